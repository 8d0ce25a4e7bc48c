//! A tab of the app on a [`Device`]: it does with the model of a browser what `ui/session` does with
//! a real one, in the same order and with the same functions of `keeping` and `exchange`. Between any
//! two steps of it, anything else may happen.

use crate::device::{Answer, Asked, Device, News, TabShelf};
use crate::dice::Dice;
use doorways::exchange::{Arrival, Contents, pack};
use doorways::facts::{Fact, FactId, Joined, Journal, Replica, What, write};
use doorways::id::LearnerId;
use doorways::keeping::{
    Care, Line, NotKept, SetAside, Shelf as _, WhyAside, keep, key_of, open, seal_old_facts,
    sealed_already, take_in,
};
use doorways::learning::{Learner, Refusal};
use std::collections::{BTreeMap, BTreeSet};

/// Under this key the app remembers since when it has been in use.
const SINCE: &str = "doorways-since";

type Plain = BTreeMap<String, String>;

/// How far a tab is with opening the second copy.
#[derive(Debug, Clone)]
enum Second {
    NotYet,
    ReadHere(Plain),
    ReadKeys(Plain, BTreeSet<String>),
    Open,
    Never,
}

/// See the module.
#[derive(Debug, Clone)]
pub struct Tab {
    pub nth: usize,
    pub journals: BTreeMap<LearnerId, Journal>,
    pub care: Care,
    pub set_aside: Vec<SetAside>,
    /// The facts that this tab has to keep, in the order it was told to.
    pub own: Vec<Fact>,
    /// Those that the second copy said it could not take.
    pub refused_by_second: BTreeSet<FactId>,
    /// Whether the second copy was given up and opened all the same, later.
    pub gave_up: bool,
    second: Second,
    since: Option<String>,
    replicas: BTreeMap<LearnerId, Replica>,
    /// Where lines stand that this tab put, and that no tab has sealed since.
    put: BTreeSet<String>,
    /// Whether some of what only the second copy had was known all the same.
    some_are_known: bool,
    /// Whether old facts are to be sealed as soon as the page has time.
    seals: bool,
    dice: Dice,
}

/// `Session::begin`.
pub fn opened(device: &Device, dice: &mut Dice) -> Tab {
    let nth = device.open_tab();
    let shelf = device.shelf(nth);
    let opened = shelf.as_ref().map(open).unwrap_or_default();
    let since = shelf.as_ref().and_then(|shelf| in_use_since(device, shelf));
    Tab {
        nth,
        journals: opened.journals,
        care: if shelf.is_some() { Care::default() } else { Care::without_first() },
        set_aside: opened.set_aside,
        own: Vec::new(),
        refused_by_second: BTreeSet::new(),
        gave_up: false,
        second: Second::NotYet,
        since,
        replicas: BTreeMap::new(),
        put: BTreeSet::new(),
        some_are_known: false,
        seals: false,
        dice: Dice::of(dice.number()),
    }
}

fn in_use_since(device: &Device, shelf: &TabShelf) -> Option<String> {
    shelf.line(SINCE).or_else(|| {
        let now = device.now().to_string();
        shelf.put(SINCE, &now).ok().map(|()| now)
    })
}

impl Tab {
    pub fn learner(&self, who: &LearnerId) -> Learner {
        self.journals.get(who).map(Learner::of).unwrap_or_default()
    }

    /// `Session::commit`.
    pub fn commit(
        &mut self,
        device: &Device,
        who: &LearnerId,
        now: u64,
        decide: impl FnOnce(&Learner) -> Result<What, Refusal>,
    ) -> Result<Fact, Refusal> {
        let what = decide(&self.learner(who))?;
        let dice = &mut self.dice;
        let replica = *self.replicas.entry(who.clone()).or_insert_with(|| Replica(dice.number()));
        let journal = self.journals.entry(who.clone()).or_default();
        let fact = journal.next(who, replica, now, what);
        journal.join(fact.clone());
        if self.was_cleared_away(device) {
            self.keep_everything_again(device);
        } else {
            self.keep(device, std::slice::from_ref(&fact));
        }
        Ok(fact)
    }

    /// Everything of one person as a hand-over.
    pub fn packed(&self, who: &LearnerId) -> String {
        pack(&self.journals.get(who).cloned().unwrap_or_default(), Contents::ALL)
    }

