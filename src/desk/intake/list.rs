//! The imports of the last time, and a form that sends another file.

use qingyu_api::Endpoint;
use qingyu_api::ProblemCode;
use qingyu_api::desk::imports::{ImportLine, ImportView, Imports, ListImports, UPLOAD_PATH, XLSX};
use qingyu_words::Lang;
use qingyu_words::dates;
use qingyu_words::desk::imports as words;
use wasm_bindgen::JsCast as _;
use web_sys::{File, HtmlInputElement};

use crate::client::{self, Failure};
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::Route;
use crate::desk::sheet::{Options, Sheet, chosen, loaded};
use crate::ui::el::{View, el};
use crate::ui::{button, dom, text};

const SOURCE: &str = "import-source";
const FILE: &str = "import-file";

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let mut all = vec![
        text::h1(words::h1(lang)),
        text::p("hint", words::lead(lang)),
        el("p", "")
            .child(button::link(&Route::NewCase.href(lang), words::register_link(lang)))
            .view(),
    ];
    all.extend(loaded::<Imports>(desk, ListImports::PATH.to_owned(), move |imports| {
        let mut content = vec![form(desk, imports), text::h2(words::list_h2(lang))];
        if imports.imports.is_empty() {
            content.push(text::p("panel", words::none(lang)));
        } else {
            content.push(table(desk, imports));
        }
        content
    }));
    vec![text::flow(all)]
}

/// The name of a source.
fn named(imports: &Imports, code: &str) -> String {
    let mut sources = imports.sources.iter();
    let source = sources.find(|source| source.code == code);
    source.map_or_else(|| code.to_owned(), |source| source.name.clone())
}

fn form(desk: Desk, imports: &Imports) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let options: Options = imports
        .sources
        .iter()
        .map(|source| (source.code.clone(), source.name.clone()))
        .collect();
    let fields = vec![
        sheet.select(SOURCE, words::source(lang), "", &options, ""),
        sheet.file(FILE, words::file(lang), ".csv,.xlsx"),
        text::p("hint", words::file_hint(lang)),
    ];
    let send = move || {
        let file = file(FILE);
        let wrong = file.is_none().then(|| (FILE, words::needs_file(lang).to_owned()));
        let (true, Some((file, media))) = (sheet.is_right(wrong.into_iter().collect()), file) else {
            return;
        };
        let path = UPLOAD_PATH.replace("{source}", &chosen(SOURCE));
        sheet.run(
            async move { client::staff::send_table::<ImportView>(&path, media, &file).await },
            move |failure| refused(lang, failure),
            move |view| navigate::go(desk, &Route::Import(view.line.import).href(lang)),
        );
    };
    el("section", "panel flow")
        .child(text::h2(words::start_h2(lang)))
        .child(sheet.view(words::start_h2(lang), fields, words::send(lang), send))
        .view()
}

/// The file, and what it is by its name: browsers differ in what they call it.
pub fn file(id: &str) -> Option<(File, &'static str)> {
    let input = dom::by_id(id)?.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.get(0)?;
    let name = file.name().to_lowercase();
    match name.rsplit('.').next() {
        Some("xlsx") => Some((file, XLSX)),
        Some("csv") => Some((file, "text/csv")),
        _ => None,
    }
}

fn refused(lang: Lang, failure: &Failure) -> Option<String> {
    (failure.code() == Some(ProblemCode::TooLarge)).then(|| words::file_hint(lang).to_owned())
}

fn table(desk: Desk, imports: &Imports) -> View {
    let lang = desk.lang;
    let names = [
        words::import(lang),
        words::at(lang),
        words::by(lang),
        words::stage(lang),
        words::added(lang),
        words::known(lang),
        words::bad(lang),
    ];
    let head = |name: &&str| el("th", "").set("scope", "col").text(name).view();
    let head = el("tr", "").all(names.iter().map(head).collect()).view();
    let row = |line: &ImportLine| {
        let link = text::a(
            "",
            &Route::Import(line.import.clone()).href(lang),
            &named(imports, &line.source),
        );
        let cells = [
            dates::moment(lang, line.at),
            line.by.shown.clone(),
            words::stage_name(lang, line.stage).to_owned(),
            line.added.to_string(),
            line.known.to_string(),
            line.bad.to_string(),
        ];
        let cell = |(name, value): (&&str, String)| el("td", "").set("data-name", name).text(&value).view();
        let cells = names.iter().skip(1).zip(cells).map(cell).collect();
        let name = el("th", "").set("scope", "row").child(link);
        el("tr", "").child(name.view()).all(cells).view()
    };
    el("table", "table")
        .child(el("caption", "").text(words::list_h2(lang)).view())
        .child(el("thead", "").child(head).view())
        .child(el("tbody", "").all(imports.imports.iter().map(row).collect()).view())
        .view()
}
