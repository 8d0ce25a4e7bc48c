//! How facts are kept: shelves, keys, loading as union, and telling whether a fact is safe.

mod care;
mod gone;
mod memory;
mod pin;
mod segment;
mod shelf;

pub use care::{Care, Safety};
pub use gone::{Gone, remove};
pub use memory::{Fault, MemoryShelf};
pub use pin::{GOES_AFTER_MS, Pin};
pub use segment::{FACTS_IN_A_SEGMENT, Segment, seal_old_facts, sealed_already};
pub use shelf::{
    Line, NotKept, Opened, ROOM, SetAside, Shelf, WhyAside, characters, is_gone, keep, key_of,
    open, place_of, take_in,
};
