//! The catalogue of doors for one learner: filters they set themselves, and how a door fits.
//!
//! Nothing is hidden, greyed out or ranked because of a guess about a person. The order is the
//! same for everybody unless the learner asks for another.

use super::Learner;
use crate::course::{Course, DoorCard, Mode};
use crate::id::{ObjectiveId, TagId};
use crate::order;
use std::collections::BTreeSet;

/// How long a door takes, as the catalogue asks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Length {
    /// Up to two weeks.
    TwoWeeks,
    /// Three weeks or more.
    Longer,
}

impl Length {
    /// All of them, shortest first.
    pub const ALL: [Self; 2] = [Self::TwoWeeks, Self::Longer];

    fn holds(self, weeks: u8) -> bool {
        match self {
            Self::TwoWeeks => weeks <= 2,
            Self::Longer => weeks > 2,
        }
    }
}

/// The order in which doors are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By number, the same for everyone.
    #[default]
    Number,
    /// Shortest first.
    Shortest,
}

/// What a learner asked the catalogue to show. The default shows every door.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Any of these ways to work; none means all.
    pub modes: BTreeSet<Mode>,
    /// Any of these lengths; none means all.
    pub lengths: BTreeSet<Length>,
    /// Doors that go with this interest.
    pub interest: Option<TagId>,
    /// Doors that lead to this goal.
    pub goal: Option<ObjectiveId>,
    /// In which order.
    pub order: Order,
}

impl Filter {
    /// Whether every door is shown.
    pub fn is_open(&self) -> bool {
        self.modes.is_empty()
            && self.lengths.is_empty()
            && self.interest.is_none()
            && self.goal.is_none()
    }

    /// The doors that pass, in the order asked for.
    pub fn doors<'a>(&self, course: &'a Course) -> Vec<&'a DoorCard> {
        let mut doors: Vec<&DoorCard> =
            course.doors.iter().filter(|door| self.admits(door)).collect();
        if self.order == Order::Shortest {
            order::sort_by_key(&mut doors, |door| door.weeks);
        }
        doors
    }

    /// A door without goals or interests of its own can lead to any.
    fn admits(&self, door: &DoorCard) -> bool {
        let free = door.choose.is_some();
        (self.modes.is_empty() || door.modes.iter().any(|mode| self.modes.contains(mode)))
            && (self.lengths.is_empty() || self.lengths.iter().any(|l| l.holds(door.weeks)))
            && self.interest.as_ref().is_none_or(|tag| free || door.tags.contains(tag))
            && self.goal.as_ref().is_none_or(|goal| free || door.goals().any(|own| own == goal))
    }
}

/// How a door fits a learner, in facts. No score, no rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// Interests that the learner named and the door has.
    pub loved: Vec<TagId>,
    /// Interests that the door has and the learner did not name.
    pub new: Vec<TagId>,
    /// Goals it reaches that the learner has not tried yet.
    pub not_tried: Vec<ObjectiveId>,
}

impl Fit {
    /// Compares a door with what the learner said and showed.
    pub fn of(learner: &Learner, door: &DoorCard) -> Self {
        let (loved, new) =
            door.tags.iter().cloned().partition(|tag| learner.interests().contains_key(tag));
        let not_tried =
            door.focus.iter().filter(|goal| !learner.has_tried(goal)).cloned().collect();
        Self { loved, new, not_tried }
    }
}
