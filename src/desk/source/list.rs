//! All sources, and the lists that were compared.

use qingyu_api::Endpoint;
use qingyu_api::desk::sources::{ListSources, ReconciliationLine, SourceLine, Sources};
use qingyu_words::dates;
use qingyu_words::desk::sources as words;

use super::{moment, table};
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::route::Route;
use crate::desk::sheet::loaded;
use crate::ui::el::View;
use crate::ui::text;

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let mut all = vec![text::h1(words::h1(lang)), text::p("hint", words::lead(lang))];
    all.extend(loaded::<Sources>(desk, ListSources::PATH.to_owned(), move |sources| {
        let mut content = if sources.sources.is_empty() {
            vec![text::p("panel", words::none(lang))]
        } else {
            vec![of_sources(desk, &sources.sources)]
        };
        content.push(text::h2(words::lists_h2(lang)));
        content.push(if sources.reconciliations.is_empty() {
            text::p("panel", words::no_lists(lang))
        } else {
            of_lists(desk, sources)
        });
        content
    }));
    vec![text::flow(all)]
}

fn of_sources(desk: Desk, sources: &[SourceLine]) -> View {
    let lang = desk.lang;
    let names = [words::source(lang), words::called(lang), words::handed(lang)];
    let row = |one: &SourceLine| {
        let link = text::a("", &Route::Source(one.code.clone()).href(lang), &one.name);
        (link, vec![moment(desk, one.called_at), moment(desk, one.handed_at)])
    };
    table(words::h1(lang), &names, sources.iter().map(row).collect())
}

fn of_lists(desk: Desk, sources: &Sources) -> View {
    let lang = desk.lang;
    let names = [
        words::list(lang),
        words::at(lang),
        words::by(lang),
        words::days(lang),
        words::listed(lang),
    ];
    let called = |code: &str| {
        let mut all = sources.sources.iter();
        let source = all.find(|source| source.code == code);
        source.map_or_else(|| code.to_owned(), |source| source.name.clone())
    };
    let row = |one: &ReconciliationLine| {
        let to = Route::Reconciliation(one.reconciliation.clone()).href(lang);
        let link = text::a("", &to, &called(&one.source));
        let cells = vec![
            dates::moment(lang, one.at),
            one.by.shown.clone(),
            days(desk, one),
            one.listed.to_string(),
        ];
        (link, cells)
    };
    table(
        words::lists_h2(lang),
        &names,
        sources.reconciliations.iter().map(row).collect(),
    )
}

/// The days that a list is of.
pub fn days(desk: Desk, one: &ReconciliationLine) -> String {
    let day = |day| dates::day(desk.lang, day, clock::today());
    [&day(one.from), " – ", &day(one.to)].concat()
}
