//! Work goes from one device to another as codes: shown, filmed, photographed and printed.

use crate::engine::{Browser, Camera, Engine, Wishes, fresh_folder};
use crate::every_place::{calm, load_axe, violations};
use crate::hand_over::about_to_hand_over;
use crate::person::Person;
use crate::site::Site;
use crate::webdriver::wait_for;
use crate::words::ENGLISH;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as STANDARD;
use serde_json::json;
use std::path::{Path, PathBuf};

/// The arrow key that leads on, as WebDriver names it.
const RIGHT: char = '\u{E014}';
const LEFT: char = '\u{E012}';
const ESCAPE: char = '\u{E00C}';

/// Somebody who wrote so much that it needs a series of codes, before that series.
fn showing_codes<'a>(browser: &'a Browser, site: &Site) -> Person<'a> {
    let person = about_to_hand_over(browser, site);
    person.sees("new steps are not in a copy yet.");
    person.press("Show codes");
    person.sees("Code 1 of ");
    person
}

/// Brightness, row by row. As a camera sees it: no white is all white, no black all black.
struct Picture {
    width: usize,
    height: usize,
    brightness: Vec<u8>,
}

const PAPER: u8 = 225;
const INK: u8 = 45;

impl Picture {
    fn empty(width: usize, height: usize, brightness: u8) -> Self {
        Self { width, height, brightness: vec![brightness; width * height] }
    }

    /// Draws a code with its border, `zoom` pixels a module, with its corner here.
    fn draw(&mut self, code: &Code, zoom: usize, left: usize, top: usize) {
        let side = code.side();
        self.fill(left, top, side * zoom, side * zoom, PAPER);
        for (x, y, length) in code.runs() {
            self.fill(left + (x + 4) * zoom, top + (y + 4) * zoom, length * zoom, zoom, INK);
        }
    }

    fn fill(&mut self, left: usize, top: usize, width: usize, height: usize, brightness: u8) {
        for row in top..top + height {
            let from = row * self.width + left;
            self.brightness[from..from + width].fill(brightness);
        }
    }

    /// Windows' oldest picture format: every engine opens it, and it needs no compression.
    fn write_bmp(&self, path: &Path) {
        let rows = self.width.next_multiple_of(4);
        let colours_end = 14 + 40 + 4 * 256;
        let mut file = b"BM".to_vec();
        let word = |number: usize| u32::try_from(number).expect("a small picture").to_le_bytes();
        for number in
            [colours_end + rows * self.height, 0, colours_end, 40, self.width, self.height]
        {
            file.extend(word(number));
        }
        // One plane of eight bits a pixel, not compressed, in 256 greys.
        file.extend([1, 0, 8, 0]);
        for number in [0, rows * self.height, 2_835, 2_835, 256, 0] {
            file.extend(word(number));
        }
        file.extend((0..=255).flat_map(|grey| [grey, grey, grey, 0]));
        // From the bottom to the top.
        for row in self.brightness.chunks(self.width).rev() {
            file.extend(row);
            file.resize(file.len() + rows - self.width, 0);
        }
        std::fs::write(path, file).expect("the picture is written");
    }
}

/// A code as the page draws it.
#[derive(Debug, Clone, PartialEq)]
struct Code {
    modules: usize,
    path: String,
}

impl Code {
    fn side(&self) -> usize {
        self.modules + 8
    }

    /// Where runs of dark modules begin, and how long they are.
    fn runs(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.path.split_terminator('z').map(|run| {
            let mut numbers = run[1..].split([' ', 'h', 'v']).map(|n| n.parse().expect("a number"));
            let mut next = || numbers.next().expect("x, y and length");
            (next(), next(), next())
        })
    }
}

/// The codes on the sheet that would be printed.
fn printed_codes(browser: &Browser) -> Vec<Code> {
    browser.run("window.print = () => { window.printed = true; };", json!([]));
    Person::at(browser).press("Print the codes");
    let script = "if (!window.printed) return null;
        return [...document.querySelectorAll('.codesheet svg')].map(svg =>
            [svg.viewBox.baseVal.width - 8, svg.querySelector('.qr-fg').getAttribute('d')]);";
    let codes = wait_for("the sheet of codes", || {
        browser.run(script, json!([])).as_array().filter(|codes| !codes.is_empty()).cloned()
    });
    let code = |code: &serde_json::Value| Code {
        modules: usize::try_from(code[0].as_u64().expect("a width")).expect("a small one"),
        path: code[1].as_str().expect("a path").to_owned(),
    };
    codes.iter().map(code).collect()
}

