//! Eyes: a camera and pictures, and the codes that are seen in them. What they see stays on this
//! device, and is forgotten at once.

use super::annex;
use crate::exchange::MOST_PIXELS;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, DomException, File, HtmlCanvasElement, HtmlVideoElement, ImageBitmap,
    MediaStream, MediaStreamConstraints, MediaStreamTrack, MediaStreamTrackState,
};

/// The largest file that is opened as a picture, in bytes.
const LARGEST_FILE: f64 = 32.0 * 1024.0 * 1024.0;
/// The largest picture whose codes are looked for, in pixels: what a phone's camera takes at most.
const LARGEST_PICTURE: u32 = 50_000_000;
/// The square in the middle of what the camera sees is looked at with these sides in turn, in
/// pixels. A code of a series, 73 modules wide with its border, has up to ten pixels a module there.
const SQUARES: [u32; 3] = [720, 480, 600];
/// The longest side a picture is looked at with. A code that is blurred or grainy at its full size
/// is often clear in a smaller one.
const SIDES: [u32; 3] = [2_000, 1_000, 500];

/// Why there is no camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCamera {
    /// This device has none, or the page is not served safely.
    Missing,
    /// Somebody, or the school, does not allow it.
    Refused,
    /// It does not answer; another program may have it.
    Busy,
}

/// Why nothing can be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unseen {
    /// It is no picture, or a broken one.
    Broken,
    /// It is larger than what is opened.
    TooLarge,
    /// The program that finds codes did not come.
    NotFetched,
}

/// A camera at work. It stops when it goes out of scope.
pub struct Camera {
    stream: MediaStream,
    video: HtmlVideoElement,
    reader: Reader,
    looks: Cell<usize>,
}

impl Camera {
    /// Asks for the camera that looks away from the person, and shows in `video` what it sees.
    ///
    /// # Errors
    /// [`NoCamera`].
    pub async fn open(video: &HtmlVideoElement) -> Result<Self, NoCamera> {
        // `navigator.mediaDevices` is missing where the page is not served safely.
        let navigator = super::window().navigator();
        let devices = Reflect::get(&navigator, &"mediaDevices".into());
        if !devices.is_ok_and(|devices| devices.is_object()) {
            return Err(NoCamera::Missing);
        }
        let wishes = MediaStreamConstraints::new();
        wishes.set_video(&fields(&[
            ("facingMode", &"environment".into()),
            ("width", &fields(&[("ideal", &1280.into())])),
            ("height", &fields(&[("ideal", &720.into())])),
        ]));
        let reader = Reader::new().ok_or(NoCamera::Missing)?;
        let asked = navigator.media_devices().map_err(|_| NoCamera::Missing)?;
        let asked =
            asked.get_user_media_with_constraints(&wishes).map_err(|_| NoCamera::Missing)?;
        let stream = JsFuture::from(asked).await.map_err(|why| why_no_camera(&why))?;
        let stream: MediaStream = stream.unchecked_into();
        let camera = Self { stream, video: video.clone(), reader, looks: Cell::new(0) };
        video.set_src_object(Some(&camera.stream));
        let playing = video.play().map_err(|_| NoCamera::Busy)?;
        JsFuture::from(playing).await.map_err(|_| NoCamera::Busy)?;
        Ok(camera)
    }

    /// What the codes say that it sees right now.
    ///
    /// # Errors
    /// [`Unseen::NotFetched`].
    pub async fn look(&self) -> Result<Vec<String>, Unseen> {
        let (width, height) = (self.video.video_width(), self.video.video_height());
        if width == 0 || height == 0 {
            // The first picture is not there yet.
            return Ok(Vec::new());
        }
        let side = width.min(height);
        let view = View {
            left: f64::from((width - side) / 2),
            top: f64::from((height - side) / 2),
            width: f64::from(side),
            height: f64::from(side),
        };
        // Looked at in another size each time: grain and modules that fall between pixels hide a
        // code in one size and not in the next, and a code in a loop would never be read.
        let turn = self.looks.get();
        self.looks.set(turn.wrapping_add(1));
        let to = SQUARES[turn % SQUARES.len()];
        self.reader.read(&self.video, &view, &[(to, to)]).await
    }

    /// Whether it still sees something. A camera can be unplugged, or taken back.
    pub fn is_live(&self) -> bool {
        self.tracks().any(|track| track.ready_state() == MediaStreamTrackState::Live)
    }

    /// Whether it looks away from the person. The picture of one that looks at the person is shown
    /// as in a mirror, since nobody finds the middle of it otherwise.
    pub fn looks_away(&self) -> bool {
        let mode =
            |track: MediaStreamTrack| Reflect::get(&track.get_settings(), &"facingMode".into());
        self.tracks().any(|track| mode(track).is_ok_and(|mode| mode == "environment"))
    }

    /// Lets go of the camera. Its light goes out.
    pub fn stop(&self) {
        self.tracks().for_each(|track| track.stop());
        self.video.set_src_object(None);
    }

    fn tracks(&self) -> impl Iterator<Item = MediaStreamTrack> + use<> {
        self.stream.get_tracks().into_iter().map(JsCast::unchecked_into)
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        self.stop();
    }
}

/// What the codes in a picture say.
///
/// # Errors
/// [`Unseen`].
pub async fn codes_in(file: &File) -> Result<Vec<String>, Unseen> {
    if file.size() > LARGEST_FILE {
        return Err(Unseen::TooLarge);
    }
    let opened = super::window().create_image_bitmap_with_blob(file);
    let picture = JsFuture::from(opened.map_err(|_| Unseen::Broken)?).await;
    let picture: ImageBitmap = picture.map_err(|_| Unseen::Broken)?.unchecked_into();
    let says = codes_in_bitmap(&picture).await;
    picture.close();
    says
}

