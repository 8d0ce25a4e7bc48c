//! Somebody was removed from this device. A line says so, since their facts may come back on their
//! own: from the second copy, when it was not reached that day, or from a tab that is still open.
//!
//! ```text
//! 0a44c7de {"v":1,"gone":{"00000000000000a1":412}}
//! ```
//!
//! It names tabs and numbers, nothing a person said. Whoever brings their work in again is welcome:
//! then the line goes.

use super::shelf::place_of;
use super::{NotKept, Shelf, WhyAside};
use crate::facts::{FactId, Journal, Replica, Unreadable, checked, with_checksum};
use crate::id::LearnerId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const GONE: &str = "/gone";

/// Which facts of one person were removed: for each replica, up to which number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gone {
    up_to: BTreeMap<Replica, u32>,
}

impl Gone {
    /// All facts of a journal.
    pub fn all_of(journal: &Journal) -> Self {
        let mut up_to = BTreeMap::new();
        for fact in journal.facts() {
            let last: &mut u32 = up_to.entry(fact.id.replica).or_default();
            *last = fact.id.seq.max(*last);
        }
        Self { up_to }
    }

    /// Whether a fact was removed.
    pub fn covers(&self, id: FactId) -> bool {
        self.up_to.get(&id.replica).is_some_and(|last| id.seq <= *last)
    }

    /// Where it stands.
    pub fn key(owner: &LearnerId) -> String {
        format!("{}{GONE}", place_of(owner))
    }

    /// How it is written.
    pub fn line(&self) -> String {
        let json = serde_json::to_string(&Written { v: 1, gone: self.up_to.clone() })
            .expect("numbers under text keys are always valid JSON");
        with_checksum(&json)
    }
}

#[derive(Serialize, Deserialize)]
struct Written {
    v: u32,
    gone: BTreeMap<Replica, u32>,
}

/// Whose removal a key tells of.
pub(super) fn owner_in(key: &str) -> Option<LearnerId> {
    let owner = LearnerId::new(key.strip_suffix(GONE)?.rsplit('/').next()?).ok()?;
    (Gone::key(&owner) == key).then_some(owner)
}

pub(super) fn read(line: &str) -> Result<Gone, WhyAside> {
    let json = checked(line).map_err(WhyAside::Unreadable)?;
    let written: Written =
        serde_json::from_str(json).map_err(|_| WhyAside::Unreadable(Unreadable::NotAFact))?;
    if written.v != 1 {
        return Err(WhyAside::Unreadable(Unreadable::NotAFact));
    }
    Ok(Gone { up_to: written.gone })
}

/// Removes everything of one person from a shelf, what could not be read too.
///
/// # Errors
/// [`NotKept`], when the line that says so cannot be kept; their facts are removed all the same.
pub fn remove(shelf: &impl Shelf, owner: &LearnerId, gone: &Gone) -> Result<(), NotKept> {
    let key = Gone::key(owner);
    // First the line, so that a crash in the middle does not leave half a person. On a full shelf
    // there is room for it only afterwards.
    let first = shelf.put(&key, &gone.line());
    let theirs = format!("{}/", place_of(owner));
    for (other, _) in shelf.lines() {
        if other.starts_with(&theirs) && other != key {
            shelf.remove(&other);
        }
    }
    first.or_else(|_| shelf.put(&key, &gone.line()))
}
