//! A hand-over as codes for a camera: the text of one code, or of a series that may be read in any
//! order. It knows what the codes say, not how they are drawn or seen.
//!
//! Little work is one link, so that the camera app of any phone opens it. More work is cut into
//! pieces, one to a code:
//!
//! ```text
//! DOORWAYS1:  then in base 45: whole (4 bytes) place (1) count (1) piece … checksum (4)
//! ```
//!
//! `whole` is the checksum of all pieces joined, and names the series; `place` counts from 0. Each
//! code carries a checksum of its own, so a misread one counts as not read. Codes of two series may
//! be mixed: each is gathered apart. Only a series that is complete, and whose joined pieces fit
//! `whole`, is work.
//!
//! Cameras of browsers tell what they read as text, so the bytes must survive as such. Base 45
//! (RFC 9285) uses just the characters that a QR code packs into five and a half bits each: 3 %
//! more room than the bytes themselves need, where letters of a link need a third more.

use super::NotAHandOver;
use super::link::to_link;
use crate::order;
use crc::{CRC_32_ISCSI, Crc, Table};
use std::collections::BTreeMap;

/// The most compressed bytes that travel as codes. The series then runs for about a minute and a
/// half; a file is faster.
pub const LONGEST_SERIES: usize = 64 * 1024;
/// The most characters of a link that is shown as one code. It needs a QR code of version 15, 77
/// modules wide: it stands still, so there is time to hold a camera closer.
pub const LONGEST_ONE_CODE: usize = 520;
/// The bytes of work in one code of a series. With ten bytes around them they fill a QR code of
/// version 12, level L. In trials with blurred, turned and noisy pictures of 640 × 480 pixels this
/// version carried most: eight in ten of it were read at four pixels a module, half of version 15,
/// and the redundancy of level M helped less than the larger modules of level L. What one look
/// misses comes round again.
const PIECE: usize = 340;
/// Before the pieces of every code, with the version of this form.
const MARK: &str = "DOORWAYS";
const VERSION: &str = "1";
/// Bytes around a piece: `whole`, `place`, `count` and the code's own checksum.
const AROUND: usize = 10;
/// How many series are gathered at a time. Somebody shows one, and perhaps another after a change.
const MOST_SERIES: usize = 4;

const CHECK: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISCSI);

/// What the codes say that carry this work: one link that begins with `address`, if it is short
/// enough, else a series. `None` when it is more than [`LONGEST_SERIES`], or nothing.
pub fn to_codes(compressed: &[u8], address: &str) -> Option<Vec<String>> {
    let link = to_link(compressed).map(|letters| format!("{address}{letters}"));
    match link {
        Some(link) if link.len() <= LONGEST_ONE_CODE => Some(vec![link]),
        _ => series(compressed),
    }
}

/// The codes of a series, all about as long as each other, so that all are drawn alike.
fn series(compressed: &[u8]) -> Option<Vec<String>> {
    if compressed.is_empty() || compressed.len() > LONGEST_SERIES {
        return None;
    }
    let count = compressed.len().div_ceil(PIECE);
    let pieces = compressed.chunks(compressed.len().div_ceil(count));
    // Shorter pieces can be fewer than they were counted: 5 bytes in 4 pieces of 2 are 3.
    let count = u8::try_from(pieces.len()).ok()?;
    let whole = CHECK.checksum(compressed);
    Some((0..count).zip(pieces).map(|(place, piece)| code(whole, place, count, piece)).collect())
}

fn code(whole: u32, place: u8, count: u8, piece: &[u8]) -> String {
    let mut bytes = whole.to_be_bytes().to_vec();
    bytes.extend([place, count]);
    bytes.extend_from_slice(piece);
    bytes.extend(CHECK.checksum(&bytes).to_be_bytes());
    format!("{MARK}{VERSION}:{}", to_base45(&bytes))
}

/// What a code that was read means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scanned {
    /// It is no code of Doorways, or was misread.
    NotOurs,
    /// A later release of Doorways made it.
    Newer,
    /// A link; the letters of it, as [`super::from_link`] takes them.
    Link(String),
    /// A code of a series that is not complete yet.
    Piece,
    /// The last missing code of a series: the compressed bytes.
    Whole(Vec<u8>),
    /// The last missing code of a series whose pieces do not fit together. It begins anew.
    Damaged,
}

/// Codes that were read so far, in whatever order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scan {
    /// Series by their name and length, and the pieces of each by their place.
    series: BTreeMap<(u32, u8), BTreeMap<u8, Vec<u8>>>,
    /// The series that the last code belonged to.
    last: Option<(u32, u8)>,
}

impl Scan {
    /// Takes in what one code says.
    pub fn take_in(&mut self, says: &str) -> Scanned {
        if let Some((_, letters)) = says.split_once("#/take/") {
            return Scanned::Link(letters.trim().to_owned());
        }
        let frame = match Frame::of(says) {
            Ok(frame) => frame,
            Err(NotAHandOver::Newer) => return Scanned::Newer,
            Err(_) => return Scanned::NotOurs,
        };
        let name = (frame.whole, frame.count);
        if !self.series.contains_key(&name) && self.series.len() == MOST_SERIES {
            let oldest = self.series.keys().find(|name| Some(**name) != self.last).copied();
            oldest.and_then(|oldest| order::take_out(&mut self.series, &oldest));
        }
        self.last = Some(name);
        let pieces = self.series.entry(name).or_default();
        pieces.insert(frame.place, frame.piece);
        if pieces.len() < usize::from(frame.count) {
            return Scanned::Piece;
        }
        let joined = pieces.values().flatten().copied().collect::<Vec<_>>();
        order::take_out(&mut self.series, &name);
        if joined.len() <= LONGEST_SERIES && CHECK.checksum(&joined) == frame.whole {
            Scanned::Whole(joined)
        } else {
            Scanned::Damaged
        }
    }

