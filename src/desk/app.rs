//! What every page of the desk knows.

use std::cell::Cell;
use std::ops::Deref;

use leptos::prelude::*;
use qingyu_api::desk::oidc::Outcome;
use qingyu_api::desk::people::Colleague;
use qingyu_api::desk::session::Me;
use qingyu_api::units::ListUnits;
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::person::{PersonId, Post, Role};
use qingyu_domain::unit::{Unit, Window};
use qingyu_words::Lang;
use qingyu_words::desk::{codes, house, pages as words};

use super::route;
use super::typed::Typed;
use crate::client::{self, Failure};

thread_local! {
    /// The desk in the language that was chosen last.
    static NOW: Cell<Option<Desk>> = const { Cell::new(None) };
}

/// A handle to everything that outlives a page.
#[derive(Clone, Copy)]
pub struct Desk(&'static State);

/// Everything that outlives a page.
pub struct State {
    /// The language of the page.
    pub lang: Lang,
    /// Who is signed in; `None` until that is known.
    pub me: RwSignal<Option<Me>>,
    /// How the way through 统一身份认证 ended, until somebody is signed in.
    pub ended: RwSignal<Option<Outcome>>,
    /// The units, once loaded.
    pub units: RwSignal<Vec<Unit>>,
    /// Those whom a case can be about, once somebody wants to name one.
    pub colleagues: RwSignal<Option<Vec<Colleague>>>,
    /// What is read out and shown above the page; empty when nothing is.
    pub notice: RwSignal<String>,
    /// What was typed on pages that were left.
    pub typed: StoredValue<Typed>,
    /// What was looked for last: kept here alone, and forgotten with whoever signs out.
    pub sought: StoredValue<String>,
    /// How often what is kept of visits has changed.
    pub noted: RwSignal<u32>,
}

impl Deref for Desk {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

impl Desk {
    /// Everything at the start of the app.
    pub fn new() -> Self {
        let lang = route::parameter("lang").map_or(Lang::Zh, |tag| Lang::from_tag(&tag));
        Self::of(State {
            lang,
            me: RwSignal::new(None),
            ended: RwSignal::new(None),
            units: RwSignal::new(Vec::new()),
            colleagues: RwSignal::new(None),
            notice: RwSignal::new(String::new()),
            typed: StoredValue::new(Typed::default()),
            sought: StoredValue::new(String::new()),
            noted: RwSignal::new(0),
        })
    }

    /// The desk of now: what listens for the whole life of the page asks for it.
    pub fn now() -> Option<Self> {
        NOW.get()
    }

    /// The same in another language: what is known and what was typed goes along.
    #[must_use]
    pub fn speaking(self, lang: Lang) -> Self {
        Self::of(State { lang, ..*self.0 })
    }

    fn of(state: State) -> Self {
        let desk = Self(Box::leak(Box::new(state)));
        NOW.set(Some(desk));
        desk
    }

    /// Says something above the page.
    pub fn say(self, text: &str) {
        self.notice.set(text.to_owned());
    }

    /// The units for which whoever is signed in holds a role.
    pub fn units_of(self, role: Role) -> Vec<String> {
        self.me.with(|me| {
            let posts = me.iter().flat_map(|me| &me.posts).filter(|post| post.role == role);
            posts.map(|post| post.unit.clone()).collect()
        })
    }

    /// The roles that one works on cases in, each once.
    pub fn roles(self) -> Vec<Role> {
        let mut roles: Vec<Role> = Vec::new();
        self.me.with_untracked(|me| {
            for post in me.iter().flat_map(|me| &me.posts) {
                if !roles.contains(&post.role) && post.role != Role::Admin {
                    roles.push(post.role);
                }
            }
        });
        roles
    }

    /// The windows of a unit that a term of whoever is signed in names; none where it is for all of them.
    pub fn named_windows(self, unit: &str) -> Vec<String> {
        self.me.with_untracked(|me| {
            let posts = me.iter().flat_map(|me| &me.posts);
            let mut own = posts.filter(|post| post.role == Role::Supervisor && post.unit == unit);
            own.next().map(|post| post.windows.clone()).unwrap_or_default()
        })
    }

    /// Whether whoever is signed in is a supervisor and nothing else.
    pub fn is_visitor(self) -> bool {
        self.me.with_untracked(|me| {
            me.as_ref()
                .is_some_and(|me| !me.posts.is_empty() && me.posts.iter().all(|post| post.role == Role::Supervisor))
        })
    }

    /// Whether this is who is signed in.
    pub fn is(self, id: &PersonId) -> bool {
        self.me.with_untracked(|me| me.as_ref().is_some_and(|me| me.id == *id))
    }

    /// Loads the units unless they are there.
    pub fn load_units(self) {
        if self.units.with_untracked(|units| !units.is_empty()) {
            return;
        }
        client::spawn(async move {
            if let Ok(units) = client::staff::get::<Vec<Unit>>(ListUnits::PATH).await {
                self.units.set(units);
            }
        });
    }

    /// The name of a unit; its code until the names are loaded.
    pub fn unit(self, code: Option<&str>) -> String {
        let Some(code) = code else {
            return words::no_unit(self.lang).to_owned();
        };
        self.units.with(|units| {
            let unit = units.iter().find(|unit| unit.code == code);
            unit.map_or_else(|| code.to_owned(), |unit| unit.name.clone())
        })
    }

    /// A post by its role, its unit and its last day, where it has one.
    pub fn post(self, post: &Post) -> String {
        let mut name = [codes::role(self.lang, post.role), " · ", &self.unit(Some(&post.unit))].concat();
        for window in self.windows(post) {
            name = [&name, " · ", &window].concat();
        }
        match post.until {
            Some(until) => [&name, " · ", house::term_until(self.lang), " ", &until.to_string()].concat(),
            None => name,
        }
    }

    /// The windows that a post names, by name.
    pub fn windows(self, post: &Post) -> Vec<String> {
        self.units.with(|units| {
            let known: Vec<&Window> = units.iter().flat_map(|unit| &unit.windows).collect();
            let name = |code: &String| {
                let window = known.iter().find(|window| window.code == *code);
                window.map_or_else(|| code.clone(), |window| window.name.clone())
            };
            post.windows.iter().map(name).collect()
        })
    }

    /// A unit and its window by name; the unit alone where there is no window, and its code until the names are loaded.
    pub fn place(self, unit: &str, window: Option<&str>) -> String {
        let name = self.unit(Some(unit));
        let window = self.units.with(|units| {
            let own = units.iter().find(|one| one.code == unit)?;
            let window = own.windows.iter().find(|one| Some(one.code.as_str()) == window)?;
            Some(window.name.clone())
        });
        window.map_or_else(|| name.clone(), |window| [&name, " · ", &window].concat())
    }

    /// Why a call failed, in words, where the page has none of its own.
    pub fn failure(self, failure: &Failure) -> String {
        match (failure, failure.code()) {
            (Failure::Offline, _) => words::offline(self.lang).to_owned(),
            (Failure::RetryAfter { seconds, .. }, _) => words::too_many(self.lang, *seconds),
            (_, Some(ProblemCode::Forbidden | ProblemCode::NotAllowed)) => words::forbidden(self.lang).to_owned(),
            (_, Some(ProblemCode::NotFound)) => words::not_found(self.lang).to_owned(),
            _ => words::broken(self.lang).to_owned(),
        }
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}
