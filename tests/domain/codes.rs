//! Work as codes for a camera: whatever is shown arrives whole, or does not arrive.

use doorways::exchange::{
    Drawing, LONGEST_ONE_CODE, LONGEST_SERIES, MOST_PIXELS, QUIET, Scan, Scanned, as_spans, drawn,
    found, from_link, to_codes,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

const ADDRESS: &str = "https://doorways.example/#/take/";

/// Bytes that do not repeat, as compressed ones do not.
fn work(length: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    std::iter::repeat_with(&mut next).take(length).collect()
}

fn series_of(work: &[u8]) -> Vec<String> {
    let codes = to_codes(work, ADDRESS).expect("it is not too much");
    assert!(codes.len() > 1, "{} bytes need a series", work.len());
    codes
}

/// Reads codes one after another; the last of them gives this.
#[track_caller]
fn check<'a>(codes: impl IntoIterator<Item = &'a String>, last: Scanned) {
    let mut scan = Scan::default();
    let read = codes.into_iter().map(|code| scan.take_in(code)).last();
    assert_eq!(read, Some(last));
}

#[test]
fn a_little_work_is_one_link_for_any_camera() {
    let work = work(300);
    let codes = to_codes(&work, ADDRESS).expect("it is not too much");
    let [link] = &codes[..] else { panic!("{} codes", codes.len()) };
    assert!(link.len() <= LONGEST_ONE_CODE);
    let letters = link.strip_prefix(ADDRESS).expect("it is a link").to_owned();
    assert_eq!(from_link(&letters), Ok(work));
    check(&codes, Scanned::Link(letters));
}

#[test]
fn the_codes_of_a_series_are_small_enough_for_a_cheap_camera() {
    // A QR code of version 12, level L, holds 535 of these characters.
    for length in [400, 1_000, 20_000, LONGEST_SERIES] {
        let codes = series_of(&work(length));
        for code in &codes {
            assert!(code.len() <= 535, "{} characters", code.len());
            let fits =
                |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || " $%*+-./:".contains(c);
            assert!(code.chars().all(fits), "{code}");
        }
        let (first, before_last) = (codes[0].len(), codes[codes.len() - 2].len());
        assert_eq!(first, before_last, "all but the last are as long as each other");
    }
}

#[test]
fn too_much_work_or_none_is_not_shown_as_codes() {
    assert_eq!(to_codes(&work(LONGEST_SERIES + 1), ADDRESS), None);
    let codes = series_of(&work(LONGEST_SERIES));
    check(&codes, Scanned::Whole(work(LONGEST_SERIES)));
    // Nothing compressed is still a few bytes, and where the address is long a series needs some.
    assert_eq!(to_codes(&[], &"a".repeat(LONGEST_ONE_CODE)), None);
}

#[test]
fn a_long_address_leaves_the_code_as_small_as_it_was() {
    let address = format!("https://{}/#/take/", "school.".repeat(80));
    for length in [1, 2, 5, 339, 340, 341, 342, 680, 681] {
        let codes = to_codes(&work(length), &address).expect("it is not too much");
        assert_eq!(codes.len(), length.div_ceil(340));
        check(&codes, Scanned::Whole(work(length)));
    }
}

#[test]
fn codes_may_come_in_every_order_and_again() {
    let work = work(1_600);
    let codes = series_of(&work);
    assert_eq!(codes.len(), 5);
    let mut orders = vec![vec![]];
    for _ in &codes {
        let longer = |order: &Vec<usize>| {
            let left = (0..codes.len()).filter(|place| !order.contains(place));
            left.map(|place| [&order[..], &[place]].concat()).collect::<Vec<_>>()
        };
        orders = orders.iter().flat_map(longer).collect();
    }
    assert_eq!(orders.len(), 120);
    for order in orders {
        // Each is read twice, as a camera does.
        let read = order.iter().flat_map(|place| [&codes[*place]; 2]).take(9);
        check(read, Scanned::Whole(work.clone()));
    }
}

