//! From a template to one question: numbers by the seed, words by what somebody loves.

use super::filled::Filling;
use super::formula::{By, Formula, Values};
use super::number::{Number, Ratio, written};
use super::polynomial::Polynomial;
use super::{Ask, Axis, Choosable, Figure, Form, LineKind, Use, Why};
use crate::dice::Dice;
use crate::id::{QuestionId, TagId};
use serde::{Deserialize, Serialize};

/// How often numbers are drawn until all conditions hold.
const MOST_DRAWS: usize = 5_000;
/// The most numbers that a range may hold.
const LONGEST_RANGE: i128 = 1_000_000;
/// Into how many short lines a curve is cut.
const LINES_OF_A_CURVE: i32 = 160;

/// A template: everything that makes one kind of question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The name in files and facts.
    pub id: QuestionId,
    /// What it may be used for; everything when the list is empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) uses: Vec<Use>,
    /// Numbers that the seed decides, in order: `2..9`, or one of `2|3|5`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) params: Vec<(String, String)>,
    /// What must hold between them.
    #[serde(rename = "where", default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) conditions: Vec<String>,
    /// Numbers that follow from them, in order.
    #[serde(rename = "let", default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) follow: Vec<(String, String)>,
    /// The question.
    pub(crate) prompt: String,
    /// Why the answer is what it is.
    pub(crate) because: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) figure: Option<Sketch>,
    pub(crate) answer: Answer,
    /// Known slips: the answer that each leads to, and a hint.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) slips: Vec<(Vec<String>, String)>,
    /// Words that go with an interest, for each name in the texts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) context: Vec<(String, Vec<(String, String)>)>,
}

/// The interest of words that fit everybody.
pub(crate) const ANY: &str = "any";

/// A figure as authors write it, with formulas for numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Sketch {
    Table {
        head: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    Graph {
        x: [String; 3],
        y: [String; 3],
        #[serde(default)]
        curves: Vec<String>,
        #[serde(default)]
        points: Vec<[String; 2]>,
        x_label: String,
        y_label: String,
        says: String,
    },
    Area {
        top: Vec<String>,
        side: Vec<String>,
        cells: Vec<Vec<String>>,
    },
}

/// How a question is answered, and what is right. Each kind uses some of the fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answer {
    #[serde(rename = "type")]
    pub kind: Kind,
    /// What is right, as formulas.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// How far off an answer may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tol: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The letters of a rule.
    #[serde(default = "x", skip_serializing_if = "is_x")]
    pub vars: Vec<char>,
    /// Whether each end of an interval belongs to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<bool>,
    /// What each number is called.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Offer>,
    /// Lines in the right order, or the rows of a match.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub picks: Vec<String>,
    /// For each row the picks that are right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accept: Vec<Vec<usize>>,
    /// The axes of a grid, across and up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub axes: Vec<[String; 3]>,
}

/// The letter of a rule that names none.
pub(crate) fn x() -> Vec<char> {
    vec!['x']
}

fn is_x(letters: &[char]) -> bool {
    letters == ['x']
}

/// The kinds of answers, as authors name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Int,
    Num,
    Frac,
    Pair,
    Set,
    Expr,
    Form,
    Interval,
    Choice,
    Multi,
    Order,
    Match,
    Point,
}

/// Something to pick, as authors write it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Offer {
    #[serde(default)]
    pub says: String,
    /// Two columns of formulas, for `x` and `y`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub table: Vec<Vec<String>>,
    #[serde(default)]
    pub right: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

/// One question as it is asked, and what it takes to judge an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The question.
    pub prompt: String,
    /// Why the answer is what it is, for afterwards.
    pub because: String,
    /// The picture that belongs to it.
    pub figure: Option<Figure>,
    /// How the answer is given.
    pub ask: Ask,
    pub(super) key: Key,
    pub(super) slips: Vec<Slip>,
    pub(super) choices: u8,
}