async fn codes_in_bitmap(picture: &ImageBitmap) -> Result<Vec<String>, Unseen> {
    let (width, height) = (picture.width(), picture.height());
    if width.checked_mul(height).is_none_or(|pixels| pixels > LARGEST_PICTURE) {
        return Err(Unseen::TooLarge);
    }
    let view = View { left: 0.0, top: 0.0, width: f64::from(width), height: f64::from(height) };
    let longest = width.max(height);
    let scaled = |side: u32| {
        let scaled = |length: u32| u64::from(length) * u64::from(side) / u64::from(longest);
        [width, height].map(|length| u32::try_from(scaled(length)).unwrap_or(side).max(1))
    };
    let sides = SIDES.iter().map(|side| (*side).min(longest));
    let mut sizes: Vec<(u32, u32)> = sides.map(|side| scaled(side).into()).collect();
    sizes.dedup();
    Reader::new().ok_or(Unseen::Broken)?.read(picture, &view, &sizes).await
}

/// A part of a picture, in its own pixels.
struct View {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

/// Finds codes: the browser's own way where there is one, else the annex.
struct Reader {
    detector: Option<JsValue>,
    canvas: HtmlCanvasElement,
    pencil: CanvasRenderingContext2d,
}

impl Reader {
    fn new() -> Option<Self> {
        let canvas = super::document().create_element("canvas").ok()?;
        let canvas: HtmlCanvasElement = canvas.unchecked_into();
        let often_read = fields(&[("willReadFrequently", &true.into())]);
        let pencil = canvas.get_context_with_context_options("2d", &often_read).ok()??;
        Some(Self { detector: detector(), canvas, pencil: pencil.unchecked_into() })
    }

    /// What the codes say, found by the browser or else by the annex, which looks at the view in
    /// these sizes, one after another. Some browsers have a reader that never finds anything.
    async fn read(
        &self,
        source: &JsValue,
        view: &View,
        sizes: &[(u32, u32)],
    ) -> Result<Vec<String>, Unseen> {
        let by_browser = self.by_browser(source).await;
        if let Some(says) = by_browser.as_ref().filter(|says| !says.is_empty()) {
            return Ok(says.clone());
        }
        for (width, height) in sizes {
            let brightness =
                self.brightness(source, view, *width, *height).ok_or(Unseen::Broken)?;
            match annex::found(&brightness, *width).await {
                Ok(says) if says.is_empty() => {}
                Ok(says) => return Ok(says),
                Err(annex::NotThere) if by_browser.is_some() => {}
                Err(annex::NotThere) => return Err(Unseen::NotFetched),
            }
        }
        Ok(Vec::new())
    }

    /// `None` when the browser has no reader of its own, or it does not work.
    async fn by_browser(&self, source: &JsValue) -> Option<Vec<String>> {
        let detector = self.detector.as_ref()?;
        let detect: Function = Reflect::get(detector, &"detect".into()).ok()?.dyn_into().ok()?;
        let asked: Promise = detect.call1(detector, source).ok()?.dyn_into().ok()?;
        let found: Array = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
        let says = |code: JsValue| Reflect::get(&code, &"rawValue".into()).ok()?.as_string();
        Some(found.iter().filter_map(says).collect())
    }

    fn brightness(
        &self,
        source: &JsValue,
        view: &View,
        width: u32,
        height: u32,
    ) -> Option<Vec<u8>> {
        if u64::from(width) * u64::from(height) > MOST_PIXELS as u64 {
            return None;
        }
        if (self.canvas.width(), self.canvas.height()) != (width, height) {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
        let (to_width, to_height) = (f64::from(width), f64::from(height));
        // What is see-through in a picture is paper.
        self.pencil.set_fill_style_str("white");
        self.pencil.fill_rect(0.0, 0.0, to_width, to_height);
        let draw: Function =
            Reflect::get(&self.pencil, &"drawImage".into()).ok()?.dyn_into().ok()?;
        let numbers = [view.left, view.top, view.width, view.height, 0.0, 0.0, to_width, to_height];
        let arguments = Array::of1(source);
        numbers.iter().for_each(|number| {
            arguments.push(&(*number).into());
        });
        draw.apply(&self.pencil, &arguments).ok()?;
        let colours = self.pencil.get_image_data(0.0, 0.0, to_width, to_height).ok()?.data();
        Some(colours.0.chunks_exact(4).map(brightness_of).collect())
    }
}

/// Green counts most, blue least, as for an eye (Rec. 601).
fn brightness_of(colour: &[u8]) -> u8 {
    let [red, green, blue] = [0, 1, 2].map(|place| u32::from(colour[place]));
    u8::try_from((red * 77 + green * 150 + blue * 29) >> 8).unwrap_or(u8::MAX)
}

/// The browser's own reader of codes, which web-sys has only behind an unstable flag.
fn detector() -> Option<JsValue> {
    let maker: Function =
        Reflect::get(&super::window(), &"BarcodeDetector".into()).ok()?.dyn_into().ok()?;
    let wishes = fields(&[("formats", &Array::of1(&"qr_code".into()))]);
    Reflect::construct(&maker, &Array::of1(&wishes)).ok()
}

fn why_no_camera(why: &JsValue) -> NoCamera {
    match why.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("NotAllowedError" | "SecurityError") => NoCamera::Refused,
        Some("NotFoundError" | "OverconstrainedError") => NoCamera::Missing,
        _ => NoCamera::Busy,
    }
}

fn fields(fields: &[(&str, &JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // A plain object takes every field.
        Reflect::set(&object, &(*name).into(), value).ok();
    }
    object
}
