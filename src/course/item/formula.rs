//! Formulas: what authors write to work out a number, and what people type as an answer. Read once
//! into a tree, worked out as a number or as a polynomial.

use super::Why;
use super::number::{Number, Ratio, greatest_divisor};
use super::polynomial::Polynomial;
use std::cmp::Ordering;

/// How deep brackets, signs and powers may be nested.
const DEEPEST: usize = 32;
/// How many signs a formula may have.
const MOST_SIGNS: usize = 250;
/// The largest power that a number is raised to.
const HIGHEST_POWER: u32 = 32;

/// A formula as it is written, brackets left out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Formula {
    /// A number, and how many decimals it was written with.
    Number(Ratio, u32),
    /// A letter or a name.
    Name(String),
    /// The opposite of something.
    Negative(Box<Formula>),
    /// Two sides and what is done with them.
    Two(Sign, Box<[Formula; 2]>),
    /// A named function.
    Of(String, Vec<Formula>),
}

/// What is done with two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    Plus,
    Minus,
    Times,
    Over,
    Power,
    Is,
    IsNot,
    Less,
    More,
    AtMost,
    AtLeast,
}

/// Who writes: authors use names and functions, learners use letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    Author,
    Learner,
}

/// The values of names.
pub(crate) type Values = [(String, Number)];

/// The value of a name; the last one given counts.
pub(crate) fn value_of(values: &Values, name: &str) -> Option<Number> {
    values.iter().rev().find(|(known, _)| known == name).map(|(_, value)| *value)
}

impl Formula {
    /// Reads a formula that fills the whole text.
    pub(crate) fn read(text: &str, by: By) -> Result<Self, Why> {
        let mut reader = Reader { text: text.as_bytes(), at: 0, depth: 0, signs: 0, by };
        let formula = reader.comparison()?;
        if reader.next().is_none() { Ok(formula) } else { Err(Why::Unclear) }
    }

    /// The number that it comes to. A comparison comes to 1 or 0.
    pub(crate) fn number(&self, values: &Values) -> Result<Number, Why> {
        match self {
            Self::Number(ratio, _) => Ok(Number::Exact(*ratio)),
            Self::Name(name) => value_of(values, name).ok_or_else(|| unknown(name)),
            Self::Negative(inside) => Ok(inside.number(values)?.negative()),
            Self::Two(sign, sides) => {
                let [a, b] = [sides[0].number(values)?, sides[1].number(values)?];
                let truth = |holds: bool| Ok(Number::Exact(Ratio::whole(holds.into())));
                match sign {
                    Sign::Plus => a.plus(b),
                    Sign::Minus => a.plus(b.negative()),
                    Sign::Times => a.times(b),
                    Sign::Over if b.is(Number::ZERO) => Err(Why::ByZero),
                    Sign::Over => a.over(b),
                    Sign::Power => power(a, b),
                    Sign::Is => truth(a.is(b)),
                    Sign::IsNot => truth(!a.is(b)),
                    Sign::Less => truth(a.compared(b) == Ordering::Less),
                    Sign::More => truth(a.compared(b) == Ordering::Greater),
                    Sign::AtMost => truth(a.compared(b) != Ordering::Greater),
                    Sign::AtLeast => truth(a.compared(b) != Ordering::Less),
                }
            }
            Self::Of(name, inside) => {
                let inside: Vec<Number> =
                    inside.iter().map(|one| one.number(values)).collect::<Result<_, Why>>()?;
                function(name, &inside)
            }
        }
    }

    /// The polynomial that it comes to, in these letters.
    pub(crate) fn polynomial(&self, letters: &[char], values: &Values) -> Result<Polynomial, Why> {
        match self {
            Self::Name(name) => {
                let mut characters = name.chars();
                let first = characters.next().filter(|_| characters.next().is_none());
                let place =
                    first.and_then(|first| letters.iter().position(|letter| *letter == first));
                place.map_or_else(
                    || self.constant(letters, values),
                    |place| Ok(Polynomial::letter(place)),
                )
            }
            Self::Negative(inside) => Ok(inside.polynomial(letters, values)?.negative()),
            Self::Two(sign, sides) => {
                let side = |at: usize| sides[at].polynomial(letters, values);
                match sign {
                    Sign::Plus => side(0)?.plus(&side(1)?),
                    Sign::Minus => side(0)?.plus(&side(1)?.negative()),
                    Sign::Times => side(0)?.times(&side(1)?),
                    Sign::Over => {
                        let by = side(1)?.as_constant().ok_or(Why::Unclear)?;
                        side(0)?.times(&Polynomial::constant(Ratio::ONE.over(by)?))
                    }
                    Sign::Power => {
                        let [base, by] = [side(0)?, side(1)?];
                        if base.as_constant().is_some() && by.as_constant().is_some() {
                            return self.constant(letters, values);
                        }
                        let by = by.as_constant().and_then(Ratio::as_whole).ok_or(Why::Unclear)?;
                        let by = u8::try_from(by).map_err(|_| Why::TooBig)?;
                        base.power(by)
                    }
                    _ => Err(Why::Unclear),
                }
            }
            Self::Number(..) | Self::Of(..) => self.constant(letters, values),
        }
    }

