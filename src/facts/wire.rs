//! The wire format v0: one fact as one line of ASCII with a checksum.
//!
//! ```text
//! 8c736521 {"v":0,"id":"00000000000000a1-1","owner":"…","ms":…,"count":0,"kind":"named","data":{"name":"Ana"}}
//! ```
//!
//! The first eight characters are the CRC-32C of the rest, in hexadecimal. Everything outside ASCII
//! is escaped, because one browser halves the storage quota as soon as a value has a character
//! outside Latin-1. The format is frozen as v1 with the first release.

use super::{Fact, FactId, Stamp, What};
use crate::id::LearnerId;
use crc::{CRC_32_ISCSI, Crc, Table};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt::Write as _;

/// The longest line that is read, in bytes. Longer ones are refused before they are parsed.
pub const LONGEST_FACT: usize = 64 * 1024;

const VERSION: u32 = 0;
const CHECK: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISCSI);

/// Why a line could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unreadable {
    /// Longer than [`LONGEST_FACT`].
    TooLong,
    /// The checksum does not fit: the line was altered or cut.
    Altered,
    /// The checksum fits, but it is not a fact.
    NotAFact,
}

#[derive(Serialize)]
struct Written<'a> {
    v: u32,
    id: FactId,
    owner: &'a LearnerId,
    ms: u64,
    count: u32,
    #[serde(flatten)]
    what: &'a What,
}

#[derive(Deserialize)]
struct Envelope {
    v: u32,
    id: FactId,
    owner: LearnerId,
    ms: u64,
    count: u32,
    kind: String,
    #[serde(default)]
    data: Value,
}

/// Writes a fact. A fact of a kind that this release does not know is written as it was read.
pub fn write(fact: &Fact) -> String {
    if let What::Unknown { written, .. } = &fact.what {
        return with_checksum(written);
    }
    let json = serde_json::to_string(&Written {
        v: VERSION,
        id: fact.id,
        owner: &fact.owner,
        ms: fact.stamp.ms,
        count: fact.stamp.count,
        what: &fact.what,
    })
    .expect("strings, numbers, lists and maps with text keys are always valid JSON");
    with_checksum(&in_ascii(&json))
}

/// Reads a line that [`write`] wrote, on this device or another.
///
/// # Errors
/// [`Unreadable`]. The line is then set aside, never overwritten.
pub fn read(line: &str) -> Result<Fact, Unreadable> {
    if line.len() > LONGEST_FACT {
        return Err(Unreadable::TooLong);
    }
    let (check, json) = line.split_once(' ').ok_or(Unreadable::Altered)?;
    if check.len() != 8 || format!("{:08x}", CHECK.checksum(json.as_bytes())) != check {
        return Err(Unreadable::Altered);
    }
    let envelope: Envelope = serde_json::from_str(json).map_err(|_| Unreadable::NotAFact)?;
    let Envelope { v, id, owner, ms, count, kind, data } = envelope;
    let known = (v == VERSION)
        .then(|| Value::Object([("kind".into(), kind.clone().into()), ("data".into(), data)].into_iter().collect()))
        .and_then(|value| serde_json::from_value::<What>(value).ok());
    let what = known.unwrap_or_else(|| What::Unknown { kind, written: json.to_owned() });
    Ok(Fact { id, stamp: Stamp { ms, count }, owner, what })
}

fn with_checksum(json: &str) -> String {
    format!("{:08x} {json}", CHECK.checksum(json.as_bytes()))
}

/// Escapes every character outside ASCII. They only occur inside JSON strings.
fn in_ascii(json: &str) -> String {
    if json.is_ascii() {
        return json.to_owned();
    }
    let mut ascii = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if c.is_ascii() {
            ascii.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(ascii, "\\u{unit:04x}").expect("writing to a String cannot fail");
            }
        }
    }
    ascii
}
