//! Rules about the source that the compiler does not know.
//!
//! Each rule is a function from a file's text to what breaks the rule there, so that a test can
//! show the rule at work on a text of its own.

use std::collections::BTreeSet;
use std::path::PathBuf;

/// Every Rust file below a folder, with its text.
fn rust_files(folder: &str) -> Vec<(String, String)> {
    files(folder, "rs")
}

fn files(folder: &str, kind: &str) -> Vec<(String, String)> {
    let mut folders = vec![PathBuf::from(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("tests run in the project's folder") {
            let path = entry.expect("a folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == kind) {
                let text = std::fs::read_to_string(&path).expect("a file of ours is UTF-8");
                files.push((path.display().to_string(), text));
            }
        }
    }
    files.sort();
    assert!(!files.is_empty(), "no {kind} file below {folder}");
    files
}

/// No file of these breaks the rule.
#[track_caller]
fn check(files: &[(String, String)], rule: impl Fn(&str) -> Vec<String>) {
    let broken: Vec<String> = files
        .iter()
        .flat_map(|(path, text)| rule(text).into_iter().map(move |what| format!("{path}: {what}")))
        .collect();
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

// ------------------------------------------------------------------ reading source

/// A string in some source: the code on the way to it, and what it says.
struct Literal {
    before: String,
    says: String,
}

/// Source with every comment left out and every string emptied, and those strings.
fn code_and_literals(source: &str) -> (String, Vec<Literal>) {
    let mut code = String::new();
    let mut literals = Vec::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let (taken, says) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), None)
        } else if rest.starts_with("/*") {
            (rest.find("*/").map_or(rest.len(), |end| end + 2), None)
        } else if let Some((length, says)) = string_at(rest).filter(|_| !ends_in_a_name(&code)) {
            (length, Some(says))
        } else {
            let length = character_at(rest).unwrap_or(c.len_utf8());
            code.push_str(&rest[..length]);
            (length, None)
        };
        if let Some(says) = says {
            let line = code.trim_end().rfind('\n').map_or(0, |at| at + 1);
            literals.push(Literal { before: code[line..].trim().to_owned(), says });
            code.push_str("\"\"");
        }
        rest = &rest[taken..];
    }
    (code, literals)
}

/// What every string in some source says.
pub fn strings(source: &str) -> Vec<String> {
    code_and_literals(source).1.into_iter().map(|literal| literal.says).collect()
}

