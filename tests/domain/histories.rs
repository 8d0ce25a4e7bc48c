//! Whole histories of one device: people work in several tabs, hand over and bring in, browsers are
//! killed, storage fails at any operation and disks suffer at night. After every step it is checked
//! that nothing is lost which the bar called saved, that the bar tells the truth, and that every
//! loss which nobody could prevent is noticed.

use crate::device::{Breaks, Death, Device, Engine, Night, Operation, Plan};
use crate::dice::{Dice, with_seeds};
use crate::doings::{does, of_later, somebody};
use crate::tab::{Tab, opened};
use doorways::exchange::unpack;
use doorways::facts::{Fact, FactId, Journal};
use doorways::id::LearnerId;
use doorways::keeping::{Line, Safety, key_of, take_in};
use doorways::learning::Learner;
use std::collections::{BTreeMap, BTreeSet};

/// When the histories begin: January 2026.
const START: u64 = 1_767_225_600_000;
const MOST_TABS: usize = 3;

pub type Name = (LearnerId, FactId);
pub type Names = BTreeSet<Name>;
pub type Facts = BTreeMap<Name, Fact>;

/// One device and what is known about it from outside.
struct World {
    dice: Dice,
    device: Device,
    tabs: Vec<Tab>,
    people: Vec<LearnerId>,
    copies: Vec<String>,
    /// Everything that ever happened here.
    made: Facts,
    /// What the bar called saved and no later harm was too great for.
    promised: Facts,
    /// Lines that the model spoiled, in local storage or the second copy.
    spoiled: BTreeSet<String>,
    /// Facts of which the model destroyed every line.
    destroyed: Names,
    /// Facts that were in the second copy and were not harmed there.
    in_second: Names,
    steps: u64,
    /// What happened, for whoever looks for the reason of a failure.
    story: Vec<String>,
}

impl Drop for World {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let last = self.story.len().saturating_sub(40);
            eprintln!("{}\n{}", self.story[0], self.story[last..].join("\n"));
        }
    }
}

pub fn name_of(fact: &Fact) -> Name {
    (fact.owner.clone(), fact.id)
}

/// Every fact that some lines give back.
pub fn facts_in<'a>(lines: impl Iterator<Item = (&'a String, &'a String)>) -> Facts {
    let mut facts = Facts::new();
    for (key, line) in lines {
        if let Ok(Line::Facts(found)) = take_in(key, line) {
            facts.extend(found.into_iter().map(|fact| (name_of(&fact), fact)));
        }
    }
    facts
}

impl World {
    fn new(seed: u64, plan: Option<Plan>, years: bool) -> Self {
        let mut dice = Dice::of(seed);
        let mut device = Device::new(*dice.pick(&Engine::ALL), START);
        match dice.below(16) {
            0 => device.has_first = false,
            1..=2 => device.has_second = false,
            3 => device.room = 2_000 + dice.below(6_000),
            _ => {}
        }
        if let Some(plan) = plan {
            device.plan(plan);
        }
        let copies = if years && dice.one_in(3) { vec![years_of_work(&mut dice)] } else { vec![] };
        Self {
            dice,
            device,
            tabs: vec![],
            people: vec![],
            copies,
            made: Facts::new(),
            promised: Facts::new(),
            spoiled: BTreeSet::new(),
            destroyed: Names::new(),
            in_second: Names::new(),
            steps: 0,
            story: vec![format!("{plan:?}")],
        }
    }

    /// One step by chance, and everything that must be true after it.
    fn step(&mut self) {
        self.steps += 1;
        let before: Vec<(usize, usize)> = self.tabs.iter().map(|t| (t.nth, facts_of(t))).collect();
        if self.tabs.is_empty() {
            self.open_a_tab();
        }
        let at = self.dice.below(self.tabs.len());
        self.something_happens(at);
        match self.device.death() {
            Some(Death::Browser) => self.kill(),
            Some(Death::Tab(dead)) => {
                self.tabs.retain(|tab| tab.nth != dead);
                self.device.close_tab(dead, &mut self.dice);
            }
            None => {}
        }
        for (nth, facts) in before {
            let tab = self.tabs.iter().find(|tab| tab.nth == nth);
            assert!(tab.is_none_or(|tab| facts_of(tab) >= facts), "a tab knows less than before");
        }
        self.check();
    }

    // -------------------------------------------------------------- what happens

