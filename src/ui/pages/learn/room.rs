//! The project room: checkpoint by checkpoint, with proof, what good looks like, supports and a
//! look back.

use super::door::{GoalRows, look_of, pick};
use super::work::{WorkShown, day_of, how_done, work_icon};
use crate::course::{Checkpoint, Course, Criterion, Door, Step};
use crate::facts::{FactId, Independence, Proof};
use crate::id::{CheckpointId, ObjectiveId};
use crate::learning::{LONGEST_TITLE, Piece, Refusal, Run};
use crate::route::Route;
use crate::ui::drafts::draft;
use crate::ui::parts::{
    DoorPicture, Empty, Field, Icon, Page, Segments, Show, TextArea, Waiting, icon, live, rows,
    small_icon, use_toasts, with_door,
};
use crate::ui::session::use_session;
use crate::ui::text::text;
use crate::ui::whereabouts::use_whereabouts;
use crate::words::apart;
use leptos::prelude::*;
use std::sync::Arc;

/// See the module. Without a checkpoint: leads to the next one, which then stands in the address,
/// so that Back and a reload find the same checkpoint even when it is finished meanwhile.
#[component]
pub fn Room(run: FactId, checkpoint: Option<CheckpointId>) -> impl IntoView {
    let (learner, place) = (use_session().learner(), use_whereabouts());
    let door = learner.read_untracked().run(run).map(|run| run.door.clone());
    let Some(door) = door else { return view! { <NoSuchRoom /> }.into_any() };
    with_door(door, move |course, door| {
        let Some(id) = &checkpoint else {
            let learner = learner.read_untracked();
            let next = learner.run(run).and_then(|run| run.next(&door)).or(door.checkpoints.last());
            if let Some(next) = next {
                place.go_instead(&Route::Checkpoint(run, next.id.clone()));
            }
            return view! { <Waiting /> }.into_any();
        };
        match door.checkpoint(id).cloned() {
            Some(at) => view! { <RoomAt course door run at /> }.into_any(),
            None => view! { <NoSuchRoom /> }.into_any(),
        }
    })
    .into_any()
}

#[component]
fn NoSuchRoom() -> impl IntoView {
    let t = text();
    view! {
        <Page title=t.no_such_room>
            <div class="page__head"><h1>{t.no_such_room}</h1></div>
            <Empty title=t.no_such_room words=t.no_such_room_more>
                <a class="btn btn--main" href=Route::Today.to_string()>{t.today}</a>
            </Empty>
        </Page>
    }
}

/// Everything a room's parts need to know.
#[derive(Clone)]
struct Here {
    course: Arc<Course>,
    door: Arc<Door>,
    at: Checkpoint,
    run: Memo<Option<Run>>,
    id: FactId,
}

impl Here {
    fn is_open(&self) -> bool {
        self.run.read().as_ref().is_some_and(Run::is_open)
    }

    fn number(&self) -> usize {
        self.door.number_of(&self.at.id).unwrap_or_default()
    }

    fn shows(&self) -> Vec<ObjectiveId> {
        self.run.read_untracked().as_ref().map(|run| run.shows(&self.at)).unwrap_or_default()
    }
}

