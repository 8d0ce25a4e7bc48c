//! What happened: facts, when they happened, and the journal they add up to.
//!
//! A fact is never edited and never removed. A correction is a new fact.

mod fact;
mod journal;
mod stamp;
mod wire;

pub use fact::{
    Answer, Asked, Fact, FactId, Felt, Fingerprint, Independence, Proof, Purpose, Replica, Said,
    Way, What, Why,
};
pub use journal::{Joined, Journal};
pub use stamp::Stamp;
pub use wire::{
    LONGEST_FACT, Unreadable, checked, fingerprint, fingerprint_of, from_json, read, to_json,
    with_checksum, write,
};
