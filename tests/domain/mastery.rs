//! What pieces of work add up to: every rule, worked examples, and laws for arbitrary pieces.

use crate::any::{nth, stamp};
use crate::dice::Dice;
use doorways::facts::{Independence, Stamp};
use doorways::learning::{
    Assessor, CannotJudge, Condition, Counts, Evidence, EvidenceKind, Judgement, Lambda, Level,
    Rule, STALE_AFTER, Standing, Status, Strength, Times, WhyNot, other_rules, standing,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A piece of work of its own on a day of its own, done alone and looked at by a teacher.
fn piece(level: u8, day: i32) -> Evidence {
    let seq = u32::try_from(day).expect("days of tests are after 1970");
    Evidence {
        id: nth(1, seq),
        artefact: nth(2, seq),
        stamp: said_on(day),
        day,
        level: Level::of_number(level),
        kind: EvidenceKind::Checkpoint,
        by: Assessor::Teacher,
        how: Independence::Own,
    }
}

fn said_on(day: i32) -> Stamp {
    let ms = u64::try_from(day).expect("days of tests are after 1970") * 86_400_000;
    Stamp { ms, count: 0, clock_ms: ms }
}

/// A piece a day with these levels, from day 1.
fn pieces(levels: &[u8]) -> Vec<Evidence> {
    std::iter::zip(levels, 1..).map(|(level, day)| piece(*level, day)).collect()
}

fn judged(status: Status, day: i32) -> Judgement {
    let seq = u32::try_from(day).expect("days of tests are after 1970");
    Judgement {
        id: nth(3, seq),
        stamp: Stamp { count: 1, ..said_on(day) },
        day,
        status,
        reason: "We talked it through.".into(),
        by: Assessor::Teacher,
    }
}

/// By a rule, on the day after the last piece.
fn by(rule: Rule, evidence: &[Evidence]) -> Standing {
    let today = evidence.iter().map(|piece| piece.day + 1).max().unwrap_or(1);
    standing(rule, evidence, &[], today)
}

fn twice_recent(evidence: &[Evidence]) -> Standing {
    by(Rule::TwiceRecent, evidence)
}

// ------------------------------------------------------------------ the usual rule

#[track_caller]
fn check(levels: &[u8], status: Status, check_again: bool) {
    let standing = twice_recent(&pieces(levels));
    assert_eq!((standing.status, standing.check_again()), (status, check_again), "{levels:?}");
    assert_eq!(standing.met_since.is_some(), status.is_met(), "{levels:?}");
}

#[test]
fn a_goal_is_met_when_it_was_shown_twice_and_one_slip_does_not_take_it_away() {
    check(&[], Status::NotTried, false);
    check(&[3], Status::Partly, false);
    check(&[4], Status::Partly, false);
    check(&[2], Status::Partly, false);
    check(&[1], Status::Starting, false);
    check(&[3, 3], Status::Met, false);
    check(&[2, 3, 3], Status::Met, false);
    check(&[3, 2, 3], Status::Met, false);
    check(&[3, 3, 2], Status::Met, true);
    check(&[3, 3, 1], Status::Met, true);
    check(&[3, 3, 2, 3], Status::Met, false);
    check(&[3, 3, 2, 2], Status::Partly, false);
    check(&[3, 3, 1, 1], Status::Partly, false);
    check(&[3, 3, 1, 1, 1], Status::Starting, false);
    check(&[3, 3, 2, 2, 3], Status::Partly, false);
    check(&[3, 3, 2, 2, 3, 3], Status::Met, false);
    check(&[3, 3, 2, 3, 2, 3, 2], Status::Met, true);
    check(&[4, 4], Status::Extending, false);
    check(&[3, 4], Status::Met, false);
    check(&[4, 4, 2], Status::Extending, true);
}
