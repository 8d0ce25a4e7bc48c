//! Courses: what is wrong with one is said with its file, its place and what to do.

use crate::shipped::{FOLDER, checkpoint_id, course, door, door_id, folder, goal, goals, served};
use doorways::course::{
    Both, Broken, Checkpoint, CourseFolder, Door, GoalGraph, Kind, Language, Mode, Objective,
    Problem, SCHEMA, Step, lint, read_folder,
};
use doorways::id::{PartId, SupportId, TagId};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

// ------------------------------------------------------------------ one thing broken at a time

/// Breaks the shipped course; exactly this is found, and the author is told in these words.
#[track_caller]
fn check(break_it: impl FnOnce(&mut CourseFolder), file: &str, place: &str, problem: Problem) {
    check_all(break_it, file, &[(place, problem)]);
}

/// The same where one slip breaks several things.
#[track_caller]
fn check_all(break_it: impl FnOnce(&mut CourseFolder), file: &str, expected: &[(&str, Problem)]) {
    let mut broken = folder().clone();
    break_it(&mut broken);
    let findings = lint(&broken.course, &broken.supports, &broken.doors, &broken.door_files);
    let found: Vec<(&str, &str, &Problem)> =
        findings.iter().map(|f| (f.file.as_str(), f.place.as_str(), &f.problem)).collect();
    let expected: Vec<(&str, &str, &Problem)> =
        expected.iter().map(|(place, problem)| (file, *place, problem)).collect();
    assert_eq!(found, expected);
    for (finding, (file, place, problem)) in findings.iter().zip(expected) {
        assert_eq!(finding.to_string(), format!("{file}: {place}: {problem}"));
        // Pointing here makes every new problem come with a test.
        let _: fn() = tried_by(problem);
    }
}

/// The test that shows when a problem is found.
fn tried_by(problem: &Problem) -> fn() {
    match problem {
        Problem::UnknownSchema(_) => a_format_of_a_later_release_is_named,
        Problem::IdTwice(_) => an_id_that_is_used_twice_is_named,
        Problem::UnknownName { .. } => a_name_that_leads_nowhere_is_named,
        Problem::GoesInCircle(_) => goals_that_build_on_each_other_in_a_circle_are_named,
        Problem::ImpliedEdge { .. } => a_link_that_other_links_imply_is_named,
        Problem::TooFewDoors { .. } => a_core_goal_with_too_few_doors_is_named,
        Problem::TooFewCoreGoals(_) => a_door_with_a_lower_bar_is_named,
        Problem::GoalTwice(_) => a_goal_that_a_door_has_twice_is_named,
        Problem::NotAGoalOfTheDoor(_) => a_goal_that_is_not_of_the_door_is_named,
        Problem::FocusWithout { .. } => a_focus_goal_that_nothing_shows_is_named,
        Problem::NeedsSteps { .. } => a_door_with_a_step_missing_is_named,
        Problem::DoesNotEndLookingBack => a_door_that_does_not_end_looking_back_is_named,
        Problem::NothingFurther => a_checkpoint_with_nothing_further_is_named,
        Problem::SizeDoesNotFit => a_size_that_does_not_fit_the_modes_is_named,
        Problem::TooFewWays(_) => too_few_ways_are_named,
        Problem::GroupWithoutRoles => a_group_without_roles_is_named,
        Problem::ChoiceDoesNotFit { .. } => a_choice_of_goals_that_nobody_can_make_is_named,
        Problem::TakenId(_) => a_door_with_the_name_of_the_course_file_is_named,
        Problem::Question(_) => crate::questions::everything_that_is_wrong_with_a_question_is_named,
        Problem::EmptyText => an_empty_text_is_named,
        Problem::TextTooLong(_) => a_text_that_no_screen_holds_is_named,
        Problem::UnevenLines { .. } => lines_that_differ_in_number_are_named,
        Problem::PlaceholdersDiffer { .. } => placeholders_that_differ_are_named,
    }
}

const A1: &str = "doors/01-pitch-night.toml";
const A9: &str = "doors/09-arches-and-bridges.toml";

/// The door called Pitch Night: a group project that uses every part of the format.
fn a1(folder: &mut CourseFolder) -> &mut Door<Both> {
    &mut folder.doors[0]
}

