//! Browsers that keep nothing, or not for long, and a device that is cleared while somebody works on
//! it: at every place the app goes on, says what is true and shows the work.

use crate::engine::{Browser, Engine, Keeping, Wishes, fresh_folder};
use crate::every_place::{BEFORE, places, stand_at};
use crate::person::Person;
use crate::shared_device::{SIGN_OUT, keys};
use crate::site::Site;
use crate::student::{arrives, chooses_a_door, works_at_a_checkpoint};
use crate::webdriver::wait_for;
use crate::words::ENGLISH;
use serde_json::json;

const SAVED: &str = "Saved on this device";
const ONLY_IN_TAB: &str = "Only in this tab";
const CLEARED: &str = "This browser was cleared.";
const BROKE: &str = "Something broke";

/// Places enough for an engine whose pages are the same as the others'.
const A_FEW: [&str; 6] = ["#/today", "#/doors", "#/goals", "#/settings", "#/hand-over", "#/help"];

/// A student with some work, in a browser that keeps it so long, and where the work is.
fn at_work(engine: Engine, keeping: Keeping, site: &Site, says: &str) -> (Browser, String) {
    let wishes = Wishes { keeping, ..Wishes::default() };
    let browser = engine.open_with(&wishes);
    let run = begins(&browser, site, says);
    (browser, run)
}

fn begins(browser: &Browser, site: &Site, says: &str) -> String {
    let person = Person::at(browser);
    arrives(browser, site, &ENGLISH);
    person.press(ENGLISH.new_here);
    person.write(ENGLISH.my_name, ENGLISH.name);
    person.press(ENGLISH.make_my_door);
    person.sees(ENGLISH.hello);
    person.sees(says);
    chooses_a_door(person, &ENGLISH);
    works_at_a_checkpoint(person, &ENGLISH);
    person.place().split('/').nth(2).unwrap_or_default().to_owned()
}

/// The app goes on, and says at this place how safe the work is.
#[track_caller]
fn says_here(person: Person<'_>, place: &str, says: &str) {
    wait_for(&format!("{says:?} at {place}, not\n{}", person.page()), || {
        person.page().contains(says).then_some(())
    });
    assert!(!person.page().contains(BROKE), "{place}");
}

/// Goes over these places and finds at each what is said about safety, and the work where it is shown.
#[track_caller]
fn finds_the_work_over(browser: &Browser, run: &str, places: &[String], says: &str) {
    let person = Person::at(browser);
    for place in places {
        stand_at(browser, place);
        says_here(person, place, says);
    }
    for (place, work) in [
        ("#/proof".to_owned(), ENGLISH.my_work),
        ("#/story".to_owned(), ENGLISH.my_reason),
        (format!("#/room/{run}/c1"), ENGLISH.my_work),
    ] {
        stand_at(browser, &place);
        person.sees(work);
        says_here(person, &place, says);
    }
}

fn a_few(run: &str) -> Vec<String> {
    let mut few: Vec<String> = A_FEW.map(str::to_owned).to_vec();
    few.push(format!("#/room/{run}"));
    few
}

#[test]
fn at_every_place_it_is_said_that_a_browser_keeps_nothing() {
    let site = Site::shipped();
    let (browser, run) = at_work(Engine::Chromium, Keeping::Never, &site, ONLY_IN_TAB);
    let mut all = places(&run);
    finds_the_work_over(&browser, &run, &all, ONLY_IN_TAB);
    all = BEFORE.map(str::to_owned).to_vec();
    for place in &all {
        stand_at(&browser, place);
        says_here(Person::at(&browser), place, ONLY_IN_TAB);
    }
}

#[test]
fn firefox_says_that_it_keeps_nothing() {
    let site = Site::shipped();
    let (browser, run) = at_work(Engine::Firefox, Keeping::Never, &site, ONLY_IN_TAB);
    finds_the_work_over(&browser, &run, &a_few(&run), ONLY_IN_TAB);
}

#[test]
fn a_window_that_leaves_no_traces_keeps_the_work_while_it_is_open() {
    let site = Site::shipped();
    for engine in [Engine::Chromium, Engine::Firefox] {
        let (browser, run) = at_work(engine, Keeping::InPrivate, &site, SAVED);
        let over = if engine == Engine::Chromium { places(&run) } else { a_few(&run) };
        finds_the_work_over(&browser, &run, &over, SAVED);
        browser.reload();
        finds_the_work_over(&browser, &run, &[], SAVED);
    }
}

