//! Tells citizens who left a mail address, or a phone for text messages, that there is something new on the page of their case.
//!
//! Never twice: an entry is claimed for good before its message is sent. One that was certainly not taken comes back later; one of which that
//! is not known, also because this program was killed, does not. What happens in the night is told in the morning, all of a case at once.

use std::collections::BTreeMap;

use qingyu_domain::case::fold;
use qingyu_domain::time::Timestamp;
use qingyu_store::Errand;

use super::{BATCH, LOOK};
use crate::app::App;
use crate::notify::Sent;
use crate::refusal::Refusal;

/// What such an entry of the outbox is called.
pub const NEWS: &str = "news";
/// When messages are sent, in hours of the day at +08:00: nobody is woken.
const DAY: std::ops::Range<i64> = 8..20;
/// Longer than anybody cares.
const FOR_GOOD_MS: i64 = 400 * 24 * 3_600_000;
/// Minutes after which it is tried again; then it is given up.
const AGAIN: [i64; 6] = [1, 5, 30, 120, 360, 1440];
const MINUTE_MS: i64 = 60_000;

/// Tells until the server is told to stop; beside the other jobs, which must not wait for a gateway.
pub async fn run(app: App) {
    loop {
        if let Err(refusal) = look(&app).await {
            tracing::warn!(?refusal, "citizens could not be told; it is tried again");
        }
        tokio::select! {
            () = app.stop.told() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Tells all that waits.
pub async fn look(app: &App) -> Result<(), Refusal> {
    loop {
        let now = app.clock.now();
        let hour = now.plus_ms(8 * 3_600_000).ms().rem_euclid(24 * 3_600_000) / 3_600_000;
        if !DAY.contains(&hour) {
            return Ok(());
        }
        let claimed = app
            .store
            .claim_outbox(NEWS, now, now.plus_ms(FOR_GOOD_MS), BATCH)
            .await?;
        if claimed.is_empty() {
            return Ok(());
        }
        let mut of_case: BTreeMap<String, Vec<Errand>> = BTreeMap::new();
        for errand in claimed {
            of_case.entry(errand.case_id.clone()).or_default().push(errand);
        }
        for (case, errands) in of_case {
            tell(app, &case, errands, now).await?;
        }
    }
}

/// One message for all that is new in a case.
async fn tell(app: &App, case: &str, mut errands: Vec<Errand>, now: Timestamp) -> Result<(), Refusal> {
    let Some(last) = errands.pop() else {
        return Ok(());
    };
    for errand in &errands {
        app.store.finish_outbox(errand).await?;
    }
    let sent = send(app, case).await?;
    match (sent, again(last.tries)) {
        (Some(Sent::NotYet), Some(minutes)) => {
            app.store
                .postpone_outbox(&last, now.plus_ms(minutes * MINUTE_MS))
                .await?;
            return Ok(());
        }
        (Some(Sent::NotYet | Sent::Refused), _) => {
            app.metrics.messages_failed.inc();
            tracing::error!(
                tries = last.tries,
                "a citizen could not be told that there is something new"
            );
        }
        (Some(Sent::Unknown), _) => {
            app.metrics.messages_failed.inc();
            tracing::error!("whether a citizen was told that there is something new is not known");
        }
        (Some(Sent::Accepted) | None, _) => {}
    }
    app.store.finish_outbox(&last).await?;
    Ok(())
}

/// `None` where nobody is to be told any more.
async fn send(app: &App, case: &str) -> Result<Option<Sent>, Refusal> {
    let Some(stored) = app.store.cases(&[case.to_owned()]).await?.into_iter().next() else {
        return Ok(None);
    };
    let state = fold(&stored.events).ok().flatten();
    let state = state.ok_or_else(|| Refusal::Internal(format!("the events of case {} are corrupt", stored.id)))?;
    let (Some(number), Some(by)) = (state.number, state.reply_by.filter(|_| !state.is_anonymous())) else {
        return Ok(None);
    };
    match app.store.contact(case).await? {
        Some(contact) => Ok(app.notify.tell(by, &contact, &number.to_string()).await),
        None => Ok(None),
    }
}

fn again(tries: i64) -> Option<i64> {
    let at = usize::try_from(tries.saturating_sub(1)).ok()?;
    AGAIN.get(at).copied()
}
