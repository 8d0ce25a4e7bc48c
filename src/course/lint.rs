//! What is wrong with a course, said so that its author can mend it: file, place, what to do.
//!
//! The same check serves the shipped courses (in the tests) and a teacher's own.

use super::{
    Bilingual, Both, Course, Cycle, Door, GoalGraph, Mode, Objective, SCHEMA, Step, Support,
};
use crate::id::{CheckpointId, ObjectiveId};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// How many doors must reach each core goal: many doors to the same goal.
pub const DOORS_TO_A_CORE_GOAL: usize = 2;
/// How many core goals each door must carry: the same bar behind every door.
pub const CORE_GOALS_OF_A_DOOR: usize = 4;
/// The longest text, in characters, so that screens and cards hold it.
pub const LONGEST_TEXT: usize = 600;
/// How many ways in and ways to show each door offers at least.
pub const FEWEST_WAYS: usize = 3;

/// The prepared file of the course itself, beside those of its doors.
pub(super) const COURSE_FILE: &str = "course";

/// One thing to mend in a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file, as its author knows it: `doors/05-fair-fare.toml`.
    pub file: String,
    /// The place in the file: `checkpoint c2, task`.
    pub place: String,
    /// What is wrong there.
    pub problem: Problem,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.file, self.place, self.problem)
    }
}

/// What can be wrong with a course. `Display` is the wording for the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant's wording below says what it is")]
pub enum Problem {
    UnknownSchema(u32),
    IdTwice(String),
    UnknownName {
        what: &'static str,
        name: String,
    },
    GoesInCircle(Vec<ObjectiveId>),
    ImpliedEdge {
        objective: ObjectiveId,
        earlier: ObjectiveId,
    },
    TooFewDoors {
        objective: ObjectiveId,
        doors: usize,
    },
    TooFewCoreGoals(usize),
    GoalTwice(ObjectiveId),
    NotAGoalOfTheDoor(ObjectiveId),
    FocusWithout {
        objective: ObjectiveId,
        what: &'static str,
    },
    NeedsSteps {
        step: Step,
        found: usize,
    },
    DoesNotEndLookingBack,
    NothingFurther,
    SizeDoesNotFit,
    TooFewWays(usize),
    GroupWithoutRoles,
    ChoiceDoesNotFit {
        goals: usize,
    },
    TakenId(String),
    EmptyText,
    TextTooLong(usize),
    UnevenLines {
        en: usize,
        es: usize,
    },
    PlaceholdersDiffer {
        en: Vec<String>,
        es: Vec<String>,
    },
    #[cfg(not(target_arch = "wasm32"))]
    Question(super::Trouble),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownSchema(found) => write!(
                f,
                "format {found} is not known here; write schema = {SCHEMA}, or update Doorways"
            ),
            Self::IdTwice(id) => write!(f, "{id} is used twice; give one of them another id"),
            Self::UnknownName { what, name } => {
                write!(f, "there is no {what} {name}; correct the name or add it")
            }
            Self::GoesInCircle(circle) => write!(
                f,
                "{} build on each other in a circle; take one of these links out",
                list(circle)
            ),
            Self::ImpliedEdge { objective, earlier } => write!(
                f,
                "{objective} already needs {earlier} through another goal; take {earlier} out of its list"
            ),
            Self::TooFewDoors { objective, doors } => write!(
                f,
                "{doors} doors reach {objective}; add it to the focus or touch of {} more",
                DOORS_TO_A_CORE_GOAL - doors
            ),
            Self::TooFewCoreGoals(found) => write!(
                f,
                "it carries {found} core goals; add {} more to focus or touch",
                CORE_GOALS_OF_A_DOOR - found
            ),
            Self::GoalTwice(id) => {
                write!(f, "{id} stands more than once in focus, touch and stretch; keep one")
            }
            Self::NotAGoalOfTheDoor(id) => {
                write!(f, "{id} is not a goal of this door; add it to focus, touch or stretch")
            }
            Self::FocusWithout { objective, what } => {
                write!(f, "focus goal {objective} has no {what}; add one or take it out of focus")
            }
            Self::NeedsSteps { step, found } => {
                let (name, need) = match step {
                    Step::Show => ("show", "exactly one"),
                    Step::Critique => ("critique", "at least one"),
                    Step::Make => ("make", "at least one"),
                    Step::LookBack => ("look_back", "exactly one"),
                };
                write!(f, "it has {found} checkpoints of kind {name}; it needs {need}")
            }
            Self::DoesNotEndLookingBack => {
                f.write_str("the last checkpoint must be of kind look_back")
            }
            Self::NothingFurther => {
                f.write_str("a checkpoint of kind make needs further: something deeper to try")
            }
            Self::SizeDoesNotFit => f.write_str(
                "size does not fit modes: solo is 1, pair is 2, group is 3 or more; write [fewest, most]",
            ),
            Self::TooFewWays(found) => {
                write!(f, "{found} ways are listed; offer at least {FEWEST_WAYS}")
            }
            Self::ChoiceDoesNotFit { goals } => {
                write!(f, "choose must be [fewest, most], from 1 to the {goals} goals of the course")
            }
            Self::TakenId(id) => {
                write!(f, "the id {id} is taken by a file of the course itself; use another")
            }
            Self::GroupWithoutRoles => f.write_str("a door for a group needs roles"),
            Self::EmptyText => f.write_str("the text is empty; write it or take the key out"),
            Self::TextTooLong(found) => {
                write!(f, "the text has {found} characters; keep it under {LONGEST_TEXT}")
            }
            Self::UnevenLines { en, es } => {
                write!(f, "{en} lines in English and {es} in Spanish; write the same lines in both")
            }
            Self::PlaceholdersDiffer { en, es } => write!(
                f,
                "placeholders differ: English has {}, Spanish has {}; use the same in both",
                list(en),
                list(es)
            ),
            #[cfg(not(target_arch = "wasm32"))]
            Self::Question(trouble) => trouble.fmt(f),
        }
    }
}

