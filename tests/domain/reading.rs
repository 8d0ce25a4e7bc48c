//! How easy the texts of a course are to read: two formulas, and what they say of our own texts.

use crate::shipped::folder;
use crate::tidy::strings;
use doorways::course::{CourseFolder, Language, Reading, Text, english, spanish};

// ------------------------------------------------------------------ the formulas

#[track_caller]
fn check_flesch_kincaid(sentences: usize, words: usize, syllables: usize, grade: f64) {
    let found = Reading { sentences, words, syllables }.flesch_kincaid();
    assert!((found - grade).abs() < 0.005, "{found} is not {grade}");
}

#[test]
fn an_english_grade_is_what_kincaid_published() {
    // One word of one syllable, the lowest grade there can be.
    check_flesch_kincaid(1, 1, 1, -3.40);
    // “The cat sat on the mat.”
    check_flesch_kincaid(1, 6, 6, -1.45);
    // “Green Eggs and Ham”: 5.7 words a sentence and 1.02 syllables a word.
    check_flesch_kincaid(100, 570, 581, -1.34);
    // “The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.”
    check_flesch_kincaid(1, 13, 24, 11.26);
    check_flesch_kincaid(0, 0, 0, 0.0);
}

#[track_caller]
fn check_szigriszt(sentences: usize, words: usize, syllables: usize, index: f64) {
    let found = Reading { sentences, words, syllables }.szigriszt();
    assert!((found - index).abs() < 0.005, "{found} is not {index}");
}

#[test]
fn a_spanish_index_is_what_szigriszt_published() {
    check_szigriszt(1, 1, 1, 143.54);
    check_szigriszt(10, 100, 200, 72.24);
    check_szigriszt(5, 100, 230, 43.55);
    check_szigriszt(0, 0, 0, 100.0);
}

#[track_caller]
fn check_counts(reading: Reading, sentences: usize, words: usize, syllables: usize) {
    assert_eq!(reading, Reading { sentences, words, syllables });
}

#[test]
fn sentences_words_and_syllables_are_counted() {
    check_counts(english(["Ask ten people. Write it down."]), 2, 6, 7);
    check_counts(english(["Ask ten people", "Write it down"]), 2, 6, 7);
    check_counts(spanish(["Pregunta a diez personas. Anota lo que dicen."]), 2, 8, 15);
    check_counts(spanish(["¿Qué significa el vértice?"]), 1, 4, 9);
    check_counts(english(["Who buys? Nobody! One thing: cost; another: time."]), 6, 8, 13);
}

#[test]
fn numbers_and_formulas_are_not_words() {
    check_counts(english(["Solve 26 - 2p = 4, or x^2 = 5."]), 1, 2, 2);
    check_counts(english(["$4.50", "P(q)", "____", "·", ""]), 0, 0, 0);
    check_counts(spanish(["La regla es 130 - 10p."]), 1, 3, 4);
}

#[test]
fn spanish_syllables_are_counted_as_people_speak_them() {
    for (word, syllables) in [
        ("ecuación", 3),
        ("gráfica", 3),
        ("río", 2),
        ("ciudad", 2),
        ("país", 2),
        ("baúl", 2),
        ("reíamos", 4),
        ("limpiáis", 2),
        ("queso", 2),
        ("guerra", 2),
        ("vergüenza", 3),
        ("zoológico", 5),
        ("construir", 2),
        ("y", 1),
    ] {
        assert_eq!(spanish([word]).syllables, syllables, "{word}");
    }
}

// ------------------------------------------------------------------ the shipped course

/// The formulas say nothing about a heading: a text counts by itself from this many words on.
const FEWEST_WORDS: usize = 15;
/// The hardest English for a student: grade 6.
const HIGHEST_GRADE: f64 = 6.0;
/// The Spanish of any text for a student is not hard, and of every file it is quite easy.
const NOT_HARD: f64 = 55.0;
const QUITE_EASY: f64 = 65.0;

/// The most words in a sentence. Spanish needs about a quarter more to say the same.
fn longest_sentence(language: Language) -> usize {
    match language {
        Language::En => 15,
        Language::Es => 19,
    }
}

