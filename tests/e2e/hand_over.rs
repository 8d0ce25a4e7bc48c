//! Work goes from one device to another and back, by every way there is, and nothing is lost.

use crate::engine::{Browser, Engine, fresh_folder};
use crate::person::{ENTER, Person};
use crate::site::{Site, read};
use crate::student::{arrives, chooses_a_door, makes_a_door, works_at_a_checkpoint};
use crate::webdriver::wait_for;
use crate::words::ENGLISH;
use doorways::exchange::{Contents, pack};
use doorways::facts::{Independence, Journal, Proof, Replica, What};
use doorways::id::{CheckpointId, CourseId, DoorId, LearnerId};
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

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
pub fn paste(browser: &Browser, text: &str) {
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

/// With an `ñ` and an `é` in one piece each, as most keyboards make them.
const PASSPHRASE: &str = "siete nutrias cantan este a\u{f1}o, o\u{e9}";
/// The same passphrase as some keyboards of phones and Macs make it, and with spaces too many.
const TYPED_OTHERWISE: &str = "  siete nutrias cantan  este an\u{303}o, oe\u{301} ";

/// Puts text into the field with this id, letter by letter as it stands.
fn fill(browser: &Browser, id: &str, text: &str) {
    let script = "const field = document.getElementById(arguments[0]);
        if (!field) return false;
        field.value = arguments[1];
        field.dispatchEvent(new Event('input', { bubbles: true }));
        return true;";
    wait_for("a field", || browser.run(script, json!([id, text])).as_bool().filter(|yes| *yes));
}

/// Where the focus is.
fn focus(browser: &Browser) -> String {
    let id = browser.run("return document.activeElement.id;", json!([]));
    id.as_str().unwrap_or_default().to_owned()
}

/// Everything that this page and this device remember, and the address.
fn remembered(browser: &Browser) -> String {
    let script =
        "return JSON.stringify([localStorage, sessionStorage, location.href, history.state]);";
    browser.run(script, json!([])).as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_locked_file_opens_in_every_engine_with_its_passphrase_and_no_other() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let downloads = fresh_folder();
    let behavior = json!({ "behavior": "allow", "downloadPath": downloads });
    browser.devtools("Browser.setDownloadBehavior", behavior);
    let person = about_to_hand_over(&browser, &site);
    let asked_for_annex = || site.asked().iter().any(|path| path.contains("annex-"));
    person.sees("Anyone who has the copy can read it.");
    person.press("Lock it with a passphrase");
    person.sees("We can’t open it without the passphrase. Nobody can.");
    wait_for("the annex to be asked for", || asked_for_annex().then_some(()));
    person.press("Keep a copy");
    person.sees("That is too short.");
    assert_eq!(focus(&browser), "lock");
    fill(&browser, "lock", PASSPHRASE);
    person.press("Keep a copy");
    person.sees("The file is on its way to your downloads.");
    person.sees("Everything is in your newest copy.");
    assert!(!remembered(&browser).contains("nutrias"));
    let file = wait_for("the file", || the_file_in(&downloads));
    let text = std::fs::read_to_string(&file).expect("the file can be read");
    assert!(text.starts_with("{\"doorways\":1,\"kind\":\"sealed\""), "{text}");
    assert!(!text.contains("Ana") && !text.contains(ENGLISH.my_work));

    for engine in [Engine::Firefox, Engine::WebKit] {
        let other = engine.open();
        let there = Person::at(&other);
        other.go(&site.address());
        there.press("Bring in work from another device");
        there.stands_before("Bring in work");
        there.choose_file("Choose a file", &file);
        there.sees("It is locked");
        wait_for("the field to have the focus", || (focus(&other) == "unlock").then_some(()));
        there.write("Passphrase", "siete nutrias cantan");
        other.key(ENTER);
        there.sees("That is not the passphrase.");
        assert_eq!(focus(&other), "unlock");
        fill(&other, "unlock", TYPED_OTHERWISE);
        there.press("Open it");
        there.sees("A new door opens in the hall.");
        there.no_longer_sees("It is locked");
        there.press("Add to this device");
        assert!(!remembered(&other).contains("nutrias"));
        there.press("Open Ana’s work");
        there.press(ENGLISH.my_proof);
        there.sees(ENGLISH.my_work);
    }
}

#[test]
fn a_locked_link_opens_elsewhere_with_its_passphrase() {
    let site = Site::shipped();
    let browser = Engine::Firefox.open();
    let person = about_to_hand_over(&browser, &site);
    watch_the_clipboard(&browser);
    person.press("Lock it with a passphrase");
    person.write("Passphrase", "seven otters sing");
    person.press("Copy link");
    person.sees("Copied. Now paste it where it should go.");
    let link = copied(&browser);

    let other = Engine::Chromium.open();
    let there = Person::at(&other);
    other.go(&link);
    there.stands_before("Bring in work");
    there.arrives_at("#/bring-in");
    there.sees("It is locked");
    there.write("Passphrase", "seven otters sing");
    there.press("Open it");
    there.sees("new steps. A new door opens in the hall.");
    // Of a link that lost its end, nothing is asked.
    other.go("about:blank");
    other.go(&link[..link.len() - 9]);
    there.sees("A part is missing");
    there.no_longer_sees("It is locked");
}

#[test]
fn where_what_locks_does_not_come_the_page_says_so_and_tries_again() {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        let is_gone = Arc::new(AtomicBool::new(true));
        let gone = Arc::clone(&is_gone);
        let site = Site::serving(move |path| {
            let withheld = path.starts_with("annex-") && gone.load(Ordering::Relaxed);
            if withheld { None } else { read(path) }
        });
        let browser = engine.open();
        let person = Person::at(&browser);
        arrives(&browser, &site, &ENGLISH);
        makes_a_door(person, &ENGLISH);
        browser.go(&format!("{}#/hand-over", site.address()));
        person.press("Lock it with a passphrase");
        person.sees("A part of Doorways did not load.");
        person.write("Passphrase", "seven otters sing");
        watch_the_clipboard(&browser);
        person.press("Copy text");
        person.sees("A part of Doorways did not load.");
        is_gone.store(false, Ordering::Relaxed);
        person.press("Try again");
        person.no_longer_sees("A part of Doorways did not load.");
        person.press("Copy text");
        person.sees("Copied. Now paste it where it should go.");
        assert!(copied(&browser).contains("\"kind\":\"sealed\""));
    }
}

