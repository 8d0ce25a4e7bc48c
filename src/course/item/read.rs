//! What people type, made readable: other signs for the same thing, commas and points, units, names
//! before an answer. What could mean two things is refused, never guessed.

use super::Why;
use super::formula::{By, Formula};
use super::number::Number;
use super::polynomial::Polynomial;

/// The longest answer that is looked at, in bytes.
const LONGEST_ANSWER: usize = 1_024;
/// The most numbers of an answer.
const MOST_NUMBERS: usize = 12;

/// A number as somebody wrote it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Written {
    pub number: Number,
    /// How many decimals it was written with, when it is digits and nothing else.
    pub decimals: Option<u32>,
    /// The formula that was read.
    pub source: String,
}

/// All numbers between two; an end that is missing goes on for ever.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Between {
    pub ends: [Option<Written>; 2],
    /// Whether each end belongs to it, when that was said.
    pub closed: [Option<bool>; 2],
}

/// How a comma or a point among digits is taken when both ways are possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// `1,200` is twelve hundred, `1.200` is below two; in a list `2,5` is two numbers.
    Usual,
    /// The other way round.
    Other,
}

/// The text in plain characters: one minus, one multiplication sign, small letters, single spaces.
pub(super) fn cleaned(text: &str) -> Result<String, Why> {
    if text.len() > LONGEST_ANSWER {
        return Err(Why::TooLong);
    }
    let mut clean = String::with_capacity(text.len());
    let mut raised = false;
    for c in text.chars() {
        // What stands raised is a power.
        let digit = raised_digit(c);
        if digit.is_some() && !raised {
            clean.push('^');
        }
        raised = digit.is_some();
        match digit.unwrap_or_else(|| plain(c)) {
            'a'..='z' | '0'..='9' | '!'..='/' | ':'..='@' | '['..='`' | '{'..='~' => {
                clean.push(digit.unwrap_or_else(|| plain(c)));
            }
            'A'..='Z' => clean.push(plain(c).to_ascii_lowercase()),
            '\n' | '\r' => clean.push(';'),
            c if c.is_whitespace() => {
                if !clean.ends_with(' ') {
                    clean.push(' ');
                }
            }
            '√' => clean.push_str(" sqrt "),
            '±' => clean.push('±'),
            '≤' => clean.push_str("<="),
            '≥' => clean.push_str(">="),
            '½' => clean.push_str(" 1/2"),
            '¼' => clean.push_str(" 1/4"),
            '¾' => clean.push_str(" 3/4"),
            '⅓' => clean.push_str(" 1/3"),
            '⅔' => clean.push_str(" 2/3"),
            c => clean.push(small(c)),
        }
    }
    let clean =
        clean.replace("**", "^").replace("+/-", "±").replace("=<", "<=").replace("=>", ">=");
    let clean = clean.replace("us$", "").replace('$', "");
    let end = |c: char| matches!(c, ' ' | '.' | ',' | ';' | '!' | '?');
    let text = clean.trim_start().trim_end_matches(end);
    if text.is_empty() { Err(Why::Empty) } else { Ok(text.into()) }
}

/// The same character as a keyboard has it.
fn plain(c: char) -> char {
    match c {
        // Full width forms.
        '\u{ff01}'..='\u{ff5e}' => shifted(c, '\u{ff01}', '!'),
        // Letters as formulas print them.
        '\u{1d434}'..='\u{1d44d}' => shifted(c, '\u{1d434}', 'a'),
        '\u{1d44e}'..='\u{1d467}' => shifted(c, '\u{1d44e}', 'a'),
        '\u{2010}'..='\u{2015}' | '−' | '\u{fe63}' | '\u{207b}' | '\u{2043}' => '-',
        '×' | '·' | '∙' | '⋅' | '•' | '✕' | '✖' | '∗' => '*',
        '÷' | '∕' | '⁄' => '/',
        '⩽' | '≦' => '≤',
        '⩾' | '≧' => '≥',
        '≈' | '≃' | '≅' => '=',
        '\u{3000}' | '\u{a0}' => ' ',
        // Nothing to see: marks that keep words apart or together.
        '\u{200b}'..='\u{200f}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => ' ',
        '∨' | '∪' => ';',
        '、' => ',',
        '₀'..='₉' => shifted(c, '₀', '0'),
        c => c,
    }
}

