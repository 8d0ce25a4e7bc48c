//! Quick checks: which questions, when the next, and what one shows.

use crate::any::nth;
use crate::dice::Dice;
use doorways::facts::{Asked, Independence, Stamp};
use doorways::id::QuestionId;
use doorways::learning::{
    Assessor, Check, EvidenceKind, Level, NotNow, QUESTIONS, Try, choose_questions, level_of,
    may_begin,
};
use proptest::collection::btree_set;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn question(id: &str) -> QuestionId {
    QuestionId::new(id).expect("an id")
}

fn templates(count: usize) -> BTreeSet<QuestionId> {
    (0..count).map(|n| question(&format!("M4-{n}"))).collect()
}

fn at(ms: u64) -> Stamp {
    Stamp { ms, count: 0, clock_ms: ms }
}

fn answer(asked: &Asked, right: bool, ms: u64, day: i32) -> Try {
    Try { asked: asked.clone(), right, stamp: at(ms), day }
}

/// A check begun at 100 on day 10, with these answers to its first questions.
fn check_with(answers: &[bool]) -> Check {
    let questions =
        choose_questions(&templates(3), &BTreeSet::new(), 1).expect("there are templates");
    let tries = std::iter::zip(&questions, answers)
        .zip(101..)
        .map(|((asked, right), ms)| answer(asked, *right, ms, 10))
        .collect();
    Check { id: nth(1, 1), began: at(100), day: 10, questions, tries }
}

const LEVELS: [Level; 6] = [
    Level::Starting,
    Level::Starting,
    Level::Starting,
    Level::GettingThere,
    Level::GotIt,
    Level::GotIt,
];

#[test]
fn four_of_five_show_the_goal_and_none_goes_further() {
    for (right, level) in LEVELS.into_iter().enumerate() {
        let answers: Vec<bool> = (0..QUESTIONS).map(|n| n < right).collect();
        let check = check_with(&answers);
        assert_eq!((check.right(), check.level(), level_of(right)), (right, Some(level), level));
    }
}

#[test]
fn four_of_five_is_hard_to_guess_and_one_check_is_not_enough() {
    #[track_caller]
    fn check(p: f64, expected: f64) {
        let reached = 5.0 * p.powi(4) * (1.0 - p) + p.powi(5);
        assert!((reached - expected).abs() < 0.000_5, "{p}: {reached}");
    }
    check(0.9, 0.919);
    check(0.6, 0.337);
    check(0.25, 0.016);
}

#[test]
fn a_finished_check_is_a_piece_of_evidence() {
    let check = check_with(&[true, true, false, true, true]);
    let piece = check.evidence().expect("it is finished");
    assert_eq!((piece.id, piece.artefact), (check.id, check.id));
    assert_eq!((piece.level, piece.kind), (Some(Level::GotIt), EvidenceKind::Check));
    assert_eq!((piece.by, piece.how), (Assessor::Auto, Independence::Own));
    assert_eq!((piece.stamp, piece.day, piece.why_not()), (at(105), 10, None));
}

#[test]
fn an_unfinished_check_goes_on_where_it_stopped() {
    let check = check_with(&[true, false]);
    assert_eq!(check.next(), check.questions.get(2));
    assert_eq!((check.is_finished(), check.level(), check.evidence()), (false, None, None));
}

#[test]
fn each_question_has_one_try() {
    let mut check = check_with(&[false, true]);
    let again = answer(&check.questions[0], true, 500, 11);
    check.tries.insert(0, again);
    let elsewhere = answer(&Asked { question: question("Q1-a"), seed: 7 }, true, 501, 11);
    check.tries.push(elsewhere);
    assert_eq!((check.right(), check.next()), (1, check.questions.get(2)));
}

#[test]
fn a_check_of_another_length_shows_nothing() {
    let mut check = check_with(&[true; 5]);
    check.questions.truncate(4);
    assert!(check.is_finished() && check.level().is_none());
    check.questions.clear();
    assert!(check.is_finished() && check.evidence().is_none());
}

