//! One door: what is asked, which goals it reaches, its checkpoints, roles, ways and supports.

use super::compare::{furthers, support_names};
use super::doors::Browsing;
use super::work::DoorFacts;
use crate::course::{Course, Door, DoorLook, Objective, Role};
use crate::id::{DoorId, ObjectiveId};
use crate::learning::Fit;
use crate::route::{MOST_COMPARED, Route};
use crate::ui::levels::use_progress;
use crate::ui::parts::{
    DoorPicture, GoalRow, Icon, Page, Show, icon, live, small_icon, with_course, with_door,
};
use crate::ui::session::use_session;
use crate::ui::text::text;
use leptos::prelude::*;
use std::sync::Arc;

/// How many supports the page of a door names; the rest stand at their checkpoints.
const MOST_NAMED: usize = 6;

/// See the module.
#[component]
pub fn DoorPage(door: DoorId) -> impl IntoView {
    with_course(move |course| {
        let id = door.clone();
        if course.door(&id).is_none() {
            return view! { <super::Nowhere /> }.into_any();
        }
        with_door(id, |course, door| view! { <OneDoor course door /> }).into_any()
    })
}

/// How a door of the course looks: its own paint, or bare when the student will make it.
pub fn look_of(course: &Course, door: &DoorId) -> DoorLook {
    let own = course.door(door).is_some_and(|card| card.choose.is_some());
    let place = course.doors.iter().position(|card| &card.id == door);
    match place {
        Some(place) if !own => course.looks()[place],
        _ => DoorLook::BARE,
    }
}

#[component]
fn OneDoor(course: Arc<Course>, door: Arc<Door>) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let number = course.number_of(&door.id).unwrap_or_default();
    let look = look_of(&course, &door.id);
    let card = door.card();
    let reaches = {
        let card = card.clone();
        move || match card.choose {
            Some((fewest, most)) => (t.reaches_chosen)(fewest, most),
            None => {
                (t.reaches_goals)(card.focus.len(), Fit::of(&learner.read(), &card).not_tried.len())
            }
        }
    };
    view! {
        <Page title=door.title.clone()>
            <a class="crumb" href=Route::Doors.to_string()>{small_icon(Icon::Left)}{t.all_doors}</a>
            <section class="doorhero" data-paint=look.paint.name() aria-labelledby="door-title">
                <div class="doorhero__door"><DoorPicture look plate=number.to_string() /></div>
                <div class="doorhero__text">
                    <p class="over">{(t.door_of)(number, course.doors.len())}</p>
                    <h1 id="door-title">{door.title.clone()}</h1>
                    <p class="doorhero__q">{door.question.clone()}</p>
                    <p class="facts">
                        <DoorFacts door=card.clone() />
                        <span>{icon(Icon::Flag)}{live(reaches)}</span>
                    </p>
                </div>
                <div class="doorhero__go btns"><WayIn door=door.id.clone() /></div>
            </section>
            <div class="split">
                <div class="stack stack--loose">
                    <p class="lede">{door.about.clone()}</p>
                    <Reached course=Arc::clone(&course) door=Arc::clone(&door) />
                    <Checkpoints door=Arc::clone(&door) />
                    {(!door.roles.is_empty()).then(|| view! { <Roles door=Arc::clone(&door) /> })}
                </div>
                <Aside course door />
            </div>
        </Page>
    }
}

/// Open this door, or go on in its room; compare.
#[component]
fn WayIn(door: DoorId) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let browsing = expect_context::<Browsing>();
    let id = StoredValue::new(door);
    let inside = Memo::new(move |_| {
        let learner = learner.read();
        id.with_value(|id| learner.room_behind(id).map(|run| run.id))
    });
    let ticked = Memo::new(move |_| id.with_value(|id| browsing.compare.read().contains(id)));
    let full = move || !ticked.get() && browsing.compare.read().len() >= MOST_COMPARED;
    live(move || {
        match inside.get() {
        Some(run) => view! {
            <a class="btn btn--main btn--big" href=Route::Room(run).to_string()>
                {t.go_to_my_room}
                {small_icon(Icon::Right)}
            </a>
        }
        .into_any(),
        None => view! {
            <a class="btn btn--main btn--big" href=Route::Choose(id.get_value()).to_string()>
                {t.open_this_door}
            </a>
            <button class="btn btn--big" type="button" aria-pressed=move || ticked.get().to_string()
                disabled=full on:click=move |_| browsing.turn_compare(&id.get_value(), !ticked.get())>
                {live(move || small_icon(if ticked.get() { Icon::Check } else { Icon::Plus }))}
                {t.add_to_compare}
            </button>
            <Show when=move || { browsing.compare.read().len() > 1 }>
                <a class="btn btn--plain" href=move || Route::Compare(browsing.compare.get()).to_string()>
                    {t.compare_side_by_side}
                </a>
            </Show>
        }
        .into_any(),
    }
    })
}

