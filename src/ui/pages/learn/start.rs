//! Find my starting point: questions that look for the place to begin, and three piles at the end.
//! A guess to start from: never proof, never a lock.

use super::asking::{AskFrame, Tongue, with_questions};
use super::check::OneTry;
use crate::browser::{page, random};
use crate::course::item::Use;
use crate::course::{Course, Objective};
use crate::facts::{Answer, Asked, FactId, Felt, Purpose, Said};
use crate::id::ObjectiveId;
use crate::learning::next_question;
use crate::learning::placement::{Aim, Because, Line, Next, Piles};
use crate::route::Route;
use crate::ui::levels::use_placement;
use crate::ui::parts::{Empty, Icon, Page, Segments, icon, live, rows, small_icon, with_course};
use crate::ui::session::use_session;
use crate::ui::text::text;
use crate::ui::whereabouts::use_whereabouts;
use leptos::prelude::*;
use std::sync::Arc;

/// See the module.
#[component]
pub fn Start() -> impl IntoView {
    with_course(|course| view! { <StartOf course /> })
}

#[component]
fn StartOf(course: Arc<Course>) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let placement = use_placement(Arc::clone(&course));
    let id = course.id.clone();
    // The search that goes on, and what comes next in it.
    let going = Memo::new(move |_| {
        let learner = learner.read();
        learner.placement(&id).filter(|run| run.stopped.is_none()).map(|run| run.id)
    });
    let next = Memo::new(move |_| placement.read().as_ref().map(|placement| placement.next()));
    let phase = Memo::new(move |_| (going.get(), next.read().as_ref() == Some(&Next::Enough)));
    view! {
        <Page title=t.find_my_start>
            {live(move || match phase.get() {
                (Some(run), false) => view! { <Asking course=Arc::clone(&course) run next /> }.into_any(),
                (going, _) => {
                    let seen = going.is_some() || placement.read_untracked().is_some();
                    view! { <Beginning course=Arc::clone(&course) finished=going.is_some() seen /> }.into_any()
                }
            })}
        </Page>
    }
}

/// What it is, and the button that begins it.
#[component]
fn Beginning(
    course: Arc<Course>,
    /// Whether the questions are all answered.
    finished: bool,
    /// Whether there is a result to look at.
    seen: bool,
) -> impl IntoView {
    let t = text();
    let session = use_session();
    let pace = RwSignal::new(0_usize);
    let begin = move |_| {
        let quick = pace.get_untracked() == 1;
        // Beginning is never refused.
        session.commit(|learner| Ok(learner.begin_placement(&course, quick))).ok();
    };
    view! {
        <div class="page__head">
            <h1 id="ask-q" tabindex="-1">{if finished { t.all_questions_answered } else { t.find_my_start }}</h1>
            <p class="lede">{t.start_lede}</p>
        </div>
        {seen.then(|| view! {
            <p class="btns"><a class="btn btn--main btn--big" href=Route::Found.to_string()>{t.see_the_result}</a></p>
        })}
        <div class="sheet stack">
            <ul class="dash">{t.start_rules.iter().map(|rule| view! { <li>{*rule}</li> }).collect_view()}</ul>
            <p class="field__label">{t.how_many_questions}</p>
            <Segments label=t.how_many_questions names=vec![t.a_long_search, t.a_short_search] chosen=pace
                choose=move |place| pace.set(place) />
            <p class="btns">
                <button class=if seen { "btn" } else { "btn btn--main btn--big" } type="button" on:click=begin>
                    {if seen { t.start_anew } else { t.start_now }}
                </button>
            </p>
        </div>
    }
}

/// One question after the other.
#[component]
fn Asking(course: Arc<Course>, run: FactId, next: Memo<Option<Next>>) -> impl IntoView {
    let t = text();
    let session = use_session();
    let learner = session.learner();
    let tongue: Tongue = RwSignal::new(0);
    let here = use_whereabouts();
    let asked_so_far = move || learner.read().answers_in(run).len();
    let stop = move |_| {
        // A search that is stopped already is.
        session.commit(|learner| learner.stop_placement(run)).ok();
        here.go_instead(&Route::Found);
    };
    let shorts = Arc::clone(&course);
    let why = move || {
        let (goal, aim) = match next.get() {
            Some(Next::Ask { goal, aim }) => (goal, aim),
            _ => return None,
        };
        let short = shorts.objective(&goal).map(|goal| goal.short.clone()).unwrap_or_default();
        let first = asked_so_far() == 0;
        Some((t.why_this_question)(aim == Aim::Surprise, first, goal.as_str(), &short))
    };
    let foot = view! {
        <details class="why">
            <summary>{t.why_this_question_title}{small_icon(Icon::Down)}</summary>
            <div class="why__body"><p>{live(why)}</p><p class="muted">{t.only_a_guess}</p></div>
        </details>
        <span class="btns">
            <button class="btn" type="button" on:click=stop>{t.enough_questions}</button>
            <a class="btn" href=Route::Today.to_string()>{t.pause_and_come_back}</a>
        </span>
    };
    let how_far = view! {
        <strong>{live(move || (t.question_nth)(asked_so_far() + 1))}</strong>" "<span class="muted">{t.most_get_about}</span>
    };
    let key = move || match next.get() {
        Some(Next::Ask { goal, aim }) => vec![format!("{goal} {aim:?} {}", asked_so_far())],
        _ => Vec::new(),
    };
    view! {
        <AskFrame about=t.find_my_start.to_owned() how_far=how_far.into_any() tongue foot=foot.into_any()>
            {rows(key, move |_| match next.get_untracked() {
                Some(Next::Ask { goal, aim }) => {
                    let purpose = match aim {
                        Aim::Adaptive => Purpose::Placement(run),
                        Aim::Surprise => Purpose::Surprise(run),
                    };
                    view! { <OneOf course=Arc::clone(&course) goal purpose tongue /> }.into_any()
                }
                _ => ().into_any(),
            })}
        </AskFrame>
    }
}

