//! Where things stand on a grid: coordinates of a graph as they are drawn, and back.

use super::item::Axis;

/// How wide a drawn graph is, in the units of its picture.
pub const WIDTH: f64 = 380.0;
/// How high it is.
pub const HEIGHT: f64 = 360.0;

const LEFT: f64 = 44.0;
const RIGHT: f64 = 362.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 320.0;
/// With more numbers than this at an axis only every second, fifth or tenth is written.
const MOST_NUMBERS: usize = 9;

/// A grid with two axes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plot {
    x: Axis,
    y: Axis,
}

/// A number at an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Where it stands: the middle of its foot when it is across, else its right end.
    pub at: [f64; 2],
    /// The number.
    pub number: String,
    /// Whether it belongs to the axis across.
    pub across: bool,
}

impl Plot {
    /// A grid from axis to axis.
    pub fn new(x: Axis, y: Axis) -> Self {
        Self { x, y }
    }

    /// Where a point is drawn.
    pub fn place(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let part = |axis: &Axis, at: f64| (at - axis.from) / (axis.to - axis.from);
        let across = LEFT + part(&self.x, x) * (RIGHT - LEFT);
        let up = BOTTOM - part(&self.y, y) * (BOTTOM - TOP);
        [tenths(across), tenths(up)]
    }

    /// The crossing of the grid that is closest to a place in the picture, given as parts of its
    /// width and height from 0 to 1. None when an axis has no whole numbers.
    #[allow(clippy::cast_possible_truncation, reason = "numbers of a grid are small")]
    pub fn crossing(&self, across: f64, down: f64) -> Option<[i64; 2]> {
        let value = |axis: &Axis, part: f64| {
            let at = axis.from + part.clamp(0.0, 1.0) * (axis.to - axis.from);
            let near = (at / axis.step).round() * axis.step;
            (near.fract() == 0.0).then_some(near as i64)
        };
        let x = value(&self.x, (across * WIDTH - LEFT) / (RIGHT - LEFT))?;
        let y = value(&self.y, (BOTTOM - down * HEIGHT) / (BOTTOM - TOP))?;
        Some([x, y])
    }

    /// The lines of the grid, as one path.
    pub fn grid(&self) -> String {
        let upright = steps(&self.x).map(|x| self.line([x, self.y.from], [x, self.y.to]));
        let level = steps(&self.y).map(|y| self.line([self.x.from, y], [self.x.to, y]));
        upright.chain(level).collect()
    }

    /// The two axes, as one path: through zero, or along the edge when zero is outside.
    pub fn axes(&self) -> String {
        let (x, y) = self.zero();
        let across = self.line([self.x.from, y], [self.x.to, y]);
        across + &self.line([x, self.y.from], [x, self.y.to])
    }

    /// The numbers at the axes.
    pub fn marks(&self) -> Vec<Mark> {
        let (zero_x, zero_y) = self.zero();
        let across = numbers(&self.x, zero_x).map(|x| {
            let [at, foot] = self.place([x, zero_y]);
            Mark { at: [at, tenths(foot + 18.0)], number: written(x), across: true }
        });
        let up = numbers(&self.y, zero_y).map(|y| {
            let [end, at] = self.place([zero_x, y]);
            Mark { at: [tenths(end - 8.0), tenths(at + 5.0)], number: written(y), across: false }
        });
        across.chain(up).collect()
    }

    /// A line through points, as a path.
    pub fn curve(&self, points: &[[f64; 2]]) -> String {
        let drawn = points.iter().enumerate().map(|(nth, point)| {
            let [x, y] = self.place(*point);
            format!("{}{x} {y}", if nth == 0 { 'M' } else { 'L' })
        });
        drawn.collect()
    }

    fn line(&self, from: [f64; 2], to: [f64; 2]) -> String {
        self.curve(&[from, to])
    }

    /// Where the axes cross.
    fn zero(&self) -> (f64, f64) {
        let near = |axis: &Axis| 0.0_f64.clamp(axis.from.min(axis.to), axis.to.max(axis.from));
        (near(&self.x), near(&self.y))
    }
}

/// Every line of the grid along an axis.
fn steps(axis: &Axis) -> impl Iterator<Item = f64> + use<> {
    let Axis { from, to, step } = *axis;
    // A hundred lines are more than any picture of this size shows.
    (0..=100_u32)
        .map(move |nth| from + f64::from(nth) * step)
        .take_while(move |at| *at <= to + step / 1e3)
}

/// The numbers that are written along an axis, but the one where the axes cross.
fn numbers(axis: &Axis, zero: f64) -> impl Iterator<Item = f64> + use<> {
    let all = steps(axis).count();
    let every =
        [1, 2, 5, 10, 20].into_iter().find(|every| all / every <= MOST_NUMBERS).unwrap_or(50);
    let step = axis.step * f64::from(u32::try_from(every).unwrap_or(1));
    steps(axis).filter(move |at| {
        let is_one_of_them = ((at / step).round() * step - at).abs() < step / 1e3;
        is_one_of_them && (at - zero).abs() > step / 1e3
    })
}

/// A number as it is written at an axis.
fn written(number: f64) -> String {
    let text = format!("{}", (number * 100.0).round() / 100.0);
    text.replace('-', "−")
}

/// Drawn places need no more than a tenth of a unit.
fn tenths(place: f64) -> f64 {
    (place * 10.0).round() / 10.0
}
