//! Codes that a camera read, one in each line, in whatever order: each is known for what it is, and a
//! series that comes together is the one that was sent.
#![no_main]

use doorways::exchange::{Scan, Scanned, to_codes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&[u8], &str, Vec<u8>)| {
    let (sent, text, order) = input;
    let mut scan = Scan::default();
    for says in text.lines() {
        scan.take_in(says);
        assert!(scan.missing().len() <= scan.count());
    }
    // Among all of that, a sound series comes along.
    let noise = sent.iter().cycle().copied().take(3_000).collect::<Vec<u8>>();
    let Some(codes) = to_codes(&noise, "https://example.org/#/take/") else { return };
    let mut whole = None;
    for at in order.iter().map(|at| usize::from(*at) % codes.len()).chain(0..codes.len()) {
        match scan.take_in(&codes[at]) {
            Scanned::Whole(bytes) => whole = Some(bytes),
            Scanned::Piece | Scanned::Link(_) => {}
            other => panic!("{other:?} of a sound code"),
        }
    }
    assert!(codes.len() == 1 || whole.as_deref() == Some(&noise[..]));
});
