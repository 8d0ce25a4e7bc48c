//! The only shared mutable state: the journals on this device, whose work is open, and whether it
//! is safely kept. Few verbs change it: `introduce`, `enter`, `close`, `commit`, `retry`.

use crate::browser::{calendar, random, storage};
use crate::course::{DoorLook, paints_of_people};
use crate::facts::{Fact, FactId, Joined, Journal, Replica, What};
use crate::id::LearnerId;
use crate::keeping::{self, MemoryShelf, NotKept, SetAside, Shelf, WhyAside};
use crate::learning::{Learner, Refusal};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Where this tab remembers whose work is open.
const OPEN: &str = "doorways-open";

/// Where facts are kept in this tab.
enum Place {
    Local(storage::LocalShelf),
    Memory(MemoryShelf),
}

impl Shelf for Place {
    fn lines(&self) -> Vec<(String, String)> {
        match self {
            Self::Local(shelf) => shelf.lines(),
            Self::Memory(shelf) => shelf.lines(),
        }
    }

    fn line(&self, key: &str) -> Option<String> {
        match self {
            Self::Local(shelf) => shelf.line(key),
            Self::Memory(shelf) => shelf.line(key),
        }
    }

    fn put(&self, key: &str, line: &str) -> Result<(), NotKept> {
        match self {
            Self::Local(shelf) => shelf.put(key, line),
            Self::Memory(shelf) => shelf.put(key, line),
        }
    }
}

/// Whether the work in this tab is safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// Everything is kept on this device.
    OnDevice,
    /// This browser keeps nothing; the work is gone when the tab closes.
    OnlyInTab,
    /// Some facts could not be kept.
    NotKept(NotKept),
}

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
    unkept: RwSignal<Vec<Fact>>,
    trouble: RwSignal<Option<NotKept>>,
    set_aside: RwSignal<Vec<SetAside>>,
    replicas: StoredValue<BTreeMap<LearnerId, Replica>>,
    shelf: StoredValue<Place, LocalStorage>,
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
        let shelf = storage::LocalShelf::probe()
            .map_or_else(|| Place::Memory(MemoryShelf::default()), Place::Local);
        let opened = keeping::open(&shelf);
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
            unkept: RwSignal::new(Vec::new()),
            trouble: RwSignal::new(None),
            set_aside: RwSignal::new(opened.set_aside),
            replicas: StoredValue::new(BTreeMap::new()),
            shelf: StoredValue::new_local(shelf),
            learner,
            people: Memo::new(move |_| people(&journals.read())),
        };
        storage::on_kept_elsewhere(move |key, line| session.sync(&key, &line));
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

    /// Whether the work in this tab is safe.
    pub fn safety(&self) -> Safety {
        let local = self.shelf.with_value(|shelf| matches!(shelf, Place::Local(_)));
        match self.trouble.get() {
            Some(why) => Safety::NotKept(why),
            None if local => Safety::OnDevice,
            None => Safety::OnlyInTab,
        }
    }

    /// Lines on this device that could not be taken in. They stay where they are.
    pub fn set_aside(&self) -> Signal<Vec<SetAside>> {
        self.set_aside.into()
    }

    /// How many facts are on this device and how many characters they take up.
    pub fn facts_and_characters(&self) -> (usize, usize) {
        let facts = self.journals.read().values().map(Journal::len).sum();
        (facts, self.shelf.with_value(|shelf| keeping::open(shelf).characters))
    }

    /// How many facts must once have been on this device and are missing.
    pub fn missing(&self) -> u32 {
        self.journals.read().values().map(Journal::missing).fold(0, u32::saturating_add)
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
        if self.open.read_untracked().is_some() {
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

    /// Tries again to keep what could not be kept.
    pub fn retry(&self) {
        let waiting = self.unkept.get_untracked();
        let mut trouble = None;
        let mut left = Vec::new();
        for fact in waiting {
            if let Err(why) = self.shelf.with_value(|shelf| keeping::keep(shelf, &fact)) {
                trouble = Some(why);
                left.push(fact);
            }
        }
        self.unkept.set(left);
        self.trouble.set(trouble);
    }

    fn record(&self, who: &LearnerId, what: What) -> FactId {
        let replica = self.replica_for(who);
        let fact = self.journals.with_untracked(|journals| {
            let empty = Journal::default();
            journals.get(who).unwrap_or(&empty).next(who, replica, calendar::now_ms(), what)
        });
        let id = fact.id;
        self.journals.update(|journals| {
            journals.entry(who.clone()).or_default().join(fact.clone());
        });
        self.unkept.update(|unkept| unkept.push(fact));
        self.retry();
        id
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
