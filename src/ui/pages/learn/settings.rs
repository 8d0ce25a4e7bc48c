//! Settings: language, light, text and movement of this device, and what is kept on it.

use super::work::LanguageChoice;
use crate::id::LearnerId;
use crate::keeping::{ROOM, WhyAside};
use crate::route::Route;
use crate::ui::parts::{
    BarTools, Brand, Icon, Page, Segments, Show, Switch, how_safe, icon, live, small_icon,
};
use crate::ui::pin;
use crate::ui::session::use_session;
use crate::ui::taste::{CONTRAST, Choice, LIGHT, MOTION, SPACING, TEXT, use_taste};
use crate::ui::text::text;
use leptos::prelude::*;

/// See the module.
#[component]
pub fn Settings() -> impl IntoView {
    let t = text();
    let session = use_session();
    view! {
        <Page title=t.text_and_look>
            <OutOfTheBar />
            <div class="page__head">
                <h1>{t.text_and_look}</h1>
                <p class="lede">{t.settings_lede}</p>
            </div>
            <div class="split">
                <section class="sheet stack" aria-labelledby="look">
                    <h2 id="look">{t.how_it_looks}</h2>
                    <div class="field">
                        <span class="field__label">{t.my_language}</span>
                        <LanguageChoice />
                    </div>
                    <Choose label=t.light choice=LIGHT names=vec![t.as_my_device, t.day_light, t.evening_light] />
                    <Choose label=t.text_size choice=TEXT names=vec![t.usual, t.larger, t.largest] />
                    <ul class="switches">
                        <li><Turn label=t.wide_spacing choice=SPACING /></li>
                        <li><Turn label=t.more_contrast choice=CONTRAST /></li>
                        <li><Turn label=t.calm_motion choice=MOTION /></li>
                    </ul>
                    <p class="small muted">{t.never_change_a_level}</p>
                </section>
                <aside class="stack doorside">
                    <OnThisDevice />
                    {live(move || session.person().map(|person| view! { <HideWithPin who=person.id /> }))}
                </aside>
            </div>
            <Show when=move || !session.is_open()>
                <p><a class="btn" href=Route::Hall.to_string()>{small_icon(Icon::Left)}{t.back_to_hall}</a></p>
            </Show>
        </Page>
    }
}

/// The mark and the tools, where nobody's work is open and so no bar stands above.
#[component]
pub fn OutOfTheBar() -> impl IntoView {
    let session = use_session();
    view! {
        <Show when=move || !session.is_open()>
            <div class="hall__top">
                <a class="brand" href=Route::Hall.to_string()><Brand /></a>
                <BarTools />
            </div>
        </Show>
    }
}

#[component]
fn Choose(label: &'static str, choice: Choice, names: Vec<&'static str>) -> impl IntoView {
    let taste = use_taste();
    let place = move || {
        let chosen = taste.chosen(choice);
        choice.values.iter().position(|value| *value == chosen).unwrap_or(0)
    };
    view! {
        <div class="field">
            <span class="field__label">{label}</span>
            <Segments label=label names chosen=Signal::derive(place)
                choose=move |place: usize| taste.choose(choice, choice.values[place]) />
        </div>
    }
}

#[component]
fn Turn(label: &'static str, choice: Choice) -> impl IntoView {
    let taste = use_taste();
    let on = choice.values[1];
    view! {
        <Switch label on=Signal::derive(move || taste.chosen(choice) == on)
            turn=move |turned| taste.choose(choice, if turned { on } else { "" }) />
    }
}

