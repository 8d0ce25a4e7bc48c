//! Questions that a learner was asked, what they answered, and which may be asked next.

use super::learner::at_most;
use super::placement::{self, Aim, Grounds, Pace, Placement};
use super::{
    Calendar, Chance, Check, LONGEST_ANSWER, Learner, QUESTIONS, Readiness, Refusal, Try,
    choose_questions, may_begin,
};
use crate::course::Course;
use crate::facts::{Answer, Asked, Fact, FactId, Felt, Purpose, Said, Stamp, What};
use crate::id::{CourseId, ObjectiveId, QuestionId};
use crate::order;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A question that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The fact that says so.
    pub id: FactId,
    /// The course.
    pub course: CourseId,
    /// The goal it is about.
    pub goal: ObjectiveId,
    /// The question.
    pub asked: Asked,
    /// The answer.
    pub answer: Answer,
    /// When.
    pub stamp: Stamp,
}

/// A quick check that began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckRun {
    /// Named by the fact that began it.
    pub id: FactId,
    /// The course.
    pub course: CourseId,
    /// The goal it is about.
    pub goal: ObjectiveId,
    /// What it asks, in order.
    pub questions: Vec<Asked>,
    /// When it began.
    pub began: Stamp,
}

/// A search for a starting point that began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacementRun {
    /// Named by the fact that began it.
    pub id: FactId,
    /// The course.
    pub course: CourseId,
    /// Whether a short one was chosen.
    pub quick: bool,
    /// When it began.
    pub began: Stamp,
    /// When the learner said that these were enough questions.
    pub stopped: Option<Stamp>,
    /// Whether it is about right, if the learner said so.
    pub felt: Option<Felt>,
}

impl CheckRun {
    fn with(&self, tries: Vec<Try>, days: &Calendar) -> Check {
        let day = days.day_of(self.began);
        Check { id: self.id, began: self.began, day, questions: self.questions.clone(), tries }
    }
}

impl Answered {
    /// How likely luck makes an answer of this kind right.
    pub fn chance(&self) -> Chance {
        match self.answer.choices {
            0 => Chance::Typed,
            choices => Chance::Choices(choices),
        }
    }

    /// Whether it was asked in a quick check.
    pub fn is_checked(&self) -> bool {
        matches!(self.answer.purpose, Purpose::Check(_))
    }

    /// Whether it was right.
    pub fn is_right(&self) -> bool {
        self.answer.said == Said::Right
    }
}

/// Questions.
impl Learner {
    /// Every answer to any question, oldest first.
    pub fn answers(&self) -> &[Answered] {
        &self.answers
    }

