//! One dated look at one piece of work, and whether it counts.

use super::Level;
use crate::facts::{FactId, Independence, Stamp};
use crate::order;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What somebody saw in one piece of work, about one goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// The fact that says so. One fact may say several things about a goal, row by row.
    pub id: FactId,
    /// The work: the fact that added it, or that began the check.
    pub artefact: FactId,
    /// When it was said. It gives the order.
    pub stamp: Stamp,
    /// The day it was said, counted from 1970-01-01 in the learner's time zone.
    pub day: i32,
    /// The level that was seen. None while nobody has looked at the work.
    pub level: Option<Level>,
    /// What kind of work it is.
    pub kind: EvidenceKind,
    /// Who looked at it.
    pub by: Assessor,
    /// How the work was done.
    pub how: Independence,
}

/// A kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// A quick check: five fresh questions. It never shows more than [`Level::GotIt`], since going
    /// further needs a task to go further in.
    Check,
    /// Work at a checkpoint of a project.
    Checkpoint,
    /// A row of what good looks like, for a whole project.
    Criterion,
    /// An answer given alone about the group's work.
    Defense,
    /// Work shown to the people it is for.
    Exhibition,
}

impl EvidenceKind {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Check, Self::Checkpoint, Self::Criterion, Self::Defense, Self::Exhibition];

    /// The highest level that work of this kind can show.
    pub fn highest(self) -> Level {
        if self == Self::Check { Level::GotIt } else { Level::GoingFurther }
    }
}

/// Who looked at a piece of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assessor {
    /// The learner. Shown beside, for looking back.
    Learner,
    /// Another student. Shown beside.
    Peer,
    /// A teacher. Counts.
    Teacher,
    /// An adult from outside. Counts once a teacher agreed.
    Mentor {
        /// Whether a teacher agreed.
        confirmed: bool,
    },
    /// The program, marking a quick check. Counts.
    Auto,
}

impl Assessor {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Learner,
        Self::Peer,
        Self::Teacher,
        Self::Mentor { confirmed: false },
        Self::Mentor { confirmed: true },
        Self::Auto,
    ];
}

/// Why a piece is shown and does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WhyNot {
    /// Nobody has looked at it yet.
    NotLevelled,
    /// The learner's own view.
    OwnView,
    /// Another student's view.
    PeerView,
    /// A mentor's view that no teacher has agreed to yet.
    MentorNotConfirmed,
    /// The work was done with somebody's help.
    WithHelp,
}

impl Evidence {
    /// The level that it shows: what was seen, and no more than its kind can show.
    pub fn shows(&self) -> Option<Level> {
        self.level.map(|level| level.min(self.kind.highest()))
    }

    /// Why it does not count, if so. A piece that counts may still give way to another one about
    /// the same work on the same day.
    pub fn why_not(&self) -> Option<WhyNot> {
        if self.level.is_none() {
            return Some(WhyNot::NotLevelled);
        }
        match self.by {
            Assessor::Learner => Some(WhyNot::OwnView),
            Assessor::Peer => Some(WhyNot::PeerView),
            Assessor::Mentor { confirmed: false } => Some(WhyNot::MentorNotConfirmed),
            Assessor::Teacher | Assessor::Mentor { confirmed: true } | Assessor::Auto => {
                (self.how == Independence::Help).then_some(WhyNot::WithHelp)
            }
        }
    }

    /// An order of all there is, so that the order in which pieces arrive says nothing.
    fn in_order(&self) -> impl Ord + use<> {
        let Self { id, artefact, stamp, day, level, kind, by, how } = *self;
        (stamp, id, artefact, day, level, kind, by, support(how))
    }
}

/// How much somebody leaned on others, from 0.
fn support(how: Independence) -> u8 {
    match how {
        Independence::Own => 0,
        Independence::Support => 1,
        Independence::Help => 2,
    }
}

/// A piece, and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// The piece as it was recorded.
    pub evidence: Evidence,
    /// The level it shows: never above what its kind can show.
    pub level: Option<Level>,
    /// Whether it counts.
    pub counts: Counts,
}

/// Whether a piece counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// It counts.
    Yes,
    /// It is about the same work on the same day as another one, which counts for all of them.
    Collapsed {
        /// The one that counts.
        into: FactId,
    },
    /// It is only shown.
    No(WhyNot),
}

/// A piece that counts, with what the rules ask of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    pub level: Level,
    pub day: i32,
    pub artefact: FactId,
    pub own: bool,
}

impl Shown {
    pub(super) fn counted(&self) -> Option<Counted> {
        let Evidence { day, artefact, how, .. } = self.evidence;
        let level = self.level.filter(|_| self.counts == Counts::Yes)?;
        Some(Counted { level, day, artefact, own: how == Independence::Own })
    }
}

/// Every piece in the order it was said, and what became of it.
pub(super) fn looked_through(evidence: &[Evidence]) -> Vec<Shown> {
    let mut shown: Vec<Shown> = evidence
        .iter()
        .map(|piece| Shown {
            evidence: *piece,
            level: piece.shows(),
            counts: piece.why_not().map_or(Counts::Yes, Counts::No),
        })
        .collect();
    order::sort_by_key(&mut shown, |piece| piece.evidence.in_order());
    collapse(&mut shown);
    shown
}

/// Lets one piece count for all about the same work on the same day: the lower median. Among equal
/// levels the one with more support goes first, then the earlier one.
fn collapse(shown: &mut [Shown]) {
    let mut looks: BTreeMap<(i32, FactId), Vec<usize>> = BTreeMap::new();
    for (at, piece) in shown.iter().enumerate() {
        if piece.counts == Counts::Yes {
            looks.entry((piece.evidence.day, piece.evidence.artefact)).or_default().push(at);
        }
    }
    for mut places in looks.into_values().filter(|places| places.len() > 1) {
        order::sort_by_key(&mut places, |&at| {
            (shown[at].level, Reverse(support(shown[at].evidence.how)), at)
        });
        let middle = places[(places.len() - 1) / 2];
        let into = shown[middle].evidence.id;
        for at in places.into_iter().filter(|&at| at != middle) {
            shown[at].counts = Counts::Collapsed { into };
        }
    }
}
