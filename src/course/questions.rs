//! Questions as people write them: one TOML file for each goal, read, tried out and prepared.
//!
//! A file names its `goal` and has `[[hint]]`s (the smallest help first), `[[worked]]` examples
//! (`ask` and `steps`) and `[[question]]`s. Every text is `{ en, es }`, with formulas between
//! backticks. A question has an `id` and
//!
//! - `params`: numbers that the seed draws, in order: `"2..9"`, whose ends may be formulas of numbers
//!   before, or a list; `where`: what must hold between them; `let`: what follows from them;
//! - `context`: words for a name by interest, and for everybody under `any`;
//! - `prompt` and `because`, with `{name}` for a number or words and `{name:2}` for two decimals;
//! - `answer`: its `type` is `int`, `num`, `frac`, `pair` (`values`, `labels`), `set`, `expr`,
//!   `form` (`factored`, `vertex` or `expanded`), `interval` (`closed`, `var`), `choice` or `multi`
//!   (`options`: a text, `math` or a `table`; `right` or a `hint`), `order` (`lines`), `match`
//!   (`rows`, `picks`, `accept`) or `point` (`x` and `y` axes: from, to, step);
//! - `[[misconception]]`s: the answer that a known slip leads to (`when`; `"*"` stands for any number)
//!   and a `hint`; the first that fits is shown;
//! - `uses`: some of `placement`, `practice` and `check`, and a `figure`: `table`, `graph` or `area`.

use super::item::{ANY, Look, Wrong};
use super::item::{Ask, Drawn, GoalQuestions, Question, Use, Verdict, looks};
use super::lint::Report;
use super::{Bilingual, Both, Course, Finding, Language, Problem};
use crate::id::TagId;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt;

/// How many seeds are tried for each question whenever a course is read. The tests try more.
pub const SEEDS: u32 = 24;
/// How many steps of help each goal has.
pub const HINTS: usize = 3;
/// How many worked examples each goal has at least.
pub const FEWEST_WORKED: usize = 2;
/// How many templates each goal has at least.
pub const FEWEST_TEMPLATES: usize = 2;
/// How many different questions a template makes at least, from [`SEEDS`] seeds or more.
pub const FEWEST_DIFFERENT: usize = 12;
/// The most words of a question; a formula counts as one.
pub const LONGEST_PROMPT: usize = 45;

/// The questions of one goal as their author knows them, in both languages.
#[derive(Debug, Clone)]
pub struct QuestionFile {
    /// The file: `questions/M4.toml`.
    pub file: String,
    /// What it holds.
    pub both: Bilingual<GoalQuestions>,
    /// Its texts side by side.
    pub(super) texts: Value,
}

/// What can be wrong with questions. `Display` is the wording for the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant's wording below says what it is")]
pub enum Trouble {
    Shape(String),
    NoFile,
    Hints(usize),
    Worked(usize),
    Templates(usize),
    NoPlacement,
    NotDrawn { seed: u32 },
    NotAccepted { seed: u32, answer: String },
    SlipIsRight { seed: u32, slip: usize },
    Alike { seed: u32, text: String },
    RightOptions { seed: u32, right: usize },
    Untidy { seed: u32, text: String },
    LongPrompt { seed: u32, words: usize },
    FewDifferent(usize),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape(why) => write!(f, "it has not the shape of a question file: {why}"),
            Self::NoFile => f.write_str("the goal has no file; add one to questions"),
            Self::Hints(found) => {
                write!(f, "it has {found} hints; write {HINTS}, the smallest first")
            }
            Self::Worked(found) => {
                write!(f, "it has {found} worked examples; write at least {FEWEST_WORKED}")
            }
            Self::Templates(found) => {
                write!(f, "it has {found} questions; write at least {FEWEST_TEMPLATES}")
            }
            Self::NoPlacement => f.write_str(
                "no question may find a starting point; add placement to the uses of one",
            ),
            Self::NotDrawn { seed } => write!(
                f,
                "seed {seed} draws no question; check where, and every formula of params, let and answer"
            ),
            Self::NotAccepted { seed, answer } => {
                write!(f, "with seed {seed} its own answer {answer} is not right; mend the answer")
            }
            Self::SlipIsRight { seed, slip } => write!(
                f,
                "with seed {seed} misconception {slip} leads to the right answer; rule it out in where"
            ),
            Self::Alike { seed, text } => {
                write!(f, "with seed {seed} two options say {text}; rule it out in where")
            }
            Self::RightOptions { seed, right } => write!(
                f,
                "with seed {seed} {right} options are right; a choice has one, others at least one, not all"
            ),
            Self::Untidy { seed, text } => {
                write!(
                    f,
                    "with seed {seed} it says {text:?}; rule it out in where, or write it apart"
                )
            }
            Self::LongPrompt { seed, words } => {
                write!(f, "with seed {seed} it has {words} words; keep it to {LONGEST_PROMPT}")
            }
            Self::FewDifferent(found) => write!(
                f,
                "it makes only {found} different questions; widen params to at least {FEWEST_DIFFERENT}"
            ),
        }
    }
}

