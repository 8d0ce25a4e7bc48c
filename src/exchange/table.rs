//! A table for spreadsheets (CSV, RFC 4180). Spreadsheets run what looks like a formula, so such a cell
//! gets an apostrophe in front (OWASP, "CSV Injection").

/// The table as text: a byte order mark, since some spreadsheets take UTF-8 for something else
/// without it, then a line for each row, every cell in quotes.
pub fn to_csv(rows: &[Vec<String>]) -> String {
    let mut csv = String::from('\u{feff}');
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        csv.push_str(&cells.join(","));
        csv.push_str("\r\n");
    }
    csv
}

fn quoted(cell: &str) -> String {
    let guard = if may_be_formula(cell) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

/// Whether a spreadsheet may take a cell for a formula, the full-width signs of East Asian keyboards
/// included.
fn may_be_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}
