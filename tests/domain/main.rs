//! Sentences about the product that need no browser.

use doorways::course::read_folder;
use doorways::facts::{Joined, Journal, Replica, What, read, write};
use doorways::id::LearnerId;
use std::path::Path;

#[test]
fn the_shipped_course_is_sound() {
    let course = read_folder(Path::new("courses/quadratics-and-profit"));
    assert!(course.is_ok(), "{}", course.err().map(|why| why.to_string()).unwrap_or_default());
}

#[test]
fn a_name_in_any_writing_survives_being_kept() {
    let text = std::fs::read_to_string("target/corpora/blns.json")
        .expect("./dev check fetches the Big List of Naughty Strings");
    let names: Vec<String> = serde_json::from_str(&text).expect("the list is JSON");
    let who = LearnerId::new("00000000000000a1").expect("an id");
    for name in names {
        let fact = Journal::default().next(&who, Replica(7), 1, What::Named { name });
        let line = write(&fact);
        assert!(line.is_ascii());
        assert_eq!(read(&line).as_ref(), Ok(&fact));
    }
}

#[test]
fn joining_the_same_fact_twice_changes_nothing() {
    let who = LearnerId::new("00000000000000a1").expect("an id");
    let mut journal = Journal::default();
    let fact = journal.next(&who, Replica(7), 1, What::Named { name: "Ana".into() });
    assert_eq!(journal.join(fact.clone()), Joined::New);
    assert_eq!(journal.join(fact), Joined::Known);
    assert_eq!(journal.len(), 1);
}
