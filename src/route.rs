//! Every place in the app, as a value that prints as `#/…`. `parse` and `Display` are the only doors.

use crate::exchange::LONGEST_LINK;
use crate::facts::FactId;
use crate::id::{CheckpointId, DoorId, LearnerId, ObjectiveId};
use std::fmt;

/// How many doors can stand side by side.
pub const MOST_COMPARED: usize = 3;

/// A place in the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// Whose work is this? The people on this device.
    Hall,
    /// A new student introduces themselves.
    New,
    /// Somebody's door in the hall: opens their work and leads to Today.
    Enter(LearnerId),
    /// The next step.
    Today,
    /// The catalogue of doors.
    Doors,
    /// Up to three doors side by side.
    Compare(Vec<DoorId>),
    /// One door's page.
    Door(DoorId),
    /// Choosing a door, with a reason.
    Choose(DoorId),
    /// A project room, at the next checkpoint.
    Room(FactId),
    /// A project room at one checkpoint.
    Checkpoint(FactId, CheckpointId),
    /// My map: every goal as a door of a building.
    Map,
    /// The same goals as a list, strand by strand.
    Goals,
    /// One goal.
    Goal(ObjectiveId),
    /// Practice for one goal.
    Practice(ObjectiveId),
    /// A quick check of one goal.
    Check(ObjectiveId),
    /// Questions that find a starting point.
    Start,
    /// The starting point that was found.
    Found,
    /// My proof, newest first.
    Proof,
    /// My story: name and interests.
    Story,
    /// Language, light, text and what is kept on this device.
    Settings,
    /// A copy of my work, to take along.
    HandOver,
    /// My work goes from this device.
    RemoveMe,
    /// Work from another device arrives.
    BringIn,
    /// A link that carries work, as letters, digits, `-` and `_`.
    Take(String),
    /// Help and honest limits.
    Help,
    /// An address that leads nowhere.
    Unknown,
}

impl Route {
    /// Reads the part of an address after `#`. Never fails: what leads nowhere is [`Route::Unknown`].
    pub fn parse(hash: &str) -> Self {
        let path = hash.strip_prefix('#').unwrap_or(hash);
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        Self::from_parts(&parts).unwrap_or(Self::Unknown)
    }

    fn from_parts(parts: &[&str]) -> Option<Self> {
        Some(match *parts {
            [""] => Self::Hall,
            ["new"] => Self::New,
            ["enter", who] => Self::Enter(LearnerId::new(who).ok()?),
            ["today"] => Self::Today,
            ["doors"] => Self::Doors,
            ["doors", "compare", doors] => {
                let doors: Vec<DoorId> =
                    doors.split(',').map(DoorId::new).collect::<Result<_, _>>().ok()?;
                if doors.len() > MOST_COMPARED {
                    return None;
                }
                Self::Compare(doors)
            }
            ["door", door] => Self::Door(DoorId::new(door).ok()?),
            ["door", door, "choose"] => Self::Choose(DoorId::new(door).ok()?),
            ["room", run] => Self::Room(run.parse().ok()?),
            ["room", run, checkpoint] => {
                Self::Checkpoint(run.parse().ok()?, CheckpointId::new(checkpoint).ok()?)
            }
            ["map"] => Self::Map,
            ["goals"] => Self::Goals,
            ["goal", objective] => Self::Goal(ObjectiveId::new(objective).ok()?),
            ["goal", objective, "practice"] => Self::Practice(ObjectiveId::new(objective).ok()?),
            ["goal", objective, "check"] => Self::Check(ObjectiveId::new(objective).ok()?),
            ["start"] => Self::Start,
            ["start", "result"] => Self::Found,
            ["proof"] => Self::Proof,
            ["story"] => Self::Story,
            ["settings"] => Self::Settings,
            ["hand-over"] => Self::HandOver,
            ["remove-me"] => Self::RemoveMe,
            ["bring-in"] => Self::BringIn,
            ["take", letters] if may_be_link(letters) => Self::Take(letters.to_owned()),
            ["help"] => Self::Help,
            _ => return None,
        })
    }

    /// Whether the place is about goals: the map, its list, one goal and what is asked about it.
    pub fn is_about_goals(&self) -> bool {
        matches!(
            self,
            Self::Map
                | Self::Goals
                | Self::Goal(_)
                | Self::Practice(_)
                | Self::Check(_)
                | Self::Start
                | Self::Found
        )
    }

    /// Whether the place shows somebody's work, so that the app must know whose.
    pub fn is_somebodys(&self) -> bool {
        !matches!(
            self,
            Self::Hall
                | Self::New
                | Self::Enter(_)
                | Self::BringIn
                | Self::Take(_)
                | Self::Settings
                | Self::Help
                | Self::Unknown
        )
    }
}

fn may_be_link(letters: &str) -> bool {
    (1..=LONGEST_LINK).contains(&letters.len())
        && letters.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hall => f.write_str("#/"),
            Self::New => f.write_str("#/new"),
            Self::Enter(who) => write!(f, "#/enter/{who}"),
            Self::Today => f.write_str("#/today"),
            Self::Doors => f.write_str("#/doors"),
            Self::Compare(doors) => {
                f.write_str("#/doors/compare/")?;
                for (nth, door) in doors.iter().enumerate() {
                    write!(f, "{}{door}", if nth == 0 { "" } else { "," })?;
                }
                Ok(())
            }
            Self::Door(door) => write!(f, "#/door/{door}"),
            Self::Choose(door) => write!(f, "#/door/{door}/choose"),
            Self::Room(run) => write!(f, "#/room/{run}"),
            Self::Checkpoint(run, checkpoint) => write!(f, "#/room/{run}/{checkpoint}"),
            Self::Map => f.write_str("#/map"),
            Self::Goals => f.write_str("#/goals"),
            Self::Goal(objective) => write!(f, "#/goal/{objective}"),
            Self::Practice(objective) => write!(f, "#/goal/{objective}/practice"),
            Self::Check(objective) => write!(f, "#/goal/{objective}/check"),
            Self::Start => f.write_str("#/start"),
            Self::Found => f.write_str("#/start/result"),
            Self::Proof => f.write_str("#/proof"),
            Self::Story => f.write_str("#/story"),
            Self::Settings => f.write_str("#/settings"),
            Self::HandOver => f.write_str("#/hand-over"),
            Self::RemoveMe => f.write_str("#/remove-me"),
            Self::BringIn => f.write_str("#/bring-in"),
            Self::Take(letters) => write!(f, "#/take/{letters}"),
            Self::Help => f.write_str("#/help"),
            Self::Unknown => f.write_str("#/nowhere"),
        }
    }
}
