//! Texts with numbers put in: `x^2 + {b}x` with −3 for `b` is `x^2 - 3x`.

use super::formula::{Values, value_of};
use super::number::written;

/// What a text is filled with.
#[derive(Debug)]
pub(crate) struct Filling<'a> {
    /// Numbers by name.
    pub values: &'a Values,
    /// Words by name: the story of the question.
    pub story: &'a [(&'a str, &'a str)],
    /// Whether a number that is not whole is shown as a fraction, and not with decimals.
    pub as_fraction: bool,
}

/// A part of a formula between spaces.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    /// A number put in for a name: its size, and whether it is below zero.
    Value { size: String, below: bool },
    /// Digits that stand in the text itself.
    Digits(String),
    /// One letter, or the name of the root.
    Letters(String),
    /// A sign or a bracket.
    Sign(&'static str),
    /// Anything else.
    Other(char),
}

/// Signs, longest first.
const SIGNS: [&str; 14] = ["+-", "<=", ">=", "+", "-", "*", "/", "^", "=", "<", ">", ",", "(", ")"];
/// Signs that stand between two sides.
const BETWEEN: [&str; 9] = ["+-", "<=", ">=", "+", "-", "*", "=", "<", ">"];

impl Filling<'_> {
    /// A text with its formulas between backticks.
    pub(crate) fn text(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len() + 16);
        for (nth, part) in text.split('`').enumerate() {
            if nth % 2 == 1 {
                filled.push('`');
                filled.push_str(&self.maths(part));
                filled.push('`');
            } else {
                self.words(part, &mut filled);
            }
        }
        filled
    }

    /// Words: a number below zero gets the long minus, before the dollar sign if there is one.
    fn words(&self, text: &str, filled: &mut String) {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            rest = after;
            if let Some((_, words)) = self.story.iter().find(|(known, _)| *known == name) {
                filled.push_str(words);
                continue;
            }
            let (size, below) = self.number(name);
            if below {
                let at = filled.len() - usize::from(filled.ends_with('$'));
                filled.insert(at, '−');
            } else if filled.ends_with(" -") {
                filled.pop();
                filled.push('−');
            }
            filled.push_str(&size);
        }
        filled.push_str(rest);
    }

    /// The number for `name` or `name:2`: its size, and whether it is below zero.
    fn number(&self, name: &str) -> (String, bool) {
        let (name, places) = match name.split_once(':') {
            Some((name, places)) => (name, places.parse().ok().filter(|places| *places < 10)),
            None => (name, None),
        };
        let number = value_of(self.values, name);
        let text = number.map_or_else(
            || format!("{{{name}}}"),
            |number| written(number, places, self.as_fraction),
        );
        match text.strip_prefix('-') {
            Some(size) => (size.into(), true),
            None => (text, false),
        }
    }

    /// A formula, tidied so that nobody sees `+ -3`, `1x` or `0x`.
    pub(crate) fn maths(&self, source: &str) -> String {
        let mut parts = self.parts(source);
        leave_out_zero_terms(&mut parts);
        tidied(parts)
    }

    fn parts(&self, source: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut rest = source;
        while let Some(next) = rest.chars().next() {
            let mut taken = next.len_utf8();
            if let Some(inside) = rest.strip_prefix('{') {
                let name = inside.split('}').next().unwrap_or_default();
                taken = (name.len() + 2).min(rest.len());
                let (size, below) = self.number(name);
                parts.push(Part::Value { size, below });
            } else if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
                taken = sign.len();
                parts.push(Part::Sign(sign));
            } else if next.is_ascii_digit() {
                taken = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
                parts.push(Part::Digits(rest[..taken].into()));
            } else if rest.starts_with("sqrt") {
                taken = 4;
                parts.push(Part::Letters(rest[..taken].into()));
            } else if next.is_alphabetic() {
                parts.push(Part::Letters(next.into()));
            } else if next != ' ' {
                parts.push(Part::Other(next));
            }
            rest = &rest[taken..];
        }
        parts
    }

    /// A formula of an author, such as `a*(x - h)^2 + k`, with the numbers in place of the names.
    pub(crate) fn formula(&self, formula: &str, letters: &[char]) -> String {
        let mut source = String::new();
        let mut rest = formula;
        while let Some(next) = rest.chars().next() {
            let is_name = |c: char| !c.is_ascii_alphanumeric();
            let taken = match next {
                next if next.is_ascii_alphabetic() => rest.find(is_name).unwrap_or(rest.len()),
                _ => next.len_utf8(),
            };
            let (piece, after) = rest.split_at(taken);
            match piece {
                // Side by side is enough before a letter or a bracket.
                "*" if after
                    .trim_start()
                    .starts_with(|c: char| letters.contains(&c) || c == '(') => {}
                piece if value_of(self.values, piece).is_some() => {
                    source.push_str(&format!("{{{piece}}}"));
                }
                piece => source.push_str(piece),
            }
            rest = after;
        }
        self.maths(&source)
    }
}

