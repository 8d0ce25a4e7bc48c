//! What is done in one tab is soon seen in the other.

use crate::engine::Engine;
use crate::in_danger::at_work;
use crate::site::Site;
use crate::webdriver::wait_for;
use crate::words::ENGLISH;
use serde_json::json;

/// Steps in each of the two tabs.
const STEPS: usize = 10;

#[test]
fn a_second_tab_hears_within_a_second_in_chromium() {
    hears_within_a_second(Engine::Chromium);
}

#[test]
fn a_second_tab_hears_within_a_second_in_firefox() {
    hears_within_a_second(Engine::Firefox);
}

#[test]
fn a_second_tab_hears_within_a_second_in_webkit() {
    hears_within_a_second(Engine::WebKit);
}

/// From the press in one tab until the words stand in the other, in milliseconds, both ways.
fn hears_within_a_second(engine: Engine) {
    let site = Site::shipped();
    let browser = engine.open();
    let person = at_work(&browser, &site);
    let place = person.place();
    let first = browser.open_tab();
    browser.go(&format!("{}{place}", site.address()));
    person.press(ENGLISH.name);
    person.sees(ENGLISH.my_work);
    let second = browser.tab();
    let note_presses =
        "document.addEventListener('click', () => { window.pressed = Date.now(); }, true);";
    for tab in [&first, &second] {
        browser.turn_to_tab(tab);
        browser.run(note_presses, json!([]));
    }
    let watch = "const words = arguments[0];
        window.seen = 0;
        const look = () => {
            if (!window.seen && document.body.textContent.includes(words)) window.seen = Date.now();
        };
        new MutationObserver(look).observe(document.body,
            { subtree: true, childList: true, characterData: true });";
    let mut took = Vec::new();
    for (from, to) in [(&first, &second), (&second, &first)] {
        for step in 1..=STEPS {
            let words = format!("Step {step} on the way to {to}.");
            browser.turn_to_tab(to);
            browser.run(watch, json!([words]));
            browser.turn_to_tab(from);
            person.write(ENGLISH.write_your_work, &words);
            person.press(ENGLISH.add_as_proof);
            person.sees(&words);
            let pressed = browser.run("return window.pressed;", json!([]));
            browser.turn_to_tab(to);
            let seen = wait_for("the other tab to hear", || {
                browser.run("return window.seen;", json!([])).as_u64().filter(|seen| *seen > 0)
            });
            took.push(seen.saturating_sub(pressed.as_u64().expect("a time")));
        }
    }
    took.sort_unstable();
    let (median, most) = (took[took.len() / 2], took[took.len() - 1]);
    eprintln!("{engine:?}: {median} ms in the median of {}, {most} ms at most", took.len());
    assert!(median <= 1_000, "{took:?}");
}
