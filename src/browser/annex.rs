//! The annex, a second program that the page loads when something first asks for it: see
//! `src/bin/annex.rs`. The start script, which `prepare page` writes, knows where it is.
//!
//! No passphrase is kept: it goes from its field into a call and is gone when the call ends. It
//! stands in no storage, no draft and no address, and nothing here writes to the console.

use crate::exchange::{LockTrouble, RANDOM_BYTES};
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

/// The same letters however they were typed: NFC.
fn composed(passphrase: &str) -> String {
    JsString::from(passphrase).normalize("NFC").into()
}
