//! Questions: drawn by a seed, told in words that somebody loves, sound with five hundred seeds.

use crate::shipped::{FOLDER, course, folder, served};
use doorways::course::item::{
    Ask, Asks, Drawn, Figure, Given, GoalQuestions, Look, Maths, Question, Use, Verdict,
    in_one_line, looks, plain,
};
use doorways::course::{
    Broken, Finding, Language, Problem, QuestionFile, check_questions, read_folder,
};
use doorways::id::TagId;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

/// How many seeds every template is tried with.
const SEEDS: u32 = 500;

/// The questions of every goal as a page in this language reads them.
fn goals(language: Language) -> &'static [GoalQuestions] {
    static GOALS: OnceLock<[Vec<GoalQuestions>; 2]> = OnceLock::new();
    let read = |language: Language| {
        let folder = format!("/{}/questions/", language.code());
        let files = served().iter().filter(|(path, _)| path.contains(&folder));
        files.map(|(_, json)| serde_json::from_str(json).expect("a page reads it")).collect()
    };
    let [en, es] = GOALS.get_or_init(|| Language::ALL.map(read));
    if language == Language::En { en } else { es }
}

/// Every template of the shipped course in English.
fn templates() -> impl Iterator<Item = &'static Question> {
    goals(Language::En).iter().flat_map(|goal| &goal.questions)
}

fn template(id: &str) -> &'static Question {
    templates().find(|question| question.id.as_str() == id).expect("the course has it")
}

fn tags(ids: &[&str]) -> Vec<TagId> {
    ids.iter().map(|id| TagId::new(*id).expect("an id")).collect()
}

fn drawn(id: &str, seed: u32) -> Drawn {
    template(id).draw(seed, &[]).expect("a sound template draws")
}

// ------------------------------------------------------------------ the shipped questions

