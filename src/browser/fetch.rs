//! Reading a file of the site's own folder.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

/// Why a file did not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotFetched {
    /// No answer: no network, or the server is gone.
    NoAnswer,
    /// The server says there is no such file.
    Missing,
}

/// The text of a file, by its address relative to the page.
///
/// # Errors
/// [`NotFetched`].
pub async fn text(address: &str) -> Result<String, NotFetched> {
    answered(super::window().fetch_with_str(address)).await
}

/// The text of a file, from the host and from no cache: what came before was broken.
///
/// # Errors
/// [`NotFetched`].
pub async fn text_again(address: &str) -> Result<String, NotFetched> {
    let from_host = RequestInit::new();
    from_host.set_cache(RequestCache::Reload);
    answered(super::window().fetch_with_str_and_init(address, &from_host)).await
}

async fn answered(asked: Promise) -> Result<String, NotFetched> {
    let response: Response = JsFuture::from(asked)
        .await
        .map_err(|_| NotFetched::NoAnswer)?
        .dyn_into()
        .map_err(|_| NotFetched::NoAnswer)?;
    if !response.ok() {
        return Err(NotFetched::Missing);
    }
    let text = response.text().map_err(|_| NotFetched::NoAnswer)?;
    JsFuture::from(text).await.ok().and_then(|text| text.as_string()).ok_or(NotFetched::NoAnswer)
}
