//! Work that travels: what leaves a device and what arrives, as text. Pure; `browser` moves it.
//!
//! One envelope serves files, links, codes and copied text, and a sealed one the same ways. Whatever
//! arrives is limited before it is parsed, and looked at before anything is added. Arriving work
//! never takes anything away.

mod arrival;
mod drawing;
mod envelope;
mod frames;
mod link;
mod seal;
mod table;

pub use arrival::{Arrival, Arriving};
pub use drawing::{Drawing, MOST_PIXELS, QUIET, drawn, found};
pub use envelope::{Arrived, Contents, LARGEST, MOST_FACTS, NotAHandOver, arrived, pack, unpack};
pub use frames::{LONGEST_ONE_CODE, LONGEST_SERIES, Scan, Scanned, as_spans, to_codes};
pub use link::{LONGEST_LINK, from_link, to_link};
pub use seal::{
    Effort, LockTrouble, RANDOM_BYTES, SHORTEST_PASSPHRASE, Sealed, seal, tidy_passphrase,
};
pub use table::to_csv;
