//! How safe the work of this tab is, told truthfully: which facts are kept where, and which are not.
//!
//! Every fact goes to two places: local storage, which answers at once but reaches the disk late, and
//! a second copy, which answers late but then is on the disk. "Saved" is said when the second copy
//! has it, or when there is no second copy and local storage has it.

use super::NotKept;
use crate::facts::{Fact, FactId};
use crate::id::LearnerId;
use std::collections::BTreeMap;

/// Whether the work in this tab is safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// Everything is kept on this device.
    OnDevice,
    /// Something is on its way to the disk.
    Saving,
    /// Everything is kept, but only in the second place: local storage took something not, for this
    /// reason.
    OnlySecond(NotKept),
    /// This browser keeps nothing; the work is gone when the tab closes.
    OnlyInTab,
    /// What was kept was cleared away while this tab was open; the tab still has it.
    ClearedAway,
    /// Something is kept nowhere, for this reason.
    NotKept(NotKept),
}

/// Whether a place has a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    OnItsWay,
    Kept,
    Not,
}

/// What is known of a fact that is not yet everywhere it should be.
#[derive(Debug, Clone, PartialEq)]
struct Entry {
    fact: Fact,
    first: Result<(), NotKept>,
    second: Place,
}

/// The second copy as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Second {
    #[default]
    Opening,
    Open,
    Closed,
}

/// See the module. It holds the facts of this tab that are not yet everywhere.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Care {
    entries: BTreeMap<FactId, Entry>,
    second: Second,
    first_closed: bool,
    cleared_away: bool,
}

impl Care {
    /// Care in a browser whose local storage is closed: nothing is expected of it.
    pub fn without_first() -> Self {
        Self { first_closed: true, ..Self::default() }
    }

    /// A fact was recorded, and this is what local storage said to it.
    pub fn recorded(&mut self, fact: Fact, first: Result<(), NotKept>) {
        let second = if self.second == Second::Closed { Place::Not } else { Place::OnItsWay };
        self.entries.insert(fact.id, Entry { fact, first, second });
        self.tidy();
    }

    /// Local storage was asked again for a fact.
    pub fn first_said(&mut self, id: FactId, first: Result<(), NotKept>) {
        if let Some(entry) = self.entries.get_mut(&id) {
            entry.first = first;
        }
        self.tidy();
    }

    /// The second copy is open, or it will never be. Gives the facts that wait for it.
    pub fn second_opened(&mut self, open: bool) -> Vec<Fact> {
        if !open {
            self.second = Second::Closed;
            for entry in self.entries.values_mut().filter(|entry| entry.second == Place::OnItsWay) {
                entry.second = Place::Not;
            }
            self.tidy();
            return Vec::new();
        }
        self.second = Second::Open;
        self.entries.values().map(|entry| entry.fact.clone()).collect()
    }

    /// The second copy has a fact on the disk, or could not keep it.
    pub fn second_said(&mut self, id: FactId, kept: bool) {
        if let Some(entry) = self.entries.get_mut(&id) {
            entry.second = if kept { Place::Kept } else { Place::Not };
        }
        self.tidy();
    }

    /// Somebody or something cleared both places away while this tab was open.
    pub fn cleared_away(&mut self) {
        self.cleared_away = true;
    }

    /// What was cleared away is put back, and the second copy is opened again.
    pub fn puts_back(&mut self) {
        self.cleared_away = false;
        self.second = Second::Opening;
    }

    /// Somebody was removed from this device: nothing of theirs is to be kept any more.
    pub fn forget(&mut self, who: &LearnerId) {
        self.entries.retain(|_, entry| entry.fact.owner != *who);
    }

    /// Whether the second copy is open, so that facts may be sent there.
    pub fn has_second(&self) -> bool {
        self.second == Second::Open
    }

    /// The facts that local storage has not taken, oldest first.
    pub fn not_in_first(&self) -> Vec<Fact> {
        let missing = self.entries.values().filter(|entry| entry.first.is_err());
        missing.map(|entry| entry.fact.clone()).collect()
    }

    /// The facts that no place has and none is busy with.
    pub fn nowhere(&self) -> Vec<Fact> {
        let lost = |e: &&Entry| e.first.is_err() && e.second == Place::Not;
        self.entries.values().filter(lost).map(|entry| entry.fact.clone()).collect()
    }

    /// How safe everything is: the worst that is true of any fact.
    pub fn safety(&self) -> Safety {
        let nothing_keeps = self.first_closed && self.second == Second::Closed;
        if nothing_keeps {
            return Safety::OnlyInTab;
        }
        if self.cleared_away {
            return Safety::ClearedAway;
        }
        let reasons = |second: Place| {
            let mut found = self.entries.values().filter(move |entry| entry.second == second);
            found.find_map(|entry| entry.first.err())
        };
        if let Some(why) = reasons(Place::Not) {
            return Safety::NotKept(why);
        }
        if self.entries.values().any(|entry| entry.second == Place::OnItsWay) {
            return Safety::Saving;
        }
        match reasons(Place::Kept) {
            // A browser that never opened local storage is not asked for it again.
            Some(why) if !self.first_closed => Safety::OnlySecond(why),
            _ => Safety::OnDevice,
        }
    }

    /// Lets go of what is as safe as it can be.
    fn tidy(&mut self) {
        let first_closed = self.first_closed;
        self.entries.retain(|_, entry| {
            let settled = entry.second != Place::OnItsWay;
            let in_first = entry.first.is_ok();
            let second_is_enough = first_closed && entry.second == Place::Kept;
            !(settled && (in_first || second_is_enough))
        });
    }
}
