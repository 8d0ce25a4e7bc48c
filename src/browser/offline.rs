//! The site without a network, and new releases: a worker of the browser keeps the files, and a new
//! release waits until somebody takes it or every tab is closed.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

/// Where the worker is, relative to the page.
const WORKER: &str = "./offline.js";

/// A new release that waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    registration: ServiceWorkerRegistration,
}

impl Waiting {
    /// Lets the new release take over, and loads the page again once it has.
    pub fn take_over(&self) {
        let Some(worker) = self.registration.waiting() else { return super::page::reload() };
        if let Some(container) = container() {
            let again = Closure::once_into_js(super::page::reload);
            container.set_oncontrollerchange(Some(again.unchecked_ref()));
        }
        // Should it not hear, it still takes over when every tab is closed.
        worker.post_message(&"take-over".into()).ok();
    }
}

/// Makes the site work without a network from now on, and tells when a new release waits. Where the
/// browser cannot do that, or the host has no worker, nothing happens.
pub async fn begin(tell: impl Fn(Waiting) + 'static) {
    let Some(container) = container() else { return };
    let options = Object::new();
    // The worker file itself is never taken from a cache, so that new releases are noticed.
    Reflect::set(&options, &"updateViaCache".into(), &"none".into()).ok();
    let registered = container.register_with_options(WORKER, options.unchecked_ref());
    let Ok(registration) = JsFuture::from(registered).await else { return };
    let registration: ServiceWorkerRegistration = registration.unchecked_into();

    let found = registration.clone();
    let tell_if_waiting = std::rc::Rc::new(move || {
        // The very first worker waits for nobody: there is no old release.
        let replaces = super::window().navigator().service_worker().controller().is_some();
        if replaces && found.waiting().is_some() {
            tell(Waiting { registration: found.clone() });
        }
    });
    tell_if_waiting();
    let watched = registration.clone();
    let on_update = Closure::<dyn Fn()>::new(move || {
        let Some(worker) = watched.installing() else { return };
        let tell = std::rc::Rc::clone(&tell_if_waiting);
        let on_state = Closure::<dyn Fn()>::new(move || tell());
        worker.set_onstatechange(Some(on_state.as_ref().unchecked_ref()));
        // The worker changes its state a few times, and then no more.
        on_state.forget();
    });
    registration.set_onupdatefound(Some(on_update.as_ref().unchecked_ref()));
    // The page listens for as long as it lives.
    on_update.forget();
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = super::window().navigator();
    // Missing where the page is not served safely, or in some private windows.
    let container = Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    container.is_object().then(|| container.unchecked_into())
}
