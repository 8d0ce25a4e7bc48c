//! The hall: whose work is this? A door for everybody who uses this device.

use super::doors::Browsing;
use crate::browser::calendar::{self, Ago};
use crate::course::DoorLook;
use crate::id::LearnerId;
use crate::route::Route;
use crate::ui::drafts::Drafts;
use crate::ui::parts::{BarTools, Brand, DoorPicture, Icon, Page, icon, plate_letter, use_toasts};
use crate::ui::session::{Person, use_session};
use crate::ui::taste::use_taste;
use crate::ui::text::text;
use crate::ui::whereabouts::use_whereabouts;
use leptos::prelude::*;

/// Somebody's door in the hall: opens their work and goes where they wanted to go.
#[component]
pub fn Enter(who: LearnerId) -> impl IntoView {
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
                <p class="lede">{lede}</p>
            </div>
            <ul class="hall">
                {move || people.get().into_iter().map(|person| {
                    view! { <li><PersonsDoor person /></li> }.into_any()
                }).collect_view()}
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
    use_session().close();
    expect_context::<Drafts>().clear();
    expect_context::<Browsing>().clear();
    use_toasts().clear();
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
