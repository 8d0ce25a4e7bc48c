//! When something is not as it should be: the app says so, in words, and keeps what it has.

use crate::engine::{Browser, Engine, Keeping, Wishes, fresh_folder};
use crate::person::Person;
use crate::site::{Site, read};
use crate::student::{arrives, chooses_a_door, makes_a_door, works_at_a_checkpoint};
use crate::webdriver::wait_for;
use crate::words::ENGLISH;
use serde_json::{Value, json};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[test]
fn where_the_browser_keeps_nothing_the_app_works_and_says_so() {
    let site = Site::shipped();
    let wishes = Wishes { keeping: Keeping::Never, ..Wishes::default() };
    let browser = Engine::Chromium.open_with(&wishes);
    let person = Person::at(&browser);
    browser.go(&site.address());
    person.sees("This browser does not let Doorways keep anything.");
    person.press(ENGLISH.new_here);
    person.write(ENGLISH.my_name, ENGLISH.name);
    person.press(ENGLISH.make_my_door);
    person.sees(ENGLISH.hello);
    person.sees("Only in this tab");
    chooses_a_door(person, &ENGLISH);
    works_at_a_checkpoint(person, &ENGLISH);
}

#[test]
fn a_full_device_is_said_and_mended_in_chromium() {
    full(Engine::Chromium);
}

#[test]
fn a_full_device_is_said_and_mended_in_firefox() {
    full(Engine::Firefox);
}

#[test]
fn a_full_device_is_said_and_mended_in_webkit() {
    full(Engine::WebKit);
}

fn full(engine: Engine) {
    let site = Site::shipped();
    let browser = engine.open();
    let person = at_work(&browser, &site);
    let fill = "let length = 1 << 22;
        for (let n = 0; length > 0; n += 1) {
            try { localStorage.setItem('other-' + n, 'x'.repeat(length)); }
            catch { length >>= 1; }
        }
        return localStorage.length;";
    browser.run(fill, json!([]));
    // The second copy still has room: the work is safe, and the app says how safe.
    person.write(ENGLISH.write_your_work, ENGLISH.second_work);
    person.press(ENGLISH.add_as_proof);
    person.sees("Saved in one place only.");
    person.press("Try again");
    person.sees("Saved in one place only.");
    browser.reload();
    person.sees(ENGLISH.second_work);
    // Now neither place takes anything: nothing is hidden, and nothing is lost while the tab is open.
    browser.run(
        "IDBObjectStore.prototype.add = () => { throw new DOMException('full', 'QuotaExceededError'); };",
        json!([]),
    );
    person.write(ENGLISH.write_your_work, ENGLISH.third_work);
    person.press(ENGLISH.add_as_proof);
    person.sees("Your last change is not saved. This device is full.");
    person.sees("Not saved");
    person.sees(ENGLISH.third_work);
    person.press("Try again");
    person.sees("Your last change is not saved.");
    let free = "for (const key of Object.keys(localStorage)) {
            if (key.startsWith('other-')) localStorage.removeItem(key);
        }";
    browser.run(free, json!([]));
    person.press("Try again");
    person.no_longer_sees("Your last change is not saved.");
    person.sees(ENGLISH.saved);
    browser.reload();
    person.sees(ENGLISH.second_work);
    person.sees(ENGLISH.third_work);
}

#[test]
fn what_the_bar_called_saved_survives_a_browser_that_is_killed() {
    killed(3);
}

/// So many browsers are killed right after the bar said that everything is saved.
pub fn killed(rounds: u32) {
    let site = Site::shipped();
    for round in 1..=rounds {
        let profile = fresh_folder();
        let wishes = Wishes { profile: Some(profile.clone()), ..Wishes::default() };
        let browser = Engine::Chromium.open_with(&wishes);
        let person = at_work(&browser, &site);
        let words = format!("Written in round {round}, then the battery died.");
        person.write(ENGLISH.write_your_work, &words);
        person.press(ENGLISH.add_as_proof);
        person.sees(&words);
        person.sees(ENGLISH.saved);
        let killed = Command::new("pkill").arg("-9").arg("-f").arg(&profile).status();
        assert!(killed.is_ok_and(|status| status.success()), "the browser was not killed");
        drop(browser);
        // The lock of the killed browser would keep the next one out.
        for lock in ["SingletonLock", "SingletonCookie", "SingletonSocket"] {
            std::fs::remove_file(profile.join(lock)).ok();
        }
        let browser = Engine::Chromium.open_with(&wishes);
        let person = Person::at(&browser);
        browser.go(&site.address());
        person.press(ENGLISH.name);
        person.sees(ENGLISH.hello);
        person.press(ENGLISH.my_proof);
        person.sees(ENGLISH.my_work);
        person.sees(&words);
    }
}

#[test]
fn each_place_gets_back_from_the_other_what_it_lost() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let person = at_work(&browser, &site);
    person.sees(ENGLISH.saved);
    let lines = "return Object.keys(localStorage).filter(key => key.startsWith('doorways/')).sort()
        .map(key => [key, localStorage.getItem(key)]);";
    let before = browser.run(lines, json!([]));
    browser.run("localStorage.clear();", json!([]));
    browser.go("about:blank");
    browser.go(&site.address());
    person.press(ENGLISH.name);
    person.press(ENGLISH.my_proof);
    person.sees(ENGLISH.my_work);
    wait_for("local storage to be whole again", || {
        (browser.run(lines, json!([])) == before).then_some(())
    });
    // And the other way: the second copy is gone.
    let erase = "const done = arguments[arguments.length - 1];
        const request = indexedDB.deleteDatabase('doorways');
        request.onsuccess = () => done('erased'); request.onerror = () => done('failed');";
    assert_eq!(browser.run_async(erase, json!([])), "erased");
    browser.reload();
    person.sees(ENGLISH.my_work);
    let count = "const done = arguments[arguments.length - 1];
        const open = indexedDB.open('doorways');
        open.onsuccess = () => {
            const count = open.result.transaction('lines').objectStore('lines').count();
            count.onsuccess = () => { open.result.close(); done(count.result); };
            count.onerror = () => done(0);
        };
        open.onerror = () => done(0);";
    let all = before.as_array().map(Vec::len);
    wait_for("the second copy to be whole again", || {
        let count = browser.run_async(count, json!([])).as_u64();
        (count == all.map(|all| all as u64)).then_some(())
    });
}