/// Somebody at the page where work comes in.
fn about_to_bring_in<'a>(browser: &'a Browser, site: &Site) -> Person<'a> {
    let person = Person::at(browser);
    browser.go(&site.address());
    person.press("Bring in work from another device");
    person.stands_before("Bring in work");
    person
}

fn finds_the_work(person: Person<'_>) {
    person.sees("Ana: ");
    person.sees("new steps. A new door opens in the hall.");
    person.press("Add to this device");
    person.press("Open Ana’s work");
    person.press(ENGLISH.my_proof);
    person.sees(ENGLISH.my_work);
}

#[test]
fn pictures_of_codes_bring_work_to_every_engine() {
    let site = Site::shipped();
    let device_a = Engine::Chromium.open();
    let at_a = showing_codes(&device_a, &site);
    let codes = printed_codes(&device_a);
    assert!(codes.len() > 1, "a series");
    let folder = fresh_folder();
    let photos: Vec<PathBuf> = (0..codes.len()).map(|n| folder.join(format!("{n}.bmp"))).collect();
    for (code, photo) in codes.iter().zip(&photos) {
        let mut picture = Picture::empty(code.side() * 4 + 60, code.side() * 4 + 100, 120);
        picture.draw(code, 4, 20, 50);
        picture.write_bmp(photo);
    }
    let side = codes[0].side() * 3;
    let mut sheet = Picture::empty(side * 2, side * codes.len().div_ceil(2), PAPER);
    for (nth, code) in codes.iter().enumerate() {
        sheet.draw(code, 3, nth % 2 * side, nth / 2 * side);
    }
    let scan = folder.join("sheet.bmp");
    sheet.write_bmp(&scan);
    let no_picture = folder.join("no-picture.png");
    std::fs::write(&no_picture, "no picture").expect("a file is written");
    let path = |path: &Path| path.to_str().expect("a plain path").to_owned();

    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        let device_b = engine.open();
        let at_b = about_to_bring_in(&device_b, &site);
        at_b.choose_file("Choose pictures", &path(&no_picture));
        at_b.sees("This picture cannot be opened.");
        // The last first: the order does not matter.
        at_b.choose_file("Choose pictures", &path(&photos[codes.len() - 1]));
        at_b.sees(&format!("1 of {} codes read.", codes.len()));
        at_b.sees("Still missing: 1");
        for photo in &photos[..codes.len() - 1] {
            at_b.choose_file("Choose pictures", &path(photo));
        }
        finds_the_work(at_b);
        device_b.go(&format!("{}#/bring-in", site.address()));
        at_b.stands_before("Bring in work");
        at_b.choose_file("Choose pictures", &path(&scan));
        at_b.sees("Nothing new.");
    }

    // It counts as a copy when somebody says that it arrived, and not before.
    at_a.sees("new steps are not in a copy yet.");
    at_a.press("It arrived");
    at_a.sees("Noted. It counts as a copy.");
    at_a.sees("Everything is in your newest copy.");
}

/// How files come to an element of the page: dropped or pasted.
const COMES: &str = "const [how, at, kind, content] = arguments;
    const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0));
    const carried = new DataTransfer();
    carried.items.add(new File([bytes], 'it', { type: kind }));
    const element = document.querySelector(at);
    const all = { bubbles: true, cancelable: true };
    if (how === 'paste') {
        const event = new ClipboardEvent('paste', all);
        Object.defineProperty(event, 'clipboardData', { value: carried });
        return !element.dispatchEvent(event);
    }
    const stays = what => !element.dispatchEvent(
        new DragEvent(what, { ...all, dataTransfer: carried }));
    return stays('dragover') && stays('drop');";

/// A file is dropped on an element or pasted there, and the browser stays in the app.
#[track_caller]
fn comes(browser: &Browser, how: &str, at: &str, file: &Path) {
    let kind = if file.extension().is_some_and(|end| end == "bmp") { "image/bmp" } else { "" };
    let content = STANDARD.encode(std::fs::read(file).expect("the file can be read"));
    let stays = browser.run(COMES, json!([how, at, kind, content]));
    assert_eq!(stays, true, "{how} at {at}");
}

