//! What an answer is worth, how it was understood, and what is right.

use super::super::Language;
#[cfg(not(target_arch = "wasm32"))]
use super::Figure;
use super::draw::{Drawn, Key, Slip, Wrong};
use super::number::{Number, written};
use super::read::{self, Between, Marks, Written};
use super::{Almost, Ask, Given, Look, Maths, Verdict, Why, looks, plain};
use crate::order;
use std::collections::BTreeSet;

/// The longest record of an answer, in characters.
const LONGEST_RECORD: usize = 120;

impl Drawn {
    /// What an answer is worth. What cannot be read does not count, and what may mean two things is
    /// not guessed.
    pub fn judge(&self, given: &Given) -> Verdict {
        let usual = self.judged(given, Marks::Usual);
        if usual == Verdict::Right || !has_mark(given) {
            return usual;
        }
        match self.judged(given, Marks::Other) {
            Verdict::Unread(_) => usual,
            // `1.200` may be twelve hundred or less than two: ask, rather than call it wrong.
            Verdict::Right if !matches!(self.key, Key::Set { .. }) => {
                Verdict::Unread(Why::Separator)
            }
            other @ (Verdict::Right | Verdict::Almost(_) | Verdict::NotYet { hint: Some(_) })
                if matches!(usual, Verdict::NotYet { hint: None } | Verdict::Unread(_)) =>
            {
                other
            }
            _ => usual,
        }
    }

    /// The answer as it was understood, while it is typed. None while it cannot be read.
    pub fn read_back(&self, given: &Given) -> Option<Vec<Look>> {
        let read = match given {
            Given::Text(text) => {
                let clean = read::cleaned(text).ok()?;
                match &self.key {
                    Key::Numbers { .. } => {
                        vec![read::number(&clean, self.unit(0), Marks::Usual).ok()?.source]
                    }
                    Key::Set { .. } => {
                        let numbers = read::set(&clean, Marks::Usual).ok()?;
                        numbers.into_iter().map(|number| number.source).collect()
                    }
                    Key::Rule { letters, .. } => {
                        vec![read::rule(&clean, letters, Marks::Usual).ok()?.2]
                    }
                    Key::Between { letter, .. } => {
                        let between = read::between(&clean, *letter, Marks::Usual).ok()??;
                        vec![shown_between(&between, *letter)]
                    }
                    _ => return None,
                }
            }
            Given::Fields(texts) => {
                let numbers = self.fields(texts, Marks::Usual).ok()?;
                numbers.into_iter().map(|number| number.source).collect()
            }
            Given::Point(x, y) => vec![format!("({x}, {y})")],
            _ => return None,
        };
        let mut shown = Vec::new();
        for (nth, source) in read.iter().enumerate() {
            if nth > 0 {
                shown.push(Look::Words(String::from(", ")));
            }
            shown.push(Look::Maths(Maths::read(source)));
        }
        Some(shown)
    }

    /// An answer that is right, as people say it.
    pub fn right_answer(&self, language: Language) -> Vec<Look> {
        let between = match language {
            Language::En => " and ",
            Language::Es => " y ",
        };
        looks(&match &self.ask {
            Ask::Line { left, unit, .. } => {
                let left = left.as_ref().map(|left| format!("{left} = ")).unwrap_or_default();
                let unit = unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
                match &self.key {
                    Key::Rule { shown, .. } => format!("`{left}{shown}`"),
                    _ => format!("`{}`{unit}", self.right_texts().join(&format!("`{between}`"))),
                }
            }
            Ask::Fields { labels } => {
                let fields = labels.iter().zip(self.right_texts());
                let fields = fields.map(|(label, number)| format!("{label}: `{number}`"));
                fields.collect::<Vec<String>>().join("; ")
            }
            Ask::Point { .. } => format!("`({})`", self.right_texts().join(", ")),
            Ask::Choice { .. } | Ask::Multi { .. } | Ask::Order { .. } | Ask::Match { .. } => {
                self.said(&self.right_given())
            }
        })
    }

