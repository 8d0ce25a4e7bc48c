//! How work leaves and enters the page: downloads, chosen and dropped files, the clipboard, and
//! compression by the browser's own code.

use js_sys::{Array, ArrayBuffer, Function, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, DataTransfer, DragEvent, Element, Event, File, FileList,
    HtmlAnchorElement, HtmlInputElement, ReadableStreamDefaultReader, ReadableWritablePair,
    Response, Url,
};

/// Hands a text file of some media type to the browser's downloads. Whether it gets there, the browser alone knows.
///
/// # Errors
/// When the browser makes no file of it.
pub fn download(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = super::document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The download has its own hold of the blob by the time this runs.
    super::page::after(60_000, move || {
        Url::revoke_object_url(&address).ok();
    });
    Ok(())
}

/// Copies text to the clipboard. Whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    // `navigator.clipboard` is missing where the page is not served safely.
    let clipboard = Reflect::get(&super::window().navigator(), &"clipboard".into());
    if !clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(super::window().navigator().clipboard().write_text(text)).await.is_ok()
}

/// The address of the page, without the part after `#`.
pub fn address() -> String {
    let address = super::window().location().href().unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// The file that was chosen in a file field, and the field emptied, so that the same file can be
/// chosen again.
pub fn chosen(field: &HtmlInputElement) -> Option<File> {
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

/// All files that were chosen in a file field, and the field emptied.
pub fn all_chosen(field: &HtmlInputElement) -> Vec<File> {
    let files = all_of(field.files());
    field.set_value("");
    files
}

/// Files that are dropped or pasted anywhere in the page, told for as long as this value lives.
pub struct Arrivals {
    listener: Closure<dyn Fn(Event)>,
}

impl Arrivals {
    const WAYS: [&str; 3] = ["dragover", "drop", "paste"];

    /// Tells of them from now on.
    pub fn listen(tell: impl Fn(Vec<File>) + 'static) -> Self {
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let Some(carried) = carried_by(&event) else { return };
            let has = |kind: &str| carried.types().includes(&kind.into(), 0);
            // An office program copies text with a picture of it; a field wants the text.
            if !has(FILES) || (is_at_a_field(&event) && has("text/plain")) {
                return;
            }
            if event.type_() == "dragover" {
                return carried.set_drop_effect("copy");
            }
            event.prevent_default();
            tell(all_of(carried.files()));
        });
        for way in Self::WAYS {
            super::window()
                .add_event_listener_with_callback(way, listener.as_ref().unchecked_ref())
                .expect("a window takes listeners");
        }
        Self { listener }
    }
}

impl Drop for Arrivals {
    fn drop(&mut self) {
        let listener = self.listener.as_ref().unchecked_ref();
        for way in Self::WAYS {
            // It was added, so it is there.
            super::window().remove_event_listener_with_callback(way, listener).ok();
        }
    }
}

/// From now on the browser does not leave the app for something that is dropped on it. Text still
/// goes into fields.
pub fn stay_when_something_is_dropped() {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let Some(carried) = carried_by(&event) else { return };
        if is_at_a_field(&event) && !carried.types().includes(&FILES.into(), 0) {
            return;
        }
        event.prevent_default();
        // A page that wants files says so after this.
        carried.set_drop_effect("none");
    });
    for way in ["dragover", "drop"] {
        super::window()
            .add_event_listener_with_callback(way, listener.as_ref().unchecked_ref())
            .expect("a window takes listeners");
    }
    // The app stays for as long as the page lives.
    listener.forget();
}

/// Whether a file says that it is a picture.
pub fn is_picture(file: &File) -> bool {
    file.type_().starts_with("image/")
}

/// How browsers call files among what is dragged or pasted.
const FILES: &str = "Files";

fn carried_by(event: &Event) -> Option<DataTransfer> {
    match event.dyn_ref::<DragEvent>() {
        Some(dragged) => dragged.data_transfer(),
        None => event.dyn_ref::<ClipboardEvent>()?.clipboard_data(),
    }
}

fn is_at_a_field(event: &Event) -> bool {
    let at = event.target().and_then(|at| at.dyn_into::<Element>().ok());
    at.is_some_and(|at| matches!(at.tag_name().as_str(), "INPUT" | "TEXTAREA"))
}

fn all_of(files: Option<FileList>) -> Vec<File> {
    files.map_or_else(Vec::new, |files| (0..files.length()).filter_map(|n| files.get(n)).collect())
}

/// The text of a file; `None` when it has more than `largest` bytes or cannot be read.
pub async fn text(file: &File, largest: usize) -> Option<String> {
    #[allow(clippy::cast_precision_loss, reason = "limits stay far below 2^52")]
    if file.size() > largest as f64 {
        return None;
    }
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// The text compressed, if this browser can.
pub async fn squeezed(text: &str) -> Option<Vec<u8>> {
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
    let stream = blob.stream().pipe_through(&made_by("CompressionStream")?);
    let answer = Response::new_with_opt_readable_stream(Some(&stream)).ok()?;
    let bytes: ArrayBuffer =
        JsFuture::from(answer.array_buffer().ok()?).await.ok()?.dyn_into().ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}

/// What was compressed; `None` when it is damaged, is no text or grows beyond `largest` bytes.
pub async fn unsqueezed(bytes: &[u8], largest: usize) -> Option<String> {
    let bytes = Uint8Array::from(bytes);
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&bytes)).ok()?;
    let stream = blob.stream().pipe_through(&made_by("DecompressionStream")?);
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut text = Vec::new();
    loop {
        let step = JsFuture::from(reader.read()).await.ok()?;
        if Reflect::get(&step, &"done".into()).ok()?.is_truthy() {
            return String::from_utf8(text).ok();
        }
        let piece: Uint8Array = Reflect::get(&step, &"value".into()).ok()?.dyn_into().ok()?;
        text.extend(piece.to_vec());
        if text.len() > largest {
            // Nobody waits for the rest.
            drop(reader.cancel());
            return None;
        }
    }
}

/// A stream of the browser's that compresses or fills up again; web-sys has these only behind an
/// unstable flag.
fn made_by(name: &str) -> Option<ReadableWritablePair> {
    let maker: Function = Reflect::get(&super::window(), &name.into()).ok()?.dyn_into().ok()?;
    let stream = Reflect::construct(&maker, &Array::of1(&"deflate-raw".into())).ok()?;
    Some(stream.unchecked_into())
}
