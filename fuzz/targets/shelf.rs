//! A whole shelf: keys and lines, one pair in two lines of the input. Every one of ours is taken in or
//! set aside, sealing loses nothing, and nothing panics.
#![no_main]

use doorways::facts::with_checksum;
use doorways::keeping::{MemoryShelf, Shelf, open, seal_old_facts};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let lines: Vec<&str> = text.lines().collect();
    for signed in [false, true] {
        let pairs = lines.chunks_exact(2).map(|pair| {
            let line = if signed { with_checksum(pair[1]) } else { pair[1].to_owned() };
            (format!("doorways/1/{}", pair[0]), line)
        });
        let shelf = MemoryShelf::holding(pairs);
        let before = open(&shelf);
        let counted = before.set_aside.len() + before.leftovers.len() + before.gone.len();
        assert!(counted <= shelf.lines().len());
        seal_old_facts(&shelf);
        assert_eq!(open(&shelf).journals, before.journals);
    }
});
