//! Why a new fact may not be recorded. An enum without text: pages say it in the reader's language.

use super::NotNow;
use crate::facts::FactId;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 80;
/// The longest reason or look back, in characters.
pub const LONGEST_REASON: usize = 1_000;
/// The longest title of a project or words about a link, in characters.
pub const LONGEST_TITLE: usize = 120;
/// The longest text or address as proof, in characters.
pub const LONGEST_WORK: usize = 4_000;
/// The longest answer to a question that is kept, in characters.
pub const LONGEST_ANSWER: usize = 1_000;
/// The largest weight of an interest.
pub const MOST_LOVED: u8 = 3;

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A name needs at least one character.
    EmptyName,
    /// The text is longer than this many characters.
    TooLong {
        /// The most characters.
        most: usize,
    },
    /// An interest has a weight outside 1 to [`MOST_LOVED`], or is not of the course.
    NotAnInterest,
    /// The course has no such door, or the door no such checkpoint.
    NotInTheCourse,
    /// The learner is already in a room behind this door.
    AlreadyInside {
        /// That room.
        run: FactId,
    },
    /// A door without goals of its own needs some picked.
    PickGoals {
        /// At least.
        fewest: u8,
        /// At most.
        most: u8,
    },
    /// There is no such room.
    NoSuchRoom,
    /// The room was left; come back first.
    RoomLeft,
    /// The room was not left.
    NotLeft,
    /// The checkpoint is finished already.
    AlreadyFinished,
    /// The checkpoint is not finished.
    NotFinished,
    /// There is no such piece of proof, or nothing about it would change.
    NoSuchProof,
    /// Proof needs some words.
    EmptyProof,
    /// The address is not one that a browser opens: it must begin with `https://` or `http://`.
    NotALink,
    /// The same words stand there already.
    NothingNew,
    /// No quick check about this goal may begin now.
    NoCheckNow(NotNow),
    /// Nobody began this quick check or starting point, or it asks something else.
    NotAsked,
    /// The question was answered before, and only the first answer counts.
    AlreadyAnswered,
    /// The starting point was stopped.
    AlreadyStopped,
}
