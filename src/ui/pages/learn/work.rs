//! Pieces of the student's pages that two or more of them use.

use crate::browser::calendar;
use crate::course::{Course, DoorCard, Language, Mode};
use crate::facts::{Independence, Proof, Stamp};
use crate::id::TagId;
use crate::learning::{MOST_LOVED, is_a_link};
use crate::order;
use crate::ui::parts::{Icon, Segments, Show, icon, rows, small_icon};
use crate::ui::taste::use_taste;
use crate::ui::text::text;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A bit, quite a bit, a lot.
const WEIGHTS: [u8; MOST_LOVED as usize] = [1, 2, 3];

/// How much somebody loves what.
pub type TagWeights = BTreeMap<TagId, u8>;

/// A day as the reader's language says it.
pub fn day_of(stamp: Stamp) -> String {
    calendar::day(stamp.clock_ms, use_taste().page_language().code())
}

/// How people work on a door, and about how long.
#[component]
pub fn DoorFacts(door: DoorCard) -> impl IntoView {
    let t = text();
    view! {
        <span>{icon(Icon::People)}{modes_of(&door)}</span>
        <span>{icon(Icon::Clock)}{(t.weeks)(door.weeks)}</span>
    }
}

/// "Solo or pair", "Group of 3–5".
pub fn modes_of(door: &DoorCard) -> String {
    let t = text();
    let names: Vec<String> = door
        .modes
        .iter()
        .map(|mode| match mode {
            Mode::Solo => t.solo.to_owned(),
            Mode::Pair => t.pair.to_owned(),
            Mode::Group => (t.group_of)(door.size.0.max(3), door.size.1),
        })
        .collect();
    (t.or)(&names)
}

/// Picks interests and how much each is loved.
#[component]
pub fn InterestPicker(
    /// The course, whose interests are offered.
    course: Arc<Course>,
    /// What is picked.
    loves: RwSignal<TagWeights>,
) -> impl IntoView {
    let t = text();
    let names: StoredValue<BTreeMap<String, String>> = StoredValue::new(order::map_of(
        course.tags.iter().map(|tag| (tag.id.to_string(), tag.title.clone())),
    ));
    let picked = move || loves.read().keys().map(ToString::to_string).collect();
    view! {
        <fieldset class="sec">
            <legend class="field__label">{t.what_i_love}</legend>
            <p class="field__hint">{t.what_i_love_hint}</p>
            <div class="chips">
                {course
                    .tags
                    .iter()
                    .map(|tag| {
                        let (id, at) = (tag.id.clone(), tag.id.clone());
                        let turn = move |on: bool| loves.update(|loves| {
                            if on {
                                loves.insert(id.clone(), 2);
                            } else {
                                order::take_out(loves, &id);
                            }
                        });
                        view! {
                            <label class="chip">
                                <input type="checkbox" prop:checked=move || loves.read().contains_key(&at)
                                    on:change:target=move |event| turn(event.target().checked()) />
                                {icon(Icon::Check)}
                                {tag.title.clone()}
                            </label>
                        }
                    })
                    .collect_view()}
            </div>
        </fieldset>
        <Show when=move || !loves.read().is_empty()>
            <ul class="loves">
                {rows(picked, move |id| {
                    let name = names.with_value(|names| names.get(id).cloned()).unwrap_or_default();
                    TagId::new(id).map(|id| view! { <LoveRow id name loves /> }.into_any()).into_any()
                })}
            </ul>
        </Show>
    }
}

#[component]
fn LoveRow(id: TagId, name: String, loves: RwSignal<TagWeights>) -> impl IntoView {
    let t = text();
    let at = id.clone();
    let place = move || {
        let much = loves.read().get(&at).copied();
        WEIGHTS.iter().position(|weight| Some(*weight) == much).unwrap_or(1)
    };
    view! {
        <li class="love love--ask">
            <strong>{name.clone()}</strong>
            <Segments label=(t.how_much)(&name)
                names=vec![t.a_bit, t.quite_a_bit, t.a_lot]
                chosen=Signal::derive(place)
                choose=move |place: usize| loves.update(|loves| {
                    loves.insert(id.clone(), WEIGHTS[place]);
                }) />
        </li>
    }
}

/// A piece of work as it was given: words, or a link that opens elsewhere.
#[component]
pub fn WorkShown(proof: Proof) -> impl IntoView {
    let t = text();
    match proof {
        Proof::Text { text } => {
            view! { <span class="worktext" dir="auto">{text}</span> }.into_any()
        }
        Proof::Link { url, about } => {
            let name = if about.is_empty() { url.clone() } else { about };
            // Work that was brought in may carry any address: what is no link is only text.
            if !is_a_link(&url) {
                return view! { <span class="worktext" dir="auto">{name}</span> }.into_any();
            }
            view! {
                <a href=url rel="noopener noreferrer" target="_blank" dir="auto">
                    {name}
                    <span class="vh">" "{t.opens_elsewhere}</span>
                </a>
            }
            .into_any()
        }
    }
}

/// The picture beside a piece of work.
pub fn work_icon(proof: &Proof) -> impl IntoView + use<> {
    small_icon(match proof {
        Proof::Text { .. } => Icon::Text,
        Proof::Link { .. } => Icon::Link,
    })
}

/// How a piece was done, in words.
pub fn how_done(how: Independence) -> &'static str {
    let t = text();
    match how {
        Independence::Own => t.on_my_own,
        Independence::Support => t.with_support,
        Independence::Help => t.with_help,
    }
}

/// The language of this device, each called by its own name.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let t = text();
    let taste = use_taste();
    let place = move || Language::ALL.iter().position(|l| *l == taste.language()).unwrap_or(0);
    view! {
        <Segments label=t.my_language names=vec!["English", "Español"]
            chosen=Signal::derive(place)
            choose=move |place: usize| taste.speak(Language::ALL[place]) />
    }
}
