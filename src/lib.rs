//! Doorways: a personal learning planner that runs wholly in the browser.
//!
//! Everything outside `browser` and `ui` is pure and builds on the host. Start reading at
//! ARCHITECTURE.md.

pub mod course;
pub mod exchange;
pub mod facts;
pub mod id;
pub mod keeping;
pub mod learning;
pub mod order;
pub mod route;
pub mod words;

mod dice;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;
