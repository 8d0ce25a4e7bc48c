//! Input that somebody made wrong on purpose: malformed JSON of every kind that parsers were seen to
//! stumble over, put wherever text comes in. It is refused with a reason or set aside, never taken
//! for something else, and what stands beside it is unharmed. The kinds follow the known suites
//! (n_ must be refused, y_ must be read, i_ may be either); the inputs are our own.

use crate::any::{self, ana, naughty_words, signed};
use doorways::exchange::{Contents, NotAHandOver, from_link, pack, to_link, unpack};
use doorways::facts::{
    Fact, Independence, Journal, LONGEST_FACT, Proof, Replica, Unreadable, What, read, write,
};
use doorways::keeping::{Gone, WhyAside, take_in};
use doorways::learning::{Learner, Refusal};
use std::collections::BTreeSet;

/// Values that are not JSON, by themselves.
const MALFORMED: &[&str] = &[
    // Nothing, or nearly.
    "",
    " ",
    "\t",
    "\u{feff}",
    "\u{0}",
    "\u{1}",
    "\u{c}",
    "\u{a0}",
    "\u{2060}",
    "\u{3000}",
    "⍂",
    "å",
    "é",
    "\u{ffff}",
    "\u{1f98b}",
    // Literals that are none.
    "nul",
    "nulll",
    "Null",
    "NULL",
    "tru",
    "truee",
    "True",
    "TRUE",
    "fals",
    "False",
    "FALSE",
    "undefined",
    "None",
    "nil",
    "NaN",
    "-NaN",
    "nan",
    "Infinity",
    "-Infinity",
    "+Infinity",
    "inf",
    "yes",
    "a",
    "*",
    "!",
    "@",
    "#",
    "$",
    "%",
    "^",
    "&",
    "~",
    "`",
    "|",
    "\\",
    "?",
    ";",
    ".",
    ",",
    ":",
    "<null>",
    "<.>",
    "(null)",
    "null/**/",
    "/**/null",
    "//\nnull",
    "null//",
    "null#",
    "--null",
    // Numbers that are none.
    "+1",
    "++1",
    "-",
    "--1",
    "+-1",
    "- 1",
    "-.5",
    ".5",
    ".e1",
    "-.",
    "1.",
    "1.e1",
    "-1.",
    "1..2",
    "1.2.3",
    "01",
    "-01",
    "00",
    "012",
    "0x1",
    "0X1F",
    "0b1",
    "0o7",
    "1e",
    "1E",
    "1e+",
    "1e-",
    "1E+",
    "0e",
    "0e+",
    "1.0e",
    "1.0e+",
    "1ee2",
    "1e1e1",
    "1e1.5",
    "1eE2",
    "e1",
    "E1",
    "1_000",
    "1,000.0x",
    "1 000",
    "1a",
    "1f",
    "0.1.",
    "-foo",
    "-1x",
    "2e3x",
    "1+2",
    "1-2",
    "١",
    "１",
    "-１",
    "½",
    "1\u{0}",
    "9.e+",
    "0.e1",
    "1.-5",
    "1.+5",
    "-0x1",
    "1e\u{661}",
    // Strings that are none.
    "\"",
    "\"a",
    "a\"",
    "'a'",
    "'",
    "\"a'",
    "`a`",
    "“a”",
    "\"\\",
    "\"\\\"",
    "\"\\x41\"",
    "\"\\a\"",
    "\"\\ \"",
    "\"\\'\"",
    "\"\\0\"",
    "\"\\v\"",
    "\"\\U0041\"",
    "\"\\u\"",
    "\"\\u1\"",
    "\"\\u12\"",
    "\"\\u123\"",
    "\"\\u123",
    "\"\\u00zz\"",
    "\"\\u 041\"",
    "\"\\u{41}\"",
    "\"\\u-041\"",
    "\"\\u+041\"",
    "\"\\uD800\\u\"",
    "\"\\uD800\\u1\"",
    "\"\\uD800\\x\"",
    "\"\\u😀\"",
    "\"\\😀\"",
    "\"\n\"",
    "\"\t\"",
    "\"\r\"",
    "\"\u{0}\"",
    "\"\u{1f}\"",
    "\"\u{8}\"",
    "\"a\u{0}b\"",
    "\"a\nb\"",
    "\"a\" \"b\"",
    "\"a\"b",
    "\"a\"\"",
    "\"a\"x",
    "\"a\"1",
    "\"a\",",
    "\"a\":",
    "\\u0022a\"",
    "\\n",
    "\"\\\\\\\"",
    "\"\\u00A",
    "\"\\uD834\\uDd",
    // Arrays that are none.
    "[",
    "]",
    "[[",
    "[]]",
    "][",
    "[1",
    "[1,",
    "[1,]",
    "[,1]",
    "[,]",
    "[1,,2]",
    "[1,,]",
    "[,,]",
    "[1 2]",
    "[1;2]",
    "[1:2]",
    "[1,2",
    "[1}",
    "[\"a\"",
    "[\"a\",",
    "[\"a\"1]",
    "[\"\":1]",
    "[a]",
    "[a",
    "[*]",
    "[-]",
    "[1]x",
    "[1],",
    "[1]]",
    "[1][2]",
    "[]a",
    "[x,1]",
    "[1,\n1\n,1",
    "[{}",
    "[[[[",
    "[null,nul]",
    "[tru]",
    "[.1]",
    "[1.]",
    "[1e]",
    "[0x1]",
    "['a']",
    "[\"\t\"]",
    "[\"\\u00\"]",
    "[/**/]",
    "[//\n]",
    "[1,\u{a0}2]",
    "[\u{c}]",
    "[\u{feff}1]",
    "[\u{2060}]",
    "[“a”]",
    "[+1]",
    "[Infinity]",
    "[NaN]",
    "[...]",
    "[1..3]",
    "(1)",
    "<1>",
    // Objects that are none.
    "{",
    "}",
    "{{",
    "{}}",
    "}{",
    "{{}}",
    "{[]}",
    "{1}",
    "{\"a\"}",
    "{\"a\":",
    "{\"a\":}",
    "{\"a\" 1}",
    "{\"a\",1}",
    "{\"a\"=1}",
    "{\"a\"=>1}",
    "{\"a\"::1}",
    "{:1}",
    "{,}",
    "{\"a\":1,}",
    "{,\"a\":1}",
    "{\"a\":1,,\"b\":2}",
    "{\"a\":1 \"b\":2}",
    "{\"a\":1;\"b\":2}",
    "{\"a\":1",
    "{\"a\":1,",
    "{\"a\":1]",
    "{\"a\":1}}",
    "{\"a\":1}x",
    "{\"a\":1}#",
    "{\"a\":1}//",
    "{\"a\":1}/*",
    "{\"a\":1}{}",
    "{a:1}",
    "{'a':1}",
    "{1:1}",
    "{null:1}",
    "{true:1}",
    "{[]:1}",
    "{{}:1}",
    "{\"a\":1,\"b\"}",
    "{\"a\":1,\"b\":}",
    "{\"a\":1,b:2}",
    "{\"a\":\"b}",
    "{\"a:1}",
    "{\"a\":tru}",
    "{\"a\":.5}",
    "{\"a\":01}",
    "{\"a\":'b'}",
    "{\"a\":/**/1}",
    "{/**/}",
    "{//\n}",
    "{\"a\":1/*,*/}",
    "{\"a\":\"\\x\"}",
    "{\"\\u\":1}",
    "{\"a\n\":1}",
    "{\u{a0}\"a\":1}",
    "{\"a\":\u{feff}1}",
    "{\"a\":(1)}",
    "{\"a\":<1>}",
    "{\"a\":[}",
    "{\"a\":{]}",
    "{\"a\":[1,}",
    "{...}",
    "{\"a\":1}\u{0}",
    "{\"a\":1}\u{feff}",
    "{\"a\":1} trailing",
    "{\"a\":1}\"",
];

