//! How well "Find my starting point" works: simulated students, each asked 20 questions. Repeats
//! exactly; only the last lines depend on the machine.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

#[path = "../tests/domain/students.rs"]
#[allow(dead_code, reason = "shared with the domain tests, which use more of it")]
mod students;

use doorways::course::{Course, prepared, read_folder};
use doorways::facts::{self, Asked, Journal, Purpose, Replica, Said, What};
use doorways::id::{LearnerId, QuestionId};
use doorways::learning::placement::{Answer, Grounds, Pace, Piles, Placement};
use doorways::learning::{Calendar, Chance, Learner, Rule};
use std::path::Path;
use std::sync::Arc;
use students::{LOOKS, MATCHED, SCENARIOS, row, run};

/// Students of each kind. Constants were chosen on seeds from 1,000,000 on, never on these.
const STUDENTS: std::ops::Range<u64> = 1..1_001;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("courses/quadratics-and-profit");
    let folder = read_folder(&folder).unwrap_or_else(|why| panic!("{why}"));
    let served = prepared(&folder).expect("a sound course can be served");
    let (_, text) = served
        .into_iter()
        .find(|(path, _)| path.ends_with("en/course.json"))
        .expect("a course is served");
    let course: Course = serde_json::from_str(&text).expect("a page can read the served course");
    let grounds = Arc::new(Grounds::of(&course));

    print!("\n{:<28}", "Goals taken rightly after");
    for look in LOOKS {
        print!("{look:>6}");
    }
    println!(
        "{:>7}{:>7}{:>6} | stop rule: questions, rightly, ECE | of known, of others",
        "ECE", "next", "phi"
    );
    for scenario in SCENARIOS {
        let row = row(&scenario, &course, &grounds, STUDENTS, 20);
        print!("{:<28}", scenario.name);
        for accuracy in &row.accuracy {
            print!("{accuracy:>6.3}");
        }
        print!("{:>7.3}{:>7.2}{:>6.2} |", row.ece, row.ready, row.phi);
        println!(
            " {:.1} (p90 {}) {:.3} {:.3} | {:.2} {:.2}",
            row.questions,
            row.questions_p90,
            row.stop_accuracy,
            row.stop_ece,
            row.sensitivity,
            row.specificity
        );
    }
    println!("{} students of each kind; ECE, next and phi after 12 questions.", STUDENTS.count());
    print_times(&course, &grounds);
}

#[allow(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn print_times(course: &Course, grounds: &Arc<Grounds>) {
    use std::time::Instant;
    let began = Instant::now();
    let again = Grounds::of(course);
    println!("{:<28}{:>8.2} ms", "every state of the course", ms(began));
    assert_eq!(again, **grounds);

    let answers: Vec<Answer> = run(&MATCHED, course, grounds, 1, 10).answers;
    let (mut sum, mut most) = (0.0, 0.0_f64);
    for nth in 0..100 {
        let answers = &answers[..nth % 11];
        let began = Instant::now();
        let now = Placement::on(grounds.clone(), Pace::Full, |_| Some(Chance::Typed), answers);
        assert!(now.most_telling().is_some());
        sum += ms(began);
        most = most.max(ms(began));
    }
    println!("{:<28}{:>8.2} ms, at most {most:.2}", "choosing a question", sum / 100.0);

    let journal = busy_years(course);
    let began = Instant::now();
    let learner = Learner::of(&journal);
    let reading = ms(began);
    let began = Instant::now();
    let today = 20_400;
    let days = Calendar::new(today, &|ms| i32::try_from(ms / 86_400_000).unwrap_or_default());
    let progress = learner.progress(course, Rule::default(), &Piles::default(), &days);
    let met = course.objectives.iter().filter(|goal| progress.is_met(&goal.id)).count();
    println!(
        "{:<28}{:>8.2} ms, after {reading:.2} ms of reading {} facts ({met} goals met)",
        "levels of every goal",
        ms(began),
        journal.len()
    );
}

/// The journal of somebody who took quick checks about every goal for years: about 10,000 facts.
fn busy_years(course: &Course) -> Journal {
    let who = LearnerId::new("00000000000000a1").expect("an id");
    let mut journal = Journal::default();
    let mut record = |day: u64, what: What| {
        let fact = journal.next(&who, Replica(1), day * 86_400_000, what);
        let id = fact.id;
        journal.join(fact);
        id
    };
    for nth in 0..1_666_u64 {
        let place = usize::try_from(nth).unwrap_or_default() % course.objectives.len();
        let goal = course.objectives[place].id.clone();
        let question = QuestionId::new(format!("{goal}-a")).expect("an id");
        let asked = |of: u64| Asked {
            question: question.clone(),
            seed: u32::try_from(nth * 5 + of).unwrap_or_default(),
        };
        let (course, questions) = (course.id.clone(), (0..5).map(asked).collect());
        let day = 19_000 + nth / 2;
        let begun = What::CheckBegun { course: course.clone(), goal: goal.clone(), questions };
        let check = record(day, begun);
        for of in 0..5 {
            let said = if (nth + of) % 4 == 0 { Said::NotYet } else { Said::Right };
            let purpose = Purpose::Check(check);
            let answer = facts::Answer { purpose, said, words: "12".into(), choices: 0, hints: 0 };
            let (course, goal, asked) = (course.clone(), goal.clone(), asked(of));
            record(day, What::QuestionAnswered { course, goal, asked, answer });
        }
    }
    journal
}

#[allow(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn ms(began: std::time::Instant) -> f64 {
    began.elapsed().as_secs_f64() * 1000.0
}
