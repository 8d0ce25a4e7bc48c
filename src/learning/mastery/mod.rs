//! From dated pieces of work to an honest statement about a goal, with everything that led to it.
//!
//! Practice never counts, estimates never count, and what a learner or another student thinks is
//! shown beside. A rule adds up the rest; a teacher's judgement wins over the rule.

mod evidence;
mod judgement;
mod level;
mod machine;
mod rule;
mod why;

pub use evidence::{Assessor, Counts, Evidence, EvidenceKind, Shown, WhyNot};
pub use judgement::{CannotJudge, Judgement, SHORTEST_REASON};
pub use level::{Level, Status, Strength};
pub use machine::Outcome;
pub use rule::{Lambda, NotARule, Rule, Times};
pub use why::{Condition, Sum, Term, Why};

use crate::order;
use machine::Machine;

/// After so many days without a new piece a goal is worth another look.
pub const STALE_AFTER: i32 = 120;

/// Where a learner stands with one goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Where they stand: the judgement's word, or else what the pieces add up to.
    pub status: Status,
    /// What the pieces add up to, whatever a judgement says.
    pub computed: Status,
    /// The goal is met, and the latest look at it was below 3. One slip takes nothing away.
    pub slipped: bool,
    /// The latest look at it is more than [`STALE_AFTER`] days old. That takes nothing away.
    pub stale: bool,
    /// How much the computed status rests on.
    pub strength: Strength,
    /// The recent level, from 1 to 4 with one decimal: each piece weighs half of the one after it.
    /// It decides nothing.
    pub recent: Option<f64>,
    /// The day since when the goal has been met, counted from 1970-01-01.
    pub met_since: Option<i32>,
    /// The latest piece that counts.
    pub latest: Option<Shown>,
    /// The judgement that stands.
    pub judgement: Option<Judgement>,
    /// How the computed status came about.
    pub why: Why,
}

impl Standing {
    /// The level whose word says the status. None when nothing counts.
    pub fn level(&self) -> Option<Level> {
        self.status.level()
    }

    /// How many pieces count.
    pub fn counting(&self) -> usize {
        self.why.counting().count()
    }

    /// What every other offered rule would make of the same pieces.
    pub fn other_rules(&self) -> Vec<(Rule, Outcome)> {
        let evidence: Vec<Evidence> = self.why.pieces.iter().map(|piece| piece.evidence).collect();
        other_rules(self.why.rule, &evidence)
    }

    /// Whether the goal is worth another look.
    pub fn check_again(&self) -> bool {
        self.slipped || self.stale
    }
}

/// Where a learner stands with a goal, given every piece and judgement about it, in any order.
///
/// `today` is a day counted from 1970-01-01 in the learner's time zone, as the days of the pieces are.
pub fn standing(
    rule: Rule,
    evidence: &[Evidence],
    judgements: &[Judgement],
    today: i32,
) -> Standing {
    let pieces = evidence::looked_through(evidence);
    let counted = pieces.iter().filter_map(Shown::counted);
    let machine = Machine::of(rule, counted);
    let outcome = machine.outcome();
    let judged = judgement::standing_ones(judgements);
    let judgement = judged.last().copied();
    let status = judgement.map_or(outcome.status, |judgement| judgement.status);

    let counting: Vec<usize> =
        (0..pieces.len()).filter(|&at| pieces[at].counts == Counts::Yes).collect();
    let latest = counting.last().map(|&at| pieces[at]);
    // Whoever judged after the latest piece has seen it.
    let unanswered =
        latest.filter(|piece| judgement.is_none_or(|j| j.stamp < piece.evidence.stamp));
    let low = unanswered.and_then(|piece| piece.level).is_some_and(|l| !l.reaches_the_goal());
    let days = counting.iter().map(|&at| pieces[at].evidence.day);
    let last_look = days.chain(judgement.map(|judgement| judgement.day)).max();

    let conditions = machine.conditions();
    let recent = Sum::of(Rule::Ema(Lambda::HALF), &pieces);
    let mut why = Why {
        rule,
        last_three: last_three(&counting).to_vec(),
        decided: Vec::new(),
        kept: outcome.status.is_met() && conditions.iter().any(|(_, holds)| !holds),
        conditions,
        value: outcome.value,
        sum: Sum::of(rule, &pieces),
        recent,
        pieces,
    };
    why.decided = decided(&why, &counting);
    Standing {
        status,
        computed: outcome.status,
        slipped: status.is_met() && low,
        stale: last_look.is_some_and(|day| today.saturating_sub(day) > STALE_AFTER),
        strength: strength(&why.pieces),
        recent: why.recent.as_ref().map(|sum| (sum.value() * 10.0).round() / 10.0),
        met_since: met_since(outcome, &judged),
        latest,
        judgement: judgement.cloned(),
        why,
    }
}

/// What every other offered rule would make of the same pieces.
pub fn other_rules(chosen: Rule, evidence: &[Evidence]) -> Vec<(Rule, Outcome)> {
    let pieces = evidence::looked_through(evidence);
    Rule::ALL_OFFERED
        .into_iter()
        .filter(|rule| *rule != chosen)
        .map(|rule| (rule, Machine::of(rule, pieces.iter().filter_map(Shown::counted)).outcome()))
        .collect()
}

/// The last three of them.
fn last_three(counting: &[usize]) -> &[usize] {
    &counting[counting.len().saturating_sub(3)..]
}

/// The three that decided: the last three, or, when the goal is met although something is missing
/// now, the three that were the last ones when nothing was.
fn decided(why: &Why, counting: &[usize]) -> Vec<usize> {
    if !matches!(why.rule, Rule::TwiceRecent | Rule::TwiceRecentNoMemory) {
        return Vec::new();
    }
    if !why.kept {
        return last_three(counting).to_vec();
    }
    let then = (1..counting.len()).rev().map(|end| &counting[..end]).find(|counting| {
        let counted = counting.iter().filter_map(|&at| why.pieces[at].counted());
        Machine::of(why.rule, counted).conditions().iter().all(|(_, holds)| *holds)
    });
    then.map(|counting| last_three(counting).to_vec()).unwrap_or_default()
}

/// How much the pieces that count carry.
fn strength(pieces: &[Shown]) -> Strength {
    let counted = pieces.iter().filter(|piece| piece.counts == Counts::Yes);
    let kinds = order::set_of(counted.clone().map(|piece| piece.evidence.kind));
    let people = order::set_of(counted.clone().map(|piece| piece.evidence.by));
    match counted.count() {
        0 => Strength::None,
        1 => Strength::ALittle,
        2 => Strength::Some,
        _ if kinds.len() > 1 || people.len() > 1 => Strength::Strong,
        _ => Strength::Some,
    }
}

/// Since when the goal has been met: by the unbroken run of latest judgements that say so. Pieces
/// that said so earlier go first, unless a judgement said otherwise in between.
fn met_since(outcome: Outcome, judged: &[&Judgement]) -> Option<i32> {
    let Some(last) = judged.last() else { return outcome.met_since };
    if !last.status.is_met() {
        return None;
    }
    let run = judged.iter().rev().take_while(|judgement| judgement.status.is_met());
    let first = run.clone().last().map(|judgement| judgement.day);
    if run.count() == judged.len() {
        first.into_iter().chain(outcome.met_since).min()
    } else {
        first
    }
}
