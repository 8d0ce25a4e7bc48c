//! Hand over: take a copy of my work along, as a file, a link, a text, codes or on paper.

use super::lock::{Lock, LockIt};
use super::show_codes::ByCodes;
use super::work::day_of;
use crate::browser::travel;
use crate::exchange::{Contents, to_link};
use crate::facts::Way;
use crate::route::Route;
use crate::ui::parts::{Icon, Page, Show, TextShown, how_safe, icon, live, small_icon};
use crate::ui::session::{Session, use_session};
use crate::ui::text::text;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// See the module.
#[component]
pub fn HandOver() -> impl IntoView {
    let t = text();
    let contents = RwSignal::new(Contents::ALL);
    let lock = Lock::open();
    view! {
        <Page title=t.hand_over>
            <div class="page__head">
                <h1>{t.hand_over}</h1>
                <p class="lede">{t.hand_over_lede}</p>
            </div>
            <TwoSaves />
            <div class="split">
                <section class="sec" aria-labelledby="ways">
                    <h2 id="ways">{t.pick_a_way}</h2>
                    <Ways contents lock />
                    <div class="note">
                        {icon(Icon::Help)}
                        <p><strong>{t.cannot_see_arrival}</strong>" "{t.cannot_see_arrival_more}</p>
                    </div>
                    <p><a href=Route::BringIn.to_string()>{t.bring_in_instead}</a></p>
                </section>
                <aside class="stack doorside"><Inside contents lock /><Before /></aside>
            </div>
        </Page>
    }
}

/// Where the work is: on this device, and in a copy.
#[component]
fn TwoSaves() -> impl IntoView {
    let t = text();
    let session = use_session();
    let learner = session.learner();
    let safe = move || how_safe(session.safety());
    let class = move || {
        if learner.read().not_handed_over() == 0 {
            "sheet save save--ok"
        } else {
            "sheet save save--due"
        }
    };
    let new = move || (t.not_in_a_copy)(learner.read().not_handed_over());
    let last = move || {
        let learner = learner.read();
        learner.handed_over().last().map(|(_, when)| (t.last_copy)(&day_of(*when)))
    };
    view! {
        <div class="twosaves">
            <section class="sheet save save--ok" aria-labelledby="here">
                <span class="save__ic">{icon(Icon::Device)}</span>
                <div>
                    <h2 class="h3" id="here">{t.on_this_device}</h2>
                    <p>{live(safe)}</p>
                    <p class="small muted">{t.copy_goes_with_device}</p>
                </div>
            </section>
            <section class=class aria-labelledby="copy">
                <span class="save__ic">{icon(Icon::File)}</span>
                <div>
                    <h2 class="h3" id="copy">{t.in_a_copy}</h2>
                    <p>{live(new)}</p>
                    <p class="small muted">{live(last)}</p>
                </div>
            </section>
        </div>
    }
}

/// What became of a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Went {
    NotTried,
    Locking,
    Done,
    TooLong,
    Refused,
}

