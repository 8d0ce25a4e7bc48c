//! Polynomials with exact coefficients: two ways to write a rule are the same when these are.

use super::Why;
use super::number::Ratio;
use crate::order;

/// The highest degree that is read.
const HIGHEST_DEGREE: u8 = 4;
/// The most letters that one answer has.
pub(crate) const MOST_LETTERS: usize = 3;

/// How often each letter is a factor.
type Powers = [u8; MOST_LETTERS];

/// Terms by their powers, highest first; none of them is zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Polynomial(Vec<(Powers, Ratio)>);

impl Polynomial {
    pub(crate) fn constant(number: Ratio) -> Self {
        Self::of([([0; MOST_LETTERS], number)]).unwrap_or(Self(Vec::new()))
    }

    pub(crate) fn letter(place: usize) -> Self {
        let mut powers = [0; MOST_LETTERS];
        if let Some(power) = powers.get_mut(place) {
            *power = 1;
        }
        Self(vec![(powers, Ratio::ONE)])
    }

    /// Collects like terms.
    fn of(terms: impl IntoIterator<Item = (Powers, Ratio)>) -> Result<Self, Why> {
        let mut sum: Vec<(Powers, Ratio)> = Vec::new();
        for (powers, number) in terms {
            match sum.iter_mut().find(|(known, _)| *known == powers) {
                Some((_, before)) => *before = before.plus(number)?,
                None => sum.push((powers, number)),
            }
        }
        sum.retain(|(_, number)| *number != Ratio::ZERO);
        order::sort_by(&mut sum, |(a, _), (b, _)| b.cmp(a));
        Ok(Self(sum))
    }

    pub(crate) fn plus(&self, other: &Self) -> Result<Self, Why> {
        Self::of(self.0.iter().chain(&other.0).copied())
    }

    pub(crate) fn times(&self, other: &Self) -> Result<Self, Why> {
        let mut terms = Vec::new();
        for (powers, number) in &self.0 {
            for (others, by) in &other.0 {
                let mut both = *powers;
                both.iter_mut().zip(others).for_each(|(power, more)| *power += more);
                if both.iter().sum::<u8>() > HIGHEST_DEGREE {
                    return Err(Why::TooBig);
                }
                terms.push((both, number.times(*by)?));
            }
        }
        Self::of(terms)
    }

    pub(crate) fn power(&self, by: u8) -> Result<Self, Why> {
        if by > HIGHEST_DEGREE {
            return Err(Why::TooBig);
        }
        let mut product = Self::constant(Ratio::ONE);
        for _ in 0..by {
            product = product.times(self)?;
        }
        Ok(product)
    }

    pub(crate) fn negative(mut self) -> Self {
        self.0.iter_mut().for_each(|(_, number)| *number = number.negative());
        self
    }

    /// The number that it is, if no letter is in it.
    pub(crate) fn as_constant(&self) -> Option<Ratio> {
        match self.0.as_slice() {
            [] => Some(Ratio::ZERO),
            [(powers, number)] if *powers == [0; MOST_LETTERS] => Some(*number),
            _ => None,
        }
    }

    /// How many terms it has.
    pub(crate) fn terms(&self) -> usize {
        self.0.len()
    }

    /// Its numbers by the power of the first letter, from the constant up. None when there are
    /// other letters.
    pub(crate) fn numbers(&self) -> Option<Vec<Ratio>> {
        let mut numbers = Vec::new();
        for ([power, others @ ..], number) in self.0.iter().rev() {
            if others.iter().any(|other| *other > 0) {
                return None;
            }
            let place = usize::from(*power);
            numbers.resize(place + 1, Ratio::ZERO);
            numbers[place] = *number;
        }
        Some(numbers)
    }

    /// As formulas write it, multiplied out: `-2x^2 + 3x - 5`.
    pub(crate) fn written(&self, letters: &[char]) -> String {
        let mut text = String::new();
        for (powers, number) in &self.0 {
            let (top, bottom) = number.parts();
            text.push_str(match (text.is_empty(), top < 0) {
                (true, false) => "",
                (true, true) => "-",
                (false, false) => " + ",
                (false, true) => " - ",
            });
            let plain = *powers == [0; MOST_LETTERS];
            match (top.abs(), bottom) {
                (1, 1) if !plain => {}
                (top, 1) => text.push_str(&top.to_string()),
                (top, bottom) if plain => {
                    text.push_str(&[top, bottom].map(|n| n.to_string()).join("/"))
                }
                (top, bottom) => text.push_str(&format!("({top}/{bottom})")),
            }
            for (letter, power) in letters.iter().zip(powers) {
                match power {
                    0 => {}
                    1 => text.push(*letter),
                    power => text.push_str(&format!("{letter}^{power}")),
                }
            }
        }
        if text.is_empty() { String::from("0") } else { text }
    }
}
