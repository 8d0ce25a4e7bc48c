//! Where the learner stands, for the pages: levels, what is ready next, and the starting point, with
//! the clock of this device.

use super::session::use_session;
use crate::browser::calendar;
use crate::course::Course;
use crate::learning::{Calendar, Grounds, Learner, Placement, Progress, Rule};
use leptos::prelude::*;
use std::sync::Arc;

/// The grounds of the course, worked out when a starting point first needs them.
#[derive(Clone, Copy)]
pub struct KnownGrounds(StoredValue<Option<Arc<Grounds>>>);

impl KnownGrounds {
    /// Nothing worked out yet.
    pub fn begin() -> Self {
        Self(StoredValue::new(None))
    }

    /// The grounds of the course. They are the same in every language.
    fn grounds(self, course: &Course) -> Arc<Grounds> {
        if let Some(grounds) = self.0.get_value() {
            return grounds;
        }
        let grounds = Arc::new(Grounds::of(course));
        self.0.set_value(Some(Arc::clone(&grounds)));
        grounds
    }
}

/// Asks something that needs the days of this device.
pub fn with_days<T>(ask: impl FnOnce(&Calendar) -> T) -> T {
    ask(&Calendar::new(calendar::day_number(calendar::now_ms()), &calendar::day_number))
}

/// The latest search for a starting point. None when there was none. It is worked out anew only when
/// an answer in it is new.
pub fn use_placement(course: Arc<Course>) -> Memo<Option<Placement>> {
    let learner = use_session().learner();
    let known: KnownGrounds = expect_context();
    let id = course.id.clone();
    let told = move |learner: &Learner| {
        let run = learner.placement(&id)?;
        Some((run.id, learner.answers_in(run.id).len()))
    };
    let answers = Memo::new(move |_| told(&learner.read()));
    Memo::new(move |_| {
        answers.get()?;
        learner.read_untracked().found(&course, known.grounds(&course))
    })
}

/// Where the learner stands with every goal of the course.
pub fn use_progress(course: Arc<Course>) -> Memo<Progress> {
    let learner = use_session().learner();
    let placement = use_placement(Arc::clone(&course));
    let guess = Memo::new(move |_| {
        let placement = placement.read();
        placement.as_ref().map(Placement::piles).unwrap_or_default()
    });
    Memo::new(move |_| {
        with_days(|days| learner.read().progress(&course, Rule::default(), &guess.read(), days))
    })
}