/// Reads the questions of one file, or says what keeps it from being read.
pub(super) fn read(file: &str, table: toml::Table) -> Result<QuestionFile, Finding> {
    let texts = shaped(table);
    let in_language = |language| {
        let mut value = super::source::spoken(texts.clone(), language);
        let questions = value.get_mut("questions").map(Value::take);
        let finding = |place: &str, why: serde_json::Error| Finding {
            file: file.into(),
            place: place.into(),
            problem: Problem::Question(Trouble::Shape(why.to_string())),
        };
        if let Some(questions) = value.get_mut("questions") {
            *questions = Value::Array(Vec::new());
        }
        let mut goal: GoalQuestions =
            serde_json::from_value(value).map_err(|why| finding("the file", why))?;
        for question in questions.iter().filter_map(Value::as_array).flatten() {
            let place = question.get("id").and_then(Value::as_str).unwrap_or("a question");
            let read = serde_json::from_value(question.clone());
            goal.questions.push(read.map_err(|why| finding(&format!("question {place}"), why))?);
        }
        Ok(goal)
    };
    let both = Bilingual { en: in_language(Language::En)?, es: in_language(Language::Es)? };
    Ok(QuestionFile { file: file.into(), both, texts })
}

// ------------------------------------------------------------------ from TOML to the prepared shape

/// What a file holds, both languages side by side, in the shape that the site serves.
fn shaped(table: toml::Table) -> Value {
    let mut file = Map::new();
    for (key, value) in table {
        let (key, value) = match (key.as_str(), value) {
            ("hint", value) => ("hints", plain(value)),
            ("question", toml::Value::Array(list)) => {
                ("questions", list.into_iter().map(question).collect())
            }
            (key, value) => (key, plain(value)),
        };
        file.insert(key.into(), value);
    }
    Value::Object(file)
}

/// The same value as JSON.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, plain(value))).collect())
        }
        toml::Value::Array(list) => list.into_iter().map(plain).collect(),
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(truth) => truth.into(),
        toml::Value::Datetime(time) => time.to_string().into(),
    }
}

fn question(value: toml::Value) -> Value {
    let toml::Value::Table(table) = value else { return plain(value) };
    let mut question = Map::new();
    for (key, value) in table {
        let (key, value) = match (key.as_str(), value) {
            ("params", value) => ("params", pairs(value, range)),
            ("let", value) => ("let", pairs(value, plain)),
            ("context", value) => ("context", pairs(value, |value| pairs(value, plain))),
            ("misconception", toml::Value::Array(list)) => {
                ("slips", list.into_iter().map(slip).collect())
            }
            ("figure", value) => ("figure", figure(plain(value))),
            ("answer", value) => ("answer", answer(plain(value))),
            (key, value) => (key, plain(value)),
        };
        question.insert(key.into(), value);
    }
    Value::Object(question)
}

/// A table as pairs, since its order says what is drawn first.
fn pairs(value: toml::Value, each: impl Fn(toml::Value) -> Value) -> Value {
    let toml::Value::Table(table) = value else { return plain(value) };
    table.into_iter().map(|(key, value)| Value::from(vec![key.into(), each(value)])).collect()
}

/// A list of numbers as one text.
fn range(value: toml::Value) -> Value {
    match value {
        toml::Value::Array(list) => {
            list.iter().map(ToString::to_string).collect::<Vec<String>>().join("|").into()
        }
        value => plain(value),
    }
}

/// A formula, or a number that stands for one.
fn formula(value: Value) -> Value {
    match value {
        Value::Number(number) => number.to_string().into(),
        Value::Array(list) => list.into_iter().map(formula).collect(),
        value => value,
    }
}

/// One or several, as several.
fn several(value: Value) -> Value {
    match formula(value) {
        Value::Array(list) => Value::Array(list),
        one => Value::Array(vec![one]),
    }
}

/// `{ when, hint }` as a pair. Whatever else stands there is kept, and found to have no place.
fn slip(value: toml::Value) -> Value {
    match plain(value) {
        Value::Object(mut fields) if fields.len() == 2 => {
            let [when, hint] = ["when", "hint"].map(|key| fields.remove(key).unwrap_or_default());
            Value::from(vec![several(when), hint])
        }
        other => other,
    }
}

