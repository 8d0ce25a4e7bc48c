//! The only code that touches the browser: one file per browser ability.
//!
//! It moves text and numbers and implements [`crate::keeping::Shelf`]; it knows nothing of learning.

pub mod annex;
pub mod calendar;
pub mod camera;
pub mod fetch;
pub mod letters;
pub mod mirror;
pub mod offline;
pub mod page;
pub mod place;
pub mod random;
pub mod speech;
pub mod storage;
pub mod travel;

#[expect(clippy::disallowed_methods, reason = "this is the one place that asks for the window")]
fn window() -> web_sys::Window {
    web_sys::window().expect("the app runs in a page, not in a worker")
}

fn document() -> web_sys::Document {
    window().document().expect("a window that runs the app shows a document")
}