#[test]
fn every_template_is_sound_with_five_hundred_seeds() {
    let findings = check_questions(&folder().course, &folder().questions, SEEDS);
    let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn every_goal_has_questions_and_the_course_says_so() {
    assert_eq!(templates().count(), 128);
    for goal in goals(Language::En) {
        let said = course().objective(&goal.goal).expect("a goal").asks;
        assert_eq!(said, Some(goal.asks()), "{}", goal.goal);
        let Some(Asks { templates: 2.., placement: Some(_) }) = said else {
            panic!("{} cannot be asked about", goal.goal);
        };
    }
    let asks =
        |id: &str| course().objectives.iter().find(|o| o.id.as_str() == id).and_then(|o| o.asks);
    assert_eq!(asks("E1"), Some(Asks { templates: 3, placement: Some(0) }));
    assert_eq!(asks("L6"), Some(Asks { templates: 5, placement: Some(4) }));
}

#[test]
fn both_languages_ask_the_same_with_the_same_numbers() {
    for (en, es) in goals(Language::En).iter().zip(goals(Language::Es)) {
        for (en, es) in en.questions.iter().zip(&es.questions) {
            for seed in [0, 1, 99, u32::MAX] {
                let [a, b] = [en, es].map(|question| question.draw(seed, &[]).expect("it draws"));
                assert_ne!(a.prompt, b.prompt, "{}", en.id);
                assert_eq!(a.right_given(), b.right_given(), "{}", en.id);
                assert_eq!(b.judge(&b.right_given()), Verdict::Right, "{}", en.id);
            }
        }
    }
}

#[test]
fn the_same_seed_asks_the_same_for_ever() {
    // A record of an answer holds the template and the seed, and no text.
    for (id, seed, asked) in [
        ("E1-a", 7, "Solve (x − 6)² = 49. Give all solutions. 13 and −1"),
        ("M4-a", 0, M4_A_0),
        ("L2-b", 4_000_000_000, L2_B_BIG),
        ("L6-a", 3, L6_A_3),
    ] {
        let drawn = drawn(id, seed);
        let right = in_one_line(&drawn.right_answer(Language::En));
        let told = format!("{} {right}", plain(&drawn.prompt));
        assert_eq!(told, asked);
        assert_eq!(drawn, self::drawn(id, seed));
    }
    assert_eq!(drawn("E3-c", 12).right_given(), Given::Order(vec![1, 0, 2, 4, 3]));
    assert_eq!(drawn("L6-a", 3).right_given(), Given::Choice(1));
}

const M4_A_0: &str = "You sell snack boxes. At a price of p dollars, you sell 130 − 10p of them. Each \
    one costs you $1. Fixed costs are $110. What price gives the most profit? How much profit is it? \
    price: 7; profit: 250";
const L2_B_BIG: &str = "The graph shows the money in a market stand cash box over time. How fast does \
    it change, in dollars per hour? Use a minus sign if it goes down. 25 dollars per hour";
const L6_A_3: &str =
    "A shop charges 75 + 8x dollars for x tote bags. Which part is the fixed fee? 75";

#[test]
fn what_somebody_loves_changes_the_story_and_no_number() {
    let question = template("M4-a");
    let bare = |drawn: &Drawn| drawn.prompt.replace(|c: char| !c.is_ascii_digit(), "");
    let mut stories = BTreeSet::new();
    for loves in [vec![], tags(&["music"]), tags(&["art"]), tags(&["knitting"])] {
        let drawn = question.draw(3, &loves).expect("it draws");
        let plainly = question.draw(3, &[]).expect("it draws");
        assert_eq!(bare(&drawn), bare(&plainly));
        assert_eq!(drawn.right_given(), plainly.right_given());
        stories.insert(drawn.prompt);
    }
    assert_eq!(stories.len(), 3, "nobody wrote a story for knitting");
    // Of several loves the seed picks one, whatever their order.
    let told = |loves: &[&str]| -> BTreeSet<String> {
        let prompt = |seed| question.draw(seed, &tags(loves)).expect("it draws").prompt;
        (0..40).map(|seed| prompt(seed).chars().take(30).collect()).collect()
    };
    assert_eq!(told(&["music", "art"]), told(&["art", "music"]));
    assert_eq!(told(&["music", "art"]).len(), 2);
}

#[test]
fn numbers_are_put_into_formulas_as_people_write_them() {
    #[track_caller]
    fn check(prompt: &str, numbers: &[(&str, i32)], filled: &str) {
        let numbers: Vec<String> =
            numbers.iter().map(|(n, v)| format!("[\"{n}\",\"{v}\"]")).collect();
        let question = format!(
            r#"{{"id":"T-a","params":[{}],"prompt":{prompt:?},"because":"","answer":{{"type":"int","values":["1"]}}}}"#,
            numbers.join(",")
        );
        let question: Question = serde_json::from_str(&question).expect("a question");
        assert_eq!(question.draw(1, &[]).expect("drawn").prompt, filled);
    }
    check("`x^2 + {b}x + {c} = 0`", &[("b", -3), ("c", 1)], "`x^2 - 3x + 1 = 0`");
    check("`x^2 - {b}x - {c}`", &[("b", -1), ("c", -5)], "`x^2 + x + 5`");
    check("`{a}x^2 + {b}x`", &[("a", -1), ("b", 0)], "`-x^2`");
    check("`{a}x + {b}`", &[("a", 0), ("b", 4)], "`4`");
    check("`{a}x - {b}`", &[("a", 0), ("b", 4)], "`-4`");
    check("`5 = {a}x`", &[("a", 0)], "`5 = 0`");
    check(
        "`{a}(x + {b}) - {c}(x - {d})`",
        &[("a", 1), ("b", -2), ("c", 3), ("d", -4)],
        "`(x - 2) - 3(x + 4)`",
    );
    check("`{a} * {b} = {c}`", &[("a", -2), ("b", -3), ("c", 6)], "`-2 * (-3) = 6`");
    check("`{a}^2 + ({b})^2`", &[("a", -2), ("b", -3)], "`(-2)^2 + (-3)^2`");
    check("`({a}, {b})`", &[("a", -2), ("b", 3)], "`(-2, 3)`");
    check("`x = +-{a}`", &[("a", 2)], "`x = +-2`");
    check("`{a}/{b} - {c}/{d}`", &[("a", 1), ("b", 2), ("c", -3), ("d", 4)], "`1/2 + 3/4`");
    check("`P(p) = -{a}p^2`", &[("a", 1)], "`P(p) = -p^2`");
    check("`-{a} - {b} <= x`", &[("a", 3), ("b", -2)], "`-3 + 2 <= x`");
    check(
        "It is {a}, or ${b}, or {c:2}.",
        &[("a", -3), ("b", -4), ("c", 5)],
        "It is −3, or −$4, or 5.00.",
    );
}

#[test]
fn options_come_in_any_order_and_lines_never_in_the_right_one() {
    let places: BTreeSet<_> =
        (0..60).map(|seed| format!("{:?}", drawn("L6-a", seed).right_given())).collect();
    assert_eq!(places.len(), 4, "the right option is in every place");
    for seed in 0..200 {
        for id in ["E3-c", "E4-a"] {
            let drawn = drawn(id, seed);
            let Ask::Order { lines } = &drawn.ask else { panic!("{id} is put in order") };
            let as_they_came = Given::Order((0..lines.len()).collect());
            assert_ne!(drawn.judge(&as_they_came), Verdict::Right, "{id} {seed}");
        }
    }
}

#[test]
fn graphs_stay_inside_their_grid_and_say_what_they_show() {
    let mut graphs = 0;
    for question in templates() {
        for seed in 0..40 {
            let drawn = question.draw(seed, &[]).expect("it draws");
            let Some(Figure::Graph { x, y, curves, points, says, .. }) = &drawn.figure else {
                continue;
            };
            graphs += 1;
            let inside = |[a, b]: &[f64; 2]| {
                (x.from - 1e-9..=x.to + 1e-9).contains(a)
                    && (y.from - 1e-9..=y.to + 1e-9).contains(b)
            };
            assert!(
                curves.iter().flatten().all(inside) && points.iter().all(inside),
                "{} {seed}",
                question.id
            );
            assert!(curves.iter().all(|line| line.len() > 1), "{} {seed}", question.id);
            assert!(!curves.is_empty() || !points.is_empty());
            let squares = ((x.to - x.from) / x.step, (y.to - y.from) / y.step);
            assert!(squares.0.fract() == 0.0 && squares.1.fract() == 0.0 && says.len() > 20);
        }
    }
    assert_eq!(graphs, 9 * 40);
}

#[test]
fn tables_and_boxes_are_filled_in() {
    let Some(Figure::Table { head, rows }) = drawn("Q1-c", 5).figure else { panic!("a table") };
    assert_eq!((head.len(), rows.len()), (2, 5));
    assert_eq!(rows[4], ["`4`", "?"]);
    let Some(Figure::Area { top, side, cells }) = drawn("P2-b", 5).figure else { panic!("boxes") };
    assert_eq!((top.len(), side.len()), (2, 2));
    assert_eq!((cells[0][0].as_str(), cells[1][1].as_str()), ("`x^2`", "?"));
    let Ask::Choice { options } = drawn("Q1-a", 5).ask else { panic!("a choice") };
    assert!(options.iter().all(
        |option| matches!(&option.table, Some(Figure::Table { rows, .. }) if rows.len() == 5)
    ));
    assert!(options[0].says.starts_with("`x`: `0`, `1`"));
}

#[test]
fn what_a_template_is_for_is_kept_to() {
    let goal = goals(Language::En).iter().find(|goal| goal.goal.as_str() == "E6").expect("E6");
    let names =
        |what_for| goal.templates(what_for).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(names(Use::Placement), ["E6-b", "E6-c", "E6-d", "E6-e"]);
    assert_eq!(names(Use::Check).len(), 5);
}

// ------------------------------------------------------------------ formulas for eyes and ears

#[test]
fn a_text_is_words_and_formulas() {
    let found = looks("Solve `x^2 = 9` now.");
    let [Look::Words(before), Look::Maths(_), Look::Words(after)] = found.as_slice() else {
        panic!("words, a formula, words");
    };
    assert_eq!((before.as_str(), after.as_str()), ("Solve ", " now."));
    assert_eq!(looks(""), []);
}

#[test]
fn a_formula_is_drawn_said_and_written_in_one_line() {
    #[track_caller]
    fn check(source: &str, plain: &str, en: &str, es: &str) {
        let maths = Maths::read(source);
        assert_eq!(maths.plain(), plain);
        assert_eq!(Language::ALL.map(|language| maths.spoken(language)), [en, es]);
    }
    check(
        "x^2 - 3x = 4",
        "x² − 3x = 4",
        "x squared minus 3 x equals 4",
        "x al cuadrado menos 3 x es igual a 4",
    );
    check("sqrt(11)", "√11", "the square root of 11", "la raíz cuadrada de 11");
    check("P(p)", "P(p)", "P of p", "P de p");
    check(
        "2(x + 1)",
        "2(x + 1)",
        "2 open parenthesis x plus 1 close parenthesis",
        "2 abre paréntesis x más 1 cierra paréntesis",
    );
    check("-b/(2a)", "−b/(2a)", "minus b over 2 a", "menos b sobre 2 a");
    check("x = +-3", "x = ±3", "x equals plus or minus 3", "x es igual a más o menos 3");
    check(
        "0 <= x < 5",
        "0 ≤ x < 5",
        "0 is at most x is less than 5",
        "0 es menor o igual a x es menor que 5",
    );
    check(
        "2 * (-3)",
        "2 · (−3)",
        "2 times open parenthesis minus 3 close parenthesis",
        "2 por abre paréntesis menos 3 cierra paréntesis",
    );
    check("x^3", "x³", "x cubed", "x al cubo");
    check("2^x", "2^x", "2 to the power x", "2 elevado a x");
    check(
        "(4, -5)",
        "(4, −5)",
        "open parenthesis 4, minus 5 close parenthesis",
        "abre paréntesis 4, menos 5 cierra paréntesis",
    );
    assert_eq!(
        Maths::read("x = (-b +- sqrt(b^2 - 4ac))/(2a)").plain(),
        "x = (−b ± √(b² − 4ac))/(2a)"
    );
    let Maths::Power(parts) = Maths::read("x^2") else { panic!("a power") };
    assert_eq!(*parts, [Maths::Letter('x'), Maths::Number("2".into())]);
}

#[test]
fn every_formula_of_the_course_can_be_said() {
    for question in templates() {
        let drawn = question.draw(11, &[]).expect("it draws");
        for look in looks(&drawn.prompt).into_iter().chain(looks(&drawn.because)) {
            let Look::Maths(maths) = look else { continue };
            for language in Language::ALL {
                let said = maths.spoken(language);
                let fine = |c: char| c.is_alphanumeric() || " ,.".contains(c);
                assert!(said.chars().all(fine), "{}: {said}", question.id);
            }
        }
    }
}

#[test]
fn any_text_can_be_drawn() {
    for text in [
        "", "^", "x^", "/", "3/", "((((", "))))", "sqrt", "sqrt(", "x^^2", "1//2", "a)b(c", "-",
        "😀", "x^-2^-2",
    ] {
        let maths = Maths::read(text);
        maths.plain();
        maths.spoken(Language::En);
    }
    for piece in ["(", "x^", "1/", "sqrt(", "-", "^", "((x)"] {
        Maths::read(&piece.repeat(2_000)).plain();
    }
}

// ------------------------------------------------------------------ what is wrong with questions

/// What is said about the questions of M3 when something in their file is replaced.
fn said(name: &str, changes: &[(&str, &str)]) -> Vec<String> {
    let course = crate::courses::copied(name);
    let file = "questions/M3.toml";
    let mut text = std::fs::read_to_string(Path::new(FOLDER).join(file)).expect("a file of ours");
    for (from, to) in changes {
        assert!(text.contains(from), "{file} says {from}");
        text = text.replacen(from, to, 1);
    }
    std::fs::create_dir_all(course.join("questions")).expect("a folder can be made");
    std::fs::write(course.join(file), text).expect("the copy can be changed");
    let Err(Broken::Unsound(findings)) = read_folder(&course) else {
        panic!("the other goals have no file");
    };
    findings.iter().filter(|f| f.file == file).map(ToString::to_string).collect()
}

#[track_caller]
fn check(name: &str, changes: &[(&str, &str)], place: &str, told: &str) {
    let said = said(name, changes);
    let [only] = said.as_slice() else { panic!("{name}: one thing is wrong, and not {said:#?}") };
    let start = format!("questions/M3.toml: {place}: {told}");
    assert!(only.starts_with(&start), "{only}\n{start}");
}

#[test]
pub fn everything_that_is_wrong_with_a_question_is_named() {
    assert_eq!(said("fine", &[]), Vec::<String>::new());
    let shape = "it has not the shape of a question file: ";
    check(
        "key",
        &[("because =", "reason =")],
        "question M3-a",
        &format!("{shape}unknown field `reason`"),
    );
    check(
        "no-type",
        &[("type = \"set\"", "type = \"sum\"")],
        "question M3-a",
        &format!("{shape}unknown variant `sum`"),
    );
    check("no-id", &[("id = \"M3-a\"", "id = \"M3 a\"")], "question M3 a", shape);
    check("goal", &[("goal = \"M3\"", "goal = \"Z3\"")], "goal", "there is no goal Z3");
    check("twice", &[("id = \"M3-b\"", "id = \"M3-a\"")], "question", "M3-a is used twice");
    check(
        "tag",
        &[("{ music = {", "{ tuba = {")],
        "question M3-a, context",
        "there is no tag tuba",
    );
    check(
        "hint",
        &[("[[hint]]", "[[hint]]\nen = \"Look.\"\nes = \"Mira.\"\n\n[[hint]]")],
        "hints",
        "it has 4 hints",
    );
    check(
        "where",
        &[("where = [", "where = [\"v < 0\", ")],
        "question M3-b",
        "seed 0 draws no question",
    );
    check("formula", &[("F = \"B*(", "F = \"C*(")], "question M3-a", "seed 0 draws no question");
    check(
        "answer",
        &[("\"int\", value = \"r\"", "\"int\", value = \"sqrt(s)\"")],
        "question M3-c",
        "seed 0 draws no question",
    );
    check(
        "slip",
        &[("when = \"-r\"", "when = \"2*r - r\"")],
        "question M3-c",
        "with seed 0 misconception 2 leads to the right answer",
    );
    check(
        "untidy",
        &[
            ("above the deck. Below 0", "above {deck}. Below 0"),
            ("es = \"{thing}", "es = \"{deck} {thing}"),
        ],
        "question M3-d",
        "with seed 0 it says ",
    );
    let long = "Read this. ".repeat(20);
    check(
        "long",
        &[("en = \"Your club", &format!("en = \"{long}Your club"))],
        "question M3-c",
        "with seed 0 it has ",
    );
    check(
        "few",
        &[("r = \"2..9\"\ns = \"r+2..r+12\"", "r = \"2..3\"\ns = \"r+2..r+2\"")],
        "question M3-c",
        "it makes only ",
    );
    check(
        "placeholder",
        &[("¿Cuál es el precio", "{s} ¿Cuál es el precio")],
        "texts, questions M3-c, prompt",
        "placeholders differ",
    );
}

#[test]
fn a_goal_without_questions_is_named() {
    let course = crate::courses::copied("one-goal");
    let file = "questions/M4.toml";
    std::fs::create_dir_all(course.join("questions")).expect("a folder can be made");
    std::fs::copy(Path::new(FOLDER).join(file), course.join(file)).expect("a file can be copied");
    let why = read_folder(&course).expect_err("37 goals have none").to_string();
    assert!(why.starts_with("37 things to mend:"), "{why}");
    assert!(why.contains("questions: goal E1: the goal has no file; add one to questions"));
}

#[test]
fn a_course_may_have_no_questions_at_all() {
    let read = read_folder(&crate::courses::copied("no-questions")).expect("it may");
    assert!(read.questions.is_empty() && read.course.objectives.iter().all(|o| o.asks.is_none()));
}

#[test]
fn options_that_say_the_same_are_named() {
    #[track_caller]
    fn check(answer: &str, told: &str) {
        let mut questions = folder().questions.clone();
        let question = format!(r#"{{"id":"T-a","prompt":"?","because":"!","answer":{answer}}}"#);
        let question: Question = serde_json::from_str(&question).expect("a question");
        let file: &mut QuestionFile = &mut questions[0];
        for goal in [&mut file.both.en, &mut file.both.es] {
            goal.questions.push(question.clone());
        }
        let findings = check_questions(&folder().course, &questions, 3);
        let [Finding { problem: Problem::Question(trouble), place, .. }] = findings.as_slice()
        else {
            panic!("one thing is wrong with {answer}, not {findings:?}");
        };
        assert_eq!(place, "question T-a");
        assert!(trouble.to_string().contains(told), "{trouble}");
    }
    check(
        r#"{"type":"choice","options":[{"says":"a","right":true},{"says":"a"}]}"#,
        "two options say a",
    );
    check(
        r#"{"type":"multi","options":[{"says":"a","right":true},{"says":"b","right":true}]}"#,
        "2 options are right",
    );
    check(
        r#"{"type":"choice","options":[{"says":"a","right":true},{"says":"b","right":true}]}"#,
        "2 options are right",
    );
    check(r#"{"type":"choice","options":[{"says":"a"},{"says":"b"}]}"#, "0 options are right");
    check(r#"{"type":"order","lines":["a","b","a"]}"#, "two options say a");
    check(
        r#"{"type":"match","lines":["a","b"],"picks":["c","d"],"accept":[[0]]}"#,
        "draws no question",
    );
    check(r#"{"type":"pair","labels":["a"],"values":["1","2"]}"#, "draws no question");
    check(r#"{"type":"interval","values":["1","2"],"closed":[true]}"#, "draws no question");
    check(r#"{"type":"point","values":["1","2"],"axes":[["0","5","1"]]}"#, "draws no question");
}
