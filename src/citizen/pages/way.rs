//! 提交, and how far what was sent is on its way.
//!
//! Everything is made once and hidden while it does not apply: a button that is made again while it is
//! pressed would lose the click, and one that has the focus would lose it.

use std::rc::Rc;

use qingyu_words::{more, receipt, sending as words, submit};

use crate::citizen::app::App;
use crate::citizen::kept::Request;
use crate::citizen::sending::{self, Pause, Returned, Sending};
use crate::citizen::{adopt, carry};
use crate::ui::code::code;
use crate::ui::el::{View, el};
use crate::ui::{button, dom};

/// The id of what says how far it is.
const ID: &str = "way";

/// The panel and the main button; `press` judges, and says whether there is anything to send.
pub fn way(app: App, press: impl Fn() -> bool + 'static) -> View {
    let said = |says: fn(App, &Sending) -> String| Rc::new(move || app.sending.with(|sending| says(app, sending)));
    let panel = el("div", "panel flow")
        .set("id", ID)
        .set("tabindex", "-1")
        .hide_while(move || {
            app.sending
                .with(|sending| matches!(sending, Sending::Idle | Sending::Received(_)))
        })
        .child(el("p", "label").words(said(label)).view())
        .child(el("p", "").words(said(why)).view())
        .child(el("p", "hint").words(said(about_code)).view())
        .child(el("div", "").content(move || code_of(app)).view())
        .child(el("p", "").words(said(edited)).view())
        .child(button::row(buttons(app)));
    let send = button::main(submit::send(app.lang), move || {
        if press() && may_send(app) {
            carry::send(app);
            focus();
        }
    });
    el("div", "flow")
        .set("role", "status")
        .child(panel.view())
        .child(only(app, is_ready, button::row(vec![send])))
        .view()
}

/// Whether 提交 sends: nothing is on its way, or what was stopped is no longer what the page says.
fn is_ready(app: App, now: &Sending) -> bool {
    match now {
        Sending::Idle | Sending::Returned(_) | Sending::Received(_) => true,
        Sending::Stopped(request) => carry::is_edited(app, request),
        Sending::Sending(_) | Sending::Waiting(..) => false,
    }
}

/// Before something new is sent, the code of what was stopped is said once more.
fn may_send(app: App) -> bool {
    let stopped = app.sending.peek(|sending| sending.stopped().cloned());
    stopped.is_none_or(|stopped| dom::confirm(&words::anew_first(app.lang, &sending::grouped(&stopped.code))))
}

/// What stands there only while something holds.
fn only(app: App, holds: fn(App, &Sending) -> bool, content: View) -> View {
    el("div", "")
        .hide_while(move || !app.sending.with(|sending| holds(app, sending)))
        .child(content)
        .view()
}

/// What can be done while it waits, and after it was stopped.
fn buttons(app: App) -> Vec<View> {
    let lang = app.lang;
    let stop = move || {
        carry::stop(app);
        focus();
    };
    let again = move || {
        carry::again(app);
        focus();
    };
    let look_up = move || {
        let code = app
            .sending
            .peek(|sending| sending.stopped().and_then(|request| sending::parse(&request.code)));
        if let Some(code) = code {
            adopt::go_and_look_up(app, code);
        }
    };
    let discard = move || {
        if carry::may_forget(app) {
            dom::focus(dom::first("#app h1"));
        }
    };
    let leave = move || {
        if dom::confirm(receipt::clear_first(lang)) {
            app.leave();
        }
    };
    let is_unedited = |app: App, now: &Sending| is_stopped(app, now) && !is_ready(app, now);
    let is_edited = |app: App, now: &Sending| is_stopped(app, now) && is_ready(app, now);
    let mut buttons = vec![
        only(
            app,
            |_, now| matches!(now, Sending::Waiting(_, pause) if *pause != Pause::Trying),
            button::quiet(words::try_now(lang), move || carry::resume(app)),
        ),
        only(
            app,
            |_, now| matches!(now, Sending::Waiting(request, _) if !request.is_out),
            button::quiet(words::stop(lang), stop),
        ),
        only(
            app,
            |_, now| matches!(now, Sending::Waiting(request, _) if request.is_out),
            button::quiet(words::stop_out(lang), stop),
        ),
        only(app, is_unedited, button::main(words::again(lang), again)),
        only(app, is_edited, button::quiet(words::again(lang), again)),
        only(app, is_stopped, button::quiet(words::look_up(lang), look_up)),
        only(app, is_stopped, button::quiet(words::discard(lang), discard)),
    ];
    if app.is_kiosk {
        let leave = button::quiet(receipt::clear(lang), leave);
        buttons.push(only(app, |_, now| now.request().is_some(), leave));
    }
    buttons
}

fn is_stopped(_: App, now: &Sending) -> bool {
    now.stopped().is_some()
}

/// The focus must not stay on a button that has gone.
fn focus() {
    dom::focus(dom::by_id(ID));
}

/// The state in a word.
fn label(app: App, now: &Sending) -> String {
    let lang = app.lang;
    let label = match now {
        Sending::Idle | Sending::Received(_) => "",
        Sending::Sending(_) => words::sending(lang),
        Sending::Waiting(request, _) if request.is_out => words::sending(lang),
        Sending::Waiting(..) | Sending::Returned(_) => words::not_sent(lang),
        Sending::Stopped(_) => words::stopped(lang),
    };
    label.to_owned()
}

/// Why it is so, and for how long.
fn why(app: App, now: &Sending) -> String {
    let lang = app.lang;
    let (text, seconds) = match now {
        Sending::Waiting(_, pause) => match *pause {
            Pause::Offline => (words::offline_text(lang), 0),
            Pause::Asked(seconds) => (words::later_text(lang), seconds),
            Pause::BackOff(seconds) => (words::again_text(lang), seconds),
            Pause::Trying => (words::trying(lang), 0),
        },
        Sending::Stopped(_) => (words::stopped_text(lang), 0),
        Sending::Returned(Returned::Conflict) => (words::conflict_text(lang), 0),
        Sending::Returned(Returned::Failed) => (words::failed_text(lang), 0),
        _ => ("", 0),
    };
    let mut text = text.to_owned();
    if seconds > 0 {
        text.push_str(&words::retry_in(lang, seconds));
    }
    text
}

/// What the code below is for.
fn about_code(app: App, now: &Sending) -> String {
    let lang = app.lang;
    let text = match now {
        Sending::Stopped(_) => words::stopped_code(lang),
        _ if now.request().is_none() => "",
        _ if app.is_kiosk => more::kiosk_sending(lang),
        _ => words::sending_text(lang),
    };
    text.to_owned()
}

fn code_of(app: App) -> Vec<View> {
    let show = |request: &Request| code(&sending::grouped(&request.code));
    app.sending
        .with(|now| now.request().or(now.stopped()).map(show).into_iter().collect())
}

/// What 提交 does after a change.
fn edited(app: App, now: &Sending) -> String {
    if is_stopped(app, now) && is_ready(app, now) {
        words::edited(app.lang).to_owned()
    } else {
        String::new()
    }
}
