//! What only a browser can show, without the whole site: tests that run inside a headless page.
#![cfg(target_arch = "wasm32")]

use doorways::browser::{calendar, storage};
use doorways::facts::{Journal, Replica, What};
use doorways::id::LearnerId;
use doorways::keeping::{self, Shelf};
use doorways::learning::Learner;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element};

wasm_bindgen_test_configure!(run_in_browser);

/// The Big List of Naughty Strings, fetched by `./dev test`.
const NAUGHTY: &str = include_str!("../../target/corpora/blns.json");

#[wasm_bindgen_test]
async fn whatever_people_are_called_is_shown_as_text_and_nothing_else() {
    let shelf = fresh_shelf();
    let given: Vec<String> = serde_json::from_str(NAUGHTY).expect("the list is JSON");
    let mut names = Vec::new();
    for name in given {
        let Ok(what) = Learner::default().be_called(&name) else { continue };
        let who = LearnerId::new(format!("{:016x}", names.len() + 1)).expect("an id");
        let fact = Journal::default().next(&who, Replica(1), names.len() as u64 + 1, what.clone());
        keeping::keep(&shelf, &fact).expect("the shelf has room");
        let What::Named { name } = what else { panic!("a name is a name") };
        names.push(name);
    }
    assert!(names.len() > 300, "only {} names of the list are allowed", names.len());

    open_the_app().await;
    let shown: Vec<Element> = all("#app .hall__plate bdi");
    let texts: Vec<String> =
        shown.iter().map(|name| name.text_content().unwrap_or_default()).collect();
    assert_eq!(texts, names);
    assert!(shown.iter().all(|name| name.child_element_count() == 0), "a name became elements");
    assert!(all("#app script, #app img, #app iframe, #app style").is_empty());
}

#[wasm_bindgen_test]
async fn a_panic_shows_the_notice_and_leaves_what_is_kept() {
    let shelf = fresh_shelf();
    let who = LearnerId::new("00000000000000a1").expect("an id");
    let what = Learner::default().be_called("Ana").expect("a name");
    let fact = Journal::default().next(&who, Replica(1), 1, what);
    keeping::keep(&shelf, &fact).expect("the shelf has room");
    let facts = || {
        let mut lines = shelf.lines();
        lines.retain(|(key, _)| key.starts_with("doorways/"));
        lines
    };
    let before = facts();
    open_the_app().await;
    let notice = all("#broke").remove(0);
    assert!(notice.has_attribute("hidden"));

    let panics = Closure::once_into_js(|| {
        assert!(all("#broke").is_empty(), "something that must not happen");
    });
    window().set_timeout_with_callback(panics.unchecked_ref()).expect("a window has timers");
    a_moment().await;
    assert!(!notice.has_attribute("hidden"), "the notice is still hidden");
    assert_eq!(facts(), before);
}

#[wasm_bindgen_test]
fn a_kept_line_is_found_again_as_it_was() {
    let shelf = fresh_shelf();
    shelf.put("doorways/1/x", "a line").expect("the shelf has room");
    assert_eq!(shelf.line("doorways/1/x").as_deref(), Some("a line"));
    assert_eq!(shelf.line("doorways/1/y"), None);
    assert_eq!(shelf.lines(), [("doorways/1/x".to_owned(), "a line".to_owned())]);
}

#[wasm_bindgen_test]
fn a_day_is_said_as_people_say_it() {
    // The third of May 2020, at noon in UTC: the same day in every zone from -11 to +11.
    let noon = 1_588_507_200_000;
    assert_eq!(calendar::day(noon, "en"), "3 May 2020");
    assert_eq!(calendar::day(noon, "es"), "3 de mayo de 2020");
    assert_eq!(calendar::weekday(noon, "en"), "Sunday");
    assert_eq!(calendar::weekday(noon, "es"), "domingo");
    assert_eq!(calendar::ago(noon), calendar::Ago::Earlier);
    assert_eq!(calendar::ago(calendar::now_ms()), calendar::Ago::Today);
}

/// An empty local storage.
fn fresh_shelf() -> storage::LocalShelf {
    window().local_storage().ok().flatten().expect("storage is open").clear().expect("it empties");
    storage::LocalShelf::probe().expect("storage is open")
}

/// The app in a page of its own, with what index.html has.
async fn open_the_app() {
    let page = document().create_element("div").expect("an element");
    page.set_inner_html("<div id=\"broke\" hidden></div><div id=\"app\"></div>");
    for old in all("#broke, #app") {
        old.remove();
    }
    document().body().expect("a body").append_child(&page).expect("the body takes it");
    window().location().set_hash("/").expect("an address can change");
    doorways::ui::start();
    // The app's hook says nothing of what happened, but whoever reads a failed test wants to know.
    let notice = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |what| {
        web_sys::console::error_1(&what.to_string().into());
        notice(what);
    }));
    a_moment().await;
}

fn all(selector: &str) -> Vec<Element> {
    let found = document().query_selector_all(selector).expect("a selector");
    (0..found.length()).filter_map(|nth| found.item(nth)?.dyn_into().ok()).collect()
}

async fn a_moment() {
    let wait = js_sys::Promise::new(&mut |done, _| {
        window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&done, 50)
            .expect("a window has timers");
    });
    JsFuture::from(wait).await.expect("time goes by");
}

#[expect(clippy::disallowed_methods, reason = "a test looks at the page from outside")]
fn window() -> web_sys::Window {
    web_sys::window().expect("a page")
}

fn document() -> Document {
    window().document().expect("a document")
}
