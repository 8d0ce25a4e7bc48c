//! Reads the files that the site serves. The types say with `serde` how they are written; reading
//! them that way too would make the first load of the program 30 kB larger.

mod json;

use json::Fields;
pub use json::{At, Json};

use super::item::{Answer, AnswerKind, Asks, Form, GoalQuestions, Offer, Question, Sketch, Use};
use super::item::{Worked, x};
use super::{Checkpoint, Competency, Course, Credit, Criterion, Defense, Door, DoorCard};
use super::{Kind, Mode, Objective, OnRamp, Part, Role, Step, Strand, Support, Tag};
use crate::id::{
    CheckpointId, CourseId, DoorId, ObjectiveId, PartId, QuestionId, SupportId, TagId,
};

/// Where a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unread {
    /// At 1.
    pub line: usize,
    /// At 1, in bytes.
    pub column: usize,
}

/// Reads a file that the site serves.
///
/// # Errors
/// [`Unread`] with the place when it is not JSON, when something is missing or of another kind, and
/// when something is there that this release does not know.
pub fn read<T: Served>(file: &str) -> Result<T, Unread> {
    Json::read(file).and_then(T::from_json).map_err(|At(at)| {
        let before = file.get(..at).unwrap_or(file);
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        Unread { line: before.matches('\n').count() + 1, column: before.len() - line + 1 }
    })
}

/// Something that stands in a served file.
pub trait Served: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// The place from which on it cannot be read.
    fn from_json(json: Json) -> Result<Self, At>;
}

/// The field with a name that must be there. (Inside each type it would be a quarter more program.)
#[inline(never)]
fn needed<T: Served>(fields: &mut Fields, name: &str) -> Result<T, At> {
    fields.take(name).and_then(T::from_json)
}

/// The field with a name, if it is there.
#[inline(never)]
fn known<T: Served>(fields: &mut Fields, name: &str) -> Result<Option<T>, At> {
    fields.find(name).map(T::from_json).transpose()
}

/// Fields by name: those that are needed, then those that may be missing and what they are then.
/// A name that differs in the file follows after `as`.
macro_rules! served {
    ($($thing:ty {
        $($field:ident $(as $name:literal)?),*
        $(; $($may:ident $(as $its_name:literal)? $(= $default:expr)?),*)?
    })*) => {$(
        impl Served for $thing {
            fn from_json(json: Json) -> Result<Self, At> {
                let mut fields = json.fields()?;
                let thing = Self {
                    $($field: needed(&mut fields, served!(@name $field $($name)?))?,)*
                    $($($may: match known(&mut fields, served!(@name $may $($its_name)?))? {
                        Some(known) => known,
                        None => served!(@default $($default)?),
                    },)*)?
                };
                fields.end()?;
                Ok(thing)
            }
        }
    )*};
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    (@default) => { Default::default() };
    (@default $default:expr) => { $default };
}

served! {
    Course {
        schema, id, version, authors, license, door_seed, title, about, credit,
        strands as "strand", competencies as "competency", big_goals as "big_goal", tags as "tag";
        objectives as "objective", doors as "door"
    }
    Credit { title, rule }
    Strand { id, title, about }
    Competency { id, title, about, objectives }
    Part { id, title, about }
    Tag { id, title }
    Objective { id, strand, kind, short, can, means; codes, all, any_of, asks }
    DoorCard { id, title, question, modes, size, weeks, focus, touch, stretch, tags; choose }
    Door {
        id, title, question, about, audience, modes, size, weeks, focus, big_goals, ways_in,
        ways_to_show, checkpoints as "checkpoint", criteria as "criterion";
        touch, stretch, choose, tags, swap_roles_at, panel, roles as "role", supports as "support",
        onramps as "onramp", defense
    }
    Role { id, title, does; owns }
    Checkpoint { id, kind, title, days, task, artifact, ask; shows, supports, further }
    Support { id, title, lines }
    Criterion { title, l2, l3, l4; objectives }
    OnRamp { objective, first, steps }
    Defense { objective, ask }
    GoalQuestions { goal, hints, worked, questions }
    Asks { templates; placement }
    Worked { ask, steps }
    Question {
        id, prompt, because, answer;
        uses, params, conditions as "where", follow as "let", figure, slips, context
    }
    Answer {
        kind as "type";
        values, tol, form, left, unit, vars = x(), closed, labels, options, lines, picks, accept, axes
    }
    Offer { ; says, table, right, hint }
}

