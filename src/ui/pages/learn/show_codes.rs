//! Hand over by codes: one, or a series that runs by itself, for the camera of another device.

use super::lock::Lock;
use crate::browser::{annex, page, travel};
use crate::exchange::{Contents, Drawing, QUIET, to_codes};
use crate::route::Route;
use crate::ui::parts::{Icon, icon, live, small_icon};
use crate::ui::session::use_session;
use crate::ui::taste::{MOTION, use_taste};
use crate::ui::text::text;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// How long one code of a series stands, in milliseconds. A cheap camera gives 15 pictures a second
/// in a dim room, and a slow Chromebook looks at five of them: two looks at each code. Two changes
/// a second are also fewer than the three flashes that can harm (WCAG 2.3.1).
const STANDS_MS: i32 = 500;

/// The codes of a hand-over, drawn.
type Drawings = Arc<Vec<Drawing>>;

/// What became of the codes.
#[derive(Debug, Clone, PartialEq)]
enum Codes {
    Hidden,
    InTheMaking,
    Shown(Made),
    /// Hidden again, since there is work that they do not carry.
    Old,
    TooMuch,
    NotMade,
}

/// Codes, and what they were made of.
#[derive(Debug, Clone, PartialEq)]
struct Made {
    contents: Contents,
    key: Option<String>,
    packed: String,
    drawings: Drawings,
}

/// The way by codes, among the other ways of a hand-over.
#[component]
pub fn ByCodes(
    /// What goes along. Other contents need other codes.
    contents: RwSignal<Contents>,
    /// Whether it is locked. Another passphrase needs other codes, too.
    lock: Lock,
    /// Somebody says that the work arrived.
    #[prop(into)]
    arrived: Callback<()>,
) -> impl IntoView {
    let t = text();
    let session = use_session();
    let codes = RwSignal::new(Codes::Hidden);
    let made = Memo::new(move |_| match codes.get() {
        Codes::Shown(made) if made.contents == contents.get() && made.key == lock.key() => {
            Some(made)
        }
        _ => None,
    });
    let hide = move || {
        codes.set(Codes::Hidden);
        page::focus_on("codes");
    };
    let toggle = move |_| {
        if made.read_untracked().is_some() {
            return hide();
        }
        codes.set(Codes::InTheMaking);
        let contents = contents.get_untracked();
        let key = untrack(|| lock.key());
        let packed = session.packed(contents);
        spawn_local(async move {
            let leaves = packed.clone();
            let Some(text) = lock.put_on(move || leaves).await else {
                // The lock says itself what is wrong.
                codes.try_set(Codes::Hidden);
                return;
            };
            let now = match says(&text).await {
                None => Codes::TooMuch,
                Some(says) => match annex::drawn(says).await.map(Arc::new) {
                    Err(annex::NotThere) => Codes::NotMade,
                    Ok(drawings) => Codes::Shown(Made { contents, key, packed, drawings }),
                },
            };
            // Nobody waits any longer when the page was left.
            codes.try_set(now);
        });
    };
    let note = move || {
        let carried = made.read_untracked().as_ref().map(|made| made.packed.clone());
        if carried == Some(session.packed(contents.get_untracked())) {
            arrived.run(());
            true
        } else {
            codes.set(Codes::Old);
            false
        }
    };
    let state = move || {
        let (picture, words) = match &*codes.read() {
            Codes::Hidden | Codes::Shown(_) => return ().into_any(),
            Codes::InTheMaking => (Icon::Clock, t.codes_are_made),
            Codes::Old => (Icon::Warn, t.codes_are_old),
            Codes::TooMuch => (Icon::Warn, t.too_much_for_codes),
            Codes::NotMade => (Icon::Warn, t.no_codes),
        };
        view! { <span class="way__st small">{small_icon(picture)}{words}</span> }.into_any()
    };
    let expanded = move || if made.read().is_some() { "true" } else { "false" };
    view! {
        <li class="way">
            <span class="way__ic">{icon(Icon::Code)}</span>
            <div class="way__t">
                <h3>{t.as_codes}</h3>
                <p class="small">{t.as_codes_more}</p>
                <p role="status">{live(state)}</p>
            </div>
            <div class="way__go">
                <button class="btn" type="button" id="codes" aria-expanded=expanded on:click=toggle>
                    {live(move || if made.read().is_some() { t.hide_codes } else { t.show_codes })}
                </button>
            </div>
        </li>
        {live(move || made.get().map(|made| view! {
            <li><CodesShown drawings=made.drawings note=move |()| note() hide=move |()| hide() /></li>
        }))}
    }
}

/// What the codes say that carry this text; `None` when it is too much.
async fn says(text: &str) -> Option<Vec<String>> {
    let address = format!("{}{}", travel::address(), Route::Take(String::new()));
    to_codes(&travel::squeezed(text).await?, &address)
}

