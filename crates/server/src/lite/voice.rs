//! What a citizen says about the work, without script: evaluation, consent, objection, reprisal.

use axum::extract::{Form as Posted, State};
use axum::response::Response;
use maud::{Markup, html};
use qingyu_api::add_message::KeyedText;
use qingyu_api::case::CaseView;
use qingyu_api::consent::ConsentAnswer;
use qingyu_api::evaluate::Evaluation;
use qingyu_domain::case::{Decision, EvaluationReason, May};
use qingyu_domain::query_code::QueryCode;
use qingyu_words::desk::codes;
use qingyu_words::{answered, case, dial, promises, shell};

use super::QUIET;
use super::calm::calm;
use super::case::{Beside, CaseForm};
use super::case_view::{action, time};
use super::deeds::{again, outcome};
use super::fields::radio;
use crate::address::Address;
use crate::app::App;
use crate::commands::speak_up::{self, Voice};
use crate::refusal::Refusal;
use crate::shell::Look;

/// The answer, what was found and what comes of it, and where else one can turn.
pub fn answer(app: &App, look: Look, view: &CaseView) -> Markup {
    let lang = look.lang;
    let today = app.clock.now().day();
    html! {
        @if !view.decisions.is_empty() { h2 { (answered::decisions_h2(lang)) } }
        @for one in &view.decisions {
            div class="panel flow" {
                p { (answered::decided(lang, one)) }
                @if let Some(why) = answered::why(lang, one) { p class="written" { (why) } }
                (time(look, one.at))
            }
        }
        @if let Some(answer) = &view.answer {
            h2 { (case::answer_h2(lang)) }
            p class="panel written" { @if answer.is_empty() { (case::erased(lang)) } @else { (answer) } }
        }
        @if !view.findings.is_empty() {
            h2 { (answered::findings_h2(lang)) }
            dl class="summary" {
                @for one in &view.findings {
                    div { dt { (codes::cause(lang, one.cause)) } dd { (answered::finding(lang, one)) } }
                }
            }
        }
        @if let Some(review) = &view.review { p { (answered::review(lang, &review.organ, &review.until, today)) } }
    }
}

/// The question whether to go on, and the evaluation: what waits for the citizen.
pub fn waiting(app: &App, look: Look, code: &QueryCode, view: &CaseView, beside: &Beside) -> Markup {
    let lang = look.lang;
    html! {
        @if view.may.contains(&May::Consent) {
            h2 { (case::consent_h2(lang)) }
            p { (answered::consent_until(lang, view, app.clock.now().day())) }
            (action(look, code, "consent", "", choices("consent", case::consent_ask(lang), &[
                ("yes", case::consent_yes(lang)), ("no", case::consent_no(lang)),
            ]), case::consent_send(lang), "button"))
        }
        @if view.may.contains(&May::Evaluate) {
            h2 { (case::evaluate_h2(lang)) }
            p { (follows(app, look, view)) }
            (action(look, code, "evaluation", "", evaluation_fields(look, beside), case::evaluate_send(lang), "button"))
        }
    }
}

/// What dissatisfaction sets going, by when and why.
fn follows(app: &App, look: Look, view: &CaseView) -> String {
    let lang = look.lang;
    match &view.if_unsatisfied {
        Some(due) => [
            case::evaluate_follows(lang),
            &promises::promise(lang, due, app.clock.now().day()),
            shell::gap(lang),
            &promises::reason(lang, due),
        ]
        .concat(),
        None => case::evaluate_last(lang).to_owned(),
    }
}

/// What can be said at any time: trouble first.
pub fn speaking(app: &App, look: Look, code: &QueryCode, view: &CaseView, beside: &Beside) -> Markup {
    let lang = look.lang;
    html! {
        h2 { (case::reprisal(lang)) }
        @if view.may.contains(&May::Reprisal) {
            p { (answered::reprisal_now(lang, view)) }
            (action(look, code, "reprisal", "", words("reprisal", case::reprisal_label(lang), beside), case::reprisal_send(lang), QUIET))
        } @else {
            p { (case::reprisal_later(lang)) }
            p class="actions" { a class=(QUIET) href=(dial::tel(shell::OVERSIGHT)) { (case::reprisal_call(lang)) } }
        }
        @for one in &view.objections {
            @let path = if one.about == Decision::Answer { "review" } else { "objection" };
            h2 { (answered::object(lang, one.about)) }
            p { (answered::object_now(lang, one, app.clock.now().day())) }
            (action(look, code, path, "", words(path, case::object_label(lang), beside), case::object_send(lang), QUIET))
        }
    }
}

/// A field for words, with those that were not stored.
fn words(id: &str, label: &str, beside: &Beside) -> Markup {
    let kept = beside.kept.as_ref().filter(|(field, _)| *field == id);
    html! {
        div class="field" {
            label class="label" for=(id) { (label) }
            textarea class="input" id=(id) name="text" rows="4" { "\n" @if let Some((_, text)) = kept { (text) } }
        }
    }
}