fn told(text: &Text, language: Language) -> String {
    format!("{}: {}: {}", text.file, text.place, text.both.in_language(language))
}

fn alone(text: &Text, language: Language) -> Reading {
    language.read([text.both.in_language(language).as_str()])
}

fn is_hard(text: Reading, language: Language) -> bool {
    text.words >= FEWEST_WORDS
        && match language {
            Language::En => text.flesch_kincaid() > HIGHEST_GRADE,
            Language::Es => text.szigriszt() < NOT_HARD,
        }
}

/// The texts that are too hard to read by themselves, each with its place.
fn too_hard(folder: &CourseFolder, language: Language) -> Vec<String> {
    let texts = folder.texts().into_iter().flatten();
    texts
        .filter(|text| is_hard(alone(text, language), language))
        .map(|text| told(&text, language))
        .collect()
}

/// The sentences with too many words, each with its place.
fn too_long(folder: &CourseFolder, language: Language) -> Vec<String> {
    let long = |text: &Text| {
        let sentences = text.both.in_language(language).split_inclusive(['.', '?', '!', ':', ';']);
        sentences
            .map(|one| language.read([one]).words)
            .any(|words| words > longest_sentence(language))
    };
    let texts = folder.texts().into_iter().flatten();
    texts.filter(long).map(|text| told(&text, language)).collect()
}

#[track_caller]
fn check_none(found: &[String], what: &str) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn no_text_of_the_shipped_course_is_too_hard() {
    check_none(&too_hard(folder(), Language::En), "harder than grade 6 in English");
    check_none(&too_hard(folder(), Language::Es), "hard in Spanish");
}

#[test]
fn no_sentence_of_the_shipped_course_is_too_long() {
    check_none(&too_long(folder(), Language::En), "too many words in a sentence");
    check_none(&too_long(folder(), Language::Es), "too many words in a sentence");
}

#[test]
fn every_file_of_the_shipped_course_is_quite_easy() {
    for texts in folder().texts() {
        let in_language = |language: Language| {
            language.read(texts.iter().map(|text| text.both.in_language(language).as_str()))
        };
        let file = &texts[0].file;
        let (grade, index) =
            (in_language(Language::En).flesch_kincaid(), in_language(Language::Es).szigriszt());
        assert!(grade <= HIGHEST_GRADE, "{file} reads like grade {grade:.1} in English");
        assert!(index >= QUITE_EASY, "{file} has the index {index:.1} in Spanish");
    }
}

#[test]
fn no_text_of_the_pages_is_too_hard() {
    for language in Language::ALL {
        let file = format!("src/ui/text/{}.rs", language.code());
        let source = std::fs::read_to_string(&file).expect("every language has a text file");
        let mut texts = strings(&source);
        // The names of licenses are what they are.
        texts.retain(|text| !text.contains("CC BY 4.0"));
        assert!(texts.len() > 100, "{file} has only {} texts", texts.len());
        let hard = |text: &&String| is_hard(language.read([text.as_str()]), language);
        let hard: Vec<String> = texts.iter().filter(hard).map(|t| format!("{file}: {t}")).collect();
        check_none(&hard, "too hard in the pages");
    }
}

#[test]
fn a_text_that_is_too_hard_is_named_with_its_place() {
    let english = "Investigate the mathematical characteristics of quadratic relationships, \
        interpreting intercepts and extrema in contextualized economic situations of your own";
    let spanish = "Investiga detalladamente las características matemáticas fundamentales de las \
        relaciones cuadráticas, interpretando cuidadosamente intersecciones y valores extremos en situaciones \
        económicas contextualizadas por ti";
    let mut course = folder().clone();
    let task = &mut course.doors[0].checkpoints[3].task;
    (task.en, task.es) = (english.into(), spanish.into());
    let place = "doors/01-pitch-night.toml: checkpoint c4 task";
    for (language, text) in [(Language::En, english), (Language::Es, spanish)] {
        let told = format!("{place}: {text}");
        assert_eq!(too_hard(&course, language), std::slice::from_ref(&told));
        assert_eq!(too_long(&course, language), [told]);
    }
}
