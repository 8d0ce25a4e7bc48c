//! What a student's first load costs: sizes of files, and times on a slow Chromebook, which
//! Chromium plays at a quarter of this machine's speed behind 1.6 Mbit/s and 150 ms.
//!
//! Sizes repeat exactly. Times depend on the machine, so each stands beside the same page without
//! its program, loaded in the same run; compare the ratios.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

#[path = "../tests/e2e/engine.rs"]
#[allow(dead_code, reason = "shared with the journeys, which use more of it")]
mod engine;
#[path = "../tests/e2e/person.rs"]
#[allow(dead_code, reason = "shared with the journeys, which use more of it")]
mod person;
#[path = "../tests/e2e/site.rs"]
#[allow(dead_code, reason = "shared with the journeys, which use more of it")]
mod site;
#[path = "../tests/e2e/webdriver.rs"]
#[allow(dead_code, reason = "shared with the journeys, which use more of it")]
mod webdriver;

use doorways::facts::{Journal, Replica, What, write};
use doorways::id::{CheckpointId, CourseId, DoorId, LearnerId, ObjectiveId};
use doorways::keeping::{MemoryShelf, Shelf as _, key_of, seal_old_facts};
use engine::{Browser, Engine};
use person::Person;
use serde_json::{Value, json};
use site::{Encoding, Site, read};
use std::collections::BTreeMap;
use std::path::Path;
use webdriver::wait_for;

/// How often each load is measured. The middle one counts.
const LOADS: usize = 7;
/// What `performance.md` allows before the page is usable and in all, in bytes as sent.
const GOAL_USABLE: usize = 220_000;
const GOAL_ALL: usize = 300_000;

fn main() {
    // `cargo bench` and `cargo test` pass flags that this program has no use for.
    let files = first_load_files();
    let sizes = print_sizes(&files);
    let times = print_times();
    let report = json!({ "sizes": sizes, "times": times });
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench.json");
    let text = serde_json::to_string_pretty(&report).expect("numbers and names are valid JSON");
    std::fs::write(&path, text).expect("target/ takes a file");
    println!("\nSaved in target/bench.json");
}

/// A file of the first load: its kind, its path in `dist/`, and whether the page waits for it
/// before it can be used.
struct File {
    kind: &'static str,
    path: String,
    awaited: bool,
}

/// The name of the one file or folder in `dist/` that begins and ends like this.
fn one(start: &str, end: &str) -> String {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let names = std::fs::read_dir(&dist).expect("./dev bench builds dist/ first");
    let mut names = names.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let found = names.find(|name| name.starts_with(start) && name.ends_with(end));
    found.unwrap_or_else(|| panic!("dist/ has no {start}…{end}"))
}

fn first_load_files() -> Vec<File> {
    let courses = one("courses-", "");
    let file = |kind, path, awaited| File { kind, path, awaited };
    vec![
        file("page", "index.html".into(), true),
        file("style", one("style-", ".css"), true),
        file("start", one("start-", ".js"), true),
        file("glue", one("doorways-", ".js"), true),
        file("program", one("doorways-", ".wasm"), true),
        file("mark", "mark.svg".into(), false),
        file("letters", "fonts/doorways-sans-latin.woff2".into(), false),
        file("course", format!("{courses}/quadratics-and-profit/en/course.json"), false),
        file("one door", format!("{courses}/quadratics-and-profit/en/A4.json"), false),
    ]
}

fn print_sizes(files: &[File]) -> Value {
    println!("\n{:<12}{:>12}{:>12}", "First load", "bytes", "brotli");
    let (mut usable, mut all) = (0, 0);
    let mut sizes = serde_json::Map::new();
    for File { kind, path, awaited } in files {
        let content = read(path).unwrap_or_else(|| panic!("{path} is missing"));
        // Fonts are compressed already; hosts send them as they are.
        let sent = if *kind == "letters" { content.len() } else { brotli(&content).len() };
        println!("{kind:<12}{:>12}{sent:>12}", content.len());
        sizes.insert((*kind).into(), json!({ "bytes": content.len(), "brotli": sent }));
        all += sent;
        if *awaited {
            usable += sent;
        }
    }
    for (name, sum, goal) in [("to be usable", usable, GOAL_USABLE), ("in all", all, GOAL_ALL)] {
        println!(
            "{name:<24}{sum:>12}  goal {goal}: {}",
            if sum <= goal { "met" } else { "missed" }
        );
    }
    let annex: usize = [".js", ".wasm"]
        .map(|end| brotli(&read(&one("annex-", end)).expect("it was listed")).len())
        .iter()
        .sum();
    println!("{:<24}{annex:>12}  loaded when something first asks for it", "the annex");
    sizes.insert("usable".into(), usable.into());
    sizes.insert("all".into(), all.into());
    sizes.insert("annex".into(), annex.into());
    Value::Object(sizes)
}

