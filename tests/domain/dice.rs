//! Chance that one number decides, so that whatever went wrong once goes wrong again; and how often
//! a law is tried: a little in every run, a lot in `./dev soak`.

/// Chance out of one seed: SplitMix64, by Steele, Lea and Flood (2014).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A number below `most`, which is not 0.
    pub fn below(&mut self, most: usize) -> usize {
        let most = u64::try_from(most).expect("a number of things");
        usize::try_from(self.number() % most).expect("it is below a number of things")
    }

    /// Yes, once in so many times.
    pub fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// The same things in another order.
    pub fn shuffled<T>(&mut self, mut things: Vec<T>) -> Vec<T> {
        for at in (1..things.len()).rev() {
            things.swap(at, self.below(at + 1));
        }
        things
    }
}

/// Says which seed it was when a law fails.
struct Seed<'a>(&'a str, u64);

impl Drop for Seed<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let Self(law, seed) = self;
            eprintln!("It fails again with: DOORWAYS_SEED={seed} cargo test --test domain {law}");
        }
    }
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().expect("a setting is a number"))
}

/// The how-manieth pass of `./dev soak` this is, from 1; `None` in an ordinary run.
pub fn soak() -> Option<u64> {
    setting("DOORWAYS_SOAK")
}

/// Tries a law with `few` seeds, in each pass of `./dev soak` with `many` new ones, or with the one
/// seed in `DOORWAYS_SEED`. The law gets its seed and gives what it counted; the sum is told.
pub fn with_seeds(law: &str, few: u64, many: u64, try_it: impl Fn(u64) -> u64) {
    let seeds = match (setting("DOORWAYS_SEED"), soak()) {
        (Some(seed), _) => seed..seed + 1,
        (None, Some(pass)) => (pass - 1) * many..pass * many,
        (None, None) => 0..few,
    };
    let (first, count) = (seeds.start, seeds.end - seeds.start);
    let mut sum = 0;
    for seed in seeds {
        let said_if_it_fails = Seed(law, seed);
        sum += try_it(seed);
        drop(said_if_it_fails);
        let done = seed - first + 1;
        if soak().is_some() && done % (count / 10).max(1) == 0 {
            eprintln!("{law}: {done} of {count} seeds");
        }
    }
    figure(law, count, sum);
}

/// A line for the table at the end of `./dev soak`.
pub fn figure(law: &str, seeds: u64, sum: u64) {
    eprintln!("figure\t{law}\t{seeds}\t{sum}");
}

#[test]
fn one_seed_gives_one_chance() {
    let numbers = |seed| {
        let mut dice = Dice::of(seed);
        [dice.number(), dice.number(), dice.number()]
    };
    // The first numbers of the published algorithm for the seed 1234567.
    assert_eq!(numbers(1_234_567)[..2], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    assert_eq!(numbers(7), numbers(7));
    assert_ne!(numbers(7), numbers(8));
}
