//! Today: the next step, nothing more than needed.

use super::door::{GoalRows, look_of, pick};
use super::start::StartCard;
use super::work::day_of;
use crate::browser::calendar;
use crate::course::{Checkpoint, Course, Door, DoorLook};
use crate::learning::Run;
use crate::route::Route;
use crate::ui::courses::{Fetched, use_courses};
use crate::ui::levels::use_progress;
use crate::ui::parts::{
    DoorPicture, HowFarShape, Icon, Page, Show, icon, live, small_icon, with_course,
};
use crate::ui::session::use_session;
use crate::ui::taste::use_taste;
use crate::ui::text::text;
use leptos::prelude::*;
use std::sync::Arc;

/// See the module.
#[component]
pub fn Today() -> impl IntoView {
    with_course(|course| view! { <TodayIn course /> })
}

#[component]
fn TodayIn(course: Arc<Course>) -> impl IntoView {
    let t = text();
    let session = use_session();
    let learner = session.learner();
    let language = use_taste().page_language().code();
    let today = calendar::weekday_and_day(calendar::now_ms(), language);
    let (before, after) = t.hello;
    let runs =
        Memo::new(move |_| learner.read().open_runs().into_iter().cloned().collect::<Vec<Run>>());
    let forgets = Memo::new(move |_| {
        let learner = learner.read();
        learner.device_forgets() && learner.not_handed_over() > 0
    });
    let (next, rest) = (Arc::clone(&course), Arc::clone(&course));
    view! {
        <Page title=t.today>
            <div class="today">
                <div class="page__head today__hello">
                    <p class="over">{today}</p>
                    <h1>{before}<bdi>{live(move || learner.read().name().to_owned())}</bdi>{after}</h1>
                </div>
                <Show when=move || forgets.get()>
                    <div class="note note--lamp">
                        {icon(Icon::Warn)}
                        <p><strong>{t.device_forgets}</strong></p>
                        <p class="btns"><a class="btn" href=Route::HandOver.to_string()>{t.hand_over}</a></p>
                    </div>
                </Show>
                {live(move || match runs.read().first().cloned() {
                    Some(run) => view! { <InTheRoom course=Arc::clone(&next) run /> }.into_any(),
                    None => view! { <FirstDoor course=Arc::clone(&next) /> }.into_any(),
                })}
                {live(move || {
                    let others: Vec<Run> = runs.read().iter().skip(1).cloned().collect();
                    (!others.is_empty()).then(|| view! { <OtherRooms course=Arc::clone(&rest) runs=others /> })
                })}
                <aside class="today__side stack">
                    <StartCard course=Arc::clone(&course) />
                    <HowFarIHaveCome course />
                    <LastLookBack />
                </aside>
            </div>
        </Page>
    }
}

/// The next step for somebody who is in no room yet: the doors.
#[component]
fn FirstDoor(course: Arc<Course>) -> impl IntoView {
    let t = text();
    let look = course.looks().first().copied().unwrap_or(DoorLook::BARE);
    view! {
        <section class="nextstep" aria-labelledby="next">
            <div class="nextstep__door"><DoorPicture look plate="1" open=true /></div>
            <div class="nextstep__text">
                <p class="over">{t.your_next_step}</p>
                <h2 class="nextstep__title" id="next">{t.choose_first_door}</h2>
                <p>{t.choose_first_door_more}</p>
                <p class="facts">
                    <span>{icon(Icon::Doors)}{(t.doors_open)(course.doors.len())}</span>
                </p>
            </div>
            <div class="nextstep__go btns">
                <a class="btn btn--main btn--big" href=Route::Doors.to_string()>
                    {t.look_at_doors}
                    {small_icon(Icon::Right)}
                </a>
            </div>
        </section>
    }
}

#[component]
fn InTheRoom(course: Arc<Course>, run: Run) -> impl IntoView {
    let courses = use_courses();
    live(move || {
        let door = match courses.door(&run.door) {
            Fetched::Ready(door) => Some(door),
            Fetched::Waiting | Fetched::Broken(_) => None,
        };
        let next = door.as_ref().map(|door| (Arc::clone(door), run.next(door).cloned()));
        view! { <NextStep course=Arc::clone(&course) run=run.clone() next /> }
    })
}

