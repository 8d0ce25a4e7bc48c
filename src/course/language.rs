//! The two languages, and how a course type holds its texts: both, or one.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt::Debug;

/// A language that the product speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English as written in the United States.
    En,
    /// Spanish that every region of the United States understands.
    Es,
}

impl Language {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::En => Self::Es,
            Self::Es => Self::En,
        }
    }

    /// All languages, in the order of the language choice.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// The code for `lang` attributes, folders and `Intl`.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The language for a browser's preference such as `es-MX`. Unknown ones read English.
    pub fn from_code(code: &str) -> Self {
        let primary = code.split('-').next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("es") { Self::Es } else { Self::En }
    }
}

/// How a course type holds its texts.
pub trait Words: Debug + Clone + PartialEq {
    /// One text.
    type Text: Debug + Clone + PartialEq + Serialize + DeserializeOwned;
    /// Several lines of text.
    type Lines: Debug + Clone + PartialEq + Serialize + DeserializeOwned;
}

/// One language: how the site serves a course and how pages read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct One;

impl Words for One {
    type Text = String;
    type Lines = Vec<String>;
}

/// Both languages side by side: how people write a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Both;

impl Words for Both {
    type Text = Bilingual<String>;
    type Lines = Bilingual<Vec<String>>;
}

/// The same thing said in both languages. A missing one does not parse.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual<T> {
    /// In English.
    pub en: T,
    /// In Spanish.
    pub es: T,
}

impl<T> Bilingual<T> {
    /// What is said in one language.
    pub fn in_language(&self, language: Language) -> &T {
        match language {
            Language::En => &self.en,
            Language::Es => &self.es,
        }
    }
}
