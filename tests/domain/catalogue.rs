//! The catalogue of doors: what a learner asks to see, and how a door fits them.

use crate::any::{ana, journal_of, loves, nth};
use crate::shipped::{checkpoint_id, course, door_id, goal, goals};
use doorways::course::Mode;
use doorways::facts::{Fact, Independence, Proof, Stamp, What};
use doorways::id::{CourseId, TagId};
use doorways::learning::{Filter, Fit, Learner, Length, Order};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::collections::BTreeSet;

fn tag(id: &str) -> TagId {
    TagId::new(id).expect("an id")
}

/// The numbers of the doors that the catalogue shows.
#[track_caller]
fn check(filter: Filter, shown: &[u32]) {
    let found: Vec<String> =
        filter.doors(course()).into_iter().map(|door| door.id.to_string()).collect();
    let shown: Vec<String> = shown.iter().map(|number| format!("A{number}")).collect();
    assert_eq!(found, shown, "{filter:?}");
}

const ALL: &[u32] = &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];

#[test]
fn a_learner_who_asks_for_nothing_sees_every_door() {
    check(Filter::default(), ALL);
    assert!(Filter::default().is_open());
    let shortest = Filter { order: Order::Shortest, ..Filter::default() };
    assert!(shortest.is_open(), "an order hides nothing");
}

#[test]
fn doors_are_shown_for_any_of_the_ways_to_work() {
    let modes =
        |modes: &[Mode]| Filter { modes: modes.iter().copied().collect(), ..Filter::default() };
    check(modes(&[Mode::Solo]), &[2, 4, 6, 8, 9, 11, 12, 13]);
    check(modes(&[Mode::Pair]), &[2, 3, 7, 8, 9, 10, 13]);
    check(modes(&[Mode::Group]), &[1, 4, 5, 11, 13]);
    check(modes(&[Mode::Pair, Mode::Group]), &[1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13]);
    check(modes(&Mode::ALL), ALL);
    assert!(!modes(&[Mode::Solo]).is_open());
}

#[test]
fn doors_are_shown_for_any_of_the_lengths() {
    let lengths = |lengths: &[Length]| Filter {
        lengths: lengths.iter().copied().collect(),
        ..Filter::default()
    };
    check(lengths(&[Length::TwoWeeks]), &[2, 6, 7, 9, 10, 12]);
    check(lengths(&[Length::Longer]), &[1, 3, 4, 5, 8, 11, 13]);
    check(lengths(&Length::ALL), ALL);
    assert!(!lengths(&[Length::Longer]).is_open());
}

#[test]
fn ones_own_door_goes_with_every_interest_and_every_goal() {
    let interest = |id| Filter { interest: Some(tag(id)), ..Filter::default() };
    check(interest("food"), &[3, 13]);
    check(interest("art"), &[9, 11, 13]);
    check(interest("business"), &[1, 3, 13]);
    check(interest("knitting"), &[13]);
    assert!(!interest("food").is_open());
}

#[test]
fn a_door_leads_to_a_goal_that_it_reaches_touches_or_stretches_to() {
    let leads = |id| Filter { goal: Some(goal(id)), ..Filter::default() };
    check(leads("E6"), &[5, 11, 13]);
    check(leads("P5"), &[10, 11, 13]);
    check(leads("F1"), &[13]);
    assert!(!leads("E6").is_open());
}

#[test]
fn what_is_asked_together_holds_together() {
    let short_and_alone = Filter {
        modes: BTreeSet::from([Mode::Solo]),
        lengths: BTreeSet::from([Length::TwoWeeks]),
        ..Filter::default()
    };
    check(short_and_alone.clone(), &[2, 6, 9, 12]);
    check(Filter { interest: Some(tag("justice")), ..short_and_alone.clone() }, &[12]);
    check(Filter { goal: Some(goal("L5")), ..short_and_alone }, &[6]);
}

#[test]
fn the_shortest_doors_come_first_when_asked_for() {
    let shortest = Filter { order: Order::Shortest, ..Filter::default() };
    check(shortest.clone(), &[2, 6, 7, 9, 10, 12, 3, 4, 5, 8, 11, 13, 1]);
    check(Filter { modes: BTreeSet::from([Mode::Group]), ..shortest }, &[4, 5, 11, 13, 1]);
}

