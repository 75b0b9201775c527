//! Carries a submission to the server, once and only once, through lost networks and reloads.
//!
//! In a hall the citizen may leave before it has arrived: then it goes on behind the page, unseen.

use qingyu_api::Endpoint;
use qingyu_api::file_case::{FileCase, Receipt};
use qingyu_domain::query_code::QueryCode;
use qingyu_words::sending as words;

use super::app::App;
use super::expiry;
use super::kept::{KEPT_MS, Kept, REQUEST, Request};
use super::route::Route;
use super::sending::{LONGEST_PAUSE, Pause, Returned, Sending};
use super::{navigate, place};
use crate::client::{self, Failure};
use crate::clock;
use crate::random;
use crate::storage;
use crate::ui::dom;

/// Takes the draft, makes its code, keeps both and sends.
pub fn send(app: App) {
    if app.sending.peek(|sending| sending.request().is_some()) {
        return;
    }
    let made = random::query_code().and_then(|code| {
        Some(Request {
            code: code.digits().to_owned(),
            request: body(app, code.digits())?,
            is_out: false,
            is_stopped: false,
            is_anonymous: app.draft.with(|draft| !draft.has_contact()),
            watched: place::noted(app),
        })
    });
    match made {
        Some(request) => attempt(app, request, 0),
        None => app.sending.set(Sending::Returned(Returned::Failed)),
    }
}

/// The draft as it is sent under a code.
fn body(app: App, code: &str) -> Option<String> {
    let answers = app.draft.with(|draft| draft.answers(code, app.channel()));
    serde_json::to_string(&answers).ok()
}

/// Whether the draft says something else than what was sent.
pub fn is_edited(app: App, sent: &Request) -> bool {
    body(app, &sent.code).as_ref() != Some(&sent.request)
}

/// Goes on with everything that waits.
pub fn resume(app: App) {
    let mut all = app.behind.with(Vec::clone);
    all.push(app.sending.peek(Sending::clone));
    for one in all {
        if let Sending::Waiting(request, pause) = one
            && pause != Pause::Trying
        {
            attempt(app, request, 0);
        }
    }
}

/// Says of what waits that the network is gone.
pub fn lose(app: App) {
    if let Sending::Waiting(request, Pause::BackOff(_)) = app.sending.peek(Sending::clone) {
        wait(app, request, Pause::Offline, 0);
    }
}

/// Sends no more. What has not left the device is as if it had never been sent; else its code is kept.
pub fn stop(app: App) {
    let Sending::Waiting(mut request, _) = app.sending.peek(Sending::clone) else {
        return;
    };
    if request.is_out {
        request.is_stopped = true;
        put(app, Sending::Stopped(request));
    } else {
        forget(app);
    }
}

/// Sends what was stopped again: the same bytes under the same code.
pub fn again(app: App) {
    if let Sending::Stopped(mut request) = app.sending.peek(Sending::clone) {
        request.is_stopped = false;
        attempt(app, request, 0);
    }
}

/// Asks before a code is forgotten under which something may have arrived; forgets it if the citizen agrees.
pub fn may_forget(app: App) -> bool {
    let is_stopped = app.sending.peek(|sending| sending.stopped().is_some());
    let agrees = !is_stopped || dom::confirm(words::discard_first(app.lang));
    if is_stopped && agrees {
        forget(app);
    }
    agrees
}

/// Forgets the request of this device; the draft stays.
fn forget(app: App) {
    storage::remove(REQUEST);
    app.sending.set(Sending::Idle);
}

/// Takes note that there is a case with this code: if it was being sent from here, it has arrived.
pub fn found(app: App, code: &QueryCode) {
    let sent = app
        .sending
        .peek(|sending| sending.request().or(sending.stopped()).cloned());
    if let Some(sent) = sent.filter(|sent| sent.code == code.digits()) {
        forget(app);
        // What was changed since is another text: it stays.
        if !is_edited(app, &sent) {
            app.wipe_draft();
        }
    }
}

/// Takes what is being sent out of sight, where it goes on.
pub fn hide(app: App) {
    let shown = app.sending.peek(Sending::clone);
    if shown.request().is_some() {
        app.behind.update(|behind| behind.push(shown));
        app.sending.set(Sending::Idle);
    }
}

/// Whether leaving this page would lose something that is only in its memory.
pub fn must_stay(app: App) -> bool {
    let is_sending = app.sending.peek(|sending| sending.request().is_some());
    app.is_kiosk && (is_sending || app.behind.with(|behind| !behind.is_empty()))
}