/// A question about one goal.
#[component]
fn OneOf(
    course: Arc<Course>,
    goal: ObjectiveId,
    purpose: Purpose,
    tongue: Tongue,
) -> impl IntoView {
    let t = text();
    let session = use_session();
    let about = goal.clone();
    with_questions(goal, move |questions| {
        let templates = questions.here().templates(Use::Placement);
        let asked = session.learner().with_untracked(|learner| {
            let before: Vec<&Asked> = learner
                .answers()
                .iter()
                .filter(|it| it.goal == about)
                .map(|answered| &answered.asked)
                .collect();
            next_question(&templates, &before, random::number())
        });
        let Some(asked) = asked else { return ().into_any() };
        let (course, goal) = (Arc::clone(&course), about.clone());
        let not_learned = {
            let (course, goal, asked) = (Arc::clone(&course), goal.clone(), asked.clone());
            let choices = questions.draw(&asked).map_or(0, |drawn| drawn.choices());
            Callback::new(move |()| {
                let answer = Answer {
                    purpose,
                    said: Said::NotLearned,
                    words: String::new(),
                    choices,
                    hints: 0,
                };
                // It was asked just now, so it may be answered.
                session
                    .commit(|learner| learner.answer(&course, &goal, asked.clone(), answer))
                    .ok();
                page::focus_on_soon("ask-q");
            })
        };
        view! {
            <OneTry course goal questions asked tongue purpose other=t.not_learned_yet on_other=not_learned
                unread_more=t.both_buttons_help />
        }
        .into_any()
    })
}

/// The result: three piles.
#[component]
pub fn Found() -> impl IntoView {
    with_course(|course| view! { <FoundOf course /> })
}

#[component]
fn FoundOf(course: Arc<Course>) -> impl IntoView {
    let t = text();
    let placement = use_placement(Arc::clone(&course));
    let learner = use_session().learner();
    let id = course.id.clone();
    let stopped =
        Memo::new(move |_| learner.read().placement(&id).map(|run| run.stopped.is_some()));
    let found = Memo::new(move |_| {
        let placement = placement.read();
        let placement = placement.as_ref().filter(|placement| placement.asked() > 0)?;
        let goes_on = stopped.get() == Some(false) && placement.next() != Next::Enough;
        Some((placement.asked(), placement.piles(), goes_on))
    });
    view! {
        <Page title=t.my_starting_point>
            {live(move || match found.get() {
                Some((asked, piles, goes_on)) => {
                    view! { <ThreePiles course=Arc::clone(&course) asked piles goes_on /> }.into_any()
                }
                None => view! {
                    <div class="page__head"><h1>{t.my_starting_point}</h1></div>
                    <Empty title=t.no_start_yet words=t.no_start_yet_more>
                        <p class="btns"><a class="btn btn--main" href=Route::Start.to_string()>{t.find_my_start}</a></p>
                    </Empty>
                }.into_any(),
            })}
        </Page>
    }
}