/// What is right.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Key {
    /// One number, or several in order.
    Numbers { values: Vec<Number>, tol: Option<f64>, exactly: bool, as_fraction: bool },
    /// Several numbers in any order.
    Set { values: Vec<Number>, tol: Option<f64> },
    /// A rule, and how it is shown.
    Rule { rule: Polynomial, letters: Vec<char>, form: Option<Form>, shown: String },
    /// All numbers between two.
    Between { ends: [Number; 2], closed: [bool; 2], letter: char },
    /// Options: whether each is right, and a hint for each that is not.
    Options { right: Vec<bool>, hints: Vec<Option<String>> },
    /// The places of the lines in the right order.
    Order(Vec<usize>),
    /// For each row the picks that are right.
    Picks(Vec<Vec<usize>>),
}

/// A known slip.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Slip {
    pub leads_to: Wrong,
    pub hint: String,
}

/// The answer that a slip leads to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Wrong {
    /// Numbers; `None` stands for any.
    Numbers(Vec<Option<Number>>),
    Rule(Polynomial),
}

impl Question {
    /// Whether it may be used for something.
    pub fn is_for(&self, what_for: Use) -> bool {
        self.uses.is_empty() || self.uses.contains(&what_for)
    }

    /// Among how many answers somebody picks: 0 when the answer is typed. More than 255 are 255.
    pub fn choices(&self) -> u8 {
        let answer = &self.answer;
        let factorial = |count: usize| (2..=count).fold(1_usize, usize::saturating_mul);
        let count = match answer.kind {
            Kind::Choice => answer.options.len(),
            Kind::Multi => (1_usize << answer.options.len().min(8)) - 1,
            Kind::Order => factorial(answer.lines.len()),
            Kind::Match => {
                answer.lines.iter().fold(1, |all, _| usize::saturating_mul(all, answer.picks.len()))
            }
            Kind::Point => 255,
            _ => 0,
        };
        u8::try_from(count).unwrap_or(u8::MAX)
    }

    /// The question that this seed makes, with words for somebody who loves these interests. The
    /// numbers hang on the seed alone. None when no numbers fit, which a checked course rules out.
    pub fn draw(&self, seed: u32, loves: &[TagId]) -> Option<Drawn> {
        let seed = u64::from(seed);
        let values = self.numbers(&mut Dice::of(seed)).ok()??;
        let mut chance = Dice::of(seed | 1 << 32);
        let story: Vec<(&str, &str)> =
            self.context.iter().filter_map(|words| words_for(words, loves, &mut chance)).collect();
        let filling =
            Filling { values: &values, story: &story, as_fraction: self.answer.kind == Kind::Frac };
        let (ask, key) = self.asked(&filling, &mut Dice::of(seed | 2 << 32)).ok()?;
        Some(Drawn {
            prompt: filling.text(&self.prompt),
            because: filling.text(&self.because),
            figure: match &self.figure {
                Some(sketch) => Some(sketch.drawn(&filling).ok()?),
                None => None,
            },
            slips: self.slips.iter().filter_map(|slip| self.slip(slip, &filling)).collect(),
            choices: self.choices(),
            ask,
            key,
        })
    }

    /// Numbers that meet every condition. None after too many tries.
    pub(crate) fn numbers(&self, dice: &mut Dice) -> Result<Option<Vec<(String, Number)>>, Why> {
        let ranges: Vec<Range> =
            self.params.iter().map(|(_, range)| Range::read(range)).collect::<Result<_, Why>>()?;
        let read = |text: &String| Formula::read(text, By::Author);
        let follow: Vec<Formula> =
            self.follow.iter().map(|(_, formula)| read(formula)).collect::<Result<_, Why>>()?;
        let conditions: Vec<Formula> =
            self.conditions.iter().map(read).collect::<Result<_, Why>>()?;
        let names = self.params.iter().chain(&self.follow).map(|(name, _)| name.clone());
        let mut values: Vec<(String, Number)> = names.map(|name| (name, Number::ZERO)).collect();
        for _ in 0..MOST_DRAWS {
            if meets(&mut values, &ranges, &follow, &conditions, dice)? {
                return Ok(Some(values));
            }
        }
        Ok(None)
    }

