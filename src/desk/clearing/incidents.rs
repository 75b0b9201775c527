//! 警情核对: the incidents of a day, or of several; who ticks them chooses a result for each one that they looked at.

use qingyu_api::Endpoint;
use qingyu_api::desk::clearing::{IncidentLine, Incidents, ListIncidents};
use qingyu_domain::clearing::CheckResult;
use qingyu_words::desk::{clearing as words, pages};
use qingyu_words::{Lang, dates};

use super::{CHECKING, holds, narrowing, option, place, ticks};
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::route::{Route, parameter, with_lang};
use crate::desk::sheet::{Options, loaded};
use crate::ui::el::{View, el};
use crate::ui::text;

/// What is asked for.
type Asked = [(&'static str, String); 4];

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let asked: Asked = ["unit", "state", "from", "to"].map(|name| (name, parameter(name).unwrap_or_default()));
    let after = parameter("after").unwrap_or_default();
    let is_first = after.is_empty();
    let mut all: Vec<(&str, String)> = asked.to_vec();
    all.push(("after", after));
    let path = with_lang(ListIncidents::PATH, &all, Lang::Zh);
    let lead = if holds(desk, &CHECKING) {
        words::incidents_lead(lang)
    } else {
        words::incidents_lead_unit(lang)
    };
    let mut content = vec![text::h1(words::incidents_h1(lang)), text::p("hint", lead)];
    let again = asked.clone();
    // The names of the units may still be on their way.
    content.push(el("div", "").content(move || vec![form(desk, &again)]).view());
    content.extend(loaded::<Incidents>(desk, path, move |page| {
        list(desk, &asked, is_first, page)
    }));
    vec![text::flow(content)]
}

fn form(desk: Desk, asked: &Asked) -> View {
    let lang = desk.lang;
    let mut states: Options = vec![
        option("", words::all_states(lang)),
        option("waiting", words::state_waiting(lang)),
    ];
    let results = CheckResult::ALL.iter();
    states.extend(results.map(|one| option(one.as_str(), words::result_of(lang, *one))));
    let kept = asked.iter().skip(2).cloned().collect();
    narrowing(desk, "/desk/incidents", &states, (&asked[0].1, &asked[1].1), kept)
}

fn list(desk: Desk, asked: &Asked, is_first: bool, page: &Incidents) -> Vec<View> {
    let lang = desk.lang;
    if page.lines.is_empty() {
        return vec![text::p("panel", words::incidents_none(lang))];
    }
    let mut links = Vec::new();
    let here = Route::Incidents.path();
    if let Some(next) = &page.next {
        let mut all = asked.to_vec();
        all.push(("after", next.clone()));
        links.push((with_lang(&here, &all, lang), words::next(lang)));
    }
    if !is_first {
        links.push((with_lang(&here, asked, lang), words::first(lang)));
    }
    let can_check = page
        .lines
        .iter()
        .any(|line| line.deeds.iter().any(|deed| deed == "check"));
    let listed = if can_check {
        ticks::form(desk, page)
    } else {
        text::list(
            "openings",
            page.lines.iter().map(|line| row(desk, line, None)).collect(),
        )
    };
    vec![listed, text::links(&links)]
}

/// One of them, with what is chosen for it where somebody ticks it.
pub(super) fn row(desk: Desk, line: &IncidentLine, choice: Option<View>) -> View {
    let lang = desk.lang;
    let number = line.number.as_deref().unwrap_or_else(|| words::number_gone(lang));
    let tag = match line.result {
        None => el("span", "tag tag--sun").text(words::state_waiting(lang)),
        Some(CheckResult::Good) => el("span", "tag").text(words::result_of(lang, CheckResult::Good)),
        Some(CheckResult::Problem) => el("span", "tag tag--danger").text(words::result_of(lang, CheckResult::Problem)),
    };
    let head = el("p", "pair").child(place(desk, &line.unit)).child(tag.view());
    let mut facts = [
        &pages::of(lang, words::number(lang), number),
        " · ",
        words::kind(lang, line.kind),
        " · ",
        &dates::day(lang, line.on, clock::today()),
    ]
    .concat();
    if let Some(by) = &line.by {
        facts.push_str(" · ");
        facts.push_str(&by.shown);
    }
    if line.corrections > 0 {
        facts.push_str(" · ");
        facts.push_str(words::corrected(lang));
    }
    let mut pieces = vec![head.view(), text::p("hint", &facts)];
    pieces.extend(line.note.as_deref().map(|note| text::p("written", note)));
    let mut links = Vec::new();
    if let Some(problem) = &line.problem {
        links.push((Route::Problem(problem.clone()).href(lang), words::to_problem(lang)));
    }
    if line.deeds.iter().any(|deed| deed == "whistle") {
        let asked = [("about", "incident".to_owned()), ("reference", line.incident.clone())];
        let href = with_lang(&Route::NewWhistle.path(), &asked, lang);
        links.push((href, words::to_whistle(lang)));
    }
    if !links.is_empty() {
        pieces.push(text::links(&links));
    }
    pieces.extend(choice);
    el("article", "flow").all(pieces).view()
}
