//! A class for forty days: thirty learners, some Chromebooks that are erased every night, some that
//! are shared, some devices at home; copies taken along as files, links and texts, and brought in
//! elsewhere. Nothing is lost that a copy has or that stands on a device which was spared.

use crate::device::{Device, Engine, Night};
use crate::dice::{Dice, figure, soak, with_seeds};
use crate::doings::{does, somebody};
use crate::histories::{Facts, Name, facts_in, name_of};
use crate::tab::{Tab, opened};
use doorways::exchange::{from_link, to_link, unpack};
use doorways::facts::Journal;
use doorways::id::LearnerId;
use doorways::keeping::Safety;
use doorways::learning::Learner;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

const LEARNERS: usize = 30;
const DAYS: u64 = 40;
const DAY: u64 = 86_400_000;
const START: u64 = 1_767_225_600_000;
/// A copy holds the whole journal, so the latest few of a learner are enough to carry.
const MOST_COPIES: usize = 3;

struct Chromebook {
    device: Device,
    is_erased_at_night: bool,
    /// What the bar called saved here, and no harm has come to since.
    promised: Facts,
}

struct Pupil {
    who: LearnerId,
    /// The devices this learner works on.
    places: Vec<usize>,
    /// Copies in the pocket, each with what must be in it.
    copies: Vec<(Copy, Facts)>,
}

/// A copy as it travels.
enum Copy {
    File(String),
    Link(String),
}

impl Copy {
    fn text(&self) -> String {
        match self {
            Self::File(text) => text.clone(),
            Self::Link(letters) => {
                let bytes = from_link(letters).expect("it is a link");
                let text =
                    miniz_oxide::inflate::decompress_to_vec(&bytes).expect("compressed text");
                String::from_utf8(text).expect("text")
            }
        }
    }
}

struct School {
    dice: Dice,
    devices: Vec<Chromebook>,
    pupils: Vec<Pupil>,
    made: Facts,
}

impl School {
    fn new(seed: u64) -> Self {
        let mut dice = Dice::of(seed);
        let devices: Vec<Chromebook> = (0..LEARNERS + 6)
            .map(|_| {
                let mut device = Device::new(*dice.pick(&Engine::ALL), START);
                device.has_second = !dice.one_in(10);
                let is_erased_at_night = dice.one_in(4);
                Chromebook { device, is_erased_at_night, promised: Facts::new() }
            })
            .collect();
        let pupils = (0..LEARNERS)
            .map(|_| {
                let many = 1 + dice.below(3);
                let places = (0..many).map(|_| dice.below(devices.len())).collect();
                Pupil { who: somebody(&mut dice), places, copies: vec![] }
            })
            .collect();
        Self { dice, devices, pupils, made: Facts::new() }
    }

    /// A learner sits down at one of their devices, works, and may take a copy along.
    fn lesson(&mut self, nth: usize) {
        let Self { dice, devices, pupils, made } = self;
        let pupil = &mut pupils[nth];
        let place = *dice.pick(&pupil.places);
        let Chromebook { device, promised, .. } = &mut devices[place];
        let mut tab = opened(device, dice);
        let mut known = Facts::new();
        if let (Some((copy, inside)), true) = (pupil.copies.last(), dice.one_in(2)) {
            let (facts, unreadable) = unpack(&copy.text()).expect("it is a hand-over");
            assert_eq!(unreadable, 0);
            tab.bring_in(device, facts, unreadable);
            known.extend(inside.clone());
        }
        for _ in 0..1 + dice.below(4) {
            device.wait(1_000 + dice.number() % 300_000);
            if let Some(fact) = does(dice, device, &mut tab, &pupil.who) {
                made.insert(name_of(&fact), fact.clone());
                known.insert(name_of(&fact), fact);
            }
            if dice.one_in(2) {
                settle(&mut tab, device);
            }
        }
        if !dice.one_in(8) {
            settle(&mut tab, device);
            tab.seals(device);
            settle(&mut tab, device);
        }
        let journal = tab.journals.get(&pupil.who).cloned().unwrap_or_default();
        for (name, fact) in &known {
            assert_eq!(journal.fact(name.1), Some(fact), "the page shows what was done");
        }
        if tab.care.safety() == Safety::OnDevice {
            promised.extend(tab.own.iter().map(|fact| (name_of(fact), fact.clone())));
        }
        if dice.one_in(3) {
            pupil.copies.push(copy_of(&tab, &pupil.who, dice));
            if pupil.copies.len() > MOST_COPIES {
                throw_one_away(&mut pupil.copies);
            }
        }
        match dice.below(12) {
            0 => kill(&mut devices[place], dice),
            1 => devices[place].device.close_tab(tab.nth, dice),
            _ => devices[place].device.quit(dice),
        }
    }

    fn night(&mut self) {
        for chromebook in &mut self.devices {
            chromebook.device.wait(DAY / 4);
            let nights = [
                Night::FirstIsWiped,
                Night::SecondIsWiped,
                Night::AFewAreLost,
                Night::AByteIsFlipped,
            ];
            let night = if chromebook.is_erased_at_night {
                Some(Night::AllIsWiped)
            } else if self.dice.one_in(40) {
                Some(*self.dice.pick(&nights))
            } else {
                None
            };
            chromebook.device.quit(&mut self.dice);
            if let Some(night) = night {
                chromebook.device.suffer(night, &mut self.dice);
                let left = kept(&chromebook.device);
                chromebook.promised.retain(|name, _| left.contains_key(name));
            }
        }
    }

