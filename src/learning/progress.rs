//! Where a learner stands with every goal of a course, and what they are ready to learn next.

use super::placement::{Line, Piles};
use super::{Assessor, Evidence, EvidenceKind, Learner, Level, Piece, Rule, Standing, standing};
use crate::course::{Course, Objective};
use crate::facts::Stamp;
use crate::id::{CourseId, ObjectiveId};
use crate::order;
use std::collections::{BTreeMap, BTreeSet};

/// Days in the learner's time zone, counted from 1970-01-01. The clock is outside.
pub struct Calendar<'a> {
    today: i32,
    day_of: &'a dyn Fn(u64) -> i32,
}

impl<'a> Calendar<'a> {
    /// A calendar with a today, and a way to tell the day of a moment, in milliseconds since 1970.
    pub fn new(today: i32, day_of: &'a dyn Fn(u64) -> i32) -> Self {
        Self { today, day_of }
    }

    /// Today.
    pub fn today(&self) -> i32 {
        self.today
    }

    /// The day of a stamp, by the clock that wrote it.
    pub fn day_of(&self, stamp: Stamp) -> i32 {
        (self.day_of)(stamp.clock_ms)
    }
}

/// How far somebody has come with a goal, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum HowFar {
    /// There is no work of it yet.
    #[default]
    NotTried,
    /// There is work of it, and nobody has said a level that counts.
    Tried,
    /// The level.
    At(Level),
}

impl Standing {
    /// How far they have come, in a word.
    pub fn how_far(&self) -> HowFar {
        match self.level() {
            Some(level) => HowFar::At(level),
            None if self.why.pieces.is_empty() => HowFar::NotTried,
            None => HowFar::Tried,
        }
    }
}

/// Where a learner stands with every goal of a course.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Progress {
    standings: BTreeMap<ObjectiveId, Standing>,
    ready: BTreeSet<ObjectiveId>,
}

impl Progress {
    /// Where they stand with one goal. None for a goal of another course.
    pub fn standing(&self, goal: &ObjectiveId) -> Option<&Standing> {
        self.standings.get(goal)
    }

    /// How far they have come with a goal, in a word.
    pub fn how_far(&self, goal: &ObjectiveId) -> HowFar {
        self.standing(goal).map(Standing::how_far).unwrap_or_default()
    }

    /// How many of these goals are met.
    pub fn met<'a>(&self, goals: impl IntoIterator<Item = &'a ObjectiveId>) -> usize {
        goals.into_iter().filter(|goal| self.is_met(goal)).count()
    }

    /// Whether a goal is met.
    pub fn is_met(&self, goal: &ObjectiveId) -> bool {
        self.standings.get(goal).is_some_and(|standing| standing.status.is_met())
    }

    /// Whether everything that a goal builds on is there, and the goal itself is not yet.
    pub fn is_ready(&self, goal: &ObjectiveId) -> bool {
        self.ready.contains(goal)
    }

    /// The goals that are ready, in the order of learning.
    pub fn ready<'a>(&'a self, course: &'a Course) -> impl Iterator<Item = &'a Objective> {
        course.objectives.iter().filter(|goal| self.is_ready(&goal.id))
    }

    /// The goal to look at first: the first that is ready, else the first that is not met, else the
    /// first of all. None in a course without goals.
    pub fn look_at_first<'a>(&'a self, course: &'a Course) -> Option<&'a Objective> {
        let open = || course.objectives.iter().find(|goal| !self.is_met(&goal.id));
        self.ready(course).next().or_else(open).or(course.objectives.first())
    }
}

impl Learner {
    /// Everything that says something about each goal of a course, in no certain order.
    ///
    /// Work that nobody looked at is among it, without a level. Practice and starting points are not.
    pub fn evidence(
        &self,
        course: &CourseId,
        days: &Calendar,
    ) -> BTreeMap<ObjectiveId, Vec<Evidence>> {
        let mut evidence: BTreeMap<ObjectiveId, Vec<Evidence>> = BTreeMap::new();
        for run in self.runs().iter().filter(|run| &run.course == course) {
            for piece in run.pieces.iter().filter(|piece| !piece.taken_back) {
                for goal in &piece.shows {
                    evidence.entry(goal.clone()).or_default().push(of_piece(piece, days));
                }
            }
        }
        for (goal, check) in self.checks_in(course, days) {
            if let Some(shown) = check.evidence() {
                evidence.entry(goal.clone()).or_default().push(shown);
            }
        }
        evidence
    }

    /// Where they stand with every goal of a course under a rule. `guess` is what the starting point
    /// came to, or empty. It says no level. What it holds for known is something to build on, and
    /// what it calls ready or unsure is so here too, until work says more.
    pub fn progress(
        &self,
        course: &Course,
        rule: Rule,
        guess: &Piles,
        days: &Calendar,
    ) -> Progress {
        let evidence = self.evidence(&course.id, days);
        let none = Vec::new();
        let standings = order::map_of(course.objectives.iter().map(|goal| {
            let pieces = evidence.get(&goal.id).unwrap_or(&none);
            (goal.id.clone(), standing(rule, pieces, &[], days.today()))
        }));
        let met = |goal: &ObjectiveId| standings.get(goal).is_some_and(|it| it.status.is_met());
        let is_in = |pile: &[Line], goal: &ObjectiveId| pile.iter().any(|line| &line.goal == goal);
        let there = |goal: &ObjectiveId| met(goal) || is_in(&guess.know, goal);
        let ready = course.objectives.iter().filter(|goal| {
            let open = !there(&goal.id);
            let guessed = is_in(&guess.ready, &goal.id)
                || stands_on(goal, &there) && !is_in(&guess.unsure, &goal.id);
            open && (stands_on(goal, &met) || guessed)
        });
        let ready = order::set_of(ready.map(|goal| goal.id.clone()));
        Progress { standings, ready }
    }
}

/// Whether everything that a goal builds on is there.
fn stands_on(goal: &Objective, there: &dyn Fn(&ObjectiveId) -> bool) -> bool {
    goal.all.iter().all(there) && goal.any_of.iter().all(|any| any.iter().any(there))
}

/// What the learner put up as proof. A level is for others to see.
fn of_piece(piece: &Piece, days: &Calendar) -> Evidence {
    Evidence {
        id: piece.id,
        artefact: piece.id,
        stamp: piece.added,
        day: days.day_of(piece.added),
        level: None,
        kind: EvidenceKind::Checkpoint,
        by: Assessor::Learner,
        how: piece.how,
    }
}