    /// `Session::compare`, and adding what it found.
    pub fn bring_in(&mut self, device: &Device, facts: Vec<Fact>, unreadable: usize) -> Arrival {
        let arrival = Arrival::of(&self.journals, facts, unreadable);
        for fact in &arrival.new {
            self.journals.entry(fact.owner.clone()).or_default().join(fact.clone());
        }
        self.keep(device, &arrival.new);
        arrival
    }

    /// `Session::retry`.
    pub fn retry(&mut self, device: &Device) {
        if self.was_cleared_away(device) {
            return self.keep_everything_again(device);
        }
        let nowhere = self.care.nowhere();
        for fact in self.care.not_in_first() {
            let first = self.keep_first(device, &fact);
            self.care.first_said(fact.id, first);
        }
        self.send_to_second(device, &nowhere);
    }

    /// The next thing that the tab hears about local storage. Whether there was any.
    pub fn hear(&mut self, device: &Device) -> bool {
        match device.news(self.nth) {
            Some(News::Kept(key, line)) => self.sync(&key, &line),
            Some(News::Left(key)) => self.left(device, &key),
            None => return false,
        }
        true
    }

    /// What the second copy said.
    pub fn is_answered(&mut self, device: &Device, Answer { asked, kept, .. }: Answer) {
        match asked {
            Asked::Facts(_, ids) => {
                for id in ids {
                    self.care.second_said(id, kept);
                    if !kept {
                        self.refused_by_second.insert(id);
                    }
                }
            }
            Asked::OnlyHere(_) if kept => {
                if self.some_are_known {
                    self.tidy_second_copy(device);
                }
                self.seals = true;
            }
            Asked::Segment(sealed) if kept => {
                let mut there = device.second_lines().unwrap_or_default();
                there.retain(|key, _| *key == sealed.key || sealed.replaces.contains(key));
                let spare = sealed_already(&there.into_iter().collect::<Vec<_>>());
                device.ask(self.nth, Asked::Removal(spare));
            }
            Asked::OnlyHere(_) | Asked::Segment(_) | Asked::Removal(_) => {}
        }
    }

    /// The second copy did not open in time.
    pub fn waits_no_longer(&mut self) {
        if !self.care.has_second() {
            self.care.second_opened(false);
            self.gave_up = true;
        }
    }

    /// The next step of opening the second copy. Whether there is another.
    pub fn goes_on_opening(&mut self, device: &Device) -> bool {
        let Some(there) = device.second_lines() else {
            if !matches!(self.second, Second::Never) {
                self.care.second_opened(false);
                self.second = Second::Never;
            }
            return false;
        };
        match std::mem::replace(&mut self.second, Second::Open) {
            Second::NotYet => {
                device.open_second(self.nth);
                let here = device.shelf(self.nth).map(|shelf| shelf.lines().into_iter().collect());
                self.second = Second::ReadHere(here.unwrap_or_default());
            }
            Second::ReadHere(here) => {
                self.second = Second::ReadKeys(here, there.into_keys().collect());
            }
            Second::ReadKeys(here, keys) => self.has_opened(device, &here, &keys, &there),
            standing @ (Second::Open | Second::Never) => {
                self.second = standing;
                return false;
            }
        }
        true
    }

    /// `Session::open_second_copy`, once everything was read.
    fn has_opened(
        &mut self,
        device: &Device,
        here: &Plain,
        keys: &BTreeSet<String>,
        there: &Plain,
    ) {
        self.some_are_known = false;
        let spoiled: BTreeSet<String> = self.set_aside.iter().map(|a| a.key.clone()).collect();
        let is_lacking = |key: &&String| !here.contains_key(*key) || spoiled.contains(*key);
        for key in keys.iter().filter(is_lacking) {
            if let Some(line) = there.get(key) {
                self.learn_from(device, key, line);
            }
        }
        let waiting = self.care.second_opened(true);
        let goes_alone: BTreeSet<String> = waiting.iter().map(key_of).collect();
        let only_here = here
            .iter()
            .filter(|(key, _)| !keys.contains(*key) && !goes_alone.contains(*key))
            .filter(|(key, line)| take_in(key, line).is_ok())
            .map(|(key, line)| (key.clone(), line.clone()))
            .collect();
        device.ask(self.nth, Asked::OnlyHere(only_here));
        self.send_to_second(device, &waiting);
    }