    /// At the end of a day everything that was called saved on a device, and everything in a copy,
    /// is there; and the devices and copies of a learner add up to one learner in whatever order.
    fn check(&mut self) {
        let mut everywhere = Facts::new();
        for chromebook in &self.devices {
            let left = kept(&chromebook.device);
            for (name, fact) in &chromebook.promised {
                assert_eq!(left.get(name), Some(fact), "it was called saved");
            }
            everywhere.extend(left);
        }
        for pupil in &self.pupils {
            for (copy, inside) in &pupil.copies {
                let (facts, _) = unpack(&copy.text()).expect("it is a hand-over");
                let arrived: Facts = facts.into_iter().map(|fact| (name_of(&fact), fact)).collect();
                for (name, fact) in inside {
                    assert_eq!(arrived.get(name), Some(fact), "it is in the copy");
                }
                everywhere.extend(arrived);
            }
        }
        let mut people: BTreeMap<LearnerId, (Journal, Journal)> = BTreeMap::new();
        for (name, fact) in &everywhere {
            assert_eq!(self.made.get(name), Some(fact), "nobody did this");
            people.entry(name.0.clone()).or_default().0.join(fact.clone());
        }
        for (name, fact) in everywhere.iter().rev() {
            people.entry(name.0.clone()).or_default().1.join(fact.clone());
        }
        for (one, other) in people.values() {
            assert_eq!(Learner::of(one), Learner::of(other));
            assert_eq!((one.forks(), one.misfits()), (&[][..], vec![]));
        }
    }

    /// Facts that no device and no copy has: they stood on a device that was erased, or had not yet
    /// been called saved, and were in no copy.
    fn gone(&self) -> usize {
        let mut left: BTreeSet<Name> =
            self.devices.iter().flat_map(|c| kept(&c.device).into_keys()).collect();
        let copies = self.pupils.iter().flat_map(|pupil| &pupil.copies);
        left.extend(copies.flat_map(|(_, inside)| inside.keys().cloned()));
        self.made.keys().filter(|name| !left.contains(*name)).count()
    }
}

/// Throws away the oldest copy of which others hold everything.
fn throw_one_away(copies: &mut Vec<(Copy, Facts)>) {
    let is_spare = |at: &usize| {
        let others = |name: &Name| {
            copies
                .iter()
                .enumerate()
                .any(|(other, (_, more))| other != *at && more.contains_key(name))
        };
        copies[*at].1.keys().all(others)
    };
    if let Some(at) = (0..copies.len()).find(is_spare) {
        copies.remove(at);
    }
}

fn kept(device: &Device) -> Facts {
    let mut facts = facts_in(device.first_now().iter());
    facts.extend(facts_in(device.second_lines().unwrap_or_default().iter()));
    facts
}

fn settle(tab: &mut Tab, device: &Device) {
    while tab.goes_on_opening(device) {}
    while let Some(answer) = device.answer() {
        tab.is_answered(device, answer);
    }
}

/// A killed browser keeps what its second copy was said to have, and what had reached the disk.
fn kill(Chromebook { device, promised, .. }: &mut Chromebook, dice: &mut Dice) {
    let on_the_disk = facts_in(device.second_lines().unwrap_or_default().iter());
    device.kill(dice);
    let left = kept(device);
    promised.retain(|name, _| on_the_disk.contains_key(name) || left.contains_key(name));
}

fn copy_of(tab: &Tab, who: &LearnerId, dice: &mut Dice) -> (Copy, Facts) {
    let text = tab.packed(who);
    let journal = tab.journals.get(who).cloned().unwrap_or_default();
    let inside = journal.facts().map(|fact| (name_of(fact), fact.clone())).collect();
    let letters = to_link(&miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 1));
    let copy = match letters.filter(|_| dice.one_in(3)) {
        Some(letters) => Copy::Link(letters),
        None => Copy::File(text),
    };
    (copy, inside)
}

#[test]
fn a_class_loses_nothing_that_a_copy_or_a_spared_device_has() {
    let (facts, lost) = (Cell::new(0), Cell::new(0));
    with_seeds("a_class_loses_nothing", 2, 1_000, |seed| {
        let mut school = School::new(seed);
        for day in 0..DAYS {
            for nth in 0..LEARNERS {
                if school.dice.below(5) < 3 {
                    school.lesson(nth);
                }
            }
            school.night();
            // In an ordinary run every fifth day is enough.
            if soak().is_some() || day % 5 == 4 {
                school.check();
            }
        }
        facts.set(facts.get() + school.made.len() as u64);
        lost.set(lost.get() + school.gone() as u64);
        DAYS * LEARNERS as u64
    });
    figure("a_class: steps done", 1, facts.get());
    figure("a_class: steps gone with an erased device, in no copy", 1, lost.get());
}
