//! A line of a shelf: refused, or a fact that is written again as a line that says the same. The
//! fuzzer cannot guess checksums, so every input is tried as it is and with the right one before it.
#![no_main]

use doorways::facts::{read, with_checksum, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let signed = with_checksum(text);
    for line in [text, signed.as_str()] {
        if let Ok(fact) = read(line) {
            assert_eq!(read(&write(&fact)).as_ref(), Ok(&fact));
        }
    }
});
