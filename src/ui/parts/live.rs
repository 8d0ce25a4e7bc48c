//! What changes by itself: views that are drawn anew, and views that are there or not.
//!
//! Both are one type each, whatever they show. A type for every closure would make the program a
//! fifth larger.

use leptos::children::ViewFn;
use leptos::prelude::*;

/// What `draw` shows, drawn anew whenever something that it reads changes.
pub fn live<V: IntoView + 'static>(draw: impl Fn() -> V + Send + 'static) -> AnyView {
    let draw: Box<dyn Fn() -> AnyView + Send> = Box::new(move || draw().into_any());
    draw.into_any()
}

/// Shows its children for as long as `when` holds, and the fallback otherwise.
#[component]
pub fn Show(
    /// Whether the children are there.
    when: impl Fn() -> bool + Send + Sync + 'static,
    /// What is there.
    children: ChildrenFn,
    /// What is there instead.
    #[prop(optional, into)]
    fallback: ViewFn,
) -> impl IntoView {
    shown(Box::new(when), children, fallback)
}

fn shown(
    when: Box<dyn Fn() -> bool + Send + Sync>,
    children: ChildrenFn,
    fallback: ViewFn,
) -> AnyView {
    let when = Memo::new(move |_| when());
    live(move || if when.get() { children() } else { fallback.run() })
}