fn ends_in_a_name(code: &str) -> bool {
    code.ends_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// The length of the string that begins here, plain or raw, and what it says.
fn string_at(rest: &str) -> Option<(usize, String)> {
    if let Some(raw) = rest.strip_prefix('r') {
        let fence = raw.len() - raw.trim_start_matches('#').len();
        let inside = raw[fence..].strip_prefix('"')?;
        let length = inside.find(&format!("\"{}", "#".repeat(fence)))?;
        return Some((length + 3 + 2 * fence, inside[..length].to_owned()));
    }
    let inside = rest.strip_prefix('"')?;
    let mut says = String::new();
    let mut characters = inside.char_indices();
    while let Some((at, c)) = characters.next() {
        match c {
            '"' => return Some((at + 2, says)),
            // Whatever is escaped only matters as something between words.
            '\\' => {
                characters.next();
                says.push(' ');
            }
            c => says.push(c),
        }
    }
    None
}

/// The length of the character in quotes that begins here; a lifetime is none.
fn character_at(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    let first = inside.chars().next()?;
    let skip = if first == '\\' { 2 } else { first.len_utf8() };
    let length = inside.get(skip..)?.find('\'')?;
    (length == 0 || first == '\\').then_some(length + skip + 2)
}

#[test]
fn strings_are_found_where_they_are() {
    let source = r##"
        // "Not this." /* "Nor this." */
        fn a<'a>(b: &'a str) { c("One.", 'x', '"', '\'', '\u{41}', r#"Two "2"."#) }
        /* "Nor
        that." */ const D: &str = "Thr\"ee.";
    "##;
    let (code, literals) = code_and_literals(source);
    assert_eq!(strings(source), ["One.", "Two \"2\".", "Thr ee."]);
    assert!(literals[0].before.ends_with("{ c("));
    assert_eq!(literals[2].before, "const D: &str =");
    assert!(!code.contains("Nor") && code.contains("'\\''"));
}

// ------------------------------------------------------------------ no sentence in pages

/// Strings that people never read, by the code that stands before them.
const NEVER_READ: &[&str] = &[
    ".expect(", // What must not happen. It is said to developers.
    "reason =", // Why a lint is silenced.
    "rel=",     // How a link relates to the page.
];

/// Attributes whose every word is read out or shown.
const READ_OUT: &[&str] = &["aria-label=", "aria-description=", "title=", "alt=", "placeholder="];

/// The sentences in some source of a page: strings with two words or more, and bare text in markup.
fn sentences(source: &str) -> Vec<String> {
    let (code, literals) = code_and_literals(source);
    let strings = literals.into_iter().filter(|Literal { before, says }| {
        let read_out = READ_OUT.iter().any(|attribute| before.ends_with(attribute));
        let least = if read_out { 1 } else { 2 };
        !NEVER_READ.iter().any(|code| before.ends_with(code)) && words_in(says).len() >= least
    });
    strings.map(|literal| literal.says).chain(bare_text(&code)).collect()
}

/// The words of a string, what stands in tags and placeholders left out. None when the style
/// sheets know every one: then it is a list of classes.
fn words_in(says: &str) -> Vec<String> {
    let text = outside(&outside(says, '{', '}', "0"), '<', '>', " ");
    let word = |token: &str| {
        let core = token.trim_matches(|c: char| !c.is_alphanumeric());
        let fine = core.chars().all(|c| c.is_alphabetic() || "'’-".contains(c));
        (fine && !core.is_empty()).then(|| core.to_owned())
    };
    let words: Vec<String> = text.split_whitespace().filter_map(word).collect();
    if words.iter().all(|word| word.contains("--") || classes().contains(word)) {
        return Vec::new();
    }
    words
}

/// The names of classes in the style sheets.
fn classes() -> &'static BTreeSet<String> {
    static CLASSES: std::sync::OnceLock<BTreeSet<String>> = std::sync::OnceLock::new();
    CLASSES.get_or_init(|| {
        let mut classes = BTreeSet::new();
        for (_, css) in files("style", "css") {
            for after_dot in css.split('.').skip(1) {
                let end = after_dot.find(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
                classes.insert(after_dot[..end.unwrap_or(after_dot.len())].to_owned());
            }
        }
        classes
    })
}

/// Text with everything between two brackets, nested ones too, replaced.
fn outside(text: &str, open: char, close: char, instead: &str) -> String {
    let mut left = String::new();
    let mut depth = 0_usize;
    let mut before = ' ';
    for c in text.chars() {
        let arrow = c == '>' && (before == '-' || before == '=');
        if c == open {
            depth += 1;
        } else if c == close && depth > 0 && !arrow {
            depth -= 1;
            if depth == 0 {
                left.push_str(instead);
            }
        } else if depth == 0 {
            left.push(c);
        }
        before = c;
    }
    left
}

/// Words that stand between tags without quotes.
fn bare_text(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for markup in code.split("view!").skip(1) {
        let Some(inside) = inside_braces(markup) else { continue };
        let text = outside(&outside(inside, '{', '}', " "), '<', '>', " ");
        found.extend(
            text.split_whitespace().filter(|t| t.contains(char::is_alphabetic)).map(String::from),
        );
    }
    found
}

/// What stands in the braces that text begins with.
fn inside_braces(text: &str) -> Option<&str> {
    let inside = text.trim_start().strip_prefix('{')?;
    let mut depth = 1_usize;
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(&inside[..at]);
        }
    }
    None
}

