//! The form of a rule: whether it is factored, in vertex form or multiplied out. Its value is
//! another matter.

use super::Form;
use super::formula::{Formula, Sign};
use super::number::{Number, Ratio, greatest_divisor};
use super::polynomial::Polynomial;

impl Form {
    /// Whether a formula in these letters is written in this form.
    pub(super) fn fits(self, formula: &Formula, letters: &[char]) -> bool {
        match self {
            Self::Factored => is_factored(formula, letters),
            Self::Vertex => is_vertex_form(formula, letters),
            Self::Expanded => is_expanded(formula, letters),
        }
    }
}

fn value(formula: &Formula, letters: &[char]) -> Option<Polynomial> {
    formula.polynomial(letters, &[]).ok()
}

fn constant(formula: &Formula) -> Option<Ratio> {
    formula.number(&[]).ok().and_then(Number::exact)
}

/// The parts of a product; a small power of something is that thing several times.
fn factors<'a>(formula: &'a Formula, into: &mut Vec<&'a Formula>) {
    match formula {
        Formula::Negative(inside) => factors(inside, into),
        Formula::Two(Sign::Times, sides) => sides.iter().for_each(|side| factors(side, into)),
        Formula::Two(Sign::Over, sides) if constant(&sides[1]).is_some() => {
            factors(&sides[0], into)
        }
        Formula::Two(Sign::Power, sides) => {
            let times = constant(&sides[1]).and_then(Ratio::as_whole);
            match times {
                Some(times @ 1..=4) => (0..times).for_each(|_| factors(&sides[0], into)),
                _ => into.push(formula),
            }
        }
        _ => into.push(formula),
    }
}

/// A product of factors with whole numbers from which nothing more can be taken out. A factor of
/// degree 3 or more counts as one that can be.
fn is_factored(formula: &Formula, letters: &[char]) -> bool {
    let mut parts = Vec::new();
    factors(formula, &mut parts);
    let mut parts = parts.into_iter().map(|part| value(part, letters));
    parts.all(|part| {
        part.is_some_and(|part| {
            part.as_constant().is_some() || part.numbers().is_some_and(|numbers| is_prime(&numbers))
        })
    })
}

/// Whether nothing can be taken out of a polynomial, numbers from the constant up.
fn is_prime(numbers: &[Ratio]) -> bool {
    let whole: Option<Vec<i128>> = numbers.iter().map(|number| number.as_whole()).collect();
    let Some(whole) = whole else { return false };
    let shared = whole.iter().copied().reduce(greatest_divisor);
    let alone = shared.is_some_and(|shared| shared.abs() == 1);
    alone
        && match whole.as_slice() {
            [_, _] => true,
            [c, b, a] => {
                let inside =
                    b.checked_mul(*b).zip(a.checked_mul(*c)).and_then(|(square, product)| {
                        product.checked_mul(4).and_then(|product| square.checked_sub(product))
                    });
                inside.is_some_and(|inside| inside < 0 || inside.isqrt().pow(2) != inside)
            }
            _ => false,
        }
}

/// The parts of a sum. A sum in brackets on the right is one part.
fn terms<'a>(formula: &'a Formula, into: &mut Vec<&'a Formula>) {
    match formula {
        Formula::Two(Sign::Plus | Sign::Minus, sides) => {
            terms(&sides[0], into);
            into.push(&sides[1]);
        }
        _ => into.push(formula),
    }
}

fn terms_of(formula: &Formula) -> Vec<&Formula> {
    let mut parts = Vec::new();
    terms(formula, &mut parts);
    parts
}

/// One number at the most, and each letter at the most once with its power.
fn is_single_term(formula: &Formula, seen: &mut Vec<String>) -> bool {
    let mut name = |name: &str| {
        let fresh = !seen.iter().any(|known| known == name);
        seen.push(name.into());
        fresh
    };
    match formula {
        Formula::Number(..) => name(""),
        Formula::Name(letter) => name(letter),
        Formula::Negative(inside) => is_single_term(inside, seen),
        Formula::Two(Sign::Times, sides) => sides.iter().all(|side| is_single_term(side, seen)),
        // `7x/2` has one number, seven halves.
        Formula::Two(Sign::Over, sides) => {
            matches!(sides[1], Formula::Number(..)) && is_single_term(&sides[0], seen)
        }
        Formula::Two(Sign::Power, sides) => match (&sides[0], &sides[1]) {
            (Formula::Name(letter), Formula::Number(..)) => name(letter),
            _ => false,
        },
        _ => false,
    }
}

fn is_expanded(formula: &Formula, letters: &[char]) -> bool {
    let parts = terms_of(formula);
    let collected = value(formula, letters).is_some_and(|rule| rule.terms() == parts.len());
    collected && parts.into_iter().all(|part| is_single_term(part, &mut Vec::new()))
}

/// `a(x − h)² + k`, in any order; `h` or `k` may be 0.
fn is_vertex_form(formula: &Formula, letters: &[char]) -> bool {
    let (constants, others): (Vec<&Formula>, Vec<&Formula>) =
        terms_of(formula).into_iter().partition(|part| constant(part).is_some());
    let plain =
        constants.len() <= 1 && constants.iter().all(|part| is_single_term(part, &mut Vec::new()));
    let [square] = others.as_slice() else { return false };
    let mut parts = Vec::new();
    let is_square = {
        let mut squares = 0;
        let mut rest = vec![*square];
        while let Some(part) = rest.pop() {
            match part {
                Formula::Negative(inside) => rest.push(inside),
                Formula::Two(Sign::Times, sides) => rest.extend(sides.iter()),
                Formula::Two(Sign::Over, sides) if constant(&sides[1]).is_some() => {
                    rest.push(&sides[0]);
                }
                Formula::Two(Sign::Power, sides) if constant(part).is_none() => {
                    squares += 1;
                    let twice = constant(&sides[1]).and_then(Ratio::as_whole) == Some(2);
                    parts.push((&sides[0], twice));
                }
                other if constant(other).is_some() => {}
                _ => return false,
            }
        }
        squares == 1
    };
    plain
        && is_square
        && parts.into_iter().all(|(base, twice)| {
            let numbers = value(base, letters).and_then(|base| base.numbers());
            twice
                && numbers.is_some_and(|numbers| {
                    matches!(numbers.as_slice(), [_, slope] if slope.as_whole().map(i128::abs) == Some(1))
                })
        })
}