/// A checkpoint of Pitch Night.
fn at<'a>(folder: &'a mut CourseFolder, id: &str) -> &'a mut Checkpoint<Both> {
    let id = checkpoint_id(id);
    a1(folder).checkpoints.iter_mut().find(|c| c.id == id).expect("Pitch Night has it")
}

fn objective<'a>(folder: &'a mut CourseFolder, id: &str) -> &'a mut Objective<Both> {
    let id = goal(id);
    folder.course.objectives.iter_mut().find(|o| o.id == id).expect("the course has it")
}

fn part(id: &str) -> PartId {
    PartId::new(id).expect("an id")
}

#[test]
fn a_format_of_a_later_release_is_named() {
    let later = SCHEMA + 1;
    let problem = Problem::UnknownSchema(later);
    check(|f| f.course.schema = later, "course.toml", "schema", problem);
}

#[test]
fn an_id_that_is_used_twice_is_named() {
    let twice = |id: &str| Problem::IdTwice(id.into());
    let again = |f: &mut CourseFolder| f.course.strands.push(f.course.strands[0].clone());
    check(again, "course.toml", "strands", twice("entry"));
    let again = |f: &mut CourseFolder| f.course.tags.push(f.course.tags[0].clone());
    check(again, "course.toml", "tags", twice("music"));
    let again = |f: &mut CourseFolder| f.course.competencies.push(f.course.competencies[0].clone());
    check(again, "course.toml", "competencies", twice("expressions"));
    let again = |f: &mut CourseFolder| f.course.big_goals.push(f.course.big_goals[0].clone());
    check(again, "course.toml", "big goals", twice("empirical"));
    let again = |f: &mut CourseFolder| f.supports.push(f.supports[0].clone());
    check(again, "supports.toml", "supports", twice("idea_bank"));
    // A door may bring supports of its own, under names that are free.
    let again = |f: &mut CourseFolder| {
        let shared = f.supports[0].clone();
        a1(f).supports.push(shared);
    };
    check(again, A1, "supports", twice("idea_bank"));
    check(|f| a1(f).roles[1].id = part("lead"), A1, "roles", twice("lead"));
    let again = |f: &mut CourseFolder| at(f, "c2").id = checkpoint_id("c1");
    check(again, A1, "checkpoints", twice("c1"));
    let again = |f: &mut CourseFolder| f.doors[1].id = door_id("A1");
    check(again, "doors", "doors", twice("A1"));
}

#[test]
fn a_goal_that_is_written_twice_is_named_by_its_id_and_its_short_names() {
    let twice = |id: &str| Problem::IdTwice(id.into());
    let (first, english, spanish) = ("goals", "short names in English", "short names in Spanish");
    let mut one = folder().course.objectives[0].clone();
    let (id, short) = (one.id.to_string(), one.short.clone());
    let again = |f: &mut CourseFolder| f.course.objectives.push(one.clone());
    let expected = [(first, twice(&id)), (english, twice(&short.en)), (spanish, twice(&short.es))];
    check_all(again, "goals.toml", &expected);
    one.short.es = "Otro nombre".into();
    one.id = goal("F0");
    let again = |f: &mut CourseFolder| f.course.objectives.push(one.clone());
    check(again, "goals.toml", english, twice(&short.en));
}