    /// Every answer in practice for a goal, oldest first.
    pub fn practice<'a>(
        &'a self,
        course: &'a CourseId,
        goal: &'a ObjectiveId,
    ) -> impl Iterator<Item = &'a Answered> {
        let practice = |answered: &&Answered| answered.answer.purpose == Purpose::Practice;
        self.about(course, goal).filter(practice)
    }

    /// How far practice has come with a goal, `estimate` being what the starting point came to.
    ///
    /// The first answer to each question says it, and only when no hint was open before a right one.
    pub fn readiness(
        &self,
        course: &CourseId,
        goal: &ObjectiveId,
        estimate: Option<f64>,
    ) -> Readiness {
        let mut before = BTreeSet::new();
        let first = self.practice(course, goal).filter(|it| before.insert(&it.asked));
        let plain = first.filter(|it| !(it.is_right() && it.answer.hints > 0));
        Readiness::of(estimate, plain.map(|it| (it.is_right(), it.chance())))
    }

    /// Every question that the learner was ever asked.
    pub fn asked(&self) -> BTreeSet<Asked> {
        let answered = self.answers.iter().map(|answered| &answered.asked);
        order::set_of(
            answered.chain(self.checks.iter().flat_map(|check| &check.questions)).cloned(),
        )
    }

    /// Every quick check about a goal, oldest first.
    pub fn checks_of(&self, course: &CourseId, goal: &ObjectiveId, days: &Calendar) -> Vec<Check> {
        let about = |check: &&CheckRun| &check.course == course && &check.goal == goal;
        self.checks.iter().filter(about).map(|check| self.check_of(check, days)).collect()
    }

    /// The quick check that a fact began.
    pub fn check(&self, id: FactId, days: &Calendar) -> Option<Check> {
        self.checks.iter().find(|check| check.id == id).map(|check| self.check_of(check, days))
    }

    /// Whether there is work of a goal: a piece of proof, or a quick check to its end.
    pub fn has_tried(&self, goal: &ObjectiveId) -> bool {
        let answered = |check: &CheckRun, asked: &Asked| {
            let purpose = Purpose::Check(check.id);
            self.answers.iter().any(|it| it.answer.purpose == purpose && &it.asked == asked)
        };
        let whole = |check: &CheckRun| {
            check.questions.len() == QUESTIONS
                && check.questions.iter().all(|asked| answered(check, asked))
        };
        let mut checks = self.checks.iter().filter(|check| &check.goal == goal);
        !self.pieces_for(goal).is_empty() || checks.any(whole)
    }

    /// The latest search for a starting point in a course.
    pub fn placement(&self, course: &CourseId) -> Option<&PlacementRun> {
        self.placements.iter().rev().find(|placement| &placement.course == course)
    }

    /// The answers of one search for a starting point, oldest first: the first to each question.
    pub fn answers_in(&self, placement: FactId) -> Vec<&Answered> {
        let mut before = BTreeSet::new();
        let of_it = |it: &&Answered| match it.answer.purpose {
            Purpose::Placement(it) | Purpose::Surprise(it) => it == placement,
            Purpose::Practice | Purpose::Check(_) => false,
        };
        self.answers.iter().filter(of_it).filter(|it| before.insert(&it.asked)).collect()
    }

    /// The latest search for a starting point in a course, after every answer so far. `grounds` are
    /// those of the course.
    pub fn found(&self, course: &Course, grounds: Arc<Grounds>) -> Option<Placement> {
        let run = self.placement(&course.id)?;
        let answers: Vec<placement::Answer> = self
            .answers_in(run.id)
            .into_iter()
            .map(|it| placement::Answer {
                goal: it.goal.clone(),
                aim: match it.answer.purpose {
                    Purpose::Surprise(_) => Aim::Surprise,
                    _ => Aim::Adaptive,
                },
                said: it.answer.said,
                chance: it.chance(),
            })
            .collect();
        let pace = if run.quick { Pace::Quick } else { Pace::Full };
        let askable = |goal: &ObjectiveId| {
            let choices = course.objective(goal)?.asks?.placement?;
            Some(if choices == 0 { Chance::Typed } else { Chance::Choices(choices) })
        };
        Some(Placement::on(grounds, pace, askable, &answers))
    }

    fn about<'a>(
        &'a self,
        course: &'a CourseId,
        goal: &'a ObjectiveId,
    ) -> impl Iterator<Item = &'a Answered> {
        self.answers.iter().filter(move |it| &it.course == course && &it.goal == goal)
    }

    fn check_of(&self, check: &CheckRun, days: &Calendar) -> Check {
        let of_it = |it: &&Answered| it.answer.purpose == Purpose::Check(check.id);
        check.with(self.answers.iter().filter(of_it).map(|it| as_try(it, days)).collect(), days)
    }

    /// Every finished quick check in a course with the goal it is about, newest first.
    pub fn finished_checks(&self, course: &CourseId, days: &Calendar) -> Vec<(ObjectiveId, Check)> {
        let finished = self.checks_in(course, days).filter(|(_, check)| check.level().is_some());
        let mut finished: Vec<_> = finished.map(|(goal, check)| (goal.clone(), check)).collect();
        finished.reverse();
        finished
    }

    /// Every quick check in a course with the goal it is about. All answers are looked at once.
    pub(super) fn checks_in(
        &self,
        course: &CourseId,
        days: &Calendar,
    ) -> impl Iterator<Item = (&ObjectiveId, Check)> {
        let mut tries: BTreeMap<FactId, Vec<Try>> = BTreeMap::new();
        for answered in &self.answers {
            if let Purpose::Check(check) = answered.answer.purpose {
                tries.entry(check).or_default().push(as_try(answered, days));
            }
        }
        let checks = self.checks.iter().filter(move |check| &check.course == course);
        checks.map(move |check| {
            (
                &check.goal,
                check.with(tries.get_mut(&check.id).map(std::mem::take).unwrap_or_default(), days),
            )
        })
    }

    pub(super) fn take_in_answering(&mut self, fact: &Fact) {
        let (id, stamp) = (fact.id, fact.stamp);
        match &fact.what {
            What::PlacementBegun { course, quick } => self.placements.push(PlacementRun {
                id,
                course: course.clone(),
                quick: *quick,
                began: stamp,
                stopped: None,
                felt: None,
            }),
            What::PlacementStopped { placement } => {
                let runs = self.placements.iter_mut();
                for run in runs.filter(|run| run.id == *placement) {
                    run.stopped.get_or_insert(stamp);
                }
            }
            What::PlacementFelt { placement, felt } => {
                let runs = self.placements.iter_mut();
                runs.filter(|run| run.id == *placement).for_each(|run| run.felt = Some(*felt));
            }
            What::CheckBegun { course, goal, questions } => self.checks.push(CheckRun {
                id,
                course: course.clone(),
                goal: goal.clone(),
                questions: questions.clone(),
                began: stamp,
            }),
            What::QuestionAnswered { course, goal, asked, answer } => self.answers.push(Answered {
                id,
                course: course.clone(),
                goal: goal.clone(),
                asked: asked.clone(),
                answer: answer.clone(),
                stamp,
            }),
            _ => {}
        }
    }
}

