//! Sending a deed: once per key, on the version that was looked at.

use std::cell::RefCell;

use leptos::prelude::*;
use qingyu_api::desk::acts::{ActDone, DoAct};
use qingyu_api::desk::case::DeedView;
use qingyu_api::{Endpoint, Problem, ProblemCode};
use qingyu_domain::case::Refusal;
use qingyu_words::desk::{forms, pages as words, rules};
use serde_json::{Map, Value, json};

use super::fields::{Entry, Place};
use super::form::missing;
use super::{Of, field, id, proposed};
use crate::client::{self, Failure};
use crate::desk::pages::case::Page;
use crate::desk::{navigate, typed};
use crate::random;
use crate::ui::error_summary;

thread_local! {
    /// What was sent last without a clear answer, and its key: sent again unchanged, it is the same act.
    static LAST: RefCell<Option<(Value, String)>> = const { RefCell::new(None) };
}

/// Whether nothing is missing in the form; else it says what.
pub fn is_complete(page: Page, form: &str, entries: &[Entry]) -> bool {
    let missing = missing(page.desk.lang, form, entries);
    let is_complete = missing.is_empty();
    page.refused.set((form.to_owned(), String::new()));
    page.faults.set(missing);
    if !is_complete {
        error_summary::focus();
    }
    is_complete
}

/// Reads the form, and sends it unless something is missing.
pub fn submit(page: Page, version: i64, deed: &DeedView, entries: &[Entry], title: &str) {
    if page.is_busy.get_untracked() {
        return;
    }
    let lang = page.desk.lang;
    let form = id(deed);
    if !is_complete(page, &form, entries) {
        return;
    }
    let mut act = json!({"version": version, "command": command(deed, &form, entries)});
    let words = || {
        let entry = entries.iter().find(|entry| entry.place == Place::Words)?;
        field::value(&form, entry)
    };
    let has_parts = entries.iter().any(|entry| entry.place == Place::Part);
    let words = if has_parts {
        proposed::record(&form, entries)
    } else {
        words()
    };
    if let (Some(text), Some(fields)) = (words, act.as_object_mut()) {
        fields.insert("text".to_owned(), text);
    }
    let Some(act) = keyed(act) else {
        return page.refused.set((form, words::broken(lang).to_owned()));
    };
    let path = DoAct::PATH.replace("{number}", &page.number.get_value());
    let title = title.to_owned();
    page.is_busy.set(true);
    client::spawn(async move {
        let answer = client::staff::post::<ActDone>(&path, act.to_string()).await;
        page.is_busy.try_set(false);
        match answer {
            Ok(done) => finished(page, &form, done, &title),
            Err(failure) => refused(page, &form, &failure),
        }
    });
}

/// The act with its key, kept in case that it has to be sent again.
pub fn keyed(mut act: Value) -> Option<Value> {
    let key = key(&act)?;
    LAST.replace(Some((act.clone(), key.clone())));
    act.as_object_mut()?.insert("key".to_owned(), Value::String(key));
    Some(act)
}

/// What was sent has its answer: the next one is another act.
pub fn answered() {
    LAST.replace(None);
}

/// The rule that a problem names, if it is about one.
pub fn rule(problem: &Problem) -> Option<Refusal> {
    match problem.code {
        ProblemCode::Rule => problem.rule,
        ProblemCode::NotNow => Some(Refusal::NotNow),
        ProblemCode::TooLate => Some(Refusal::TooLate),
        ProblemCode::NotFound => Some(Refusal::NotYours),
        _ => None,
    }
}

/// The key of an act: the one that it was sent with before, or a new one.
fn key(act: &Value) -> Option<String> {
    let last = LAST.with_borrow(|last| {
        let last = last.as_ref().filter(|(sent, _)| sent == act);
        last.map(|(_, key)| key.clone())
    });
    last.or_else(random::key)
}

/// The command as on the wire.
fn command(deed: &DeedView, form: &str, entries: &[Entry]) -> Value {
    let read = |place: Place| {
        let mut map = Map::new();
        for entry in entries.iter().filter(|entry| entry.place == place) {
            if let Some(value) = field::value(form, entry) {
                map.insert(entry.name.to_owned(), value);
            }
        }
        map
    };
    let mut command = read(Place::Command);
    command.insert("type".to_owned(), json!(deed.command));
    let mut of = deed.of.map(|of| (Of::by(&deed.command).field().to_owned(), json!(of)));
    if let Some(what) = &deed.proposal {
        let mut proposal = read(Place::Proposal);
        proposal.insert("what".to_owned(), json!(what));
        proposal.extend(of.take());
        command.insert("proposal".to_owned(), Value::Object(proposal));
    }
    command.extend(of);
    Value::Object(command)
}

fn finished(page: Page, form: &str, done: ActDone, title: &str) {
    answered();
    let lang = page.desk.lang;
    typed::done(page.desk, form);
    if page.story.is_disposed() {
        return;
    }
    if form == "d-look_at_identity" {
        page.identity
            .set(Some(done.identity.unwrap_or(qingyu_api::desk::acts::Identity {
                name: None,
                phone: None,
                email: None,
            })));
    }
    if done.query_code.is_some() {
        page.code.set(done.query_code);
    }
    page.load([words::done(lang), title].concat());
}

fn refused(page: Page, form: &str, failure: &Failure) {
    let lang = page.desk.lang;
    if navigate::is_signed_out(failure) {
        return navigate::over(page.desk);
    }
    if page.story.is_disposed() {
        return;
    }
    let rule = match failure {
        Failure::Problem(problem) => match problem.code {
            ProblemCode::Stale => return page.load(words::stale(lang).to_owned()),
            _ => rule(problem),
        },
        _ => None,
    };
    let said = match (rule, failure.code()) {
        (Some(rule), _) => rules::rule(lang, rule).to_owned(),
        (None, Some(ProblemCode::Invalid)) => forms::invalid(lang).to_owned(),
        _ => page.desk.failure(failure),
    };
    page.refused.set((form.to_owned(), said));
}
