//! The same dangers, for longer than anybody waits for: `./dev soak` runs these.

use crate::engine::Engine;
use crate::in_danger::{at_work, killed};
use crate::person::Person;
use crate::site::Site;
use crate::words::ENGLISH;
use serde_json::json;
use std::time::Duration;

#[test]
#[ignore = "it takes about ten minutes; ./dev soak runs it"]
fn thirty_killed_browsers_lose_nothing_that_the_bar_called_saved() {
    killed(30);
}

#[test]
#[ignore = "it takes some minutes; ./dev soak runs it"]
fn two_tabs_with_two_thousand_steps_each_lose_none() {
    const STEPS: u64 = 2_000;
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let person = at_work(&browser, &site);
    browser.go(&format!("{}#/today", site.address()));
    person.press(ENGLISH.go_to_checkpoint_2);
    let room = person.place();
    let before = steps(person, &format!("{}#/settings", site.address()), &|to| browser.go(to));
    let go = format!("{}{room}", site.address());
    let first = browser.tab();
    browser.open_tab();
    let second = browser.tab();
    browser.go(&site.address());
    person.press(ENGLISH.name);
    // Leaving a room and coming back, as fast as the app takes it: each is a step. A timer would be
    // slowed down in a tab that nobody sees.
    let script = "const line = new MessageChannel();
        window.left = arguments[0];
        line.port1.onmessage = () => {
            const button = [...document.querySelectorAll('button')].find(
                button => ['Leave this room', 'Come back in'].includes(button.textContent.trim()));
            if (button) { button.click(); window.left -= 1; }
            if (window.left > 0) line.port2.postMessage(0);
        };
        line.port2.postMessage(0);";
    for tab in [&first, &second] {
        browser.turn_to_tab(tab);
        browser.go(&go);
        person.sees("Leave this room");
    }
    for tab in [&first, &second] {
        browser.turn_to_tab(tab);
        browser.run(script, json!([STEPS]));
    }
    for tab in [&first, &second] {
        browser.turn_to_tab(tab);
        let mut left = u64::MAX;
        loop {
            std::thread::sleep(Duration::from_secs(5));
            let now = browser.run("return window.left;", json!([])).as_u64().unwrap_or_default();
            assert!(now < left, "the tab does not get on: {now} steps are left");
            if now == 0 {
                break;
            }
            left = now;
        }
        person.sees(ENGLISH.saved);
    }
    let after = steps(person, &format!("{}#/settings", site.address()), &|to| {
        browser.go("about:blank");
        browser.go(to);
    });
    assert_eq!(after, before + 2 * STEPS);
    assert!(!person.page().contains("Missing"));
}

/// How many steps this device keeps, as its settings say.
fn steps(person: Person<'_>, settings: &str, go: &dyn Fn(&str)) -> u64 {
    go(settings);
    person.sees("kept. They fill");
    let page = person.page();
    let words: Vec<&str> = page.split(' ').collect();
    let kept = words.windows(3).find(|three| three[1].starts_with("step") && three[2] == "of");
    let count = kept.and_then(|three| three[0].parse().ok());
    count.unwrap_or_else(|| panic!("no number of steps in {page}"))
}