    fn constant(&self, letters: &[char], values: &Values) -> Result<Polynomial, Why> {
        let number = self.number(values).map_err(|why| match why {
            // The letter of the rule itself, below a root or in an exponent.
            Why::Letter(letter) if letters.contains(&letter) => Why::Unclear,
            why => why,
        })?;
        Ok(Polynomial::constant(number.exact().ok_or(Why::Unclear)?))
    }

    /// Whether it is one number as digits, and with how many decimals.
    pub(crate) fn decimals(&self) -> Option<u32> {
        match self {
            Self::Number(_, decimals) => Some(*decimals),
            Self::Negative(inside) => inside.decimals(),
            _ => None,
        }
    }
}

/// A letter that nobody uses here is named; a name of more letters is a slip of an author.
fn unknown(name: &str) -> Why {
    name.chars().next().map_or(Why::Unclear, Why::Letter)
}

/// `a` multiplied by itself.
fn power(a: Number, by: Number) -> Result<Number, Why> {
    let by = by.as_whole().ok_or(Why::Unclear)?;
    let times = u32::try_from(by.unsigned_abs()).ok().filter(|times| *times <= HIGHEST_POWER);
    let times = times.ok_or(Why::TooBig)?;
    let one = Number::Exact(Ratio::ONE);
    let mut product = one;
    for _ in 0..times {
        product = product.times(a)?;
    }
    if by < 0 { one.over(product) } else { Ok(product) }
}

/// The functions that authors use; learners have the root.
fn function(name: &str, inside: &[Number]) -> Result<Number, Why> {
    let whole = |at: usize| inside.get(at).and_then(|one| one.as_whole()).ok_or(Why::Unclear);
    let exact = |number: i128| Ratio::new(number, 1).map(Number::Exact);
    match (name, inside) {
        ("sqrt", [one]) => one.root(),
        ("abs", [one]) if one.near() < 0.0 => Ok(one.negative()),
        ("abs", [one]) => Ok(*one),
        ("floor", [one]) => exact(one.exact().ok_or(Why::Unclear)?.floor()),
        ("round", [one, _]) => {
            let places = u32::try_from(whole(1)?).ok().filter(|places| *places < 9);
            one.rounded(places.ok_or(Why::Unclear)?).map(Number::Exact)
        }
        ("min", [a, b]) => Ok(if a.compared(*b) == Ordering::Greater { *b } else { *a }),
        ("max", [a, b]) => Ok(if a.compared(*b) == Ordering::Less { *b } else { *a }),
        ("mod", [_, _]) => exact(whole(0)?.checked_rem_euclid(whole(1)?).ok_or(Why::ByZero)?),
        ("gcd", [_, _]) => exact(greatest_divisor(whole(0)?, whole(1)?)),
        ("lcm", [a, b]) => {
            let by = exact(greatest_divisor(whole(0)?, whole(1)?))?;
            function("abs", &[a.times(*b)?.over(by)?])
        }
        _ => Err(Why::Unclear),
    }
}

/// Reads from left to right, one function for each strength of binding.
struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    depth: usize,
    signs: usize,
    by: By,
}

