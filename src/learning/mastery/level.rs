//! How far somebody has come with one goal: the level of one piece, and where all of them lead.

/// The level of one piece of work. There is no zero: without a piece there is no level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 1, the work begins to show the goal.
    Starting,
    /// 2, parts of the goal are there.
    GettingThere,
    /// 3, the goal itself.
    GotIt,
    /// 4, deeper than the goal asks.
    GoingFurther,
}

impl Level {
    /// All of them, lowest first.
    pub const ALL: [Self; 4] =
        [Self::Starting, Self::GettingThere, Self::GotIt, Self::GoingFurther];

    /// Its number, from 1 to 4.
    pub fn number(self) -> u8 {
        match self {
            Self::Starting => 1,
            Self::GettingThere => 2,
            Self::GotIt => 3,
            Self::GoingFurther => 4,
        }
    }

    /// The level with a number from 1 to 4.
    pub fn of_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.number() == number)
    }

    /// Whether it reaches the goal: 3 or 4.
    pub fn reaches_the_goal(self) -> bool {
        self >= Self::GotIt
    }

    pub(super) fn value(self) -> f64 {
        f64::from(self.number())
    }
}

/// Where somebody stands with a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Nothing counts yet. Not a level, and never a zero.
    NotTried,
    /// Begun.
    Starting,
    /// On the way.
    Partly,
    /// The goal is met.
    Met,
    /// The goal is met, and more than that.
    Extending,
}

impl Status {
    /// All of them, in order.
    pub const ALL: [Self; 5] =
        [Self::NotTried, Self::Starting, Self::Partly, Self::Met, Self::Extending];

    /// The level whose word says it. [`Status::NotTried`] has none.
    pub fn level(self) -> Option<Level> {
        match self {
            Self::NotTried => None,
            Self::Starting => Some(Level::Starting),
            Self::Partly => Some(Level::GettingThere),
            Self::Met => Some(Level::GotIt),
            Self::Extending => Some(Level::GoingFurther),
        }
    }

    /// Whether the goal is met.
    pub fn is_met(self) -> bool {
        self >= Self::Met
    }
}

impl From<Level> for Status {
    fn from(level: Level) -> Self {
        match level {
            Level::Starting => Self::Starting,
            Level::GettingThere => Self::Partly,
            Level::GotIt => Self::Met,
            Level::GoingFurther => Self::Extending,
        }
    }
}

/// How much a status rests on. Always shown next to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Nothing counts yet.
    None,
    /// One piece.
    ALittle,
    /// Two pieces, or more from a single source: one kind of work, looked at by one kind of person.
    Some,
    /// Three pieces or more, of two kinds or looked at by two kinds of people.
    Strong,
}
