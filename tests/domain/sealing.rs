//! Old facts are sealed together, and a person who leaves a device is gone from it.

use crate::any::{self, ana, journal_of, nth, signed};
use doorways::facts::{Fact, Journal, Replica, Stamp, Unreadable, What, write};
use doorways::id::LearnerId;
use doorways::keeping::{
    FACTS_IN_A_SEGMENT, Fault, Gone, Line, MemoryShelf, NotKept, Opened, SetAside, Shelf, WhyAside,
    characters, keep, key_of, open, remove, seal_old_facts, sealed_already, take_in,
};
use proptest::prelude::*;
use std::cell::Cell;
use std::collections::BTreeMap;

fn ben() -> LearnerId {
    LearnerId::new("00000000000000b2").expect("an id")
}

/// So many facts of a person in one tab, as they were recorded.
fn years(owner: &LearnerId, replica: u64, count: usize) -> Vec<Fact> {
    let mut journal = Journal::default();
    for nth in 0..count {
        let what = What::Named { name: format!("Ana 🦋 \"{nth}\"") };
        journal.join(journal.next(owner, Replica(replica), 1_000 * nth as u64, what));
    }
    journal.facts().cloned().collect()
}

fn holding(facts: &[Fact]) -> MemoryShelf {
    MemoryShelf::holding(facts.iter().map(|fact| (key_of(fact), write(fact))))
}

fn found(opened: &Opened, owner: &LearnerId) -> Vec<Fact> {
    opened.journals.get(owner).map(|j| j.facts().cloned().collect()).unwrap_or_default()
}

#[test]
fn many_old_facts_become_one_line_and_are_all_still_there() {
    let facts = years(&ana(), 7, FACTS_IN_A_SEGMENT + 10);
    let shelf = holding(&facts);
    let sealed = seal_old_facts(&shelf);
    assert_eq!(sealed.len(), 1);
    assert_eq!(sealed[0].replaces.len(), FACTS_IN_A_SEGMENT);
    assert_eq!(shelf.lines().len(), 11);
    let opened = open(&shelf);
    assert_eq!((found(&opened, &ana()), &opened.set_aside[..]), (facts, &[][..]));
    assert_eq!(opened.journals[&ana()].misfits(), []);
    // There is nothing more to seal.
    assert_eq!(seal_old_facts(&shelf), []);
}

#[test]
fn few_facts_stay_as_they_are() {
    let shelf = holding(&years(&ana(), 7, FACTS_IN_A_SEGMENT - 1));
    let before = shelf.lines();
    assert_eq!(seal_old_facts(&shelf), []);
    assert_eq!(shelf.lines(), before);
}

#[test]
fn everybody_has_segments_of_their_own() {
    let (anas, bens) = (years(&ana(), 7, 300), years(&ben(), 8, 300));
    let shelf = holding(&[anas.clone(), bens.clone()].concat());
    assert_eq!(seal_old_facts(&shelf).len(), 2);
    let opened = open(&shelf);
    assert_eq!((found(&opened, &ana()), found(&opened, &ben())), (anas, bens));
}

#[test]
fn nobody_waits_long_for_sealing() {
    let shelf = holding(&years(&ana(), 7, FACTS_IN_A_SEGMENT * 10));
    assert_eq!(seal_old_facts(&shelf).len(), 8);
    assert_eq!(seal_old_facts(&shelf).len(), 2);
    assert_eq!(shelf.lines().len(), 10);
}

#[test]
fn a_sealed_record_takes_a_quarter_of_the_room() {
    let shelf = holding(&years(&ana(), 7, FACTS_IN_A_SEGMENT * 4));
    let before = characters(&shelf);
    seal_old_facts(&shelf);
    let after = characters(&shelf);
    assert!(after * 4 < before, "{before} characters became {after}");
}

/// A shelf of a browser that is killed: from one operation on, nothing happens any more.
struct Killed<'a> {
    shelf: &'a MemoryShelf,
    at: usize,
    operations: Cell<usize>,
}

impl Killed<'_> {
    fn is_alive(&self) -> bool {
        let nth = self.operations.replace(self.operations.get() + 1);
        nth < self.at
    }
}

impl Shelf for Killed<'_> {
    fn lines(&self) -> Vec<(String, String)> {
        self.shelf.lines()
    }

    fn line(&self, key: &str) -> Option<String> {
        self.shelf.line(key)
    }

    fn put(&self, key: &str, line: &str) -> Result<(), NotKept> {
        if self.is_alive() { self.shelf.put(key, line) } else { Err(NotKept::Blocked) }
    }

    fn remove(&self, key: &str) {
        if self.is_alive() {
            self.shelf.remove(key);
        }
    }
}

#[test]
fn a_browser_that_is_killed_while_it_seals_loses_nothing() {
    let facts = years(&ana(), 7, FACTS_IN_A_SEGMENT + 3);
    for at in (0..4).chain((4..FACTS_IN_A_SEGMENT).step_by(29)).chain([FACTS_IN_A_SEGMENT + 1]) {
        let shelf = holding(&facts);
        seal_old_facts(&Killed { shelf: &shelf, at, operations: Cell::new(0) });
        let opened = open(&shelf);
        assert_eq!(found(&opened, &ana()), facts, "killed at {at}");
        assert_eq!(opened.set_aside, [], "killed at {at}");
        // And the next opening can seal what is left.
        seal_old_facts(&shelf);
        assert_eq!(found(&open(&shelf), &ana()), facts, "killed at {at}");
    }
}