#[test]
fn the_next_check_comes_on_another_day_or_after_five_answers() {
    #[track_caller]
    fn check(checks: &[Check], practised: u64, today: i32, expected: Result<(), NotNow>) {
        let asked = Asked { question: question("M4-1"), seed: 1 };
        // Two answers from before the check say nothing.
        let practice: Vec<Try> = [50, 60]
            .into_iter()
            .chain(200..200 + practised)
            .map(|ms| answer(&asked, false, ms, 10))
            .collect();
        assert_eq!(may_begin(checks, &practice, today), expected);
    }
    let done = [check_with(&[true; 5])];
    let wait = |answers| Err(NotNow::Wait { until: 11, answers });
    check(&[], 0, 10, Ok(()));
    check(&done, 0, 10, wait(5));
    check(&done, 4, 10, wait(1));
    check(&done, 5, 10, Ok(()));
    check(&done, 0, 11, Ok(()));
    check(&done, 0, 9, wait(5));
    check(&[check_with(&[true])], 9, 12, Err(NotNow::Unfinished { check: nth(1, 1) }));
    let later =
        Check { day: i32::MAX, tries: Vec::new(), questions: Vec::new(), ..done[0].clone() };
    check(&[later], 0, i32::MAX, Ok(()));
}

#[test]
fn without_templates_there_is_no_check() {
    assert_eq!(choose_questions(&BTreeSet::new(), &BTreeSet::new(), 1), None);
}

#[test]
fn a_question_that_was_asked_is_not_asked_again_when_its_neighbours_were() {
    let fresh = choose_questions(&templates(1), &BTreeSet::new(), 3).expect("a template");
    let taken: BTreeSet<Asked> = fresh
        .iter()
        .flat_map(|asked| {
            (0..50).map(|n| Asked { seed: asked.seed.wrapping_add(n), ..asked.clone() })
        })
        .collect();
    let others = choose_questions(&templates(1), &taken, 3).expect("a template");
    assert!(others.iter().all(|asked| !taken.contains(asked)));
}

proptest! {
    #[test]
    fn law_a_check_asks_five_fresh_questions_spread_over_the_templates(
        count in 1..9_usize,
        seed in any::<u64>(),
        taken in btree_set((0..9_usize, 0..4_u32), 0..12),
    ) {
        let templates = templates(count);
        let asked: BTreeSet<Asked> = taken
            .into_iter()
            .map(|(n, seed)| Asked { question: question(&format!("M4-{n}")), seed })
            .collect();
        let chosen = choose_questions(&templates, &asked, seed).expect("there are templates");
        prop_assert_eq!(chosen.len(), QUESTIONS);
        prop_assert_eq!(chosen.iter().collect::<BTreeSet<_>>().len(), QUESTIONS);
        prop_assert!(chosen.iter().all(|one| !asked.contains(one)));
        prop_assert!(chosen.iter().all(|one| templates.contains(&one.question)));
        let mut how_often: BTreeMap<&QuestionId, usize> = BTreeMap::new();
        chosen.iter().for_each(|one| *how_often.entry(&one.question).or_default() += 1);
        prop_assert_eq!(how_often.len(), count.min(QUESTIONS));
        prop_assert!(how_often.values().all(|often| *often <= QUESTIONS.div_ceil(count)));
        if count > 1 {
            prop_assert!(chosen.windows(2).all(|two| two[0].question != two[1].question));
        }
        prop_assert_eq!(choose_questions(&templates, &asked, seed), Some(chosen));
    }

    #[test]
    fn law_the_order_of_answers_in_the_journal_says_nothing(
        answers in proptest::collection::vec((0..5_usize, any::<bool>(), 0..4_u64, 9..12_i32), 0..12),
        seed in any::<u64>(),
    ) {
        let mut check = check_with(&[]);
        let tries = answers.into_iter().map(|(n, right, ms, day)| {
            answer(&check.questions[n], right, ms, day)
        });
        check.tries = tries.collect();
        let other = Check { tries: Dice::of(seed).shuffled(check.tries.clone()), ..check.clone() };
        prop_assert_eq!(check.answers(), other.answers());
        prop_assert_eq!(check.evidence(), other.evidence());
        prop_assert_eq!(may_begin(&[check], &[], 10), may_begin(&[other], &[], 10));
    }
}
