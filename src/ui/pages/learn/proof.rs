//! My proof: every piece of work that counts, newest first.

use super::hand_over::file_name;
use super::work::{WorkShown, day_of, how_done, work_icon};
use crate::browser::{page, travel};
use crate::course::Course;
use crate::exchange::to_csv;
use crate::facts::{Independence, Proof as Work};
use crate::id::ObjectiveId;
use crate::learning::{Check, HowFar, Learner, Piece, QUESTIONS};
use crate::route::Route;
use crate::ui::levels::with_days;
use crate::ui::parts::{Empty, HowFarShown, Icon, Page, Show, icon, live, rows, with_course};
use crate::ui::session::use_session;
use crate::ui::text::text;
use leptos::prelude::*;
use std::sync::Arc;

/// See the module.
#[component]
pub fn Proof() -> impl IntoView {
    with_course(|course| view! { <MyProof course /> })
}

#[component]
fn MyProof(course: Arc<Course>) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let pieces =
        Memo::new(move |_| learner.read().pieces().into_iter().cloned().collect::<Vec<_>>());
    let id = course.id.clone();
    let checks = Memo::new(move |_| with_days(|days| learner.read().finished_checks(&id, days)));
    let has_proof = move || !pieces.read().is_empty() || !checks.read().is_empty();
    let saved: RwSignal<Option<bool>> = RwSignal::new(None);
    let for_table = Arc::clone(&course);
    let save_table = move |_| {
        let csv = to_csv(&table_of(&for_table, &learner.read_untracked()));
        let name = file_name(learner.read_untracked().name(), "csv");
        saved.set(Some(travel::download(&name, "text/csv", &csv).is_ok()));
    };
    let said = move || {
        saved.get().map(|saved| if saved { t.file_is_on_its_way } else { t.way_refused_here })
    };
    let nothing = move || {
        view! {
            <Empty title=t.no_proof_yet words=t.no_proof_yet_more>
                <a class="btn btn--main" href=Route::Today.to_string()>{t.see_my_next_step}</a>
            </Empty>
        }
    };
    view! {
        <Page title=t.my_proof>
            <div class="page__head">
                <h1>{t.my_proof}</h1>
                <p class="lede">{t.proof_lede}</p>
            </div>
            <Show when=has_proof>
                <p class="btns">
                    <button class="btn" type="button" on:click=|_| page::print()>
                        {icon(Icon::Print)}
                        {t.print}
                    </button>
                    <button class="btn" type="button" on:click=save_table.clone()>
                        {icon(Icon::File)}
                        {t.save_as_table}
                    </button>
                </p>
                <p class="small" role="status">{live(said)}</p>
            </Show>
            <Show when=has_proof fallback=nothing>
                {
                    let course = Arc::clone(&course);
                    move || (!pieces.read().is_empty()).then(|| view! { <PiecesTable course=Arc::clone(&course) pieces /> })
                }
            </Show>
            {live(move || (!checks.read().is_empty()).then(|| view! { <Checks checks=checks.get() /> }))}
        </Page>
    }
}

/// Pieces of work in a table: when, what, where it was made, what it shows, how it was done.
#[component]
pub fn PiecesTable(course: Arc<Course>, pieces: Memo<Vec<Piece>>) -> impl IntoView {
    let t = text();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=t.my_proof>
            <table class="table prooftable">
                <thead>
                    <tr>
                        <th scope="col">{t.day}</th>
                        <th scope="col">{t.my_work}</th>
                        <th scope="col">{t.where_from}</th>
                        <th scope="col">{t.goals_it_shows}</th>
                        <th scope="col">{t.how_i_did_it}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows(
                        move || pieces.read().iter().map(|piece| piece.id.to_string()).collect(),
                        move |id| {
                            let pieces = pieces.read_untracked();
                            let piece = pieces.iter().find(|piece| piece.id.to_string() == id).cloned();
                            let course = Arc::clone(&course);
                            piece.map(|piece| view! { <PieceLine course piece /> }.into_any()).into_any()
                        },
                    )}
                </tbody>
            </table>
        </div>
    }
}

/// Finished quick checks in a table: when, how it went, which goal, what it shows.
#[component]
fn Checks(checks: Vec<(ObjectiveId, Check)>) -> impl IntoView {
    let t = text();
    let line = |(goal, check): (ObjectiveId, Check)| {
        let day = check.evidence().map(|evidence| day_of(evidence.stamp));
        let level = check.level().map(HowFar::At);
        view! {
            <tr>
                <td>{day}</td>
                <th scope="row">
                    <a href=Route::Check(goal.clone()).to_string()>{(t.quick_check)(check.right(), QUESTIONS)}</a>
                </th>
                <td class="num"><a href=Route::Goal(goal.clone()).to_string()>{goal.to_string()}</a></td>
                <td>{level.map(|how_far| view! { <HowFarShown how_far /> })}</td>
            </tr>
        }
    };
    view! {
        <section class="sec apart">
            <h2>{t.my_quick_checks}</h2>
            <div class="scroll" tabindex="0" role="region" aria-label=t.my_quick_checks>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{t.day}</th>
                            <th scope="col">{t.a_quick_check}</th>
                            <th scope="col">{t.goal}</th>
                            <th scope="col">{t.level}</th>
                        </tr>
                    </thead>
                    <tbody>{checks.into_iter().map(line).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

/// The same tables for a spreadsheet.
fn table_of(course: &Course, learner: &Learner) -> Vec<Vec<String>> {
    let t = text();
    let head = [t.day, t.my_work, t.where_from, t.goals_it_shows, t.how_i_did_it];
    let mut table = vec![head.map(str::to_owned).to_vec()];
    for piece in learner.pieces() {
        let door = learner.run(piece.run).and_then(|run| course.door(&run.door));
        let shows: Vec<&str> = piece.shows.iter().map(|goal| goal.as_str()).collect();
        let work = match &piece.proof {
            Work::Text { text } => text.clone(),
            Work::Link { url, about } if about.is_empty() => url.clone(),
            Work::Link { url, about } => format!("{about}: {url}"),
        };
        table.push(vec![
            day_of(piece.added),
            work,
            door.map(|door| door.title.clone()).unwrap_or_default(),
            shows.join(" "),
            how_done(piece.how).to_owned(),
        ]);
    }
    for (goal, check) in with_days(|days| learner.finished_checks(&course.id, days)) {
        table.push(vec![
            check.evidence().map(|evidence| day_of(evidence.stamp)).unwrap_or_default(),
            (t.quick_check)(check.right(), QUESTIONS),
            String::new(),
            goal.to_string(),
            how_done(Independence::Own).to_owned(),
        ]);
    }
    table
}

#[component]
fn PieceLine(course: Arc<Course>, piece: Piece) -> impl IntoView {
    let learner = use_session().learner();
    let door = learner.read_untracked().run(piece.run).map(|run| run.door.clone());
    let door = door.and_then(|door| course.door(&door).map(|door| door.title.clone()));
    let shows: Vec<_> = piece
        .shows
        .iter()
        .map(|id| view! { <a href=Route::Goal(id.clone()).to_string()>{id.to_string()}</a>" " })
        .collect();
    view! {
        <tr>
            <td>{day_of(piece.added)}</td>
            <th scope="row">
                <span class="works__words">
                    <span class="row">{work_icon(&piece.proof)}<WorkShown proof=piece.proof /></span>
                </span>
            </th>
            <td><a href=Route::Checkpoint(piece.run, piece.checkpoint).to_string()>{door}</a></td>
            <td class="num">{shows}</td>
            <td>{how_done(piece.how)}</td>
        </tr>
    }
}