impl Served for Sketch {
    fn from_json(json: Json) -> Result<Self, At> {
        let (kind, json) = json.fields()?.only()?;
        let no = json.no();
        let mut fields = json.fields()?;
        let sketch = match kind.as_str() {
            "table" => Self::Table {
                head: needed(&mut fields, "head")?,
                rows: needed(&mut fields, "rows")?,
            },
            "area" => Self::Area {
                top: needed(&mut fields, "top")?,
                side: needed(&mut fields, "side")?,
                cells: needed(&mut fields, "cells")?,
            },
            "graph" => Self::Graph {
                x: needed(&mut fields, "x")?,
                y: needed(&mut fields, "y")?,
                x_label: needed(&mut fields, "x_label")?,
                y_label: needed(&mut fields, "y_label")?,
                says: needed(&mut fields, "says")?,
                curves: known(&mut fields, "curves")?.unwrap_or_default(),
                points: known(&mut fields, "points")?.unwrap_or_default(),
            },
            _ => return no,
        };
        fields.end()?;
        Ok(sketch)
    }
}

/// Ids, checked as everywhere.
macro_rules! ids {
    ($($id:ident)*) => {$(
        impl Served for $id {
            fn from_json(json: Json) -> Result<Self, At> {
                json.text(|text| Self::new(text).ok())
            }
        }
    )*};
}

ids! { CheckpointId CourseId DoorId ObjectiveId PartId QuestionId SupportId TagId }

/// One of a few, by name.
macro_rules! one_of {
    ($($kind:ident { $($name:literal $one:ident)* })*) => {$(
        impl Served for $kind {
            fn from_json(json: Json) -> Result<Self, At> {
                json.text(|name| match name.as_str() {
                    $($name => Some(Self::$one),)*
                    _ => None,
                })
            }
        }
    )*};
}

one_of! {
    Kind { "entry" Entry "core" Core "extension" Extension }
    Mode { "solo" Solo "pair" Pair "group" Group }
    Step { "make" Make "critique" Critique "show" Show "look_back" LookBack }
    Use { "placement" Placement "practice" Practice "check" Check }
    Form { "factored" Factored "vertex" Vertex "expanded" Expanded }
    AnswerKind {
        "int" Int "num" Num "frac" Frac "pair" Pair "set" Set "expr" Expr "form" Form
        "interval" Interval "choice" Choice "multi" Multi "order" Order "match" Match "point" Point
    }
}

macro_rules! numbers {
    ($($number:ident)*) => {$(
        impl Served for $number {
            fn from_json(json: Json) -> Result<Self, At> {
                json.number()
            }
        }
    )*};
}

numbers! { u8 u32 usize }

impl Served for f64 {
    fn from_json(json: Json) -> Result<Self, At> {
        let no = json.no();
        json.number().and_then(|number: Self| if number.is_finite() { Ok(number) } else { no })
    }
}

impl Served for bool {
    fn from_json(json: Json) -> Result<Self, At> {
        json.bool()
    }
}

impl Served for String {
    fn from_json(json: Json) -> Result<Self, At> {
        json.text(Some)
    }
}

impl Served for char {
    fn from_json(json: Json) -> Result<Self, At> {
        json.text(|text| text.parse().ok())
    }
}

impl<T: Served> Served for Option<T> {
    fn from_json(json: Json) -> Result<Self, At> {
        if json.is_null() { Ok(None) } else { T::from_json(json).map(Some) }
    }
}

impl<T: Served> Served for Vec<T> {
    fn from_json(json: Json) -> Result<Self, At> {
        let mut list = Self::new();
        for json in json.list()? {
            list.push(T::from_json(json)?);
        }
        Ok(list)
    }
}

impl<A: Served, B: Served> Served for (A, B) {
    fn from_json(json: Json) -> Result<Self, At> {
        let [a, b] = json.array()?;
        Ok((A::from_json(a)?, B::from_json(b)?))
    }
}

impl<T: Served, const N: usize> Served for [T; N] {
    fn from_json(json: Json) -> Result<Self, At> {
        let no = json.no();
        Vec::from_json(json)?.try_into().or(no)
    }
}