    fn something_happens(&mut self, at: usize) {
        let tab = self.tabs[at].nth;
        let chance = self.dice.below(100);
        self.story.push(format!("{}: {chance} in tab {tab}", self.steps));
        match chance {
            0..=39 => self.somebody_does_something(at),
            40..=54 => self.second_copy_answers(),
            55..=64 => drop(self.tabs[at].hear(&self.device)),
            65..=74 => drop(self.tabs[at].goes_on_opening(&self.device)),
            75..=77 => drop(self.tabs[at].seals(&self.device)),
            78..=80 if self.tabs.len() < MOST_TABS => self.open_a_tab(),
            81..=82 => {
                let tab = self.tabs.remove(at);
                self.device.close_tab(tab.nth, &mut self.dice);
            }
            83..=86 => self.device.wait(1 << self.dice.below(22)),
            87..=88 => self.tabs[at].retry(&self.device),
            89..=91 => self.take_a_copy_along(at),
            92..=94 => self.bring_a_copy_in(at),
            95 => self.tabs[at].waits_no_longer(),
            96 => self.quit(),
            97 => self.kill(),
            98 => self.a_night_with_harm(),
            99 if self.dice.one_in(3) => self.clear_away(),
            _ => {}
        }
    }

    fn open_a_tab(&mut self) {
        let tab = opened(&self.device, &mut self.dice);
        if self.device.has_first {
            self.check_opened(&tab);
        }
        self.tabs.push(tab);
    }

    fn somebody_does_something(&mut self, at: usize) {
        let tab = &mut self.tabs[at];
        self.people.extend(
            tab.journals
                .keys()
                .filter(|who| !self.people.contains(who))
                .cloned()
                .collect::<Vec<_>>(),
        );
        if self.people.is_empty() || self.dice.one_in(40) {
            self.people.push(somebody(&mut self.dice));
        }
        let who = self.dice.pick(&self.people).clone();
        if let Some(fact) = does(&mut self.dice, &self.device, tab, &who) {
            self.story.push(format!("  {} by {who}", fact.id));
            self.made.insert(name_of(&fact), fact);
        }
    }

    fn second_copy_answers(&mut self) {
        if let Some(answer) = self.device.answer() {
            self.story.push(format!("  {} of tab {}: {}", answer.asked, answer.tab, answer.kept));
            if let Some(tab) = self.tabs.iter_mut().find(|tab| tab.nth == answer.tab) {
                tab.is_answered(&self.device, answer);
            }
        }
    }

    fn take_a_copy_along(&mut self, at: usize) {
        if !self.people.is_empty() {
            let who = self.dice.pick(&self.people).clone();
            self.copies.push(self.tabs[at].packed(&who));
        }
    }

    fn bring_a_copy_in(&mut self, at: usize) {
        if self.copies.is_empty() {
            return;
        }
        let copy = self.dice.pick(&self.copies).clone();
        let (mut facts, unreadable) = unpack(&copy).expect("it is a hand-over");
        assert_eq!(unreadable, 0);
        if let (true, Some(fact)) = (self.dice.one_in(4), facts.first()) {
            facts.push(of_later(&mut self.dice, &fact.owner.clone()));
        }
        self.made.extend(facts.iter().map(|fact| (name_of(fact), fact.clone())));
        let expected = facts.clone();
        let arrival = self.tabs[at].bring_in(&self.device, facts, unreadable);
        assert!(arrival.people.iter().all(|person| person.forked == 0));
        for fact in expected {
            assert!(
                self.tabs[at].journals[&fact.owner].fact(fact.id) == Some(&fact),
                "left behind"
            );
        }
    }

    fn quit(&mut self) {
        self.tabs.clear();
        self.device.quit(&mut self.dice);
    }

    /// A killed browser takes away what only local storage was said to have and had not yet written,
    /// but nothing that ever was in the second copy.
    fn kill(&mut self) {
        self.tabs.clear();
        self.device.kill(&mut self.dice);
        let left = self.kept();
        let lost = self.in_second.iter().find(|name| !left.contains_key(*name));
        assert_eq!(lost, None, "the second copy had it on the disk");
        self.harmed();
    }

    fn a_night_with_harm(&mut self) {
        self.quit();
        let night = *self.dice.pick(&Night::ALL);
        self.story.push(format!("  {night:?}"));
        let harmed = self.device.suffer(night, &mut self.dice);
        if matches!(night, Night::AByteIsFlipped | Night::ABadByteInTheSecond) {
            self.spoiled.extend(harmed);
        }
        self.harmed();
    }

    fn clear_away(&mut self) {
        self.device.clear_away();
        self.harmed();
        for tab in &mut self.tabs {
            // What it said before is no longer held against it.
            tab.own.clear();
            tab.gave_up = true;
        }
    }

