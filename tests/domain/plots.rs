//! Graphs: where things are drawn, which numbers stand at the axes, and what a press means.

use doorways::course::item::Axis;
use doorways::course::plot::{HEIGHT, Plot, WIDTH};
use proptest::prelude::*;

fn axis(from: f64, to: f64, step: f64) -> Axis {
    Axis { from, to, step }
}

fn numbers(plot: &Plot, across: bool) -> Vec<String> {
    let marks = plot.marks().into_iter().filter(|mark| mark.across == across);
    marks.map(|mark| mark.number).collect()
}

#[test]
fn numbers_at_an_axis_are_few_and_leave_out_the_crossing() {
    let plot = Plot::new(axis(-8.0, 8.0, 1.0), axis(0.0, 130.0, 10.0));
    assert_eq!(numbers(&plot, true), ["−8", "−6", "−4", "−2", "2", "4", "6", "8"]);
    assert_eq!(numbers(&plot, false), ["20", "40", "60", "80", "100", "120"]);
}

#[test]
fn numbers_between_whole_ones_are_written_too() {
    let plot = Plot::new(axis(0.0, 2.5, 0.5), axis(0.0, 1.0, 0.5));
    assert_eq!(numbers(&plot, true), ["0.5", "1", "1.5", "2", "2.5"]);
}

#[test]
fn everything_is_drawn_inside_the_picture() {
    let plot = Plot::new(axis(-5.0, 5.0, 1.0), axis(-100.0, 100.0, 20.0));
    for mark in plot.marks() {
        let [x, y] = mark.at;
        assert!((0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y), "{mark:?}");
    }
}

#[test]
fn a_press_between_two_lines_counts_for_the_closer_crossing() {
    let plot = Plot::new(axis(-8.0, 8.0, 1.0), axis(-10.0, 10.0, 2.0));
    let [x, y] = plot.place([3.0, -4.0]);
    assert_eq!(plot.crossing((x + 5.0) / WIDTH, (y - 8.0) / HEIGHT), Some([3, -4]));
    // Beside the grid it counts for the edge.
    assert_eq!(plot.crossing(0.0, 0.0), Some([-8, 10]));
    let halves = Plot::new(axis(0.0, 2.0, 0.5), axis(0.0, 2.0, 1.0));
    let [x, y] = halves.place([0.5, 1.0]);
    assert_eq!(halves.crossing(x / WIDTH, y / HEIGHT), None);
}

proptest! {
    #[test]
    fn a_press_on_a_crossing_is_that_crossing(x in -8_i32..=8, y in -10_i32..=10) {
        let plot = Plot::new(axis(-8.0, 8.0, 1.0), axis(-10.0, 10.0, 1.0));
        let [across, down] = plot.place([f64::from(x), f64::from(y)]);
        let crossing = plot.crossing(across / WIDTH, down / HEIGHT);
        prop_assert_eq!(crossing, Some([i64::from(x), i64::from(y)]));
    }
}
