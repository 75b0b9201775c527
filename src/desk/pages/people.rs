//! 人员: the staff, found by name, unit and role; what is asked for stands in the address.

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::desk::people::{ListPeople, People, PersonView};
use qingyu_domain::person::Role;
use qingyu_words::Lang;
use qingyu_words::desk::{codes, house as words, pages};

use super::openings;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::{self, Route, with_lang};
use crate::desk::sheet::{Options, Sheet, chosen, loaded, typed};
use crate::ui::el::{View, el};
use crate::ui::{button, text};

/// The parameters of the address that the server knows.
const ASKED: [&str; 4] = ["name", "unit", "role", "after"];

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let asked = ASKED.map(|name| (name, route::parameter(name).unwrap_or_default()));
    let query = asked.clone().map(|(name, value)| (name, encoded(&value)));
    let path = with_lang(ListPeople::PATH, &query, Lang::Zh);
    let add = Route::Person("new".to_owned()).href(lang);
    let mut content = vec![
        text::h1(words::people_h1(lang)),
        el("p", "actions")
            .child(button::link(&add, words::add_person(lang)))
            .view(),
        search(desk, &asked),
    ];
    content.extend(openings::waiting(desk));
    content.extend(loaded::<People>(desk, path, move |people| list(desk, &query, people)));
    vec![text::flow(content)]
}

fn encoded(value: &str) -> String {
    String::from(js_sys::encode_uri_component(value))
}

/// A role of any sort, behind the word for all of them.
pub fn roles(lang: Lang, all: &str) -> Options {
    let first = (String::new(), all.to_owned());
    let role = |role: &Role| (role.as_str().to_owned(), codes::role(lang, *role).to_owned());
    std::iter::once(first).chain(Role::ALL.iter().map(role)).collect()
}

/// The units that are not closed, behind the word for all or none of them.
pub fn units(desk: Desk, all: &str) -> Options {
    let first = (String::new(), all.to_owned());
    let units = desk.units.get();
    let open = units.into_iter().filter(|unit| !unit.closed);
    std::iter::once(first)
        .chain(open.map(|unit| (unit.code, unit.name)))
        .collect()
}

fn search(desk: Desk, asked: &[(&'static str, String)]) -> View {
    let lang = desk.lang;
    let of = |name: &str| {
        let value = asked.iter().find(|(other, _)| *other == name);
        value.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let (name, unit, role) = (of("name"), of("unit"), of("role"));
    // The list of units comes later: only its field is made anew then.
    let by_unit = el("div", "").content(move || {
        let sheet = Sheet::new(desk);
        vec![sheet.select(
            "unit",
            words::unit(lang),
            "",
            &units(desk, words::all_units(lang)),
            &unit,
        )]
    });
    let sheet = Sheet::new(desk);
    let fields = el("div", "columns")
        .child(sheet.line("name", words::search_name(lang), "", ("search", "off"), &name))
        .child(by_unit.view())
        .child(sheet.select(
            "role",
            words::role(lang),
            "",
            &roles(lang, words::all_roles(lang)),
            &role,
        ));
    el("form", "flow")
        .set("role", "search")
        .set("aria-label", words::search(lang))
        .child(fields.view())
        .child(
            el("div", "actions")
                .child(el("button", "button button--quiet").text(words::search(lang)).view())
                .view(),
        )
        .on("submit", move |event| {
            event.prevent_default();
            let asked = [
                ("name", typed("name")),
                ("unit", chosen("unit")),
                ("role", chosen("role")),
            ];
            let asked = asked.map(|(name, value)| (name, encoded(&value)));
            navigate::go(desk, &with_lang("/desk/people", &asked, lang));
        })
        .view()
}

fn list(desk: Desk, query: &[(&'static str, String)], people: &People) -> Vec<View> {
    let lang = desk.lang;
    if people.people.is_empty() {
        return vec![text::p("panel", words::nobody(lang))];
    }
    let rows = people.people.iter().map(|person| row(desk, person)).collect();
    let mut pieces = vec![text::list("queue", rows)];
    if let Some(next) = &people.next {
        let mut asked = query.to_vec();
        asked.retain(|(name, _)| *name != "after");
        asked.push(("after", encoded(next)));
        let href = with_lang("/desk/people", &asked, lang);
        pieces.push(text::links(&[(href, pages::next_page(lang))]));
    }
    pieces
}

fn row(desk: Desk, person: &PersonView) -> View {
    let lang = desk.lang;
    let posts = person.posts.clone();
    let posts = move || {
        let posts: Vec<String> = posts.iter().map(|post| desk.post(post)).collect();
        posts.join(pages::comma(lang))
    };
    let mut tags = Vec::new();
    if !person.is_active {
        tags.push(el("span", "tag tag--danger").text(words::ended(lang)).view());
    }
    if person.has_otp {
        tags.push(el("span", "tag").text(words::with_otp(lang)).view());
    }
    el("a", "row")
        .set("href", &Route::Person(person.id.0.clone()).href(lang))
        .child(el("span", "row__number").text(&person.shown).view())
        .child(el("span", "").text(&person.name).view())
        .child(el("span", "").words(std::rc::Rc::new(posts)).view())
        .child(el("span", "tags").all(tags).view())
        .view()
}
