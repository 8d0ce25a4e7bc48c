//! The goals of a course as a building: a floor for each strand, foundations at the bottom, a door for
//! each goal in the order of learning, and lines between what builds on what.

use super::{Course, Words};
use crate::id::{ObjectiveId, PartId};
use std::collections::{BTreeMap, BTreeSet};

/// How many doors stand side by side at most. A strand with more has its floor in several rows.
pub const MOST_ACROSS: usize = 7;

/// How many units of the drawing a door has to each side, and up and down.
const CELL: usize = 100;
/// Where, from the top of its cell, a door begins, where its middle is and where it stands.
const TOP: usize = 12;
const MIDDLE: usize = 34;
const FOOT: usize = 55;
/// How far a line beside a door keeps from the door's middle.
const BESIDE: usize = 19;

/// Where every door stands, and what leads where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Building {
    /// Its floors, the top one first. A strand without goals has none.
    pub floors: Vec<Floor>,
    /// How many doors stand side by side in the widest row.
    pub columns: usize,
    rows: Vec<Vec<ObjectiveId>>,
    places: BTreeMap<ObjectiveId, Place>,
    edges: Vec<Edge>,
}

/// A floor: one strand and its doors, in the order of learning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Floor {
    /// The strand.
    pub strand: PartId,
    /// Its goals.
    pub doors: Vec<ObjectiveId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    /// From the top.
    row: usize,
    column: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Edge {
    from: ObjectiveId,
    to: ObjectiveId,
    any: bool,
}

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineKind {
    /// The goal needs this one.
    Needs,
    /// The goal needs this one or another.
    AnyOf,
    /// The goal helps with this one.
    Opens,
    /// A step further down: what something below the goal needs.
    Below,
    /// The same, where another one would do as well.
    BelowAnyOf,
}

/// A line between two doors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The goal that comes first.
    pub from: ObjectiveId,
    /// The goal that builds on it.
    pub to: ObjectiveId,
    /// What it says.
    pub kind: LineKind,
    /// How it runs, as SVG path data in the units of [`Building::size`].
    pub path: String,
}

/// A step from door to door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// To the door before it on the same floor.
    Back,
    /// To the door after it on the same floor.
    On,
    /// To the nearest door of the row above.
    Up,
    /// To the nearest door of the row below.
    Down,
    /// To the first door of the row.
    First,
    /// To the last door of the row.
    Last,
}

impl Building {
    /// The building of a course.
    pub fn of<W: Words>(course: &Course<W>) -> Self {
        let mut floors = Vec::new();
        let mut rows = Vec::new();
        let mut places = BTreeMap::new();
        for strand in course.strands.iter().rev() {
            let doors: Vec<ObjectiveId> =
                course.objectives_in(&strand.id).map(|goal| goal.id.clone()).collect();
            if doors.is_empty() {
                continue;
            }
            for doors in doors.chunks(MOST_ACROSS) {
                for (column, door) in doors.iter().enumerate() {
                    places.insert(door.clone(), Place { row: rows.len(), column });
                }
                rows.push(doors.to_vec());
            }
            floors.push(Floor { strand: strand.id.clone(), doors });
        }
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let edges = edges_of(course, &places);
        Self { floors, columns, rows, places, edges }
    }

    /// How wide and how high the drawing of the lines is.
    pub fn size(&self) -> (usize, usize) {
        (self.columns * CELL, self.rows.len() * CELL)
    }

    /// The lines that begin or end at a goal's door.
    pub fn lines_at(&self, goal: &ObjectiveId) -> Vec<Line> {
        let kind = |edge: &Edge| match (&edge.to == goal, &edge.from == goal) {
            (true, _) if edge.any => Some(LineKind::AnyOf),
            (true, _) => Some(LineKind::Needs),
            (_, true) => Some(LineKind::Opens),
            _ => None,
        };
        self.edges.iter().filter_map(|edge| self.line(edge, kind(edge)?)).collect()
    }

    /// The lines between the doors of everything that a goal builds on: the path to it without its
    /// last step.
    pub fn lines_below(&self, goal: &ObjectiveId) -> Vec<Line> {
        let below = self.below(goal);
        let between = self.edges.iter().filter(|edge| below.contains(&edge.to));
        let kind = |edge: &Edge| if edge.any { LineKind::BelowAnyOf } else { LineKind::Below };
        between.filter_map(|edge| self.line(edge, kind(edge))).collect()
    }

