//! Texts of a course with their formulas drawn: MathML, which browsers draw and screen readers say.

use crate::course::item::{Look, Maths, looks};
use leptos::prelude::*;

/// Words with formulas between backticks.
pub fn with_maths(text: &str) -> AnyView {
    all_drawn(&looks(text))
}

/// Words and formulas.
pub fn all_drawn(looks: &[Look]) -> AnyView {
    let parts = looks.iter().map(|look| match look {
        Look::Words(words) => words.clone().into_any(),
        Look::Maths(maths) => formula(maths),
    });
    parts.collect_view().into_any()
}

/// One formula.
pub fn formula(maths: &Maths) -> AnyView {
    view! { <math>{drawn(maths)}</math> }.into_any()
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
            view! { <mrow>{parts.iter().map(drawn).collect_view()}</mrow> }.into_any()
        }
    }
}
