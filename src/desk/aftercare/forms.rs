//! What can be done with a bad rating or an incident: one form each, sent on the version that was looked at.

use leptos::prelude::*;
use qingyu_api::ProblemCode;
use qingyu_api::desk::bad_ratings::{RatingAct, RatingActDone};
use qingyu_domain::aftercare::{RatingCommand, Words};
use qingyu_words::Lang;
use qingyu_words::desk::{aftercare as words, pages, rules};

use crate::client::{self, Failure};
use crate::desk::app::Desk;
use crate::desk::deeds::send;
use crate::desk::navigate;
use crate::desk::sheet::{Options, Sheet, chosen, typed};
use crate::ui::el::{View, el};
use crate::ui::text;

/// The id of the words of each deed.
const CALL: &str = "call-text";
const FOLLOW_UP: &str = "follow-up-text";

/// A form: what it is called, what it says, its fields, and the command that is read from it.
struct Form {
    name: &'static str,
    lead: &'static str,
    fields: Vec<View>,
    /// Where its words are typed.
    at: &'static str,
    read: Box<dyn Fn() -> Result<RatingCommand, &'static str>>,
}

/// What the forms of a page share.
#[derive(Clone, Copy)]
struct Acting {
    desk: Desk,
    /// Where acts are sent.
    path: StoredValue<String>,
    /// What was looked at; the unit knows none.
    version: RwSignal<Option<u32>>,
    /// The number to call, once looked at, as words.
    phone: RwSignal<String>,
}

/// The forms, in their order; an incident's commands are some of a rating's.
pub fn forms(desk: Desk, path: String, deeds: &[String], version: Option<u32>) -> Vec<View> {
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
            let words = words::choice_needed(acting.desk.lang).to_owned();
            sheet.is_right(vec![(field, words)]);
        }
    };
    let view = sheet.view(form.name, fields, form.name, send);
    Some(
        el("section", "panel flow")
            .child(el("h3", "").text(form.name).view())
            .child(view)
            .view(),
    )
}

fn made(sheet: Sheet, deed: &str) -> Option<Form> {
    let lang = sheet.desk.lang;
    let area = |id: &'static str, label: &str| sheet.area(id, label, "", "");
    let always = |command: RatingCommand| -> Box<dyn Fn() -> Result<RatingCommand, &'static str>> {
        Box::new(move || Ok(command))
    };
    let form = |name, lead, fields, at, read| Form {
        name,
        lead,
        fields,
        at,
        read,
    };
    Some(match deed {
        "look" => form(
            words::look(lang),
            words::look_lead(lang),
            Vec::new(),
            "",
            always(RatingCommand::Look),
        ),
        "call" => call(sheet),
        "redact" => form(
            words::redact(lang),
            words::redact_lead(lang),
            vec![area("redact-text", words::redact_text(lang))],
            "redact-text",
            always(RatingCommand::Redact),
        ),
        "check" => check(sheet),
        "fix" => form(
            words::fix(lang),
            words::fix_lead(lang),
            vec![area("fix-text", words::fix_text(lang))],
            "fix-text",
            always(RatingCommand::Fix),
        ),
        "follow_up" => follow_up(sheet),
        "appeal" => form(
            words::appeal(lang),
            words::appeal_lead(lang),
            vec![area("appeal-text", words::appeal_text(lang))],
            "appeal-text",
            always(RatingCommand::Appeal),
        ),
        "judge" => judge(sheet),
        _ => return None,
    })
}

fn yes_no(lang: Lang) -> Options {
    let option = |code: &str, name: &str| (code.to_owned(), name.to_owned());
    vec![
        option("", words::choose(lang)),
        option("yes", words::yes(lang)),
        option("no", words::no(lang)),
    ]
}

