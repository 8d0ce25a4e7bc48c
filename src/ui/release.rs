//! A new release that waits, and the way to take it.

use super::session::{Session, use_session};
use crate::browser::{offline, page};
use crate::keeping::Safety;
use crate::ui::parts::{Icon, icon, live};
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

/// How often it is asked whether everything is saved, in milliseconds.
const ASKS_AGAIN_MS: i32 = 200;

/// Lets the new release take over as soon as everything is saved. What cannot be saved would be lost
/// with the page, so then it does not, and `refused` hears of it.
fn take_over_once_saved(session: Session, waiting: offline::Waiting, refused: RwSignal<bool>) {
    match session.safety_now() {
        Safety::OnDevice | Safety::OnlySecond(_) => waiting.take_over(),
        Safety::Saving => {
            page::after(ASKS_AGAIN_MS, move || take_over_once_saved(session, waiting, refused));
        }
        Safety::NotKept(_) | Safety::ClearedAway => {
            session.retry();
            refused.set(true);
        }
        // Nothing of somebody's is lost where nobody is.
        Safety::OnlyInTab if !session.someone_is_here() => waiting.take_over(),
        Safety::OnlyInTab => refused.set(true),
    }
}

/// A calm line that says a new release is there. Nothing happens until somebody wants it.
#[component]
pub fn NewRelease() -> impl IntoView {
    let t = text();
    let session = use_session();
    let release: Release = expect_context();
    let refused = RwSignal::new(false);
    live(move || {
        release.waiting.get().map(|waiting| {
            view! {
                <div class="wrap strip">
                    <div class="note" role="status">
                        {icon(Icon::Help)}
                        <p>{t.new_release}" "{live(move || refused.get().then_some(t.update_after_saving))}</p>
                        <p class="btns">
                            <button class="btn" type="button" on:click=move |_| take_over_once_saved(session, waiting.clone(), refused)>
                                {t.update_now}
                            </button>
                        </p>
                    </div>
                </div>
            }
        })
    })
}
