//! What every page knows: language, mode, draft, what is being sent, and how to go on.

use std::ops::Deref;

use leptos::prelude::window;
use qingyu_api::case::CaseView;
use qingyu_api::units::ListUnits;
use qingyu_domain::kind::ReplyBy;
use qingyu_domain::unit::Units;
use qingyu_words::{Lang, shell};

use super::draft::Draft;
use super::held::{Held, Live};
use super::opened::Opened;
use super::route::{self, Route};
use super::sending::Sending;
use super::{adopt, carry, expiry, navigate, place};
use crate::ui::dom;
use crate::{client, storage};

/// A handle to everything that outlives a page.
#[derive(Clone, Copy)]
pub struct App(&'static State);

/// Where `public/rate.js` keeps ratings that wait for a network.
const RATINGS: &str = "qingyu-ratings";

/// Everything that outlives a page.
pub struct State {
    /// The language of the page.
    pub lang: Lang,
    /// In a hall: nothing is kept, and an idle page is wiped.
    pub is_kiosk: bool,
    /// The page that is shown.
    pub route: Live<Route>,
    /// What is typed so far.
    pub draft: Held<Draft>,
    /// What is being sent or was received.
    pub sending: Live<Sending>,
    /// A receipt came while another page was open, and its page was not opened since.
    pub is_unseen: Live<bool>,
    /// What is sent on out of sight, after its citizen has left this machine.
    pub behind: Held<Vec<Sending>>,
    /// The units, once loaded.
    pub units: Live<Option<Units>>,
    /// The units were asked for and the answer is not there yet.
    asked_units: Held<bool>,
    /// The case whose page is open, with what is typed there.
    pub opened: Held<Opened>,
    /// A case that was just looked up, for the page that shows it.
    pub found: Held<Option<CaseView>>,
    /// What the banner says, if anything.
    pub banner: Live<String>,
}

impl Deref for App {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

impl App {
    /// Everything at the start of the app.
    pub fn new() -> Self {
        let lang = dom::root_data("lang").map_or(Lang::Zh, |tag| Lang::from_tag(&tag));
        let is_kiosk = route::parameter(&search(), "kiosk") == Some("1");
        if is_kiosk {
            storage::memory_only();
        }
        Self(Box::leak(Box::new(State {
            lang,
            is_kiosk,
            route: Live::new(Route::Start),
            draft: Held::new(Draft::load()),
            sending: Live::new(Sending::load()),
            is_unseen: Live::new(false),
            behind: Held::new(Vec::new()),
            units: Live::new(None),
            asked_units: Held::new(false),
            opened: Held::new(Opened::default()),
            found: Held::new(None),
            banner: Live::new(String::new()),
        })))
    }

    /// The address of a page, with what stays in it.
    pub fn href(self, to: Route) -> String {
        [to.path(), &route::kept(&search(), None)].concat()
    }

    /// Changes the draft and stores it; says so when it cannot be stored.
    pub fn write(self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(change);
        if !self.draft.with(Draft::save) {
            self.say(shell::banner_no_storage(self.lang));
        }
    }

    /// Says something above the page.
    pub fn say(self, text: &str) {
        self.banner.set(text.to_owned());
    }

    /// Says nothing more above the page than that the network is gone, while it is.
    pub fn hush(self) {
        self.say(if client::is_online() {
            ""
        } else if self.is_kiosk {
            shell::banner_offline_hall(self.lang)
        } else {
            shell::banner_offline(self.lang)
        });
    }

    /// Says something above the page for a few seconds.
    pub fn say_briefly(self, text: &'static str) {
        self.say(text);
        dom::after(6000, move || {
            if self.banner.peek(|banner| banner == text) {
                self.hush();
            }
        });
    }

    /// The value of a field of the draft.
    pub fn value(self, name: &str) -> String {
        self.draft.with(|draft| draft.value(name))
    }

    /// The ways of answering that are set up here.
    pub fn reply_ways(self) -> Vec<ReplyBy> {
        let configured = dom::root_data("data-reply").unwrap_or_default();
        configured
            .split(',')
            .filter_map(|code| ReplyBy::from_code(code.trim()))
            .collect()
    }

    /// The door through which this citizen comes.
    pub fn channel(self) -> &'static str {
        if dom::root_data("data-embed").is_some() {
            "portal"
        } else if self.draft.with(|draft| draft.has("from_poster")) {
            "qr"
        } else {
            "web"
        }
    }

    /// Loads the units unless they are there or on the way.
    pub fn load_units(self) {
        if self.units.peek(Option::is_none) && !self.asked_units.replace(true) {
            client::load::<ListUnits>(move |answer| {
                self.asked_units.replace(false);
                if let Ok(units) = answer {
                    let units = Units(units);
                    place::settle(self, &units);
                    self.units.set(Some(units));
                }
            });
        }
    }

    /// Forgets what was filled in, on the start page too.
    pub fn wipe_draft(self) {
        self.draft.update(Draft::wipe);
        adopt::reset_start();
    }

    /// Forgets everything about this citizen on this device.
    pub fn wipe(self) {
        self.wipe_draft();
        adopt::reset_codes(self);
        Sending::clear();
        self.sending.set(Sending::Idle);
        self.opened.replace(Opened::default());
        self.found.replace(None);
        expiry::forget_case_code();
        storage::remove(RATINGS);
    }

    /// Wipes and goes to the start as if nothing had been: the page before cannot be gone back to.
    ///
    /// In a hall the page stays: it goes on sending, and without a network no page could be loaded again.
    pub fn leave(self) {
        if self.is_kiosk {
            carry::hide(self);
            self.wipe();
            navigate::replace(self, Route::Start);
            window().scroll_to_with_x_and_y(0.0, 0.0);
            return self.hush();
        }
        self.wipe();
        let target = self.href(Route::Start);
        // A page that cannot be left by the browser is at least empty now.
        drop(window().location().replace(&target));
    }
}

impl Default for App {
    fn default() -> Self {
        Self::new()
    }
}

/// The query string of the address.
pub fn search() -> String {
    window().location().search().unwrap_or_default()
}
