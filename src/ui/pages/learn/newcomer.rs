//! A new student: a name, a language, and, if they like, what they love.

use super::hall::leave_nothing_behind;
use super::work::{InterestPicker, LanguageChoice, TagWeights};
use crate::learning::Refusal;
use crate::route::Route;
use crate::ui::courses::{Fetched, use_courses};
use crate::ui::drafts::draft;
use crate::ui::parts::{Brand, Field, Icon, Page, live, small_icon};
use crate::ui::session::use_session;
use crate::ui::text::text;
use crate::ui::whereabouts::use_whereabouts;
use leptos::prelude::*;

/// See the module.
#[component]
pub fn Newcomer() -> impl IntoView {
    let t = text();
    let (session, courses, here) = (use_session(), use_courses(), use_whereabouts());
    // Somebody new came by the address, past the hall. In another language the page is made anew,
    // and then the name that was typed stays.
    if session.someone_is_here() {
        leave_nothing_behind();
    }
    let name = draft("new/name", String::new);
    let loves = expect_context::<super::Browsing>().newcomer_loves;
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Err(why) = session.introduce(&name.read_untracked()) {
            refusal.set(Some(why));
            crate::browser::page::focus_on("name");
            return;
        }
        if let (Fetched::Ready(course), false) =
            (courses.course(), loves.read_untracked().is_empty())
        {
            // The picker offers the course's own interests with allowed weights only.
            session
                .commit(|learner| learner.tell_interests(&course, loves.get_untracked()))
                .expect("the picker offers only what the course has");
        }
        name.set(String::new());
        loves.set(TagWeights::new());
        here.go_instead(&here.wanted());
    };
    view! {
        <Page title=t.new_title class="page--hall">
            <div class="hall__top"><p class="brand"><Brand /></p></div>
            <a class="crumb" href=Route::Hall.to_string()>{small_icon(Icon::Left)}{t.back_to_hall}</a>
            <div class="page__head">
                <h1>{t.new_title}</h1>
                <p class="lede">{t.new_lede}</p>
            </div>
            <form class="stack stack--loose newcomer" on:submit=make novalidate>
                <Field id="name" label=t.my_name hint=t.my_name_hint words=name refusal=refusal
                    autocomplete="name" />
                <div class="field">
                    <span class="field__label">{t.my_language}</span>
                    <LanguageChoice />
                </div>
                {live(move || {
                    // Interests can wait: they are asked again in My story. But the button comes
                    // with them, or it would jump away from under a finger.
                    let interests = match courses.course() {
                        Fetched::Waiting => return ().into_any(),
                        Fetched::Broken(_) => ().into_any(),
                        Fetched::Ready(course) => view! { <InterestPicker course loves /> }.into_any(),
                    };
                    view! {
                        {interests}
                        <p class="btns">
                            <button class="btn btn--main btn--big" type="submit">{t.make_my_door}</button>
                            <a class="btn btn--big" href=Route::Hall.to_string()>{t.not_now}</a>
                        </p>
                    }
                    .into_any()
                })}
            </form>
        </Page>
    }
}
