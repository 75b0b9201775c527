//! One source: what waits for it, to be taken along and noted as handed over; how it calls things; and its own list, to be compared.

use leptos::prelude::window;
use qingyu_api::Endpoint;
use qingyu_api::desk::sources::{MarkSource, ReadSource, STEPS_CSV_PATH, STEPS_XLSX_PATH, SourceView};
use qingyu_api::source_steps::{SourceStepView, StepsTaken};
use qingyu_domain::time::Day;
use qingyu_words::Lang;
use qingyu_words::dates;
use qingyu_words::desk::sources as words;

use super::{compare, download, moment, names, panel, plain, table};
use crate::client;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::{Route, with_lang};
use crate::desk::sheet::{Sheet, loaded, typed};
use crate::ui::el::View;
use crate::ui::{button, dom, text};

const DAY: &str = "steps-day";

/// The page.
pub fn view(desk: Desk, code: &str) -> Vec<View> {
    let lang = desk.lang;
    let mut all = vec![
        text::back(&Route::Sources.href(lang), words::back(lang)),
        text::h1(words::h1(lang)),
    ];
    let path = ReadSource::PATH.replace("{source}", code);
    all.extend(loaded::<SourceView>(desk, path, move |source| content(desk, source)));
    vec![text::flow(all)]
}

fn content(desk: Desk, source: &SourceView) -> Vec<View> {
    let lang = desk.lang;
    let mut all = vec![text::h2(&source.name), waiting(desk, source)];
    if source.may_take {
        all.push(of_a_day(desk, &source.code));
    }
    if source.may_change {
        all.push(compare::form(desk, &source.code));
        all.push(names::form(desk, source));
    }
    all.push(text::p("hint", words::hidden_hint(lang)));
    all
}

fn waiting(desk: Desk, source: &SourceView) -> View {
    let lang = desk.lang;
    let handed = [words::handed(lang), " ", &moment(desk, source.handed_at)].concat();
    let mut content = vec![text::p("hint", &handed)];
    if source.steps.is_empty() {
        content.push(text::p("", words::nothing(lang)));
        return panel(words::waiting_h2(lang), content);
    }
    let count = words::counted(lang, words::waiting_h2(lang), source.waiting);
    content.push(text::p("lead", &count));
    if source.may_take {
        content.extend(taking(desk, source));
    }
    if source.waiting > u64::try_from(source.steps.len()).unwrap_or_default() {
        content.push(text::p("hint", words::first_only(lang)));
    }
    let columns = [
        words::number(lang),
        words::our_number(lang),
        words::column(lang, qingyu_domain::source::StepColumn::Kind),
        words::at(lang),
        words::column(lang, qingyu_domain::source::StepColumn::Result),
    ];
    let row = |step: &SourceStepView| {
        let cells = vec![
            step.our_number.clone(),
            words::step(lang, step.kind).to_owned(),
            dates::moment(lang, step.at),
            said(lang, step),
        ];
        (plain(&step.number), cells)
    };
    content.push(table(
        words::waiting_h2(lang),
        &columns,
        source.steps.iter().map(row).collect(),
    ));
    panel(words::waiting_h2(lang), content)
}

/// What there is to a step beside its name.
fn said(lang: Lang, step: &SourceStepView) -> String {
    let parts = [
        step.reason.map(|reason| words::reason(lang, reason).to_owned()),
        step.due_at.map(|due| dates::moment(lang, due)),
        step.reached.map(|reached| words::reached(lang, reached).to_owned()),
        step.solved.map(|solved| words::solved(lang, solved).to_owned()),
        step.level.map(|level| words::level(lang, level).to_owned()),
        step.ending.map(|ending| words::ending(lang, ending).to_owned()),
        step.is_erased.then(|| words::erased(lang).to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

/// To take them along, and to note that they were handed over.
fn taking(desk: Desk, source: &SourceView) -> Vec<View> {
    let lang = desk.lang;
    let asked = [
        ("after", source.handed.to_string()),
        ("up_to", source.up_to.to_string()),
    ];
    let href = |path: &str| with_lang(&path.replace("{source}", &source.code), &asked, Lang::Zh);
    let sheet = Sheet::new(desk);
    let path = MarkSource::PATH.replace("{source}", &source.code);
    let up_to = source.up_to;
    let mark = button::quiet(words::mark(lang), move || {
        let body = serde_json::to_string(&StepsTaken { up_to });
        let (true, Ok(body)) = (dom::confirm(words::mark_sure(lang)), body) else {
            return;
        };
        let path = path.clone();
        sheet.run(
            async move { client::staff::post::<StepsTaken>(&path, body).await },
            |_| None,
            move |_: StepsTaken| {
                navigate::again(desk);
                desk.say(words::marked(lang));
            },
        );
    });
    vec![
        button::row(vec![
            download(&href(STEPS_XLSX_PATH), "steps.xlsx", words::download_xlsx(lang)),
            download(&href(STEPS_CSV_PATH), "steps.csv", words::download_csv(lang)),
            mark,
        ]),
        text::p("hint", words::mark_hint(lang)),
        sheet.answer(),
    ]
}

/// The steps of one day, whether they were handed over or not.
fn of_a_day(desk: Desk, code: &str) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let fields = vec![sheet.line(DAY, words::day(lang), "", ("date", "off"), "")];
    let path = STEPS_XLSX_PATH.replace("{source}", code);
    let form = sheet.view(words::day(lang), fields, words::download_day(lang), move || {
        let day = typed(DAY);
        let wrong = Day::parse(&day).is_none();
        let wrong = wrong.then(|| (DAY, words::day_needed(lang).to_owned()));
        if sheet.is_right(wrong.into_iter().collect()) {
            // Something to be saved: the page stays where it is.
            let href = with_lang(&path, &[("day", day)], Lang::Zh);
            drop(window().location().set_href(&href));
        }
    });
    panel(words::day(lang), vec![form])
}
