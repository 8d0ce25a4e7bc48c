//! Remove me: my door and all my work go from this device, after a copy was offered.

use super::hand_over::keep_a_copy;
use crate::route::Route;
use crate::ui::parts::{Icon, Page, Show, icon, live, small_icon, use_toasts};
use crate::ui::pin;
use crate::ui::session::use_session;
use crate::ui::text::text;
use crate::ui::whereabouts::use_whereabouts;
use leptos::prelude::*;

/// See the module.
#[component]
pub fn RemoveMe() -> impl IntoView {
    let t = text();
    let (session, here, toasts) = (use_session(), use_whereabouts(), use_toasts());
    let learner = session.learner();
    let (agreed, reminded) = (RwSignal::new(false), RwSignal::new(false));
    let new = move || (t.not_in_a_copy)(learner.read().not_handed_over());
    let copied: RwSignal<Option<bool>> = RwSignal::new(None);
    let keep = move |_| copied.set(Some(keep_a_copy(session)));
    let said = move || {
        copied.get().map(|kept| if kept { t.file_is_on_its_way } else { t.way_refused_here })
    };
    let remove = move |_| {
        if !agreed.get_untracked() {
            reminded.set(true);
            crate::browser::page::focus_on("agreed");
            return;
        }
        let Some(person) = session.person() else { return };
        // First the place: whoever comes next does not want to be here.
        here.go_instead(&Route::Hall);
        let facts = session.remove();
        pin::take_away(&person.id);
        toasts.say((t.is_removed)(&person.name), move || session.take_in(facts.clone()));
    };
    view! {
        <Page title=t.remove_me>
            <a class="crumb" href=Route::Settings.to_string()>{small_icon(Icon::Left)}{t.text_and_look}</a>
            <div class="page__head">
                <h1>{t.remove_me}</h1>
                <p class="lede">{t.remove_me_lede}</p>
            </div>
            <div class="stack stack--loose newcomer">
                <section class="sheet sec" aria-labelledby="first">
                    <h2 class="h3" id="first">{t.first_a_copy}</h2>
                    <p>{live(new)}" "{t.first_a_copy_more}</p>
                    <p class="btns">
                        <button class="btn btn--main" type="button" on:click=keep>
                            {t.keep_a_copy}
                        </button>
                        <a class="btn" href=Route::HandOver.to_string()>{t.other_ways}</a>
                    </p>
                    <p class="small" role="status">{live(said)}</p>
                </section>
                <section class="sheet sec" aria-labelledby="then">
                    <h2 class="h3" id="then">{t.then_remove_me}</h2>
                    <p>{t.then_remove_me_more}</p>
                    <label class="tick">
                        <input type="checkbox" id="agreed" prop:checked=agreed
                            aria-invalid=move || reminded.get().then_some("true")
                            aria-describedby="agreed-error"
                            on:change:target=move |event| {
                                agreed.set(event.target().checked());
                                reminded.set(false);
                            } />
                        {t.i_have_my_copy}
                    </label>
                    <Show when=move || reminded.get()>
                        <p class="field__error" id="agreed-error" role="alert">
                            {icon(Icon::Warn)}
                            {t.tick_the_box_first}
                        </p>
                    </Show>
                    <p class="btns">
                        <button class="btn" type="button" on:click=remove>{t.remove_me}</button>
                        <a class="btn" href=Route::Settings.to_string()>{t.not_now}</a>
                    </p>
                </section>
            </div>
        </Page>
    }
}
