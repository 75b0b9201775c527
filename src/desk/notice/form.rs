//! What can be done about a notice: one form each, sent once per key.

use leptos::prelude::*;
use qingyu_api::desk::case::DeedView;
use qingyu_api::desk::notices::{ActOnNotice, Notice, NoticeDone};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::time::Timestamp;
use qingyu_words::desk::{deeds, forms as labels, notices as words, pages, rules};
use qingyu_words::{Lang, dates};
use serde_json::{Value, json};

use super::Page;
use crate::client::{self, Failure};
use crate::desk::deeds::fields::{Entry, fields_of_notice};
use crate::desk::deeds::form::missing;
use crate::desk::deeds::{Of, field, id, send};
use crate::desk::{navigate, typed};
use crate::ui::el::{View, el};
use crate::ui::error_summary::{self, error_summary};
use crate::ui::{button, text};

/// The forms, in their order.
pub fn forms(page: Page, notice: &Notice) -> Vec<View> {
    let lang = page.desk.lang;
    if notice.deeds.is_empty() {
        return vec![text::p("panel", words::nothing(lang))];
    }
    let each = notice.deeds.iter().map(|deed| form(page, notice, deed));
    std::iter::once(text::h2(words::do_h2(lang))).chain(each).collect()
}

/// The deed's name, with which one of several it is about.
fn name(lang: Lang, deed: &DeedView) -> String {
    let name = deeds::deed(lang, &deed.command, None);
    let Some(of) = deed.of else { return name.to_owned() };
    let about = match Of::by(&deed.command) {
        Of::Improvement => labels::improvement_no(lang),
        _ => labels::allegation(lang),
    };
    pages::of(lang, name, &[about, &(of + 1).to_string()].concat())
}

fn lead(lang: Lang, command: &str) -> &'static str {
    match command {
        "acknowledge" => words::acknowledge_lead(lang),
        "state" => words::state_lead(lang),
        "object_to_fault" => words::object_lead(lang),
        _ => words::prove_lead(lang),
    }
}

/// Until when it can be done.
fn until(notice: &Notice, deed: &DeedView) -> Option<Timestamp> {
    match deed.command.as_str() {
        "state" => notice.statement_until,
        "object_to_fault" => {
            let mut findings = notice.findings.iter();
            findings.find(|one| Some(one.allegation) == deed.of)?.object_until
        }
        _ => None,
    }
}

fn form(page: Page, notice: &Notice, deed: &DeedView) -> View {
    let lang = page.desk.lang;
    let id = id(deed);
    let title = name(lang, deed);
    let entries = fields_of_notice(lang, &deed.command);
    let mut content = vec![text::p("hint", lead(lang, &deed.command))];
    if let Some(until) = until(notice, deed) {
        let words = pages::of(lang, words::until(lang), &dates::moment(lang, until));
        content.push(text::p("hint", &words));
    }
    let start = [&id, "-"].concat();
    content.push(error_summary(labels::fix(lang), move || {
        let own = |(wrong, words): &(String, String)| {
            wrong
                .starts_with(&start)
                .then(|| (["#", wrong].concat(), words.clone()))
        };
        page.faults.with(|faults| faults.iter().filter_map(own).collect())
    }));
    content.extend(
        entries
            .iter()
            .map(|entry| field::view(page.desk, &id, entry, page.faults)),
    );
    let own = id.clone();
    let refused = move || {
        let said = page.refused.with(|(form, words)| (*form == own).then(|| words.clone()));
        said.unwrap_or_default()
    };
    let error = el("p", "error").words(std::rc::Rc::new(refused)).view();
    content.push(el("div", "").set("role", "alert").child(error).view());
    content.push(button::submit(&title));
    let deed = deed.clone();
    el("form", "panel flow")
        .set("id", &id)
        .set("data-deed", &deed.command)
        .set("aria-label", &title)
        .set("novalidate", "novalidate")
        .all(content)
        .on("submit", move |event| {
            event.prevent_default();
            submit(page, &deed, &entries);
        })
        .view()
}

fn submit(page: Page, deed: &DeedView, entries: &[Entry]) {
    if page.is_busy.get_untracked() {
        return;
    }
    let form = id(deed);
    let missing = missing(page.desk.lang, &form, entries);
    let is_complete = missing.is_empty();
    page.refused.set((form.clone(), String::new()));
    page.faults.set(missing);
    if !is_complete {
        return error_summary::focus();
    }
    let mut command = json!({"type": deed.command});
    let mut body = json!({});
    if let (Some(of), Some(map)) = (deed.of, command.as_object_mut()) {
        map.insert(Of::by(&deed.command).field().to_owned(), json!(of));
    }
    if let Some(map) = body.as_object_mut() {
        map.insert("command".to_owned(), command);
        let text = entries.first().and_then(|entry| field::value(&form, entry));
        map.extend(text.map(|text| ("text".to_owned(), text)));
    }
    let Some(body) = send::keyed(body) else {
        return page.refused.set((form, pages::broken(page.desk.lang).to_owned()));
    };
    let path = ActOnNotice::PATH.replace("{notice}", &page.number.get_value());
    page.is_busy.set(true);
    client::spawn(async move {
        let answer = client::staff::post::<NoticeDone>(&path, Value::to_string(&body)).await;
        page.is_busy.try_set(false);
        match answer {
            Ok(_) => {
                send::answered();
                typed::done(page.desk, &form);
                if !page.notice.is_disposed() {
                    page.load(words::done(page.desk.lang));
                }
            }
            Err(failure) => refused(page, form, &failure),
        }
    });
}

fn refused(page: Page, form: String, failure: &Failure) {
    let lang = page.desk.lang;
    if navigate::is_signed_out(failure) {
        return navigate::over(page.desk);
    }
    if page.notice.is_disposed() {
        return;
    }
    let rule = match failure {
        Failure::Problem(problem) => send::rule(problem),
        _ => None,
    };
    let said = match (rule, failure.code()) {
        (Some(rule), _) => rules::rule(lang, rule).to_owned(),
        (None, Some(ProblemCode::Invalid)) => labels::invalid(lang).to_owned(),
        _ => page.desk.failure(failure),
    };
    page.refused.set((form, said));
}