fn brotli(content: &[u8]) -> Vec<u8> {
    let mut sent = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &content[..], &mut sent, &parameters)
        .expect("memory takes what is written");
    sent
}

fn print_times() -> Value {
    let site = compressed(read);
    // The same page without its program: what this machine and this line make of any page.
    let bare =
        compressed(|path| if path.starts_with("start-") { Some(Vec::new()) } else { read(path) });
    let browser = Engine::Chromium.open();
    slow_chromebook(&browser);

    let mut measured: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let mut note = |name, value: f64| measured.entry(name).or_default().push(value);
    for _ in 0..LOADS {
        forget(&browser);
        note("bare page: first paint", first_paint(&browser, &bare.address()));
        forget(&browser);
        note("first paint", first_paint(&browser, &site.address()));
        note("usable", usable(&browser));
        note("heap, kB", heap(&browser));
        browser.reload();
        note("usable again (warm)", usable(&browser));
        forget(&browser);
    }
    for _ in 0..LOADS {
        go_to_a_room(&browser, &site);
        note("click to paint: finishing", click_to_paint(&browser));
    }
    let many = ten_thousand_facts();
    let sealed = sealed(&many);
    for _ in 0..LOADS {
        put_on_device(&browser, &site, &many);
        note("the same, not sealed yet", opening(&browser));
        put_on_device(&browser, &site, &sealed);
        note("opening 10,000 facts", opening(&browser));
        let person = Person::at(&browser);
        person.press("Ana");
        person.press("Go to checkpoint");
        person.sees("Finish this checkpoint");
        note("the same click, 10,000 facts", click_to_paint(&browser));
    }

    let middle = |name: &str| {
        let mut all = measured[name].clone();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    let bare_paint = middle("bare page: first paint");
    println!("\n{:<28}{:>10}{:>22}", "Slow Chromebook", "ms", "× bare page's paint");
    let mut times = serde_json::Map::new();
    for name in [
        "bare page: first paint",
        "first paint",
        "usable",
        "usable again (warm)",
        "click to paint: finishing",
        "opening 10,000 facts",
        "the same, not sealed yet",
        "the same click, 10,000 facts",
        "heap, kB",
    ] {
        let value = middle(name);
        let ratio = value / bare_paint;
        let ratio = if name.ends_with("kB") { String::new() } else { format!("{ratio:.2}") };
        println!("{name:<28}{value:>10.0}{ratio:>22}");
        times.insert(name.into(), json!({ "middle": value, "all": measured[name] }));
    }
    Value::Object(times)
}

fn compressed(file: impl Fn(&str) -> Option<Vec<u8>> + Send + Sync + 'static) -> Site {
    let cache = std::sync::Mutex::new(BTreeMap::new());
    Site::encoded(Encoding::Brotli, move |path| {
        let content = file(path)?;
        if path.ends_with(".woff2") {
            return Some(content);
        }
        let mut cache = cache.lock().expect("nobody panics here");
        Some(cache.entry(path.to_owned()).or_insert_with(|| brotli(&content)).clone())
    })
}

fn slow_chromebook(browser: &Browser) {
    browser.devtools("Network.enable", json!({}));
    browser.devtools(
        "Network.emulateNetworkConditions",
        json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750 }),
    );
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }));
    browser.devtools("Performance.enable", json!({}));
}

/// The next load finds nothing in any cache and nobody on the device.
fn forget(browser: &Browser) {
    let origin = browser.run("return location.origin;", json!([]));
    browser.go("about:blank");
    if origin.as_str().is_some_and(|origin| origin.starts_with("http")) {
        // Local storage, the second copy, and the worker with its cache.
        let all = json!({ "origin": origin, "storageTypes": "all" });
        browser.devtools("Storage.clearDataForOrigin", all);
    }
    browser.devtools("Network.clearBrowserCache", json!({}));
}