fn shifted(c: char, from: char, to: char) -> char {
    let code = u32::from(to) + (u32::from(c) - u32::from(from));
    char::from_u32(code).unwrap_or(c)
}

fn raised_digit(c: char) -> Option<char> {
    match c {
        '²' => Some('2'),
        '³' => Some('3'),
        '¹' => Some('1'),
        '⁰' | '⁴'..='⁹' => Some(shifted(c, '⁰', '0')),
        _ => None,
    }
}

/// The small letter of any letter in English or Spanish.
fn small(c: char) -> char {
    match c {
        'Á' => 'á',
        'É' => 'é',
        'Í' => 'í',
        'Ó' => 'ó',
        'Ú' => 'ú',
        'Ü' => 'ü',
        'Ñ' => 'ñ',
        c => c.to_ascii_lowercase(),
    }
}

/// The words of a text, without accents and without the endings of several.
fn words(text: &str) -> Vec<String> {
    let letter = |c: char| match small(c) {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        c => c,
    };
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().map(letter).collect::<String>())
        .map(|word| word.strip_suffix('s').unwrap_or(&word).to_owned())
        .collect()
}

/// Without a unit at the end, if every word of it is known.
fn without_unit<'a>(text: &'a str, unit: Option<&str>) -> &'a str {
    let Some(unit) = unit else { return text };
    let known = words(unit);
    let is_unit = |c: char| c.is_alphabetic() || c == ' ' || c == '/';
    let number = text.trim_end_matches(is_unit);
    let tail = &text[number.len()..];
    let tail_words = words(tail);
    let fits = !tail_words.is_empty() && tail_words.iter().all(|word| known.contains(word));
    if fits { number.trim_end() } else { text }
}

/// Whether a text is a name for what comes: `x`, `x1`, `P(x)`.
fn is_name(text: &str) -> bool {
    let mut rest = text.trim().chars();
    let first = rest.next().is_some_and(|c| c.is_ascii_lowercase());
    let rest = rest.as_str().trim_start_matches(|c: char| c.is_ascii_digit() || c == '_');
    first && (rest.is_empty() || rest.starts_with('(') && rest.ends_with(')'))
}

/// Digits with marks among them, as formulas write them. A mark that may be either is taken as
/// `marks` says.
fn settled(run: &str, marks: Marks) -> Result<String, Why> {
    let places: Vec<(usize, char)> =
        run.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let groups: Vec<&str> = run.split([',', '.']).collect();
    let in_threes = groups.iter().skip(1).all(|group| group.len() == 3)
        && (1..=3).contains(&groups[0].len())
        && !groups[0].starts_with('0');
    let all = |mark: char| places.iter().all(|(_, c)| *c == mark);
    let join = |groups: &[&str]| groups.concat();
    match places.as_slice() {
        [] => Ok(run.into()),
        [(_, mark)] => {
            let thousands = in_threes && (*mark == ',') == (marks == Marks::Usual);
            Ok(if thousands { join(&groups) } else { groups.join(".") })
        }
        [.., (_, last)] if all(*last) => {
            if in_threes {
                Ok(join(&groups))
            } else {
                Err(Why::Separator)
            }
        }
        [before @ .., (_, last)] if before.iter().all(|(_, c)| c != last) => {
            let (part, whole) = groups.split_last().ok_or(Why::Separator)?;
            let in_threes = whole.iter().skip(1).all(|group| group.len() == 3)
                && (1..=3).contains(&whole[0].len());
            if in_threes { Ok(format!("{}.{part}", join(whole))) } else { Err(Why::Separator) }
        }
        _ => Err(Why::Separator),
    }
}

