//! How codes are drawn, and found again in a picture. What they say is told in `frames.rs`.
//!
//! Only the annex calls these: most visits need no codes, and nobody waits for them at the start.

use fast_qr::{ECL, QRBuilder, QRCode, Version};
use std::fmt::Write as _;

/// The quiet zone around a code, in modules. Readers need it to tell the code from what is beside.
pub const QUIET: usize = 4;
/// The most pixels of a picture that codes are looked for in.
pub const MOST_PIXELS: usize = 4 * 1024 * 1024;
/// The most codes that are read from one picture, such as a sheet of paper.
const MOST_CODES: usize = 64;

/// A drawn code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// How many modules wide and high it is, without the quiet zone.
    pub modules: usize,
    /// An SVG path around every dark module, one unit each.
    pub path: String,
}

/// Draws codes that say these texts, all of the size that the longest needs, so that a series does
/// not jump. `None` when one says more than a QR code holds.
///
/// Level L mends 7 % of a code: a series comes round again, and one code stands still.
pub fn drawn(says: &[String]) -> Option<Vec<Drawing>> {
    let longest = says.iter().max_by_key(|says| says.len())?;
    let version = code(longest, None)?.version?;
    says.iter().map(|says| Some(drawing(&code(says, Some(version))?))).collect()
}

fn code(says: &str, version: Option<Version>) -> Option<QRCode> {
    let mut code = QRBuilder::new(says);
    code.ecl(ECL::L);
    if let Some(version) = version {
        code.version(version);
    }
    code.build().ok()
}

fn drawing(code: &QRCode) -> Drawing {
    let mut path = String::new();
    for y in 0..code.size {
        let mut x = 0;
        while x < code.size {
            let length = code[y][x..code.size].iter().take_while(|module| module.value()).count();
            if length > 0 {
                write!(path, "M{x} {y}h{length}v1h-{length}z")
                    .expect("writing to a String cannot fail");
            }
            x += length.max(1);
        }
    }
    Drawing { modules: code.size, path }
}

/// What the codes in a picture say, whichever can be read. The picture is given as its brightness,
/// row by row, one byte a pixel. Nothing is found in a picture that is not `width` pixels wide,
/// or has more than [`MOST_PIXELS`].
pub fn found(brightness: &[u8], width: usize) -> Vec<String> {
    let height = brightness.len().checked_div(width).unwrap_or_default();
    if height == 0 || width * height != brightness.len() || brightness.len() > MOST_PIXELS {
        return Vec::new();
    }
    let mut reader = quircs::Quirc::new();
    let codes = reader.identify(width, height, brightness).take(MOST_CODES);
    let says = codes.filter_map(|code| String::from_utf8(code.ok()?.decode().ok()?.payload).ok());
    says.collect()
}