    /// An answer that is right, as somebody may give it.
    pub fn right_given(&self) -> Given {
        match &self.key {
            Key::Numbers { .. } if matches!(self.ask, Ask::Fields { .. }) => {
                Given::Fields(self.right_texts())
            }
            Key::Numbers { values, .. } if matches!(self.ask, Ask::Point { .. }) => {
                let place = |at: usize| {
                    let whole = values.get(at).and_then(|value| value.as_whole());
                    whole.and_then(|whole| i64::try_from(whole).ok()).unwrap_or_default()
                };
                Given::Point(place(0), place(1))
            }
            Key::Numbers { .. } | Key::Set { .. } | Key::Rule { .. } | Key::Between { .. } => {
                Given::Text(self.right_texts().join("; "))
            }
            Key::Options { right, .. } => {
                let mut places = (0..right.len()).filter(|at| right[*at]);
                match self.ask {
                    Ask::Choice { .. } => Given::Choice(places.next().unwrap_or_default()),
                    _ => Given::Many(places.collect()),
                }
            }
            Key::Order(order) => Given::Order(order.clone()),
            Key::Picks(accept) => {
                Given::Picks(accept.iter().map(|picks| picks.first().copied()).collect())
            }
        }
    }

    /// Among how many answers somebody picks: 0 when the answer is typed.
    pub fn choices(&self) -> u8 {
        self.choices
    }

    /// A short record of what was answered.
    pub fn given_as_text(&self, given: &Given) -> String {
        plain(&self.said(given)).chars().take(LONGEST_RECORD).collect()
    }

    /// What was answered, with formulas between backticks.
    fn said(&self, given: &Given) -> String {
        let list = |texts: Vec<String>| texts.join("; ");
        match given {
            Given::Text(text) => text.replace('`', "'"),
            Given::Fields(texts) => list(texts.clone()).replace('`', "'"),
            Given::Point(x, y) => format!("({x}, {y})"),
            Given::Choice(place) => self.option(*place),
            Given::Many(places) => list(places.iter().map(|place| self.option(*place)).collect()),
            Given::Order(places) => list(places.iter().map(|place| self.option(*place)).collect()),
            Given::Picks(places) => {
                let Ask::Match { rows, picks } = &self.ask else { return String::new() };
                let pairs = rows.iter().zip(places).map(|(row, place)| {
                    let pick = place.and_then(|place| picks.get(place)).map_or("?", String::as_str);
                    format!("{row}: {pick}")
                });
                list(pairs.collect())
            }
        }
    }

    fn option(&self, place: usize) -> String {
        let option = match &self.ask {
            Ask::Choice { options } | Ask::Multi { options } => {
                options.get(place).map(|option| option.says.clone())
            }
            Ask::Order { lines } => lines.get(place).cloned(),
            _ => None,
        };
        option.unwrap_or_default()
    }

    /// What is right, as formulas.
    fn right_texts(&self) -> Vec<String> {
        let texts = |values: &[Number], as_fraction: bool| {
            values.iter().map(|value| written(*value, None, as_fraction)).collect()
        };
        match &self.key {
            Key::Numbers { values, as_fraction, .. } => texts(values, *as_fraction),
            Key::Set { values, .. } => texts(values, false),
            Key::Rule { shown, .. } => vec![shown.clone()],
            Key::Between { ends, closed, letter } => {
                let [low, high] = ends.map(|end| written(end, None, false));
                let [from, to] = closed.map(|closed| if closed { "<=" } else { "<" });
                vec![format!("{low} {from} {letter} {to} {high}")]
            }
            _ => Vec::new(),
        }
    }

    /// The unit of a line, or what a field is called.
    fn unit(&self, field: usize) -> Option<&str> {
        match &self.ask {
            Ask::Line { unit, .. } => unit.as_deref(),
            Ask::Fields { labels } => labels.get(field).map(String::as_str),
            _ => None,
        }
    }

    fn fields(&self, texts: &[String], marks: Marks) -> Result<Vec<Written>, Why> {
        let field = |(nth, text): (usize, &String)| {
            read::number(&read::cleaned(text)?, self.unit(nth), marks)
        };
        texts.iter().enumerate().map(field).collect()
    }

    fn judged(&self, given: &Given, marks: Marks) -> Verdict {
        self.understood(given, marks).unwrap_or_else(Verdict::Unread)
    }

