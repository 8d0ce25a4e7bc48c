//! Work that travels: packed on one device, looked at and added on another.

use crate::any::{self, ana, nth};
use doorways::exchange::{
    Arrival, Contents, LARGEST, LONGEST_LINK, MOST_FACTS, NotAHandOver, from_link, pack, to_link,
    unpack,
};
use doorways::facts::{Answer, Asked, Journal, Purpose, Replica, Said, What, write};
use doorways::id::{LearnerId, QuestionId};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeMap;

fn journal() -> Journal {
    let mut journal = Journal::default();
    for name in ["Ana", "安娜 🦋", "\"]}{[\\"] {
        journal.join(journal.next(&ana(), Replica(1), 5, What::Named { name: name.into() }));
    }
    journal
}

fn arrived(text: &str) -> (Journal, usize) {
    let (facts, unreadable) = unpack(text).expect("it is a hand-over");
    let mut journal = Journal::default();
    for fact in facts {
        journal.join(fact);
    }
    (journal, unreadable)
}

#[test]
fn a_hand_over_is_json_that_a_person_can_read() {
    let packed = pack(&journal(), Contents::ALL);
    assert!(
        packed.starts_with("{\"doorways\":1,\"kind\":\"hand-over\",\"left_out\":[],\"facts\":[\n")
    );
    let value: serde_json::Value = serde_json::from_str(&packed).expect("it is JSON");
    assert_eq!(value["facts"].as_array().map(Vec::len), Some(3));
    assert_eq!(value["facts"][0][1]["data"]["name"], "Ana");
    for (line, fact) in packed.lines().skip(1).zip(journal().facts()) {
        let written = write(fact);
        let (check, json) = written.split_once(' ').expect("a checksum");
        assert_eq!(line.trim_end_matches(','), format!("[\"{check}\",{json}]"));
    }
}

