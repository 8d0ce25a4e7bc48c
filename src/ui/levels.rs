//! Where the learner stands, for the pages: levels and what is ready next, with the clock of this device.

use super::session::use_session;
use crate::browser::calendar;
use crate::course::Course;
use crate::learning::{Calendar, Progress, Rule};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Asks something that needs the days of this device.
pub fn with_days<T>(ask: impl FnOnce(&Calendar) -> T) -> T {
    ask(&Calendar::new(calendar::day_number(calendar::now_ms()), &calendar::day_number))
}

/// Where the learner stands with every goal of the course.
pub fn use_progress(course: Arc<Course>) -> Memo<Progress> {
    let learner = use_session().learner();
    Memo::new(move |_| {
        with_days(|days| learner.read().progress(&course, Rule::default(), &BTreeSet::new(), days))
    })
}
