//! A new release that waits, and the way to take it.

use crate::browser::offline;
use crate::ui::parts::{Icon, icon};
use crate::ui::text::text;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// See the module.
#[derive(Clone, Copy)]
pub struct Release {
    waiting: RwSignal<Option<offline::Waiting>, LocalStorage>,
}

impl Release {
    /// Makes the site work offline, and listens for a new release.
    pub fn begin() -> Self {
        let release = Self { waiting: RwSignal::new_local(None) };
        spawn_local(offline::begin(move |waiting| release.waiting.set(Some(waiting))));
        release
    }
}

/// A calm line that says a new release is there. Nothing happens until somebody wants it.
#[component]
pub fn NewRelease() -> impl IntoView {
    let t = text();
    let release: Release = expect_context();
    move || {
        release.waiting.get().map(|waiting| {
            view! {
                <div class="wrap strip">
                    <div class="note" role="status">
                        {icon(Icon::Help)}
                        <p>{t.new_release}</p>
                        <p class="btns">
                            <button class="btn" type="button" on:click=move |_| waiting.take_over()>
                                {t.update_now}
                            </button>
                        </p>
                    </div>
                </div>
            }
        })
    }
}
