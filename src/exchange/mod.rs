//! Work that travels: what leaves a device and what arrives, as text. Pure; `browser` moves it.
//!
//! One envelope serves files, links, codes and copied text. Whatever arrives is limited before it is
//! parsed, and looked at before anything is added. Arriving work never takes anything away.

mod arrival;
mod drawing;
mod envelope;
mod frames;
mod link;

pub use arrival::{Arrival, Arriving};
pub use drawing::{Drawing, MOST_PIXELS, QUIET, drawn, found};
pub use envelope::{Contents, LARGEST, MOST_FACTS, NotAHandOver, pack, unpack};
pub use frames::{LONGEST_ONE_CODE, LONGEST_SERIES, Scan, Scanned, as_spans, to_codes};
pub use link::{LONGEST_LINK, from_link, to_link};
