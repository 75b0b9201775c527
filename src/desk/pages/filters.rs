//! What of the queue is shown: it stands in the address, so that Back, a reload and a link keep it.

use leptos::prelude::*;
use qingyu_api::desk::queue::Urgency;
use qingyu_domain::kind::Kind;
use qingyu_domain::person::Role;
use qingyu_words::desk::{codes, pages as words};
use qingyu_words::{Lang, statuses};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::{self, with_lang};
use crate::ui::dom;
use crate::ui::el::{View, el, nothing};

/// What the address asks for; an empty text asks for nothing.
#[derive(Clone, Default)]
pub struct Filter {
    /// One role.
    pub role: String,
    /// `true`: only what is one's own.
    pub mine: String,
    /// `true`: what lies with others instead of one's own.
    pub others: String,
    /// How urgent.
    pub urgency: String,
    /// Which kind.
    pub kind: String,
    /// Which unit.
    pub unit: String,
    /// Where the page begins.
    pub after: String,
}

impl Filter {
    /// Of the address of now.
    pub fn here() -> Self {
        let of = |name| route::parameter(name).unwrap_or_default();
        Self {
            role: of("role"),
            mine: of("mine"),
            others: of("others"),
            urgency: of("urgency"),
            kind: of("kind"),
            unit: of("unit"),
            after: of("after"),
        }
    }

    /// As the query of an address.
    pub fn parameters(&self) -> [(&'static str, String); 7] {
        [
            ("role", self.role.clone()),
            ("mine", self.mine.clone()),
            ("others", self.others.clone()),
            ("urgency", self.urgency.clone()),
            ("kind", self.kind.clone()),
            ("unit", self.unit.clone()),
            ("after", self.after.clone()),
        ]
    }

    /// The queue that is filtered so.
    pub fn href(&self, lang: Lang) -> String {
        with_lang("/desk/", &self.parameters(), lang)
    }

    /// Whether anything is left out.
    pub fn is_any(&self) -> bool {
        !(self.role.is_empty() && self.mine.is_empty() && self.others.is_empty()) || self.has_more()
    }

    /// Whether something is chosen of what is asked for seldom.
    fn has_more(&self) -> bool {
        !(self.urgency.is_empty() && self.kind.is_empty() && self.unit.is_empty())
    }
}

/// Links for what is asked for often, and a form for the rest.
pub fn filters(desk: Desk, filter: &Filter) -> View {
    if desk.roles().is_empty() {
        return nothing();
    }
    el("nav", "flow filters")
        .set("aria-label", words::filters(desk.lang))
        .child(links(desk, filter))
        .child(more(desk, filter))
        .view()
}

/// Those who may look at what lies with others.
const OVERSEEING: [Role; 2] = [Role::Oversight, Role::Reviewer];

fn links(desk: Desk, filter: &Filter) -> View {
    let lang = desk.lang;
    let roles = desk.roles();
    let link = |filter: Filter, name: &str, is_on: bool| {
        el("a", "")
            .set("href", &filter.href(lang))
            .set("aria-current", if is_on { "true" } else { "" })
            .text(name)
            .view()
    };
    let first = Filter {
        after: String::new(),
        ..filter.clone()
    };
    let with_role = |role: &str| Filter {
        role: role.to_owned(),
        ..first.clone()
    };
    let mut links = Vec::new();
    if roles.len() > 1 {
        links.push(link(with_role(""), words::all_roles(lang), filter.role.is_empty()));
        links.extend(roles.iter().map(|role| {
            let code = role.as_str();
            link(with_role(code), codes::role(lang, *role), filter.role == code)
        }));
    }
    let is_mine = filter.mine == "true";
    let mine = if is_mine { "" } else { "true" }.to_owned();
    let only = Filter {
        mine,
        others: String::new(),
        ..first.clone()
    };
    links.push(link(only, words::filter_mine(lang), is_mine));
    if OVERSEEING.iter().any(|role| roles.contains(role)) {
        let is_others = filter.others == "true";
        let theirs = Filter {
            others: if is_others { "" } else { "true" }.to_owned(),
            mine: String::new(),
            role: String::new(),
            ..first
        };
        links.push(link(theirs, words::filter_others(lang), is_others));
    }
    if filter.is_any() {
        links.push(link(Filter::default(), words::filter_clear(lang), false));
    }
    el("div", "filter-links").all(links).view()
}

fn more(desk: Desk, filter: &Filter) -> View {
    let lang = desk.lang;
    let urgency = |one: Urgency| match one {
        Urgency::Overdue => words::group_overdue(lang),
        Urgency::Today => words::group_today(lang),
        Urgency::Tomorrow => words::group_tomorrow(lang),
        Urgency::Later => words::group_later(lang),
    };
    let urgencies = Urgency::ALL.map(|one| (one.as_str().to_owned(), urgency(one).to_owned()));
    let kinds = Kind::ALL.iter();
    let kinds: Vec<_> = kinds
        .map(|kind| (kind.as_str().to_owned(), statuses::kind(lang, *kind).to_owned()))
        .collect();
    let units = move || {
        let unit = |unit: &qingyu_domain::unit::Unit| (unit.code.clone(), unit.name.clone());
        desk.units.with(|units| units.iter().map(unit).collect())
    };
    let fields = vec![
        select(
            lang,
            "urgency",
            words::filter_urgency(lang),
            &filter.urgency,
            move || urgencies.to_vec(),
        ),
        select(lang, "kind", words::filter_kind(lang), &filter.kind, move || {
            kinds.clone()
        }),
        select(lang, "unit", words::filter_unit(lang), &filter.unit, units),
        el("button", "button").text(words::filter_apply(lang)).view(),
    ];
    let base = filter.clone();
    let form = el("form", "filter-form").all(fields).on("submit", move |event| {
        event.prevent_default();
        let asked = Filter {
            urgency: chosen("urgency"),
            kind: chosen("kind"),
            unit: chosen("unit"),
            after: String::new(),
            ..base.clone()
        };
        navigate::go(desk, &asked.href(lang));
    });
    el("details", "disclosure")
        .flag("open", filter.has_more())
        .child(el("summary", "").text(words::more_filters(lang)).view())
        .child(form.view())
        .view()
}

/// A labelled list of choices; those that come late come in by themselves.
fn select(
    lang: Lang,
    name: &str,
    label: &str,
    value: &str,
    options: impl Fn() -> Vec<(String, String)> + 'static,
) -> View {
    let id = ["filter-", name].concat();
    let value = value.to_owned();
    let select = el("select", "input").set("id", &id).content(move || {
        let option = |(code, name): &(String, String)| {
            let option = el("option", "").set("value", code).text(name);
            option.flag("selected", *code == value).view()
        };
        let any = (String::new(), words::filter_any(lang).to_owned());
        std::iter::once(&any).chain(&options()).map(option).collect()
    });
    el("div", "field")
        .child(el("label", "label").set("for", &id).text(label).view())
        .child(select.view())
        .view()
}

fn chosen(name: &str) -> String {
    let select = dom::by_id(&["filter-", name].concat()).and_then(|one| one.dyn_into::<HtmlSelectElement>().ok());
    select.map(|select| select.value()).unwrap_or_default()
}
