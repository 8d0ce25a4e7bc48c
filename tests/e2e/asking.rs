//! Questions: practice, two quick checks on two days, and a starting point, in three engines.

use crate::engine::{Browser, Engine};
use crate::every_place::axe_finds_nothing_here;
use crate::person::Person;
use crate::site::Site;
use crate::student::{arrives, makes_a_door};
use crate::webdriver::wait_for;
use crate::words::{ENGLISH, SPANISH, Words};
use doorways::course::item::{Drawn, Given, GoalQuestions};
use doorways::id::QuestionId;
use serde_json::json;

#[test]
fn a_student_practices_and_meets_a_goal_on_two_days_in_chromium() {
    practices_and_is_checked(Engine::Chromium, &ENGLISH);
}

#[test]
fn a_student_practices_and_meets_a_goal_on_two_days_in_firefox() {
    practices_and_is_checked(Engine::Firefox, &SPANISH);
}

#[test]
fn a_student_practices_and_meets_a_goal_on_two_days_in_webkit() {
    practices_and_is_checked(Engine::WebKit, &ENGLISH);
}

#[test]
fn a_student_finds_a_starting_point_in_chromium() {
    finds_a_start(Engine::Chromium, &ENGLISH);
}

#[test]
fn a_student_finds_a_starting_point_in_firefox() {
    finds_a_start(Engine::Firefox, &ENGLISH);
}

#[test]
fn a_student_finds_a_starting_point_in_webkit() {
    finds_a_start(Engine::WebKit, &SPANISH);
}

/// Which question stands on the page, as it is drawn there, once it is another than `before`.
fn question(browser: &Browser, words: &Words, before: &str) -> (String, Drawn) {
    let code = wait_for("another question", || {
        let script =
            "const code = document.querySelector('.ask__code'); return code ? code.innerText : '';";
        let said = browser.try_run(script, json!([])).ok()?;
        let code = said.as_str()?.rsplit(' ').next()?.to_owned();
        (code.contains('/') && code != before).then_some(code)
    });
    let (id, seed) = code.split_once('/').expect("a code has two parts");
    let goal = id.split('-').next().expect("a goal");
    let file =
        format!("target/site/courses/quadratics-and-profit/{}/questions/{goal}.json", words.code);
    let text = std::fs::read_to_string(&file).unwrap_or_else(|why| panic!("{file}: {why}"));
    let questions: GoalQuestions = serde_json::from_str(&text).expect("questions");
    let id = QuestionId::new(id).expect("an id");
    let template = questions.question(&id).expect("a template");
    // The students of these journeys love music.
    let loves = [doorways::id::TagId::new("music").expect("an id")];
    let drawn = template.draw(seed.parse().expect("a seed"), &loves).expect("a question");
    (code, drawn)
}

/// An answer of the right kind that is not right.
fn another(drawn: &Drawn) -> Given {
    match drawn.right_given() {
        Given::Text(_) => Given::Text("987654".into()),
        Given::Fields(texts) => Given::Fields(vec!["987654".into(); texts.len()]),
        Given::Choice(place) => Given::Choice(usize::from(place == 0)),
        Given::Point(x, y) => Given::Point(x + 1, y + 1),
        Given::Many(places) => Given::Many([usize::from(places.contains(&0))].into()),
        Given::Order(order) => Given::Order(order.into_iter().rev().collect()),
        Given::Picks(places) => Given::Picks(vec![places[0]; places.len()]),
    }
}

#[test]
fn axe_finds_nothing_in_any_kind_of_question() {
    let site = Site::shipped();
    let browser = Engine::Chromium.open();
    let person = Person::at(&browser);
    arrives(&browser, &site, &ENGLISH);
    makes_a_door(person, &ENGLISH);
    let mut before = String::new();
    for goal in ["F1", "F5", "L2", "P2", "Q1", "Q2", "E3", "E6"] {
        browser.go(&format!("{}#/goal/{goal}/practice", site.address()));
        for _ in 0..4 {
            (before, _) = question(&browser, &ENGLISH, &before);
            axe_finds_nothing_here(&browser, &before);
            person.press(ENGLISH.show_me_how);
            person.press(ENGLISH.next_question);
        }
    }
}

