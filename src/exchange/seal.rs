//! A hand-over behind a passphrase: readable JSON whose header says how the key is made.
//!
//! ```text
//! {"doorways":1,"kind":"sealed","key":{"way":"argon2id","m":19456,"t":2,"p":1,"salt":"…"},
//! "lock":{"way":"xchacha20-poly1305","nonce":"…"},"check":"8c736521","sealed":"…"}
//! ```
//!
//! The key comes from the passphrase by Argon2id (RFC 9106), version 0x13, 32 bytes; the lock is
//! XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03). Salt, nonce and what is sealed stand as
//! base64url without padding. What the lock vouches for beside what is sealed is the header: the
//! text from `{"doorways"` to the end of the lock with one more `}`, without any space, as
//! [`Sealed::header`] writes it. The check is the CRC-32C of that header and the sealed bytes. It
//! proves nothing; it tells a copy that was damaged on its way from a wrong passphrase.
//!
//! Reading and limits need no key. What makes keys is linked by the annex alone.

use super::NotAHandOver;
use super::envelope::VERSION;
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use crc::{CRC_32_ISCSI, Crc, Table};
use serde::Deserialize;
use zeroize::Zeroizing;

/// How a sealed hand-over names itself.
pub(super) const KIND: &str = "sealed";
const KEY_WAY: &str = "argon2id";
const LOCK_WAY: &str = "xchacha20-poly1305";

/// How many random bytes a seal needs: salt and nonce.
pub const RANDOM_BYTES: usize = SALT + NONCE;
const SALT: usize = 16;
const NONCE: usize = 24;
/// What the lock adds to what is sealed.
const TAG: usize = 16;

/// The fewest characters of a passphrase.
pub const SHORTEST_PASSPHRASE: usize = 8;

const CHECK: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISCSI);

/// What making a key costs: everybody who guesses pays it for each guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Memory, in KiB: `m` in the header.
    pub memory: u32,
    /// How often all of it is gone over: `t`.
    pub passes: u32,
    /// Lanes, one after the other here: `p`.
    pub lanes: u32,
}

impl Effort {
    /// What OWASP's Password Storage Cheat Sheet asks for at least. A slow Chromebook needs less
    /// than a second for it.
    pub const USUAL: Self = Self { memory: 19 * 1024, passes: 2, lanes: 1 };

    /// Looked at before anything is computed, so that a file cannot make a browser hang: at most
    /// 256 MiB, ten passes, four lanes, and all together no more than thirteen times the usual.
    fn is_bearable(self) -> bool {
        self.memory <= 256 * 1024
            && self.passes <= 10
            && self.lanes <= 4
            && self.memory * self.passes <= 512 * 1024
    }

    /// RFC 9106 asks for eight KiB a lane, one lane and one pass at least.
    fn is_sound(self) -> bool {
        self.passes > 0 && self.lanes > 0 && self.memory >= self.lanes.saturating_mul(8)
    }
}

/// A sealed hand-over that was read, not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    effort: Effort,
    salt: [u8; SALT],
    nonce: [u8; NONCE],
    bytes: Vec<u8>,
}

/// Why something could not be locked or opened. It can be tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockTrouble {
    /// The passphrase has fewer than [`SHORTEST_PASSPHRASE`] characters.
    TooShort,
    /// The passphrase is another one.
    WrongPassphrase,
    /// The device has too little memory left to make the key.
    NoRoom,
    /// What locks and opens did not load.
    NotThere,
    /// The browser cannot compress.
    TooOld,
}

/// What is missing is empty: another way may say other things, and then its name tells enough.
#[derive(Deserialize)]
struct Written {
    key: Key,
    lock: Lock,
    #[serde(default)]
    check: String,
    #[serde(default)]
    sealed: String,
}

#[derive(Deserialize)]
struct Key {
    way: String,
    #[serde(default)]
    m: u32,
    #[serde(default)]
    t: u32,
    #[serde(default)]
    p: u32,
    #[serde(default)]
    salt: String,
}

#[derive(Deserialize)]
struct Lock {
    way: String,
    #[serde(default)]
    nonce: String,
}

/// A passphrase as the key is made from it: words with one plain space between them, nothing before
/// or after, as RFC 8265 has it for spaces. Capitals count.
///
/// Composing letters and accents (NFC), so that an `é` typed on any keyboard is the same, is the
/// browser's part: it has the tables.
///
/// # Errors
/// [`LockTrouble::TooShort`].
pub fn tidy_passphrase(typed: &str) -> Result<Zeroizing<String>, LockTrouble> {
    let mut tidy = Zeroizing::new(String::with_capacity(typed.len()));
    for word in typed.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    if tidy.chars().count() < SHORTEST_PASSPHRASE {
        return Err(LockTrouble::TooShort);
    }
    Ok(tidy)
}

