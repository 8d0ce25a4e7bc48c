//! A shelf keeps lines of text under keys. One key per fact, written once, never changed.
//!
//! Why one key per fact: two tabs that share a mutable key lose each other's work even under a
//! lock, and browsers lose far more of a big value than of small ones when they are killed.

use crate::facts::{Fact, Journal, Unreadable, read, write};
use crate::id::LearnerId;
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
    /// Characters used by the facts on the shelf, keys and lines together.
    pub characters: usize,
}

/// Reads everything on a shelf. What cannot be read is set aside and left as it is.
pub fn open(shelf: &impl Shelf) -> Opened {
    let mut opened = Opened::default();
    for (key, line) in shelf.lines() {
        if !key.starts_with(PREFIX) {
            continue;
        }
        opened.characters += key.len() + line.encode_utf16().count();
        match take_in(&key, &line) {
            Ok(fact) => {
                let journal = opened.journals.entry(fact.owner.clone()).or_default();
                if journal.join(fact) == crate::facts::Joined::Forked {
                    opened.set_aside.push(SetAside { key, why: WhyAside::Fork });
                }
            }
            Err(Some(why)) => opened.set_aside.push(SetAside { key, why }),
            Err(None) => {}
        }
    }
    opened.set_aside.sort_unstable_by(|a, b| a.key.cmp(&b.key));
    opened
}

/// The fact in one line of a shelf.
///
/// # Errors
/// Why it is set aside; `None` when the key is not the key of a fact at all.
pub fn take_in(key: &str, line: &str) -> Result<Fact, Option<WhyAside>> {
    if !key.starts_with(PREFIX) {
        return Err(None);
    }
    let fact = read(line).map_err(|why| Some(WhyAside::Unreadable(why)))?;
    if key_of(&fact) == key { Ok(fact) } else { Err(Some(WhyAside::WrongPlace)) }
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
    format!("{PREFIX}{}/{}/{}", fact.owner, fact.id.replica, fact.id.seq)
}
