//! Practice for one goal: fresh questions with hints, worked examples and no timer. It shows no
//! level; it says when a quick check is worth a try.

use super::asking::{AskFrame, Question, Questions, Tongue, with_questions};
use crate::browser::{page, random};
use crate::course::item::{Drawn, Given, Use, Verdict, Why, Worked};
use crate::course::{Course, Objective};
use crate::facts::{Answer, Asked, Purpose, Said};
use crate::id::ObjectiveId;
use crate::learning::{Refusal, next_question};
use crate::route::Route;
use crate::ui::parts::{
    Icon, Page, all_drawn, icon, live, rows, small_icon, with_course, with_maths,
};
use crate::ui::session::use_session;
use crate::ui::taste::use_taste;
use crate::ui::text::text;
use leptos::prelude::*;
use std::sync::Arc;

/// See the module.
#[component]
pub fn Practice(objective: ObjectiveId) -> impl IntoView {
    with_course(move |course| match course.objective(&objective).cloned() {
        Some(goal) => with_questions(goal.id.clone(), move |questions| {
            let (course, goal) = (Arc::clone(&course), goal.clone());
            view! { <PracticeOf course goal questions /> }.into_any()
        })
        .into_any(),
        None => view! { <super::Nowhere /> }.into_any(),
    })
}

#[component]
fn PracticeOf(course: Arc<Course>, goal: Objective, questions: Questions) -> impl IntoView {
    let t = text();
    let session = use_session();
    let learner = session.learner();
    let templates = questions.here().templates(Use::Practice);
    let at = (course.id.clone(), goal.id.clone());
    let choose = move || {
        learner.with_untracked(|learner| {
            let asked: Vec<&Asked> =
                learner.practice(&at.0, &at.1).map(|answered| &answered.asked).collect();
            next_question(&templates, &asked, random::number())
        })
    };
    let current = RwSignal::new(choose());
    let next = Callback::new(move |()| {
        current.set(choose());
        page::focus_on_soon("ask-q");
    });
    let at = (course.id.clone(), goal.id.clone());
    let so_far = move || {
        let learner = learner.read();
        (t.practice_so_far)(learner.practice(&at.0, &at.1).filter(|it| it.is_right()).count())
    };
    let at = (course.id.clone(), goal.id.clone());
    let ready = Memo::new(move |_| learner.read().readiness(&at.0, &at.1, None).is_ready());
    let tongue: Tongue = RwSignal::new(0);
    let check = Route::Check(goal.id.clone()).to_string();
    let foot = view! {
        <p class="small muted">{t.practice_is_not_proof}</p>
        <a class="btn" href=Route::Goal(goal.id.clone()).to_string()>{t.back_to_the_goal}</a>
    };
    let about = (t.practice_of)(goal.id.as_str(), &goal.short);
    let worked = questions.here().worked.clone();
    view! {
        <Page title=about.clone()>
            <a class="crumb" href=Route::Goal(goal.id.clone()).to_string()>{small_icon(Icon::Left)}{goal.id.to_string()}" "{goal.short.clone()}</a>
            <div role="status">
                {live(move || ready.get().then(|| view! {
                    <div class="note note--lamp">
                        {icon(Icon::Flag)}
                        <p><strong>{t.ready_for_a_check}</strong>" "{t.ready_for_a_check_more}</p>
                        <p class="btns"><a class="btn" href=check.clone()>{t.to_the_quick_check}</a></p>
                    </div>
                }))}
            </div>
            <AskFrame about how_far=view! { {live(so_far)}" "<span class="muted">{t.no_timer}</span> }.into_any()
                tongue foot=foot.into_any()>
                {rows(
                    move || current.read().iter().map(|asked| format!("{}/{}", asked.question, asked.seed)).collect(),
                    move |_| {
                        let asked = current.get_untracked();
                        let (course, goal, questions) = (Arc::clone(&course), goal.id.clone(), questions.clone());
                        asked.map(|asked| view! { <OneQuestion course goal questions asked tongue next /> }.into_any()).into_any()
                    },
                )}
            </AskFrame>
            <Examples worked />
        </Page>
    }
}

