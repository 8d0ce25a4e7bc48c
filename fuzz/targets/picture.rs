//! A picture: any at all, and one of a code with some of its pixels spoiled. Codes are found or not,
//! and nothing panics.
#![no_main]

use doorways::exchange::{QUIET, drawn, found};
use libfuzzer_sys::fuzz_target;

const ZOOM: usize = 3;

/// The runs of dark modules of a drawing: where each begins, and how long it is.
fn dark(path: &str) -> Vec<[usize; 3]> {
    let number = |text: &str| text.parse::<usize>().expect("a number");
    path.split_terminator('z')
        .map(|run| {
            let mut numbers = run[1..].split([' ', 'h', 'v']).map(number);
            [(); 3].map(|()| numbers.next().expect("x, y and length"))
        })
        .collect()
}

fuzz_target!(|input: (u8, &[u8], &str, Vec<(u16, u8)>)| {
    let (width, any, says, spoiled) = input;
    let width = usize::from(width) + 1;
    found(&any[..any.len() / width * width], width);
    let says: String = says.chars().take(200).collect();
    let Some(drawings) = drawn(&[says]) else { return };
    let side = (drawings[0].modules + 2 * QUIET) * ZOOM;
    let mut picture = vec![255; side * side];
    for [x, y, length] in dark(&drawings[0].path) {
        for row in (y + QUIET) * ZOOM..(y + QUIET + 1) * ZOOM {
            let from = row * side + (x + QUIET) * ZOOM;
            picture[from..from + length * ZOOM].fill(20);
        }
    }
    for (at, brightness) in spoiled {
        let at = usize::from(at) * 7 % picture.len();
        picture[at..(at + 40).min(side * side)].fill(brightness);
    }
    found(&picture, side);
});
