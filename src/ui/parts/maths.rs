//! Texts of a course with their formulas drawn: MathML, which browsers draw and screen readers say.
//!
//! Each formula has a name in words as well: not every browser takes MathML into the name of a field
//! whose label it stands in.

use crate::course::Language;
use crate::course::item::{Look, Maths, looks};
use crate::ui::taste::use_taste;
use leptos::prelude::*;

/// Says formulas below here in another language than the page's.
pub fn say_formulas_in(language: Language) {
    provide_context(language);
}

/// The language in which formulas are said here.
fn language_here() -> Language {
    use_context().unwrap_or_else(|| use_taste().page_language())
}

/// Words with formulas between backticks.
pub fn with_maths(text: &str) -> AnyView {
    with_maths_in(text, language_here())
}

/// The same for words in a certain language, wherever they stand.
pub fn with_maths_in(text: &str, language: Language) -> AnyView {
    drawn_in(&looks(text), language)
}

/// Words and formulas.
pub fn all_drawn(looks: &[Look]) -> AnyView {
    drawn_in(looks, language_here())
}

fn drawn_in(looks: &[Look], language: Language) -> AnyView {
    let mut parts = Vec::new();
    let mut looks = looks.iter().peekable();
    let mut begun = 0;
    while let Some(look) = looks.next() {
        match look {
            Look::Words(words) => parts.push(words[begun..].to_owned().into_any()),
            Look::Maths(maths) => {
                // A line never begins with the full stop or comma that follows a formula.
                let close = match looks.peek() {
                    Some(Look::Words(words)) => {
                        words.find(|c| !".,;:?!)".contains(c)).unwrap_or(words.len())
                    }
                    _ => 0,
                };
                parts.push(match looks.peek() {
                    Some(Look::Words(words)) if close > 0 => {
                        let mark = words[..close].to_owned();
                        view! { <span class="nowrap">{said_in(maths, language)}{mark}</span> }
                            .into_any()
                    }
                    _ => said_in(maths, language),
                });
                begun = close;
                continue;
            }
        }
        begun = 0;
    }
    parts.into_any()
}

/// One formula.
pub fn formula(maths: &Maths) -> AnyView {
    said_in(maths, language_here())
}

fn said_in(maths: &Maths, language: Language) -> AnyView {
    view! { <math aria-label=maths.spoken(language)>{drawn(maths)}</math> }.into_any()
}

fn drawn(maths: &Maths) -> AnyView {
    let both = |parts: &[Maths; 2]| [drawn(&parts[0]), drawn(&parts[1])];
    match maths {
        Maths::Number(digits) => view! { <mn>{digits.clone()}</mn> }.into_any(),
        Maths::Letter(letter) => view! { <mi>{letter.to_string()}</mi> }.into_any(),
        Maths::Sign(sign) => view! { <mo>{sign.to_string()}</mo> }.into_any(),
        Maths::Fraction(parts) => view! { <mfrac>{both(parts)}</mfrac> }.into_any(),
        Maths::Power(parts) => view! { <msup>{both(parts)}</msup> }.into_any(),
        Maths::Root(inside) => view! { <msqrt>{drawn(inside)}</msqrt> }.into_any(),
        Maths::Fenced(inside) => {
            view! { <mrow><mo>"("</mo>{drawn(inside)}<mo>")"</mo></mrow> }.into_any()
        }
        Maths::Row(parts) => {
            let parts = parts.iter().enumerate().map(|(nth, part)| match part {
                // A minus that stands alone keeps close to its number.
                Maths::Sign(sign) if begins_something(parts, nth) => {
                    view! { <mo form="prefix">{sign.to_string()}</mo> }.into_any()
                }
                part => drawn(part),
            });
            view! { <mrow>{parts.collect_view()}</mrow> }.into_any()
        }
    }
}

fn begins_something(parts: &[Maths], nth: usize) -> bool {
    let sign = matches!(parts[nth], Maths::Sign('−' | '±' | '+'));
    sign && nth.checked_sub(1).is_none_or(|before| matches!(parts[before], Maths::Sign(_)))
}
