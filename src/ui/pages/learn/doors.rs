//! The catalogue: every door, in the same order for everybody, with filters and a compare tick.

use super::work::{DoorFacts, TagWeights};
use crate::course::{Course, DoorCard, DoorLook, Mode};
use crate::id::{DoorId, ObjectiveId, TagId};
use crate::learning::{Filter, Fit, Learner, Length, Order};
use crate::order;
use crate::route::{MOST_COMPARED, Route};
use crate::ui::parts::{DoorPicture, Empty, Icon, Page, Show, icon, live, rows, with_course};
use crate::ui::session::use_session;
use crate::ui::text::text;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What somebody set while looking around. It lasts until somebody else comes.
#[derive(Clone, Copy)]
pub struct Browsing {
    filter: RwSignal<Filter>,
    /// Doors to put side by side, in the order they were ticked.
    pub compare: RwSignal<Vec<DoorId>>,
    /// The goal that was last looked at on the map.
    pub looked_at: RwSignal<Option<ObjectiveId>>,
    /// What a newcomer said they love, before they have a door.
    pub newcomer_loves: RwSignal<TagWeights>,
}

impl Browsing {
    /// Every door, none to compare.
    pub fn begin() -> Self {
        Self {
            filter: RwSignal::new(Filter::default()),
            compare: RwSignal::new(Vec::new()),
            looked_at: RwSignal::new(None),
            newcomer_loves: RwSignal::new(TagWeights::new()),
        }
    }

    /// Forgets what was set.
    pub fn clear(&self) {
        self.filter.set(Filter::default());
        self.compare.set(Vec::new());
        self.looked_at.set(None);
        self.newcomer_loves.set(TagWeights::new());
    }

    /// Ticks a door for comparing, or takes the tick away.
    pub fn turn_compare(&self, door: &DoorId, on: bool) {
        self.compare.update(|doors| {
            doors.retain(|other| other != door);
            if on && doors.len() < MOST_COMPARED {
                doors.push(door.clone());
            }
        });
    }
}

/// See the module.
#[component]
pub fn Doors() -> impl IntoView {
    with_course(|course| view! { <Catalogue course /> })
}

#[component]
fn Catalogue(course: Arc<Course>) -> impl IntoView {
    let t = text();
    let browsing = expect_context::<Browsing>();
    let looks: Vec<(DoorId, DoorLook)> =
        course.doors.iter().map(|door| door.id.clone()).zip(course.looks()).collect();
    let (looks, all) = (StoredValue::new(looks), course.doors.len());
    let shown = {
        let course = Arc::clone(&course);
        Memo::new(move |_| {
            let filter = browsing.filter.read();
            filter.doors(&course).into_iter().cloned().collect::<Vec<DoorCard>>()
        })
    };
    let (cards, filtered) = (Arc::clone(&course), Arc::clone(&course));
    view! {
        <Page title=t.choose_a_door class="page--corridor">
            <div class="page__head">
                <h1>{t.choose_a_door}</h1>
                <p class="lede">{t.doors_lede}</p>
            </div>
            <section class="sec" aria-labelledby="all-doors">
                <div class="sec__head">
                    <h2 id="all-doors">{t.all_doors}</h2>
                    <p class="small muted" role="status">{live(move || (t.doors_shown)(shown.read().len(), all))}</p>
                </div>
                <Filters course=filtered />
                <ol class="corridor">
                    {rows(
                        move || shown.read().iter().map(|door| door.id.to_string()).collect(),
                        move |id| {
                            let door = cards.doors.iter().find(|door| door.id.as_str() == id).cloned();
                            let course = Arc::clone(&cards);
                            door.map(|door| view! { <DoorCardRow course door looks /> }.into_any()).into_any()
                        },
                    )}
                </ol>
                <Show when=move || shown.read().is_empty()>
                    <Empty title=t.no_door_fits words=(t.all_open)(all)>
                        <button class="btn" type="button"
                            on:click=move |_| browsing.filter.set(Filter::default())>
                            {t.clear_filters}
                        </button>
                    </Empty>
                </Show>
            </section>
        </Page>
        <CompareBar course />
    }
}