#[component]
fn Ways(contents: RwSignal<Contents>, lock: Lock) -> impl IntoView {
    let t = text();
    let session = use_session();
    let [file, link, copied] = [(); 3].map(|()| RwSignal::new(Went::NotTried));
    // Shown to be copied by hand where the browser lets nobody else do it.
    let by_hand: RwSignal<Option<String>> = RwSignal::new(None);
    let gone = move |way| {
        // Who left the page meanwhile may not be the one whose work it was.
        let Some(contents) = contents.try_get_untracked() else { return };
        let whole = contents == Contents::ALL;
        // Nothing can refuse this: whoever hands over is open.
        session.commit(|learner| Ok(learner.hand_over(way, whole))).ok();
    };
    let keep_file = move |_| {
        let pack = move || packed_for_a_file(session, contents.get_untracked());
        spawn_local(async move {
            if let Some(text) = leaving(lock, file, pack).await {
                file.set(if save(session, &text) { Went::Done } else { Went::Refused });
            }
        });
    };
    let put = move |text: String, went: RwSignal<Went>, way| async move {
        let copied = travel::copy(&text).await;
        by_hand.set((!copied).then_some(text));
        went.set(if copied { Went::Done } else { Went::Refused });
        if copied {
            gone(way);
        }
    };
    let packed = move || session.packed(contents.get_untracked());
    let copy_link = move |_| {
        spawn_local(async move {
            let Some(text) = leaving(lock, link, packed).await else { return };
            let squeezed = travel::squeezed(&text).await;
            match squeezed.and_then(|bytes| to_link(&bytes)) {
                None => link.set(Went::TooLong),
                Some(letters) => {
                    let address = format!("{}{}", travel::address(), Route::Take(letters));
                    put(address, link, Way::Link).await;
                }
            }
        });
    };
    let copy_text = move |_| {
        spawn_local(async move {
            let Some(text) = leaving(lock, copied, packed).await else { return };
            put(text, copied, Way::Text).await;
        });
    };
    let state = move |went: RwSignal<Went>, done: &'static str| {
        move || {
            let (picture, words) = match went.get() {
                Went::NotTried => return ().into_any(),
                Went::Locking => (Icon::Clock, t.locking_it),
                Went::Done => (Icon::Check, done),
                Went::TooLong => (Icon::Warn, t.too_long_for_a_link),
                Went::Refused => (Icon::Warn, t.way_refused),
            };
            view! { <span class="way__st small">{small_icon(picture)}{words}</span> }.into_any()
        }
    };
    let way =
        move |picture, title: &'static str, words: &'static str, go: AnyView, state: AnyView| {
            view! {
                <li class="way">
                    <span class="way__ic">{icon(picture)}</span>
                    <div class="way__t">
                        <h3>{title}</h3>
                        <p class="small">{words}</p>
                        <p role="status">{state}</p>
                    </div>
                    <div class="way__go">{go}</div>
                </li>
            }
            .into_any()
        };
    view! {
        <ul class="ways">
            {way(Icon::File, t.keep_a_copy, t.keep_a_copy_more,
                view! { <button class="btn btn--main" type="button" on:click=keep_file>{t.keep_a_copy}</button> }.into_any(),
                state(file, t.file_is_on_its_way).into_any())}
            {way(Icon::Link, t.as_a_link, t.as_a_link_more,
                view! { <button class="btn" type="button" on:click=copy_link>{t.copy_link}</button> }.into_any(),
                state(link, t.copied_paste_it).into_any())}
            {way(Icon::Text, t.as_text, t.as_text_more,
                view! { <button class="btn" type="button" on:click=copy_text>{t.copy_text}</button> }.into_any(),
                state(copied, t.copied_paste_it).into_any())}
            <ByCodes contents lock arrived=move |()| gone(Way::Code) />
            {way(Icon::Print, t.on_paper, t.on_paper_more,
                view! { <a class="btn" href=Route::Proof.to_string()>{t.my_proof}</a> }.into_any(),
                ().into_any())}
        </ul>
        {live(move || by_hand.get().map(|text| view! { <TextShown id="by-hand" label=t.copy_by_hand text /> }))}
    }
}

/// What leaves, whichever way; `None` when it could not be locked, which the lock says itself.
async fn leaving(
    lock: Lock,
    went: RwSignal<Went>,
    pack: impl FnOnce() -> String,
) -> Option<String> {
    went.set(if lock.on().get_untracked() { Went::Locking } else { Went::NotTried });
    let text = lock.put_on(pack).await;
    if text.is_none() {
        went.set(Went::NotTried);
    }
    text
}

/// Hands a file with all of the open learner's work to the downloads. Whether the browser took it.
pub fn keep_a_copy(session: Session) -> bool {
    save(session, &packed_for_a_file(session, Contents::ALL))
}

