//! The citizen app: the way from 您想反映什么？ to 已收到, and back to the case with its code.

pub mod adopt;
pub mod app;
pub mod draft;
pub mod draft_box;
pub mod held;
pub mod kept;
pub mod kiosk;
pub mod lookup;
pub mod navigate;
pub mod pages;
pub mod pairs;
pub mod random;
pub mod route;
pub mod sending;
pub mod storage;
pub mod switches;

use any_spawner::Executor;
use leptos::prelude::*;

use self::app::App;
use crate::ui::dom;

/// Starts the app on a page that is already there and in use.
pub fn start() {
    // Fails only when it was set up before.
    drop(Executor::init_wasm_bindgen());
    let owner = Owner::new();
    owner.with(|| {
        let app = App::new();
        take_query(app);
        switches::start(app);
        navigate::start(app);
        adopt::start(app);
        kiosk::start(app);
        dom::listen(&window(), "online", move |_| sending::resume(app));
        sending::resume(app);
    });
    // The app lives as long as the page.
    std::mem::forget(owner);
}

/// Takes unit, window and kind from the address, once: a poster or a portal prefills them.
fn take_query(app: App) {
    let search = app::search();
    let [unit, window, kind] = ["unit", "window", "kind"].map(|name| route::parameter(&search, name));
    if unit.is_none() && window.is_none() && kind.is_none() {
        return;
    }
    app.write(|draft| {
        for (name, value) in [("unit", unit), ("window", window), ("kind", kind)] {
            if let Some(value) = value {
                draft.put(name, value);
            }
        }
        if window.is_some() {
            draft.put("from_poster", "1");
        }
    });
}