    /// Every goal that a goal builds on, directly or through others.
    pub fn below(&self, goal: &ObjectiveId) -> BTreeSet<&ObjectiveId> {
        let mut below = BTreeSet::new();
        let mut to_visit = vec![goal];
        while let Some(at) = to_visit.pop() {
            for edge in self.edges.iter().filter(|edge| &edge.to == at) {
                if &edge.from != goal && below.insert(&edge.from) {
                    to_visit.push(&edge.from);
                }
            }
        }
        below
    }

    /// The door that a step from a goal's door leads to. None at the end of the building.
    pub fn step(&self, from: &ObjectiveId, step: Move) -> Option<&ObjectiveId> {
        let Place { row, column } = *self.places.get(from)?;
        let doors = &self.rows[row];
        match step {
            Move::Back => doors.get(column.checked_sub(1)?),
            Move::On => doors.get(column + 1),
            Move::First => doors.first(),
            Move::Last => doors.last(),
            // Rows begin at the same wall, so the nearest door is the one above or the last one.
            Move::Up => nearest(self.rows.get(row.checked_sub(1)?)?, column),
            Move::Down => nearest(self.rows.get(row + 1)?, column),
        }
    }

    fn line(&self, edge: &Edge, kind: LineKind) -> Option<Line> {
        let path = path_between(*self.places.get(&edge.from)?, *self.places.get(&edge.to)?);
        Some(Line { from: edge.from.clone(), to: edge.to.clone(), kind, path })
    }
}

fn nearest(doors: &[ObjectiveId], column: usize) -> Option<&ObjectiveId> {
    doors.get(column).or(doors.last())
}

/// What builds on what, each pair once, among the goals that have a door.
fn edges_of<W: Words>(course: &Course<W>, places: &BTreeMap<ObjectiveId, Place>) -> Vec<Edge> {
    let mut edges: Vec<Edge> = Vec::new();
    for goal in course.objectives.iter().filter(|goal| places.contains_key(&goal.id)) {
        let needed = goal.all.iter().map(|from| (from, false));
        let any = goal.any_of.iter().map(|any| (any, any.len() > 1));
        let any = any.flat_map(|(any, choice)| any.iter().map(move |from| (from, choice)));
        for (from, any) in needed.chain(any) {
            let known = edges.iter().any(|edge| &edge.from == from && edge.to == goal.id);
            if places.contains_key(from) && from != &goal.id && !known {
                edges.push(Edge { from: from.clone(), to: goal.id.clone(), any });
            }
        }
    }
    edges
}

/// How a line runs from one door to another: never through a third one.
fn path_between(from: Place, to: Place) -> String {
    if from.row == to.row {
        return path_along(from, to);
    }
    // The course may also lead downstairs: then the line is the same, drawn from the other end.
    let (low, high) = if from.row > to.row { (from, to) } else { (to, from) };
    let (x, end) = (middle(low), middle(high));
    let (y, foot) = (low.row * CELL, high.row * CELL + FOOT);
    if low.row == high.row + 1 {
        return format!("M{x} {}C{x} {y} {end} {y} {end} {foot}", y + TOP);
    }
    // Between two columns a line passes the floors on its way.
    let shaft = match low.column.cmp(&high.column) {
        std::cmp::Ordering::Less => high.column * CELL,
        _ if high.column == 0 && low.column == 0 => CELL,
        std::cmp::Ordering::Equal => high.column * CELL,
        std::cmp::Ordering::Greater => (high.column + 1) * CELL,
    };
    let (leave, enter) = (y - CELL / 10, (high.row + 1) * CELL + CELL / 4);
    let under = (high.row + 1) * CELL;
    format!(
        "M{x} {}C{x} {y} {shaft} {y} {shaft} {leave}V{enter}C{shaft} {under} {end} {under} {end} {foot}",
        y + TOP
    )
}

/// A line along a floor: straight between neighbours, else over the doors between.
fn path_along(from: Place, to: Place) -> String {
    let (left, right) = if from.column < to.column { (from, to) } else { (to, from) };
    let (x, end, y) = (middle(left), middle(right), left.row * CELL);
    if right.column == left.column + 1 {
        return format!("M{} {}H{}", x + BESIDE, y + MIDDLE, end - BESIDE);
    }
    let (x, end, low, high) = (x + BESIDE / 2, end - BESIDE / 2, y + TOP + 4, y + 4);
    format!("M{x} {low}C{} {high} {} {high} {end} {low}", x + CELL / 4, end - CELL / 4)
}

fn middle(place: Place) -> usize {
    place.column * CELL + CELL / 2
}
