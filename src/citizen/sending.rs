//! Sending once and only once, through lost networks and reloads.
//!
//! ```text
//!             ┌──────────── refused ─────────────┐
//!             ▼                                  │
//! Idle ─send─▶ Sending ─answer─▶ Received ─clear─▶ Idle
//!               │  ▲
//!        offline│  │`online`, Retry-After, back-off
//!               ▼  │
//!              Waiting
//! ```
//! Code and request are on the device before the first byte leaves. The code is the idempotency key
//! and the request is repeated byte by byte, so that a repeat never files twice.

use leptos::prelude::window;
use qingyu_api::file_case::FileCase;
use qingyu_api::{Endpoint, Fault, ProblemCode};
use qingyu_domain::query_code::QueryCode;

use super::app::App;
use super::kept::{KEPT_MS, Kept, RECEIPT, REQUEST, Request};
use super::random;
use super::route::Route;
use super::storage;
use crate::client::{self, Failure};
use crate::clock;

/// The longest pause between attempts, in seconds.
const LONGEST_PAUSE: u32 = 60;

/// Why it waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// The network is gone.
    Offline,
    /// The server asked for it.
    Asked(u32),
    /// No answer, or one that makes no sense.
    BackOff(u32),
}

/// Why it is back in the citizen's hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Returned {
    /// Fields to correct.
    Faults(Vec<Fault>),
    /// Something else was sent with this code before.
    Conflict,
    /// It cannot be sent like this.
    Failed,
}

/// What the citizen sees: 未提交 · 正在提交 · 已收到.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sending {
    /// Nothing is on its way.
    #[default]
    Idle,
    /// Nothing is on its way any more.
    Returned(Returned),
    /// On its way.
    Sending(Request),
    /// Kept until it can go on.
    Waiting(Request, Pause),
    /// Received.
    Received(Kept),
}

impl Sending {
    /// What is on the device: a receipt that is not too old, or a request that goes on waiting.
    pub fn load() -> Self {
        if let Some(kept) = Kept::load().filter(Kept::is_fresh) {
            return Self::Received(kept);
        }
        storage::remove(RECEIPT);
        Request::load().map_or(Self::Idle, |request| Self::Waiting(request, Pause::BackOff(0)))
    }

    /// Removes request and receipt from the device.
    pub fn clear() {
        storage::remove(REQUEST);
        storage::remove(RECEIPT);
    }

    /// The request that is not yet received.
    pub const fn request(&self) -> Option<&Request> {
        match self {
            Self::Sending(request) | Self::Waiting(request, _) => Some(request),
            _ => None,
        }
    }

    /// The receipt, while it is kept.
    pub fn kept(&self) -> Option<&Kept> {
        match self {
            Self::Received(kept) if kept.is_fresh() => Some(kept),
            _ => None,
        }
    }

    /// What comes after a failed attempt; `attempt` counts from 0.
    pub fn after(failure: Failure, request: Request, attempt: u32) -> Self {
        let pause = 2_u32.saturating_pow(attempt + 1).min(LONGEST_PAUSE);
        match failure {
            Failure::Offline => Self::Waiting(request, Pause::Offline),
            Failure::RetryAfter(seconds) => Self::Waiting(request, Pause::Asked(seconds.max(1))),
            Failure::Broken => Self::Waiting(request, Pause::BackOff(pause)),
            Failure::Problem(problem) => match problem.code {
                ProblemCode::Internal | ProblemCode::Unavailable | ProblemCode::TooMany => {
                    Self::Waiting(request, Pause::BackOff(pause))
                }
                ProblemCode::Invalid => Self::Returned(Returned::Faults(problem.faults)),
                ProblemCode::Conflict => Self::Returned(Returned::Conflict),
                _ => Self::Returned(Returned::Failed),
            },
        }
    }
}

/// Takes the draft, makes its code, keeps both and sends.
pub fn send(app: App) {
    if app.sending.peek(|sending| sending.request().is_some()) {
        return;
    }
    let made = random::query_code().and_then(|code| {
        let (answers, is_anonymous) = app
            .draft
            .with(|draft| (draft.answers(code.digits(), app.channel()), !draft.has_contact()));
        Some(Request {
            code: code.digits().to_owned(),
            request: serde_json::to_string(&answers).ok()?,
            is_out: false,
            is_anonymous,
        })
    });
    match made {
        Some(request) => attempt(app, request, 0),
        None => app.sending.set(Sending::Returned(Returned::Failed)),
    }
}

/// Goes on with what waits, if anything does.
pub fn resume(app: App) {
    if let Sending::Waiting(request, _) = app.sending.peek(Sending::clone) {
        attempt(app, request, 0);
    }
}

/// Takes back what has not left the device; false when it may have.
pub fn stop(app: App) -> bool {
    match app.sending.peek(Sending::clone) {
        Sending::Waiting(request, _) if !request.is_out => {
            storage::remove(REQUEST);
            app.sending.set(Sending::Idle);
            true
        }
        _ => false,
    }
}

fn attempt(app: App, mut request: Request, count: u32) {
    if !window().navigator().on_line() {
        request.keep();
        app.sending.set(Sending::Waiting(request, Pause::Offline));
        return;
    }
    let was_out = request.is_out;
    request.is_out = true;
    request.keep();
    app.sending.set(Sending::Sending(request.clone()));
    client::spawn(async move {
        let answer = client::text(FileCase::PATH, None, request.request.clone()).await;
        match answer {
            Ok(text) => received(app, request, text),
            Err(failure) => {
                // Asked to come back: this attempt left nothing behind, so it is as before.
                request.is_out = was_out || !matches!(failure, Failure::RetryAfter(_));
                request.keep();
                let next = Sending::after(failure, request, count);
                match &next {
                    Sending::Waiting(_, pause) => wait(app, *pause, count),
                    _ => storage::remove(REQUEST),
                }
                app.sending.set(next);
            }
        }
    });
}

/// Tries again later; the event `online` may come first.
fn wait(app: App, pause: Pause, count: u32) {
    let seconds = match pause {
        Pause::Offline => LONGEST_PAUSE.min(5 << count.min(4)),
        Pause::Asked(seconds) | Pause::BackOff(seconds) => seconds,
    };
    clock::alarm(seconds.saturating_mul(1000), move || {
        if let Sending::Waiting(request, still) = app.sending.peek(Sending::clone)
            && still == pause
        {
            attempt(app, request, count + 1);
        }
    });
}

fn received(app: App, request: Request, text: String) {
    let Ok(receipt) = client::read(&text) else {
        // It is received, though nobody can read how: asking again brings the same answer.
        app.sending
            .set(Sending::Waiting(request, Pause::BackOff(LONGEST_PAUSE)));
        return wait(app, Pause::BackOff(LONGEST_PAUSE), 0);
    };
    let kept = Kept {
        code: request.code,
        receipt,
        is_anonymous: request.is_anonymous,
        until: clock::now().ms() + KEPT_MS,
    };
    kept.keep(&text);
    storage::remove(REQUEST);
    app.wipe_draft();
    let watches = app.route.with(|route| route.is_step());
    app.sending.set(Sending::Received(kept));
    if watches {
        // The receipt takes the place of the check page: Back does not send again.
        super::navigate::replace(app, Route::Receipt);
    }
}

/// The code of a kept text; it was valid when it was kept.
pub fn parse(code: &str) -> Option<QueryCode> {
    QueryCode::parse_strict(code)
}
