//! Practice: when somebody is invited to a quick check.

use doorways::facts::Asked;
use doorways::id::QuestionId;
use doorways::learning::next_question;
use doorways::learning::{Chance, Readiness};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;

const FOUR: Chance = Chance::Choices(4);

/// The chance after each answer, to three decimals.
#[track_caller]
fn check(chance: Chance, answers: &[u8], expected: &[f64]) {
    let mut ready = Readiness::before(None);
    for (answer, expected) in std::iter::zip(answers, expected) {
        ready = ready.after(*answer == 1, chance);
        assert!((ready.chance() - expected).abs() < 0.000_5, "{chance:?} {answers:?}: {ready:?}");
    }
    let answers = answers.iter().map(|answer| (*answer == 1, chance));
    assert_eq!(Readiness::of(None, answers), ready);
}

#[test]
fn worked_examples_come_out() {
    check(Chance::Typed, &[1, 1, 1], &[0.897, 0.994, 1.000]);
    check(FOUR, &[1, 1, 1], &[0.646, 0.881, 0.967]);
    check(FOUR, &[1, 0, 1, 1], &[0.646, 0.276, 0.621, 0.869]);
}

#[test]
fn two_typed_answers_or_three_choices_in_a_row_invite() {
    #[track_caller]
    fn check(chance: Chance, answers: &[bool], ready: bool) {
        let answers = answers.iter().map(|right| (*right, chance));
        assert_eq!(Readiness::of(None, answers).is_ready(), ready);
    }
    check(Chance::Typed, &[], false);
    check(Chance::Typed, &[true], false);
    check(Chance::Typed, &[true, true], true);
    check(Chance::Typed, &[true, false], false);
    check(FOUR, &[true, true], false);
    check(FOUR, &[true, true, true], true);
    check(FOUR, &[true, true, true, false], false);
}

#[test]
fn a_starting_point_is_never_taken_as_sure() {
    #[track_caller]
    fn check(estimate: Option<f64>, start: f64) {
        assert_eq!(Readiness::before(estimate).chance(), start, "{estimate:?}");
        assert!(!Readiness::before(estimate).is_ready());
    }
    check(None, 0.30);
    check(Some(0.5), 0.5);
    check(Some(0.0), 0.1);
    check(Some(1.0), 0.9);
    check(Some(-7.0), 0.1);
    check(Some(f64::NAN), 0.30);
    check(Some(f64::INFINITY), 0.30);
}

proptest! {
    #[test]
    fn law_a_right_answer_never_says_less_than_a_wrong_one(
        estimate in any::<f64>(),
        answers in vec((any::<bool>(), any::<u8>().prop_map(Chance::Choices)), 0..60),
        choices in any::<u8>(),
    ) {
        let ready = Readiness::of(Some(estimate), answers);
        prop_assert!((0.0..=1.0).contains(&ready.chance()));
        let chance = Chance::Choices(choices);
        prop_assert!(ready.after(true, chance) >= ready.after(false, chance));
        prop_assert!(ready.after(true, chance) >= ready);
    }
}

fn templates(ids: &[&str]) -> BTreeSet<QuestionId> {
    ids.iter().map(|id| QuestionId::new(*id).expect("an id")).collect()
}

/// Asks so many questions in a row and gives back what was asked.
fn asked_in_a_row(ids: &[&str], count: usize, seed: u64) -> Vec<Asked> {
    let mut asked: Vec<Asked> = Vec::new();
    for nth in 0..count as u64 {
        let so_far: Vec<&Asked> = asked.iter().collect();
        let next =
            next_question(&templates(ids), &so_far, seed + nth).expect("there are templates");
        asked.push(next);
    }
    asked
}

#[test]
fn practice_goes_through_all_templates_before_one_comes_again() {
    for seed in 0..50 {
        let asked = asked_in_a_row(&["L3-a", "L3-b", "L3-c"], 9, seed * 1_000);
        for round in asked.chunks(3) {
            let different: BTreeSet<&QuestionId> = round.iter().map(|it| &it.question).collect();
            assert_eq!(different.len(), 3, "{round:?}");
        }
        let neighbors_differ = asked.windows(2).all(|two| two[0].question != two[1].question);
        assert!(neighbors_differ, "{asked:?}");
    }
}

#[test]
fn practice_never_asks_the_very_same_question_again() {
    // One seed over and over is the worst that chance can do.
    let mut asked: Vec<Asked> = Vec::new();
    for _ in 0..20 {
        let so_far: Vec<&Asked> = asked.iter().collect();
        asked.push(next_question(&templates(&["L3-a"]), &so_far, 7).expect("a template"));
    }
    let different: BTreeSet<&Asked> = asked.iter().collect();
    assert_eq!(different.len(), 20);
}

#[test]
fn without_templates_there_is_nothing_to_practice() {
    assert_eq!(next_question(&BTreeSet::new(), &[], 7), None);
}
