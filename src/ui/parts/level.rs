//! A level: shape, word and number, always together.

use crate::learning::Status;
use crate::ui::text::text;
use leptos::prelude::*;

/// The shape alone, for places where word and number stand beside it.
#[component]
pub fn LevelShape(
    /// The level.
    status: Status,
    /// The class that sets its size.
    #[prop(default = "level__shape")]
    class: &'static str,
) -> impl IntoView {
    let shape = match status {
        Status::NotTried => "#lv-0",
        Status::Starting => "#lv-1",
        Status::Partly => "#lv-2",
        Status::Met => "#lv-3",
        Status::Extending => "#lv-4",
    };
    view! {
        <svg class=class viewBox="0 0 22 20" aria-hidden="true" focusable="false">
            <use href=shape></use>
        </svg>
    }
}

/// Shape, word and number.
#[component]
pub fn LevelShown(
    /// The level.
    status: Status,
    /// Classes beside `level`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <span class=format!("level {class}")>
            <LevelShape status />
            <span class="level__word">{level_word(status)}</span>
            " "
            <span class="level__num">{level_number(status)}</span>
        </span>
    }
}

/// The word for a level.
pub fn level_word(status: Status) -> &'static str {
    let t = text();
    match status {
        Status::NotTried => t.not_tried_yet,
        Status::Starting => t.starting,
        Status::Partly => t.getting_there,
        Status::Met => t.got_it,
        Status::Extending => t.going_further,
    }
}

/// The number of a level. What was not tried has none, and never a 0.
pub fn level_number(status: Status) -> String {
    status.level().map_or_else(|| "–".to_owned(), |level| level.number().to_string())
}
