//! My proof: every piece of work that counts, newest first.

use super::hand_over::file_name;
use super::work::{WorkShown, day_of, how_done, work_icon};
use crate::browser::{page, travel};
use crate::course::Course;
use crate::exchange::to_csv;
use crate::facts::Proof as Work;
use crate::learning::{Learner, Piece};
use crate::route::Route;
use crate::ui::parts::{Empty, Icon, Page, icon, rows, with_course};
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
            <Show when=move || !pieces.read().is_empty()>
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
                <p class="small" role="status">{said}</p>
            </Show>
            <Show when=move || !pieces.read().is_empty() fallback=nothing>
                <PiecesTable course=Arc::clone(&course) pieces />
            </Show>
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

/// The same table for a spreadsheet.
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