#[component]
fn NextStep(
    course: Arc<Course>,
    run: Run,
    /// The door once it is here, and its next checkpoint if any is left.
    next: Option<(Arc<Door>, Option<Checkpoint>)>,
) -> impl IntoView {
    let t = text();
    let look = look_of(&course, &run.door);
    let number = course.number_of(&run.door).unwrap_or_default();
    let door_title = course.door(&run.door).map(|door| door.title.clone()).unwrap_or_default();
    let checkpoint = next.as_ref().and_then(|(door, at)| {
        let at = at.as_ref()?;
        Some((door.number_of(&at.id)?, door.checkpoints.len(), at.clone()))
    });
    let all_done = matches!(&next, Some((_, None)));
    let title = match &checkpoint {
        Some((_, _, at)) => at.title.clone(),
        None if all_done => (t.all_done)(&door_title),
        None => door_title.clone(),
    };
    let words = match &checkpoint {
        Some((_, _, at)) => at.task.clone(),
        None if all_done => t.all_done_more.to_owned(),
        None => String::new(),
    };
    let place = match &checkpoint {
        Some((number, of, _)) => (t.door_checkpoint)(&door_title, *number, *of),
        None => door_title,
    };
    let days = checkpoint.as_ref().map(|(_, _, at)| (t.days)(at.days));
    let goals =
        checkpoint.as_ref().map(|(_, _, at)| pick(&course, &run.shows(at))).unwrap_or_default();
    let go = match &checkpoint {
        Some((number, _, _)) => (t.go_to_checkpoint)(*number),
        None => t.go_to_my_room.to_owned(),
    };
    let (to, room) = match &checkpoint {
        Some((_, _, at)) => (Route::Checkpoint(run.id, at.id.clone()), Route::Room(run.id)),
        None => (Route::Room(run.id), Route::Room(run.id)),
    };
    view! {
        <section class="nextstep" aria-labelledby="next" data-paint=look.paint.name()>
            <div class="nextstep__door"><DoorPicture look plate=number.to_string() open=true /></div>
            <div class="nextstep__text">
                <p class="over">{t.your_next_step}</p>
                <h2 class="nextstep__title" id="next">{title}</h2>
                <p>{words}</p>
                <p class="facts">
                    <span>{icon(Icon::Doors)}{place}</span>
                    {days.map(|days| view! { <span>{icon(Icon::Clock)}{days}</span> })}
                </p>
            </div>
            <div class="nextstep__go btns">
                {if all_done {
                    view! {
                        <a class="btn btn--main btn--big" href=Route::Doors.to_string()>
                            {t.choose_another_door}{small_icon(Icon::Right)}
                        </a>
                        <a class="btn btn--big" href=room.to_string()>{t.go_to_my_room}</a>
                    }.into_any()
                } else {
                    view! {
                        <a class="btn btn--main btn--big" href=to.to_string()>{go}{small_icon(Icon::Right)}</a>
                        <a class="btn btn--big" href=Route::Doors.to_string()>{t.look_at_doors}</a>
                    }.into_any()
                }}
            </div>
        </section>
        {(!goals.is_empty()).then(|| view! {
            <section class="sec today__ready" aria-labelledby="goals-now">
                <div class="sec__head"><h2 id="goals-now">{t.goals_of_this_step}</h2></div>
                <ul class="goals"><GoalRows course goals /></ul>
            </section>
        })}
    }
}

#[component]
fn OtherRooms(course: Arc<Course>, runs: Vec<Run>) -> impl IntoView {
    let t = text();
    view! {
        <section class="sheet today__plan" aria-labelledby="rooms">
            <div class="sheet__head"><h2 id="rooms">{t.my_other_rooms}</h2></div>
            <ul class="works">
                {runs.into_iter().map(|run| {
                    let title = course.door(&run.door).map(|door| door.title.clone()).unwrap_or_default();
                    let number = course.number_of(&run.door).unwrap_or_default();
                    view! {
                        <li class="works__item">
                            {icon(Icon::Doors)}
                            <span class="works__words">
                                <a href=Route::Room(run.id).to_string()>{title}</a>
                                <span class="small muted">
                                    {(t.door_number)(number)}" · "{(t.done_checkpoints)(run.finished.len())}
                                </span>
                            </span>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn HowFarIHaveCome(course: Arc<Course>) -> impl IntoView {
    let t = text();
    let progress = use_progress(Arc::clone(&course));
    let ids: Vec<_> = course.core_objectives().map(|goal| goal.id.clone()).collect();
    let credit = course.credit.title.clone();
    let counted = ids.clone();
    let shapes = move || {
        let progress = progress.read();
        ids.iter()
            .map(|id| view! { <HowFarShape how_far=progress.how_far(id) class="far__d" /> })
            .collect_view()
    };
    view! {
        <section class="far" aria-labelledby="far">
            <h2 class="h4 muted" id="far">{t.how_far}</h2>
            <p class="far__doors" aria-hidden="true">{live(shapes)}</p>
            <p><strong>{live(move || (t.met_of_core)(progress.read().met(&counted), counted.len(), &credit))}</strong></p>
            <a class="small tall" href=Route::Map.to_string()>{t.open_my_map}</a>
        </section>
    }
}

#[component]
fn LastLookBack() -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    live(move || {
        let learner = learner.read();
        learner.latest_look_back().map(|(run, checkpoint, look)| {
            let to = Route::Checkpoint(run.id, checkpoint.clone());
            view! {
                <section class="sec" aria-labelledby="looked">
                    <h2 class="h4 muted" id="looked">{t.looking_back}</h2>
                    <p class="small muted">{look.ask.clone()}</p>
                    <p class="small" dir="auto">{look.words.clone()}</p>
                    <p class="small"><a href=to.to_string()>{(t.written_on)(&day_of(look.written))}</a></p>
                </section>
            }
        })
    })
}
