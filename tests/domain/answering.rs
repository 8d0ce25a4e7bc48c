//! Questions, answers and quick checks in a journal: what may be asked next, and what it adds up to.

use crate::any::{ana, journal_of, nth};
use crate::shipped::{course, goal};
use doorways::facts::{Answer, Asked, Fact, FactId, Felt, Journal, Purpose, Replica, Said, What};
use doorways::id::QuestionId;
use doorways::learning::placement::{Because, Line, Piles};
use doorways::learning::{
    Calendar, Fit, HowFar, LONGEST_ANSWER, Learner, Level, NotNow, Progress, QUESTIONS, Refusal,
    Rule, Status, Strength,
};
use std::collections::BTreeSet;

const DAY: u64 = 86_400_000;

/// The day of a moment where it is always UTC.
fn utc(ms: u64) -> i32 {
    i32::try_from(ms / DAY).expect("a day")
}

/// Somebody at work on one device.
struct Desk {
    journal: Journal,
    now: u64,
}

impl Desk {
    fn new() -> Self {
        Self { journal: Journal::default(), now: 20_000 * DAY }
    }

    fn learner(&self) -> Learner {
        Learner::of(&self.journal)
    }

    /// Asks the learner something, with the calendar of today.
    fn ask<T>(&self, question: impl FnOnce(&Learner, &Calendar) -> T) -> T {
        question(&self.learner(), &Calendar::new(utc(self.now), &utc))
    }

    fn commit(
        &mut self,
        decide: impl FnOnce(&Learner, &Calendar) -> Result<What, Refusal>,
    ) -> Result<FactId, Refusal> {
        self.now += 1_000;
        let what = self.ask(decide)?;
        let fact = self.journal.next(&ana(), Replica(1), self.now, what);
        let id = fact.id;
        self.journal.join(fact);
        Ok(id)
    }

    fn begin_check(&mut self, about: &str, seed: u64) -> Result<FactId, Refusal> {
        self.commit(|learner, days| {
            learner.begin_check(course(), &goal(about), &templates(about), seed, days)
        })
    }

    fn answer(
        &mut self,
        about: &str,
        asked: Asked,
        purpose: Purpose,
        said: Said,
    ) -> Result<FactId, Refusal> {
        let answer = Answer { purpose, said, words: "12".into(), choices: 0, hints: 0 };
        self.commit(|learner, _| learner.answer(course(), &goal(about), asked, answer))
    }

    /// Takes a whole quick check with so many right answers.
    fn take_check(&mut self, about: &str, right: usize) -> FactId {
        let id = self.begin_check(about, self.now).expect("a check may begin");
        for nth in 0..QUESTIONS {
            let check = self.ask(|learner, days| learner.check(id, days)).expect("it began");
            let asked = check.next().expect("a question is open").clone();
            let said = if nth < right { Said::Right } else { Said::NotYet };
            self.answer(about, asked, Purpose::Check(id), said).expect("it is asked");
        }
        id
    }

    fn practice(&mut self, about: &str, answers: usize) {
        for nth in 0..answers {
            let seed = u32::try_from(self.now + nth as u64 * 7).unwrap_or(7);
            let asked = Asked { question: question(about, "a"), seed };
            self.answer(about, asked, Purpose::Practice, Said::Right).expect("practice is open");
        }
    }

    fn progress(&self) -> Progress {
        self.ask(|learner, days| {
            learner.progress(course(), Rule::default(), &Piles::default(), days)
        })
    }

    fn status(&self, about: &str) -> (Status, Strength) {
        self.ask(|learner, days| {
            let progress = learner.progress(course(), Rule::default(), &Piles::default(), days);
            let standing = progress.standing(&goal(about)).expect("a goal of the course");
            (standing.status, standing.strength)
        })
    }

    fn ready(&self, known: &[&str]) -> Vec<String> {
        self.ready_by(&Piles { know: pile(known), ..Piles::default() })
    }

    fn ready_by(&self, guess: &Piles) -> Vec<String> {
        self.ask(|learner, days| {
            let progress = learner.progress(course(), Rule::default(), guess, days);
            progress.ready(course()).map(|goal| goal.id.to_string()).collect()
        })
    }
}

