//! A quick check: five fresh questions about one goal, without hints, one try each.

use super::{Assessor, Evidence, EvidenceKind, Level};
use crate::dice::Dice;
use crate::facts::{Asked, FactId, Independence, Stamp};
use crate::id::QuestionId;
use std::collections::BTreeSet;

/// How many questions a quick check asks.
pub const QUESTIONS: usize = 5;
/// So many days after a check the next one about the same goal may begin …
pub const DAYS_BETWEEN: i32 = 1;
/// … or after so many answers in practice, whichever is first.
pub const ANSWERS_BETWEEN: usize = 5;

/// An answer to one question, in a check or in practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Try {
    /// What was asked.
    pub asked: Asked,
    /// Whether the answer was right.
    pub right: bool,
    /// When.
    pub stamp: Stamp,
    /// On which day, counted from 1970-01-01 in the learner's time zone.
    pub day: i32,
}

/// A quick check that somebody began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Named by the fact that began it.
    pub id: FactId,
    /// When it began.
    pub began: Stamp,
    /// On which day it began, counted from 1970-01-01 in the learner's time zone.
    pub day: i32,
    /// What it asks, in order. Chosen once, so that whoever comes back finds the same questions.
    pub questions: Vec<Asked>,
    /// Answers to it, in any order.
    pub tries: Vec<Try>,
}

/// Why no check may begin now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotNow {
    /// One is not finished. Go on with it.
    Unfinished {
        /// That check.
        check: FactId,
    },
    /// The last one was a short while ago.
    Wait {
        /// The day from which on another may begin, counted from 1970-01-01.
        until: i32,
        /// After so many more answers in practice it may begin at once.
        answers: usize,
    },
}

impl Check {
    /// The answer that counts to each question: the first one. None while there is none.
    pub fn answers(&self) -> Vec<Option<&Try>> {
        let first = |asked| {
            let tries = self.tries.iter().filter(|answer| &answer.asked == asked);
            tries.min_by_key(|answer| in_order(answer))
        };
        self.questions.iter().map(first).collect()
    }

    /// The next question to answer. None when the check is finished.
    pub fn next(&self) -> Option<&Asked> {
        let open = self.answers().into_iter().position(|answer| answer.is_none())?;
        self.questions.get(open)
    }

    /// Whether every question is answered.
    pub fn is_finished(&self) -> bool {
        self.next().is_none()
    }

    /// Whether it is finished, or can be with these templates. A new version of a course may have
    /// taken one away.
    pub fn can_be_finished(&self, templates: &BTreeSet<QuestionId>) -> bool {
        let open = std::iter::zip(&self.questions, self.answers());
        let mut open = open.filter(|(_, answer)| answer.is_none());
        open.all(|(asked, _)| templates.contains(&asked.question))
    }

    /// How many answers are right so far.
    pub fn right(&self) -> usize {
        self.answers().into_iter().flatten().filter(|answer| answer.right).count()
    }

    /// The level it shows, once it is finished. A check of another length shows none.
    pub fn level(&self) -> Option<Level> {
        self.whole().map(|answers| level_of(right_among(&answers)))
    }

    /// The piece of evidence it is, once it is finished: said with its last answer.
    pub fn evidence(&self) -> Option<Evidence> {
        let answers = self.whole()?;
        let last = answers.iter().max_by_key(|answer| in_order(answer))?;
        Some(Evidence {
            id: self.id,
            artefact: self.id,
            stamp: last.stamp,
            day: last.day,
            level: Some(level_of(right_among(&answers))),
            kind: EvidenceKind::Check,
            by: Assessor::Auto,
            how: Independence::Own,
        })
    }

    /// The answers of a finished check, of the usual length.
    fn whole(&self) -> Option<Vec<&Try>> {
        let answers: Option<Vec<&Try>> = self.answers().into_iter().collect();
        answers.filter(|answers| answers.len() == QUESTIONS)
    }

    /// When something last happened in it, and on which day.
    fn touched(&self) -> (Stamp, i32) {
        let answers = self.answers().into_iter().flatten();
        let began = (self.began, self.day);
        answers.map(|answer| (answer.stamp, answer.day)).chain([began]).max().unwrap_or(began)
    }
}

fn right_among(answers: &[&Try]) -> usize {
    answers.iter().filter(|answer| answer.right).count()
}

/// Answers in the order they were given. Of two at once, a wrong one goes first.
fn in_order(answer: &Try) -> (Stamp, bool, i32) {
    (answer.stamp, answer.right, answer.day)
}

/// The level that so many right answers of [`QUESTIONS`] show: 4 or 5 show 3, 3 show 2, fewer 1.
/// Never 4, since going further needs a task to go further in.
pub fn level_of(right: usize) -> Level {
    match right {
        0..=2 => Level::Starting,
        3 => Level::GettingThere,
        _ => Level::GotIt,
    }
}

/// Whether a check about a goal may begin, given all earlier ones about it, every answer in
/// practice for it, and the day it is.
///
/// # Errors
/// [`NotNow::Unfinished`], [`NotNow::Wait`].
pub fn may_begin(checks: &[Check], practice: &[Try], today: i32) -> Result<(), NotNow> {
    let unfinished = checks.iter().filter(|check| !check.is_finished());
    if let Some(check) = unfinished.max_by_key(|check| (check.began, check.id)) {
        return Err(NotNow::Unfinished { check: check.id });
    }
    let Some((stamp, day)) = checks.iter().map(Check::touched).max() else { return Ok(()) };
    let until = day.saturating_add(DAYS_BETWEEN);
    let since = practice.iter().filter(|answer| answer.stamp > stamp).count();
    if today >= until || since >= ANSWERS_BETWEEN {
        return Ok(());
    }
    Err(NotNow::Wait { until, answers: ANSWERS_BETWEEN - since })
}

/// The questions of a new check: spread over the templates, none of them asked before. The same
/// `seed` gives the same questions; templates may come in any order. None without a template.
///
/// `asked` is everything that this learner was ever asked, in checks and in practice.
pub fn choose_questions(
    templates: &BTreeSet<QuestionId>,
    asked: &BTreeSet<Asked>,
    seed: u64,
) -> Option<Vec<Asked>> {
    let mut chance = Dice::of(seed);
    let mut order: Vec<&QuestionId> = templates.iter().collect();
    chance.shuffle(&mut order);
    let mut chosen: Vec<Asked> = Vec::with_capacity(QUESTIONS);
    for question in order.into_iter().cycle().take(QUESTIONS) {
        let mut fresh = Asked { question: question.clone(), seed: chance.number() };
        while asked.contains(&fresh) || chosen.contains(&fresh) {
            fresh.seed = fresh.seed.wrapping_add(1);
        }
        chosen.push(fresh);
    }
    (!chosen.is_empty()).then_some(chosen)
}
