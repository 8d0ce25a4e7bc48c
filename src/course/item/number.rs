//! Numbers as answers need them: exact fractions, and near ones where a root is in the way.

use super::Why;

/// A fraction in lowest terms. Whatever does not fit is refused, never rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ratio {
    top: i128,
    bottom: i128,
}

/// No number of a question or an answer is larger, so that sums and products of a few still fit.
const LARGEST: i128 = 1_000_000_000_000_000_000;

impl Ratio {
    pub(crate) const ZERO: Self = Self { top: 0, bottom: 1 };
    pub(crate) const ONE: Self = Self { top: 1, bottom: 1 };

    /// `top / bottom`.
    pub(crate) fn new(top: i128, bottom: i128) -> Result<Self, Why> {
        if bottom == 0 {
            return Err(Why::ByZero);
        }
        let by = greatest_divisor(top, bottom) * bottom.signum();
        let ratio = Self { top: top / by, bottom: bottom / by };
        let fits = ratio.top.abs() <= LARGEST && ratio.bottom <= LARGEST;
        if fits { Ok(ratio) } else { Err(Why::TooBig) }
    }

    /// A whole number that is known to be small.
    pub(crate) const fn whole(number: i32) -> Self {
        Self { top: number as i128, bottom: 1 }
    }

    /// The whole number that it is, if it is one.
    pub(crate) fn as_whole(self) -> Option<i128> {
        (self.bottom == 1).then_some(self.top)
    }

    /// The number above and the number below the line.
    pub(crate) fn parts(self) -> (i128, i128) {
        (self.top, self.bottom)
    }

    pub(crate) fn negative(self) -> Self {
        Self { top: -self.top, ..self }
    }

    // Neither side is above `LARGEST`, so a product of two parts always fits; the sum of two
    // products does as well.
    pub(crate) fn plus(self, other: Self) -> Result<Self, Why> {
        let top = self.top * other.bottom + other.top * self.bottom;
        Self::new(top, self.bottom * other.bottom)
    }

    pub(crate) fn times(self, other: Self) -> Result<Self, Why> {
        Self::new(self.top * other.top, self.bottom * other.bottom)
    }

    pub(crate) fn over(self, other: Self) -> Result<Self, Why> {
        Self::new(self.top * other.bottom, self.bottom * other.top)
    }

    /// The whole number at or below it.
    pub(crate) fn floor(self) -> i128 {
        self.top.div_euclid(self.bottom)
    }

    /// Its decimals when they end after at most so many, as a whole number of the last one's size.
    pub(crate) fn in_decimals(self, places: u32) -> Option<i128> {
        let size = 10_i128.pow(places);
        (size % self.bottom == 0).then(|| self.top * (size / self.bottom))
    }

    /// Whether its decimals come to an end.
    pub(crate) fn ends(self) -> bool {
        let mut rest = self.bottom;
        for prime in [2, 5] {
            while rest % prime == 0 {
                rest /= prime;
            }
        }
        rest == 1
    }

    /// Rounded to so many decimals; halves go away from zero.
    pub(crate) fn rounded(self, places: u32) -> Result<Self, Why> {
        let size = 10_i128.pow(places);
        let twice = Self::new(self.top.abs() * 2 * size + self.bottom, self.bottom * 2)?;
        Self::new(twice.floor() * self.top.signum(), size)
    }

    #[allow(clippy::cast_precision_loss, reason = "what is near needs no more than 15 digits")]
    pub(crate) fn near(self) -> f64 {
        self.top as f64 / self.bottom as f64
    }
}

/// The greatest common divisor; 1 for two zeros.
pub(crate) fn greatest_divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

/// An exact number, or one that a root made inexact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Number {
    Exact(Ratio),
    Near(f64),
}

/// How far two ways to the same number may be apart when a root is on one of them.
const SAME: f64 = 1e-9;

impl Number {
    pub(crate) const ZERO: Self = Self::Exact(Ratio::ZERO);

    pub(crate) fn near(self) -> f64 {
        match self {
            Self::Exact(ratio) => ratio.near(),
            Self::Near(near) => near,
        }
    }

    pub(crate) fn exact(self) -> Option<Ratio> {
        match self {
            Self::Exact(ratio) => Some(ratio),
            Self::Near(_) => None,
        }
    }

    pub(crate) fn as_whole(self) -> Option<i128> {
        self.exact().and_then(Ratio::as_whole)
    }

