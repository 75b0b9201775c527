//! One import: how far it is, what it would bring, and the steps that are left. While it is worked on the page looks again by itself.

use leptos::prelude::*;
use qingyu_api::desk::imports::{
    ActOnImport, BAD_ROWS_PATH, ImportAct, ImportLine, ImportPreview, ImportView, PreviewRow, ReadImport,
};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::intake::ImportStage;
use qingyu_words::desk::{imports as words, pages};
use qingyu_words::{dates, statuses};

use super::mapping;
use crate::client::{self, Failure};
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::Route;
use crate::desk::sheet::Sheet;
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

/// How soon the page looks again.
const AGAIN_MS: u32 = 1500;

/// The page as it was last read.
#[derive(Clone, Copy)]
pub struct Page {
    /// The app.
    pub desk: Desk,
    /// Which one.
    id: StoredValue<String>,
    /// As it stands.
    now: RwSignal<Option<Result<ImportView, Failure>>>,
    /// Its actions.
    pub sheet: Sheet,
}

/// The page.
pub fn view(desk: Desk, id: &str) -> Vec<View> {
    let lang = desk.lang;
    let page = Page {
        desk,
        id: StoredValue::new(id.to_owned()),
        now: RwSignal::new(None),
        sheet: Sheet::new(desk),
    };
    page.load();
    let said = move || {
        page.now.with(|now| match now {
            Some(Ok(view)) => progress(desk, &view.line),
            _ => String::new(),
        })
    };
    vec![text::flow(vec![
        text::back(&Route::Intake.href(lang), words::back(lang)),
        text::h1(words::import(lang)),
        text::live("panel", said),
        page.sheet.answer(),
        el("div", "flow").content(move || page.content()).view(),
    ])]
}

/// Where it stands, in a sentence.
fn progress(desk: Desk, line: &ImportLine) -> String {
    let lang = desk.lang;
    let stage = words::stage_name(lang, line.stage);
    if let Some(fault) = line.fault {
        return [stage, " · ", &words::file_fault(lang, fault)].concat();
    }
    if matches!(line.stage, ImportStage::Committing | ImportStage::Done) {
        let counts = [
            (words::handled(lang), format!("{}/{}", line.handled, line.total)),
            (words::added(lang), line.added.to_string()),
            (words::known(lang), line.known.to_string()),
            (words::bad(lang), line.bad.to_string()),
        ];
        let counts = counts.map(|(name, count)| [name, " ", &count].concat());
        return [stage, " · ", &counts.join(" · ")].concat();
    }
    stage.to_owned()
}

impl Page {
    /// Reads it anew, and again while something is being done with it.
    fn load(self) {
        let id = self.id.get_value();
        let path = ReadImport::PATH.replace("{import}", &id);
        client::spawn(async move {
            let got = client::staff::get::<ImportView>(&path).await;
            if got.as_ref().is_err_and(navigate::is_signed_out) {
                return navigate::over(self.desk);
            }
            self.put(got);
        });
    }

    fn put(self, got: Result<ImportView, Failure>) {
        if self.now.is_disposed() || Route::here() != Route::Import(self.id.get_value()) {
            return;
        }
        let is_at_work = got.as_ref().is_ok_and(|view| view.line.stage.is_at_work());
        self.now.set(Some(got));
        if is_at_work {
            dom::after(AGAIN_MS, move || self.load());
        }
    }

    /// Does something with it.
    pub fn act(self, command: &ImportAct) {
        let path = ActOnImport::PATH.replace("{import}", &self.id.get_value());
        let Ok(body) = serde_json::to_string(command) else {
            return;
        };
        self.sheet.run(
            async move { client::staff::post::<ImportView>(&path, body).await },
            move |failure| {
                // It is checked anew, and is to be looked at again.
                if failure.code() == Some(ProblemCode::Stale) {
                    self.load();
                }
                None
            },
            move |view| {
                self.put(Ok(view));
                navigate::focus_heading();
            },
        );
    }

