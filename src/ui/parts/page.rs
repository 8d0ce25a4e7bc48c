//! A whole page: its title in the tab, its heading, the focus on arrival; and what stands there
//! while a course file is on its way or when it cannot be read.

use super::{DoorPicture, Icon, live, small_icon};
use crate::browser::page;
use crate::course::{Course, Door, DoorLook};
use crate::id::DoorId;
use crate::route::Route;
use crate::ui::courses::{Fetched, Trouble, use_courses};
use crate::ui::text::text;
use crate::ui::whereabouts::use_whereabouts;
use leptos::prelude::*;
use std::sync::Arc;

/// A whole page: names the document and moves the focus to its main part on arrival.
#[component]
pub fn Page(
    /// Shown in the browser tab. The page's own `h1` says the same or more.
    #[prop(into)]
    title: String,
    /// Classes beside `page wrap`.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let here = use_whereabouts();
    #[expect(clippy::disallowed_methods, reason = "reaches outwards: title, focus and scrolling")]
    Effect::new(move |_| {
        page::set_title(&format!("{title} – Doorways"));
        if let Some(arrival) = here.arrival() {
            page::focus_on("main");
            arrival.settle();
        }
    });
    view! {
        <main class=format!("page wrap {class}") id="main" tabindex="-1">
            {children()}
        </main>
    }
}

/// Nothing here yet: what this place will hold, and one way to start.
#[component]
pub fn Empty(
    /// What is not there yet.
    title: &'static str,
    /// What this place will hold.
    #[prop(into)]
    words: String,
    /// The door above; the unpainted one by default.
    #[prop(default = DoorLook::BARE)]
    look: DoorLook,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <DoorPicture look plate="+" />
            <p><strong>{title}</strong></p>
            <p class="small muted">{words}</p>
            {children()}
        </div>
    }
}

/// Shows something once the course is here.
pub fn with_course<V: IntoView + 'static>(
    show: impl Fn(Arc<Course>) -> V + Send + 'static,
) -> impl IntoView {
    let courses = use_courses();
    live(move || match courses.course() {
        Fetched::Ready(course) => show(course).into_any(),
        Fetched::Waiting => view! { <Waiting /> }.into_any(),
        Fetched::Broken(trouble) => view! { <Unfetched trouble /> }.into_any(),
    })
}

/// Shows something once the course and one of its doors are here.
pub fn with_door<V: IntoView + 'static>(
    id: DoorId,
    show: impl Fn(Arc<Course>, Arc<Door>) -> V + Send + 'static,
) -> impl IntoView {
    let courses = use_courses();
    live(move || match (courses.course(), courses.door(&id)) {
        (Fetched::Ready(course), Fetched::Ready(door)) => show(course, door).into_any(),
        (Fetched::Broken(trouble), _) | (_, Fetched::Broken(trouble)) => {
            view! { <Unfetched trouble /> }.into_any()
        }
        _ => view! { <Waiting /> }.into_any(),
    })
}

/// Words while something is on its way. The style sheet shows them only after a moment.
#[component]
pub fn Waiting() -> impl IntoView {
    let t = text();
    // Not a `Page`: the arrival is settled by the page that follows.
    view! {
        <main class="page wrap waiting" id="main" tabindex="-1">
            <h1 class="vh">{t.opening}</h1>
            <div class="empty empty--wait" role="status">
                <p><strong>{t.opening}</strong></p>
                <div class="wait" aria-hidden="true">
                    <span class="wait__bar"></span>
                    <span class="wait__bar wait__bar--s"></span>
                </div>
            </div>
        </main>
    }
}

/// A course file did not come or cannot be read: which one, where, and what to do.
#[component]
pub fn Unfetched(
    /// What is wrong.
    trouble: Trouble,
) -> impl IntoView {
    let t = text();
    let courses = use_courses();
    view! {
        <Page title=t.course_broken_title>
            <div class="page__head"><h1>{t.course_broken_title}</h1></div>
            <div class="note note--alert" role="alert">
                {small_icon(Icon::Warn)}
                <p>{(t.course_trouble)(trouble.why)}</p>
                <p class="small">{t.file}" "<code>{trouble.file}</code></p>
                <p>{t.work_is_kept}</p>
                <p class="btns">
                    <button class="btn btn--main" type="button" on:click=move |_| courses.retry()>
                        {t.try_again}
                    </button>
                    <a class="btn" href=Route::Help.to_string()>{t.help}</a>
                </p>
            </div>
        </Page>
    }
}