fn answer(id: &'static str) -> Result<bool, &'static str> {
    match chosen(id).as_str() {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(id),
    }
}

fn call(sheet: Sheet) -> Form {
    let lang = sheet.desk.lang;
    let fields = vec![
        sheet.select("call-reached", words::call_reached(lang), "", &yes_no(lang), ""),
        sheet.select(
            "call-alone",
            words::call_alone(lang),
            words::call_alone_hint(lang),
            &yes_no(lang),
            "",
        ),
        sheet.area(CALL, words::call_text(lang), "", ""),
    ];
    let read = || {
        let reached = answer("call-reached")?;
        let alone = reached.then(|| answer("call-alone")).transpose()?;
        Ok(RatingCommand::Call { reached, alone })
    };
    Form {
        name: words::call(lang),
        lead: words::call_lead(lang),
        fields,
        at: CALL,
        read: Box::new(read),
    }
}

fn check(sheet: Sheet) -> Form {
    const REPLY: &str = "check-reply";
    let lang = sheet.desk.lang;
    let reply = sheet.select(
        REPLY,
        words::check_reply(lang),
        words::check_reply_hint(lang),
        &yes_no(lang),
        "",
    );
    Form {
        name: words::check(lang),
        lead: words::check_lead(lang),
        fields: vec![reply],
        at: "",
        read: Box::new(|| answer(REPLY).map(|reply| RatingCommand::Check { reply })),
    }
}

fn follow_up(sheet: Sheet) -> Form {
    const CONTENT: &str = "follow-up-content";
    let lang = sheet.desk.lang;
    let option = |code: &str, name: &str| (code.to_owned(), name.to_owned());
    let options = vec![
        option("", words::choose(lang)),
        option("yes", words::follow_up_yes(lang)),
        option("no", words::follow_up_no(lang)),
        option("none", words::follow_up_none(lang)),
    ];
    let read = || {
        let content = if chosen(CONTENT) == "none" {
            None
        } else {
            Some(answer(CONTENT)?)
        };
        Ok(RatingCommand::FollowUp { content })
    };
    Form {
        name: words::follow_up(lang),
        lead: words::follow_up_lead(lang),
        fields: vec![
            sheet.select(CONTENT, words::follow_up_content(lang), "", &options, ""),
            sheet.area(FOLLOW_UP, words::follow_up_text(lang), "", ""),
        ],
        at: FOLLOW_UP,
        read: Box::new(read),
    }
}

fn judge(sheet: Sheet) -> Form {
    let lang = sheet.desk.lang;
    Form {
        name: words::judge(lang),
        lead: words::judge_lead(lang),
        fields: vec![
            sheet.select("judge-upheld", words::judge_upheld(lang), "", &yes_no(lang), ""),
            sheet.area("judge-text", words::judge_text(lang), "", ""),
        ],
        at: "judge-text",
        read: Box::new(|| {
            let upheld = answer("judge-upheld")?;
            Ok(RatingCommand::Judge { upheld })
        }),
    }
}

fn submit(acting: Acting, sheet: Sheet, at: &'static str, command: RatingCommand) {
    let lang = acting.desk.lang;
    let text = if at.is_empty() { String::new() } else { typed(at) };
    let is_missing = command.words() == Words::Must && text.is_empty();
    let missing = is_missing.then(|| (at, words::text_needed(lang).to_owned()));
    if !sheet.is_right(missing.into_iter().collect()) {
        return;
    }
    let body = RatingAct {
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

fn finished(acting: Acting, command: RatingCommand, done: RatingActDone) {
    if acting.phone.is_disposed() {
        return;
    }
    let lang = acting.desk.lang;
    if command == RatingCommand::Look {
        let phone = done.phone.unwrap_or_else(|| words::phone_gone(lang).to_owned());
        acting.phone.set(pages::of(lang, words::phone(lang), &phone));
        // That it was looked at is a step, too.
        acting.version.update(|version| *version = version.map(|seen| seen + 1));
        return;
    }
    navigate::again(acting.desk);
    acting.desk.say(words::done(lang));
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
