//! Tells the system that is set up for it that there is something new about a case: when somebody else than its citizen moved where it stands.
//!
//! Never twice, as with messages to citizens: see [`tell`](super::tell). Without such a system what waits is let go.

use qingyu_domain::case::fold;
use qingyu_domain::time::Timestamp;
use qingyu_store::Errand;

use super::LOOK;
use super::tell::{FOR_GOOD_MS, MINUTE_MS, PUT_OFF_MS, give_up, settle};
use crate::app::App;
use crate::refusal::Refusal;

/// What such an entry of the outbox is called.
pub const HOOK: &str = "hook";
/// Before every claim.
const EVER: Timestamp = Timestamp::from_ms(0);

/// Tells until the server is told to stop; beside the other jobs, which must not wait for another system.
pub async fn run(app: App) {
    loop {
        if let Err(refusal) = look(&app).await {
            app.metrics.jobs_failed.inc();
            tracing::warn!(?refusal, "another system could not be told; it is tried again");
        }
        tokio::select! {
            () = app.stop.told() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Tells all that waits, one case at a time.
pub async fn look(app: &App) -> Result<(), Refusal> {
    if !app.notify.has_hook() {
        // Nobody is told later of what happened while nobody was to be told.
        let far = app.clock.now().plus_ms(2 * FOR_GOOD_MS);
        app.store.abandon_outbox(HOOK, EVER, far).await?;
        return Ok(());
    }
    give_up(app, HOOK).await?;
    while !app.stop.is_told() {
        let now = app.clock.now();
        let claimed = app.store.claim_outbox(HOOK, now, now.plus_ms(FOR_GOOD_MS), 1).await?;
        let Some(errand) = claimed.into_iter().next() else {
            return Ok(());
        };
        tell(app, &errand, now).await?;
    }
    Ok(())
}

/// One message for all that is new about a case.
async fn tell(app: &App, errand: &Errand, now: Timestamp) -> Result<(), Refusal> {
    let (number, at) = match of(app, errand).await {
        Ok(Some(told)) => told,
        Ok(None) => {
            app.store.finish_outbox(errand).await?;
            return Ok(());
        }
        Err(refusal) => {
            // Nothing was sent: it stays, and others are told of meanwhile.
            app.metrics.jobs_failed.inc();
            tracing::error!(
                ?refusal,
                "a case could not be looked up to be told of; it is tried again"
            );
            app.store.postpone_outbox(errand, now.plus_ms(60 * MINUTE_MS)).await?;
            return Ok(());
        }
    };
    let later = now.plus_ms(PUT_OFF_MS);
    app.store.drop_outbox(HOOK, &errand.case_id, later).await?;
    let sent = app.notify.hook(&errand.id, &number, at, now).await;
    settle(app, errand, sent, now).await
}

/// The number of the case, and when it moved: the last event of the act that the entry was written with.
async fn of(app: &App, errand: &Errand) -> Result<Option<(String, Timestamp)>, Refusal> {
    let ids = std::slice::from_ref(&errand.case_id);
    let Some(stored) = app.store.cases(ids).await?.into_iter().next() else {
        return Ok(None);
    };
    let case = fold(&stored.events).ok().flatten();
    let case = case.ok_or_else(|| Refusal::Internal(format!("the events of case {} are corrupt", stored.id)))?;
    let version = errand
        .id
        .rsplit('/')
        .nth(1)
        .and_then(|version| version.parse::<usize>().ok());
    let last = version.and_then(|version| stored.events.get(version.checked_sub(1)?));
    let at = last.map(|recorded| Timestamp::from_ms(recorded.at));
    Ok(case.number.map(|number| number.to_string()).zip(at))
}
