//! One goal in a list: code, the "I can …" sentence as a link, and how far somebody has come with it.

use super::HowFarShown;
use crate::course::Objective;
use crate::learning::HowFar;
use crate::route::Route;
use leptos::prelude::*;

/// See the module. Its place is a `ul.goals`.
#[component]
pub fn GoalRow(
    /// The goal.
    objective: Objective,
    /// How far they have come.
    how_far: HowFar,
    /// A word on why it is here, such as "go further".
    #[prop(optional)]
    more: Option<&'static str>,
) -> impl IntoView {
    view! {
        <li class="goal">
            <span class="goal__code">{objective.id.to_string()}</span>
            <span class="goal__text">
                <a href=Route::Goal(objective.id.clone()).to_string()>{objective.can}</a>
            </span>
            <HowFarShown how_far />
            {more.map(|more| view! { <span class="goal__more">{more}</span> })}
        </li>
    }
}
