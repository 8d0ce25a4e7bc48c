//! My map: the goals of the course as a building, with one goal at hand and what leads to it.

use super::doors::Browsing;
use super::map_parts::{BuildsOn, LampKey, LevelKey, MapHead, Marks, MiniDoors, OpensNext};
use crate::browser::page;
use crate::course::{Building, Course, Floor, Line, LineKind, Move, Objective};
use crate::id::ObjectiveId;
use crate::learning::Progress;
use crate::route::Route;
use crate::ui::levels::use_progress;
use crate::ui::parts::{
    HowFarShape, HowFarShown, Page, how_far_number, how_far_word, live, with_course,
};
use crate::ui::text::text;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use std::sync::Arc;

/// The heading of the panel, which is brought in sight when a goal is chosen.
const AT_HAND: &str = "at-hand";

/// See the module.
#[component]
pub fn Map() -> impl IntoView {
    with_course(|course| view! { <MapOf course /> })
}

/// What the parts of the map have in common.
#[derive(Clone)]
struct Here {
    course: Arc<Course>,
    building: Arc<Building>,
    progress: Memo<Progress>,
    /// The goal at hand.
    at: Memo<Option<ObjectiveId>>,
    /// The lines that are drawn.
    lines: Memo<Vec<Line>>,
}

#[component]
fn MapOf(course: Arc<Course>) -> impl IntoView {
    let t = text();
    let progress = use_progress(Arc::clone(&course));
    let building = Arc::new(Building::of(&course));
    let looked_at = expect_context::<Browsing>().looked_at;
    let whole_path = RwSignal::new(false);
    let goals = Arc::clone(&course);
    let at = Memo::new(move |_| {
        let looked_at = looked_at.get().filter(|id| goals.objective(id).is_some());
        looked_at.or_else(|| progress.read().look_at_first(&goals).map(|goal| goal.id.clone()))
    });
    let drawn = Arc::clone(&building);
    let lines = Memo::new(move |_| {
        let Some(at) = at.get() else { return Vec::new() };
        let below = if whole_path.get() { drawn.lines_below(&at) } else { Vec::new() };
        below.into_iter().chain(drawn.lines_at(&at)).collect::<Vec<_>>()
    });
    let floors = (t.map_floors)(building.floors.len());
    let here = Here { course: Arc::clone(&course), building, progress, at, lines };
    let code = move || at.get().map(|at| (t.whole_path)(at.as_str()));
    view! {
        <Page title=t.my_map>
            <MapHead course progress here=Route::Map />
            <div class="mapkey small">
                <LevelKey />
                <LampKey />
                <label class="tick"><input type="checkbox" bind:checked=whole_path />{live(code)}</label>
            </div>
            <div class="mapwrap">
                <div class="scroll building__scroll" tabindex="0" role="region" aria-label=floors>
                    <TheBuilding here=here.clone() />
                </div>
                <Panel here />
            </div>
        </Page>
    }
}

#[component]
fn TheBuilding(here: Here) -> impl IntoView {
    let (width, height) = here.building.size();
    let lines = here.lines;
    let paths = move || {
        let line =
            |line: &Line| view! { <path class=look_of_line(line.kind) d=line.path.clone()></path> };
        lines.read().iter().map(line).collect_view()
    };
    let floors: Vec<AnyView> = here
        .building
        .floors
        .iter()
        .map(|floor| view! { <OneFloor here=here.clone() floor=floor.clone() /> }.into_any())
        .collect();
    view! {
        <div class="building" data-columns=here.building.columns.to_string()>
            <svg class="building__lines" viewBox=format!("0 0 {width} {height}")
                preserveAspectRatio="none" aria-hidden="true" focusable="false">
                {live(paths)}
            </svg>
            {floors}
        </div>
    }
}

fn look_of_line(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Needs => "e-near",
        LineKind::AnyOf => "e-any",
        LineKind::Opens => "e-up",
        LineKind::Below => "e-far",
        LineKind::BelowAnyOf => "e-far e-far--any",
    }
}

#[component]
fn OneFloor(here: Here, floor: Floor) -> impl IntoView {
    let strand = here.course.strands.iter().find(|strand| strand.id == floor.strand);
    let title = strand.map(|strand| strand.title.clone());
    let id = format!("floor-{}", floor.strand);
    let heading = id.clone();
    let doors: Vec<AnyView> = floor
        .doors
        .iter()
        .filter_map(|id| here.course.objective(id))
        .map(|goal| view! { <OneDoor here=here.clone() goal=goal.clone() /> }.into_any())
        .collect();
    view! {
        <section class="bfloor" aria-labelledby=id>
            <h2 class="bfloor__name" id=heading>{title}</h2>
            <ul class="bfloor__doors">{doors}</ul>
        </section>
    }
}

/// The element of a goal's door.
fn element_of(goal: &ObjectiveId) -> String {
    format!("goal-{goal}")
}

/// The step that a key stands for.
fn step_of(event: &KeyboardEvent) -> Option<Move> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    Some(match event.key().as_str() {
        "ArrowLeft" => Move::Back,
        "ArrowRight" => Move::On,
        "ArrowUp" => Move::Up,
        "ArrowDown" => Move::Down,
        "Home" => Move::First,
        "End" => Move::Last,
        _ => return None,
    })
}

