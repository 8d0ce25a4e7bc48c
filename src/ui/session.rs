//! The only shared mutable state: the journals on this device, whose work is open, and whether it
//! is safely kept. Few verbs change it: `introduce`, `enter`, `close`, `commit`, `take_in`,
//! `retry`.
//!
//! Every fact goes to local storage and to a second copy in IndexedDB; what opens is the union of
//! both, and what one of them lost comes back from the other.

use crate::browser::mirror::Mirror;
use crate::browser::storage::{self, LocalShelf};
use crate::browser::{calendar, page, random};
use crate::course::{DoorLook, paints_of_people};
use crate::exchange::{Arrival, Contents, pack};
use crate::facts::{Fact, FactId, Joined, Journal, Replica, What, write};
use crate::id::LearnerId;
use crate::keeping::{self, Care, NotKept, Safety, SetAside, Shelf as _, WhyAside};
use crate::learning::{Learner, Refusal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::{BTreeMap, BTreeSet};

/// Where this tab remembers whose work is open.
const OPEN: &str = "doorways-open";

/// A second copy that is not open by then is not waited for any longer.
const SECOND_COPY_COMES_WITHIN_MS: i32 = 5_000;

/// Somebody who has a door on this device.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Who.
    pub id: LearnerId,
    /// What they want to be called.
    pub name: String,
    /// Their door.
    pub look: DoorLook,
    /// When they were last here, in milliseconds.
    pub last_here: u64,
}

/// See the module.
#[derive(Clone, Copy)]
pub struct Session {
    journals: RwSignal<BTreeMap<LearnerId, Journal>>,
    open: RwSignal<Option<LearnerId>>,
    care: RwSignal<Care>,
    set_aside: RwSignal<Vec<SetAside>>,
    replicas: StoredValue<BTreeMap<LearnerId, Replica>>,
    shelf: StoredValue<Option<LocalShelf>, LocalStorage>,
    mirror: StoredValue<Option<Mirror>, LocalStorage>,
    learner: Memo<Learner>,
    people: Memo<Vec<Person>>,
}

/// The session of this tab.
pub fn use_session() -> Session {
    expect_context()
}

impl Session {
    /// Opens what this device keeps, and listens to the other tabs.
    pub fn begin() -> Self {
        let shelf = LocalShelf::probe();
        let opened = shelf.as_ref().map(keeping::open).unwrap_or_default();
        let care = if shelf.is_some() { Care::default() } else { Care::without_first() };
        let journals = RwSignal::new(opened.journals);
        let was_open = storage::in_tab(OPEN).and_then(|who| LearnerId::new(who).ok());
        let open =
            RwSignal::new(was_open.filter(|who| journals.read_untracked().contains_key(who)));
        let learner = Memo::new(move |_| {
            let journals = journals.read();
            let journal = open.read().as_ref().and_then(|who| journals.get(who));
            journal.map(Learner::of).unwrap_or_default()
        });
        let session = Self {
            journals,
            open,
            care: RwSignal::new(care),
            set_aside: RwSignal::new(opened.set_aside),
            replicas: StoredValue::new(BTreeMap::new()),
            shelf: StoredValue::new_local(shelf),
            mirror: StoredValue::new_local(None),
            learner,
            people: Memo::new(move |_| people(&journals.read())),
        };
        storage::on_kept_elsewhere(move |key, line| session.sync(&key, &line));
        session.open_second_copy();
        session
    }

    /// The learner whose work is open. Empty when nobody's is.
    pub fn learner(&self) -> Memo<Learner> {
        self.learner
    }

    /// Everybody who has a door on this device, in the order they came.
    pub fn people(&self) -> Memo<Vec<Person>> {
        self.people
    }

    /// The person whose work is open.
    pub fn person(&self) -> Option<Person> {
        let open = self.open.get()?;
        self.people.read().iter().find(|person| person.id == open).cloned()
    }

    /// Whether somebody's work is open.
    pub fn is_open(&self) -> bool {
        self.open.read().is_some()
    }

    /// Whether somebody's work is open at this moment.
    pub fn someone_is_here(&self) -> bool {
        self.open.read_untracked().is_some()
    }

    /// Whether the work in this tab is safe.
    pub fn safety(&self) -> Safety {
        self.care.read().safety()
    }

    /// Lines on this device that could not be taken in. They stay where they are.
    pub fn set_aside(&self) -> Signal<Vec<SetAside>> {
        self.set_aside.into()
    }

