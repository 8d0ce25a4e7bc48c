//! How doors look: the same on every device, and unlike their neighbours.

use crate::any;
use crate::shipped::{course, door_id};
use doorways::course::{DoorLook, Head, Hinge, Paint, Pattern, looks_of_doors, paints_of_people};
use doorways::id::{DoorId, LearnerId};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// How a door of the shipped course looks among its neighbours.
#[track_caller]
fn check(id: &str, paint: Paint, pattern: Pattern, head: Head, hinge: Hinge) {
    let number = course().number_of(&door_id(id)).expect("the course has it");
    let look = course().looks()[number - 1];
    assert_eq!(look, DoorLook { paint, pattern, head, hinge }, "{id}");
}

#[test]
fn a_door_looks_the_same_on_every_device() {
    check("A1", Paint::Plum, Pattern::Six, Head::Fanlight, Hinge::Right);
    check("A2", Paint::Lagoon, Pattern::Four, Head::Transom, Hinge::Left);
    check("A5", Paint::Clay, Pattern::Porthole, Head::Flat, Hinge::Right);
    check("A8", Paint::Harbor, Pattern::Stable, Head::Flat, Hinge::Right);
    check("A9", Paint::Ochre, Pattern::Porthole, Head::Round, Hinge::Left);
    check("A11", Paint::Slate, Pattern::Four, Head::Transom, Hinge::Left);
    check("A12", Paint::Rosehip, Pattern::Stable, Head::Flat, Hinge::Right);
}

#[test]
fn a_door_alone_has_the_look_that_its_id_asks_for() {
    let look = DoorLook::of("doorways:A8");
    assert_eq!((look.paint, look.pattern), (Paint::Lagoon, Pattern::TallGlass));
    assert_eq!((look.head, look.hinge), (Head::Flat, Hinge::Right));
}

#[test]
fn a_door_that_nobody_painted_yet_is_bare() {
    assert_eq!((DoorLook::BARE.paint, Paint::Bare.name()), (Paint::Bare, "bare"));
}

const PAINTS: [Paint; 13] = [
    Paint::Lagoon,
    Paint::Harbor,
    Paint::Plum,
    Paint::Rosehip,
    Paint::Brick,
    Paint::Clay,
    Paint::Ochre,
    Paint::Olive,
    Paint::Fern,
    Paint::Slate,
    Paint::Indigo,
    Paint::Mulberry,
    Paint::Bare,
];

#[test]
fn every_paint_is_in_the_style_sheets() {
    let tokens = std::fs::read_to_string("style/tokens.css").expect("the style sheet is there");
    for paint in PAINTS {
        let rule = format!("[data-paint=\"{}\"]", paint.name());
        assert!(tokens.contains(&rule), "{rule} is not in style/tokens.css");
    }
}

/// How often each paint and each pattern is used, by name.
fn counts(names: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    counts
}

fn paints(looks: &[DoorLook]) -> Vec<&'static str> {
    looks.iter().map(|look| look.paint.name()).collect()
}

/// Whether no two of any `window` neighbours have the same paint.
fn neighbours_differ(looks: &[DoorLook], window: usize) -> bool {
    paints(looks)
        .windows(window.min(looks.len()).max(1))
        .all(|some| some.iter().collect::<BTreeSet<_>>().len() == some.len())
}

#[test]
fn no_two_doors_of_the_shipped_course_look_alike() {
    let looks = course().looks();
    assert_eq!(looks.len(), 13);
    let shapes: BTreeSet<String> = looks.iter().map(|look| format!("{look:?}")).collect();
    assert_eq!(shapes.len(), 13);
    assert!(neighbours_differ(&looks, 4));
    assert!(looks.iter().all(|look| look.paint != Paint::Bare));
}

#[test]
fn another_course_with_the_same_door_ids_looks_different() {
    let ids: Vec<DoorId> = course().doors.iter().map(|card| card.id.clone()).collect();
    let other = looks_of_doors("another:", ids.iter());
    assert_ne!(other, course().looks());
    assert_eq!(looks_of_doors("doorways:", ids.iter()), course().looks());
}

