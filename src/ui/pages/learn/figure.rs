//! The picture that belongs to a question: a graph, a table, or boxes that show a product.

use crate::browser::page;
use crate::course::item::{Axis, Figure, Given};
use crate::course::plot::{HEIGHT, Mark, Plot, WIDTH};
use crate::ui::parts::{live, with_maths};
use crate::ui::text::text;
use leptos::prelude::*;

/// The figure to mark a point in: the question's own, or an empty grid.
pub fn with_point(figure: Option<Figure>, x: Axis, y: Axis) -> Figure {
    figure.filter(|figure| matches!(figure, Figure::Graph { .. })).unwrap_or_else(|| {
        Figure::Graph {
            x,
            y,
            curves: Vec::new(),
            points: Vec::new(),
            x_label: "x".into(),
            y_label: "y".into(),
            says: String::new(),
        }
    })
}

/// See the module.
#[component]
pub fn FigureShown(
    /// The figure.
    figure: Figure,
    /// Where a pressed point goes, when one is asked for.
    #[prop(optional)]
    given: Option<RwSignal<Option<Given>>>,
) -> impl IntoView {
    match figure {
        Figure::Table { head, rows } => {
            let table = table(head, rows);
            view! {
                <div class="ask__fig scroll" tabindex="0" role="region" aria-label=text().table>{table}</div>
            }
            .into_any()
        }
        Figure::Area { top, side, cells } => area(top, side, cells),
        Figure::Graph { x, y, curves, points, x_label, y_label, says } => {
            let plot = Plot::new(x, y);
            view! { <Graph plot curves points x_label y_label says given /> }.into_any()
        }
    }
}

/// The table of an option: part of its name, and no place of its own.
pub fn in_an_option(figure: Figure) -> AnyView {
    match figure {
        Figure::Table { head, rows } => table(head, rows),
        figure => view! { <FigureShown figure /> }.into_any(),
    }
}

fn table(head: Vec<String>, rows: Vec<Vec<String>>) -> AnyView {
    let row = |cells: Vec<String>| {
        let cells =
            cells.into_iter().map(|cell| view! { <td class="num">{with_maths(&cell)}</td> });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    let head = head.into_iter().map(|cell| view! { <th scope="col">{with_maths(&cell)}</th> });
    view! {
        <table class="table ask__table">
            <thead><tr>{head.collect_view()}</tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn area(top: Vec<String>, side: Vec<String>, cells: Vec<Vec<String>>) -> AnyView {
    let t = text();
    let head = top.into_iter().map(|cell| view! { <th scope="col">{with_maths(&cell)}</th> });
    let rows = std::iter::zip(side, cells).map(|(side, cells)| {
        let cells = cells.into_iter().map(|cell| view! { <td>{with_maths(&cell)}</td> });
        view! { <tr><th scope="row">{with_maths(&side)}</th>{cells.collect_view()}</tr> }
    });
    view! {
        <div class="ask__fig">
            <table class="area">
                <caption class="vh">{t.area_picture}</caption>
                <thead><tr><td></td>{head.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn Graph(
    plot: Plot,
    curves: Vec<Vec<[f64; 2]>>,
    points: Vec<[f64; 2]>,
    x_label: String,
    y_label: String,
    says: String,
    given: Option<RwSignal<Option<Given>>>,
) -> impl IntoView {
    let t = text();
    let press = move |event: leptos::ev::MouseEvent| {
        let Some(given) = given else { return };
        let crossing = page::pressed_at(&event).and_then(|(x, y)| plot.crossing(x, y));
        if let Some([x, y]) = crossing {
            given.set(Some(Given::Point(x, y)));
        }
    };
    let pressed = move || {
        let [x, y] = match given?.get()? {
            Given::Point(x, y) => [whole(x), whole(y)],
            Given::Fields(texts) => [number(texts.first()?)?, number(texts.get(1)?)?],
            _ => return None,
        };
        let [x, y] = plot.place([x, y]);
        Some(view! { <circle class="g-mark" cx=x.to_string() cy=y.to_string() r="8"></circle> })
    };
    let mark = |Mark { at: [x, y], number, across }: Mark| {
        let anchor = if across { "middle" } else { "end" };
        view! { <text class="g-num" x=x.to_string() y=y.to_string() text-anchor=anchor>{number}</text> }
    };
    let dot = |point: [f64; 2]| {
        let [x, y] = plot.place(point);
        view! { <circle class="g-dot" cx=x.to_string() cy=y.to_string() r="5.5"></circle> }
    };
    let curve =
        |points: Vec<[f64; 2]>| view! { <path class="g-curve" d=plot.curve(&points)></path> };
    let says = if says.is_empty() { t.empty_grid.to_owned() } else { says };
    let class = if given.is_some() { "g g--press" } else { "g" };
    view! {
        <figure class="ask__fig">
            <svg class=class viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=says on:click=press>
                <path class="g-grid" d=plot.grid()></path>
                <path class="g-axis" d=plot.axes()></path>
                {plot.marks().into_iter().map(mark).collect_view()}
                <text class="g-num g-label" x="8" y="16">{y_label}</text>
                <text class="g-num g-label" x=(WIDTH - 6.0).to_string() y=(HEIGHT - 6.0).to_string() text-anchor="end">{x_label}</text>
                {curves.into_iter().map(curve).collect_view()}
                {points.into_iter().map(dot).collect_view()}
                {live(pressed)}
            </svg>
        </figure>
    }
}

/// A typed number of a grid, with any kind of minus.
fn number(text: &str) -> Option<f64> {
    text.trim().replace('−', "-").parse().ok()
}

#[allow(clippy::cast_precision_loss, reason = "numbers of a grid are small")]
fn whole(number: i64) -> f64 {
    number as f64
}
