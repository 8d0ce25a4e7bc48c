//! The annex, a second program that the page loads when something first asks for it: see
//! `src/bin/annex.rs`. The start script, which `prepare page` writes, knows where it is.
//!
//! No passphrase is kept: it goes from its field into a call and is gone when the call ends. It
//! stands in no storage, no draft and no address, and nothing here writes to the console.

use crate::exchange::{Drawing, LockTrouble, RANDOM_BYTES};
use js_sys::{Function, JsString, Promise, Reflect};
use std::cell::OnceCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The annex did not come: no network, or the file is gone from the host. It can be asked for again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotThere;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    type Annex;

    #[wasm_bindgen(method, catch)]
    fn seal(
        this: &Annex,
        plain: &[u8],
        passphrase: &str,
        random: &[u8],
    ) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn open(this: &Annex, text: &str, passphrase: &str) -> Result<Option<Vec<u8>>, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn drawn(this: &Annex, says: Vec<String>) -> Result<Vec<String>, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn found(this: &Annex, brightness: &[u8], width: u32) -> Result<Vec<String>, JsValue>;
}

thread_local! {
    static ANNEX: OnceCell<Annex> = const { OnceCell::new() };
}

/// Loads the annex, so that the next call need not wait for it.
///
/// # Errors
/// [`NotThere`].
pub async fn ready() -> Result<(), NotThere> {
    annex().await.map(drop)
}

async fn annex() -> Result<Annex, NotThere> {
    if let Some(annex) = ANNEX.with(|annex| annex.get().cloned()) {
        return Ok(annex);
    }
    let load = Reflect::get(&super::window(), &"annex".into()).map_err(|_| NotThere)?;
    let load: Function = load.dyn_into().map_err(|_| NotThere)?;
    let asked: Promise =
        load.call0(&JsValue::UNDEFINED).and_then(JsCast::dyn_into).map_err(|_| NotThere)?;
    let annex: Annex = JsFuture::from(asked).await.map_err(|_| NotThere)?.unchecked_into();
    // Two may have asked at once: either of the same program will do.
    ANNEX.with(|first| first.set(annex.clone()).ok());
    Ok(annex)
}

/// Seals bytes with a passphrase. While the key is made, nothing else happens on the page: let it say
/// so first.
///
/// # Errors
/// [`LockTrouble::NotThere`] or [`LockTrouble::NoRoom`].
pub async fn seal(plain: &[u8], passphrase: &str) -> Result<String, LockTrouble> {
    let annex = annex().await.map_err(|NotThere| LockTrouble::NotThere)?;
    let random: [u8; RANDOM_BYTES] = super::random::bytes();
    let sealed = annex.seal(plain, &composed(passphrase), &random);
    sealed.ok().flatten().ok_or(LockTrouble::NoRoom)
}

/// Opens the text of a sealed hand-over. While the key is made, nothing else happens on the page.
///
/// # Errors
/// [`LockTrouble::NotThere`], [`LockTrouble::WrongPassphrase`] or [`LockTrouble::NoRoom`].
pub async fn open(text: &str, passphrase: &str) -> Result<Vec<u8>, LockTrouble> {
    let annex = annex().await.map_err(|NotThere| LockTrouble::NotThere)?;
    match annex.open(text, &composed(passphrase)) {
        Ok(Some(plain)) => Ok(plain),
        Ok(None) => Err(LockTrouble::WrongPassphrase),
        Err(_) => Err(LockTrouble::NoRoom),
    }
}

/// Draws codes that say these texts, each short enough for one.
///
/// # Errors
/// [`NotThere`].
pub async fn drawn(says: Vec<String>) -> Result<Vec<Drawing>, NotThere> {
    let lines = annex().await?.drawn(says).map_err(|_| NotThere)?;
    let drawing = |line: &String| {
        let (modules, path) = line.split_once(' ')?;
        Some(Drawing { modules: modules.parse().ok()?, path: path.to_owned() })
    };
    let drawings = lines.iter().filter_map(drawing).collect::<Vec<_>>();
    if drawings.is_empty() { Err(NotThere) } else { Ok(drawings) }
}

/// What the codes in a picture say; see [`crate::exchange::found`].
///
/// # Errors
/// [`NotThere`].
pub async fn found(brightness: &[u8], width: u32) -> Result<Vec<String>, NotThere> {
    // A picture that the reader breaks on is one in which it finds nothing. The next may be better.
    Ok(annex().await?.found(brightness, width).unwrap_or_default())
}

/// The same letters however they were typed: NFC.
fn composed(passphrase: &str) -> String {
    JsString::from(passphrase).normalize("NFC").into()
}
