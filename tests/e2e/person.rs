//! What a person does in front of the app: presses what they can read, writes into fields by their
//! labels, and looks. The only place that knows how the page is built.

use crate::webdriver::{Driver, LOOKS, PAUSE, wait_for};
use doorways::course::item::Given;
use serde_json::{Value, json};

/// What is seen and said of an element, for every script below.
const EYES: &str = r#"
    const seen = e => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
    // Nobody sees what keeps a name apart from the sentence around it.
    const tidy = text => (text || '').replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' ').trim();
    const said = e => tidy(e.getAttribute('aria-label') || e.innerText);
    // A person scrolls to what they press; WebKit's driver does not scroll to what is half in sight.
    const shown = e => { if (e) e.scrollIntoView({ block: 'center' }); return e; };
    const named = (all, name) => all.find(e => said(e) === name) || all.find(e => said(e).includes(name)) || null;
"#;

/// The Tab key, as WebDriver names it.
pub const TAB: char = '\u{E004}';
/// The Enter key.
pub const ENTER: char = '\u{E007}';
/// The space bar.
pub const SPACE: char = ' ';

/// A person at a browser.
#[derive(Clone, Copy)]
pub struct Person<'a> {
    browser: &'a Driver,
}

impl<'a> Person<'a> {
    /// Somebody who sits down at this browser.
    pub fn at(browser: &'a Driver) -> Self {
        Self { browser }
    }

    /// Presses the link, button or box that reads `name`: all of it, or at least a part of it.
    #[track_caller]
    pub fn press(&self, name: &str) {
        let find = format!(
            "{EYES} return shown(named([...document.querySelectorAll('a, button, summary, label')].filter(seen), arguments[0]));"
        );
        let mut last = String::from("nothing reads like that");
        for _ in 0..LOOKS {
            if let Some(element) = self.browser.element(&find, json!([name])) {
                match self.browser.click(&element) {
                    Ok(()) => return,
                    Err(why) => last = why.to_string(),
                }
            }
            std::thread::sleep(PAUSE);
        }
        panic!("cannot press {name:?} ({last}) on\n{}", self.page());
    }

    /// Writes into the field with this label, instead of what stands there.
    #[track_caller]
    pub fn write(&self, label: &str, text: &str) {
        let find = format!(
            "{EYES} const label = named([...document.querySelectorAll('label')].filter(seen), arguments[0]); return label && shown(label.control);"
        );
        wait_for(&format!("a field called {label:?}, on\n{}", self.page()), || {
            let element = self.browser.element(&find, json!([label]))?;
            self.browser.write(&element, text).ok()
        });
    }

    /// Chooses the file at this path for the field whose label reads so.
    #[track_caller]
    pub fn choose_file(&self, label: &str, path: &str) {
        let find = format!(
            "{EYES} const label = named([...document.querySelectorAll('label')].filter(seen), arguments[0]); return label && label.control;"
        );
        wait_for(&format!("a file field called {label:?}"), || {
            let field = self.browser.element(&find, json!([label]))?;
            self.browser.give_file(&field, path).ok()
        });
    }

    /// Chooses what reads `choice` in the list with this label.
    #[track_caller]
    pub fn pick(&self, label: &str, choice: &str) {
        let find = format!(
            r#"{EYES}
            const label = named([...document.querySelectorAll('label')].filter(seen), arguments[0]);
            const list = label && label.control;
            const option = list && [...list.options].find(o => tidy(o.text).includes(arguments[1]));
            if (!option) return false;
            list.value = option.value;
            list.dispatchEvent(new Event('change', {{ bubbles: true }}));
            return true;"#
        );
        wait_for(&format!("a list {label:?} with {choice:?}"), || {
            self.browser.try_run(&find, json!([label, choice])).ok()?.as_bool().filter(|yes| *yes)
        });
    }