/// A formula with its numbers as formulas write them: marks settled, thousands joined, mixed
/// numbers added up.
fn digits_settled(text: &str, marks: Marks) -> Result<String, Why> {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit() || c == '.' || c == ',') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let is_run = |c: char| !(c.is_ascii_digit() || c == '.' || c == ',');
        let (run, after) = rest.split_at(rest.find(is_run).unwrap_or(rest.len()));
        let mut number = settled(run, marks)?;
        rest = after;
        let spaced = |rest: &str| {
            let next = rest.strip_prefix(' ')?;
            let length = next.find(|c: char| !c.is_ascii_digit()).unwrap_or(next.len());
            (length > 0).then(|| next.split_at(length)).map(|(a, b)| (a.to_owned(), b.to_owned()))
        };
        // Thousands with spaces, or a whole number and a fraction.
        let mut length = rest.len();
        while let Some((next, after)) = spaced(&rest[rest.len() - length..]) {
            let whole = run.bytes().all(|b| b.is_ascii_digit());
            if !whole {
                break;
            }
            if let Some(below) = after.trim_start().strip_prefix('/') {
                let below = below.trim_start();
                let size = below.find(|c: char| !c.is_ascii_digit()).unwrap_or(below.len());
                if size == 0 {
                    break;
                }
                number = format!("({number}+{next}/{})", &below[..size]);
                length = below.len() - size;
                break;
            }
            if next.len() != 3 || number.len() > 12 || run.len() > 3 {
                break;
            }
            number.push_str(&next);
            length = after.len();
        }
        rest = &rest[rest.len() - length..];
        out.push_str(&number);
    }
    out.push_str(rest);
    Ok(out)
}

/// Words of two letters or more, the root left out.
fn has_words(text: &str) -> bool {
    let text = text.replace("sqrt", " ");
    text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 1)
}

/// A formula in a cleaned text.
fn formula(text: &str, marks: Marks) -> Result<(Formula, String), Why> {
    let source = digits_settled(text.trim(), marks)?;
    let formula = Formula::read(&source, By::Learner)?;
    Ok((formula, source))
}

/// The sides of an equation, without a name before the first one.
fn sides(text: &str, letter: Option<char>) -> Vec<&str> {
    let mut sides: Vec<&str> = text.split('=').collect();
    let named = sides.first().is_some_and(|first| {
        let only = first.trim();
        only.is_empty()
            || is_name(only) && letter.is_none_or(|l| only != l.encode_utf8(&mut [0; 4]))
    });
    if sides.len() > 1 && named {
        sides.remove(0);
    }
    sides
}

/// One number.
pub(super) fn number(clean: &str, unit: Option<&str>, marks: Marks) -> Result<Written, Why> {
    let mut found: Option<Written> = None;
    for side in sides(clean, None) {
        let side = without_unit(side.trim(), unit).trim();
        let (formula, source) = formula(side, marks).map_err(|why| words_first(side, why))?;
        let number = formula.number(&[]).map_err(|why| words_first(side, why))?;
        // `3 * 4 = 12` says the same twice.
        if found.is_some_and(|before| !before.number.is(number)) {
            return Err(Why::Equation);
        }
        found = Some(Written { number, decimals: formula.decimals(), source });
    }
    found.ok_or(Why::Empty)
}

/// Words explain best why something could not be read.
fn words_first(text: &str, why: Why) -> Why {
    match why {
        Why::Letter(_) | Why::Unclear if has_words(text) => Why::Words,
        Why::Letter(_) | Why::Unclear if text.is_empty() => Why::Empty,
        why => why,
    }
}

/// A rule in these letters: its formula, its value, and what was read.
pub(super) fn rule(
    clean: &str,
    letters: &[char],
    marks: Marks,
) -> Result<(Formula, Polynomial, String), Why> {
    let mut found: Option<(Formula, Polynomial, String)> = None;
    for side in sides(clean, letters.first().copied()) {
        let side = side.trim();
        let (formula, source) = formula(side, marks).map_err(|why| words_first(side, why))?;
        let value = formula.polynomial(letters, &[]).map_err(|why| words_first(side, why))?;
        if found.is_some_and(|(_, before, _)| before != value) {
            return Err(Why::Equation);
        }
        found = Some((formula, value, source));
    }
    found.ok_or(Why::Empty)
}

