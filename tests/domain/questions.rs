//! Questions: drawn by a seed, told in words that somebody loves, sound with five hundred seeds.

use crate::shipped::{FOLDER, folder, goals, served};
use doorways::course::item::{
    Ask, Drawn, Figure, GoalQuestions, Look, Maths, Question, Use, Verdict, in_one_line, looks,
    plain,
};
use doorways::course::{Language, check_questions, read_folder};
use doorways::id::{QuestionId, TagId};
use std::collections::{BTreeMap, BTreeSet};

/// How many seeds every template is tried with.
const SEEDS: u32 = 500;

fn tags(ids: &[&str]) -> Vec<TagId> {
    ids.iter().map(|id| TagId::new(*id).expect("an id")).collect()
}

fn files() -> BTreeMap<String, GoalQuestions> {
    let paths = served().iter().filter(|(path, _)| path.contains("/en/questions/"));
    paths
        .map(|(_, content)| {
            serde_json::from_str::<GoalQuestions>(content).expect("a page reads it")
        })
        .map(|goal| (goal.goal.to_string(), goal))
        .collect()
}

#[test]
fn show_some() {
    if std::env::var_os("SHOW").is_none() {
        return;
    }
    for goal in files().values() {
        for question in &goal.questions {
            for seed in [1, 2, 3] {
                let drawn = question.draw(seed, &[]).expect("drawn");
                eprintln!(
                    "{} {}\n   B {}\n   = {}",
                    question.id,
                    plain(&drawn.prompt),
                    plain(&drawn.because),
                    in_one_line(&drawn.right_answer(Language::En))
                );
                if seed == 1 {
                    eprintln!("   {:?}", drawn.ask);
                }
            }
        }
    }
}

#[test]
pub fn everything_that_is_wrong_with_a_question_is_named() {}
