//! The goals of a course as a building: floors, doors, lines, and the way from door to door.

use crate::shipped::{course, goal, goals};
use doorways::course::{Building, Course, LineKind, MOST_ACROSS, Move};
use doorways::id::{ObjectiveId, PartId};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn shipped() -> Building {
    Building::of(course())
}

/// A course whose strands have so many goals each, the lowest strand first. `leads` are pairs of a
/// goal and one that builds on it, by their places in the course.
fn course_of(strands: &[usize], leads: &[(usize, usize)]) -> Course {
    let mut made = course().clone();
    let (strand, objective) = (made.strands[0].clone(), made.objectives[0].clone());
    made.strands.clear();
    made.objectives.clear();
    for (nth, goals) in strands.iter().enumerate() {
        let mut strand = strand.clone();
        strand.id = PartId::new(format!("s{nth}")).expect("an id");
        for _ in 0..*goals {
            let mut objective = objective.clone();
            objective.id = ObjectiveId::new(format!("G{}", made.objectives.len())).expect("an id");
            objective.strand = strand.id.clone();
            (objective.all, objective.any_of) = (Vec::new(), Vec::new());
            made.objectives.push(objective);
        }
        made.strands.push(strand);
    }
    let count = made.objectives.len();
    for (from, to) in leads.iter().filter(|_| count > 0) {
        let from = made.objectives[from % count].id.clone();
        made.objectives[to % count].all.push(from);
    }
    made
}

#[test]
fn the_foundations_are_at_the_bottom_and_doors_stand_in_the_order_of_learning() {
    let building = shipped();
    let floors: Vec<&str> = building.floors.iter().map(|floor| floor.strand.as_str()).collect();
    assert_eq!(floors, ["model", "solve", "quad", "poly", "linear", "entry"]);
    assert_eq!(building.floors[5].doors, goals(&["F1", "F2", "F3", "F4", "F5", "F6"]));
    assert_eq!((building.columns, building.size()), (7, (700, 600)));
}

#[test]
fn a_strand_without_goals_has_no_floor_and_one_with_many_has_several_rows() {
    let building = Building::of(&course_of(&[2, 0, MOST_ACROSS + 2], &[]));
    assert_eq!(building.floors.len(), 2);
    assert_eq!((building.columns, building.size().1), (MOST_ACROSS, 300));
    assert_eq!(Building::of(&course_of(&[], &[])).size(), (0, 0));
}

#[track_caller]
fn check_lines(of: &str, expected: &[(&str, &str, LineKind)]) {
    let lines = shipped().lines_at(&goal(of));
    let lines: BTreeSet<_> =
        lines.iter().map(|line| (line.from.as_str(), line.to.as_str(), line.kind)).collect();
    assert_eq!(lines, expected.iter().copied().collect());
}

#[test]
fn lines_say_what_a_goal_needs_what_would_do_and_what_it_opens() {
    use LineKind::{AnyOf, Needs, Opens};
    check_lines(
        "M4",
        &[
            ("M2", "M4", Needs),
            ("Q3", "M4", Needs),
            ("Q4", "M4", AnyOf),
            ("Q7", "M4", AnyOf),
            ("M4", "M5", Opens),
        ],
    );
    check_lines("none", &[]);
}

#[test]
fn the_whole_path_leads_down_to_the_foundations() {
    let building = shipped();
    let below = building.below(&goal("L3"));
    assert_eq!(below, goals(&["F1", "F2", "F3", "F4", "F5", "L1", "L2"]).iter().collect());
    let lines = building.lines_below(&goal("L3"));
    assert!(lines.iter().all(|line| below.contains(&line.from) && below.contains(&line.to)));
    assert!(lines.iter().any(|line| line.from == goal("F1") && line.to == goal("F2")));
    assert!(building.lines_below(&goal("F1")).is_empty());
}

#[track_caller]
fn check_path(from: (usize, usize), to: (usize, usize), path: &str) {
    // Three rows of three; rows and columns counted from the top and the left.
    let at = |(row, column): (usize, usize)| (2 - row) * 3 + column;
    let course = course_of(&[3, 3, 3], &[(at(from), at(to))]);
    let to = &course.objectives[at(to)].id;
    assert_eq!(Building::of(&course).lines_at(to)[0].path, path);
}

