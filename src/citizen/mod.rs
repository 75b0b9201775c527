//! The citizen app: the way from 您想反映什么？ to 已收到, and back to the case with its code.

pub mod adopt;
pub mod app;
pub mod carry;
pub mod draft;
pub mod draft_box;
pub mod expiry;
pub mod held;
pub mod kept;
pub mod kiosk;
pub mod lookup;
pub mod navigate;
pub mod opened;
pub mod pages;
pub mod pairs;
pub mod place;
pub mod route;
pub mod sending;
pub mod switches;

use any_spawner::Executor;
use leptos::prelude::*;
use qingyu_words::dial::{self, Numbers};

use self::app::App;
use crate::ui::dom;

/// Starts the app on a page that is already there and in use.
pub fn start() {
    // Fails only when it was set up before.
    drop(Executor::init_wasm_bindgen());
    let owner = Owner::new();
    owner.with(|| {
        let numbers = dom::root_data("data-numbers").unwrap_or_default();
        if let Ok(numbers) = Numbers::parse(&numbers) {
            dial::install(numbers);
        }
        let app = App::new();
        place::prefill(app);
        switches::start(app);
        navigate::start(app);
        adopt::start(app);
        kiosk::start(app);
        dom::listen(&window(), "online", move |_| carry::resume(app));
        dom::listen(&window(), "offline", move |_| carry::lose(app));
        expiry::watch_receipt(app);
        carry::resume(app);
    });
    // The app lives as long as the page.
    std::mem::forget(owner);
}