#[test]
fn what_a_learner_leaves_out_stays_at_home() {
    let mut journal = journal();
    let run = nth(1, 1);
    let looked = What::LookedBack {
        run,
        checkpoint: crate::shipped::checkpoint_id("c1"),
        ask: "What surprised you?".into(),
        words: "a secret".into(),
    };
    journal.join(journal.next(&ana(), Replica(1), 6, looked));
    let loves = What::InterestsTold { interests: any::loves(&[("music", 3)]) };
    journal.join(journal.next(&ana(), Replica(1), 7, loves));
    for (nth, purpose) in
        [Purpose::Practice, Purpose::Placement(run), Purpose::Check(run)].into_iter().enumerate()
    {
        let answered = What::QuestionAnswered {
            course: crate::shipped::course().id.clone(),
            goal: crate::shipped::goal("M4"),
            asked: Asked { question: QuestionId::new("M4-a").expect("an id"), seed: 1 },
            answer: Answer {
                purpose,
                said: Said::Right,
                words: format!("answer {nth}"),
                choices: 0,
                hints: 0,
            },
        };
        journal.join(journal.next(&ana(), Replica(1), 8, answered));
    }
    let packed =
        |look_backs, interests| pack(&journal, Contents { look_backs, interests, practice: true });
    let without = pack(&journal, Contents { practice: false, ..Contents::ALL });
    assert!(!without.contains("answer 0") && !without.contains("answer 1"));
    assert!(without.contains("answer 2"), "a quick check is proof");
    assert!(without.contains(r#""left_out":["practice"]"#));
    assert!(packed(false, false).contains("answer 0"));
    assert!(packed(true, true).contains("a secret") && packed(true, true).contains("music"));
    assert!(!packed(false, true).contains("a secret") && packed(false, true).contains("music"));
    assert!(packed(true, false).contains("a secret") && !packed(true, false).contains("music"));
    assert!(packed(false, false).contains(r#""left_out":["looked-back","interests-told"]"#));
}

#[track_caller]
fn refused(text: &str, why: NotAHandOver) {
    assert_eq!(unpack(text).map(|_| ()), Err(why), "{}", text.chars().take(80).collect::<String>());
}

#[test]
fn what_is_no_hand_over_is_refused_with_a_reason() {
    for other in ["", "   ", "hello", "[1]", "12", "null", "{}", "{\"kind\":\"hand-over\"}"] {
        refused(other, NotAHandOver::SomethingElse);
    }
    refused("{\"doorways\":1,\"kind\":\"diary\",\"facts\":[]}", NotAHandOver::SomethingElse);
    refused("{\"doorways\":1,\"kind\":\"hand-over\"}", NotAHandOver::SomethingElse);
    refused("{\"doorways\":1,\"kind\":\"hand-over\",\"facts\":[1]}", NotAHandOver::SomethingElse);
    refused("{\"doorways\":9,\"kind\":\"hand-over\",\"facts\":7}", NotAHandOver::Newer);
}

#[test]
fn a_hand_over_that_was_cut_anywhere_is_refused_with_the_place() {
    let packed = pack(&journal(), Contents::ALL);
    let whole = packed.trim_end();
    for length in 1..whole.len() {
        if let Some(cut) = whole.get(..length) {
            let why = unpack(cut).expect_err("a part is missing");
            assert!(
                matches!(why, NotAHandOver::Cut { line, .. } if line >= 1),
                "{why:?} at {length}"
            );
        }
    }
}

#[test]
fn a_changed_entry_stays_out_and_the_others_come_in() {
    let packed = pack(&journal(), Contents::ALL).replacen("\"Ana\"", "\"Eva\"", 1);
    let (journal, unreadable) = arrived(&packed);
    assert_eq!((journal.len(), unreadable), (2, 1));
}

#[test]
fn what_is_too_large_or_too_deep_is_refused_before_it_is_parsed() {
    refused(&"{".repeat(LARGEST + 1), NotAHandOver::TooLarge);
    refused(&"{\"a\":".repeat(100_000), NotAHandOver::SomethingElse);
    refused(&format!("{{\"a\":{}", "[".repeat(100_000)), NotAHandOver::SomethingElse);
    let many = vec!["[\"\",0]"; MOST_FACTS + 1].join(",");
    refused(
        &format!("{{\"doorways\":1,\"kind\":\"hand-over\",\"facts\":[{many}]}}"),
        NotAHandOver::TooLarge,
    );
    // Brackets inside texts are only text.
    let deep = What::Named { name: "[".repeat(80) };
    let mut journal = Journal::default();
    journal.join(journal.next(&ana(), Replica(1), 5, deep));
    assert_eq!(arrived(&pack(&journal, Contents::ALL)), (journal, 0));
}

#[test]
fn a_link_carries_bytes_and_notices_when_it_was_cut_or_changed() {
    let bytes: Vec<u8> = (0..=255).collect();
    let letters = to_link(&bytes).expect("it is short");
    assert!(letters.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
    assert_eq!(from_link(&letters), Ok(bytes));
    for length in 0..letters.len() {
        assert!(from_link(&letters[..length]).is_err(), "cut after {length}");
    }
    for place in 0..letters.len() {
        let mut other = letters.clone().into_bytes();
        other[place] = if other[place] == b'A' { b'B' } else { b'A' };
        let other = String::from_utf8(other).expect("letters");
        assert!(from_link(&other).is_err(), "changed at {place}");
    }
}

#[test]
fn a_link_is_never_longer_than_chats_and_browsers_take() {
    assert_eq!(to_link(&vec![0; LONGEST_LINK]), None);
    let most = LONGEST_LINK / 4 * 3 - 4;
    assert_eq!(to_link(&vec![7; most]).map(|letters| letters.len()), Some(LONGEST_LINK));
    let too_long = from_link(&"A".repeat(LONGEST_LINK + 1));
    assert_eq!(too_long, Err(NotAHandOver::TooLarge));
}

#[test]
fn an_arrival_is_told_before_anything_is_added() {
    let here = journal();
    let mut there = here.clone();
    there.join(there.next(&ana(), Replica(2), 9, What::Named { name: "Anita".into() }));
    let other = LearnerId::new("00000000000000b2").expect("an id");
    let eva = Journal::default().next(&other, Replica(3), 1, What::Named { name: "Ana".into() });
    let mut facts: Vec<_> = there.facts().cloned().collect();
    facts.push(eva);
    let journals = BTreeMap::from([(ana(), here.clone())]);
    let arrival = Arrival::of(&journals, facts, 2);
    assert_eq!(arrival.unreadable, 2);
    let told: Vec<_> = arrival
        .people
        .iter()
        .map(|p| (p.name.as_str(), p.known_person, p.new, p.known, p.forked))
        .collect();
    // The same name is not the same person.
    assert_eq!(told, [("Anita", true, 1, 3, 0), ("Ana", false, 1, 0, 0)]);
    assert_eq!(arrival.new.len(), 2);
}

proptest! {
    #[test]
    fn whatever_was_done_arrives_as_it_was(journal in any::journal()) {
        prop_assert_eq!(arrived(&pack(&journal, Contents::ALL)), (journal, 0));
    }

    #[test]
    fn bringing_in_adds_what_is_new_and_takes_nothing_away(
        here in any::journal(), there in any::journal()
    ) {
        let (facts, _) = unpack(&pack(&there, Contents::ALL)).expect("it is a hand-over");
        let journals = BTreeMap::from([(ana(), here.clone())]);
        let arrival = Arrival::of(&journals, facts, 0);
        let mut after = here.clone();
        for fact in arrival.new {
            after.join(fact);
        }
        for fact in here.facts() {
            prop_assert_eq!(after.fact(fact.id), Some(fact));
        }
        for fact in there.facts() {
            prop_assert!(after.fact(fact.id).is_some());
        }
    }

    #[test]
    fn nothing_that_arrives_makes_it_panic(
        text in "(?s).{0,300}", place in any::<Index>(), other in any::<char>()
    ) {
        // Whether it is refused does not matter here.
        unpack(&text).ok();
        from_link(&text).ok();
        let mut spoiled: Vec<char> = pack(&journal(), Contents::ALL).chars().collect();
        *place.get_mut(&mut spoiled) = other;
        unpack(&spoiled.into_iter().collect::<String>()).ok();
    }
}
