//! What answers say about the goals of one group: exact Bayes over every state.

use super::states::States;

/// How often somebody who knows a goal answers wrong all the same.
const SLIP: f64 = 0.15;
/// How often somebody who knows a goal says that they have not learned it yet.
const MODEST: f64 = 0.03;

/// How often a goal is out of order: known or not, whatever somebody knows of the rest.
const OUT_OF_ORDER: f64 = 0.05;
/// The chance that a goal is known although it does not fit, and the other way round.
const AGAINST: f64 = OUT_OF_ORDER / 2.0;

/// How likely one answer, or several about the same goal, are: from somebody who knows the goal,
/// and from somebody who does not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Likely {
    pub known: f64,
    pub unknown: f64,
}

impl Likely {
    pub const NOTHING: Self = Self { known: 1.0, unknown: 1.0 };

    /// A right answer, where luck makes one right so often.
    pub fn right(luck: f64) -> Self {
        Self { known: 1.0 - SLIP, unknown: luck }
    }

    /// A wrong answer.
    pub fn wrong(luck: f64) -> Self {
        Self { known: SLIP, unknown: 1.0 - luck }
    }

    /// The answer "I haven't learned this yet".
    pub fn not_learned(luck: f64) -> Self {
        Self { known: MODEST, unknown: 1.0 - luck }
    }

    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { known: self.known * other.known, unknown: self.unknown * other.unknown }
    }

    /// How likely it is when the goal is known with this chance.
    fn at(self, chance: f64) -> f64 {
        chance * self.known + (1.0 - chance) * self.unknown
    }

    /// The chance after it, from the chance before.
    pub fn after(self, chance: f64) -> f64 {
        chance * self.known / self.at(chance)
    }
}

/// Chances about every goal of a group after some answers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Belief {
    answers: Vec<Likely>,
    weights: Vec<f64>,
    fits: Vec<f64>,
}

impl Belief {
    /// After these answers about each goal, in any order.
    pub fn after(states: &States, answers: Vec<Likely>) -> Self {
        let of_state = |a: &Likely| (a.at(1.0 - AGAINST), a.at(AGAINST));
        let factors: Vec<(f64, f64)> = answers.iter().map(of_state).collect();
        let product = |bits: u32, factors: &[(f64, f64)]| {
            let each = factors.iter().enumerate();
            each.fold(1.0, |p, (n, (k, u))| p * if bits >> n & 1 == 1 { k } else { u })
        };
        let (low, high) = factors.split_at(states.cut());
        let highs: Vec<f64> = states.upper.iter().map(|bits| product(*bits, high)).collect();
        let mut weights = states.prior.clone();
        let mut sum = 0.0;
        for (bits, row) in states.rows() {
            let low = product(bits, low);
            for at in row {
                weights[at] *= low * highs[states.halves[at] as usize];
                sum += weights[at];
            }
        }
        for weight in &mut weights {
            *weight /= sum;
        }
        let fits = fits(states, &weights);
        Self { answers, weights, fits }
    }

    /// The chance that a goal belongs to the state; and that it is known, if it does and if not.
    fn parts(&self, goal: usize) -> (f64, f64, f64) {
        let a = self.answers[goal];
        (self.fits[goal], a.after(1.0 - AGAINST), a.after(AGAINST))
    }

    /// How likely it is that the goal is known.
    pub fn known(&self, goal: usize) -> f64 {
        let (m, t1, t0) = self.parts(goal);
        m * t1 + (1.0 - m) * t0
    }

    /// For each goal, how likely it is that it is not known and could come next.
    pub fn open(&self, states: &States) -> Vec<f64> {
        let mut sums = vec![0.0; states.goals().len()];
        for (weight, open) in std::iter::zip(&self.weights, &states.open) {
            for n in bits(*open) {
                sums[n] += weight;
            }
        }
        sums
    }

    /// How much an answer about a goal is expected to tell about the state, in bits.
    pub fn information(&self, goal: usize, luck: f64) -> f64 {
        let (m, t1, t0) = self.parts(goal);
        let r = Likely::right(luck);
        let (c1, c0) = (r.at(t1), r.at(t0));
        entropy(m * c1 + (1.0 - m) * c0) - m * entropy(c1) - (1.0 - m) * entropy(c0)
    }
}

fn fits(states: &States, weights: &[f64]) -> Vec<f64> {
    let mut fits = vec![0.0; states.goals().len()];
    let mut highs = vec![0.0; states.upper.len()];
    for (low, row) in states.rows() {
        let mut sum = 0.0;
        for at in row {
            sum += weights[at];
            highs[states.halves[at] as usize] += weights[at];
        }
        for bit in bits(u64::from(low)) {
            fits[bit] += sum;
        }
    }
    for (high, sum) in std::iter::zip(&states.upper, &highs) {
        for bit in bits(u64::from(*high)) {
            fits[states.cut() + bit] += sum;
        }
    }
    fits
}

/// The places of the bits that are set, lowest first.
fn bits(mut of: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = of.trailing_zeros() as usize;
        (of != 0).then(|| {
            of &= of - 1;
            place
        })
    })
}

/// Entropy of a yes or no, in bits.
pub(super) fn entropy(chance: f64) -> f64 {
    let part = |x: f64| if x > 0.0 { -x * x.log2() } else { 0.0 };
    part(chance) + part(1.0 - chance)
}
