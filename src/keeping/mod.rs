//! How facts are kept: shelves, keys, loading as union, and telling whether a fact is safe.

mod care;
mod memory;
mod shelf;

pub use care::{Care, Safety};
pub use memory::{Fault, MemoryShelf};
pub use shelf::{NotKept, Opened, ROOM, SetAside, Shelf, WhyAside, keep, key_of, open, take_in};
