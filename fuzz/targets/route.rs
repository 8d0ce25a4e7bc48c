//! The part of an address after `#`: whatever it says is a place, and the place prints as one that is
//! read the same.
#![no_main]

use doorways::route::Route;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|hash: &str| {
    let place = Route::parse(hash);
    assert_eq!(Route::parse(&place.to_string()), place);
});
