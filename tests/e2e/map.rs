//! My map with the keyboard alone, and the list that says the same.

use crate::engine::{Browser, Engine};
use crate::every_place::axe_finds_nothing_here;
use crate::person::{ENTER, Person};
use crate::site::Site;
use crate::student::{arrives, chooses_a_door, makes_a_door, works_at_a_checkpoint};
use crate::webdriver::wait_for;
use crate::words::{ENGLISH, SPANISH, Words};
use serde_json::{Value, json};

const LEFT: char = '\u{E012}';
const UP: char = '\u{E013}';
const RIGHT: char = '\u{E014}';
const DOWN: char = '\u{E015}';
const HOME: char = '\u{E011}';
const END: char = '\u{E010}';

#[test]
fn the_map_is_walked_with_the_keyboard_in_chromium() {
    walk(Engine::Chromium, &ENGLISH);
}

#[test]
fn the_map_is_walked_with_the_keyboard_in_firefox() {
    walk(Engine::Firefox, &SPANISH);
}

#[test]
fn the_map_is_walked_with_the_keyboard_in_webkit() {
    walk(Engine::WebKit, &ENGLISH);
}

fn walk(engine: Engine, words: &Words) {
    let site = Site::shipped();
    let browser = engine.open();
    let person = Person::at(&browser);
    arrives(&browser, &site, words);
    makes_a_door(person, words);
    person.press(words.my_map);
    person.stands_before(words.my_map);
    // The first goal that is ready is at hand.
    at_hand(&browser, "F1");
    person.tabs_to(words.revenue_rule, RIGHT);
    focus_is_on(&browser, "M2");
    for (key, door) in [
        (END, "M7"),
        (RIGHT, "M7"),
        (HOME, "M1"),
        (LEFT, "M1"),
        (UP, "M1"),
        (DOWN, "E1"),
        (RIGHT, "E2"),
        (UP, "M2"),
        (RIGHT, "M3"),
        (RIGHT, "M4"),
    ] {
        browser.key(key);
        focus_is_on(&browser, door);
    }
    // Moving changes nothing; Enter does, and the place stays the same.
    at_hand(&browser, "F1");
    browser.key(ENTER);
    at_hand(&browser, "M4");
    focus_is_on(&browser, "M4");
    assert_eq!(person.place(), "#/map");
    assert_eq!(said(&browser), panel(&browser));
    assert!(said(&browser).contains(words.not_tried_yet));
    let few = lines(&browser);
    person.press(words.whole_path);
    wait_for("the whole path", || (lines(&browser) > few).then_some(()));
    if engine == Engine::Chromium {
        axe_finds_nothing_here(&browser, "the whole path on the map");
    }
    // What was looked at is still at hand after a look at the goal.
    person.press(words.open_this_goal);
    person.arrives_at("#/goal/M4");
    browser.back();
    person.stands_before(words.my_map);
    at_hand(&browser, "M4");
    // Enter on the goal at hand opens it.
    person.tabs_to(words.best_price, ENTER);
    person.arrives_at("#/goal/M4");
}

#[test]
fn building_and_list_say_the_same() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let person = Person::at(&browser);
    let words = &ENGLISH;
    arrives(&browser, &site, words);
    makes_a_door(person, words);
    chooses_a_door(person, words);
    works_at_a_checkpoint(person, words);
    person.write(words.write_your_work, words.second_work);
    person.press(words.add_as_proof);
    person.sees(words.second_work);
    person.press(words.my_map);
    person.stands_before(words.my_map);
    let building = goals(&browser, "doors", words);
    assert_eq!(building.len(), 38);
    assert!(building.iter().any(|goal| goal.contains(words.tried)));
    person.press(words.as_list);
    person.arrives_at("#/goals");
    person.stands_before(words.my_map);
    assert_eq!(goals(&browser, "lines", words), building);
    // A filter shows what is ready in both.
    let ready = building.iter().filter(|goal| goal.ends_with(words.ready_next)).count();
    person.press(words.ready_next);
    wait_for("the goals that are ready", || {
        (goals(&browser, "lines", words).len() == ready).then_some(())
    });
    person.press(words.building);
    person.arrives_at("#/map");
}

/// Every goal with its level, and whether it is ready, sorted.
fn goals(browser: &Browser, kind: &str, words: &Words) -> Vec<String> {
    let script = r#"
        const tidy = text => text.replace(/\s+/g, ' ').trim();
        const of = arguments[0] === 'doors'
            ? [...document.querySelectorAll('.bdoor')].map(door => [
                door.querySelector('b').innerText, door.querySelector('.bdoor__lv').innerText])
            : [...document.querySelectorAll('.maplist tbody tr')].map(line => [
                line.querySelector('.goal__code').innerText, line.querySelector('td').innerText]);
        return of.map(([goal, level]) => tidy(goal + ' ' + level.replace(/,/g, ' '))).sort();"#;
    let found = browser.run(script, json!([kind, words.code]));
    let found = found.as_array().cloned().unwrap_or_default();
    found.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn text(browser: &Browser, script: &str) -> String {
    browser
        .try_run(script, json!([]))
        .ok()
        .as_ref()
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

#[track_caller]
fn focus_is_on(browser: &Browser, door: &str) {
    let script = "return document.activeElement.querySelector('b')?.innerText || '';";
    wait_for(&format!("the focus on {door}"), || (text(browser, script) == door).then_some(()));
}

#[track_caller]
fn at_hand(browser: &Browser, goal: &str) {
    let script = "return document.querySelector('.bdoor[aria-current] b')?.innerText || '';";
    wait_for(&format!("{goal} at hand"), || (text(browser, script) == goal).then_some(()));
}

/// What somebody hears who cannot see the panel.
fn said(browser: &Browser) -> String {
    text(browser, "return document.querySelector('main [role=status]').textContent.trim();")
}

/// The same, as the door and the panel show it.
fn panel(browser: &Browser) -> String {
    text(
        browser,
        r"const tidy = selector =>
            document.querySelector(selector).innerText.replace(/\s+/g, ' ').trim();
        return tidy('.bdoor[aria-current] .bdoor__name') + ', ' + tidy('.mappanel .level');",
    )
}

fn lines(browser: &Browser) -> u64 {
    let count = "return document.querySelectorAll('.building__lines path').length;";
    browser.run(count, json!([])).as_u64().unwrap_or_default()
}
