//! Going from page to page: the one is taken away, the other shown, and its heading focused.

use std::cell::RefCell;

use leptos::prelude::*;
use qingyu_api::desk::session::{Me, WhoAmI};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::person::Role;
use qingyu_words::Lang;
use qingyu_words::desk::pages as words;
use wasm_bindgen::JsValue;
use web_sys::Event;

use super::app::Desk;
use super::deeds::panel;
pub use super::heading::{focus_heading, heading_soon, retitle};
use super::menu::TOLD;
use super::route::Route;
use super::{
    aftercare, call_back, care, clearing, frame, inspection, intake, notice, pages, route, source, typed, unsent,
    whistle,
};
use crate::client::{self, Failure};
use crate::ui::dom;
use crate::ui::el::View;

thread_local! {
    /// What the page owns: its signals and effects.
    static PAGE: RefCell<Option<Owner>> = const { RefCell::new(None) };
    /// The page that is shown; `None` while it is the one to sign in.
    static HERE: RefCell<Option<Route>> = const { RefCell::new(None) };
}

/// Asks who is signed in, shows the page of the address, and follows the browser from now on.
pub fn start(desk: Desk) {
    dom::listen(&window(), "popstate", move |_| {
        let desk = Desk::now().unwrap_or(desk);
        if may_leave(desk) {
            return again(desk);
        }
        // The browser has gone already: back to where the page still is.
        let here = HERE.with_borrow(Clone::clone);
        if let (Some(here), Ok(history)) = (here, window().history()) {
            drop(history.push_state_with_url(&JsValue::NULL, "", Some(&here.href(desk.lang))));
        }
    });
    dom::listen(&document(), "click", move |event| {
        on_click(Desk::now().unwrap_or(desk), &event);
    });
    client::spawn(async move {
        match client::staff::get::<Me>(WhoAmI::PATH).await {
            Ok(me) => enter(desk, me),
            Err(failure) if is_signed_out(&failure) => {
                unsent::over();
                ask(desk);
            }
            Err(Failure::Offline) if let_in(desk) => {}
            Err(failure) => {
                desk.say(&desk.failure(&failure));
                ask(desk);
            }
        }
    });
}

/// Goes on without the server as the supervisor who was signed in here; false where none was.
fn let_in(desk: Desk) -> bool {
    let Some(kit) = unsent::kit() else { return false };
    desk.units.set(kit.units);
    enter(desk, kit.me);
    desk.say(words::offline(desk.lang));
    true
}

/// Asks anew who is signed in, after what they are has changed, and says something on the page that is then shown.
pub fn recognise(desk: Desk, said: &'static str) {
    client::spawn(async move {
        match client::staff::get::<Me>(WhoAmI::PATH).await {
            Ok(me) => enter(desk, me),
            Err(_) => over(desk),
        }
        desk.say(said);
    });
}

/// Whether a call failed because nobody is signed in.
pub fn is_signed_out(failure: &Failure) -> bool {
    failure.code() == Some(ProblemCode::SignedOut)
}

/// Goes on as somebody who has just been recognised.
pub fn enter(desk: Desk, me: Me) {
    desk.me.set(Some(me));
    desk.ended.set(None);
    desk.load_units();
    desk.say("");
    unsent::enter(desk);
    show(desk, &Route::here());
}

/// Shows the page to sign in; the address stays, and so does what was typed, but not what was looked for.
pub fn ask(desk: Desk) {
    leave(desk);
    desk.me.set(None);
    desk.sought.set_value(String::new());
    // Whoever was invited has no other way to sign in yet.
    if Route::here() == Route::Invite {
        return put("page page--narrow", || pages::device::invite(desk));
    }
    put("page page--narrow", || pages::sign_in::view(desk));
}

/// The session is over: says so and asks anew.
pub fn over(desk: Desk) {
    unsent::over();
    ask(desk);
    desk.say(words::session_over(desk.lang));
}

