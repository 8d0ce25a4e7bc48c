//! What arrived, compared with what is here: shown before anything is added.

use crate::facts::{Fact, Joined, Journal, What};
use crate::id::LearnerId;
use crate::learning::Learner;
use std::collections::BTreeMap;

/// What arrived about one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Arriving {
    /// Who. Only the same id is the same person; names decide nothing.
    pub id: LearnerId,
    /// What they are called once this has arrived. May be empty.
    pub name: String,
    /// Whether they have a door here already.
    pub known_person: bool,
    /// Facts that are not here yet.
    pub new: usize,
    /// Facts that are here already.
    pub known: usize,
    /// New facts of kinds that only a later release understands. They are kept and passed on.
    pub from_later: usize,
    /// Facts whose name another fact here has. Both are kept, the one here counts.
    pub forked: usize,
}

/// Everything that arrived, compared with the journals on this device.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Arrival {
    /// Person by person, in the order of their ids.
    pub people: Vec<Arriving>,
    /// The facts that are not here yet.
    pub new: Vec<Fact>,
    /// Entries that could not be read. They are left behind.
    pub unreadable: usize,
}

impl Arrival {
    /// Compares what arrived with what is here. Nothing is changed.
    pub fn of(
        journals: &BTreeMap<LearnerId, Journal>,
        facts: Vec<Fact>,
        unreadable: usize,
    ) -> Self {
        let mut by_person: BTreeMap<LearnerId, Vec<Fact>> = BTreeMap::new();
        for fact in facts {
            by_person.entry(fact.owner.clone()).or_default().push(fact);
        }
        let mut arrival = Self { unreadable, ..Self::default() };
        for (id, facts) in by_person {
            let here = journals.get(&id);
            let mut after = here.cloned().unwrap_or_default();
            let (mut known, mut forked, mut from_later) = (0, 0, 0);
            let before = arrival.new.len();
            for fact in facts {
                match after.join(fact.clone()) {
                    Joined::Known => known += 1,
                    Joined::Forked => forked += 1,
                    Joined::New => {
                        from_later += usize::from(matches!(fact.what, What::Unknown { .. }));
                        arrival.new.push(fact);
                    }
                }
            }
            arrival.people.push(Arriving {
                name: Learner::of(&after).name().to_owned(),
                known_person: here.is_some(),
                new: arrival.new.len() - before,
                known,
                from_later,
                forked,
                id,
            });
        }
        arrival
    }
}
