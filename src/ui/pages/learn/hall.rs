//! The hall: whose work is this? A door for everybody who uses this device.

use super::doors::Browsing;
use crate::browser::calendar::{self, Ago};
use crate::browser::page;
use crate::course::DoorLook;
use crate::id::LearnerId;
use crate::keeping::Pin;
use crate::route::Route;
use crate::ui::drafts::Drafts;
use crate::ui::parts::{
    BarTools, Brand, DoorPicture, Icon, Page, Show, icon, live, plate_letter, small_icon,
    use_toasts,
};
use crate::ui::pin;
use crate::ui::session::{Person, use_session};
use crate::ui::taste::use_taste;
use crate::ui::text::text;
use crate::ui::whereabouts::use_whereabouts;
use leptos::prelude::*;

/// Somebody's door in the hall: opens their work and goes where they wanted to go.
#[component]
pub fn Enter(who: LearnerId) -> impl IntoView {
    match pin::pin_of(&who) {
        Some(hiding) => view! { <AskForPin who hiding /> }.into_any(),
        None => view! { <GoIn who /> }.into_any(),
    }
}

/// The work behind this door is hidden: its digits open it.
#[component]
fn AskForPin(who: LearnerId, hiding: Pin) -> impl IntoView {
    let t = text();
    let session = use_session();
    leave_nothing_behind();
    let language = use_taste().page_language().code();
    let hiding = RwSignal::new(hiding);
    let (digits, wrong, open) =
        (RwSignal::new(String::new()), RwSignal::new(false), RwSignal::new(false));
    let asked = who.clone();
    let person = move || session.people().read().iter().find(|person| person.id == asked).cloned();
    let (owner, other) = (who.clone(), who.clone());
    let try_it = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let fits = hiding.get_untracked().fits(digits.read_untracked().trim());
        wrong.set(!fits);
        digits.set(String::new());
        if fits {
            // Whoever knows it calls off what somebody else asked for.
            pin::keep(&owner, hiding.get_untracked().staying());
            open.set(true);
        } else {
            page::focus_on("pin");
        }
    };
    let forgot = move |_| {
        hiding.update(|hiding| *hiding = hiding.going(calendar::now_ms()));
        pin::keep(&other, hiding.get_untracked());
    };
    let goes = move || {
        let goes = hiding.read().goes_ms()?;
        Some((t.pin_goes)(&calendar::weekday(goes, language), &calendar::time(goes, language)))
    };
    let opened = who;
    live(move || {
        if open.get() {
            return view! { <GoIn who=opened.clone() /> }.into_any();
        }
        let name = person().map(|person| person.name).unwrap_or_default();
        let (try_it, forgot) = (try_it.clone(), forgot.clone());
        view! {
            <Page title=t.pin_title class="page--hall">
                <div class="hall__top"><p class="brand"><Brand /></p></div>
                <a class="crumb" href=Route::Hall.to_string()>{small_icon(Icon::Left)}{t.back_to_hall}</a>
                <div class="page__head">
                    <h1>{t.pin_title}</h1>
                    <p class="lede"><bdi>{name}</bdi></p>
                </div>
                <form class="stack newcomer" on:submit=try_it novalidate>
                    <div class="field">
                        <label class="field__label" for="pin">{t.my_pin}</label>
                        <input class="input" id="pin" type="password" inputmode="numeric" autocomplete="off"
                            aria-describedby="pin-error" aria-invalid=move || wrong.get().then_some("true")
                            bind:value=digits />
                        <Show when=move || wrong.get()>
                            <p class="field__error" id="pin-error" role="alert">{small_icon(Icon::Warn)}{t.pin_is_wrong}</p>
                        </Show>
                    </div>
                    <p class="btns"><button class="btn btn--main btn--big" type="submit">{t.open_my_door}</button></p>
                </form>
                <details class="more newcomer">
                    <summary>{small_icon(Icon::Down)}{t.pin_forgotten}</summary>
                    <p>{t.pin_forgotten_more}</p>
                    <p class="btns"><button class="btn" type="button" on:click=forgot>{t.let_the_pin_go}</button></p>
                </details>
                <p role="status">{live(goes)}</p>
            </Page>
        }
        .into_any()
    })
}

#[component]
fn GoIn(who: LearnerId) -> impl IntoView {
    let (session, here) = (use_session(), use_whereabouts());
    #[expect(
        clippy::disallowed_methods,
        reason = "a step on the way, not a page: whose work is open, then the address bar"
    )]
    Effect::new(move |_| {
        session.enter(who.clone());
        let wanted = here.wanted();
        here.go_instead(if session.is_open() { &wanted } else { &Route::Hall });
    });
}

/// See the module.
#[component]
pub fn Hall() -> impl IntoView {
    let t = text();
    let session = use_session();
    leave_nothing_behind();
    let people = session.people();
    let lede = move || match people.read().len() {
        0 => t.hall_nobody,
        1 => t.hall_one,
        _ => t.hall_many,
    };
    view! {
        <Page title=t.hall_title class="page--hall">
            <div class="hall__top">
                <p class="brand"><Brand /></p>
                <BarTools />
            </div>
            <div class="page__head hall__head">
                <h1>{t.hall_title}</h1>
                <p class="lede">{live(lede)}</p>
            </div>
            <ul class="hall">
                {live(move || people.get().into_iter().map(|person| {
                    view! { <li><PersonsDoor person /></li> }.into_any()
                }).collect_view())}
                <li>
                    <a class="hall__door opens" href=Route::New.to_string() data-paint="bare">
                        <span class="scene"><DoorPicture look=DoorLook::BARE plate="+" /></span>
                        <span class="hall__plate">
                            <strong>{t.new_here}</strong>
                            <span class="small muted">{t.make_my_door}</span>
                        </span>
                    </a>
                </li>
            </ul>
            <div class="note hall__note">
                {icon(Icon::Device)}
                <p>{t.where_work_is}" "<a href=Route::Help.to_string()>{t.how_to_keep}</a></p>
                <p><a href=Route::BringIn.to_string()>{t.bring_in_instead}</a></p>
            </div>
        </Page>
    }
}

/// Whoever comes next sees nothing of whoever was here.
pub fn leave_nothing_behind() {
    let session = use_session();
    if session.someone_is_here() {
        session.close();
        use_toasts().clear();
    }
    expect_context::<Drafts>().clear();
    expect_context::<Browsing>().clear();
}

#[component]
fn PersonsDoor(person: Person) -> impl IntoView {
    let t = text();
    let language = use_taste().page_language().code();
    let last = person.last_here;
    let when = match calendar::ago(last) {
        Ago::Today => (t.here_today)(&calendar::time(last, language)),
        Ago::Yesterday => t.here_yesterday.to_owned(),
        Ago::ThisWeek => (t.here_on)(&calendar::weekday(last, language)),
        Ago::Earlier => (t.here_on)(&calendar::day(last, language)),
    };
    view! {
        <a class="hall__door opens" href=Route::Enter(person.id).to_string()
            data-paint=person.look.paint.name()>
            <span class="scene">
                <DoorPicture look=person.look plate=plate_letter(&person.name) />
            </span>
            <span class="hall__plate">
                <strong><bdi>{person.name}</bdi></strong>
                <span class="small muted">{when}</span>
            </span>
        </a>
    }
}
