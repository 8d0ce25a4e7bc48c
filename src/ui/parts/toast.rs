//! "Done", with a way back: a message that stays at least ten seconds. Never for errors.

use super::{Icon, icon, live};
use crate::browser::page;
use crate::ui::text::text;
use leptos::prelude::*;
use std::sync::Arc;

const STAYS_MS: i32 = 12_000;

#[derive(Clone)]
struct Toast {
    number: u32,
    words: String,
    /// Not a `Callback`: that one ends with the part of the page in which it was made, and the
    /// message outlives it.
    undo: Arc<dyn Fn() + Send + Sync>,
}

/// The one message that may be shown.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Option<Toast>>,
    held: RwSignal<bool>,
    number: StoredValue<u32>,
}

/// The messages of this tab.
pub fn use_toasts() -> Toasts {
    expect_context()
}

impl Toasts {
    /// Nothing to say yet.
    pub fn begin() -> Self {
        Self { shown: RwSignal::new(None), held: RwSignal::new(false), number: StoredValue::new(0) }
    }

    /// Says what was done, and offers to undo it.
    pub fn say(&self, words: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        let number = self.number.get_value() + 1;
        self.number.set_value(number);
        self.shown.set(Some(Toast { number, words: words.into(), undo: Arc::new(undo) }));
        self.fade(number);
    }

    /// Says nothing more: the place or the person changed.
    pub fn clear(&self) {
        self.shown.set(None);
    }

    /// Takes the message away in a while, unless a newer one came or somebody is at it.
    fn fade(self, number: u32) {
        page::after(STAYS_MS, move || {
            let same = self.shown.read_untracked().as_ref().is_some_and(|t| t.number == number);
            if same && self.held.get_untracked() {
                self.fade(number);
            } else if same {
                self.shown.set(None);
            }
        });
    }
}

/// Where the message appears: a polite live region at the end of the page.
#[component]
pub fn ToastShelf() -> impl IntoView {
    let toasts = use_toasts();
    let t = text();
    let hold = move |held| toasts.held.set(held);
    view! {
        <div class="toasts wrap" role="status">
            {live(move || {
                toasts.shown.get().map(|toast| {
                    let undo = move |_| {
                        toasts.shown.set(None);
                        (toast.undo)();
                    };
                    view! {
                        <div class="toast"
                            on:mouseenter=move |_| hold(true) on:mouseleave=move |_| hold(false)
                            on:focusin=move |_| hold(true) on:focusout=move |_| hold(false)>
                            {icon(Icon::Check)}
                            <span>{toast.words}</span>
                            <button type="button" on:click=undo>{t.undo}</button>
                        </div>
                    }
                })
            })}
        </div>
    }
}
