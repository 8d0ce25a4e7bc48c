//! Form fields: a label, a hint, the control, and what is wrong with it.

use super::{Icon, live, small_icon};
use crate::learning::Refusal;
use crate::ui::text::text;
use leptos::prelude::*;

/// What stands under a field when it was refused, in words.
pub fn refusal_under(id: &'static str, refusal: Signal<Option<Refusal>>) -> impl IntoView {
    let t = text();
    live(move || {
        refusal.get().map(|why| {
            view! {
                <p class="field__error" id=format!("{id}-error") role="alert">
                    {small_icon(Icon::Warn)}
                    {(t.refusal)(why)}
                </p>
            }
        })
    })
}

/// One line of text.
#[component]
pub fn Field(
    /// The id of the input; the error gets it too.
    id: &'static str,
    /// What it asks for.
    label: &'static str,
    /// A sentence that helps. May be empty.
    #[prop(optional)]
    hint: &'static str,
    /// What is typed.
    words: RwSignal<String>,
    /// Why it was refused, if it was.
    #[prop(into, optional)]
    refusal: Signal<Option<Refusal>>,
    /// The kind of keyboard and completion that suits.
    #[prop(optional)]
    autocomplete: &'static str,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            {hint_under(id, hint)}
            <input class="input" id=id type="text" autocomplete=if autocomplete.is_empty() { "off" } else { autocomplete }
                dir="auto"
                aria-describedby=described_by(id, hint)
                aria-invalid=move || refusal.get().map(|_| "true")
                bind:value=words />
            {refusal_under(id, refusal)}
        </div>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// The id of the input; the error gets it too.
    id: &'static str,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// A sentence that helps. May be empty.
    #[prop(optional)]
    hint: &'static str,
    /// What is typed.
    words: RwSignal<String>,
    /// Why it was refused, if it was.
    #[prop(into, optional)]
    refusal: Signal<Option<Refusal>>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            {hint_under(id, hint)}
            <textarea class="input" id=id rows="3" dir="auto"
                aria-describedby=described_by(id, hint)
                aria-invalid=move || refusal.get().map(|_| "true")
                bind:value=words></textarea>
            {refusal_under(id, refusal)}
        </div>
    }
}

fn hint_under(id: &'static str, hint: &'static str) -> impl IntoView {
    (!hint.is_empty())
        .then(|| view! { <span class="field__hint" id=format!("{id}-hint")>{hint}</span> })
}

fn described_by(id: &'static str, hint: &'static str) -> String {
    if hint.is_empty() { format!("{id}-error") } else { format!("{id}-hint {id}-error") }
}

/// A long text to be copied by hand: it is selected as soon as somebody is at it.
#[component]
pub fn TextShown(
    /// The id of the text.
    id: &'static str,
    /// What to do with it.
    label: &'static str,
    /// The text.
    text: String,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            <textarea class="input" id=id rows="4" dir="ltr" readonly spellcheck="false"
                on:focus:target=move |event| event.target().select()>{text}</textarea>
        </div>
    }
}

/// One of a few, side by side. Choices are named by their place in the list.
#[component]
pub fn Segments(
    /// What is chosen here.
    #[prop(into)]
    label: String,
    /// How the choices are called.
    names: Vec<&'static str>,
    /// The place of what is chosen now.
    #[prop(into)]
    chosen: Signal<usize>,
    /// Somebody chose the one at this place.
    #[prop(into)]
    choose: Callback<usize>,
) -> impl IntoView {
    let buttons = names.into_iter().enumerate().map(|(place, name)| {
        let pressed = move || if chosen.get() == place { "true" } else { "false" };
        view! {
            <button type="button" aria-pressed=pressed on:click=move |_| choose.run(place)>{name}</button>
        }
    });
    view! { <div class="seg" role="group" aria-label=label>{buttons.collect_view()}</div> }
}

/// On or off.
#[component]
pub fn Switch(
    /// What it turns on.
    label: &'static str,
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// Somebody turned it.
    #[prop(into)]
    turn: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="switch">
            <input type="checkbox" role="switch" prop:checked=on
                on:change:target=move |event| turn.run(event.target().checked()) />
            <span>{label}</span>
        </label>
    }
}
