//! A student opens the app, chooses a door and keeps their progress: in three engines, in both
//! languages.

use crate::engine::{Browser, Engine, Wishes, fresh_folder};
use crate::person::{ENTER, Person, SPACE};
use crate::site::Site;
use crate::words::{ENGLISH, SPANISH, Words};

#[test]
fn a_student_walks_through_a_door_in_chromium() {
    walk(Engine::Chromium);
}

#[test]
fn a_student_walks_through_a_door_in_firefox() {
    walk(Engine::Firefox);
}

#[test]
fn a_student_walks_through_a_door_in_webkit() {
    walk(Engine::WebKit);
}

/// One browser for both languages: the second student finds the first one's door beside their own.
fn walk(engine: Engine) {
    let site = Site::shipped();
    let browser = engine.open();
    for words in [&ENGLISH, &SPANISH] {
        let person = Person::at(&browser);
        arrives(&browser, &site, words);
        makes_a_door(person, words);
        chooses_a_door(person, words);
        works_at_a_checkpoint(person, words);
        finds_everything_after_a_reload(&browser, words);
        works_in_a_second_tab(&browser, &site, words);
        leaves_and_comes_back(person, words);
        sees_what_was_done(person, words);
    }
}

pub fn arrives(browser: &Browser, site: &Site, words: &Words) {
    browser.go(&site.address());
    let person = Person::at(browser);
    person.arrives_at("");
    if person.page().contains(words.hello) {
        person.press(words.switch);
    }
    // Every button says in which language it leads, so a stranger to English finds it.
    let other = if words.code == "es" { "Español" } else { "English" };
    crate::webdriver::wait_for("the app", || (!person.heading().is_empty()).then_some(()));
    if person.heading() != words.whose_work {
        person.press(other);
    }
    person.stands_before(words.whose_work);
}

pub fn makes_a_door(person: Person<'_>, words: &Words) {
    person.press(words.new_here);
    person.stands_before(words.make_my_door_heading);
    person.press(words.make_my_door);
    person.sees(words.write_a_name);
    person.write(words.my_name, &format!("  {}  ", words.name));
    person.press(words.music);
    person.press(words.make_my_door);
    person.arrives_at("#/today");
    person.sees(words.hello);
    person.sees(words.saved);
}

pub fn chooses_a_door(person: Person<'_>, words: &Words) {
    person.press(words.look_at_doors);
    person.stands_before(words.choose_a_door);
    person.sees(words.all_13);
    person.press(words.solo);
    person.no_longer_sees(words.all_13);
    person.press(words.solo);
    person.sees(words.all_13);
    person.pick(words.goes_with, words.fashion);
    person.no_longer_sees(words.all_13);
    person.press(words.sneaker_drop);
    person.stands_before(words.sneaker_drop);
    person.press(words.open_this_door);
    person.write(words.why_this_door, words.my_reason);
    person.press(words.go_in);
    person.arrives_at("#/room/");
    person.sees(words.my_reason);
}

pub fn works_at_a_checkpoint(person: Person<'_>, words: &Words) {
    person.press(words.add_as_proof);
    person.sees(words.write_something);
    person.write(words.write_your_work, words.my_work);
    person.press(words.with_support);
    person.press(words.add_as_proof);
    person.sees(words.proof_added);
    person.sees(words.my_work);

    person.press(words.link);
    person.write(words.link_address, "javascript:alert(1)");
    person.press(words.add_as_proof);
    person.sees(words.not_a_link);
    person.write(words.link_address, "https://example.org/my-poster");
    person.write(words.link_about, "Poster");
    person.press(words.add_as_proof);
    person.sees("Poster");
    person.press(words.undo);
    person.no_longer_sees("Poster");

    person.press(words.finish);
    person.sees(words.finished);
    person.press(words.undo);
    person.no_longer_sees(words.finished);
    person.press(words.finish);
    person.sees(words.finished);
    person.press(words.open_it_again);
    person.no_longer_sees(words.finished);
    person.press(words.finish);
    person.press(words.go_to_checkpoint_2);
    person.sees(words.checkpoint_2);
}

fn finds_everything_after_a_reload(browser: &Browser, words: &Words) {
    let person = Person::at(browser);
    let room = person.place();
    browser.reload();
    person.sees(words.checkpoint_2);
    assert_eq!(person.place(), room);
    person.sees(words.my_reason);
    browser.back();
    person.sees(words.finished);
    person.sees(words.my_work);
}

