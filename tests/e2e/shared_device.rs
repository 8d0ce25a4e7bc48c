//! A device that many people use: hiding, leaving, forgetting, and years of work on it.

use crate::engine::{Browser, Engine, fresh_folder};
use crate::every_place::axe_finds_nothing_here;
use crate::hand_over::the_file_in;
use crate::person::Person;
use crate::site::Site;
use crate::student::{arrives, chooses_a_door, makes_a_door, works_at_a_checkpoint};
use crate::webdriver::wait_for;
use crate::words::ENGLISH;
use doorways::facts::{Journal, Replica, What, write};
use doorways::id::LearnerId;
use doorways::keeping::{FACTS_IN_A_SEGMENT, key_of};
use serde_json::{Value, json};

/// The keys of local storage that hold facts.
const KEYS: &str =
    "return Object.keys(localStorage).filter(key => key.startsWith('doorways/')).sort();";

/// Keys and lines of the second copy.
const SECOND: &str = "const done = arguments[arguments.length - 1];
    const open = indexedDB.open('doorways');
    open.onerror = () => done({});
    open.onsuccess = () => {
        const found = {};
        const walk = open.result.transaction('lines').objectStore('lines').openCursor();
        walk.onerror = () => done({});
        walk.onsuccess = () => {
            const at = walk.result;
            if (!at) { open.result.close(); return done(found); }
            found[at.key] = at.value;
            at.continue();
        };
    };";

/// Empties the device, as some Chromebooks do at sign-out.
pub const SIGN_OUT: &str = "const done = arguments[arguments.length - 1];
    localStorage.clear();
    sessionStorage.clear();
    const gone = indexedDB.deleteDatabase('doorways');
    gone.onsuccess = gone.onerror = gone.onblocked = () => done(true);";

pub fn keys(browser: &Browser) -> Vec<String> {
    let keys = browser.run(KEYS, json!([]));
    serde_json::from_value(keys).expect("keys are texts")
}

fn second(browser: &Browser) -> serde_json::Map<String, Value> {
    browser.run_async(SECOND, json!([])).as_object().cloned().unwrap_or_default()
}

#[test]
fn who_is_removed_leaves_nothing_behind_and_can_come_back() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let downloads = fresh_folder();
    let behavior = json!({ "behavior": "allow", "downloadPath": downloads });
    browser.devtools("Browser.setDownloadBehavior", behavior);
    let person = Person::at(&browser);
    arrives(&browser, &site, &ENGLISH);
    makes_a_door(person, &ENGLISH);
    chooses_a_door(person, &ENGLISH);
    works_at_a_checkpoint(person, &ENGLISH);
    person.press("Text and look");
    person.press("Remove me from this device");
    person.stands_before("Remove me from this device");
    person.sees("not in a copy yet");
    // Nobody is removed by a slip.
    let remove = || person.press("Remove me from this device");
    remove();
    person.sees("Tick the box first.");
    person.press("Keep a copy");
    person.sees("Everything is in your newest copy.");
    let file = wait_for("the file", || the_file_in(&downloads));
    // A second tab of the same browser has her work open.
    let first = browser.open_tab();
    let other = browser.tab();
    browser.go(&site.address());
    person.press(ENGLISH.name);
    person.sees(ENGLISH.hello);
    browser.turn_to_tab(&first);
    person.press("I have my copy");
    remove();
    person.stands_before(ENGLISH.whose_work);
    person.sees("Ana is removed from this device.");
    person.press("Undo");
    person.no_longer_sees("Nobody has a door here yet.");
    person.press(ENGLISH.name);
    person.sees(ENGLISH.hello);
    browser.go(&format!("{}#/remove-me", site.address()));
    person.press("I have my copy");
    remove();
    person.sees("Nobody has a door here yet.");
    // Not here, not in the second copy, not in the other tab.
    assert_eq!(keys(&browser).len(), 1, "only that somebody was here");
    let left = wait_for("the second copy to forget", || {
        let left = second(&browser);
        (left.len() == 1).then(|| Value::from(left).to_string())
    });
    for private in [ENGLISH.name, ENGLISH.my_work, ENGLISH.my_reason] {
        assert!(!left.contains(private), "{private}");
    }
    browser.turn_to_tab(&other);
    person.stands_before(ENGLISH.whose_work);
    person.sees("Nobody has a door here yet.");
    browser.reload();
    person.sees("Nobody has a door here yet.");
    // Whoever brings the copy back has everything again.
    person.press("Bring in work from another device");
    person.choose_file("Choose a file", &file);
    person.press("Add to this device");
    person.press("Open Ana’s work");
    person.sees("Copy of ");
    person.press(ENGLISH.my_proof);
    person.sees(ENGLISH.my_work);
    browser.reload();
    person.sees(ENGLISH.my_work);
}