#[component]
fn OneDoor(here: Here, goal: Objective) -> impl IntoView {
    let t = text();
    let Here { building, progress, at, lines, .. } = here;
    let looked_at = expect_context::<Browsing>().looked_at;
    let id = StoredValue::new(goal.id.clone());
    let here = Memo::new(move |_| id.with_value(|id| at.read().as_ref() == Some(id)));
    let class = move || {
        let touched = |line: &Line| id.with_value(|id| &line.from == id || &line.to == id);
        match (here.get(), lines.read().iter().any(touched)) {
            (true, _) => "bdoor bdoor--sel",
            (false, true) => "bdoor bdoor--near",
            (false, false) => "bdoor",
        }
    };
    let stands = Memo::new(move |_| {
        let progress = progress.read();
        id.with_value(|id| (progress.how_far(id), progress.is_ready(id)))
    });
    let step = move |event: KeyboardEvent| {
        let next = step_of(&event).and_then(|step| id.with_value(|id| building.step(id, step)));
        if let Some(next) = next {
            event.prevent_default();
            page::focus_on(&element_of(next));
            page::bring_into_sight(&element_of(next));
        }
    };
    // The goal at hand opens; any other one is taken to hand first.
    let choose = move |event: MouseEvent| {
        if !here.get_untracked() && !event.ctrl_key() && !event.meta_key() && !event.shift_key() {
            event.prevent_default();
            looked_at.set(Some(id.get_value()));
            page::bring_into_sight(AT_HAND);
        }
    };
    view! {
        <li class="bcell">
            <a class=class id=element_of(&goal.id) href=Route::Goal(goal.id.clone()).to_string()
                aria-current=move || here.get().then_some("true") on:click=choose on:keydown=step>
                {live(move || {
                    let (how_far, ready) = stands.get();
                    view! {
                        {ready.then(|| view! { <span class="bdoor__lamp" aria-hidden="true"></span> })}
                        <HowFarShape how_far class="bdoor__shape" />
                    }
                })}
                <span class="bdoor__name"><b>{goal.id.to_string()}</b>" "{goal.short}</span>
                <span class="bdoor__lv">
                    <span class="vh">", "</span>
                    {live(move || {
                        let (how_far, ready) = stands.get();
                        view! {
                            {how_far_word(how_far)}
                            " "
                            {how_far_number(how_far)}
                            {ready.then(|| view! { <span class="vh">", "{t.ready_next}</span> })}
                        }
                    })}
                </span>
            </a>
        </li>
    }
}

/// The goal at hand: where it stands, what it builds on and opens, and which doors lead to it.
#[component]
fn Panel(here: Here) -> impl IntoView {
    let Here { course, progress, at, .. } = here;
    let goals = Arc::clone(&course);
    let goal = Memo::new(move |_| at.get().and_then(|at| goals.objective(&at).cloned()));
    // Somebody who cannot see the panel hears which goal it is about.
    let said = move || {
        goal.get().map(|goal| {
            let how_far = progress.read_untracked().how_far(&goal.id);
            let (word, number) = (how_far_word(how_far), how_far_number(how_far));
            format!("{} {}, {word} {number}", goal.id, goal.short)
        })
    };
    view! {
        <p class="vh" role="status">{live(said)}</p>
        {live(move || goal.get().map(|goal| view! { <AtHand course=Arc::clone(&course) progress goal /> }))}
    }
}

#[component]
fn AtHand(course: Arc<Course>, progress: Memo<Progress>, goal: Objective) -> impl IntoView {
    let t = text();
    let id = goal.id.clone();
    let strand = course.strands.iter().find(|strand| strand.id == goal.strand);
    let strand = strand.map(|strand| strand.title.clone());
    let doors = course.doors_to(&id).count();
    let stands = move || {
        let progress = progress.read();
        let (standing, ready) = (progress.standing(&id).cloned(), progress.is_ready(&id));
        view! { <HowFarShown how_far=progress.how_far(&id) class="level--chip" /><Marks standing ready /> }
    };
    view! {
        <aside class="sheet mappanel" aria-labelledby=AT_HAND>
            <p class="over num">{goal.id.to_string()}" · "{strand}</p>
            <h2 id=AT_HAND>{goal.can.clone()}</h2>
            <p class="row">{live(stands)}</p>
            <div class="sec">
                <h3 class="h4 muted">{t.builds_on}</h3>
                <BuildsOn course=Arc::clone(&course) progress goal=goal.clone() />
            </div>
            <div class="sec">
                <h3 class="h4 muted">{t.then_you_can_open}</h3>
                <OpensNext course=Arc::clone(&course) progress goal=goal.id.clone() />
            </div>
            {(doors > 0).then(|| view! {
                <div class="sec">
                    <h3 class="h4 muted">{(t.doors_lead_here)(doors)}</h3>
                    <MiniDoors course goal=goal.id.clone() />
                </div>
            })}
            <div class="stack stack--tight">
                <a class="btn btn--main btn--wide" href=Route::Goal(goal.id.clone()).to_string()>{t.open_this_goal}</a>
                {goal.asks.is_some().then(|| view! {
                    <a class="btn btn--wide" href=Route::Check(goal.id).to_string()>{t.i_know_this}</a>
                })}
            </div>
            <p class="xs muted">{t.in_any_order}</p>
        </aside>
    }
}
