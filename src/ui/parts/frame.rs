//! What stays around every page: whose work this is, whether it is safe, and where one can go.

use super::{Icon, PersonDoor, Show, icon, live, small_icon};
use crate::browser::{calendar, page};
use crate::course::Language;
use crate::keeping::{NotKept, Safety};
use crate::route::Route;
use crate::ui::session::use_session;
use crate::ui::taste::use_taste;
use crate::ui::text::text;
use crate::ui::whereabouts::use_whereabouts;
use leptos::prelude::*;

/// The mark and the name.
#[component]
pub fn Brand() -> impl IntoView {
    view! {
        <svg class="brand__mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
            <path class="brand__door" d="M7 34V17a13 13 0 0 1 26 0v17Z"></path>
            <path class="brand__light" d="M20 8.2A9 9 0 0 1 29 17v17h-9Z"></path>
            <path class="brand__light" d="M20 34h9l8 5H24Z"></path>
        </svg>
        "Doorways"
    }
}

/// Language, text and look, help: on every page.
#[component]
pub fn BarTools() -> impl IntoView {
    let t = text();
    let taste = use_taste();
    let other = match taste.page_language() {
        Language::En => Language::Es,
        Language::Es => Language::En,
    };
    view! {
        <div class="bar__tools">
            <button class="tool" type="button" lang=other.code() on:click=move |_| taste.speak(other)>
                {icon(Icon::Globe)}
                {t.other_language}
            </button>
            <a class="tool" href=Route::Settings.to_string()>
                {icon(Icon::Look)}
                <span class="tool__word">{t.text_and_look}</span>
            </a>
            <a class="tool" href=Route::Help.to_string()>
                {icon(Icon::Help)}
                <span class="tool__word">{t.help}</span>
            </a>
        </div>
    }
}

/// Everything around a page of somebody's work; in the hall, only the way past it.
#[component]
pub fn Frame(
    /// The page.
    children: Children,
) -> impl IntoView {
    let t = text();
    let session = use_session();
    let skip = move |event: leptos::ev::MouseEvent| {
        // The address after `#` is the place in the app, so the link itself may not be followed.
        event.prevent_default();
        page::focus_on("main");
    };
    view! {
        <a class="skip" href="#main" on:click=skip>{t.skip}</a>
        <Show when=move || session.is_open()>
            <header class="top">
                <WhoseWork />
                <div class="bar">
                    <div class="bar__in wrap">
                        <a class="brand" href=Route::Today.to_string()><Brand /></a>
                        <nav class="nav" aria-label=t.main_menu>
                            {places().map(|place| view! { <NavLink place class="nav__link" /> })}
                        </nav>
                        <BarTools />
                    </div>
                </div>
            </header>
        </Show>
        <Unsafe />
        {children()}
        <Show when=move || session.is_open()>
            <nav class="tabbar" aria-label=t.main_menu_below>
                {places().map(|place| view! { <NavLink place class="tabbar__link" /> })}
            </nav>
        </Show>
    }
}

#[derive(Clone, Copy)]
struct Tab {
    name: &'static str,
    icon: Icon,
    route: fn() -> Route,
    holds: fn(&Route) -> bool,
}

fn places() -> [Tab; 5] {
    let t = text();
    [
        Tab {
            name: t.today,
            icon: Icon::Today,
            route: || Route::Today,
            holds: |route| matches!(route, Route::Today | Route::Room(_) | Route::Checkpoint(..)),
        },
        Tab {
            name: t.doors,
            icon: Icon::Doors,
            route: || Route::Doors,
            holds: |route| {
                matches!(
                    route,
                    Route::Doors | Route::Compare(_) | Route::Door(_) | Route::Choose(_)
                )
            },
        },
        Tab {
            name: t.my_map,
            icon: Icon::Map,
            route: || Route::Map,
            holds: |route| route.is_about_goals(),
        },
        Tab {
            name: t.my_proof,
            icon: Icon::Proof,
            route: || Route::Proof,
            holds: |route| matches!(route, Route::Proof),
        },
        Tab {
            name: t.my_story,
            icon: Icon::Story,
            route: || Route::Story,
            holds: |route| matches!(route, Route::Story),
        },
    ]
}