#[test]
fn a_line_never_runs_through_a_third_door() {
    check_path((1, 0), (1, 1), "M69 134H131");
    check_path((1, 1), (1, 0), "M69 134H131");
    // Over the door between.
    check_path((1, 0), (1, 2), "M59 116C84 104 216 104 241 116");
    // One floor up: through the gap between the floors.
    check_path((2, 0), (1, 2), "M50 212C50 200 250 200 250 155");
    // Two floors up: between two columns.
    check_path((2, 0), (0, 2), "M50 212C50 200 200 200 200 190V125C200 100 250 100 250 55");
    check_path((2, 2), (0, 0), "M250 212C250 200 100 200 100 190V125C100 100 50 100 50 55");
    check_path((2, 0), (0, 0), "M50 212C50 200 100 200 100 190V125C100 100 50 100 50 55");
    // A goal may build on one of a later strand.
    check_path((1, 2), (2, 0), "M50 212C50 200 250 200 250 155");
}

#[track_caller]
fn check_step(from: &str, step: Move, to: Option<&str>) {
    assert_eq!(shipped().step(&goal(from), step).map(ObjectiveId::as_str), to, "{from} {step:?}");
}

#[test]
fn arrow_keys_move_along_a_floor_and_to_the_nearest_door_of_the_next() {
    check_step("Q2", Move::On, Some("Q3"));
    check_step("Q2", Move::Back, Some("Q1"));
    check_step("Q2", Move::First, Some("Q1"));
    check_step("Q2", Move::Last, Some("Q7"));
    check_step("Q2", Move::Up, Some("E2"));
    check_step("Q2", Move::Down, Some("P2"));
    // The floor below is shorter.
    check_step("Q7", Move::Down, Some("P5"));
    // The ends of the building.
    check_step("Q1", Move::Back, None);
    check_step("Q7", Move::On, None);
    check_step("M3", Move::Up, None);
    check_step("F3", Move::Down, None);
    check_step("none", Move::On, None);
}

proptest! {
    #[test]
    fn every_goal_has_one_door_and_steps_reach_all_of_them(
        strands in vec(0..17_usize, 0..6),
        leads in vec((0..90_usize, 0..90_usize), 0..40),
    ) {
        let course = course_of(&strands, &leads);
        let building = Building::of(&course);
        let doors: Vec<&ObjectiveId> = building.floors.iter().flat_map(|f| &f.doors).collect();
        let known: BTreeSet<&ObjectiveId> = course.objectives.iter().map(|goal| &goal.id).collect();
        prop_assert_eq!(doors.len(), known.len());
        prop_assert_eq!(doors.iter().copied().collect::<BTreeSet<_>>(), known.clone());
        prop_assert!(building.columns <= MOST_ACROSS);
        let mut reached = BTreeSet::new();
        let mut row = doors.first().copied();
        while let Some(start) = row {
            let mut at = building.step(start, Move::First);
            while let Some(door) = at {
                prop_assert!(reached.insert(door), "{} is reached twice", door);
                at = building.step(door, Move::On);
            }
            row = building.step(start, Move::Down);
        }
        prop_assert_eq!(reached, known);
    }

    #[test]
    fn what_one_step_does_the_opposite_undoes(
        strands in vec(1..8_usize, 1..6),
        at in 0..40_usize,
    ) {
        let course = course_of(&strands, &[]);
        let building = Building::of(&course);
        let at = &course.objectives[at % course.objectives.len()].id;
        if let Some(next) = building.step(at, Move::On) {
            prop_assert_eq!(building.step(next, Move::Back), Some(at));
        }
        if let Some(above) = building.step(at, Move::Up) {
            prop_assert!(building.step(above, Move::Down).is_some());
        }
    }

    #[test]
    fn lines_run_inside_the_building_even_in_a_circle(
        strands in vec(0..10_usize, 0..5),
        leads in vec((0..50_usize, 0..50_usize), 0..40),
    ) {
        let course = course_of(&strands, &leads);
        let building = Building::of(&course);
        let (width, height) = building.size();
        for goal in &course.objectives {
            prop_assert!(!building.below(&goal.id).contains(&goal.id));
            for line in building.lines_at(&goal.id).into_iter().chain(building.lines_below(&goal.id)) {
                prop_assert!(line.from != line.to);
                let numbers = line.path.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
                let furthest = numbers.map(|n| n.parse::<usize>().expect("digits")).max();
                prop_assert!(furthest <= Some(width.max(height)), "{}", line.path);
            }
        }
    }
}