#[test]
fn a_browser_that_forgets_when_it_is_closed_works_until_then_and_begins_anew() {
    let site = Site::shipped();
    let profile = Some(fresh_folder());
    let wishes = Wishes { keeping: Keeping::UntilClosed, profile, ..Wishes::default() };
    {
        let browser = Engine::Chromium.open_with(&wishes);
        let run = begins(&browser, &site, SAVED);
        finds_the_work_over(&browser, &run, &places(&run), SAVED);
        browser.reload();
        finds_the_work_over(&browser, &run, &[], SAVED);
    }
    let browser = Engine::Chromium.open_with(&wishes);
    let person = Person::at(&browser);
    browser.go(&site.address());
    person.sees("Nobody has a door here yet.");
    assert!(!person.page().contains(BROKE));
    begins(&browser, &site, SAVED);
}

/// Clears the site away under its open tab, and somebody comes back to it.
fn is_cleared(engine: Engine, browser: &Browser, site: &Site) {
    if engine == Engine::Chromium {
        let all = json!({ "origin": site.address().trim_end_matches('/'), "storageTypes": "all" });
        browser.devtools("Storage.clearDataForOrigin", all);
    } else {
        browser.run_async(SIGN_OUT, json!([]));
    }
    browser.run("window.dispatchEvent(new Event('focus'));", json!([]));
}

#[test]
fn who_looks_around_on_a_cleared_device_is_told_and_puts_nothing_back() {
    let site = Site::shipped();
    for engine in [Engine::Chromium, Engine::Firefox] {
        let (browser, run) = at_work(engine, Keeping::Always, &site, SAVED);
        let person = Person::at(&browser);
        person.sees(SAVED);
        is_cleared(engine, &browser, &site);
        says_here(person, "the checkpoint", CLEARED);
        let over = if engine == Engine::Chromium { places(&run) } else { a_few(&run) };
        finds_the_work_over(&browser, &run, &over, CLEARED);
        person.sees("Not saved");
        assert_eq!(keys(&browser), Vec::<String>::new(), "{engine:?}");
        // The next step keeps all of it again.
        person.write(ENGLISH.write_your_work, ENGLISH.second_work);
        person.press(ENGLISH.add_as_proof);
        person.sees(ENGLISH.second_work);
        person.no_longer_sees(CLEARED);
        person.sees(SAVED);
        browser.reload();
        // Whose work was open in this tab was cleared away as well.
        person.press(ENGLISH.name);
        person.sees(ENGLISH.second_work);
        finds_the_work_over(&browser, &run, &[], SAVED);
    }
}

#[test]
fn at_every_place_cleared_work_is_put_back_as_soon_as_somebody_asks() {
    let site = Site::shipped();
    let (browser, run) = at_work(Engine::Chromium, Keeping::Always, &site, SAVED);
    let person = Person::at(&browser);
    person.sees(SAVED);
    let all = keys(&browser);
    for place in places(&run) {
        stand_at(&browser, &place);
        is_cleared(Engine::Chromium, &browser, &site);
        says_here(person, &place, CLEARED);
        person.press("Try again");
        person.no_longer_sees(CLEARED);
        says_here(person, &place, SAVED);
        assert_eq!(keys(&browser), all, "{place}");
    }
    finds_the_work_over(&browser, &run, &[], SAVED);
}

#[test]
fn a_tab_that_was_open_before_saves_everything_though_the_device_is_in_use_again() {
    let site = Site::shipped();
    let (browser, run) = at_work(Engine::Chromium, Keeping::Always, &site, SAVED);
    let person = Person::at(&browser);
    person.sees(SAVED);
    let all = keys(&browser).len();
    is_cleared(Engine::Chromium, &browser, &site);
    let first = browser.open_tab();
    browser.go(&site.address());
    person.sees("Nobody has a door here yet.");
    let other = browser.tab();
    browser.turn_to_tab(&first);
    stand_at(&browser, "#/proof");
    says_here(person, "#/proof", CLEARED);
    stand_at(&browser, &format!("#/room/{run}/c2"));
    person.write(ENGLISH.write_your_work, ENGLISH.second_work);
    person.press(ENGLISH.add_as_proof);
    person.no_longer_sees(CLEARED);
    person.sees(SAVED);
    assert_eq!(keys(&browser).len(), all + 1);
    // The other tab hears of it, and does not call lost what stands there.
    browser.turn_to_tab(&other);
    person.press(ENGLISH.name);
    person.press(ENGLISH.my_proof);
    person.sees(ENGLISH.my_work);
    person.sees(ENGLISH.second_work);
    says_here(person, "the other tab", SAVED);
}
