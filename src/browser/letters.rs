//! Capital and small letters of any alphabet: the browser has the tables for them.

use js_sys::JsString;

/// The text in capital letters.
pub fn upper(text: &str) -> String {
    JsString::from(text).to_upper_case().into()
}

/// The text in small letters.
pub fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}
