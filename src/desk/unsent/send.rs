//! Sends what waits, one after another, each under the key that was drawn with it.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use qingyu_api::desk::inspections::{InspectionMade, RecordInspection};
use qingyu_api::{Endpoint, ProblemCode};
use qingyu_domain::inspection::InspectionAnswers;
use qingyu_words::desk::unsent as words;

use super::kept::{change, of};
use crate::client::{self, Failure};
use crate::clock::{self, Alarm};
use crate::desk::app::Desk;
use crate::desk::navigate;

/// The longest pause between attempts, in seconds.
const LONGEST_PAUSE: u32 = 60;

thread_local! {
    /// The keys that are under way.
    static RUNNING: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    /// The next attempt.
    static NEXT: RefCell<Alarm> = RefCell::new(Alarm::default());
    /// What waits is being sent.
    static IS_BUSY: Cell<bool> = const { Cell::new(false) };
}

/// Whether trying again later may help.
pub fn passes(failure: &Failure) -> bool {
    match failure {
        Failure::Offline | Failure::RetryAfter { .. } | Failure::Broken => true,
        Failure::Problem(problem) => matches!(
            problem.code,
            ProblemCode::Internal | ProblemCode::Unavailable | ProblemCode::TooMany
        ),
    }
}

/// Sends one; acknowledged, it is no longer kept. Without a network nothing is tried.
pub async fn send(desk: Desk, answers: InspectionAnswers) -> Result<InspectionMade, Failure> {
    if !client::is_online() {
        return Err(Failure::Offline);
    }
    let key = answers.key.clone().unwrap_or_default();
    let body = serde_json::to_string(&answers).map_err(|_| Failure::Broken)?;
    RUNNING.with_borrow_mut(|running| running.push(key.clone()));
    let answer = client::staff::post::<InspectionMade>(RecordInspection::PATH, body).await;
    RUNNING.with_borrow_mut(|running| running.retain(|other| *other != key));
    if answer.is_ok() {
        change(desk, |unsent, _| unsent.forget(&key));
    }
    answer
}

/// The first that waits and is not under way.
fn next(desk: Desk) -> Option<InspectionAnswers> {
    let unsent = untrack(|| of(desk))?;
    let is_free = |answers: &&InspectionAnswers| {
        let key = answers.key.as_deref().unwrap_or_default();
        !RUNNING.with_borrow(|running| running.iter().any(|other| other == key))
    };
    unsent.to_send().find(is_free).cloned()
}

/// Sends everything that waits, now and until it is gone.
pub fn resume(desk: Desk) {
    attempt(desk, 0);
}

/// Tries to; `count` counts attempts from 0.
fn attempt(desk: Desk, count: u32) {
    if IS_BUSY.replace(true) {
        return;
    }
    client::spawn(async move {
        let again = all(desk, count).await;
        IS_BUSY.set(false);
        let Some(seconds) = again else { return };
        let next = clock::alarm(seconds.saturating_mul(1000), move || {
            if let Some(desk) = Desk::now() {
                attempt(desk, count.saturating_add(1));
            }
        });
        NEXT.replace(next).stop();
    });
}

/// Sends one after another; after how many seconds it is worth trying again.
async fn all(desk: Desk, count: u32) -> Option<u32> {
    while let Some(answers) = next(desk) {
        let key = answers.key.clone().unwrap_or_default();
        match send(desk, answers).await {
            Ok(_) => desk.say(words::sent(desk.lang)),
            Err(failure) if navigate::is_signed_out(&failure) => {
                navigate::over(desk);
                return None;
            }
            // The event of the network comes by itself.
            Err(Failure::Offline) if !client::is_online() => return None,
            Err(Failure::RetryAfter { seconds, .. }) => return Some(seconds.max(1)),
            Err(failure) if passes(&failure) => return Some(LONGEST_PAUSE.min(5 << count.min(4))),
            Err(_) => {
                change(desk, |unsent, _| unsent.refused(&key));
            }
        }
    }
    None
}