    fn understood(&self, given: &Given, marks: Marks) -> Result<Verdict, Why> {
        match (&self.key, given) {
            (Key::Numbers { values, .. }, Given::Text(text)) if values.len() == 1 => {
                let number = read::number(&read::cleaned(text)?, self.unit(0), marks)?;
                Ok(self.judge_numbers(&[number]))
            }
            (Key::Numbers { values, .. }, Given::Fields(texts)) if values.len() == texts.len() => {
                Ok(self.judge_numbers(&self.fields(texts, marks)?))
            }
            (Key::Numbers { values, .. }, Given::Point(x, y)) if values.len() == 2 => {
                let number = |whole: &i64| read::number(&whole.to_string(), None, marks);
                Ok(self.judge_numbers(&[number(x)?, number(y)?]))
            }
            (Key::Set { values, tol }, Given::Text(text)) => {
                let numbers = read::set(&read::cleaned(text)?, marks)?;
                Ok(self.judge_set(&numbers, values, *tol))
            }
            (Key::Rule { rule, letters, form, shown }, Given::Text(text)) => {
                let clean = read::cleaned(text)?;
                let (formula, value, source) = read::rule(&clean, letters, marks)?;
                if value != *rule {
                    return Ok(self.slipped(|wrong| *wrong == Wrong::Rule(value.clone())));
                }
                Ok(match form {
                    Some(form) if !form.fits(&formula, letters) => {
                        Verdict::Almost(Almost::NotInForm(*form))
                    }
                    None if self.is_left_as_it_was(&source, shown) => {
                        Verdict::Almost(Almost::Unchanged)
                    }
                    _ => Verdict::Right,
                })
            }
            (Key::Between { ends, closed, letter }, Given::Text(text)) => {
                let between = read::between(&read::cleaned(text)?, *letter, marks)?;
                Ok(match between {
                    Some(between) => self.judge_between(&between, ends, closed),
                    None => Verdict::NotYet { hint: None },
                })
            }
            (Key::Options { right, hints }, Given::Choice(place)) => {
                Ok(match right.get(*place).ok_or(Why::Empty)? {
                    true => Verdict::Right,
                    false => Verdict::NotYet { hint: hints[*place].clone() },
                })
            }
            (Key::Options { right, hints }, Given::Many(places)) => {
                Ok(judge_many(places, right, hints)?)
            }
            (Key::Order(order), Given::Order(places)) => {
                let whole = order::set_of(places);
                let all = whole.into_iter().eq(&(0..order.len()).collect::<Vec<usize>>());
                if !all || places.len() != order.len() {
                    return Err(Why::Empty);
                }
                // Lines that say the same may change places.
                let same = places.iter().zip(order);
                let right = same.into_iter().all(|(a, b)| self.option(*a) == self.option(*b));
                Ok(if right { Verdict::Right } else { Verdict::NotYet { hint: None } })
            }
            (Key::Picks(accept), Given::Picks(places)) => {
                if places.len() != accept.len() || places.contains(&None) {
                    return Err(Why::Empty);
                }
                let mut pairs = accept.iter().zip(places);
                let right = pairs.all(|(accept, place)| place.is_some_and(|p| accept.contains(&p)));
                Ok(if right { Verdict::Right } else { Verdict::NotYet { hint: None } })
            }
            _ => Err(Why::Unclear),
        }
    }

    /// Not right: with the hint of the first slip that leads to such an answer.
    fn slipped(&self, leads_here: impl Fn(&Wrong) -> bool) -> Verdict {
        let slip = self.slips.iter().find(|Slip { leads_to, .. }| leads_here(leads_to));
        Verdict::NotYet { hint: slip.map(|slip| slip.hint.clone()) }
    }

    fn judge_numbers(&self, given: &[Written]) -> Verdict {
        let Key::Numbers { values, tol, exactly, .. } = &self.key else {
            return Verdict::Unread(Why::Unclear);
        };
        let fits: Vec<Fit> = given
            .iter()
            .zip(values)
            .map(|(given, value)| fit(given, *value, *tol, *exactly))
            .collect();
        match fits.iter().min() {
            Some(Fit::Well) => Verdict::Right,
            Some(Fit::Roughly) => Verdict::Almost(Almost::Rounded),
            _ => self.slipped(|wrong| {
                let Wrong::Numbers(pattern) = wrong else { return false };
                pattern.len() == given.len()
                    && pattern
                        .iter()
                        .zip(given)
                        .all(|(wanted, given)| is_like(given, *wanted, *tol))
            }),
        }
    }