/// Shapes that are JSON and are no fact and no hand-over.
const SOMETHING_ELSE: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "1",
    "1.5",
    "-1e-9",
    "1e308",
    "\"\"",
    "\"a\"",
    "\"\\u0000\"",
    "\"\\uD83E\\uDD8B\"",
    "[]",
    "[1]",
    "[[]]",
    "[null]",
    "[\"a\",1,null,true]",
    "{}",
    "{\"\":0}",
    "{\"a\":null}",
    "{\"a\":{\"b\":[]}}",
    "{\"a\":1,\"a\":2}",
    "{\"\\u0061\":1}",
    " [ ] ",
    "\n{\n}\n",
    "{\"v\":1}",
    "{\"doorways\":1}",
    "{\"kind\":\"named\"}",
    "{\"id\":\"x\"}",
    "[\"x\",{}]",
    "{\"v\":1,\"gone\":{}}",
    "{\"v\":1,\"facts\":1,\"bytes\":0,\"lz4\":\"\"}",
];

/// Values that one parser may read and another may not; nothing panics.
const EITHER: &[&str] = &[
    "\"\\uD800\"",
    "\"\\uDC00\"",
    "\"\\uDC00\\uD800\"",
    "\"\\uD800\\uD800\"",
    "\"\\uD83Dx\"",
    "1e400",
    "-1e400",
    "1e-400",
    "123123e100000",
    "-123123e100000",
    "0.4e00669999999999999999",
    "100000000000000000000",
    "-9223372036854775809",
    "18446744073709551616",
    "-0.0",
    "1E0000001",
    "0.000000000000000000000000000000000000000000000000000000000000000000000000000000000001",
    "\"\\uD800\\uDC00\"",
    "\"\\uFFFF\"",
    "\"\\uFDD0\"",
    "\"\\u0000\"",
    "\"\u{7f}\"",
    "\"\u{2028}\"",
];