#[test]
fn a_name_that_leads_nowhere_is_named() {
    let unknown = |what, name: &str| Problem::UnknownName { what, name: name.into() };
    let lost = |f: &mut CourseFolder| objective(f, "M4").strand = part("money");
    check(lost, "goals.toml", "goal M4", unknown("strand", "money"));
    let lost = |f: &mut CourseFolder| objective(f, "M4").all.push(goal("Z9"));
    check(lost, "goals.toml", "goal M4", unknown("goal", "Z9"));
    let lost = |f: &mut CourseFolder| objective(f, "M4").any_of[0].push(goal("Z9"));
    check(lost, "goals.toml", "goal M4", unknown("goal", "Z9"));
    let lost = |f: &mut CourseFolder| f.course.competencies[2].objectives.push(goal("Z9"));
    check(lost, "course.toml", "competency solving", unknown("goal", "Z9"));
    check(|f| a1(f).touch.push(goal("Z9")), A1, "touch", unknown("goal", "Z9"));
    check(|f| a1(f).stretch.push(goal("Z9")), A1, "stretch", unknown("goal", "Z9"));
    let lost = |f: &mut CourseFolder| a1(f).tags.push(TagId::new("knitting").expect("an id"));
    check(lost, A1, "tags", unknown("interest", "knitting"));
    let lost = |f: &mut CourseFolder| a1(f).big_goals.push(part("fame"));
    check(lost, A1, "big_goals", unknown("big goal", "fame"));
    let lost =
        |f: &mut CourseFolder| at(f, "c4").supports.push(SupportId::new("oracle").expect("an id"));
    check(lost, A1, "checkpoint c4", unknown("support", "oracle"));
    let lost = |f: &mut CourseFolder| a1(f).swap_roles_at = Some(checkpoint_id("c10"));
    check(lost, A1, "swap_roles_at", unknown("checkpoint", "c10"));
    let lost = |f: &mut CourseFolder| a1(f).onramps[0].first.push(goal("Z9"));
    check(lost, A1, "onramp L3", unknown("goal", "Z9"));
}

#[test]
fn goals_that_build_on_each_other_in_a_circle_are_named() {
    let circle = |ids: &[&str]| Problem::GoesInCircle(goals(ids));
    let turn = |f: &mut CourseFolder| objective(f, "F1").all.push(goal("F2"));
    check(turn, "goals.toml", "builds on", circle(&["F1", "F2"]));
    let turn = |f: &mut CourseFolder| objective(f, "F1").all.push(goal("F1"));
    check(turn, "goals.toml", "builds on", circle(&["F1"]));
    let turn = |f: &mut CourseFolder| objective(f, "L1").any_of.push(goals(&["L3", "L3"]));
    check(turn, "goals.toml", "builds on", circle(&["L1", "L3"]));
    let turn = |f: &mut CourseFolder| {
        objective(f, "L4").all.push(goal("L6"));
        objective(f, "L6").all.push(goal("L5"));
        objective(f, "L5").all.push(goal("L6"));
    };
    check(turn, "goals.toml", "builds on", circle(&["L6", "L5"]));
}

#[test]
fn a_link_that_other_links_imply_is_named() {
    let implied = |objective: &str, earlier: &str| Problem::ImpliedEdge {
        objective: goal(objective),
        earlier: goal(earlier),
    };
    let link = |f: &mut CourseFolder| objective(f, "M1").all.push(goal("F1"));
    check(link, "goals.toml", "goal M1", implied("M1", "F1"));
    let link = |f: &mut CourseFolder| objective(f, "M1").any_of.push(goals(&["F1", "Q1"]));
    check(link, "goals.toml", "goal M1", implied("M1", "F1"));
    let link = |f: &mut CourseFolder| objective(f, "M1").any_of.push(goals(&["L3", "Q1"]));
    check(link, "goals.toml", "goal M1", implied("M1", "L3"));
}

#[test]
fn a_core_goal_with_too_few_doors_is_named() {
    let few = |id: &str, doors| Problem::TooFewDoors { objective: goal(id), doors };
    let core = |id: &'static str| move |f: &mut CourseFolder| objective(f, id).kind = Kind::Core;
    check(core("F1"), "goals.toml", "goal F1", few("F1", 0));
    check(core("F5"), "goals.toml", "goal F5", few("F5", 1));
}

#[test]
fn a_door_with_a_lower_bar_is_named() {
    let lower = |f: &mut CourseFolder| {
        let door = &mut f.doors[8];
        door.touch.retain(|id| *id != goal("M7"));
        door.stretch.push(goal("M7"));
    };
    check(lower, A9, "focus and touch", Problem::TooFewCoreGoals(3));
}

#[test]
fn a_goal_that_a_door_has_twice_is_named() {
    let (place, problem) = ("focus, touch and stretch", Problem::GoalTwice(goal("L2")));
    check(|f| a1(f).stretch.push(goal("L2")), A1, place, problem.clone());
    check(|f| a1(f).touch.push(goal("L2")), A1, place, problem);
}

