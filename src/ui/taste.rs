//! The taste of this device: language, light, text, spacing, contrast, motion. Kept in small keys
//! of their own; nobody's work.

use crate::browser::{page, storage};
use crate::course::Language;
use leptos::prelude::*;

/// One choice of how the app looks, as an attribute of the root element that style sheets read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The attribute, such as `data-theme`.
    pub attribute: &'static str,
    /// What may be chosen. The first is the usual one and sets no attribute.
    pub values: &'static [&'static str],
}

/// Day or evening, or as the device says.
pub const LIGHT: Choice = Choice { attribute: "data-theme", values: &["", "light", "dark"] };
/// The size of text.
pub const TEXT: Choice = Choice { attribute: "data-text", values: &["", "larger", "largest"] };
/// The space between lines, words and letters.
pub const SPACING: Choice = Choice { attribute: "data-spacing", values: &["", "wide"] };
/// Stronger lines and text.
pub const CONTRAST: Choice = Choice { attribute: "data-contrast", values: &["", "more"] };
/// Less movement.
pub const MOTION: Choice = Choice { attribute: "data-motion", values: &["", "less"] };

const ALL: [Choice; 5] = [LIGHT, TEXT, SPACING, CONTRAST, MOTION];
const LANGUAGE: &str = "doorways-language";

/// See the module.
#[derive(Clone, Copy)]
pub struct Taste {
    language: RwSignal<Language>,
    chosen: RwSignal<[&'static str; ALL.len()]>,
}

/// The taste of this device.
pub fn use_taste() -> Taste {
    expect_context()
}

impl Taste {
    /// Reads the taste of this device and makes the page follow it.
    pub fn begin() -> Self {
        let code = storage::taste(LANGUAGE).unwrap_or_else(page::preferred_language);
        let taste = Self {
            language: RwSignal::new(Language::from_code(&code)),
            chosen: RwSignal::new(ALL.map(|choice| {
                let kept = storage::taste(&key(choice)).unwrap_or_default();
                choice.values.iter().copied().find(|value| *value == kept).unwrap_or_default()
            })),
        };
        taste.show();
        taste
    }

    /// The language that texts are shown in. Whoever asks is asked again when it changes.
    pub fn language(&self) -> Language {
        self.language.get()
    }

    /// The language of this page, which is made anew in another language.
    pub fn page_language(&self) -> Language {
        self.language.get_untracked()
    }

    /// Speaks another language from now on.
    pub fn speak(&self, language: Language) {
        storage::remember_taste(LANGUAGE, language.code());
        self.language.set(language);
        self.show();
    }

    /// What was chosen, one of the choice's values.
    pub fn chosen(&self, choice: Choice) -> &'static str {
        let chosen = self.chosen.get();
        place_of(choice).map_or("", |place| chosen[place])
    }

    /// Chooses one of the choice's values.
    pub fn choose(&self, choice: Choice, value: &'static str) {
        storage::remember_taste(&key(choice), value);
        self.chosen.update(|chosen| {
            if let Some(place) = place_of(choice) {
                chosen[place] = value;
            }
        });
        self.show();
    }

    fn show(&self) {
        page::set_on_root("lang", Some(self.language.get_untracked().code()));
        for (choice, value) in ALL.iter().zip(self.chosen.get_untracked()) {
            page::set_on_root(choice.attribute, (!value.is_empty()).then_some(value));
        }
    }
}

fn key(choice: Choice) -> String {
    format!("doorways-{}", choice.attribute.trim_start_matches("data-"))
}

fn place_of(choice: Choice) -> Option<usize> {
    ALL.iter().position(|other| *other == choice)
}
