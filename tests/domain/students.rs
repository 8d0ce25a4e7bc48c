//! Simulated students: made-up people whose knowledge is known exactly, so that it can be measured
//! how well a few questions find their starting point. Everything follows from a seed.
//!
//! A student has one π, the chance to know a goal when its building blocks are there. Goals are
//! drawn in course order, foundations first. The shares in the table are of all 38 goals.
//!
//! What "5 % of knowledge is out of order" means can be read in more than one way:
//!
//! - [`Order::Ignored`], the natural reading: with the chance v, each goal for itself is out of
//!   order, which means that it is known or not without regard to what it builds on. It is known
//!   with the chance π then too. Goals that build on it go by what is really known.
//! - [`Order::Flipped`], the harsh reading: knowledge is drawn in order first, and then each goal
//!   for itself is turned into its opposite with the chance v. Every such goal contradicts the
//!   rest, which nobody who did not ask about it can see: 5 % are lost but for lucky questions.

use doorways::course::{Course, Objective};
use doorways::facts::Said;
use doorways::id::ObjectiveId;
use doorways::learning::Chance;
use doorways::learning::placement::{Aim, Answer, Grounds, Pace, Placement};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Chance out of one seed: SplitMix64, by Steele, Lea and Flood (2014).
pub struct Luck(u64);

impl Luck {
    pub fn of(seed: u64) -> Self {
        // Neighbouring seeds begin far apart.
        let mut luck = Self(seed);
        Self(luck.number())
    }

    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// From 0 up to 1.
    pub fn share(&mut self) -> f64 {
        let [a, b, c, d, ..] = self.number().to_be_bytes();
        f64::from(u32::from_be_bytes([a, b, c, d])) / 4_294_967_296.0
    }

    pub fn happens(&mut self, chance: f64) -> bool {
        self.share() < chance
    }

    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.number() % most as u64).expect("it is below a number of things")
    }

    /// Beta(a, b) for whole a and b: the a-th smallest of a + b − 1 even draws.
    fn beta(&mut self, a: usize, b: usize) -> f64 {
        let mut draws: Vec<f64> = (0..a + b - 1).map(|_| self.share()).collect();
        draws.sort_by(f64::total_cmp);
        draws[a - 1]
    }
}

/// How knowledge can be out of order. See the top of the file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Order {
    Kept,
    Ignored(f64),
    Flipped(f64),
}

/// Where π comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Population {
    /// One of the three that the prior mixes.
    Matched,
    /// Beta(6, 2): another population, with .75 in the middle.
    Beta,
}

/// How questions are chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Asking {
    Adaptive,
    Random,
    /// In course order.
    Fixed,
}

/// A kind of students, and how they are asked.
#[derive(Debug, Clone, Copy)]
pub struct Scenario {
    pub name: &'static str,
    pub population: Population,
    pub order: Order,
    /// How often a known goal is answered wrong.
    pub slip: f64,
    /// How often an unknown goal is answered right, when typed.
    pub guess: f64,
    pub chance: Chance,
    pub asking: Asking,
}

/// Students who are as the model thinks, but for slips and luck, which the engine takes as more
/// frequent than they are.
pub const MATCHED: Scenario = Scenario {
    name: "matched, typed, adaptive",
    population: Population::Matched,
    order: Order::Kept,
    slip: 0.10,
    guess: 0.05,
    chance: Chance::Typed,
    asking: Asking::Adaptive,
};

/// Another population, and one goal in twenty out of order.
pub const OUT_OF_ORDER: Scenario = Scenario {
    name: "5 % out of order, natural",
    population: Population::Beta,
    order: Order::Ignored(0.05),
    ..MATCHED
};

/// The same in the harsh reading.
pub const FLIPPED: Scenario =
    Scenario { name: "5 % out of order, harsh", order: Order::Flipped(0.05), ..OUT_OF_ORDER };

/// Every row of the table.
pub const SCENARIOS: [Scenario; 10] = [
    MATCHED,
    Scenario { name: "matched, random order", asking: Asking::Random, ..MATCHED },
    Scenario { name: "matched, fixed order", asking: Asking::Fixed, ..MATCHED },
    Scenario { name: "matched, 4-choice", chance: Chance::Choices(4), ..MATCHED },
    OUT_OF_ORDER,
    FLIPPED,
    Scenario { name: "natural + noisier", slip: 0.20, guess: 0.10, ..OUT_OF_ORDER },
    Scenario { name: "harsh + noisier", slip: 0.20, guess: 0.10, ..FLIPPED },
    Scenario { name: "15 % out of order, natural", order: Order::Ignored(0.15), ..OUT_OF_ORDER },
    Scenario { name: "15 % out of order, harsh", order: Order::Flipped(0.15), ..OUT_OF_ORDER },
];

/// A made-up student.
pub struct Student {
    pub knows: BTreeSet<ObjectiveId>,
    luck: Luck,
}