#[component]
fn Filters(course: Arc<Course>) -> impl IntoView {
    let t = text();
    let filter = expect_context::<Browsing>().filter;
    let modes = Mode::ALL.map(|mode| {
        let name = match mode {
            Mode::Solo => t.solo,
            Mode::Pair => t.pair,
            Mode::Group => t.group,
        };
        let turn = move |on| filter.update(|filter| put(&mut filter.modes, mode, on));
        view! { <Chip name on=move || filter.read().modes.contains(&mode) turn /> }
    });
    let lengths = Length::ALL.map(|length| {
        let name = match length {
            Length::TwoWeeks => t.two_weeks,
            Length::Longer => t.three_weeks_or_more,
        };
        let turn = move |on| filter.update(|filter| put(&mut filter.lengths, length, on));
        view! { <Chip name on=move || filter.read().lengths.contains(&length) turn /> }
    });
    let interests = course.tags.iter().map(|tag| (tag.id.to_string(), tag.title.clone())).collect();
    let goals = course
        .objectives
        .iter()
        .map(|goal| (goal.id.to_string(), format!("{} {}", goal.id, goal.short)))
        .collect();
    view! {
        <form class="filters" on:submit=|event| event.prevent_default()>
            <fieldset class="filters__set">
                <legend class="small muted">{t.how_i_work}</legend>
                <div class="chips">{modes}</div>
            </fieldset>
            <fieldset class="filters__set">
                <legend class="small muted">{t.time}</legend>
                <div class="chips">{lengths}</div>
            </fieldset>
            <Pick label=t.goes_with any=t.any_interest choices=interests
                picked=move || filter.read().interest.as_ref().map(ToString::to_string)
                pick=move |id| filter.update(|filter| filter.interest = TagId::new(id).ok()) />
            <Pick label=t.reaches_a_goal any=t.any_goal choices=goals
                picked=move || filter.read().goal.as_ref().map(ToString::to_string)
                pick=move |id| filter.update(|filter| filter.goal = ObjectiveId::new(id).ok()) />
            <Pick label=t.order any=t.by_number choices=vec![("short".into(), t.shortest_first.into())]
                picked=move || (filter.read().order == Order::Shortest).then(|| "short".into())
                pick=move |id: String| filter.update(|filter| {
                    filter.order = if id.is_empty() { Order::Number } else { Order::Shortest };
                }) />
        </form>
    }
}

#[component]
fn Chip(
    name: &'static str,
    #[prop(into)] on: Signal<bool>,
    #[prop(into)] turn: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="chip">
            <input type="checkbox" prop:checked=on
                on:change:target=move |event| turn.run(event.target().checked()) />
            {icon(Icon::Check)}
            {name}
        </label>
    }
}

/// One of many, or any.
#[component]
fn Pick(
    label: &'static str,
    any: &'static str,
    choices: Vec<(String, String)>,
    #[prop(into)] picked: Signal<Option<String>>,
    #[prop(into)] pick: Callback<String>,
) -> impl IntoView {
    view! {
        <label class="filters__set">
            <span class="small muted">{label}</span>
            <select class="input" prop:value=move || picked.get().unwrap_or_default()
                on:change:target=move |event| pick.run(event.target().value())>
                <option value="">{any}</option>
                {choices
                    .into_iter()
                    .map(|(value, name)| {
                        let this = value.clone();
                        let selected = move || picked.read().as_ref() == Some(&this);
                        view! { <option value=value selected=selected>{name}</option> }
                    })
                    .collect_view()}
            </select>
        </label>
    }
}

