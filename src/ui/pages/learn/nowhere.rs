//! An address that leads nowhere: it says so and leads home.

use super::settings::OutOfTheBar;
use crate::route::Route;
use crate::ui::parts::{Empty, Page, live};
use crate::ui::session::use_session;
use crate::ui::text::text;
use leptos::prelude::*;

/// See the module.
#[component]
pub fn Nowhere() -> impl IntoView {
    let t = text();
    let session = use_session();
    let home = move || if session.is_open() { Route::Today } else { Route::Hall };
    let name = move || if session.is_open() { t.today } else { t.hall_title };
    view! {
        <Page title=t.nowhere_title>
            <OutOfTheBar />
            <div class="page__head"><h1>{t.nowhere_title}</h1></div>
            <Empty title=t.nowhere_lead words=t.nowhere_more>
                <div class="btns">
                    <a class="btn btn--main" href=move || home().to_string()>{live(name)}</a>
                    <a class="btn" href=Route::Help.to_string()>{t.help}</a>
                </div>
            </Empty>
        </Page>
    }
}