/// Whether a part can end a side, so that a sign after it stands between two.
fn ends_a_side(part: Option<&Part>) -> bool {
    match part {
        None | Some(Part::Sign(_)) => part == Some(&Part::Sign(")")),
        Some(_) => true,
    }
}

/// Whether a number before this part multiplies it.
fn is_multiplied(part: Option<&Part>) -> bool {
    matches!(part, Some(Part::Letters(_) | Part::Sign("(")))
}

/// Takes out `+ 0x`, and what is multiplied by it.
fn leave_out_zero_terms(parts: &mut Vec<Part>) {
    let is_zero = |part: &Part| matches!(part, Part::Value { size, .. } if size == "0");
    while let Some(at) =
        (0..parts.len()).find(|at| is_zero(&parts[*at]) && is_multiplied(parts.get(at + 1)))
    {
        let mut depth = 0_i32;
        let mut end = at + 1;
        while let Some(part) = parts.get(end) {
            match part {
                Part::Sign("(") => depth += 1,
                Part::Sign(")") if depth > 0 => depth -= 1,
                Part::Sign("+" | "-" | "+-" | "=" | "<" | ">" | "<=" | ">=" | "," | ")")
                    if depth == 0 =>
                {
                    break;
                }
                _ => {}
            }
            end += 1;
        }
        let signed = at > 0 && matches!(parts[at - 1], Part::Sign("+" | "-"));
        let start = at - usize::from(signed);
        let first = !ends_a_side(start.checked_sub(1).and_then(|before| parts.get(before)));
        if first && parts.get(end) == Some(&Part::Sign("+")) {
            end += 1;
        }
        let ends = matches!(
            parts.get(end),
            None | Some(Part::Sign("=" | "<" | ">" | "<=" | ">=" | "," | ")"))
        );
        let instead = (first && ends).then(|| Part::Digits("0".into()));
        parts.splice(start..end, instead);
    }
}

/// Signs that meet become one, a factor of 1 goes, and what would be read wrong gets brackets.
fn tidied(parts: Vec<Part>) -> String {
    let mut text = String::new();
    for at in 0..parts.len() {
        let before = at.checked_sub(1).and_then(|before| parts.get(before)).cloned();
        let after = parts.get(at + 1).cloned();
        let binary = ends_a_side(at.checked_sub(2).and_then(|n| parts.get(n)));
        match parts[at].clone() {
            Part::Value { size, below } => {
                let raised = after == Some(Part::Sign("^"));
                let factor = is_multiplied(after.as_ref());
                let is_fraction = size.contains('/');
                let sign = match &before {
                    Some(Part::Sign(sign @ ("+" | "-"))) if !raised => Some(*sign),
                    _ => None,
                };
                let in_brackets = before == Some(Part::Sign("(")) && after == Some(Part::Sign(")"));
                let mut size = if factor && size == "1" { String::new() } else { size };
                if is_fraction
                    && !in_brackets
                    && (factor
                        || raised
                        || after == Some(Part::Sign("/"))
                        || before == Some(Part::Sign("/")))
                {
                    size = format!("({size})");
                }
                match (below, sign) {
                    // The sign before it was held back for this.
                    (_, Some(sign)) => {
                        let minus = (sign == "-") != below;
                        text.push_str(match (binary, minus) {
                            (true, true) => " - ",
                            (true, false) => " + ",
                            (false, true) => "-",
                            (false, false) => "",
                        });
                        text.push_str(&size);
                    }
                    (true, None) => {
                        let apart = raised
                            || matches!(before, Some(Part::Sign("*" | "/" | "+-")))
                            || ends_a_side(before.as_ref());
                        let bare = in_brackets || !apart;
                        text.push_str(&if bare {
                            format!("-{size}")
                        } else {
                            format!("(-{size})")
                        });
                    }
                    (false, None) => text.push_str(&size),
                }
            }
            Part::Digits(digits) => text.push_str(&digits),
            Part::Letters(letters) => text.push_str(&letters),
            Part::Other(other) => text.push(other),
            // Held back: the number that follows decides what it becomes.
            Part::Sign("+" | "-")
                if matches!(after, Some(Part::Value { .. }))
                    && parts.get(at + 2) != Some(&Part::Sign("^")) => {}
            Part::Sign(",") => text.push_str(", "),
            Part::Sign(sign) => {
                let between = BETWEEN.contains(&sign)
                    && (ends_a_side(before.as_ref()) || !"+-".contains(sign));
                if between {
                    text.push(' ');
                }
                text.push_str(sign);
                if between {
                    text.push(' ');
                }
            }
        }
    }
    text
}
