//! One fact: who it is about, when and where it was recorded, and what happened.

use super::Stamp;
use crate::id::{CheckpointId, CourseId, DoorId, LearnerId, ObjectiveId, QuestionId, TagId};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

/// One opened tab of one device, for as long as it is open. Drawn at random, never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct Replica(pub u64);

impl FromStr for Replica {
    type Err = crate::id::NotAnId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        sixteen_digits(text).map(Self)
    }
}

impl From<Replica> for String {
    fn from(replica: Replica) -> Self {
        replica.to_string()
    }
}

impl<'de> Deserialize<'de> for Replica {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(crate::id::Parsed(PhantomData))
    }
}

impl fmt::Display for Replica {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The name of a fact everywhere and forever: the replica that recorded it, and its number there.
///
/// Numbers start at 1 and have no gaps, so that a lost fact is noticed. A project run and a piece
/// of proof are named by the fact that began them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct FactId {
    /// Where it was recorded.
    pub replica: Replica,
    /// The how-manieth fact of that replica, from 1.
    pub seq: u32,
}

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.replica, self.seq)
    }
}

impl FromStr for FactId {
    type Err = crate::id::NotAnId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let not = crate::id::NotAnId;
        let (replica, seq) = text.split_once('-').ok_or(not)?;
        if seq.starts_with(['0', '+']) {
            return Err(not);
        }
        Ok(Self { replica: replica.parse()?, seq: seq.parse().map_err(|_| not)? })
    }
}

/// Sixteen hexadecimal digits, the letters small: one way to write each number.
fn sixteen_digits(text: &str) -> Result<u64, crate::id::NotAnId> {
    let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    if text.len() != 16 || !text.bytes().all(hex) {
        return Err(crate::id::NotAnId);
    }
    u64::from_str_radix(text, 16).map_err(|_| crate::id::NotAnId)
}

impl<'de> Deserialize<'de> for FactId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(crate::id::Parsed(PhantomData))
    }
}

impl From<FactId> for String {
    fn from(id: FactId) -> Self {
        id.to_string()
    }
}

/// What a fact looks like, in 64 bits: the beginning of the SHA-256 of its JSON as it is written.
///
/// Every fact carries the fingerprint of the fact before it in its replica, so that a past that was
/// changed afterwards, checksums and all, no longer fits what came later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct Fingerprint(pub u64);

impl FromStr for Fingerprint {
    type Err = crate::id::NotAnId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        sixteen_digits(text).map(Self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(crate::id::Parsed(PhantomData))
    }
}

impl From<Fingerprint> for String {
    fn from(Fingerprint(bits): Fingerprint) -> Self {
        format!("{bits:016x}")
    }
}

/// Something that happened to or was done by a learner.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Its name.
    pub id: FactId,
    /// The fingerprint of the fact before it in its replica. The first has none.
    pub prev: Option<Fingerprint>,
    /// When it happened.
    pub stamp: Stamp,
    /// Whose journal it belongs to.
    pub owner: LearnerId,
    /// What happened.
    pub what: What,
}

