//! The desk app: what the staff has to do, and each case with what can be done with it.

mod address;
pub mod aftercare;
pub mod app;
pub mod call_back;
pub mod care;
pub mod clearing;
pub mod deeds;
pub mod frame;
mod heading;
pub mod inspection;
pub mod intake;
pub mod keys;
pub mod loading;
pub mod menu;
pub mod navigate;
pub mod notice;
pub mod oidc;
pub mod pages;
pub mod route;
pub mod sheet;
pub mod similar;
pub mod source;
pub mod story;
pub mod typed;
pub mod unsent;
pub mod whistle;

use any_spawner::Executor;
use leptos::prelude::*;
use qingyu_words::dial::{self, Numbers};

use self::app::Desk;
use crate::ui::dom;

/// Starts the app on an empty page.
pub fn start() {
    // Fails only when it was set up before.
    drop(Executor::init_wasm_bindgen());
    let owner = Owner::new();
    owner.with(|| {
        let numbers = dom::root_data("data-numbers").unwrap_or_default();
        if let Ok(numbers) = Numbers::parse(&numbers) {
            dial::install(numbers);
        }
        let ended = oidc::back();
        let desk = Desk::new();
        desk.ended.set(ended);
        frame::start(desk);
        keys::start(desk);
        typed::guard(desk);
        unsent::start();
        navigate::start(desk);
    });
    // The app lives as long as the page.
    std::mem::forget(owner);
}
