//! What each route looks like, one file per route, and the app around them.

mod learn;

use super::courses::Courses;
use super::drafts::Drafts;
use super::levels::KnownGrounds;
use super::parts::{Frame, ToastShelf, Toasts, rows};
use super::release::{NewRelease, Release};
use super::session::{Session, use_session};
use super::taste::Taste;
use super::whereabouts::{Whereabouts, use_whereabouts};
use crate::route::Route;
use leptos::prelude::*;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let taste = Taste::begin();
    provide_context(taste);
    provide_context(Session::begin());
    provide_context(Courses::begin(taste));
    provide_context(KnownGrounds::begin());
    provide_context(Release::begin());
    provide_context(Drafts::begin());
    provide_context(Toasts::begin());
    provide_context(Whereabouts::begin());
    provide_context(learn::Browsing::begin());
    // Texts are read once per page, so another language shows every page anew.
    move || {
        taste.language();
        view! {
            <Frame><NewRelease /><Place /></Frame>
            <ToastShelf />
        }
    }
}

/// The page of the place we are at, for the person whose work is open.
///
/// Another place or person gets a new page: nothing that was opened, typed or scrolled on the last
/// one stays behind in elements that happen to fit.
#[component]
fn Place() -> impl IntoView {
    let here = use_whereabouts();
    let session = use_session();
    let open = Memo::new(move |_| session.person().map(|person| person.id));
    let place_and_person = move || {
        let route = here.route();
        let person = open.get().filter(|_| route.is_somebodys());
        vec![format!("{route} {}", person.map(String::from).unwrap_or_default())]
    };
    rows(place_and_person, move |_| page_of(here.route_untracked(), open.get_untracked().is_some()))
}

fn page_of(route: Route, somebody: bool) -> AnyView {
    if route.is_somebodys() && !somebody {
        // Nobody wants to be removed just because the last person was.
        if route != Route::RemoveMe {
            use_whereabouts().want(route);
        }
        return view! { <learn::Hall /> }.into_any();
    }
    match route {
        Route::Hall => view! { <learn::Hall /> }.into_any(),
        Route::New => view! { <learn::Newcomer /> }.into_any(),
        Route::Enter(who) => view! { <learn::Enter who /> }.into_any(),
        Route::Today => view! { <learn::Today /> }.into_any(),
        Route::Doors => view! { <learn::Doors /> }.into_any(),
        Route::Compare(doors) => view! { <learn::Compare doors /> }.into_any(),
        Route::Door(door) => view! { <learn::DoorPage door /> }.into_any(),
        Route::Choose(door) => view! { <learn::Choose door /> }.into_any(),
        Route::Room(run) => view! { <learn::Room run checkpoint=None /> }.into_any(),
        Route::Checkpoint(run, checkpoint) => {
            view! { <learn::Room run checkpoint=Some(checkpoint) /> }.into_any()
        }
        Route::Map => view! { <learn::Map /> }.into_any(),
        Route::Goals => view! { <learn::Goals /> }.into_any(),
        Route::Goal(objective) => view! { <learn::Goal objective /> }.into_any(),
        Route::Practice(objective) => view! { <learn::Practice objective /> }.into_any(),
        Route::Check(objective) => view! { <learn::QuickCheck objective /> }.into_any(),
        Route::Start => view! { <learn::Start /> }.into_any(),
        Route::Found => view! { <learn::Found /> }.into_any(),
        Route::Proof => view! { <learn::Proof /> }.into_any(),
        Route::Story => view! { <learn::Story /> }.into_any(),
        Route::Settings => view! { <learn::Settings /> }.into_any(),
        Route::RemoveMe => view! { <learn::RemoveMe /> }.into_any(),
        Route::HandOver => view! { <learn::HandOver /> }.into_any(),
        Route::BringIn => view! { <learn::BringIn /> }.into_any(),
        Route::Take(letters) => view! { <learn::Take letters /> }.into_any(),
        Route::Help => view! { <learn::Help /> }.into_any(),
        Route::Unknown => view! { <learn::Nowhere /> }.into_any(),
    }
}