    /// A calculation: exact while both sides are.
    fn with(
        self,
        other: Self,
        exact: fn(Ratio, Ratio) -> Result<Ratio, Why>,
        near: fn(f64, f64) -> f64,
    ) -> Result<Self, Why> {
        match (self, other) {
            (Self::Exact(a), Self::Exact(b)) => exact(a, b).map(Self::Exact),
            (a, b) => finite(near(a.near(), b.near())),
        }
    }

    pub(crate) fn plus(self, other: Self) -> Result<Self, Why> {
        self.with(other, Ratio::plus, |a, b| a + b)
    }

    pub(crate) fn times(self, other: Self) -> Result<Self, Why> {
        self.with(other, Ratio::times, |a, b| a * b)
    }

    pub(crate) fn over(self, other: Self) -> Result<Self, Why> {
        self.with(other, Ratio::over, |a, b| a / b)
    }

    pub(crate) fn negative(self) -> Self {
        match self {
            Self::Exact(ratio) => Self::Exact(ratio.negative()),
            Self::Near(near) => Self::Near(-near),
        }
    }

    /// The square root; exact when it can be.
    pub(crate) fn root(self) -> Result<Self, Why> {
        if let Self::Exact(ratio) = self
            && let (Some(top), Some(bottom)) = (whole_root(ratio.top), whole_root(ratio.bottom))
        {
            return Ratio::new(top, bottom).map(Self::Exact);
        }
        if self.near() < 0.0 { Err(Why::NoNumber) } else { finite(self.near().sqrt()) }
    }

    /// Whether both are the same number.
    pub(crate) fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Exact(a), Self::Exact(b)) => a == b,
            (a, b) => a.is_within(b, SAME * a.near().abs().max(1.0)),
        }
    }

    /// Whether they are at most so far apart.
    pub(crate) fn is_within(self, other: Self, distance: f64) -> bool {
        (self.near() - other.near()).abs() <= distance + SAME
    }

    /// Which of the two is larger.
    pub(crate) fn compared(self, other: Self) -> std::cmp::Ordering {
        if self.is(other) {
            return std::cmp::Ordering::Equal;
        }
        match (self, other) {
            (Self::Exact(a), Self::Exact(b)) => (a.top * b.bottom).cmp(&(b.top * a.bottom)),
            (a, b) => a.near().total_cmp(&b.near()),
        }
    }

    /// Rounded to so many decimals.
    pub(crate) fn rounded(self, places: u32) -> Result<Ratio, Why> {
        match self {
            Self::Exact(ratio) => ratio.rounded(places),
            Self::Near(near) => {
                let size = 10_i32.pow(places);
                let scaled = (near * f64::from(size)).round();
                if scaled.abs() > 1e15 {
                    return Err(Why::TooBig);
                }
                #[allow(clippy::cast_possible_truncation, reason = "it is whole and below 10^15")]
                Ratio::new(scaled as i128, i128::from(size))
            }
        }
    }
}

fn finite(near: f64) -> Result<Number, Why> {
    if near.is_finite() { Ok(Number::Near(near)) } else { Err(Why::ByZero) }
}

/// The root of a square number.
fn whole_root(number: i128) -> Option<i128> {
    if number < 0 {
        return None;
    }
    let root = number.isqrt();
    (root * root == number).then_some(root)
}

/// A number as formulas write it: digits, a decimal point, a fraction line.
pub(crate) fn written(number: Number, places: Option<u32>, as_fraction: bool) -> String {
    match (number, places) {
        (Number::Exact(ratio), None) => {
            let (top, bottom) = ratio.parts();
            let decimals =
                if as_fraction { None } else { (1..=4).find(|n| ratio.in_decimals(*n).is_some()) };
            match decimals {
                _ if bottom == 1 => top.to_string(),
                Some(places) => with_places(ratio, places),
                None => format!("{top}/{bottom}"),
            }
        }
        (number, places) => {
            let places = places.unwrap_or(2);
            number
                .rounded(places)
                .map_or_else(|_| String::from("?"), |ratio| with_places(ratio, places))
        }
    }
}

/// A number that has no more decimals than so many, with exactly so many.
fn with_places(ratio: Ratio, places: u32) -> String {
    let scaled = ratio.in_decimals(places).unwrap_or_default();
    let size = 10_i128.pow(places);
    let sign = if scaled < 0 { "-" } else { "" };
    let (whole, part) = (scaled.abs() / size, scaled.abs() % size);
    if places == 0 {
        return format!("{sign}{whole}");
    }
    let width = usize::try_from(places).unwrap_or_default();
    format!("{sign}{whole}.{part:0width$}")
}