/// Words for “there is no such number”.
const NONE: [&str; 9] = [
    "no solution",
    "no real solution",
    "no hay solucion",
    "sin solucion",
    "sin solucion real",
    "ninguno",
    "ninguna",
    "none",
    "∅",
];

/// Numbers in any order.
pub(super) fn set(clean: &str, marks: Marks) -> Result<Vec<Written>, Why> {
    let bare = clean.trim_start_matches(['{', '(', '[']).trim_end_matches(['}', ')', ']']);
    if NONE.contains(&words_joined(bare).as_str()) || bare.trim() == "∅" {
        return Ok(Vec::new());
    }
    let text = without_brackets(clean);
    let text = with_connectors(text, &["and", "or", "y", "e", "o", "u", "&"]);
    // A comma with a space after it parts numbers; one among digits does so when nothing else does.
    let parts_elsewhere = text.contains(';') || text.contains(", ");
    let mut numbers: Vec<Written> = Vec::new();
    for item in
        text.split(';').flat_map(|part| at_commas(part, parts_elsewhere || marks == Marks::Other))
    {
        for item in at_spaces(item.trim()) {
            let item = item.replace("+-", "±");
            let variants = if item.contains('±') {
                vec![item.replace('±', "+"), item.replace('±', "-")]
            } else {
                vec![item]
            };
            for variant in variants {
                let written = number(&variant, None, Marks::Usual)?;
                if numbers.iter().all(|known| !known.number.is(written.number)) {
                    numbers.push(written);
                }
                if numbers.len() > MOST_NUMBERS {
                    return Err(Why::TooLong);
                }
            }
        }
    }
    if numbers.is_empty() { Err(Why::Empty) } else { Ok(numbers) }
}

fn words_joined(text: &str) -> String {
    let letter = |c| if c == 'ó' { 'o' } else { c };
    let text: String = text.chars().map(letter).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace("solutions", "solution").replace("soluciones", "solucion")
}

/// Without brackets around the whole list.
fn without_brackets(text: &str) -> &str {
    let text = text.trim();
    let text = match text.split_once('=') {
        Some((name, rest)) if is_name(name) && rest.trim().starts_with(['{', '[']) => rest.trim(),
        _ => text,
    };
    for (open, close) in [('{', '}'), ('[', ']'), ('(', ')')] {
        if let Some(inside) = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close))
            && !inside.contains([open, close])
            && (open == '{' || inside.contains([',', ';']))
        {
            return inside;
        }
    }
    text
}

/// Words that stand between numbers become a mark between them.
fn with_connectors(text: &str, connectors: &[&str]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let is_part = |c: char| c.is_alphabetic() || c == '&';
        let start = rest.find(is_part).unwrap_or(rest.len());
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let (word, after) = rest.split_at(rest.find(|c| !is_part(c)).unwrap_or(rest.len()));
        // A letter before `=` is a name.
        let name = after.trim_start().starts_with('=');
        let alone =
            out.ends_with([' ', ',', ';', ')', '}']) || out.ends_with(|c: char| c.is_ascii_digit());
        if connectors.contains(&word) && !name && alone {
            out.push(';');
        } else {
            out.push_str(word);
        }
        rest = after;
    }
    out
}