#[test]
fn a_pin_hides_a_door_and_can_be_let_go() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let person = Person::at(&browser);
    arrives(&browser, &site, &ENGLISH);
    makes_a_door(person, &ENGLISH);
    person.press("Text and look");
    person.write("New PIN", "12");
    person.press("Hide my work");
    person.sees("4 to 8 digits.");
    axe_finds_nothing_here(&browser, "a PIN that is refused");
    person.write("New PIN", "2468");
    person.press("Hide my work");
    person.sees("Your door asks for a PIN.");
    person.press(ENGLISH.switch);
    person.press(ENGLISH.name);
    person.stands_before("Your PIN, please");
    person.write("PIN", "1357");
    person.press("Open my door");
    person.sees("That is not the PIN.");
    assert!(!person.page().contains(ENGLISH.hello));
    person.press("Forgot the PIN?");
    person.press("Let the PIN go");
    person.sees("The PIN goes on");
    axe_finds_nothing_here(&browser, "a door that asks for a PIN");
    // A day later it asks no more.
    let a_day_ago =
        "const key = Object.keys(localStorage).find(key => key.startsWith('doorways-pin'));
        return JSON.parse(localStorage.getItem(key));";
    let kept = browser.run(a_day_ago, json!([]));
    assert!(kept.as_str().is_some_and(|kept| kept.contains("goes_ms") && !kept.contains("2468")));
    // Whoever knows it calls that off.
    person.write("PIN", "2468");
    person.press("Open my door");
    person.sees(ENGLISH.hello);
    browser.reload();
    person.sees(ENGLISH.hello);
    let kept = browser.run(a_day_ago, json!([]));
    assert!(kept.as_str().is_some_and(|kept| !kept.contains("goes_ms")), "{kept}");
    person.press("Text and look");
    person.press("Ask for no PIN");
    person.press(ENGLISH.switch);
    person.press(ENGLISH.name);
    person.sees(ENGLISH.hello);
}

#[test]
fn a_device_that_forgets_is_named_after_the_second_time() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let person = Person::at(&browser);
    arrives(&browser, &site, &ENGLISH);
    makes_a_door(person, &ENGLISH);
    for round in 1..=2 {
        let downloads = fresh_folder();
        let behavior = json!({ "behavior": "allow", "downloadPath": downloads });
        browser.devtools("Browser.setDownloadBehavior", behavior);
        browser.go(&format!("{}#/hand-over", site.address()));
        person.press("Keep a copy");
        let file = wait_for("the file", || the_file_in(&downloads));
        browser.run_async(SIGN_OUT, json!([]));
        browser.go("about:blank");
        browser.go(&format!("{}#/bring-in", site.address()));
        person.choose_file("Choose a file", &file);
        person.press("Add to this device");
        person.press("Yes, it was here");
        person.sees(if round == 1 {
            "Some devices erase everything"
        } else {
            "This device forgets your work."
        });
        person.press("Open Ana’s work");
        person.sees(ENGLISH.hello);
        assert!(!person.page().contains("This device forgets"), "everything is in the copy");
    }
    chooses_a_door(person, &ENGLISH);
    person.press("Today");
    person.sees("This device forgets your work. Take a copy each time, before you sign out.");
}

#[test]
fn what_is_cleared_away_while_the_app_is_open_is_put_back() {
    let site = Site::shipped();
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        let browser = engine.open();
        let person = Person::at(&browser);
        arrives(&browser, &site, &ENGLISH);
        makes_a_door(person, &ENGLISH);
        chooses_a_door(person, &ENGLISH);
        works_at_a_checkpoint(person, &ENGLISH);
        let all = keys(&browser).len();
        if engine == Engine::Chromium {
            let all =
                json!({ "origin": site.address().trim_end_matches('/'), "storageTypes": "all" });
            browser.devtools("Storage.clearDataForOrigin", all);
        } else {
            browser.run("localStorage.clear();", json!([]));
        }
        person.write(ENGLISH.write_your_work, ENGLISH.second_work);
        person.press(ENGLISH.add_as_proof);
        person.sees(ENGLISH.second_work);
        person.sees(ENGLISH.saved);
        assert_eq!(keys(&browser).len(), all + 1, "{engine:?}");
        wait_for("the second copy to be whole again", || {
            (second(&browser).len() == all + 1).then_some(())
        });
        browser.go("about:blank");
        browser.go(&site.address());
        person.press(ENGLISH.name);
        person.press(ENGLISH.my_proof);
        person.sees(ENGLISH.my_work);
        person.sees(ENGLISH.second_work);
    }
}

#[test]
fn years_of_work_are_sealed_in_both_places_and_all_there() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let person = Person::at(&browser);
    arrives(&browser, &site, &ENGLISH);
    let who = LearnerId::new("00000000000000a1").expect("an id");
    let mut journal = Journal::default();
    let count = FACTS_IN_A_SEGMENT * 2 + 20;
    for nth in 0..count {
        let what = What::Named { name: format!("Ana {nth}") };
        journal.join(journal.next(&who, Replica(7), 1_700_000_000_000 + nth as u64, what));
    }
    let lines: Vec<_> = journal.facts().map(|fact| (key_of(fact), write(fact))).collect();
    let put = "for (const [key, line] of arguments[0]) localStorage.setItem(key, line);";
    browser.run(put, json!([lines]));
    browser.reload();
    let last = format!("Ana {}", count - 1);
    person.sees(&last);
    wait_for("the facts to be sealed in local storage", || {
        (keys(&browser).len() == 22).then_some(())
    });
    wait_for("the facts to be sealed in the second copy", || {
        (second(&browser).len() == 22).then_some(())
    });
    browser.reload();
    person.press(&last);
    browser.go(&format!("{}#/settings", site.address()));
    person.sees(&format!("{count} steps of 1 person kept."));
    assert!(!person.page().contains("Missing"));
    // Either place alone gives all of it back.
    browser.run("localStorage.clear();", json!([]));
    browser.go("about:blank");
    browser.go(&site.address());
    person.sees(&last);
    browser.go(&format!("{}#/settings", site.address()));
    person.sees(&format!("{count} steps of 1 person kept."));
    wait_for("local storage to be whole again", || (keys(&browser).len() == 22).then_some(()));
}
