//! One fact as one line: written, carried anywhere, read again.

use crate::any::{self, ana, naughty_words, nth, signed};
use crate::shipped::checkpoint_id;
use crate::shipped::{door_id, goals};
use doorways::facts::{
    Fact, FactId, Independence, LONGEST_FACT, Proof, Stamp, Unreadable, What, read, write,
};
use doorways::id::{CourseId, LearnerId};
use proptest::prelude::*;
use proptest::sample::Index;

fn fact(what: What) -> Fact {
    Fact {
        id: nth(0xa1, 3),
        stamp: Stamp { ms: 1_767_225_600_000, count: 1, clock_ms: 1_767_225_600_000 },
        owner: ana(),
        prev: None,
        what,
    }
}

/// How one kind of fact is written, after its checksum.
#[track_caller]
fn check_written(what: What, kind_and_data: &str) {
    let fact = fact(what);
    let line = write(&fact);
    let (checksum, json) = line.split_once(' ').expect("a checksum stands before the fact");
    assert_eq!(checksum.len(), 8);
    let expected = format!(
        r#"{{"v":1,"id":"00000000000000a1-3","owner":"00000000000000a1","ms":1767225600000,"count":1,{kind_and_data}}}"#
    );
    assert_eq!(json, expected);
    assert_eq!(read(&line), Ok(fact));
}

