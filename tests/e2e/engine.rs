//! The three browser engines that a student may meet, each started fresh and ended afterwards.

use crate::webdriver::{Driver, wait_for};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, as on Chromebooks; Chrome and Edge alike.
    Chromium,
    /// Firefox ESR.
    Firefox,
    /// WebKitGTK, the nearest to Safari that runs here.
    WebKit,
}

/// What a browser is started with, beside the defaults.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// A folder in which the browser keeps everything; a fresh one when `None`.
    pub profile: Option<PathBuf>,
    /// How long the browser keeps what a site gives it. Chromium and Firefox only.
    pub keeping: Keeping,
    /// The browser logs every request. Chromium only.
    pub logs_requests: bool,
    /// What the camera sees, or that pages may not have it. Chromium only.
    pub camera: Option<Camera>,
}

/// How long a browser keeps what a site gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keeping {
    /// As long as nobody clears it away.
    #[default]
    Always,
    /// Not at all: what could be kept cannot even be touched.
    Never,
    /// Until the browser is closed. Chromium only.
    UntilClosed,
    /// As long as a window is open that leaves no traces.
    InPrivate,
}

/// A camera that a browser has.
#[derive(Debug, Clone)]
pub enum Camera {
    /// It sees this film, a `.y4m` file, again and again.
    Sees(PathBuf),
    /// Whoever looks after the device does not allow it.
    Forbidden,
}

/// An open browser. It closes when it goes out of scope.
pub struct Browser {
    driver: Driver,
    programs: Vec<Running>,
}

impl Engine {
    /// Opens a browser with a fresh profile.
    pub fn open(self) -> Browser {
        self.open_with(&Wishes::default())
    }

    /// Opens a browser.
    pub fn open_with(self, wishes: &Wishes) -> Browser {
        let port = free_port();
        let profile = wishes.profile.clone().unwrap_or_else(fresh_folder);
        let mut programs = Vec::new();
        let capabilities = match self {
            Self::Chromium => {
                programs.push(Running::start(
                    Command::new("chromedriver").arg(format!("--port={port}")),
                ));
                chromium(&profile, wishes)
            }
            Self::Firefox => {
                let mut gecko = Command::new("geckodriver");
                gecko.args(["--host", "127.0.0.1", "--port", &port.to_string(), "--log", "fatal"]);
                programs.push(Running::start(&mut gecko));
                firefox(&profile, wishes)
            }
            Self::WebKit => {
                let (screen, display) = virtual_screen();
                programs.push(screen);
                let mut webkit = Command::new("WebKitWebDriver");
                webkit
                    .arg("--host=127.0.0.1")
                    .arg(format!("--port={port}"))
                    .env("DISPLAY", &display)
                    .env("GDK_BACKEND", "x11")
                    .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
                    .env("HOME", &profile);
                programs.push(Running::start(&mut webkit));
                webkit_gtk()
            }
        };
        let driver = Driver::open(&format!("http://127.0.0.1:{port}"), &capabilities);
        Browser { driver, programs }
    }
}

impl Deref for Browser {
    type Target = Driver;

    fn deref(&self) -> &Driver {
        &self.driver
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.driver.close();
        // The driver before the screen it draws on.
        while let Some(program) = self.programs.pop() {
            drop(program);
        }
    }
}

fn chromium(profile: &Path, wishes: &Wishes) -> Value {
    let mut preferences = json!({ "credentials_enable_service": false });
    let mut arguments = vec![
        "--headless".to_owned(),
        "--no-sandbox".into(),
        "--disable-gpu".into(),
        "--disable-quic".into(),
        "--no-first-run".into(),
        "--disable-background-networking".into(),
        "--disable-component-update".into(),
        "--disable-sync".into(),
        "--disable-dev-shm-usage".into(),
        "--window-size=1366,768".into(),
        "--lang=en-US".into(),
        format!("--user-data-dir={}", profile.display()),
    ];
    let cookies = "profile.default_content_setting_values.cookies";
    match wishes.keeping {
        Keeping::Always => {}
        Keeping::Never => preferences[cookies] = json!(2),
        Keeping::UntilClosed => preferences[cookies] = json!(4),
        Keeping::InPrivate => arguments.push("--incognito".into()),
    }
    if let Some(camera) = &wishes.camera {
        arguments.push("--use-fake-device-for-media-stream".into());
        match camera {
            Camera::Forbidden => {
                preferences["profile.default_content_setting_values.media_stream_camera"] =
                    json!(2);
            }
            Camera::Sees(film) => {
                // The question whether the page may have the camera is answered with yes.
                arguments.push("--use-fake-ui-for-media-stream".into());
                arguments.push(format!("--use-file-for-fake-video-capture={}", film.display()));
            }
        }
    }
    let mut capabilities =
        json!({ "goog:chromeOptions": { "args": arguments, "prefs": preferences } });
    if wishes.logs_requests {
        capabilities["goog:loggingPrefs"] = json!({ "performance": "ALL" });
    }
    capabilities
}

fn firefox(profile: &Path, wishes: &Wishes) -> Value {
    // Two keeps no cookies at all, and nothing else that a site may keep.
    let cookies = if wishes.keeping == Keeping::Never { 2 } else { 5 };
    json!({ "moz:firefoxOptions": {
        "args": ["-headless", "-profile", profile, "--width=1366", "--height=768"],
        "prefs": {
            "intl.accept_languages": "en-US",
            "app.update.enabled": false,
            "datareporting.policy.dataSubmissionEnabled": false,
            "network.cookie.cookieBehavior": cookies,
            "browser.privatebrowsing.autostart": wishes.keeping == Keeping::InPrivate,
        },
    } })
}

fn webkit_gtk() -> Value {
    let folder = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1";
    let other = "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1";
    let folder = if Path::new(folder).exists() { folder } else { other };
    json!({ "webkitgtk:browserOptions": {
        "binary": format!("{folder}/MiniBrowser"),
        "args": ["--automation"],
    } })
}

/// A program that ends when this value goes out of scope.
struct Running(Child);

impl Running {
    #[track_caller]
    fn start(command: &mut Command) -> Self {
        let name = command.get_program().to_string_lossy().into_owned();
        command.stdin(Stdio::null()).stderr(Stdio::null());
        if name != "Xvfb" {
            command.stdout(Stdio::null());
        }
        let child = command.spawn();
        Self(child.unwrap_or_else(|why| panic!("{name} does not start ({why}): run ./dev test")))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // A program that ended by itself needs no ending.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// WebKitGTK has no headless mode, so it gets a screen that nobody sees.
fn virtual_screen() -> (Running, String) {
    let mut command = Command::new("Xvfb");
    command
        .args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped());
    let mut screen = Running::start(&mut command);
    let mut number = String::new();
    let out = screen.0.stdout.take().expect("its output is piped");
    BufReader::new(out).read_line(&mut number).expect("Xvfb says its number");
    (screen, format!(":{}", number.trim()))
}

fn free_port() -> u16 {
    // The port is free again when the listener goes, and the driver takes it at once.
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("a listener has an address").port()
}

/// A new empty folder below `target/`.
pub fn fresh_folder() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let nth = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("browser-{}-{nth}", std::process::id()));
    std::fs::remove_dir_all(&folder).ok();
    wait_for("a fresh folder", || std::fs::create_dir_all(&folder).ok());
    folder
}