/// What happened. Each variant is one kind of fact in the wire format, which says how it is written.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// The learner said what to be called. The latest name counts.
    Named {
        /// 1 to 80 characters, trimmed.
        name: String,
    },
    /// The learner said what they love, from 1 (a bit) to 3 (a lot). The latest list counts.
    InterestsTold {
        /// How much for each interest.
        interests: BTreeMap<TagId, u8>,
    },
    /// The learner chose a door; a project run with the name of this fact began.
    DoorChosen {
        /// The course.
        course: CourseId,
        /// The door.
        door: DoorId,
        /// Why they chose it, in their own words. May be empty.
        why: Why,
        /// The goals they picked, when the door has none of its own.
        goals: Vec<ObjectiveId>,
        /// What they call their project. May be empty.
        title: String,
    },
    /// The learner left a room. Nothing in it is lost.
    DoorLeft {
        /// The run.
        run: FactId,
    },
    /// The learner came back to a room they had left.
    DoorReturned {
        /// The run.
        run: FactId,
    },
    /// A checkpoint was finished.
    CheckpointFinished {
        /// The run.
        run: FactId,
        /// The checkpoint.
        checkpoint: CheckpointId,
    },
    /// A finished checkpoint was opened again.
    CheckpointReopened {
        /// The run.
        run: FactId,
        /// The checkpoint.
        checkpoint: CheckpointId,
    },
    /// A piece of work was put to a checkpoint as proof.
    ProofAdded {
        /// The run.
        run: FactId,
        /// The checkpoint.
        checkpoint: CheckpointId,
        /// The work itself.
        proof: Proof,
        /// How it was done.
        how: Independence,
        /// The goals it shows, as the course or the learner's own plan said on that day.
        shows: Vec<ObjectiveId>,
    },
    /// A piece of proof was taken back. It stays in the journal and no longer counts.
    ProofTakenBack {
        /// The fact that added it.
        proof: FactId,
    },
    /// A taken-back piece of proof counts again.
    ProofPutBack {
        /// The fact that added it.
        proof: FactId,
    },
    /// The learner looked back at a checkpoint. The latest words count; empty means none.
    LookedBack {
        /// The run.
        run: FactId,
        /// The checkpoint.
        checkpoint: CheckpointId,
        /// The question as it was asked, so that the answer makes sense later.
        ask: String,
        /// The answer.
        words: String,
    },
    /// The learner took a copy of their work along.
    HandedOver {
        /// In which way.
        way: Way,
        /// Whether everything was in it, or the learner left something out.
        whole: bool,
    },
    /// The learner found nothing of theirs on a device where their work had been.
    FoundEmpty,
    /// The learner began to find a starting point.
    PlacementBegun {
        /// The course.
        course: CourseId,
        /// Whether a short one was chosen.
        quick: bool,
    },
    /// The learner said that these were enough questions. Going on begins a new one.
    PlacementStopped {
        /// The fact that began it.
        placement: FactId,
    },
    /// The learner said whether a starting point is about right. The latest word counts.
    PlacementFelt {
        /// The fact that began it.
        placement: FactId,
        /// What they said.
        felt: Felt,
    },
    /// A quick check began.
    CheckBegun {
        /// The course.
        course: CourseId,
        /// The goal it is about.
        goal: ObjectiveId,
        /// What it asks, in order, so that whoever comes back finds the same questions.
        questions: Vec<Asked>,
    },
    /// A question was answered.
    QuestionAnswered {
        /// The course.
        course: CourseId,
        /// The goal it is about.
        goal: ObjectiveId,
        /// The question.
        asked: Asked,
        /// The answer.
        answer: Answer,
    },
    /// A fact that this release does not know. It is kept and passed on as it was written.
    Unknown {
        /// The kind as written.
        kind: String,
        /// The whole fact as written.
        written: String,
    },
}

/// A question as it is asked: made from a template, with numbers that the seed decides.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Asked {
    /// The template.
    pub question: QuestionId,
    /// Decides the numbers in it.
    pub seed: u32,
}

/// An answer to a question. An answer that could not be read is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What it was asked for.
    pub purpose: Purpose,
    /// What it came to.
    pub said: Said,
    /// What was typed or chosen, as a person would write it. May be empty.
    pub words: String,
    /// How many choices there were. 0 when it was typed.
    pub choices: u8,
    /// How many hints were open.
    pub hints: u8,
}

/// What a question was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To practice.
    Practice,
    /// For the quick check that this fact began.
    Check(FactId),
    /// For the starting point that this fact began.
    Placement(FactId),
    /// For the same, to find a strength beyond what is likely.
    Surprise(FactId),
}

/// What an answer came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It was right.
    Right,
    /// It was not right yet.
    NotYet,
    /// "I haven't learned this yet."
    NotLearned,
}

impl Said {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Right, Self::NotYet, Self::NotLearned];
}

/// Whether a starting point is about right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Felt {
    /// About right.
    Right,
    /// "I know more than this."
    KnowsMore,
    /// "It asks too much."
    AsksTooMuch,
}

impl Felt {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Right, Self::KnowsMore, Self::AsksTooMuch];
}

/// A way in which a copy leaves a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// As a file.
    File,
    /// As a link.
    Link,
    /// As copied text.
    Text,
    /// As codes that a camera reads.
    Code,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::File, Self::Link, Self::Text, Self::Code];
}

/// Words that may be missing: a reason nobody has to give.
pub type Why = String;

/// A piece of work.
#[derive(Debug, Clone, PartialEq)]
pub enum Proof {
    /// Written right here.
    Text {
        /// The words.
        text: String,
    },
    /// Kept elsewhere.
    Link {
        /// An `https:` address, unless it was brought in: then it may say anything.
        url: String,
        /// What is behind it, in a few words. May be empty.
        about: String,
    },
}

/// How a piece of work was done. It never lowers anything; it says what the work shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Independence {
    /// On one's own.
    #[default]
    Own,
    /// With a support that everyone may open.
    Support,
    /// With somebody's help.
    Help,
}

impl Independence {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Own, Self::Support, Self::Help];
}
