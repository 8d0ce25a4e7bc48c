//! A quick check of one goal: five fresh questions, no hints, one try each. All answers are shown at
//! the end, with the work.

use super::asking::{AskFrame, Question, Questions, Tongue, with_questions};
use super::practice::{Solution, judge, unread};
use super::work::day_of;
use crate::browser::{page, random};
use crate::course::item::{Given, Use, Verdict};
use crate::course::{Course, Objective};
use crate::facts::{Answer, Asked, Purpose, Said};
use crate::id::ObjectiveId;
use crate::learning::{Answered, Check, NotNow, QUESTIONS, Refusal, Status};
use crate::route::Route;
use crate::ui::levels::{use_progress, with_days};
use crate::ui::parts::{
    Icon, LevelShown, Page, icon, live, rows, small_icon, with_course, with_maths,
};
use crate::ui::session::use_session;
use crate::ui::text::text;
use leptos::prelude::*;
use std::sync::Arc;

/// See the module.
#[component]
pub fn QuickCheck(objective: ObjectiveId) -> impl IntoView {
    with_course(move |course| match course.objective(&objective).cloned() {
        Some(goal) => with_questions(goal.id.clone(), move |questions| {
            let (course, goal) = (Arc::clone(&course), goal.clone());
            view! { <CheckOf course goal questions /> }.into_any()
        })
        .into_any(),
        None => view! { <super::Nowhere /> }.into_any(),
    })
}

/// What the pages of one quick check have in common.
#[derive(Clone)]
struct Here {
    course: Arc<Course>,
    goal: Objective,
    questions: Questions,
}

#[component]
fn CheckOf(course: Arc<Course>, goal: Objective, questions: Questions) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let templates = questions.here().templates(Use::Check);
    let at = (course.id.clone(), goal.id.clone());
    let latest = Memo::new(move |_| {
        let mut checks = with_days(|days| learner.read().checks_of(&at.0, &at.1, days));
        checks.retain(|check| check.can_be_finished(&templates));
        checks.pop()
    });
    let title = (t.quick_check_of)(goal.id.as_str(), &goal.short);
    let here = Here { course, goal, questions };
    // Which page it is does not change with every answer.
    let phase = Memo::new(move |_| {
        let latest = latest.read();
        latest.as_ref().map(|check| (check.id, check.is_finished()))
    });
    view! {
        <Page title>
            <a class="crumb" href=Route::Goal(here.goal.id.clone()).to_string()>
                {small_icon(Icon::Left)}{here.goal.id.to_string()}" "{here.goal.short.clone()}
            </a>
            {live(move || {
                let here = here.clone();
                match phase.get() {
                    None => view! { <Beginning here /> }.into_any(),
                    Some((_, false)) => view! { <Running here latest /> }.into_any(),
                    Some((_, true)) => view! { <Done here latest /> }.into_any(),
                }
            })}
        </Page>
    }
}

/// What a quick check is, and the button that begins it.
#[component]
fn Beginning(here: Here) -> impl IntoView {
    let t = text();
    view! {
        <div class="page__head">
            <p class="over">{t.a_quick_check}</p>
            <h1>{here.goal.can.clone()}</h1>
            <p class="lede">{t.check_lede}</p>
        </div>
        <ul class="dash">
            {t.check_rules.iter().map(|rule| view! { <li>{*rule}</li> }).collect_view()}
        </ul>
        <Begin here />
    }
}

/// Begins a check, or says when one may begin.
#[component]
fn Begin(here: Here) -> impl IntoView {
    let t = text();
    let session = use_session();
    let learner = session.learner();
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let templates = here.questions.here().templates(Use::Check);
    let practice = Route::Practice(here.goal.id.clone()).to_string();
    let (course, goal, known) = (Arc::clone(&here.course), here.goal.id.clone(), templates.clone());
    let waits = Memo::new(move |_| {
        with_days(|days| learner.read().may_check(&course, &goal, Some(&known), days)).err()
    });
    let begin = move |_| {
        let begun = session.commit(|learner| {
            with_days(|days| {
                let Here { course, goal, .. } = &here;
                learner.begin_check(course, &goal.id, &templates, random::number(), days)
            })
        });
        refusal.set(begun.err());
        page::focus_on_soon("ask-q");
    };
    let begin = StoredValue::new(begin);
    view! {
        <div class="check__begin stack">
            {live(move || match waits.get() {
                Some(Refusal::NoCheckNow(NotNow::Wait { answers, .. })) => view! {
                    <p class="note">{icon(Icon::Clock)}<span>{(t.next_check_when)(answers)}</span></p>
                }.into_any(),
                Some(why) => view! { <p class="note">{(t.refusal)(why)}</p> }.into_any(),
                None => view! {
                    <p class="btns"><button class="btn btn--main btn--big" type="button"
                        on:click=move |event| begin.with_value(|begin| begin(event))>{t.start_the_check}</button></p>
                }.into_any(),
            })}
            {live(move || refusal.get().map(|why| view! { <p class="field__error" role="alert">{(t.refusal)(why)}</p> }))}
            <p class="btns"><a class="btn" href=practice>{t.practice_with_hints}</a></p>
        </div>
    }
}