#[test]
fn a_goal_that_is_not_of_the_door_is_named() {
    let problem = || Problem::NotAGoalOfTheDoor(goal("F1"));
    check(|f| at(f, "c1").shows.push(goal("F1")), A1, "checkpoint c1", problem());
    let other = |f: &mut CourseFolder| a1(f).criteria[3].objectives.push(goal("F1"));
    check(other, A1, "criterion Limits", problem());
    let other = |f: &mut CourseFolder| a1(f).onramps[1].objective = goal("F1");
    check(other, A1, "onramp F1", problem());
    let other = |f: &mut CourseFolder| a1(f).defense[0].objective = goal("F1");
    check(other, A1, "defense", problem());
}

#[test]
fn a_focus_goal_that_nothing_shows_is_named() {
    let without = |what| Problem::FocusWithout { objective: goal("M7"), what };
    let hidden = |f: &mut CourseFolder| at(f, "c6").shows.retain(|id| *id != goal("M7"));
    check(hidden, A1, "focus", without("checkpoint that shows it"));
    let vague = |f: &mut CourseFolder| a1(f).criteria[3].objectives.clear();
    check(vague, A1, "focus", without("criterion that says what good looks like"));
    let unowned = |f: &mut CourseFolder| a1(f).roles[4].owns.clear();
    check(unowned, A1, "focus", without("role that owns it"));
}

#[test]
fn a_door_with_a_step_missing_is_named() {
    let (place, needs) = ("checkpoints", |step, found| Problem::NeedsSteps { step, found });
    check(|f| at(f, "c8").kind = Step::Critique, A1, place, needs(Step::Show, 0));
    check(|f| at(f, "c1").kind = Step::Show, A1, place, needs(Step::Show, 2));
    check(|f| at(f, "c7").kind = Step::Make, A1, place, needs(Step::Critique, 0));
    check(|f| at(f, "c1").kind = Step::LookBack, A1, place, needs(Step::LookBack, 2));
    let talk = |f: &mut CourseFolder| {
        let steps = a1(f).checkpoints.iter_mut().filter(|c| c.kind == Step::Make);
        steps.for_each(|checkpoint| checkpoint.kind = Step::Critique);
    };
    check(talk, A1, place, needs(Step::Make, 0));
    let gone = |f: &mut CourseFolder| at(f, "c9").kind = Step::Critique;
    let expected = [(place, needs(Step::LookBack, 0)), (place, Problem::DoesNotEndLookingBack)];
    check_all(gone, A1, &expected);
}

#[test]
fn a_door_that_does_not_end_looking_back_is_named() {
    let swap = |f: &mut CourseFolder| a1(f).checkpoints.swap(7, 8);
    check(swap, A1, "checkpoints", Problem::DoesNotEndLookingBack);
}

#[test]
fn a_checkpoint_with_nothing_further_is_named() {
    check(|f| at(f, "c3").further = None, A1, "checkpoint c3", Problem::NothingFurther);
    let mut fine = folder().clone();
    at(&mut fine, "c7").further = None;
    assert_eq!(lint(&fine.course, &fine.supports, &fine.doors, &fine.door_files), []);
}

#[test]
fn a_size_that_does_not_fit_the_modes_is_named() {
    use Mode::{Group, Pair, Solo};
    let fits = |modes: &[Mode], size| {
        let mut tried = folder().clone();
        (a1(&mut tried).modes, a1(&mut tried).size) = (modes.to_vec(), size);
        let findings = lint(&tried.course, &tried.supports, &tried.doors, &tried.door_files);
        let named: Vec<(&str, &str, &Problem)> =
            findings.iter().map(|f| (f.file.as_str(), f.place.as_str(), &f.problem)).collect();
        assert!(named.is_empty() || named == [(A1, "size", &Problem::SizeDoesNotFit)]);
        named.is_empty()
    };
    assert!(fits(&[Solo], (1, 1)) && fits(&[Solo, Pair], (1, 2)) && fits(&Mode::ALL, (1, 5)));
    assert!(fits(&[Pair], (2, 2)) && fits(&[Group], (3, 3)) && fits(&[Pair, Group], (2, 4)));
    assert!(!fits(&[], (1, 5)) && !fits(&[Solo], (0, 1)) && !fits(&[Group], (5, 3)));
    assert!(!fits(&[Solo], (2, 2)) && !fits(&[Pair], (1, 1)) && !fits(&[Pair], (3, 5)));
    assert!(!fits(&[Group], (1, 2)) && !fits(&[Solo, Group], (1, 2)));
    check(|f| a1(f).size = (1, 2), A1, "size", Problem::SizeDoesNotFit);
}

