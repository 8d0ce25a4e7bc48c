//! Somebody's own words inside a sentence of ours.

use crate::any::{self, naughty_words};
use doorways::words::apart;
use proptest::prelude::*;

#[track_caller]
fn check(words: &str, said: &str) {
    assert_eq!(apart(words), format!("\u{2068}{said}\u{2069}"));
}

#[test]
fn words_of_any_writing_stay_as_they_are() {
    for words in
        ["Ana", "安娜 🦋", "مريم", "שרה", "Zoë", "नमस्ते", "e\u{301}\u{323}", "a\u{200d}b", ""]
    {
        check(words, words);
    }
}

#[test]
fn words_that_would_turn_the_sentence_round_cannot() {
    check("\u{202e}ana", "ana");
    check("ana\u{2069}\u{202e}", "ana");
    check("\u{2066}a\u{2067}b\u{2068}c", "abc");
    check("\u{202a}a\u{202b}b\u{202c}c\u{202d}", "abc");
}

#[test]
fn words_on_several_lines_stand_on_one() {
    check("a\nb\r\u{2028}c\u{2029}d\u{85}e", "a b  c d e");
}

#[test]
fn a_tower_of_marks_is_cut() {
    check(&format!("a{}b", "\u{335}".repeat(40)), &format!("a{}b", "\u{335}".repeat(6)));
}

/// What has begun in some text and not ended, by the rules of isolates; `None` when more ended.
fn open_ends(text: &str) -> Option<usize> {
    let mut open: usize = 0;
    for c in text.chars() {
        match c {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}' => {
                open += 1
            }
            '\u{202c}' | '\u{2069}' => open = open.checked_sub(1)?,
            _ => {}
        }
    }
    Some(open)
}

proptest! {
    #[test]
    fn a_sentence_ends_as_it_began_whatever_stands_in_it(words in any::words(), end in "[\\u2028\\u2029\\n]?") {
        let said = apart(&format!("{words}{end}"));
        prop_assert_eq!(open_ends(&said), Some(0));
        let ends_a_line = |c: char| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}');
        prop_assert!(!said.contains(ends_a_line), "one line");
    }
}

#[test]
fn naughty_words_leave_the_sentence_alone() {
    for words in naughty_words() {
        assert_eq!(open_ends(&apart(words)), Some(0), "{words:?}");
    }
}