#[component]
fn RoomAt(course: Arc<Course>, door: Arc<Door>, run: FactId, at: Checkpoint) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let here = Here {
        course,
        door,
        at,
        run: Memo::new(move |_| learner.read().run(run).cloned()),
        id: run,
    };
    let title = {
        let called = here.run.read_untracked().as_ref().map(|run| run.title.clone());
        match called {
            Some(called) if !called.is_empty() => {
                format!("{}: {}", here.door.title, apart(&called))
            }
            _ => here.door.title.clone(),
        }
    };
    let look = look_of(&here.course, &here.door.id);
    let number = here.course.number_of(&here.door.id).unwrap_or_default();
    let why = here.run.read_untracked().as_ref().map(|run| run.why.clone()).unwrap_or_default();
    view! {
        <Page title=format!("{} – {title}", here.at.title)>
            <div class="roomhead" data-paint=look.paint.name()>
                <div class="roomhead__door"><DoorPicture look plate=number.to_string() open=true /></div>
                <div class="roomhead__text">
                    <p class="over">{(t.my_room)(number)}</p>
                    <h1>{title}</h1>
                    <p class="lede">{here.door.question.clone()}</p>
                </div>
                {(!why.is_empty()).then(|| view! {
                    <div class="roomhead__why">
                        <p class="small muted">{t.why_i_chose_it}</p>
                        <p class="small" dir="auto">{why}</p>
                    </div>
                })}
            </div>
            <LeftNotice here=here.clone() />
            <div class="room">
                <StepsNav here=here.clone() />
                <div class="room__main stack stack--loose">
                    <WhatToDo here=here.clone() />
                    <MyWork here=here.clone() />
                    <FinishIt here=here.clone() />
                    <WhatGoodLooksLike here=here.clone() />
                    <LookingBack here=here.clone() />
                </div>
                <BesideIt here />
            </div>
        </Page>
    }
}

/// A room that was left says so, and how to come back.
#[component]
fn LeftNotice(here: Here) -> impl IntoView {
    let t = text();
    let (session, id) = (use_session(), here.id);
    let left = move || here.run.read().as_ref().and_then(|run| run.left);
    live(move || {
        left().map(|left| {
            view! {
                <div class="note note--lamp">
                    {icon(Icon::Doors)}
                    <p><strong>{(t.you_left_on)(&day_of(left))}</strong>" "{t.all_kept_here}</p>
                    <p class="btns">
                        <button class="btn" type="button" on:click=move |_| {
                            // Refused only when another room behind this door is open; then the
                            // catalogue leads there.
                            session.commit(|learner| learner.come_back(id)).ok();
                        }>{t.come_back_in}</button>
                    </p>
                </div>
            }
        })
    })
}

#[component]
fn StepsNav(here: Here) -> impl IntoView {
    let t = text();
    let (session, toasts, id) = (use_session(), use_toasts(), here.id);
    let leave = move |_| {
        if session.commit(|learner| learner.leave(id)).is_ok() {
            toasts.say(t.you_left, move || {
                // The room was open a moment ago, and only this undoes the leaving.
                session.commit(|learner| learner.come_back(id)).ok();
            });
        }
    };
    let steps = {
        let here = here.clone();
        move || {
            let steps = here.door.checkpoints.iter().enumerate();
            steps.map(|(nth, step)| step_mark(&here, nth, step)).collect_view()
        }
    };
    let is_open = move || here.is_open();
    view! {
        <nav class="room__steps" aria-label=t.checkpoints>
            <h2 class="h4 muted">{t.checkpoints}</h2>
            <ol class="steps">{live(steps)}</ol>
            <Show when=is_open>
                <button class="btn btn--plain small" type="button" on:click=leave>{t.leave_room}</button>
            </Show>
        </nav>
    }
}

fn step_mark(here: &Here, nth: usize, step: &Checkpoint) -> impl IntoView + use<> {
    let t = text();
    let run = here.run.read();
    let finished = run.as_ref().and_then(|run| run.finished.get(&step.id)).copied();
    let now = step.id == here.at.id;
    let class = match (finished.is_some(), now) {
        (true, true) => "step step--done step--here",
        (true, false) => "step step--done",
        (false, true) => "step step--now",
        (false, false) => "step",
    };
    let mark = if finished.is_some() { icon(Icon::Check).into_any() } else { (nth + 1).into_any() };
    let more = finished.map_or_else(|| (t.days)(step.days), |stamp| (t.done_on)(&day_of(stamp)));
    view! {
        <li class=class>
            <span class="step__mark" aria-hidden="true">{mark}</span>
            <div class="step__body">
                <a class="step__title" href=Route::Checkpoint(here.id, step.id.clone()).to_string()
                    aria-current=now.then_some("step")>
                    {step.title.clone()}
                </a>
                <span class="step__more">{more}</span>
            </div>
        </li>
    }
}

