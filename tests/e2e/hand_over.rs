//! Work goes from one device to another and back, by every way there is, and nothing is lost.

use crate::engine::{Browser, Engine, fresh_folder};
use crate::person::Person;
use crate::site::Site;
use crate::student::{arrives, chooses_a_door, makes_a_door, works_at_a_checkpoint};
use crate::webdriver::wait_for;
use crate::words::ENGLISH;
use serde_json::json;
use std::path::Path;

/// A student with some work, at the page that hands it over.
pub fn about_to_hand_over<'a>(browser: &'a Browser, site: &Site) -> Person<'a> {
    let person = Person::at(browser);
    arrives(browser, site, &ENGLISH);
    makes_a_door(person, &ENGLISH);
    chooses_a_door(person, &ENGLISH);
    works_at_a_checkpoint(person, &ENGLISH);
    person.press(ENGLISH.my_story);
    person.press("Hand over");
    person.stands_before("Hand over");
    person
}

/// The page keeps what it would put on the clipboard, where this test finds it.
fn watch_the_clipboard(browser: &Browser) {
    let script = "navigator.clipboard.writeText = async text => { window.copied = text; };";
    browser.run(script, json!([]));
}

fn copied(browser: &Browser) -> String {
    wait_for("something to be copied", || {
        let copied = browser.run("return window.copied || null;", json!([]));
        browser.run("delete window.copied;", json!([]));
        copied.as_str().map(str::to_owned)
    })
}

#[test]
fn a_link_brings_work_to_another_engine_and_back() {
    let site = Site::shipped();
    let device_a = Engine::Chromium.open();
    let at_a = about_to_hand_over(&device_a, &site);
    watch_the_clipboard(&device_a);
    at_a.press("Copy link");
    at_a.sees("Copied. Now paste it where it should go.");
    let link = copied(&device_a);
    assert!(link.starts_with(&site.address()), "{link}");

    let device_b = Engine::Firefox.open();
    let at_b = Person::at(&device_b);
    device_b.go(&link);
    at_b.stands_before("Bring in work");
    // The work no longer stands in the address.
    at_b.arrives_at("#/bring-in");
    at_b.sees("Ana: ");
    at_b.sees("new steps. A new door opens in the hall.");
    at_b.press("Add to this device");
    at_b.press("Open Ana’s work");
    at_b.sees(ENGLISH.hello);
    at_b.press(ENGLISH.go_to_checkpoint_2);
    at_b.write(ENGLISH.write_your_work, ENGLISH.second_work);
    at_b.press(ENGLISH.add_as_proof);
    at_b.sees(ENGLISH.second_work);

    // Meanwhile the work on the first device goes on.
    device_a.back();
    device_a.go(&format!("{}#/today", site.address()));
    at_a.press(ENGLISH.go_to_checkpoint_2);
    at_a.write(ENGLISH.write_your_work, ENGLISH.third_work);
    at_a.press(ENGLISH.add_as_proof);
    at_a.sees(ENGLISH.third_work);

    at_b.press(ENGLISH.my_story);
    at_b.press("Hand over");
    watch_the_clipboard(&device_b);
    at_b.press("Copy text");
    let text = copied(&device_b);
    device_a.go(&format!("{}#/bring-in", site.address()));
    at_a.stands_before("Bring in work");
    paste(&device_a, &text);
    at_a.press("Look at it");
    at_a.sees("1 new step.");
    at_a.sees("are here already. It joins the door that is here.");
    at_a.press("Add to this device");
    at_a.press("Open Ana’s work");
    at_a.press(ENGLISH.my_proof);
    for work in [ENGLISH.my_work, ENGLISH.second_work, ENGLISH.third_work] {
        at_a.sees(work);
    }
    device_a.reload();
    at_a.sees(ENGLISH.second_work);
    // Bringing it in again changes nothing.
    device_a.go(&format!("{}#/bring-in", site.address()));
    paste(&device_a, &text);
    at_a.press("Look at it");
    at_a.sees("Nothing new.");
}

/// Puts a long text into the field for pasted work.
fn paste(browser: &Browser, text: &str) {
    let script = "const field = document.getElementById('pasted');
        if (!field) return false;
        field.value = arguments[0];
        field.dispatchEvent(new Event('input', { bubbles: true }));
        return true;";
    wait_for("the field for pasted work", || {
        browser.run(script, json!([text])).as_bool().filter(|yes| *yes)
    });
}

#[test]
fn a_file_brings_work_to_every_engine() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let downloads = fresh_folder();
    let behavior = json!({ "behavior": "allow", "downloadPath": downloads });
    browser.devtools("Browser.setDownloadBehavior", behavior);
    let person = about_to_hand_over(&browser, &site);
    person.sees("new steps are not in a copy yet.");
    person.press("My look backs");
    person.press("Keep a copy");
    person.sees("The file is on its way to your downloads.");
    person.sees("Handed over before");
    // A copy that leaves something out does not count as everything.
    person.sees("new steps are not in a copy yet.");
    let file = wait_for("the file", || the_file_in(&downloads));
    let name = file.rsplit('/').next().unwrap_or_default();
    assert!(name.starts_with("doorways-Ana-20"), "{name}");
    let text = std::fs::read_to_string(&file).expect("the file can be read");
    assert!(text.contains("\"left_out\":[\"looked-back\"]"));
    person.press("My look backs");
    person.press("Keep a copy");
    person.sees("Everything is in your newest copy.");

    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        let other = engine.open();
        let there = Person::at(&other);
        other.go(&site.address());
        there.press("Bring in work from another device");
        there.stands_before("Bring in work");
        there.choose_file("Choose a file", &file);
        there.sees("A new door opens in the hall.");
        there.press("Add to this device");
        there.press("Open Ana’s work");
        there.press(ENGLISH.my_proof);
        there.sees(ENGLISH.my_work);
        other.reload();
        there.sees(ENGLISH.my_work);
    }
}

fn the_file_in(folder: &Path) -> Option<String> {
    let files = std::fs::read_dir(folder).ok()?;
    let mut names = files.filter_map(|file| Some(file.ok()?.path().to_str()?.to_owned()));
    names.find(|name| name.ends_with(".json"))
}

#[test]
fn where_copying_is_refused_the_text_can_be_copied_by_hand() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let person = about_to_hand_over(&browser, &site);
    browser.run("navigator.clipboard.writeText = () => Promise.reject();", json!([]));
    person.press("Copy text");
    person.sees("This browser did not allow it.");
    person.sees("Select all of this and copy it");
    let by_hand = browser.run("return document.getElementById('by-hand').value;", json!([]));
    assert!(by_hand.as_str().is_some_and(|text| text.contains("\"kind\":\"hand-over\"")));
}

#[test]
fn what_is_no_work_is_refused_in_words() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let person = Person::at(&browser);
    let look_at = |text: &str| {
        browser.go(&format!("{}#/bring-in", site.address()));
        person.stands_before("Bring in work");
        paste(&browser, text);
        person.press("Look at it");
        person.sees("Nothing was added.");
    };
    look_at("hello");
    person.sees("This is not a copy from Doorways.");
    look_at("{\"doorways\":1,\"kind\":\"hand-over\",\"facts\":[");
    person.sees("A part is missing: it stops at line 1, column");
    look_at("{\"doorways\":7,\"kind\":\"hand-over\",\"facts\":[]}");
    person.sees("A newer Doorways made this.");
    browser.go("about:blank");
    browser.go(&format!("{}#/take/AAAAAAAA", site.address()));
    person.sees("A part is missing");
}
