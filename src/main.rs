//! The program in the page. On the host there is none: see `prepare` and the tests.

#[cfg(target_arch = "wasm32")]
fn main() {
    doorways::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Doorways runs in a browser: ./dev serve");
}