fn figure(value: Value) -> Value {
    let Value::Object(mut fields) = value else { return value };
    let kind = fields.remove("kind").unwrap_or_default();
    for key in ["x", "y", "points", "curves", "rows"] {
        if let Some(value) = fields.get_mut(key) {
            *value = formula(value.take());
        }
    }
    let kind = kind.as_str().unwrap_or_default().to_owned();
    Value::Object(std::iter::once((kind, Value::Object(fields))).collect())
}

fn answer(value: Value) -> Value {
    let Value::Object(fields) = value else { return value };
    let mut answer = Map::new();
    let mut axes = Vec::new();
    for (key, value) in fields {
        match key.as_str() {
            "value" | "values" => answer.insert("values".into(), several(value)),
            "var" => answer.insert("vars".into(), Value::Array(vec![value])),
            "rows" => answer.insert("lines".into(), says(value)),
            "lines" | "picks" => answer.insert(key, says(value)),
            "options" => answer.insert(key, options(value)),
            // Keys of a JSON object come sorted: `x` before `y`.
            "x" | "y" => {
                axes.push(formula(value));
                None
            }
            _ => answer.insert(key, value),
        };
    }
    if !axes.is_empty() {
        answer.insert("axes".into(), Value::Array(axes));
    }
    Value::Object(answer)
}

/// A text in both languages, or a formula that is the same in both, for each of a list.
fn says(value: Value) -> Value {
    let Value::Array(list) = value else { return value };
    let says = |item: Value| match item.get("math").and_then(Value::as_str) {
        Some(formula) => format!("`{formula}`").into(),
        None => item,
    };
    list.into_iter().map(says).collect()
}

fn options(value: Value) -> Value {
    let Value::Array(list) = value else { return value };
    let option = |item: Value| {
        let Value::Object(mut fields) = item else { return item };
        let mut both = Map::new();
        for language in Language::ALL {
            if let Some(text) = fields.remove(language.code()) {
                both.insert(language.code().into(), text);
            }
        }
        if let Some(Value::String(formula)) = fields.remove("math") {
            fields.insert("says".into(), format!("`{formula}`").into());
        } else if !both.is_empty() {
            fields.insert("says".into(), Value::Object(both));
        }
        if let Some(Value::Object(mut table)) = fields.remove("table") {
            let columns =
                ["x", "y"].map(|column| formula(table.remove(column).unwrap_or_default()));
            fields.insert("table".into(), Value::Array(columns.into()));
        }
        Value::Object(fields)
    };
    list.into_iter().map(option).collect()
}

// ------------------------------------------------------------------ trying questions out

/// Everything that is wrong with the questions of a course, each tried with so many seeds. Empty
/// means they may be asked.
pub fn check_questions(course: &Course<Both>, files: &[QuestionFile], seeds: u32) -> Vec<Finding> {
    let mut report = Report { file: String::from("questions"), findings: Vec::new() };
    let mut ids = BTreeSet::new();
    let mut goals = BTreeSet::new();
    for QuestionFile { file, both, texts } in files {
        report.file.clone_from(file);
        let goal = &both.en.goal;
        if course.objective(goal).is_none() {
            report.add("goal", Problem::UnknownName { what: "goal", name: goal.to_string() });
        }
        if !goals.insert(goal) {
            report.add("goal", Problem::IdTwice(goal.to_string()));
        }
        report.texts_at(texts, "texts");
        for question in &both.en.questions {
            if !ids.insert(&question.id) {
                report.add("question", Problem::IdTwice(question.id.to_string()));
            }
            let tags = question.context.iter().flat_map(|(_, words)| words).map(|(tag, _)| tag);
            for tag in tags.filter(|tag| *tag != ANY) {
                let known = |id: &TagId| course.tags.iter().any(|tag| &tag.id == id);
                if !TagId::new(tag.clone()).is_ok_and(|id| known(&id)) {
                    let name = tag.clone();
                    let place = format!("question {}, context", question.id);
                    report.add(place, Problem::UnknownName { what: "tag", name });
                }
            }
        }
        for (place, trouble) in troubles(both, seeds) {
            report.add(place, Problem::Question(trouble));
        }
    }
    if !files.is_empty() {
        report.file = String::from("questions");
        for objective in &course.objectives {
            if !goals.contains(&objective.id) {
                let place = format!("goal {}", objective.id);
                report.add(place, Problem::Question(Trouble::NoFile));
            }
        }
    }
    report.findings
}