/// Seals bytes with a passphrase. `random` must never be the same twice.
///
/// # Errors
/// [`LockTrouble::NoRoom`].
pub fn seal(
    plain: &[u8],
    passphrase: &str,
    random: &[u8; RANDOM_BYTES],
    effort: Effort,
) -> Result<String, LockTrouble> {
    let (mut salt, mut nonce) = ([0; SALT], [0; NONCE]);
    salt.copy_from_slice(&random[..SALT]);
    nonce.copy_from_slice(&random[SALT..]);
    let mut sealed = Sealed { effort, salt, nonce, bytes: Vec::new() };
    let header = sealed.header();
    sealed.bytes = sealed
        .cipher(passphrase)?
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: header.as_bytes() })
        .map_err(|_| LockTrouble::NoRoom)?;
    let letters = URL_SAFE_NO_PAD.encode(&sealed.bytes);
    let open = header.strip_suffix('}').expect("the header ends so");
    Ok(format!("{open},\"check\":\"{:08x}\",\"sealed\":\"{letters}\"}}\n", sealed.check()))
}

impl Sealed {
    /// Reads the JSON of a sealed hand-over whose kind and version are known to be ours.
    pub(super) fn read(text: &str) -> Result<Self, NotAHandOver> {
        let Written { key, lock, check, sealed } =
            serde_json::from_str(text).map_err(|_| NotAHandOver::Changed)?;
        if key.way != KEY_WAY || lock.way != LOCK_WAY {
            return Err(NotAHandOver::Newer);
        }
        let sealed = Self {
            effort: Effort { memory: key.m, passes: key.t, lanes: key.p },
            salt: bytes(&key.salt)?,
            nonce: bytes(&lock.nonce)?,
            bytes: URL_SAFE_NO_PAD.decode(sealed).map_err(|_| NotAHandOver::Changed)?,
        };
        if format!("{:08x}", sealed.check()) != check
            || sealed.bytes.len() < TAG
            || !sealed.effort.is_sound()
        {
            return Err(NotAHandOver::Changed);
        }
        if !sealed.effort.is_bearable() {
            return Err(NotAHandOver::TooLarge);
        }
        Ok(sealed)
    }

    /// Opens it.
    ///
    /// # Errors
    /// [`LockTrouble::WrongPassphrase`] or [`LockTrouble::NoRoom`].
    pub fn open(&self, passphrase: &str) -> Result<Vec<u8>, LockTrouble> {
        let cipher = self.cipher(passphrase)?;
        let header = self.header();
        let payload = Payload { msg: &self.bytes, aad: header.as_bytes() };
        cipher.decrypt(&XNonce::from(self.nonce), payload).map_err(|_| LockTrouble::WrongPassphrase)
    }

    /// What the lock vouches for beside what is sealed: see the module.
    fn header(&self) -> String {
        let Self { effort: Effort { memory, passes, lanes }, .. } = self;
        let [salt, nonce] = [&self.salt[..], &self.nonce].map(|some| URL_SAFE_NO_PAD.encode(some));
        format!(
            "{{\"doorways\":{VERSION},\"kind\":\"{KIND}\",\
             \"key\":{{\"way\":\"{KEY_WAY}\",\"m\":{memory},\"t\":{passes},\"p\":{lanes},\"salt\":\"{salt}\"}},\
             \"lock\":{{\"way\":\"{LOCK_WAY}\",\"nonce\":\"{nonce}\"}}}}"
        )
    }

    fn check(&self) -> u32 {
        let mut digest = CHECK.digest();
        digest.update(self.header().as_bytes());
        digest.update(&self.bytes);
        digest.finalize()
    }

    fn cipher(&self, passphrase: &str) -> Result<XChaCha20Poly1305, LockTrouble> {
        let Effort { memory, passes, lanes } = self.effort;
        let mut key = Zeroizing::new([0; 32]);
        let params = Params::new(memory, passes, lanes, Some(key.len()))
            .expect("an effort is looked at before it is spent");
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_bytes(), &self.salt, &mut *key)
            .map_err(|_| LockTrouble::NoRoom)?;
        Ok(XChaCha20Poly1305::new((&*key).into()))
    }
}

fn bytes<const N: usize>(letters: &str) -> Result<[u8; N], NotAHandOver> {
    let bytes = URL_SAFE_NO_PAD.decode(letters).map_err(|_| NotAHandOver::Changed)?;
    bytes.try_into().map_err(|_| NotAHandOver::Changed)
}