#[component]
fn ThreePiles(course: Arc<Course>, asked: usize, piles: Piles, goes_on: bool) -> impl IntoView {
    let t = text();
    let session = use_session();
    let learner = session.learner();
    let later = piles.later.len();
    let pile = |class: &'static str,
                title: &'static str,
                more: String,
                lines: Vec<Line>,
                checks: bool| {
        let id = format!("pile-{class}");
        let none = lines.is_empty();
        let lines = lines.into_iter().filter_map(|line| {
            let goal = course.objective(&line.goal)?.clone();
            Some(view! { <PileLine goal because=line.because checks /> })
        });
        view! {
            <section class=format!("pile pile--{class}") aria-labelledby=id.clone()>
                <div class="pile__head">
                    <h2 id=id.clone()>{title}</h2>
                    <p class="small muted">{if none { t.nothing_in_this_pile.to_owned() } else { more }}</p>
                </div>
                <ul class="pile__list">{lines.collect_view()}</ul>
            </section>
        }
    };
    let (know, unsure) = (piles.know.len(), piles.unsure.len());
    let run = learner.with_untracked(|learner| learner.placement(&course.id).map(|run| run.id));
    let id = course.id.clone();
    let felt = move || learner.read().placement(&id).and_then(|run| run.felt);
    let felt = Memo::new(move |_| felt());
    let feel = move |felt: Felt| {
        if let Some(run) = run {
            // Saying the same again changes nothing.
            session.commit(|learner| learner.feel(run, felt)).ok();
        }
    };
    let choices = Felt::ALL.map(|choice| {
        view! {
            <label class="chip">
                <input type="radio" name="felt" prop:checked=move || felt.get() == Some(choice) on:change=move |_| feel(choice) />
                {icon(Icon::Check)}
                {(t.felt)(choice)}
            </label>
        }
    });
    view! {
        <div class="page__head">
            <p class="over">{t.find_my_start}", "{(t.questions_count)(asked)}</p>
            <h1>{t.our_best_guess}</h1>
            <p class="lede">{t.a_place_to_start}</p>
        </div>
        {goes_on.then(|| view! {
            <p class="note"><span>{t.more_questions_help}</span>" "<a href=Route::Start.to_string()>{t.go_on_with_questions}</a></p>
        })}
        <div class="piles">
            {pile("know", t.pile_know, (t.pile_know_more)(know), piles.know, false)}
            {pile("ready", t.pile_ready, t.pile_ready_more.to_owned(), piles.ready, false)}
            {pile("maybe", t.pile_unsure, (t.pile_unsure_more)(unsure), piles.unsure, true)}
        </div>
        {(later > 0).then(|| view! {
            <details class="more">
                <summary>{small_icon(Icon::Down)}{(t.pile_later)(later)}</summary>
                <p class="small muted">{t.pile_later_more}</p>
                <ul class="pile__list">{piles.later.into_iter().filter_map(|line| {
                    let goal = course.objective(&line.goal)?.clone();
                    Some(view! { <PileLine goal because=line.because checks=false /> })
                }).collect_view()}</ul>
            </details>
        })}
        <div class="sheet aboutright">
            <fieldset>
                <legend><strong>{t.about_right}</strong></legend>
                <div class="chips">{choices.collect_view()}</div>
                <p class="small muted" role="status">{live(move || felt.get().map(|felt| (t.felt_more)(felt)))}</p>
            </fieldset>
            <div class="btns">
                <a class="btn btn--main btn--big" href=Route::Doors.to_string()>{t.choose_a_door}</a>
                <a class="btn btn--big" href=Route::Map.to_string()>{t.see_my_map}</a>
            </div>
        </div>
        <p class="btns aboutright"><a class="btn" href=Route::Start.to_string()>{t.start_anew}</a></p>
    }
}

/// One goal in a pile, and what that rests on.
#[component]
fn PileLine(goal: Objective, because: Because, checks: bool) -> impl IntoView {
    let t = text();
    let check = checks.then(|| {
        let to = Route::Check(goal.id.clone()).to_string();
        view! { <a class="small" href=to>{(t.quick_check_link)(goal.id.as_str())}</a> }
    });
    view! {
        <li>
            <span class="goal__code">{goal.id.to_string()}</span>
            <div>
                <a href=Route::Goal(goal.id.clone()).to_string()>{goal.short}</a>
                <p class="small muted">{(t.because)(&because)}</p>
                {check}
            </div>
        </li>
    }
}

/// The way to a starting point, for pages that show where somebody stands. Nothing when there is a
/// result already, but a link to it.
#[component]
pub fn StartCard(course: Arc<Course>) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let id = course.id.clone();
    let run = Memo::new(move |_| {
        let learner = learner.read();
        let run = learner.placement(&id)?;
        Some((run.stopped.is_some(), learner.answers_in(run.id).len()))
    });
    let placement = use_placement(course);
    let is_whole = move || {
        let placement = placement.read();
        placement.as_ref().is_some_and(|placement| placement.next() == Next::Enough)
    };
    let is_whole = Memo::new(move |_| is_whole());
    move || match run.get() {
        Some((stopped, asked)) if asked > 0 && (stopped || is_whole.get()) => view! {
            <p class="small"><a href=Route::Found.to_string()>{t.my_starting_point}</a></p>
        }
        .into_any(),
        begun => {
            let word = if begun.is_some_and(|(stopped, _)| !stopped) {
                t.go_on_with_questions
            } else {
                t.find_my_start
            };
            view! {
                <section class="sheet sec" aria-labelledby="start-here">
                    <h2 class="h3" id="start-here">{t.where_do_i_start}</h2>
                    <p class="small">{t.start_lede}</p>
                    <p class="btns"><a class="btn" href=Route::Start.to_string()>{word}</a></p>
                </section>
            }
            .into_any()
        }
    }
}