#[component]
fn Reached(course: Arc<Course>, door: Arc<Door>) -> impl IntoView {
    let t = text();
    if let Some((fewest, most)) = door.choose {
        return view! {
            <section class="sec" aria-labelledby="reached">
                <h2 id="reached">{t.goals_it_reaches}</h2>
                <p>{(t.reaches_chosen)(fewest, most)}". "{t.you_pick_them}</p>
            </section>
        }
        .into_any();
    }
    let touched = !(door.touch.is_empty() && door.stretch.is_empty());
    view! {
        <section class="sec" aria-labelledby="reached">
            <div class="sec__head">
                <h2 id="reached">{t.goals_it_reaches}</h2>
                <p class="small muted">{t.with_your_proof_now}</p>
            </div>
            <ul class="goals"><GoalRows course=Arc::clone(&course) goals=pick(&course, &door.focus) /></ul>
            {touched.then(|| view! {
                <details class="more">
                    <summary>
                        {small_icon(Icon::Down)}
                        {(t.also_touches)(door.touch.len(), door.stretch.len())}
                    </summary>
                    <ul class="goals">
                        <GoalRows course=Arc::clone(&course) goals=pick(&course, &door.touch) />
                        <GoalRows course=Arc::clone(&course) goals=pick(&course, &door.stretch) more=t.go_further />
                    </ul>
                </details>
            })}
        </section>
    }
    .into_any()
}

/// The goals with these ids, in this order.
pub fn pick(course: &Course, ids: &[ObjectiveId]) -> Vec<Objective> {
    ids.iter().filter_map(|id| course.objective(id)).cloned().collect()
}

/// A row for each goal, with how far the learner has come.
#[component]
pub fn GoalRows(
    course: Arc<Course>,
    goals: Vec<Objective>,
    #[prop(optional)] more: Option<&'static str>,
) -> impl IntoView {
    let progress = use_progress(course);
    goals
        .into_iter()
        .map(|objective| {
            let id = objective.id.clone();
            let how_far = Memo::new(move |_| progress.read().how_far(&id));
            move || {
                let (objective, how_far) = (objective.clone(), how_far.get());
                match more {
                    Some(more) => view! { <GoalRow objective how_far more /> }.into_any(),
                    None => view! { <GoalRow objective how_far /> }.into_any(),
                }
            }
        })
        .collect_view()
}