/// Parts of a list. Commas among digits stay if `decimals` says so.
fn at_commas(text: &str, decimals: bool) -> Vec<&str> {
    let bytes = text.as_bytes();
    let is_digit =
        |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(',') {
        let inside = is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
        if !(inside && decimals) {
            parts.push(&text[start..at]);
            start = at + 1;
        }
    }
    parts.push(&text[start..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// Plain numbers with nothing but spaces between them are several.
fn at_spaces(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let is_number = |part: &&str| {
        let digits = part.trim_start_matches(['+', '-']);
        part.len() - digits.len() < 2
            && digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
    };
    if parts.len() > 1 && parts.iter().all(is_number) {
        parts.into_iter().map(String::from).collect()
    } else {
        vec![text.into()]
    }
}

/// What lies between two numbers. `Ok(None)` is readable, and is not one stretch of numbers.
pub(super) fn between(clean: &str, letter: char, marks: Marks) -> Result<Option<Between>, Why> {
    let text = clean.replace('∈', " in ");
    if text.contains(['<', '>']) {
        return compared(&text, letter, marks);
    }
    let text = match text.split_once([' ', '=']) {
        Some((name, rest)) if name == letter.encode_utf8(&mut [0; 4]) => {
            rest.trim().strip_prefix("in ").unwrap_or(rest).trim().to_owned()
        }
        _ => text,
    };
    if let Some(rest) = text.strip_prefix(['(', '[', ']'])
        && let Some(inside) = rest.strip_suffix([')', ']', '['])
    {
        let parts: Vec<&str> = match inside.contains(';') {
            true => inside.split(';').collect(),
            false => at_commas(inside, inside.contains(", ")),
        };
        let [low, high] = parts.as_slice() else { return Err(Why::Unclear) };
        let closed = [text.starts_with('['), text.ends_with(']')].map(Some);
        let ends = [Some(number(low, None, marks)?), Some(number(high, None, marks)?)];
        return Ok(Some(Between { ends, closed }));
    }
    let known = |words: &[&str], text: &str| {
        words.iter().find_map(|word| text.strip_prefix(word)).map(String::from)
    };
    let (rest, connectors, closed): (String, &[&str], Option<bool>) =
        match known(&["between ", "entre "], &text) {
            Some(rest) => (rest, &["and", "y"], None),
            None => {
                let rest = known(&["from ", "desde ", "de "], &text).unwrap_or(text);
                (rest, &["to", "a", "hasta", "through"], Some(true))
            }
        };
    let parts = with_connectors(&rest, connectors);
    let mut parts = parts.split(';');
    let (Some(low), Some(high), None) = (parts.next(), parts.next(), parts.next()) else {
        return Err(words_first(&rest, Why::Unclear));
    };
    let ends = [Some(number(low, None, marks)?), Some(number(high, None, marks)?)];
    Ok(Some(Between { ends, closed: [closed; 2] }))
}

/// Comparisons: `2 < x <= 5`, `x > 2 and x < 5`.
fn compared(text: &str, letter: char, marks: Marks) -> Result<Option<Between>, Why> {
    let alternatives = with_connectors(text, &["or", "o", "u"]);
    if alternatives != *text && alternatives.contains(';') {
        return Ok(None);
    }
    let text = with_connectors(text, &["and", "y", "e", "&"]);
    let mut found = Between { ends: [None, None], closed: [None, None] };
    for part in text.split(';').flat_map(|part| at_commas(part, true)) {
        let mut sides: Vec<&str> = Vec::new();
        let mut signs: Vec<(bool, bool)> = Vec::new();
        let mut rest = part;
        while let Some(at) = rest.find(['<', '>']) {
            let less = rest[at..].starts_with('<');
            let with = rest[at + 1..].starts_with('=');
            sides.push(&rest[..at]);
            signs.push((less, with));
            rest = &rest[at + 1 + usize::from(with)..];
        }
        sides.push(rest);
        let is_letter = |side: &&str| side.trim() == letter.encode_utf8(&mut [0; 4]);
        let place = sides.iter().position(is_letter);
        let place = place.filter(|_| sides.len() <= 3).ok_or(Why::Unclear);
        let place = match place {
            Ok(place) => place,
            // Another letter, or words.
            Err(why) => {
                for side in sides.iter().filter(|side| !is_letter(side)) {
                    number(side.trim(), None, marks)?;
                }
                return Err(why);
            }
        };
        for (nth, (less, with)) in signs.into_iter().enumerate() {
            let (end, side) = match place {
                p if p == nth + 1 => (usize::from(!less), sides[nth]),
                p if p == nth => (usize::from(less), sides[nth + 1]),
                _ => return Err(Why::Unclear),
            };
            if found.ends[end].is_some() {
                return Err(Why::Unclear);
            }
            found.ends[end] = Some(number(side.trim(), None, marks)?);
            found.closed[end] = Some(with);
        }
    }
    Ok(Some(found))
}
