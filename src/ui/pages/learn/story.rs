//! My story: what I am called, what I love, the doors I chose, and how I looked back.

use super::door::look_of;
use super::work::{InterestPicker, day_of};
use crate::course::Course;
use crate::learning::{Refusal, Run};
use crate::order;
use crate::route::Route;
use crate::ui::drafts::draft;
use crate::ui::parts::{
    DoorPicture, Empty, Field, Icon, Page, Show, icon, live, use_toasts, with_course,
};
use crate::ui::session::use_session;
use crate::ui::text::text;
use crate::words::apart;
use leptos::prelude::*;
use std::sync::Arc;

/// See the module.
#[component]
pub fn Story() -> impl IntoView {
    with_course(|course| view! { <MyStory course /> })
}

#[component]
fn MyStory(course: Arc<Course>) -> impl IntoView {
    let t = text();
    view! {
        <Page title=t.my_story>
            <div class="page__head">
                <h1>{t.my_story}</h1>
                <p class="lede">{t.story_lede}</p>
            </div>
            <div class="split">
                <div class="stack stack--loose">
                    <Interests course=Arc::clone(&course) />
                    <Choices course=Arc::clone(&course) />
                </div>
                <aside class="stack doorside">
                    <Name />
                    <LookedBack course />
                    <p class="btns"><a class="btn" href=Route::HandOver.to_string()>{t.hand_over}</a></p>
                </aside>
            </div>
        </Page>
    }
}

#[component]
fn Name() -> impl IntoView {
    let t = text();
    let (session, toasts) = (use_session(), use_toasts());
    let learner = session.learner();
    let words = draft("story/name", || learner.read_untracked().name().to_owned());
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let before = learner.read_untracked().name().to_owned();
        match session.commit(|learner| learner.be_called(&words.read_untracked())) {
            Ok(_) => {
                refusal.set(None);
                toasts.say(t.name_changed, move || {
                    // The earlier name was fine before.
                    session.commit(|learner| learner.be_called(&before)).ok();
                    words.set(before.clone());
                });
            }
            Err(why) => refusal.set(Some(why).filter(|why| *why != Refusal::NothingNew)),
        }
    };
    view! {
        <section class="sheet sec" aria-labelledby="called">
            <h2 class="h3" id="called">{t.what_i_am_called}</h2>
            <form class="stack stack--tight" on:submit=keep novalidate>
                <Field id="name" label=t.my_name words refusal autocomplete="name" />
                <p class="btns"><button class="btn" type="submit">{t.save_name}</button></p>
            </form>
        </section>
    }
}

#[component]
fn Interests(course: Arc<Course>) -> impl IntoView {
    let t = text();
    let session = use_session();
    let learner = session.learner();
    let loves = RwSignal::new(learner.read_untracked().interests().clone());
    let changed = Memo::new(move |_| *loves.read() != *learner.read().interests());
    let tags = Arc::clone(&course);
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        // The picker offers the course's own interests with allowed weights only.
        session.commit(|learner| learner.tell_interests(&tags, loves.get_untracked())).ok();
    };
    view! {
        <form class="stack" on:submit=keep>
            <InterestPicker course loves />
            <p class="small muted">{t.interests_used_for}</p>
            <p class="btns">
                <button class="btn btn--main" type="submit" aria-disabled=move || (!changed.get()).then_some("true")>
                    {t.save_interests}
                </button>
                <span class="mark" role="status">
                    {live(move || (!changed.get() && !learner.read().interests().is_empty())
                        .then(|| view! { {icon(Icon::Check)}{t.interests_saved} }))}
                </span>
            </p>
        </form>
    }
}

/// The doors I chose, with why, the left ones too.
#[component]
fn Choices(course: Arc<Course>) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let runs =
        Memo::new(move |_| learner.read().runs().iter().rev().cloned().collect::<Vec<Run>>());
    let nothing = move || {
        view! {
            <Empty title=t.no_door_chosen words=t.no_door_chosen_more>
                <a class="btn btn--main" href=Route::Doors.to_string()>{t.look_at_doors}</a>
            </Empty>
        }
    };
    let course = StoredValue::new(course);
    view! {
        <section class="sec" aria-labelledby="chosen">
            <h2 id="chosen">{t.doors_i_chose}</h2>
            <Show when=move || !runs.read().is_empty() fallback=nothing>
                <ul class="works">
                    {live(move || runs.get().into_iter().map(|run| {
                        view! { <Choice course=course.get_value() run /> }.into_any()
                    }).collect_view())}
                </ul>
            </Show>
        </section>
    }
}

#[component]
fn Choice(course: Arc<Course>, run: Run) -> impl IntoView {
    let t = text();
    let door = course.door(&run.door).map(|door| door.title.clone()).unwrap_or_default();
    let title = if run.title.is_empty() { door } else { format!("{door}: {}", apart(&run.title)) };
    let number = course.number_of(&run.door).unwrap_or_default();
    let look = look_of(&course, &run.door);
    let left = run.left.map(|left| format!(" · {}", (t.left_on)(&day_of(left))));
    view! {
        <li class="works__item choice">
            <span class="choice__door"><DoorPicture look plate=number.to_string() open=run.is_open() /></span>
            <span class="works__words">
                <a href=Route::Room(run.id).to_string()>{title}</a>
                {(!run.why.is_empty()).then(|| view! { <span dir="auto">"“"{run.why}"”"</span> })}
                <span class="small muted">{(t.chosen_on)(&day_of(run.chosen))}{left}</span>
            </span>
        </li>
    }
}

#[component]
fn LookedBack(course: Arc<Course>) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let words = move || {
        let learner = learner.read();
        let mut all: Vec<_> = learner
            .runs()
            .iter()
            .flat_map(|run| run.looked_back.iter().map(move |(id, look)| (run, id, look)))
            .collect();
        order::sort_by_key(&mut all, |(_, _, look)| std::cmp::Reverse(look.written));
        all.into_iter()
            .map(|(run, checkpoint, look)| {
                let door = course.door(&run.door).map(|door| door.title.clone());
                let to = Route::Checkpoint(run.id, checkpoint.clone()).to_string();
                view! {
                    <li>
                        <p class="small muted">{look.ask.clone()}</p>
                        <p dir="auto">{look.words.clone()}</p>
                        <p class="small muted"><a href=to>{door}</a>", "{day_of(look.written)}</p>
                    </li>
                }
            })
            .collect_view()
    };
    let any = move || learner.read().latest_look_back().is_some();
    view! {
        <section class="sec" aria-labelledby="back">
            <h2 class="h3" id="back">{t.looking_back}</h2>
            <Show when=any fallback=move || view! { <p class="small muted">{t.no_look_back_yet}</p> }>
                <ul class="critique">{words.clone()}</ul>
            </Show>
        </section>
    }
}
