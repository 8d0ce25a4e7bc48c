//! The map as a list: every goal of the course, strand by strand, with its level and what it rests on.

use super::map_parts::{LampKey, LevelKey, MapHead, Marks, builds_on_codes, how_sure};
use super::work::day_of;
use crate::course::{Course, Kind, Objective, Strand};
use crate::id::ObjectiveId;
use crate::learning::{HowFar, Progress};
use crate::route::Route;
use crate::ui::levels::use_progress;
use crate::ui::parts::{HowFarShown, Icon, Page, Show, icon, live, rows, with_course};
use crate::ui::text::text;
use leptos::prelude::*;
use std::sync::Arc;

/// See the module.
#[component]
pub fn Goals() -> impl IntoView {
    with_course(|course| view! { <GoalsOf course /> })
}

/// What somebody wants to see of the list.
#[derive(Clone, Copy)]
struct Only {
    ready: RwSignal<bool>,
    core: RwSignal<bool>,
    not_tried: RwSignal<bool>,
}

impl Only {
    fn admits(self, goal: &Objective, progress: &Progress) -> bool {
        (!self.ready.get() || progress.is_ready(&goal.id))
            && (!self.core.get() || goal.kind == Kind::Core)
            && (!self.not_tried.get() || progress.how_far(&goal.id) == HowFar::NotTried)
    }
}

#[component]
fn GoalsOf(course: Arc<Course>) -> impl IntoView {
    let t = text();
    let progress = use_progress(Arc::clone(&course));
    let [ready, core, not_tried] = [(); 3].map(|()| RwSignal::new(false));
    let only = Only { ready, core, not_tried };
    let strands: Vec<AnyView> = course
        .strands
        .iter()
        .map(|strand| {
            let goals = course.objectives_in(&strand.id).cloned().collect();
            view! { <StrandTable strand=strand.clone() goals progress only /> }.into_any()
        })
        .collect();
    view! {
        <Page title=t.map_as_list>
            <MapHead course progress here=Route::Goals />
            <div class="mapkey small"><LevelKey /><LampKey /></div>
            <form class="filters" on:submit=|event| event.prevent_default()>
                <fieldset class="filters__set">
                    <legend class="small muted">{t.show}</legend>
                    <div class="chips">
                        <Chip label=t.ready_next on=ready />
                        <Chip label=t.core_goals_only on=core />
                        <Chip label=t.not_tried_yet on=not_tried />
                    </div>
                </fieldset>
            </form>
            <div class="stack stack--loose">{strands}</div>
        </Page>
    }
}

#[component]
fn Chip(label: &'static str, on: RwSignal<bool>) -> impl IntoView {
    view! {
        <label class="chip">
            <input type="checkbox" bind:checked=on />
            {icon(Icon::Check)}
            {label}
        </label>
    }
}

#[component]
fn StrandTable(
    strand: Strand,
    goals: Vec<Objective>,
    progress: Memo<Progress>,
    only: Only,
) -> impl IntoView {
    let t = text();
    let ids: Vec<ObjectiveId> = goals.iter().map(|goal| goal.id.clone()).collect();
    let met = move || (t.met_of)(progress.read().met(&ids), ids.len());
    let shown = Memo::new(move |_| {
        let progress = progress.read();
        goals.iter().filter(|goal| only.admits(goal, &progress)).cloned().collect::<Vec<_>>()
    });
    let (id, title) = (format!("strand-{}", strand.id), strand.title.clone());
    view! {
        <section class="sheet">
            <div class="sheet__head">
                <h2 id=id>{title.clone()}</h2>
                <span class="small muted">{live(met)}</span>
            </div>
            <Show when=move || !shown.read().is_empty() fallback=move || view! { <p class="muted small">{t.none_of_these}</p> }>
                <div class="scroll" tabindex="0" role="region" aria-label=title.clone()>
                    <table class="table maplist">
                        <thead>
                            <tr>
                                <th scope="col">{t.goal}</th>
                                <th scope="col">{t.level}</th>
                                <th scope="col">{t.how_sure}</th>
                                <th scope="col">{t.newest}</th>
                                <th scope="col">{t.builds_on}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {rows(
                                move || shown.read().iter().map(|goal| goal.id.to_string()).collect(),
                                move |id| {
                                    let shown = shown.read_untracked();
                                    let goal = shown.iter().find(|goal| goal.id.as_str() == id).cloned();
                                    goal.map(|goal| view! { <GoalLine goal progress /> }.into_any()).into_any()
                                },
                            )}
                        </tbody>
                    </table>
                </div>
            </Show>
        </section>
    }
}

#[component]
fn GoalLine(goal: Objective, progress: Memo<Progress>) -> impl IntoView {
    let t = text();
    let further = (goal.kind == Kind::Extension).then_some(t.go_further);
    let id = goal.id.clone();
    let cells = move || {
        let progress = progress.read();
        let (how_far, ready) = (progress.how_far(&id), progress.is_ready(&id));
        progress.standing(&id).cloned().map(|standing| {
            let (sure, pieces) = how_sure(&standing);
            let newest = standing.why.pieces.last().map(|piece| day_of(piece.evidence.stamp));
            view! {
                <td><HowFarShown how_far />" "<Marks standing=Some(standing) ready /></td>
                <td>{sure}{pieces.map(|pieces| view! { <br /><span class="muted">{pieces}</span> })}</td>
                <td>{newest.unwrap_or_else(|| "–".to_owned())}</td>
            }
        })
    };
    let builds_on = builds_on_codes(&goal);
    view! {
        <tr>
            <th scope="row">
                <span class="goal__code">{goal.id.to_string()}</span>
                " "
                <a href=Route::Goal(goal.id.clone()).to_string()>{goal.can}</a>
                {further.map(|further| view! { " "<span class="tag">{further}</span> })}
            </th>
            {live(cells)}
            <td class="num">{builds_on}</td>
        </tr>
    }
}