    /// How many facts are on this device and how many characters they take up.
    pub fn facts_and_characters(&self) -> (usize, usize) {
        let facts = self.journals.read().values().map(Journal::len).sum();
        let characters = |shelf: &Option<LocalShelf>| {
            shelf.as_ref().map_or(0, |shelf| keeping::open(shelf).characters)
        };
        (facts, self.shelf.with_value(characters))
    }

    /// How many facts must once have been on this device and are missing.
    pub fn missing(&self) -> u32 {
        self.journals.read().values().map(Journal::missing).fold(0, u32::saturating_add)
    }

    /// How many facts do not fit the one before them: something was changed afterwards.
    pub fn misfits(&self) -> usize {
        self.journals.read().values().map(|journal| journal.misfits().len()).sum()
    }

    /// Makes a door for somebody new and opens it.
    ///
    /// # Errors
    /// The [`Refusal`] of their name.
    pub fn introduce(&self, name: &str) -> Result<(), Refusal> {
        let what = Learner::default().be_called(name)?;
        let who = LearnerId::new(format!("{:016x}", random::number()))
            .expect("sixteen hexadecimal digits are an id");
        self.record(&who, what);
        self.enter(who);
        Ok(())
    }

    /// Opens somebody's work in this tab. Nothing happens when they have no door here.
    pub fn enter(&self, who: LearnerId) {
        if self.journals.read_untracked().contains_key(&who) {
            storage::remember_in_tab(OPEN, Some(who.as_str()));
            self.open.set(Some(who));
        }
    }

    /// Closes the open work. It stays on the device.
    pub fn close(&self) {
        if self.someone_is_here() {
            storage::remember_in_tab(OPEN, None);
            self.open.set(None);
        }
    }

    /// Records what the open learner decides, and keeps it.
    ///
    /// # Errors
    /// The [`Refusal`]; then nothing happened.
    pub fn commit(
        &self,
        decide: impl FnOnce(&Learner) -> Result<What, Refusal>,
    ) -> Result<FactId, Refusal> {
        let what = decide(&self.learner.read_untracked())?;
        let who = self.open.get_untracked().ok_or(Refusal::NoSuchRoom)?;
        Ok(self.record(&who, what))
    }

    /// The open learner's work as a hand-over.
    pub fn packed(&self, contents: Contents) -> String {
        let journals = self.journals.read_untracked();
        let open = self.open.read_untracked();
        let journal = open.as_ref().and_then(|who| journals.get(who)).cloned().unwrap_or_default();
        pack(&journal, contents)
    }

    /// Compares what arrived with what is here. Nothing is changed.
    pub fn compare(&self, facts: Vec<Fact>, unreadable: usize) -> Arrival {
        self.journals.with_untracked(|journals| Arrival::of(journals, facts, unreadable))
    }

    /// Adds facts from elsewhere, and keeps them.
    pub fn take_in(&self, facts: Vec<Fact>) {
        self.journals.update(|journals| {
            for fact in &facts {
                journals.entry(fact.owner.clone()).or_default().join(fact.clone());
            }
        });
        self.keep(&facts);
    }

    /// Tries again to keep what could not be kept.
    pub fn retry(&self) {
        let (nowhere, not_in_first) =
            self.care.with_untracked(|care| (care.nowhere(), care.not_in_first()));
        for fact in not_in_first {
            let first = self.keep_first(&fact);
            self.care.update(|care| care.first_said(fact.id, first));
        }
        self.send_to_second(&nowhere);
    }

    fn record(&self, who: &LearnerId, what: What) -> FactId {
        let replica = self.replica_for(who);
        let fact = self.journals.with_untracked(|journals| {
            let empty = Journal::default();
            journals.get(who).unwrap_or(&empty).next(who, replica, calendar::now_ms(), what)
        });
        let finished_before = self.learner.with_untracked(Learner::has_finished_something);
        if matches!(fact.what, What::CheckpointFinished { .. }) && !finished_before {
            storage::ask_to_persist();
        }
        let id = fact.id;
        self.journals.update(|journals| {
            journals.entry(who.clone()).or_default().join(fact.clone());
        });
        self.keep(&[fact]);
        id
    }

    fn keep(&self, facts: &[Fact]) {
        let first: Vec<_> = facts.iter().map(|fact| self.keep_first(fact)).collect();
        self.care.update(|care| {
            for (fact, first) in facts.iter().zip(first) {
                care.recorded(fact.clone(), first);
            }
        });
        self.send_to_second(facts);
    }