/// Whether somebody who knows these goals has what a goal builds on.
pub fn has_what_it_needs(goal: &Objective, knows: &BTreeSet<ObjectiveId>) -> bool {
    goal.all.iter().all(|id| knows.contains(id))
        && goal.any_of.iter().all(|any| any.iter().any(|id| knows.contains(id)))
}

impl Student {
    pub fn of(scenario: &Scenario, course: &Course, seed: u64) -> Self {
        let mut luck = Luck::of(seed);
        let often = match scenario.population {
            Population::Matched => [0.55, 0.75, 0.92][luck.below(3)],
            Population::Beta => luck.beta(6, 2),
        };
        let mut knows = BTreeSet::new();
        for goal in &course.objectives {
            let ignores = matches!(scenario.order, Order::Ignored(v) if luck.happens(v));
            if luck.happens(often) && (ignores || has_what_it_needs(goal, &knows)) {
                knows.insert(goal.id.clone());
            }
        }
        if let Order::Flipped(v) = scenario.order {
            for goal in &course.objectives {
                if luck.happens(v) && !knows.remove(&goal.id) {
                    knows.insert(goal.id.clone());
                }
            }
        }
        Self { knows, luck }
    }

    /// Whether the student answers right.
    fn answers(&mut self, goal: &ObjectiveId, scenario: &Scenario) -> bool {
        let guess = match scenario.chance {
            Chance::Typed => scenario.guess,
            Chance::Choices(choices) => 1.0 / f64::from(choices),
        };
        self.luck.happens(if self.knows.contains(goal) { 1.0 - scenario.slip } else { guess })
    }
}

/// Numbers of questions at which a run is looked at.
pub const LOOKS: [usize; 6] = [5, 8, 10, 12, 15, 20];

/// What came out for one student.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The answers, in the order in which they were given.
    pub answers: Vec<Answer>,
    /// At each of [`LOOKS`]: for each goal the chance, and whether it is known.
    pub chances: Vec<Vec<(f64, bool)>>,
    /// At 12 questions: hits among the three likeliest to come next, of so many possible.
    pub ready: (usize, usize),
    /// After so many questions the stop rule said that it is enough, and the chances then.
    pub stopped: Option<(usize, Vec<(f64, bool)>)>,
    /// A question about a goal that was not asked about, at 12: the chance that it would be answered
    /// right, and whether it was.
    pub extra: (f64, bool),
}

/// One student is asked so many questions.
pub fn run(
    scenario: &Scenario,
    course: &Course,
    grounds: &Arc<Grounds>,
    seed: u64,
    until: usize,
) -> Outcome {
    let mut student = Student::of(scenario, course, seed);
    let mut choice = Luck::of(seed ^ 0x5eed);
    let mut answers: Vec<Answer> = Vec::new();
    let mut outcome = Outcome {
        answers: Vec::new(),
        chances: Vec::new(),
        ready: (0, 0),
        stopped: None,
        extra: (0.0, false),
    };
    let at = |answers: &[Answer]| {
        Placement::on(grounds.clone(), Pace::Full, |_| Some(scenario.chance), answers)
    };
    let mut now = at(&answers);
    for nth in 1..=until {
        let goal = match scenario.asking {
            Asking::Adaptive => now.most_telling().expect("40 questions and more").clone(),
            Asking::Random => another(course, &answers, &mut choice),
            Asking::Fixed => course.objectives[nth - 1].id.clone(),
        };
        let right = student.answers(&goal, scenario);
        let said = if right { Said::Right } else { Said::NotYet };
        answers.push(Answer { goal, aim: Aim::Adaptive, said, chance: scenario.chance });
        now = at(&answers);
        let chances = || -> Vec<(f64, bool)> {
            let of = |goal: &Objective| {
                (now.known(&goal.id).expect("a goal"), student.knows.contains(&goal.id))
            };
            course.objectives.iter().map(of).collect()
        };
        if outcome.stopped.is_none() && now.is_settled() {
            outcome.stopped = Some((nth, chances()));
        }
        if LOOKS.contains(&nth) {
            outcome.chances.push(chances());
        }
        if nth == 12 {
            outcome.ready = ready(&now, course, &student.knows);
            let fresh = another(course, &answers, &mut choice);
            let known = now.known(&fresh).expect("a goal");
            let predicted = known * (1.0 - scenario.slip) + (1.0 - known) * scenario.guess;
            let mut again = Luck(seed ^ 0xe87a);
            std::mem::swap(&mut again, &mut student.luck);
            let right = student.answers(&fresh, scenario);
            std::mem::swap(&mut again, &mut student.luck);
            outcome.extra = (predicted, right);
        }
    }
    outcome.answers = answers;
    outcome
}

/// A goal that was not asked about yet.
fn another(course: &Course, answers: &[Answer], choice: &mut Luck) -> ObjectiveId {
    loop {
        let goal = &course.objectives[choice.below(course.objectives.len())].id;
        if answers.iter().all(|answer| answer.goal != *goal) {
            return goal.clone();
        }
    }
}

