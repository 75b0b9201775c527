//! What can be done about a call-back: one form each, sent on the version that was looked at.

use leptos::prelude::*;
use qingyu_api::ProblemCode;
use qingyu_api::desk::bad_ratings::RatingActDone;
use qingyu_api::desk::call_backs::CallBackAct;
use qingyu_domain::call_taking::{CallBackCommand, CallOutcome};
use qingyu_words::Lang;
use qingyu_words::desk::{call_backs as words, pages, rules};

use crate::client::{self, Failure};
use crate::desk::app::Desk;
use crate::desk::deeds::send;
use crate::desk::navigate;
use crate::desk::sheet::{Options, Sheet, chosen, typed};
use crate::ui::el::{View, el};
use crate::ui::text;

const OUTCOME: &str = "call-outcome";
const CALL: &str = "call-text";
const HEARD: &str = "listen-outcome";
const LISTEN: &str = "listen-text";
const DISPATCH: &str = "dispatch-text";
const RIGHT: &str = "check-right";
const CHECK: &str = "check-text";

/// A form: what it is called, what it says, its fields, where its words are typed, and the command that is read from it.
struct Form {
    name: &'static str,
    lead: &'static str,
    fields: Vec<View>,
    at: &'static str,
    read: fn() -> Result<CallBackCommand, &'static str>,
}

/// What the forms of a page share.
#[derive(Clone, Copy)]
struct Acting {
    desk: Desk,
    /// Where acts are sent.
    path: StoredValue<String>,
    /// What was looked at.
    version: RwSignal<u32>,
    /// The number to call, once looked at, as words.
    phone: RwSignal<String>,
}

/// The forms, in their order.
pub fn forms(desk: Desk, path: String, deeds: &[String], version: u32) -> Vec<View> {
    let lang = desk.lang;
    if deeds.is_empty() {
        return vec![text::p("panel", words::nothing(lang))];
    }
    let acting = Acting {
        desk,
        path: StoredValue::new(path),
        version: RwSignal::new(version),
        phone: RwSignal::new(String::new()),
    };
    let head = [
        text::h2(words::do_h2(lang)),
        text::live("panel", move || acting.phone.get()),
    ];
    let each = deeds.iter().filter_map(|deed| form(acting, deed));
    head.into_iter().chain(each).collect()
}

fn form(acting: Acting, deed: &str) -> Option<View> {
    let sheet = Sheet::new(acting.desk);
    let form = made(sheet, deed)?;
    let (at, read) = (form.at, form.read);
    let mut fields = vec![text::p("hint", form.lead)];
    fields.extend(form.fields);
    let send = move || match read() {
        Ok(command) => submit(acting, sheet, at, command),
        Err(field) => {
            let needed = words::choice_needed(acting.desk.lang).to_owned();
            sheet.is_right(vec![(field, needed)]);
        }
    };
    let view = sheet.view(form.name, fields, form.name, send);
    let heading = el("h3", "").text(form.name).view();
    Some(el("section", "panel flow").child(heading).child(view).view())
}

fn made(sheet: Sheet, deed: &str) -> Option<Form> {
    let lang = sheet.desk.lang;
    let choice = |id: &'static str, label: &str, options: &[(&str, &str)]| {
        let option = |(code, name): (&str, &str)| (code.to_owned(), name.to_owned());
        let first = std::iter::once(("", words::choose(lang)));
        let options: Options = first.chain(options.iter().copied()).map(option).collect();
        sheet.select(id, label, "", &options, "")
    };
    let area = |id: &'static str, label: &str| sheet.area(id, label, "", "");
    Some(match deed {
        "look" => Form {
            name: words::look(lang),
            lead: words::look_lead(lang),
            fields: Vec::new(),
            at: "",
            read: || Ok(CallBackCommand::Look),
        },
        "call" => {
            let outcomes = [
                ("settled", words::settled(lang)),
                ("dispatched", words::dispatched(lang)),
                ("not_reached", words::not_reached(lang)),
            ];
            Form {
                name: words::call(lang),
                lead: words::call_lead(lang),
                fields: vec![
                    choice(OUTCOME, words::outcome(lang), &outcomes),
                    area(CALL, words::call_text(lang)),
                ],
                at: CALL,
                read: || {
                    let outcome = CallOutcome::from_code(&chosen(OUTCOME)).ok_or(OUTCOME)?;
                    Ok(CallBackCommand::Call { outcome })
                },
            }
        }
        "listen" => {
            let heard = [("no", words::listen_fine(lang)), ("yes", words::listen_sent(lang))];
            Form {
                name: words::listen(lang),
                lead: words::listen_lead(lang),
                fields: vec![
                    choice(HEARD, words::listen_outcome(lang), &heard),
                    area(LISTEN, words::listen_text(lang)),
                ],
                at: LISTEN,
                read: || answer(HEARD).map(|dispatched| CallBackCommand::Listen { dispatched }),
            }
        }
        "dispatch" => Form {
            name: words::dispatch(lang),
            lead: words::dispatch_lead(lang),
            fields: vec![area(DISPATCH, words::dispatch_text(lang))],
            at: DISPATCH,
            read: || Ok(CallBackCommand::Dispatch),
        },
        "check" => {
            let answers = [("yes", words::check_yes(lang)), ("no", words::check_no(lang))];
            Form {
                name: words::check_do(lang),
                lead: words::check_lead(lang),
                fields: vec![
                    choice(RIGHT, words::check_right(lang), &answers),
                    area(CHECK, words::check_text(lang)),
                ],
                at: CHECK,
                read: || answer(RIGHT).map(|right| CallBackCommand::Check { right }),
            }
        }
        _ => return None,
    })
}

fn answer(id: &'static str) -> Result<bool, &'static str> {
    match chosen(id).as_str() {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(id),
    }
}

fn submit(acting: Acting, sheet: Sheet, at: &'static str, command: CallBackCommand) {
    let lang = acting.desk.lang;
    let text = if at.is_empty() { String::new() } else { typed(at) };
    let is_missing = command.needs_words() && text.is_empty();
    let missing = is_missing.then(|| (at, words::text_needed(lang).to_owned()));
    if !sheet.is_right(missing.into_iter().collect()) {
        return;
    }
    let body = CallBackAct {
        version: acting.version.get_untracked(),
        command,
        text: (!text.is_empty()).then_some(text),
    };
    let Ok(body) = serde_json::to_string(&body) else { return };
    let path = acting.path.get_value();
    sheet.run(
        async move { client::staff::post::<RatingActDone>(&path, body).await },
        move |failure| refused(lang, failure),
        move |done: RatingActDone| finished(acting, command, done),
    );
}

fn finished(acting: Acting, command: CallBackCommand, done: RatingActDone) {
    if acting.phone.is_disposed() {
        return;
    }
    let lang = acting.desk.lang;
    if command == CallBackCommand::Look {
        let phone = done.phone.unwrap_or_else(|| words::phone_gone(lang).to_owned());
        acting.phone.set(pages::of(lang, words::phone(lang), &phone));
        // That it was looked at is a step, too.
        acting.version.update(|version| *version += 1);
        return;
    }
    navigate::again(acting.desk);
    acting.desk.say(words::done_said(lang));
}

fn refused(lang: Lang, failure: &Failure) -> Option<String> {
    let Failure::Problem(problem) = failure else {
        return None;
    };
    if problem.code == ProblemCode::Stale {
        return Some(words::stale(lang).to_owned());
    }
    send::rule(problem).map(|rule| rules::rule(lang, rule).to_owned())
}
