//! "Find my starting point": which goals somebody is likely to know, after a few questions.
//!
//! Three piles and what lies beyond, never a score. An estimate is no evidence: it changes no level
//! and locks nothing.

mod belief;
mod states;

pub use states::{MOST_STATES, States};

use super::Chance;
use crate::course::{Course, GoalGraph, Objective, Words};
use crate::facts::Said;
use crate::id::{ObjectiveId, PartId};
use crate::order;
use belief::{Belief, Likely};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A goal is asked about so often at most.
const MOST_ABOUT_ONE: usize = 2;
/// From here on it looks as if somebody knows a goal; up to its mirror image, as if not.
const SURE: f64 = 0.8;
/// From this chance on that it could come next, a goal is shown as ready.
const READY: f64 = 0.3;
/// The first question is about a goal that is known this likely: probably a success.
const FIRST: std::ops::RangeInclusive<f64> = 0.6..=0.8;
/// So many goals, the ones whose questions tell most, are compared by how many goals would be taken
/// wrongly afterwards. A gain smaller than the second number is none.
const COMPARED: usize = 6;
const NO_DIFFERENCE: f64 = 1e-6;
/// So many questions look for strengths beyond what is likely.
const SURPRISES: usize = 3;
/// How often somebody knows a goal although nothing speaks for it.
const SURPRISE: f64 = 0.1;

/// How often a typed answer is right by luck. Taken as more often than it is, so that one right
/// answer is not yet a certainty.
const LUCKY_TYPING: f64 = 0.10;

/// Why a question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Its answer tells most about all goals.
    Adaptive,
    /// It looks for a strength beyond what is likely.
    Surprise,
}

/// An answer to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What the question was about.
    pub goal: ObjectiveId,
    /// Why it was asked, as [`Placement::next`] said.
    pub aim: Aim,
    /// What the answer was.
    pub said: Said,
    /// How it is answered.
    pub chance: Chance,
}

/// How many questions somebody has time for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// From 8 to 12 questions.
    Quick,
    /// From 10 to 20 questions.
    Full,
}

impl Pace {
    /// The fewest and the most questions, and how many goals of a hundred may stay unsure.
    fn rule(self) -> (usize, usize, usize) {
        match self {
            Self::Quick => (8, 12, 10),
            Self::Full => (10, 20, 5),
        }
    }
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// A question.
    Ask {
        /// What it is about.
        goal: ObjectiveId,
        /// Why it is asked.
        aim: Aim,
    },
    /// The piles can be shown. They can at any time.
    Enough,
}

/// What a line rests on, most telling first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// Answers about the goal itself.
    Answered {
        /// So many were right,
        right: usize,
        /// of so many.
        of: usize,
    },
    /// These build on it and were answered right.
    NeededBy(Vec<ObjectiveId>),
    /// It builds on these, and they were answered right.
    BuildsOn(Vec<ObjectiveId>),
    /// It builds on these, and they were not answered right yet.
    WaitsFor(Vec<ObjectiveId>),
    /// Nothing was asked nearby.
    NothingNear,
}

/// One goal in a pile.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The goal.
    pub goal: ObjectiveId,
    /// How likely it is that the goal is known, from 0 to 1.
    pub chance: f64,
    /// What that rests on.
    pub because: Because,
}

/// Every goal of a course, in one pile each.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Piles {
    /// Looks like you know, in course order.
    pub know: Vec<Line>,
    /// Ready next, the likeliest first.
    pub ready: Vec<Line>,
    /// Not sure: worth a quick check. In course order.
    pub unsure: Vec<Line>,
    /// Later, and open all the same. In course order.
    pub later: Vec<Line>,
}

/// What of a course does not change from answer to answer. Made once, shared by every placement.
#[derive(Debug, Clone, PartialEq)]
pub struct Grounds {
    goals: Vec<Goal>,
    groups: Vec<States>,
}