pub fn the_file_in(folder: &Path) -> Option<String> {
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
    look_at(
        "{\"doorways\":1,\"kind\":\"sealed\",\"key\":{\"way\":\"argon2id\"},\"lock\":{\"way\":\"xchacha20-poly1305\"}}",
    );
    person.sees("This was changed on its way here.");
    look_at(
        "{\"doorways\":1,\"kind\":\"sealed\",\"key\":{\"way\":\"later\"},\"lock\":{\"way\":\"later\"}}",
    );
    person.sees("A newer Doorways made this.");
    look_at("{\"doorways\":7,\"kind\":\"hand-over\",\"facts\":[]}");
    person.sees("A newer Doorways made this.");
    browser.go("about:blank");
    browser.go(&format!("{}#/take/AAAAAAAA", site.address()));
    person.sees("A part is missing");
}

#[test]
fn work_that_was_brought_in_is_text_and_never_runs() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let person = Person::at(&browser);
    let who = LearnerId::new("00000000000000e1").expect("an id");
    let mut journal = Journal::default();
    let mut add = |what| {
        let fact = journal.next(&who, Replica(7), 5, what);
        let id = fact.id;
        journal.join(fact);
        id
    };
    let trap = "<img src=x onerror='document.title=1'>\u{202e}Eva";
    add(What::Named { name: trap.into() });
    let run = add(What::DoorChosen {
        course: CourseId::new("quadratics-and-profit").expect("an id"),
        door: DoorId::new("A4").expect("an id"),
        why: trap.into(),
        goals: vec![],
        title: trap.into(),
    });
    for url in ["javascript:document.title=1", "data:text/html,x", "https://example.org/fine"] {
        add(What::ProofAdded {
            run,
            checkpoint: CheckpointId::new("c1").expect("an id"),
            proof: Proof::Link { url: url.into(), about: String::new() },
            how: Independence::Own,
            shows: vec![],
        });
    }
    browser.go(&format!("{}#/bring-in", site.address()));
    person.stands_before("Bring in work");
    paste(&browser, &pack(&journal, Contents::ALL));
    person.press("Look at it");
    person.press("Add to this device");
    person.press("Open ");
    let links = "return [...document.querySelectorAll('main a')].map(a => a.getAttribute('href'))
        .filter(href => !href.startsWith('#'));";
    for place in ["#/today", "#/proof", "#/story", "#/hand-over", "#/remove-me", "#/settings"] {
        browser.go(&format!("{}{place}", site.address()));
        wait_for("the page", || {
            (person.place() == place && !person.heading().is_empty()).then_some(())
        });
        assert_eq!(browser.run("return document.querySelectorAll('img').length;", json!([])), 0);
        assert_ne!(browser.run("return document.title;", json!([])), "1");
        if place == "#/proof" {
            person.sees("javascript:document.title=1");
            assert_eq!(browser.run(links, json!([])), json!(["https://example.org/fine"]));
        }
    }
}