#[component]
fn WhatToDo(here: Here) -> impl IntoView {
    let t = text();
    let goals = pick(&here.course, &here.shows());
    let of = here.door.checkpoints.len();
    view! {
        <section class="sec" aria-labelledby="checkpoint">
            <p class="over">{(t.checkpoint_of)(here.number(), of)}</p>
            <h2 class="room__title" id="checkpoint">{here.at.title.clone()}</h2>
            <p>{here.at.task.clone()}</p>
            <p><span class="muted">{t.then_you_have}</span>" "{here.at.artifact.clone()}"."</p>
            {(!goals.is_empty()).then(|| view! { <ul class="goals"><GoalRows course=Arc::clone(&here.course) goals /></ul> })}
        </section>
    }
}

/// The one refusal that is about the words beside a link; every other is about the link.
const ABOUT_TOO_LONG: Refusal = Refusal::TooLong { most: LONGEST_TITLE };

/// What is added, by its place in the choice.
const WORDS: usize = 0;
const LINK: usize = 1;

#[component]
fn MyWork(here: Here) -> impl IntoView {
    let t = text();
    let pieces = {
        let here = here.clone();
        Memo::new(move |_| {
            let run = here.run.read();
            let pieces = run.iter().flat_map(|run| run.pieces_at(&here.at.id));
            pieces.cloned().collect::<Vec<Piece>>()
        })
    };
    let open = {
        let here = here.clone();
        Memo::new(move |_| here.is_open())
    };
    view! {
        <section class="sheet" aria-labelledby="work">
            <div class="sheet__head"><h3 id="work">{t.my_work_here}</h3></div>
            <div class="stack">
                <Show when=move || pieces.read().is_empty()>
                    <p class="muted">{t.no_work_yet}</p>
                </Show>
                <ul class="works">
                    {rows(
                        move || pieces.read().iter().map(|piece| piece.id.to_string()).collect(),
                        move |id| {
                            let pieces = pieces.read_untracked();
                            let piece = pieces.iter().find(|piece| piece.id.to_string() == id).cloned();
                            piece.map(|piece| view! { <PieceRow piece open /> }.into_any()).into_any()
                        },
                    )}
                </ul>
                <Show when=move || open.get()><AddWork here=here.clone() /></Show>
            </div>
        </section>
    }
}

#[component]
fn PieceRow(piece: Piece, open: Memo<bool>) -> impl IntoView {
    let t = text();
    let (session, toasts, id) = (use_session(), use_toasts(), piece.id);
    let take_back = move |_| {
        if session.commit(|learner| learner.take_back(id)).is_ok() {
            toasts.say(t.taken_back, move || {
                // It was taken back a moment ago.
                session.commit(|learner| learner.put_back(id)).ok();
            });
        }
    };
    view! {
        <li class="works__item">
            {work_icon(&piece.proof)}
            <span class="works__words">
                <WorkShown proof=piece.proof.clone() />
                <span class="small muted">{day_of(piece.added)}" · "{how_done(piece.how)}</span>
            </span>
            <Show when=move || open.get()>
                <button class="btn btn--plain small" type="button" on:click=take_back>{t.take_back}</button>
            </Show>
        </li>
    }
}

