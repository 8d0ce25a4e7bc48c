//! What can be learned: goals with prerequisites, doors (projects), supports. Data, never code.
//!
//! People write a course as TOML, with every text in both languages ([`Both`]). The site serves it
//! prepared, one language per file ([`One`]). Both are the same types: only the texts differ.

mod building;
mod graph;
pub mod item;
mod language;
mod lint;
mod look;
pub mod plot;
#[cfg(not(target_arch = "wasm32"))]
mod questions;
mod reading;
pub mod served;
#[cfg(not(target_arch = "wasm32"))]
mod source;

pub use building::{Building, Floor, Line, LineKind, MOST_ACROSS, Move};
pub use graph::{Cycle, GoalGraph};
pub use language::{Bilingual, Both, Language, One, Words};
pub use lint::{Finding, Problem, lint};
pub use look::{DoorLook, Head, Hinge, Paint, Pattern, looks_of_doors, paints_of_people};
#[cfg(not(target_arch = "wasm32"))]
pub use questions::{QuestionFile, SEEDS, Trouble, check_questions};
pub use reading::{Reading, english, spanish};
#[cfg(not(target_arch = "wasm32"))]
pub use source::{Broken, CourseFolder, Text, prepared, read_folder};

use crate::id::{CheckpointId, CourseId, DoorId, ObjectiveId, PartId, SupportId, TagId};
use serde::{Deserialize, Serialize};

/// The course format that this release reads and writes.
pub const SCHEMA: u32 = 1;

/// A course: its goals and, for each door, what the catalogue shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Course<W: Words = One> {
    /// The format, see [`SCHEMA`].
    pub schema: u32,
    /// The folder's name and the name in facts.
    pub id: CourseId,
    /// The authors' version, for people: `2026.11`.
    pub version: String,
    /// Who wrote it.
    pub authors: String,
    /// The licence of the texts.
    pub license: String,
    /// Mixed into every door's id before its picture is drawn, so that two courses look different.
    pub door_seed: String,
    /// What the course is called.
    pub title: W::Text,
    /// Two or three sentences on what it is about.
    pub about: W::Text,
    /// What the course counts for.
    pub credit: Credit<W>,
    /// The lists that goals are shown in, foundations first.
    #[serde(rename = "strand")]
    pub strands: Vec<Strand<W>>,
    /// Broad outcomes that group goals.
    #[serde(rename = "competency")]
    pub competencies: Vec<Competency<W>>,
    /// Ways of being strong that every door draws on.
    #[serde(rename = "big_goal")]
    pub big_goals: Vec<Part<W>>,
    /// Interests that doors are tagged with.
    #[serde(rename = "tag")]
    pub tags: Vec<Tag<W>>,
    /// Every goal, in the order of learning.
    #[serde(rename = "objective", default = "Vec::new")]
    pub objectives: Vec<Objective<W>>,
    /// Every door as the catalogue shows it, in the same order for everybody.
    #[serde(rename = "door", default = "Vec::new")]
    pub doors: Vec<DoorCard<W>>,
}

impl<W: Words> Course<W> {
    /// The goal with this id.
    pub fn objective(&self, id: &ObjectiveId) -> Option<&Objective<W>> {
        self.objectives.iter().find(|objective| &objective.id == id)
    }

    /// The door with this id, as the catalogue shows it.
    pub fn door(&self, id: &DoorId) -> Option<&DoorCard<W>> {
        self.doors.iter().find(|door| &door.id == id)
    }

    /// The place of a door in the catalogue, from 1: the number on its plate.
    pub fn number_of(&self, id: &DoorId) -> Option<usize> {
        self.doors.iter().position(|door| &door.id == id).map(|n| n + 1)
    }

    /// The goals of one strand, in the order of learning.
    pub fn objectives_in(&self, strand: &PartId) -> impl Iterator<Item = &Objective<W>> {
        self.objectives.iter().filter(move |objective| &objective.strand == strand)
    }

    /// The goals that every student of the course is owed.
    pub fn core_objectives(&self) -> impl Iterator<Item = &Objective<W>> {
        self.objectives.iter().filter(|objective| objective.kind == Kind::Core)
    }

    /// Every door that reaches or touches a goal, or goes further with it, in catalogue order.
    pub fn doors_to(&self, objective: &ObjectiveId) -> impl Iterator<Item = &DoorCard<W>> {
        self.doors.iter().filter(move |door| door.goals().any(|goal| goal == objective))
    }

    /// How each door looks, in catalogue order. Same course, same pictures, on every device.
    pub fn looks(&self) -> Vec<DoorLook> {
        looks_of_doors(&self.door_seed, self.doors.iter().map(|door| &door.id))
    }
}

/// What a course counts for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Credit<W: Words = One> {
    /// Its name.
    pub title: W::Text,
    /// What is needed, in one sentence.
    pub rule: W::Text,
}

/// A strand: one list of goals, one floor of the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Strand<W: Words = One> {
    /// The name in files.
    pub id: PartId,
    /// One to three words.
    pub title: W::Text,
    /// One short sentence.
    pub about: W::Text,
}

