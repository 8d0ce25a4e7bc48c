//! The course files of the site, fetched when a page first asks for them, in the language it speaks.

use super::taste::Taste;
use crate::browser::{fetch, page};
use crate::course::item::GoalQuestions;
use crate::course::served::{self, Served};
use crate::course::{Course, Door, Language};
use crate::id::{DoorId, ObjectiveId};
use crate::order;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The course that this release ships.
const SHIPPED: &str = "quadratics-and-profit";

/// A file that may still be on its way.
#[derive(Debug)]
pub enum Fetched<T> {
    /// On its way.
    Waiting,
    /// Here.
    Ready(Arc<T>),
    /// It will not come, or cannot be read.
    Broken(Trouble),
}

impl<T> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Waiting => Self::Waiting,
            Self::Ready(value) => Self::Ready(Arc::clone(value)),
            Self::Broken(trouble) => Self::Broken(trouble.clone()),
        }
    }
}

/// The same file, not one that says the same: whoever compares wants to know whether to draw anew.
impl<T> PartialEq for Fetched<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Waiting, Self::Waiting) => true,
            (Self::Ready(one), Self::Ready(other)) => Arc::ptr_eq(one, other),
            (Self::Broken(one), Self::Broken(other)) => one == other,
            _ => false,
        }
    }
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Its address.
    pub file: String,
    /// What is wrong.
    pub why: WhyTrouble,
}

/// What can be wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyTrouble {
    /// No answer.
    NoAnswer,
    /// No such file.
    Missing,
    /// It cannot be read from this place on.
    Unreadable {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
}

/// See the module.
#[derive(Clone, Copy)]
pub struct Courses {
    taste: Taste,
    courses: RwSignal<BTreeMap<Language, Fetched<Course>>>,
    doors: RwSignal<BTreeMap<(Language, DoorId), Fetched<Door>>>,
    questions: RwSignal<BTreeMap<(Language, ObjectiveId), Fetched<GoalQuestions>>>,
    asked: StoredValue<Vec<String>>,
    again: StoredValue<bool>,
}

/// The course files.
pub fn use_courses() -> Courses {
    expect_context()
}

impl Courses {
    /// Nothing fetched yet.
    pub fn begin(taste: Taste) -> Self {
        Self {
            taste,
            courses: RwSignal::new(BTreeMap::new()),
            doors: RwSignal::new(BTreeMap::new()),
            questions: RwSignal::new(BTreeMap::new()),
            asked: StoredValue::new(Vec::new()),
            again: StoredValue::new(false),
        }
    }

    /// The course: its goals and its catalogue.
    pub fn course(&self) -> Fetched<Course> {
        let (courses, language) = (self.courses, self.taste.language());
        self.ask(address(language, "course"), move |fetched| {
            courses.update(|courses| {
                courses.insert(language, fetched);
            });
        });
        courses.read().get(&language).cloned().unwrap_or(Fetched::Waiting)
    }

    /// One door in full.
    pub fn door(&self, id: &DoorId) -> Fetched<Door> {
        let (doors, language) = (self.doors, self.taste.language());
        let key = (language, id.clone());
        let at = key.clone();
        self.ask(address(language, id.as_str()), move |fetched| {
            doors.update(|doors| {
                doors.insert(at, fetched);
            });
        });
        doors.read().get(&key).cloned().unwrap_or(Fetched::Waiting)
    }

    /// What is asked about a goal, in some language.
    pub fn questions(&self, goal: &ObjectiveId, language: Language) -> Fetched<GoalQuestions> {
        let questions = self.questions;
        let key = (language, goal.clone());
        let at = key.clone();
        self.ask(address(language, &format!("questions/{goal}")), move |fetched| {
            questions.update(|questions| {
                questions.insert(at, fetched);
            });
        });
        questions.read().get(&key).cloned().unwrap_or(Fetched::Waiting)
    }

    /// Asks again for everything that did not come, past every cache.
    pub fn retry(&self) {
        self.asked.set_value(Vec::new());
        self.again.set_value(true);
        self.courses.update(|courses| order::keep(courses, |_, course| is_ready(course)));
        self.doors.update(|doors| order::keep(doors, |_, door| is_ready(door)));
        self.questions.update(|questions| order::keep(questions, |_, of_goal| is_ready(of_goal)));
    }

    fn ask<T: Served + 'static>(&self, address: String, tell: impl FnOnce(Fetched<T>) + 'static) {
        if self.asked.with_value(|asked| asked.contains(&address)) {
            return;
        }
        self.asked.update_value(|asked| asked.push(address.clone()));
        let again = self.again.get_value();
        spawn_local(async move { tell(fetched(address, again).await) });
    }
}

fn is_ready<T>(fetched: &Fetched<T>) -> bool {
    matches!(fetched, Fetched::Ready(_))
}

fn address(language: Language, file: &str) -> String {
    let folder = page::meta("courses").unwrap_or_else(|| "courses".into());
    format!("./{folder}/{SHIPPED}/{}/{file}.json", language.code())
}

async fn fetched<T: Served>(file: String, again: bool) -> Fetched<T> {
    let broken = |why| Fetched::Broken(Trouble { file: file.clone(), why });
    let text = if again { fetch::text_again(&file).await } else { fetch::text(&file).await };
    match text {
        Err(fetch::NotFetched::NoAnswer) => broken(WhyTrouble::NoAnswer),
        Err(fetch::NotFetched::Missing) => broken(WhyTrouble::Missing),
        Ok(text) => match served::read(&text) {
            Ok(value) => Fetched::Ready(Arc::new(value)),
            Err(served::Unread { line, column }) => broken(WhyTrouble::Unreadable { line, column }),
        },
    }
}