/// A goal, and where its chances are found.
#[derive(Debug, Clone, PartialEq)]
struct Goal {
    id: ObjectiveId,
    strand: PartId,
    below: BTreeSet<ObjectiveId>,
    group: usize,
    place: usize,
}

impl Grounds {
    /// The grounds of a course.
    pub fn of<W: Words>(course: &Course<W>) -> Self {
        let graph = GoalGraph::new(&course.objectives).ok();
        let below = |goal: &ObjectiveId| -> BTreeSet<ObjectiveId> {
            order::set_of(graph.iter().flat_map(|graph| graph.below(goal)).cloned())
        };
        let all: Vec<&Objective<W>> = course.objectives.iter().collect();
        let mut groups: Vec<(Vec<&ObjectiveId>, States)> = Vec::new();
        if let Some(states) = States::of(&all) {
            groups.push((all.iter().map(|goal| &goal.id).collect(), states));
        } else {
            for strand in strands(&all) {
                let own: Vec<_> = all.iter().copied().filter(|o| &o.strand == strand).collect();
                group(&own, &all, &below, &mut groups);
            }
        }
        let goal = |o: &&Objective<W>| {
            let group = groups.iter().position(|(own, _)| own.contains(&&o.id))?;
            let place = groups[group].1.place(&o.id)?;
            Some(Goal {
                id: o.id.clone(),
                strand: o.strand.clone(),
                below: below(&o.id),
                group,
                place,
            })
        };
        let goals = all.iter().filter_map(goal).collect();
        Self { goals, groups: groups.into_iter().map(|(_, states)| states).collect() }
    }

    /// The goals that are looked at together, with every state of each group.
    pub fn groups(&self) -> &[States] {
        &self.groups
    }
}

/// The strands of some goals, in the order of their first goals.
fn strands<'a, W: Words>(goals: &[&'a Objective<W>]) -> Vec<&'a PartId> {
    let mut strands: Vec<&PartId> = Vec::new();
    for goal in goals {
        if !strands.contains(&&goal.strand) {
            strands.push(&goal.strand);
        }
    }
    strands
}