    /// After harm from outside, promises hold for what is left in either place.
    fn harmed(&mut self) {
        let left = self.kept();
        let second = facts_in(self.device.second_lines().unwrap_or_default().iter());
        self.in_second = second.into_keys().collect();
        let lost: Vec<_> =
            self.made.keys().filter(|name| !left.contains_key(*name)).cloned().collect();
        for name in lost {
            self.promised.remove(&name);
            self.destroyed.insert(name);
        }
    }

    // -------------------------------------------------------------- what must be true

    /// Everything that either place gives back.
    fn kept(&self) -> Facts {
        let mut facts = facts_in(self.device.first_now().iter());
        facts.extend(facts_in(self.device.second_lines().unwrap_or_default().iter()));
        facts
    }

    fn check(&mut self) {
        let first = facts_in(self.device.first_now().iter());
        let second = facts_in(self.device.second_lines().unwrap_or_default().iter());
        for (name, fact) in &self.promised {
            let found = first.get(name).or_else(|| second.get(name));
            assert_eq!(found, Some(fact), "it was called saved");
        }
        for (name, fact) in first.iter().chain(&second) {
            assert_eq!(self.made.get(name), Some(fact), "nobody did this");
        }
        for tab in &self.tabs {
            for journal in tab.journals.values() {
                assert_eq!((journal.forks(), journal.misfits()), (&[][..], vec![]));
            }
            self.promised.extend(check_the_bar(
                tab,
                &self.device,
                &first,
                &second,
                &self.destroyed,
            ));
        }
        self.destroyed.retain(|name| !first.contains_key(name) && !second.contains_key(name));
        self.in_second.extend(second.into_keys());
        if self.steps.is_multiple_of(8) {
            self.check_learners();
        }
    }

    /// Whatever order the facts come in, they add up to the same learner.
    fn check_learners(&mut self) {
        for tab in &self.tabs {
            for journal in tab.journals.values() {
                let shuffled = self.dice.shuffled(journal.facts().cloned().collect());
                let mut again = Journal::default();
                for fact in shuffled {
                    again.join(fact);
                }
                assert_eq!(&again, journal);
                assert_eq!(Learner::of(&again), Learner::of(journal));
            }
        }
    }

    /// A tab that has just opened knows all that local storage holds, and what it sets aside was
    /// spoiled by somebody else.
    fn check_opened(&self, tab: &Tab) {
        let lines = self.device.first_now();
        for (name, fact) in facts_in(lines.iter()) {
            assert_eq!(tab.journals[&name.0].fact(name.1), Some(&fact));
        }
        for aside in &tab.set_aside {
            assert!(self.spoiled.contains(&aside.key), "{aside:?} was sound");
        }
    }

    /// The device comes to rest: everything is answered and heard, faults are over, the browser is
    /// closed and opened again. Both places then have everything that is left, and losses are told.
    fn comes_to_rest(&mut self) {
        self.settle();
        for tab in &self.tabs {
            let safety = tab.care.safety();
            assert_ne!(safety, Safety::Saving, "nothing is on its way any more");
        }
        for _ in 0..2 {
            self.quit();
            self.open_a_tab();
            self.settle();
        }
        let tab = &self.tabs[0];
        let left = self.kept();
        for (name, fact) in &left {
            assert_eq!(tab.journals[&name.0].fact(name.1), Some(fact), "opening found it");
        }
        let full = self.device.room < 100_000;
        if self.device.has_first && self.device.has_second && !full {
            let [first, second] = [
                facts_in(self.device.first_now().iter()),
                facts_in(self.device.second_lines().unwrap_or_default().iter()),
            ];
            let spoiled = |fact: &Fact| {
                self.spoiled.iter().any(|key| *key == key_of(fact) || key.contains("/sealed/"))
            };
            // What cannot be read is never overwritten.
            for (name, _) in left.iter().filter(|(_, fact)| !spoiled(fact)) {
                let where_it_is = (first.contains_key(name), second.contains_key(name));
                assert_eq!(where_it_is, (true, true), "each place gets what it lacks: {name:?}");
            }
        }
        for (who, journal) in &tab.journals {
            self.check_losses_are_told(who, journal);
        }
    }

    /// Facts that are lost although a later one of the same tab is there are counted.
    fn check_losses_are_told(&self, who: &LearnerId, journal: &Journal) {
        let is_told = |id: &FactId| {
            let later = journal.facts().any(|f| f.id.replica == id.replica && f.id.seq > id.seq);
            journal.fact(*id).is_none() && later
        };
        let lost = self.made.keys().filter(|(owner, id)| owner == who && is_told(id)).count();
        assert_eq!(journal.missing() as usize, lost, "losses are told");
    }

