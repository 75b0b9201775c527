//! 受理编号 …: where the case stands, what happened, and what its citizen can do.

use std::rc::Rc;

use leptos::prelude::*;
use qingyu_api::case::{CaseView, Message, ReadCase};
use qingyu_api::case_text::ReadCaseText;
use qingyu_domain::case::{DecisionTold, FindingTold, May, Party};
use qingyu_words::desk::codes;
use qingyu_words::{answered, case as words, dates, helps, promises, receipt, shell, statuses};

use super::{case_act as act, case_consent as consent, case_evaluate as evaluate, check};
use crate::citizen::app::App;
use crate::citizen::{adopt, lookup, navigate, opened};
use crate::client;
use crate::clock;
use crate::ui::el::{View, el};
use crate::ui::summary::{Row, summary};
use crate::ui::timeline::timeline;
use crate::ui::{button, disclosure, dom, panel, text};

/// The case as it is shown, and how the last action went.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The app.
    pub app: App,
    /// The case, once it is there.
    pub case: RwSignal<Option<CaseView>>,
    /// What came of the last action.
    pub said: RwSignal<String>,
}

impl Shown {
    /// Says where it can be seen what came of an action.
    pub fn say(self, what: &str) {
        self.said.set(what.to_owned());
        dom::soon(|| dom::focus(dom::by_id(SAID)));
    }

    /// Asks for the case again, for instance after a change.
    pub fn reload(self) {
        let Some(code) = opened::code(self.app) else { return };
        client::query::<ReadCase>(Some(code), move |answer| match answer {
            Ok(view) => {
                self.case.set(Some(view));
                // The number is in the heading only after the page has followed.
                dom::soon(move || navigate::retitle(self.app, false));
            }
            Err(failure) if self.case.try_with_untracked(Option::is_none) == Some(true) => {
                adopt::refuse(self.app, lookup::why(self.app.lang, &failure));
            }
            Err(failure) => self.say(lookup::why(self.app.lang, &failure)),
        });
    }
}

/// The page.
pub fn view(app: App) -> Vec<View> {
    let lang = app.lang;
    opened::open(app);
    let found = app.found.replace(None);
    let shown = Shown {
        app,
        case: RwSignal::new(found),
        said: RwSignal::new(String::new()),
    };
    if shown.case.with_untracked(Option::is_none) {
        shown.reload();
    }
    app.load_units();
    let number = move || {
        let number = shown
            .case
            .with(|case| case.as_ref().map(|case| case.number.to_string()));
        number.unwrap_or_default()
    };
    let loading = move || {
        if shown.case.with(Option::is_none) {
            shell::loading(lang)
        } else {
            ""
        }
    };
    let leave = button::pressed(
        "button button--quiet leave",
        words::leave(lang),
        Box::new(move || app.leave()),
    );
    let number = el("span", "number").words(Rc::new(number)).view();
    let heading = el("h1", "")
        .set("tabindex", "-1")
        .text(words::h1(lang))
        .text(" ")
        .child(number);
    let main = move || {
        shown
            .case
            .with(|case| case.iter().map(|case| main(shown, case)).collect())
    };
    let aside = move || {
        shown
            .case
            .with(|case| case.iter().map(|case| act::aside(shown, case)).collect())
    };
    let content = vec![
        leave,
        heading.view(),
        text::live("hint", move || loading().to_owned()),
        said(shown),
        el("div", "flow").content(main).view(),
    ];
    let aside = el("aside", "flow")
        .set("aria-label", words::also_h2(lang))
        .content(aside);
    text::page(content, Some(aside.view()))
}

const SAID: &str = "said";

/// What came of the last action; it takes the focus, for the button that was pressed may be far below and gone.
fn said(shown: Shown) -> View {
    el("p", "panel panel--note")
        .set("id", SAID)
        .set("role", "status")
        .set("tabindex", "-1")
        .words(Rc::new(move || shown.said.get()))
        .view()
}