fn anas() -> Journal {
    let mut journal = Journal::default();
    for name in ["Ana", "安娜", "Ana M."] {
        journal.join(journal.next(&ana(), Replica(1), 5, What::Named { name: name.into() }));
    }
    journal
}

/// A fact with this text in the place of one of its values.
fn fact_with(field: &str, value: &str) -> String {
    let fields = [
        ("v", "1"),
        ("id", "\"00000000000000a1-3\""),
        ("owner", "\"00000000000000a1\""),
        ("ms", "5"),
        ("count", "0"),
        ("kind", "\"named\""),
        ("data", "{\"name\":\"Ana\"}"),
    ];
    let said = fields
        .map(|(name, usual)| format!("\"{name}\":{}", if name == field { value } else { usual }));
    format!("{{{}}}", said.join(","))
}

/// A hand-over of Ana's with this text in the place of one fact, right checksum and all.
fn hand_over_with(json: &str) -> String {
    let (check, _) = split(json);
    let packed = pack(&anas(), Contents::ALL);
    let mut lines: Vec<String> = packed.lines().map(str::to_owned).collect();
    lines[2] = format!("[\"{check}\",{json}],");
    lines.join("\n")
}

fn split(json: &str) -> (String, String) {
    let line = signed(json);
    let (check, json) = line.split_once(' ').expect("a checksum stands before every line");
    (check.to_owned(), json.to_owned())
}

/// What a hand-over gives is a part of what was sent, and nothing else.
#[track_caller]
fn check_nothing_else_arrives(text: &str, of: &str) {
    let sent: BTreeSet<String> = anas().facts().map(write).collect();
    if let Ok((facts, _)) = unpack(text) {
        let arrived: BTreeSet<String> = facts.iter().map(write).collect();
        assert!(arrived.is_subset(&sent), "something else arrived of {of:?}");
    }
}

#[test]
fn there_are_as_many_kinds_of_malformed_input_as_in_the_known_suite() {
    let kinds: BTreeSet<&str> = MALFORMED.iter().copied().collect();
    assert_eq!(kinds.len(), MALFORMED.len(), "each kind once");
    assert!(kinds.len() >= 188, "{}", kinds.len());
    for json in MALFORMED {
        assert!(serde_json::from_str::<serde_json::Value>(json).is_err(), "{json:?} is JSON");
    }
}

#[test]
fn malformed_input_is_no_hand_over() {
    for json in MALFORMED.iter().chain(SOMETHING_ELSE) {
        let why = unpack(json).expect_err("it is refused");
        let said = matches!(why, NotAHandOver::Cut { .. } | NotAHandOver::SomethingElse);
        assert!(said, "{why:?} for {json:?}");
    }
}

