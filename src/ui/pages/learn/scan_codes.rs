//! Bring in by codes: a camera reads them, or they stand in pictures.

use crate::browser::calendar::now_ms;
use crate::browser::camera::{self, Camera, NoCamera, Unseen};
use crate::browser::{page, travel};
use crate::exchange::{NotAHandOver, Scan, Scanned, as_spans, from_link};
use crate::ui::parts::{Icon, icon, live, small_icon};
use crate::ui::text::text;
use leptos::html::Video;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;
use std::rc::Rc;

/// The least pause between two looks, in milliseconds. It is as long as the last look took, where
/// that is longer, so that a slow device stays at hand.
const REST_MS: i32 = 80;

/// What is said of codes and pictures stands here.
const SAID: &str = "codes-said";

/// What the camera does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Watch {
    Off,
    /// Somebody is asked whether it may be used.
    Asking,
    Looking,
    /// At the person, so it is shown as a mirror.
    LookingBack,
}

/// What is said under the buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    AllHere,
    Camera(NoCamera),
    Picture(Unseen),
    NoCode,
    NotOurs,
    DoNotFit,
}

/// The compressed bytes of a hand-over, or why there is none.
pub type Arrived = Result<Vec<u8>, NotAHandOver>;

/// Reads codes. Whatever was read stays read until the page is left, by camera or from pictures.
#[component]
pub fn ScanCodes(
    /// Work has arrived, or a code of a later release.
    #[prop(into)]
    arrived: Callback<Arrived>,
    /// A file that is no picture was dropped or pasted.
    #[prop(into)]
    no_picture: Callback<File>,
) -> impl IntoView {
    let t = text();
    let scan = RwSignal::new(Scan::default());
    let watch = RwSignal::new(Watch::Off);
    let said = RwSignal::new(Said::Nothing);
    let video = NodeRef::<Video>::new();
    let camera: StoredValue<Option<Rc<Camera>>, LocalStorage> = StoredValue::new_local(None);
    let stop = move || {
        if let Some(camera) = camera.try_update_value(Option::take).flatten() {
            camera.stop();
        }
        watch.try_set(Watch::Off);
    };
    on_cleanup(stop);
    // Whether that was all of it.
    let take_in = move |says: &str| {
        let read = scan.try_update(|scan| scan.take_in(says)).unwrap_or(Scanned::NotOurs);
        let now = match read {
            Scanned::NotOurs => Said::NotOurs,
            Scanned::Damaged => Said::DoNotFit,
            Scanned::Link(_) | Scanned::Whole(_) => Said::AllHere,
            Scanned::Piece | Scanned::Newer => Said::Nothing,
        };
        // A camera reads the same code ten times a second; what is said once is not said again.
        if said.try_get_untracked().is_some_and(|before| before != now) {
            said.set(now);
        }
        let all = match read {
            Scanned::Link(letters) => from_link(&letters),
            Scanned::Whole(bytes) => Ok(bytes),
            Scanned::Newer => Err(NotAHandOver::Newer),
            Scanned::NotOurs | Scanned::Damaged | Scanned::Piece => return false,
        };
        arrived.run(all);
        true
    };
    let start = move || {
        said.set(Said::Nothing);
        watch.set(Watch::Asking);
        spawn_local(async move {
            let Some(element) = video.get_untracked() else { return };
            match Camera::open(&element).await {
                Err(why) if watch.try_get_untracked() == Some(Watch::Asking) => {
                    watch.set(Watch::Off);
                    said.set(Said::Camera(why));
                }
                Ok(opened) if watch.try_get_untracked() == Some(Watch::Asking) => {
                    let opened = Rc::new(opened);
                    camera.set_value(Some(Rc::clone(&opened)));
                    let away = opened.looks_away();
                    watch.set(if away { Watch::Looking } else { Watch::LookingBack });
                    drop(element);
                    keep_looking(&opened, watch, move |seen| match seen {
                        Ok(says) => says.iter().any(|says| take_in(says)),
                        Err(why) => {
                            said.set(Said::Picture(why));
                            true
                        }
                    })
                    .await;
                    if !opened.is_live()
                        && watch.try_get_untracked().is_some_and(|w| w != Watch::Off)
                    {
                        said.set(Said::Camera(NoCamera::Busy));
                    }
                    stop();
                }
                // Somebody changed their mind, or left; an opened camera stops as it goes.
                _ => {}
            }
        });
    };
    let look_at = move |files: Vec<File>| {
        if files.is_empty() {
            return;
        }
        said.set(Said::Nothing);
        spawn_local(async move {
            let mut found = false;
            for file in &files {
                match camera::codes_in(file).await {
                    Err(why) => {
                        said.try_set(Said::Picture(why));
                        page::bring_into_sight(SAID);
                        return;
                    }
                    Ok(says) => {
                        found = found || !says.is_empty();
                        if says.iter().any(|says| take_in(says)) {
                            return;
                        }
                    }
                }
            }
            if !found {
                said.try_set(Said::NoCode);
            }
            // It may have been dropped further down.
            page::bring_into_sight(SAID);
        });
    };
    // A file that is dropped beside the frames is meant all the same, and what it is decides.
    let arrivals = travel::Arrivals::listen(move |files| {
        let (pictures, others): (Vec<_>, Vec<_>) = files.into_iter().partition(travel::is_picture);
        look_at(pictures);
        others.into_iter().take(1).for_each(|file| no_picture.run(file));
    });
    StoredValue::new_local(arrivals);
    let finder = move || {
        if watch.get() == Watch::LookingBack { "finder finder--mirror" } else { "finder" }
    };
    let progress = Memo::new(move |_| (scan.read().count(), scan.read().missing()));
    let is_off = move || watch.get() == Watch::Off;
    view! {
        <section class="sec dropzone" aria-labelledby="codes">
            <h2 class="h3" id="codes">{t.from_codes}</h2>
            <p class="small muted">{t.from_codes_more}</p>
            <video class=finder node_ref=video hidden=is_off playsinline muted aria-label=t.hold_code_up></video>
            <p class="small" role="status">{live(move || match watch.get() {
                Watch::Off => "",
                Watch::Asking => t.camera_is_asked,
                Watch::Looking | Watch::LookingBack => t.hold_code_up,
            })}</p>
            {live(move || how_far(&progress.read()))}
            <p class="btns">
                <button class="btn" type="button" on:click=move |_| if is_off() { start() } else { stop() }>
                    {small_icon(Icon::Camera)}
                    {live(move || if is_off() { t.scan_codes } else { t.stop_camera })}
                </button>
                <label class="btn filebutton">
                    {small_icon(Icon::Code)}
                    {t.choose_pictures}
                    <input class="vh" type="file" accept="image/*" multiple
                        on:change:target=move |event| look_at(travel::all_chosen(&event.target())) />
                </label>
            </p>
            <div role="status" id=SAID>{live(move || told(said.get()))}</div>
        </section>
    }
}

