//! One goal: what it means, my proof of it, what it builds on, and every door that leads to it.

use super::door::{GoalRows, pick};
use super::proof::PiecesTable;
use super::work::day_of;
use crate::course::{Course, GoalGraph, Kind, Objective};
use crate::id::ObjectiveId;
use crate::route::Route;
use crate::ui::parts::{Icon, Page, Tried, icon, small_icon, with_course};
use crate::ui::session::use_session;
use crate::ui::text::text;
use leptos::prelude::*;
use std::sync::Arc;

/// See the module.
#[component]
pub fn Goal(objective: ObjectiveId) -> impl IntoView {
    with_course(move |course| match course.objective(&objective).cloned() {
        Some(goal) => view! { <OneGoal course goal /> }.into_any(),
        None => view! { <super::Nowhere /> }.into_any(),
    })
}

#[component]
fn OneGoal(course: Arc<Course>, goal: Objective) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let id = goal.id.clone();
    let pieces =
        Memo::new(move |_| learner.read().pieces_for(&id).into_iter().cloned().collect::<Vec<_>>());
    let strand = course.strands.iter().find(|strand| strand.id == goal.strand);
    let strand = strand.map(|strand| strand.title.clone()).unwrap_or_default();
    let below: Vec<ObjectiveId> = goal.builds_on().cloned().collect();
    // A shipped course has no circles: the linter passed it.
    let above = GoalGraph::new(&course.objectives)
        .map(|graph| graph.leads_to(&goal.id).to_vec())
        .unwrap_or_default();
    let further = (goal.kind == Kind::Extension).then_some(t.go_further);
    let why = move || {
        let pieces = pieces.read();
        match (pieces.len(), pieces.first()) {
            (0, _) | (_, None) => t.why_not_tried.to_owned(),
            (count, Some(newest)) => (t.why_tried)(count, &day_of(newest.added)),
        }
    };
    let doors = Arc::clone(&course);
    view! {
        <Page title=format!("{} {}", goal.id, goal.short)>
            <a class="crumb" href=Route::Goals.to_string()>{small_icon(Icon::Left)}{t.my_goals}</a>
            <div class="goalhead">
                <div>
                    <p class="over">
                        {goal.id.to_string()}" · "{strand}
                        {further.map(|further| view! { " · "{further} })}
                    </p>
                    <h1>{goal.can.clone()}</h1>
                    <p class="lede">{goal.means.clone()}</p>
                </div>
                <div class="goalhead__level">
                    <span class="goalhead__tried">{move || view! { <Tried pieces=pieces.read().len() /> }}</span>
                    <details class="why">
                        <summary>{t.why}{small_icon(Icon::Down)}</summary>
                        <div class="why__body"><p>{why}</p><p class="muted">{t.levels_come_from_teacher}</p></div>
                    </details>
                </div>
            </div>
            <div class="split">
                <div class="stack stack--loose">
                    <section class="sec" aria-labelledby="my-proof">
                        <h2 id="my-proof">{t.my_proof}</h2>
                        <Show when=move || !pieces.read().is_empty()
                            fallback=move || view! { <p class="muted">{t.no_proof_of_this}</p> }>
                            <PiecesTable course=Arc::clone(&course) pieces />
                        </Show>
                    </section>
                    <DoorsThere course=doors goal=goal.id.clone() />
                </div>
                <aside class="stack doorside">
                    <Links title=t.builds_on course_goals=pick_goals(&below) none=t.builds_on_nothing />
                    <Links title=t.leads_to course_goals=pick_goals(&above) none=t.leads_to_nothing />
                </aside>
            </div>
        </Page>
    }
}

fn pick_goals(ids: &[ObjectiveId]) -> Vec<ObjectiveId> {
    let mut unique: Vec<ObjectiveId> = Vec::new();
    for id in ids {
        if !unique.contains(id) {
            unique.push(id.clone());
        }
    }
    unique
}

#[component]
fn Links(title: &'static str, course_goals: Vec<ObjectiveId>, none: &'static str) -> impl IntoView {
    with_course(move |course| {
        let goals = pick(&course, &course_goals);
        view! {
            <section class="sec">
                <h2 class="h3">{title}</h2>
                {if goals.is_empty() {
                    view! { <p class="small muted">{none}</p> }.into_any()
                } else {
                    view! { <ul class="goals goals--narrow"><GoalRows goals /></ul> }.into_any()
                }}
            </section>
        }
    })
}

/// Many doors to the same goal.
#[component]
fn DoorsThere(course: Arc<Course>, goal: ObjectiveId) -> impl IntoView {
    let t = text();
    let doors: Vec<_> = course
        .doors_to(&goal)
        .map(|door| {
            let how = if door.stretch.contains(&goal) {
                t.goes_further_with_it
            } else if door.touch.contains(&goal) {
                t.touches_it
            } else {
                t.reaches_it
            };
            let number = course.number_of(&door.id).unwrap_or_default();
            (door.id.clone(), number, door.title.clone(), door.question.clone(), how)
        })
        .collect();
    view! {
        <section class="sec" aria-labelledby="doors-there">
            <h2 id="doors-there">{t.doors_that_lead_here}</h2>
            <ul class="works">
                {doors
                    .into_iter()
                    .map(|(id, number, title, question, how)| view! {
                        <li class="works__item">
                            {icon(Icon::Doors)}
                            <span class="works__words">
                                <a href=Route::Door(id).to_string()>{(t.door_number)(number)}": "{title}</a>
                                <span class="small muted">{question}</span>
                            </span>
                            <span class="small muted">{how}</span>
                        </li>
                    })
                    .collect_view()}
            </ul>
            <p class="small muted">{t.or_your_own_door}</p>
        </section>
    }
}
