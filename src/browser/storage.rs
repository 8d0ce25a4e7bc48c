//! The browser's local storage as a shelf, and small keys for the taste of this device.

use crate::keeping::{NotKept, Shelf};
use gloo_storage::{LocalStorage, SessionStorage, Storage as _};
use wasm_bindgen::prelude::*;
use web_sys::{Event, Storage, StorageEvent};

/// Whether this page may keep anything on this device.
///
/// `gloo_storage` panics when the browser blocks storage, so ask first.
pub fn local_is_open() -> bool {
    matches!(super::window().local_storage(), Ok(Some(_)))
}

fn session_is_open() -> bool {
    matches!(super::window().session_storage(), Ok(Some(_)))
}

/// The local storage of this origin. Make one only when [`local_is_open`].
#[derive(Debug)]
pub struct LocalShelf {
    storage: Storage,
}

impl LocalShelf {
    /// The shelf, if the browser lets this page keep anything.
    pub fn probe() -> Option<Self> {
        local_is_open().then(|| Self { storage: LocalStorage::raw() })
    }
}

impl Shelf for LocalShelf {
    fn lines(&self) -> Vec<(String, String)> {
        let count = self.storage.length().unwrap_or(0);
        (0..count)
            .filter_map(|nth| self.storage.key(nth).ok().flatten())
            .filter_map(|key| self.line(&key).map(|line| (key, line)))
            .collect()
    }

    fn line(&self, key: &str) -> Option<String> {
        self.storage.get_item(key).ok().flatten()
    }

    fn put(&self, key: &str, line: &str) -> Result<(), NotKept> {
        self.storage.set_item(key, line).map_err(|why| {
            let name = js_sys::Reflect::get(&why, &"name".into()).ok().and_then(|n| n.as_string());
            if name.as_deref() == Some("QuotaExceededError") {
                NotKept::Full
            } else {
                NotKept::Blocked
            }
        })
    }

    fn remove(&self, key: &str) {
        // It can fail where storage was blocked meanwhile; then what stands there is found again.
        self.storage.remove_item(key).ok();
    }
}

/// Something happened to local storage that this tab did not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Another tab keeps a line under a key.
    Kept(String, String),
    /// The line under this key left: removed by another tab, or by a browser that had no room after
    /// all for what it had seemed to keep.
    Left(String),
    /// Anything may have: it was emptied, or somebody comes back to this tab or goes to another place.
    Unknown,
}

/// Calls back whenever something happens to local storage that this tab did not do.
pub fn on_change_elsewhere(tell: impl Fn(Change) + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let event = event.dyn_into::<StorageEvent>().ok();
        tell(match event.and_then(|event| Some((event.key()?, event.new_value()))) {
            Some((key, Some(line))) => Change::Kept(key, line),
            Some((key, None)) => Change::Left(key),
            None => Change::Unknown,
        });
    });
    for event in ["storage", "focus", "hashchange"] {
        super::window()
            .add_event_listener_with_callback(event, listener.as_ref().unchecked_ref())
            .expect("a window takes listeners");
    }
    // The app listens for as long as the page lives.
    listener.forget();
}

/// Asks the browser not to clear this site away when space runs short. Its answer changes nothing.
pub fn ask_to_persist() {
    // Some browsers have no such promise to give; then nothing is lost.
    super::window().navigator().storage().persist().ok();
}

/// A taste of this device, such as the language. Nothing is lost when it cannot be kept.
pub fn taste(key: &str) -> Option<String> {
    if local_is_open() { LocalStorage::get(key).ok() } else { None }
}

/// Remembers a taste of this device.
pub fn remember_taste(key: &str, value: &str) {
    if local_is_open() {
        // A taste that cannot be kept is asked for again next time; work is never kept this way.
        LocalStorage::set(key, value).ok();
    }
}

/// Forgets a taste of this device.
pub fn forget_taste(key: &str) {
    if local_is_open() {
        LocalStorage::delete(key);
    }
}

/// What this tab alone remembers until it is closed.
pub fn in_tab(key: &str) -> Option<String> {
    if session_is_open() { SessionStorage::get(key).ok() } else { None }
}

/// Makes this tab remember something, or forget it.
pub fn remember_in_tab(key: &str, value: Option<&str>) {
    if !session_is_open() {
        return;
    }
    match value {
        // Forgotten at worst: the hall then asks whose work it is.
        Some(value) => SessionStorage::set(key, value).unwrap_or_default(),
        None => SessionStorage::delete(key),
    }
}
