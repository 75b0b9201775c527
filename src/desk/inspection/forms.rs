//! What can be done with an inspection: one form each, sent on the version that was looked at.

use leptos::prelude::*;
use qingyu_api::desk::inspections::{ActOnInspection, InspectionAct, InspectionMade, InspectionView};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::inspection::InspectionCommand;
use qingyu_words::Lang;
use qingyu_words::desk::{aftercare, inspections as words};

use super::photos;
use crate::client;
use crate::desk::app::Desk;
use crate::desk::navigate;
use crate::desk::sheet::{Options, Sheet, chosen, typed};
use crate::ui::el::{View, el};
use crate::ui::text;

/// Whether it is mended.
const MENDED: &str = "reinspect-mended";
/// Whether the answer will do.
const CONTENT: &str = "judge-content";

/// What the forms of a page share.
#[derive(Clone, Copy)]
struct Acting {
    desk: Desk,
    path: StoredValue<String>,
    version: u32,
}

/// A form: what it is called, what it says, where its words are typed and what they are called.
struct Form {
    name: &'static str,
    lead: &'static str,
    at: &'static str,
    label: &'static str,
    command: Command,
}

/// What is read from a form.
#[derive(Clone, Copy)]
enum Command {
    Fixed(InspectionCommand),
    /// With the choice whether it is mended.
    Reinspect,
    /// With the choice whether the answer will do.
    Judge,
}

impl Command {
    /// What is chosen besides: where, what is asked, and its two answers.
    fn choice(self, lang: Lang) -> Option<(&'static str, &'static str, [&'static str; 2])> {
        match self {
            Self::Fixed(_) => None,
            Self::Reinspect => Some((
                MENDED,
                words::reinspect_mended(lang),
                [words::yes(lang), words::no(lang)],
            )),
            Self::Judge => Some((
                CONTENT,
                words::judge_content(lang),
                [words::judge_yes(lang), words::judge_no(lang)],
            )),
        }
    }

    /// As chosen; nothing while it is not.
    fn read(self) -> Option<InspectionCommand> {
        let is = |at| match chosen(at).as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        match self {
            Self::Fixed(command) => Some(command),
            Self::Reinspect => is(MENDED).map(|is_mended| InspectionCommand::Reinspect { is_mended }),
            Self::Judge => is(CONTENT).map(|is_content| InspectionCommand::Judge { is_content }),
        }
    }
}

/// The forms, in their order.
pub fn forms(desk: Desk, inspection: &InspectionView) -> Vec<View> {
    let lang = desk.lang;
    if inspection.deeds.is_empty() {
        return vec![text::p("panel", aftercare::nothing(lang))];
    }
    let acting = Acting {
        desk,
        path: StoredValue::new(ActOnInspection::PATH.replace("{inspection}", &inspection.inspection)),
        version: inspection.version,
    };
    let view = |deed: &String| match deed.as_str() {
        "photo" => Some(around(words::photo(lang), photos::form(desk, inspection))),
        deed => form(desk, deed).map(|form| acting_form(acting, &form)),
    };
    let mut all = vec![text::h2(words::do_h2(lang))];
    all.extend(inspection.deeds.iter().filter_map(view));
    all
}

fn form(desk: Desk, deed: &str) -> Option<Form> {
    let lang = desk.lang;
    Some(match deed {
        "rectify" => Form {
            name: words::rectify(lang),
            lead: words::rectify_lead(lang),
            at: "rectify-text",
            label: words::rectify_text(lang),
            command: Command::Fixed(InspectionCommand::Rectify),
        },
        "reinspect" => Form {
            name: words::reinspect(lang),
            lead: words::reinspect_lead(lang),
            at: "reinspect-text",
            label: words::reinspect_text(lang),
            command: Command::Reinspect,
        },
        "clear" => Form {
            name: words::clear(lang),
            lead: words::clear_lead(lang),
            at: "clear-text",
            label: words::clear_text(lang),
            command: Command::Fixed(InspectionCommand::Clear),
        },
        "reply" => Form {
            name: words::reply(lang),
            lead: words::reply_lead(lang),
            at: "reply-text",
            label: words::reply_text(lang),
            command: Command::Fixed(InspectionCommand::Reply),
        },
        "judge" => Form {
            name: words::judge(lang),
            lead: words::judge_lead(lang),
            at: "judge-text",
            label: words::judge_text(lang),
            command: Command::Judge,
        },
        "answer" => Form {
            name: words::answer(lang),
            lead: words::answer_lead(lang),
            at: "answer-text",
            label: words::answer_text(lang),
            command: Command::Fixed(InspectionCommand::Answer),
        },
        _ => return None,
    })
}

fn around(name: &str, form: View) -> View {
    el("section", "panel flow")
        .child(el("h3", "").text(name).view())
        .child(form)
        .view()
}

fn acting_form(acting: Acting, form: &Form) -> View {
    let sheet = Sheet::new(acting.desk);
    let lang = acting.desk.lang;
    let mut fields = vec![text::p("hint", form.lead)];
    if let Some((at, label, [yes, no])) = form.command.choice(lang) {
        let option = |code: &str, name: &str| (code.to_owned(), name.to_owned());
        let options: Options = vec![option("", words::choose(lang)), option("yes", yes), option("no", no)];
        fields.push(sheet.select(at, label, "", &options, ""));
    }
    fields.push(sheet.area(form.at, form.label, "", ""));
    let (command, at) = (form.command, form.at);
    let view = sheet.view(form.name, fields, form.name, move || send(acting, sheet, command, at));
    around(form.name, view)
}

fn send(acting: Acting, sheet: Sheet, command: Command, at: &'static str) {
    let lang = acting.desk.lang;
    let (choice, command) = (command.choice(lang), command.read());
    let text = typed(at);
    let mut wrong = Vec::new();
    if let (Some((at, ..)), None) = (choice, command) {
        wrong.push((at, words::choice_needed(lang).to_owned()));
    }
    if text.is_empty() {
        wrong.push((at, words::text_needed(lang).to_owned()));
    }
    let (true, Some(command)) = (sheet.is_right(wrong), command) else {
        return;
    };
    let body = InspectionAct {
        version: acting.version,
        command,
        text,
    };
    let Ok(body) = serde_json::to_string(&body) else { return };
    let path = acting.path.get_value();
    sheet.run(
        async move { client::staff::post::<InspectionMade>(&path, body).await },
        move |failure| (failure.code() == Some(ProblemCode::Stale)).then(|| words::stale(lang).to_owned()),
        move |_: InspectionMade| {
            navigate::again(acting.desk);
            acting.desk.say(words::done(lang));
        },
    );
}