fn packed_for_a_file(session: Session, contents: Contents) -> String {
    let whole = contents == Contents::ALL;
    // Said before the file is written, so that the file says it too: where it is brought in, nobody is
    // told that their work is in no copy. Nothing can refuse this: whoever hands over is open.
    session.commit(|learner| Ok(learner.hand_over(Way::File, whole))).ok();
    session.packed(contents)
}

fn save(session: Session, text: &str) -> bool {
    let name = session.person().map(|person| person.name).unwrap_or_default();
    travel::download(&file_name(&name, "json"), "application/json", text).is_ok()
}

/// `doorways-Ana-2026-11-24.json`: letters and digits of any writing, nothing a file system minds.
pub fn file_name(name: &str, ending: &str) -> String {
    let name: String = name.chars().filter(|c| c.is_alphanumeric()).take(40).collect();
    let day = crate::browser::calendar::iso_day(crate::browser::calendar::now_ms());
    if name.is_empty() {
        format!("doorways-{day}.{ending}")
    } else {
        format!("doorways-{name}-{day}.{ending}")
    }
}

/// What goes along. The learner decides, before anything leaves.
#[component]
fn Inside(contents: RwSignal<Contents>, lock: Lock) -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let proof = move || learner.read().pieces().len();
    let rooms = move || learner.read().runs().len();
    let looked_back =
        move || learner.read().runs().iter().map(|run| run.looked_back.len()).sum::<usize>();
    let practiced = move || learner.read().answers().iter().filter(|it| !it.is_checked()).count();
    let loves = move || learner.read().interests().len();
    view! {
        <section class="sheet sec" aria-labelledby="inside">
            <h2 class="h3" id="inside">{t.what_is_inside}</h2>
            <p class="small muted">{t.you_choose_what_goes}</p>
            <ul class="inside">
                <li><span>{t.inside_always}</span></li>
                <li><span>{t.inside_rooms}</span><span class="small muted">{live(rooms)}</span></li>
                <li><span>{t.inside_proof}</span><span class="small muted">{live(proof)}</span></li>
                <Chosen name=t.inside_look_backs contents of=|c| &mut c.look_backs>{live(looked_back)}</Chosen>
                <Chosen name=t.inside_practice contents of=|c| &mut c.practice>{live(practiced)}</Chosen>
                <Chosen name=t.inside_interests contents of=|c| &mut c.interests>{live(loves)}</Chosen>
            </ul>
            <LockIt lock />
            <p class="small muted">
                {live(move || if lock.on().get() { t.only_with_the_passphrase } else { t.anyone_can_read_it })}
            </p>
        </section>
    }
}

/// Something that goes along only if the learner lets it; its children say how much there is.
#[component]
fn Chosen(
    name: &'static str,
    contents: RwSignal<Contents>,
    /// Where that is kept in the contents.
    of: fn(&mut Contents) -> &mut bool,
    children: Children,
) -> impl IntoView {
    let goes = move || {
        let mut contents = contents.get();
        *of(&mut contents)
    };
    view! {
        <li>
            <label class="tick">
                <input type="checkbox" prop:checked=goes
                    on:change:target=move |event| contents.update(|c| *of(c) = event.target().checked()) />
                {name}
            </label>
            <span class="small muted">{children()}</span>
        </li>
    }
}

#[component]
fn Before() -> impl IntoView {
    let t = text();
    let learner = use_session().learner();
    let lines = move || {
        let learner = learner.read();
        let all = learner.handed_over().iter().rev().take(8);
        all.map(|(way, when)| {
            let way = match way {
                Way::File => t.way_file,
                Way::Link => t.way_link,
                Way::Text => t.way_text,
                Way::Code => t.way_code,
            };
            view! { <li>{day_of(*when)}": "{way}</li> }
        })
        .collect_view()
    };
    view! {
        <Show when=move || !learner.read().handed_over().is_empty()>
            <section class="sec">
                <h2 class="h3">{t.handed_over_before}</h2>
                <ul class="dash">{live(lines)}</ul>
            </section>
        </Show>
    }
}
