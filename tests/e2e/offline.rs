//! Without a network, and when a new release comes.

use crate::engine::{Browser, Engine};
use crate::person::Person;
use crate::site::{Site, read};
use crate::student::{arrives, chooses_a_door, makes_a_door, works_at_a_checkpoint};
use crate::webdriver::wait_for;
use crate::words::ENGLISH;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// Waits until the browser has the whole site.
fn has_the_whole_site(browser: &Browser) {
    let script = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistration().then(
            found => done(found && found.active ? found.active.state : 'not yet'),
            why => done(String(why)));";
    wait_for("the site to be kept for times without a network", || {
        (browser.run_async(script, json!([])) == "activated").then_some(())
    });
}

#[test]
fn the_app_opens_and_works_without_a_network_in_chromium() {
    without_a_network(Engine::Chromium);
}

#[test]
fn the_app_opens_and_works_without_a_network_in_firefox() {
    without_a_network(Engine::Firefox);
}

#[test]
fn the_app_opens_and_works_without_a_network_in_webkit() {
    without_a_network(Engine::WebKit);
}

fn without_a_network(engine: Engine) {
    let site = Site::shipped();
    let browser = engine.open();
    let person = Person::at(&browser);
    arrives(&browser, &site, &ENGLISH);
    makes_a_door(person, &ENGLISH);
    has_the_whole_site(&browser);
    let address = site.address();
    drop(site);
    browser.go("about:blank");
    browser.go(&format!("{address}#/today"));
    person.sees(ENGLISH.hello);
    chooses_a_door(person, &ENGLISH);
    works_at_a_checkpoint(person, &ENGLISH);
    // A language nobody has asked for yet is there as well.
    person.press("Español");
    person.sees("Punto de control 2 de");
    // Not the driver's own reload: Firefox's goes past every worker, as a reload with Shift does.
    let place = person.place();
    browser.go("about:blank");
    browser.go(&format!("{address}{place}"));
    person.sees("Punto de control 2 de");
    // So is what has not been loaded yet: a copy can be locked.
    browser.go(&format!("{address}#/hand-over"));
    person.press("English");
    person.press("Lock it with a passphrase");
    person.write("Passphrase", "seven otters sing");
    browser.run("navigator.clipboard.writeText = async text => {};", json!([]));
    person.press("Copy text");
    person.sees("Copied. Now paste it where it should go.");
}

#[test]
fn a_new_release_waits_until_somebody_takes_it() {
    let release = Arc::new(AtomicU32::new(1));
    let now = Arc::clone(&release);
    let site = Site::serving(move |path| {
        let mut content = read(path)?;
        if now.load(Ordering::Relaxed) == 2 {
            match path {
                "offline.js" => {
                    let worker = String::from_utf8(content).ok()?;
                    content = worker.replace("RELEASE = \"", "RELEASE = \"next-").into_bytes();
                }
                "index.html" => {
                    let page = String::from_utf8(content).ok()?;
                    let page =
                        page.replace("<title>", "<meta name=\"release\" content=\"2\"><title>");
                    content = page.into_bytes();
                }
                _ => {}
            }
        }
        Some(content)
    });
    let browser = Engine::Chromium.open();
    let person = Person::at(&browser);
    arrives(&browser, &site, &ENGLISH);
    makes_a_door(person, &ENGLISH);
    has_the_whole_site(&browser);
    browser.reload();
    person.sees(ENGLISH.hello);

    release.store(2, Ordering::Relaxed);
    browser.reload();
    person.sees("A new version of Doorways is ready.");
    let version =
        "const m = document.querySelector('meta[name=release]'); return m ? m.content : '1';";
    // What is open stays what it is, until somebody wants the new one.
    assert_eq!(browser.run(version, json!([])), "1");
    // Nor does anybody lose what could not be saved yet.
    browser.run(
        "window.real = [Storage.prototype.setItem, IDBObjectStore.prototype.add];
        const full = () => { throw new DOMException('full', 'QuotaExceededError'); };
        Storage.prototype.setItem = full;
        IDBObjectStore.prototype.add = full;",
        json!([]),
    );
    person.press(ENGLISH.my_story);
    person.write("My name", "Anita");
    person.press("Save my name");
    person.sees("Your last change is not saved.");
    person.press("Update now");
    person.sees("First your last change has to be saved");
    assert_eq!(browser.run(version, json!([])), "1");
    browser
        .run("[Storage.prototype.setItem, IDBObjectStore.prototype.add] = window.real;", json!([]));
    person.press("Try again");
    person.no_longer_sees("Your last change is not saved.");
    person.press("Update now");
    wait_for("the new release", || {
        (browser.try_run(version, json!([])).ok()? == "2").then_some(())
    });
    person.sees("Anita");
    person.no_longer_sees("A new version of Doorways is ready.");
}

#[test]
fn a_missing_file_is_missing_and_never_the_page() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let person = Person::at(&browser);
    arrives(&browser, &site, &ENGLISH);
    has_the_whole_site(&browser);
    browser.reload();
    person.stands_before(ENGLISH.whose_work);
    let script = "const done = arguments[arguments.length - 1];
        fetch('./no-such-file.js').then(answer => done(answer.status), () => done('none'));";
    assert_eq!(browser.run_async(script, json!([])), 404);
}

#[test]
fn the_app_can_be_installed() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    arrives(&browser, &site, &ENGLISH);
    has_the_whole_site(&browser);
    let manifest = browser.devtools("Page.getAppManifest", json!({}));
    assert_eq!(manifest["errors"], json!([]));
    let why_not = browser.devtools("Page.getInstallabilityErrors", json!({}));
    assert_eq!(why_not["installabilityErrors"], json!([]));
}