/// What this device keeps, and what it keeps but cannot read. Nothing of it is ever overwritten.
#[component]
fn OnThisDevice() -> impl IntoView {
    let t = text();
    let session = use_session();
    let set_aside = session.set_aside();
    let kept = move || {
        let (facts, characters) = session.facts_and_characters();
        (t.facts_kept)(facts, session.people().read().len(), characters.saturating_mul(100) / ROOM)
    };
    let safe = move || how_safe(session.safety());
    let why = move |why: WhyAside| match why {
        WhyAside::Unreadable(_) => t.aside_unreadable,
        WhyAside::WrongPlace => t.aside_wrong_place,
        WhyAside::Fork => t.aside_fork,
    };
    view! {
        <section class="sheet sec" aria-labelledby="device">
            <h2 class="h3" id="device">{t.on_this_device}</h2>
            <p class="small">{live(safe)}"."</p>
            <p class="small">{live(kept)}</p>
            {live(move || {
                let missing = session.missing();
                (missing > 0).then(|| view! { <p class="small">{(t.facts_missing)(missing)}</p> })
            })}
            {live(move || {
                let misfits = session.misfits();
                (misfits > 0).then(|| view! { <p class="small">{(t.facts_misfit)(misfits)}</p> })
            })}
            <Show when=move || !set_aside.read().is_empty()>
                <div class="note note--lamp">
                    {icon(Icon::Warn)}
                    <p><strong>{live(move || (t.set_aside)(set_aside.read().len()))}</strong>" "{t.set_aside_more}</p>
                </div>
                <details class="more">
                    <summary>{small_icon(Icon::Down)}{t.which_ones}</summary>
                    <ul class="dash">
                        {live(move || set_aside.get().into_iter().map(|aside| view! {
                            <li><code class="xs">{aside.key}</code><br />{why(aside.why)}</li>
                        }).collect_view())}
                    </ul>
                </details>
            </Show>
            <p class="small muted">{t.goes_nowhere_else}</p>
            <p class="btns">
                <Show when=move || session.is_open()>
                    <a class="btn" href=Route::HandOver.to_string()>{t.hand_over}</a>
                </Show>
                <a class="btn" href=Route::BringIn.to_string()>{t.bring_in}</a>
            </p>
            <Show when=move || session.is_open()>
                <p class="small"><a href=Route::RemoveMe.to_string()>{t.remove_me}</a></p>
            </Show>
        </section>
    }
}

/// A PIN that hides the open person's work in the hall. Off until somebody wants it.
#[component]
fn HideWithPin(who: LearnerId) -> impl IntoView {
    let t = text();
    let is_hidden = RwSignal::new(pin::pin_of(&who).is_some());
    let (digits, wrong) = (RwSignal::new(String::new()), RwSignal::new(false));
    let (hidden, shown) = (who.clone(), who);
    let hide = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let fine = pin::hide(&hidden, digits.read_untracked().trim());
        wrong.set(!fine);
        if fine {
            digits.set(String::new());
            // What was kept is what counts: a full device hides nothing.
            is_hidden.set(pin::pin_of(&hidden).is_some());
        } else {
            crate::browser::page::focus_on("new-pin");
        }
    };
    let show = move |_| {
        pin::take_away(&shown);
        is_hidden.set(false);
    };
    view! {
        <section class="sheet sec" aria-labelledby="hide">
            <h2 class="h3" id="hide">{t.hide_with_a_pin}</h2>
            <p class="small">{t.hide_with_a_pin_more}</p>
            <p class="small" role="status"><strong>{live(move || is_hidden.get().then_some(t.hidden_with_a_pin))}</strong></p>
            {live(move || if is_hidden.get() {
                let show = show.clone();
                view! { <p class="btns"><button class="btn" type="button" on:click=show>{t.hide_no_longer}</button></p> }.into_any()
            } else {
                let hide = hide.clone();
                view! {
                    <form class="stack stack--tight" on:submit=hide novalidate>
                        <div class="field">
                            <label class="field__label" for="new-pin">{t.new_pin}</label>
                            <span class="field__hint" id="new-pin-hint">{t.pin_rule}</span>
                            <input class="input" id="new-pin" type="text" inputmode="numeric" autocomplete="off"
                                maxlength="8" aria-describedby="new-pin-hint"
                                aria-invalid=move || wrong.get().then_some("true") bind:value=digits />
                            <Show when=move || wrong.get()>
                                <p class="field__error" role="alert">{small_icon(Icon::Warn)}{t.pin_rule}</p>
                            </Show>
                        </div>
                        <p class="btns"><button class="btn" type="submit">{t.hide_my_work}</button></p>
                    </form>
                }
                .into_any()
            })}
        </section>
    }
}
