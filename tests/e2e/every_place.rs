//! Every place in the app, as axe-core, a narrow phone and a keyboard meet it.

use crate::engine::{Browser, Engine};
use crate::hand_over::paste;
use crate::person::Person;
use crate::site::Site;
use crate::student::{arrives, chooses_a_door, makes_a_door, works_at_a_checkpoint};
use crate::webdriver::{LOOKS, PAUSE};
use crate::words::{ENGLISH, SPANISH, Words};
use serde_json::{Value, json};

/// The widths of a phone, of a Chromebook, and of a Chromebook at 400 % zoom.
const PHONE: u32 = 390;
const CHROMEBOOK: u32 = 1366;
const ZOOMED: u32 = 320;

/// A browser with one student who has just begun and one in the middle of their work.
fn with_two_students(site: &Site, words: &Words) -> (Browser, String) {
    let browser = Engine::Chromium.open();
    let person = Person::at(&browser);
    calm(&browser, "light");
    arrives(&browser, site, words);
    makes_a_door(person, words);
    person.press(words.switch);
    makes_a_door(person, words);
    chooses_a_door(person, words);
    works_at_a_checkpoint(person, words);
    let run = person.place().split('/').nth(2).unwrap_or_default().to_owned();
    (browser, run)
}

/// Every place that somebody in the middle of their work can be at. `run` is their room.
pub fn places(run: &str) -> Vec<String> {
    let mut places: Vec<String> = [
        "#/today",
        "#/doors",
        "#/doors/compare/A1,A4,A12",
        "#/doors/compare/A1",
        "#/door/A4",
        "#/door/A1",
        "#/door/A13",
        "#/door/A13/choose",
        "#/door/A1/choose",
        "#/map",
        "#/goals",
        "#/goal/M4",
        "#/goal/L2",
        "#/goal/L3/practice",
        "#/goal/Q2/practice",
        "#/goal/M4/check",
        "#/goal/none/practice",
        "#/start",
        "#/start/result",
        "#/proof",
        "#/story",
        "#/settings",
        "#/help",
        "#/hand-over",
        "#/remove-me",
        "#/bring-in",
        "#/take/AAAA",
        "#/nowhere/at/all",
        "#/door/none",
        "#/goal/none",
        "#/room/0123456789abcdef-1",
    ]
    .map(str::to_owned)
    .to_vec();
    places.push(format!("#/room/{run}"));
    places.extend((1..=9).map(|nth| format!("#/room/{run}/c{nth}")));
    places
}

/// The places that come before anybody's work is open; the hall closes it.
pub const BEFORE: [&str; 2] = ["#/new", "#/"];

#[test]
fn axe_finds_nothing_in_the_light() {
    audit(&ENGLISH, "light", CHROMEBOOK);
}

#[test]
fn axe_finds_nothing_in_the_dark() {
    audit(&ENGLISH, "dark", CHROMEBOOK);
}

#[test]
fn axe_finds_nothing_in_spanish() {
    audit(&SPANISH, "light", CHROMEBOOK);
}

#[test]
fn axe_finds_nothing_on_a_phone_in_the_dark_in_spanish() {
    audit(&SPANISH, "dark", PHONE);
}

fn audit(words: &Words, light: &str, width: u32) {
    let site = Site::shipped();
    let (browser, run) = with_two_students(&site, words);
    calm(&browser, light);
    wide(&browser, width);
    load_axe(&browser);
    let mut found = Vec::new();
    let own: Vec<String> = places(&run);
    for place in own.iter().map(String::as_str).chain(BEFORE) {
        stand_at(&browser, place);
        found.extend(violations(&browser, place));
    }
    // The places of somebody who has just begun: nothing tried, nothing chosen, no proof.
    stand_at(&browser, "#/");
    Person::at(&browser).press(words.name);
    for place in ["#/today", "#/doors", "#/map", "#/goals", "#/goal/M4", "#/proof", "#/story"] {
        stand_at(&browser, place);
        found.extend(violations(&browser, place));
    }
    found.extend(violations_where_something_is_locked(&browser, words));
    assert!(found.is_empty(), "axe found {} things:\n{}", found.len(), found.join("\n"));
}

/// What axe finds in a state of a place that has no address of its own.
#[track_caller]
pub fn axe_finds_nothing_here(browser: &Browser, what: &str) {
    load_axe(browser);
    let found = violations(browser, what);
    assert!(found.is_empty(), "axe found {} things:\n{}", found.len(), found.join("\n"));
}

