//! The set of facts about one owner. Merging two journals is set union.

use super::{Fact, FactId, Replica, Stamp, What, fingerprint};
use crate::id::LearnerId;
use crate::order;
use std::collections::BTreeMap;

/// The facts about one owner, in the order they happened.
///
/// Order and repetition of joining do not matter: the journal is the set. Only this module changes
/// it, and it only grows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Journal {
    facts: BTreeMap<(Stamp, FactId), Fact>,
    stamps: BTreeMap<FactId, Stamp>,
    forks: Vec<Fact>,
}

/// What joining a fact did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// It was not known.
    New,
    /// It was known already; nothing changed.
    Known,
    /// Another fact has the same name. Both are kept; the one here stands, the other is set beside.
    Forked,
}

impl Journal {
    /// Adds one fact.
    pub fn join(&mut self, fact: Fact) -> Joined {
        match self.stamps.get(&fact.id) {
            None => {
                self.stamps.insert(fact.id, fact.stamp);
                self.facts.insert((fact.stamp, fact.id), fact);
                Joined::New
            }
            Some(stamp) => {
                let key = (*stamp, fact.id);
                if self.facts.get(&key) == Some(&fact) || self.forks.contains(&fact) {
                    return Joined::Known;
                }
                self.settle_fork(key, fact);
                Joined::Forked
            }
        }
    }

    /// Adds every fact of another journal.
    pub fn merge(&mut self, other: Self) {
        for fact in other.facts.into_values().chain(other.forks) {
            self.join(fact);
        }
    }

    /// Takes out the facts with these names: only for somebody who wants to be gone from a device.
    pub fn forget(&mut self, is_gone: impl Fn(FactId) -> bool) {
        self.facts.retain(|(_, id), _| !is_gone(*id));
        order::keep(&mut self.stamps, |id, _| !is_gone(*id));
        self.forks.retain(|fact| !is_gone(fact.id));
    }

    /// Every fact, in the order it happened.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.facts.values()
    }

    /// How many facts there are.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether nothing has happened yet.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// The fact with this name.
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(&(*self.stamps.get(&id)?, id))
    }

    /// The latest stamp, if anything happened.
    pub fn last_stamp(&self) -> Option<Stamp> {
        self.facts.keys().next_back().map(|(stamp, _)| *stamp)
    }

    /// A new fact: after every known one, with the next number of its replica. It has not joined.
    pub fn next(&self, owner: &LearnerId, replica: Replica, now_ms: u64, what: What) -> Fact {
        let last = self.last_of(replica);
        Fact {
            id: FactId { replica, seq: last.map_or(0, |id| id.seq).saturating_add(1) },
            prev: last.and_then(|id| self.fact(id)).map(fingerprint),
            stamp: Stamp::after(self.last_stamp(), now_ms),
            owner: owner.clone(),
            what,
        }
    }

    /// How many facts must once have existed and are missing: gaps in the numbers of a replica.
    pub fn missing(&self) -> u32 {
        let mut missing: u32 = 0;
        let mut before: Option<FactId> = None;
        for id in self.stamps.keys() {
            let last = before.filter(|b| b.replica == id.replica).map_or(0, |b| b.seq);
            missing = missing.saturating_add(id.seq.saturating_sub(last + 1));
            before = Some(*id);
        }
        missing
    }

    /// Facts that do not fit the one before them: either was changed afterwards, checksum and all.
    ///
    /// A fact before it that is missing is no misfit (see [`Self::missing`]), nor is one with a
    /// double (see [`Self::forks`]) when one of the two fits.
    pub fn misfits(&self) -> Vec<FactId> {
        let fits = |fact: &Fact| {
            let Some(before) = fact.id.seq.checked_sub(1).filter(|seq| *seq > 0) else {
                return fact.prev.is_none();
            };
            let before = FactId { replica: fact.id.replica, seq: before };
            let doubles = self.forks.iter().filter(|fork| fork.id == before);
            let mut all = self.fact(before).into_iter().chain(doubles).peekable();
            all.peek().is_none() || all.any(|before| Some(fingerprint(before)) == fact.prev)
        };
        self.stamps
            .keys()
            .filter_map(|id| self.fact(*id))
            .filter(|f| !fits(f))
            .map(|f| f.id)
            .collect()
    }

    /// Facts whose name another fact has too. They are kept and shown, and do not count.
    pub fn forks(&self) -> &[Fact] {
        &self.forks
    }

    fn last_of(&self, replica: Replica) -> Option<FactId> {
        let all = FactId { replica, seq: 0 }..=FactId { replica, seq: u32::MAX };
        self.stamps.range(all).next_back().map(|(id, _)| *id)
    }

    /// Of two facts with one name, the earlier stands (by stamp, then by content), so that every
    /// device decides alike in whatever order they arrive.
    fn settle_fork(&mut self, key: (Stamp, FactId), other: Fact) {
        let Some(standing) = self.facts.remove(&key) else { return };
        let order = |fact: &Fact| (fact.stamp, super::write(fact));
        let (first, second) =
            if order(&standing) <= order(&other) { (standing, other) } else { (other, standing) };
        self.stamps.insert(first.id, first.stamp);
        self.facts.insert((first.stamp, first.id), first);
        self.forks.push(second);
        order::sort_by_key(&mut self.forks, order);
    }
}