/// The open questions of a check, one after the other.
#[component]
fn Running(here: Here, latest: Memo<Option<Check>>) -> impl IntoView {
    let t = text();
    let skipped: RwSignal<Vec<Asked>> = RwSignal::new(Vec::new());
    let current = Memo::new(move |_| {
        let latest = latest.read();
        let check = latest.as_ref()?;
        let open: Vec<&Asked> = std::iter::zip(&check.questions, check.answers())
            .filter_map(|(asked, answer)| answer.is_none().then_some(asked))
            .collect();
        let skipped = skipped.read();
        // Whoever skipped them all comes back to the one skipped first.
        let least = |asked: &&Asked| skipped.iter().filter(|it| it == asked).count();
        open.into_iter().min_by_key(least).cloned()
    });
    let number = move || {
        let (latest, current) = (latest.read(), current.read());
        let place = latest
            .as_ref()
            .zip(current.as_ref())
            .and_then(|(check, current)| check.questions.iter().position(|asked| asked == current));
        place.map(|place| (t.question_of)(place + 1, QUESTIONS))
    };
    let tongue: Tongue = RwSignal::new(0);
    let back = Route::Goal(here.goal.id.clone()).to_string();
    let foot = view! {
        <p class="small muted">{t.all_answers_at_the_end}</p>
        <a class="btn" href=back>{t.stop_and_come_back}</a>
    };
    let how_far = view! {
        <strong>{live(number)}</strong>" "<span class="muted">{t.no_timer_one_try}</span>
    };
    let about = (t.quick_check_of)(here.goal.id.as_str(), &here.goal.short);
    view! {
        <AskFrame about how_far=how_far.into_any() tongue foot=foot.into_any()>
            {rows(
                move || current.read().iter().map(|asked| format!("{}/{}", asked.question, asked.seed)).collect(),
                move |_| {
                    let check = latest.read_untracked().as_ref().map(|check| check.id);
                    let (here, asked) = (here.clone(), current.get_untracked());
                    check.zip(asked).map(|(check, asked)| {
                        let purpose = Purpose::Check(check);
                        let skip = Callback::new({
                            let asked = asked.clone();
                            move |()| skipped.update(|skipped| skipped.push(asked.clone()))
                        });
                        let Here { course, goal, questions } = here;
                        view! {
                            <OneTry course goal=goal.id questions asked tongue purpose
                                other=t.skip_for_now on_other=skip unread_more=t.unread_does_not_count />
                        }.into_any()
                    }).into_any()
                },
            )}
        </AskFrame>
    }
}

/// A question with one try: no hints, and no word on whether the answer is right.
#[component]
pub fn OneTry(
    course: Arc<Course>,
    goal: ObjectiveId,
    questions: Questions,
    asked: Asked,
    tongue: Tongue,
    /// What it is asked for.
    purpose: Purpose,
    /// What the other button says.
    other: &'static str,
    /// Somebody pressed the other button.
    on_other: Callback<()>,
    /// A word on the buttons.
    unread_more: &'static str,
) -> impl IntoView {
    let t = text();
    let session = use_session();
    let Some(drawn) = questions.draw(&asked) else { return ().into_any() };
    let given: RwSignal<Option<Given>> = RwSignal::new(None);
    let verdict: RwSignal<Option<Verdict>> = RwSignal::new(None);
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let to_answer = asked.clone();
    let submit = Callback::new(move |()| {
        let judged = judge(&drawn, given);
        let said = match judged {
            Verdict::Unread(_) => {
                verdict.set(Some(judged));
                return;
            }
            Verdict::Right => Said::Right,
            Verdict::Almost(_) | Verdict::NotYet { .. } => Said::NotYet,
        };
        let words = given.read_untracked().as_ref().map(|given| drawn.given_as_text(given));
        let (words, choices) = (words.unwrap_or_default(), drawn.choices());
        let answer = Answer { purpose, said, words, choices, hints: 0 };
        let asked = to_answer.clone();
        match session.commit(|learner| learner.answer(&course, &goal, asked, answer)) {
            Ok(_) => page::focus_on_soon("ask-q"),
            Err(why) => refusal.set(Some(why)),
        }
    });
    let unread = Signal::derive(move || unread(&verdict.read()));
    view! {
        <Question questions asked given unread tongue submit>
            <div class="ask__go">
                <button class="btn btn--main btn--big" type="submit">{t.next}</button>
                <button class="btn btn--big" type="button" on:click=move |_| on_other.run(())>{other}</button>
            </div>
            {live(move || refusal.get().map(|why| view! { <p class="field__error" role="alert">{(t.refusal)(why)}</p> }))}
            <p class="small muted">{unread_more}</p>
        </Question>
    }
    .into_any()
}

