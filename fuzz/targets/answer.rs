//! An answer that somebody typed: judged as right, not yet or unread by a question of each kind, shown
//! as it was understood, and recorded in a few words. The right answer stays right beside it.
#![no_main]

use doorways::course::Language;
use doorways::course::item::{Given, Maths, Question, Verdict, looks, plain};
use libfuzzer_sys::fuzz_target;

const ANSWERS: [&str; 9] = [
    r#"{"type":"int","values":["1200"],"unit":"dollars"}"#,
    r#"{"type":"num","values":["-2+sqrt(11)"],"tol":0.01}"#,
    r#"{"type":"frac","values":["-7/4"]}"#,
    r#"{"type":"set","values":["1/3","-5"]}"#,
    r#"{"type":"expr","values":["x^2-3*x+1/2"],"left":"P(x)"}"#,
    r#"{"type":"form","form":"factored","values":["3*(x+2)*(x-5)"]}"#,
    r#"{"type":"form","form":"vertex","values":["-2*(x-3)^2+5"]}"#,
    r#"{"type":"form","form":"expanded","values":["x^2-7*x/2+3"]}"#,
    r#"{"type":"interval","values":["2","5"],"closed":[true,false]}"#,
];

fuzz_target!(|typed: &str| {
    let given = Given::Text(typed.into());
    for answer in ANSWERS {
        let question = format!(r#"{{"id":"T-a","prompt":"?","because":"!","answer":{answer}}}"#);
        let question: Question = serde_json::from_str(&question).expect("a question");
        let question = question.draw(1, &[]).expect("no numbers to draw");
        question.judge(&given);
        question.read_back(&given);
        assert!(question.given_as_text(&given).chars().count() <= 120);
        assert_eq!(question.judge(&question.right_given()), Verdict::Right);
    }
    // Any text can be drawn as a formula, and said.
    for language in Language::ALL {
        Maths::read(typed).spoken(language);
    }
    assert!(looks(typed).len() <= typed.len() && plain(typed).len() <= 6 * typed.len() + 6);
});
