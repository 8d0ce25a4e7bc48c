//! Bring in: work from another device arrives, is looked at, and is added if somebody says so.

use super::lock::Unlock;
use super::scan_codes::ScanCodes;
use super::settings::OutOfTheBar;
use crate::browser::page::{bring_into_sight, focus_on};
use crate::browser::travel;
use crate::exchange::{
    Arrival, Arrived, Arriving, LARGEST, NotAHandOver, arrived, from_link, unpack,
};
use crate::id::LearnerId;
use crate::route::Route;
use crate::ui::drafts::draft;
use crate::ui::parts::{Icon, Page, icon, live, small_icon};
use crate::ui::session::use_session;
use crate::ui::text::text;
use crate::ui::whereabouts::use_whereabouts;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;

/// The letters of a link wait here while the address forgets them.
const FROM_LINK: &str = "bring-in/link";

/// What stands on the page takes the focus from a field that is gone.
const SEEN: &str = "seen";

/// A link that carries work: its letters leave the address at once, since addresses stay in histories.
#[component]
pub fn Take(letters: String) -> impl IntoView {
    let here = use_whereabouts();
    #[expect(
        clippy::disallowed_methods,
        reason = "a step on the way, not a page: the address moves on"
    )]
    Effect::new(move |_| {
        draft(FROM_LINK, String::new).set(letters.clone());
        here.go_instead(&Route::BringIn);
    });
}

/// What stands on the page.
#[derive(Debug, Clone, PartialEq)]
enum Seen {
    Nothing,
    /// The text of a sealed hand-over.
    Locked(String),
    Arrival(Arrival),
    Trouble(NotAHandOver),
    /// And whether nobody had a door on this device before.
    Added(Vec<Arriving>, bool),
}

/// See the module.
#[component]
pub fn BringIn() -> impl IntoView {
    let t = text();
    let session = use_session();
    let seen = RwSignal::new(Seen::Nothing);
    let pasted = RwSignal::new(String::new());
    let look = move |came: Result<String, NotAHandOver>| {
        seen.set(match came.and_then(|text| Ok((arrived(&text)?, text))) {
            Ok((Arrived::Facts(facts, unreadable), _)) => {
                Seen::Arrival(session.compare(facts, unreadable))
            }
            Ok((Arrived::Sealed(_), text)) => Seen::Locked(text),
            Err(why) => Seen::Trouble(why),
        });
        // It came from further down the page, perhaps while somebody looked at another screen.
        bring_into_sight(SEEN);
    };
    let look_inside = Callback::new(move |opened: Result<String, NotAHandOver>| {
        seen.set(match opened.and_then(|text| unpack(&text)) {
            Ok((facts, unreadable)) => Seen::Arrival(session.compare(facts, unreadable)),
            Err(why) => Seen::Trouble(why),
        });
        focus_on(SEEN);
    });
    let leave = Callback::new(move |()| {
        seen.set(Seen::Nothing);
        focus_on(SEEN);
    });
    let locked = move || match seen.get() {
        Seen::Locked(text) => Some(view! { <Unlock text opened=look_inside leave /> }),
        _ => None,
    };
    let look_at_file = move |file: Option<File>| {
        if let Some(file) = file {
            spawn_local(async move {
                look(travel::text(&file, LARGEST).await.ok_or(NotAHandOver::TooLarge));
            });
        }
    };
    let look_at_bytes = move |bytes: Result<Vec<u8>, NotAHandOver>| {
        spawn_local(async move {
            look(match bytes {
                Ok(bytes) => {
                    let cut = NotAHandOver::Cut { line: 1, column: bytes.len() };
                    travel::unsqueezed(&bytes, LARGEST).await.ok_or(cut)
                }
                Err(why) => Err(why),
            });
        });
    };
    let look_at_letters = move |letters: String| look_at_bytes(from_link(&letters));
    let waiting = draft(FROM_LINK, String::new);
    if !waiting.read_untracked().is_empty() {
        look_at_letters(waiting.get_untracked());
        waiting.set(String::new());
    }
    let look_at_pasted = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = pasted.get_untracked();
        // A pasted link is work as well as a pasted text.
        match text.trim().split_once("#/take/") {
            Some((_, letters)) => look_at_letters(letters.to_owned()),
            None => look(Ok(text)),
        }
    };
    view! {
        <Page title=t.bring_in>
            <OutOfTheBar />
            <div class="page__head">
                <h1>{t.bring_in}</h1>
                <p class="lede">{t.bring_in_lede}</p>
            </div>
            <div role="status" id=SEEN tabindex="-1">{live(move || shown(seen, pasted))}</div>
            {live(locked)}
            <ScanCodes arrived=look_at_bytes no_picture=move |file| look_at_file(Some(file)) />
            <section class="sec dropzone" aria-labelledby="file">
                <h2 class="h3" id="file">{t.from_a_file}</h2>
                <p class="small muted">{t.from_a_file_more}</p>
                <label class="btn filebutton">
                    {small_icon(Icon::File)}
                    {t.choose_a_file}
                    <input class="vh" type="file" accept=".json,.txt,application/json,text/plain"
                        on:change:target=move |event| look_at_file(travel::chosen(&event.target())) />
                </label>
            </section>
            <section class="sec" aria-labelledby="pasted-title">
                <h2 class="h3" id="pasted-title">{t.from_text}</h2>
                <form class="stack stack--tight" on:submit=look_at_pasted novalidate>
                    <div class="field">
                        <label class="field__label" for="pasted">{t.paste_here}</label>
                        <textarea class="input" id="pasted" rows="4" dir="ltr" spellcheck="false"
                            autocomplete="off" bind:value=pasted></textarea>
                    </div>
                    <p class="btns"><button class="btn" type="submit">{t.look_at_it}</button></p>
                </form>
            </section>
        </Page>
    }
}

