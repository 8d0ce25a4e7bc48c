//! Help: how it works, where work is kept, what the app cannot do, and whom to thank.

use super::settings::OutOfTheBar;
use crate::ui::parts::Page;
use crate::ui::text::text;
use leptos::prelude::*;

/// See the module.
#[component]
pub fn Help() -> impl IntoView {
    let t = text();
    view! {
        <Page title=t.help>
            <OutOfTheBar />
            <div class="page__head"><h1>{t.help}</h1><p class="lede">{t.help_lede}</p></div>
            <div class="stack stack--loose help">
                {t.help_sections
                    .iter()
                    .map(|section| view! {
                        <section class="sec">
                            <h2>{section.title}</h2>
                            {section.paragraphs.iter().map(|words| view! { <p>{*words}</p> }).collect_view()}
                        </section>
                    })
                    .collect_view()}
            </div>
        </Page>
    }
}
