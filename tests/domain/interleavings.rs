//! Several tabs of one browser at work at once, each with a view of local storage that is behind: in
//! every order of their steps, nothing is lost.

use crate::device::{Device, Engine};
use crate::dice::{Dice, figure, with_seeds};
use crate::doings::{does, somebody};
use crate::histories::{Facts, Names, check_the_bar, facts_in, name_of};
use crate::tab::{Tab, opened};
use doorways::id::LearnerId;

/// Something that a tab does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Record,
    Hear,
    OpenSecond,
    /// The second copy answers whoever waits longest.
    Answer,
    Seal,
    Reload,
}

const STEPS: [Step; 6] =
    [Step::Record, Step::Hear, Step::OpenSecond, Step::Answer, Step::Seal, Step::Reload];

/// Some tabs of one browser, and what was done in them.
struct Tabs {
    device: Device,
    tabs: Vec<Tab>,
    who: LearnerId,
    made: Facts,
    dice: Dice,
}

impl Tabs {
    fn new(count: usize, seed: u64) -> Self {
        let mut dice = Dice::of(seed);
        let device = Device::new(*dice.pick(&Engine::ALL), 1_767_225_600_000);
        let tabs = (0..count).map(|_| opened(&device, &mut dice)).collect();
        let who = somebody(&mut dice);
        Self { device, tabs, who, made: Facts::new(), dice }
    }

    fn take(&mut self, at: usize, step: Step) {
        match step {
            Step::Record => {
                let tab = &mut self.tabs[at];
                if let Some(fact) = does(&mut self.dice, &self.device, tab, &self.who) {
                    self.made.insert(name_of(&fact), fact);
                }
            }
            Step::Hear => drop(self.tabs[at].hear(&self.device)),
            Step::OpenSecond => drop(self.tabs[at].goes_on_opening(&self.device)),
            Step::Answer => self.answer(),
            Step::Seal => drop(self.tabs[at].seals(&self.device)),
            Step::Reload => {
                self.device.close_tab(self.tabs[at].nth, &mut self.dice);
                self.tabs[at] = opened(&self.device, &mut self.dice);
            }
        }
        self.check();
    }

    fn answer(&mut self) {
        if let Some(answer) = self.device.answer()
            && let Some(tab) = self.tabs.iter_mut().find(|tab| tab.nth == answer.tab)
        {
            tab.is_answered(&self.device, answer);
        }
    }

    /// Nothing that was done is missing, and every bar tells the truth.
    fn check(&self) {
        let first = facts_in(self.device.first_now().iter());
        let second = facts_in(self.device.second_lines().expect("it is there").iter());
        assert_eq!(first, self.made, "local storage has it all");
        for tab in &self.tabs {
            check_the_bar(tab, &self.device, &first, &second, &Names::new());
        }
    }

    /// Once everything is heard and answered, every tab and both places have it all.
    fn comes_to_rest(mut self) -> u64 {
        for _ in 0..3 {
            for tab in &mut self.tabs {
                while tab.goes_on_opening(&self.device) {}
                while tab.hear(&self.device) {}
            }
            while self.device.waiting() > 0 {
                self.answer();
            }
        }
        self.check();
        let second = facts_in(self.device.second_lines().expect("it is there").iter());
        assert_eq!(second, self.made, "the second copy has it all");
        for tab in &self.tabs {
            let known = tab.journals.get(&self.who).map_or(0, |journal| journal.len());
            assert_eq!(known, self.made.len(), "every tab knows it all");
        }
        self.made.len() as u64
    }
}

/// Every order in which `left` steps of one tab and `right` of another can follow one another.
fn orders(left: usize, right: usize) -> Vec<Vec<usize>> {
    if left + right == 0 {
        return vec![vec![]];
    }
    let mut all = Vec::new();
    for (tab, go_on) in [(0, left > 0), (1, right > 0)] {
        if go_on {
            let rest = orders(left - usize::from(tab == 0), right - usize::from(tab == 1));
            all.extend(rest.into_iter().map(|rest| [&[tab], rest.as_slice()].concat()));
        }
    }
    all
}

#[test]
fn two_tabs_with_six_steps_each_lose_nothing_in_any_order() {
    let orders = orders(6, 6);
    assert_eq!(orders.len(), 924);
    with_seeds("two_tabs_with_six_steps_each", 3, 200, |seed| {
        let mut dice = Dice::of(seed);
        let mut script = || {
            let mut steps = [(); 6].map(|()| *dice.pick(&STEPS));
            (steps[0], steps[3]) = (Step::Record, Step::OpenSecond);
            steps
        };
        let scripts = [script(), script()];
        for order in &orders {
            let mut tabs = Tabs::new(2, seed);
            let mut next = [0, 0];
            for tab in order {
                tabs.take(*tab, scripts[*tab][next[*tab]]);
                next[*tab] += 1;
            }
            tabs.comes_to_rest();
        }
        orders.len() as u64
    });
}

#[test]
fn tabs_at_work_at_once_lose_nothing() {
    with_seeds("tabs_at_work_at_once_lose_nothing", 1_000, 100_000, |seed| {
        let mut dice = Dice::of(seed);
        let count = 2 + dice.below(4);
        let mut tabs = Tabs::new(count, seed);
        for _ in 0..30 {
            tabs.take(dice.below(count), *dice.pick(&STEPS));
        }
        tabs.comes_to_rest()
    });
}

#[test]
fn every_order_is_tried_once() {
    let mut all = orders(3, 2);
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 10);
    figure("orders of 2 tabs with 6 steps each", 1, orders(6, 6).len() as u64);
}