/// Some goals of a pile; what they rest on does not matter here.
fn pile(goals: &[&str]) -> Vec<Line> {
    let line = |id: &&str| Line { goal: goal(id), chance: 0.5, because: Because::NothingNear };
    goals.iter().map(line).collect()
}

fn question(about: &str, letter: &str) -> QuestionId {
    QuestionId::new(format!("{about}-{letter}")).expect("an id")
}

fn templates(about: &str) -> BTreeSet<QuestionId> {
    ["a", "b", "c"].into_iter().map(|letter| question(about, letter)).collect()
}

#[test]
fn a_goal_is_tried_with_the_last_answer_of_a_check_and_everywhere_at_once() {
    let mut desk = Desk::new();
    let pitch_night = &course().doors[0];
    assert!(pitch_night.focus.contains(&goal("M4")));
    let open = |desk: &Desk| Fit::of(&desk.learner(), pitch_night).not_tried.contains(&goal("M4"));
    desk.begin_check("M4", 1).expect("a check may begin");
    assert_eq!(desk.progress().how_far(&goal("M4")), HowFar::NotTried);
    assert!(open(&desk));
    desk = Desk::new();
    desk.take_check("M4", 3);
    assert_eq!(desk.progress().how_far(&goal("M4")), HowFar::At(Level::GettingThere));
    assert!(!open(&desk));
    assert_eq!(desk.progress().how_far(&goal("none")), HowFar::NotTried);
}

#[test]
fn the_goal_to_look_at_first_is_the_first_that_is_ready() {
    let mut desk = Desk::new();
    let first = |desk: &Desk| {
        desk.progress().look_at_first(course()).map(|goal| goal.id.to_string()).unwrap_or_default()
    };
    assert_eq!(first(&desk), "F1");
    for _ in 0..2 {
        desk.take_check("F1", 5);
        desk.now += DAY;
    }
    assert_eq!(first(&desk), "F2");
    let core: Vec<_> = course().core_objectives().map(|goal| goal.id.clone()).collect();
    assert_eq!(desk.progress().met(&core), 0);
    assert_eq!(desk.progress().met([&goal("F1"), &goal("F2")]), 1);
}

#[test]
fn a_quick_check_on_two_days_meets_a_goal() {
    let mut desk = Desk::new();
    assert_eq!(desk.status("M4"), (Status::NotTried, Strength::None));
    desk.take_check("M4", 5);
    assert_eq!(desk.status("M4"), (Status::Partly, Strength::ALittle));
    desk.now += DAY;
    desk.take_check("M4", 4);
    assert_eq!(desk.status("M4"), (Status::Met, Strength::Some));
    assert_eq!(desk.status("M3"), (Status::NotTried, Strength::None));
}

#[test]
fn finished_checks_are_listed_newest_first_and_open_ones_are_not() {
    let mut desk = Desk::new();
    desk.take_check("M4", 5);
    desk.take_check("M3", 2);
    desk.begin_check("L3", 1).expect("another goal does not wait");
    let listed = desk.ask(|learner, days| learner.finished_checks(&course().id, days));
    let listed: Vec<(&str, usize)> =
        listed.iter().map(|(goal, check)| (goal.as_str(), check.right())).collect();
    assert_eq!(listed, [("M3", 2), ("M4", 5)]);
}

#[test]
fn a_second_check_waits_for_a_day_or_for_five_answers_in_practice() {
    let mut desk = Desk::new();
    desk.take_check("M4", 2);
    let until = utc(desk.now) + 1;
    let wait = |answers| Err(Refusal::NoCheckNow(NotNow::Wait { until, answers }));
    assert_eq!(desk.begin_check("M4", 1), wait(5));
    assert!(desk.begin_check("M3", 1).is_ok(), "another goal does not wait");
    desk.practice("M4", 3);
    assert_eq!(desk.begin_check("M4", 1), wait(2));
    desk.practice("M4", 2);
    assert!(desk.begin_check("M4", 1).is_ok());
}

#[test]
fn whoever_comes_back_to_a_check_finds_the_same_questions_and_may_not_begin_another() {
    let mut desk = Desk::new();
    let id = desk.begin_check("M4", 1).expect("the first may begin");
    let questions =
        |desk: &Desk| desk.ask(|learner, days| learner.check(id, days)).map(|it| it.questions);
    let first = questions(&desk).expect("it began");
    assert_eq!(first.len(), QUESTIONS);
    desk.answer("M4", first[0].clone(), Purpose::Check(id), Said::Right).expect("it is asked");
    desk.now += 3 * DAY;
    assert_eq!(questions(&desk), Some(first));
    let unfinished = NotNow::Unfinished { check: id };
    assert_eq!(desk.begin_check("M4", 2), Err(Refusal::NoCheckNow(unfinished)));
}