    fn judge_set(&self, given: &[Written], values: &[Number], tol: Option<f64>) -> Verdict {
        let found = matched(given, values, |given, value| fit(given, *value, tol, false));
        if let Some(worst) = found
            && given.len() == values.len()
        {
            let well = worst == Fit::Well;
            return if well { Verdict::Right } else { Verdict::Almost(Almost::Rounded) };
        }
        let slipped = self.slipped(|wrong| {
            let Wrong::Numbers(pattern) = wrong else { return false };
            let like = |given: &Written, wanted: &Option<Number>| {
                if is_like(given, *wanted, tol) { Fit::Well } else { Fit::Not }
            };
            pattern.len() == given.len() && matched(given, pattern, like).is_some()
        });
        match slipped {
            Verdict::NotYet { hint: None } if found.is_some() && !given.is_empty() => {
                Verdict::Almost(Almost::Missing)
            }
            slipped => slipped,
        }
    }

    fn judge_between(&self, given: &Between, ends: &[Number; 2], closed: &[bool; 2]) -> Verdict {
        let fits = |at: usize| {
            given.ends[at].as_ref().is_some_and(|end| fit(end, ends[at], None, false) == Fit::Well)
        };
        if fits(0) && fits(1) {
            let right = given.closed == closed.map(Some);
            return if right { Verdict::Right } else { Verdict::Almost(Almost::Ends) };
        }
        self.slipped(|wrong| {
            let Wrong::Numbers(pattern) = wrong else { return false };
            pattern.iter().zip(&given.ends).all(|(wanted, end)| match end {
                Some(end) => is_like(end, *wanted, None),
                None => wanted.is_none(),
            })
        })
    }

    /// Whether a formula stands in the question just so, and is not what should come out.
    fn is_left_as_it_was(&self, source: &str, shown: &str) -> bool {
        let bare = |text: &str| text.replace([' ', '*'], "");
        let typed = bare(source);
        typed != bare(shown)
            && self.prompt.split('`').skip(1).step_by(2).any(|formula| bare(formula) == typed)
    }
}

/// For the check of a course.
#[cfg(not(target_arch = "wasm32"))]
impl Drawn {
    /// What each known slip leads to.
    pub(crate) fn wrong_answers(&self) -> impl Iterator<Item = &Wrong> {
        self.slips.iter().map(|slip| &slip.leads_to)
    }

    /// Whether a slip leads to what is right after all.
    pub(crate) fn is_led_to_right(&self, wrong: &Wrong) -> bool {
        let same = |pattern: &[Option<Number>], values: &[Number]| {
            pattern.len() == values.len()
                && pattern.iter().zip(values).all(|(a, b)| a.is_none_or(|a| a.is(*b)))
        };
        match (&self.key, wrong) {
            (Key::Rule { rule, .. }, Wrong::Rule(wrong)) => rule == wrong,
            (Key::Numbers { values, .. }, Wrong::Numbers(pattern)) => same(pattern, values),
            (Key::Between { ends, .. }, Wrong::Numbers(pattern)) => same(pattern, ends),
            (Key::Set { values, .. }, Wrong::Numbers(pattern)) => {
                let is_in = |one: &Number, list: &[Number]| list.iter().any(|other| other.is(*one));
                let pattern: Vec<Number> = pattern.iter().flatten().copied().collect();
                pattern.iter().all(|one| is_in(one, values))
                    && values.iter().all(|one| is_in(one, &pattern))
            }
            _ => false,
        }
    }

    /// How many options there are, and how many of them are right.
    pub(crate) fn right_options(&self) -> Option<(usize, usize)> {
        let Key::Options { right, .. } = &self.key else { return None };
        Some((right.len(), right.iter().filter(|right| **right).count()))
    }

