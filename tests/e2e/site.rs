//! A static host, as plain as they come: it serves a folder under a sub-path and knows file types.
//!
//! Each connection has a thread of its own. Browsers open several at once and keep them open, and a
//! host that lets one wait until another is closed lets a page wait for minutes.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// The folder of the site on the host. Never the root, so that only relative addresses work.
const BELOW: &str = "/school/doorways/";

/// How the host says its files are compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Not at all.
    Plain,
    /// With brotli, all but fonts.
    #[allow(dead_code, reason = "the journeys load plain files, the benchmark compressed ones")]
    Brotli,
}

/// A site that is served for as long as this value lives.
pub struct Site {
    host: Arc<Host>,
    ip: SocketAddr,
}

/// The content of the file at a path such as `index.html`.
type File = dyn Fn(&str) -> Option<Vec<u8>> + Send + Sync;

/// What answers the browsers.
struct Host {
    file: Box<File>,
    encoding: Encoding,
    asked: Mutex<Vec<String>>,
    is_gone: AtomicBool,
}

impl Site {
    /// The release site in `dist/`.
    pub fn shipped() -> Self {
        Self::serving(read)
    }

    /// A site whose files are what `file` answers for a path such as `index.html`.
    pub fn serving(file: impl Fn(&str) -> Option<Vec<u8>> + Send + Sync + 'static) -> Self {
        Self::encoded(Encoding::Plain, file)
    }

    /// A site whose `file`s are compressed already.
    pub fn encoded(
        encoding: Encoding,
        file: impl Fn(&str) -> Option<Vec<u8>> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let ip = listener.local_addr().expect("a listener has an address");
        let host = Arc::new(Host {
            file: Box::new(file),
            encoding,
            asked: Mutex::default(),
            is_gone: AtomicBool::new(false),
        });
        let answering = Arc::clone(&host);
        thread::spawn(move || {
            for connection in listener.incoming() {
                if answering.is_gone.load(Ordering::Relaxed) {
                    return;
                }
                let host = Arc::clone(&answering);
                // A browser that went away does not want its answers any more.
                thread::spawn(move || connection.and_then(|browser| host.serve(&browser)).ok());
            }
        });
        Self { host, ip }
    }

    /// The address of the site, with a slash at the end.
    pub fn address(&self) -> String {
        format!("http://{}{BELOW}", self.ip)
    }

    /// The paths that were asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.host.asked.lock().expect("nobody panics here").clone()
    }

    /// Whether a path belongs to the site.
    pub fn owns(path: &str) -> bool {
        path.starts_with(BELOW)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.host.is_gone.store(true, Ordering::Relaxed);
        // Whoever waits for connections learns it with the next one.
        TcpStream::connect(self.ip).ok();
    }
}

/// A file of the release site.
pub fn read(path: &str) -> Option<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    assert!(root.join("index.html").exists(), "dist/ is missing: run ./dev build");
    std::fs::read(root.join(path)).ok()
}

impl Host {
    /// Answers one request after another, until the browser or the host has enough.
    fn serve(&self, browser: &TcpStream) -> std::io::Result<()> {
        browser.set_nodelay(true)?;
        let mut lines = BufReader::new(browser).lines();
        while let Some(request) = lines.next().transpose()? {
            // What the browser says of itself changes no answer.
            while lines.next().transpose()?.is_some_and(|header| !header.is_empty()) {}
            if self.is_gone.load(Ordering::Relaxed) {
                break;
            }
            let url = request.split(' ').nth(1).unwrap_or_default();
            self.asked.lock().expect("nobody panics here").push(url.to_owned());
            self.answer(url, browser)?;
        }
        Ok(())
    }

    fn answer(&self, url: &str, mut browser: impl Write) -> std::io::Result<()> {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let path = match path.strip_prefix(BELOW) {
            Some("") => Some("index.html"),
            below => below,
        };
        let found = path.and_then(|path| (self.file)(path).map(|content| (content, kind_of(path))));
        let (status, kind, content) = match found {
            Some((content, kind)) => ("200 OK", kind, content),
            None => ("404 Not Found", "text/plain", b"no such file".to_vec()),
        };
        let is_squeezed = status == "200 OK" && self.encoding == Encoding::Brotli;
        // A warm start is about files that are still in the cache.
        let more = if is_squeezed && kind != "font/woff2" {
            "content-encoding: br\r\ncache-control: max-age=600\r\n"
        } else {
            ""
        };
        let length = content.len();
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n{more}\r\n"
        );
        browser.write_all(&[head.into_bytes(), content].concat())
    }
}

fn kind_of(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
