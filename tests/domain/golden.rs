//! What any release wrote is read for ever. The files in `tests/golden` are added to and never edited.

use crate::any::{ana, nth};
use doorways::exchange::{Arrived, Contents, arrived, from_link, pack, tidy_passphrase, unpack};
use doorways::facts::{Fact, Journal, Proof, What, read, write};
use doorways::id::LearnerId;
use doorways::keeping::{MemoryShelf, open};
use doorways::learning::Learner;
use std::fmt::Write as _;

fn golden(name: &str) -> String {
    let path = format!("tests/golden/{name}");
    std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{path}: {why}"))
}

/// Every line of the file that holds one fact of each kind, and some that only a later release knows.
fn facts() -> Vec<Fact> {
    let read_line = |line: &str| read(line).unwrap_or_else(|why| panic!("{line}: {why:?}"));
    golden("v1/facts.txt").lines().map(read_line).collect()
}

fn journal() -> Journal {
    let mut journal = Journal::default();
    for fact in facts() {
        journal.join(fact);
    }
    journal
}

/// All that a learner is, as text that does not change when the code is written otherwise.
fn told(learner: &Learner) -> String {
    let mut told = format!("name: {}\n", learner.name());
    let mut line =
        |words: String| writeln!(told, "{words}").expect("writing to a String cannot fail");
    line(format!(
        "loves: {:?}",
        learner.interests().iter().map(|(tag, much)| format!("{tag} {much}")).collect::<Vec<_>>()
    ));
    for run in learner.runs() {
        line(format!("room: {} {} {} {:?} {:?}", run.id, run.course, run.door, run.title, run.why));
        line(format!(
            "  goals: {:?}",
            run.goals.iter().map(|goal| goal.as_str()).collect::<Vec<_>>()
        ));
        line(format!("  open: {}", run.is_open()));
        line(format!(
            "  finished: {:?}",
            run.finished.keys().map(|id| id.as_str()).collect::<Vec<_>>()
        ));
        for (checkpoint, back) in &run.looked_back {
            line(format!("  looked back: {checkpoint} {:?} {:?}", back.ask, back.words));
        }
        for piece in &run.pieces {
            let work = match &piece.proof {
                Proof::Text { text } => format!("text {text:?}"),
                Proof::Link { url, about } => format!("link {url} {about:?}"),
            };
            let shows: Vec<&str> = piece.shows.iter().map(|goal| goal.as_str()).collect();
            line(format!(
                "  piece: {} {} {:?} {shows:?} {} {work}",
                piece.id, piece.checkpoint, piece.how, piece.taken_back
            ));
        }
    }
    line(format!("copies: {}", learner.handed_over().len()));
    told
}

#[test]
fn every_line_that_a_release_wrote_is_read_and_written_as_it_was() {
    for line in golden("v1/facts.txt").lines() {
        let fact = read(line).unwrap_or_else(|why| panic!("{line}: {why:?}"));
        assert_eq!(write(&fact), line);
        let is_of_later = line.contains("of-later") || line.contains("\"v\":9");
        assert_eq!(matches!(fact.what, What::Unknown { .. }), is_of_later, "{line}");
    }
}

#[test]
fn every_line_about_questions_is_read_and_written_as_it_was() {
    for line in golden("v1/answers.txt").lines() {
        let fact = read(line).unwrap_or_else(|why| panic!("{line}: {why:?}"));
        assert_eq!(write(&fact), line);
        let is_of_later = line.contains("of-later");
        assert_eq!(matches!(fact.what, What::Unknown { .. }), is_of_later, "{line}");
    }
}

#[test]
fn the_chain_of_a_golden_journal_holds() {
    let journal = journal();
    assert_eq!((journal.misfits(), journal.missing(), journal.forks()), (vec![], 0, &[][..]));
}

#[test]
fn a_golden_journal_adds_up_to_the_learner_that_it_always_was() {
    assert_eq!(told(&Learner::of(&journal())), golden("v1/learner.txt"));
}

#[test]
fn a_golden_hand_over_arrives_whole_and_is_packed_the_same_way() {
    let (facts, unreadable) = unpack(&golden("v1/hand-over.json")).expect("it is a hand-over");
    let mut arrived = Journal::default();
    for fact in facts {
        assert_eq!(fact.owner, ana());
        arrived.join(fact);
    }
    assert_eq!((&arrived, unreadable), (&journal(), 0));
    assert_eq!(pack(&arrived, Contents::ALL), golden("v1/hand-over.json"));
}

#[test]
fn a_golden_link_carries_the_golden_hand_over() {
    let compressed = from_link(golden("v1/link.txt").trim()).expect("it is a link");
    let text = miniz_oxide::inflate::decompress_to_vec(&compressed).expect("it is compressed text");
    assert_eq!(String::from_utf8(text).expect("it is text"), golden("v1/hand-over.json"));
}

#[test]
fn a_golden_lock_opens_with_its_passphrase() {
    // Made by other programs after the description in `exchange/seal.rs`, not by this one.
    let sealed = match arrived(&golden("v1/sealed.json")) {
        Ok(Arrived::Sealed(sealed)) => sealed,
        other => panic!("{other:?}"),
    };
    let passphrase = tidy_passphrase(" el zorro duerme  7 años, mañana").expect("it is long");
    let compressed = sealed.open(&passphrase).expect("it is the passphrase");
    let text = miniz_oxide::inflate::decompress_to_vec(&compressed).expect("it is compressed text");
    assert_eq!(String::from_utf8(text).expect("it is text"), golden("v1/hand-over.json"));
}

#[test]
fn a_golden_device_opens_with_segments_singles_and_somebody_gone() {
    let lines = golden("v1/device.txt");
    let lines = lines.lines().map(|line| line.split_once('\t').expect("a key and a line"));
    let shelf = MemoryShelf::holding(lines.map(|(key, line)| (key.to_owned(), line.to_owned())));
    let opened = open(&shelf);
    let gone = LearnerId::new("00000000000000b2").expect("an id");
    assert_eq!((opened.set_aside, opened.leftovers.len()), (vec![], 1));
    assert!(opened.gone[&gone].covers(nth(0xb, 3)) && !opened.gone[&gone].covers(nth(0xb, 4)));
    let journal = &opened.journals[&ana()];
    assert_eq!((journal.len(), journal.missing(), journal.misfits()), (300, 0, vec![]));
    let last = journal.facts().last().expect("facts");
    assert_eq!(last.what, What::FoundEmpty);
    assert_eq!(Learner::of(journal).name(), "Ana 298");
}

/// A golden file is as it was on the day it was added. A changed file means that a reader changed.
#[track_caller]
fn check_untouched(name: &str, checksum: u32) {
    let sum = crc::Crc::<u32>::new(&crc::CRC_32_ISCSI).checksum(golden(name).as_bytes());
    assert_eq!(format!("{sum:08x}"), format!("{checksum:08x}"), "{name}");
}

#[test]
fn golden_files_are_never_edited() {
    check_untouched("v1/answers.txt", 0x3ad0_7bf8);
    check_untouched("v1/device.txt", 0xff74_b269);
    check_untouched("v1/facts.txt", 0x340c_ef97);
    check_untouched("v1/hand-over.json", 0xed1f_c47b);
    check_untouched("v1/learner.txt", 0x1f96_76cd);
    check_untouched("v1/link.txt", 0x667d_51d4);
    check_untouched("v1/sealed.json", 0x6ed5_ab74);
}
