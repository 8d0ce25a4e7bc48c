//! A PIN that hides somebody's work from a passing look. It hides, it does not lock: whoever knows
//! computers reads what this browser keeps without it.
//!
//! Nobody may lose their work to a forgotten PIN. Anyone can ask for it to go; it goes a day later,
//! and opening the door with the PIN before then calls that off.

use crate::facts::{Fingerprint, checked, fingerprint_of, with_checksum};
use serde::{Deserialize, Serialize};

/// How long a PIN that somebody asked to be gone stays, in milliseconds: a day.
pub const GOES_AFTER_MS: u64 = 24 * 60 * 60 * 1000;

const SHORTEST: usize = 4;
const LONGEST: usize = 8;

/// A PIN as a device keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    /// Drawn at random, and written like a fingerprint for ever: devices keep PINs that are.
    salt: Fingerprint,
    /// Of the salt and the digits. A few thousand tries find them: see the module.
    print: Fingerprint,
    /// When it goes, in milliseconds since 1970 by this device's clock, if somebody asked for that.
    #[serde(skip_serializing_if = "Option::is_none")]
    goes_ms: Option<u64>,
}

impl Pin {
    /// A PIN of four to eight digits; `None` for anything else. `salt` is drawn at random.
    pub fn new(digits: &str, salt: u64) -> Option<Self> {
        let fine = (SHORTEST..=LONGEST).contains(&digits.len())
            && digits.bytes().all(|digit| digit.is_ascii_digit());
        let salt = Fingerprint(salt);
        fine.then(|| Self { salt, print: print_of(salt, digits), goes_ms: None })
    }

    /// Whether these are its digits.
    pub fn fits(&self, digits: &str) -> bool {
        print_of(self.salt, digits) == self.print
    }

    /// The same PIN, asked to be gone a day from now. Asking again does not put it off.
    pub fn going(self, now_ms: u64) -> Self {
        Self { goes_ms: self.goes_ms.or(now_ms.checked_add(GOES_AFTER_MS)), ..self }
    }

    /// The same PIN, here to stay.
    pub fn staying(self) -> Self {
        Self { goes_ms: None, ..self }
    }

    /// When it goes, if somebody asked for that.
    pub fn goes_ms(&self) -> Option<u64> {
        self.goes_ms
    }

    /// Whether its time is over.
    pub fn is_gone(&self, now_ms: u64) -> bool {
        self.goes_ms.is_some_and(|goes| goes <= now_ms)
    }

    /// How it is written.
    pub fn line(&self) -> String {
        let json = serde_json::to_string(self).expect("numbers are always valid JSON");
        with_checksum(&json)
    }

    /// Reads what [`Self::line`] wrote. A PIN that cannot be read hides nothing.
    pub fn read(line: &str) -> Option<Self> {
        serde_json::from_str(checked(line).ok()?).ok()
    }
}

fn print_of(salt: Fingerprint, digits: &str) -> Fingerprint {
    fingerprint_of(&format!("{} {digits}", String::from(salt)))
}
