//! Sentences about the product that need no browser, and laws about it that hold for everything.

mod any;
mod catalogue;
mod checks;
mod codes;
mod courses;
mod damage;
mod device;
mod dice;
mod doings;
mod exchange;
mod golden;
mod histories;
mod hostile;
mod interleavings;
mod keeping;
mod learning;
mod looks;
mod mastery;
mod merging;
mod passphrase;
mod placement;
mod places;
mod practice;
mod reading;
mod school;
mod sealing;
mod shipped;
#[allow(dead_code, reason = "shared with a benchmark, which uses more of it")]
mod students;
mod tab;
mod tables;
mod tidy;
mod wire;
mod words;
