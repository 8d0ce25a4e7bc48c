//! Nothing leaves the site: every request a browser makes goes to the folder it came from.

use crate::engine::{Engine, Wishes};
use crate::person::Person;
use crate::site::Site;
use crate::student::{arrives, chooses_a_door, makes_a_door, works_at_a_checkpoint};
use crate::words::ENGLISH;

#[test]
fn no_request_leaves_the_folder_of_the_site() {
    let site = Site::shipped();
    let wishes = Wishes { logs_requests: true, ..Wishes::default() };
    let browser = Engine::Chromium.open_with(&wishes);
    let person = Person::at(&browser);
    arrives(&browser, &site, &ENGLISH);
    makes_a_door(person, &ENGLISH);
    chooses_a_door(person, &ENGLISH);
    works_at_a_checkpoint(person, &ENGLISH);

    let mut asked = Vec::new();
    for entry in browser.log("performance") {
        let message = entry["message"].as_str().unwrap_or_default();
        let message: serde_json::Value = serde_json::from_str(message).unwrap_or_default();
        let message = &message["message"];
        let url = match message["method"].as_str() {
            Some("Network.requestWillBeSent") => &message["params"]["request"]["url"],
            Some("Network.webSocketCreated") => &message["params"]["url"],
            _ => continue,
        };
        asked.push(url.as_str().unwrap_or_default().to_owned());
    }
    let own = site.address();
    assert!(asked.iter().any(|url| url.ends_with(".wasm")), "the log is empty: {asked:?}");
    // `chrome:` is the browser's own empty tab, before the site is open; `data:` and `blob:` are
    // in the page already.
    let stays = [own.as_str(), "data:", "blob:", "chrome:", "about:"];
    let strangers: Vec<&String> =
        asked.iter().filter(|url| !stays.iter().any(|start| url.starts_with(start))).collect();
    assert!(strangers.is_empty(), "requests that leave the site: {strangers:?}");
    let outside: Vec<String> = site.asked().into_iter().filter(|path| !Site::owns(path)).collect();
    assert!(outside.is_empty(), "requests outside the site's own folder: {outside:?}");
}

#[test]
fn the_page_may_not_ask_another_origin_even_if_it_wanted_to() {
    let site = Site::shipped();
    let other = Site::shipped();
    let browser = Engine::Chromium.open();
    browser.go(&site.address());
    let script = "const done = arguments[arguments.length - 1];
        fetch(arguments[0], { mode: 'no-cors' }).then(() => done('came'), () => done('refused'));";
    let answer = browser.run_async(script, serde_json::json!([other.address()]));
    assert_eq!(answer, "refused");
    assert!(other.asked().is_empty(), "the other site was asked: {:?}", other.asked());
}
