//! Sentences about the product that need no browser, and laws about it that hold for everything.

mod any;
mod catalogue;
mod codes;
mod courses;
mod exchange;
mod golden;
mod keeping;
mod learning;
mod looks;
mod merging;
mod passphrase;
mod places;
mod reading;
mod sealing;
mod shipped;
mod tables;
mod tidy;
mod wire;
