//! The only shared mutable state: the journals on this device, whose work is open, and whether it
//! is safely kept. Few verbs change it: `introduce`, `enter`, `close`, `commit`, `take_in`, `remove`,
//! `retry`.
//!
//! Every fact goes to local storage and to a second copy in IndexedDB; what opens is the union of
//! both, and what one of them lost comes back from the other.

mod second_copy;

use crate::browser::mirror::Mirror;
use crate::browser::storage::{self, Change, LocalShelf};
use crate::browser::{calendar, random};
use crate::course::{DoorLook, paints_of_people};
use crate::exchange::{Arrival, Contents, pack};
use crate::facts::{Fact, FactId, Joined, Journal, Replica, What, write};
use crate::id::LearnerId;
use crate::keeping::{self, Care, Gone, Line, NotKept, Safety, SetAside, Shelf as _, WhyAside};
use crate::learning::{Learner, Refusal};
use crate::order;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Where this tab remembers whose work is open.
const OPEN: &str = "doorways-open";

/// Under this key local storage remembers since when it has been in use here. When that is not there
/// any more, or a later time, somebody or something cleared this site away while it was open.
const SINCE: &str = "doorways-since";

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
    gone: StoredValue<BTreeMap<LearnerId, Gone>>,
    since: StoredValue<Option<String>>,
    replicas: StoredValue<BTreeMap<LearnerId, Replica>>,
    /// Where lines stand that this tab put into local storage, and that no tab has sealed since.
    put: StoredValue<BTreeSet<String>>,
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
        let since = shelf.as_ref().and_then(|shelf| {
            opened.leftovers.iter().for_each(|key| shelf.remove(key));
            in_use_since(shelf)
        });
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
            gone: StoredValue::new(opened.gone),
            since: StoredValue::new(since),
            replicas: StoredValue::new(BTreeMap::new()),
            put: StoredValue::new(BTreeSet::new()),
            shelf: StoredValue::new_local(shelf),
            mirror: StoredValue::new_local(None),
            learner,
            people: Memo::new(move |_| people(&journals.read())),
        };
        storage::on_change_elsewhere(move |change| match change {
            Change::Kept(key, line) => session.sync(&key, &line),
            Change::Left(key) => session.left(&key),
            Change::Unknown => session.look_whether_cleared(),
        });
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

    /// Whether the work in this tab is safe at this moment.
    pub fn safety_now(&self) -> Safety {
        self.care.read_untracked().safety()
    }

    /// Lines on this device that could not be taken in. They stay where they are.
    pub fn set_aside(&self) -> Signal<Vec<SetAside>> {
        self.set_aside.into()
    }

    /// How many facts are on this device and how many characters they take up.
    pub fn facts_and_characters(&self) -> (usize, usize) {
        let facts = self.journals.read().values().map(Journal::len).sum();
        let characters = |shelf: &Option<LocalShelf>| shelf.as_ref().map_or(0, keeping::characters);
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
        let decided = decide(&self.learner.read_untracked());
        self.commit_if(decided)
    }

    fn commit_if(&self, decided: Result<What, Refusal>) -> Result<FactId, Refusal> {
        let what = decided?;
        let who = self.open.get_untracked().ok_or(Refusal::NoSuchRoom)?;
        Ok(self.record(&who, what))
    }

    /// Records that somebody whose work is not open found nothing of theirs on this device, where it
    /// had been, and says whether their device forgets.
    pub fn found_empty(&self, who: &LearnerId) -> bool {
        let learner = || {
            let journals = self.journals.read_untracked();
            journals.get(who).map(Learner::of).unwrap_or_default()
        };
        self.record(who, learner().find_empty());
        learner().device_forgets()
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
        self.welcome_back(&facts);
        self.journals.update(|journals| {
            for fact in &facts {
                journals.entry(fact.owner.clone()).or_default().join(fact.clone());
            }
        });
        self.keep(&facts);
    }

    /// Removes the open person from this device, and gives back what was known of them.
    pub fn remove(&self) -> Vec<Fact> {
        let Some(who) = self.open.get_untracked() else { return Vec::new() };
        let journal =
            self.journals.with_untracked(|all| all.get(&who).cloned().unwrap_or_default());
        let gone = Gone::all_of(&journal);
        self.shelf.with_value(|shelf| {
            if let Some(shelf) = shelf {
                // Without the line they are removed all the same, only a stale tab may bring them back.
                keeping::remove(shelf, &who, &gone).ok();
            }
        });
        self.mirror.with_value(|mirror| {
            if let Some(mirror) = mirror {
                let theirs = format!("{}/", keeping::place_of(&who));
                mirror.put_in_place_of(&theirs, &Gone::key(&who), &gone.line());
            }
        });
        self.forget(&who, gone);
        journal.facts().chain(journal.forks()).cloned().collect()
    }

    /// Looks whether what was kept still stands, so that nothing is called saved that is not. Looking
    /// puts nothing back: somebody may have cleared this device on purpose, and only who goes on
    /// working or asks for it wants the work there again.
    pub fn look_whether_cleared(&self) {
        if !self.was_cleared_away() {
            return;
        }
        let opened = self.shelf.with_value(|shelf| shelf.as_ref().map(keeping::open));
        let stands = opened.unwrap_or_default().journals;
        let all_stand = self.journals.with_untracked(|all| {
            let mut facts = all.values().flat_map(Journal::facts);
            facts.all(|f| stands.get(&f.owner).and_then(|j| j.fact(f.id)) == Some(f))
        });
        if all_stand {
            // Another tab has put everything back.
            self.keep_everything_again();
        } else if self.safety_now() != Safety::ClearedAway {
            self.care.update(Care::cleared_away);
        }
    }

    /// Tries again to keep what could not be kept.
    pub fn retry(&self) {
        if self.was_cleared_away() {
            return self.keep_everything_again();
        }
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
        if self.was_cleared_away() {
            self.keep_everything_again();
        } else {
            self.keep(&[fact]);
        }
        id
    }

    /// Whether local storage was emptied since this tab opened. Another tab may be at work in the
    /// empty one already.
    fn was_cleared_away(&self) -> bool {
        let stands = self.shelf.with_value(|shelf| shelf.as_ref().map(|shelf| shelf.line(SINCE)));
        self.since.with_value(|since| since.is_some() && stands.is_some_and(|it| it != *since))
    }

    /// What was cleared away while this tab was open is put back: the tab still has everything.
    fn keep_everything_again(self) {
        let since = self.shelf.with_value(|shelf| shelf.as_ref().and_then(in_use_since));
        self.since.set_value(since);
        let everything: Vec<Fact> = self.journals.with_untracked(|all| {
            let all = all.values().flat_map(|journal| journal.facts().chain(journal.forks()));
            all.cloned().collect()
        });
        self.mirror.set_value(None);
        self.care.update(Care::puts_back);
        self.keep(&everything);
        self.open_second_copy();
    }

    /// Forgets what was removed from this device.
    fn forget(&self, who: &LearnerId, gone: Gone) {
        self.journals.update(|all| {
            let Some(journal) = all.get_mut(who) else { return };
            journal.forget(|id| gone.covers(id));
            if journal.is_empty() {
                order::take_out(all, who);
            }
        });
        self.care.update(|care| care.forget(who));
        self.replicas.update_value(|replicas| {
            order::take_out(replicas, who);
        });
        self.gone.update_value(|all| {
            all.insert(who.clone(), gone);
        });
        let is_open = self.open.read_untracked().as_ref() == Some(who);
        if is_open && !self.journals.read_untracked().contains_key(who) {
            self.close();
        }
    }

    /// Whoever was removed and brings their work in again is no longer gone.
    fn welcome_back(&self, facts: &[Fact]) {
        let owners = facts.iter().map(|fact| &fact.owner);
        let back: Vec<LearnerId> = self
            .gone
            .try_update_value(|gone| {
                owners.filter(|who| order::take_out(gone, who).is_some()).cloned().collect()
            })
            .unwrap_or_default();
        let keys: Vec<String> = back.iter().map(Gone::key).collect();
        self.shelf.with_value(|shelf| {
            keys.iter().for_each(|key| shelf.iter().for_each(|shelf| shelf.remove(key)));
        });
        self.mirror.with_value(|mirror| mirror.iter().for_each(|mirror| mirror.remove(&keys)));
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
        })?;
        self.put.update_value(|put| {
            put.insert(keeping::key_of(fact));
        });
        Ok(())
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

    /// A replica is one person in one opened tab, so that numbers never repeat across people.
    fn replica_for(&self, who: &LearnerId) -> Replica {
        let fresh = || Replica(random::number());
        self.replicas
            .try_update_value(|replicas| *replicas.entry(who.clone()).or_insert_with(fresh))
            .expect("the session lives as long as the page")
    }

    fn sync(&self, key: &str, line: &str) {
        match keeping::take_in(key, line) {
            Ok(Line::Facts(facts)) => {
                if facts.len() > 1 {
                    // A segment: its single lines are about to leave, and nothing is wrong.
                    let sealed = order::set_of(facts.iter().map(keeping::key_of));
                    self.put.update_value(|put| order::keep_in(put, |key| !sealed.contains(key)));
                }
                self.join(key, facts);
            }
            Ok(Line::Gone(who, gone)) => self.forget(&who, gone),
            Err(Some(why)) => self.put_aside(key, why),
            Err(None) => {}
        }
    }

    /// A line left local storage. If this tab had put it there, the browser took it back: another tab
    /// had filled the room first, and this one learns it only now.
    fn left(&self, key: &str) {
        if self.put.try_update_value(|put| order::leave_out(put, &key.to_owned())) != Some(true) {
            return;
        }
        let taken_back = self.journals.with_untracked(|all| {
            let mut facts = all.values().flat_map(Journal::facts);
            facts.find(|fact| keeping::key_of(fact) == key).cloned()
        });
        // Somebody who was removed is not kept any longer.
        let Some(fact) = taken_back else { return };
        // Putting it again at once could go on forever; whoever sees the bar tries again.
        self.care.update(|care| care.recorded(fact.clone(), Err(NotKept::Full)));
        self.send_to_second(&[fact]);
    }

    /// Adds the facts of one line, and says whether any of them is new here.
    fn join(&self, key: &str, facts: Vec<Fact>) -> bool {
        let (mut new, mut forked) = (false, false);
        let known = |fact: &Fact| {
            let all = self.journals.read_untracked();
            all.get(&fact.owner).is_some_and(|j| j.fact(fact.id) == Some(fact))
        };
        // Pages are drawn anew only for what is new.
        let unknown: Vec<Fact> = facts.into_iter().filter(|fact| !known(fact)).collect();
        if !unknown.is_empty() {
            self.journals.update(|all| {
                for fact in unknown {
                    match all.entry(fact.owner.clone()).or_default().join(fact) {
                        Joined::New => new = true,
                        Joined::Forked => forked = true,
                        Joined::Known => {}
                    }
                }
            });
        }
        if forked {
            self.put_aside(key, WhyAside::Fork);
        }
        new || forked
    }

    fn put_aside(&self, key: &str, why: WhyAside) {
        self.set_aside.update(|aside| aside.push(SetAside { key: key.to_owned(), why }));
    }
}

/// Since when this site has been in use on this device, in milliseconds; now, when it is new. `None`
/// when the device has no room left to remember it.
fn in_use_since(shelf: &LocalShelf) -> Option<String> {
    shelf.line(SINCE).or_else(|| {
        let now = calendar::now_ms().to_string();
        shelf.put(SINCE, &now).ok().map(|()| now)
    })
}

fn people(journals: &BTreeMap<LearnerId, Journal>) -> Vec<Person> {
    let mut learners: Vec<(&LearnerId, Learner)> =
        journals.iter().map(|(id, journal)| (id, Learner::of(journal))).collect();
    order::sort_by_key(&mut learners, |(id, learner)| (learner.since(), *id));
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