#[test]
fn what_is_dropped_or_pasted_anywhere_on_the_page_is_looked_at() {
    let site = Site::shipped();
    let device_a = Engine::Chromium.open();
    showing_codes(&device_a, &site);
    let codes = printed_codes(&device_a);
    let folder = fresh_folder();
    let photos: Vec<PathBuf> = (0..codes.len()).map(|n| folder.join(format!("{n}.bmp"))).collect();
    for (code, photo) in codes.iter().zip(&photos) {
        let mut picture = Picture::empty(code.side() * 4 + 60, code.side() * 4 + 100, 120);
        picture.draw(code, 4, 20, 50);
        picture.write_bmp(photo);
    }
    let nothing = folder.join("nothing.bmp");
    Picture::empty(80, 80, PAPER).write_bmp(&nothing);
    let text = Path::new("tests/golden/v1/hand-over.json");
    for engine in [Engine::Chromium, Engine::Firefox] {
        let device_b = engine.open();
        let at_b = about_to_bring_in(&device_b, &site);
        comes(&device_b, "drop", "[aria-labelledby=file]", &nothing);
        at_b.sees("No code can be read in this picture.");
        // In the frame for pictures, in that for files, in none; with the focus on nothing.
        let ways = [
            ("drop", "[aria-labelledby=codes]"),
            ("drop", "[aria-labelledby=file]"),
            ("drop", "h1"),
            ("paste", "main"),
            ("paste", "body"),
        ];
        for (nth, photo) in photos.iter().enumerate() {
            let (how, at) = ways[nth % ways.len()];
            comes(&device_b, how, at, photo);
            if nth + 1 < photos.len() {
                at_b.sees(&format!("{} of {} codes read.", nth + 1, photos.len()));
            }
        }
        finds_the_work(at_b);
        // A file that is no picture is looked at as a copy, wherever it is dropped.
        device_b.go(&format!("{}#/bring-in", site.address()));
        at_b.stands_before("Bring in work");
        comes(&device_b, "drop", "[aria-labelledby=codes]", text);
        at_b.sees("What arrived");
        // Elsewhere nothing happens, and nobody is led away.
        for place in ["#/today", "#/help"] {
            device_b.go(&format!("{}{place}", site.address()));
            comes(&device_b, "drop", "main", &photos[0]);
        }
        at_b.stands_before("Help");
    }
}

#[test]
fn a_file_that_is_dragged_from_the_desk_to_the_edge_of_the_page_is_looked_at() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let person = about_to_bring_in(&browser, &site);
    let text = std::fs::canonicalize("tests/golden/v1/hand-over.json").expect("a golden file");
    let drag = |x: u32, y: u32| {
        for kind in ["dragEnter", "dragOver", "drop"] {
            let data = json!({ "items": [], "files": [text], "dragOperationsMask": 1 });
            let event = json!({ "type": kind, "x": x, "y": y, "data": data });
            browser.devtools("Input.dispatchDragEvent", event);
        }
    };
    drag(12, 600);
    person.sees("What arrived");
    browser.go(&format!("{}#/help", site.address()));
    person.stands_before("Help");
    drag(12, 600);
    person.stands_before("Help");
    assert_eq!(person.place(), "#/help");
}

#[test]
fn a_camera_reads_the_whole_series_and_is_let_go() {
    let site = Site::shipped();
    let device_a = Engine::Chromium.open();
    showing_codes(&device_a, &site);
    let codes = printed_codes(&device_a);
    let film = fresh_folder().join("codes.y4m");
    write_film(&codes, &film);

    let wishes = Wishes { camera: Some(Camera::Sees(film)), ..Wishes::default() };
    let device_b = Engine::Chromium.open_with(&wishes);
    let at_b = about_to_bring_in(&device_b, &site);
    remember_cameras(&device_b);
    assert_eq!(running_cameras(&device_b), 0, "no camera before somebody asks for it");
    at_b.press("Scan codes");
    finds_the_work(at_b);
    assert_eq!(running_cameras(&device_b), 0, "the camera is let go when all codes are read");

    // It is let go as well when somebody stops it, or leaves the page.
    for leave in ["Stop the camera", ENGLISH.my_story] {
        device_b.go(&format!("{}#/bring-in", site.address()));
        at_b.stands_before("Bring in work");
        at_b.press("Scan codes");
        wait_for("the camera", || (running_cameras(&device_b) == 1).then_some(()));
        at_b.press(leave);
        wait_for("the camera to go", || (running_cameras(&device_b) == 0).then_some(()));
    }
}