    fn content(self) -> Vec<View> {
        let lang = self.desk.lang;
        self.now.with(|now| match now {
            None => Vec::new(),
            Some(Err(failure)) => {
                let alert = el("p", "error").set("role", "alert").text(&self.desk.failure(failure));
                vec![alert.view()]
            }
            Some(Ok(view)) => {
                let line = &view.line;
                let mut content = Vec::new();
                if line.stage.is_at_work() {
                    content.push(text::p("hint", words::at_work(lang)));
                }
                if let (ImportStage::Ready, Some(preview)) = (line.stage, &view.preview) {
                    content.extend(self.ready(view, preview));
                }
                if view.may_discard && line.stage != ImportStage::Ready {
                    content.push(self.discard());
                }
                if line.bad > 0 && view.may_have_bad_rows {
                    content.push(self.download(line));
                }
                content
            }
        })
    }

    fn download(self, line: &ImportLine) -> View {
        let lang = self.desk.lang;
        let save = el("a", "button button--quiet")
            .set("href", &BAD_ROWS_PATH.replace("{import}", &line.import))
            .set("download", "bad.csv")
            .text(words::download_bad(lang));
        el("section", "flow")
            .child(save.view())
            .child(text::p("hint", words::bad_hint(lang)))
            .view()
    }

    fn ready(self, view: &ImportView, preview: &ImportPreview) -> Vec<View> {
        let lang = self.desk.lang;
        let counts = format!(
            "{} {} · {} {}",
            words::good_rows(lang),
            preview.good,
            words::bad_rows(lang),
            preview.bad
        );
        let mut content = vec![text::h2(words::preview_h2(lang)), text::p("lead", &counts)];
        if view.line.fault.is_none() && preview.good > 0 {
            content.push(text::p("hint", words::commit_hint(lang)));
            content.push(button::main(words::commit(lang), move || self.act(&ImportAct::Commit)));
        }
        if !preview.rows.is_empty() {
            content.push(table(self.desk, preview));
        }
        content.push(mapping::form(self, view, preview));
        content.push(self.discard());
        content
    }

    fn discard(self) -> View {
        button::quiet(words::discard(self.desk.lang), move || self.act(&ImportAct::Discard))
    }
}

fn table(desk: Desk, preview: &ImportPreview) -> View {
    let lang = desk.lang;
    let names = [
        words::line(lang),
        words::number(lang),
        words::kind(lang),
        words::unit(lang),
        words::text(lang),
        words::due(lang),
        words::reason(lang),
    ];
    let head = |name: &&str| el("th", "").set("scope", "col").text(name).view();
    let head = el("tr", "").all(names.iter().map(head).collect()).view();
    let row = |row: &PreviewRow| {
        let faults: Vec<String> = row.faults.iter().map(|fault| words::fault(lang, *fault)).collect();
        let said = if row.is_hidden {
            words::own(lang).to_owned()
        } else {
            row.text.clone()
        };
        let cells = [
            row.number.clone().unwrap_or_default(),
            row.kind
                .map(|kind| statuses::kind(lang, kind))
                .unwrap_or_default()
                .to_owned(),
            row.unit
                .as_deref()
                .map(|unit| desk.unit(Some(unit)))
                .unwrap_or_default(),
            said,
            row.due_at
                .map(|due| dates::day(lang, due.day(), clock::today()))
                .unwrap_or_default(),
            faults.join(pages::comma(lang)),
        ];
        let cell = |(name, value): (&&str, String)| el("td", "").set("data-name", name).text(&value).view();
        let cells = names.iter().skip(1).zip(cells).map(cell).collect();
        let line = el("th", "").set("scope", "row").text(&row.line.to_string());
        el("tr", "").child(line.view()).all(cells).view()
    };
    el("table", "table")
        .child(el("caption", "").text(words::preview_h2(lang)).view())
        .child(el("thead", "").child(head).view())
        .child(el("tbody", "").all(preview.rows.iter().map(row).collect()).view())
        .view()
}
