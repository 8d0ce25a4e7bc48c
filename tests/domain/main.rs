//! Sentences about the product that need no browser, and laws about it that hold for everything.

mod any;
mod catalogue;
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
mod merging;
mod places;
mod reading;
mod school;
mod sealing;
mod shipped;
mod tab;
mod tidy;
mod wire;