#[component]
fn NavLink(place: Tab, class: &'static str) -> impl IntoView {
    let here = use_whereabouts();
    view! {
        <a class=class href=(place.route)().to_string()
            aria-current=move || (place.holds)(&here.route()).then_some("page")>
            {(class == "tabbar__link").then(|| icon(place.icon))}
            <span>{place.name}</span>
        </a>
    }
}

#[component]
fn WhoseWork() -> impl IntoView {
    let t = text();
    let session = use_session();
    let (before, after) = t.whose_work;
    live(move || {
        session.person().map(|person| {
            view! {
                <div class="whose" data-paint=person.look.paint.name()>
                    <div class="whose__in wrap">
                        <p class="whose__name">
                            <PersonDoor look=person.look />
                            <span>{before}<bdi>{person.name}</bdi>{after}</span>
                        </p>
                        <a href=Route::Hall.to_string()>
                            {small_icon(Icon::Swap)}
                            <span class="saved__long">{t.not_you}</span>
                            " "
                            {t.switch}
                        </a>
                        <Saved />
                    </div>
                </div>
            }
        })
    })
}

/// How safe the work is, in two or three words.
pub fn how_safe(safety: Safety) -> &'static str {
    let t = text();
    match safety {
        Safety::OnDevice => t.saved_on_device,
        Safety::Saving => t.saving,
        Safety::OnlySecond(_) => t.saved_in_one_place,
        Safety::OnlyInTab => t.only_in_tab,
        Safety::NotKept(_) | Safety::ClearedAway => t.not_saved,
    }
}

/// Whether the work is safe, always in sight.
#[component]
fn Saved() -> impl IntoView {
    let t = text();
    let session = use_session();
    let learner = session.learner();
    let language = use_taste().page_language().code();
    // The other fact about safety, never mixed with the first: what survives this device.
    let in_a_copy = move || {
        let learner = learner.read();
        match (learner.not_handed_over(), learner.handed_over().last()) {
            (0, Some((_, when))) => (t.copy_of)(&calendar::day(when.clock_ms, language)),
            (new, _) => (t.new_not_in_a_copy)(new),
        }
    };
    view! {
        // Not a live region: it changes with every step. What went wrong is said by `Unsafe`.
        <div class="saved">
            {live(move || {
                let safety = session.safety();
                let picture = match safety {
                    Safety::OnDevice => Icon::Check,
                    Safety::Saving => Icon::Clock,
                    Safety::OnlySecond(_)
                    | Safety::OnlyInTab
                    | Safety::ClearedAway
                    | Safety::NotKept(_) => Icon::Warn,
                };
                view! { <span class="saved__item">{icon(picture)}{how_safe(safety)}</span> }
            })}
            <a class="saved__item" href=Route::HandOver.to_string()>
                {icon(Icon::File)}
                <span class="saved__long">{live(in_a_copy)}" · "</span>
                {t.hand_over}
            </a>
        </div>
    }
}

/// A failed save stays in sight until it is mended. Blocked storage is said calmly, once per page.
#[component]
fn Unsafe() -> impl IntoView {
    let t = text();
    let session = use_session();
    let shown = move |alarming: bool, title: &'static str, more: &'static str, mendable: bool| {
        let (class, role) =
            if alarming { ("note note--alert", "alert") } else { ("note note--lamp", "status") };
        view! {
            <div class="wrap strip">
                <div class=class role=role>
                    {icon(Icon::Warn)}
                    <p><strong>{title}</strong>" "{more}</p>
                    {mendable.then(|| view! {
                        <p class="btns">
                            <button class="btn" type="button" on:click=move |_| session.retry()>
                                {t.try_again}
                            </button>
                        </p>
                    })}
                </div>
            </div>
        }
        .into_any()
    };
    live(move || match session.safety() {
        Safety::OnDevice | Safety::Saving => ().into_any(),
        Safety::OnlySecond(_) => {
            shown(false, t.saved_in_one_place, t.saved_in_one_place_more, true)
        }
        Safety::OnlyInTab => shown(false, t.only_in_tab, t.only_in_tab_more, false),
        Safety::ClearedAway => shown(true, t.cleared_away, t.cleared_away_more, true),
        Safety::NotKept(why) => {
            let why = match why {
                NotKept::Full => t.device_is_full,
                NotKept::Blocked => t.browser_blocks,
                NotKept::ReadBackDiffers | NotKept::Taken => t.browser_did_not_keep,
            };
            shown(true, t.last_change_not_saved, why, true)
        }
    })
}
