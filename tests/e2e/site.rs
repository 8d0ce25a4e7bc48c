//! A static host, as plain as they come: it serves a folder under a sub-path and knows file types.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use tiny_http::{Header, Request, Response, Server};

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
    server: Arc<Server>,
    asked: Arc<Mutex<Vec<String>>>,
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
        let server = Arc::new(Server::http("127.0.0.1:0").expect("a free port"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let file = Arc::new(file);
        let (host, noted) = (Arc::clone(&server), Arc::clone(&asked));
        thread::spawn(move || {
            for request in host.incoming_requests() {
                noted.lock().expect("nobody panics here").push(request.url().to_owned());
                // Each answer on its own: a browser may stop reading one file until it has another.
                let file = Arc::clone(&file);
                thread::spawn(move || answer(request, encoding, &*file));
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

fn answer(request: Request, encoding: Encoding, file: &impl Fn(&str) -> Option<Vec<u8>>) {
    let path = request.url().split(['?', '#']).next().unwrap_or_default();
    let path = match path.strip_prefix(BELOW) {
        Some("") => Some("index.html"),
        below => below,
    };
    let found = path.and_then(|path| file(path).map(|content| (content, kind_of(path))));
    // A browser that went away does not want its answer any more.
    match found {
        Some((content, kind)) => {
            let header = |name: &str, value: &str| {
                Header::from_bytes(name, value).expect("a header of letters")
            };
            let mut response =
                Response::from_data(content).with_header(header("content-type", kind));
            if encoding == Encoding::Brotli && kind != "font/woff2" {
                response.add_header(header("content-encoding", "br"));
                // A warm start is about files that are still in the cache.
                response.add_header(header("cache-control", "max-age=600"));
            }
            request.respond(response).ok();
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