#[test]
fn every_kind_of_fact_has_one_way_to_be_written() {
    let (run, checkpoint) = (nth(0xa1, 2), checkpoint_id("c4"));
    check_written(What::Named { name: "Ana".into() }, r#""kind":"named","data":{"name":"Ana"}"#);
    check_written(
        What::InterestsTold { interests: any::loves(&[("music", 3), ("food", 1)]) },
        r#""kind":"interests-told","data":{"interests":{"food":1,"music":3}}"#,
    );
    let course = CourseId::new("quadratics-and-profit").expect("an id");
    check_written(
        What::DoorChosen {
            course: course.clone(),
            door: door_id("A1"),
            why: String::new(),
            goals: vec![],
            title: String::new(),
        },
        r#""kind":"door-chosen","data":{"course":"quadratics-and-profit","door":"A1"}"#,
    );
    check_written(
        What::DoorChosen {
            course,
            door: door_id("A13"),
            why: "I \"bake\".".into(),
            goals: goals(&["M1", "M4"]),
            title: "Cookies".into(),
        },
        r#""kind":"door-chosen","data":{"course":"quadratics-and-profit","door":"A13","why":"I \"bake\".","title":"Cookies","goals":["M1","M4"]}"#,
    );
    check_written(
        What::DoorLeft { run },
        r#""kind":"door-left","data":{"run":"00000000000000a1-2"}"#,
    );
    check_written(
        What::DoorReturned { run },
        r#""kind":"door-returned","data":{"run":"00000000000000a1-2"}"#,
    );
    check_written(
        What::CheckpointFinished { run, checkpoint: checkpoint.clone() },
        r#""kind":"checkpoint-finished","data":{"run":"00000000000000a1-2","checkpoint":"c4"}"#,
    );
    check_written(
        What::CheckpointReopened { run, checkpoint: checkpoint.clone() },
        r#""kind":"checkpoint-reopened","data":{"run":"00000000000000a1-2","checkpoint":"c4"}"#,
    );
    check_written(
        What::ProofAdded {
            run,
            checkpoint: checkpoint.clone(),
            proof: Proof::Text { text: "½ñ𝒳\n".into() },
            how: Independence::Own,
            shows: goals(&["M4"]),
        },
        r#""kind":"proof-added","data":{"run":"00000000000000a1-2","checkpoint":"c4","text":"\u00bd\u00f1\ud835\udcb3\n","how":"own","goals":["M4"]}"#,
    );
    check_written(
        What::ProofAdded {
            run,
            checkpoint: checkpoint.clone(),
            proof: Proof::Link { url: "https://example.org".into(), about: "graph".into() },
            how: Independence::Help,
            shows: vec![],
        },
        r#""kind":"proof-added","data":{"run":"00000000000000a1-2","checkpoint":"c4","url":"https://example.org","about":"graph","how":"help"}"#,
    );
    check_written(
        What::ProofTakenBack { proof: run },
        r#""kind":"proof-taken-back","data":{"proof":"00000000000000a1-2"}"#,
    );
    check_written(
        What::ProofPutBack { proof: run },
        r#""kind":"proof-put-back","data":{"proof":"00000000000000a1-2"}"#,
    );
    check_written(
        What::LookedBack { run, checkpoint, ask: "What changed?".into(), words: "All.".into() },
        r#""kind":"looked-back","data":{"run":"00000000000000a1-2","checkpoint":"c4","ask":"What changed?","words":"All."}"#,
    );
}

#[test]
fn the_checksum_is_the_one_that_the_format_names() {
    // The check value of CRC-32C in the catalogue of parametrised CRC algorithms.
    assert_eq!(signed("123456789"), "e3069283 123456789");
}

#[test]
fn naughty_words_survive_being_kept() {
    for words in naughty_words() {
        let fact = fact(What::Named { name: words.clone() });
        let line = write(&fact);
        assert!(line.is_ascii(), "{words:?}");
        assert_eq!(read(&line), Ok(fact));
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_it_was(fact in any::fact()) {
        prop_assert_eq!(read(&write(&fact)), Ok(fact));
    }

    #[test]
    fn a_written_fact_is_one_line_of_plain_characters(fact in any::known_fact()) {
        prop_assert!(write(&fact).bytes().all(|byte| (b' '..=0x7f).contains(&byte)));
    }

    #[test]
    fn two_facts_that_differ_are_written_differently(a in any::fact(), b in any::fact()) {
        prop_assert_eq!(a == b, write(&a) == write(&b));
    }
}

// ------------------------------------------------------------------ facts of later releases

/// What a later release wrote is passed on byte for byte.
#[track_caller]
fn check_passed_on(json: &str) {
    let line = signed(json);
    let fact = read(&line).expect("every fact has these fields");
    assert_eq!(write(&fact), line, "{fact:?}");
}

const ENVELOPE: &str = r#""id":"00000000000000a1-3","owner":"00000000000000a1","ms":5,"count":0"#;

#[test]
fn a_fact_of_a_later_release_is_passed_on_byte_for_byte() {
    for rest in [
        r#""v":2,"kind":"named","data":{"name":"Ana"}"#,
        r#""v":1,"kind":"mood-told","data":{"mood":4}"#,
        r#""v":1,"kind":"mood-told","data":null"#,
        r#""v":1,"kind":"mood-told""#,
        r#""v":4294967295,"kind":"","data":[1e400,-0.0,"\u0000\ud83e\udd8b"]"#,
        r#""v":1,"kind":"proof-added","data":{"run":"00000000000000a1-2","checkpoint":"c1","photo":"x"}"#,
        r#""v":1,"kind":"proof-added","data":{"run":"00000000000000a1-2","checkpoint":"c1","text":"x","how":"together"}"#,
        r#""v":1,"kind":"door-left","data":{"run":"not a name"}"#,
    ] {
        check_passed_on(&format!("{{{ENVELOPE},{rest}}}"));
    }
}

#[test]
fn a_known_kind_with_something_more_to_say_is_passed_on_byte_for_byte() {
    for (head, rest) in [
        (r#""v":1"#, r#""kind":"named","data":{"name":"Ana","spoken":"AH-nah"}"#),
        (r#""v":1"#, r#""kind":"named","data":{"name":"Ana","why":"It is mine."}"#),
        (r#""v":1"#, r#""kind":"named","data":{"name":"Ana"},"signed":"x""#),
        (r#""v":1,"by":"teacher""#, r#""kind":"named","data":{"name":"Ana"}"#),
        (r#""v":1"#, r#""kind":"door-left","data":{"run":"00000000000000a1-2","why":"Moved."}"#),
    ] {
        check_passed_on(&format!("{{{head},{ENVELOPE},{rest}}}"));
    }
}

#[test]
fn what_is_only_spelled_otherwise_is_the_same_fact() {
    for (head, rest) in [
        (
            r#""v":1"#,
            r#""kind":"looked-back","data":{"words":"All.","ask":"?","checkpoint":"c1","run":"00000000000000a1-2"}"#,
        ),
        (
            r#""v":1"#,
            r#""kind":"looked-back","data":{"run":"00000000000000a1-2","checkpoint":"c1","ask":"?","words":""}"#,
        ),
        (r#""v": 1"#, r#""kind":"named","data":{"name":"Ana"}"#),
        (r#""v":1"#, r#""kind":"named","data":{"name":"\u0041na"}"#),
        (r#""v":1"#, r#""kind":"named","data":{"name":"Añá"}"#),
    ] {
        let fact = read(&signed(&format!("{{{head},{ENVELOPE},{rest}}}"))).expect("it is a fact");
        let known = !matches!(fact.what, What::Unknown { .. });
        assert!(known, "{rest}");
        assert_eq!(read(&write(&fact)), Ok(fact));
    }
}

proptest! {
    #[test]
    fn a_fact_of_any_later_release_is_passed_on_byte_for_byte(fact in any::unknown_fact()) {
        let is_unknown = matches!(fact.what, What::Unknown { .. });
        prop_assert!(is_unknown);
        let line = write(&fact);
        prop_assert_eq!(write(&read(&line).expect("it was read once")), line);
    }
}

// ------------------------------------------------------------------ lines that cannot be read

#[track_caller]
fn check_unreadable(line: &str, why: Unreadable) {
    assert_eq!(read(line), Err(why), "{line:.80}");
}

#[test]
fn a_line_that_was_altered_or_cut_is_refused() {
    let line = write(&fact(What::Named { name: "Ana".into() }));
    for cut in 0..line.len() {
        check_unreadable(&line[..cut], Unreadable::Altered);
    }
    check_unreadable(&format!("{line} "), Unreadable::Altered);
    check_unreadable(&format!("{line}\n"), Unreadable::Altered);
    check_unreadable(&format!(" {line}"), Unreadable::Altered);
    check_unreadable(&format!("\u{feff}{line}"), Unreadable::Altered);
    check_unreadable(&line.to_uppercase(), Unreadable::Altered);
    check_unreadable(&line.replace("Ana", "Ann"), Unreadable::Altered);
    check_unreadable(&format!("{}{line}", "0".repeat(8)), Unreadable::Altered);
    for line in ["", " ", "        ", "00000000", "00000001 ", "{}", "null", "hello there"] {
        check_unreadable(line, Unreadable::Altered);
    }
}

#[test]
fn a_line_that_fits_its_checksum_and_is_no_fact_is_refused() {
    let fine = format!(r#"{{"v":1,{ENVELOPE},"kind":"named","data":{{"name":"Ana"}}}}"#);
    assert!(read(&signed(&fine)).is_ok());
    for (from, to) in [
        (r#""v":1,"#, ""),
        (r#""v":1"#, r#""v":-1"#),
        (r#""v":1"#, r#""v":"1""#),
        (r#""ms":5"#, r#""prev":"1","ms":5"#),
        (r#""ms":5"#, r#""prev":"00000000000000AA","ms":5"#),
        (r#""ms":5"#, r#""prev":7,"ms":5"#),
        (r#""v":1"#, r#""v":1,"v":1"#),
        ("00000000000000a1-3", "00000000000000a1-0"),
        ("00000000000000a1-3", "00000000000000a1-03"),
        ("00000000000000a1-3", "00000000000000A1-3"),
        ("00000000000000a1-3", "a1-3"),
        ("00000000000000a1-3", "00000000000000a1-4294967296"),
        (r#""owner":"00000000000000a1""#, r#""owner":"""#),
        (r#""owner":"00000000000000a1""#, r#""owner":"a/b""#),
        (r#""owner":"00000000000000a1""#, r#""owner":null"#),
        (r#""owner":"00000000000000a1","#, ""),
        (r#""ms":5"#, r#""ms":-5"#),
        (r#""ms":5"#, r#""ms":5.5"#),
        (r#""ms":5"#, r#""ms":18446744073709551616"#),
        (r#""count":0"#, r#""count":4294967296"#),
        (r#""kind":"named","#, ""),
        (r#""kind":"named""#, r#""kind":7"#),
        ("}}", "}"),
        ("}}", "}}}"),
        ("{\"v\"", "{{\"v\""),
    ] {
        let json = fine.replacen(from, to, 1);
        assert_ne!(json, fine);
        check_unreadable(&signed(&json), Unreadable::NotAFact);
    }
    for json in ["", "{}", "[]", "null", "0", "\"\"", "\u{0}", "{\"v\":0}"] {
        check_unreadable(&signed(json), Unreadable::NotAFact);
    }
}

#[test]
fn a_line_in_which_lists_are_nested_without_end_is_refused() {
    for deep in ["[", "{\"v\":", "{\"v\":["] {
        check_unreadable(&signed(&deep.repeat(10_000)), Unreadable::NotAFact);
    }
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    check_unreadable(&signed(&deep), Unreadable::NotAFact);
    // Depth in what only a later release says is no harm: it is passed on unread.
    let later = format!(r#"{{"v":1,{ENVELOPE},"kind":"named","data":{deep}}}"#);
    check_passed_on(&later);
}

#[test]
fn a_line_that_is_too_long_is_refused_before_it_is_parsed() {
    let with_name = |length| write(&fact(What::Named { name: "x".repeat(length) }));
    let room = LONGEST_FACT - with_name(0).len();
    assert!(read(&with_name(room)).is_ok());
    check_unreadable(&with_name(room + 1), Unreadable::TooLong);
    check_unreadable(&"x".repeat(LONGEST_FACT + 1), Unreadable::TooLong);
    check_unreadable(&"[".repeat(10_000_000), Unreadable::TooLong);
}

/// Text with a little of everything that lines are made of.
fn noise() -> impl Strategy<Value = String> {
    prop_oneof![any::words(), "[\\[\\]{}\",:0-9a-z\\\\ -]{0,60}", "[0-9a-f]{8} .{0,40}"]
}

/// A line with some of its middle replaced by other text.
fn changed_line() -> impl Strategy<Value = String> {
    (any::fact(), any::<Index>(), any::<Index>(), any::words()).prop_map(
        |(fact, from, to, other)| {
            let line: Vec<char> = write(&fact).chars().collect();
            let (from, to) = (from.index(line.len()), to.index(line.len()));
            let (before, after) = (&line[..from.min(to)], &line[from.max(to)..]);
            before.iter().copied().chain(other.chars()).chain(after.iter().copied()).collect()
        },
    )
}

/// What anybody could put where a line is expected, with and without a checksum that fits.
fn almost_a_line() -> impl Strategy<Value = String> {
    prop_oneof![
        noise(),
        noise().prop_map(|json| signed(&json)),
        changed_line(),
        changed_line().prop_map(|line| signed(line.get(9..).unwrap_or_default())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn whatever_a_line_says_it_is_a_fact_or_refused(line in almost_a_line()) {
        if let Ok(fact) = read(&line) {
            prop_assert!(fact.id.seq > 0);
            let again = write(&fact);
            if matches!(fact.what, What::Unknown { .. }) {
                prop_assert_eq!(&again, &line);
            }
            prop_assert_eq!(read(&again), Ok(fact));
        }
    }

    #[test]
    fn a_name_of_a_fact_is_read_as_it_was_written(id in any::fact_id()) {
        prop_assert_eq!(id.to_string().parse::<FactId>(), Ok(id));
    }

    #[test]
    fn whatever_is_said_to_be_an_id_is_one_or_refused(text in any::words()) {
        match LearnerId::new(text.clone()) {
            Ok(id) => prop_assert_eq!(id.as_str(), text),
            Err(_) => {
                let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
                prop_assert!(text.is_empty() || text.len() > 48 || !plain);
            }
        }
    }
}
