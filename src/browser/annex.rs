//! For now.

use crate::exchange::{self, Drawing};

pub async fn drawn(says: Vec<String>) -> Option<Vec<Drawing>> {
    exchange::drawn(&says)
}

pub async fn found(brightness: Vec<u8>, width: u32) -> Option<Vec<String>> {
    Some(exchange::found(&brightness, width as usize))
}
