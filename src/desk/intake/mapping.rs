//! What the columns of a source are, and what its words are here: told once, and remembered.

use std::collections::BTreeMap;

use leptos::prelude::With as _;
use qingyu_api::desk::imports::{ImportAct, ImportPreview, ImportView, Unmapped};
use qingyu_domain::intake::{Column, Mapping};
use qingyu_domain::kind::Kind;
use qingyu_words::desk::imports as words;
use qingyu_words::statuses;

use super::one::Page;
use crate::desk::sheet::{Options, chosen};
use crate::ui::el::{View, el};
use crate::ui::text;

/// Nobody knows which unit.
const NOBODY: &str = "-";

/// The ids of the selects of columns, in their order.
const COLUMNS: [&str; 10] = [
    "column-number",
    "column-kind",
    "column-unit",
    "column-title",
    "column-text",
    "column-on",
    "column-due",
    "column-name",
    "column-phone",
    "column-officer",
];
const KIND: &str = "kind-default";
/// The ids of the selects of words: as many as are asked for at a time.
const KINDS: [&str; 5] = ["kind-1", "kind-2", "kind-3", "kind-4", "kind-5"];
const UNITS: [&str; 10] = [
    "unit-1", "unit-2", "unit-3", "unit-4", "unit-5", "unit-6", "unit-7", "unit-8", "unit-9", "unit-10",
];

/// The form.
pub fn form(page: Page, view: &ImportView, preview: &ImportPreview) -> View {
    let lang = page.desk.lang;
    let sheet = page.sheet;
    let header = &preview.header;
    let none = (String::new(), words::no_column(lang).to_owned());
    let names = header.iter().filter(|name| !name.is_empty());
    let options: Options = std::iter::once(none)
        .chain(names.map(|name| (name.clone(), name.clone())))
        .collect();
    let mut fields = vec![text::p("hint", words::columns_hint(lang))];
    for (column, id) in Column::ALL.iter().zip(COLUMNS) {
        let at = preview.columns.get(column).and_then(|&at| header.get(at));
        let now = at.or_else(|| view.mapping.columns.get(column));
        let now = now.cloned().unwrap_or_default();
        fields.push(sheet.select(id, words::column(lang, *column), "", &options, &now));
    }
    let kinds = kinds(page, words::kind_none(lang));
    let now = view.mapping.kind.map(Kind::as_str).unwrap_or_default();
    fields.push(sheet.select(KIND, words::kind_default(lang), "", &kinds, now));
    fields.extend(asked(
        page,
        words::kinds_h2(lang),
        &preview.kinds,
        &KINDS,
        &self::kinds(page, words::leave(lang)),
    ));
    fields.extend(asked(page, words::units_h2(lang), &preview.units, &UNITS, &units(page)));
    let (mapping, preview) = (view.mapping.clone(), preview.clone());
    let send = move || {
        let mapping = told(mapping.clone(), &preview);
        page.act(&ImportAct::Map { mapping });
    };
    el("section", "panel flow")
        .child(text::h2(words::columns_h2(lang)))
        .child(sheet.view(words::columns_h2(lang), fields, words::map(lang), send))
        .view()
}

fn kinds(page: Page, none: &str) -> Options {
    let lang = page.desk.lang;
    let kinds = Kind::ALL.iter();
    let kinds = kinds.map(|kind| (kind.as_str().to_owned(), statuses::kind(lang, *kind).to_owned()));
    std::iter::once((String::new(), none.to_owned())).chain(kinds).collect()
}

fn units(page: Page) -> Options {
    let lang = page.desk.lang;
    let first = [
        (String::new(), words::leave(lang).to_owned()),
        (NOBODY.to_owned(), words::unknown_unit(lang).to_owned()),
    ];
    page.desk.units.with(|units| {
        let open = units.iter().filter(|unit| !unit.closed);
        let open = open.map(|unit| (unit.code.clone(), unit.name.clone()));
        first.into_iter().chain(open).collect()
    })
}

/// A select for each word that is not known.
fn asked(
    page: Page,
    heading: &str,
    unknown: &[Unmapped],
    ids: &'static [&'static str],
    options: &Options,
) -> Vec<View> {
    if unknown.is_empty() {
        return Vec::new();
    }
    let lang = page.desk.lang;
    let mut views = vec![el("h3", "").text(heading).view()];
    for (one, id) in unknown.iter().zip(ids) {
        let label = words::counted(lang, &one.word, one.rows);
        views.push(page.sheet.select(id, &label, "", options, ""));
    }
    views
}

/// What was remembered, with what is chosen now.
fn told(mut mapping: Mapping, preview: &ImportPreview) -> Mapping {
    let columns = Column::ALL.iter().zip(COLUMNS);
    let columns = columns.map(|(column, id)| (*column, chosen(id)));
    mapping.columns = columns.filter(|(_, name)| !name.is_empty()).collect::<BTreeMap<_, _>>();
    mapping.kind = Kind::from_code(&chosen(KIND));
    for (one, id) in preview.kinds.iter().zip(KINDS) {
        if let Some(kind) = Kind::from_code(&chosen(id)) {
            mapping.kinds.insert(one.word.clone(), kind);
        }
    }
    for (one, id) in preview.units.iter().zip(UNITS) {
        let code = chosen(id);
        if !code.is_empty() {
            let code = if code == NOBODY { String::new() } else { code };
            mapping.units.insert(one.word.clone(), code);
        }
    }
    mapping
}
