//! Up to three doors side by side, always with the same rows.

use super::doors::Browsing;
use super::map_parts::LevelKey;
use super::work::modes_of;
use crate::course::{Course, Door, DoorLook};
use crate::id::DoorId;
use crate::route::Route;
use crate::ui::courses::{Fetched, use_courses};
use crate::ui::levels::use_progress;
use crate::ui::parts::{
    DoorPicture, Empty, HowFarShort, Icon, Page, live, small_icon, with_course,
};
use crate::ui::text::text;
use crate::ui::whereabouts::use_whereabouts;
use leptos::prelude::*;
use std::sync::Arc;

/// See the module.
#[component]
pub fn Compare(doors: Vec<DoorId>) -> impl IntoView {
    with_course(move |course| {
        let mut known: Vec<DoorId> = Vec::new();
        for id in &doors {
            if course.door(id).is_some() && !known.contains(id) {
                known.push(id.clone());
            }
        }
        view! { <SideBySide course doors=known /> }
    })
}

#[component]
fn SideBySide(course: Arc<Course>, doors: Vec<DoorId>) -> impl IntoView {
    let t = text();
    let courses = use_courses();
    let title = (t.compare_title)(doors.len());
    let asked = doors.clone();
    let columns = move || {
        let columns: Vec<Fetched<Door>> = asked.iter().map(|id| courses.door(id)).collect();
        let ready = columns.into_iter().filter_map(|door| match door {
            Fetched::Ready(door) => Some(door),
            _ => None,
        });
        ready.collect::<Vec<_>>()
    };
    let rest = doors.clone();
    let label = title.clone();
    view! {
        <Page title=title.clone()>
            <a class="crumb" href=Route::Doors.to_string()>{small_icon(Icon::Left)}{t.all_doors}</a>
            <div class="page__head">
                <h1>{title}</h1>
                <p class="lede">{t.compare_lede}</p>
            </div>
            {if doors.is_empty() {
                view! {
                    <Empty title=t.nothing_to_compare words=t.nothing_to_compare_more>
                        <a class="btn btn--main" href=Route::Doors.to_string()>{t.look_at_doors}</a>
                    </Empty>
                }.into_any()
            } else {
                view! {
                    <div class="scroll" tabindex="0" role="region" aria-label=label>
                        {live(move || view! { <ComparisonTable course=Arc::clone(&course) doors=columns() asked=rest.clone() /> })}
                    </div>
                    <p class="small muted compare__key">
                        {t.shapes_show}" "<LevelKey />
                    </p>
                }.into_any()
            }}
        </Page>
    }
}

#[component]
fn ComparisonTable(
    course: Arc<Course>,
    doors: Vec<Arc<Door>>,
    asked: Vec<DoorId>,
) -> impl IntoView {
    let t = text();
    let row = |name: &'static str, cell: &dyn Fn(&Door) -> AnyView| {
        let cells = doors.iter().map(|door| view! { <td>{cell(door)}</td> }).collect_view();
        view! { <tr><th scope="row">{name}</th>{cells}</tr> }
    };
    let first_step = |door: &Door| {
        let first = door.checkpoints.first().map(|first| first.artifact.clone());
        view! { <strong>{first}</strong> }.into_any()
    };
    let rows = view! {
        {row(t.big_question, &|door| door.question.clone().into_any())}
        {row(t.how_you_work, &|door| {
            let card = door.card();
            format!("{} · {}", modes_of(&card), (t.weeks)(card.weeks)).into_any()
        })}
        {row(t.who_it_is_for, &|door| door.audience.clone().into_any())}
        {row(t.goals_it_reaches, &|door| view! { <ReachedGoals course=Arc::clone(&course) door=door.clone() /> }.into_any())}
        {row(t.ways_in, &|door| plain_list(door.ways_in.clone()))}
        {row(t.ways_to_show, &|door| plain_list(door.ways_to_show.clone()))}
        {row(t.support_for_everyone, &|door| plain_list(support_names(door)))}
        {row(t.go_further, &|door| plain_list(furthers(door).into_iter().take(3).collect()))}
        {row(t.first_small_step, &first_step)}
    };
    view! {
        <table class="compare">
            <thead>
                <tr>
                    <td></td>
                    {doors.iter().map(|door| view! { <ColumnHead course=Arc::clone(&course) door=Arc::clone(door) asked=asked.clone() /> }).collect_view()}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn ColumnHead(course: Arc<Course>, door: Arc<Door>, asked: Vec<DoorId>) -> impl IntoView {
    let t = text();
    let (here, browsing) = (use_whereabouts(), expect_context::<Browsing>());
    let number = course.number_of(&door.id).unwrap_or_default();
    let look = if door.choose.is_some() {
        DoorLook::BARE
    } else {
        course.looks().get(number.saturating_sub(1)).copied().unwrap_or(DoorLook::BARE)
    };
    let id = door.id.clone();
    let remove = move |_| {
        browsing.turn_compare(&id, false);
        let rest: Vec<DoorId> = asked.iter().filter(|other| **other != id).cloned().collect();
        here.go_instead(&if rest.is_empty() { Route::Doors } else { Route::Compare(rest) });
    };
    view! {
        <th scope="col" data-paint=look.paint.name()>
            <div class="compare__top opens">
                <div class="scene"><DoorPicture look plate=number.to_string() /></div>
            </div>
            <span class="compare__title">{door.title.clone()}</span>
            <span class="btns">
                <a class="btn btn--main" href=Route::Door(door.id.clone()).to_string()>
                    {t.look_inside}<span class="vh">" "{door.title.clone()}</span>
                </a>
                <button class="btn btn--plain" type="button" on:click=remove>
                    {t.remove}<span class="vh">" "{door.title.clone()}</span>
                </button>
            </span>
        </th>
    }
}

#[component]
fn ReachedGoals(course: Arc<Course>, door: Door) -> impl IntoView {
    let t = text();
    if let Some((fewest, most)) = door.choose {
        return (t.reaches_chosen)(fewest, most).into_any();
    }
    let progress = use_progress(Arc::clone(&course));
    let goals: Vec<_> = door.focus.iter().filter_map(|id| course.objective(id)).cloned().collect();
    view! {
        <ul class="lvlist">
            {goals
                .into_iter()
                .map(|goal| {
                    let id = goal.id.clone();
                    let how_far = move || progress.read().how_far(&id);
                    view! {
                        <li>
                            {live(move || view! { <HowFarShort how_far=how_far() /> })}
                            <span>{goal.id.to_string()}" "{goal.short}</span>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
    .into_any()
}

/// What goes further behind a door, in the order of its checkpoints.
pub fn furthers(door: &Door) -> Vec<String> {
    door.checkpoints.iter().filter_map(|checkpoint| checkpoint.further.clone()).collect()
}

/// The names of the supports behind a door.
pub fn support_names(door: &Door) -> Vec<String> {
    door.supports.iter().map(|support| support.title.clone()).collect()
}

fn plain_list(items: Vec<String>) -> AnyView {
    let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
    view! { <ul class="plainlist">{items}</ul> }.into_any()
}