impl Reader<'_> {
    /// The next byte that is no space.
    fn next(&mut self) -> Option<u8> {
        while self.text.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        self.text.get(self.at).copied()
    }

    /// Steps over these bytes if they are next.
    fn skip(&mut self, bytes: &str) -> bool {
        self.next();
        let here = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(bytes.as_bytes()));
        self.at += if here { bytes.len() } else { 0 };
        here
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Why>) -> Result<T, Why> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Why::TooDeep);
        }
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn two(&mut self, sign: Sign, left: Formula, right: Formula) -> Result<Formula, Why> {
        self.signs += 1;
        if self.signs > MOST_SIGNS {
            return Err(Why::TooDeep);
        }
        Ok(Formula::Two(sign, Box::new([left, right])))
    }

    fn comparison(&mut self) -> Result<Formula, Why> {
        const SIGNS: [(&str, Sign); 6] = [
            ("==", Sign::Is),
            ("!=", Sign::IsNot),
            ("<=", Sign::AtMost),
            (">=", Sign::AtLeast),
            ("<", Sign::Less),
            (">", Sign::More),
        ];
        let left = self.sum()?;
        let sign = SIGNS.iter().find(|(text, _)| self.by == By::Author && self.skip(text));
        match sign {
            Some((_, sign)) => {
                let right = self.sum()?;
                self.two(*sign, left, right)
            }
            None => Ok(left),
        }
    }

    fn sum(&mut self) -> Result<Formula, Why> {
        let mut sum = self.product()?;
        loop {
            let sign = match self.next() {
                Some(b'+') => Sign::Plus,
                Some(b'-') => Sign::Minus,
                _ => return Ok(sum),
            };
            self.at += 1;
            let right = self.product()?;
            sum = self.two(sign, sum, right)?;
        }
    }

    fn product(&mut self) -> Result<Formula, Why> {
        let mut product = self.signed()?;
        loop {
            match self.next() {
                Some(b'*') => {
                    self.at += 1;
                    let right = self.signed()?;
                    product = self.two(Sign::Times, product, right)?;
                }
                Some(b'/') => {
                    self.at += 1;
                    let right = self.signed()?;
                    product = self.two(Sign::Over, product, right)?;
                }
                // What stands side by side is multiplied, but two numbers are a slip.
                Some(b'(' | b'a'..=b'z' | b'A'..=b'Z') if self.by == By::Learner => {
                    let right = self.raised()?;
                    product = self.two(Sign::Times, product, right)?;
                }
                Some(b'0'..=b'9' | b'.') if self.by == By::Learner && !ends_in_number(&product) => {
                    let right = self.raised()?;
                    product = self.two(Sign::Times, product, right)?;
                }
                _ => return Ok(product),
            }
        }
    }

    fn signed(&mut self) -> Result<Formula, Why> {
        match self.next() {
            Some(b'-') => {
                self.at += 1;
                let inside = self.deeper(Self::signed)?;
                Ok(Formula::Negative(Box::new(inside)))
            }
            Some(b'+') => {
                self.at += 1;
                self.deeper(Self::signed)
            }
            _ => self.raised(),
        }
    }

    fn raised(&mut self) -> Result<Formula, Why> {
        let base = self.single()?;
        if self.next() != Some(b'^') {
            return Ok(base);
        }
        self.at += 1;
        let by = self.deeper(Self::signed)?;
        self.two(Sign::Power, base, by)
    }

    fn single(&mut self) -> Result<Formula, Why> {
        match self.next().ok_or(Why::Unclear)? {
            b'(' => {
                self.at += 1;
                let inside = self.deeper(Self::sum)?;
                if self.skip(")") { Ok(inside) } else { Err(Why::Unclear) }
            }
            b'0'..=b'9' | b'.' => self.digits(),
            letter if letter.is_ascii_alphabetic() => self.name(),
            _ => Err(Why::Unclear),
        }
    }

    fn digits(&mut self) -> Result<Formula, Why> {
        let (mut value, mut decimals, mut any) = (0_i128, None, false);
        while let Some(digit) = self.text.get(self.at) {
            match digit {
                b'0'..=b'9' => {
                    value = value * 10 + i128::from(digit - b'0');
                    decimals = decimals.map(|decimals| decimals + 1);
                    any = true;
                }
                b'.' if decimals.is_none() => decimals = Some(0),
                _ => break,
            }
            if value > 1_000_000_000_000_000 || decimals > Some(15) {
                return Err(Why::TooBig);
            }
            self.at += 1;
        }
        let decimals = decimals.unwrap_or_default();
        if !any {
            return Err(Why::Unclear);
        }
        Ok(Formula::Number(Ratio::new(value, 10_i128.pow(decimals))?, decimals))
    }

    fn name(&mut self) -> Result<Formula, Why> {
        let start = self.at;
        if self.by == By::Learner && !self.text[start..].starts_with(b"sqrt") {
            self.at += 1;
            return Ok(Formula::Name(char::from(self.text[start]).into()));
        }
        while self.text.get(self.at).is_some_and(u8::is_ascii_alphanumeric) {
            self.at += 1;
            if self.by == By::Learner && self.at == start + 4 {
                break;
            }
        }
        let name = String::from_utf8_lossy(&self.text[start..self.at]).into_owned();
        if self.by == By::Learner {
            let inside = self.deeper(Self::single)?;
            return Ok(Formula::Of(name, vec![inside]));
        }
        if !self.skip("(") {
            return Ok(Formula::Name(name));
        }
        let mut inside = vec![self.deeper(Self::sum)?];
        while self.skip(",") {
            inside.push(self.deeper(Self::sum)?);
        }
        if self.skip(")") { Ok(Formula::Of(name, inside)) } else { Err(Why::Unclear) }
    }
}

/// Whether another number right after this would run into its digits.
fn ends_in_number(formula: &Formula) -> bool {
    match formula {
        Formula::Number(..) => true,
        Formula::Negative(inside) => ends_in_number(inside),
        Formula::Two(_, sides) => ends_in_number(&sides[1]),
        Formula::Name(_) | Formula::Of(..) => false,
    }
}