#[test]
fn the_missing_codes_are_named() {
    let codes = series_of(&work(2_000));
    let mut scan = Scan::default();
    assert_eq!((scan.count(), scan.missing()), (0, vec![]));
    for place in [4, 1, 4] {
        assert_eq!(scan.take_in(&codes[place]), Scanned::Piece);
    }
    assert_eq!((scan.count(), scan.missing()), (6, vec![1, 3, 4, 6]));
    for (numbers, told) in
        [(&[][..], ""), (&[7], "7"), (&[1, 3, 4, 6], "1, 3–4, 6"), (&[2, 3, 4], "2–4")]
    {
        assert_eq!(as_spans(numbers), told);
    }
}

#[test]
fn a_series_with_a_code_missing_is_not_complete() {
    let codes = series_of(&work(2_000));
    for missing in 0..codes.len() {
        let others = codes.iter().enumerate().filter(|(place, _)| *place != missing);
        check(others.map(|(_, code)| code), Scanned::Piece);
    }
}

#[test]
fn two_series_that_are_mixed_are_gathered_apart() {
    let (one, other) = (series_of(&work(1_000)), series_of(&work(1_001)));
    let mut scan = Scan::default();
    for (one, other) in one.iter().zip(&other).take(2) {
        assert_eq!(scan.take_in(one), Scanned::Piece);
        assert_eq!(scan.take_in(other), Scanned::Piece);
        assert_eq!(scan.count(), 3);
    }
    assert_eq!(scan.take_in(&one[2]), Scanned::Whole(work(1_000)));
    assert_eq!(scan.take_in(&other[2]), Scanned::Whole(work(1_001)));
}

#[test]
fn series_that_never_end_do_not_pile_up() {
    let mut scan = Scan::default();
    let whole = series_of(&work(900));
    for length in 901..1_001 {
        scan.take_in(&series_of(&work(length))[0]);
    }
    for code in &whole[..2] {
        assert_eq!(scan.take_in(code), Scanned::Piece);
    }
    assert_eq!(scan.take_in(&whole[2]), Scanned::Whole(work(900)));
    // Debug output tells how much is kept: three pieces of other series, at four letters a byte.
    assert!(format!("{scan:?}").len() < 10_000);
}

#[test]
fn a_code_that_was_changed_or_cut_anywhere_counts_as_not_read() {
    let codes = series_of(&work(700));
    let code = codes[1].as_bytes();
    for place in 0..code.len() {
        for bit in 0..8 {
            let mut changed = code.to_vec();
            changed[place] ^= 1 << bit;
            let changed = String::from_utf8_lossy(&changed).into_owned();
            let mut scan = Scan::default();
            let read = scan.take_in(&changed);
            assert!(matches!(read, Scanned::NotOurs | Scanned::Newer), "{changed}: {read:?}");
            assert_eq!(scan, Scan::default());
        }
        let mut scan = Scan::default();
        assert_eq!(scan.take_in(&codes[1][..place]), Scanned::NotOurs, "cut after {place}");
    }
    check([&format!("{}0", codes[1])], Scanned::NotOurs);
}

#[test]
fn a_code_of_a_later_release_is_known_as_such() {
    check([&"DOORWAYS2:ANYTHING AT ALL".to_owned()], Scanned::Newer);
    for other in [
        "",
        "DOORWAYS",
        "DOORWAYS:",
        "DOORWAYSX:1",
        "DOORWAYS1:",
        "https://example.org/",
        "WIFI:S:x;;",
    ] {
        check([&other.to_owned()], Scanned::NotOurs);
    }
}

/// A picture of a drawn code on white: its brightness and its width. `zoom` pixels a module.
fn picture(drawing: &Drawing, zoom: usize) -> (Vec<u8>, usize) {
    let side = (drawing.modules + 2 * QUIET) * zoom;
    let mut picture = vec![255; side * side];
    for (x, y, length) in dark_rows(&drawing.path) {
        for row in (y + QUIET) * zoom..(y + QUIET + 1) * zoom {
            let from = row * side + (x + QUIET) * zoom;
            picture[from..from + length * zoom].fill(20);
        }
    }
    (picture, side)
}

/// Runs of dark modules: where they begin, and how long they are.
fn dark_rows(path: &str) -> impl Iterator<Item = (usize, usize, usize)> {
    path.split_terminator('z').map(|run| {
        let mut numbers =
            run[1..].split([' ', 'h', 'v']).map(|number| number.parse().expect("a number"));
        let mut next = || numbers.next().expect("x, y and length");
        (next(), next(), next())
    })
}