#[test]
fn too_few_ways_are_named() {
    check(|f| a1(f).ways_in.truncate(2), A1, "ways_in", Problem::TooFewWays(2));
    check(|f| a1(f).ways_to_show.clear(), A1, "ways_to_show", Problem::TooFewWays(0));
}

/// The student's own door, whose goals they pick.
const OWN: &str = "doors/13-design-your-own.toml";

fn own(folder: &mut CourseFolder) -> &mut Door<Both> {
    folder.doors.last_mut().expect("the course has doors")
}

#[test]
fn a_choice_of_goals_that_nobody_can_make_is_named() {
    let goals = course().objectives.len();
    for choose in [(0, 3), (6, 3), (4, 99)] {
        check(|f| own(f).choose = Some(choose), OWN, "choose", Problem::ChoiceDoesNotFit { goals });
    }
}

#[test]
fn a_door_with_the_name_of_the_course_file_is_named() {
    check(|f| own(f).id = door_id("course"), OWN, "id", Problem::TakenId("course".into()));
}

#[test]
fn a_group_without_roles_is_named() {
    check(|f| a1(f).roles.clear(), A1, "role", Problem::GroupWithoutRoles);
}

#[test]
fn an_empty_text_is_named() {
    let empty = |break_it: fn(&mut CourseFolder) -> &mut String, file: &str, place: &str| {
        let blank = |f: &mut CourseFolder| *break_it(f) = " \n".into();
        check(blank, file, place, Problem::EmptyText);
    };
    empty(|f| &mut f.course.title.en, "course.toml", "title, en");
    empty(|f| &mut f.course.credit.rule.es, "course.toml", "credit, rule, es");
    empty(|f| &mut f.course.strands[1].about.es, "course.toml", "strand linear, about, es");
    empty(|f| &mut objective(f, "M4").can.en, "goals.toml", "objective M4, can, en");
    empty(|f| &mut f.supports[0].title.es, "supports.toml", "support idea_bank, title, es");
    empty(|f| &mut f.supports[0].lines.en[2], "supports.toml", "support idea_bank, lines, en");
    empty(|f| &mut a1(f).question.es, A1, "question, es");
    empty(|f| &mut a1(f).ways_in[1].en, A1, "ways_in 2, en");
    empty(|f| &mut a1(f).roles[0].does.es, A1, "role lead, does, es");
    empty(|f| &mut at(f, "c4").task.en, A1, "checkpoint c4, task, en");
    empty(|f| &mut a1(f).criteria[1].l4.es, A1, "criterion 2, l4, es");
    empty(|f| &mut a1(f).onramps[2].steps.es[0], A1, "onramp M3, steps, es");
    empty(|f| &mut a1(f).defense[0].ask.en, A1, "defense M2, ask, en");
    empty(|f| &mut a1(f).supports[1].lines.es[0], A1, "support pitch_plan, lines, es");
}

#[test]
fn a_text_that_no_screen_holds_is_named() {
    let long = |f: &mut CourseFolder| at(f, "c4").task.es = "ñ".repeat(601);
    check(long, A1, "checkpoint c4, task, es", Problem::TextTooLong(601));
    let mut fine = folder().clone();
    at(&mut fine, "c4").task.es = "ñ".repeat(600);
    assert_eq!(lint(&fine.course, &fine.supports, &fine.doors, &fine.door_files), []);
}

#[test]
fn lines_that_differ_in_number_are_named() {
    let (en, es) = (folder().supports[0].lines.en.len(), folder().supports[0].lines.es.len() - 1);
    let uneven = |f: &mut CourseFolder| drop(f.supports[0].lines.es.pop());
    let place = "support idea_bank, lines";
    check(uneven, "supports.toml", place, Problem::UnevenLines { en, es });
}