/// Looks until `take_in` has enough or somebody stops.
async fn keep_looking(
    camera: &Camera,
    watch: RwSignal<Watch>,
    take_in: impl Fn(Result<Vec<String>, Unseen>) -> bool,
) {
    let is_on = || {
        let watch = watch.try_get_untracked();
        matches!(watch, Some(Watch::Looking | Watch::LookingBack))
    };
    while camera.is_live() && is_on() {
        let began = now_ms();
        let seen = camera.look().await;
        if !is_on() || take_in(seen) {
            return;
        }
        let took = i32::try_from(now_ms().saturating_sub(began)).unwrap_or(REST_MS);
        page::rest(took.max(REST_MS)).await;
    }
}

/// How much of a series is here.
fn how_far((all, missing): &(usize, Vec<usize>)) -> Option<impl IntoView + use<>> {
    let t = text();
    let all = *all;
    let read = all - missing.len();
    (read > 0).then(|| {
        view! {
            <div class="stack stack--tight">
                <progress max=all value=read aria-label=(t.codes_read)(read, all)></progress>
                <p><strong>{(t.codes_read)(read, all)}</strong>" "{(t.codes_missing)(&as_spans(missing))}</p>
            </div>
        }
    })
}

fn told(said: Said) -> AnyView {
    let t = text();
    let words = match said {
        Said::Nothing => return ().into_any(),
        Said::AllHere => {
            return view! { <p class="small">{small_icon(Icon::Check)}" "{t.all_codes_are_here}</p> }
                .into_any();
        }
        Said::Camera(why) => (t.no_camera)(why),
        Said::Picture(why) => (t.unseen)(why),
        Said::NoCode => t.no_code_in_picture,
        Said::NotOurs => t.not_our_code,
        Said::DoNotFit => t.codes_do_not_fit,
    };
    view! { <div class="note note--alert">{icon(Icon::Warn)}<p>{words}</p></div> }.into_any()
}