/// Codes on the screen, and what moves them.
#[component]
fn CodesShown(
    /// The codes, at least one.
    drawings: Drawings,
    /// Somebody says that all of them arrived. Whether that is noted: not if there is newer work.
    #[prop(into)]
    note: Callback<(), bool>,
    /// Somebody wants to see them no longer.
    #[prop(into)]
    hide: Callback<()>,
) -> impl IntoView {
    let t = text();
    let count = drawings.len();
    let is_series = count > 1;
    let at = RwSignal::new(0);
    let calm = page::prefers_less_motion() || untrack(|| use_taste().chosen(MOTION)) == "less";
    let playing = RwSignal::new(is_series && !calm);
    let larger = RwSignal::new(false);
    let noted = RwSignal::new(false);
    let printing = RwSignal::new(false);
    go_on(at, playing, count);
    // By then they are in the page. The keys work from here, and a screen reader says what came.
    page::after(0, || {
        page::focus_on("codes-shown");
        page::bring_into_sight("codes-shown");
    });
    let step = move |by: usize| {
        playing.set(false);
        at.update(|at| *at = (*at + by) % count);
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowRight" if is_series => step(1),
        "ArrowLeft" if is_series => step(count - 1),
        "Escape" => hide.run(()),
        _ => {}
    };
    let print = move |_| {
        printing.set(true);
        // The sheet is there by then, and the browser prints what is there.
        page::after(50, page::print);
    };
    let shown = Arc::clone(&drawings);
    let code = move || code_picture(&shown[at.get()], (t.picture_of_code)(at.get() + 1, count));
    let class = move || if larger.get() { "qrrow qrrow--large" } else { "qrrow" };
    view! {
        <div class=class id="codes-shown" role="group" aria-label=t.as_codes tabindex="-1" on:keydown=on_key>
            <figure class="qrcard">
                {live(code)}
                <figcaption class="small">{live(move || (t.code_of)(at.get() + 1, count))}</figcaption>
            </figure>
            <div class="stack stack--tight">
                <p class="small">{if is_series { t.codes_how } else { t.one_code_how }}</p>
                {is_series.then(|| view! {
                    <p class="btns">
                        <button class="btn" type="button" on:click=move |_| playing.update(|playing| *playing = !*playing)>
                            {live(move || if playing.get() { t.pause } else { t.play })}
                        </button>
                        <button class="btn" type="button" on:click=move |_| step(count - 1)>
                            {small_icon(Icon::Left)}{t.code_before}
                        </button>
                        <button class="btn" type="button" on:click=move |_| step(1)>
                            {t.next_code}{small_icon(Icon::Right)}
                        </button>
                    </p>
                })}
                <p class="btns">
                    <button class="btn btn--plain" type="button" on:click=move |_| larger.update(|larger| *larger = !*larger)>
                        {live(move || if larger.get() { t.make_smaller } else { t.make_larger })}
                    </button>
                    <button class="btn btn--plain" type="button" on:click=print>
                        {small_icon(Icon::Print)}{t.print_codes}
                    </button>
                </p>
                <p class="small muted">{t.cannot_see_arrival}" "{t.if_it_arrived}</p>
                <p class="btns">
                    <button class="btn" type="button" on:click=move |_| if !noted.get_untracked() && note.run(()) { noted.set(true) }>
                        {small_icon(Icon::Check)}{t.it_arrived}
                    </button>
                </p>
                <p class="small" role="status">{live(move || noted.get().then_some(t.noted_as_copy))}</p>
            </div>
        </div>
        {live(move || printing.get().then(|| on_paper(&drawings)))}
    }
}

/// The next code after each pause, as long as somebody looks and the series plays.
fn go_on(at: RwSignal<usize>, playing: RwSignal<bool>, count: usize) {
    page::after(STANDS_MS, move || {
        // Gone with the codes.
        let Some(plays) = playing.try_get_untracked() else { return };
        if plays {
            at.update(|at| *at = (*at + 1) % count);
        }
        go_on(at, playing, count);
    });
}

/// Dark on white in every light, since not every reader knows codes the other way round.
fn code_picture(drawing: &Drawing, label: String) -> impl IntoView + use<> {
    let (quiet, side) = (QUIET, drawing.modules + 2 * QUIET);
    view! {
        <svg viewBox=format!("-{quiet} -{quiet} {side} {side}") role="img" aria-label=label shape-rendering="crispEdges">
            <path class="qr-bg" d=format!("M-{quiet}-{quiet}h{side}v{side}h-{side}z")></path>
            <path class="qr-fg" d=drawing.path.clone()></path>
        </svg>
    }
}

/// All codes on paper. On the screen there is one at a time.
fn on_paper(drawings: &[Drawing]) -> impl IntoView + use<> {
    let t = text();
    let count = drawings.len();
    let codes = drawings.iter().zip(1..).map(|(drawing, nth)| {
        view! {
            <li class="qrcard">
                {code_picture(drawing, (t.picture_of_code)(nth, count))}
                <span class="small">{(t.code_of)(nth, count)}</span>
            </li>
        }
    });
    let how = if count > 1 { t.codes_how } else { t.one_code_how };
    view! { <div class="codesheet"><p class="small">{how}</p><ul>{codes.collect_view()}</ul></div> }
}
