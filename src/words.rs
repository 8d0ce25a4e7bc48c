//! Somebody's own words inside a sentence of ours: they cannot turn it round or run over it.

/// First strong isolate, and pop directional isolate: Unicode Standard Annex #9.
const APART: (char, char) = ('\u{2068}', '\u{2069}');

/// The most marks that may stand on one letter. Written languages need up to four; more only serve to
/// cover what stands above and below.
const MOST_MARKS: usize = 6;

/// Words as they may stand in a sentence. Whatever direction they have ends with them: controls that
/// would turn what follows are left out, line ends become spaces, and towers of marks are cut.
pub fn apart(words: &str) -> String {
    let mut said = String::with_capacity(words.len() + 6);
    said.push(APART.0);
    let mut marks = 0;
    for c in words.chars() {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        match c {
            _ if marks > MOST_MARKS || turns_the_text(c) => {}
            // A paragraph that ends takes every isolation with it.
            '\n'
            | '\r'
            | '\u{b}'
            | '\u{c}'
            | '\u{1c}'..='\u{1e}'
            | '\u{85}'
            | '\u{2028}'
            | '\u{2029}' => {
                said.push(' ');
            }
            c => said.push(c),
        }
    }
    said.push(APART.1);
    said
}

/// Embeddings, overrides and isolates, and what ends them.
fn turns_the_text(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The blocks of marks that pile up on any letter.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}
