//! A static host, as plain as they come: it serves a folder under a sub-path and knows file types.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use tiny_http::{Header, Request, Response, Server};

/// The folder of the site on the host. Never the root, so that only relative addresses work.
const BELOW: &str = "/school/doorways/";

/// A site that is served for as long as this value lives.
pub struct Site {
    server: Arc<Server>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    /// The release site in `dist/`.
    pub fn shipped() -> Self {
        Self::serving(read)
    }

    /// A site whose files are what `file` answers for a path such as `index.html`.
    pub fn serving(file: impl Fn(&str) -> Option<Vec<u8>> + Send + 'static) -> Self {
        let server = Arc::new(Server::http("127.0.0.1:0").expect("a free port"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (host, noted) = (Arc::clone(&server), Arc::clone(&asked));
        thread::spawn(move || {
            for request in host.incoming_requests() {
                noted.lock().expect("nobody panics here").push(request.url().to_owned());
                answer(request, &file);
            }
        });
        Self { server, asked }
    }

    /// The address of the site, with a slash at the end.
    pub fn address(&self) -> String {
        let ip = self.server.server_addr().to_ip().expect("an IP address");
        format!("http://{ip}{BELOW}")
    }

    /// The paths that were asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("nobody panics here").clone()
    }

    /// Whether a path belongs to the site.
    pub fn owns(path: &str) -> bool {
        path.starts_with(BELOW)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.unblock();
    }
}

/// A file of the release site.
pub fn read(path: &str) -> Option<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    assert!(root.join("index.html").exists(), "dist/ is missing: run ./dev build");
    std::fs::read(root.join(path)).ok()
}

fn answer(request: Request, file: &impl Fn(&str) -> Option<Vec<u8>>) {
    let path = request.url().split(['?', '#']).next().unwrap_or_default();
    let path = match path.strip_prefix(BELOW) {
        Some("") => Some("index.html"),
        below => below,
    };
    let found = path.and_then(|path| file(path).map(|content| (content, kind_of(path))));
    // A browser that went away does not want its answer any more.
    match found {
        Some((content, kind)) => {
            let kind = Header::from_bytes("content-type", kind).expect("a header of letters");
            request.respond(Response::from_data(content).with_header(kind)).ok();
        }
        None => {
            request.respond(Response::from_string("no such file").with_status_code(404)).ok();
        }
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
