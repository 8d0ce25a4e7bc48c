//! Where the page is: the part of the address after `#`, and how far it was scrolled there.
//!
//! A new place begins at the top; going back finds the page as it was left. Each entry of the
//! browser's history gets a number, and the scroll position is remembered under it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Event, History, ScrollRestoration};

#[derive(Default)]
struct Scrolls {
    current: u32,
    newest: u32,
    positions: BTreeMap<u32, f64>,
}

/// The part of the address after `#`, as it stands.
pub fn hash() -> String {
    super::window().location().hash().unwrap_or_default()
}

/// Goes to another place instead of this one: Back leads to where one was before.
pub fn go_to_instead(hash: &str) {
    super::window().location().replace(hash).ok();
}

/// How far the new place was scrolled when it was last left.
#[derive(Debug, Clone, Copy)]
pub struct Arrival {
    top: f64,
}

impl Arrival {
    /// Scrolls to where the place was left, or to its top. Call it once the place is shown.
    pub fn settle(self) {
        super::window().scroll_to_with_x_and_y(0.0, self.top);
    }
}

/// Calls back after every change of place.
pub fn on_change(tell: impl Fn(Arrival) + 'static) {
    let history = history();
    history.set_scroll_restoration(ScrollRestoration::Manual).ok();
    let scrolls = Rc::new(RefCell::new(Scrolls::default()));
    arrive(&history, &mut scrolls.borrow_mut());

    let noted = Rc::clone(&scrolls);
    listen("scroll", move |_| {
        let mut scrolls = noted.borrow_mut();
        let current = scrolls.current;
        scrolls.positions.insert(current, super::window().scroll_y().unwrap_or(0.0));
    });
    listen("hashchange", move |_| {
        let top = arrive(&history, &mut scrolls.borrow_mut());
        tell(Arrival { top });
    });
}

/// Finds out which entry of the history this is, and how far it was scrolled.
fn arrive(history: &History, scrolls: &mut Scrolls) -> f64 {
    let state = history.state().ok().and_then(|state| state.as_f64());
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "we wrote a u32")]
    if let Some(number) = state.map(|number| number as u32) {
        scrolls.current = number;
        scrolls.newest = scrolls.newest.max(number);
        return scrolls.positions.get(&number).copied().unwrap_or(0.0);
    }
    scrolls.newest += 1;
    scrolls.current = scrolls.newest;
    history.replace_state(&JsValue::from(scrolls.current), "").ok();
    0.0
}

fn history() -> History {
    super::window().history().expect("a window has a history")
}

fn listen(event: &str, tell: impl Fn(Event) + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(tell);
    super::window()
        .add_event_listener_with_callback(event, listener.as_ref().unchecked_ref())
        .expect("a window takes listeners");
    // The app listens for as long as the page lives.
    listener.forget();
}
