//! A hand-over as a part of an address: compressed bytes as letters, with a checksum, since chats and
//! mails cut long links.

use super::NotAHandOver;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use crc::{CRC_32_ISCSI, Crc, Table};

/// The longest part of an address that is made or read, in characters.
pub const LONGEST_LINK: usize = 64 * 1024;

const CHECK: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISCSI);

/// Compressed bytes as letters, digits, `-` and `_`; `None` when they are too many for a link.
pub fn to_link(compressed: &[u8]) -> Option<String> {
    let mut bytes = CHECK.checksum(compressed).to_be_bytes().to_vec();
    bytes.extend_from_slice(compressed);
    let letters = URL_SAFE_NO_PAD.encode(bytes);
    (letters.len() <= LONGEST_LINK).then_some(letters)
}

/// The compressed bytes of a link.
///
/// # Errors
/// [`NotAHandOver::TooLarge`], or [`NotAHandOver::Cut`] when the checksum does not fit.
pub fn from_link(letters: &str) -> Result<Vec<u8>, NotAHandOver> {
    if letters.len() > LONGEST_LINK {
        return Err(NotAHandOver::TooLarge);
    }
    let cut = NotAHandOver::Cut { line: 1, column: letters.len() };
    let bytes = URL_SAFE_NO_PAD.decode(letters).map_err(|_| cut)?;
    let (check, compressed) = bytes.split_at_checked(4).ok_or(cut)?;
    if check == CHECK.checksum(compressed).to_be_bytes() {
        Ok(compressed.to_vec())
    } else {
        Err(cut)
    }
}
