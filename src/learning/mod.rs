//! What facts mean: who a learner is, what they chose, made and showed, and what may come next.
//!
//! Derived, never stored. No clock, no randomness, no language: they are passed in.

mod answering;
mod catalogue;
mod check;
mod learner;
mod mastery;
pub mod placement;
mod practice;
mod progress;
mod refusal;
mod room;

pub use answering::{Answered, CheckRun, PlacementRun};
pub use catalogue::{Filter, Fit, Length, Order};
pub use check::{
    ANSWERS_BETWEEN, Check, DAYS_BETWEEN, NotNow, QUESTIONS, Try, choose_questions, level_of,
    may_begin,
};
pub use learner::{Learner, is_a_link};
pub use mastery::{
    Assessor, CannotJudge, Condition, Counts, Evidence, EvidenceKind, Judgement, Lambda, Level,
    NotARule, Outcome, Rule, SHORTEST_REASON, STALE_AFTER, Shown, Standing, Status, Strength, Sum,
    Term, Times, Why, WhyNot, other_rules, standing,
};
pub use placement::{Grounds, Placement};
pub use practice::{Chance, Readiness, next_question};
pub use progress::{Calendar, HowFar, Progress};
pub use refusal::{
    LONGEST_ANSWER, LONGEST_NAME, LONGEST_REASON, LONGEST_TITLE, LONGEST_WORK, MOST_LOVED, Refusal,
};
pub use room::{LookBack, Piece, Run};
