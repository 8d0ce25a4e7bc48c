//! A door drawn from its look. Decoration: the words beside it say everything.

use crate::course::{DoorLook, Head, Hinge, Pattern};
use leptos::prelude::*;
use std::cell::Cell;

/// Where the floor is, in the units of the picture (120 × 196).
const FLOOR: f64 = 172.0;

thread_local! {
    /// Clip paths need names of their own in a page.
    static LEAVES: Cell<u32> = const { Cell::new(0) };
}

/// The letter on the plate of a person's door: the first of their name, or a dot.
pub fn plate_letter(name: &str) -> String {
    let first = name.chars().find(|c| c.is_alphanumeric());
    first.map_or_else(|| "·".into(), |c| c.to_uppercase().collect())
}

/// A door with what stands on its plate.
#[component]
pub fn DoorPicture(
    /// How it looks.
    look: DoorLook,
    /// What stands on its plate: a number or a letter.
    #[prop(into)]
    plate: String,
    /// Whether it stands ajar, with light: you are in this room.
    #[prop(optional)]
    open: bool,
) -> impl IntoView {
    let leaf = LEAVES.with(|leaves| leaves.replace(leaves.get() + 1));
    let (top, frame, opening) = head(look.head);
    let at = |fraction: f64| top + (FLOOR - top) * fraction;
    let (hinge, spill, knob) = match look.hinge {
        Hinge::Left => ("left", "M23 172H97L128 196H32Z", 89.0),
        Hinge::Right => ("right", "M23 172H97L88 196H-8Z", 31.0),
    };
    let (plate_x, plate_y) = plate_place(look.pattern);
    let plate_y = at(plate_y);
    view! {
        <svg class="door" viewBox="0 0 120 196" data-paint=look.paint.name() data-hinge=hinge
            data-open=open.then_some("") aria-hidden="true" focusable="false">
            <path class="d-spill" d=spill></path>
            <path class="d-frame" d=frame></path>
            <path class="d-light" d=opening></path>
            {above(look.head)}
            <g class="d-leaf">
                <clipPath id=format!("leaf-{leaf}")><path d=opening></path></clipPath>
                <path class="d-paint" d=opening></path>
                <g clip-path=format!("url(#leaf-{leaf})")>{joinery(look.pattern, top)}</g>
                <g class="d-no">
                    <rect x=plate_x - 11.0 y=plate_y - 9.0 width="22" height="18" rx="3"></rect>
                    <text x=plate_x y=plate_y + 5.0 text-anchor="middle">{plate}</text>
                </g>
                <circle class="d-knob" cx=knob cy=at(0.56) r="3.2"></circle>
            </g>
            <path class="d-sill" d="M10 172h100"></path>
        </svg>
    }
}

/// A person's door in a line of text.
#[component]
pub fn PersonDoor(
    /// How it looks.
    look: DoorLook,
) -> impl IntoView {
    view! {
        <svg class="whose__door" viewBox="0 0 20 26" data-paint=look.paint.name() aria-hidden="true"
            focusable="false">
            <path class="d-frame" d="M2.5 25V10a7.5 7.5 0 0 1 15 0v15Z"></path>
            <path class="d-paint" d="M4.5 25V10a5.5 5.5 0 0 1 11 0v15Z"></path>
            <path class="d-deep" d="M6.5 8.5h3v5h-3zM10.5 8.5h3v5h-3zM6.5 15.5h3v6h-3zM10.5 15.5h3v6h-3z"></path>
        </svg>
    }
}

/// Where the leaf begins, the frame and the opening.
fn head(head: Head) -> (f64, &'static str, &'static str) {
    match head {
        Head::Flat => (28.0, "M15 172V20h90v152Z", "M23 172V28h74v144Z"),
        Head::Round => {
            (40.0, "M15 172V59a45 45 0 0 1 90 0v113Z", "M23 172V59a37 37 0 0 1 74 0v113Z")
        }
        Head::Transom => (44.0, "M15 172V10h90v162Z", "M23 172V44h74v128Z"),
        Head::Fanlight => (58.0, "M15 172V52a45 45 0 0 1 90 0v120Z", "M23 172V58h74v114Z"),
        Head::Shallow => {
            (34.0, "M15 172V34Q60 8 105 34v138Z", "M23 172V39Q60 17 97 39v133Z")
        }
    }
}