/// The fields that ask for a passphrase, and what they say of a wrong one: no place has them by itself.
fn violations_where_something_is_locked(browser: &Browser, words: &Words) -> Vec<String> {
    let person = Person::at(browser);
    stand_at(browser, "#/hand-over");
    person.press(words.lock_it);
    person.press(words.keep_a_copy);
    person.sees(words.too_short);
    let mut found = violations(browser, "a passphrase to lock with");
    stand_at(browser, "#/bring-in");
    let sealed = std::fs::read_to_string("tests/golden/v1/sealed.json").expect("a golden file");
    paste(browser, &sealed);
    person.press(words.look_at_it);
    person.press(words.open_it);
    person.sees(words.not_the_passphrase);
    found.extend(violations(browser, "a passphrase to open with"));
    found
}

/// Loads axe-core into the page.
pub fn load_axe(browser: &Browser) {
    let axe =
        std::fs::read_to_string("target/corpora/axe.min.js").expect("./dev test fetches axe-core");
    browser.run(&axe, json!([]));
}

/// What axe-core, which the page must have loaded, finds there.
pub fn violations(browser: &Browser, place: &str) -> Vec<String> {
    let script = "const done = arguments[arguments.length - 1];
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(
            result => done(result.violations.map(v => v.id + ': ' + v.nodes.map(n =>
                n.html.slice(0, 160) + ' ' + n.failureSummary.replace(/\\s+/g, ' ').slice(0, 220)).join(' | '))),
            why => done(['axe failed: ' + why]));";
    let found = browser.run_async(script, json!([]));
    let found = found.as_array().expect("axe gives a list").iter().filter_map(Value::as_str);
    found.map(|violation| format!("{place}: {violation}")).collect()
}

#[test]
fn every_place_has_one_heading_a_title_and_the_focus_and_nothing_scrolls_sideways() {
    let mut found = Vec::new();
    for words in [&ENGLISH, &SPANISH] {
        let site = Site::shipped();
        let (browser, run) = with_two_students(&site, words);
        for width in [CHROMEBOOK, PHONE, ZOOMED] {
            wide(&browser, width);
            for place in places(&run).iter().map(String::as_str).chain(["#/new"]) {
                stand_at(&browser, place);
                let wrong = browser.run(SHORTCOMINGS, json!([words.code]));
                let wrong = wrong.as_array().cloned().unwrap_or_default();
                found.extend(wrong.iter().map(|what| format!("{place} at {width}: {what}")));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What a place lacks, as a list of words.
const SHORTCOMINGS: &str = r#"
    const wrong = [];
    const headings = document.querySelectorAll('h1');
    if (headings.length !== 1) wrong.push(headings.length + ' h1');
    else if (!headings[0].innerText.trim()) wrong.push('an empty h1');
    if (!/^\S.* – Doorways$/.test(document.title)) wrong.push('the title is ' + document.title);
    if (document.documentElement.lang !== arguments[0]) wrong.push('lang is ' + document.documentElement.lang);
    if (!document.activeElement.matches('main')) wrong.push('the focus is on ' + document.activeElement.outerHTML.slice(0, 80));
    if (scrollY !== 0) wrong.push('scrolled to ' + scrollY);
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > room) {
        const wide = [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > room + 1);
        wrong.push('scrolls sideways: ' + document.documentElement.scrollWidth + ' in ' + room + ': '
            + wide.slice(-3).map(e => e.outerHTML.slice(0, 90)).join(' | '));
    }
    if (/\{[a-z_]+\}|undefined|NaN|null/.test(document.body.innerText)) wrong.push('a hole in a text');
    return wrong;
"#;

/// Goes to a place by its address and waits until its page stands there.
pub fn stand_at(browser: &Browser, place: &str) {
    let before = "const main = document.querySelector('main');
        if (main && location.hash !== arguments[0]) main.dataset.before = '1';";
    browser.run(before, json!([place]));
    // Asked again and again, since Chromium ignores a page that changes its address more than 200
    // times in ten seconds.
    let there = "const main = document.querySelector('main:not([data-before]):not(.waiting)');
        if (main) return !!document.querySelector('h1');
        if (document.querySelector('[data-before]') && location.hash !== arguments[0]) {
            location.hash = arguments[0];
        }
        return false;";
    for _ in 0..LOOKS {
        if browser.try_run(there, json!([place])).is_ok_and(|there| there == true) {
            return;
        }
        std::thread::sleep(PAUSE);
    }
    let person = Person::at(browser);
    panic!("{place} never came; at {} stands\n{}", person.place(), person.page());
}

/// Light or dark as the device wishes, and nothing moves, so that no colour is caught halfway.
pub fn calm(browser: &Browser, light: &str) {
    let features = json!({ "features": [
        { "name": "prefers-color-scheme", "value": light },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ] });
    browser.devtools("Emulation.setEmulatedMedia", features);
}

fn wide(browser: &Browser, width: u32) {
    // Tall, so that no bar at the foot lies over what axe measures.
    let height = if width == CHROMEBOOK { 768 } else { 9000 };
    let metrics =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    browser.devtools("Emulation.setDeviceMetricsOverride", metrics);
}
