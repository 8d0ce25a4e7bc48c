//! Answers as people type them: what is right, what is nearly right, what is not right yet, and what
//! cannot be read and so does not count.

use crate::any::naughty_words;
use doorways::course::Language;
use doorways::course::item::{
    Almost, Drawn, Form, Given, GoalQuestions, Maths, Question, Verdict, Why, in_one_line,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A question with this answer, asked in these words.
fn asking(prompt: &str, answer: &str) -> Drawn {
    let question = format!(
        r#"{{"id":"T-a","prompt":{prompt:?},"because":"","answer":{answer},"slips":[
            [["-3"],"Check the sign."],[["5","*"],"The first is off."],[["3"],"There is one more."]]}}"#
    );
    let question: Question = serde_json::from_str(&question).expect("a question");
    question.draw(7, &[]).expect("no numbers to draw")
}

fn question(answer: &str) -> Drawn {
    asking("What is it?", answer)
}

fn text(typed: &str) -> Given {
    Given::Text(typed.into())
}

#[track_caller]
fn check_all(question: &Drawn, typed: &[&str], expected: &Verdict) {
    for typed in typed {
        assert_eq!(&question.judge(&text(typed)), expected, "{typed:?}");
    }
}

#[track_caller]
fn right(question: &Drawn, typed: &[&str]) {
    check_all(question, typed, &Verdict::Right);
}

#[track_caller]
fn almost(question: &Drawn, what: Almost, typed: &[&str]) {
    check_all(question, typed, &Verdict::Almost(what));
}

#[track_caller]
fn not_yet(question: &Drawn, typed: &[&str]) {
    for typed in typed {
        let verdict = question.judge(&text(typed));
        assert!(matches!(verdict, Verdict::NotYet { .. }), "{typed:?} is {verdict:?}");
    }
}

#[track_caller]
fn hinted(question: &Drawn, hint: &str, typed: &[&str]) {
    check_all(question, typed, &Verdict::NotYet { hint: Some(hint.into()) });
}

#[track_caller]
fn unread(question: &Drawn, why: Why, typed: &[&str]) {
    check_all(question, typed, &Verdict::Unread(why));
}

// ------------------------------------------------------------------ one number

const TWELVE: &str = r#"{"type":"int","values":["12"],"unit":"dollars"}"#;

#[test]
fn a_whole_number_is_read_however_people_write_it() {
    right(
        &question(TWELVE),
        &[
            "12",
            " 12 ",
            "12.",
            "12.0",
            "12,0",
            "+12",
            "$12",
            "12 $",
            "US$12",
            "$12.00",
            "12 dollars",
            "12 Dollars",
            "12 dollar",
            "12dollars",
            "x = 12",
            "x=12",
            "X = 12",
            "P(3) = 12",
            "= 12",
            "24/2",
            "3 * 4",
            "3 × 4 = 12",
            "3·4",
            "(12)",
            "１２",
            "sqrt(144)",
            "√144",
            "2^3 + 4",
            "2³ + 4",
            "12!",
            "≈ 12",
            "−(−12)",
            "--12",
            "1 2/2 * 6",
        ],
    );
    not_yet(&question(TWELVE), &["21", "-12", "1,2", "12/5", "12000", "0"]);
}

