//! One problem: where it stands, what happened, and what can be done now.

use leptos::prelude::*;
use qingyu_api::desk::problems::{ActOnProblem, ProblemAct, ProblemMade, ProblemView, ReadProblem};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::case::ImprovementMeasure;
use qingyu_domain::clearing::{ProblemCommand, ProblemStand};
use qingyu_words::desk::{aftercare, pages, problems as words};
use qingyu_words::{Lang, dates};

use super::{option, place};
use crate::client;
use crate::clock;
use crate::desk::aftercare::told;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::route::Route;
use crate::desk::sheet::{Options, Sheet, chosen, loaded, typed};
use crate::ui::el::{View, el};
use crate::ui::text;

const MEASURE: &str = "plan-measure";
const CLEARED: &str = "look-cleared";

/// The page of one.
pub fn view(desk: Desk, id: &str) -> Vec<View> {
    let lang = desk.lang;
    let path = ReadProblem::PATH.replace("{problem}", id);
    let mut all = vec![
        text::back(&Route::Problems.href(lang), words::back(lang)),
        text::h1(words::one_h1(lang)),
    ];
    all.extend(loaded::<ProblemView>(desk, path, move |problem| {
        let mut pieces = vec![facts(desk, problem)];
        pieces.extend(told::history(desk, &problem.history));
        pieces.extend(forms(desk, problem));
        pieces
    }));
    vec![text::flow(all)]
}

fn facts(desk: Desk, problem: &ProblemView) -> View {
    let (lang, line) = (desk.lang, &problem.line);
    let class = match (line.stage, line.is_overdue) {
        (ProblemStand::Cleared, _) => "tag",
        (_, true) => "tag tag--danger",
        _ => "tag tag--sun",
    };
    let day = |day| dates::day(lang, day, clock::today());
    let mut facts = el("p", "facts")
        .child(place(desk, &line.unit))
        .text(" ")
        .child(el("span", class).text(words::stand(lang, line.stage)).view())
        .text(" ")
        .text(words::origin(lang, line.origin))
        .text(" ")
        .text(&pages::of(lang, words::since(lang), &day(line.since)))
        .text(" ")
        .text(&pages::of(lang, words::due(lang), &day(line.due)));
    if let Some(measure) = problem.measure {
        facts = facts
            .text(" ")
            .text(&pages::of(lang, words::measure(lang), words::measure_of(lang, measure)));
    }
    facts.view()
}

/// A form: what it is called, what it says, where its words are typed and what they are called.
struct Form {
    deed: &'static str,
    name: &'static str,
    lead: &'static str,
    at: &'static str,
    label: &'static str,
}

fn form(lang: Lang, deed: &str) -> Option<Form> {
    let form = |deed, name, lead, at, label| {
        Some(Form {
            deed,
            name,
            lead,
            at,
            label,
        })
    };
    match deed {
        "plan" => form(
            "plan",
            words::plan(lang),
            words::plan_lead(lang),
            "plan-text",
            words::plan_text(lang),
        ),
        "solve" => form(
            "solve",
            words::solve(lang),
            words::solve_lead(lang),
            "solve-text",
            words::solve_text(lang),
        ),
        "look" => form(
            "look",
            words::look(lang),
            words::look_lead(lang),
            "look-text",
            words::look_text(lang),
        ),
        "reopen" => form(
            "reopen",
            words::reopen(lang),
            words::reopen_lead(lang),
            "reopen-text",
            words::reopen_text(lang),
        ),
        _ => None,
    }
}

fn forms(desk: Desk, problem: &ProblemView) -> Vec<View> {
    let lang = desk.lang;
    if problem.deeds.is_empty() {
        return vec![text::p("panel", aftercare::nothing(lang))];
    }
    let path = StoredValue::new(ActOnProblem::PATH.replace("{problem}", &problem.line.problem));
    let all = problem.deeds.iter().filter_map(|deed| form(lang, deed));
    all.map(|form| acting(desk, path, problem.version, form)).collect()
}

fn acting(desk: Desk, path: StoredValue<String>, version: u32, form: Form) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let mut fields = vec![text::p("hint", form.lead)];
    if let Some((at, label, options)) = choice(lang, form.deed) {
        fields.push(sheet.select(at, label, "", &options, ""));
    }
    fields.push(sheet.area(form.at, form.label, "", ""));
    let (deed, at) = (form.deed, form.at);
    let view = sheet.view(form.name, fields, form.name, move || {
        send(sheet, path, version, deed, at);
    });
    el("section", "panel flow no-print")
        .child(text::h2(form.name))
        .child(view)
        .view()
}

/// What is chosen besides: where, what is asked, and the answers.
fn choice(lang: Lang, deed: &str) -> Option<(&'static str, &'static str, Options)> {
    let choose = option("", words::choose(lang));
    match deed {
        "plan" => {
            let all = ImprovementMeasure::ALL.iter();
            let all = all.map(|one| option(one.as_str(), words::measure_of(lang, *one)));
            let options = std::iter::once(choose).chain(all).collect();
            Some((MEASURE, words::measure(lang), options))
        }
        "look" => {
            let options = vec![
                choose,
                option("yes", words::look_yes(lang)),
                option("no", words::look_no(lang)),
            ];
            Some((CLEARED, words::look_cleared(lang), options))
        }
        _ => None,
    }
}

/// As chosen; nothing while it is not.
fn command(deed: &str) -> Option<ProblemCommand> {
    match deed {
        "plan" => ImprovementMeasure::from_code(&chosen(MEASURE)).map(|measure| ProblemCommand::Plan { measure }),
        "solve" => Some(ProblemCommand::Solve),
        "look" => match chosen(CLEARED).as_str() {
            "yes" => Some(ProblemCommand::Look { is_cleared: true }),
            "no" => Some(ProblemCommand::Look { is_cleared: false }),
            _ => None,
        },
        "reopen" => Some(ProblemCommand::Reopen),
        _ => None,
    }
}

fn send(sheet: Sheet, path: StoredValue<String>, version: u32, deed: &'static str, at: &'static str) {
    let (desk, lang) = (sheet.desk, sheet.desk.lang);
    let (command, text) = (command(deed), typed(at));
    let mut wrong = Vec::new();
    if command.is_none() {
        let at = if deed == "plan" { MEASURE } else { CLEARED };
        wrong.push((at, words::choice_needed(lang).to_owned()));
    }
    if text.is_empty() {
        wrong.push((at, words::words_needed(lang).to_owned()));
    }
    let (true, Some(command)) = (sheet.is_right(wrong), command) else {
        return;
    };
    let body = ProblemAct { version, command, text };
    let Ok(body) = serde_json::to_string(&body) else { return };
    let path = path.get_value();
    sheet.run(
        async move { client::staff::post::<ProblemMade>(&path, body).await },
        move |failure| (failure.code() == Some(ProblemCode::Stale)).then(|| words::stale(lang).to_owned()),
        move |_: ProblemMade| {
            navigate::again(desk);
            desk.say(words::done(lang));
        },
    );
}
