//! Everything that somebody may know of a course: the sets of goals in which each goal has what it
//! builds on. How likely each set is before the first question, and which goals could come next.

use crate::course::{Objective, Words};
use crate::id::ObjectiveId;

/// More goals than this are not looked at together.
const MOST_GOALS: usize = 40;
/// More states than this are not looked at together.
pub const MOST_STATES: usize = 250_000;
/// How often somebody who has what a goal builds on knows the goal too: for few, for most and for
/// nearly all of them. The prior is the mean of the three, so that it presumes no level.
const OFTEN: [f64; 3] = [0.55, 0.75, 0.92];

/// The states of some goals. Goal number `n` is bit `n` of a state.
///
/// A state is a lower half and an upper half. There are few different ones of each (1,712 and 3,980
/// in 37,528 states of the shipped course), and nearly every sum needs only them.
#[derive(Debug, Clone, PartialEq)]
pub struct States {
    goals: Vec<ObjectiveId>,
    /// So many goals make up the lower half.
    cut: usize,
    /// Every different lower half, and how many states come before and with it.
    pub(super) lower: Vec<(u32, usize)>,
    /// Every different upper half.
    pub(super) upper: Vec<u32>,
    /// The upper half of each state, as its place in `upper`. States with the same lower half stand
    /// together.
    pub(super) halves: Vec<u32>,
    /// Goals outside of each state that could come next.
    pub(super) open: Vec<u64>,
    /// How likely each state is before the first question.
    pub(super) prior: Vec<f64>,
}

/// What one goal builds on, as bits.
struct Needs {
    all: u64,
    any_of: Vec<u64>,
}

impl Needs {
    fn hold_in(&self, state: u64) -> bool {
        state & self.all == self.all && self.any_of.iter().all(|any| state & any != 0)
    }
}

impl States {
    /// Every state of these goals. Goals that they build on count where they are among them. None
    /// when there are too many: more than 40 goals or [`MOST_STATES`] states.
    pub fn of<W: Words>(objectives: &[&Objective<W>]) -> Option<Self> {
        if objectives.len() > MOST_GOALS {
            return None;
        }
        let objectives = foundations_first(objectives);
        let goals: Vec<ObjectiveId> = objectives.iter().map(|goal| goal.id.clone()).collect();
        let needs: Vec<Needs> = (0..goals.len()).map(|at| needs_of(at, &objectives)).collect();
        let cut = goals.len() / 2;

        let lows = grown(vec![0], &needs, 0..cut)?;
        let mut masks = Vec::new();
        let mut lower = Vec::with_capacity(lows.len());
        for low in lows {
            masks.extend(grown(vec![low], &needs, cut..goals.len())?);
            lower.push((half(low), masks.len()));
            if masks.len() > MOST_STATES {
                return None;
            }
        }
        let mut upper: Vec<u32> = masks.iter().map(|mask| half(mask >> cut)).collect();
        upper.sort_unstable();
        upper.dedup();
        let place = |mask: &u64| upper.binary_search(&half(mask >> cut)).ok()?.try_into().ok();
        let halves: Vec<u32> = masks.iter().map_while(place).collect();
        let open: Vec<u64> = masks.iter().map(|mask| open_from(*mask, &needs)).collect();
        let prior = std::iter::zip(&masks, &open).map(|(mask, open)| prior(*mask, *open)).collect();
        Some(Self { goals, cut, lower, upper, halves, open, prior })
    }

    /// The goals, what others build on first; otherwise in course order.
    pub fn goals(&self) -> &[ObjectiveId] {
        &self.goals
    }

    /// How many states there are.
    pub fn count(&self) -> usize {
        self.halves.len()
    }

    /// Each state with its chance before the first question. The chances add up to 1.
    pub fn iter(&self) -> impl Iterator<Item = (u64, f64)> {
        let states = self.rows().flat_map(|(low, row)| row.map(move |at| (low, at)));
        states.map(|(low, at)| {
            let high = self.upper[self.halves[at] as usize];
            (u64::from(low) | u64::from(high) << self.cut, self.prior[at])
        })
    }

    /// The place of a goal among them.
    pub(super) fn place(&self, goal: &ObjectiveId) -> Option<usize> {
        self.goals.iter().position(|other| other == goal)
    }

    /// How many goals make up the lower half.
    pub(super) fn cut(&self) -> usize {
        self.cut
    }

    /// The two halves of a state.
    pub(super) fn halves_of(&self, state: u64) -> (u32, u32) {
        (half(state & ((1 << self.cut) - 1)), half(state >> self.cut))
    }

    /// Each different lower half, with the places of its states.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u32, std::ops::Range<usize>)> {
        let mut begin = 0;
        self.lower.iter().map(move |&(low, end)| (low, std::mem::replace(&mut begin, end)..end))
    }
}

/// The same goals, each after those it builds on. Only what is no course at all goes in circles;
/// such goals stay in the order they have.
fn foundations_first<'a, W: Words>(objectives: &[&'a Objective<W>]) -> Vec<&'a Objective<W>> {
    let mut left = objectives.to_vec();
    let mut sorted: Vec<&Objective<W>> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let waits = |goal: &Objective<W>| {
            goal.builds_on().any(|id| *id != goal.id && left.iter().any(|other| other.id == *id))
        };
        let next = left.iter().position(|goal| !waits(goal)).unwrap_or(0);
        sorted.push(left.remove(next));
    }
    sorted
}

fn needs_of<W: Words>(at: usize, objectives: &[&Objective<W>]) -> Needs {
    let bit = |id: &ObjectiveId| {
        let place = objectives[..at].iter().position(|goal| goal.id == *id);
        place.map_or(0, |place| 1 << place)
    };
    let bits = |ids: &[ObjectiveId]| ids.iter().map(bit).fold(0_u64, |all, bit| all | bit);
    let any_of = objectives[at].any_of.iter().map(|any| bits(any)).filter(|any| *any != 0);
    Needs { all: bits(&objectives[at].all), any_of: any_of.collect() }
}

/// States with and without each of these goals, where they have what it builds on.
fn grown(mut states: Vec<u64>, needs: &[Needs], goals: std::ops::Range<usize>) -> Option<Vec<u64>> {
    for goal in goals {
        for at in 0..states.len() {
            if needs[goal].hold_in(states[at]) {
                states.push(states[at] | 1 << goal);
            }
        }
        if states.len() > MOST_STATES {
            return None;
        }
    }
    Some(states)
}

/// The goals outside of a state that could come next.
fn open_from(state: u64, needs: &[Needs]) -> u64 {
    let next = |&goal: &usize| state >> goal & 1 == 0 && needs[goal].hold_in(state);
    (0..needs.len()).filter(next).fold(0, |open, goal| open | 1 << goal)
}

/// Each goal of a state was learned, and each that could come next was not.
fn prior(state: u64, open: u64) -> f64 {
    let power = |chance: f64, of: u64| (0..of.count_ones()).fold(1.0, |power, _| power * chance);
    let each = OFTEN.map(|often| power(often, state) * power(1.0 - often, open));
    each.iter().sum::<f64>() / 3.0
}

/// The places of the bits that are set, lowest first.
pub(super) fn bits(mut of: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = of.trailing_zeros() as usize;
        (of != 0).then(|| {
            of &= of - 1;
            place
        })
    })
}

/// Half of a state: at most 20 of its at most 40 bits.
fn half(bits: u64) -> u32 {
    u32::try_from(bits & 0xf_ffff).unwrap_or_default()
}