fn practices_and_is_checked(engine: Engine, words: &Words) {
    let site = Site::shipped();
    let browser = engine.open();
    let person = Person::at(&browser);
    arrives(&browser, &site, words);
    makes_a_door(person, words);
    practices(&browser, &site, words);
    if engine == Engine::Chromium {
        axe_finds_nothing_here(&browser, "practice with an invitation");
    }

    // The first check: one answer is skipped, and comes at the end.
    browser.go(&format!("{}#/goal/F2/check", site.address()));
    person.press(words.start_the_check);
    person.sees(words.question_1_of_5);
    person.press(words.next);
    person.sees(words.not_complete);
    if engine == Engine::Chromium {
        axe_finds_nothing_here(&browser, "a quick check");
    }
    person.press(words.skip);
    person.sees(words.question_2_of_5);
    answers_all(&browser, words, 5);
    person.sees(words.five_of_five);
    person.sees(words.once_more);
    person.sees(words.waits);
    if engine == Engine::Chromium {
        axe_finds_nothing_here(&browser, "the end of a quick check");
    }

    // The next day.
    // Firefox runs scripts of a driver beside the page, with a `Date` of their own.
    let clock = "const now = window.Date.now; window.Date.now = () => now() + 86400000;";
    browser.run(clock, json!([]));
    browser.run("location.hash = '#/today';", json!([]));
    person.sees(words.hello);
    browser.run("location.hash = '#/goal/F2/check';", json!([]));
    person.press(words.start_the_check);
    // Leaving and coming back finds the same questions and the answers so far.
    person.sees(words.question_1_of_5);
    let (first, drawn) = question(&browser, words, "");
    person.gives(&another(&drawn));
    person.press(words.next);
    person.sees(words.question_2_of_5);
    let (second, _) = question(&browser, words, &first);
    browser.run("location.hash = '#/today';", json!([]));
    person.sees(words.hello);
    browser.run("location.hash = '#/goal/F2/check';", json!([]));
    person.sees(words.question_2_of_5);
    assert_eq!(question(&browser, words, "").0, second);
    answers_all(&browser, words, 4);
    person.sees(words.four_of_five);
    person.sees(words.you_got_it);
    person.press(words.see_why);
    person.arrives_at("#/goal/F2");
    person.sees(words.got_it);
    person.sees(words.check_4_of_5);
    person.press(words.my_proof);
    person.stands_before(words.my_proof);
    person.sees(words.check_4_of_5);
    if engine == Engine::Chromium {
        axe_finds_nothing_here(&browser, "proof with quick checks");
    }
}

/// Answers the questions of a check rightly until it ends.
fn answers_all(browser: &Browser, words: &Words, left: usize) {
    let person = Person::at(browser);
    let mut before = String::new();
    for _ in 0..left {
        let (code, drawn) = question(browser, words, &before);
        person.gives(&drawn.right_given());
        person.press(words.next);
        before = code;
    }
}

fn practices(browser: &Browser, site: &Site, words: &Words) {
    let person = Person::at(browser);
    browser.go(&format!("{}#/goal/F2/practice", site.address()));
    let (first, drawn) = question(browser, words, "");
    person.gives(&Given::Text("3 +* 4".into()));
    person.press(words.check_my_answer);
    person.sees(words.could_not_read);
    person.gives(&another(&drawn));
    person.press(words.check_my_answer);
    person.sees(words.not_yet);
    person.press(words.show_hint_1);
    person.press(words.both);
    person.gives(&drawn.right_given());
    person.press(words.check_my_answer);
    person.sees(words.that_is_right);
    person.sees(words.the_answer);
    person.press(words.next_question);
    let (second, _) = question(browser, words, &first);
    person.press(words.show_me_how);
    person.sees(words.the_answer);
    person.press(words.next_question);
    let mut before = second;
    for _ in 0..4 {
        let (code, drawn) = question(browser, words, &before);
        person.gives(&drawn.right_given());
        person.press(words.check_my_answer);
        person.sees(words.that_is_right);
        person.press(words.next_question);
        before = code;
    }
    person.sees(words.ready_for_check);
}

fn finds_a_start(engine: Engine, words: &Words) {
    let site = Site::shipped();
    let browser = engine.open();
    let person = Person::at(&browser);
    arrives(&browser, &site, words);
    makes_a_door(person, words);
    browser.go(&format!("{}#/start", site.address()));
    person.press(words.few_questions);
    person.press(words.start);
    person.sees(words.question_1);
    person.press(words.why_this_question);
    person.sees(words.begin_with);
    if engine == Engine::Chromium {
        axe_finds_nothing_here(&browser, "a question of the starting point");
    }
    // Somebody who knows everything but parabolas and solving, and says so.
    let mut before = String::new();
    let mut count = 0;
    loop {
        let page = person.page();
        if page.contains(words.see_start) {
            break;
        }
        assert!(count < 20, "a short starting point has no end:\n{page}");
        let (code, drawn) = question(&browser, words, &before);
        if code.starts_with(['Q', 'E']) {
            person.press(words.not_learned);
        } else {
            person.gives(&drawn.right_given());
            person.press(words.next);
        }
        wait_for("the next question or the end", || {
            let page = person.page();
            (page.contains(words.see_start) || !page.contains(&code)).then_some(())
        });
        // Half way they go away, reload and go on.
        if count == 3 {
            browser.reload();
        }
        before = code;
        count += 1;
    }
    assert!(count >= 8, "only {count} questions");
    person.press(words.see_start);
    person.sees(words.best_guess);
    person.sees(words.looks_like_you_know);
    person.press(words.knows_more);
    person.sees(words.thanks);
    if engine == Engine::Chromium {
        axe_finds_nothing_here(&browser, "the three piles");
    }
    browser.reload();
    person.sees(words.thanks);

    // A second search that is paused may go on; one that is stopped shows what it has.
    browser.run("location.hash = '#/start';", json!([]));
    person.press(words.few_questions);
    person.press(words.start_again);
    let (asked, _) = question(&browser, words, &before);
    person.press(words.not_learned);
    question(&browser, words, &asked);
    browser.run("location.hash = '#/start/result';", json!([]));
    person.press(words.go_on_with_questions);
    person.press(words.enough);
    person.arrives_at("#/start/result");
    person.sees(words.best_guess);
    person.no_longer_sees(words.go_on_with_questions);
}