/// One question with its hints, until it is solved or shown.
#[component]
fn OneQuestion(
    course: Arc<Course>,
    goal: ObjectiveId,
    questions: Questions,
    asked: Asked,
    tongue: Tongue,
    next: Callback<()>,
) -> impl IntoView {
    let t = text();
    let session = use_session();
    let Some(drawn) = questions.draw(&asked).map(Arc::new) else { return ().into_any() };
    let given: RwSignal<Option<Given>> = RwSignal::new(None);
    let verdict: RwSignal<Option<Verdict>> = RwSignal::new(None);
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let (open_hints, is_over) = (RwSignal::new(0_usize), RwSignal::new(false));
    let record = {
        let (asked, drawn) = (asked.clone(), Arc::clone(&drawn));
        move |said: Said| {
            let words = given.read_untracked().as_ref().map(|given| drawn.given_as_text(given));
            let answer = Answer {
                purpose: Purpose::Practice,
                said,
                words: words.unwrap_or_default(),
                choices: drawn.choices(),
                hints: u8::try_from(open_hints.get_untracked()).unwrap_or(u8::MAX),
            };
            let recorded =
                session.commit(|learner| learner.answer(&course, &goal, asked.clone(), answer));
            refusal.set(recorded.err());
        }
    };
    let record = StoredValue::new(record);
    let judged = Arc::clone(&drawn);
    let submit = Callback::new(move |()| {
        if is_over.get_untracked() {
            next.run(());
            return;
        }
        let said = judge(&judged, given);
        match said {
            Verdict::Unread(_) => {}
            Verdict::Right => {
                record.with_value(|record| record(Said::Right));
                is_over.set(true);
            }
            _ => record.with_value(|record| record(Said::NotYet)),
        }
        verdict.set(Some(said));
    });
    let show_me = move |_| {
        record.with_value(|record| record(Said::NotLearned));
        verdict.set(None);
        is_over.set(true);
        page::focus_on_soon("solution");
    };
    let hints = StoredValue::new(questions.here().hints.clone());
    let unread = Signal::derive(move || unread(&verdict.read()));
    let drawn = StoredValue::new(drawn);
    let all_hints = hints.with_value(Vec::len);
    let open_hint = move |_| {
        open_hints.update(|open| *open += 1);
        // The button goes with the last one.
        if open_hints.get_untracked() == all_hints {
            page::focus_on_soon("hints");
        }
    };
    // The buttons stay, with the focus, while only their words change.
    let offered = Memo::new(move |_| (!is_over.get(), open_hints.get() < all_hints));
    let word = move || (t.show_a_hint)(open_hints.get() + 1, all_hints);
    let more_help = move || {
        let (goes_on, with_hint) = offered.get();
        let hint = move || {
            view! { <button class="btn btn--big" type="button" on:click=open_hint>{live(word)}</button> }
        };
        goes_on.then(|| {
            view! {
                {with_hint.then(hint)}
                <button class="btn btn--big" type="button" on:click=show_me>{t.show_me_how}</button>
            }
        })
    };
    view! {
        <Question questions asked given unread tongue submit>
            <div class="ask__said" role="status">
                {live(move || verdict.get().and_then(|verdict| said_to(&verdict)))}
                {live(move || refusal.get().map(|why| (t.refusal)(why)))}
            </div>
            <ol class="hints" id="hints" tabindex="-1" aria-label=t.hints>
                {live(move || hints.with_value(|hints| {
                    let open = hints.iter().take(open_hints.get());
                    open.map(|hint| view! { <li>{with_maths(hint)}</li> }).collect_view()
                }))}
            </ol>
            {live(move || is_over.get().then(|| drawn.with_value(|drawn| view! { <Solution drawn=Arc::clone(drawn) /> })))}
            <div class="ask__go">
                <button class="btn btn--main btn--big" type="submit">
                    {live(move || if is_over.get() { t.next_question } else { t.check_my_answer })}
                </button>
                {live(more_help)}
            </div>
        </Question>
    }
    .into_any()
}

/// What an answer is worth; nothing answered is nothing to read.
pub fn judge(drawn: &Drawn, given: RwSignal<Option<Given>>) -> Verdict {
    match &*given.read_untracked() {
        Some(given) => drawn.judge(given),
        None => Verdict::Unread(Why::Empty),
    }
}

/// Why an answer could not be read, if it could not.
pub fn unread(verdict: &Option<Verdict>) -> Option<Why> {
    match verdict {
        Some(Verdict::Unread(why)) => Some(*why),
        _ => None,
    }
}

/// What is said to an answer in practice.
fn said_to(verdict: &Verdict) -> Option<AnyView> {
    let t = text();
    Some(match verdict {
        Verdict::Right => {
            view! { <p class="mark mark--right">{icon(Icon::Check)}{t.that_is_right}</p> }
                .into_any()
        }
        Verdict::Almost(almost) => {
            view! { <p class="note">{icon(Icon::Again)}<span>{(t.almost)(*almost)}</span></p> }
                .into_any()
        }
        Verdict::NotYet { hint } => {
            let hint =
                hint.as_deref().map(with_maths).unwrap_or_else(|| t.try_once_more.into_any());
            view! { <p class="note">{icon(Icon::Again)}<span><strong>{t.not_right_yet}</strong>" "{hint}</span></p> }.into_any()
        }
        Verdict::Unread(_) => return None,
    })
}

/// The right answer, and why it is right.
#[component]
pub fn Solution(drawn: Arc<Drawn>) -> impl IntoView {
    let t = text();
    let answer = drawn.right_answer(use_taste().page_language());
    view! {
        <div class="solution" id="solution" tabindex="-1">
            <p><span class="muted small">{t.the_answer}</span>" "<strong>{all_drawn(&answer)}</strong></p>
            <p>{with_maths(&drawn.because)}</p>
        </div>
    }
}

/// Questions of this kind with every step.
#[component]
fn Examples(worked: Vec<Worked>) -> impl IntoView {
    let t = text();
    let example = |(nth, worked): (usize, Worked)| {
        view! {
            <details class="more">
                <summary>{small_icon(Icon::Down)}{(t.worked_example)(nth + 1)}</summary>
                <p><strong>{with_maths(&worked.ask)}</strong></p>
                <ol class="worked">
                    {worked.steps.iter().map(|step| view! { <li>{with_maths(step)}</li> }).collect_view()}
                </ol>
            </details>
        }
    };
    view! {
        <section class="sec apart" aria-labelledby="worked">
            <h2 id="worked">{t.see_how_it_is_done}</h2>
            {worked.into_iter().enumerate().map(example).collect_view()}
        </section>
    }
}
