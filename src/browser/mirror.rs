//! A second copy of every line, in IndexedDB: slower to answer than local storage, but on the disk
//! when it says so. Chromium keeps up to a minute of local storage in memory and loses it when it is
//! killed.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

const NAME: &str = "doorways";
const STORE: &str = "lines";

/// The second copy of this origin.
#[derive(Debug, Clone)]
pub struct Mirror {
    database: IdbDatabase,
}

impl Mirror {
    /// Opens the second copy, if the browser lets this page have one.
    pub async fn open() -> Option<Self> {
        let factory = super::window().indexed_db().ok().flatten()?;
        let request = factory.open_with_u32(NAME, 1).ok()?;
        let fresh = request.clone();
        let make = Closure::once_into_js(move || {
            let database = fresh.result().ok().and_then(|db| db.dyn_into::<IdbDatabase>().ok());
            if let Some(database) = database {
                // When the store cannot be made, opening fails, and there is no second copy.
                database.create_object_store(STORE).ok();
            }
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        let database: IdbDatabase = answer(&request).await.ok()?.dyn_into().ok()?;
        // A newer Doorways in another tab may want to change the store: make way.
        let old = database.clone();
        let make_way = Closure::once_into_js(move || old.close());
        database.set_onversionchange(Some(make_way.unchecked_ref()));
        Some(Self { database })
    }

    /// Every key; nothing when they cannot be read.
    pub async fn keys(&self) -> Vec<String> {
        let asked = self.store("readonly").and_then(|(_, store)| store.get_all_keys().ok());
        let Some(asked) = asked else { return Vec::new() };
        let Ok(keys) = answer(&asked).await else { return Vec::new() };
        Array::from(&keys).iter().filter_map(|key| key.as_string()).collect()
    }

    /// The lines under some keys, asked for in one go.
    pub async fn lines(&self, keys: Vec<String>) -> Vec<(String, String)> {
        let Some((_, store)) = self.store("readonly") else { return Vec::new() };
        let asked: Vec<_> = keys
            .into_iter()
            .filter_map(|key| Some((store.get(&JsValue::from_str(&key)).ok()?, key)))
            .collect();
        let mut lines = Vec::with_capacity(asked.len());
        // A transaction answers in the order it was asked: once the last answer is there, all are.
        if let Some((last, _)) = asked.last() {
            answer(last).await.ok();
        }
        for (request, key) in asked {
            if let Some(line) = request.result().ok().and_then(|line| line.as_string()) {
                lines.push((key, line));
            }
        }
        lines
    }

    /// Removes lines. Should it not get there, they are found again and nothing is lost.
    pub fn remove(&self, keys: &[String]) {
        if let Some((_, store)) = self.store("readwrite") {
            for key in keys {
                store.delete(&JsValue::from_str(key)).ok();
            }
        }
    }

    /// Removes every line whose key begins with `prefix`, and keeps one in their place, all or none.
    pub fn put_in_place_of(&self, prefix: &str, key: &str, line: &str) {
        let Some((_, store)) = self.store("readwrite") else { return };
        // Keys are ASCII, so nothing that begins with the prefix comes after this.
        let (from, to) = (JsValue::from_str(prefix), JsValue::from_str(&format!("{prefix}\u{7f}")));
        if let Ok(range) = IdbKeyRange::bound(&from, &to) {
            store.delete(&range).ok();
        }
        store.put_with_key(&JsValue::from_str(line), &JsValue::from_str(key)).ok();
    }

    /// Keeps lines under their keys, all or none, and says when they are on the disk, or that they
    /// will not be.
    pub fn put(&self, lines: &[(String, String)], done: impl FnOnce(bool) + 'static) {
        let Some((transaction, store)) = self.store("readwrite") else { return done(false) };
        for (key, line) in lines {
            // `add` refuses a key that is taken: a kept line is never overwritten.
            let (key, line) = (JsValue::from_str(key), JsValue::from_str(line));
            if store.add_with_key(&line, &key).is_err() {
                return done(false);
            }
        }
        // One of the two happens, once.
        let done = std::rc::Rc::new(std::cell::Cell::new(Some(done)));
        let say = |kept: bool| {
            let done = std::rc::Rc::clone(&done);
            Closure::once_into_js(move || {
                if let Some(done) = done.take() {
                    done(kept);
                }
            })
        };
        transaction.set_oncomplete(Some(say(true).unchecked_ref()));
        transaction.set_onabort(Some(say(false).unchecked_ref()));
    }

    /// A transaction of its own, with strict durability: it completes when the disk has it.
    fn store(&self, mode: &str) -> Option<(IdbTransaction, IdbObjectStore)> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).ok()?;
        // web-sys has the options only behind an unstable flag, so the method is called by name.
        let begin = Reflect::get(&self.database, &"transaction".into()).ok()?;
        let begin: Function = begin.dyn_into().ok()?;
        let transaction = begin.call3(&self.database, &STORE.into(), &mode.into(), &options);
        let transaction: IdbTransaction = transaction.ok()?.dyn_into().ok()?;
        let store = transaction.object_store(STORE).ok()?;
        Some((transaction, store))
    }
}

/// What a request answers, once it does.
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let asked = request.clone();
    let promise = Promise::new(&mut |done: Function, failed: Function| {
        let answered = asked.clone();
        let success = Closure::once_into_js(move || {
            // A settled promise has nobody left to fail for.
            done.call1(&JsValue::NULL, &answered.result().unwrap_or(JsValue::NULL)).ok();
        });
        asked.set_onsuccess(Some(success.unchecked_ref()));
        asked.set_onerror(Some(&failed));
    });
    JsFuture::from(promise).await
}