#[test]
fn a_shelf_that_keeps_the_segment_badly_keeps_the_single_lines() {
    let facts = years(&ana(), 7, FACTS_IN_A_SEGMENT);
    for fault in [Fault::FullFrom(0), Fault::LosesPut(0), Fault::Blocked] {
        let shelf = MemoryShelf::with_fault(Fault::None);
        let lines: Vec<_> = facts.iter().map(|fact| (key_of(fact), write(fact))).collect();
        for (key, line) in &lines {
            shelf.put(key, line).expect("there is room");
        }
        let faulty = shelf.turning(fault);
        assert_eq!(seal_old_facts(&faulty), [], "{fault:?}");
        assert_eq!(found(&open(&faulty), &ana()), facts, "{fault:?}");
    }
}

#[test]
fn a_damaged_segment_is_set_aside_and_stays() {
    let facts = years(&ana(), 7, FACTS_IN_A_SEGMENT);
    let shelf = holding(&facts);
    let sealed = seal_old_facts(&shelf).remove(0);
    for at in (0..sealed.line.len()).step_by(7) {
        let other = if sealed.line.as_bytes()[at] == b'x' { "y" } else { "x" };
        let damaged = format!("{}{other}{}", &sealed.line[..at], &sealed.line[at + 1..]);
        for line in [damaged, sealed.line[..at].to_owned()] {
            let shelf = MemoryShelf::holding([(sealed.key.clone(), line.clone())]);
            let opened = open(&shelf);
            let why = WhyAside::Unreadable(Unreadable::Altered);
            assert_eq!(opened.set_aside, [SetAside { key: sealed.key.clone(), why }]);
            assert_eq!(found(&opened, &ana()), []);
            assert_eq!(shelf.line(&sealed.key), Some(line));
        }
    }
}