    fn keep_first(&self, fact: &Fact) -> Result<(), NotKept> {
        self.shelf.with_value(|shelf| match shelf {
            Some(shelf) => keeping::keep(shelf, fact),
            None => Err(NotKept::Blocked),
        })
    }

    /// Sends facts to the second copy, in one transaction. While it is not open they wait.
    fn send_to_second(self, facts: &[Fact]) {
        self.mirror.with_value(|mirror| {
            let Some(mirror) = mirror.as_ref().filter(|_| !facts.is_empty()) else { return };
            let lines: Vec<_> =
                facts.iter().map(|fact| (keeping::key_of(fact), write(fact))).collect();
            let ids: Vec<FactId> = facts.iter().map(|fact| fact.id).collect();
            mirror.put(&lines, move |kept| {
                self.care.update(|care| ids.iter().for_each(|id| care.second_said(*id, kept)));
            });
        });
    }

    /// Opens the second copy, and lets each place get from the other what it lacks.
    fn open_second_copy(self) {
        page::after(SECOND_COPY_COMES_WITHIN_MS, move || {
            if !self.care.read_untracked().has_second() {
                self.care.update(|care| drop(care.second_opened(false)));
            }
        });
        spawn_local(async move {
            let Some(mirror) = Mirror::open().await else {
                self.care.update(|care| drop(care.second_opened(false)));
                return;
            };
            let there: BTreeMap<String, String> = mirror.lines().await.into_iter().collect();
            let here: BTreeMap<String, String> = self.shelf.with_value(|shelf| {
                shelf.as_ref().map(|shelf| shelf.lines().into_iter().collect()).unwrap_or_default()
            });
            for (key, line) in &there {
                if !here.contains_key(key) {
                    self.sync(key, line);
                    if let Ok(fact) = keeping::take_in(key, line) {
                        // Local storage may be full; the second copy has it.
                        self.keep_first(&fact).ok();
                    }
                }
            }
            let waiting = self.care.try_update(|care| care.second_opened(true)).unwrap_or_default();
            let goes_alone: BTreeSet<String> = waiting.iter().map(keeping::key_of).collect();
            let only_here: Vec<(String, String)> = here
                .into_iter()
                .filter(|(key, _)| !there.contains_key(key) && !goes_alone.contains(key))
                .filter(|(key, line)| keeping::take_in(key, line).is_ok())
                .collect();
            // What does not get there now is tried again by the next opening.
            mirror.put(&only_here, |_| {});
            self.mirror.set_value(Some(mirror));
            self.send_to_second(&waiting);
        });
    }

    /// A replica is one person in one opened tab, so that numbers never repeat across people.
    fn replica_for(&self, who: &LearnerId) -> Replica {
        let fresh = || Replica(random::number());
        self.replicas
            .try_update_value(|replicas| *replicas.entry(who.clone()).or_insert_with(fresh))
            .expect("the session lives as long as the page")
    }

    fn sync(&self, key: &str, line: &str) {
        match keeping::take_in(key, line) {
            Ok(fact) => {
                let owner = fact.owner.clone();
                let joined =
                    self.journals.try_update(|all| all.entry(owner).or_default().join(fact));
                if joined == Some(Joined::Forked) {
                    self.put_aside(key, WhyAside::Fork);
                }
            }
            Err(Some(why)) => self.put_aside(key, why),
            Err(None) => {}
        }
    }

    fn put_aside(&self, key: &str, why: WhyAside) {
        self.set_aside.update(|aside| aside.push(SetAside { key: key.to_owned(), why }));
    }
}

fn people(journals: &BTreeMap<LearnerId, Journal>) -> Vec<Person> {
    let mut learners: Vec<(&LearnerId, Learner)> =
        journals.iter().map(|(id, journal)| (id, Learner::of(journal))).collect();
    learners.sort_unstable_by_key(|(id, learner)| (learner.since(), *id));
    let looks = paints_of_people(learners.iter().map(|(id, _)| *id));
    learners
        .iter()
        .zip(looks)
        .map(|((id, learner), look)| Person {
            id: (*id).clone(),
            name: learner.name().to_owned(),
            look,
            last_here: learner.last_here().map_or(0, |stamp| stamp.clock_ms),
        })
        .collect()
}