#[test]
fn malformed_input_with_a_right_checksum_is_no_fact_and_no_segment_and_nobodys_removal() {
    let places = [
        "doorways/1/00000000000000a1/0000000000000001/2".to_owned(),
        "doorways/1/00000000000000a1/sealed/0000000000000001".to_owned(),
        Gone::key(&ana()),
    ];
    for json in MALFORMED.iter().chain(&SOMETHING_ELSE[..SOMETHING_ELSE.len() - 2]) {
        let line = signed(json);
        assert_eq!(read(&line), Err(Unreadable::NotAFact), "{json:?}");
        for key in &places {
            let why = WhyAside::Unreadable(Unreadable::NotAFact);
            assert_eq!(take_in(key, &line), Err(Some(why)), "{json:?} under {key}");
        }
    }
}

#[test]
fn malformed_input_in_the_place_of_any_value_of_a_fact_makes_it_no_fact() {
    for field in ["v", "id", "owner", "ms", "count", "kind", "data"] {
        for json in MALFORMED {
            let line = signed(&fact_with(field, json));
            assert_eq!(read(&line), Err(Unreadable::NotAFact), "{field} is {json:?}");
        }
    }
}

#[test]
fn malformed_input_in_the_place_of_one_fact_brings_in_nothing_else() {
    for json in MALFORMED {
        // The envelope is no JSON then, or it is cut in another place.
        check_nothing_else_arrives(&hand_over_with(json), json);
    }
    for json in SOMETHING_ELSE {
        let (facts, unreadable) = unpack(&hand_over_with(json)).expect("the envelope is sound");
        assert_eq!((facts.len(), unreadable), (2, 1), "{json:?}");
    }
}

#[test]
fn malformed_input_in_any_place_of_the_envelope_brings_in_nothing_else() {
    let facts: Vec<String> =
        pack(&anas(), Contents::ALL).lines().skip(1).map(str::to_owned).collect();
    let facts = facts.join("\n");
    let facts = facts.strip_suffix("\n]}").expect("so it ends");
    for json in MALFORMED {
        for text in [
            format!("{{\"doorways\":{json},\"kind\":\"hand-over\",\"facts\":[{facts}]}}"),
            format!("{{\"doorways\":1,\"kind\":{json},\"facts\":[{facts}]}}"),
            format!(
                "{{\"doorways\":1,\"kind\":\"hand-over\",\"left_out\":{json},\"facts\":[{facts}]}}"
            ),
            format!("{{\"doorways\":1,\"kind\":\"hand-over\",\"facts\":{json}}}"),
            format!("{{\"doorways\":1,\"kind\":\"hand-over\",\"facts\":[{facts},{json}]}}"),
            format!("{{\"doorways\":1,\"kind\":\"hand-over\",\"facts\":[{facts}]}}{json}x"),
        ] {
            check_nothing_else_arrives(&text, json);
        }
    }
}

#[test]
fn odd_values_are_kept_byte_for_byte_where_they_are_not_known() {
    let known = ["v", "id", "owner", "ms", "count", "kind", "data"];
    for json in SOMETHING_ELSE {
        let odd = fact_with("", "").replacen('{', &format!("{{\"later\":{},", json.trim()), 1);
        let line = signed(&odd);
        let fact = read(&line).expect("it is a fact that says more");
        assert!(matches!(fact.what, What::Unknown { .. }), "{json:?}");
        assert_eq!(write(&fact), line);
        let (facts, unreadable) = unpack(&hand_over_with(&odd)).expect("the envelope is sound");
        assert_eq!((facts.len(), unreadable), (3, 0), "{json:?}");
        assert!(facts.iter().any(|fact| write(fact) == line), "{json:?}");
    }
    assert_eq!(known.len(), 7);
}

#[test]
fn values_on_which_parsers_differ_do_no_harm() {
    for json in EITHER {
        for field in ["v", "ms", "count", "kind", "data", "id"] {
            let line = signed(&fact_with(field, json));
            if let Ok(fact) = read(&line) {
                // Whatever was read is written again in a way that is read the same.
                assert_eq!(read(&write(&fact)), Ok(fact), "{field} is {json}");
            }
        }
        check_nothing_else_arrives(json, json);
    }
}