#[component]
fn Checkpoints(door: Arc<Door>) -> impl IntoView {
    let t = text();
    let rows = door.checkpoints.len().div_ceil(2);
    view! {
        <section class="sec" aria-labelledby="checkpoints">
            <div class="sec__head">
                <h2 id="checkpoints">{t.checkpoints}</h2>
                <p class="small muted">{t.days_are_a_guess}</p>
            </div>
            <ol class="steps steps--two" data-rows=rows.to_string()>
                {door
                    .checkpoints
                    .iter()
                    .enumerate()
                    .map(|(nth, checkpoint)| {
                        let shows: Vec<String> =
                            checkpoint.shows.iter().map(ToString::to_string).collect();
                        let shows = (!shows.is_empty()).then(|| (t.shows)(&shows.join(", ")));
                        view! {
                            <li class="step">
                                <span class="step__mark" aria-hidden="true">{nth + 1}</span>
                                <div class="step__body">
                                    <span class="step__title">{checkpoint.title.clone()}</span>
                                    " "
                                    <span class="step__more">{(t.days)(checkpoint.days)}</span>
                                    <p class="step__more">{checkpoint.artifact.clone()}". "{shows}</p>
                                </div>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
        </section>
    }
}

#[component]
fn Roles(door: Arc<Door>) -> impl IntoView {
    let t = text();
    let swap = door.swap_roles_at.as_ref().and_then(|id| door.number_of(id)).map(t.you_swap_at);
    let role = |role: &Role| {
        let owns: Vec<String> = role.owns.iter().map(ToString::to_string).collect();
        let owns = (!owns.is_empty()).then(|| (t.owns)(&owns.join(", ")));
        view! {
            <li>
                <h3>{role.title.clone()}</h3>
                <p class="small muted">{role.does.clone()}" "{owns}</p>
            </li>
        }
    };
    view! {
        <section class="sec" aria-labelledby="roles">
            <div class="sec__head">
                <h2 id="roles">{t.roles}</h2>
                <p class="small muted">{swap}</p>
            </div>
            <ul class="roles">{door.roles.iter().map(role).collect_view()}</ul>
        </section>
    }
}

#[component]
fn Aside(course: Arc<Course>, door: Arc<Door>) -> impl IntoView {
    let t = text();
    let tags = |items: &[String]| {
        items.iter().map(|item| view! { <li class="tag">{item.clone()}</li> }).collect_view()
    };
    let dashes =
        |items: Vec<String>| items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
    let mut supports = support_names(&door);
    let more = supports.len().saturating_sub(MOST_NAMED);
    supports.truncate(MOST_NAMED);
    let big_goals: Vec<String> = course
        .big_goals
        .iter()
        .filter(|goal| door.big_goals.contains(&goal.id))
        .map(|goal| goal.title.clone())
        .collect();
    view! {
        <aside class="stack doorside">
            <HowItFits course=Arc::clone(&course) door=Arc::clone(&door) />
            <section class="sec">
                <h2 class="h3">{t.who_it_is_for}</h2>
                <p class="small">{door.audience.clone()}</p>
            </section>
            <section class="sec">
                <h2 class="h3">{t.ways_in}</h2>
                <ul class="chips chips--flat">{tags(&door.ways_in)}</ul>
            </section>
            <section class="sec">
                <h2 class="h3">{t.ways_to_show}</h2>
                <ul class="chips chips--flat">{tags(&door.ways_to_show)}</ul>
                <p class="small muted">{t.in_any_language}</p>
            </section>
            <section class="sec">
                <h2 class="h3">{t.support_for_everyone}</h2>
                <ul class="dash">{dashes(supports)}</ul>
                {(more > 0).then(|| view! { <p class="small muted">{(t.more_in_the_room)(more)}</p> })}
            </section>
            <section class="sec">
                <h2 class="h3">{t.go_further}</h2>
                <ul class="dash">{dashes(furthers(&door).into_iter().take(4).collect())}</ul>
            </section>
            <section class="sec">
                <h2 class="h3">{t.you_grow_in}</h2>
                <ul class="chips chips--flat">{tags(&big_goals)}</ul>
            </section>
        </aside>
    }
}

/// What the learner said and showed, beside what the door has. Facts, no score.
#[component]
fn HowItFits(course: Arc<Course>, door: Arc<Door>) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let card = door.card();
    let fit = Memo::new(move |_| Fit::of(&learner.read(), &card));
    let names = move |ids: &[crate::id::TagId]| {
        let tags = course.tags.iter().filter(|tag| ids.contains(&tag.id));
        tags.map(|tag| tag.title.as_str()).collect::<Vec<_>>().join(", ")
    };
    let names = StoredValue::new(names);
    let lines = move || {
        let fit = fit.get();
        let loved = names.with_value(|names| names(&fit.loved));
        let new = names.with_value(|names| names(&fit.new));
        view! {
            {(!loved.is_empty()).then(|| view! { <li>{icon(Icon::Heart)}<span>{(t.goes_with_your)(&loved)}</span></li> })}
            {(!new.is_empty()).then(|| view! { <li>{icon(Icon::Story)}<span>{(t.new_for_you)(&new)}</span></li> })}
            {(!fit.not_tried.is_empty()).then(|| view! { <li>{icon(Icon::Flag)}<span>{(t.goals_not_tried)(fit.not_tried.len())}</span></li> })}
        }
    };
    view! {
        <section class="sheet sec" aria-labelledby="fits">
            <h2 id="fits">{t.how_it_fits}</h2>
            <ul class="why__list">{live(lines)}</ul>
            <p class="small muted">{t.we_use_only}</p>
            <p class="small"><a href=Route::Story.to_string()>{t.change_my_interests}</a></p>
        </section>
    }
}
