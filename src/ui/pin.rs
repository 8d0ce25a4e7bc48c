//! The PIN of each person on this device, in a small key of its own. It hides, it does not lock.

use crate::browser::{calendar, random, storage};
use crate::id::LearnerId;
use crate::keeping::Pin;

/// The PIN that hides somebody's work, unless its time is over.
pub fn pin_of(who: &LearnerId) -> Option<Pin> {
    let pin = storage::taste(&key(who)).and_then(|line| Pin::read(&line))?;
    (!pin.is_gone(calendar::now_ms())).then_some(pin)
}

/// Hides somebody's work with these digits. Whether they can be a PIN.
pub fn hide(who: &LearnerId, digits: &str) -> bool {
    let pin = Pin::new(digits, random::number());
    if let Some(pin) = pin {
        keep(who, pin);
    }
    pin.is_some()
}

/// Remembers a changed PIN.
pub fn keep(who: &LearnerId, pin: Pin) {
    storage::remember_taste(&key(who), &pin.line());
}

/// Nothing hides their work any more.
pub fn take_away(who: &LearnerId) {
    storage::forget_taste(&key(who));
}

fn key(who: &LearnerId) -> String {
    format!("doorways-pin-{who}")
}
