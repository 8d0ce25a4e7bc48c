//! The document: its title, language and look, what has the focus, and the notice after a crash.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The element that the app fills, emptied of the shell that was shown before.
pub fn take_over_shell() -> HtmlElement {
    let app = super::document().get_element_by_id("app").expect("index.html has #app");
    app.set_text_content(None);
    app.unchecked_into()
}

/// Names the document.
pub fn set_title(title: &str) {
    super::document().set_title(title);
}

/// Sets an attribute of the root element, such as `lang` or `data-theme`; `None` takes it away.
pub fn set_on_root(name: &str, value: Option<&str>) {
    let Some(root) = super::document().document_element() else { return };
    match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    }
    .expect("attribute names here are letters and hyphens");
}

/// What a `meta` element of the page says.
pub fn meta(name: &str) -> Option<String> {
    let selector = format!("meta[name=\"{name}\"]");
    super::document().query_selector(&selector).ok().flatten()?.get_attribute("content")
}

/// The languages the browser asks for, as one code such as `es-MX`.
pub fn preferred_language() -> String {
    super::window().navigator().language().unwrap_or_default()
}

/// Moves the focus to the element with this id, if it is there, without scrolling to it.
pub fn focus_on(id: &str) {
    let element = super::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let calmly = js_sys::Object::new();
        js_sys::Reflect::set(&calmly, &"preventScroll".into(), &true.into()).ok();
        let focus = js_sys::Reflect::get(&element, &"focus".into()).ok();
        let focus = focus.and_then(|focus| focus.dyn_into::<js_sys::Function>().ok());
        if let Some(focus) = focus {
            focus.call1(&element, &calmly).ok();
        }
    }
}

/// Types something where the cursor is in the line with this id, and gives back what stands there
/// then. None when there is no such line.
pub fn type_into(id: &str, text: &str) -> Option<String> {
    let line = super::document().get_element_by_id(id)?.dyn_into::<HtmlInputElement>().ok()?;
    let end = u32::try_from(line.value().encode_utf16().count()).ok()?;
    let from = line.selection_start().ok().flatten().unwrap_or(end);
    let to = line.selection_end().ok().flatten().unwrap_or(end);
    line.set_range_text_with_start_and_end(text, from, to).ok()?;
    let after = from + u32::try_from(text.encode_utf16().count()).ok()?;
    line.focus().ok()?;
    line.set_selection_range(after, after).ok()?;
    Some(line.value())
}

/// Where in an element somebody pressed, as parts of its width and height from 0 to 1.
pub fn pressed_at(event: &web_sys::MouseEvent) -> Option<(f64, f64)> {
    let frame = event.current_target()?.dyn_into::<web_sys::Element>().ok()?;
    let frame = frame.get_bounding_client_rect();
    let part = |at: i32, from: f64, size: f64| (f64::from(at) - from) / size.max(1.0);
    let across = part(event.client_x(), frame.left(), frame.width());
    Some((across, part(event.client_y(), frame.top(), frame.height())))
}

/// Moves the focus to the element with this id once what was just changed stands on the page.
pub fn focus_on_soon(id: &'static str) {
    wasm_bindgen_futures::spawn_local(async move {
        painted().await;
        focus_on(id);
        bring_into_sight(id);
    });
}

/// Scrolls, if it must, until the element with this id is in sight.
pub fn bring_into_sight(id: &str) {
    if let Some(element) = super::document().get_element_by_id(id) {
        let as_little_as_possible = ScrollIntoViewOptions::new();
        as_little_as_possible.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&as_little_as_possible);
    }
}

/// Leaves a mark on the browser's timeline, which the benchmarks read.
pub fn mark(name: &str) {
    if let Some(performance) = super::window().performance() {
        performance.mark(name).ok();
    }
}

/// Shows the notice that waits in index.html. The page may be beyond repair, the work is kept.
pub fn show_broke_notice() {
    if let Some(notice) = super::document().get_element_by_id("broke") {
        notice.remove_attribute("hidden").ok();
    }
}

/// Loads the page again.
pub fn reload() {
    // A page that cannot load again stays as it is.
    super::window().location().reload().ok();
}

/// Opens the browser's dialog for printing.
pub fn print() {
    // Where there is none, nothing happens.
    super::window().print().ok();
}

/// Whether the device is set to less movement.
pub fn prefers_less_motion() -> bool {
    let asked = super::window().match_media("(prefers-reduced-motion)");
    asked.ok().flatten().is_some_and(|answer| answer.matches())
}

/// Lets everything else on the page have its turn for some milliseconds.
pub async fn rest(ms: i32) {
    let rested = Promise::new(&mut |done, _| {
        super::window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, ms).ok();
    });
    // A timeout always comes.
    JsFuture::from(rested).await.ok();
}

/// Waits until what was just changed can be seen; a moment where nobody looks, since a hidden tab
/// paints nothing.
pub async fn painted() {
    let painted = Promise::new(&mut |done, _| {
        let soon = done.clone();
        let frame = Closure::once_into_js(move || {
            super::window().set_timeout_with_callback(&soon).ok();
        });
        super::window().request_animation_frame(frame.unchecked_ref()).ok();
        super::window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, 250).ok();
    });
    // The timeout always comes.
    JsFuture::from(painted).await.ok();
}

/// Runs `then` after some milliseconds.
pub fn after(ms: i32, then: impl FnOnce() + 'static) {
    let task = Closure::once_into_js(then);
    super::window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(task.unchecked_ref(), ms)
        .ok();
}
