//! The annex: a second program in the page, loaded when something first asks for it, so that what few
//! visits need costs no first load anything. `browser/annex.rs` calls what is exported here.

#[cfg(target_arch = "wasm32")]
mod exports {
    use doorways::exchange::{self, Arrived, Drawing, Effort, LockTrouble, arrived, seal};
    use wasm_bindgen::prelude::*;

    /// See [`seal`]. `undefined` when the device has too little memory left.
    #[wasm_bindgen(js_name = seal)]
    pub fn sealed(plain: &[u8], passphrase: &str, random: &[u8]) -> Option<String> {
        let random = random.try_into().ok()?;
        seal(plain, passphrase, random, Effort::USUAL).ok()
    }

    /// Opens a sealed hand-over. `undefined` when the passphrase is another one.
    ///
    /// # Errors
    /// `undefined` as well, when the device has too little memory left.
    #[wasm_bindgen]
    pub fn open(text: &str, passphrase: &str) -> Result<Option<Vec<u8>>, JsValue> {
        let Ok(Arrived::Sealed(sealed)) = arrived(text) else { return Err(JsValue::UNDEFINED) };
        match sealed.open(passphrase) {
            Ok(plain) => Ok(Some(plain)),
            Err(LockTrouble::WrongPassphrase) => Ok(None),
            Err(_) => Err(JsValue::UNDEFINED),
        }
    }

    /// See [`exchange::drawn`]. Each as its width in modules, a space, and its path; none when one
    /// says more than a code holds.
    #[wasm_bindgen]
    pub fn drawn(says: Vec<String>) -> Vec<String> {
        let line = |Drawing { modules, path }| format!("{modules} {path}");
        exchange::drawn(&says).unwrap_or_default().into_iter().map(line).collect()
    }

    /// See [`exchange::found`].
    #[wasm_bindgen]
    pub fn found(brightness: &[u8], width: usize) -> Vec<String> {
        exchange::found(brightness, width)
    }
}

fn main() {}
