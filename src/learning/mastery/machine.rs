//! A rule at work: it takes in one piece after the other, oldest first.

use super::evidence::Counted;
use super::rule::LATEST;
use super::{Condition, Level, Rule, Status};

/// Sums are rounded in their last digits. A value this close to a limit has reached it.
const ROUNDING: f64 = 1e-9;

/// What a rule makes of a list of pieces.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// Where the pieces lead.
    pub status: Status,
    /// What the rule worked out, from 1 to 4, and for [`Rule::PowerLaw`] sometimes beyond. None for
    /// rules that count, and without enough pieces.
    pub value: Option<f64>,
    /// The day on which the goal was met, if it has been ever since.
    pub met_since: Option<i32>,
}

/// What a rule remembers of the pieces so far. Each piece takes the same time.
#[derive(Debug)]
pub(super) struct Machine {
    rule: Rule,
    /// The last three, latest first.
    recent: [Option<Counted>; 3],
    met_since: Option<i32>,
    at_goal: usize,
    sums: Sums,
}

/// What the rules with a value add up.
#[derive(Debug, Default)]
struct Sums {
    n: f64,
    levels: f64,
    latest: f64,
    recursive: f64,
    faded: f64,
    faded_weights: f64,
    x: f64,
    y: f64,
    xx: f64,
    xy: f64,
}

impl Machine {
    pub fn of(rule: Rule, pieces: impl IntoIterator<Item = Counted>) -> Self {
        let mut machine =
            Self { rule, recent: [None; 3], met_since: None, at_goal: 0, sums: Sums::default() };
        for piece in pieces {
            machine.take_in(piece);
        }
        machine
    }

    fn take_in(&mut self, piece: Counted) {
        self.recent = [Some(piece), self.recent[0], self.recent[1]];
        self.at_goal += usize::from(piece.level.reaches_the_goal());
        self.sums.take_in(piece.level.value(), self.rule);
        let holds = self.conditions().iter().all(|(_, holds)| *holds);
        let stays = self.rule == Rule::TwiceRecent && !self.two_lows();
        if holds {
            self.met_since.get_or_insert(piece.day);
        } else if !stays {
            self.met_since = None;
        }
    }

    /// What the rule asks for, and whether it is so now.
    pub fn conditions(&self) -> Vec<(Condition, bool)> {
        match self.rule {
            Rule::TwiceRecent | Rule::TwiceRecentNoMemory => self.twice_recent(),
            Rule::NTimes(times) => {
                let least = usize::from(times.count());
                vec![(Condition::Times { least }, self.at_goal >= least)]
            }
            Rule::Latest => vec![(Condition::LatestReaches, self.latest_reaches())],
            Rule::Highest => vec![(Condition::HighestReaches, self.at_goal > 0)],
            Rule::TeacherOnly => vec![(Condition::TeacherDecides, false)],
            Rule::Ema(_) | Rule::Decaying65 | Rule::RecursiveDecaying65 | Rule::Mean => {
                vec![self.value_reaches()]
            }
            Rule::PowerLaw => {
                let enough = (Condition::EnoughPieces { least: 3 }, self.sums.n >= 3.0);
                vec![enough, self.value_reaches()]
            }
        }
    }

    fn twice_recent(&self) -> Vec<(Condition, bool)> {
        let at_goal: Vec<Counted> =
            self.last_three().filter(|piece| piece.level.reaches_the_goal()).collect();
        // Three pieces that are not all of one day and not all of one work have two among them
        // that differ in both, so each may be asked by itself.
        let differ = |differ: fn(&Counted, &Counted) -> bool| {
            at_goal.iter().any(|piece| at_goal.first().is_some_and(|first| differ(first, piece)))
        };
        vec![
            (Condition::EnoughPieces { least: 2 }, self.sums.n >= 2.0),
            (Condition::LatestReaches, self.latest_reaches()),
            (Condition::TwoOfLastThree, at_goal.len() >= 2),
            (Condition::OneAlone, at_goal.iter().any(|piece| piece.own)),
            (Condition::DifferentDays, differ(|a, b| a.day != b.day)),
            (Condition::DifferentWork, differ(|a, b| a.artefact != b.artefact)),
        ]
    }

    fn value_reaches(&self) -> (Condition, bool) {
        let least = self.rule.met_at().unwrap_or(f64::INFINITY);
        let reached = self.value().is_some_and(|value| value + ROUNDING >= least);
        (Condition::ValueReaches { least }, reached)
    }

    fn last_three(&self) -> impl Iterator<Item = Counted> {
        self.recent.iter().flatten().copied()
    }

    fn latest_reaches(&self) -> bool {
        self.recent[0].is_some_and(|piece| piece.level.reaches_the_goal())
    }

    fn two_lows(&self) -> bool {
        self.last_three().take(2).filter(|piece| !piece.level.reaches_the_goal()).count() == 2
    }

    fn value(&self) -> Option<f64> {
        self.sums.value(self.rule).filter(|_| self.sums.n > 0.0)
    }

    fn status(&self) -> Status {
        let fours = self.last_three().filter(|piece| piece.level == Level::GoingFurther).count();
        let best = self.last_three().map(|piece| piece.level).max();
        match (best, self.met_since) {
            (None, _) => Status::NotTried,
            (_, Some(_)) if fours >= 2 => Status::Extending,
            (_, Some(_)) => Status::Met,
            (Some(Level::Starting), None) => Status::Starting,
            (Some(_), None) => Status::Partly,
        }
    }

    pub fn outcome(&self) -> Outcome {
        Outcome { status: self.status(), value: self.value(), met_since: self.met_since }
    }
}

impl Sums {
    fn take_in(&mut self, level: f64, rule: Rule) {
        self.recursive =
            if self.n > 0.0 { LATEST * level + (1.0 - LATEST) * self.recursive } else { level };
        self.n += 1.0;
        self.levels += level;
        self.latest = level;
        if let Rule::Ema(lambda) = rule {
            self.faded = self.faded * lambda.value() + level;
            self.faded_weights = self.faded_weights * lambda.value() + 1.0;
        }
        if rule == Rule::PowerLaw {
            let (x, y) = (self.n.ln(), level.ln());
            self.x += x;
            self.y += y;
            self.xx += x * x;
            self.xy += x * y;
        }
    }

    fn value(&self, rule: Rule) -> Option<f64> {
        match rule {
            Rule::Ema(_) => Some(self.faded / self.faded_weights),
            Rule::Decaying65 if self.n < 2.0 => Some(self.latest),
            Rule::Decaying65 => {
                let earlier = (self.levels - self.latest) / (self.n - 1.0);
                Some(LATEST * self.latest + (1.0 - LATEST) * earlier)
            }
            Rule::RecursiveDecaying65 => Some(self.recursive),
            Rule::Mean => Some(self.levels / self.n),
            Rule::PowerLaw if self.n >= 3.0 => {
                let spread = self.n * self.xx - self.x * self.x;
                let slope = (self.n * self.xy - self.x * self.y) / spread;
                let start = (self.y - slope * self.x) / self.n;
                Some((start + slope * self.n.ln()).exp())
            }
            _ => None,
        }
    }
}
