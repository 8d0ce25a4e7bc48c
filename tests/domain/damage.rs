//! Every single damage to what is kept and to what travels: it is noticed, or it changes nothing.
//!
//! What is exhaustive here: every length at which a store of a thousand facts, a hand-over and a link
//! can be cut, and every bit of them flipped; of a segment, which is long, all bits of every seventh
//! character. A flipped bit is a burst of one; CRC-32C
//! notices all bursts of up to 32 bits, and all but one in four thousand million of longer ones.

use crate::any::ana;
use crate::device::Device;
use crate::dice::{Dice, figure};
use crate::doings::does;
use crate::tab::opened;
use doorways::exchange::{Contents, from_link, pack, to_link, unpack};
use doorways::facts::{Fact, Journal, Replica, Unreadable, What, write};
use doorways::keeping::{
    FACTS_IN_A_SEGMENT, Line, MemoryShelf, WhyAside, key_of, open, seal_old_facts, take_in,
};
use std::collections::BTreeSet;

/// So many facts of one learner, as they come about in a room or two.
fn work(count: usize) -> Journal {
    let (mut dice, device) =
        (Dice::of(7), Device::new(crate::device::Engine::Firefox, 1_767_225_600_000));
    let mut tab = opened(&device, &mut dice);
    while tab.journals.get(&ana()).is_none_or(|journal| journal.len() < count) {
        device.wait(20_000);
        does(&mut dice, &device, &mut tab, &ana());
    }
    tab.journals.remove(&ana()).expect("she worked")
}

fn store(journal: &Journal) -> Vec<(String, String)> {
    journal.facts().map(|fact| (key_of(fact), write(fact))).collect()
}

/// The character with one bit flipped, as a browser would read it back.
fn flipped(c: u8, bit: u8) -> char {
    char::from(c ^ 1 << bit)
}

const ALTERED: Option<WhyAside> = Some(WhyAside::Unreadable(Unreadable::Altered));

#[test]
fn every_flipped_bit_of_a_thousand_facts_is_noticed() {
    let lines = store(&work(1_000));
    let mut flips = 0;
    for (key, line) in &lines {
        let bytes = line.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            for bit in 0..8 {
                let other = format!("{}{}{}", &line[..at], flipped(*byte, bit), &line[at + 1..]);
                assert_eq!(take_in(key, &other), Err(ALTERED), "bit {bit} at {at} of {line}");
                flips += 1;
            }
        }
    }
    figure("every_flipped_bit_of_a_thousand_facts", 1, flips);
}

#[test]
fn every_flipped_bit_of_a_key_is_noticed() {
    let lines = store(&work(100));
    for (key, line) in &lines {
        for (at, byte) in key.bytes().enumerate() {
            for bit in 0..8 {
                let other = format!("{}{}{}", &key[..at], flipped(byte, bit), &key[at + 1..]);
                // Before the owner stands whose key it is: with another beginning it is none of ours.
                let is_ours = at >= "doorways/1/".len();
                let why = take_in(&other, line).expect_err("it stands in the wrong place");
                assert_eq!(why.is_some(), is_ours, "{other}");
            }
        }
    }
}

#[test]
fn a_thousand_facts_cut_anywhere_give_back_all_before_the_cut() {
    let (journal, shelf) = (work(1_000), &mut Vec::new());
    let facts: Vec<&Fact> = journal.facts().collect();
    let mut cuts = 0;
    for (nth, (key, line)) in store(&journal).into_iter().enumerate() {
        for length in 0..line.len() {
            assert_eq!(take_in(&key, &line[..length]), Err(ALTERED), "{length} of {line}");
            cuts += 1;
        }
        // The whole store once per fact, cut in the middle of its line.
        if nth % 50 == 0 {
            let mut cut: Vec<(String, String)> = shelf.clone();
            cut.push((key.clone(), line[..line.len() / 2].to_owned()));
            let opened = open(&MemoryShelf::holding(cut));
            let found = opened.journals.get(&ana()).map_or(0, Journal::len);
            assert_eq!((found, opened.set_aside.len()), (nth, 1));
            let found = opened.journals.get(&ana()).into_iter().flat_map(Journal::facts);
            assert!(found.eq(facts[..nth].iter().copied()));
        }
        shelf.push((key, line));
    }
    figure("a_thousand_facts_cut_anywhere", 1, cuts);
}

#[test]
fn every_damage_to_a_segment_is_noticed() {
    let shelf = MemoryShelf::holding(store(&work(FACTS_IN_A_SEGMENT)));
    let sealed = seal_old_facts(&shelf).remove(0);
    let line = &sealed.line;
    for (at, byte) in line.bytes().enumerate().step_by(7) {
        assert_eq!(take_in(&sealed.key, &line[..at]), Err(ALTERED));
        for bit in 0..8 {
            let other = format!("{}{}{}", &line[..at], flipped(byte, bit), &line[at + 1..]);
            assert_eq!(take_in(&sealed.key, &other), Err(ALTERED), "bit {bit} at {at}");
        }
    }
    assert!(matches!(take_in(&sealed.key, line), Ok(Line::Facts(facts)) if facts.len() == 256));
}

/// What arrives of a damaged hand-over: nothing, with a reason; or facts that were in it, and every
/// one that did not arrive is counted.
#[track_caller]
fn check_arrival(text: &str, sent: &BTreeSet<String>) {
    if let Ok((facts, unreadable)) = unpack(text) {
        let arrived: BTreeSet<String> = facts.iter().map(write).collect();
        assert!(arrived.is_subset(sent), "something else arrived");
        assert_eq!(arrived.len() + unreadable, sent.len(), "a loss is counted");
    }
}

#[test]
fn every_damage_to_a_hand_over_is_noticed_or_harmless() {
    let journal = work(12);
    let text = pack(&journal, Contents::ALL);
    let sent: BTreeSet<String> = journal.facts().map(write).collect();
    for at in 0..text.len() {
        let whole = at + 1 >= text.trim_end().len();
        assert_eq!(
            unpack(&text[..at]).is_ok(),
            whole && at >= text.trim_end().len(),
            "cut at {at}"
        );
        for bit in 0..8 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            // A browser reads bytes that are no text as U+FFFD.
            check_arrival(&String::from_utf8_lossy(&bytes), &sent);
        }
    }
}

#[test]
fn every_damage_to_a_link_is_noticed() {
    let packed = pack(&work(12), Contents::ALL);
    let letters =
        to_link(&miniz_oxide::deflate::compress_to_vec(packed.as_bytes(), 9)).expect("short");
    for at in 0..letters.len() {
        assert!(from_link(&letters[..at]).is_err(), "cut at {at}");
        for bit in 0..8 {
            let other = format!(
                "{}{}{}",
                &letters[..at],
                flipped(letters.as_bytes()[at], bit),
                &letters[at + 1..]
            );
            assert!(from_link(&other).is_err(), "bit {bit} at {at}");
        }
    }
}

#[test]
fn facts_that_change_places_are_set_aside() {
    let mut journal = Journal::default();
    for name in ["Ana", "Eva"] {
        journal.join(journal.next(&ana(), Replica(1), 5, What::Named { name: name.into() }));
    }
    let lines = store(&journal);
    let swapped =
        [(lines[0].0.clone(), lines[1].1.clone()), (lines[1].0.clone(), lines[0].1.clone())];
    let opened = open(&MemoryShelf::holding(swapped));
    assert_eq!((opened.journals.len(), opened.set_aside.len()), (0, 2));
}
