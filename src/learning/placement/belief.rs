//! What answers say about the goals of one group: exact Bayes over every state.
//!
//! States follow the course, and people do not always. So a goal is out of order with a small
//! chance, the same for every goal and independent of the rest: then it is as likely known as not,
//! whatever the state says. Answers speak about the goal, and through it about the state.

use super::states::{States, bits};

/// How often somebody who knows a goal answers wrong all the same.
const SLIP: f64 = 0.15;
/// How often somebody who knows a goal says that they have not learned it yet.
const MODEST: f64 = 0.03;
/// How often a goal is out of order.
const OUT_OF_ORDER: f64 = 0.05;
/// How often a goal is known against its state, or unknown against it.
const AGAINST: f64 = OUT_OF_ORDER / 2.0;
/// How likely one answer is, or several about the same goal are: from somebody who knows the goal,
/// and from somebody who does not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Likely {
    if_known: f64,
    if_not: f64,
}

impl Likely {
    /// No answer at all.
    pub const NOTHING: Self = Self { if_known: 1.0, if_not: 1.0 };

    /// A right answer, where luck makes one right this often.
    pub fn right(luck: f64) -> Self {
        Self { if_known: 1.0 - SLIP, if_not: luck }
    }

    /// A wrong answer.
    pub fn wrong(luck: f64) -> Self {
        Self { if_known: SLIP, if_not: 1.0 - luck }
    }

    /// The answer "I haven't learned this yet".
    pub fn not_learned(luck: f64) -> Self {
        Self { if_known: MODEST, if_not: 1.0 - luck }
    }

    /// Both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { if_known: self.if_known * other.if_known, if_not: self.if_not * other.if_not }
    }

    /// How likely it is when the goal is known with this chance.
    fn at(self, chance: f64) -> f64 {
        chance * self.if_known + (1.0 - chance) * self.if_not
    }

    /// The chance that the goal is known after it, from the chance before.
    pub fn after(self, chance: f64) -> f64 {
        chance * self.if_known / self.at(chance)
    }
}

/// What is likely about each goal of a group after some answers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Belief {
    weights: Vec<f64>,
    goals: Vec<Chances>,
}

/// What is likely about one goal.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Chances {
    /// That the state holds it.
    held: f64,
    /// That it is known, if the state holds it.
    if_held: f64,
    /// That it is known, if not.
    if_not: f64,
}

impl Chances {
    /// That it is known, if the state holds it with this chance.
    fn known_at(self, held: f64) -> f64 {
        held * self.if_held + (1.0 - held) * self.if_not
    }
}

impl Belief {
    /// After the answers about each goal, in the order of the goals.
    pub fn after(states: &States, answers: &[Likely]) -> Self {
        let weights = weights(states, answers);
        let held = sums(states, &weights, 0);
        let goals = std::iter::zip(held, answers).map(|(held, answer)| Chances {
            held,
            if_held: answer.after(1.0 - AGAINST),
            if_not: answer.after(AGAINST),
        });
        Self { goals: goals.collect(), weights }
    }

    /// How likely it is that a goal is known.
    pub fn known(&self, goal: usize) -> f64 {
        self.goals[goal].known_at(self.goals[goal].held)
    }

    /// For each goal, how likely it is that it is not known and could come next.
    pub fn next(&self, states: &States) -> Vec<f64> {
        let mut sums = vec![0.0; self.goals.len()];
        for (weight, open) in std::iter::zip(&self.weights, &states.open) {
            for goal in bits(*open) {
                sums[goal] += weight;
            }
        }
        sums
    }

    /// How much an answer about a goal is expected to tell about the state, in bits.
    pub fn information(&self, goal: usize, luck: f64) -> f64 {
        let Chances { held, if_held, if_not } = self.goals[goal];
        let right = Likely::right(luck);
        let (if_held, if_not) = (right.at(if_held), right.at(if_not));
        let before = entropy(held * if_held + (1.0 - held) * if_not);
        before - held * entropy(if_held) - (1.0 - held) * entropy(if_not)
    }

    /// How many goals are expected to be taken wrongly now.
    pub fn wrong(&self) -> f64 {
        (0..self.goals.len()).map(|goal| self.known(goal)).map(|known| known.min(1.0 - known)).sum()
    }

    /// How many goals are expected to be taken wrongly, as known or as not, after an answer about
    /// one of them.
    pub fn wrong_after(&self, states: &States, goal: usize, luck: f64) -> f64 {
        let Chances { held, if_held, if_not } = self.goals[goal];
        let with = sums(states, &self.weights, 1 << goal);
        let after = |answer: Likely| {
            let (if_held, if_not) = (answer.at(if_held), answer.at(if_not));
            let likely = held * if_held + (1.0 - held) * if_not;
            let held_now = held * if_held / likely;
            let wrong = |(other, chances): (usize, &Chances)| {
                let known = if other == goal {
                    answer.after(self.known(goal))
                } else {
                    let with = with[other] / held;
                    let without = (chances.held - with * held) / (1.0 - held);
                    chances.known_at(held_now * with + (1.0 - held_now) * without)
                };
                known.min(1.0 - known)
            };
            likely * self.goals.iter().enumerate().map(wrong).sum::<f64>()
        };
        after(Likely::right(luck)) + after(Likely::wrong(luck))
    }

    /// How likely each state is, in the order of [`States::iter`].
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }
}

/// How likely each state is after the answers about each goal.
fn weights(states: &States, answers: &[Likely]) -> Vec<f64> {
    let factor = |answer: &Likely| (answer.at(1.0 - AGAINST), answer.at(AGAINST));
    let factors: Vec<(f64, f64)> = answers.iter().map(factor).collect();
    let (lower, upper) = factors.split_at(states.cut());
    let product = |half: u32, factors: &[(f64, f64)]| {
        let each = factors.iter().enumerate();
        each.fold(1.0, |product, (n, (held, not))| {
            product * if half >> n & 1 == 1 { held } else { not }
        })
    };
    let uppers: Vec<f64> = states.upper.iter().map(|half| product(*half, upper)).collect();
    let mut weights = states.prior.clone();
    for (half, row) in states.rows() {
        let lower = product(half, lower);
        for at in row {
            weights[at] *= lower * uppers[states.halves[at] as usize];
        }
    }
    let sum: f64 = weights.iter().sum();
    for weight in &mut weights {
        *weight /= sum;
    }
    weights
}

/// For each goal, the sum over the states that hold it and these others too.
fn sums(states: &States, weights: &[f64], others: u64) -> Vec<f64> {
    let (lower, upper) = states.halves_of(others);
    let mut sums = vec![0.0; states.goals().len()];
    let mut uppers = vec![0.0; states.upper.len()];
    for (half, row) in states.rows().filter(|(half, _)| half & lower == lower) {
        let mut sum = 0.0;
        for at in row {
            let place = states.halves[at] as usize;
            if states.upper[place] & upper == upper {
                sum += weights[at];
                uppers[place] += weights[at];
            }
        }
        for goal in bits(u64::from(half)) {
            sums[goal] += sum;
        }
    }
    for (half, sum) in std::iter::zip(&states.upper, &uppers).filter(|(_, sum)| **sum > 0.0) {
        for goal in bits(u64::from(*half)) {
            sums[states.cut() + goal] += sum;
        }
    }
    sums
}

/// How uncertain a yes or no is, in bits.
fn entropy(chance: f64) -> f64 {
    let part = |x: f64| if x > 0.0 { -x * x.log2() } else { 0.0 };
    part(chance) + part(1.0 - chance)
}
