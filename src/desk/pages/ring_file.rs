//! A file with calls of 110 is sent, and what came of it is said: how many are new, and which lines were not taken, and why.

use leptos::prelude::*;
use qingyu_api::ProblemCode;
use qingyu_api::desk::imports::XLSX;
use qingyu_api::desk::rings::{CallFile, UPLOAD_PATH};
use qingyu_words::Lang;
use qingyu_words::desk::{pages, rings as words};
use wasm_bindgen::JsCast as _;
use web_sys::{File, HtmlInputElement};

use super::rings::plain;
use crate::client::{self, Failure};
use crate::desk::app::Desk;
use crate::desk::sheet::Sheet;
use crate::ui::el::{View, el};
use crate::ui::{dom, text};

const FILE: &str = "ring-file";

/// The form, and below it what came of the last file.
pub fn upload(desk: Desk) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let told: RwSignal<Option<CallFile>> = RwSignal::new(None);
    let fields = vec![
        text::p("hint", words::upload_lead(lang)),
        sheet.file(FILE, words::file(lang), ".csv,.xlsx"),
    ];
    let send = move || {
        let file = file();
        let wrong = file.is_none().then(|| (FILE, words::needs_file(lang).to_owned()));
        let (true, Some((file, media))) = (sheet.is_right(wrong.into_iter().collect()), file) else {
            return;
        };
        sheet.run(
            async move { client::staff::send_table::<CallFile>(UPLOAD_PATH, media, &file).await },
            move |failure| refused(lang, failure),
            move |came| drop(told.try_set(Some(came))),
        );
    };
    let said = move || {
        told.with(|told| {
            told.as_ref()
                .map(|told| words::told(lang, told.taken, told.known, told.wrong))
        })
        .unwrap_or_default()
    };
    el("section", "panel flow no-print")
        .child(text::h2(words::upload_h2(lang)))
        .child(sheet.view(words::upload_h2(lang), fields, words::send(lang), send))
        .child(text::live("", said))
        .child(
            el("div", "")
                .content(move || told.with(|told| told.iter().filter_map(|told| wrong_lines(lang, told)).collect()))
                .view(),
        )
        .view()
}

fn wrong_lines(lang: Lang, told: &CallFile) -> Option<View> {
    if told.lines.is_empty() {
        return None;
    }
    let names = [words::line(lang), words::fault(lang)];
    let rows = told.lines.iter().map(|line| {
        let faults: Vec<&str> = line.faults.iter().map(|fault| words::of_fault(lang, *fault)).collect();
        vec![line.line.to_string(), faults.join(pages::comma(lang))]
    });
    Some(plain(words::wrong_caption(lang), &names, rows.collect()))
}

/// The file, and what it is by its name: browsers differ in what they call it.
fn file() -> Option<(File, &'static str)> {
    let input = dom::by_id(FILE)?.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.get(0)?;
    let name = file.name().to_lowercase();
    match name.rsplit('.').next() {
        Some("xlsx") => Some((file, XLSX)),
        Some("csv") => Some((file, "text/csv")),
        _ => None,
    }
}

fn refused(lang: Lang, failure: &Failure) -> Option<String> {
    let is_of_file = matches!(failure.code(), Some(ProblemCode::Invalid | ProblemCode::TooLarge));
    is_of_file.then(|| words::file_wrong(lang).to_owned())
}
