//! A small client for the WebDriver protocol: what these journeys need, and nothing waits longer
//! than it must. <https://www.w3.org/TR/webdriver2/>

use serde_json::{Value, json};
use std::fmt;
use std::time::Duration;

/// How WebDriver names an element in JSON.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How often a sign is looked for before it is missed: for 40 seconds and what the looks take.
pub const LOOKS: u32 = 800;
/// The pause between two looks.
pub const PAUSE: Duration = Duration::from_millis(50);

/// Looks for a sign until it is there.
///
/// # Panics
/// When it did not come in that time.
#[track_caller]
pub fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    for _ in 0..LOOKS {
        if let Some(sign) = look() {
            return sign;
        }
        std::thread::sleep(PAUSE);
    }
    panic!("waited in vain for: {what}");
}

/// What the driver refused, in its own words.
#[derive(Debug)]
pub struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An element of the page.
#[derive(Debug, Clone)]
pub struct Element(Value);

/// One session of one browser.
pub struct Driver {
    agent: ureq::Agent,
    address: String,
}

impl Driver {
    /// Waits until the driver at this address is ready, then opens a browser.
    pub fn open(driver: &str, capabilities: &Value) -> Self {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(90)))
            .build()
            .into();
        wait_for("the driver to answer", || {
            let mut status = agent.get(format!("{driver}/status")).call().ok()?;
            let status: Value = status.body_mut().read_json().ok()?;
            status["value"]["ready"].as_bool().filter(|ready| *ready)
        });
        let mut client = Self { agent, address: format!("{driver}/session") };
        let wanted = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let session = client.post("", &wanted).expect("the browser starts");
        let id = session["sessionId"].as_str().expect("a session has an id");
        client.address = format!("{driver}/session/{id}");
        client
    }

    /// Closes the browser.
    pub fn close(&self) {
        // A browser that is gone already is closed.
        self.agent.delete(&self.address).call().ok();
    }

    /// Loads an address. Within a page, only the part after `#` changes.
    pub fn go(&self, address: &str) {
        self.post("/url", &json!({ "url": address })).expect("the address loads");
    }

    /// Loads the page again.
    pub fn reload(&self) {
        self.post("/refresh", &json!({})).expect("the page loads again");
    }

    /// Goes back in the history.
    pub fn back(&self) {
        self.post("/back", &json!({})).expect("the browser goes back");
    }

    /// Opens another tab and goes there. Gives the name of the tab that was open before.
    pub fn open_tab(&self) -> String {
        let before = self.tab();
        let tab = self.post("/window/new", &json!({ "type": "tab" })).expect("a tab opens");
        self.turn_to_tab(tab["handle"].as_str().expect("a tab has a name"));
        before
    }

    /// The name of the tab we are in.
    pub fn tab(&self) -> String {
        let tab = self.get("/window").expect("a tab is open");
        tab.as_str().expect("a tab has a name").to_owned()
    }

    /// Goes to another open tab.
    pub fn turn_to_tab(&self, tab: &str) {
        self.post("/window", &json!({ "handle": tab })).expect("the tab is open");
    }

    /// Runs a script in the page, with `arguments`, and gives what it returns.
    pub fn run(&self, script: &str, arguments: Value) -> Value {
        self.try_run(script, arguments).expect("the script runs")
    }

    /// Like [`Driver::run`], while a page may be on its way out.
    pub fn try_run(&self, script: &str, arguments: Value) -> Result<Value, Refused> {
        self.post("/execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs a script that calls its last argument when it is done.
    pub fn run_async(&self, script: &str, arguments: Value) -> Value {
        self.post("/execute/async", &json!({ "script": script, "args": arguments }))
            .expect("the script runs")
    }

    /// The element a script returns, if it returns one.
    pub fn element(&self, script: &str, arguments: Value) -> Option<Element> {
        let found = self.try_run(script, arguments).ok()?;
        found.get(ELEMENT).is_some().then_some(Element(found))
    }

    /// Clicks as a person does: the element comes into view, and nothing may lie on it.
    pub fn click(&self, element: &Element) -> Result<(), Refused> {
        self.post(&format!("/element/{}/click", element.id()), &json!({})).map(drop)
    }

    /// Empties a field and types into it.
    pub fn write(&self, element: &Element, text: &str) -> Result<(), Refused> {
        self.post(&format!("/element/{}/clear", element.id()), &json!({}))?;
        self.post(&format!("/element/{}/value", element.id()), &json!({ "text": text })).map(drop)
    }

    /// Gives a file field the file at this path.
    pub fn give_file(&self, field: &Element, path: &str) -> Result<(), Refused> {
        self.post(&format!("/element/{}/value", field.id()), &json!({ "text": path })).map(drop)
    }

    /// Presses and lets go of one key, wherever the focus is.
    pub fn key(&self, key: char) {
        let actions = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": [
            { "type": "keyDown", "value": key }, { "type": "keyUp", "value": key },
        ] }] });
        self.post("/actions", &actions).expect("the key is pressed");
    }

    /// A command of the Chrome DevTools Protocol. Chromium only.
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.post("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
            .expect("Chromium knows the command")
    }

    /// What Chromium wrote into one of its logs since it was asked last.
    pub fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.post("/se/log", &json!({ "type": kind })).expect("Chromium keeps logs");
        entries.as_array().cloned().unwrap_or_default()
    }

    fn get(&self, path: &str) -> Result<Value, Refused> {
        let answer = self.agent.get(format!("{}{path}", self.address)).call();
        Self::value(answer)
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, Refused> {
        let answer = self.agent.post(format!("{}{path}", self.address)).send_json(body);
        Self::value(answer)
    }

    fn value(
        answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
    ) -> Result<Value, Refused> {
        let mut answer = answer.map_err(|why| Refused(why.to_string()))?;
        let body = answer.body_mut().with_config().limit(64 << 20);
        let mut body: Value = body.read_json().map_err(|why| Refused(why.to_string()))?;
        let value = body["value"].take();
        if value["error"].is_string() && value["message"].is_string() {
            return Err(Refused(format!("{}: {}", value["error"], value["message"])));
        }
        Ok(value)
    }
}

impl Element {
    fn id(&self) -> &str {
        self.0[ELEMENT].as_str().unwrap_or_default()
    }
}