#[component]
fn AddWork(here: Here) -> impl IntoView {
    let t = text();
    let (session, toasts) = (use_session(), use_toasts());
    let name = |what: &str| format!("work/{}/{}/{what}", here.id, here.at.id);
    let words = draft(&name("text"), String::new);
    let (url, about) = (draft(&name("url"), String::new), draft(&name("about"), String::new));
    let shape = RwSignal::new(if url.read_untracked().is_empty() { WORDS } else { LINK });
    let how = RwSignal::new(0);
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let proof = match shape.get_untracked() {
            WORDS => Proof::Text { text: words.get_untracked() },
            _ => Proof::Link { url: url.get_untracked(), about: about.get_untracked() },
        };
        let added = session.commit(|learner| {
            learner.add_proof(
                here.id,
                &here.door,
                &here.at.id,
                proof,
                Independence::ALL[how.get_untracked()],
            )
        });
        match added {
            Ok(id) => {
                for draft in [words, url, about] {
                    draft.set(String::new());
                }
                refusal.set(None);
                toasts.say(t.proof_added, move || {
                    // It was added a moment ago.
                    session.commit(|learner| learner.take_back(id)).ok();
                });
            }
            Err(why) => refusal.set(Some(why)),
        }
    };
    view! {
        <form class="stack addwork" on:submit=add novalidate>
            <Segments label=t.what_i_add names=vec![t.words, t.link] chosen=shape
                choose=move |to| { refusal.set(None); shape.set(to); } />
            {live(move || match shape.get() {
                WORDS => view! {
                    <TextArea id="words" label=t.write_your_work hint=t.write_your_work_hint words refusal />
                }.into_any(),
                _ => view! {
                    <Field id="url" label=t.link_address hint=t.link_address_hint words=url
                        refusal=Signal::derive(move || refusal.get().filter(|why| *why != ABOUT_TOO_LONG)) />
                    <Field id="about" label=t.link_about words=about
                        refusal=Signal::derive(move || refusal.get().filter(|why| *why == ABOUT_TOO_LONG)) />
                }.into_any(),
            })}
            <div class="btns row--apart">
                <Segments label=t.how_i_did_it
                    names=Independence::ALL.map(how_done).to_vec()
                    chosen=how choose=move |to| how.set(to) />
                <button class="btn" type="submit">{small_icon(Icon::Plus)}{t.add_as_proof}</button>
            </div>
        </form>
    }
}

#[component]
fn FinishIt(here: Here) -> impl IntoView {
    let t = text();
    let (session, toasts, id) = (use_session(), use_toasts(), here.id);
    let (door, at) = (Arc::clone(&here.door), here.at.id.clone());
    let finish = move |_| {
        if session.commit(|learner| learner.finish_checkpoint(id, &door, &at)).is_ok() {
            let at = at.clone();
            toasts.say(t.checkpoint_done, move || {
                // It was finished a moment ago.
                session.commit(|learner| learner.reopen_checkpoint(id, &at)).ok();
            });
        }
    };
    let at = here.at.id.clone();
    let reopen = move |_| {
        // The button stands only beside a finished checkpoint of an open room.
        session.commit(|learner| learner.reopen_checkpoint(id, &at)).ok();
    };
    let next = {
        let here = here.clone();
        move || here.run.read().as_ref().and_then(|run| run.next(&here.door)).cloned()
    };
    let (finished, open) = {
        let (a, b) = (here.clone(), here.clone());
        let finished =
            move || a.run.read().as_ref().and_then(|run| run.finished.get(&a.at.id)).copied();
        (finished, move || b.is_open())
    };
    let (finish, reopen) = (StoredValue::new(finish), StoredValue::new(reopen));
    live(move || {
        let number =
            |checkpoint: &Checkpoint| here.door.number_of(&checkpoint.id).unwrap_or_default();
        match finished() {
            None if open() => view! {
                <div class="btns">
                    <button class="btn btn--main btn--big" type="button" on:click=move |event| finish.with_value(|f| f(event))>
                        {icon(Icon::Check)}
                        {t.finish_checkpoint}
                    </button>
                </div>
            }
            .into_any(),
            None => ().into_any(),
            Some(on) => view! {
                <div class="finished">
                    <p>{icon(Icon::Check)}<strong>{(t.finished_on)(&day_of(on))}</strong></p>
                    <div class="btns">
                        {match next() {
                            Some(next) => view! {
                                <a class="btn btn--main btn--big"
                                    href=Route::Checkpoint(id, next.id.clone()).to_string()>
                                    {(t.go_to_checkpoint)(number(&next))}
                                    {small_icon(Icon::Right)}
                                </a>
                            }.into_any(),
                            None => view! {
                                <a class="btn btn--main btn--big" href=Route::Doors.to_string()>
                                    {t.choose_another_door}
                                    {small_icon(Icon::Right)}
                                </a>
                            }.into_any(),
                        }}
                        {open().then(|| view! {
                            <button class="btn btn--big" type="button" on:click=move |event| reopen.with_value(|f| f(event))>
                                {small_icon(Icon::Undo)}
                                {t.open_it_again}
                            </button>
                        })}
                    </div>
                </div>
            }
            .into_any(),
        }
    })
}

