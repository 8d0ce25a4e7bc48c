//! Why a goal stands where it stands: the records and the arithmetic, as data. Pages word it.

use super::{Counts, Level, Rule, Shown};
use crate::facts::FactId;

/// Everything that made a standing what it is, but for a teacher's judgement.
#[derive(Debug, Clone, PartialEq)]
pub struct Why {
    /// The rule.
    pub rule: Rule,
    /// Every piece, in the order it was said, and what became of it.
    pub pieces: Vec<Shown>,
    /// Where in `pieces` the last three that count are, oldest first.
    pub last_three: Vec<usize>,
    /// Where in `pieces` those are, oldest first, that made the status what it is, for rules that
    /// look at three: the last three, or, when `kept`, the last three of the time before.
    pub decided: Vec<usize>,
    /// What the rule asks for, and whether it is so now. All of them make the goal met.
    pub conditions: Vec<(Condition, bool)>,
    /// Whether the goal is met because it was met before, although not all that is asked for is
    /// so now.
    pub kept: bool,
    /// What the rule worked out, if it works out a value.
    pub value: Option<f64>,
    /// The sum that gave the value, if it is a weighted mean.
    pub sum: Option<Sum>,
    /// The sum that gave the recent level.
    pub recent: Option<Sum>,
}

/// Something that a rule asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Condition {
    /// There are so many pieces that count.
    EnoughPieces {
        /// At least.
        least: usize,
    },
    /// The latest piece reaches 3.
    LatestReaches,
    /// Two of the last three pieces reach 3.
    TwoOfLastThree,
    /// One of those was done alone.
    OneAlone,
    /// Those are of different days.
    DifferentDays,
    /// Those are different work.
    DifferentWork,
    /// So many pieces have reached 3, at any time.
    Times {
        /// At least.
        least: usize,
    },
    /// Any piece reaches 3.
    HighestReaches,
    /// The worked-out value reaches this one.
    ValueReaches {
        /// At least, from 1 to 4.
        least: f64,
    },
    /// A teacher decided. Pieces alone never do.
    TeacherDecides,
}

/// A weighted mean, written out: the sum of the products by the sum of the weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Sum {
    /// Its terms, oldest first.
    pub terms: Vec<Term>,
    /// The sum of their weights.
    pub weights: f64,
    /// The sum of their products.
    pub products: f64,
}

/// One term of a weighted mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term {
    /// The piece.
    pub id: FactId,
    /// The level it shows.
    pub level: Level,
    /// How much it weighs.
    pub weight: f64,
    /// Its weight times the number of its level.
    pub product: f64,
}

impl Why {
    /// The pieces that count, oldest first, with their places in `pieces`.
    pub fn counting(&self) -> impl DoubleEndedIterator<Item = (usize, &Shown)> {
        self.pieces.iter().enumerate().filter(|(_, piece)| piece.counts == Counts::Yes)
    }

    /// The last pieces that count, so many at most, oldest first, and which of them, from the first
    /// to the one after the last, decided. None when those are not all among them.
    pub fn trail(&self, most: usize) -> (Vec<&Shown>, Option<(usize, usize)>) {
        let counting: Vec<(usize, &Shown)> = self.counting().collect();
        let trail = &counting[counting.len().saturating_sub(most)..];
        let place = |at: &usize| trail.iter().position(|(piece, _)| piece == at);
        let first = self.decided.first().and_then(place);
        let last = self.decided.last().and_then(place);
        let decided = first.zip(last).map(|(first, last)| (first, last + 1));
        (trail.iter().map(|(_, piece)| *piece).collect(), decided)
    }
}

impl Sum {
    /// What it comes to.
    pub fn value(&self) -> f64 {
        self.products / self.weights
    }

    /// The sum of a rule that takes a weighted mean of the pieces that count, if there are any.
    pub(super) fn of(rule: Rule, pieces: &[Shown]) -> Option<Self> {
        let counted: Vec<(FactId, Level)> = pieces
            .iter()
            .filter(|piece| piece.counts == Counts::Yes)
            .filter_map(|piece| Some((piece.evidence.id, piece.level?)))
            .collect();
        let weights = rule.weights(counted.len()).filter(|weights| !weights.is_empty())?;
        let terms: Vec<Term> = std::iter::zip(counted, weights)
            .map(|((id, level), weight)| Term {
                id,
                level,
                weight,
                product: weight * level.value(),
            })
            .collect();
        let weights = terms.iter().map(|term| term.weight).sum();
        let products = terms.iter().map(|term| term.product).sum();
        Some(Self { terms, weights, products })
    }
}