#[test]
fn placeholders_that_differ_are_named() {
    let both = |en: &'static str, es: &'static str| {
        move |f: &mut CourseFolder| {
            (at(f, "c1").ask.en, at(f, "c1").ask.es) = (en.into(), es.into());
        }
    };
    let differ = |en: &[&str], es: &[&str]| Problem::PlaceholdersDiffer {
        en: en.iter().map(ToString::to_string).collect(),
        es: es.iter().map(ToString::to_string).collect(),
    };
    let place = "checkpoint c1, ask";
    check(both("Hi {name}", "Hola"), A1, place, differ(&["{name}"], &[]));
    check(both("{b} {a}", "{a} {c}"), A1, place, differ(&["{a}", "{b}"], &["{a}", "{c}"]));
    let mut fine = folder().clone();
    both("{b} {a} {a} {", "} {a} {b}")(&mut fine);
    assert_eq!(lint(&fine.course, &fine.supports, &fine.doors, &fine.door_files), []);
}

#[test]
fn every_problem_says_what_to_do_about_it() {
    let check = |problem: Problem, words: &str| assert_eq!(problem.to_string(), words);
    check(
        Problem::TooFewDoors { objective: goal("F5"), doors: 0 },
        "0 doors reach F5; add it to the focus or touch of 2 more",
    );
    check(Problem::TooFewCoreGoals(3), "it carries 3 core goals; add 1 more to focus or touch");
    check(
        Problem::GoesInCircle(goals(&["F1", "F2"])),
        "F1, F2 build on each other in a circle; take one of these links out",
    );
    check(
        Problem::NeedsSteps { step: Step::LookBack, found: 0 },
        "it has 0 checkpoints of kind look_back; it needs exactly one",
    );
    check(
        Problem::PlaceholdersDiffer { en: vec!["{name}".into()], es: vec![] },
        "placeholders differ: English has {name}, Spanish has none; use the same in both",
    );
}

// ------------------------------------------------------------------ folders that cannot be read

/// A copy of the shipped course in a folder of its own.
pub fn copied(name: &str) -> PathBuf {
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join("courses").join(name);
    if to.exists() {
        std::fs::remove_dir_all(&to).expect("an old copy can be removed");
    }
    std::fs::create_dir_all(to.join("doors")).expect("a folder can be made");
    for name in ["course.toml", "goals.toml", "supports.toml"] {
        std::fs::copy(Path::new(FOLDER).join(name), to.join(name)).expect("a file can be copied");
    }
    for file in &folder().door_files {
        std::fs::copy(Path::new(FOLDER).join(file), to.join(file)).expect("a file can be copied");
    }
    to
}

/// Replaces one line of one file of the shipped course. What is said names the file and the line.
#[track_caller]
fn check_broken(name: &str, file: &str, line: usize, text: &str, said: &str) {
    let course = copied(name);
    let path = course.join(file);
    let whole = std::fs::read_to_string(&path).expect("the copy can be read");
    let mut lines: Vec<&str> = whole.lines().collect();
    lines[line - 1] = text;
    std::fs::write(&path, lines.join("\n")).expect("the copy can be changed");
    let why = read_folder(&course).expect_err("the course is broken").to_string();
    assert!(why.contains(&path.display().to_string()), "no file in: {why}");
    assert!(why.contains(&format!("line {line}, column ")), "no line {line} in: {why}");
    assert!(why.contains(said), "{said:?} is not said in: {why}");
}

#[test]
fn a_file_that_is_not_toml_is_named_with_the_line() {
    check_broken("not-toml", "goals.toml", 12, "= = =", "TOML parse error");
    check_broken("open-quote", A1, 1, "id = \"A1", "string");
}

#[test]
fn a_text_without_its_spanish_is_named_with_the_line() {
    let title = "title = { en = \"Pitch Night\" }";
    check_broken("no-spanish", A1, 2, title, "missing field `es`");
}

#[test]
fn a_key_that_no_course_has_is_named_with_the_line() {
    check_broken("unknown-key", A1, 8, "week = 5", "unknown field `week`");
    let title = "title = { en = \"Pitch Night\", es = \"Noche\", fr = \"Nuit\" }";
    check_broken("third-language", A1, 2, title, "unknown field `fr`");
}