fn list<T: fmt::Display>(items: &[T]) -> String {
    if items.is_empty() {
        return "none".into();
    }
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Everything that is wrong with a course, file by file. Empty means it may be used.
///
/// `door_files` names the file of each door, in the order of `doors`.
pub fn lint(
    course: &Course<Both>,
    supports: &[Support<Both>],
    doors: &[Door<Both>],
    door_files: &[String],
) -> Vec<Finding> {
    let mut report = Report { file: "course.toml".into(), findings: Vec::new() };
    report.check_course(course);
    report.check_texts(
        &serde_json::to_value(course).unwrap_or_default(),
        &[("objective", "goals.toml")],
    );
    report.file = "goals.toml".into();
    report.check_goals(course);
    report.check_many_doors(course, doors);
    report.file = "supports.toml".into();
    report.unique("supports", supports.iter().map(|support| support.id.as_str()));
    for support in supports {
        let value = serde_json::to_value(support).unwrap_or_default();
        report.texts_at(&value, &format!("support {}", support.id));
    }
    for (nth, door) in doors.iter().enumerate() {
        report.file = door_files.get(nth).cloned().unwrap_or_else(|| format!("door {}", door.id));
        report.check_door(course, supports, door);
        report.check_texts(&serde_json::to_value(door).unwrap_or_default(), &[]);
    }
    report.file = "doors".into();
    report.unique("doors", doors.iter().map(|door| door.id.as_str()));
    report.findings
}

pub(super) struct Report {
    pub file: String,
    pub findings: Vec<Finding>,
}

impl Report {
    pub(super) fn add(&mut self, place: impl Into<String>, problem: Problem) {
        self.findings.push(Finding { file: self.file.clone(), place: place.into(), problem });
    }

    fn unique<'a>(&mut self, place: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.add(place, Problem::IdTwice(id.to_owned()));
            }
        }
    }

    fn known<'a, T: fmt::Display + Ord + 'a>(
        &mut self,
        place: &str,
        what: &'static str,
        names: impl IntoIterator<Item = &'a T>,
        known: &BTreeSet<&T>,
    ) {
        for name in names {
            if !known.contains(name) {
                self.add(place, Problem::UnknownName { what, name: name.to_string() });
            }
        }
    }

    fn check_course(&mut self, course: &Course<Both>) {
        if course.schema != SCHEMA {
            self.add("schema", Problem::UnknownSchema(course.schema));
        }
        self.unique("strands", course.strands.iter().map(|strand| strand.id.as_str()));
        self.unique("tags", course.tags.iter().map(|tag| tag.id.as_str()));
        self.unique("competencies", course.competencies.iter().map(|c| c.id.as_str()));
        self.unique("big goals", course.big_goals.iter().map(|goal| goal.id.as_str()));
        let goals = ids_of(&course.objectives);
        for competency in &course.competencies {
            let place = format!("competency {}", competency.id);
            self.known(&place, "goal", &competency.objectives, &goals);
        }
    }

    fn check_goals(&mut self, course: &Course<Both>) {
        self.unique("goals", course.objectives.iter().map(|objective| objective.id.as_str()));
        self.unique(
            "short names in English",
            course.objectives.iter().map(|o| o.short.en.as_str()),
        );
        self.unique(
            "short names in Spanish",
            course.objectives.iter().map(|o| o.short.es.as_str()),
        );
        let strands = course.strands.iter().map(|strand| &strand.id).collect();
        let goals = ids_of(&course.objectives);
        for objective in &course.objectives {
            let place = format!("goal {}", objective.id);
            self.known(&place, "strand", [&objective.strand], &strands);
            self.known(&place, "goal", objective.builds_on(), &goals);
        }
        match GoalGraph::new(&course.objectives) {
            Err(Cycle(circle)) => self.add("builds on", Problem::GoesInCircle(circle)),
            Ok(graph) => {
                for objective in &course.objectives {
                    self.check_edges(&graph, objective);
                }
            }
        }
    }

    fn check_edges(&mut self, graph: &GoalGraph, objective: &Objective<Both>) {
        let implied = |earlier: &ObjectiveId| {
            objective.all.iter().any(|other| other != earlier && graph.needs(other, earlier))
        };
        let any_of_implied = objective
            .any_of
            .iter()
            .flatten()
            .filter(|earlier| objective.all.contains(earlier) || implied(earlier));
        let edges: Vec<ObjectiveId> =
            objective.all.iter().filter(|e| implied(e)).chain(any_of_implied).cloned().collect();
        for earlier in edges {
            let place = format!("goal {}", objective.id);
            self.add(place, Problem::ImpliedEdge { objective: objective.id.clone(), earlier });
        }
    }

    fn check_many_doors(&mut self, course: &Course<Both>, doors: &[Door<Both>]) {
        for objective in course.core_objectives() {
            let reaching = doors
                .iter()
                .filter(|door| {
                    door.focus.contains(&objective.id) || door.touch.contains(&objective.id)
                })
                .count();
            if reaching < DOORS_TO_A_CORE_GOAL {
                self.add(
                    format!("goal {}", objective.id),
                    Problem::TooFewDoors { objective: objective.id.clone(), doors: reaching },
                );
            }
        }
    }

    fn check_door(&mut self, course: &Course<Both>, supports: &[Support<Both>], door: &Door<Both>) {
        if door.id.as_str() == COURSE_FILE {
            self.add("id", Problem::TakenId(door.id.to_string()));
        }
        let goals = ids_of(&course.objectives);
        for (place, list) in
            [("focus", &door.focus), ("touch", &door.touch), ("stretch", &door.stretch)]
        {
            self.known(place, "goal", list, &goals);
        }
        self.known("tags", "interest", &door.tags, &course.tags.iter().map(|t| &t.id).collect());
        let big_goals = course.big_goals.iter().map(|goal| &goal.id).collect();
        self.known("big_goals", "big goal", &door.big_goals, &big_goals);

        let all = || door.focus.iter().chain(&door.touch).chain(&door.stretch);
        let own: BTreeSet<&ObjectiveId> = all().collect();
        for id in own.iter().copied().filter(|id| all().filter(|other| other == id).count() > 1) {
            self.add("focus, touch and stretch", Problem::GoalTwice(id.clone()));
        }
        self.check_bar(course, door);
        self.check_people(door);
        for (place, ways) in [("ways_in", &door.ways_in), ("ways_to_show", &door.ways_to_show)] {
            if ways.len() < FEWEST_WAYS {
                self.add(place, Problem::TooFewWays(ways.len()));
            }
        }
        self.check_checkpoints(supports, door, &own);
        self.check_focus_is_covered(door);
        for criterion in &door.criteria {
            self.goals_of_the_door(
                &format!("criterion {}", criterion.title.en),
                &criterion.objectives,
                &own,
            );
        }
        for onramp in &door.onramps {
            let place = format!("onramp {}", onramp.objective);
            self.goals_of_the_door(&place, [&onramp.objective], &own);
            self.known(&place, "goal", &onramp.first, &goals);
        }
        for defense in &door.defense {
            self.goals_of_the_door("defense", [&defense.objective], &own);
        }
    }

    /// The same bar behind every door: enough core goals, or the student's own choice of goals.
    fn check_bar(&mut self, course: &Course<Both>, door: &Door<Both>) {
        if let Some((fewest, most)) = door.choose {
            let goals = course.objectives.len();
            if fewest == 0 || fewest > most || usize::from(most) > goals {
                self.add("choose", Problem::ChoiceDoesNotFit { goals });
            }
            return;
        }
        let core: BTreeSet<&ObjectiveId> = course
            .core_objectives()
            .map(|objective| &objective.id)
            .filter(|id| door.focus.contains(id) || door.touch.contains(id))
            .collect();
        if core.len() < CORE_GOALS_OF_A_DOOR {
            self.add("focus and touch", Problem::TooFewCoreGoals(core.len()));
        }
    }

    fn check_people(&mut self, door: &Door<Both>) {
        let (fewest, most) = door.size;
        let fits = door.modes.iter().all(|mode| match mode {
            Mode::Solo => fewest == 1,
            Mode::Pair => fewest <= 2 && most >= 2,
            Mode::Group => most >= 3,
        });
        if door.modes.is_empty() || fewest == 0 || fewest > most || !fits {
            self.add("size", Problem::SizeDoesNotFit);
        }
        self.unique("roles", door.roles.iter().map(|role| role.id.as_str()));
        if door.modes == [Mode::Group] && door.roles.is_empty() {
            self.add("role", Problem::GroupWithoutRoles);
        }
        let checkpoints: BTreeSet<&CheckpointId> = door.checkpoints.iter().map(|c| &c.id).collect();
        self.known("swap_roles_at", "checkpoint", &door.swap_roles_at, &checkpoints);
    }

    fn check_checkpoints(
        &mut self,
        supports: &[Support<Both>],
        door: &Door<Both>,
        own: &BTreeSet<&ObjectiveId>,
    ) {
        self.unique(
            "checkpoints",
            door.checkpoints.iter().map(|checkpoint| checkpoint.id.as_str()),
        );
        let shared: BTreeSet<&str> = supports.iter().map(|support| support.id.as_str()).collect();
        let added = door.supports.iter().map(|support| support.id.as_str());
        self.unique("supports", added.clone().chain(added.filter(|id| shared.contains(id))));
        let known = supports.iter().chain(&door.supports).map(|support| &support.id).collect();
        for checkpoint in &door.checkpoints {
            let place = format!("checkpoint {}", checkpoint.id);
            self.goals_of_the_door(&place, &checkpoint.shows, own);
            self.known(&place, "support", &checkpoint.supports, &known);
            if checkpoint.kind == Step::Make && checkpoint.further.is_none() {
                self.add(place, Problem::NothingFurther);
            }
        }
        let steps = |step| door.checkpoints.iter().filter(|c| c.kind == step).count();
        for (step, fine) in [
            (Step::Make, steps(Step::Make) >= 1),
            (Step::Critique, steps(Step::Critique) >= 1),
            (Step::Show, steps(Step::Show) == 1),
            (Step::LookBack, steps(Step::LookBack) == 1),
        ] {
            if !fine {
                self.add("checkpoints", Problem::NeedsSteps { step, found: steps(step) });
            }
        }
        if door.checkpoints.last().is_none_or(|last| last.kind != Step::LookBack) {
            self.add("checkpoints", Problem::DoesNotEndLookingBack);
        }
    }

    fn check_focus_is_covered(&mut self, door: &Door<Both>) {
        for objective in &door.focus {
            let shown = door.checkpoints.iter().any(|c| c.shows.contains(objective));
            let described = door.criteria.iter().any(|c| c.objectives.contains(objective));
            let owned =
                door.roles.is_empty() || door.roles.iter().any(|r| r.owns.contains(objective));
            for (fine, what) in [
                (shown, "checkpoint that shows it"),
                (described, "criterion that says what good looks like"),
                (owned, "role that owns it"),
            ] {
                if !fine {
                    let objective = objective.clone();
                    self.add("focus", Problem::FocusWithout { objective, what });
                }
            }
        }
    }

    fn goals_of_the_door<'a>(
        &mut self,
        place: &str,
        goals: impl IntoIterator<Item = &'a ObjectiveId>,
        own: &BTreeSet<&ObjectiveId>,
    ) {
        for id in goals {
            if !own.contains(id) {
                self.add(place, Problem::NotAGoalOfTheDoor(id.clone()));
            }
        }
    }

    /// Checks every text of a course or door. `files` says which key stands in which other file.
    fn check_texts(&mut self, value: &Value, files: &[(&str, &str)]) {
        let Value::Object(fields) = value else { return };
        for (key, value) in fields {
            let own_file = self.file.clone();
            if let Some((_, file)) = files.iter().find(|(name, _)| name == key) {
                self.file = (*file).to_owned();
            }
            self.texts_at(value, key);
            self.file = own_file;
        }
    }

    pub(super) fn texts_at(&mut self, value: &Value, place: &str) {
        // A list of two texts would pass for a text in two languages.
        let both = value.is_object();
        if both && let Ok(both) = serde_json::from_value::<Bilingual<String>>(value.clone()) {
            self.check_text(place, &both);
        } else if both
            && let Ok(lines) = serde_json::from_value::<Bilingual<Vec<String>>>(value.clone())
        {
            if lines.en.len() != lines.es.len() {
                let (en, es) = (lines.en.len(), lines.es.len());
                self.add(place, Problem::UnevenLines { en, es });
            }
            for (en, es) in lines.en.into_iter().zip(lines.es) {
                self.check_text(place, &Bilingual { en, es });
            }
        } else if let Value::Object(fields) = value {
            for (key, value) in fields {
                self.texts_at(value, &format!("{place}, {key}"));
            }
        } else if let Value::Array(items) = value {
            for (nth, item) in items.iter().enumerate() {
                let id = item.get("id").or_else(|| item.get("objective")).and_then(Value::as_str);
                let name = id.map_or_else(|| (nth + 1).to_string(), str::to_owned);
                self.texts_at(item, &format!("{place} {name}"));
            }
        }
    }

    fn check_text(&mut self, place: &str, both: &Bilingual<String>) {
        for (text, language) in [(&both.en, "en"), (&both.es, "es")] {
            let length = text.chars().count();
            if text.trim().is_empty() {
                self.add(format!("{place}, {language}"), Problem::EmptyText);
            } else if length > LONGEST_TEXT {
                self.add(format!("{place}, {language}"), Problem::TextTooLong(length));
            }
        }
        let (en, es) = (placeholders(&both.en), placeholders(&both.es));
        if en != es {
            self.add(place, Problem::PlaceholdersDiffer { en, es });
        }
    }
}

fn ids_of(objectives: &[Objective<Both>]) -> BTreeSet<&ObjectiveId> {
    objectives.iter().map(|objective| &objective.id).collect()
}

/// The `{name}` placeholders of a text, sorted.
fn placeholders(text: &str) -> Vec<String> {
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for part in text.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}') {
            *found.entry(name).or_default() += 1;
        }
    }
    found.into_keys().map(|name| format!("{{{name}}}")).collect()
}
