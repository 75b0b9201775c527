//! The states of a submission on this device; [`carry`](super::carry) moves it from one to the next.
//!
//! ```text
//!             ┌──────────── refused ─────────────┐
//!             ▼                                  │
//! Idle ─send─▶ Sending ─answer─▶ Received ─clear─▶ Idle
//!               │  ▲                ▲
//!        offline│  │`online`,       │a late answer
//!               ▼  │Retry-After     │
//!              Waiting ──stop──▶ Stopped ─again─▶ Waiting
//! ```
//! Code and request are on the device before the first byte leaves. The code is the idempotency key
//! and the request is repeated byte by byte, so that a repeat never files twice.

use qingyu_api::{Fault, ProblemCode};
use qingyu_domain::query_code::QueryCode;

use super::kept::{Kept, RECEIPT, REQUEST, Request};
use crate::client::Failure;
use crate::storage;

/// The longest pause between attempts, in seconds.
pub const LONGEST_PAUSE: u32 = 60;

/// Why it waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// The network is gone.
    Offline,
    /// The server asked for it.
    Asked(u32),
    /// No answer, or one that makes no sense.
    BackOff(u32),
    /// For the answer to another attempt.
    Trying,
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

/// What the citizen sees: 未提交 · 正在提交 · 已停止提交 · 已收到.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sending {
    /// Nothing is on its way.
    #[default]
    Idle,
    /// Nothing is on its way any more, and nothing was filed.
    Returned(Returned),
    /// On its way for the first time.
    Sending(Request),
    /// Kept until it can go on.
    Waiting(Request, Pause),
    /// Not sent any more; it may have been filed, so its code is kept.
    Stopped(Request),
    /// Received.
    Received(Kept),
}

impl Sending {
    /// What is on the device: a request that is not known to be received, or a receipt that is not too old.
    pub fn load() -> Self {
        let kept = Kept::load().filter(Kept::is_fresh);
        if kept.is_none() {
            storage::remove(RECEIPT);
        }
        match Request::load() {
            Some(request) if request.is_stopped => Self::Stopped(request),
            Some(request) => Self::Waiting(request, Pause::BackOff(0)),
            None => kept.map_or(Self::Idle, Self::Received),
        }
    }

    /// Removes request and receipt from the device.
    pub fn clear() {
        storage::remove(REQUEST);
        storage::remove(RECEIPT);
    }

    /// The request that is being sent.
    pub const fn request(&self) -> Option<&Request> {
        match self {
            Self::Sending(request) | Self::Waiting(request, _) => Some(request),
            _ => None,
        }
    }

    /// The request that is not sent any more.
    pub const fn stopped(&self) -> Option<&Request> {
        match self {
            Self::Stopped(request) => Some(request),
            _ => None,
        }
    }

    /// Whether it is the way of the request with this code, not yet received.
    pub fn is_of(&self, code: &str) -> bool {
        let request = self.request().or(self.stopped());
        request.is_some_and(|request| request.code == code)
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
        let pause = 2_u32.saturating_pow(attempt.saturating_add(1)).min(LONGEST_PAUSE);
        match failure {
            Failure::Offline => Self::Waiting(request, Pause::Offline),
            Failure::RetryAfter { seconds, .. } => Self::Waiting(request, Pause::Asked(seconds.max(1))),
            Failure::Broken => Self::Waiting(request, Pause::BackOff(pause)),
            Failure::Problem(problem) => match problem.code {
                ProblemCode::Internal | ProblemCode::Unavailable | ProblemCode::TooMany => {
                    Self::Waiting(request, Pause::BackOff(pause))
                }
                // The server looks for the code before it judges: nothing is filed under it.
                ProblemCode::Invalid => Self::Returned(Returned::Faults(problem.faults)),
                // An earlier attempt may have been filed.
                _ if request.is_out => Self::Stopped(Request {
                    is_stopped: true,
                    ..request
                }),
                ProblemCode::Conflict => Self::Returned(Returned::Conflict),
                _ => Self::Returned(Returned::Failed),
            },
        }
    }
}

/// The code of a kept text; it was valid when it was kept.
pub fn parse(code: &str) -> Option<QueryCode> {
    QueryCode::parse_strict(code)
}

/// A kept code in groups, for the eye.
pub fn grouped(code: &str) -> String {
    parse(code).map(|code| code.grouped()).unwrap_or_default()
}
