//! A list whose rows stay where they are, with their focus, for as long as their key is listed.

use leptos::prelude::*;
use std::sync::Arc;

type Keys = Box<dyn Fn() -> Vec<String> + Send + Sync>;
type Row = Arc<dyn Fn(&str) -> AnyView + Send + Sync>;

/// See the module. A row gets its key and asks for its own data.
///
/// Every list of the app is this one function: a keyed list for each type of row would make the
/// program a fifth larger.
pub fn rows(
    keys: impl Fn() -> Vec<String> + Send + Sync + 'static,
    row: impl Fn(&str) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let (keys, row): (Keys, Row) = (Box::new(keys), Arc::new(row));
    view! { <For each=keys key=String::clone children=move |key: String| row(&key) /> }
}