#[test]
fn a_spoiled_entry_is_set_aside_and_never_overwritten() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let person = at_work(&browser, &site);
    let spoil =
        "const keys = Object.keys(localStorage).filter(key => key.startsWith('doorways/')).sort();
        const key = keys.find(key => localStorage.getItem(key).includes('q = 200'));
        const line = localStorage.getItem(key).replace('q = 200', 'q = 900');
        localStorage.setItem(key, line);
        return [key, line];";
    let spoiled = browser.run(spoil, json!([]));
    browser.reload();
    person.sees(ENGLISH.my_reason);
    person.write(ENGLISH.write_your_work, ENGLISH.second_work);
    person.press(ENGLISH.add_as_proof);
    person.sees(ENGLISH.second_work);
    browser.go(&format!("{}#/settings", site.address()));
    person.sees("1 entry could not be read and was set aside.");
    person.press("Which ones?");
    let key = spoiled[0].as_str().expect("a key");
    person.sees(key);
    let now = browser.run("return localStorage.getItem(arguments[0]);", json!([key]));
    assert_eq!(now, spoiled[1]);
}

#[test]
fn a_broken_course_file_is_named_with_its_place_and_can_be_asked_for_again() {
    let mended = Arc::new(AtomicBool::new(false));
    let whole = Arc::clone(&mended);
    let site = Site::serving(move |path| {
        let content = read(path)?;
        let door = path.ends_with("/en/A4.json");
        if door && !whole.load(Ordering::Relaxed) {
            return Some(content[..content.len() / 2].to_vec());
        }
        Some(content)
    });
    let browser = Engine::Chromium.open();
    let person = Person::at(&browser);
    arrives(&browser, &site, &ENGLISH);
    makes_a_door(person, &ENGLISH);
    browser.go(&format!("{}#/door/A4", site.address()));
    person.stands_before("We could not open the course");
    person.sees("cannot be read from line 1, column");
    person.sees("en/A4.json");
    person.sees("Your work is kept.");
    mended.store(true, Ordering::Relaxed);
    person.press("Try again");
    person.stands_before(ENGLISH.sneaker_drop);
}

#[test]
fn a_missing_course_is_said_and_the_rest_still_works() {
    let site = Site::serving(|path| read(path).filter(|_| !path.starts_with("courses")));
    let browser = Engine::Chromium.open();
    let person = Person::at(&browser);
    arrives(&browser, &site, &ENGLISH);
    person.press(ENGLISH.new_here);
    person.write(ENGLISH.my_name, ENGLISH.name);
    person.press(ENGLISH.make_my_door);
    person.stands_before("We could not open the course");
    person.sees("A course file is not there.");
    person.press(ENGLISH.my_story);
    person.press("Help");
    person.stands_before("Help");
}

#[test]
fn an_app_that_cannot_start_says_so_in_both_languages() {
    let program = |path: &str| path.ends_with(".wasm");
    let glue = |path: &str| path.starts_with("doorways-") && path.ends_with(".js");
    for (what, missing) in [("program", program as fn(&str) -> bool), ("glue", glue)] {
        let site = Site::serving(move |path| read(path).filter(|_| !missing(path)));
        for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
            eprintln!("{engine:?} without its {what}");
            let browser = engine.open();
            let person = Person::at(&browser);
            browser.go(&site.address());
            person.sees("Something broke. Your work is kept.");
            person.sees("Algo falló. Tu trabajo está guardado.");
        }
    }
}

#[test]
fn an_address_that_leads_nowhere_leads_home() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let person = Person::at(&browser);
    browser.go(&format!("{}#/no/such/place", site.address()));
    person.stands_before("We could not open this page");
    person.press("Whose work is this?");
    person.stands_before(ENGLISH.whose_work);
}

#[test]
fn the_next_person_finds_nothing_of_the_last_one() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let person = at_work(&browser, &site);
    person.write(ENGLISH.write_your_work, "half a thought");
    person.press(ENGLISH.switch);
    person.stands_before(ENGLISH.whose_work);
    let left: Value = browser.run("return document.documentElement.outerHTML;", json!([]));
    let left = left.as_str().unwrap_or_default();
    for private in ["half a thought", ENGLISH.my_work, ENGLISH.my_reason] {
        assert!(!left.contains(private), "{private:?} is still in the page");
    }
    browser.back();
    person.stands_before(ENGLISH.whose_work);
    assert!(!person.page().contains(ENGLISH.my_reason));
}

/// A student in a room, with some work done.
pub fn at_work<'a>(browser: &'a Browser, site: &Site) -> Person<'a> {
    let person = Person::at(browser);
    arrives(browser, site, &ENGLISH);
    makes_a_door(person, &ENGLISH);
    chooses_a_door(person, &ENGLISH);
    works_at_a_checkpoint(person, &ENGLISH);
    browser.back();
    person.sees(ENGLISH.my_work);
    person
}