#[test]
fn a_segment_that_lies_is_refused_before_it_is_filled_up() {
    let key = "doorways/1/00000000000000a1/sealed/0000000000000007";
    let refused = |json: &str, why| {
        assert_eq!(take_in(key, &signed(json)), Err(Some(WhyAside::Unreadable(why))), "{json}");
    };
    refused(r#"{"v":1,"facts":1,"bytes":4294967295,"lz4":""}"#, Unreadable::TooLong);
    for lie in [
        r#"{"v":1,"facts":1,"bytes":0,"lz4":""}"#,
        r#"{"v":1,"facts":1,"bytes":100,"lz4":"AAAA"}"#,
        r#"{"v":1,"facts":1,"bytes":100,"lz4":"é"}"#,
        r#"{"v":1,"facts":1,"bytes":100,"lz4":"////////"}"#,
        r#"{"v":2,"facts":1,"bytes":1,"lz4":"AAAA"}"#,
        r#"{"facts":1}"#,
        "[]",
        "",
    ] {
        refused(lie, Unreadable::NotAFact);
    }
    let sealed = {
        let shelf = holding(&years(&ana(), 7, FACTS_IN_A_SEGMENT));
        seal_old_facts(&shelf).remove(0)
    };
    let moved = sealed.key.replace("a1", "b2");
    assert_eq!(take_in(&moved, &sealed.line), Err(Some(WhyAside::WrongPlace)));
}

#[test]
fn a_line_that_says_something_else_is_not_taken_for_sealed() {
    let facts = years(&ana(), 7, FACTS_IN_A_SEGMENT);
    let segment = seal_old_facts(&holding(&facts)).remove(0);
    let mut lines: Vec<_> = facts.iter().map(|fact| (key_of(fact), write(fact))).collect();
    let other = Fact { what: What::Named { name: "someone else".into() }, ..facts[4].clone() };
    lines[4].1 = write(&other);
    lines.push((segment.key, segment.line));
    let spare = sealed_already(&lines);
    assert_eq!(spare.len(), facts.len() - 1);
    assert!(!spare.contains(&key_of(&other)), "both stay, and the double is told");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_was_kept_is_found_after_sealing(
        facts in prop::collection::vec(any::fact(), FACTS_IN_A_SEGMENT..FACTS_IN_A_SEGMENT * 3)
    ) {
        let shelf = MemoryShelf::default();
        for (fact, seq) in facts.into_iter().zip(1..) {
            let fact = match fact.what {
                What::Unknown { .. } => fact,
                _ => Fact { id: nth(9, seq), owner: ana(), ..fact },
            };
            keep(&shelf, &fact).ok();
        }
        let before = open(&shelf);
        seal_old_facts(&shelf);
        let after = open(&shelf);
        prop_assert_eq!(before.journals, after.journals);
        prop_assert_eq!(before.set_aside, after.set_aside);
    }
}

// ------------------------------------------------------------------ gone from this device

#[test]
fn who_is_removed_is_gone_and_nobody_else_is_touched() {
    let (anas, bens) = (years(&ana(), 7, 300), years(&ben(), 8, 300));
    let shelf = holding(&[anas.clone(), bens.clone()].concat());
    seal_old_facts(&shelf);
    shelf.put("doorways/1/00000000000000a1/0000000000000007/999", "spoiled").expect("room");
    shelf.put("doorways/1/00000000000000a12/x", "not hers").expect("room");
    remove(&shelf, &ana(), &Gone::all_of(&journal_of(anas))).expect("room");
    let opened = open(&shelf);
    assert_eq!((found(&opened, &ana()), found(&opened, &ben())), (vec![], bens));
    let hers: Vec<_> =
        shelf.lines().into_iter().filter(|(k, _)| k.contains("/00000000000000a1/")).collect();
    assert_eq!(hers.len(), 1, "only that she is gone: {hers:?}");
    assert!(!hers[0].1.contains("Ana"), "nothing that she said");
}

#[test]
fn what_comes_back_on_its_own_is_a_leftover_and_what_is_new_counts() {
    let facts = years(&ana(), 7, 5);
    let gone = Gone::all_of(&journal_of(facts.clone()));
    let shelf = holding(&facts);
    shelf.put(&Gone::key(&ana()), &gone.line()).expect("room");
    // Another tab went on with a replica of its own.
    let later = years(&ana(), 9, 1).remove(0);
    keep(&shelf, &later).expect("room");
    let opened = open(&shelf);
    assert_eq!(found(&opened, &ana()), [later]);
    assert_eq!(opened.leftovers.len(), 5);
    assert_eq!(opened.gone, BTreeMap::from([(ana(), gone)]));
}

#[test]
fn a_browser_that_is_killed_while_it_removes_somebody_finishes_next_time() {
    let facts = years(&ana(), 7, 8);
    let gone = Gone::all_of(&journal_of(facts.clone()));
    for at in 0..=9 {
        let shelf = holding(&facts);
        remove(&Killed { shelf: &shelf, at, operations: Cell::new(0) }, &ana(), &gone).ok();
        let opened = open(&shelf);
        let left = found(&opened, &ana()).len();
        assert_eq!(left, if at == 0 { 8 } else { 0 }, "killed at {at}: all or nobody");
        opened.leftovers.iter().for_each(|key| shelf.remove(key));
        assert_eq!(shelf.lines().len(), if at == 0 { 8 } else { 1 });
    }
}

#[test]
fn who_is_removed_from_a_full_device_is_gone_too() {
    let facts = years(&ana(), 7, 8);
    let gone = Gone::all_of(&journal_of(facts.clone()));
    let shelf = holding(&facts).turning(Fault::FullOnceAt(0));
    assert_eq!(remove(&shelf, &ana(), &gone), Ok(()));
    assert_eq!(found(&open(&shelf), &ana()), []);
    assert_eq!(shelf.lines().len(), 1);
    let shelf = holding(&facts).turning(Fault::Blocked);
    assert_eq!(remove(&shelf, &ana(), &gone), Err(NotKept::Blocked));
    assert_eq!(shelf.lines(), []);
}

proptest! {
    #[test]
    fn a_line_about_somebody_gone_is_read_as_it_was_written(journal in any::journal()) {
        let gone = Gone::all_of(&journal);
        let said = take_in(&Gone::key(&ana()), &gone.line());
        prop_assert_eq!(said, Ok(Line::Gone(ana(), gone.clone())));
        for fact in journal.facts() {
            prop_assert!(gone.covers(fact.id));
        }
        let other = nth(0xffff, 1);
        prop_assert!(journal.fact(other).is_some() || !gone.covers(other));
    }

    #[test]
    fn forgetting_takes_out_what_is_gone_and_nothing_else(here in any::journal(), more in any::journal()) {
        let gone = Gone::all_of(&here);
        let mut all = here;
        all.merge(more.clone());
        all.forget(|id| gone.covers(id));
        for fact in more.facts() {
            prop_assert_eq!(all.fact(fact.id).is_some(), !gone.covers(fact.id));
        }
        prop_assert!(all.facts().all(|fact| !gone.covers(fact.id)));
    }
}

#[test]
fn a_line_about_somebody_gone_that_cannot_be_read_is_set_aside() {
    for line in ["", "spoiled", &signed("{}"), &signed(r#"{"v":2,"gone":{}}"#)] {
        let shelf = MemoryShelf::holding([(Gone::key(&ana()), line.to_owned())]);
        let opened = open(&shelf);
        assert_eq!((opened.set_aside.len(), opened.gone.len()), (1, 0), "{line}");
    }
    let stamp = Stamp { ms: 1, count: 0, clock_ms: 1 };
    let what = What::Named { name: "Ana".into() };
    let fact = Fact { id: nth(7, 1), prev: None, stamp, owner: ana(), what };
    let line = write(&fact);
    let shelf = MemoryShelf::holding([(Gone::key(&ana()), line), (key_of(&fact), write(&fact))]);
    assert_eq!(found(&open(&shelf), &ana()), [fact]);
}