#[component]
fn WhatGoodLooksLike(here: Here) -> impl IntoView {
    let t = text();
    let shows = here.shows();
    let speaks = |row: &&Criterion| match here.at.kind {
        Step::Make => row.objectives.iter().any(|goal| shows.contains(goal)),
        Step::Show => true,
        Step::Critique | Step::LookBack => false,
    };
    let mut rows: Vec<&Criterion> = here.door.criteria.iter().filter(speaks).collect();
    if rows.is_empty() && !here.run.read_untracked().as_ref().is_none_or(|run| run.goals.is_empty())
    {
        rows = here.door.criteria.iter().collect();
    }
    if rows.is_empty() {
        return ().into_any();
    }
    let row = |row: &Criterion| {
        let codes: Vec<String> = row.objectives.iter().map(ToString::to_string).collect();
        view! {
            <tr>
                <th scope="row">
                    {row.title.clone()}
                    {(!codes.is_empty()).then(|| view! { <br /><span class="muted">{codes.join(", ")}</span> })}
                </th>
                <td>{row.l2.clone()}</td>
                <td>{row.l3.clone()}</td>
                <td>{row.l4.clone()}</td>
            </tr>
        }
    };
    let head = |shape: &'static str, word: &'static str, number: &'static str| {
        view! {
            <th scope="col">
                <span class="level">
                    <svg class="level__shape" viewBox="0 0 22 20" aria-hidden="true" focusable="false"><use href=shape></use></svg>
                    <span class="level__word">{word}</span>
                    " "
                    <span class="level__num">{number}</span>
                </span>
            </th>
        }
    };
    view! {
        <section class="sec">
            <div class="sec__head">
                <h3 id="good">{t.what_good_looks_like}</h3>
                <p class="small muted">{t.three_is_the_goal}</p>
            </div>
            <div class="scroll" tabindex="0" role="region" aria-label=t.what_good_looks_like>
                <table class="rubric">
                    <thead>
                        <tr>
                            <th scope="col">{t.goal}</th>
                            {head("#lv-2", t.getting_there, "2")}
                            {head("#lv-3", t.got_it, "3")}
                            {head("#lv-4", t.going_further, "4")}
                        </tr>
                    </thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn LookingBack(here: Here) -> impl IntoView {
    let t = text();
    let session = use_session();
    let kept = {
        let here = here.clone();
        Memo::new(move |_| {
            here.run.read().as_ref().and_then(|run| run.looked_back.get(&here.at.id).cloned())
        })
    };
    let first = move || kept.get_untracked().map(|look| look.words).unwrap_or_default();
    let words = draft(&format!("look-back/{}/{}", here.id, here.at.id), first);
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let (door, at, id) = (Arc::clone(&here.door), here.at.id.clone(), here.id);
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = words.read_untracked();
        let looked = session.commit(|learner| learner.look_back(id, &door, &at, &words));
        refusal.set(looked.err().filter(|why| *why != Refusal::NothingNew));
    };
    let ask = here.at.ask.clone();
    let status =
        move || {
            let kept = kept.get();
            kept.map(|look| view! {
            <span class="mark">{icon(Icon::Check)}{(t.kept_on)(&day_of(look.written))}</span>
        })
        };
    let open = move || here.is_open();
    let (asked, keep) = (ask.clone(), StoredValue::new(keep));
    view! {
        <section class="sec" aria-labelledby="look-back">
            <div class="sec__head">
                <h3 id="look-back">{t.look_back}</h3>
                <span class="small muted">{t.look_back_hint}</span>
            </div>
            {live(move || if open() {
                view! {
                    <form class="stack stack--tight" on:submit=move |event| keep.with_value(|keep| keep(event)) novalidate>
                        <TextArea id="back" label=asked.clone() words refusal />
                        <p class="btns"><button class="btn" type="submit">{t.keep_my_words}</button>{live(status)}</p>
                    </form>
                }.into_any()
            } else {
                view! {
                    <p class="muted">{ask.clone()}</p>
                    <p dir="auto">{live(move || kept.get().map(|look| look.words))}</p>
                }.into_any()
            })}
        </section>
    }
}