#[test]
fn a_sentence_in_a_page_is_found() {
    #[track_caller]
    fn check(source: &str, found: &[&str]) {
        assert_eq!(sentences(source), found, "{source}");
    }
    check(r#"view! { <p>"Hello there"</p> }"#, &["Hello there"]);
    check(r#"view! { <p>{"¡Ahí vas!"}</p> }"#, &["¡Ahí vas!"]);
    check(r#"let left = format!("{count} doors left");"#, &["{count} doors left"]);
    check(r#"let words = "<p class='note'>two words</p>";"#, &["<p class='note'>two words</p>"]);
    check(r#"view! { <button aria-label="Close"></button> }"#, &["Close"]);
    check(r##"let raw = r#"Two words"#;"##, &["Two words"]);
    check("view! { <p>Hello</p> }", &["Hello"]);
    check("view! { <p><b>Hello there</b>{name}</p> }", &["Hello", "there"]);
    check("let list = view! { <ul>{rows.map(|row| view! { <li>Row</li> })}</ul> };", &["Row"]);
    check("let odd = \"muted sentence\";", &["muted sentence"]);
}

#[test]
fn what_people_never_read_is_no_sentence() {
    #[track_caller]
    fn check(source: &str) {
        assert_eq!(sentences(source), Vec::<String>::new(), "{source}");
    }
    check("/// Two words.\n//! Two words.\n/* Two words. */ // \"Two words\"");
    check(r#"view! { <p class="small muted" id="name">{text.hello}</p> }"#);
    check(r#"let class = if here { "step step--now" } else { "step" };"#);
    check(r#"document.get().expect("a page has a document")"#);
    check(r#"#[allow(missing_docs, reason = "the names are the colours")]"#);
    check(r#"view! { <a rel="noopener noreferrer" href="https://example.org">{url}</a> }"#);
    check(r#"view! { <path d="M12 3 L19 4 v15 Z" class="d-line"/> }"#);
    check(r#"let drawing = "<path class='d-glass' d='M23 51a37 37 0 0 1 74 0Z'/>";"#);
    check(r#"let title = format!("{title} – Doorways");"#);
    check(r#"let ids = format!("{id}-hint {id}-error");"#);
    check(
        "view! { <For each=rows key=|row| row.id let:row> <Row row=row.get::<Vec<_>>()/> </For> }",
    );
    check("view! { <p hidden=move || a.get() on:click=move |_| tell(a)>{move || a.get()}</p> }");
}

#[test]
fn no_sentence_stands_outside_the_text_files() {
    let mut pages = rust_files("src/ui");
    pages.retain(|(path, _)| !path.contains("/text/"));
    pages.extend(rust_files("src/browser"));
    check(&pages, sentences);
}

// ------------------------------------------------------------------ every file

/// A file that does not begin by saying what it is.
fn unsaid(source: &str) -> Vec<String> {
    let says = source.starts_with("//! ") && source.lines().next().is_some_and(|l| l.len() > 12);
    if says {
        vec![]
    } else {
        vec!["begin with //! and one sentence saying what the file is".into()]
    }
}

#[test]
fn a_file_that_does_not_say_what_it_is_is_found() {
    assert_eq!(unsaid("//! Facts, and what they mean.\n\nuse std::fmt;\n").len(), 0);
    assert_eq!(unsaid("use std::fmt;\n//! Facts, and what they mean.\n").len(), 1);
    assert_eq!(unsaid("// Facts, and what they mean.\n").len(), 1);
    assert_eq!(unsaid("\n//! Facts, and what they mean.\n").len(), 1);
    assert_eq!(unsaid("//! Facts\n").len(), 1);
    assert_eq!(unsaid("").len(), 1);
}

#[test]
fn every_file_says_what_it_is() {
    check(&rust_files("src"), unsaid);
    check(&rust_files("tests"), unsaid);
}

/// Work that somebody left for later, line by line.
fn left_for_later(source: &str) -> Vec<String> {
    let marks = ["TODO", "FIXME", "XXX", "todo!", "unimplemented!"];
    let line = |(nth, line): (usize, &str)| {
        marks
            .iter()
            .any(|mark| line.contains(mark))
            .then(|| format!("{}: {}", nth + 1, line.trim()))
    };
    source.lines().enumerate().filter_map(line).collect()
}

#[test]
fn work_that_is_left_for_later_is_found() {
    assert_eq!(left_for_later("//! Facts.\n// TODO: sort\n"), ["2: // TODO: sort"]);
    assert_eq!(left_for_later("let x = y; // FIXME"), ["1: let x = y; // FIXME"]);
    assert_eq!(left_for_later("fn method() { todo!() }").len(), 1);
    assert_eq!(left_for_later("/// What is to do today.\nfn todos() {}").len(), 0);
}

#[test]
fn no_work_is_left_for_later() {
    check(&rust_files("src"), left_for_later);
}