    fn settle(&mut self) {
        for _ in 0..4 {
            for at in 0..self.tabs.len() {
                while self.tabs[at].goes_on_opening(&self.device) {}
                while self.tabs[at].hear(&self.device) {}
            }
            while self.device.waiting() > 0 {
                self.second_copy_answers();
                if self.device.death().is_some() {
                    return self.kill();
                }
            }
            for at in 0..self.tabs.len() {
                self.tabs[at].seals(&self.device);
            }
        }
        self.check();
    }
}

/// A copy that somebody brings from years of work elsewhere.
fn years_of_work(dice: &mut Dice) -> String {
    let who = somebody(dice);
    let device = Device::new(Engine::Chromium, START - 86_400_000);
    let mut tab = opened(&device, dice);
    for _ in 0..2_000 {
        if tab.journals.get(&who).is_some_and(|journal| journal.len() > 280) {
            break;
        }
        does(dice, &device, &mut tab, &who);
        device.wait(60_000);
    }
    tab.packed(&who)
}

fn facts_of(tab: &Tab) -> usize {
    tab.journals.values().map(|journal| journal.len() + journal.forks().len()).sum()
}

/// What the bar of a tab says is true. Gives the facts that it calls saved.
pub fn check_the_bar(
    tab: &Tab,
    device: &Device,
    first: &Facts,
    second: &Facts,
    destroyed: &Names,
) -> Facts {
    let safety = tab.care.safety();
    let own = tab.own.iter().map(|fact| (name_of(fact), fact));
    // Of what a browser takes back, it tells only afterwards.
    let untold = device.yet_to_leave(tab.nth);
    let own: Facts = own
        .filter(|(name, fact)| !destroyed.contains(name) && !untold.contains(&key_of(fact)))
        .map(|(name, fact)| (name, fact.clone()))
        .collect();
    let nowhere = |name: &&Name| !first.contains_key(*name) && !second.contains_key(*name);
    match safety {
        Safety::OnDevice | Safety::OnlySecond(_) => {
            assert_eq!(own.keys().find(nowhere), None, "the bar says {safety:?}");
            for (owner, id) in own.keys() {
                // The disk has it, unless the second copy was not there or said no.
                let excused =
                    !tab.care.has_second() || tab.gave_up || tab.refused_by_second.contains(id);
                let on_the_disk = second.contains_key(&(owner.clone(), *id));
                assert!(excused || on_the_disk, "the bar says {safety:?} of {id}");
            }
            own
        }
        Safety::NotKept(_) if tab.care.has_second() && !tab.gave_up => {
            let all = tab.own.iter().map(name_of);
            assert!(all.into_iter().any(|name| nowhere(&&name)), "the bar says {safety:?}");
            Facts::new()
        }
        Safety::Saving | Safety::OnlyInTab | Safety::ClearedAway | Safety::NotKept(_) => {
            Facts::new()
        }
    }
}

/// One history, step by step. Gives its store operations.
fn history(seed: u64, steps: u64, plan: Option<Plan>, years: bool) -> Vec<Operation> {
    let mut world = World::new(seed, plan, years);
    for _ in 0..steps {
        world.step();
    }
    let operations = world.device.operations();
    if plan.is_none_or(|plan| !plan.forever) {
        world.comes_to_rest();
    }
    operations
}

#[test]
fn what_was_cleared_away_is_put_back_though_another_tab_was_opened_since() {
    let mut dice = Dice::of(1);
    let device = Device::new(Engine::Chromium, START);
    let mut tab = opened(&device, &mut dice);
    let ana = somebody(&mut dice);
    tab.commit(&device, &ana, START, |learner| learner.be_called("Ana")).expect("a name");
    device.wait(1_000);
    device.clear_away();
    opened(&device, &mut dice);
    while tab.hear(&device) {}
    tab.commit(&device, &ana, START, |learner| learner.be_called("Ana M.")).expect("a name");
    assert_eq!(facts_in(device.first_now().iter()).len(), 2);
}

#[test]
fn whatever_happens_to_a_device_nothing_that_was_called_saved_is_lost() {
    let law = "whatever_happens_to_a_device";
    with_seeds(law, 20, 3_000, |seed| history(seed, 160, None, true).len() as u64);
}

#[test]
fn whatever_fails_at_any_store_operation_nothing_that_was_called_saved_is_lost() {
    with_seeds("whatever_fails_at_any_store_operation", 4, 200, |seed| {
        // Years of work would mean hundreds of operations, nearly all alike.
        let operations = history(seed, 60, None, false);
        let mut tried = 0;
        for (at, operation) in operations.iter().enumerate() {
            for breaks in Breaks::ALL.into_iter().filter(|breaks| breaks.concerns(*operation)) {
                for forever in [false, true] {
                    history(seed, 60, Some(Plan { breaks, at, forever }), false);
                    tried += 1;
                }
            }
        }
        tried
    });
}