    /// How many codes the series has that is being read; 0 before the first.
    pub fn count(&self) -> usize {
        self.last.map_or(0, |(_, count)| usize::from(count))
    }

    /// The codes of it that are missing, counted from 1.
    pub fn missing(&self) -> Vec<usize> {
        let read = self.last.and_then(|name| self.series.get(&name));
        let is_read = |place: usize| {
            let place = u8::try_from(place).ok();
            place.is_some_and(|place| read.is_some_and(|read| read.contains_key(&place)))
        };
        (0..self.count()).filter(|place| !is_read(*place)).map(|place| place + 1).collect()
    }
}

/// Numbers that stand in order, with those in a row told as one: `1–3, 7`.
pub fn as_spans(numbers: &[usize]) -> String {
    let rows = numbers.chunk_by(|one, next| one + 1 == *next);
    let span = |row: &[usize]| match row {
        [first, .., last] => format!("{first}–{last}"),
        _ => row.iter().map(usize::to_string).collect(),
    };
    rows.map(span).collect::<Vec<_>>().join(", ")
}

/// What one code of a series holds.
struct Frame {
    whole: u32,
    place: u8,
    count: u8,
    piece: Vec<u8>,
}

impl Frame {
    fn of(says: &str) -> Result<Self, NotAHandOver> {
        let other = NotAHandOver::SomethingElse;
        let (version, letters) =
            says.strip_prefix(MARK).and_then(|rest| rest.split_once(':')).ok_or(other)?;
        if version != VERSION {
            let is_version = !version.is_empty() && version.bytes().all(|b| b.is_ascii_digit());
            return Err(if is_version { NotAHandOver::Newer } else { other });
        }
        if letters.len() > (PIECE + AROUND).div_ceil(2) * 3 {
            return Err(NotAHandOver::TooLarge);
        }
        let bytes = from_base45(letters).ok_or(other)?;
        let (covered, check) = bytes.split_last_chunk::<4>().ok_or(other)?;
        let (whole, rest) = covered.split_first_chunk::<4>().ok_or(other)?;
        match rest {
            [place, count, piece @ ..]
                if *check == CHECK.checksum(covered).to_be_bytes()
                    && place < count
                    && !piece.is_empty() =>
            {
                let whole = u32::from_be_bytes(*whole);
                Ok(Self { whole, place: *place, count: *count, piece: piece.to_vec() })
            }
            _ => Err(other),
        }
    }
}

/// The characters of RFC 9285, in the order of their values.
const BASE45: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

fn to_base45(bytes: &[u8]) -> String {
    let mut letters = String::with_capacity(bytes.len().div_ceil(2) * 3);
    for pair in bytes.chunks(2) {
        let mut value = pair.iter().fold(0, |value, byte| value * 256 + usize::from(*byte));
        for _ in 0..=pair.len() {
            letters.push(char::from(BASE45[value % 45]));
            value /= 45;
        }
    }
    letters
}

fn from_base45(letters: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(letters.len() / 3 * 2 + 1);
    for group in letters.as_bytes().chunks(3) {
        let mut value = 0;
        for letter in group.iter().rev() {
            value = value * 45 + BASE45.iter().position(|known| known == letter)?;
        }
        match group.len() {
            3 => bytes.extend(u16::try_from(value).ok()?.to_be_bytes()),
            2 => bytes.push(u8::try_from(value).ok()?),
            _ => return None,
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{Scan, Scanned, code, from_base45, to_base45};

    #[test]
    fn pieces_that_do_not_fit_together_are_no_work_and_are_read_anew() {
        let mut scan = Scan::default();
        assert_eq!(scan.take_in(&code(7, 0, 2, b"one")), Scanned::Piece);
        assert_eq!(scan.take_in(&code(7, 1, 2, b"other")), Scanned::Damaged);
        assert_eq!(scan.missing(), [1, 2]);
        // A place beyond the count, and nothing in it.
        assert_eq!(scan.take_in(&code(7, 2, 2, b"one")), Scanned::NotOurs);
        assert_eq!(scan.take_in(&code(7, 0, 2, b"")), Scanned::NotOurs);
    }

    #[test]
    fn the_examples_of_rfc_9285_hold() {
        for (bytes, letters) in
            [("AB", "BB8"), ("Hello!!", "%69 VD92EX0"), ("base-45", "UJCLQE7W581")]
        {
            assert_eq!(to_base45(bytes.as_bytes()), letters);
            assert_eq!(from_base45(letters).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(from_base45("QED8WEX0").as_deref(), Some(b"ietf!".as_slice()));
        // Values that two bytes, or one, cannot have.
        for letters in ["GGW", ":::", "::", "A", "AAAA", "bb8", "é8"] {
            assert_eq!(from_base45(letters), None, "{letters}");
        }
    }
}
