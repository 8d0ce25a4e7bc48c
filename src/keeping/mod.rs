//! How facts are kept: shelves, keys, loading as union, and telling whether a fact is safe.

mod care;
mod gone;
mod memory;
mod segment;
mod shelf;

pub use care::{Care, Safety};
pub use gone::{Gone, remove};
pub use memory::{Fault, MemoryShelf};
pub use segment::{FACTS_IN_A_SEGMENT, Sealed, seal_old_facts};
pub use shelf::{
    Line, NotKept, Opened, ROOM, SetAside, Shelf, WhyAside, is_gone, keep, key_of, open, place_of,
    take_in,
};
