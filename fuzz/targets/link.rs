//! A link: refused, or bytes that make the same link again.
#![no_main]

use doorways::exchange::{LONGEST_LINK, from_link, to_link};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(letters) = to_link(bytes) {
        assert!(letters.len() <= LONGEST_LINK);
        assert_eq!(from_link(&letters).as_deref(), Ok(bytes));
    }
    if let Ok(letters) = std::str::from_utf8(bytes)
        && let Ok(carried) = from_link(letters)
    {
        assert_eq!(to_link(&carried).as_deref(), Some(letters));
    }
});
