//! Formulas as people see and hear them: a small tree to draw, to say, or to put in one line.

use super::super::Language;
use std::iter::Peekable;
use std::str::Chars;

/// A piece of a text: words, or something to calculate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// Plain words.
    Words(String),
    /// A formula.
    Maths(Maths),
}

/// A text with its formulas: in texts of a course they stand between backticks.
pub fn looks(text: &str) -> Vec<Look> {
    let parts = text.split('`').enumerate();
    parts
        .filter(|(_, part)| !part.is_empty())
        .map(
            |(nth, part)| {
                if nth % 2 == 1 { Look::Maths(Maths::read(part)) } else { Look::Words(part.into()) }
            },
        )
        .collect()
}

/// The same text in one line without marks, for records and for names.
pub fn plain(text: &str) -> String {
    in_one_line(&looks(text))
}

/// Words and formulas in one line.
pub fn in_one_line(looks: &[Look]) -> String {
    looks
        .iter()
        .map(|look| match look {
            Look::Words(words) => words.clone(),
            Look::Maths(maths) => maths.plain(),
        })
        .collect()
}

/// A formula as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Maths {
    /// Digits, with a decimal point or without.
    Number(String),
    /// One letter that stands for a number or a rule.
    Letter(char),
    /// A sign: `+ − · = < ≤ > ≥ ±` or a mark between numbers.
    Sign(char),
    /// What stands above and below the line.
    Fraction(Box<[Maths; 2]>),
    /// A base and its exponent.
    Power(Box<[Maths; 2]>),
    /// A square root.
    Root(Box<Maths>),
    /// Something in parentheses.
    Fenced(Box<Maths>),
    /// Parts from left to right.
    Row(Vec<Maths>),
}

/// How deep a drawn formula may be nested; what is deeper stays on one line.
const DEEPEST: usize = 24;

impl Maths {
    /// Reads what authors write between backticks, such as `(-b +- sqrt(b^2 - 4ac))/(2a)`. Any text
    /// gives something to draw.
    pub fn read(text: &str) -> Self {
        let mut reader = Reader { rest: text.chars().peekable(), depth: 0 };
        let mut parts = reader.row();
        // A closing bracket that nothing opened is drawn like any sign.
        while let Some(stray) = reader.rest.next() {
            parts.push(Self::Sign(stray));
            parts.extend(reader.row());
        }
        row(parts)
    }

    /// One line of text: `x² − 3x`, `√11`, `(x + 2)/(2a)`.
    pub fn plain(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) {
        match self {
            Self::Number(digits) => text.push_str(digits),
            Self::Letter(letter) => text.push(*letter),
            Self::Sign(sign) => text.push(*sign),
            Self::Fraction(parts) => {
                parts[0].write_fenced(text);
                text.push('/');
                parts[1].write_fenced(text);
            }
            Self::Power(parts) => {
                parts[0].write(text);
                match &parts[1] {
                    Self::Number(digits) if digits == "2" => text.push('²'),
                    Self::Number(digits) if digits == "3" => text.push('³'),
                    other => {
                        text.push('^');
                        other.write_fenced(text);
                    }
                }
            }
            Self::Root(inside) => {
                text.push('√');
                inside.write_fenced(text);
            }
            Self::Fenced(inside) => {
                text.push('(');
                inside.write(text);
                text.push(')');
            }
            Self::Row(parts) => {
                for (nth, part) in parts.iter().enumerate() {
                    match part {
                        Self::Sign(sign) if is_between(parts, nth) => {
                            text.push(' ');
                            text.push(*sign);
                            text.push(' ');
                        }
                        Self::Sign(sign @ (',' | ';')) => {
                            text.push(*sign);
                            text.push(' ');
                        }
                        part => part.write(text),
                    }
                }
            }
        }
    }

    /// In brackets unless it is one thing.
    fn write_fenced(&self, text: &mut String) {
        let several = matches!(self, Self::Row(_) | Self::Fraction(_));
        text.push_str(if several { "(" } else { "" });
        self.write(text);
        text.push_str(if several { ")" } else { "" });
    }

    /// In words, for people who listen.
    pub fn spoken(&self, language: Language) -> String {
        let mut words = Vec::new();
        self.say(language, &mut words);
        words.join(" ").replace(" ,", ",")
    }

    fn say(&self, language: Language, words: &mut Vec<String>) {
        let mut say = |en: &str, es: &str| {
            let word = match language {
                Language::En => en,
                Language::Es => es,
            };
            words.push(word.into());
        };
        match self {
            Self::Number(digits) => say(digits, digits),
            Self::Letter(letter) => say(&letter.to_string(), &letter.to_string()),
            Self::Sign(sign) => match sign {
                '+' => say("plus", "más"),
                '−' => say("minus", "menos"),
                '·' => say("times", "por"),
                '=' => say("equals", "es igual a"),
                '<' => say("is less than", "es menor que"),
                '>' => say("is greater than", "es mayor que"),
                '≤' => say("is at most", "es menor o igual a"),
                '≥' => say("is at least", "es mayor o igual a"),
                '±' => say("plus or minus", "más o menos"),
                '/' => say("over", "sobre"),
                other => say(&other.to_string(), &other.to_string()),
            },
            Self::Fraction(parts) => {
                parts[0].say(language, words);
                Self::Sign('/').say(language, words);
                parts[1].say(language, words);
            }
            Self::Power(parts) => {
                parts[0].say(language, words);
                let mut say = |en: &str, es: &str| {
                    words.push(if language == Language::En { en } else { es }.into());
                };
                match &parts[1] {
                    Self::Number(digits) if digits == "2" => say("squared", "al cuadrado"),
                    Self::Number(digits) if digits == "3" => say("cubed", "al cubo"),
                    other => {
                        say("to the power", "elevado a");
                        other.say(language, words);
                    }
                }
            }
            Self::Root(inside) => {
                say("the square root of", "la raíz cuadrada de");
                inside.say(language, words);
            }
            Self::Fenced(inside) => {
                say("open parenthesis", "abre paréntesis");
                inside.say(language, words);
                let close = ["close parenthesis", "cierra paréntesis"];
                words.push(close[usize::from(language == Language::Es)].into());
            }
            Self::Row(parts) => {
                for (nth, part) in parts.iter().enumerate() {
                    match part {
                        // `P(p)` is said “P of p”.
                        Self::Fenced(inside) if nth > 0 && is_rule(&parts[nth - 1]) => {
                            words.push(["of", "de"][usize::from(language == Language::Es)].into());
                            inside.say(language, words);
                        }
                        part => part.say(language, words),
                    }
                }
            }
        }
    }
}