#[test]
fn in_a_check_only_its_own_questions_are_answered_and_each_once() {
    let mut desk = Desk::new();
    let id = desk.begin_check("M4", 1).expect("it may begin");
    let check = desk.ask(|learner, days| learner.check(id, days)).expect("it began");
    let asked = check.questions[0].clone();
    let other = Asked { question: question("M4", "a"), seed: 12_345 };
    let mut answer = |about: &str, asked: &Asked, purpose| {
        desk.answer(about, asked.clone(), purpose, Said::Right).map(|_| ())
    };
    assert_eq!(answer("M4", &other, Purpose::Check(id)), Err(Refusal::NotAsked));
    assert_eq!(answer("M3", &asked, Purpose::Check(id)), Err(Refusal::NotAsked));
    assert_eq!(answer("M4", &asked, Purpose::Check(nth(9, 9))), Err(Refusal::NotAsked));
    assert_eq!(answer("M4", &asked, Purpose::Check(id)), Ok(()));
    assert_eq!(answer("M4", &asked, Purpose::Check(id)), Err(Refusal::AlreadyAnswered));
    assert_eq!(answer("ZZ", &asked, Purpose::Practice), Err(Refusal::NotInTheCourse));
}

#[test]
fn practice_shows_no_level_and_may_repeat_a_question() {
    let mut desk = Desk::new();
    let asked = Asked { question: question("M4", "a"), seed: 7 };
    for said in [Said::NotYet, Said::Right, Said::NotLearned] {
        desk.answer("M4", asked.clone(), Purpose::Practice, said).expect("practice is open");
    }
    assert_eq!(desk.status("M4"), (Status::NotTried, Strength::None));
    assert_eq!(desk.learner().answers().len(), 3);
}

#[test]
fn practice_invites_to_a_check_after_right_first_tries_without_hints() {
    let course = course();
    let ready = |tries: &[(u32, Said, u8)]| {
        let mut desk = Desk::new();
        for (seed, said, hints) in tries {
            let asked = Asked { question: question("M4", "a"), seed: *seed };
            let purpose = Purpose::Practice;
            let answer =
                Answer { purpose, said: *said, words: String::new(), choices: 0, hints: *hints };
            desk.commit(|learner, _| learner.answer(course, &goal("M4"), asked, answer))
                .expect("practice is open");
        }
        desk.learner().readiness(&course.id, &goal("M4"), None).is_ready()
    };
    let right = |seed| (seed, Said::Right, 0);
    assert!(ready(&[right(1), right(2)]));
    assert!(!ready(&[right(1)]));
    assert!(!ready(&[right(1), right(1)]), "the same question again says nothing new");
    assert!(!ready(&[(1, Said::Right, 1), (2, Said::Right, 2)]), "a hint was open");
    assert!(!ready(&[(1, Said::NotYet, 0), (1, Said::Right, 0), right(2)]));
}

#[test]
fn an_answer_may_arrive_before_the_check_that_asked_for_it() {
    let mut desk = Desk::new();
    desk.take_check("M4", 5);
    let mut facts: Vec<Fact> = desk.journal.facts().cloned().collect();
    let begun = facts.remove(0);
    let mut half = journal_of(facts);
    let half_way = Desk { journal: half.clone(), now: desk.now };
    assert_eq!(half_way.status("M4"), (Status::NotTried, Strength::None));
    half.join(begun);
    assert_eq!(Learner::of(&half), desk.learner());
}

