//! How a source calls its columns and each step: told once, and remembered.

use std::collections::BTreeMap;

use qingyu_api::desk::sources::{SetSourceTable, SourceView};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::source::{SourceTable, StepColumn, StepKind};
use qingyu_words::desk::sources as words;

use super::panel;
use crate::client;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::sheet::{Sheet, typed};
use crate::ui::el::{View, el};
use crate::ui::text;

/// The ids of the names of columns, in their order.
const COLUMNS: [&str; 11] = [
    "steps-step",
    "steps-number",
    "steps-our-number",
    "steps-kind",
    "steps-at",
    "steps-reason",
    "steps-due",
    "steps-text",
    "steps-solved",
    "steps-level",
    "steps-result",
];
/// The ids of the words for steps, in their order.
const KINDS: [&str; 8] = [
    "kind-signed-off",
    "kind-returned",
    "kind-extended",
    "kind-answered",
    "kind-closed",
    "kind-followed-up",
    "kind-withdrawn",
    "kind-reopened",
];
const LIST_NUMBER: &str = "list-number";
const LIST_STATUS: &str = "list-status";
/// What leaves a column out.
const OUT: &str = "-";

/// The form.
pub fn form(desk: Desk, source: &SourceView) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let (table, plain) = (&source.table, ("text", "off"));
    let mut fields = vec![text::p("hint", words::table_hint(lang))];
    for (column, id) in StepColumn::ALL.iter().zip(COLUMNS) {
        let name = table.columns.get(column).map(String::as_str);
        let name = name.map_or("", |name| if name.is_empty() { OUT } else { name });
        fields.push(sheet.line(id, words::column(lang, *column), "", plain, name));
    }
    fields.push(el("h3", "").text(words::kinds_h2(lang)).view());
    for (kind, id) in StepKind::ALL.iter().zip(KINDS) {
        let name = table.kinds.get(kind).map(String::as_str).unwrap_or_default();
        fields.push(sheet.line(id, words::step(lang, *kind), "", plain, name));
    }
    fields.push(el("h3", "").text(words::list_h2(lang)).view());
    let told = |name: &Option<String>| name.clone().unwrap_or_default();
    fields.push(sheet.line(
        LIST_NUMBER,
        words::list_number(lang),
        "",
        plain,
        &told(&table.list_number),
    ));
    fields.push(sheet.line(
        LIST_STATUS,
        words::list_status(lang),
        "",
        plain,
        &told(&table.list_status),
    ));
    let (code, statuses) = (source.code.clone(), table.statuses.clone());
    let send = move || {
        let told = SourceTable {
            statuses: statuses.clone(),
            ..written()
        };
        save(sheet, &code, &told);
    };
    panel(
        words::table_h2(lang),
        vec![sheet.view(words::table_h2(lang), fields, words::save(lang), send)],
    )
}

/// What stands in the form.
fn written() -> SourceTable {
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let columns = StepColumn::ALL.iter().zip(COLUMNS);
    let columns = columns.filter_map(|(column, id)| {
        let name = some(typed(id))?;
        Some((*column, if name == OUT { String::new() } else { name }))
    });
    let kinds = StepKind::ALL.iter().zip(KINDS);
    SourceTable {
        columns: columns.collect::<BTreeMap<_, _>>(),
        kinds: kinds
            .filter_map(|(kind, id)| Some((*kind, some(typed(id))?)))
            .collect::<BTreeMap<_, _>>(),
        list_number: some(typed(LIST_NUMBER)),
        list_status: some(typed(LIST_STATUS)),
        statuses: BTreeMap::new(),
    }
}

/// Says how a source calls things, and looks at the page again.
pub fn save(sheet: Sheet, code: &str, table: &SourceTable) {
    let (desk, lang) = (sheet.desk, sheet.desk.lang);
    let path = SetSourceTable::PATH.replace("{source}", code);
    let Ok(body) = serde_json::to_string(table) else { return };
    sheet.run(
        async move { client::staff::post::<SourceTable>(&path, body).await },
        move |failure| {
            let is_invalid = failure.code() == Some(ProblemCode::Invalid);
            is_invalid.then(|| words::invalid(lang).to_owned())
        },
        move |_: SourceTable| {
            navigate::again(desk);
            desk.say(words::saved(lang));
        },
    );
}