#[test]
fn what_is_drawn_is_found_in_a_picture_of_it() {
    for length in [1, 40, 300, 400, 5_000, LONGEST_SERIES] {
        let codes = to_codes(&work(length), ADDRESS).expect("it is not too much");
        let drawings = drawn(&codes).expect("they fit");
        for (code, drawing) in codes.iter().zip(&drawings) {
            let (picture, width) = picture(drawing, 3);
            assert_eq!(found(&picture, width), std::slice::from_ref(code), "{length}");
        }
        let widths = |most| drawings.iter().all(|drawing| drawing.modules <= most);
        // Version 12 for a series, 15 for one code that stands still.
        assert!(widths(if codes.len() > 1 { 65 } else { 77 }));
        assert!(drawings.iter().all(|drawing| drawing.modules == drawings[0].modules));
    }
}

#[test]
fn what_no_code_holds_is_not_drawn() {
    assert_eq!(drawn(&["a".repeat(3_000)]), None);
    assert_eq!(drawn(&[]), None);
}

#[test]
fn several_codes_on_one_sheet_are_all_found() {
    let codes = series_of(&work(1_200));
    let drawings = drawn(&codes).expect("they fit");
    let (mut sheet, mut width) = (Vec::new(), 0);
    for drawing in &drawings {
        let (picture, side) = picture(drawing, 3);
        sheet.extend(picture);
        width = side;
    }
    let mut scan = Scan::default();
    let read: Vec<Scanned> = found(&sheet, width).iter().map(|says| scan.take_in(says)).collect();
    assert_eq!(read.last(), Some(&Scanned::Whole(work(1_200))));
}

#[test]
fn nothing_is_found_where_no_code_is() {
    for width in [0, 1, 7, 100] {
        assert_eq!(found(&[128; 700], width), Vec::<String>::new());
        assert_eq!(found(&[], width), Vec::<String>::new());
    }
    // A picture that is too large is not looked at, even with a code in it.
    let (code, width) = picture(&drawn(&series_of(&work(400))).expect("they fit")[0], 3);
    let mut large = code.clone();
    large.resize(width * (MOST_PIXELS / width + 1), 255);
    assert_eq!((found(&code, width).len(), found(&large, width).len()), (1, 0));
}

proptest! {
    #[test]
    fn no_picture_makes_it_panic(
        width in 0..120_usize, noise in vec(any::<u8>(), 0..6_000),
        scribbles in vec((any::<Index>(), any::<u8>(), 1..300_usize), 0..40)
    ) {
        found(&noise, width);
        let (mut spoiled, width) = picture(&drawn(&series_of(&work(400))).expect("they fit")[0], 3);
        for (place, colour, length) in scribbles {
            let from = place.index(spoiled.len());
            let to = spoiled.len().min(from + length);
            spoiled[from..to].fill(colour);
        }
        // Whatever is still found says what was drawn: the code mends itself or is not read.
        let expected = series_of(&work(400));
        prop_assert!(found(&spoiled, width).iter().all(|says| *says == expected[0]));
    }

    #[test]
    fn whatever_is_shown_arrives_in_any_order(
        work in vec(any::<u8>(), 400..9_000), order in vec(any::<Index>(), 0..60)
    ) {
        let codes = series_of(&work);
        let mut scan = Scan::default();
        let mut arrived = Vec::new();
        // First at random, as a camera that looks away now and then; then the whole series once.
        for code in order.iter().map(|place| place.get(&codes)).chain(&codes) {
            match scan.take_in(code) {
                Scanned::Whole(bytes) => arrived.push(bytes),
                read => prop_assert_eq!(read, Scanned::Piece),
            }
        }
        prop_assert!(!arrived.is_empty());
        prop_assert!(arrived.iter().all(|bytes| *bytes == work));
    }

    #[test]
    fn no_text_makes_it_panic_or_counts_as_work(says in "(?s).{0,80}", tail in "[0-9A-Z $%*+./:-]{0,600}") {
        let mut scan = Scan::default();
        for says in [says.clone(), format!("DOORWAYS1:{tail}"), format!("DOORWAYS{says}")] {
            let read = scan.take_in(&says);
            prop_assert!(!matches!(read, Scanned::Whole(_) | Scanned::Piece | Scanned::Damaged));
        }
    }
}
