//! Every place in the app is an address that can be kept, sent and typed.

use crate::any::{self, ana, naughty_words, nth};
use crate::shipped::{checkpoint_id, door_id, goal};
use doorways::route::Route;
use proptest::prelude::*;

#[track_caller]
fn check(address: &str, place: Route) {
    assert_eq!(Route::parse(address), place, "{address}");
    assert_eq!(place.to_string(), address, "{place:?}");
}

#[test]
fn every_kind_of_place_has_an_address() {
    check("#/", Route::Hall);
    check("#/new", Route::New);
    check("#/enter/00000000000000a1", Route::Enter(ana()));
    check("#/today", Route::Today);
    check("#/doors", Route::Doors);
    check("#/doors/compare/A1", Route::Compare(vec![door_id("A1")]));
    check("#/doors/compare/A5,A1,A5", Route::Compare(["A5", "A1", "A5"].map(door_id).to_vec()));
    check("#/door/A5", Route::Door(door_id("A5")));
    check("#/door/A5/choose", Route::Choose(door_id("A5")));
    check("#/room/00000000000000a1-12", Route::Room(nth(0xa1, 12)));
    check(
        "#/room/ffffffffffffffff-4294967295/c4",
        Route::Checkpoint(nth(u64::MAX, u32::MAX), checkpoint_id("c4")),
    );
    check("#/map", Route::Map);
    check("#/goals", Route::Goals);
    check("#/goal/M4", Route::Goal(goal("M4")));
    check("#/proof", Route::Proof);
    check("#/story", Route::Story);
    check("#/settings", Route::Settings);
    check("#/help", Route::Help);
    check("#/nowhere", Route::Unknown);
}

/// An address that is written another way leads to the same place.
#[track_caller]
fn check_leads(address: &str, place: Route) {
    assert_eq!(Route::parse(address), place, "{address:?}");
}

#[test]
fn a_carelessly_typed_address_still_leads_there() {
    for address in ["", "#", "/", "#/", "#//"] {
        check_leads(address, Route::Hall);
    }
    for address in ["goals", "/goals", "#goals", "#/goals", "#/goals/", "#//goals//"] {
        check_leads(address, Route::Goals);
    }
}

#[test]
fn a_hostile_address_leads_nowhere() {
    for address in [
        "#/goals/more",
        "#/map/M4",
        "#/maps",
        "#/Goals",
        "#/goals ",
        "#/goals?x=1",
        "#/goals#/help",
        "##/goals",
        "#/door",
        "#/door/",
        "#/door//choose",
        "#/door/A5/choose/again",
        "#/door/A5/leave",
        "#/door/../../etc/passwd",
        "#/door/%2e%2e",
        "#/door/<script>alert(1)<",
        "#/door/javascript:alert(1)",
        "#/door/A\u{30a}5",
        "#/door/\u{202e}5A",
        "#/door/A5\0",
        "#/doors/compare",
        "#/doors/compare/",
        "#/doors/compare/,",
        "#/doors/compare/A1,",
        "#/doors/compare/A1,,A2",
        "#/doors/compare/A1, A2",
        "#/doors/compare/A1,A2,A3,A4",
        "#/enter/",
        "#/enter/a.b",
        "#/goal/M4/M5",
        "#/room/",
        "#/room/1-1",
        "#/room/00000000000000a1",
        "#/room/00000000000000a1-",
        "#/room/00000000000000a1-0",
        "#/room/00000000000000a1-01",
        "#/room/00000000000000a1-+1",
        "#/room/00000000000000a1--1",
        "#/room/00000000000000a1-4294967296",
        "#/room/00000000000000A1-1",
        "#/room/+000000000000a1-1",
        "#/room/0x000000000000a1-1",
        "#/room/00000000000000a1-١",
        "#/room/00000000000000é1-1",
        "#/room/00000000000000a1-1/c 1",
    ] {
        check_leads(address, Route::Unknown);
    }
}

#[test]
fn an_id_in_an_address_has_48_characters_at_most() {
    let longest = "x".repeat(48);
    check(&format!("#/door/{longest}"), Route::Door(door_id(&longest)));
    check_leads(&format!("#/door/{longest}x"), Route::Unknown);
    check_leads(&format!("#/door/{}", "x".repeat(1_000_000)), Route::Unknown);
    check_leads(&"/".repeat(1_000_000), Route::Hall);
    check_leads(&format!("#/doors/compare/{}", ",A1".repeat(100_000)), Route::Unknown);
}

#[test]
fn only_the_places_of_somebodys_work_ask_whose() {
    for place in [Route::Hall, Route::New, Route::Enter(ana()), Route::Settings, Route::Help] {
        assert!(!place.is_somebodys(), "{place}");
    }
    assert!(!Route::Unknown.is_somebodys());
    let room = nth(1, 1);
    for place in [
        Route::Today,
        Route::Doors,
        Route::Compare(vec![door_id("A1")]),
        Route::Door(door_id("A1")),
        Route::Choose(door_id("A1")),
        Route::Room(room),
        Route::Checkpoint(room, checkpoint_id("c1")),
        Route::Map,
        Route::Goals,
        Route::Goal(goal("M4")),
        Route::Proof,
        Route::Story,
    ] {
        assert!(place.is_somebodys(), "{place}");
    }
}

#[test]
fn no_naughty_text_breaks_an_address() {
    for text in naughty_words() {
        Route::parse(text);
        let door = Route::parse(&format!("#/door/{text}"));
        assert!(matches!(door, Route::Unknown | Route::Door(_) | Route::Choose(_)), "{text:?}");
    }
}

/// Text that looks much like an address.
fn almost_an_address() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        proptest::sample::select(vec![
            "#",
            "/",
            ",",
            "-",
            "new",
            "enter",
            "today",
            "doors",
            "compare",
            "door",
            "choose",
            "room",
            "map",
            "goals",
            "goal",
            "A1",
            "c1",
            "00000000000000a1",
            "00000000000000a1-1",
            "0",
        ])
        .prop_map(str::to_owned),
        any::words(),
    ];
    prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn an_address_gives_the_place_back(place in any::route()) {
        let address = place.to_string();
        prop_assert!(address.starts_with("#/") && address.is_ascii());
        prop_assert!(!address.contains(|c: char| c.is_whitespace() || "\"'<>&%?\\".contains(c)));
        prop_assert_eq!(Route::parse(&address), place);
    }

    #[test]
    fn what_an_address_leads_to_has_one_address(text in almost_an_address()) {
        let place = Route::parse(&text);
        prop_assert_eq!(Route::parse(&place.to_string()), place);
    }
}