/// Decisions.
impl Learner {
    /// Begins a quick check about a goal, with fresh questions from these templates. The same
    /// `seed` gives the same questions.
    ///
    /// # Errors
    /// [`Refusal::NotInTheCourse`] for a goal of another course or one without templates,
    /// [`Refusal::NoCheckNow`].
    pub fn begin_check(
        &self,
        course: &Course,
        goal: &ObjectiveId,
        templates: &BTreeSet<QuestionId>,
        seed: u64,
        days: &Calendar,
    ) -> Result<What, Refusal> {
        self.may_check(course, goal, Some(templates), days)?;
        let questions = choose_questions(templates, &self.asked(), seed);
        Ok(What::CheckBegun {
            course: course.id.clone(),
            goal: goal.clone(),
            questions: questions.ok_or(Refusal::NotInTheCourse)?,
        })
    }

    /// Whether a quick check about a goal may begin. One that cannot be finished any more, since its
    /// templates are not among these, is in nobody's way.
    ///
    /// Without templates every check is taken for one that can be finished.
    ///
    /// # Errors
    /// As [`Learner::begin_check`].
    pub fn may_check(
        &self,
        course: &Course,
        goal: &ObjectiveId,
        templates: Option<&BTreeSet<QuestionId>>,
        days: &Calendar,
    ) -> Result<(), Refusal> {
        course.objective(goal).ok_or(Refusal::NotInTheCourse)?;
        let practice = self.practice(&course.id, goal).map(|it| as_try(it, days));
        let mut checks = self.checks_of(&course.id, goal, days);
        checks.retain(|check| templates.is_none_or(|known| check.can_be_finished(known)));
        may_begin(&checks, &practice.collect::<Vec<_>>(), days.today()).map_err(Refusal::NoCheckNow)
    }

    /// Begins to find a starting point. One that is under way is left as it is.
    pub fn begin_placement(&self, course: &Course, quick: bool) -> What {
        What::PlacementBegun { course: course.id.clone(), quick }
    }

    /// Says that these were enough questions.
    ///
    /// # Errors
    /// [`Refusal::NotAsked`], [`Refusal::AlreadyStopped`].
    pub fn stop_placement(&self, placement: FactId) -> Result<What, Refusal> {
        self.open_placement(placement).map(|()| What::PlacementStopped { placement })
    }

    /// Says whether a starting point is about right.
    ///
    /// # Errors
    /// [`Refusal::NotAsked`], [`Refusal::NothingNew`].
    pub fn feel(&self, placement: FactId, felt: Felt) -> Result<What, Refusal> {
        match self.placements.iter().find(|run| run.id == placement) {
            None => Err(Refusal::NotAsked),
            Some(run) if run.felt == Some(felt) => Err(Refusal::NothingNew),
            Some(_) => Ok(What::PlacementFelt { placement, felt }),
        }
    }

    /// Answers a question.
    ///
    /// # Errors
    /// [`Refusal::NotInTheCourse`], [`Refusal::NotAsked`], [`Refusal::AlreadyAnswered`],
    /// [`Refusal::AlreadyStopped`], [`Refusal::TooLong`].
    pub fn answer(
        &self,
        course: &Course,
        goal: &ObjectiveId,
        asked: Asked,
        answer: Answer,
    ) -> Result<What, Refusal> {
        course.objective(goal).ok_or(Refusal::NotInTheCourse)?;
        match answer.purpose {
            Purpose::Practice => {}
            Purpose::Check(check) => {
                let check = self.checks.iter().find(|it| it.id == check && &it.goal == goal);
                let asks = check.is_some_and(|check| check.questions.contains(&asked));
                asks.then_some(()).ok_or(Refusal::NotAsked)?;
            }
            Purpose::Placement(placement) | Purpose::Surprise(placement) => {
                self.open_placement(placement)?;
            }
        }
        let once = answer.purpose != Purpose::Practice;
        let same = |it: &Answered| it.answer.purpose == answer.purpose && it.asked == asked;
        if once && self.answers.iter().any(same) {
            return Err(Refusal::AlreadyAnswered);
        }
        let words = at_most(answer.words.trim(), LONGEST_ANSWER)?;
        Ok(What::QuestionAnswered {
            course: course.id.clone(),
            goal: goal.clone(),
            asked,
            answer: Answer { words, ..answer },
        })
    }

    fn open_placement(&self, placement: FactId) -> Result<(), Refusal> {
        match self.placements.iter().find(|run| run.id == placement) {
            None => Err(Refusal::NotAsked),
            Some(run) if run.stopped.is_some() => Err(Refusal::AlreadyStopped),
            Some(_) => Ok(()),
        }
    }
}

fn as_try(answered: &Answered, days: &Calendar) -> Try {
    Try {
        asked: answered.asked.clone(),
        right: answered.is_right(),
        stamp: answered.stamp,
        day: days.day_of(answered.stamp),
    }
}
