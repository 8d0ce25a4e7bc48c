//! When a fact happened, in an order that survives wrong clocks.

use serde::{Deserialize, Serialize};

/// How far a stamp may run ahead of this device's clock because of facts from elsewhere: a day.
const FURTHEST_AHEAD: u64 = 24 * 60 * 60 * 1000;

/// The latest millisecond a stamp may name: the end of year 9999.
const LAST_MILLISECOND: u64 = 253_402_300_799_999;

/// A hybrid stamp: wall-clock milliseconds, then a counter within them.
///
/// A new stamp is after every stamp known on this device, even if the clock went back. A fact from a
/// device whose clock is far ahead is kept as it is, but pulls this device's stamps along by a day
/// at most: a wrong clock spoils the order of its own facts and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Milliseconds since 1970 in UTC.
    pub ms: u64,
    /// Orders facts within one millisecond.
    pub count: u32,
}

impl Stamp {
    /// The stamp for a fact that happens now, given the latest stamp known so far.
    pub fn after(last: Option<Self>, now_ms: u64) -> Self {
        let now_ms = now_ms.min(LAST_MILLISECOND);
        let fresh = Self { ms: now_ms, count: 0 };
        let Some(last) = last else { return fresh };
        if last.ms < now_ms || last.ms > now_ms + FURTHEST_AHEAD {
            return fresh;
        }
        match last.count.checked_add(1) {
            Some(count) => Self { ms: last.ms, count },
            None => Self { ms: last.ms.saturating_add(1), count: 0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(last: Option<(u64, u32)>, now: u64, expected: (u64, u32)) {
        let last = last.map(|(ms, count)| Stamp { ms, count });
        let stamp = Stamp::after(last, now);
        assert_eq!((stamp.ms, stamp.count), expected);
    }

    #[test]
    fn a_new_fact_is_after_every_known_one_even_if_the_clock_went_back() {
        check(None, 5, (5, 0));
        check(Some((5, 0)), 6, (6, 0));
        check(Some((5, 0)), 5, (5, 1));
        check(Some((5, 7)), 1, (5, 8));
        check(Some((5, u32::MAX)), 5, (6, 0));
    }

    #[test]
    fn a_clock_that_is_years_ahead_elsewhere_does_not_drag_this_device_along() {
        check(Some((FURTHEST_AHEAD * 400, 0)), 1_000, (1_000, 0));
        check(Some((FURTHEST_AHEAD, 0)), 1_000, (FURTHEST_AHEAD, 1));
    }
}
