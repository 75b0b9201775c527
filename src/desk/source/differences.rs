//! One list that was compared: how much is the same, where it differs, and words that are not known.

use qingyu_api::Endpoint;
use qingyu_api::desk::sources::{
    DIFFERENCES_PATH, DifferenceView, ReadReconciliation, ReconciliationView, UnknownWord,
};
use qingyu_domain::source::SourceStanding;
use qingyu_words::dates;
use qingyu_words::desk::{imports, sources as words};

use super::{download, list, names, panel, plain, table};
use crate::desk::app::Desk;
use crate::desk::route::Route;
use crate::desk::sheet::{Options, Sheet, chosen, loaded};
use crate::ui::el::View;
use crate::ui::text;

/// The ids of the selects of words: as many as are asked for at a time.
const WORDS: [&str; 10] = [
    "word-1", "word-2", "word-3", "word-4", "word-5", "word-6", "word-7", "word-8", "word-9", "word-10",
];

/// The page.
pub fn view(desk: Desk, id: &str) -> Vec<View> {
    let lang = desk.lang;
    let mut all = vec![
        text::back(&Route::Sources.href(lang), words::back(lang)),
        text::h1(words::reconcile_h2(lang)),
    ];
    let path = ReadReconciliation::PATH.replace("{reconciliation}", id);
    all.extend(loaded::<ReconciliationView>(desk, path, move |view| {
        content(desk, view)
    }));
    vec![text::flow(all)]
}

fn content(desk: Desk, view: &ReconciliationView) -> Vec<View> {
    let lang = desk.lang;
    let line = &view.line;
    let facts = [
        line.source.clone(),
        dates::moment(lang, line.at),
        line.by.shown.clone(),
        [words::days(lang), " ", &list::days(desk, line)].concat(),
    ];
    let counts = [
        words::counted(lang, words::listed(lang), line.listed),
        words::counted(lang, words::same(lang), view.same),
    ];
    let different = view
        .counts
        .iter()
        .map(|one| words::counted(lang, words::differs(lang, one.difference), one.rows));
    let counts: Vec<String> = counts.into_iter().chain(different).collect();
    let mut all = vec![
        text::p("hint", &facts.join(" · ")),
        text::p("lead", &counts.join(" · ")),
    ];
    if view.cut > 0 {
        all.push(text::p("panel", &words::cut(lang, view.cut)));
    }
    if view.may_change && !view.words.is_empty() {
        all.push(asked(desk, view));
    }
    all.push(text::h2(words::differences_h2(lang)));
    if view.rows.is_empty() {
        all.push(text::p("panel", words::no_differences(lang)));
        all.push(text::p("hint", words::forgotten(lang)));
        return all;
    }
    let href = DIFFERENCES_PATH.replace("{reconciliation}", &line.reconciliation);
    all.push(download(&href, "differences.csv", words::download_differences(lang)));
    let total: u64 = view.counts.iter().map(|one| one.rows).sum();
    if total > u64::try_from(view.rows.len()).unwrap_or_default() {
        all.push(text::p("hint", words::first_differences(lang)));
    }
    all.push(rows(desk, &view.rows));
    all
}

fn rows(desk: Desk, rows: &[DifferenceView]) -> View {
    let lang = desk.lang;
    let columns = [
        words::number(lang),
        words::difference(lang),
        words::theirs(lang),
        words::ours(lang),
        words::our_number(lang),
        words::line(lang),
    ];
    let row = |one: &DifferenceView| {
        let ours = one.ours.map(|ours| words::standing(lang, ours));
        let cells = vec![
            words::differs(lang, one.difference).to_owned(),
            one.theirs.clone(),
            ours.unwrap_or_default().to_owned(),
            one.our_number.clone().unwrap_or_default(),
            one.line.map(|line| line.to_string()).unwrap_or_default(),
        ];
        let number = match &one.our_number {
            Some(ours) => text::a("", &Route::Case(ours.clone()).href(lang), &one.number),
            None => plain(&one.number),
        };
        (number, cells)
    };
    table(words::differences_h2(lang), &columns, rows.iter().map(row).collect())
}

/// A select for each word that is not known.
fn asked(desk: Desk, view: &ReconciliationView) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let none = (String::new(), words::leave(lang).to_owned());
    let known = SourceStanding::ALL.iter();
    let known = known.map(|one| (one.as_str().to_owned(), words::standing(lang, *one).to_owned()));
    let options: Options = std::iter::once(none).chain(known).collect();
    let mut fields = vec![text::p("hint", words::words_hint(lang))];
    for (one, id) in view.words.iter().zip(WORDS) {
        let label = imports::counted(lang, &one.word, one.rows);
        fields.push(sheet.select(id, &label, "", &options, ""));
    }
    let (table, source, unknown) = (view.table.clone(), view.line.source.clone(), view.words.clone());
    let send = move || {
        let mut told = table.clone();
        for (UnknownWord { word, .. }, id) in unknown.iter().zip(WORDS) {
            if let Some(standing) = SourceStanding::from_code(&chosen(id)) {
                told.statuses.insert(word.clone(), standing);
            }
        }
        names::save(sheet, &source, &told);
    };
    panel(
        words::words_h2(lang),
        vec![sheet.view(words::words_h2(lang), fields, words::save(lang), send)],
    )
}
