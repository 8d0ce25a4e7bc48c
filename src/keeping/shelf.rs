//! A shelf keeps lines of text under keys. One key per fact, written once, never changed.
//!
//! Why one key per fact: two tabs that share a mutable key lose each other's work even under a
//! lock, and browsers lose far more of a big value than of small ones when they are killed.

use super::{Gone, gone, segment};
use crate::facts::{Fact, Joined, Journal, Unreadable, read, write};
use crate::id::LearnerId;
use crate::order;
use std::collections::BTreeMap;

/// Before every key of a fact: the app and the version of the key layout.
const PREFIX: &str = "doorways/1/";

/// About how many characters a browser lets a site keep: five million UTF-16 units in Chromium and
/// Firefox, half of that in WebKit once a value has a character outside Latin-1, which ours never do.
pub const ROOM: usize = 5_000_000;

/// A place where lines are kept under keys.
pub trait Shelf {
    /// Every key and its line, in any order.
    fn lines(&self) -> Vec<(String, String)>;

    /// The line under one key, as it would be found after a reload.
    fn line(&self, key: &str) -> Option<String>;

    /// Keeps a line.
    ///
    /// # Errors
    /// [`NotKept`], when the shelf is full or closed. Nothing that was kept before is harmed.
    fn put(&self, key: &str, line: &str) -> Result<(), NotKept>;

    /// Removes a line. Only two things do this: sealing, once a segment was verified that holds the
    /// same fact, and the wish of a person to be gone from this device.
    fn remove(&self, key: &str);
}

/// Why a fact is not kept. It stays in the open tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotKept {
    /// The browser's room for this site is used up.
    Full,
    /// The browser does not let this site keep anything.
    Blocked,
    /// The line was put, but reading it back gave something else.
    ReadBackDiffers,
    /// Another line stands under the same key, and a kept line is never overwritten.
    Taken,
}

/// A line that could not be taken in. It stays where it is, untouched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Where it stands.
    pub key: String,
    /// Why it was set aside.
    pub why: WhyAside,
}

/// Why a line was set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyAside {
    /// It cannot be read.
    Unreadable(Unreadable),
    /// It can be read, but stands under the key of another fact.
    WrongPlace,
    /// Another fact has the same name.
    Fork,
}

/// What opening a shelf found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Opened {
    /// The journal of each owner.
    pub journals: BTreeMap<LearnerId, Journal>,
    /// What could not be taken in.
    pub set_aside: Vec<SetAside>,
    /// Who was removed from this device, and which of their facts.
    pub gone: BTreeMap<LearnerId, Gone>,
    /// Where lines of theirs stand that were to be removed.
    pub leftovers: Vec<String>,
}

/// Reads everything on a shelf. What cannot be read is set aside and left as it is.
pub fn open(shelf: &impl Shelf) -> Opened {
    let mut opened = Opened::default();
    let mut lines = shelf.lines();
    lines.retain(|(key, _)| key.starts_with(PREFIX));
    for (key, line) in &lines {
        if let Some(owner) = gone::owner_in(key)
            && let Ok(gone) = gone::read(line)
        {
            opened.gone.insert(owner, gone);
        }
    }
    for (key, line) in lines {
        match take_in(&key, &line) {
            Ok(Line::Gone(..)) | Err(None) => {}
            Ok(Line::Facts(facts)) if is_gone(&opened.gone, &facts) => opened.leftovers.push(key),
            Ok(Line::Facts(facts)) => {
                let mut forked = false;
                for fact in facts {
                    let journal = opened.journals.entry(fact.owner.clone()).or_default();
                    forked |= journal.join(fact) == Joined::Forked;
                }
                if forked {
                    opened.set_aside.push(SetAside { key, why: WhyAside::Fork });
                }
            }
            Err(Some(why)) => opened.set_aside.push(SetAside { key, why }),
        }
    }
    order::sort_by(&mut opened.set_aside, |a, b| a.key.cmp(&b.key));
    opened
}

/// How many characters our keys and lines take up, counted in UTF-16 units as browsers do.
pub fn characters(shelf: &impl Shelf) -> usize {
    let lines = shelf.lines();
    let ours = lines.iter().filter(|(key, _)| key.starts_with(PREFIX));
    ours.map(|(key, line)| key.len() + line.encode_utf16().count()).sum()
}

/// Whether a line holds nothing but facts of people who were removed.
pub fn is_gone(gone: &BTreeMap<LearnerId, Gone>, facts: &[Fact]) -> bool {
    facts.iter().all(|fact| gone.get(&fact.owner).is_some_and(|gone| gone.covers(fact.id)))
}

/// What one line of a shelf says.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// One fact, or those of a segment.
    Facts(Vec<Fact>),
    /// Somebody was removed from this device.
    Gone(LearnerId, Gone),
}

/// What one line of a shelf says.
///
/// # Errors
/// Why it is set aside; `None` when the key is none of ours.
pub fn take_in(key: &str, line: &str) -> Result<Line, Option<WhyAside>> {
    if !key.starts_with(PREFIX) {
        return Err(None);
    }
    let said = if segment::is_segment(key) {
        segment::unseal(key, line).map(Line::Facts)
    } else if let Some(owner) = gone::owner_in(key) {
        gone::read(line).map(|gone| Line::Gone(owner, gone))
    } else {
        single(key, line).map(|fact| Line::Facts(vec![fact]))
    };
    said.map_err(Some)
}

/// The fact in a line of its own.
pub(super) fn single(key: &str, line: &str) -> Result<Fact, WhyAside> {
    let fact = read(line).map_err(WhyAside::Unreadable)?;
    if key_of(&fact) == key { Ok(fact) } else { Err(WhyAside::WrongPlace) }
}

/// Keeps a fact and reads it back.
///
/// # Errors
/// [`NotKept`]. Keeping the same fact again is not an error.
pub fn keep(shelf: &impl Shelf, fact: &Fact) -> Result<(), NotKept> {
    let (key, line) = (key_of(fact), write(fact));
    match shelf.line(&key) {
        Some(kept) if kept == line => return Ok(()),
        Some(_) => return Err(NotKept::Taken),
        None => {}
    }
    shelf.put(&key, &line)?;
    match shelf.line(&key) {
        Some(kept) if kept == line => Ok(()),
        _ => Err(NotKept::ReadBackDiffers),
    }
}

/// Where a fact stands: owner, replica and number. All ASCII.
pub fn key_of(fact: &Fact) -> String {
    format!("{}/{}/{}", place_of(&fact.owner), fact.id.replica, fact.id.seq)
}

/// What all keys of one person begin with, before a `/`.
pub fn place_of(owner: &LearnerId) -> String {
    format!("{PREFIX}{owner}")
}