/// Puts the new state of a request where the old one is: out of sight, or on page and device.
fn put(app: App, next: Sending) {
    let Some(request) = next.request().or(next.stopped()) else {
        return;
    };
    let behind = app.behind.update(|behind| {
        let old = behind.iter_mut().find(|old| old.is_of(&request.code));
        old.map(|old| *old = next.clone()).is_some()
    });
    if !behind {
        request.keep();
        app.sending.set(next);
    }
}

fn attempt(app: App, mut request: Request, count: u32) {
    if !client::is_online() {
        return wait(app, request, Pause::Offline, count);
    }
    let was_out = request.is_out;
    request.is_out = true;
    put(
        app,
        if was_out {
            Sending::Waiting(request.clone(), Pause::Trying)
        } else {
            Sending::Sending(request.clone())
        },
    );
    client::spawn(async move {
        let answer = client::text(FileCase::PATH, None, request.request.clone()).await;
        // A filter on the way may answer anything, with any status.
        match answer.and_then(|text| Ok((client::read(&text)?, text))) {
            Ok((receipt, text)) => received(app, request, receipt, &text),
            Err(failure) => {
                request.is_out = was_out || failure.may_have_arrived();
                failed(app, request, failure, count);
            }
        }
    });
}

/// Goes on after an attempt without a receipt, unless it was stopped meanwhile.
fn failed(app: App, request: Request, failure: Failure, count: u32) {
    let code = request.code.clone();
    let is_shown = app
        .sending
        .peek(|sending| sending.request().is_some_and(|shown| shown.code == code));
    if !is_shown && !app.behind.with(|behind| behind.iter().any(|one| one.is_of(&code))) {
        return;
    }
    // What the device calls a network may still lead nowhere.
    let failure = match failure {
        Failure::Offline if client::is_online() => Failure::Broken,
        other => other,
    };
    match Sending::after(failure, request, count) {
        Sending::Waiting(request, pause) => wait(app, request, pause, count),
        end if is_shown => {
            storage::remove(REQUEST);
            if let Some(request) = end.stopped() {
                request.keep();
            }
            app.sending.set(end);
        }
        _ => {
            leave_behind(app, &code);
        }
    }
}

/// Ends what goes on out of sight; false when it does not.
fn leave_behind(app: App, code: &str) -> bool {
    app.behind.update(|behind| {
        let before = behind.len();
        behind.retain(|one| !one.is_of(code));
        behind.len() < before
    })
}

/// Tries again later; the event `online` may come first.
fn wait(app: App, request: Request, pause: Pause, count: u32) {
    let seconds = match pause {
        Pause::Offline => LONGEST_PAUSE.min(5 << count.min(4)),
        Pause::Asked(seconds) | Pause::BackOff(seconds) => seconds,
        Pause::Trying => LONGEST_PAUSE,
    };
    let code = request.code.clone();
    put(app, Sending::Waiting(request, pause));
    clock::alarm(seconds.saturating_mul(1000), move || {
        if let Some(request) = waiting(app, &code, pause) {
            attempt(app, request, count.saturating_add(1));
        }
    });
}

/// The request with this code, if it still waits for this.
fn waiting(app: App, code: &str, pause: Pause) -> Option<Request> {
    let of = |one: &Sending| match one {
        Sending::Waiting(request, still) if request.code == code && *still == pause => Some(request.clone()),
        _ => None,
    };
    let shown = app.sending.peek(of);
    shown.or_else(|| app.behind.with(|behind| behind.iter().find_map(of)))
}

/// Shows the receipt, also when it comes after a stop; out of sight there is nobody to show it to.
fn received(app: App, request: Request, receipt: Receipt, text: &str) {
    let is_shown = app.sending.peek(|sending| sending.is_of(&request.code));
    if leave_behind(app, &request.code) || !is_shown {
        return;
    }
    // What was changed since is another text: it stays.
    let is_other = is_edited(app, &request);
    let kept = Kept {
        code: request.code,
        receipt,
        is_anonymous: request.is_anonymous,
        watched: request.watched,
        until: clock::now().ms() + KEPT_MS,
    };
    kept.keep(text);
    storage::remove(REQUEST);
    if !is_other {
        app.wipe_draft();
    }
    let watches = app.route.peek(|route| route.is_step());
    app.is_unseen.set(!watches);
    app.sending.set(Sending::Received(kept));
    expiry::watch_receipt(app);
    if watches {
        // The receipt takes the place of the check page: Back does not send again.
        navigate::replace(app, Route::Receipt);
    }
}
