//! Questions about a goal: templates that a seed turns into one question each, and answers read
//! exactly. Data, never code; the same seed gives the same question on every device.
//!
//! A text is words with formulas between backticks, see [`looks`]. Authors write templates as TOML;
//! the site serves them prepared, one file for each goal and language.

mod draw;
mod filled;
mod form;
mod formula;
mod judge;
mod maths;
mod number;
mod polynomial;
mod read;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use draw::{ANY, Wrong};
pub(super) use draw::{Answer, Kind as AnswerKind, Offer, Sketch, x};
pub use draw::{Drawn, Question};
pub use maths::{Look, Maths, in_one_line, looks, plain};

use crate::id::{ObjectiveId, QuestionId};
use crate::order;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Everything that is asked about one goal, in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalQuestions {
    /// The goal.
    pub goal: ObjectiveId,
    /// Steps towards an answer, the smallest help first.
    pub hints: Vec<String>,
    /// Questions of the same kind with every step written out.
    pub worked: Vec<Worked>,
    /// The templates.
    pub questions: Vec<Question>,
}

impl GoalQuestions {
    /// The template with this id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| &question.id == id)
    }

    /// The templates that may be used for something.
    pub fn templates(&self, what_for: Use) -> BTreeSet<QuestionId> {
        let fitting = self.questions.iter().filter(|question| question.is_for(what_for));
        order::set_of(fitting.map(|question| question.id.clone()))
    }

    /// What the goal's entry in the course says about its questions.
    pub fn asks(&self) -> Asks {
        let placing = self.questions.iter().filter(|question| question.is_for(Use::Placement));
        Asks {
            templates: self.templates(Use::Check).len(),
            placement: placing
                .map(Question::choices)
                .reduce(|a, b| if a == 0 || b == 0 { a.max(b) } else { a.min(b) }),
        }
    }
}

/// What a question may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// Finding a starting point.
    Placement,
    /// Practice, with hints.
    Practice,
    /// A quick check.
    Check,
}

/// What can be asked about a goal, said in the course so that nobody has to fetch the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asks {
    /// How many templates a quick check can use.
    pub templates: usize,
    /// How answers that find a starting point are given: 0 when all of them are typed, else the
    /// fewest choices of a question. None when no question can find a starting point.
    pub placement: Option<u8>,
}

/// A question with every step of its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worked {
    /// The question.
    pub ask: String,
    /// The steps, in order.
    pub steps: Vec<String>,
}

/// How the answer to a question is given.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// One line of typing.
    Line {
        /// What stands before the line, as a formula: `P(x)` for `P(x) = …`.
        left: Option<String>,
        /// What is counted: "dollars".
        unit: Option<String>,
        /// What belongs there.
        what: LineKind,
    },
    /// Several lines of typing, a number in each.
    Fields {
        /// What each line is called.
        labels: Vec<String>,
    },
    /// Picking one.
    Choice {
        /// What there is to pick from.
        options: Vec<Choosable>,
    },
    /// Picking all that fit.
    Multi {
        /// What there is to pick from.
        options: Vec<Choosable>,
    },
    /// Putting lines in order.
    Order {
        /// The lines, out of order.
        lines: Vec<String>,
    },
    /// Picking one thing for each row. A thing may be picked twice.
    Match {
        /// The rows.
        rows: Vec<String>,
        /// What there is to pick from.
        picks: Vec<String>,
    },
    /// Marking a point of a grid, or typing its two numbers.
    Point {
        /// Across.
        x: Axis,
        /// Up.
        y: Axis,
    },
}

/// What one line of typing holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// A fraction, or a decimal that is exact.
    Fraction,
    /// All numbers that fit, in any order.
    Numbers,
    /// A rule or expression.
    Rule {
        /// The letter in it.
        letter: char,
        /// The form it must have; any will do if none is asked for.
        form: Option<Form>,
    },
    /// All numbers between two.
    Interval {
        /// The letter for such a number.
        letter: char,
    },
}

/// How a rule must be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// A product in which nothing can be taken out any more.
    Factored,
    /// `a(x − h)² + k`.
    Vertex,
    /// Without brackets, like terms put together.
    Expanded,
}

/// Something to pick.
#[derive(Debug, Clone, PartialEq)]
pub struct Choosable {
    /// What it says; a table in words.
    pub says: String,
    /// The table, if it is one.
    pub table: Option<Figure>,
}

/// A picture that belongs to a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    /// A table; its cells are texts.
    Table {
        /// What stands above each column.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
    /// A graph.
    Graph {
        /// Across.
        x: Axis,
        /// Up.
        y: Axis,
        /// Curves as short straight lines inside the grid: each a list of points.
        curves: Vec<Vec<[f64; 2]>>,
        /// Marked points.
        points: Vec<[f64; 2]>,
        /// What is counted across.
        x_label: String,
        /// What is counted up.
        y_label: String,
        /// The picture in words.
        says: String,
    },
    /// Boxes that show a product.
    Area {
        /// What stands above each column.
        top: Vec<String>,
        /// What stands beside each row.
        side: Vec<String>,
        /// The boxes, row by row.
        cells: Vec<Vec<String>>,
    },
}

/// One axis of a grid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// How much one square stands for.
    pub step: f64,
}

/// An answer as somebody gave it. Places refer to the question as it was drawn, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// One typed line.
    Text(String),
    /// A typed text for each field; for a point as well.
    Fields(Vec<String>),
    /// The picked option.
    Choice(usize),
    /// All picked options.
    Many(BTreeSet<usize>),
    /// The places of the lines, first line first.
    Order(Vec<usize>),
    /// For each row the place of what was picked.
    Picks(Vec<Option<usize>>),
    /// A marked point.
    Point(i64, i64),
}

/// What an answer is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is right.
    Right,
    /// Its value is right, and something about it is not.
    Almost(Almost),
    /// It is not right.
    NotYet {
        /// What may have gone wrong, when that is known.
        hint: Option<String>,
    },
    /// It could not be read, so it does not count.
    Unread(Why),
}

/// What is missing from an answer that is nearly right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Almost {
    /// All that is there fits, and more belongs there.
    Missing,
    /// It is rounded too much.
    Rounded,
    /// The numbers fit; whether the ends count does not.
    Ends,
    /// It is what the question says, and nothing was done to it.
    Unchanged,
    /// It is equal, and not in this form.
    NotInForm(Form),
}

/// Why an answer could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nothing is there, or something is left open.
    Empty,
    /// It is too long.
    TooLong,
    /// Too many brackets or signs.
    TooDeep,
    /// A number or a power is too big.
    TooBig,
    /// Something is divided by zero.
    ByZero,
    /// The root of a number below zero.
    NoNumber,
    /// A letter that this answer has no use for.
    Letter(char),
    /// Words where numbers and signs belong.
    Words,
    /// An equation that does not end in an answer.
    Equation,
    /// A point or comma that may part thousands or decimals.
    Separator,
    /// Anything else.
    Unclear,
}
