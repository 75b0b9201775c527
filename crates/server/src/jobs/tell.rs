//! Tells citizens who left a mail address, or a phone for text messages, that there is something new on the page of their case.
//!
//! Never twice: an entry is claimed for good before its message is sent. One that was certainly not taken comes back later; one of which that
//! is not known, also because this program was killed, does not. What happens in the night is told in the morning, all of a case at once.

use qingyu_domain::case::fold;
use qingyu_domain::kind::ReplyBy;
use qingyu_domain::time::Timestamp;
use qingyu_store::{Errand, StoredContact};

use super::LOOK;
use crate::app::App;
use crate::notify::Sent;
use crate::refusal::Refusal;

/// What such an entry of the outbox is called.
pub const NEWS: &str = "news";
/// When messages are sent, in hours of the day at +08:00: nobody is woken.
const DAY: std::ops::Range<i64> = 8..20;
/// Longer than anybody cares.
pub(super) const FOR_GOOD_MS: i64 = 400 * 24 * HOUR_MS;
/// Longer than an entry is put off, and than sending takes.
pub(super) const PUT_OFF_MS: i64 = 48 * HOUR_MS;
/// Minutes after which it is tried again; then it is given up.
const AGAIN: [i64; 6] = [1, 5, 30, 120, 360, 1440];
pub(super) const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;

/// Tells until the server is told to stop; beside the other jobs, which must not wait for a gateway.
pub async fn run(app: App) {
    loop {
        if let Err(refusal) = look(&app).await {
            app.metrics.jobs_failed.inc();
            tracing::warn!(?refusal, "citizens could not be told; it is tried again");
        }
        tokio::select! {
            () = app.stop.told() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Tells all that waits, one case at a time, until the night or the end.
pub async fn look(app: &App) -> Result<(), Refusal> {
    give_up(app, NEWS).await?;
    loop {
        let now = app.clock.now();
        let hour = now.ms().div_euclid(HOUR_MS).wrapping_add(8).rem_euclid(24);
        if !DAY.contains(&hour) || app.stop.is_told() {
            return Ok(());
        }
        let claimed = app.store.claim_outbox(NEWS, now, now.plus_ms(FOR_GOOD_MS), 1).await?;
        let Some(errand) = claimed.into_iter().next() else {
            return Ok(());
        };
        tell(app, &errand, now).await?;
    }
}

/// Entries whose sending was cut off: nobody knows what became of them.
pub(super) async fn give_up(app: &App, topic: &'static str) -> Result<(), Refusal> {
    let now = app.clock.now();
    let (from, to) = (now.plus_ms(PUT_OFF_MS), now.plus_ms(FOR_GOOD_MS - HOUR_MS));
    let lost = app.store.abandon_outbox(topic, from, to).await?;
    if lost > 0 {
        app.metrics.messages_failed.inc_by(lost);
        tracing::error!(
            lost,
            topic,
            "whether somebody was told that there is something new is not known"
        );
    }
    Ok(())
}

/// One message for all that is new in a case.
async fn tell(app: &App, errand: &Errand, now: Timestamp) -> Result<(), Refusal> {
    let told = match whom(app, &errand.case_id).await {
        Ok(told) => told,
        Err(refusal) => {
            // Nothing was sent: it stays, and the others are told meanwhile.
            app.metrics.jobs_failed.inc();
            tracing::error!(
                ?refusal,
                "a citizen could not be looked up to be told; it is tried again"
            );
            app.store.postpone_outbox(errand, now.plus_ms(60 * MINUTE_MS)).await?;
            return Ok(());
        }
    };
    app.store
        .drop_outbox(NEWS, &errand.case_id, now.plus_ms(PUT_OFF_MS))
        .await?;
    let sent = match &told {
        Some((by, contact, number)) => app.notify.tell(*by, contact, number).await,
        None => None,
    };
    settle(app, errand, sent, now).await
}

/// What becomes of an entry once its message was handed on: what was certainly not taken comes again, everything else is over.
pub(super) async fn settle(app: &App, errand: &Errand, sent: Option<Sent>, now: Timestamp) -> Result<(), Refusal> {
    let topic = errand.topic.as_str();
    match (sent, again(errand.tries)) {
        (Some(Sent::NotYet), Some(minutes)) => {
            let until = now.plus_ms(minutes * MINUTE_MS);
            app.store.postpone_outbox(errand, until).await?;
            return Ok(());
        }
        (Some(Sent::NotYet | Sent::Refused), _) => {
            app.metrics.messages_failed.inc();
            tracing::error!(
                tries = errand.tries,
                topic,
                "somebody could not be told that there is something new"
            );
        }
        (Some(Sent::Unknown), _) => {
            app.metrics.messages_failed.inc();
            tracing::error!(
                topic,
                "whether somebody was told that there is something new is not known"
            );
        }
        (Some(Sent::Accepted) | None, _) => {}
    }
    app.store.finish_outbox(errand).await?;
    Ok(())
}

/// How somebody is to be told, and of which number; `None` where nobody is any more.
async fn whom(app: &App, case: &str) -> Result<Option<(ReplyBy, StoredContact, String)>, Refusal> {
    let Some(stored) = app.store.cases(&[case.to_owned()]).await?.into_iter().next() else {
        return Ok(None);
    };
    let state = fold(&stored.events).ok().flatten();
    let state = state.ok_or_else(|| Refusal::Internal(format!("the events of case {} are corrupt", stored.id)))?;
    let (Some(number), Some(by)) = (state.number, state.reply_by.filter(|_| !state.is_anonymous())) else {
        return Ok(None);
    };
    let contact = app.store.contact(case).await?;
    Ok(contact.map(|contact| (by, contact, number.to_string())))
}

pub(super) fn again(tries: i64) -> Option<i64> {
    let at = usize::try_from(tries.saturating_sub(1)).ok()?;
    AGAIN.get(at).copied()
}