/// What a check came to, with all five answers and the work.
#[component]
fn Done(here: Here, latest: Memo<Option<Check>>) -> impl IntoView {
    let t = text();
    let progress = use_progress(Arc::clone(&here.course));
    let session = use_session();
    let Some(check) = latest.get_untracked() else { return ().into_any() };
    let (right, level) = (check.right(), check.level().map(Status::from));
    let goal = here.goal.id.clone();
    let is_met = move || progress.read().is_met(&goal);
    let answers = session.learner().with_untracked(|learner| {
        let mine = |it: &&Answered| it.answer.purpose == Purpose::Check(check.id);
        learner.answers().iter().filter(mine).cloned().collect::<Vec<_>>()
    });
    let line = |(nth, asked): (usize, &Asked)| {
        let answered = answers.iter().find(|it| &it.asked == asked);
        let is_right = answered.is_some_and(|it| it.is_right());
        let words = answered.map(|it| it.answer.words.clone()).unwrap_or_default();
        let drawn = here.questions.draw(asked).map(Arc::new);
        let (shape, word) =
            if is_right { (Icon::Check, t.right) } else { (Icon::Again, t.not_right_yet) };
        view! {
            <li class="checked">
                <p><strong>{(t.question_of)(nth + 1, QUESTIONS)}</strong>" "<span class="mark">{icon(shape)}{word}</span></p>
                {drawn.as_ref().map(|drawn| view! { <p>{with_maths(&drawn.prompt)}</p> })}
                <p class="small"><span class="muted">{t.your_answer}</span>" "{words}</p>
                {drawn.map(|drawn| view! {
                    <details class="more"><summary>{small_icon(Icon::Down)}{t.see_the_work}</summary><Solution drawn /></details>
                })}
            </li>
        }
    };
    let lines = check.questions.iter().enumerate().map(line).collect_view();
    let day = check.evidence().map(|evidence| day_of(evidence.stamp)).unwrap_or_default();
    view! {
        <div class="page__head">
            <p class="over">{t.a_quick_check}" · "{day}</p>
            <h1 id="ask-q" tabindex="-1">{(t.right_of)(right, QUESTIONS)}</h1>
            {level.map(|status| view! {
                <p>{t.this_piece_shows}" "<LevelShown status class="level--chip" /></p>
            })}
            <p class="lede">{live(move || match (level, is_met()) {
                (_, true) => t.after_check_met,
                (Some(Status::Met | Status::Extending), false) => t.after_check_once_more,
                _ => t.after_check_practice,
            })}</p>
        </div>
        <ol class="checks">{lines}</ol>
        <Begin here=here.clone() />
        <p class="btns"><a class="btn btn--main" href=Route::Goal(here.goal.id.clone()).to_string()>{t.see_why_this_level}</a></p>
    }
    .into_any()
}

/// A quick check and practice, on the page of their goal.
#[component]
pub fn WaysToShow(course: Arc<Course>, goal: Objective) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let at = goal.id.clone();
    // Whether one is open, or until when it waits. Its templates are not known here, and need not be.
    let waits = Memo::new(move |_| {
        with_days(|days| learner.read().may_check(&course, &at, None, days)).err()
    });
    let word = move || match waits.get() {
        Some(Refusal::NoCheckNow(NotNow::Unfinished { .. })) => t.go_on_with_the_check,
        _ => t.to_the_quick_check,
    };
    let when = move || match waits.get() {
        Some(Refusal::NoCheckNow(NotNow::Wait { answers, .. })) => {
            Some((t.next_check_when)(answers))
        }
        _ => None,
    };
    let (check, practice) = (Route::Check(goal.id.clone()), Route::Practice(goal.id));
    view! {
        <section class="sheet sec" aria-labelledby="show-it">
            <h2 id="show-it">{t.a_quick_check}</h2>
            <p class="small">{t.check_in_short}</p>
            <a class="btn btn--main btn--wide" href=check.to_string()>{live(word)}</a>
            <a class="btn btn--wide" href=practice.to_string()>{t.practice_first}</a>
            <p class="xs muted">{t.practice_is_not_proof}" "{live(when)}</p>
        </section>
    }
}
