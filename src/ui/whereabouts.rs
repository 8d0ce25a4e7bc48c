//! Where this tab is: the route in the address bar, and the arrival that a page still has to settle.

use crate::browser::place::{self, Arrival};
use crate::route::Route;
use leptos::prelude::*;

/// See the module.
#[derive(Clone, Copy)]
pub struct Whereabouts {
    route: RwSignal<Route>,
    arrival: StoredValue<Option<Arrival>>,
    wanted: StoredValue<Option<Route>>,
}

/// Where this tab is.
pub fn use_whereabouts() -> Whereabouts {
    expect_context()
}

impl Whereabouts {
    /// Reads the address and follows it from now on.
    pub fn begin() -> Self {
        let here = Self {
            route: RwSignal::new(Route::parse(&place::hash())),
            arrival: StoredValue::new(None),
            wanted: StoredValue::new(None),
        };
        place::on_change(move |arrival| {
            here.arrival.set_value(Some(arrival));
            here.route.set(Route::parse(&place::hash()));
        });
        here
    }

    /// The place.
    pub fn route(&self) -> Route {
        self.route.get()
    }

    /// The place, without following it.
    pub fn route_untracked(&self) -> Route {
        self.route.get_untracked()
    }

    /// Goes to another place instead of this one.
    pub fn go_instead(&self, route: &Route) {
        place::go_to_instead(&route.to_string());
    }

    /// The arrival that nobody settled yet. None after the first load: the browser does that one.
    pub fn arrival(&self) -> Option<Arrival> {
        self.arrival.try_update_value(Option::take).flatten()
    }

    /// Remembers the place that somebody asked for before the app knew whose work to open.
    pub fn want(&self, route: Route) {
        self.wanted.set_value(Some(route));
    }

    /// The place that was asked for, or Today.
    pub fn wanted(&self) -> Route {
        self.wanted.try_update_value(Option::take).flatten().unwrap_or(Route::Today)
    }
}
