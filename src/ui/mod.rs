//! What a person sees: pages, the parts they share, and the texts in both languages.
//!
//! A page asks one question per widget and commits facts; it never computes.

mod courses;
mod drafts;
mod levels;
mod pages;
mod parts;
mod pin;
mod release;
mod session;
mod taste;
mod text;
mod whereabouts;

pub use pages::App;

use crate::browser::{page, travel};

/// Starts the app in the page: it takes the place of the shell.
pub fn start() {
    page::mark("doorways-started");
    std::panic::set_hook(Box::new(|_| page::show_broke_notice()));
    travel::stay_when_something_is_dropped();
    leptos::mount::mount_to(page::take_over_shell(), App).forget();
    page::mark("doorways-usable");
}
