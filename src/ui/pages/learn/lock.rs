//! A lock on work that travels: the passphrase a copy leaves with, and the one that opens it elsewhere.
//!
//! A passphrase lives in a signal of its page and is gone with it. It is in no draft, no storage and
//! no address, and nothing but its own field shows it.

use crate::browser::annex::{self, NotThere};
use crate::browser::page::{focus_on, painted};
use crate::browser::travel;
use crate::exchange::{LARGEST, LockTrouble, NotAHandOver, tidy_passphrase};
use crate::ui::parts::{Icon, Show, live, small_icon};
use crate::ui::text::text;
use leptos::prelude::*;
use leptos::task::spawn_local;

const TO_LOCK: &str = "lock";
const TO_OPEN: &str = "unlock";

/// Whether what leaves is locked, and with which passphrase.
#[derive(Clone, Copy)]
pub struct Lock {
    on: RwSignal<bool>,
    passphrase: RwSignal<String>,
    trouble: RwSignal<Option<LockTrouble>>,
}

impl Lock {
    /// No lock.
    pub fn open() -> Self {
        Self {
            on: RwSignal::new(false),
            passphrase: RwSignal::new(String::new()),
            trouble: RwSignal::new(None),
        }
    }

    /// Whether what leaves is locked.
    pub fn on(&self) -> Signal<bool> {
        self.on.into()
    }

    /// What it locks with, as it was typed; `None` when it is off. What was locked before somebody
    /// changed it is not what they mean to hand over.
    pub fn key(&self) -> Option<String> {
        self.on.get().then(|| self.passphrase.get())
    }

    /// The text that leaves, by whichever way: as it is packed, or locked. `None` when it cannot be
    /// locked; then the field says why, and has the focus.
    ///
    /// Packing may record that a copy was made, so it comes after everything that is likely to fail.
    pub async fn put_on(self, pack: impl FnOnce() -> String) -> Option<String> {
        if !self.on.get_untracked() {
            return Some(pack());
        }
        self.trouble.set(None);
        match self.locked(pack).await {
            Ok(text) => text,
            Err(why) => {
                self.trouble.set(Some(why));
                focus_on(TO_LOCK);
                None
            }
        }
    }

    /// `None` when the page was left meanwhile: the work that is open now may be somebody else's.
    async fn locked(self, pack: impl FnOnce() -> String) -> Result<Option<String>, LockTrouble> {
        let passphrase = tidy_passphrase(&self.passphrase.read_untracked())?;
        annex::ready().await.map_err(|NotThere| LockTrouble::NotThere)?;
        travel::squeezed("").await.ok_or(LockTrouble::TooOld)?;
        // While the key is made nothing moves: what says so is seen first.
        painted().await;
        if self.on.is_disposed() {
            return Ok(None);
        }
        let squeezed = travel::squeezed(&pack()).await.ok_or(LockTrouble::TooOld)?;
        annex::seal(&squeezed, &passphrase).await.map(Some)
    }
}

/// The choice to lock what leaves.
#[component]
pub fn LockIt(
    /// What it turns on.
    lock: Lock,
) -> impl IntoView {
    let t = text();
    let fetch = move || {
        spawn_local(async move {
            let trouble = annex::ready().await.err().map(|NotThere| LockTrouble::NotThere);
            lock.trouble.set(trouble);
        });
    };
    let turn = move |on| {
        lock.on.set(on);
        lock.trouble.set(None);
        if on {
            // What locks has time to come while the passphrase is typed.
            fetch();
        } else {
            lock.passphrase.set(String::new());
        }
    };
    let is_not_there = move || lock.trouble.get() == Some(LockTrouble::NotThere);
    view! {
        <div class="lockit">
            <label class="tick">
                <input type="checkbox" prop:checked=move || lock.on.get()
                    on:change:target=move |event| turn(event.target().checked()) />
                {t.lock_it}
            </label>
            <Show when=move || lock.on.get()>
                <Passphrase id=TO_LOCK hint=t.passphrase_advice autocomplete="new-password"
                    words=lock.passphrase trouble=lock.trouble />
                <Show when=is_not_there>
                    <p><button class="btn" type="button" on:click=move |_| fetch()>{t.try_again}</button></p>
                </Show>
                <p class="small"><strong>{t.nobody_can_open_it}</strong>" "{t.nobody_can_open_it_more}</p>
            </Show>
        </div>
    }
}

