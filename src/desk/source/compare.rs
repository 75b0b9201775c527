//! 对账: the form that sends a list of the source.

use leptos::prelude::Set as _;
use qingyu_api::ProblemCode;
use qingyu_api::desk::sources::{RECONCILE_PATH, Reconciled};
use qingyu_domain::time::Day;
use qingyu_words::Lang;
use qingyu_words::desk::{imports, sources as words};

use super::panel;
use crate::client;
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::intake::list::file;
use crate::desk::navigate;
use crate::desk::route::{Route, with_lang};
use crate::desk::sheet::{Sheet, typed};
use crate::ui::el::View;
use crate::ui::text;

const FILE: &str = "list-file";
const FROM: &str = "list-from";
const TO: &str = "list-to";
/// Days that a list is of, unless something else is said.
const DAYS: i64 = 30;

/// The form.
pub fn form(desk: Desk, code: &str) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let today = clock::today();
    let date = ("date", "off");
    let fields = vec![
        text::p("hint", words::reconcile_lead(lang)),
        sheet.file(FILE, words::list_file(lang), ".csv,.xlsx"),
        sheet.line(FROM, words::from(lang), "", date, &today.plus(-DAYS).to_string()),
        sheet.line(TO, words::to(lang), "", date, &today.to_string()),
    ];
    let code = code.to_owned();
    let send = move || send(sheet, &code);
    panel(
        words::reconcile_h2(lang),
        vec![sheet.view(words::reconcile_h2(lang), fields, words::compare(lang), send)],
    )
}

fn send(sheet: Sheet, code: &str) {
    let (desk, lang) = (sheet.desk, sheet.desk.lang);
    let (file, from, to) = (file(FILE), typed(FROM), typed(TO));
    let mut wrong = Vec::new();
    if file.is_none() {
        wrong.push((FILE, imports::needs_file(lang).to_owned()));
    }
    for (id, day) in [(FROM, &from), (TO, &to)] {
        if Day::parse(day).is_none() {
            wrong.push((id, words::day_needed(lang).to_owned()));
        }
    }
    let (true, Some((file, media))) = (sheet.is_right(wrong), file) else {
        return;
    };
    let path = RECONCILE_PATH.replace("{source}", code);
    let path = with_lang(&path, &[("from", from), ("to", to)], Lang::Zh);
    sheet.run(
        async move { client::staff::send_table::<Reconciled>(&path, media, &file).await },
        move |failure| match failure.code() {
            Some(ProblemCode::TooLarge) => Some(imports::file_hint(lang).to_owned()),
            Some(ProblemCode::Invalid) => Some(words::day_needed(lang).to_owned()),
            _ => None,
        },
        move |done: Reconciled| match (done.reconciliation, done.fault) {
            (Some(id), _) => navigate::go(desk, &Route::Reconciliation(id).href(lang)),
            (None, Some(fault)) => drop(sheet.said.try_set(imports::file_fault(lang, fault))),
            (None, None) => {}
        },
    );
}
