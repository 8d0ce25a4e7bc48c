//! A door drawn from its look. Decoration: the words beside it say everything.

use crate::browser::letters;
use crate::course::{DoorLook, Head, Hinge, Pattern};
use leptos::prelude::*;
use std::cell::Cell;

/// Where the floor is, in the units of the picture (120 × 196).
const FLOOR: i32 = 172;

thread_local! {
    /// Clip paths need names of their own in a page.
    static LEAVES: Cell<u32> = const { Cell::new(0) };
}

/// The letter on the plate of a person's door: the first of their name, or a dot.
pub fn plate_letter(name: &str) -> String {
    let first = name.chars().find(|c| c.is_alphanumeric());
    first.map_or_else(|| "·".into(), |c| letters::upper(c.encode_utf8(&mut [0; 4])))
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
    let hinge = match look.hinge {
        Hinge::Left => "left",
        Hinge::Right => "right",
    };
    let (x, y) = plate_place(&look);
    // The drawing is made of shapes and whole numbers from this file alone, so it may be parsed as
    // markup at once. What somebody wrote, the plate, is a text node like every other text.
    view! {
        <svg class="door" viewBox="0 0 120 196" data-paint=look.paint.name() data-hinge=hinge
            data-open=open.then_some("") aria-hidden="true" focusable="false">
            <g inner_html=drawing_behind(&look)></g>
            <g class="d-leaf">
                <g inner_html=drawing_of_leaf(&look)></g>
                <text class="d-plate" x=x y=y + 5 text-anchor="middle">{plate}</text>
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
    let drawing = "<path class='d-frame' d='M2.5 25V10a7.5 7.5 0 0 1 15 0v15Z'/>\
        <path class='d-paint' d='M4.5 25V10a5.5 5.5 0 0 1 11 0v15Z'/>\
        <path class='d-deep' d='M6.5 8.5h3v5h-3zM10.5 8.5h3v5h-3zM6.5 15.5h3v6h-3zM10.5 15.5h3v6h-3z'/>";
    view! {
        <svg class="whose__door" viewBox="0 0 20 26" data-paint=look.paint.name() aria-hidden="true"
            focusable="false" inner_html=drawing></svg>
    }
}

/// Where the leaf begins, the frame and the opening.
fn head(head: Head) -> (i32, &'static str, &'static str) {
    match head {
        Head::Flat => (28, "M15 172V20h90v152Z", "M23 172V28h74v144Z"),
        Head::Round => (40, "M15 172V59a45 45 0 0 1 90 0v113Z", "M23 172V59a37 37 0 0 1 74 0v113Z"),
        Head::Transom => (44, "M15 172V10h90v162Z", "M23 172V44h74v128Z"),
        Head::Fanlight => (58, "M15 172V52a45 45 0 0 1 90 0v120Z", "M23 172V58h74v114Z"),
        Head::Shallow => (34, "M15 172V34Q60 8 105 34v138Z", "M23 172V39Q60 17 97 39v133Z"),
    }
}

/// Light on the floor, frame, light in the opening, glass above.
fn drawing_behind(look: &DoorLook) -> String {
    let (_, frame, opening) = head(look.head);
    let spill = match look.hinge {
        Hinge::Left => "M23 172H97L128 196H32Z",
        Hinge::Right => "M23 172H97L88 196H-8Z",
    };
    let above = match look.head {
        Head::Transom => {
            "<path class='d-glass' d='M23 17h22v20h-22zM49 17h22v20h-22zM75 17h22v20h-22z'/>"
        }
        Head::Fanlight => {
            "<path class='d-glass' d='M23 51a37 37 0 0 1 74 0Z'/>\
             <path class='d-bar' d='M60 51V14M60 51 33 25M60 51 87 25'/>\
             <path class='d-frame' d='M48 52a12 12 0 0 1 24 0Z'/>"
        }
        Head::Flat | Head::Round | Head::Shallow => "",
    };
    format!(
        "<path class='d-spill' d='{spill}'/><path class='d-frame' d='{frame}'/>\
         <path class='d-light' d='{opening}'/>{above}"
    )
}

/// The painted leaf with its joinery, plate and knob.
fn drawing_of_leaf(look: &DoorLook) -> String {
    let (top, _, opening) = head(look.head);
    let leaf = Leaf { top };
    let name = LEAVES.with(|leaves| leaves.replace(leaves.get() + 1));
    let knob = match look.hinge {
        Hinge::Left => 89,
        Hinge::Right => 31,
    };
    let (x, y) = plate_place(look);
    format!(
        "<clipPath id='leaf-{name}'><path d='{opening}'/></clipPath>\
         <path class='d-paint' d='{opening}'/>\
         <g clip-path='url(#leaf-{name})'>{}</g>\
         <rect class='d-plate' x='{}' y='{}' width='22' height='18' rx='3'/>\
         <circle class='d-knob' cx='{knob}' cy='{}' r='3.2'/>",
        leaf.joinery(look.pattern),
        x - 11,
        y - 9,
        leaf.at(560),
    )
}

/// The middle of the plate.
fn plate_place(look: &DoorLook) -> (i32, i32) {
    let (x, down) = match look.pattern {
        Pattern::Six => (60, 205),
        Pattern::Four => (60, 220),
        Pattern::Planks => (60, 360),
        Pattern::TallGlass => (60, 820),
        Pattern::Porthole => (60, 440),
        Pattern::Chevron => (60, 200),
        Pattern::Steps => (78, 170),
        Pattern::Stable => (60, 250),
    };
    (x, Leaf { top: head(look.head).0 }.at(down))
}

/// Turns thousandths of the leaf into units of the picture.
struct Leaf {
    top: i32,
}

impl Leaf {
    fn at(&self, thousandths: i32) -> i32 {
        self.top + self.high(thousandths)
    }

    fn high(&self, thousandths: i32) -> i32 {
        ((FLOOR - self.top) * thousandths + 500) / 1000
    }

    fn joinery(&self, pattern: Pattern) -> String {
        match pattern {
            Pattern::Six => self.panels(&[
                (31, 70, 25, 210),
                (64, 70, 25, 210),
                (31, 340, 25, 260),
                (64, 340, 25, 260),
                (31, 660, 25, 260),
                (64, 660, 25, 260),
            ]),
            Pattern::Four => self.panels(&[
                (31, 90, 25, 460),
                (64, 90, 25, 460),
                (31, 660, 25, 260),
                (64, 660, 25, 260),
            ]),
            Pattern::Planks => format!(
                "<path class='d-line' d='M38 4V172M53 4V172M67 4V172M82 4V172'/>\
                 <path class='d-deep' d='M23 {}h74v5h-74zM23 {}h74v5h-74z'/>",
                self.at(200),
                self.at(800)
            ),
            Pattern::TallGlass => {
                let (y, h) = (self.at(70), self.high(560));
                format!(
                    "<rect class='d-deep' x='41' y='{y}' width='38' height='{h}' rx='3'/>\
                     <rect class='d-glass' x='44' y='{}' width='32' height='{}' rx='2'/>\
                     <path class='d-bar' d='M60 {}v{}M44 {}h32'/>{}",
                    y + 3,
                    h - 6,
                    y + 3,
                    h - 6,
                    y + h / 2,
                    self.panels(&[(35, 720, 50, 200)])
                )
            }
            Pattern::Porthole => {
                let y = self.at(220);
                format!(
                    "<circle class='d-deep' cx='60' cy='{y}' r='18'/>\
                     <circle class='d-glass' cx='60' cy='{y}' r='15'/>{}",
                    self.panels(&[(33, 520, 54, 180), (33, 750, 54, 170)])
                )
            }
            Pattern::Chevron => {
                let strokes: String = (0..12)
                    .map(|nth| self.top - 50 + 20 * nth)
                    .map(|y| format!("M23 {}L60 {y}L97 {}", y + 24, y + 24))
                    .collect();
                format!("<path class='d-line' d='{strokes}M60 4V172'/>")
            }
            Pattern::Steps => (0..4)
                .map(|nth| {
                    let (y, h) = (self.at(90 + 155 * nth), self.high(85));
                    format!(
                        "<rect class='d-deep' x='32' y='{y}' width='30' height='{h}' rx='1.5'/>\
                         <rect class='d-glass' x='34' y='{}' width='26' height='{}' rx='1'/>",
                        y + 2,
                        h - 4
                    )
                })
                .collect(),
            Pattern::Stable => {
                let (up, down, middle) = (self.at(590), self.at(920), self.at(495));
                format!(
                    "{}<path class='d-line' d='M33 {up}L87 {down}M87 {up}L33 {down}'/>\
                     <path class='d-deep' d='M23 {middle}h74v4h-74z'/>",
                    self.panels(&[(31, 80, 58, 340), (31, 570, 58, 360)])
                )
            }
        }
    }

    /// Panels with a bevel: a deep rectangle, then a painted one set in at the start and the top.
    fn panels(&self, panels: &[(i32, i32, i32, i32)]) -> String {
        panels
            .iter()
            .map(|&(x, y, w, h)| {
                let (y, h) = (self.at(y), self.high(h));
                format!(
                    "<rect class='d-deep' x='{x}' y='{y}' width='{w}' height='{h}' rx='1.5'/>\
                     <rect class='d-paint' x='{}' y='{}' width='{}' height='{}' rx='1'/>",
                    x + 2,
                    y + 2,
                    w - 2,
                    h - 2
                )
            })
            .collect()
    }
}
