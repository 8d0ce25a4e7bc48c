//! A run: one learner's way through one door, checkpoint by checkpoint.

use crate::course::{Checkpoint, Door};
use crate::facts::{FactId, Independence, Proof, Stamp};
use crate::id::{CheckpointId, CourseId, DoorId, ObjectiveId};
use std::collections::BTreeMap;

/// A learner's way through a door.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Named by the fact that chose the door.
    pub id: FactId,
    /// The course.
    pub course: CourseId,
    /// The door.
    pub door: DoorId,
    /// Why the learner chose it. May be empty.
    pub why: String,
    /// The goals the learner picked, when the door has none of its own.
    pub goals: Vec<ObjectiveId>,
    /// What the learner calls the project. May be empty.
    pub title: String,
    /// When it was chosen.
    pub chosen: Stamp,
    /// When anything in it last happened.
    pub touched: Stamp,
    /// When it was left, unless the learner came back.
    pub left: Option<Stamp>,
    /// When each finished checkpoint was finished.
    pub finished: BTreeMap<CheckpointId, Stamp>,
    /// The look back at each checkpoint.
    pub looked_back: BTreeMap<CheckpointId, LookBack>,
    /// Every piece of work, oldest first, the taken-back ones too.
    pub pieces: Vec<Piece>,
}

/// A look back at one checkpoint, in the learner's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookBack {
    /// The question as it was asked.
    pub ask: String,
    /// The answer.
    pub words: String,
    /// When it was written.
    pub written: Stamp,
}

/// A piece of work that was put to a checkpoint as proof.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Named by the fact that added it.
    pub id: FactId,
    /// The run it belongs to.
    pub run: FactId,
    /// The checkpoint it was put to.
    pub checkpoint: CheckpointId,
    /// The work itself.
    pub proof: Proof,
    /// How it was done.
    pub how: Independence,
    /// The goals it shows.
    pub shows: Vec<ObjectiveId>,
    /// When it was added.
    pub added: Stamp,
    /// Whether the learner took it back.
    pub taken_back: bool,
}

impl Run {
    /// Whether the learner is in the room: it was not left.
    pub fn is_open(&self) -> bool {
        self.left.is_none()
    }

    /// The first checkpoint that is not finished, if any is left.
    pub fn next<'a>(&self, door: &'a Door) -> Option<&'a Checkpoint> {
        door.checkpoints.iter().find(|checkpoint| !self.has_finished(&checkpoint.id))
    }

    /// Whether a checkpoint is finished.
    pub fn has_finished(&self, checkpoint: &CheckpointId) -> bool {
        self.finished.contains_key(checkpoint)
    }

    /// The work that counts at one checkpoint, oldest first.
    pub fn pieces_at(&self, checkpoint: &CheckpointId) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(move |piece| &piece.checkpoint == checkpoint && !piece.taken_back)
    }

    /// The goals that work at a checkpoint shows: the course's, or the learner's own choice.
    ///
    /// A door without goals of its own asks the learner to say how each picked goal is shown, so
    /// work at any of its making and showing checkpoints speaks for all of them.
    pub fn shows(&self, checkpoint: &Checkpoint) -> Vec<ObjectiveId> {
        use crate::course::Step;
        if self.goals.is_empty() {
            checkpoint.shows.clone()
        } else if matches!(checkpoint.kind, Step::Make | Step::Show) {
            self.goals.clone()
        } else {
            Vec::new()
        }
    }
}
