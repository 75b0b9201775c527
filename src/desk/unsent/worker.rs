//! The worker that keeps page and program of the desk for when there is no network (`desk/worker.js`): on supervisors' phones alone.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

use crate::client;
use crate::ui::dom;

const SCRIPT: &str = "/desk/worker.js";
const SCOPE: &str = "/desk/";
/// What the worker keeps.
const CACHE: &str = "qingyu-desk";

/// Where workers are; none in an engine without them, or on a page that is not safe.
fn workers() -> Option<ServiceWorkerContainer> {
    dom::property(&window().navigator(), "serviceWorker").dyn_into().ok()
}

/// Starts it; what fails leaves a page that needs a network.
pub fn register() {
    if let Some(workers) = workers() {
        let registered = workers.register(SCRIPT);
        client::spawn(async move {
            drop(JsFuture::from(registered).await);
        });
    }
}

/// Ends it, with everything that it keeps.
pub fn end() {
    let Some(workers) = workers() else { return };
    client::spawn(async move {
        if let Ok(found) = JsFuture::from(workers.get_registration_with_document_url(SCOPE)).await
            && let Ok(registration) = found.dyn_into::<ServiceWorkerRegistration>()
            && let Ok(ended) = registration.unregister()
        {
            drop(JsFuture::from(ended).await);
        }
        if let Ok(caches) = window().caches() {
            drop(JsFuture::from(caches.delete(CACHE)).await);
        }
    });
}