/// The ids of the doors of some course.
fn doors() -> impl Strategy<Value = Vec<DoorId>> {
    let numbered = (1..60_u32).prop_map(|count| (1..=count).map(|n| format!("A{n}")).collect());
    let named = prop::collection::vec("[A-Za-z0-9_-]{1,48}", 1..60);
    prop_oneof![numbered, named]
        .prop_map(|ids: Vec<String>| ids.iter().map(|id| door_id(id)).collect())
}

/// The people of some device, in the order they came.
fn people() -> impl Strategy<Value = Vec<LearnerId>> {
    prop::collection::vec("[0-9a-f]{16}", 1..40)
        .prop_map(|ids| ids.into_iter().map(|id| LearnerId::new(id).expect("an id")).collect())
}

proptest! {
    #[test]
    fn any_four_neighbours_have_four_paints(seed in any::words(), ids in doors()) {
        prop_assert!(neighbours_differ(&looks_of_doors(&seed, ids.iter()), 4));
    }

    #[test]
    fn the_first_ten_doors_have_ten_paints_and_the_first_eight_eight_patterns(
        seed in any::words(), ids in doors()
    ) {
        let looks = looks_of_doors(&seed, ids.iter());
        let ten = &looks[..looks.len().min(10)];
        prop_assert!(neighbours_differ(ten, 10));
        let eight = looks.iter().take(8).map(|look| format!("{:?}", look.pattern));
        prop_assert!(counts(eight).values().all(|count| *count == 1));
    }

    #[test]
    fn no_paint_and_no_pattern_takes_over(seed in any::words(), ids in doors()) {
        let looks = looks_of_doors(&seed, ids.iter());
        let fair = |counts: BTreeMap<String, usize>, choices: usize, slack: usize| {
            counts.values().all(|count| *count <= looks.len().div_ceil(choices) + slack)
        };
        prop_assert!(fair(counts(paints(&looks).into_iter().map(String::from)), 10, 1));
        let patterns = counts(looks.iter().map(|look| format!("{:?}", look.pattern)));
        prop_assert!(fair(patterns, 8, 0));
    }

    #[test]
    fn a_door_keeps_its_look_when_doors_are_added_after_it(
        seed in any::words(), ids in doors(), keep in any::<prop::sample::Index>()
    ) {
        let keep = keep.index(ids.len());
        let all = looks_of_doors(&seed, ids.iter());
        prop_assert_eq!(&looks_of_doors(&seed, ids[..keep].iter()), &all[..keep]);
    }

    #[test]
    fn only_paint_and_pattern_move_on_for_the_neighbours(seed in any::words(), ids in doors()) {
        for (look, id) in looks_of_doors(&seed, ids.iter()).iter().zip(&ids) {
            let asked = DoorLook::of(&format!("{seed}{id}"));
            prop_assert_eq!((look.head, look.hinge), (asked.head, asked.hinge));
        }
        let first = &looks_of_doors(&seed, ids[..1].iter())[0];
        prop_assert_eq!(*first, DoorLook::of(&format!("{seed}{}", ids[0])));
    }

    #[test]
    fn the_first_six_people_on_a_device_have_six_paints(ids in people()) {
        let looks = paints_of_people(ids.iter());
        prop_assert!(neighbours_differ(&looks[..looks.len().min(6)], 6));
        for count in counts(paints(&looks).into_iter().map(String::from)).values() {
            prop_assert!(*count <= looks.len().div_ceil(6));
        }
    }

    #[test]
    fn a_person_keeps_their_paint_when_others_come(
        ids in people(), keep in any::<prop::sample::Index>()
    ) {
        let keep = keep.index(ids.len());
        let all = paints_of_people(ids.iter());
        prop_assert_eq!(&paints_of_people(ids[..keep].iter()), &all[..keep]);
    }

    #[test]
    fn people_have_cool_paints_only(ids in people()) {
        let cool = ["plum", "harbor", "lagoon", "indigo", "mulberry", "slate"];
        for paint in paints(&paints_of_people(ids.iter())) {
            prop_assert!(cool.contains(&paint), "{paint} would look like a warning");
        }
    }
}
