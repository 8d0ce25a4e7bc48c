//! Old facts, sealed together: one compressed line instead of hundreds of keys, so that years of work
//! open quickly and take up little room.
//!
//! ```text
//! 5b1c02aa {"v":1,"facts":256,"bytes":58112,"lz4":"…"}
//! ```
//!
//! The checksum stands before it as before every line. Inside are the facts as JSON, one below the
//! other, compressed with LZ4 and written as letters. Sealing writes the segment, reads it back,
//! verifies it, and only then removes the single lines: a crash at any point leaves too much, never
//! too little.

use super::{NotKept, Shelf, WhyAside, key_of};
use crate::facts::{Fact, Unreadable, checked, fingerprint_of, from_json, to_json, with_checksum};
use crate::id::LearnerId;
use crate::order;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many facts one segment holds.
pub const FACTS_IN_A_SEGMENT: usize = 256;

/// How many segments are sealed at one opening, so that nobody waits for it.
const SEGMENTS_AT_ONCE: usize = 8;

/// The most that a segment may hold when it is filled up, in bytes. Lines may be as long as
/// [`crate::facts::LONGEST_FACT`], but 256 of that length are not sealed.
const LARGEST_SEGMENT: usize = 4 * 1024 * 1024;

#[derive(Serialize, Deserialize)]
struct Written<'a> {
    v: u32,
    facts: usize,
    bytes: usize,
    lz4: &'a str,
}

/// Facts sealed together: where they stand now, and where each of them stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands.
    pub key: String,
    /// How it is written.
    pub line: String,
    /// Where the single lines stood that it replaces.
    pub replaces: Vec<String>,
}

/// Seals the oldest single lines of everybody who has many, and gives what it sealed. What cannot be
/// sealed stays as it is.
pub fn seal_old_facts(shelf: &impl Shelf) -> Vec<Segment> {
    let mut sealed = Vec::new();
    for facts in singles(shelf).into_values() {
        for facts in facts.chunks_exact(FACTS_IN_A_SEGMENT) {
            if sealed.len() == SEGMENTS_AT_ONCE {
                return sealed;
            }
            let Some(segment) = seal(facts) else { continue };
            if replace(shelf, &segment).is_ok() {
                sealed.push(segment);
            }
        }
    }
    sealed
}

/// The facts of each owner that stand in lines of their own and can be sealed, oldest first.
fn singles(shelf: &impl Shelf) -> BTreeMap<LearnerId, Vec<Fact>> {
    let mut singles: BTreeMap<LearnerId, Vec<Fact>> = BTreeMap::new();
    for (key, line) in shelf.lines().iter().filter(|(key, _)| !is_segment(key)) {
        if let Ok(fact) = super::shelf::single(key, line) {
            singles.entry(fact.owner.clone()).or_default().push(fact);
        }
    }
    for facts in singles.values_mut() {
        order::sort_by_key(facts, |fact| (fact.stamp, fact.id));
    }
    singles
}

/// One segment of these facts, all of one owner; `None` when it would not give the same facts back.
pub fn seal(facts: &[Fact]) -> Option<Segment> {
    let owner = &facts.first()?.owner;
    let texts: Vec<_> = facts.iter().map(to_json).collect();
    let text = texts.join("\n");
    let letters = STANDARD_NO_PAD.encode(lz4_flex::block::compress(text.as_bytes()));
    let written = Written { v: 1, facts: facts.len(), bytes: text.len(), lz4: &letters };
    let json = serde_json::to_string(&written).ok()?;
    let segment = Segment {
        key: format!("{}{}", prefix_of(owner), String::from(fingerprint_of(&text))),
        line: with_checksum(&json),
        replaces: facts.iter().map(key_of).collect(),
    };
    (unseal(&segment.key, &segment.line).ok()? == facts).then_some(segment)
}

/// Puts a segment in the place of its single lines.
fn replace(shelf: &impl Shelf, segment: &Segment) -> Result<(), NotKept> {
    if shelf.line(&segment.key).is_none() {
        shelf.put(&segment.key, &segment.line)?;
    }
    if shelf.line(&segment.key).as_ref() != Some(&segment.line) {
        return Err(NotKept::ReadBackDiffers);
    }
    for key in &segment.replaces {
        shelf.remove(key);
    }
    Ok(())
}

/// The facts in a segment.
///
/// # Errors
/// Why it is set aside.
pub fn unseal(key: &str, line: &str) -> Result<Vec<Fact>, WhyAside> {
    let not = WhyAside::Unreadable(Unreadable::NotAFact);
    let json = checked(line).map_err(WhyAside::Unreadable)?;
    let segment: Written = serde_json::from_str(json).map_err(|_| not)?;
    if segment.v != 1 {
        return Err(not);
    }
    if segment.bytes > LARGEST_SEGMENT {
        return Err(WhyAside::Unreadable(Unreadable::TooLong));
    }
    let packed = STANDARD_NO_PAD.decode(segment.lz4).map_err(|_| not)?;
    let bytes = lz4_flex::block::decompress(&packed, segment.bytes).map_err(|_| not)?;
    let text = String::from_utf8(bytes).map_err(|_| not)?;
    let facts: Vec<Fact> =
        text.split('\n').map(from_json).collect::<Result<_, _>>().map_err(WhyAside::Unreadable)?;
    if facts.len() != segment.facts {
        return Err(not);
    }
    let owner = &facts.first().ok_or(not)?.owner;
    let in_place = key.starts_with(&prefix_of(owner));
    if in_place && facts.iter().all(|fact| fact.owner == *owner) {
        Ok(facts)
    } else {
        Err(WhyAside::WrongPlace)
    }
}

/// Where single lines stand whose facts are in a segment among the same lines. They are needed no
/// longer.
pub fn sealed_already(lines: &[(String, String)]) -> Vec<String> {
    let segments = lines.iter().filter(|(key, _)| is_segment(key));
    let facts = segments.filter_map(|(key, line)| unseal(key, line).ok()).flatten();
    let sealed = order::map_of(facts.map(|fact| (key_of(&fact), fact)));
    let singles = lines.iter().filter(|(key, line)| {
        sealed.get(key).is_some_and(|fact| super::shelf::single(key, line).as_ref() == Ok(fact))
    });
    singles.map(|(key, _)| key.clone()).collect()
}

/// Whether a key is the key of a segment.
pub fn is_segment(key: &str) -> bool {
    key.contains(SEALED)
}

const SEALED: &str = "/sealed/";

fn prefix_of(owner: &LearnerId) -> String {
    format!("{}{SEALED}", super::shelf::place_of(owner))
}