#[component]
fn DoorCardRow(
    course: Arc<Course>,
    door: DoorCard,
    looks: StoredValue<Vec<(DoorId, DoorLook)>>,
) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let look = looks
        .with_value(|looks| looks.iter().find(|(id, _)| *id == door.id).map(|(_, look)| *look))
        .unwrap_or(DoorLook::BARE);
    // The student's own door is not painted yet.
    let look = if door.choose.is_some() { DoorLook::BARE } else { look };
    let number = course.number_of(&door.id).unwrap_or_default();
    let id = StoredValue::new(door.id.clone());
    let inside = Memo::new(move |_| {
        let learner = learner.read();
        id.with_value(|id| learner.room_behind(id).map(|run| run.id))
    });
    let target = move || match inside.get() {
        Some(run) => Route::Room(run).to_string(),
        None => id.with_value(|id| Route::Door(id.clone()).to_string()),
    };
    let class =
        if door.choose.is_some() { "doorcard doorcard--own opens" } else { "doorcard opens" };
    let reaches = {
        let door = door.clone();
        move || reaches(&learner.read(), &door)
    };
    let loved = {
        let (course, door) = (Arc::clone(&course), door.clone());
        move || loved(&course, &learner.read(), &door)
    };
    view! {
        <li class=class data-paint=look.paint.name()>
            <div class="scene">
                {live(move || view! { <DoorPicture look plate=number.to_string() open=inside.get().is_some() /> })}
            </div>
            <div class="doorcard__body">
                <h3 class="doorcard__title">
                    <a href=target><span class="vh">{(t.door_number)(number)}": "</span>{door.title.clone()}</a>
                </h3>
                <p class="doorcard__q">{door.question.clone()}</p>
                <p class="facts"><DoorFacts door=door.clone() /></p>
                <p class="small muted">{live(reaches)}</p>
                <div class="doorcard__foot">
                    {live(move || match inside.get() {
                        Some(_) => view! { <span class="small"><strong>{t.you_are_in_this_room}</strong></span> }.into_any(),
                        None => view! {
                            <span class="small">{loved.clone()}</span>
                            <CompareTick id=id.get_value() title=door.title.clone() />
                        }.into_any(),
                    })}
                </div>
            </div>
        </li>
    }
}

fn reaches(learner: &Learner, door: &DoorCard) -> String {
    let t = text();
    match door.choose {
        Some((fewest, most)) => (t.reaches_chosen)(fewest, most),
        None => (t.reaches_goals)(door.focus.len(), Fit::of(learner, door).not_tried.len()),
    }
}

/// "Goes with: music, art", when something does.
fn loved(course: &Course, learner: &Learner, door: &DoorCard) -> Option<String> {
    let t = text();
    let fit = Fit::of(learner, door);
    let names: Vec<&str> = course
        .tags
        .iter()
        .filter(|tag| fit.loved.contains(&tag.id))
        .map(|tag| tag.title.as_str())
        .collect();
    (!names.is_empty()).then(|| (t.goes_with_your)(&names.join(", ")))
}

#[component]
fn CompareTick(id: DoorId, title: String) -> impl IntoView {
    let t = text();
    let browsing = expect_context::<Browsing>();
    let at = id.clone();
    let on = Memo::new(move |_| browsing.compare.read().contains(&at));
    let full = move || !on.get() && browsing.compare.read().len() >= MOST_COMPARED;
    view! {
        <label class="tick doorcard__pick">
            <input type="checkbox" prop:checked=on disabled=full
                on:change:target=move |event| browsing.turn_compare(&id, event.target().checked()) />
            {t.compare}
            <span class="vh">" "{title}</span>
        </label>
    }
}

/// What is ticked for comparing, always in reach.
#[component]
fn CompareBar(course: Arc<Course>) -> impl IntoView {
    let t = text();
    let browsing = expect_context::<Browsing>();
    let names = move || {
        let compare = browsing.compare.read();
        let titles =
            compare.iter().filter_map(|id| course.door(id)).map(|door| door.title.as_str());
        titles.collect::<Vec<_>>().join(" · ")
    };
    let names = StoredValue::new(names);
    view! {
        <Show when=move || !browsing.compare.read().is_empty()>
            <section class="comparebar" aria-label=t.compare>
                <div class="comparebar__in wrap">
                    <p role="status">
                        <strong>{live(move || (t.doors_to_compare)(browsing.compare.read().len()))}</strong>
                        <span class="comparebar__names">{live(move || names.with_value(|names| names()))}</span>
                    </p>
                    <div class="btns">
                        <a class="btn btn--main" href=move || Route::Compare(browsing.compare.get()).to_string()>
                            {icon(Icon::Compare)}
                            {t.compare_side_by_side}
                        </a>
                        <button class="btn" type="button" on:click=move |_| browsing.compare.set(Vec::new())>
                            {t.clear}
                        </button>
                    </div>
                </div>
            </section>
        </Show>
    }
}

fn put<T: Ord>(set: &mut BTreeSet<T>, value: T, on: bool) {
    if on {
        set.insert(value);
    } else {
        order::leave_out(set, &value);
    }
}