/// Supports, going further, ways to get ready, and questions for one alone.
#[component]
fn BesideIt(here: Here) -> impl IntoView {
    let t = text();
    let supports: Vec<_> =
        here.at.supports.iter().filter_map(|id| here.door.support(id)).cloned().collect();
    let shows = here.shows();
    let ramps: Vec<_> = here
        .door
        .onramps
        .iter()
        .filter(|ramp| shows.contains(&ramp.objective))
        .filter_map(|ramp| {
            here.course.objective(&ramp.objective).map(|goal| (goal.short.clone(), ramp.clone()))
        })
        .collect();
    let alone = here.at.kind == Step::Show && !here.door.defense.is_empty();
    let panel = here.at.kind == Step::Show && !here.door.panel.is_empty();
    let lines =
        |lines: Vec<String>| lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <aside class="room__side stack">
            {(!supports.is_empty()).then(|| view! {
                <section class="sec">
                    <h2 class="h4 muted">{t.support_for_everyone}</h2>
                    {supports.into_iter().map(|support| view! {
                        <details class="more support">
                            <summary>{small_icon(Icon::Down)}{support.title}</summary>
                            <ul class="dash">{lines(support.lines)}</ul>
                        </details>
                    }).collect_view()}
                </section>
            })}
            {here.at.further.clone().map(|further| view! {
                <section class="sec">
                    <h2 class="h4 muted">{t.go_further}</h2>
                    <p class="small">{further}</p>
                </section>
            })}
            {(!ramps.is_empty()).then(|| view! {
                <section class="sec">
                    <h2 class="h4 muted">{t.big_step}</h2>
                    {ramps.into_iter().map(|(goal, ramp)| {
                        let first = ramp.first.iter().map(|id| view! {
                            <a href=Route::Goal(id.clone()).to_string()>{id.to_string()}</a>" "
                        }).collect_view();
                        view! {
                            <details class="more support">
                                <summary>{small_icon(Icon::Down)}{(t.get_ready_for)(&goal)}</summary>
                                <ul class="dash">{lines(ramp.steps)}</ul>
                                <p class="small muted">{t.builds_on}": "{first}</p>
                            </details>
                        }
                    }).collect_view()}
                </section>
            })}
            {alone.then(|| view! {
                <section class="sec">
                    <h2 class="h4 muted">{t.questions_for_one}</h2>
                    <ul class="dash">
                        {here.door.defense.iter().map(|question| view! {
                            <li>{question.ask.clone()}" ("{question.objective.to_string()}")"</li>
                        }).collect_view()}
                    </ul>
                    <p class="small muted">{t.questions_for_one_more}</p>
                </section>
            })}
            {panel.then(|| view! {
                <section class="sec">
                    <h2 class="h4 muted">{t.panel_asks}</h2>
                    <ul class="dash">{lines(here.door.panel.clone())}</ul>
                    <p class="small muted">{t.panel_asks_more}</p>
                </section>
            })}
        </aside>
    }
}
