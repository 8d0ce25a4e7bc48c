//! Why a goal has its level: the pieces that decided, what the rule asks for, the sum behind the
//! recent level, and what other rules would say.

use super::work::day_of;
use crate::browser::calendar;
use crate::learning::{HowFar, Outcome, Rule, STALE_AFTER, Shown, Standing, Sum};
use crate::ui::parts::{
    Icon, LevelShape, LevelShown, how_far_word, icon, level_number, level_word, small_icon,
};
use crate::ui::taste::use_taste;
use crate::ui::text::text;
use leptos::prelude::*;

/// How many pieces the trail shows.
const TRAIL: usize = 4;
/// How many terms of the sum are written out.
const WRITTEN_OUT: usize = 5;

/// The level of a goal explained, or, while nothing counts, what would.
#[component]
pub fn WhyThisLevel(standing: Standing) -> impl IntoView {
    let t = text();
    match standing.how_far() {
        HowFar::At(_) => view! { <Explained standing /> }.into_any(),
        without => {
            let words = match without {
                HowFar::NotTried => t.not_tried_is_no_zero,
                _ => t.tried_has_no_level,
            };
            let counts = t.this_counts.iter().map(|counts| view! { <li>{*counts}</li> });
            view! {
                <section class="sheet sec" aria-labelledby="why-level">
                    <h2 id="why-level">{t.what_counts}</h2>
                    <p><strong>{words}</strong></p>
                    <ul class="dash">{counts.collect_view()}</ul>
                    <p class="small muted">{t.this_does_not_count}</p>
                </section>
            }
            .into_any()
        }
    }
}

#[component]
fn Explained(standing: Standing) -> impl IntoView {
    let t = text();
    let why = &standing.why;
    let rule = (t.by_this_rule)(&(t.rule_name)(why.rule));
    let by_hand = standing.judgement.is_none().then_some(t.nobody_changed_it);
    view! {
        <section class="sheet" aria-labelledby="why-level">
            <div class="sheet__head">
                <h2 id="why-level">{t.why_this_level}</h2>
                <p class="small muted">{(t.rule_says)(why.rule)}</p>
            </div>
            <Trail standing=standing.clone() />
            <ul class="proofsteps">{steps(&standing)}</ul>
            {why.recent.clone().map(|sum| view! { <RecentLevel sum /> })}
            <OtherRules rule=why.rule outcomes=standing.other_rules() />
            <p class="small muted goal__by">{rule}" "{by_hand}</p>
        </section>
    }
}

/// The latest pieces on a floor, oldest first, with a brace under those that decided.
#[component]
fn Trail(standing: Standing) -> impl IntoView {
    let t = text();
    let (pieces, decided) = standing.why.trail(TRAIL);
    let word = how_far_word(standing.how_far());
    let brace = decided.map(|(first, end)| {
        let over = end - first;
        view! {
            <p class="trail__brace small" data-from=first.to_string() data-over=over.to_string()>
                <span>{(t.they_make_it)(over, word)}</span>
            </p>
        }
    });
    let piece = |piece: &&Shown| {
        let status = piece.level.map(Into::into);
        let day = day_of(piece.evidence.stamp);
        status.map(|status| view! {
            <li class="trail__p">
                <LevelShape status class="trail__shape" />
                <span class="trail__lv">{level_word(status)}" "<b>{level_number(status)}</b></span>
                <span class="xs muted">{day}</span>
            </li>
        })
    };
    view! {
        <ol class="trail" aria-label=t.proof_in_order>{pieces.iter().map(piece).collect_view()}</ol>
        {brace.map(|brace| view! { <div class="trail__under">{brace}</div> })}
    }
}