    /// How the answer is given, and what is right.
    fn asked(&self, filling: &Filling<'_>, dice: &mut Dice) -> Result<(Ask, Key), Why> {
        let answer = &self.answer;
        let text = |text: &String| filling.text(text);
        let texts = |list: &[String]| list.iter().map(text).collect::<Vec<String>>();
        let numbers = || -> Result<Vec<Number>, Why> {
            answer.values.iter().map(|one| number(one, filling.values)).collect()
        };
        let letter = answer.vars.first().copied().unwrap_or('x');
        let line = |what| Ask::Line {
            left: answer.left.clone(),
            unit: answer.unit.as_ref().map(text),
            what,
        };
        let key_of_numbers = || {
            Ok(Key::Numbers {
                values: numbers()?,
                tol: answer.tol,
                exactly: answer.kind == Kind::Frac,
                as_fraction: filling.as_fraction,
            })
        };
        let fits = match answer.kind {
            Kind::Int => numbers()?.iter().all(|value| value.as_whole().is_some()),
            Kind::Pair => answer.labels.len() == answer.values.len(),
            Kind::Match => {
                let is_pick = |picks: &Vec<usize>| {
                    !picks.is_empty() && picks.iter().all(|pick| *pick < answer.picks.len())
                };
                answer.accept.len() == answer.lines.len() && answer.accept.iter().all(is_pick)
            }
            _ => true,
        };
        if !fits {
            return Err(Why::Unclear);
        }
        Ok(match answer.kind {
            Kind::Int => (line(LineKind::Whole), key_of_numbers()?),
            Kind::Num => (line(LineKind::Number), key_of_numbers()?),
            Kind::Frac => (line(LineKind::Fraction), key_of_numbers()?),
            Kind::Pair => (Ask::Fields { labels: texts(&answer.labels) }, key_of_numbers()?),
            Kind::Point => {
                let axis = |nth: usize| {
                    let axis = answer.axes.get(nth).ok_or(Why::Unclear)?;
                    Axis::of(axis, filling.values)
                };
                (Ask::Point { x: axis(0)?, y: axis(1)? }, key_of_numbers()?)
            }
            Kind::Set => {
                (line(LineKind::Numbers), Key::Set { values: numbers()?, tol: answer.tol })
            }
            Kind::Interval => {
                let ends = numbers()?.try_into().map_err(|_| Why::Unclear)?;
                let closed = answer.closed.clone().try_into().map_err(|_| Why::Unclear)?;
                (line(LineKind::Interval { letter }), Key::Between { ends, closed, letter })
            }
            Kind::Expr | Kind::Form => {
                let value = answer.values.first().ok_or(Why::Unclear)?;
                let letters = answer.vars.clone();
                let rule =
                    Formula::read(value, By::Author)?.polynomial(&letters, filling.values)?;
                let shown = match answer.form {
                    Some(Form::Factored | Form::Vertex) => filling.formula(value, &letters),
                    Some(Form::Expanded) | None => rule.written(&letters),
                };
                let what = LineKind::Rule { letter, form: answer.form };
                (line(what), Key::Rule { rule, letters, form: answer.form, shown })
            }
            Kind::Choice | Kind::Multi => {
                let order = dice.order(answer.options.len());
                let offers: Vec<&Offer> = order.iter().map(|at| &answer.options[*at]).collect();
                let options = offers.iter().map(|offer| offer.drawn(filling));
                let options = options.collect::<Result<Vec<Choosable>, Why>>()?;
                let key = Key::Options {
                    right: offers.iter().map(|offer| offer.right).collect(),
                    hints: offers.iter().map(|offer| offer.hint.as_ref().map(text)).collect(),
                };
                let one = answer.kind == Kind::Choice;
                (if one { Ask::Choice { options } } else { Ask::Multi { options } }, key)
            }
            Kind::Order => {
                let right = texts(&answer.lines);
                let mut order = dice.order(right.len());
                // Never in order from the start.
                if order.iter().map(|at| &right[*at]).eq(&right) {
                    order.rotate_left(1);
                }
                let lines = order.iter().map(|at| right[*at].clone()).collect();
                let place = |line: usize| order.iter().position(|at| *at == line);
                let places = (0..right.len()).filter_map(place).collect();
                (Ask::Order { lines }, Key::Order(places))
            }
            Kind::Match => {
                let order = dice.order(answer.picks.len());
                let picks = order.iter().map(|at| filling.text(&answer.picks[*at])).collect();
                let place = |pick: &usize| order.iter().position(|at| at == pick);
                let accept = answer.accept.iter();
                let accept = accept.map(|picks| picks.iter().filter_map(place).collect()).collect();
                (Ask::Match { rows: texts(&answer.lines), picks }, Key::Picks(accept))
            }
        })
    }