/// What arrived, or why nothing did.
fn shown(seen: RwSignal<Seen>, pasted: RwSignal<String>) -> AnyView {
    let t = text();
    let session = use_session();
    match seen.get() {
        Seen::Nothing | Seen::Locked(_) => ().into_any(),
        Seen::Trouble(why) => view! {
            <div class="note note--alert sec">
                {icon(Icon::Warn)}
                <p><strong>{t.nothing_was_added}</strong>" "{(t.not_a_hand_over)(why)}</p>
            </div>
        }
        .into_any(),
        Seen::Arrival(arrival) => {
            let nothing_new = arrival.new.is_empty();
            let unreadable = arrival.unreadable;
            let people = arrival.people.clone();
            let add = move |_| {
                let people = arrival.people.clone();
                let was_empty = session.people().read_untracked().is_empty();
                session.take_in(arrival.new.clone());
                pasted.set(String::new());
                seen.set(Seen::Added(people, was_empty));
            };
            view! {
                <section class="sheet sec" aria-labelledby="arrived">
                    <h2 class="h3" id="arrived">{t.what_arrived}</h2>
                    <ul class="dash">{people.iter().map(arriving).collect_view()}</ul>
                    {(unreadable > 0).then(|| view! { <p class="small">{(t.some_unreadable)(unreadable)}</p> })}
                    <p class="small muted">{t.nothing_is_removed}</p>
                    <p class="btns">
                        {(!nothing_new).then(|| view! {
                            <button class="btn btn--main" type="button" on:click=add>{t.add_to_this_device}</button>
                        })}
                        <button class="btn" type="button" on:click=move |_| seen.set(Seen::Nothing)>{t.not_now}</button>
                    </p>
                </section>
            }
            .into_any()
        }
        Seen::Added(people, was_empty) => view! {
            <div class="note sec">
                {icon(Icon::Check)}
                <p><strong>{t.it_is_added}</strong></p>
                {was_empty.then(|| people.first().map(|person| view! { <WasItHere who=person.id.clone() /> }))}
                <p class="btns">
                    {people.into_iter().map(|person| view! {
                        <a class="btn btn--main" href=Route::Enter(person.id.clone()).to_string()>
                            {(t.open_work_of)(&person.name)}
                        </a>
                    }).collect_view()}
                </p>
            </div>
        }
        .into_any(),
    }
}

/// A device that was empty may be new, or may forget. Only the learner knows.
#[component]
fn WasItHere(who: LearnerId) -> impl IntoView {
    let t = text();
    let session = use_session();
    let asked = RwSignal::new(true);
    let told: RwSignal<Option<&'static str>> = RwSignal::new(None);
    let yes = move |_| {
        let forgets = session.found_empty(&who);
        told.set(Some(if forgets { t.device_forgets } else { t.device_may_forget }));
        asked.set(false);
    };
    view! {
        <div hidden=move || !asked.get()>
            <p>{t.was_it_here}</p>
            <p class="btns">
                <button class="btn" type="button" on:click=yes>{t.it_was_here}</button>
                <button class="btn" type="button" on:click=move |_| asked.set(false)>{t.first_time_here}</button>
            </p>
        </div>
        {live(move || told.get().map(|words| view! { <p>{words}</p> }))}
    }
}

fn arriving(person: &Arriving) -> impl IntoView + use<> {
    let t = text();
    let mut lines =
        vec![if person.new == 0 { t.nothing_new.to_owned() } else { (t.new_steps)(person.new) }];
    if person.known > 0 {
        lines.push((t.known_steps)(person.known));
    }
    if person.from_later > 0 {
        lines.push((t.steps_from_later)(person.from_later));
    }
    if person.forked > 0 {
        lines.push((t.forked_steps)(person.forked));
    }
    lines.push(
        (if person.known_person { t.joins_the_door_here } else { t.gets_a_door_here }).to_owned(),
    );
    view! { <li><strong><bdi>{person.name.clone()}</bdi></strong>": "{lines.join(" ")}</li> }
}