/// What came of it; words that were not stored stay.
fn told<T>(look: Look, done: Result<T, Refusal>, words: &str, field: &'static str, text: &str) -> Beside {
    let mut beside = outcome(look.lang, done, words);
    beside.kept = beside.refusal.as_ref().map(|_| (field, text.to_owned()));
    beside
}

fn choices(name: &str, legend: &str, options: &[(&str, &str)]) -> Markup {
    html! {
        fieldset class="flow" {
            legend class="label" { (legend) }
            div class="choices" { @for (value, label) in options { (radio(name, value, label, "", false)) } }
        }
    }
}

fn evaluation_fields(look: Look, beside: &Beside) -> Markup {
    let lang = look.lang;
    let levels = [
        ("5", case::level_5(lang)),
        ("4", case::level_4(lang)),
        ("3", case::level_3(lang)),
        ("2", case::level_2(lang)),
        ("1", case::level_1(lang)),
    ];
    let solved = [
        ("yes", case::solved_yes(lang)),
        ("partly", case::solved_partly(lang)),
        ("no", case::solved_no(lang)),
    ];
    html! {
        (choices("level", case::evaluate_level(lang), &levels))
        (choices("solved", case::evaluate_solved(lang), &solved))
        fieldset class="flow reasons" {
            legend class="label" { (case::evaluate_reasons(lang)) }
            div class="choices" {
                @for reason in EvaluationReason::ALL {
                    div class="choice" {
                        input type="checkbox" id=(reason.as_str()) name=(reason.as_str()) value="1";
                        label for=(reason.as_str()) { (answered::reason(lang, *reason)) }
                    }
                }
            }
        }
        (words("evaluation", case::evaluate_text(lang), beside))
    }
}

fn some(text: &str) -> Option<String> {
    let text = text.replace('\t', " ");
    (!text.trim().is_empty()).then_some(text)
}

/// The reasons that were ticked.
fn reasons(form: &CaseForm) -> Vec<String> {
    let codes = EvaluationReason::ALL.iter().map(|reason| reason.as_str());
    let ticked = codes.filter(|code| form.ticked.contains_key(*code));
    ticked.map(str::to_owned).collect()
}

/// POST /lite/case/evaluation.
pub async fn evaluation(
    State(app): State<App>,
    address: Address,
    look: Look,
    Posted(form): Posted<CaseForm>,
) -> Response {
    let request = Evaluation {
        key: Some(form.key.clone()),
        level: form.level.parse().ok(),
        solved: some(&form.solved),
        reasons: reasons(&form),
        text: some(&form.text),
    };
    let lang = look.lang;
    let done = speak_up::evaluate(&app, address, Some(&form.query_code), &request).await;
    let mut beside = told(look, done, case::evaluate_done(lang), "evaluation", &form.text);
    if request.level.is_none() || request.solved.is_none() {
        case::evaluate_choose(lang).clone_into(&mut beside.said);
    }
    beside.calm = calm(look, [form.text.as_str()]);
    again(&app, address, look, &form.query_code, beside).await
}

/// Yes, no, or nothing chosen.
pub(super) fn consented(form: &CaseForm) -> ConsentAnswer {
    ConsentAnswer {
        key: Some(form.key.clone()),
        yes: match form.consent.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
    }
}

/// POST /lite/case/consent.
pub async fn consent(State(app): State<App>, address: Address, look: Look, Posted(form): Posted<CaseForm>) -> Response {
    let request = consented(&form);
    let lang = look.lang;
    let done = speak_up::consent(&app, address, Some(&form.query_code), &request).await;
    let mut beside = outcome(lang, done, case::consent_done(lang));
    if request.yes.is_none() {
        case::consent_choose(lang).clone_into(&mut beside.said);
    }
    again(&app, address, look, &form.query_code, beside).await
}

/// POST /lite/case/objection.
pub async fn objection(
    State(app): State<App>,
    address: Address,
    look: Look,
    Posted(form): Posted<CaseForm>,
) -> Response {
    speak(&app, address, look, &form, Voice::Objection).await
}

/// POST /lite/case/review: the objection to an answer.
pub async fn review(State(app): State<App>, address: Address, look: Look, Posted(form): Posted<CaseForm>) -> Response {
    speak(&app, address, look, &form, Voice::Review).await
}

/// POST /lite/case/reprisal.
pub async fn reprisal(
    State(app): State<App>,
    address: Address,
    look: Look,
    Posted(form): Posted<CaseForm>,
) -> Response {
    speak(&app, address, look, &form, Voice::Reprisal).await
}

async fn speak(app: &App, address: Address, look: Look, form: &CaseForm, voice: Voice) -> Response {
    let request = KeyedText {
        key: Some(form.key.clone()),
        text: Some(form.text.replace('\t', " ")),
    };
    let done = speak_up::speak_up(app, address, Some(&form.query_code), voice, &request).await;
    let field = match voice {
        Voice::Objection => "objection",
        Voice::Review => "review",
        Voice::Reprisal => "reprisal",
    };
    let mut beside = told(look, done, case::told(look.lang), field, &form.text);
    beside.calm = calm(look, [form.text.as_str()]);
    again(app, address, look, &form.query_code, beside).await
}