    /// A slip, unless it leads nowhere with these numbers.
    fn slip(&self, slip: &(Vec<String>, String), filling: &Filling<'_>) -> Option<Slip> {
        let (leads_to, hint) = slip;
        let leads_to = if matches!(self.answer.kind, Kind::Expr | Kind::Form) {
            let formula = Formula::read(leads_to.first()?, By::Author).ok()?;
            Wrong::Rule(formula.polynomial(&self.answer.vars, filling.values).ok()?)
        } else {
            let one = |text: &String| match text.as_str() {
                "*" => Some(None),
                text => number(text, filling.values).ok().map(Some),
            };
            Wrong::Numbers(leads_to.iter().map(one).collect::<Option<_>>()?)
        };
        Some(Slip { leads_to, hint: filling.text(hint) })
    }
}

/// Draws once; whether every condition holds.
fn meets(
    values: &mut [(String, Number)],
    ranges: &[Range],
    follow: &[Formula],
    conditions: &[Formula],
    dice: &mut Dice,
) -> Result<bool, Why> {
    for (at, range) in ranges.iter().enumerate() {
        let Some(value) = range.pick(&values[..at], dice)? else { return Ok(false) };
        values[at].1 = value;
    }
    for (at, formula) in (ranges.len()..).zip(follow) {
        match formula.number(&values[..at]) {
            Ok(value) => values[at].1 = value,
            Err(Why::ByZero | Why::NoNumber) => return Ok(false),
            Err(why) => return Err(why),
        }
    }
    for condition in conditions {
        if condition.number(values)?.is(Number::ZERO) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What a number is drawn from.
enum Range {
    Between(Formula, Formula),
    OneOf(Vec<Formula>),
}

impl Range {
    fn read(text: &str) -> Result<Self, Why> {
        let read = |text: &str| Formula::read(text, By::Author);
        match text.split_once("..") {
            Some((from, to)) => Ok(Self::Between(read(from)?, read(to)?)),
            None => Ok(Self::OneOf(text.split('|').map(read).collect::<Result<_, Why>>()?)),
        }
    }

    /// A number of the range; none when it is empty.
    fn pick(&self, values: &Values, dice: &mut Dice) -> Result<Option<Number>, Why> {
        match self {
            Self::Between(from, to) => {
                let end =
                    |formula: &Formula| formula.number(values)?.as_whole().ok_or(Why::Unclear);
                let (from, to) = (end(from)?, end(to)?);
                if to < from {
                    return Ok(None);
                }
                if to - from >= LONGEST_RANGE {
                    return Err(Why::TooBig);
                }
                let count = usize::try_from(to - from + 1).map_err(|_| Why::TooBig)?;
                let above = i128::try_from(dice.below(count)).map_err(|_| Why::TooBig)?;
                Ok(Some(Number::Exact(Ratio::new(from + above, 1)?)))
            }
            Self::OneOf(list) => {
                let one = &list[dice.below(list.len())];
                one.number(values).map(Some)
            }
        }
    }
}

/// The words for a name: those of a loved interest if there are any, else those for everybody.
fn words_for<'a>(
    words: &'a (String, Vec<(String, String)>),
    loves: &[TagId],
    chance: &mut Dice,
) -> Option<(&'a str, &'a str)> {
    let (name, variants) = words;
    let loved: Vec<&(String, String)> = variants
        .iter()
        .filter(|(tag, _)| loves.iter().any(|loved| loved.as_str() == tag))
        .collect();
    let chosen = match loved.len() {
        0 => variants.iter().find(|(tag, _)| tag == ANY)?,
        count => loved[chance.below(count)],
    };
    Some((name, &chosen.1))
}

fn number(formula: &str, values: &Values) -> Result<Number, Why> {
    Formula::read(formula, By::Author)?.number(values)
}

impl Offer {
    fn drawn(&self, filling: &Filling<'_>) -> Result<Choosable, Why> {
        if self.table.is_empty() {
            return Ok(Choosable { says: filling.text(&self.says), table: None });
        }
        let columns: Vec<Vec<String>> =
            self.table.iter().map(|column| cells(column, filling)).collect::<Result<_, Why>>()?;
        let longest = columns.iter().map(Vec::len).max().unwrap_or_default();
        let row = |nth: usize| columns.iter().filter_map(move |column| column.get(nth).cloned());
        let rows: Vec<Vec<String>> = (0..longest).map(|nth| row(nth).collect()).collect();
        let head = vec![String::from("`x`"), String::from("`y`")];
        let names = head.iter().zip(&columns);
        let says = names.map(|(name, column)| format!("{name}: {}", column.join(", ")));
        let says = says.collect::<Vec<String>>().join("; ");
        Ok(Choosable { says, table: Some(Figure::Table { head, rows }) })
    }
}

/// Cells with a number each, or a text in single quotes.
fn cells(formulas: &[String], filling: &Filling<'_>) -> Result<Vec<String>, Why> {
    let cell = |formula: &String| match formula.strip_prefix('\'') {
        Some(text) => Ok(text.trim_end_matches('\'').to_owned()),
        None => {
            let number = number(formula, filling.values)?;
            Ok(format!("`{}`", written(number, None, filling.as_fraction)))
        }
    };
    formulas.iter().map(cell).collect()
}

impl Axis {
    fn of(formulas: &[String; 3], values: &Values) -> Result<Self, Why> {
        let end = |at: usize| Ok(number(&formulas[at], values)?.near());
        Ok(Self { from: end(0)?, to: end(1)?, step: end(2)? })
    }
}

impl Sketch {
    fn drawn(&self, filling: &Filling<'_>) -> Result<Figure, Why> {
        let texts = |list: &[String]| list.iter().map(|text| filling.text(text)).collect();
        Ok(match self {
            Self::Table { head, rows } => Figure::Table {
                head: texts(head),
                rows: rows.iter().map(|row| cells(row, filling)).collect::<Result<_, Why>>()?,
            },
            Self::Area { top, side, cells } => {
                let cell = |source: &String| match source.as_str() {
                    "?" => source.clone(),
                    source => format!("`{}`", filling.maths(source)),
                };
                let cells = cells.iter().map(|row| row.iter().map(cell).collect()).collect();
                Figure::Area { top: texts(top), side: texts(side), cells }
            }
            Self::Graph { x, y, curves, points, x_label, y_label, says } => {
                let (x, y) = (Axis::of(x, filling.values)?, Axis::of(y, filling.values)?);
                let mut lines = Vec::new();
                for curve in curves {
                    lines.extend(sampled(curve, filling.values, x, y)?);
                }
                let point = |[x, y]: &[String; 2]| {
                    Ok([number(x, filling.values)?.near(), number(y, filling.values)?.near()])
                };
                Figure::Graph {
                    x,
                    y,
                    curves: lines,
                    points: points.iter().map(point).collect::<Result<_, Why>>()?,
                    x_label: filling.text(x_label),
                    y_label: filling.text(y_label),
                    says: filling.text(says),
                }
            }
        })
    }
}

/// A curve as short lines. Where it leaves the grid, it ends on the border.
fn sampled(curve: &str, values: &Values, x: Axis, y: Axis) -> Result<Vec<Vec<[f64; 2]>>, Why> {
    let formula = Formula::read(curve, By::Author)?;
    let mut scope = values.to_vec();
    scope.push((String::from("x"), Number::ZERO));
    let last = scope.len() - 1;
    let mut height = |at: f64| {
        scope[last].1 = Number::Near(at);
        formula.number(&scope).map(Number::near)
    };
    let is_inside = |height: f64| (y.from..=y.to).contains(&height);
    let mut lines = Vec::new();
    let mut line: Vec<[f64; 2]> = Vec::new();
    let mut before: Option<[f64; 2]> = None;
    for nth in 0..=LINES_OF_A_CURVE {
        let across = x.from + (x.to - x.from) * f64::from(nth) / f64::from(LINES_OF_A_CURVE);
        let here = [across, height(across)?];
        if let Some(before) = before
            && is_inside(before[1]) != is_inside(here[1])
        {
            let outside = if is_inside(here[1]) { before[1] } else { here[1] };
            let border = if outside > y.to { y.to } else { y.from };
            let part = (border - before[1]) / (here[1] - before[1]);
            line.push([before[0] + (here[0] - before[0]) * part, border]);
        }
        if is_inside(here[1]) {
            line.push(here);
        } else if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        before = Some(here);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    Ok(lines)
}