/// Nobody is signed in any more, by their own wish.
pub fn forget(desk: Desk) {
    unsent::leave(desk);
    HERE.replace(None);
    ask(desk);
}

/// Whether the page may be left: a slip that is shown once and not handed over is asked about first.
fn may_leave(desk: Desk) -> bool {
    !panel::is_slip_held() || dom::confirm(words::slip_leave(desk.lang))
}

/// Goes to an address of the desk; the page before stays behind it.
pub fn go(desk: Desk, url: &str) {
    if !may_leave(desk) {
        return;
    }
    if let Ok(history) = window().history() {
        drop(history.push_state_with_url(&JsValue::NULL, "", Some(url)));
    }
    desk.say("");
    show(desk, &Route::here());
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Says everything in another language; what was typed stays.
pub fn speak(desk: Desk, lang: Lang) {
    if !may_leave(desk) {
        return;
    }
    let name = dom::text_of("name");
    leave(desk);
    let desk = desk.speaking(lang);
    if let Ok(history) = window().history() {
        drop(history.replace_state_with_url(&JsValue::NULL, "", Some(&route::here_in(lang))));
    }
    desk.say("");
    frame::start(desk);
    again(desk);
    // Nobody has signed in: the name is all that may have been typed, a password is not kept.
    dom::put_text("name", &name);
}

/// Loads the page anew.
pub fn again(desk: Desk) {
    show(desk, &Route::here());
}

fn show(desk: Desk, to: &Route) {
    if desk.me.with_untracked(Option::is_none) {
        return ask(desk);
    }
    leave(desk);
    let to = &landing(desk, to);
    HERE.replace(Some(to.clone()));
    match to {
        Route::Queue => put("page page--wide", || pages::queue::view(desk)),
        Route::Case(number) => put("page page--case", || pages::case::view(desk, number)),
        Route::Hall => put("page", || pages::hall::view(desk)),
        Route::Invite => put("page page--narrow", || pages::device::invite(desk)),
        Route::Card(id) => put("page", || pages::person_device::card(desk, id)),
        Route::Cases => put("page page--wide", || pages::cases::view(desk)),
        Route::Search => put("page page--wide", || pages::search::view(desk)),
        Route::Musts => put("page page--wide", || pages::musts::view(desk)),
        Route::Notices => put("page page--wide", || pages::notices::view(desk)),
        Route::Notice(number) => put("page", || notice::view(desk, number)),
        Route::Aftercare => put("page page--wide", || pages::aftercare::view(desk)),
        Route::Rating(id) => put("page", || aftercare::rating::view(desk, id)),
        Route::Encounter(id) => put("page", || aftercare::encounter::view(desk, id)),
        Route::Encounters => put("page page--wide", || pages::encounters::view(desk)),
        Route::CallBacks => put("page page--wide", || pages::call_backs::view(desk)),
        Route::CallBack(id) => put("page", || call_back::view(desk, id)),
        Route::Rings => put("page page--wide", || pages::rings::view(desk)),
        Route::Helps => put("page page--wide", || pages::helps::view(desk)),
        Route::Inspections => put("page page--wide", || pages::inspections::view(desk)),
        Route::NewInspection => put("page", || inspection::record::view(desk)),
        Route::Inspection(id) => put("page", || inspection::view(desk, id)),
        Route::Board => put("page page--wide", || clearing::board::view(desk)),
        Route::Incidents => put("page", || clearing::incidents::view(desk)),
        Route::LawCases => put("page page--wide", || clearing::law_cases::view(desk)),
        Route::Problems => put("page page--wide", || clearing::problems::view(desk)),
        Route::Problem(id) => put("page", || clearing::problem::view(desk, id)),
        Route::Whistles => put("page page--wide", || whistle::list::view(desk)),
        Route::NewWhistle => put("page", || whistle::raise::view(desk)),
        Route::Whistle(id) => put("page", || whistle::one::view(desk, id)),
        Route::Intake => put("page page--wide", || intake::list::view(desk)),
        Route::NewCase => put("page", || intake::register::view(desk)),
        Route::Import(id) => put("page page--wide", || intake::one::view(desk, id)),
        Route::Slip(number) => put("page", || intake::slip::view(desk, number)),
        Route::Sources => put("page page--wide", || source::list::view(desk)),
        Route::Source(code) => put("page page--wide", || source::one::view(desk, code)),
        Route::Reconciliation(id) => put("page page--wide", || source::differences::view(desk, id)),
        Route::Plans => put("page", || pages::plans::view(desk)),
        Route::Honours => put("page page--wide", || pages::honours::view(desk)),
        Route::Care => put("page page--wide", || care::view(desk)),
        Route::CareOf(id) => put("page", || care::one(desk, id)),
        Route::Account => put("page", || pages::account::view(desk)),
        Route::People => put("page page--wide", || pages::people::view(desk)),
        Route::Person(id) => put("page", || pages::person::view(desk, id)),
        Route::Openings => put("page", || pages::openings::view(desk)),
        Route::Changes => put("page page--wide", || pages::changes::view(desk)),
        Route::Settings => put("page", || pages::settings::view(desk)),
        Route::Units => put("page page--wide", || pages::units::view(desk)),
        Route::Unit(code) => put("page", || pages::unit::view(desk, code)),
        Route::Calendar => put("page", || pages::calendar::view(desk)),
        Route::Deadlines => put("page page--wide", || pages::deadlines::view(desk)),
        Route::Figures | Route::Windows | Route::Printed | Route::Causes | Route::NotFound => {
            put("page page--narrow", || pages::not_found(desk));
        }
    }
    if typed::restore(desk, to) {
        desk.say(words::unsaved(desk.lang));
    }
}

/// Those who are only told of cases have nothing in the queue: what is for them are the notices.
fn landing(desk: Desk, to: &Route) -> Route {
    let roles = desk.roles();
    let holds_only = |those: &[Role]| !roles.is_empty() && roles.iter().all(|role| those.contains(role));
    let start = if holds_only(&TOLD) {
        Route::Notices
    } else if holds_only(&[Role::Supervisor]) {
        Route::Hall
    } else {
        return to.clone();
    };
    if *to != Route::Queue {
        return to.clone();
    }
    if let Ok(history) = window().history() {
        let url = start.href(desk.lang);
        drop(history.replace_state_with_url(&JsValue::NULL, "", Some(&url)));
    }
    start
}

/// Keeps what was typed and frees what the page owned.
fn leave(desk: Desk) {
    if let Some(here) = HERE.take() {
        typed::keep(desk, &here);
    }
    if let Some(owner) = PAGE.take() {
        owner.cleanup();
    }
}

fn put(class: &str, content: impl FnOnce() -> Vec<View>) {
    let Some(main) = frame::main() else { return };
    main.set_text_content(None);
    main.set_class_name(class);
    let owner = Owner::new();
    for piece in owner.with(content) {
        drop(main.append_child(&piece));
    }
    PAGE.replace(Some(owner));
    retitle();
    focus_heading();
}

/// Follows links to pages of the desk without loading; links to fields focus them.
fn on_click(desk: Desk, event: &Event) {
    let Some(link) = dom::followed(event) else { return };
    let href = link.get_attribute("href").unwrap_or_default();
    if let Some(id) = href.strip_prefix('#') {
        event.prevent_default();
        let target = dom::by_id(id).map(|element| {
            if id == "app" {
                dom::first("#app h1").unwrap_or(element)
            } else {
                element
            }
        });
        dom::focus(target);
    } else if href.starts_with("/desk/") {
        if Route::at(href.split('?').next().unwrap_or_default()).is_of_server() {
            return;
        }
        event.prevent_default();
        go(desk, &href);
    }
}
