//! When a fact happened, in an order that survives wrong clocks.

/// The latest millisecond that a clock is believed to say: the end of year 9999.
const LAST_MILLISECOND: u64 = 253_402_300_799_999;

/// A hybrid logical stamp: the order of facts, and beside it what the clock said.
///
/// A new stamp is after every stamp in the journal, whatever the clocks say, since what somebody
/// does follows from what they have seen. After a fact from a clock that runs years ahead, the order
/// goes on from there, by counting; days are still told from this device's own clock. Kulkarni et
/// al., "Logical Physical Clocks" (2014), without the bound that would put later work first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Orders facts: the latest millisecond that any clock had said so far.
    pub ms: u64,
    /// Orders facts within one millisecond.
    pub count: u32,
    /// What this device's clock said, in milliseconds since 1970 in UTC. For people to read; it
    /// may be wrong, and orders nothing.
    pub clock_ms: u64,
}

impl Stamp {
    /// The stamp for a fact that happens now, given the latest stamp known so far.
    pub fn after(last: Option<Self>, now_ms: u64) -> Self {
        let clock_ms = now_ms.min(LAST_MILLISECOND);
        let fresh = Self { ms: clock_ms, count: 0, clock_ms };
        match last {
            Some(last) if last.ms >= clock_ms => match last.count.checked_add(1) {
                Some(count) => Self { ms: last.ms, count, clock_ms },
                None => Self { ms: last.ms.saturating_add(1), count: 0, clock_ms },
            },
            _ => fresh,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(last: Option<(u64, u32)>, now: u64, expected: (u64, u32)) {
        let last = last.map(|(ms, count)| Stamp { ms, count, clock_ms: 1 });
        let stamp = Stamp::after(last, now);
        assert_eq!((stamp.ms, stamp.count, stamp.clock_ms), (expected.0, expected.1, now));
    }

    #[test]
    fn a_new_fact_is_after_every_known_one_whatever_the_clock_says() {
        check(None, 5, (5, 0));
        check(Some((5, 0)), 6, (6, 0));
        check(Some((5, 0)), 5, (5, 1));
        check(Some((5, 7)), 1, (5, 8));
        check(Some((5, u32::MAX)), 5, (6, 0));
        check(Some((9_000_000_000_000, 0)), 5, (9_000_000_000_000, 1));
    }
}