/// How many of the three likeliest to come next really do, of so many possible.
fn ready(now: &Placement, course: &Course, knows: &BTreeSet<ObjectiveId>) -> (usize, usize) {
    let next: Vec<&ObjectiveId> = course
        .objectives
        .iter()
        .filter(|goal| !knows.contains(&goal.id) && has_what_it_needs(goal, knows))
        .map(|goal| &goal.id)
        .collect();
    let mut likely: Vec<(f64, &ObjectiveId)> = Vec::new();
    for goal in &course.objectives {
        likely.push((now.comes_next(&goal.id).expect("a goal"), &goal.id));
    }
    likely.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let hits = likely.iter().take(3).filter(|(_, goal)| next.contains(goal)).count();
    (hits, next.len().min(3))
}

/// A row of the table.
#[derive(Debug, Clone)]
pub struct Row {
    /// At each of [`LOOKS`], the share of goals about which the chance is on the right side.
    pub accuracy: Vec<f64>,
    /// At 12 questions, how far chances and shares are apart, over ten bins.
    pub ece: f64,
    /// At 12 questions, the share of hits among the three goals likeliest to come next.
    pub ready: f64,
    /// Correlation of extra answers with what was expected, at 12 questions.
    pub phi: f64,
    /// Questions until the stop rule, and accuracy and error of the chances then.
    pub questions: f64,
    pub questions_p90: usize,
    pub stop_accuracy: f64,
    pub stop_ece: f64,
    /// At 12 questions, the share of known goals that are taken as known, and of others as not.
    pub sensitivity: f64,
    pub specificity: f64,
}

/// Many students, one after another.
pub fn row(
    scenario: &Scenario,
    course: &Course,
    grounds: &Arc<Grounds>,
    seeds: std::ops::Range<u64>,
    until: usize,
) -> Row {
    let all: Vec<Outcome> = seeds.map(|seed| run(scenario, course, grounds, seed, until)).collect();
    let look =
        |nth: usize| all.iter().flat_map(move |outcome| outcome.chances[nth].iter().copied());
    let stops: Vec<&(usize, Vec<(f64, bool)>)> =
        all.iter().filter_map(|outcome| outcome.stopped.as_ref()).collect();
    let mut counts: Vec<usize> = stops.iter().map(|(count, _)| *count).collect();
    counts.sort_unstable();
    let stopped = || stops.iter().flat_map(|(_, chances)| chances.iter().copied());
    let (hits, possible) = all.iter().fold((0, 0), |(h, p), o| (h + o.ready.0, p + o.ready.1));
    Row {
        accuracy: (0..LOOKS.iter().filter(|look| **look <= until).count())
            .map(|nth| accuracy(look(nth)))
            .collect(),
        ece: ece(look(3)),
        ready: share(hits, possible),
        phi: phi(all.iter().map(|outcome| (outcome.extra.0 >= 0.5, outcome.extra.1))),
        questions: counts.iter().sum::<usize>() as f64 / counts.len() as f64,
        questions_p90: counts.get(counts.len() * 9 / 10).copied().unwrap_or(until),
        stop_accuracy: accuracy(stopped()),
        stop_ece: ece(stopped()),
        sensitivity: accuracy(look(3).filter(|(_, known)| *known)),
        specificity: accuracy(look(3).filter(|(_, known)| !*known)),
    }
}

fn share(some: usize, all: usize) -> f64 {
    some as f64 / all as f64
}

fn accuracy(chances: impl Iterator<Item = (f64, bool)>) -> f64 {
    let (mut right, mut all) = (0, 0);
    for (chance, known) in chances {
        right += usize::from((chance >= 0.5) == known);
        all += 1;
    }
    share(right, all)
}

/// Expected calibration error over ten bins of equal width.
fn ece(chances: impl Iterator<Item = (f64, bool)>) -> f64 {
    let mut bins = [(0.0, 0.0, 0.0); 10];
    for (chance, known) in chances {
        let nth = (1..10).take_while(|nth| chance >= f64::from(*nth) / 10.0).count();
        let (count, sum, is) = &mut bins[nth];
        *count += 1.0;
        *sum += chance;
        *is += f64::from(u8::from(known));
    }
    let all: f64 = bins.iter().map(|bin| bin.0).sum();
    bins.iter().map(|(_, sum, known)| (sum - known).abs() / all).sum()
}

/// Correlation of two yes-or-no answers.
fn phi(pairs: impl Iterator<Item = (bool, bool)>) -> f64 {
    let mut n = [[0.0_f64; 2]; 2];
    for (expected, is) in pairs {
        n[usize::from(expected)][usize::from(is)] += 1.0;
    }
    let [[a, b], [c, d]] = n;
    (a * d - b * c) / ((a + b) * (c + d) * (a + c) * (b + d)).sqrt()
}
