//! What the map, its list and the page of a goal share: the key, the way between building and list,
//! what a goal builds on and opens, and the doors that lead to it.

use super::door::look_of;
use crate::course::{Course, GoalGraph, Objective};
use crate::id::ObjectiveId;
use crate::learning::{HowFar, Level, Progress, Standing, Strength};
use crate::route::Route;
use crate::ui::parts::{DoorPicture, HowFarShort, HowFarShown, Icon, icon, live, small_icon};
use crate::ui::text::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The head of the map: how far it is to the credit, and the two ways to look at it.
#[component]
pub fn MapHead(
    course: Arc<Course>,
    progress: Memo<Progress>,
    /// Which of the two this is.
    here: Route,
) -> impl IntoView {
    let t = text();
    let core: Vec<ObjectiveId> = course.core_objectives().map(|goal| goal.id.clone()).collect();
    let credit = course.credit.title.clone();
    let met = move || (t.met_of_core)(progress.read().met(&core), core.len(), &credit);
    let way = |to: Route, picture: Icon, name: &'static str| {
        view! {
            <a href=to.to_string() aria-current=(to == here).then_some("true")>
                {small_icon(picture)}
                {name}
            </a>
        }
    };
    view! {
        <div class="maphead">
            <div class="page__head">
                <h1>{t.my_map}</h1>
                <p class="lede">{t.map_lede}</p>
            </div>
            <div class="maphead__end">
                <p class="small"><strong>{live(met)}</strong>" "<a href=Route::Start.to_string()>{t.find_my_start}</a></p>
                <div class="seg" role="group" aria-label=t.view>
                    {way(Route::Map, Icon::Map, t.building)}
                    {way(Route::Goals, Icon::List, t.list)}
                </div>
            </div>
        </div>
    }
}

/// Every shape with its word and number.
#[component]
pub fn LevelKey() -> impl IntoView {
    let levels = Level::ALL.map(HowFar::At);
    [HowFar::NotTried, HowFar::Tried]
        .into_iter()
        .chain(levels)
        .map(|how_far| view! { <HowFarShown how_far />" " })
        .collect_view()
}

/// What a lamp means.
#[component]
pub fn LampKey() -> impl IntoView {
    view! {
        <span class="level">
            <span class="bdoor__lamp bdoor__lamp--key" aria-hidden="true"></span>
            {text().ready_next}
        </span>
    }
}

/// "Ready next" and "Check again", where they are so.
#[component]
pub fn Marks(standing: Option<Standing>, ready: bool) -> impl IntoView {
    let t = text();
    let again = standing.is_some_and(|standing| standing.check_again());
    view! {
        {again.then(|| view! { <span class="mark mark--again">{icon(Icon::Again)}{t.check_again}</span>" " })}
        {ready.then(|| view! {
            <span class="mark">
                <span class="bdoor__lamp bdoor__lamp--key" aria-hidden="true"></span>
                {t.ready_next}
            </span>
        })}
    }
}

/// How much a level rests on: a word, and how many pieces.
pub fn how_sure(standing: &Standing) -> (&'static str, Option<String>) {
    let t = text();
    match (standing.strength, standing.why.pieces.len()) {
        (Strength::None, 0) => ((t.strength)(Strength::None), None),
        (Strength::None, pieces) => (t.no_level_yet, Some((t.pieces)(pieces))),
        (strength, _) => ((t.strength)(strength), Some((t.pieces)(standing.counting()))),
    }
}

/// What a goal builds on, as codes: `M2, Q3, Q4 or Q7`.
pub fn builds_on_codes(goal: &Objective) -> String {
    let or = format!(" {} ", text().or_this);
    let codes = |ids: &[ObjectiveId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    let any = goal.any_of.iter().map(|any| codes(any).join(&or));
    let all: Vec<String> = codes(&goal.all).into_iter().chain(any).collect();
    if all.is_empty() { "–".to_owned() } else { all.join(", ") }
}

/// What a goal builds on, with how far the learner has come there; "or" between what may stand for
/// one another.
#[component]
pub fn BuildsOn(course: Arc<Course>, progress: Memo<Progress>, goal: Objective) -> impl IntoView {
    let single = goal.all.iter().map(|id| vec![id.clone()]);
    let groups: Vec<Vec<ObjectiveId>> = single.chain(goal.any_of.iter().cloned()).collect();
    view! { <GoalLinks course progress groups none=text().builds_on_nothing /> }
}

/// The goals that build on a goal.
#[component]
pub fn OpensNext(
    course: Arc<Course>,
    progress: Memo<Progress>,
    goal: ObjectiveId,
) -> impl IntoView {
    // A shipped course has no circles: the linter passed it.
    let above = GoalGraph::new(&course.objectives).map(|graph| graph.leads_to(&goal).to_vec());
    let groups = above.unwrap_or_default().into_iter().map(|id| vec![id]).collect();
    view! { <GoalLinks course progress groups none=text().leads_to_nothing /> }
}

#[component]
fn GoalLinks(
    course: Arc<Course>,
    progress: Memo<Progress>,
    groups: Vec<Vec<ObjectiveId>>,
    /// What is said when there are none.
    none: &'static str,
) -> impl IntoView {
    if groups.is_empty() {
        return view! { <p class="small muted">{none}</p> }.into_any();
    }
    let or = text().or_this;
    let link = |nth: usize, id: &ObjectiveId| {
        let (short, at) = (course.objective(id).map(|goal| goal.short.clone()), id.clone());
        view! {
            {(nth > 0).then(|| view! { <span>{or}</span> })}
            <span class="lvlist__one">
                {live(move || view! { <HowFarShort how_far=progress.read().how_far(&at) /> })}
                <a href=Route::Goal(id.clone()).to_string()>{id.to_string()}" "{short}</a>
            </span>
        }
    };
    let item = |group: &Vec<ObjectiveId>| {
        let links = group.iter().enumerate().map(|(nth, id)| link(nth, id)).collect_view();
        view! { <li>{links}</li> }
    };
    view! { <ul class="lvlist small">{groups.iter().map(item).collect_view()}</ul> }.into_any()
}

/// Every door that leads to a goal, small.
#[component]
pub fn MiniDoors(course: Arc<Course>, goal: ObjectiveId) -> impl IntoView {
    let t = text();
    let doors = course.doors_to(&goal).map(|door| {
        let number = course.number_of(&door.id).unwrap_or_default();
        let name = format!("{}: {}", (t.door_number)(number), door.title);
        let title = name.clone();
        view! {
            <li>
                <a href=Route::Door(door.id.clone()).to_string() title=title>
                    <DoorPicture look=look_of(&course, &door.id) plate=number.to_string() />
                    <span class="vh">{name}</span>
                </a>
            </li>
        }
    });
    view! { <ul class="minidoors">{doors.collect_view()}</ul> }
}
