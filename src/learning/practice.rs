//! Practice: when somebody may like to try a quick check. An invitation, and nothing else.
//!
//! Bayesian knowledge tracing by Corbett and Anderson (1995), with constants that are the same for
//! everybody and every goal. Nothing is fitted, so nothing about other people goes into it.

use crate::dice::Dice;
use crate::facts::Asked;
use crate::id::QuestionId;
use std::collections::BTreeSet;

/// The next question in practice: from the template that was asked least often so far, not the last
/// one if there is another, with fresh numbers. The same `seed` gives the same question. None
/// without a template.
pub fn next_question(
    templates: &BTreeSet<QuestionId>,
    asked: &[&Asked],
    seed: u64,
) -> Option<Asked> {
    let mut dice = Dice::of(seed);
    let last = asked.last().map(|asked| &asked.question);
    let times = |id: &QuestionId| asked.iter().filter(|asked| &asked.question == id).count();
    let mut order: Vec<&QuestionId> = templates.iter().collect();
    dice.shuffle(&mut order);
    let next = order.into_iter().min_by_key(|id| (Some(*id) == last, times(id)))?;
    let mut fresh = Asked { question: next.clone(), seed: dice.number() };
    while asked.contains(&&fresh) {
        fresh.seed = fresh.seed.wrapping_add(1);
    }
    Some(fresh)
}

/// How often somebody who knows it still answers wrong.
const SLIP: f64 = 0.10;
/// How often somebody learns it from one question.
const LEARNS: f64 = 0.10;
/// The chance to know it before the first answer, when nobody found a starting point.
const UNKNOWN_START: f64 = 0.30;
/// No starting point is surer than this, either way.
const SUREST_START: (f64, f64) = (0.10, 0.90);
/// How often a typed answer is right by luck.
const LUCKY_TYPING: f64 = 0.05;
/// From here on a quick check is worth a try.
const READY: f64 = 0.95;

/// How an answer is given, which says how often luck makes it right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chance {
    /// Typed: right by luck once in twenty times.
    Typed,
    /// One of so many choices: right by luck once in so many times. Fewer than two are no choice
    /// and taken as two; more than twenty are taken as twenty.
    Choices(u8),
}

impl Chance {
    /// How often luck makes an answer right, from .05 to .5.
    fn of_luck(self) -> f64 {
        match self {
            Self::Typed => LUCKY_TYPING,
            Self::Choices(choices) => 1.0 / f64::from(choices.clamp(2, 20)),
        }
    }
}

/// How likely it is that somebody knows a goal, going by their practice alone. Worked out for an
/// invitation to a quick check; it is no level and is never shown as one.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Readiness(f64);

impl Readiness {
    /// Before the first answer. `estimate` is the chance that finding a starting point came to,
    /// from 0 to 1; it is taken as .1 at least and .9 at most.
    pub fn before(estimate: Option<f64>) -> Self {
        let (least, most) = SUREST_START;
        let start = estimate.filter(|estimate| estimate.is_finite());
        Self(start.map_or(UNKNOWN_START, |start| start.clamp(least, most)))
    }

    /// After some answers, oldest first.
    pub fn of(estimate: Option<f64>, answers: impl IntoIterator<Item = (bool, Chance)>) -> Self {
        answers
            .into_iter()
            .fold(Self::before(estimate), |ready, (right, chance)| ready.after(right, chance))
    }

    /// After one more answer, at the first try and without a hint.
    #[must_use]
    pub fn after(self, right: bool, chance: Chance) -> Self {
        let Self(knows) = self;
        let luck = chance.of_luck();
        let (if_known, if_not) = if right { (1.0 - SLIP, luck) } else { (SLIP, 1.0 - luck) };
        let known = knows * if_known / (knows * if_known + (1.0 - knows) * if_not);
        Self(known + (1.0 - known) * LEARNS)
    }

    /// The chance, from 0 to 1.
    pub fn chance(self) -> f64 {
        self.0
    }

    /// Whether to invite to a quick check.
    pub fn is_ready(self) -> bool {
        self.0 >= READY
    }
}