/// A competency: a broad outcome that several goals add up to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Competency<W: Words = One> {
    /// The name in files.
    pub id: PartId,
    /// A few words.
    pub title: W::Text,
    /// One short sentence.
    pub about: W::Text,
    /// The goals that add up to it.
    pub objectives: Vec<ObjectiveId>,
}

/// A named part with one sentence: a big goal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Part<W: Words = One> {
    /// The name in files.
    pub id: PartId,
    /// A few words.
    pub title: W::Text,
    /// One short sentence.
    pub about: W::Text,
}

/// An interest that doors are tagged with and that students may name as theirs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Tag<W: Words = One> {
    /// The name in files and facts.
    pub id: TagId,
    /// One or two words.
    pub title: W::Text,
}

/// What a goal is for in its course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Brought along from earlier courses.
    Entry,
    /// What the course is about; every student is owed it.
    Core,
    /// Deeper; open to everybody.
    Extension,
}

/// A goal: the smallest thing that is tracked, an "I can …" sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Objective<W: Words = One> {
    /// The code that teachers use: `M4`.
    pub id: ObjectiveId,
    /// The strand it is listed in.
    pub strand: PartId,
    /// Entry, core or extension.
    pub kind: Kind,
    /// Codes of public standards it answers to. Codes only, never their text.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Goals it builds on: all of them are needed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub all: Vec<ObjectiveId>,
    /// Goals it builds on: of each list, any one is enough.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<Vec<ObjectiveId>>,
    /// Two or three words, for maps and lists.
    pub short: W::Text,
    /// The "I can …" sentence.
    pub can: W::Text,
    /// What it means, with a small example.
    pub means: W::Text,
    /// What can be asked about it; said when the course is prepared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<item::Asks>,
}

impl<W: Words> Objective<W> {
    /// Every goal this one directly builds on, needed ones first.
    pub fn builds_on(&self) -> impl Iterator<Item = &ObjectiveId> {
        self.all.iter().chain(self.any_of.iter().flatten())
    }
}

/// How many people work on a door together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// One person.
    Solo,
    /// Two people.
    Pair,
    /// Three or more.
    Group,
}

impl Mode {
    /// All modes, fewest people first.
    pub const ALL: [Self; 3] = [Self::Solo, Self::Pair, Self::Group];
}

/// What the catalogue shows of a door.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct DoorCard<W: Words = One> {
    /// The name in files and facts.
    pub id: DoorId,
    /// What it is called.
    pub title: W::Text,
    /// The driving question.
    pub question: W::Text,
    /// Ways to work on it.
    pub modes: Vec<Mode>,
    /// The fewest and the most people.
    pub size: (u8, u8),
    /// About how many weeks it takes.
    pub weeks: u8,
    /// Goals it reaches.
    pub focus: Vec<ObjectiveId>,
    /// Goals it also touches.
    pub touch: Vec<ObjectiveId>,
    /// Goals for going further.
    pub stretch: Vec<ObjectiveId>,
    /// How many goals the student picks, at least and at most, when the door has none of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choose: Option<(u8, u8)>,
    /// Interests it goes with.
    pub tags: Vec<TagId>,
}

impl<W: Words> DoorCard<W> {
    /// Every goal of the door: reached, touched, further.
    pub fn goals(&self) -> impl Iterator<Item = &ObjectiveId> {
        self.focus.iter().chain(&self.touch).chain(&self.stretch)
    }
}

/// A door in full: a project with checkpoints, roles, supports and what good looks like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Door<W: Words = One> {
    /// The name in files and facts.
    pub id: DoorId,
    /// What it is called.
    pub title: W::Text,
    /// The driving question.
    pub question: W::Text,
    /// What you will do and have at the end.
    pub about: W::Text,
    /// Who it is for: the people who see the result.
    pub audience: W::Text,
    /// Ways to work on it.
    pub modes: Vec<Mode>,
    /// The fewest and the most people.
    pub size: (u8, u8),
    /// About how many weeks it takes.
    pub weeks: u8,
    /// Goals it reaches.
    pub focus: Vec<ObjectiveId>,
    /// Goals it also touches.
    #[serde(default)]
    pub touch: Vec<ObjectiveId>,
    /// Goals for going further.
    #[serde(default)]
    pub stretch: Vec<ObjectiveId>,
    /// How many goals the student picks, at least and at most, when the door has none of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choose: Option<(u8, u8)>,
    /// Interests it goes with.
    #[serde(default)]
    pub tags: Vec<TagId>,
    /// Ways of being strong that it draws on.
    pub big_goals: Vec<PartId>,
    /// Ways to begin.
    pub ways_in: Vec<W::Text>,
    /// Ways to show the result.
    pub ways_to_show: Vec<W::Text>,
    /// The checkpoint at which people swap roles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub swap_roles_at: Option<CheckpointId>,
    /// Questions a panel answers. Feedback, never a level.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub panel: Vec<W::Text>,
    /// Who does what when people work together.
    #[serde(rename = "role", default = "Vec::new")]
    pub roles: Vec<Role<W>>,
    /// The steps of the project, in order.
    #[serde(rename = "checkpoint")]
    pub checkpoints: Vec<Checkpoint<W>>,
    /// Supports that belong to this door; when prepared, every support its checkpoints offer.
    #[serde(rename = "support", default = "Vec::new")]
    pub supports: Vec<Support<W>>,
    /// What good looks like, row by row.
    #[serde(rename = "criterion")]
    pub criteria: Vec<Criterion<W>>,
    /// Ways to get ready for a goal that may be a big step.
    #[serde(rename = "onramp", default = "Vec::new")]
    pub onramps: Vec<OnRamp<W>>,
    /// Questions that one member answers alone, about the group's own numbers.
    #[serde(rename = "defense", default = "Vec::new")]
    pub defense: Vec<Defense<W>>,
}