#[test]
fn the_starting_point_keeps_the_first_answer_to_each_question_until_it_is_stopped() {
    let mut desk = Desk::new();
    let id = desk.commit(|learner, _| Ok(learner.begin_placement(course(), true))).expect("open");
    let asked = |seed| Asked { question: question("F4", "a"), seed };
    let purpose = Purpose::Placement(id);
    assert!(desk.answer("F4", asked(1), purpose, Said::Right).is_ok());
    assert_eq!(desk.answer("F4", asked(1), purpose, Said::NotYet), Err(Refusal::AlreadyAnswered));
    assert!(desk.answer("F4", asked(2), purpose, Said::NotLearned).is_ok());
    assert!(desk.commit(|learner, _| learner.stop_placement(id)).is_ok());
    let stopped = Err(Refusal::AlreadyStopped);
    assert_eq!(desk.commit(|learner, _| learner.stop_placement(id)), stopped);
    assert_eq!(desk.answer("F4", asked(3), purpose, Said::Right), stopped);
    let learner = desk.learner();
    let run = learner.placement(&course().id).expect("it began");
    assert!(run.quick && run.stopped.is_some());
    assert_eq!(learner.answers_in(id).len(), 2);
    assert_eq!(desk.status("F4"), (Status::NotTried, Strength::None), "an answer is no evidence");
}

#[test]
fn the_latest_word_on_a_starting_point_counts() {
    let mut desk = Desk::new();
    let id = desk.commit(|learner, _| Ok(learner.begin_placement(course(), false))).expect("open");
    let mut feel = |felt| desk.commit(|learner, _| learner.feel(id, felt)).map(|_| ());
    assert_eq!(feel(Felt::AsksTooMuch), Ok(()));
    assert_eq!(feel(Felt::AsksTooMuch), Err(Refusal::NothingNew));
    assert_eq!(feel(Felt::KnowsMore), Ok(()));
    let learner = desk.learner();
    assert_eq!(learner.placement(&course().id).and_then(|run| run.felt), Some(Felt::KnowsMore));
    assert_eq!(learner.feel(nth(9, 9), Felt::Right), Err(Refusal::NotAsked));
}

#[test]
fn ready_next_is_what_builds_on_things_that_are_there() {
    let mut desk = Desk::new();
    assert_eq!(desk.ready(&[]), ["F1", "F5"]);
    assert_eq!(desk.ready(&["F1"]), ["F2", "F3", "F5", "F6"]);
    desk.take_check("F1", 5);
    desk.now += DAY;
    desk.take_check("F1", 5);
    assert_eq!(desk.ready(&[]), ["F2", "F3", "F5", "F6"]);
    // One way to the break-even points is enough.
    let with = |way| {
        let known = ["F1", "F2", "F3", "F4", "F5", "F6", "M2", "Q3"];
        desk.ready(&[&known[..], &[way]].concat()).contains(&"M3".to_owned())
    };
    assert!(with("E2") && with("E4") && !with("E1"));
}

#[test]
fn what_the_starting_point_calls_ready_or_unsure_is_so_until_work_says_more() {
    let mut desk = Desk::new();
    let guess = Piles {
        know: pile(&["F1", "F5"]),
        ready: pile(&["M1"]),
        unsure: pile(&["F2"]),
        ..Piles::default()
    };
    assert_eq!(desk.ready_by(&guess), ["F3", "F6", "L2", "M1"]);
    desk.take_check("F1", 5);
    desk.now += DAY;
    desk.take_check("F1", 5);
    assert_eq!(desk.ready_by(&guess), ["F2", "F3", "F6", "L2", "M1"]);
}

#[test]
fn an_answer_longer_than_is_kept_is_refused() {
    let mut desk = Desk::new();
    let asked = Asked { question: question("M4", "a"), seed: 7 };
    let answer = Answer {
        purpose: Purpose::Practice,
        said: Said::NotYet,
        words: "9".repeat(LONGEST_ANSWER + 1),
        choices: 0,
        hints: 0,
    };
    let refused = desk.commit(|learner, _| learner.answer(course(), &goal("M4"), asked, answer));
    assert_eq!(refused, Err(Refusal::TooLong { most: LONGEST_ANSWER }));
}

#[test]
fn two_checks_never_ask_the_same_question() {
    let mut desk = Desk::new();
    for seed in 0..6 {
        let id = desk.begin_check("M4", seed).expect("a day went by");
        let check = desk.ask(|learner, days| learner.check(id, days)).expect("it began");
        for asked in check.questions {
            desk.answer("M4", asked, Purpose::Check(id), Said::Right).expect("it is asked");
        }
        desk.now += DAY;
    }
    let learner = desk.learner();
    let asked: BTreeSet<&Asked> = learner.answers().iter().map(|answer| &answer.asked).collect();
    assert_eq!(asked.len(), 6 * QUESTIONS);
}
