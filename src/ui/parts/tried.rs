//! Whether a goal was tried: word, number and shape, always together.
//!
//! Proof that nobody has judged yet is not a level. An outlined doorway with a tick says "tried",
//! a dashed one says "not tried yet"; neither is full or empty.

use crate::ui::text::text;
use leptos::prelude::*;

/// The shape alone, for rows of many; the words stand beside the row.
#[component]
pub fn TriedShape(
    /// Whether there is proof.
    tried: bool,
    /// The class that sets its size.
    class: &'static str,
) -> impl IntoView {
    let shape = if tried { "#lv-tried" } else { "#lv-0" };
    view! {
        <svg class=class viewBox="0 0 22 20" aria-hidden="true" focusable="false">
            <use href=shape></use>
        </svg>
    }
}

/// Word, number and shape.
#[component]
pub fn Tried(
    /// How many pieces of proof there are.
    pieces: usize,
) -> impl IntoView {
    let t = text();
    let word = if pieces == 0 { t.not_tried_yet } else { t.tried };
    let number = if pieces == 0 { "–".to_owned() } else { pieces.to_string() };
    view! {
        <span class="level">
            <TriedShape tried=pieces != 0 class="level__shape" />
            <span class="level__word">{word}</span>
            " "
            <span class="level__num">{number}</span>
        </span>
    }
}