    /// Every text that people read.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &String> {
        let asked: Vec<&String> = match &self.ask {
            Ask::Line { unit, .. } => unit.iter().collect(),
            Ask::Fields { labels } => labels.iter().collect(),
            Ask::Choice { options } | Ask::Multi { options } => {
                options.iter().map(|option| &option.says).collect()
            }
            Ask::Order { lines } => lines.iter().collect(),
            Ask::Match { rows, picks } => rows.iter().chain(picks).collect(),
            Ask::Point { .. } => Vec::new(),
        };
        let hints: Vec<&String> = match &self.key {
            Key::Options { hints, .. } => hints.iter().flatten().collect(),
            _ => self.slips.iter().map(|slip| &slip.hint).collect(),
        };
        let figure: Vec<&String> = match &self.figure {
            Some(Figure::Table { head, rows }) => {
                head.iter().chain(rows.iter().flatten()).collect()
            }
            Some(Figure::Graph { x_label, y_label, says, .. }) => vec![x_label, y_label, says],
            Some(Figure::Area { top, side, cells }) => {
                top.iter().chain(side).chain(cells.iter().flatten()).collect()
            }
            None => Vec::new(),
        };
        [&self.prompt, &self.because].into_iter().chain(asked).chain(hints).chain(figure)
    }
}

/// How well a number fits; worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Not,
    Roughly,
    Well,
}

/// How well a number fits what is right.
///
/// Without a tolerance it must be the same number. Where decimals never end, a number rounded to two
/// or more of them fits as well, unless an exact one is asked for. What is rounded too much, and
/// rounded as it should be, fits roughly.
fn fit(given: &Written, right: Number, tol: Option<f64>, exactly: bool) -> Fit {
    let within = tol.is_some_and(|tol| given.number.is_within(right, tol));
    if within || given.number.is(right) {
        return Fit::Well;
    }
    let Some(decimals @ 1..=9) = given.decimals else { return Fit::Not };
    let rounded = right.rounded(decimals).ok().map(Number::Exact);
    if rounded.is_none_or(|rounded| !given.number.is(rounded)) {
        return Fit::Not;
    }
    let endless = right.exact().is_none_or(|right| !right.ends());
    if endless && decimals >= 2 && !exactly && tol.is_none() { Fit::Well } else { Fit::Roughly }
}

/// Whether a number is what a slip leads to; `None` stands for any.
fn is_like(given: &Written, wanted: Option<Number>, tol: Option<f64>) -> bool {
    wanted.is_none_or(|wanted| fit(given, wanted, tol, false) == Fit::Well)
}

/// The worst fit when every number that is given has a place of its own among those wanted.
fn matched<T>(given: &[Written], wanted: &[T], fit: impl Fn(&Written, &T) -> Fit) -> Option<Fit> {
    let mut free: Vec<&T> = wanted.iter().collect();
    let mut worst = Fit::Well;
    for number in given {
        let best = (0..free.len()).max_by_key(|at| fit(number, free[*at]))?;
        let how = fit(number, free.remove(best));
        if how == Fit::Not {
            return None;
        }
        worst = worst.min(how);
    }
    Some(worst)
}

/// Several picks: the hint of the first that is wrong; if all are right and some are missing, that.
fn judge_many(
    places: &BTreeSet<usize>,
    right: &[bool],
    hints: &[Option<String>],
) -> Result<Verdict, Why> {
    if places.is_empty() || places.iter().any(|place| *place >= right.len()) {
        return Err(Why::Empty);
    }
    if let Some(wrong) = places.iter().find(|place| !right[**place]) {
        return Ok(Verdict::NotYet { hint: hints[*wrong].clone() });
    }
    let all = right.iter().filter(|right| **right).count() == places.len();
    Ok(if all { Verdict::Right } else { Verdict::Almost(Almost::Missing) })
}

/// Whether a point or comma stands in what was typed.
fn has_mark(given: &Given) -> bool {
    match given {
        Given::Text(text) => text.contains(['.', ',']),
        Given::Fields(texts) => texts.iter().any(|text| text.contains(['.', ','])),
        _ => false,
    }
}

fn shown_between(between: &Between, letter: char) -> String {
    let sign = |closed: Option<bool>| if closed == Some(true) { "<=" } else { "<" };
    let [low, high] = between.ends.each_ref().map(|end| end.as_ref().map(|end| end.source.clone()));
    let [from, to] = between.closed.map(sign);
    match (low, high) {
        (Some(low), Some(high)) => format!("{low} {from} {letter} {to} {high}"),
        (Some(low), None) => format!("{letter} {} {low}", from.replace('<', ">")),
        (None, Some(high)) => format!("{letter} {to} {high}"),
        (None, None) => letter.to_string(),
    }
}
