//! How easy a text is to read, by the formulas schools know. A report, not a verdict.
//!
//! English: Flesch–Kincaid grade level (Kincaid et al. 1975). Spanish: Szigriszt's perspicuity
//! index on the INFLESZ scale (Szigriszt 1993, Barrio-Cantalejo 2008). Both only count sentences,
//! words and syllables; they know nothing of sense, and mathematical terms count as hard words.

use super::Language;

/// What was counted in some texts of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// Sentences, at least one for each text that has words.
    pub sentences: usize,
    /// Words; numbers and formulas are not words.
    pub words: usize,
    /// Syllables in those words.
    pub syllables: usize,
}

impl Reading {
    /// Flesch–Kincaid grade: about the school year in which the text is easy. 0 for no text.
    pub fn flesch_kincaid(self) -> f64 {
        if self.words == 0 {
            return 0.0;
        }
        0.39 * ratio(self.words, self.sentences) + 11.8 * ratio(self.syllables, self.words) - 15.59
    }

    /// Szigriszt's index, 0 to about 100: from 65 on "quite easy", below 55 hard. 100 for no text.
    pub fn szigriszt(self) -> f64 {
        if self.words == 0 {
            return 100.0;
        }
        206.835 - 62.3 * ratio(self.syllables, self.words) - ratio(self.words, self.sentences)
    }
}

impl Language {
    /// Counts texts of this language.
    pub fn read<'a>(self, texts: impl IntoIterator<Item = &'a str>) -> Reading {
        match self {
            Self::En => english(texts),
            Self::Es => spanish(texts),
        }
    }
}

/// Counts English texts.
pub fn english<'a>(texts: impl IntoIterator<Item = &'a str>) -> Reading {
    count(texts, english_syllables)
}

/// Counts Spanish texts.
pub fn spanish<'a>(texts: impl IntoIterator<Item = &'a str>) -> Reading {
    count(texts, spanish_syllables)
}

#[allow(clippy::cast_precision_loss, reason = "counts of words stay far below 2^52")]
fn ratio(a: usize, b: usize) -> f64 {
    a as f64 / b.max(1) as f64
}

fn count<'a>(texts: impl IntoIterator<Item = &'a str>, syllables: fn(&str) -> usize) -> Reading {
    let mut reading = Reading::default();
    for text in texts {
        for sentence in text.split_inclusive(['.', '?', '!', ':', ';']) {
            let words: Vec<&str> = sentence.split_whitespace().filter(|w| is_word(w)).collect();
            if words.is_empty() {
                continue;
            }
            reading.sentences += 1;
            reading.words += words.len();
            reading.syllables += words.iter().map(|word| syllables(word)).sum::<usize>();
        }
    }
    reading
}

/// A run of letters with nothing of a formula in it.
fn is_word(token: &str) -> bool {
    let core = token.trim_matches(|c: char| !c.is_alphanumeric());
    !core.is_empty() && core.chars().all(|c| c.is_alphabetic() || "'’-–".contains(c))
}

/// Groups of vowels, less a silent ending.
fn english_syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
    let stem = if word.len() > 3 && !word.ends_with("le") && !word.ends_with("les") {
        word.strip_suffix("es")
            .or_else(|| word.strip_suffix("ed"))
            .or_else(|| word.strip_suffix('e'))
            .unwrap_or(&word)
    } else {
        &word
    };
    let mut groups = 0;
    let mut in_vowels = false;
    for c in stem.chars() {
        let vowel = "aeiouy".contains(c);
        groups += usize::from(vowel && !in_vowels);
        in_vowels = vowel;
    }
    groups.max(1)
}

/// Vowels, where a weak one beside another makes a diphthong and an accented weak one does not.
fn spanish_syllables(word: &str) -> usize {
    let mut nuclei = 0;
    let mut before: Option<char> = None;
    for c in
        word.to_lowercase().replace("qu", "k").replace("gue", "ge").replace("gui", "gi").chars()
    {
        if !"aeiouáéíóúü".contains(c) {
            before = None;
            continue;
        }
        let strong = |v: char| "aeoáéóíú".contains(v);
        let joins = before.is_some_and(|b| b != c && !(strong(b) && strong(c)));
        nuclei += usize::from(!joins);
        before = Some(c);
    }
    nuclei.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_people_speak_them() {
        let english: Vec<usize> = ["door", "profit", "revenue", "table", "make", "asked", "goals"]
            .map(english_syllables)
            .to_vec();
        assert_eq!(english, [1, 2, 3, 2, 1, 1, 1]);
        let spanish: Vec<usize> = ["puerta", "ganancia", "día", "leer", "qué", "guía", "parábola"]
            .map(spanish_syllables)
            .to_vec();
        assert_eq!(spanish, [2, 3, 2, 2, 1, 2, 4]);
    }

    #[test]
    fn a_formula_is_not_a_word() {
        let reading = english(["Write R(p) = p(200 - 10p) and x^2."]);
        assert_eq!((reading.sentences, reading.words), (1, 2));
    }

    #[test]
    fn long_sentences_read_harder_than_short_ones() {
        let short = english(["Ask ten people. Write it down."]).flesch_kincaid();
        let long =
            english(["Ask ten people and write it down before you go home."]).flesch_kincaid();
        assert!(short < long);
    }
}
