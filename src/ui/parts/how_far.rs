//! How far somebody has come with a goal: word, number and shape, always together.
//!
//! Work that nobody has given a level is not a level. An outlined doorway with a tick says "tried",
//! a dashed one says "not tried yet"; neither is full or empty, and neither has a number.

use super::{LevelShape, LevelShown, level_number, level_word};
use crate::learning::{HowFar, Status};
use crate::ui::text::text;
use leptos::prelude::*;

/// The shape alone, for places where the words stand beside it.
#[component]
pub fn HowFarShape(
    /// How far.
    how_far: HowFar,
    /// The class that sets its size.
    #[prop(default = "level__shape")]
    class: &'static str,
) -> impl IntoView {
    match status_of(how_far) {
        Some(status) => view! { <LevelShape status class /> }.into_any(),
        None => view! {
            <svg class=class viewBox="0 0 22 20" aria-hidden="true" focusable="false">
                <use href="#lv-tried"></use>
            </svg>
        }
        .into_any(),
    }
}

/// Shape, word and number.
#[component]
pub fn HowFarShown(
    /// How far.
    how_far: HowFar,
    /// Classes beside `level`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    match status_of(how_far) {
        Some(status) => view! { <LevelShown status class /> }.into_any(),
        None => view! {
            <span class=format!("level {class}")>
                <HowFarShape how_far />
                <span class="level__word">{how_far_word(how_far)}</span>
                " "
                <span class="level__num">{how_far_number(how_far)}</span>
            </span>
        }
        .into_any(),
    }
}

/// Shape and number, and the word for those who cannot see the shape.
#[component]
pub fn HowFarShort(
    /// How far.
    how_far: HowFar,
) -> impl IntoView {
    view! {
        <span class="level">
            <HowFarShape how_far />
            <span class="vh">{how_far_word(how_far)}</span>
            " "
            <span class="level__num">{how_far_number(how_far)}</span>
        </span>
    }
}

/// The word.
pub fn how_far_word(how_far: HowFar) -> &'static str {
    status_of(how_far).map_or_else(|| text().tried, level_word)
}

/// The number; what has no level has none.
pub fn how_far_number(how_far: HowFar) -> String {
    level_number(status_of(how_far).unwrap_or(Status::NotTried))
}

/// The status with the same word. "Tried" is none.
fn status_of(how_far: HowFar) -> Option<Status> {
    match how_far {
        HowFar::NotTried => Some(Status::NotTried),
        HowFar::Tried => None,
        HowFar::At(level) => Some(level.into()),
    }
}