#[test]
fn depth_is_no_danger() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [31, 32, 33, 127, 128, 129, 10_000] {
            let deep = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            read(&signed(&fact_with("data", &deep))).ok();
            check_nothing_else_arrives(&hand_over_with(&deep), "depth");
            check_nothing_else_arrives(&deep, "depth");
        }
    }
    let wide = format!("[{}]", vec!["1"; LONGEST_FACT].join(","));
    assert_eq!(read(&signed(&fact_with("data", &wide))), Err(Unreadable::TooLong));
}

// ------------------------------------------------------------------ naughty words

/// Facts that say these words everywhere that words can stand.
fn saying(words: &str) -> Journal {
    let mut journal = Journal::default();
    let mut add = |what| journal.join(journal.next(&ana(), Replica(1), 5, what));
    let (run, checkpoint) = (any::nth(1, 2), crate::shipped::checkpoint_id("c1"));
    add(What::Named { name: words.into() });
    add(What::DoorChosen {
        course: crate::shipped::course().id.clone(),
        door: crate::shipped::door_id("A1"),
        why: words.into(),
        goals: vec![],
        title: words.into(),
    });
    let how = Independence::Own;
    for proof in
        [Proof::Text { text: words.into() }, Proof::Link { url: words.into(), about: words.into() }]
    {
        add(What::ProofAdded { run, checkpoint: checkpoint.clone(), proof, how, shows: vec![] });
    }
    add(What::LookedBack { run, checkpoint, ask: words.into(), words: words.into() });
    journal
}

#[test]
fn naughty_words_come_through_every_format_as_they_were_written() {
    for words in naughty_words() {
        let journal = saying(words);
        for fact in journal.facts() {
            let line = write(fact);
            assert!(line.is_ascii(), "{line}");
            assert_eq!(read(&line).as_ref(), Ok(fact), "{words:?}");
        }
        let packed = pack(&journal, Contents::ALL);
        let compressed = miniz_oxide::deflate::compress_to_vec(packed.as_bytes(), 6);
        let letters = to_link(&compressed).expect("it is short");
        let compressed = from_link(&letters).expect("it is a link");
        let text = miniz_oxide::inflate::decompress_to_vec(&compressed).expect("compressed text");
        let text = String::from_utf8(text).expect("text");
        assert_eq!(text, packed);
        let (facts, unreadable) = unpack(&text).expect("it is a hand-over");
        assert_eq!((any::journal_of(facts), unreadable), (journal, 0), "{words:?}");
    }
}

/// Whether a learner may put this address to a checkpoint.
fn is_taken(url: &str) -> bool {
    let facts: Vec<Fact> = saying("Ana").facts().cloned().collect();
    let learner = Learner::of(&any::journal_of(facts));
    let proof = Proof::Link { url: url.into(), about: String::new() };
    let (door, at) = (crate::shipped::door("A1"), crate::shipped::checkpoint_id("c1"));
    match learner.add_proof(any::nth(1, 2), door, &at, proof, Independence::Own) {
        Ok(_) => true,
        Err(Refusal::NotALink | Refusal::EmptyProof) => false,
        Err(other) => panic!("{other:?} for {url:?}"),
    }
}

#[test]
fn only_addresses_that_open_a_page_are_taken() {
    for url in
        ["https://example.org", "https://example.org/a?b#c", "https://[::1]/", "HTTPS://é.org"]
    {
        assert!(is_taken(url), "{url}");
    }
    for url in [
        "http://example.org",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "blob:https://example.org/x",
        "about:blank",
        "view-source:https://example.org",
        "//example.org",
        "https:example.org",
        "https:/example.org",
        "https://",
        "https:///example.org",
        "https://\\example.org",
        "https:// example.org",
        "https://exa\tmple.org",
        "https://example.org/\u{202e} x",
        "ht\u{200b}tps://example.org",
        "\u{202e}https://example.org",
        "intent://example.org#Intent;scheme=javascript;end",
        "https://@example.org",
    ] {
        assert!(!is_taken(url), "{url:?}");
    }
}