#[test]
fn a_value_of_the_wrong_kind_is_named_with_the_line() {
    check_broken("wrong-kind", A1, 8, "weeks = \"five\"", "expected u8");
    check_broken("too-many-weeks", A1, 8, "weeks = 300", "300");
    check_broken("unknown-mode", A1, 6, "modes = [\"crowd\"]", "unknown variant `crowd`");
    check_broken("not-an-id", A1, 1, "id = \"A 1\"", "an id has 1 to 48 letters");
}

#[test]
fn a_file_that_is_missing_is_named() {
    for file in ["course.toml", "goals.toml", "supports.toml"] {
        let course = copied(&format!("without-{file}"));
        std::fs::remove_file(course.join(file)).expect("the copy can be changed");
        let why = read_folder(&course).expect_err("a file is missing");
        assert!(matches!(&why, Broken::Unopened { path, .. } if *path == course.join(file)));
        assert!(why.to_string().contains(file));
    }
    let course = copied("without-doors");
    std::fs::remove_dir_all(course.join("doors")).expect("the copy can be changed");
    let why = read_folder(&course).expect_err("the doors are missing");
    assert!(matches!(&why, Broken::Unopened { path, .. } if *path == course.join("doors")));
}

#[test]
fn everything_that_is_to_mend_is_said_at_once() {
    let course = copied("two-things");
    let path = course.join(A1);
    let text = std::fs::read_to_string(&path).expect("the copy can be read");
    let text =
        text.replace("size  = [3, 5]", "size  = [5, 3]").replace("tags = [", "tags = [\"tea\", ");
    std::fs::write(&path, text).expect("the copy can be changed");
    let why = read_folder(&course).expect_err("two things are wrong").to_string();
    let said: Vec<&str> = why.lines().collect();
    assert_eq!(said[0], "2 things to mend:");
    assert_eq!(said.len(), 3);
    assert!(said.contains(
        &"  doors/01-pitch-night.toml: tags: there is no interest tea; correct the name or add it"
    ));
    assert!(said[2].starts_with("  doors/01-pitch-night.toml: size: "));
}

#[test]
fn other_files_beside_the_doors_are_left_alone() {
    let course = copied("with-notes");
    std::fs::write(course.join("doors/notes.md"), "= = =").expect("the copy can be changed");
    let read = read_folder(&course).expect("notes are no doors");
    assert_eq!(read.doors, folder().doors);
}

// ------------------------------------------------------------------ the shipped course

#[test]
fn the_shipped_course_is_sound() {
    let read = read_folder(Path::new(FOLDER));
    assert!(read.is_ok(), "{}", read.err().map(|why| why.to_string()).unwrap_or_default());
}

#[test]
fn the_shipped_course_has_38_goals_and_13_doors() {
    let count = |kind| course().objectives.iter().filter(|o| o.kind == kind).count();
    assert_eq!([Kind::Entry, Kind::Core, Kind::Extension].map(count), [6, 24, 8]);
    assert_eq!((course().objectives.len(), course().doors.len()), (38, 13));
    assert_eq!(course().core_objectives().count(), 24);
    let in_strands = course().strands.iter().map(|s| course().objectives_in(&s.id).count());
    assert_eq!(in_strands.sum::<usize>(), 38);
    for (number, card) in (1..).zip(&course().doors) {
        assert_eq!(card.id.as_str(), format!("A{number}"));
        assert_eq!(course().number_of(&card.id), Some(number));
    }
}

#[test]
fn every_core_goal_is_reached_through_two_doors_and_any_goal_through_ones_own() {
    for objective in course().core_objectives() {
        let doors = course().doors.iter().filter(|card| {
            card.focus.contains(&objective.id) || card.touch.contains(&objective.id)
        });
        let doors: Vec<&str> = doors.map(|card| card.id.as_str()).collect();
        assert!(doors.len() >= 2, "{} only through {doors:?}", objective.id);
        assert!(course().doors_to(&objective.id).count() >= doors.len());
    }
    let own = course().door(&door_id("A13")).expect("the course has it");
    assert_eq!((own.choose, own.goals().count()), (Some((3, 6)), 0));
}

