//! My goals: every goal of the course, strand by strand, tried or not tried yet.

use super::work::day_of;
use crate::course::{Course, Kind, Objective, Strand};
use crate::route::Route;
use crate::ui::parts::{Icon, Page, Tried, icon, rows, with_course};
use crate::ui::session::use_session;
use crate::ui::text::text;
use leptos::prelude::*;
use std::sync::Arc;

/// See the module.
#[component]
pub fn Goals() -> impl IntoView {
    with_course(|course| view! { <GoalsOf course /> })
}

#[component]
fn GoalsOf(course: Arc<Course>) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let (core_only, open_only) = (RwSignal::new(false), RwSignal::new(false));
    let core: Vec<_> = course.core_objectives().map(|goal| goal.id.clone()).collect();
    let all = core.len();
    let tried = move || {
        let learner = learner.read();
        core.iter().filter(|id| !learner.pieces_for(id).is_empty()).count()
    };
    let credit = course.credit.clone();
    let strands: Vec<(Strand, Vec<Objective>)> = course
        .strands
        .iter()
        .map(|strand| (strand.clone(), course.objectives_in(&strand.id).cloned().collect()))
        .collect();
    view! {
        <Page title=t.my_goals>
            <div class="page__head">
                <h1>{t.my_goals}</h1>
                <p class="lede">{t.goals_lede}</p>
                <p><strong>{move || (t.tried_of_core)(tried(), all, &credit.title)}</strong>" "<span class="muted">{credit.rule}</span></p>
            </div>
            <form class="filters" on:submit=|event| event.prevent_default()>
                <fieldset class="filters__set">
                    <legend class="small muted">{t.show}</legend>
                    <div class="chips">
                        <Only label=t.core_goals_only on=core_only />
                        <Only label=t.not_tried_only on=open_only />
                    </div>
                </fieldset>
            </form>
            <div class="stack stack--loose">
                {strands
                    .into_iter()
                    .map(|(strand, goals)| view! { <StrandTable strand goals core_only open_only /> })
                    .collect_view()}
            </div>
        </Page>
    }
}

#[component]
fn Only(label: &'static str, on: RwSignal<bool>) -> impl IntoView {
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
    core_only: RwSignal<bool>,
    open_only: RwSignal<bool>,
) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let (all, ids) = (goals.len(), goals.iter().map(|g| g.id.clone()).collect::<Vec<_>>());
    let tried = move || {
        let learner = learner.read();
        ids.iter().filter(|id| !learner.pieces_for(id).is_empty()).count()
    };
    let shown = Memo::new(move |_| {
        let learner = learner.read();
        let admits = |goal: &&Objective| {
            (!core_only.get() || goal.kind == Kind::Core)
                && (!open_only.get() || learner.pieces_for(&goal.id).is_empty())
        };
        goals.iter().filter(admits).cloned().collect::<Vec<_>>()
    });
    let (id, title) = (format!("strand-{}", strand.id), strand.title.clone());
    view! {
        <section class="sheet">
            <div class="sheet__head">
                <h2 id=id.clone()>{title.clone()}</h2>
                <span class="small muted">{move || (t.tried_of)(tried(), all)}</span>
            </div>
            <Show when=move || !shown.read().is_empty() fallback=move || view! { <p class="muted small">{t.none_of_these}</p> }>
                <div class="scroll" tabindex="0" role="region" aria-label=title.clone()>
                    <table class="table maplist">
                        <thead>
                            <tr>
                                <th scope="col">{t.goal}</th>
                                <th scope="col">{t.tried}</th>
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
                                    goal.map(|goal| view! { <GoalLine goal /> }.into_any()).into_any()
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
fn GoalLine(goal: Objective) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let id = goal.id.clone();
    let proof = Memo::new(move |_| {
        let learner = learner.read();
        let pieces = learner.pieces_for(&id);
        (pieces.len(), pieces.first().map(|piece| piece.added))
    });
    let kind = match goal.kind {
        Kind::Entry | Kind::Core => None,
        Kind::Extension => Some(t.go_further),
    };
    let builds_on: Vec<String> = goal.builds_on().map(ToString::to_string).collect();
    let builds_on = if builds_on.is_empty() { "–".to_owned() } else { builds_on.join(", ") };
    view! {
        <tr>
            <th scope="row">
                <span class="goal__code">{goal.id.to_string()}</span>
                " "
                <a href=Route::Goal(goal.id.clone()).to_string()>{goal.can}</a>
                {kind.map(|kind| view! { " "<span class="tag">{kind}</span> })}
            </th>
            <td>{move || view! { <Tried pieces=proof.get().0 /> }}</td>
            <td>{move || proof.get().1.map_or_else(|| "–".to_owned(), day_of)}</td>
            <td class="num">{builds_on}</td>
        </tr>
    }
}