#[test]
fn units_and_numbers_are_read_in_spanish_too() {
    let dollars = question(r#"{"type":"num","values":["-5/2"],"unit":"dólares"}"#);
    right(
        &dollars,
        &[
            "-2.5",
            "-2,5",
            "−2,50",
            "–2.5",
            "-2.5 dólares",
            "-2,5 dolares",
            "-$2.50",
            "-5/2",
            "-2 1/2",
            "- 2½",
        ],
    );
    not_yet(&dollars, &["2.5", "-25", "-2", "-3"]);
    let per_hour = question(r#"{"type":"num","values":["50"],"unit":"dólares por hora"}"#);
    right(
        &per_hour,
        &["50", "$50 por hora", "50 dólares por hora", "50 dólares/hora", "50 dólares"],
    );
    unread(&per_hour, Why::Words, &["50 pesos", "cincuenta", "50 dólares por mes"]);
}

#[test]
fn thousands_are_read_with_any_mark() {
    let much = question(r#"{"type":"int","values":["1200"]}"#);
    right(&much, &["1200", "1,200", "1 200", "$1,200.00", "1.200,00", "1,200.0"]);
    right(
        &question(r#"{"type":"int","values":["1234567"]}"#),
        &["1,234,567", "1.234.567", "1 234 567"],
    );
    // Twelve hundred, or less than two: nobody is called wrong for a habit.
    unread(&much, Why::Separator, &["1.200"]);
    unread(&question(r#"{"type":"num","values":["1.2"]}"#), Why::Separator, &["1,200"]);
    unread(&much, Why::Separator, &["1,20,0", "1.2.00", "1,2.00,0"]);
    not_yet(&much, &["1.201", "1,20", "12,00"]);
    let small = question(r#"{"type":"num","values":["0.125"]}"#);
    right(&small, &["0.125", "0,125", ".125", ",125", "1/8"]);
}

#[test]
fn a_fraction_may_be_written_in_any_way_that_is_exact() {
    let half = question(r#"{"type":"frac","values":["7/4"]}"#);
    right(
        &half,
        &[
            "7/4",
            "14/8",
            "1 3/4",
            "1¾",
            "1.75",
            "1,75",
            "7 / 4",
            "7÷4",
            "(7)/(4)",
            "1 + 3/4",
            "−7/−4",
        ],
    );
    almost(&half, Almost::Rounded, &["1.8", "1,8"]);
    not_yet(&half, &["4/7", "1.7", "1.74", "13/4", "2"]);
    let third = question(r#"{"type":"frac","values":["-1/3"]}"#);
    right(&third, &["-1/3", "−2/6", "1/-3", "-(1/3)"]);
    almost(&third, Almost::Rounded, &["-0.33", "-0.3", "-0,333333"]);
    not_yet(&third, &["-0.34", "1/3", "-3"]);
}

#[test]
fn decimals_that_never_end_may_be_rounded_to_two_or_more() {
    let third = question(r#"{"type":"num","values":["2/3"]}"#);
    right(&third, &["2/3", "0.67", "0.667", "0,6667", ".67"]);
    almost(&third, Almost::Rounded, &["0.7"]);
    not_yet(&third, &["0.66", "0.6", "1"]);
    let ends = question(r#"{"type":"num","values":["0.375"]}"#);
    right(&ends, &["0.375", "3/8", "0.3750"]);
    almost(&ends, Almost::Rounded, &["0.38", "0.4"]);
}

#[test]
fn a_tolerance_is_kept_to() {
    let root = question(r#"{"type":"num","values":["sqrt(11)"],"tol":0.01,"unit":"seconds"}"#);
    right(
        &root,
        &["3.32", "3.31", "3,32", "3.3166", "sqrt(11)", "√11", "3.32 seconds", "x ≈ 3.32"],
    );
    almost(&root, Almost::Rounded, &["3.3"]);
    not_yet(&root, &["3.34", "3", "3.30", "11"]);
}

#[test]
fn a_known_slip_gets_its_hint() {
    let three = question(r#"{"type":"int","values":["2"]}"#);
    hinted(&three, "Check the sign.", &["-3", "−3", "x = -3", "-3.0"]);
    hinted(&three, "There is one more.", &["3"]);
}

#[test]
fn what_is_no_number_does_not_count() {
    let twelve = question(TWELVE);
    unread(&twelve, Why::Empty, &["", "  ", "\u{200b}", "$", ".", "x =", "="]);
    unread(
        &twelve,
        Why::Words,
        &["twelve", "doce", "I don't know", "12 apples", "no sé", "about 12"],
    );
    unread(&twelve, Why::Letter('x'), &["12x", "x"]);
    unread(&twelve, Why::ByZero, &["1/0", "12/(3-3)", "0^-1", "1 1/0"]);
    unread(&twelve, Why::NoNumber, &["sqrt(-4)", "√(-144)"]);
    unread(
        &twelve,
        Why::Unclear,
        &["12 13", "(12", "12)", "12 +", "* 12", "12//1", "2^0.5", "😀", "12;13", "12%", "1 < 2"],
    );
    unread(&twelve, Why::Equation, &["3 * 5 = 12", "12 = 13"]);
    unread(&twelve, Why::TooBig, &["9^99", "99999999999999999999", "2^33", "10^18*100"]);
    unread(&twelve, Why::TooDeep, &[&"(".repeat(40), &"-".repeat(50), &"1+".repeat(300)]);
    unread(&twelve, Why::TooLong, &[&"1".repeat(1025)]);
}

// ------------------------------------------------------------------ several numbers

const SET: &str = r#"{"type":"set","values":["3","-5"]}"#;

#[test]
fn all_solutions_count_in_any_order_and_spelling() {
    right(
        &question(SET),
        &[
            "3, -5",
            "-5, 3",
            "3,-5",
            "3;-5",
            "3 ; -5",
            "3 and -5",
            "3 or -5",
            "3 y -5",
            "3 o -5",
            "x = 3 or x = -5",
            "x=3, x=-5",
            "x = 3, x = -5",
            "x1 = 3, x2 = -5",
            "x₁ = 3; x₂ = −5",
            "{3, -5}",
            "{-5;3}",
            "(3, -5)",
            "[3, -5]",
            "x = {3, -5}",
            "3\n-5",
            "3 -5",
            "-1 ± 4",
            "x = -1 ± 4",
            "-1 +/- 4",
            "3, -5.",
            "3, 3, -5",
            "3 & -5",
            "3, and -5",
            "6/2 or -10/2",
            "$3, $-5",
            "X=3 Y X=-5",
            "3 ∨ -5",
            "3.0 y -5,0",
        ],
    );
    almost(&question(SET), Almost::Missing, &["-5", "x = -5"]);
    hinted(&question(SET), "There is one more.", &["3", "x = 3", "{3}"]);
    not_yet(
        &question(SET),
        &[
            "-3, 5",
            "3, 5",
            "3, -5, 1",
            "3 - 5",
            "8",
            "no solution",
            "sin solución",
            "none",
            "±3",
            "∅",
        ],
    );
    unread(&question(SET), Why::Words, &["three, -5", "I think 3"]);
    unread(&question(SET), Why::Empty, &["", "{}", "x ="]);
    unread(&question(SET), Why::Unclear, &["3, -", "3, (5", "1200 5 (", "3 < 5"]);
}

#[test]
fn a_comma_between_digits_parts_numbers_or_decimals_as_it_fits() {
    let set = question(r#"{"type":"set","values":["2","5"]}"#);
    right(&set, &["2,5", "5,2", "2, 5", "2;5", "2 5", "2,5 "]);
    let halves = question(r#"{"type":"set","values":["1/2","5/2"]}"#);
    right(
        &halves,
        &[
            "0.5, 2.5",
            "0,5; 2,5",
            "0,5 y 2,5",
            "1/2, 5/2",
            "0,5, 2,5",
            ".5,2.5",
            "1/2 or 2 1/2",
            "3/2 ± 1",
        ],
    );
    let roots = question(r#"{"type":"set","values":["-2+sqrt(11)","-2-sqrt(11)"],"tol":0.01}"#);
    right(
        &roots,
        &[
            "1.32, -5.32",
            "1,32; -5,32",
            "1,32 y -5,32",
            "-2 ± √11",
            "-2 +- sqrt(11)",
            "1.317 o -5.317",
            "1,32, -5,32",
            "1.32 -5.32",
            "1,32,-5,32",
        ],
    );
    almost(&roots, Almost::Rounded, &["1.3, -5.3", "1,3 y -5,3"]);
    almost(&roots, Almost::Missing, &["1.32", "1,32"]);
    not_yet(&roots, &["1.32, 5.32", "1, -5"]);
    let thirds = question(r#"{"type":"set","values":["1/3","-2"]}"#);
    right(&thirds, &["1/3, -2", "0.33, -2", "0,333 y -2"]);
}

#[test]
fn each_field_holds_one_number() {
    let pair =
        question(r#"{"type":"pair","labels":["time (seconds)","height"],"values":["5/2","12"]}"#);
    let fields = |a: &str, b: &str| pair.judge(&Given::Fields(vec![a.into(), b.into()]));
    for (a, b) in [
        ("2.5", "12"),
        ("2,5", "12.0"),
        ("5/2", "x = 12"),
        ("2.5 seconds", "$12"),
        ("t = 2 1/2", "12"),
    ] {
        assert_eq!(fields(a, b), Verdict::Right, "{a} {b}");
    }
    assert_eq!(fields("5", "99"), Verdict::NotYet { hint: Some("The first is off.".into()) });
    assert_eq!(fields("12", "2.5"), Verdict::NotYet { hint: None });
    assert_eq!(fields("2.5", ""), Verdict::Unread(Why::Empty));
    assert_eq!(fields("2.5", "tall"), Verdict::Unread(Why::Words));
    assert_eq!(pair.judge(&Given::Fields(vec!["2.5".into()])), Verdict::Unread(Why::Unclear));
}

// ------------------------------------------------------------------ rules

const RULE: &str = r#"{"type":"expr","values":["x^2-3*x+1/2"],"left":"P(x)"}"#;

#[test]
fn a_rule_is_right_in_any_equal_form() {
    right(
        &question(RULE),
        &[
            "x^2 - 3x + 1/2",
            "x² − 3x + ½",
            "x²-3·x+0.5",
            "x*x - 3*x + 0,5",
            "0.5 - 3x + x^2",
            "y = x^2 - 3x + 1/2",
            "f(x) = x^2 - 3x + 1/2",
            "P(x)= X^2 - 3X + .5",
            "x(x - 3) + 1/2",
            "(x-1)(x-2) - 3/2",
            "(2x^2 - 6x + 1)/2",
            "x**2 - 3x + 2/4",
            "𝑥² − 3𝑥 + 0.5",
            "x ^ 2 - 3 x + 1/2",
            "(x - 1.5)^2 - 1.75",
            "-(-x^2 + 3x) + 0.5",
            "x^2 - 3x + 1/2 = x(x-3) + 0.5",
            "ｘ＾２−３ｘ＋１／２",
            "x^2 - 6x/2 + 1/2",
        ],
    );
    not_yet(&question(RULE), &["x^2 + 3x + 1/2", "x^2 - 3x", "x^2", "0", "x^3", "3x", "1/2x"]);
    unread(&question(RULE), Why::Letter('p'), &["p^2 - 3p + 1/2"]);
    unread(&question(RULE), Why::TooBig, &["x^5", "(x^2+1)^3", "x^99", "99999999999999999x"]);
    unread(
        &question(RULE),
        Why::Unclear,
        &[
            "1/x",
            "x^x",
            "2^x",
            "x^(1/2)",
            "sqrt(x)",
            "x^2 - 3x +",
            "x ± 1",
            "x^2 - 3x + 1/2 > 0",
            "|x|",
        ],
    );
    unread(&question(RULE), Why::Equation, &["x^2 - 3x + 1/2 = 0", "x = x^2 - 3x + 1/2"]);
    unread(&question(RULE), Why::Words, &["x squared", "price times x", "no idea"]);
    unread(&question(RULE), Why::ByZero, &["x/0"]);
}

#[test]
fn a_rule_may_have_another_letter() {
    let revenue =
        question(r#"{"type":"expr","values":["100*p-5*p^2"],"vars":["p"],"left":"R(p)"}"#);
    right(
        &revenue,
        &[
            "100p - 5p^2",
            "R(p) = 100p - 5p²",
            "R = p(100-5p)",
            "5p(20 - p)",
            "P(100 - 5P)",
            "1,00p*100/100 - 5p^2 + 99p",
        ],
    );
    unread(&revenue, Why::Letter('x'), &["100x - 5x^2"]);
}

#[test]
fn what_the_question_says_is_no_answer() {
    let simplify = asking("Multiply out `2(x + 3) - 4x`.", r#"{"type":"expr","values":["6-2*x"]}"#);
    almost(&simplify, Almost::Unchanged, &["2(x + 3) - 4x", "2*(x+3)-4x", "y = 2(x+3) − 4x"]);
    right(&simplify, &["6 - 2x", "-2x + 6", "2x + 6 - 4x"]);
    let shared = asking("What do `6x^2` and `6x` share?", r#"{"type":"expr","values":["6*x"]}"#);
    right(&shared, &["6x"]);
}

#[test]
fn a_factored_rule_is_a_product_with_nothing_left_to_take_out() {
    let form = question(r#"{"type":"form","form":"factored","values":["3*(x+2)*(x-5)"]}"#);
    right(
        &form,
        &[
            "3(x + 2)(x - 5)",
            "3(x-5)(x+2)",
            "(x+2)*3*(x-5)",
            "-3(x+2)(5-x)",
            "3·(x + 2)·(x − 5)",
            "3(2 + x)(-5 + x)",
            "y = 3(x+2)(x-5)",
            "3(x^1+2)(x-5)",
            "(-3)(x+2)(5-x)",
            "3x^2 - 9x - 30 = 3(x+2)(x-5)",
        ],
    );
    almost(
        &form,
        Almost::NotInForm(Form::Factored),
        &[
            "3x^2 - 9x - 30",
            "(3x+6)(x-5)",
            "(x+2)(3x-15)",
            "3(x^2 - 3x - 10)",
            "x(3x - 9) - 30",
            "6(x/2+1)(x-5)",
            "3(x+2)x - 15(x+2)",
        ],
    );
    not_yet(&form, &["3(x - 2)(x + 5)", "(x+2)(x-5)", "3(x+2)(x+5)"]);
    let monomial = question(r#"{"type":"form","form":"factored","values":["3*x*(2*x-5)"]}"#);
    right(&monomial, &["3x(2x - 5)", "x·3(2x-5)", "-3x(5 - 2x)", "3(2x-5)x"]);
    almost(
        &monomial,
        Almost::NotInForm(Form::Factored),
        &["x(6x - 15)", "3(2x^2 - 5x)", "6x^2 - 15x", "6x(x - 5/2)"],
    );
    let square = question(r#"{"type":"form","form":"factored","values":["(x-4)^2"]}"#);
    right(&square, &["(x-4)^2", "(x-4)²", "(x-4)(x-4)", "(4-x)^2"]);
    almost(&square, Almost::NotInForm(Form::Factored), &["x^2 - 8x + 16", "x(x-8)+16"]);
}

#[test]
fn vertex_form_has_one_square_and_one_number() {
    let form = question(r#"{"type":"form","form":"vertex","values":["-2*(x-3)^2+5"],"left":"y"}"#);
    right(
        &form,
        &[
            "-2(x-3)^2 + 5",
            "y = −2(x − 3)² + 5",
            "5 - 2(x-3)^2",
            "-2(3 - x)^2 + 5",
            "-(x-3)^2*2 + 5",
            "-2(x+-3)^2+5",
            "f(x)=-2*(x-3)**2+5",
        ],
    );
    almost(
        &form,
        Almost::NotInForm(Form::Vertex),
        &[
            "-2x^2 + 12x - 13",
            "-2(x-3)(x-3) + 5",
            "-2(x-3)^2 + 4 + 1",
            "-2((x-3)^2 - 5/2)",
            "-2x(x-6) - 13",
            "-(x-3)^2-(x-3)^2+5",
            "-1/2(2x-6)^2+5",
        ],
    );
    not_yet(&form, &["-2(x+3)^2 + 5", "2(x-3)^2 + 5", "(x-3)^2+5"]);
    let plain = question(r#"{"type":"form","form":"vertex","values":["x^2+4"]}"#);
    right(&plain, &["x^2 + 4", "(x - 0)^2 + 4", "(x)^2+4"]);
}

#[test]
fn expanded_means_no_brackets_and_like_terms_together() {
    let form = question(r#"{"type":"form","form":"expanded","values":["x^2-7*x/2+3"]}"#);
    right(
        &form,
        &["x^2 - 7/2x + 3", "x² − 3.5x + 3", "3 + x^2 - 3,5x", "x^2 - 7x/2 + 3", "-3.5x + 3 + x^2"],
    );
    almost(
        &form,
        Almost::NotInForm(Form::Expanded),
        &[
            "(x - 2)(x - 3/2)",
            "x^2 - 2x - 1.5x + 3",
            "x(x - 3.5) + 3",
            "x^2 - 3.5x + 1 + 2",
            "x*x - 3.5x + 3",
            "x^2 - (3.5x - 3)",
            "x^2 + 0 - 3.5x + 3",
        ],
    );
    not_yet(&form, &["x^2 + 3", "x^2 + 3.5x + 3"]);
}

// ------------------------------------------------------------------ intervals

#[test]
fn an_interval_is_read_however_people_write_it() {
    let open = question(r#"{"type":"interval","values":["2","5"],"closed":[false,false]}"#);
    right(
        &open,
        &[
            "2 < x < 5",
            "5 > x > 2",
            "2<x<5",
            "x > 2 and x < 5",
            "x>2, x<5",
            "x > 2 y x < 5",
            "(2, 5)",
            "(2;5)",
            "(2,5)",
            "]2,5[",
            "x ∈ (2, 5)",
            "2 < X < 5",
            "x<5 and 2<x",
            "4/2 < x < $5",
        ],
    );
    almost(
        &open,
        Almost::Ends,
        &[
            "2 ≤ x ≤ 5",
            "[2, 5]",
            "2 <= x < 5",
            "from 2 to 5",
            "de 2 a 5",
            "2 to 5",
            "2 a 5",
            "between 2 and 5",
            "entre 2 y 5",
            "desde 2 hasta 5",
            "[2; 5)",
        ],
    );
    hinted(&open, "The first is off.", &["5 < x < 9", "(5, 9)", "from 5 to 9", "x > 5"]);
    not_yet(
        &open,
        &[
            "2 < x < 6",
            "x > 2",
            "x < 5",
            "x < 2 or x > 5",
            "(2, 6)",
            "x<2 o x>5",
            "from 2 to 6",
            "-5 < x < -2",
        ],
    );
    unread(&open, Why::Letter('p'), &["2 < p < 5"]);
    unread(
        &open,
        Why::Unclear,
        &[
            "2 < 5",
            "2 < x < 4 < 5",
            "(2, 5",
            "2",
            "(2)",
            "2 > x < 5 > x",
            "x > 2 and x > 3",
            "(1, 2, 5)",
        ],
    );
    unread(&open, Why::Words, &["all numbers", "above 2 and below 5", "more than 2"]);
    unread(&open, Why::Empty, &["", "2 < x <"]);
    let closed =
        question(r#"{"type":"interval","values":["-1/2","5"],"closed":[true,true],"vars":["p"]}"#);
    right(
        &closed,
        &[
            "-0.5 <= p <= 5",
            "−1/2 ≤ p ≤ 5",
            "[-0.5, 5]",
            "[-0,5; 5]",
            "p ≥ -0.5 and p ≤ 5",
            "from -0.5 to 5",
            "-0,5 =< p =< 5",
            "de -0,5 a 5",
            "[-1/2,5]",
        ],
    );
    almost(&closed, Almost::Ends, &["-0.5 < p < 5", "(-0.5, 5)", "between -1/2 and 5"]);
}

// ------------------------------------------------------------------ picking and marking

#[test]
fn picks_are_judged_by_what_they_say() {
    let offers = r#"[{"says":"one","right":true},{"says":"two","hint":"Not two."},{"says":"three","hint":"Not three."}]"#;
    let one = question(&format!(r#"{{"type":"choice","options":{offers}}}"#));
    assert_eq!(one.judge(&one.right_given()), Verdict::Right);
    let Given::Choice(right) = one.right_given() else { panic!("a choice") };
    for place in (0..3).filter(|place| *place != right) {
        let said = one.given_as_text(&Given::Choice(place));
        let hint = Some(format!("Not {said}."));
        assert_eq!(one.judge(&Given::Choice(place)), Verdict::NotYet { hint });
    }
    assert_eq!(one.judge(&Given::Choice(9)), Verdict::Unread(Why::Empty));
    assert_eq!((one.choices(), question(SET).choices()), (3, 0));
}

/// The place of an option, in whatever order they came.
fn place(question: &Drawn, says: &str) -> usize {
    let found = (0..9).find(|place| question.given_as_text(&Given::Choice(*place)) == says);
    found.unwrap_or_else(|| panic!("no option says {says}"))
}

#[test]
fn several_picks_are_right_when_all_are_there_and_no_other() {
    let offers =
        r#"[{"says":"a","right":true},{"says":"b","right":true},{"says":"c","hint":"Not c."}]"#;
    let several = question(&format!(r#"{{"type":"multi","options":{offers}}}"#));
    let pick = |says: &[&str]| {
        several.judge(&Given::Many(says.iter().map(|says| place(&several, says)).collect()))
    };
    assert_eq!(pick(&["a", "b"]), Verdict::Right);
    assert_eq!(pick(&["b"]), Verdict::Almost(Almost::Missing));
    assert_eq!(pick(&["a", "b", "c"]), Verdict::NotYet { hint: Some("Not c.".into()) });
    assert_eq!(pick(&[]), Verdict::Unread(Why::Empty));
    assert_eq!(several.choices(), 7);
}

#[test]
fn lines_are_right_in_one_order_only() {
    let order = question(r#"{"type":"order","lines":["a","b","a","c"]}"#);
    let by = |says: [&str; 4]| {
        let mut free: Vec<usize> = (0..4).collect();
        let places = says.map(|says| {
            let at =
                free.iter().position(|at| order.given_as_text(&Given::Order(vec![*at])) == says);
            free.remove(at.expect("a line says so"))
        });
        order.judge(&Given::Order(places.into()))
    };
    assert_eq!(by(["a", "b", "a", "c"]), Verdict::Right);
    assert_eq!(by(["a", "a", "b", "c"]), Verdict::NotYet { hint: None });
    for unfinished in [vec![], vec![0, 1], vec![0, 1, 2, 2], vec![0, 1, 2, 9], vec![0, 1, 2, 3, 4]]
    {
        assert_eq!(order.judge(&Given::Order(unfinished)), Verdict::Unread(Why::Empty));
    }
    assert_eq!(order.choices(), 24);
}

#[test]
fn each_row_may_have_several_good_picks() {
    let rows = question(
        r#"{"type":"match","lines":["r","s"],"picks":["a","b","c"],"accept":[[0],[1,2]]}"#,
    );
    let said = |given: &Given| rows.given_as_text(given);
    let mut right = BTreeSet::new();
    for first in 0..3 {
        for second in 0..3 {
            let given = Given::Picks(vec![Some(first), Some(second)]);
            if rows.judge(&given) == Verdict::Right {
                right.insert(said(&given));
            }
        }
    }
    assert_eq!(Vec::from_iter(right), ["r: a; s: b", "r: a; s: c"]);
    assert_eq!(rows.judge(&Given::Picks(vec![Some(0), None])), Verdict::Unread(Why::Empty));
    assert_eq!(rows.choices(), 9);
}

#[test]
fn a_point_is_marked_or_typed() {
    let point =
        question(r#"{"type":"point","values":["3","-4"],"axes":[["-7","7","1"],["-7","7","1"]]}"#);
    let fields = |x: &str, y: &str| point.judge(&Given::Fields(vec![x.into(), y.into()]));
    assert_eq!(point.judge(&Given::Point(3, -4)), Verdict::Right);
    assert_eq!(fields("3", "−4"), Verdict::Right);
    assert_eq!(point.judge(&Given::Point(-4, 3)), Verdict::NotYet { hint: None });
    assert_eq!(
        point.judge(&Given::Point(5, 0)),
        Verdict::NotYet { hint: Some("The first is off.".into()) }
    );
    assert_eq!(point.judge(&Given::Point(i64::MIN, i64::MAX)), Verdict::Unread(Why::TooBig));
}

// ------------------------------------------------------------------ what is shown

#[test]
fn an_answer_is_shown_as_it_was_understood() {
    #[track_caller]
    fn check(answer: &str, typed: &str, shown: Option<&str>) {
        let looks = question(answer).read_back(&text(typed));
        assert_eq!(looks.as_deref().map(in_one_line).as_deref(), shown, "{typed}");
    }
    check(TWELVE, "1 3/4 dollars", Some("(1 + 3/4)"));
    check(TWELVE, "x = 1,200", Some("1200"));
    check(TWELVE, "twelve", None);
    check(SET, "x=3 o x=-5", Some("3, −5"));
    check(SET, "-1±4", Some("−1 + 4, −1 − 4"));
    check(RULE, "y = x2 - 3*x", Some("x2 − 3 · x"));
    check(RULE, "(x+1)²/2", Some("(x + 1)²/2"));
    check(RULE, "x^", None);
    check(
        r#"{"type":"interval","values":["2","5"],"closed":[true,false]}"#,
        "[2,5)",
        Some("2 ≤ x < 5"),
    );
    check(r#"{"type":"interval","values":["2","5"],"closed":[true,false]}"#, "x>=2", Some("x ≥ 2"));
}

#[test]
fn the_right_answer_is_said_in_both_languages() {
    #[track_caller]
    fn check(answer: &str, en: &str, es: &str) {
        let question = question(answer);
        let said = Language::ALL.map(|language| in_one_line(&question.right_answer(language)));
        assert_eq!(said, [en, es]);
    }
    check(TWELVE, "12 dollars", "12 dollars");
    check(SET, "3 and −5", "3 y −5");
    check(RULE, "P(x) = x² − 3x + 1/2", "P(x) = x² − 3x + 1/2");
    check(
        r#"{"type":"form","form":"vertex","values":["-2*(x-3)^2+5"],"left":"y"}"#,
        "y = −2(x − 3)² + 5",
        "y = −2(x − 3)² + 5",
    );
    check(r#"{"type":"num","values":["sqrt(11)"],"tol":0.01}"#, "3.32", "3.32");
    check(r#"{"type":"frac","values":["-7/4"]}"#, "−7/4", "−7/4");
    check(
        r#"{"type":"pair","labels":["a","`b`"],"values":["1/2","-3"]}"#,
        "a: 0.5; b: −3",
        "a: 0.5; b: −3",
    );
    check(
        r#"{"type":"interval","values":["2","5"],"closed":[true,false]}"#,
        "2 ≤ x < 5",
        "2 ≤ x < 5",
    );
}

// ------------------------------------------------------------------ whatever is typed

/// One question of each typed kind.
fn kinds() -> Vec<Drawn> {
    [
        TWELVE,
        SET,
        RULE,
        r#"{"type":"frac","values":["7/4"]}"#,
        r#"{"type":"form","form":"factored","values":["3*(x+2)*(x-5)"]}"#,
        r#"{"type":"form","form":"vertex","values":["-2*(x-3)^2+5"],"left":"y"}"#,
        r#"{"type":"form","form":"expanded","values":["x^2-7*x/2+3"]}"#,
        r#"{"type":"interval","values":["2","5"],"closed":[true,false]}"#,
    ]
    .map(question)
    .into()
}

/// Text made of what belongs to answers, so that much of it can be read.
fn nearly_an_answer() -> impl Strategy<Value = String> {
    let pieces = [
        "x", "3", "12", "0", ".", ",", ";", " ", "+", "-", "−", "*", "/", "^", "²", "(", ")", "[",
        "]", "{", "}", "=", "<", ">", "<=", "±", "√", "sqrt", "and", "y", "o", "to", "1 1/2", "de",
        "½", "$", "dollars", "p(", "\n", "9999999", "5.5",
    ];
    let piece = (0..pieces.len()).prop_map(move |at| pieces[at]);
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Judged, shown and recorded; nothing breaks, and what is right can be read.
fn is_taken_well(typed: &str) {
    for question in kinds() {
        let given = text(typed);
        let verdict = question.judge(&given);
        let shown = question.read_back(&given);
        assert!(verdict != Verdict::Right || shown.is_some() || typed.contains(','), "{typed:?}");
        assert!(question.given_as_text(&given).chars().count() <= 120);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn no_text_breaks_anything(typed in any::<String>()) {
        is_taken_well(&typed);
    }

    #[test]
    fn nothing_like_an_answer_breaks_anything(typed in nearly_an_answer()) {
        is_taken_well(&typed);
    }

    #[test]
    fn a_rule_written_in_another_way_is_the_same_rule(
        a in -9_i32..10, b in -9_i32..10, c in -9_i32..10, d in 1_i32..9, order in 0_usize..6, sign in any::<bool>(),
    ) {
        let rule = question(&format!(r#"{{"type":"expr","values":["{a}*x^2+{b}*x/{d}+{c}"]}}"#));
        let terms = [format!("({a})x²"), format!("{b}/{d}*x"), format!("({c})")];
        let [first, second] = [order % 3, (order % 3 + 1 + order / 3) % 3];
        let [f, s, l] = [first, second, 3 - first - second].map(|at| &terms[at]);
        let minus = if sign { "-" } else { "" };
        for typed in [
            format!("{f} + {s} + {l}"),
            format!("{minus}({minus}({f}) + {minus}({s} + {l}))"),
            format!("x({a}x + {b}/{d}) + {c}"),
            format!("({}x^2 + {}x + {})/{d}", a * d, b, c * d),
            format!("(x+1)({a}x + {b}/{d}) - ({a}x + {b}/{d}) + {c}"),
        ] {
            prop_assert_eq!(rule.judge(&text(&typed)), Verdict::Right, "{}", typed);
        }
        let other = format!("{f} + {s} + {l} + x/{}", d + 1);
        prop_assert_ne!(rule.judge(&text(&other)), Verdict::Right);
    }

    #[test]
    fn a_number_written_in_another_way_is_the_same_number(top in -999_i32..1000, bottom in 1_i32..60) {
        let number = question(&format!(r#"{{"type":"frac","values":["{top}/{bottom}"]}}"#));
        for typed in [
            format!("{top}/{bottom}"),
            format!("{}/{}", top * 7, bottom * 7),
            format!("−{}/{bottom}", -top).replace("−-", ""),
            format!("{} + {}/{bottom}", top.div_euclid(bottom), top.rem_euclid(bottom)),
        ] {
            prop_assert_eq!(number.judge(&text(&typed)), Verdict::Right, "{}", typed);
        }
        let next = format!("{}/{bottom}", top + 1);
        prop_assert_ne!(number.judge(&text(&next)), Verdict::Right);
    }
}

#[test]
fn no_naughty_text_breaks_anything() {
    for typed in naughty_words() {
        is_taken_well(typed);
        Maths::read(typed).plain();
    }
}

#[test]
fn the_longest_answers_are_read_quickly() {
    let long = [
        "(((((x+1)".repeat(110),
        "x*".repeat(500),
        "1,".repeat(512),
        "(x+1)(x-1)".repeat(100),
        "-(".repeat(500),
        "9^".repeat(500),
        "((x^2+x+1)^2+(x^2-x+1)^2)".repeat(40),
        "x^2+".repeat(250),
        "1 1/2 ".repeat(160),
        "sqrt ".repeat(200),
        "±".repeat(340),
        "3±1,".repeat(200),
        "<x".repeat(500),
    ];
    for typed in long {
        for _ in 0..50 {
            is_taken_well(&typed);
        }
    }
}

#[test]
fn the_questions_of_a_goal_are_found_by_name_and_use() {
    let goal = r#"{"goal":"M4","hints":["a","b","c"],"worked":[],"questions":[
        {"id":"M4-a","uses":["practice"],"prompt":"?","because":"!","answer":{"type":"int","values":["1"]}},
        {"id":"M4-b","prompt":"?","because":"!","answer":{"type":"choice","options":[{"says":"a","right":true},{"says":"b"}]}}]}"#;
    let goal: GoalQuestions = serde_json::from_str(goal).expect("a page reads it");
    use doorways::course::item::{Asks, Use};
    let names =
        |what_for| goal.templates(what_for).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(names(Use::Practice), ["M4-a", "M4-b"]);
    assert_eq!(names(Use::Placement), ["M4-b"]);
    assert_eq!(goal.asks(), Asks { templates: 1, placement: Some(2) });
    let again: GoalQuestions =
        serde_json::from_str(&serde_json::to_string(&goal).expect("it is JSON")).expect("the same");
    assert_eq!(again, goal);
}