    /// Gives an answer to the question on the page, in whatever fields it has.
    #[track_caller]
    pub fn gives(&self, answer: &Given) {
        let all = "[...document.querySelectorAll('.ask__form .opt, .ask__form .input')]";
        let nth = |place: usize| {
            let find = format!("{EYES} return shown({all}[arguments[0]]);");
            wait_for("a field for the answer", || self.browser.element(&find, json!([place])))
        };
        let write = |place: usize, text: &str| {
            wait_for("a field to write in", || self.browser.write(&nth(place), text).ok());
        };
        let press = |place: usize| {
            wait_for("something to pick", || self.browser.click(&nth(place)).ok());
        };
        match answer {
            Given::Text(text) => write(0, text),
            Given::Fields(texts) => texts.iter().enumerate().for_each(|(at, text)| write(at, text)),
            Given::Point(x, y) => {
                write(0, &x.to_string());
                write(1, &y.to_string());
            }
            Given::Choice(place) => press(*place),
            Given::Many(places) => places.iter().copied().for_each(press),
            Given::Order(order) => {
                let up = format!(
                    "{EYES} return shown(document.querySelectorAll('.order__line')[arguments[0]].querySelector('button'));"
                );
                let mut now: Vec<usize> = (0..order.len()).collect();
                for (to, line) in order.iter().enumerate() {
                    let from = now.iter().position(|other| other == line).expect("every line");
                    for at in (to + 1..=from).rev() {
                        wait_for("a button that moves a line up", || {
                            self.browser.click(&self.browser.element(&up, json!([at]))?).ok()
                        });
                        now.swap(at, at - 1);
                    }
                }
            }
            Given::Picks(places) => {
                for (at, place) in places.iter().enumerate() {
                    let pick = "const list = document.querySelectorAll('.match select')[arguments[0]]; list.value = arguments[1]; list.dispatchEvent(new Event('change', { bubbles: true }));";
                    self.browser.run(pick, json!([at, place.map(|place| place.to_string())]));
                }
            }
        }
    }

    /// Waits until the page says so.
    #[track_caller]
    pub fn sees(&self, words: &str) {
        for _ in 0..LOOKS {
            if self.page().contains(words) {
                return;
            }
            std::thread::sleep(PAUSE);
        }
        panic!("{words:?} is not to be seen on\n{}", self.page());
    }

    /// Waits until the page no longer says so.
    #[track_caller]
    pub fn no_longer_sees(&self, words: &str) {
        for _ in 0..LOOKS {
            if !self.page().contains(words) {
                return;
            }
            std::thread::sleep(PAUSE);
        }
        panic!("{words:?} is still to be seen on\n{}", self.page());
    }

    /// Waits until the page's heading is this.
    #[track_caller]
    pub fn stands_before(&self, heading: &str) {
        for _ in 0..LOOKS {
            if self.heading() == heading {
                return;
            }
            std::thread::sleep(PAUSE);
        }
        panic!("expected the heading {heading:?}, stood before {:?}", self.heading());
    }

    /// The heading of the page.
    pub fn heading(&self) -> String {
        let script = format!(
            "{EYES} const h = document.querySelector('h1'); return h ? tidy(h.innerText) : '';"
        );
        text_of(self.browser.try_run(&script, json!([])).ok())
    }

    /// Everything that can be read on the page.
    pub fn page(&self) -> String {
        let script = format!("{EYES} return document.body ? tidy(document.body.innerText) : '';");
        text_of(self.browser.try_run(&script, json!([])).ok())
    }

    /// Presses Tab until the focus is on what reads `name`, then presses `key`.
    #[track_caller]
    pub fn tabs_to(&self, name: &str, key: char) {
        let focus = format!(
            r#"{EYES}
            const e = document.activeElement;
            const label = e && e.labels && e.labels[0];
            return tidy([e && said(e), label && said(label)].filter(Boolean).join(' '));"#
        );
        let mut met = Vec::new();
        for _ in 0..150 {
            self.browser.key(TAB);
            let here = text_of(self.browser.try_run(&focus, json!([])).ok());
            if here == name || (name.len() > 3 && here.contains(name) && here.len() < 200) {
                self.browser.key(key);
                return;
            }
            met.push(here);
        }
        panic!("Tab never reaches {name:?}; it went over {met:?}");
    }

    /// The part of the address after `#`.
    pub fn place(&self) -> String {
        text_of(self.browser.try_run("return location.hash;", json!([])).ok())
    }

    /// Waits until the address ends like this.
    #[track_caller]
    pub fn arrives_at(&self, place: &str) {
        wait_for(&format!("the address to become {place}, not {}", self.place()), || {
            self.place().starts_with(place).then_some(())
        });
    }
}

fn text_of(value: Option<Value>) -> String {
    value.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
}