    fn learn_from(&mut self, device: &Device, key: &str, line: &str) {
        match take_in(key, line) {
            Ok(Line::Facts(facts)) => {
                if !self.join(key, facts) {
                    self.some_are_known = true;
                } else if let Some(shelf) = device.shelf(self.nth)
                    && shelf.line(key).is_none()
                {
                    shelf.put(key, line).ok();
                }
            }
            Ok(Line::Gone(..)) | Err(None) => {}
            Err(Some(why)) => self.put_aside(key, why),
        }
    }

    fn tidy_second_copy(&mut self, device: &Device) {
        let there = device.second_lines().unwrap_or_default();
        let spare = sealed_already(&there.into_iter().collect::<Vec<_>>());
        device.ask(self.nth, Asked::Removal(spare));
    }

    /// Seals old facts, if it is time. Whether it was.
    pub fn seals(&mut self, device: &Device) -> bool {
        if !std::mem::take(&mut self.seals) {
            return false;
        }
        let Some(shelf) = device.shelf(self.nth) else { return false };
        for sealed in seal_old_facts(&shelf) {
            device.ask(self.nth, Asked::Segment(sealed));
        }
        true
    }

    fn was_cleared_away(&self, device: &Device) -> bool {
        let stands = device.shelf(self.nth).map(|shelf| shelf.line(SINCE));
        self.since.is_some() && stands.is_some_and(|it| it != self.since)
    }

    fn keep_everything_again(&mut self, device: &Device) {
        let shelf = device.shelf(self.nth);
        self.since = shelf.and_then(|shelf| in_use_since(device, &shelf));
        let everything: Vec<Fact> = self
            .journals
            .values()
            .flat_map(|journal| journal.facts().chain(journal.forks()))
            .cloned()
            .collect();
        self.care.puts_back();
        self.second = Second::NotYet;
        self.keep(device, &everything);
    }

    fn keep(&mut self, device: &Device, facts: &[Fact]) {
        for fact in facts {
            let first = self.keep_first(device, fact);
            self.care.recorded(fact.clone(), first);
            self.own.push(fact.clone());
        }
        self.send_to_second(device, facts);
    }

    fn keep_first(&mut self, device: &Device, fact: &Fact) -> Result<(), NotKept> {
        device.shelf(self.nth).map_or(Err(NotKept::Blocked), |shelf| keep(&shelf, fact))?;
        self.put.insert(key_of(fact));
        Ok(())
    }

    fn send_to_second(&self, device: &Device, facts: &[Fact]) {
        if matches!(self.second, Second::Open) && !facts.is_empty() {
            let lines = facts.iter().map(|fact| (key_of(fact), write(fact))).collect();
            device.ask(self.nth, Asked::Facts(lines, facts.iter().map(|fact| fact.id).collect()));
        }
    }

    fn sync(&mut self, key: &str, line: &str) {
        match take_in(key, line) {
            Ok(Line::Facts(facts)) => {
                if facts.len() > 1 {
                    for fact in &facts {
                        self.put.remove(&key_of(fact));
                    }
                }
                self.join(key, facts);
            }
            Ok(Line::Gone(..)) | Err(None) => {}
            Err(Some(why)) => self.put_aside(key, why),
        }
    }

    /// `Session::left`.
    fn left(&mut self, device: &Device, key: &str) {
        if !self.put.remove(key) {
            return;
        }
        let mut facts = self.journals.values().flat_map(Journal::facts);
        if let Some(fact) = facts.find(|fact| key_of(fact) == key).cloned() {
            self.care.recorded(fact.clone(), Err(NotKept::Full));
            self.send_to_second(device, &[fact]);
        }
    }

    fn join(&mut self, key: &str, facts: Vec<Fact>) -> bool {
        let (mut new, mut forked) = (false, false);
        for fact in facts {
            match self.journals.entry(fact.owner.clone()).or_default().join(fact) {
                Joined::New => new = true,
                Joined::Forked => forked = true,
                Joined::Known => {}
            }
        }
        if forked {
            self.put_aside(key, WhyAside::Fork);
        }
        new || forked
    }

    fn put_aside(&mut self, key: &str, why: WhyAside) {
        self.set_aside.push(SetAside { key: key.to_owned(), why });
    }
}
