//! A file of law-enforcement cases: sent, and told line by line what was not taken.

use leptos::prelude::*;
use qingyu_api::ProblemCode;
use qingyu_api::desk::imports::XLSX;
use qingyu_api::desk::law_cases::{LAW_FILE_PATH, LawCasesTaken};
use qingyu_words::Lang;
use qingyu_words::desk::clearing as words;
use wasm_bindgen::JsCast as _;
use web_sys::{File, HtmlInputElement};

use crate::client::{self, Failure};
use crate::desk::app::Desk;
use crate::desk::sheet::Sheet;
use crate::ui::el::{View, el};
use crate::ui::{dom, text};

const FILE: &str = "law-file";

/// The form, and what came of the last file below it.
pub fn form(desk: Desk) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let taken: RwSignal<Option<LawCasesTaken>> = RwSignal::new(None);
    let fields = vec![
        sheet.file(FILE, words::law_file(lang), ".csv,.xlsx"),
        text::p("hint", words::law_file_hint(lang)),
    ];
    let send = move || {
        let file = file();
        let wrong = file.is_none().then(|| (FILE, words::law_file_needed(lang).to_owned()));
        let (true, Some((file, media))) = (sheet.is_right(wrong.into_iter().collect()), file) else {
            return;
        };
        sheet.run(
            async move { client::staff::send_table::<LawCasesTaken>(LAW_FILE_PATH, media, &file).await },
            move |failure| refused(lang, failure),
            move |came: LawCasesTaken| {
                let wrong = came.wrong.len();
                desk.say(&words::law_taken(lang, came.added, came.moved, came.known, wrong));
                taken.try_set(Some(came));
            },
        );
    };
    el("section", "panel flow no-print")
        .child(text::h2(words::law_file_h2(lang)))
        .child(sheet.view(words::law_file_h2(lang), fields, words::law_send(lang), send))
        .child(
            el("div", "flow")
                .content(move || taken.with(|taken| taken.as_ref().map(|one| told(lang, one)).unwrap_or_default()))
                .view(),
        )
        .view()
}

fn told(lang: Lang, taken: &LawCasesTaken) -> Vec<View> {
    let wrong = taken.wrong.len();
    let sum = words::law_taken(lang, taken.added, taken.moved, taken.known, wrong);
    let mut all = vec![text::p("", &sum)];
    if wrong > 0 {
        let line = |one: &qingyu_api::desk::law_cases::WrongLine| {
            let line = words::wrong_line(lang, one.line, &one.faults);
            el("span", "").text(&line).view()
        };
        all.push(el("h3", "").text(words::law_wrong_h2(lang)).view());
        all.push(text::list("plain", taken.wrong.iter().map(line).collect()));
    }
    all
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
    let is_bad = matches!(failure.code()?, ProblemCode::Invalid | ProblemCode::TooLarge);
    is_bad.then(|| words::law_file_bad(lang).to_owned())
}