fn filter() -> impl Strategy<Value = Filter> {
    let tags: Vec<TagId> = course().tags.iter().map(|tag| tag.id.clone()).collect();
    let goals: Vec<_> = course().objectives.iter().map(|objective| objective.id.clone()).collect();
    (
        subsequence(Mode::ALL.to_vec(), 0..=3),
        subsequence(Length::ALL.to_vec(), 0..=2),
        prop::option::of(select(tags)),
        prop::option::of(select(goals)),
        any::<bool>(),
    )
        .prop_map(|(modes, lengths, interest, goal, shortest)| Filter {
            modes: modes.into_iter().collect(),
            lengths: lengths.into_iter().collect(),
            interest,
            goal,
            order: if shortest { Order::Shortest } else { Order::Number },
        })
}

proptest! {
    #[test]
    fn a_filter_shows_every_door_once_that_passes_each_question(filter in filter()) {
        let alone = [
            Filter { modes: filter.modes.clone(), ..Filter::default() },
            Filter { lengths: filter.lengths.clone(), ..Filter::default() },
            Filter { interest: filter.interest.clone(), ..Filter::default() },
            Filter { goal: filter.goal.clone(), ..Filter::default() },
        ];
        let shown: Vec<_> = filter.doors(course()).into_iter().map(|door| &door.id).collect();
        for card in &course().doors {
            let passes = alone.iter().all(|one| one.doors(course()).contains(&card));
            prop_assert_eq!(shown.iter().filter(|id| **id == &card.id).count(), usize::from(passes));
        }
        prop_assert_eq!(filter.is_open(), alone.iter().all(Filter::is_open));
    }

    #[test]
    fn another_order_shows_the_same_doors(filter in filter()) {
        let ids = |order| {
            let filter = Filter { order, ..filter.clone() };
            filter.doors(course()).iter().map(|door| door.id.clone()).collect::<BTreeSet<_>>()
        };
        prop_assert_eq!(ids(Order::Number), ids(Order::Shortest));
    }
}

// ------------------------------------------------------------------ how a door fits

/// A learner who loves some things and has put work to a room behind Pitch Night that shows goals.
fn learner(interests: &[(&str, u8)], shown: &[&str]) -> Learner {
    let fact = |seq, what| Fact {
        id: nth(1, seq),
        prev: None,
        stamp: Stamp { ms: seq.into(), count: 0, clock_ms: seq.into() },
        owner: ana(),
        what,
    };
    let course = CourseId::new("quadratics-and-profit").expect("an id");
    let door = What::DoorChosen {
        course,
        door: door_id("A1"),
        why: String::new(),
        goals: vec![],
        title: String::new(),
    };
    let proof = What::ProofAdded {
        run: nth(1, 2),
        checkpoint: checkpoint_id("c5"),
        proof: Proof::Text { text: "q = 26 - 2p".into() },
        how: Independence::Own,
        shows: goals(shown),
    };
    let told = What::InterestsTold { interests: loves(interests) };
    Learner::of(&journal_of([fact(1, told), fact(2, door), fact(3, proof)]))
}

#[track_caller]
fn check_fit(learner: &Learner, door: &str, loved: &[&str], new: &[&str], not_tried: &[&str]) {
    let card = course().door(&door_id(door)).expect("the course has it");
    let tags = |ids: &[&str]| ids.iter().copied().map(tag).collect::<Vec<_>>();
    let expected = Fit { loved: tags(loved), new: tags(new), not_tried: goals(not_tried) };
    assert_eq!(Fit::of(learner, card), expected, "{door}");
}

#[test]
fn for_somebody_new_every_goal_of_a_door_is_not_tried_yet() {
    let new = Learner::default();
    check_fit(&new, "A3", &[], &["food", "family", "business"], &["L5", "M1", "M2", "M4"]);
    check_fit(&new, "A13", &[], &[], &[]);
}

#[test]
fn a_door_fits_what_a_learner_loves_and_has_not_tried() {
    let learner = learner(&[("family", 3), ("business", 1), ("music", 2)], &["M4", "L5", "Q3"]);
    check_fit(&learner, "A3", &["family", "business"], &["food"], &["M1", "M2"]);
    check_fit(&learner, "A2", &["music"], &["community"], &["L3", "M1", "M3"]);
    check_fit(&learner, "A6", &[], &["tech"], &["L3", "E2", "Q1", "M7"]);
}

#[test]
fn goals_that_a_door_only_touches_do_not_count_as_not_tried() {
    let learner = learner(&[], &["Q2", "Q4", "Q5"]);
    check_fit(&learner, "A9", &[], &["art", "heritage"], &[]);
}
