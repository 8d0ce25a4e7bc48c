//! One goal: its level and why, my proof of it, what it builds on and opens, and every door that
//! leads to it.

use super::check::WaysToShow;
use super::door::look_of;
use super::map_parts::{BuildsOn, Marks, OpensNext, how_sure};
use super::why::WhyThisLevel;
use super::work::{WorkShown, day_of, how_done, work_icon};
use crate::course::{Course, Kind, Objective};
use crate::id::ObjectiveId;
use crate::learning::{Counts, EvidenceKind, QUESTIONS, Shown, Standing};
use crate::route::Route;
use crate::ui::levels::{use_progress, with_days};
use crate::ui::parts::{
    DoorPicture, HowFarShown, Icon, LevelShown, Page, Show, icon, live, rows, small_icon,
    with_course,
};
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
    let progress = use_progress(Arc::clone(&course));
    let id = goal.id.clone();
    let standing = Memo::new(move |_| progress.read().standing(&id).cloned());
    let id = goal.id.clone();
    let ready = Memo::new(move |_| progress.read().is_ready(&id));
    let strand = course.strands.iter().find(|strand| strand.id == goal.strand);
    let strand = strand.map(|strand| strand.title.clone());
    let kind = match goal.kind {
        Kind::Entry => None,
        Kind::Core => Some(t.core_goal),
        Kind::Extension => Some(t.go_further),
    };
    let level =
        move || standing.get().map(|standing| view! { <GoalLevel standing ready=ready.get() /> });
    let why = move || standing.get().map(|standing| view! { <WhyThisLevel standing /> });
    let doors = Arc::clone(&course);
    view! {
        <Page title=format!("{} {}", goal.id, goal.short)>
            <a class="crumb" href=Route::Map.to_string()>{small_icon(Icon::Left)}{t.my_map}</a>
            <div class="goalhead">
                <div>
                    <p class="over num">
                        {goal.id.to_string()}" · "{strand}
                        {kind.map(|kind| view! { " · "{kind} })}
                    </p>
                    <h1>{goal.can.clone()}</h1>
                    <p class="lede">{goal.means.clone()}</p>
                </div>
                <div class="goalhead__level">{live(level)}</div>
            </div>
            <div class="split">
                <div class="stack stack--loose">
                    {live(why)}
                    <MyProof course=Arc::clone(&course) standing />
                </div>
                <aside class="stack doorside">
                    {goal.asks.is_some().then(|| view! {
                        <WaysToShow course=Arc::clone(&course) goal=goal.clone() />
                    })}
                    <DoorsThere course=doors goal=goal.id.clone() />
                    <section class="sec">
                        <h2 class="h3">{t.builds_on}</h2>
                        <BuildsOn course=Arc::clone(&course) progress goal=goal.clone() />
                    </section>
                    <section class="sec">
                        <h2 class="h3">{t.then_you_can_open}</h2>
                        <OpensNext course progress goal=goal.id />
                    </section>
                </aside>
            </div>
        </Page>
    }
}

/// The level, large, with what it rests on.
#[component]
fn GoalLevel(standing: Standing, ready: bool) -> impl IntoView {
    let (sure, pieces) = how_sure(&standing);
    let sure = pieces.map_or_else(|| sure.to_owned(), |pieces| format!("{sure}, {pieces}"));
    view! {
        <HowFarShown how_far=standing.how_far() class="level--big" />
        <span class="row">
            <span class="mark">{icon(Icon::Proof)}{sure}</span>
            <Marks standing=Some(standing) ready />
        </span>
    }
}