/// These goals with everything they build on; in halves where that is too much, and a single goal
/// alone.
fn group<'a, W: Words>(
    own: &[&'a Objective<W>],
    all: &[&'a Objective<W>],
    below: &impl Fn(&ObjectiveId) -> BTreeSet<ObjectiveId>,
    groups: &mut Vec<(Vec<&'a ObjectiveId>, States)>,
) {
    let ids: Vec<&ObjectiveId> = own.iter().map(|goal| &goal.id).collect();
    let needed = order::set_of(ids.iter().flat_map(|id| below(id)));
    let with_needed = |goal: &&Objective<W>| ids.contains(&&goal.id) || needed.contains(&goal.id);
    let together: Vec<_> = all.iter().copied().filter(with_needed).collect();
    match States::of(&together) {
        Some(states) => groups.push((ids, states)),
        None if own.len() > 1 => {
            let (first, second) = own.split_at(own.len() / 2);
            group(first, all, below, groups);
            group(second, all, below, groups);
        }
        None => groups.extend(States::of(own).map(|states| (ids, states))),
    }
}

/// Somebody on the way to a starting point: what is likely after their answers, and what to ask next.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    grounds: Arc<Grounds>,
    pace: Pace,
    askable: Vec<Option<Chance>>,
    answers: Vec<Answer>,
    beliefs: Vec<Belief>,
}

impl Placement {
    /// After these answers, oldest first. `askable` says which goals have a question, and how it is
    /// answered.
    pub fn of<W: Words>(
        course: &Course<W>,
        pace: Pace,
        askable: impl Fn(&ObjectiveId) -> Option<Chance>,
        answers: &[Answer],
    ) -> Self {
        Self::on(Arc::new(Grounds::of(course)), pace, askable, answers)
    }

    /// The same on grounds that are kept from before.
    pub fn on(
        grounds: Arc<Grounds>,
        pace: Pace,
        askable: impl Fn(&ObjectiveId) -> Option<Chance>,
        answers: &[Answer],
    ) -> Self {
        let askable = grounds.goals.iter().map(|goal| askable(&goal.id)).collect();
        let answers: Vec<Answer> = answers.to_vec();
        let belief = |states: &States| {
            let likely = states.goals().iter().map(|goal| likely(goal, &answers));
            Belief::after(states, &likely.collect::<Vec<_>>())
        };
        let beliefs = grounds.groups.iter().map(belief).collect();
        Self { grounds, pace, askable, answers, beliefs }
    }

    /// The next question, or that the piles can be shown.
    pub fn next(&self) -> Next {
        let adaptive = if self.is_settled() { None } else { self.choose() };
        let ask = |aim| move |goal: &Goal| Next::Ask { goal: goal.id.clone(), aim };
        let surprise = || self.surprises().first().map(|goal| ask(Aim::Surprise)(goal));
        adaptive.map(ask(Aim::Adaptive)).or_else(surprise).unwrap_or(Next::Enough)
    }

    /// How likely it is that a goal is known, from 0 to 1. None for a goal of another course.
    pub fn known(&self, goal: &ObjectiveId) -> Option<f64> {
        self.goal(goal).map(|goal| self.chance(goal))
    }

    /// How many questions were answered.
    pub fn asked(&self) -> usize {
        self.answers.len()
    }

    /// How many questions are left, at least and at most.
    pub fn about_left(&self) -> (usize, usize) {
        let (least, most, _) = self.pace.rule();
        if self.next() == Next::Enough {
            return (0, 0);
        }
        let surprises = self.surprises().len();
        if self.is_settled() || self.choose().is_none() {
            return (surprises, surprises);
        }
        let adaptive = self.adaptive();
        let left = |of: usize| of.saturating_sub(adaptive).max(1);
        let surprised = self.answers.len() - adaptive;
        (left(least), left(most) + SURPRISES.saturating_sub(surprised))
    }

    /// Every goal in its pile.
    pub fn piles(&self) -> Piles {
        let open: Vec<Vec<f64>> = std::iter::zip(&self.beliefs, &self.grounds.groups)
            .map(|(belief, states)| belief.next(states))
            .collect();
        let mut piles = Piles::default();
        let mut ready: Vec<(f64, &Goal)> = Vec::new();
        for goal in &self.grounds.goals {
            let chance = self.chance(goal);
            let open = open[goal.group][goal.place];
            if chance >= SURE {
                piles.know.push(self.line(goal, true));
            } else if self.surprised_by(goal) {
                piles.unsure.push(self.line(goal, true));
            } else if open >= READY {
                ready.push((open, goal));
            } else if chance > 1.0 - SURE {
                piles.unsure.push(self.line(goal, true));
            } else {
                piles.later.push(self.line(goal, false));
            }
        }
        order::sort_by(&mut ready, |(a, _), (b, _)| b.total_cmp(a));
        piles.ready = ready.into_iter().map(|(_, goal)| self.line(goal, true)).collect();
        piles
    }

    /// The goal that an adaptive question would be about now, whether or not enough is known.
    pub fn most_telling(&self) -> Option<&ObjectiveId> {
        self.choose().map(|goal| &goal.id)
    }

    /// How much the next answer about a goal is expected to tell about all of them, in bits. None
    /// for a goal without a question.
    pub fn information(&self, goal: &ObjectiveId) -> Option<f64> {
        let mut all = std::iter::zip(&self.grounds.goals, &self.askable);
        let (goal, chance) = all.find(|(other, _)| other.id == *goal)?;
        Some(self.belief(goal).information(goal.place, luck((*chance)?)))
    }

    /// How likely it is that a goal is not known and could come next, from 0 to 1.
    pub fn comes_next(&self, goal: &ObjectiveId) -> Option<f64> {
        let goal = self.goal(goal)?;
        Some(self.belief(goal).next(&self.grounds.groups[goal.group])[goal.place])
    }

    /// How likely each state is now, group by group, in the order of [`States::iter`].
    pub fn weights(&self) -> impl Iterator<Item = &[f64]> {
        self.beliefs.iter().map(Belief::weights)
    }

    fn goal(&self, id: &ObjectiveId) -> Option<&Goal> {
        self.grounds.goals.iter().find(|goal| goal.id == *id)
    }

    fn belief(&self, goal: &Goal) -> &Belief {
        &self.beliefs[goal.group]
    }

    /// How likely it is that a goal is known. A surprise lifts it, and nothing else.
    fn chance(&self, goal: &Goal) -> f64 {
        let chance = self.belief(goal).known(goal.place);
        let rights = self.about(goal).filter(|a| a.aim == Aim::Surprise && a.said == Said::Right);
        let surprise = rights.map(|a| Likely::right(luck(a.chance)).after(SURPRISE));
        surprise.fold(chance, f64::max)
    }

    fn surprised_by(&self, goal: &Goal) -> bool {
        self.about(goal).any(|answer| answer.aim == Aim::Surprise && answer.said == Said::Right)
    }

    fn about<'a>(&'a self, goal: &'a Goal) -> impl Iterator<Item = &'a Answer> {
        self.answers.iter().filter(|answer| answer.goal == goal.id)
    }

    /// How many answers were meant to tell most.
    fn adaptive(&self) -> usize {
        self.answers.iter().filter(|answer| answer.aim == Aim::Adaptive).count()
    }

    /// Whether enough is known, or enough was asked: no more adaptive questions.
    pub fn is_settled(&self) -> bool {
        let (least, most, share) = self.pace.rule();
        let asked = self.adaptive();
        let unsure = |goal: &&Goal| {
            let chance = self.belief(goal).known(goal.place);
            1.0 - SURE < chance && chance < SURE
        };
        let unsure = || self.grounds.goals.iter().filter(unsure).count();
        asked >= most || asked >= least && unsure() * 100 <= share * self.grounds.goals.len()
    }

    /// The goals that may be asked about now, with the luck of their questions.
    fn candidates(&self) -> impl Iterator<Item = (&Goal, f64)> {
        let last = self.answers.last().map(|answer| &answer.goal);
        std::iter::zip(&self.grounds.goals, &self.askable)
            .filter(move |(goal, _)| {
                Some(&goal.id) != last && self.about(goal).count() < MOST_ABOUT_ONE
            })
            .filter_map(|(goal, chance)| Some((goal, luck((*chance)?))))
    }

    /// The goal to ask about: of the few whose questions tell most about the state, the one after
    /// which the fewest goals are expected to be taken wrongly. The first is likely a success.
    fn choose(&self) -> Option<&Goal> {
        let easy = |(goal, _): &(&Goal, f64)| FIRST.contains(&self.chance(goal));
        let mut candidates: Vec<(&Goal, f64)> = self.candidates().collect();
        if self.answers.is_empty() && candidates.iter().any(easy) {
            candidates.retain(easy);
        }
        let tells = |(goal, luck): &(&Goal, f64)| self.belief(goal).information(goal.place, *luck);
        let mut telling: Vec<(f64, (&Goal, f64))> =
            candidates.into_iter().map(|candidate| (tells(&candidate), candidate)).collect();
        order::sort_by(&mut telling, |(a, _), (b, _)| b.total_cmp(a));
        telling.truncate(COMPARED);
        let wrong = |goal: &Goal, luck| {
            let states = &self.grounds.groups[goal.group];
            let now = self.belief(goal).wrong();
            self.belief(goal).wrong_after(states, goal.place, luck) - now
        };
        let mut best: Option<(f64, &Goal)> = None;
        for (_, (goal, luck)) in telling {
            let wrong = wrong(goal, luck);
            if best.is_none_or(|(least, _)| wrong < least - NO_DIFFERENCE) {
                best = Some((wrong, goal));
            }
        }
        best.map(|(_, goal)| goal)
    }

    /// The goals that are still to be asked about in search of strengths: one per strand, the one
    /// that builds on the fewest, of the goals that are out of sight.
    fn surprises(&self) -> Vec<&Goal> {
        let asked = self.answers.iter().filter(|answer| answer.aim == Aim::Surprise);
        let surprised: Vec<&Goal> = self
            .grounds
            .goals
            .iter()
            .filter(|goal| asked.clone().any(|answer| answer.goal == goal.id))
            .collect();
        let open: Vec<Vec<f64>> = std::iter::zip(&self.beliefs, &self.grounds.groups)
            .map(|(belief, states)| belief.next(states))
            .collect();
        let far = |goal: &&Goal| {
            self.belief(goal).known(goal.place) <= 1.0 - SURE
                && open[goal.group][goal.place] < READY
        };
        let fresh = |goal: &&Goal| {
            self.about(goal).next().is_none() && !surprised.iter().any(|s| s.strand == goal.strand)
        };
        let mut far: Vec<&Goal> =
            self.candidates().map(|(goal, _)| goal).filter(fresh).filter(far).collect();
        order::sort_by(&mut far, |a, b| {
            let rank = |goal: &Goal| self.belief(goal).known(goal.place);
            a.below.len().cmp(&b.below.len()).then(rank(a).total_cmp(&rank(b)))
        });
        let mut chosen: Vec<&Goal> = Vec::new();
        for goal in far {
            if chosen.iter().all(|other| other.strand != goal.strand) {
                chosen.push(goal);
            }
        }
        chosen.truncate(SURPRISES.saturating_sub(surprised.len()));
        chosen
    }

    fn line(&self, goal: &Goal, hopeful: bool) -> Line {
        Line {
            goal: goal.id.clone(),
            chance: self.chance(goal),
            because: self.because(goal, hopeful),
        }
    }

    /// What speaks for a goal, or else what does not.
    fn because(&self, goal: &Goal, hopeful: bool) -> Because {
        let of = self.about(goal).count();
        let right = self.about(goal).filter(|answer| answer.said == Said::Right).count();
        if of > 0 {
            return Because::Answered { right, of };
        }
        let near = |right: bool, is_near: &dyn Fn(&Goal) -> bool| -> Vec<ObjectiveId> {
            let answered = |other: &&Goal| {
                self.about(other).any(|answer| (answer.said == Said::Right) == right)
            };
            let goals = self.grounds.goals.iter().filter(|other| is_near(other)).filter(answered);
            goals.map(|other| other.id.clone()).collect()
        };
        let needed_by = near(true, &|other| other.below.contains(&goal.id));
        let builds_on = near(true, &|other| goal.below.contains(&other.id));
        let waits_for = near(false, &|other| goal.below.contains(&other.id));
        let mut reasons = [
            (Because::NeededBy(needed_by.clone()), needed_by.is_empty()),
            (Because::BuildsOn(builds_on.clone()), builds_on.is_empty()),
            (Because::WaitsFor(waits_for.clone()), waits_for.is_empty()),
        ];
        if !hopeful {
            reasons.rotate_right(1);
        }
        let found = reasons.into_iter().find(|(_, empty)| !empty);
        found.map_or(Because::NothingNear, |(because, _)| because)
    }
}

/// What the adaptive answers about a goal say together.
fn likely(goal: &ObjectiveId, answers: &[Answer]) -> Likely {
    let about = answers.iter().filter(|a| a.goal == *goal && a.aim == Aim::Adaptive);
    about.fold(Likely::NOTHING, |all, answer| {
        let luck = luck(answer.chance);
        all.and(match answer.said {
            Said::Right => Likely::right(luck),
            Said::NotYet => Likely::wrong(luck),
            Said::NotLearned => Likely::not_learned(luck),
        })
    })
}

/// How often luck makes an answer right.
fn luck(chance: Chance) -> f64 {
    match chance {
        Chance::Typed => LUCKY_TYPING,
        Chance::Choices(choices) => 1.0 / f64::from(choices.clamp(2, 20)),
    }
}