/// What the rule asks for and whether it is so, in words and with a shape; then what explains the rest.
fn steps(standing: &Standing) -> Vec<AnyView> {
    let t = text();
    let word = how_far_word(standing.how_far());
    let step = |picture: Icon, mark: Option<&'static str>, words: String| {
        let mark = mark.map(|mark| view! { <span class="vh">{mark}" "</span> });
        view! { <li>{icon(picture)}<span>{mark}{words}</span></li> }.into_any()
    };
    let conditions = standing.why.conditions.iter().map(|(condition, holds)| {
        let words = (t.condition)(*condition, *holds);
        if *holds {
            step(Icon::Check, Some(t.holds), words)
        } else {
            step(Icon::Open, Some(t.not_yet), words)
        }
    });
    let mut steps: Vec<AnyView> = conditions.collect();
    let latest = standing.latest.and_then(|piece| Some((piece.evidence.stamp, piece.level?)));
    match latest {
        Some((stamp, level)) if standing.slipped => {
            steps.push(step(Icon::Again, None, (t.slipped)(&day_of(stamp), level.number(), word)));
        }
        _ if standing.why.kept => steps.push(step(Icon::Again, None, (t.kept_level)(word))),
        _ => {}
    }
    if standing.stale {
        steps.push(step(Icon::Again, None, (t.is_stale)(STALE_AFTER)));
    }
    if let Some(day) = standing.met_since.filter(|_| standing.status.is_met()) {
        let day = calendar::day_of_number(day, use_taste().page_language().code());
        steps.push(step(Icon::Clock, None, (t.met_since)(word, &day)));
    }
    steps
}

#[component]
fn RecentLevel(sum: Sum) -> impl IntoView {
    let t = text();
    let level = number(sum.value(), 1);
    view! {
        <details class="why">
            <summary>{(t.recent_level)(&level)}{small_icon(Icon::Down)}</summary>
            <div class="why__body">
                <p>{t.recent_level_how}</p>
                // Made of numbers and signs from this file alone, so it may be parsed as markup.
                <p class="sum num" tabindex="0" inner_html=written_out(&sum)></p>
                <p class="muted">{t.recent_level_decides_nothing}</p>
            </div>
        </details>
    }
}

/// A weighted mean in MathML, the newest piece first.
fn written_out(sum: &Sum) -> String {
    let newest: Vec<_> = sum.terms.iter().rev().collect();
    let weight = |nth: usize| match nth {
        0 => String::from("<mn>1</mn>"),
        nth => format!("<mfrac><mn>1</mn><mn>{}</mn></mfrac>", 1_u64 << nth),
    };
    let cut = newest.len() > WRITTEN_OUT;
    let row = |term: &dyn Fn(usize) -> String| {
        let mut terms: Vec<String> = (0..newest.len().min(WRITTEN_OUT)).map(term).collect();
        if cut {
            terms.push(String::from("<mo>…</mo>"));
        }
        format!("<mrow>{}</mrow>", terms.join("<mo>+</mo>"))
    };
    let above =
        row(&|nth| format!("{}<mo>×</mo><mn>{}</mn>", weight(nth), newest[nth].level.number()));
    let below = row(&weight);
    let value = number(sum.value(), 1);
    let exact = (sum.value() - value.parse().unwrap_or(f64::NAN)).abs() < 1e-9;
    let same = |exact: bool| if exact { "<mo>=</mo>" } else { "<mo>≈</mo>" };
    format!(
        "<math display=\"block\"><mfrac>{above}{below}</mfrac>{}<mfrac><mn>{}</mn><mn>{}</mn></mfrac>{}<mn>{value}</mn></math>",
        same(!cut),
        number(sum.products, 4),
        number(sum.weights, 4),
        same(exact),
    )
}

/// A number with so many digits after the point at most.
fn number(value: f64, digits: usize) -> String {
    let written = format!("{value:.digits$}");
    let short = written.trim_end_matches('0').trim_end_matches('.');
    short.to_owned()
}

/// What every other rule would make of the same pieces.
#[component]
fn OtherRules(rule: Rule, outcomes: Vec<(Rule, Outcome)>) -> impl IntoView {
    let t = text();
    let line = |(other, outcome): &(Rule, Outcome)| {
        let advanced = other.is_advanced().then_some(t.advanced);
        let value = outcome.value.map(|value| (t.worked_out)(&number(value, 2)));
        view! {
            <tr>
                <th scope="row">
                    {(t.rule_name)(*other)}
                    {advanced.map(|advanced| view! { " "<span class="tag">{advanced}</span> })}
                    <span class="rules__more">{(t.rule_says)(*other)}</span>
                </th>
                <td>
                    <LevelShown status=outcome.status />
                    {value.map(|value| view! { <span class="rules__more">{value}</span> })}
                </td>
            </tr>
        }
    };
    let lines = outcomes.iter().filter(|(other, _)| *other != rule).map(line).collect_view();
    view! {
        <details class="why">
            <summary>{t.other_rules}{small_icon(Icon::Down)}</summary>
            <div class="why__body">
                <p>{t.other_rules_more}</p>
                <table class="table rules">
                    <thead><tr><th scope="col">{t.rule}</th><th scope="col">{t.level}</th></tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </details>
    }
}