/// Everything that says something about the goal, newest first.
#[component]
fn MyProof(course: Arc<Course>, standing: Memo<Option<Standing>>) -> impl IntoView {
    let t = text();
    let pieces =
        Memo::new(move |_| standing.get().map(|standing| standing.why.pieces).unwrap_or_default());
    let table = move || {
        let course = Arc::clone(&course);
        view! {
            <div class="scroll" tabindex="0" role="region" aria-label=t.my_proof>
                <table class="table prooftable">
                    <thead>
                        <tr>
                            <th scope="col">{t.day}</th>
                            <th scope="col">{t.my_work}</th>
                            <th scope="col">{t.level}</th>
                            <th scope="col">{t.who_said_so}</th>
                            <th scope="col">{t.how_i_did_it}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows(
                            move || (0..pieces.read().len()).rev().map(|nth| nth.to_string()).collect(),
                            move |nth| {
                                let (nth, course) = (nth.parse::<usize>().ok(), Arc::clone(&course));
                                let line = move || {
                                    let shown = pieces.read().get(nth?).copied()?;
                                    Some(view! { <ProofLine course=Arc::clone(&course) shown /> })
                                };
                                line.into_any()
                            },
                        )}
                    </tbody>
                </table>
            </div>
        }
    };
    view! {
        <section class="sec" aria-labelledby="my-proof">
            <h2 id="my-proof">{t.my_proof}</h2>
            <Show when=move || !pieces.read().is_empty()
                fallback=move || view! { <p class="muted">{t.no_proof_of_goal}</p> }>
                {table.clone()}
            </Show>
        </section>
    }
}

#[component]
fn ProofLine(course: Arc<Course>, shown: Shown) -> impl IntoView {
    let t = text();
    let evidence = shown.evidence;
    let why_not = match shown.counts {
        Counts::Yes => None,
        Counts::Collapsed { .. } => Some(t.same_work_same_day),
        Counts::No(why) => Some((t.why_not)(why)),
    };
    let level = match shown.level {
        Some(level) => view! { <LevelShown status=level.into() /> }.into_any(),
        None => t.no_level_yet.into_any(),
    };
    let class = if why_not.is_some() { "beside" } else { "" };
    view! {
        <tr class=class>
            <td>{day_of(evidence.stamp)}</td>
            <th scope="row"><span class="works__words"><WorkOf course shown /></span></th>
            <td>{level}</td>
            <td>{(t.by_whom)(evidence.by)}</td>
            <td>{how_done(evidence.how)}{why_not.map(|why| view! { <br /><span class="muted">{why}</span> })}</td>
        </tr>
    }
}

/// The work that a piece of evidence is about: a quick check, or what was put to a checkpoint.
#[component]
fn WorkOf(course: Arc<Course>, shown: Shown) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let work = shown.evidence.artefact;
    let learner = learner.read_untracked();
    if shown.evidence.kind == EvidenceKind::Check {
        let right = with_days(|days| learner.check(work, days)).map(|check| check.right());
        return right.map(|right| (t.quick_check)(right, QUESTIONS)).into_any();
    }
    let Some(piece) = learner.pieces().into_iter().find(|piece| piece.id == work).cloned() else {
        return ().into_any();
    };
    let door = learner.run(piece.run).and_then(|run| course.door(&run.door));
    let door = door.map(|door| door.title.clone());
    view! {
        <span class="row">{work_icon(&piece.proof)}<WorkShown proof=piece.proof /></span>
        <a class="small" href=Route::Checkpoint(piece.run, piece.checkpoint).to_string()>{door}</a>
    }
    .into_any()
}

/// Many doors to the same goal.
#[component]
fn DoorsThere(course: Arc<Course>, goal: ObjectiveId) -> impl IntoView {
    let t = text();
    let doors: Vec<AnyView> = course
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
            view! {
                <li class="doorlist__item">
                    <DoorPicture look=look_of(&course, &door.id) plate=number.to_string() />
                    <span class="works__words">
                        <a href=Route::Door(door.id.clone()).to_string()>
                            {(t.door_number)(number)}": "{door.title.clone()}
                        </a>
                        <span class="xs muted">{how}</span>
                    </span>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <section class="sec">
            <h2 class="h3">{(t.doors_lead_here)(doors.len())}</h2>
            <ul class="doorlist small">{doors}</ul>
            <p class="small muted">{t.or_your_own_door}</p>
        </section>
    }
}
