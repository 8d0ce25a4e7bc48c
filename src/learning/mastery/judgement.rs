//! What a teacher decided about a goal, with a reason that the learner can read.

use super::{Assessor, Status};
use crate::facts::{FactId, Stamp};
use crate::learning::LONGEST_REASON;
use crate::order;

/// The shortest reason for a judgement, in characters.
pub const SHORTEST_REASON: usize = 10;

/// What a teacher decided. It wins over what the pieces add up to, which stays visible beside it.
/// The latest one counts, whatever pieces come after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The fact that says so.
    pub id: FactId,
    /// When it was said.
    pub stamp: Stamp,
    /// The day it was said, counted from 1970-01-01 in the learner's time zone.
    pub day: i32,
    /// Where the learner stands.
    pub status: Status,
    /// Why, in the teacher's words: [`SHORTEST_REASON`] to [`LONGEST_REASON`] characters.
    pub reason: String,
    /// Who decided.
    pub by: Assessor,
}

/// Why a judgement does not stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotJudge {
    /// Only a teacher decides.
    NotATeacher,
    /// A judgement says a level, and "not tried yet" is none.
    NoLevel,
    /// The reason is shorter than this many characters.
    ReasonTooShort {
        /// The fewest characters.
        fewest: usize,
    },
    /// The reason is longer than this many characters.
    ReasonTooLong {
        /// The most characters.
        most: usize,
    },
}

impl Judgement {
    /// Whether it may stand. One that may not is left out of account wherever it comes from.
    ///
    /// # Errors
    /// [`CannotJudge`] says what is missing.
    pub fn check(&self) -> Result<(), CannotJudge> {
        if self.by != Assessor::Teacher {
            return Err(CannotJudge::NotATeacher);
        }
        if self.status == Status::NotTried {
            return Err(CannotJudge::NoLevel);
        }
        let characters = self.reason.trim().chars().count();
        if characters < SHORTEST_REASON {
            return Err(CannotJudge::ReasonTooShort { fewest: SHORTEST_REASON });
        }
        if characters > LONGEST_REASON {
            return Err(CannotJudge::ReasonTooLong { most: LONGEST_REASON });
        }
        Ok(())
    }
}

/// The judgements that stand, oldest first.
pub(super) fn standing_ones(judgements: &[Judgement]) -> Vec<&Judgement> {
    let mut standing: Vec<&Judgement> = judgements.iter().filter(|j| j.check().is_ok()).collect();
    order::sort_by(&mut standing, |a, b| in_order(a).cmp(&in_order(b)));
    standing
}

fn in_order(judgement: &Judgement) -> impl Ord + '_ {
    let Judgement { id, stamp, day, status, reason, by: _ } = judgement;
    (*stamp, *id, *day, *status, reason.as_str())
}
