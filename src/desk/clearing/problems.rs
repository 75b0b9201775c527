//! 问题清单: problems by when they are due, and the form that puts one down by hand.

use qingyu_api::Endpoint;
use qingyu_api::desk::problems::{ListProblems, OpenProblem, ProblemLine, ProblemMade, Problems};
use qingyu_domain::clearing::{ProblemAnswers, ProblemOrigin, ProblemStand};
use qingyu_words::desk::{clearing, problems as words};
use qingyu_words::{Lang, dates};

use super::{OF_UNIT, narrowing, option, place};
use crate::clock;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::{Route, parameter, with_lang};
use crate::desk::sheet::{Options, Sheet, chosen, loaded, typed};
use crate::random;
use crate::ui::el::{El, View, el};
use crate::ui::text;

const UNIT: &str = "problem-unit";
const TEXT: &str = "problem-text";

/// What is asked for.
type Asked = [(&'static str, String); 2];

/// The page.
pub fn view(desk: Desk) -> Vec<View> {
    let lang = desk.lang;
    let asked: Asked = ["unit", "state"].map(|name| (name, parameter(name).unwrap_or_default()));
    let after = parameter("after").unwrap_or_default();
    let is_first = after.is_empty();
    let all = [asked[0].clone(), asked[1].clone(), ("after", after)];
    let path = with_lang(ListProblems::PATH, &all, Lang::Zh);
    let is_of_unit = desk.roles().iter().all(|role| OF_UNIT.contains(role));
    let lead = if is_of_unit {
        words::lead_unit(lang)
    } else {
        words::lead(lang)
    };
    let mut content = vec![text::h1(words::h1(lang)), text::p("hint", lead)];
    let again = asked.clone();
    // The names of the units may still be on their way.
    content.push(el("div", "").content(move || vec![form(desk, &again)]).view());
    content.extend(loaded::<Problems>(desk, path, move |page| {
        let mut pieces = list(desk, &asked, is_first, page);
        if !page.units.is_empty() {
            pieces.push(adding(desk, page.units.clone()));
        }
        pieces
    }));
    vec![text::flow(content)]
}

fn form(desk: Desk, asked: &Asked) -> View {
    let lang = desk.lang;
    let states: Options = vec![
        option("open", words::state_open(lang)),
        option("check", words::state_check(lang)),
        option("overdue", words::state_overdue(lang)),
        option("cleared", words::state_cleared(lang)),
    ];
    narrowing(desk, "/desk/problems", &states, (&asked[0].1, &asked[1].1), Vec::new())
}

fn list(desk: Desk, asked: &Asked, is_first: bool, page: &Problems) -> Vec<View> {
    let lang = desk.lang;
    if page.lines.is_empty() {
        return vec![text::p("panel", words::none(lang))];
    }
    let rows = page.lines.iter().map(|line| row(desk, line)).collect();
    let mut links = Vec::new();
    let here = Route::Problems.path();
    if let Some(next) = &page.next {
        let all = [asked[0].clone(), asked[1].clone(), ("after", next.clone())];
        links.push((with_lang(&here, &all, lang), clearing::next(lang)));
    }
    if !is_first {
        links.push((with_lang(&here, asked, lang), clearing::first(lang)));
    }
    vec![text::list("queue", rows), text::links(&links)]
}

/// One of them: a single link; of one that comes from an inspection to that.
fn row(desk: Desk, line: &ProblemLine) -> View {
    let lang = desk.lang;
    let class = match (line.stage, line.is_overdue) {
        (ProblemStand::Cleared, _) => "tag",
        (_, true) => "tag tag--danger",
        _ => "tag tag--sun",
    };
    let stage = el("span", class).text(words::stand(lang, line.stage));
    let first = el("span", "")
        .child(place(desk, &line.unit))
        .text(" ")
        .child(stage.view());
    let second = el("span", "").text(words::origin(lang, line.origin));
    let day = |day| dates::day(lang, day, clock::today());
    let over = if line.is_overdue {
        words::overdue(lang)
    } else {
        words::due(lang)
    };
    let third = [
        words::since(lang),
        " ",
        &day(line.since),
        " · ",
        over,
        " ",
        &day(line.due),
    ]
    .concat();
    let route = if line.origin == ProblemOrigin::Inspection {
        Route::Inspection(line.problem.clone())
    } else {
        Route::Problem(line.problem.clone())
    };
    el("a", "row")
        .set("href", &route.href(lang))
        .all([first, second, el("span", "").text(&third)].map(El::view).into())
        .view()
}

/// The form that puts one down.
fn adding(desk: Desk, units: Vec<String>) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let place = move || {
        let choose = option("", words::choose(lang));
        let named = units.iter().map(|code| (code.clone(), desk.unit(Some(code))));
        let options: Options = std::iter::once(choose).chain(named).collect();
        vec![sheet.select(UNIT, clearing::unit(lang), "", &options, "")]
    };
    let fields = vec![
        text::p("hint", words::new_lead(lang)),
        el("div", "").content(place).view(),
        sheet.area(TEXT, words::text(lang), "", ""),
    ];
    let key = random::key();
    let view = sheet.view(words::new_h2(lang), fields, words::add(lang), move || {
        send(sheet, key.clone());
    });
    el("section", "panel flow no-print")
        .child(text::h2(words::new_h2(lang)))
        .child(view)
        .view()
}

fn send(sheet: Sheet, key: Option<String>) {
    let (desk, lang) = (sheet.desk, sheet.desk.lang);
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let answers = ProblemAnswers {
        key,
        unit: some(chosen(UNIT)),
        text: some(typed(TEXT)),
    };
    let mut wrong = Vec::new();
    if answers.unit.is_none() {
        wrong.push((UNIT, words::unit_needed(lang).to_owned()));
    }
    if answers.text.is_none() {
        wrong.push((TEXT, words::text_needed(lang).to_owned()));
    }
    if !sheet.is_right(wrong) {
        return;
    }
    sheet.post::<ProblemMade>(
        OpenProblem::PATH,
        &answers,
        |_| None,
        move |_| {
            navigate::again(desk);
            desk.say(words::added(lang));
        },
    );
}
