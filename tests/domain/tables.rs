//! Tables for spreadsheets: every cell comes back as it was, and none of them runs.

use crate::any::naughty_words;
use doorways::exchange::to_csv;
use proptest::collection::vec;
use proptest::prelude::*;

/// What a reader of CSV finds in a text.
fn read(csv: &str) -> Vec<Vec<String>> {
    let csv = csv.trim_start_matches('\u{feff}');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv.as_bytes());
    let rows = reader.records().map(|row| row.expect("it is CSV"));
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

/// A cell is read as it was, after an apostrophe if a spreadsheet could take it for a formula.
#[track_caller]
fn check(cell: &str, guarded: bool) {
    let expected = if guarded { format!("'{cell}") } else { cell.to_owned() };
    let rows = read(&to_csv(&[vec!["first".into(), cell.into()]]));
    assert_eq!(rows, [["first".to_owned(), expected]]);
}

#[test]
fn a_cell_that_looks_like_a_formula_gets_an_apostrophe_and_no_other_does() {
    for first in '\0'..='\u{ff}' {
        let guarded = "=+-@\t\r\n".contains(first);
        check(&format!("{first}1"), guarded);
        check(&format!("{first}\"\"2\""), guarded);
    }
    for first in ['＝', '＋', '－', '＠'] {
        check(&format!("{first}1"), true);
    }
    check("=HYPERLINK(\"https://example.org\",\"A\")", true);
    check("q = 120 - 20p", false);
    check("", false);
}

#[test]
fn naughty_words_survive_a_table() {
    for words in naughty_words() {
        let guarded =
            words.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
        check(words, guarded);
    }
}

#[test]
fn tables_that_readers_stumble_over_come_back_as_they_were() {
    for name in [
        "comma_in_quotes",
        "empty",
        "empty_crlf",
        "escaped_quotes",
        "json",
        "location_coordinates",
        "newlines",
        "newlines_crlf",
        "quotes_and_newlines",
        "simple",
        "simple_crlf",
        "utf8",
    ] {
        let path = format!("target/corpora/{name}.csv");
        let csv = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{path}: {why}"));
        let table = read(&csv);
        assert!(!table.is_empty(), "{name}");
        let again = read(&to_csv(&table));
        let bare = |cell: &String| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
        let again: Vec<Vec<String>> =
            again.iter().map(|row| row.iter().map(bare).collect()).collect();
        assert_eq!(again, table, "{name}");
    }
}

proptest! {
    #[test]
    fn any_table_comes_back_with_its_rows_and_cells(
        table in vec(vec(any::<String>(), 1..5), 0..6)
    ) {
        let again = read(&to_csv(&table));
        prop_assert_eq!(again.len(), table.len());
        for (row, before) in again.iter().zip(&table) {
            prop_assert_eq!(row.len(), before.len());
            for (cell, before) in row.iter().zip(before) {
                prop_assert!(cell == before || cell.strip_prefix('\'') == Some(before));
            }
        }
    }
}