fn first_paint(browser: &Browser, address: &str) -> f64 {
    browser.go(address);
    entry(browser, "first-contentful-paint")
}

fn usable(browser: &Browser) -> f64 {
    entry(browser, "doorways-usable")
}

/// When something happened, in milliseconds after the load began.
fn entry(browser: &Browser, name: &str) -> f64 {
    let script = "const [entry] = performance.getEntriesByName(arguments[0]);
        return entry ? entry.startTime : null;";
    wait_for(name, || browser.try_run(script, json!([name])).ok()?.as_f64())
}

/// What scripts and the program hold, in kilobytes.
fn heap(browser: &Browser) -> f64 {
    let usage = browser.devtools("Runtime.getHeapUsage", json!({}));
    let bytes = |name: &str| usage[name].as_f64().unwrap_or(0.0);
    (bytes("usedSize") + bytes("backingStorageSize")) / 1000.0
}

/// From the start of the program to the usable page, in milliseconds.
fn opening(browser: &Browser) -> f64 {
    entry(browser, "doorways-usable") - entry(browser, "doorways-started")
}

/// The record of somebody who has been at it for years, as the lines of local storage.
fn ten_thousand_facts() -> Vec<(String, String)> {
    let who = LearnerId::new("00000000000000a1").expect("an id");
    let checkpoint = CheckpointId::new("c1").expect("an id");
    let goal = ObjectiveId::new("L2").expect("an id");
    let mut journal = Journal::default();
    let mut lines = Vec::new();
    let mut run = None;
    for nth in 0..10_000_u64 {
        let what = match (nth, run) {
            (0, _) => What::Named { name: "Ana".into() },
            (_, None) => What::DoorChosen {
                course: CourseId::new("quadratics-and-profit").expect("an id"),
                door: DoorId::new("A4").expect("an id"),
                why: String::new(),
                goals: Vec::new(),
                title: String::new(),
            },
            (_, Some(run)) if nth % 3 == 0 => {
                What::CheckpointFinished { run, checkpoint: checkpoint.clone() }
            }
            (_, Some(run)) if nth % 3 == 1 => {
                What::CheckpointReopened { run, checkpoint: checkpoint.clone() }
            }
            (_, Some(run)) => What::LookedBack {
                run,
                checkpoint: checkpoint.clone(),
                ask: format!("What surprised you about {goal}?"),
                words: format!("On day {nth} it was that most people would pay 25 cents more."),
            },
        };
        let fact = journal.next(&who, Replica(7), 1_700_000_000_000 + nth * 60_000, what);
        if nth == 1 {
            run = Some(fact.id);
        }
        lines.push((key_of(&fact), write(&fact)));
        journal.join(fact);
    }
    lines
}

/// The same record once the app has sealed what is old.
fn sealed(lines: &[(String, String)]) -> Vec<(String, String)> {
    let shelf = MemoryShelf::holding(lines.iter().cloned());
    while !seal_old_facts(&shelf).is_empty() {}
    shelf.lines()
}

/// Opens the site on a device that keeps these lines.
fn put_on_device(browser: &Browser, site: &Site, lines: &[(String, String)]) {
    forget(browser);
    browser.go(&format!("{}mark.svg", site.address()));
    for some in lines.chunks(2_500) {
        browser.run(
            "for (const [key, line] of arguments[0]) localStorage.setItem(key, line);",
            json!([some]),
        );
    }
    browser.go(&site.address());
}

fn go_to_a_room(browser: &Browser, site: &Site) {
    forget(browser);
    browser.go(&site.address());
    let person = Person::at(browser);
    person.press("I’m new here");
    person.write("My name", "Ana");
    person.press("Make my door");
    person.press("Look at the doors");
    person.press("Sneaker drop");
    person.press("Open this door");
    person.press("Go in");
    person.sees("Finish this checkpoint");
}

/// From pressing "Finish this checkpoint" to the frame that shows it, in milliseconds.
fn click_to_paint(browser: &Browser) -> f64 {
    let script = "const done = arguments[arguments.length - 1];
        const button = [...document.querySelectorAll('button')].find(b => b.innerText.includes('Finish this'));
        const began = performance.now();
        button.click();
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(document.querySelector('.finished') ? performance.now() - began : null);
            port2.postMessage(0);
        });";
    browser.run_async(script, json!([])).as_f64().expect("the checkpoint is finished in one frame")
}