/// A film of 640 × 480 pixels as of a cheap camera before a screen: each code for half a second, in
/// the middle, three in four of the height.
fn write_film(codes: &[Code], path: &Path) {
    let (width, height, per_second) = (640, 480, 10);
    let mut film =
        format!("YUV4MPEG2 W{width} H{height} F{per_second}:1 Ip A1:1 C420jpeg\n").into_bytes();
    for code in codes {
        let zoom = height * 8 / 10 / code.side();
        let side = code.side() * zoom;
        let mut picture = Picture::empty(width, height, 90);
        picture.draw(code, zoom, (width - side) / 2, (height - side) / 2);
        for _ in 0..per_second / 2 {
            film.extend_from_slice(b"FRAME\n");
            film.extend_from_slice(&picture.brightness);
            // No colour.
            film.resize(film.len() + width * height / 2, 128);
        }
    }
    std::fs::write(path, film).expect("the film is written");
}

/// The page keeps every camera it was given, where this test finds it.
fn remember_cameras(browser: &Browser) {
    let script = "window.cameras = [];
        const given = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = async wishes => {
            const camera = await given(wishes);
            window.cameras.push(camera);
            return camera;
        };";
    browser.run(script, json!([]));
}

fn running_cameras(browser: &Browser) -> u64 {
    let script = "return window.cameras.flatMap(camera => camera.getTracks())
        .filter(track => track.readyState === 'live').length;";
    browser.run(script, json!([])).as_u64().expect("a number")
}

#[test]
fn where_the_camera_is_forbidden_the_next_way_is_told() {
    let site = Site::shipped();
    let wishes = Wishes { camera: Some(Camera::Forbidden), ..Wishes::default() };
    let browser = Engine::Chromium.open_with(&wishes);
    let person = about_to_bring_in(&browser, &site);
    person.press("Scan codes");
    person.sees("The camera is not allowed here. Choose a picture of the codes, or bring a file");
    person.no_longer_sees("Stop the camera");
}

#[test]
fn codes_stand_still_for_who_wants_less_motion_and_obey_the_keyboard() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    calm(&browser, "light");
    let person = showing_codes(&browser, &site);
    person.sees("Play");
    browser.key(RIGHT);
    person.sees("Code 2 of ");
    browser.key(LEFT);
    person.sees("Code 1 of ");
    person.tabs_to("Play", ' ');
    person.sees("Pause");
    person.sees("Code 2 of ");
    // Whoever steps has stopped it.
    browser.key(LEFT);
    person.sees("Play");
    browser.key(ESCAPE);
    person.sees("Show codes");
    let focus = browser.run("return document.activeElement.innerText;", json!([]));
    assert_eq!(focus, "Show codes");

    // Other contents need other codes: those that are shown go.
    person.press("Show codes");
    person.sees("Code 1 of ");
    person.press("My look backs");
    person.sees("Show codes");
}

#[test]
fn axe_finds_nothing_where_codes_are_shown_and_read() {
    let site = Site::shipped();
    let wishes = Wishes { camera: Some(Camera::Sees(grey_film())), ..Wishes::default() };
    let browser = Engine::Chromium.open_with(&wishes);
    calm(&browser, "light");
    let person = showing_codes(&browser, &site);
    load_axe(&browser);
    let mut found = Vec::new();
    for light in ["light", "dark"] {
        calm(&browser, light);
        found.extend(violations(&browser, "codes shown"));
    }
    person.press("Bring in work from another device");
    person.stands_before("Bring in work");
    person.press("Scan codes");
    person.sees("Hold the code in front of the camera");
    for light in ["light", "dark"] {
        calm(&browser, light);
        found.extend(violations(&browser, "codes read"));
    }
    assert!(found.is_empty(), "axe found {} things:\n{}", found.len(), found.join("\n"));
}

/// A film in which nothing is to be seen.
fn grey_film() -> PathBuf {
    let path = fresh_folder().join("grey.y4m");
    let (width, height) = (640, 480);
    let mut film =
        format!("YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\nFRAME\n").into_bytes();
    film.resize(film.len() + width * height * 3 / 2, 128);
    std::fs::write(&path, film).expect("the film is written");
    path
}
