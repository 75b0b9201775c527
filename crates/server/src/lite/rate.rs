//! Rating a window: one plain page of a few kilobytes, for the poster's code and for the one on a slip.

use axum::extract::{Form as Posted, Query, State};
use axum::http::Uri;
use axum::response::Response;
use qingyu_domain::fault::{Fault, Field};
use qingyu_domain::rating::{RatingAnswers, RatingReason, RatingSource};
use qingyu_words::{faults, rate as words};
use serde::Deserialize;
use std::collections::HashMap;

use super::rate_pages::{Shown, before, choose, closed, fill, thanks};
use super::refused::why_form;
use crate::address::Address;
use crate::app::App;
use crate::commands::rate::rate;
use crate::fresh;
use crate::refusal::Refusal;
use crate::shell::Look;

/// The fields as a browser posts them: every one a text, absent ones empty.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct RateForm {
    pub window: String,
    pub token: String,
    /// Makes a double click one rating.
    pub key: String,
    pub level: String,
    pub service: String,
    pub efficiency: String,
    pub conduct: String,
    pub text: String,
    pub phone: String,
    /// Ticked boxes, by name.
    #[serde(flatten)]
    pub ticked: HashMap<String, String>,
}

fn some(text: &str) -> Option<String> {
    // A pasted tab is no fault of the person who pasted it.
    let text = text.replace('\t', " ");
    (!text.trim().is_empty()).then_some(text)
}

impl RateForm {
    /// Whether a reason is ticked.
    pub fn has(&self, reason: RatingReason) -> bool {
        self.ticked.contains_key(reason.as_str())
    }

    /// The answers that the rules judge.
    fn answers(&self) -> RatingAnswers {
        // What is no number was typed by nobody: it is a level that does not exist.
        let level = |text: &str| some(text).map(|text| text.trim().parse().unwrap_or(0));
        let reasons = RatingReason::ALL.iter().filter(|reason| self.has(**reason));
        RatingAnswers {
            key: some(&self.key),
            window: some(&self.window),
            token: some(&self.token),
            level: level(&self.level),
            service: level(&self.service),
            efficiency: level(&self.efficiency),
            conduct: level(&self.conduct),
            reasons: reasons.map(|reason| reason.as_str().to_owned()).collect(),
            text: some(&self.text),
            phone: some(&self.phone),
        }
    }

    /// Under the key that it has, or a fresh one.
    fn with_key(self) -> Result<Self, Refusal> {
        if !self.key.is_empty() {
            return Ok(self);
        }
        let key = fresh::random_id()?;
        Ok(Self { key, ..self })
    }
}

/// What an address says of a rating.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    window: String,
    token: String,
}

/// GET /rate and /lite/rate. Whether a token is good is not looked at: the page is the same for all.
pub async fn ask(State(app): State<App>, look: Look, uri: Uri) -> Result<Response, Refusal> {
    let asked = Query::<Asked>::try_from_uri(&uri)
        .map(|query| query.0)
        .unwrap_or_default();
    let form = RateForm {
        window: asked.window.trim().to_owned(),
        token: asked.token.trim().to_owned(),
        ..RateForm::default()
    };
    again(&app, look, form)
}

/// POST /lite/rate/edit: the form in another language or size, with everything in it.
pub async fn edit(State(app): State<App>, look: Look, Posted(form): Posted<RateForm>) -> Result<Response, Refusal> {
    again(&app, look, form)
}

/// The form of a window, or why there is none.
fn again(app: &App, look: Look, form: RateForm) -> Result<Response, Refusal> {
    let staff = app.staff.known();
    match staff.org.units.window(&form.window) {
        _ if form.window.is_empty() => Ok(choose(app, look, None)),
        None if staff.org.units.unit(&form.window).is_some() && !form.token.is_empty() => {
            Ok(fill(app, look, &Shown::of(&form.with_key()?)))
        }
        None => Ok(choose(app, look, Some(&Refusal::NotFound))),
        // Whoever was there before it was closed has a token.
        Some((unit, window)) if (unit.closed || window.closed) && form.token.is_empty() => Ok(closed(app, look)),
        Some(_) => Ok(fill(app, look, &Shown::of(&form.with_key()?))),
    }
}

/// POST /lite/rate.
pub async fn send(
    State(app): State<App>,
    address: Address,
    look: Look,
    Posted(form): Posted<RateForm>,
) -> Result<Response, Refusal> {
    let lang = look.lang;
    let refusal = match rate(&app, address, &form.answers()).await {
        Ok(taken) => {
            return Ok(thanks(
                &app,
                look,
                &form,
                taken.receipt.source == RatingSource::Verified,
            ));
        }
        Err(Refusal::Conflict) => return Ok(before(&app, look)),
        Err(refusal) => refusal,
    };
    // The key stays: whatever was stored under it is found again.
    let mut form = form.with_key()?;
    let mut note = String::new();
    let mut wrong = Vec::new();
    match &refusal {
        Refusal::Invalid(list) if list.iter().any(|fault| fault.field == Field::Window) => {
            return Ok(choose(&app, look, Some(&refusal)));
        }
        Refusal::Invalid(list) if list.iter().all(|fault| fault.field != Field::Token) => {
            let spoken = |fault: &Fault| (fault.field, faults::fault(lang, spoken(*fault), None));
            wrong = list.iter().map(spoken).collect();
        }
        // Without a token a unit has nothing that can be rated.
        Refusal::NotFound | Refusal::Invalid(_) if app.staff.known().org.units.window(&form.window).is_none() => {
            return Ok(choose(&app, look, Some(&refusal)));
        }
        // A token that is none is like one that was used.
        Refusal::NotFound | Refusal::Invalid(_) => {
            form.token.clear();
            words::token_gone(lang).clone_into(&mut note);
        }
        other => note = why_form(lang, other),
    }
    let shown = Shown {
        form: &form,
        wrong: &wrong,
        note: &note,
        refusal: Some(&refusal),
    };
    Ok(fill(&app, look, &shown))
}

/// A fault of what is written: words here, not the account of a submission.
fn spoken(fault: Fault) -> Fault {
    match fault.field {
        Field::Text => Fault {
            field: Field::Body,
            ..fault
        },
        _ => fault,
    }
}