/// Letters that name rules and never numbers.
fn is_rule(maths: &Maths) -> bool {
    matches!(maths, Maths::Letter('f' | 'g' | 'h' | 'C' | 'P' | 'R' | 'T'))
}

/// Whether the sign at this place stands between two things, and not before one alone.
fn is_between(parts: &[Maths], nth: usize) -> bool {
    let Maths::Sign(sign) = &parts[nth] else { return false };
    let before = nth.checked_sub(1).is_some_and(|before| !matches!(parts[before], Maths::Sign(_)));
    match sign {
        '+' | '−' | '±' => before,
        sign => "·=<>≤≥".contains(*sign),
    }
}

fn row(mut parts: Vec<Maths>) -> Maths {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            Maths::Row(parts)
        }
        None => Maths::Row(parts),
    }
}

struct Reader<'a> {
    rest: Peekable<Chars<'a>>,
    depth: usize,
}

impl Reader<'_> {
    /// Everything up to a closing bracket.
    fn row(&mut self) -> Vec<Maths> {
        let mut parts = Vec::new();
        while let Some(next) = self.rest.peek() {
            match next {
                ')' => break,
                ' ' => {
                    self.rest.next();
                }
                '^' if self.depth < DEEPEST && !parts.is_empty() => {
                    self.rest.next();
                    let by = self.operand();
                    if let Some(base) = parts.pop() {
                        parts.push(Maths::Power(Box::new([base, by])));
                    }
                }
                '/' if self.depth < DEEPEST
                    && parts.last().is_some_and(|p| !matches!(p, Maths::Sign(_))) =>
                {
                    self.rest.next();
                    let below = self.operand();
                    if let Some(above) = parts.pop() {
                        parts.push(Maths::Fraction(Box::new([bare(above), below])));
                    }
                }
                _ => parts.extend(self.single()),
            }
        }
        parts
    }

    /// What belongs to a `^` or stands below a line: one thing and its powers, brackets left out.
    fn operand(&mut self) -> Maths {
        self.depth += 1;
        while self.rest.next_if_eq(&' ').is_some() {}
        let minus = self.rest.next_if_eq(&'-').map(|_| Maths::Sign('−'));
        let mut operand = self.single().unwrap_or(Maths::Sign('?'));
        if self.rest.peek() == Some(&'^') && self.depth < DEEPEST {
            self.rest.next();
            operand = Maths::Power(Box::new([operand, self.operand()]));
        }
        self.depth -= 1;
        match minus {
            Some(minus) => Maths::Row(vec![minus, operand]),
            None => bare(operand),
        }
    }

    fn single(&mut self) -> Option<Maths> {
        let next = self.rest.next()?;
        Some(match next {
            '0'..='9' | '.' => {
                let mut digits = String::from(next);
                while let Some(digit) = self.rest.next_if(|c| c.is_ascii_digit() || *c == '.') {
                    digits.push(digit);
                }
                Maths::Number(digits)
            }
            's' if self.root_follows() => {
                while self.rest.next_if(char::is_ascii_alphabetic).is_some() {}
                while self.rest.next_if_eq(&' ').is_some() {}
                self.depth += 1;
                let inside = self.single().map_or(Maths::Sign('?'), bare);
                self.depth -= 1;
                Maths::Root(Box::new(inside))
            }
            '(' if self.depth < DEEPEST => {
                self.depth += 1;
                let inside = self.row();
                self.depth -= 1;
                // Without its closing bracket the opening one is a sign.
                match self.rest.next_if_eq(&')') {
                    Some(_) => Maths::Fenced(Box::new(row(inside))),
                    None => Maths::Row(std::iter::once(Maths::Sign('(')).chain(inside).collect()),
                }
            }
            '+' if self.rest.next_if_eq(&'-').is_some() => Maths::Sign('±'),
            '<' if self.rest.next_if_eq(&'=').is_some() => Maths::Sign('≤'),
            '>' if self.rest.next_if_eq(&'=').is_some() => Maths::Sign('≥'),
            '-' => Maths::Sign('−'),
            '*' => Maths::Sign('·'),
            letter if letter.is_alphabetic() => Maths::Letter(letter),
            sign => Maths::Sign(sign),
        })
    }

    /// Whether the `s` just read begins `sqrt`.
    fn root_follows(&self) -> bool {
        let mut ahead = self.rest.clone();
        self.depth < DEEPEST
            && ['q', 'r', 't'].into_iter().all(|letter| ahead.next() == Some(letter))
    }
}

/// Without the brackets that a line makes needless.
fn bare(maths: Maths) -> Maths {
    match maths {
        Maths::Fenced(inside) => *inside,
        other => other,
    }
}
