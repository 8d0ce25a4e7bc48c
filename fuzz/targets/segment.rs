//! A segment: the input is what is compressed, what stands around it, or both. It is refused, or gives
//! facts of one owner.
#![no_main]

use doorways::facts::with_checksum;
use doorways::keeping::{Line, take_in};
use libfuzzer_sys::fuzz_target;

const KEY: &str = "doorways/1/00000000000000a1/sealed/0000000000000001";

fuzz_target!(|input: (u32, u32, &str)| {
    let (facts, bytes, text) = input;
    let around = format!("{{\"v\":1,\"facts\":{facts},\"bytes\":{bytes},\"lz4\":\"{text}\"}}");
    for line in [with_checksum(text), with_checksum(&around)] {
        for key in [KEY, "doorways/1/00000000000000a1/gone"] {
            if let Ok(Line::Facts(facts)) = take_in(key, &line) {
                assert!(facts.iter().all(|fact| fact.owner == facts[0].owner));
            }
        }
    }
});
