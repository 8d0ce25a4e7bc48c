//! A hand-over: refused, or facts that are packed again and arrive the same. Each line of the input is
//! also put into a sound envelope with the right checksum.
#![no_main]

use doorways::exchange::{Arrival, Contents, arrived, pack, unpack};
use doorways::facts::{Journal, with_checksum};
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeMap;

fn arrives(text: &str) {
    // What is behind a passphrase is looked at here, and opened by nobody.
    let is_known = arrived(text).is_ok();
    let Ok((facts, unreadable)) = unpack(text) else { return };
    assert!(is_known);
    let mut journals = BTreeMap::new();
    for fact in facts.clone() {
        journals.entry(fact.owner.clone()).or_insert_with(Journal::default).join(fact);
    }
    let arrival = Arrival::of(&BTreeMap::new(), facts, unreadable);
    assert_eq!(arrival.people.len(), journals.len());
    for journal in journals.values() {
        let (again, lost) = unpack(&pack(journal, Contents::ALL)).expect("we packed it");
        let mut same = Journal::default();
        for fact in again {
            same.join(fact);
        }
        assert_eq!((&same, lost), (journal, 0));
    }
}

fuzz_target!(|text: &str| {
    arrives(text);
    let facts: Vec<String> = text
        .lines()
        .map(|json| {
            let line = with_checksum(json);
            let (check, json) = line.split_once(' ').expect("a checksum stands before it");
            format!("[\"{check}\",{json}]")
        })
        .collect();
    let facts = facts.join(",\n");
    arrives(&format!(
        "{{\"doorways\":1,\"kind\":\"hand-over\",\"left_out\":[],\"facts\":[{facts}]}}"
    ));
});