impl<W: Words> Door<W> {
    /// What the catalogue shows of it.
    pub fn card(&self) -> DoorCard<W> {
        DoorCard {
            id: self.id.clone(),
            title: self.title.clone(),
            question: self.question.clone(),
            modes: self.modes.clone(),
            size: self.size,
            weeks: self.weeks,
            focus: self.focus.clone(),
            touch: self.touch.clone(),
            stretch: self.stretch.clone(),
            choose: self.choose,
            tags: self.tags.clone(),
        }
    }

    /// The checkpoint with this id.
    pub fn checkpoint(&self, id: &CheckpointId) -> Option<&Checkpoint<W>> {
        self.checkpoints.iter().find(|checkpoint| &checkpoint.id == id)
    }

    /// The place of a checkpoint in the door, from 1.
    pub fn number_of(&self, id: &CheckpointId) -> Option<usize> {
        self.checkpoints.iter().position(|checkpoint| &checkpoint.id == id).map(|n| n + 1)
    }

    /// The support with this id, if the door carries it.
    pub fn support(&self, id: &SupportId) -> Option<&Support<W>> {
        self.supports.iter().find(|support| &support.id == id)
    }

    /// Every support that some checkpoint offers, once each, in the order of first use.
    pub fn supports_used(&self) -> Vec<&SupportId> {
        let mut used: Vec<&SupportId> = Vec::new();
        for id in self.checkpoints.iter().flat_map(|checkpoint| &checkpoint.supports) {
            if !used.contains(&id) {
                used.push(id);
            }
        }
        used
    }
}

/// A role in a pair or group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Role<W: Words = One> {
    /// The name in files and facts.
    pub id: PartId,
    /// What the role is called.
    pub title: W::Text,
    /// What the person does.
    pub does: W::Text,
    /// Goals the person answers for.
    #[serde(default)]
    pub owns: Vec<ObjectiveId>,
}

/// What a checkpoint is: making something, or one of the three that every project needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Find out or make something.
    Make,
    /// Give and get feedback, then revise.
    Critique,
    /// Show the work to the people it is for.
    Show,
    /// Look back at the end.
    LookBack,
}

/// A checkpoint: a step of a project with something to have at its end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Checkpoint<W: Words = One> {
    /// The name in files and facts.
    pub id: CheckpointId,
    /// What kind of step it is.
    pub kind: Step,
    /// Two to five words.
    pub title: W::Text,
    /// About how many days it takes.
    pub days: u8,
    /// What to do, in a few sentences.
    pub task: W::Text,
    /// What exists afterwards.
    pub artifact: W::Text,
    /// Goals that the work shows.
    #[serde(default)]
    pub shows: Vec<ObjectiveId>,
    /// Supports that everyone may open.
    #[serde(default)]
    pub supports: Vec<SupportId>,
    /// Deeper, not more of the same.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub further: Option<W::Text>,
    /// One question to look back with.
    pub ask: W::Text,
}

/// A support: ready-to-use lines that lower the barrier, never the goal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Support<W: Words = One> {
    /// The name in files.
    pub id: SupportId,
    /// What it is called.
    pub title: W::Text,
    /// Its lines, each one short sentence.
    pub lines: W::Lines,
}

/// One row of what good looks like. Level 3 is the goal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Criterion<W: Words = One> {
    /// What the row is about.
    pub title: W::Text,
    /// Goals it speaks of; none for rows about showing and telling.
    #[serde(default)]
    pub objectives: Vec<ObjectiveId>,
    /// Level 2, getting there.
    pub l2: W::Text,
    /// Level 3, the goal.
    pub l3: W::Text,
    /// Level 4, going further.
    pub l4: W::Text,
}

/// How to get ready for a goal that may be a big step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct OnRamp<W: Words = One> {
    /// The goal to get ready for.
    pub objective: ObjectiveId,
    /// Goals to visit first.
    pub first: Vec<ObjectiveId>,
    /// What to do, step by step.
    pub steps: W::Lines,
}

/// A question that one member answers alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Defense<W: Words = One> {
    /// The goal that the answer shows.
    pub objective: ObjectiveId,
    /// The question.
    pub ask: W::Text,
}

fn none<T>() -> Option<T> {
    None
}
