//! Half-typed words: they outlive a look at another page and a change of language, not the tab.

use leptos::prelude::*;
use std::collections::BTreeMap;

/// See the module.
#[derive(Clone, Copy)]
pub struct Drafts {
    words: StoredValue<BTreeMap<String, ArcRwSignal<String>>>,
}

impl Drafts {
    /// No drafts yet.
    pub fn begin() -> Self {
        Self { words: StoredValue::new(BTreeMap::new()) }
    }

    /// Forgets every draft: somebody else comes.
    pub fn clear(&self) {
        self.words.set_value(BTreeMap::new());
    }
}

/// The draft with this name. `first` is what stands there when nothing was typed yet.
pub fn draft(name: &str, first: impl FnOnce() -> String) -> RwSignal<String> {
    let drafts: Drafts = expect_context();
    drafts
        .words
        .try_update_value(|words| {
            words.entry(name.to_owned()).or_insert_with(|| ArcRwSignal::new(first())).clone()
        })
        .expect("drafts live as long as the page")
        .into()
}