/// What is wrong with the questions of one goal, and where.
fn troubles(both: &Bilingual<GoalQuestions>, seeds: u32) -> Vec<(String, Trouble)> {
    let goal = &both.en;
    let mut found = Vec::new();
    let mut add = |wrong: bool, place: &str, trouble: Trouble| {
        if wrong {
            found.push((String::from(place), trouble));
        }
    };
    let [hints, worked, templates] = [goal.hints.len(), goal.worked.len(), goal.questions.len()];
    add(hints != HINTS, "hints", Trouble::Hints(hints));
    add(worked < FEWEST_WORKED, "worked", Trouble::Worked(worked));
    add(templates < FEWEST_TEMPLATES, "questions", Trouble::Templates(templates));
    add(goal.templates(Use::Placement).is_empty(), "questions", Trouble::NoPlacement);
    for (en, es) in goal.questions.iter().zip(&both.es.questions) {
        let place = format!("question {}", en.id);
        // One trouble of a question is enough: the others mostly follow from it.
        if let Some(trouble) = trouble_with(en, es, seeds) {
            found.push((place, trouble));
        }
    }
    found
}

fn trouble_with(en: &Question, es: &Question, seeds: u32) -> Option<Trouble> {
    let mut different = BTreeSet::new();
    for seed in 0..seeds {
        let (drawn, other) = match (en.draw(seed, &[]), es.draw(seed, &[])) {
            (Some(drawn), Some(other)) => (drawn, other),
            _ => return Some(Trouble::NotDrawn { seed }),
        };
        if let Some(trouble) = trouble_with_options(&drawn, seed) {
            return Some(trouble);
        }
        let right = drawn.right_given();
        if drawn.judge(&right) != Verdict::Right {
            let answer = drawn.given_as_text(&right);
            return Some(Trouble::NotAccepted { seed, answer });
        }
        let is_right = |wrong: &Wrong| drawn.is_led_to_right(wrong);
        if let Some(slip) = drawn.wrong_answers().position(is_right) {
            return Some(Trouble::SlipIsRight { seed, slip: slip + 1 });
        }
        for drawn in [&drawn, &other] {
            let words = words_in(&drawn.prompt);
            if words > LONGEST_PROMPT {
                return Some(Trouble::LongPrompt { seed, words });
            }
            if let Some(text) = drawn.texts().find(|text| is_untidy(text)) {
                return Some(Trouble::Untidy { seed, text: text.clone() });
            }
        }
        different.insert(format!("{}{:?}{:?}", drawn.prompt, listed(&drawn.ask), drawn.figure));
    }
    let few = different.len() < FEWEST_DIFFERENT && seeds >= SEEDS;
    few.then_some(Trouble::FewDifferent(different.len()))
}

/// What there is to pick from, in whatever order.
fn listed(ask: &Ask) -> BTreeSet<&String> {
    match ask {
        Ask::Choice { options } | Ask::Multi { options } => {
            options.iter().map(|option| &option.says).collect()
        }
        Ask::Order { lines } => lines.iter().collect(),
        Ask::Match { rows, picks } => rows.iter().chain(picks).collect(),
        Ask::Line { .. } | Ask::Fields { .. } | Ask::Point { .. } => BTreeSet::new(),
    }
}

fn trouble_with_options(drawn: &Drawn, seed: u32) -> Option<Trouble> {
    let lists: Vec<Vec<&String>> = match &drawn.ask {
        Ask::Choice { options } | Ask::Multi { options } => {
            vec![options.iter().map(|option| &option.says).collect()]
        }
        Ask::Order { lines } => vec![lines.iter().collect()],
        Ask::Match { rows, picks } => vec![rows.iter().collect(), picks.iter().collect()],
        Ask::Line { .. } | Ask::Fields { .. } | Ask::Point { .. } => return None,
    };
    for list in lists {
        let mut seen = BTreeSet::new();
        if let Some(text) = list.iter().find(|text| !seen.insert(**text)) {
            return Some(Trouble::Alike { seed, text: (*text).clone() });
        }
    }
    let (count, right) = drawn.right_options()?;
    let fine = match drawn.ask {
        Ask::Choice { .. } => right == 1,
        _ => (1..count).contains(&right),
    };
    (!fine).then_some(Trouble::RightOptions { seed, right })
}

/// A text as somebody reads it aloud: a number for each formula and each name.
pub(super) fn as_words(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    for (nth, part) in text.split('`').enumerate() {
        if nth % 2 == 1 {
            said.push('5');
            continue;
        }
        for (nth, part) in part.split('{').enumerate() {
            let after = part.split_once('}').filter(|_| nth > 0);
            said.push_str(&after.map_or_else(|| part.to_owned(), |(_, after)| format!("5{after}")));
        }
    }
    said
}

/// The words of a text; a formula counts as one.
fn words_in(text: &str) -> usize {
    let looks = looks(text).into_iter();
    let words = looks.map(|look| match look {
        Look::Maths(_) => 1,
        Look::Words(words) => {
            words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
        }
    });
    words.sum()
}

/// Whether something in a text was not filled in, or two signs meet.
fn is_untidy(text: &str) -> bool {
    let signs = ["−−", "--", "- -", "+ -", "−$−", "{", "}"];
    signs.iter().any(|sign| text.contains(sign))
}
