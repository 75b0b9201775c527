//! The form that ticks: a result is chosen for each incident by itself, and nothing is ticked that was not.

use leptos::prelude::*;
use qingyu_api::Endpoint;
use qingyu_api::desk::clearing::{
    CheckIncidents, IncidentChecks, IncidentLine, IncidentTick, Incidents, IncidentsChecked,
};
use qingyu_domain::clearing::CheckResult;
use qingyu_words::desk::clearing as words;

use super::incidents::row;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::sheet::{Sheet, chosen, typed};
use crate::ui::el::{View, el};
use crate::ui::text;

/// Where what is wrong as a whole is said.
const FIRST: &str = "tick-0";

/// What was said of each incident, by its place.
type Said = RwSignal<Vec<String>>;

/// The list as a form.
pub fn form(desk: Desk, page: &Incidents) -> View {
    let lang = desk.lang;
    let sheet = Sheet::new(desk);
    let said: Said = RwSignal::new(vec![String::new(); page.lines.len()]);
    let lines = StoredValue::new(page.lines.clone());
    let line = |(at, line): (usize, &IncidentLine)| {
        let can_check = line.deeds.iter().any(|deed| deed == "check");
        row(desk, line, can_check.then(|| choice(desk, at, line, said)))
    };
    let rows = page.lines.iter().enumerate().map(line).collect();
    let fields = vec![text::list("openings", rows)];
    sheet.view(words::check(lang), fields, words::check(lang), move || {
        send(sheet, lines, said);
    })
}

fn result_at(at: usize) -> String {
    format!("tick-{at}")
}

fn text_at(at: usize) -> String {
    format!("tick-text-{at}")
}

/// The result of one, and what is said with it.
fn choice(desk: Desk, at: usize, line: &IncidentLine, said: Said) -> View {
    let lang = desk.lang;
    let results = CheckResult::ALL.iter().filter(|one| line.result != Some(**one));
    let results = results.map(|one| (one.as_str(), words::result_of(lang, *one)));
    let options = std::iter::once(("", words::not_now(lang))).chain(results);
    let option = |(code, name): (&str, &str)| el("option", "").set("value", code).text(name).view();
    let (result, words_at) = (result_at(at), text_at(at));
    let (error, hint) = (format!("tick-said-{at}"), format!("tick-hint-{at}"));
    let select = el("select", "input")
        .set("id", &result)
        .set("aria-describedby", &error)
        .all(options.map(option).collect());
    let input = el("input", "input")
        .set("type", "text")
        .set("autocomplete", "off")
        .set("id", &words_at)
        .set("aria-describedby", &hint);
    let label = |at: &str, name: &str| el("label", "").set("for", at).text(name).view();
    let told = move || said.with(|said| said.get(at).cloned().unwrap_or_default());
    el("div", "flow")
        .child(
            el("p", "error")
                .set("id", &error)
                .set("role", "alert")
                .words(std::rc::Rc::new(told))
                .view(),
        )
        .child(label(&result, words::result(lang)))
        .child(select.view())
        .child(label(&words_at, words::check_text(lang)))
        .child(el("p", "hint").set("id", &hint).text(words::check_hint(lang)).view())
        .child(input.view())
        .view()
}

fn send(sheet: Sheet, lines: StoredValue<Vec<IncidentLine>>, said: Said) {
    let (desk, lang) = (sheet.desk, sheet.desk.lang);
    let lines = lines.get_value();
    let mut fresh = vec![String::new(); lines.len()];
    let (mut places, mut checks) = (Vec::new(), Vec::new());
    let mut is_missing = false;
    for (at, line) in lines.iter().enumerate() {
        let Some(result) = CheckResult::from_code(&chosen(&result_at(at))) else {
            continue;
        };
        let text = Some(typed(&text_at(at))).filter(|text| !text.is_empty());
        if text.is_none() && (result == CheckResult::Problem || line.result.is_some()) {
            is_missing = true;
            if let Some(said) = fresh.get_mut(at) {
                words::text_needed(lang).clone_into(said);
            }
        }
        places.push(at);
        checks.push(IncidentTick {
            incident: line.incident.clone(),
            version: line.version,
            result,
            text,
        });
    }
    said.set(fresh.clone());
    let wrong = match (checks.is_empty(), is_missing) {
        (true, _) => vec![(FIRST, words::check_none(lang).to_owned())],
        (_, true) => vec![(FIRST, words::text_needed(lang).to_owned())],
        _ => Vec::new(),
    };
    if !sheet.is_right(wrong) {
        return;
    }
    let body = IncidentChecks { checks };
    sheet.post::<IncidentsChecked>(
        CheckIncidents::PATH,
        &body,
        |_| None,
        move |checked| {
            if checked.outcomes.iter().all(|outcome| outcome == "done") {
                navigate::again(desk);
                desk.say(words::checked(lang));
                return;
            }
            for (at, outcome) in places.iter().zip(&checked.outcomes) {
                if let Some(said) = fresh.get_mut(*at) {
                    words::outcome(lang, outcome).clone_into(said);
                }
            }
            said.try_set(fresh);
            desk.say(words::partly(lang));
        },
    );
}