/// Asks for the passphrase of something that arrived locked.
#[component]
pub fn Unlock(
    /// What arrived.
    text: String,
    /// It was opened, or is broken inside.
    opened: Callback<Result<String, NotAHandOver>>,
    /// Not now.
    leave: Callback<()>,
) -> impl IntoView {
    let t = crate::ui::text::text();
    let passphrase = RwSignal::new(String::new());
    let trouble = RwSignal::new(None);
    let busy = RwSignal::new(false);
    let sealed = StoredValue::new(text);
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        trouble.set(None);
        let typed = passphrase.get_untracked();
        spawn_local(async move {
            let unlocked = unlocked(&sealed.get_value(), &typed).await;
            // Something else may have been chosen meanwhile; then this page part is gone.
            if busy.try_set(false).is_some() {
                return;
            }
            match unlocked {
                Ok(opened_text) => opened.run(opened_text),
                Err(why) => {
                    trouble.set(Some(why));
                    focus_on(TO_OPEN);
                }
            }
        });
    };
    spawn_local(async {
        painted().await;
        focus_on(TO_OPEN);
    });
    view! {
        <form class="sheet sec stack unlock" aria-labelledby="locked" on:submit=open novalidate autocomplete="off">
            <h2 class="h3" id="locked">{t.it_is_locked}</h2>
            <Passphrase id=TO_OPEN hint=t.it_is_locked_more autocomplete="off" words=passphrase trouble />
            <p class="btns">
                <button class="btn btn--main" type="submit">{t.open_it}</button>
                <button class="btn" type="button" on:click=move |_| leave.run(())>{t.not_now}</button>
                <span class="small muted" role="status">{live(move || busy.get().then_some(t.opening_it))}</span>
            </p>
        </form>
    }
}

/// What stands behind the lock, or why it stays closed.
async fn unlocked(sealed: &str, typed: &str) -> Result<Result<String, NotAHandOver>, LockTrouble> {
    // Nothing is locked with a shorter one, so it need not be tried.
    let passphrase = tidy_passphrase(typed).map_err(|_| LockTrouble::WrongPassphrase)?;
    painted().await;
    let squeezed = annex::open(sealed, &passphrase).await?;
    Ok(travel::unsqueezed(&squeezed, LARGEST).await.ok_or(NotAHandOver::Changed))
}

/// The field of a passphrase: hidden from who looks over a shoulder, unless its writer wants to see it.
#[component]
fn Passphrase(
    /// The id of the field.
    id: &'static str,
    /// A sentence that helps.
    hint: &'static str,
    /// What the browser may fill in.
    autocomplete: &'static str,
    /// What is typed.
    words: RwSignal<String>,
    /// What is wrong.
    trouble: RwSignal<Option<LockTrouble>>,
) -> impl IntoView {
    let t = text();
    let shown = RwSignal::new(false);
    let kind = move || if shown.get() { "text" } else { "password" };
    view! {
        <div class="field">
            <label class="field__label" for=id>{t.passphrase}</label>
            <span class="field__hint" id=format!("{id}-hint")>{hint}</span>
            <input class="input" id=id type=kind autocomplete=autocomplete autocapitalize="none"
                spellcheck="false" dir="auto"
                aria-describedby=format!("{id}-hint {id}-error")
                aria-invalid=move || trouble.get().map(|_| "true")
                bind:value=words />
            {live(move || trouble.get().map(|why| view! {
                <p class="field__error" id=format!("{id}-error") role="alert">
                    {small_icon(Icon::Warn)}
                    {(t.lock_trouble)(why)}
                </p>
            }))}
            <label class="tick">
                <input type="checkbox" prop:checked=shown
                    on:change:target=move |event| shown.set(event.target().checked()) />
                {t.show_passphrase}
            </label>
        </div>
    }
}
