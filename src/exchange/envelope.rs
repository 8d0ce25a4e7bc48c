//! The envelope of a hand-over: readable JSON around facts that stand in it exactly as they are kept.
//!
//! ```text
//! {"doorways":1,"kind":"hand-over","left_out":[],"facts":[
//! ["8c736521",{"v":1,"id":"00000000000000a1-1","owner":"…",…}],
//! …
//! ]}
//! ```

use super::seal::{self, Sealed};
use crate::facts::{Fact, Journal, Purpose, What, read, write};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::fmt::Write as _;

/// The largest hand-over that is looked at, in bytes.
pub const LARGEST: usize = 16 * 1024 * 1024;
/// The most facts in one hand-over.
pub const MOST_FACTS: usize = 50_000;
/// How deep brackets may stand in each other. Facts need five.
const DEEPEST: usize = 32;
pub(super) const VERSION: u32 = 1;
const KIND: &str = "hand-over";

/// What a learner lets out. Name, doors, checkpoints and proof always go along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// What the learner wrote when looking back.
    pub look_backs: bool,
    /// What the learner loves.
    pub interests: bool,
    /// Answers in practice, and the search for a starting point. Quick checks are proof.
    pub practice: bool,
}

impl Contents {
    /// Everything.
    pub const ALL: Self = Self { look_backs: true, interests: true, practice: true };

    fn holds(self, what: &What) -> bool {
        match what {
            What::LookedBack { .. } => self.look_backs,
            What::InterestsTold { .. } => self.interests,
            What::PlacementBegun { .. }
            | What::PlacementStopped { .. }
            | What::PlacementFelt { .. } => self.practice,
            What::QuestionAnswered { answer, .. } => {
                self.practice || matches!(answer.purpose, Purpose::Check(_))
            }
            _ => true,
        }
    }

    fn left_out(self) -> Vec<&'static str> {
        let kinds = [
            (self.look_backs, "looked-back"),
            (self.interests, "interests-told"),
            (self.practice, "practice"),
        ];
        kinds.into_iter().filter(|(in_it, _)| !in_it).map(|(_, kind)| kind).collect()
    }
}

/// Why something that arrived is not a hand-over. Nothing was added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAHandOver {
    /// Larger than [`LARGEST`], or more than [`MOST_FACTS`].
    TooLarge,
    /// It is cut off or was changed: it stops being JSON in this line and column, from 1.
    Cut {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// It was changed on its way.
    Changed,
    /// It is something else.
    SomethingElse,
    /// A later release of Doorways made it.
    Newer,
}

/// Puts facts of a journal into an envelope, in the order they happened.
pub fn pack(journal: &Journal, contents: Contents) -> String {
    let left_out = contents.left_out();
    let left_out = left_out.iter().map(|kind| format!("\"{kind}\"")).collect::<Vec<_>>().join(",");
    let mut text = format!(
        "{{\"doorways\":{VERSION},\"kind\":\"{KIND}\",\"left_out\":[{left_out}],\"facts\":["
    );
    let facts = journal.facts().chain(journal.forks()).filter(|fact| contents.holds(&fact.what));
    for (nth, fact) in facts.enumerate() {
        let line = write(fact);
        let (check, json) = line.split_once(' ').expect("a checksum stands before every fact");
        let comma = if nth == 0 { "" } else { "," };
        write!(text, "{comma}\n[\"{check}\",{json}]").expect("writing to a String cannot fail");
    }
    text.push_str("\n]}\n");
    text
}

#[derive(Deserialize)]
struct Envelope {
    doorways: u32,
    kind: String,
}

#[derive(Deserialize)]
struct WithFacts {
    facts: Vec<(String, Box<RawValue>)>,
}

/// What arrived.
#[derive(Debug, Clone, PartialEq)]
pub enum Arrived {
    /// Facts that can be read, and how many entries cannot.
    Facts(Vec<Fact>, usize),
    /// Facts behind a passphrase.
    Sealed(Sealed),
}

/// Says what arrived, and takes it out of its envelope.
///
/// # Errors
/// [`NotAHandOver`].
pub fn arrived(text: &str) -> Result<Arrived, NotAHandOver> {
    if text.len() > LARGEST {
        return Err(NotAHandOver::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}').trim();
    if !text.starts_with('{') || is_too_deep(text) {
        return Err(NotAHandOver::SomethingElse);
    }
    let envelope: Envelope = serde_json::from_str(text).map_err(broken)?;
    let is_sealed = envelope.kind == seal::KIND;
    if !is_sealed && envelope.kind != KIND {
        return Err(NotAHandOver::SomethingElse);
    }
    if envelope.doorways > VERSION {
        return Err(NotAHandOver::Newer);
    }
    if is_sealed {
        return Sealed::read(text).map(Arrived::Sealed);
    }
    let (facts, unreadable) = facts_in(text)?;
    Ok(Arrived::Facts(facts, unreadable))
}

/// Takes the facts out of an envelope that is not sealed: those that can be read, and how many cannot.
///
/// # Errors
/// [`NotAHandOver`]; a sealed one is [`NotAHandOver::SomethingElse`].
pub fn unpack(text: &str) -> Result<(Vec<Fact>, usize), NotAHandOver> {
    match arrived(text)? {
        Arrived::Facts(facts, unreadable) => Ok((facts, unreadable)),
        Arrived::Sealed(_) => Err(NotAHandOver::SomethingElse),
    }
}

fn broken(why: serde_json::Error) -> NotAHandOver {
    match why.classify() {
        serde_json::error::Category::Data => NotAHandOver::SomethingElse,
        _ => NotAHandOver::Cut { line: why.line(), column: why.column() },
    }
}

fn facts_in(text: &str) -> Result<(Vec<Fact>, usize), NotAHandOver> {
    let WithFacts { facts } = serde_json::from_str(text).map_err(broken)?;
    if facts.len() > MOST_FACTS {
        return Err(NotAHandOver::TooLarge);
    }
    let mut unreadable = 0;
    let mut readable = Vec::with_capacity(facts.len());
    for (check, json) in facts {
        match read(&format!("{check} {}", json.get())) {
            Ok(fact) => readable.push(fact),
            Err(_) => unreadable += 1,
        }
    }
    Ok((readable, unreadable))
}

/// Counts brackets outside strings, before any parser recurses into them.
fn is_too_deep(text: &str) -> bool {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}