/// The glass above the leaf.
fn above(head: Head) -> AnyView {
    match head {
        Head::Transom => [23, 49, 75]
            .map(|x| view! { <rect class="d-glass" x=x y="17" width="22" height="20" rx="1"></rect> })
            .into_any(),
        Head::Fanlight => view! {
            <path class="d-glass" d="M23 51a37 37 0 0 1 74 0Z"></path>
            <path class="d-bar" d="M60 51V14M60 51 33 25M60 51 87 25"></path>
            <path class="d-frame" d="M48 52a12 12 0 0 1 24 0Z"></path>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

/// The middle of the plate: across in units, down as a fraction of the leaf.
fn plate_place(pattern: Pattern) -> (f64, f64) {
    match pattern {
        Pattern::Six => (60.0, 0.205),
        Pattern::Four => (60.0, 0.22),
        Pattern::Planks => (60.0, 0.36),
        Pattern::TallGlass => (60.0, 0.82),
        Pattern::Porthole => (60.0, 0.44),
        Pattern::Chevron => (60.0, 0.2),
        Pattern::Steps => (78.0, 0.17),
        Pattern::Stable => (60.0, 0.25),
    }
}

fn joinery(pattern: Pattern, top: f64) -> AnyView {
    let leaf = Leaf { top };
    match pattern {
        Pattern::Six => leaf.panels(&[
            (31.0, 0.07, 25.0, 0.21),
            (64.0, 0.07, 25.0, 0.21),
            (31.0, 0.34, 25.0, 0.26),
            (64.0, 0.34, 25.0, 0.26),
            (31.0, 0.66, 25.0, 0.26),
            (64.0, 0.66, 25.0, 0.26),
        ]),
        Pattern::Four => leaf.panels(&[
            (31.0, 0.09, 25.0, 0.46),
            (64.0, 0.09, 25.0, 0.46),
            (31.0, 0.66, 25.0, 0.26),
            (64.0, 0.66, 25.0, 0.26),
        ]),
        Pattern::Planks => {
            let uprights = [37.8, 52.6, 67.4, 82.2]
                .map(|x| view! { <path class="d-line" d=format!("M{x} 4V172")></path> });
            let braces = [0.2, 0.8].map(|y| leaf.bar(y, 5.0));
            view! { {uprights} {braces} }.into_any()
        }
        Pattern::TallGlass => {
            let (y, h) = (leaf.at(0.07), leaf.high(0.56));
            let bars = format!(
                "M60 {}V{}M44 {}h32",
                y + 3.0,
                y + h - 3.0,
                y + h / 2.0
            );
            view! {
                <rect class="d-deep" x="41" y=y width="38" height=h rx="3"></rect>
                <rect class="d-glass" x="44" y=y + 3.0 width="32" height=h - 6.0 rx="2"></rect>
                <path class="d-bar" d=bars></path>
                {leaf.panels(&[(35.0, 0.72, 50.0, 0.2)])}
            }
            .into_any()
        }
        Pattern::Porthole => view! {
            <circle class="d-deep" cx="60" cy=leaf.at(0.22) r="18"></circle>
            <circle class="d-glass" cx="60" cy=leaf.at(0.22) r="15"></circle>
            {leaf.panels(&[(33.0, 0.52, 54.0, 0.18), (33.0, 0.75, 54.0, 0.17)])}
        }
        .into_any(),
        Pattern::Chevron => {
            let strokes: String = (0..12)
                .map(|nth| {
                    let y = top - 50.0 + 20.0 * f64::from(nth);
                    format!("M23 {}L60 {y}L97 {}", y + 24.0, y + 24.0)
                })
                .collect();
            view! {
                <path class="d-line" d=strokes></path>
                <path class="d-line" d="M60 4V172"></path>
            }
            .into_any()
        }
        Pattern::Steps => [0.0, 1.0, 2.0, 3.0]
            .map(|nth| {
                let (y, h) = (leaf.at(0.09 + 0.155 * nth), leaf.high(0.085));
                view! {
                    <rect class="d-deep" x="32" y=y width="30" height=h rx="1.5"></rect>
                    <rect class="d-glass" x="34" y=y + 2.0 width="26" height=h - 4.0 rx="1"></rect>
                }
            })
            .into_any(),
        Pattern::Stable => {
            let brace = format!(
                "M33 {}L87 {}M87 {}L33 {}",
                leaf.at(0.59),
                leaf.at(0.92),
                leaf.at(0.59),
                leaf.at(0.92)
            );
            view! {
                {leaf.panels(&[(31.0, 0.08, 58.0, 0.34), (31.0, 0.57, 58.0, 0.36)])}
                <path class="d-line" d=brace></path>
                {leaf.bar(0.495, 3.5)}
            }
            .into_any()
        }
    }
}

/// Turns fractions of the leaf into units of the picture.
struct Leaf {
    top: f64,
}

impl Leaf {
    fn at(&self, fraction: f64) -> f64 {
        self.top + self.high(fraction)
    }

    fn high(&self, fraction: f64) -> f64 {
        (FLOOR - self.top) * fraction
    }

    /// Panels with a bevel: a deep rectangle, then a painted one set in at the start and the top.
    fn panels(&self, panels: &[(f64, f64, f64, f64)]) -> AnyView {
        panels
            .iter()
            .map(|&(x, y, w, h)| {
                let (y, h) = (self.at(y), self.high(h));
                view! {
                    <rect class="d-deep" x=x y=y width=w height=h rx="1.5"></rect>
                    <rect class="d-paint" x=x + 2.0 y=y + 2.0 width=w - 2.0 height=h - 2.0 rx="1"></rect>
                }
            })
            .collect_view()
            .into_any()
    }

    fn bar(&self, y: f64, high: f64) -> impl IntoView {
        view! { <rect class="d-deep" x="23" y=self.at(y) width="74" height=high></rect> }
    }
}