fn main(shown: Shown, case: &CaseView) -> View {
    let lang = shown.app.lang;
    // The units may come later; only what names one follows them, for somebody may be typing below.
    let now = move || {
        shown
            .case
            .with(|case| case.iter().map(|case| status(shown.app, case)).collect())
    };
    let mut content = vec![el("div", "").content(now).view()];
    if !case.decisions.is_empty() {
        content.push(text::h2(answered::decisions_h2(lang)));
        content.extend(case.decisions.iter().map(|one| decision(shown.app, one)));
    }
    if let Some(answer) = &case.answer {
        let answer = if answer.is_empty() { words::erased(lang) } else { answer };
        content.push(text::h2(words::answer_h2(lang)));
        content.push(text::p("panel written", answer));
    }
    if !case.findings.is_empty() {
        let found = |one: &FindingTold| row(codes::cause(lang, one.cause), answered::finding(lang, one));
        content.push(text::h2(answered::findings_h2(lang)));
        content.push(summary(case.findings.iter().map(found).collect()));
    }
    if let Some(review) = &case.review {
        let told = answered::review(lang, &review.organ, &review.until, clock::today());
        content.push(text::p("", &told));
    }
    if case.may.contains(&May::Consent) {
        content.push(consent::consent(shown, case));
    }
    if case.may.contains(&May::Evaluate) {
        content.push(evaluate::form(shown, case));
    }
    content.extend(consent::publication(shown, case));
    // What the staff wrote comes before what happened: somebody may wait for a reply.
    if !case.messages.is_empty() {
        content.push(text::h2(words::messages_h2(lang)));
        content.push(messages(shown.app, &case.messages));
    }
    if case.may.contains(&May::Message) {
        content.push(act::add(shown));
    }
    content.push(text::h2(words::history_h2(lang)));
    content.push(history(shown.app, case));
    content.push(original(shown.app));
    text::flow(content)
}

/// A decision with its reason.
fn decision(app: App, one: &DecisionTold) -> View {
    let lang = app.lang;
    let mut content = vec![text::p("", &answered::decided(lang, one))];
    content.extend(answered::why(lang, one).map(|why| text::p("written", &why)));
    content.push(text::p("hint", &dates::moment(lang, one.at)));
    el("div", "panel flow").all(content).view()
}

/// What it is, who has it, what is next, by when and why.
fn status(app: App, case: &CaseView) -> View {
    let lang = app.lang;
    let today = clock::today();
    let mut rows = Vec::new();
    if let Some(code) = &case.unit {
        let name = app.units.with(|units| {
            units
                .as_ref()
                .and_then(|units| units.place(code, case.window.as_deref()))
        });
        rows.push(row(words::unit(lang), name.unwrap_or_default()));
    }
    rows.push(row(words::holder(lang), statuses::party(lang, case.holder).to_owned()));
    match &case.next {
        Some(due) => {
            rows.push(row(words::next(lang), promises::promise(lang, due, today)));
            rows.push(row(words::why(lang), promises::reason(lang, due)));
        }
        None => rows.push(row(words::next(lang), words::nothing_promised(lang).to_owned())),
    }
    let mut content = vec![
        text::p("", statuses::kind(lang, case.kind)),
        text::p("status__now", statuses::now(lang, case)),
    ];
    if case.merged {
        content.push(text::p("status__badge", words::merged(lang)));
        content.push(text::p("", words::merged_text(lang)));
    }
    if let Some(due) = case.to_be_accepted(today) {
        content.push(text::p("", &receipt::number_note(lang, due)));
    }
    if let Some(said) = case.evaluated {
        content.push(text::p("", &answered::evaluated(lang, said.level, said.solved)));
    }
    content.push(summary(rows));
    content.push(check::remedy(lang, case.is_complaint()));
    el("section", "status flow")
        .set("aria-label", words::status_label(lang))
        .all(content)
        .view()
}

fn row(name: &'static str, value: String) -> Row {
    Row {
        name,
        value,
        change: None,
    }
}

fn history(app: App, case: &CaseView) -> View {
    let lang = app.lang;
    let line = |line: &qingyu_api::case::TimelineLine| {
        let mut what = statuses::what(lang, line.what).to_owned();
        if line.by != Party::You {
            what.push_str(" · ");
            what.push_str(statuses::party(lang, line.by));
        }
        (dates::moment(lang, line.at), what)
    };
    timeline(case.timeline.iter().rev().map(line).collect())
}

fn messages(app: App, messages: &[Message]) -> View {
    let lang = app.lang;
    let line = |message: &Message| {
        let mut when = dates::moment(lang, message.at);
        when.push_str(" · ");
        when.push_str(statuses::party(lang, message.by));
        (when, helps::message(lang, message))
    };
    timeline(messages.iter().map(line).collect())
}

/// What the citizen wrote, fetched only when asked for: somebody may be looking over their shoulder.
fn original(app: App) -> View {
    let lang = app.lang;
    let text = RwSignal::new(String::new());
    let opened = move || {
        if !text.with_untracked(String::is_empty) {
            // Closed again: it leaves the page.
            text.set(String::new());
            return;
        }
        text.set(shell::loading(lang).to_owned());
        client::query::<ReadCaseText>(opened::code(app), move |answer| {
            text.set(match answer {
                Ok(original) if original.text.is_empty() => words::erased(lang).to_owned(),
                Ok(original) => original.text,
                Err(_) => words::text_failed(lang).to_owned(),
            });
        });
    };
    let content = vec![text::live("written", move || text.get())];
    disclosure::on_toggle(words::text_show(lang), opened, content)
}

/// Sets content apart.
pub fn boxed(content: Vec<View>) -> View {
    panel::panel("flow", content)
}
