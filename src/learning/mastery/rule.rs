//! The rules by which pieces of work add up. A course has one, and a teacher may choose another.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How pieces add up to "the goal is met". What is not met is [`Partly`](super::Status::Partly) or
/// [`Starting`](super::Status::Starting), and what is met may be
/// [`Extending`](super::Status::Extending), in the same way under every rule.
///
/// Levels of pieces that count are r₁ to rₙ, oldest first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub enum Rule {
    /// Shown twice, and recently; one slip does not take it away. It begins when the latest piece
    /// and one more of the last three reach 3, at least one of them done alone, on different days
    /// and in different work. It ends with two pieces below 3 in a row.
    #[default]
    TwiceRecent,
    /// The same without memory: what made it begin must hold now.
    TwiceRecentNoMemory,
    /// So many pieces have reached 3, at any time.
    NTimes(Times),
    /// The latest piece reaches 3.
    Latest,
    /// Any piece reaches 3.
    Highest,
    /// The exponential mean Σ λⁿ⁻ⁱ rᵢ / Σ λⁿ⁻ⁱ reaches 2.75.
    Ema(Lambda),
    /// .65 of the latest and .35 of the mean of all earlier pieces reach 3. Canvas calls it
    /// "weighted average" since 2023, and called it "decaying average" before.
    Decaying65,
    /// A₁ = r₁, Aₖ = .65 rₖ + .35 Aₖ₋₁; Aₙ reaches 3. Canvas calls it "decaying average" since 2023.
    RecursiveDecaying65,
    /// The mean reaches 3.
    Mean,
    /// Nothing but a teacher's judgement.
    TeacherOnly,
    /// The line ln r = a + b ln k, fitted to three pieces or more by least squares, reaches 3 at the
    /// latest: eᵃ nᵇ. Marzano, "Transforming Classroom Grading" (2000). It can be higher than
    /// anything shown: 1, 3, 3, 3 make 3.67.
    PowerLaw,
}

impl Rule {
    /// Every rule that a teacher is offered, the usual one first, with the usual numbers.
    pub const ALL_OFFERED: [Self; 11] = [
        Self::TwiceRecent,
        Self::TwiceRecentNoMemory,
        Self::NTimes(Times(3)),
        Self::Latest,
        Self::Highest,
        Self::Ema(Lambda::HALF),
        Self::Decaying65,
        Self::RecursiveDecaying65,
        Self::Mean,
        Self::TeacherOnly,
        Self::PowerLaw,
    ];

    /// Whether it is offered only to those who ask for more, with an example of what it does.
    pub fn is_advanced(self) -> bool {
        self == Self::PowerLaw
    }

    /// The value from which the goal is met, for rules that work one out.
    pub fn met_at(self) -> Option<f64> {
        match self {
            Self::Ema(_) => Some(2.75),
            Self::Decaying65 | Self::RecursiveDecaying65 | Self::Mean | Self::PowerLaw => Some(3.0),
            _ => None,
        }
    }

    /// The weights of `n` pieces, oldest first, for rules that take a weighted mean.
    pub(super) fn weights(self, n: usize) -> Option<Vec<f64>> {
        let mut weights = match self {
            Self::Ema(lambda) => falling(n, 1.0, lambda.value()),
            Self::RecursiveDecaying65 => falling(n, LATEST, 1.0 - LATEST),
            Self::Mean => vec![1.0; n],
            Self::Decaying65 => {
                let earlier = n.saturating_sub(1) as f64;
                let mut weights = vec![(1.0 - LATEST) / earlier; n];
                if let Some(latest) = weights.last_mut() {
                    *latest = LATEST;
                }
                weights
            }
            _ => return None,
        };
        // The first piece is all there was before the second, and all there is when alone.
        match (self, weights.as_mut_slice()) {
            (Self::Decaying65 | Self::RecursiveDecaying65, [only]) => *only = 1.0,
            (Self::RecursiveDecaying65, [first, ..]) => *first /= LATEST,
            _ => {}
        }
        Some(weights)
    }
}

/// The weight of the latest piece in the two decaying rules.
pub(super) const LATEST: f64 = 0.65;

/// Weights that fall by a factor from the last to the first.
fn falling(n: usize, last: f64, factor: f64) -> Vec<f64> {
    let mut weights: Vec<f64> =
        std::iter::successors(Some(last), |weight| Some(weight * factor)).take(n).collect();
    weights.reverse();
    weights
}

/// How often a goal must be shown: 2 to 5 times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Times(u8);

impl Times {
    /// So many times, from 2 to 5.
    pub fn new(times: u8) -> Option<Self> {
        (2..=5).contains(&times).then_some(Self(times))
    }

    /// How many times.
    pub fn count(self) -> u8 {
        self.0
    }
}

/// How much an earlier piece weighs against the one after it: .30 to .70, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lambda(u8);

impl Lambda {
    /// Each piece weighs half of the one after it.
    pub const HALF: Self = Self(50);

    /// So many hundredths, from 30 to 70.
    pub fn new(hundredths: u8) -> Option<Self> {
        (30..=70).contains(&hundredths).then_some(Self(hundredths))
    }

    /// As a number from .3 to .7.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

/// A text that names no rule. It carries nothing, since the text may be hostile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotARule;

impl fmt::Display for NotARule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no rule has this name: try one of")?;
        Rule::ALL_OFFERED.iter().try_for_each(|rule| write!(f, " {rule}"))
    }
}

impl std::error::Error for NotARule {}

/// The name in facts and files of courses, such as `twice_recent`, `n_times(3)` or `ema(0.5)`.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NTimes(Times(times)) => write!(f, "n_times({times})"),
            Self::Ema(lambda) => write!(f, "ema({})", lambda.value()),
            Self::TwiceRecent => f.write_str("twice_recent"),
            Self::TwiceRecentNoMemory => f.write_str("twice_recent_no_memory"),
            Self::Latest => f.write_str("latest"),
            Self::Highest => f.write_str("highest"),
            Self::Decaying65 => f.write_str("decaying65"),
            Self::RecursiveDecaying65 => f.write_str("recursive_decaying65"),
            Self::Mean => f.write_str("mean"),
            Self::TeacherOnly => f.write_str("teacher_only"),
            Self::PowerLaw => f.write_str("power_law"),
        }
    }
}

impl FromStr for Rule {
    type Err = NotARule;

    fn from_str(name: &str) -> Result<Self, NotARule> {
        let inside = |start| name.strip_prefix(start)?.strip_suffix(')');
        let rule = if let Some(times) = inside("n_times(") {
            digits(times).and_then(Times::new).map(Self::NTimes)
        } else if let Some(lambda) = inside("ema(0.") {
            // One digit is tenths, two are hundredths.
            let hundredths = if lambda.len() == 1 { format!("{lambda}0") } else { lambda.into() };
            digits(&hundredths).and_then(Lambda::new).map(Self::Ema)
        } else {
            Self::ALL_OFFERED.into_iter().find(|rule| rule.to_string() == name)
        };
        rule.ok_or(NotARule)
    }
}

/// One or two digits as a number.
fn digits(text: &str) -> Option<u8> {
    let plain = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

impl TryFrom<String> for Rule {
    type Error = NotARule;

    fn try_from(name: String) -> Result<Self, NotARule> {
        name.parse()
    }
}

impl From<Rule> for String {
    fn from(rule: Rule) -> Self {
        rule.to_string()
    }
}