/// The second tab knows everything, and what is done there appears in the first.
fn works_in_a_second_tab(browser: &Browser, site: &Site, words: &Words) {
    let person = Person::at(browser);
    let first = browser.open_tab();
    browser.go(&site.address());
    person.stands_before(words.whose_work);
    person.press(words.name);
    person.sees(words.hello);
    person.press(words.go_to_checkpoint_2);
    person.sees(words.checkpoint_2);
    person.write(words.write_your_work, words.second_work);
    person.press(words.add_as_proof);
    person.sees(words.second_work);
    browser.turn_to_tab(&first);
    person.press(words.go_to_checkpoint_2);
    person.sees(words.second_work);
    // Work in the first tab does not take anything from the second.
    person.write(words.write_your_work, words.third_work);
    person.press(words.add_as_proof);
    person.sees(words.third_work);
    person.sees(words.second_work);
}

fn leaves_and_comes_back(person: Person<'_>, words: &Words) {
    person.press(words.leave_room);
    person.sees(words.you_left);
    person.press(words.come_back_in);
    person.no_longer_sees(words.you_left);
    person.sees(words.second_work);
}

fn sees_what_was_done(person: Person<'_>, words: &Words) {
    person.press(words.doors);
    person.stands_before(words.choose_a_door);
    person.sees(words.in_this_room);
    person.press(words.my_map);
    person.stands_before(words.my_map);
    person.sees(words.tried);
    person.press(words.my_proof);
    person.stands_before(words.my_proof);
    for work in [words.my_work, words.second_work, words.third_work] {
        person.sees(work);
    }
    person.press(words.my_story);
    person.sees(words.my_reason);
    person.press(words.switch);
    person.stands_before(words.whose_work);
}

#[test]
fn everything_is_there_after_the_browser_was_closed_in_chromium() {
    comes_back_tomorrow(Engine::Chromium);
}

#[test]
fn everything_is_there_after_the_browser_was_closed_in_firefox() {
    comes_back_tomorrow(Engine::Firefox);
}

// WebKitGTK's automation has a storage of its own that ends with the session, so there is no
// tomorrow to test there.
fn comes_back_tomorrow(engine: Engine) {
    let site = Site::shipped();
    let words = &ENGLISH;
    let wishes = Wishes { profile: Some(fresh_folder()), ..Wishes::default() };
    {
        let browser = engine.open_with(&wishes);
        let person = Person::at(&browser);
        arrives(&browser, &site, words);
        makes_a_door(person, words);
        chooses_a_door(person, words);
        works_at_a_checkpoint(person, words);
    }
    let browser = engine.open_with(&wishes);
    let person = Person::at(&browser);
    browser.go(&site.address());
    person.stands_before(words.whose_work);
    person.press(words.name);
    person.sees(words.hello);
    person.press(words.go_to_checkpoint_2);
    person.sees(words.my_reason);
    person.press(words.my_proof);
    person.sees(words.my_work);
}

#[test]
fn a_student_without_a_mouse_chooses_a_door_and_finishes_a_checkpoint() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let person = Person::at(&browser);
    let words = &ENGLISH;
    arrives(&browser, &site, words);
    person.tabs_to(words.new_here, ENTER);
    person.stands_before(words.make_my_door_heading);
    person.tabs_to(words.my_name, 'A');
    person.tabs_to(words.music, SPACE);
    person.tabs_to(words.make_my_door, ENTER);
    person.sees("Hello, A");
    person.tabs_to(words.look_at_doors, ENTER);
    person.stands_before(words.choose_a_door);
    person.tabs_to(words.sneaker_drop, ENTER);
    person.stands_before(words.sneaker_drop);
    person.tabs_to(words.open_this_door, ENTER);
    person.tabs_to(words.why_this_door, 'x');
    person.tabs_to(words.go_in, ENTER);
    person.arrives_at("#/room/");
    person.tabs_to(words.write_your_work, 'q');
    person.tabs_to(words.add_as_proof, ENTER);
    person.sees(words.proof_added);
    person.tabs_to(words.finish, SPACE);
    person.sees(words.finished);
    // The focus is not lost with the button that was pressed.
    person.tabs_to(words.go_to_checkpoint_2, ENTER);
    person.sees(words.checkpoint_2);
}
