//! Choosing some of the staff by name: several hundred are narrowed while one types.

use std::rc::Rc;

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::desk::people::{Colleague, ListColleagues};
use qingyu_words::desk::{forms, pages as words};

use crate::client;
use crate::desk::app::Desk;
use crate::ui::combobox::{Combobox, combobox};
use crate::ui::dom;
use crate::ui::el::{View, el};

/// Where the ids of those chosen are kept, so that what was chosen lasts as what was typed does.
fn kept(id: &str) -> String {
    [id, "-ids"].concat()
}

/// The ids of those chosen in the field with this id.
pub fn chosen(id: &str) -> Vec<String> {
    dom::text_of(&kept(id)).split_whitespace().map(str::to_owned).collect()
}

/// The names of those chosen in the field with this id.
pub fn names(desk: Desk, id: &str) -> String {
    let chosen = chosen(id);
    let known = desk
        .colleagues
        .with_untracked(|all| labels(desk, all.as_deref().unwrap_or_default()));
    let names = known.into_iter().filter(|(one, _)| chosen.contains(one));
    let names: Vec<String> = names.map(|(_, name)| name).collect();
    names.join(words::comma(desk.lang))
}

/// Loads the names, once somebody wants to choose.
pub fn load(desk: Desk) {
    if desk.colleagues.with_untracked(Option::is_some) {
        return;
    }
    client::spawn(async move {
        match client::staff::get::<Vec<Colleague>>(ListColleagues::PATH).await {
            Ok(all) => desk.colleagues.set(Some(all)),
            Err(failure) => desk.say(&desk.failure(&failure)),
        }
    });
}

/// What is chosen from: a field that finds, and below it those who are chosen.
pub fn picker(desk: Desk, id: &str, label: &'static str, find: &'static str) -> Vec<View> {
    let lang = desk.lang;
    let ids: RwSignal<Vec<String>> = RwSignal::new(Vec::new());
    let store = kept(id);
    let keep = {
        let store = store.clone();
        move |all: Vec<String>| {
            dom::put_text(&store, &all.join(" "));
            ids.set(all);
        }
    };
    let restored = store.clone();
    let hidden = el("textarea", "")
        .set("id", &store)
        .set("hidden", "hidden")
        .set("aria-label", label)
        .on("input", move |_| {
            load(desk);
            ids.set(dom::text_of(&restored).split_whitespace().map(str::to_owned).collect());
        })
        .view();
    let add = keep.clone();
    let choose = move |text: &str| {
        let named = desk.colleagues.with_untracked(|all| {
            let all = labels(desk, all.as_deref().unwrap_or_default());
            all.into_iter().find(|(_, name)| name == text)
        });
        let mut all = ids.get_untracked();
        if let Some((one, _)) = named.filter(|(one, _)| !all.contains(one)) {
            all.push(one);
            add(all);
            dom::put_text(find, "");
        }
    };
    let field = combobox(Combobox {
        id: find,
        label,
        hint: forms::find_hint(lang),
        list_label: forms::found_people(lang),
        none: forms::nobody_found(lang),
        value: String::new(),
        wrong: Rc::new(String::new),
        find: Box::new(move |text| {
            let taken = ids.get_untracked();
            desk.colleagues
                .with(|all| all.as_ref().map(|all| fitting(labels(desk, all), text, &taken)))
        }),
        chosen: Box::new(choose),
    });
    let list = el("div", "")
        .set("role", "status")
        .content(move || people(desk, ids, &keep, find));
    vec![field, list.view(), hidden]
}

/// Each by id and name; those of one name and unit are told apart by a number.
fn labels(desk: Desk, all: &[Colleague]) -> Vec<(String, String)> {
    let mut labels: Vec<(String, String)> = Vec::with_capacity(all.len());
    for one in all {
        let units: Vec<String> = one.units.iter().map(|unit| desk.unit(Some(unit))).collect();
        let name = words::named(desk.lang, &one.shown, &units.join(words::comma(desk.lang)));
        let same = labels.iter().filter(|(_, other)| other.starts_with(&name)).count();
        let name = if same == 0 {
            name
        } else {
            [&name, " ", &(same + 1).to_string()].concat()
        };
        labels.push((one.id.0.clone(), name));
    }
    labels
}

/// The names in which every piece of a text occurs, those that begin with it first.
fn fitting(labels: Vec<(String, String)>, text: &str, taken: &[String]) -> Vec<String> {
    let text = text.trim().to_lowercase();
    let mut names: Vec<String> = labels
        .into_iter()
        .filter(|(id, name)| {
            let name = name.to_lowercase();
            !taken.contains(id) && text.split_whitespace().all(|piece| name.contains(piece))
        })
        .map(|(_, name)| name)
        .collect();
    names.sort_by_key(|name| !name.to_lowercase().starts_with(&text));
    names
}

/// Those who are chosen, each with a button that takes them away.
fn people(
    desk: Desk,
    ids: RwSignal<Vec<String>>,
    keep: &(impl Fn(Vec<String>) + Clone + 'static),
    find: &'static str,
) -> Vec<View> {
    let lang = desk.lang;
    let all = ids.get();
    if all.is_empty() {
        return Vec::new();
    }
    let known = desk
        .colleagues
        .with(|known| labels(desk, known.as_deref().unwrap_or_default()));
    let item = |id: &String| {
        let name = known.iter().find(|(one, _)| one == id);
        let name = name.map_or(words::loading(lang), |(_, name)| name);
        let (keep, own) = (keep.clone(), id.clone());
        let remove = el("button", "button button--quiet")
            .set("type", "button")
            .text(forms::remove(lang))
            .child(el("span", "visually-hidden").text(&words::of(lang, "", name)).view())
            .on("click", move |_| {
                let mut left = ids.get_untracked();
                left.retain(|one| *one != own);
                keep(left);
                dom::focus(dom::by_id(find));
            });
        el("li", "")
            .child(el("span", "").text(name).view())
            .child(remove.view())
            .view()
    };
    let list = el("ul", "chosen").set("aria-label", forms::chosen(lang));
    vec![list.all(all.iter().map(item).collect()).view()]
}