#[test]
fn every_goal_that_the_course_adds_belongs_to_a_competency() {
    let grouped: BTreeSet<_> =
        course().competencies.iter().flat_map(|competency| &competency.objectives).collect();
    for objective in course().objectives.iter().filter(|o| o.kind != Kind::Entry) {
        assert!(grouped.contains(&objective.id), "{}", objective.id);
    }
}

/// The goals of the shipped course and what builds on what.
fn graph() -> GoalGraph {
    GoalGraph::new(&course().objectives).expect("the shipped course has no circle")
}

#[test]
fn a_goal_needs_what_all_its_ways_have_in_common() {
    let graph = graph();
    let needs = |later, earlier| graph.needs(&goal(later), &goal(earlier));
    assert!(needs("M4", "M2") && needs("M4", "L3") && needs("M4", "F1"));
    assert!(!needs("M4", "Q4") && !needs("M4", "Q7"), "either is enough");
    assert!(!needs("L3", "M4") && !needs("M4", "M4") && !needs("Z9", "F1"));
    let below: BTreeSet<_> = graph.below(&goal("M4")).collect();
    for earlier in goals(&["M2", "Q3", "Q4", "Q7", "F1", "F5"]) {
        assert!(below.contains(&earlier), "{earlier}");
    }
    assert!(!below.contains(&goal("M4")) && !below.contains(&goal("M3")));
    assert_eq!(graph.leads_to(&goal("M4")), goals(&["M5"]));
    assert_eq!(graph.leads_to(&goal("M5")), []);
}

// ------------------------------------------------------------------ what the site serves

#[test]
fn the_site_serves_the_course_each_door_and_all_questions_in_each_language() {
    let names = |language: Language| {
        let doors = course().doors.iter().map(|card| card.id.to_string());
        let questions = course().objectives.iter().map(|goal| format!("questions/{}", goal.id));
        let files = doors.chain(["course".into()]).chain(questions);
        files.map(move |name| format!("quadratics-and-profit/{}/{name}.json", language.code()))
    };
    let expected: BTreeSet<String> = Language::ALL.into_iter().flat_map(names).collect();
    let found: BTreeSet<String> = served().keys().cloned().collect();
    assert_eq!(found, expected);
}

#[test]
fn both_languages_say_the_same_things() {
    // What questions say in both languages is tried in `questions.rs`.
    let of_doors = |path: &str| path.contains("/en/") && !path.contains("/questions/");
    for (path, english) in served().iter().filter(|(path, _)| of_doors(path)) {
        let spanish = &served()[&path.replace("/en/", "/es/")];
        let shape = |text: &str| {
            serde_json::from_str::<serde_json::Value>(text).map(without_texts).expect("JSON")
        };
        assert_eq!(shape(english), shape(spanish), "{path}");
        assert_ne!(english, spanish, "{path}");
    }
}

/// What stays of a served file when every text is blanked.
fn without_texts(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    const TEXTS: &[&str] = &[
        "title",
        "about",
        "rule",
        "short",
        "can",
        "means",
        "question",
        "audience",
        "ways_in",
        "ways_to_show",
        "panel",
        "does",
        "task",
        "artifact",
        "further",
        "ask",
        "lines",
        "l2",
        "l3",
        "l4",
        "steps",
    ];
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .map(|(key, value)| match value {
                Value::String(_) if TEXTS.contains(&key.as_str()) => (key, "…".into()),
                Value::Array(lines) if TEXTS.contains(&key.as_str()) => (key, lines.len().into()),
                other => (key, without_texts(other)),
            })
            .collect(),
        Value::Array(items) => items.into_iter().map(without_texts).collect(),
        other => other,
    }
}

#[test]
fn a_served_door_carries_every_support_that_it_offers_and_no_other() {
    for card in &course().doors {
        let door = door(card.id.as_str());
        let used = door.supports_used();
        let carried: Vec<&SupportId> = door.supports.iter().map(|support| &support.id).collect();
        assert_eq!(carried, used, "{}", card.id);
        for id in used {
            assert!(door.support(id).is_some_and(|support| !support.lines.is_empty()), "{id}");
        }
        assert_eq!(door.card(), *card);
    }
}
