//! Choosing a door: why I chose it, and, for my own door, what I call it and which goals.

use super::door::look_of;
use crate::course::{Course, DoorCard, Kind};
use crate::id::{DoorId, ObjectiveId};
use crate::learning::{LONGEST_REASON, LONGEST_TITLE, Refusal};
use crate::route::Route;
use crate::ui::drafts::draft;
use crate::ui::parts::{
    DoorPicture, Field, Icon, Page, TextArea, icon, live, refusal_under, small_icon, with_course,
};
use crate::ui::session::use_session;
use crate::ui::text::text;
use crate::ui::whereabouts::use_whereabouts;
use leptos::prelude::*;
use std::sync::Arc;

/// See the module.
#[component]
pub fn Choose(door: DoorId) -> impl IntoView {
    with_course(move |course| match course.door(&door).cloned() {
        Some(card) => view! { <ChooseThis course card /> }.into_any(),
        None => view! { <super::Nowhere /> }.into_any(),
    })
}

#[component]
fn ChooseThis(course: Arc<Course>, card: DoorCard) -> impl IntoView {
    let t = text();
    let (session, here) = (use_session(), use_whereabouts());
    let name = |what: &str| format!("choose/{}/{what}", card.id);
    let (why, called) = (draft(&name("why"), String::new), draft(&name("title"), String::new));
    let picked = draft(&name("goals"), String::new);
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let (number, look) =
        (course.number_of(&card.id).unwrap_or_default(), look_of(&course, &card.id));
    let (title, choose, id) = (card.title.clone(), card.choose, card.id.clone());
    let catalogue = Arc::clone(&course);
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let goals = goals_in(&picked.read_untracked());
        let chosen = session.commit(|learner| {
            let (why, called) = (why.read_untracked(), called.read_untracked());
            learner.choose_door(&catalogue, &id, &why, goals, &called)
        });
        match chosen {
            Ok(run) => {
                for draft in [why, called, picked] {
                    draft.set(String::new());
                }
                here.go_instead(&Route::Room(run));
            }
            Err(Refusal::AlreadyInside { run }) => here.go_instead(&Route::Room(run)),
            Err(refused) => refusal.set(Some(refused)),
        }
    };
    // Each refusal stands under the field that it is about.
    let under =
        move |about: fn(&Refusal) -> bool| Signal::derive(move || refusal.get().filter(about));
    let about_title = under(|why| *why == Refusal::TooLong { most: LONGEST_TITLE });
    let about_why = under(|why| *why == Refusal::TooLong { most: LONGEST_REASON });
    let about_goals = under(|why| !matches!(why, Refusal::TooLong { .. }));
    view! {
        <Page title=(t.open_door_title)(&title)>
            <a class="crumb" href=Route::Door(card.id.clone()).to_string()>
                {small_icon(Icon::Left)}
                {title.clone()}
            </a>
            <div class="roomhead" data-paint=look.paint.name()>
                <div class="roomhead__door"><DoorPicture look plate=number.to_string() open=true /></div>
                <div class="roomhead__text">
                    <h1>{(t.open_door_title)(&title)}</h1>
                    <p class="lede">{card.question.clone()}</p>
                </div>
            </div>
            <form class="stack stack--loose choosing" on:submit=open novalidate>
                {choose.map(|(fewest, most)| view! {
                    <Field id="title" label=t.what_i_call_it hint=t.what_i_call_it_hint words=called refusal=about_title />
                    <GoalPicker course=Arc::clone(&course) picked fewest most />
                    {refusal_under("goals", about_goals)}
                })}
                <TextArea id="why" label=t.why_this_door hint=t.why_this_door_hint words=why refusal=about_why />
                <p class="btns">
                    <button class="btn btn--main btn--big" type="submit">
                        {t.go_in}
                        {small_icon(Icon::Right)}
                    </button>
                    <a class="btn btn--big" href=Route::Door(card.id.clone()).to_string()>{t.not_now}</a>
                </p>
                <p class="small muted">{t.you_can_leave}</p>
            </form>
        </Page>
    }
}

/// The goals that a student's own door is to prove. Core goals first in sight, all can be picked.
#[component]
fn GoalPicker(
    course: Arc<Course>,
    picked: RwSignal<String>,
    fewest: u8,
    most: u8,
) -> impl IntoView {
    let t = text();
    let strands: Vec<_> = course
        .strands
        .iter()
        .map(|strand| {
            let goals: Vec<_> = course
                .objectives_in(&strand.id)
                .filter(|goal| goal.kind != Kind::Entry)
                .cloned()
                .collect();
            (strand.title.clone(), goals)
        })
        .filter(|(_, goals)| !goals.is_empty())
        .collect();
    let count = move || (t.goals_picked)(goals_in(&picked.read()).len(), fewest, most);
    view! {
        <fieldset class="sec">
            <legend class="field__label">{t.goals_i_want_to_show}</legend>
            <p class="field__hint" role="status">{live(count)}</p>
            {strands
                .into_iter()
                .map(|(title, goals)| {
                    let chips = goals
                        .into_iter()
                        .map(|goal| {
                            let (id, at) = (goal.id.clone(), goal.id.clone());
                            view! {
                                <label class="chip" title=goal.can>
                                    <input type="checkbox"
                                        prop:checked=move || goals_in(&picked.read()).contains(&at)
                                        on:change:target=move |event| turn(picked, &id, event.target().checked()) />
                                    {icon(Icon::Check)}
                                    {goal.id.to_string()}" "{goal.short}
                                </label>
                            }
                        })
                        .collect_view();
                    view! { <p class="small muted">{title}</p><div class="chips">{chips}</div> }
                })
                .collect_view()}
        </fieldset>
    }
}

/// The picked goals are kept as a draft of words, so that they outlive a look elsewhere.
fn goals_in(picked: &str) -> Vec<ObjectiveId> {
    picked.split(' ').filter_map(|id| ObjectiveId::new(id).ok()).collect()
}

fn turn(picked: RwSignal<String>, id: &ObjectiveId, on: bool) {
    let mut goals = goals_in(&picked.read_untracked());
    goals.retain(|goal| goal != id);
    if on {
        goals.push(id.clone());
    }
    picked.set(goals.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
}
