//! What the software does by itself when a time has come, through the same rules as everybody else.
//!
//! A due time is an entry of the outbox, claimed by one server at a time and put back until its moment; whether it
//! still makes sense is for the rules to say, when the moment is there.

pub mod aftercare;
pub mod alert;
pub mod hook;
pub mod house;
pub mod imports;
pub mod index;
pub mod problems;
pub mod ratings;
pub mod rows;
pub mod tell;
pub mod whistles;

use std::time::Duration;

use qingyu_domain::case::{Proposal, Recorded, Refusal as Rule, SystemCommand, decide_system, fold};
use qingyu_domain::time::Timestamp;
use qingyu_store::{Acted, Errand, StoreError};

use crate::accounts::session_limits;
use crate::app::App;
use crate::commands::act::prepare;
use crate::commands::device;
use crate::commands::erase::forget;
use crate::commands::find_case::Found;
use crate::commands::joined::tell_main;
use crate::figures::publish::publish_due;
use crate::figures::words::publish_words_due;
use crate::refusal::Refusal;

/// Between two looks.
const LOOK: Duration = Duration::from_secs(20);
/// Between two looks at what another server of the same database may have changed.
const FOLLOW: Duration = Duration::from_secs(2);
/// Looks between two clearings of sessions and openings that are over: an hour.
const CLEAR: u32 = 180;
/// How long a claim holds.
const CLAIM_MS: i64 = 60_000;
/// Errands at a time.
const BATCH: u32 = 50;
/// When the summaries of a day are released, in milliseconds after midnight in +08:00: at 17:00.
const RELEASE_MS: i64 = 17 * 3_600_000;
/// How long an errand that cannot be done yet is left alone.
const LATER_MS: i64 = 3_600_000;

/// What an entry of the outbox asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The citizen was asked and need not answer for ever.
    Resume,
    /// A checked summary waits for the daily batch.
    Release,
    /// What is personal is to be erased.
    Erase,
    /// There is news for the case that this one is, or was, merged into.
    Join,
}

impl Topic {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Resume, Self::Release, Self::Erase, Self::Join];

    /// Its name in the outbox.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Resume => "resume",
            Self::Release => "release",
            Self::Erase => "erase",
            Self::Join => "join",
        }
    }

    /// What it asks of the rules for its case; nothing, where something is left to be done in the store or in another case.
    const fn command(self) -> Option<SystemCommand> {
        match self {
            Self::Resume => Some(SystemCommand::Resume),
            Self::Release => Some(SystemCommand::ReleaseSummary),
            Self::Erase | Self::Join => None,
        }
    }
}

/// Looks for what is due until the server is told to stop.
pub async fn run(app: App) {
    let mut looks = 0_u32;
    loop {
        if let Err(refusal) = look(&app).await {
            app.metrics.jobs_failed.inc();
            tracing::warn!(?refusal, "what was due could not be done; it is tried again");
        }
        ratings::take_files(&app).await;
        if looks.is_multiple_of(CLEAR) {
            if let Err(refusal) = publish_due(&app).await {
                app.metrics.jobs_failed.inc();
                tracing::warn!(?refusal, "figures could not be published; it is tried again");
            }
            if let Err(refusal) = publish_words_due(&app).await {
                app.metrics.jobs_failed.inc();
                tracing::warn!(?refusal, "words could not be published; it is tried again");
            }
            if let Err(error) = ratings::forget(&app).await {
                app.metrics.jobs_failed.inc();
                tracing::warn!(%error, "what ratings need not keep could not be cleared");
            }
            if let Err(refusal) = aftercare::tell_units(&app).await {
                app.metrics.jobs_failed.inc();
                tracing::warn!(
                    ?refusal,
                    "units could not be told of their bad ratings; it is tried again"
                );
            }
            if let Err(refusal) = problems::open_overdue(&app).await {
                app.metrics.jobs_failed.inc();
                tracing::warn!(
                    ?refusal,
                    "overdue improvements could not be put down; it is tried again"
                );
            }
            if let Err(refusal) = imports::forget(&app).await {
                app.metrics.jobs_failed.inc();
                tracing::warn!(?refusal, "what imports need not keep could not be cleared");
            }
            let (seen, started) = session_limits(app.clock.now());
            if let Err(error) = app.store.end_old_sessions(seen, started).await {
                app.metrics.jobs_failed.inc();
                tracing::warn!(%error, "sessions that are over could not be cleared");
            }
            if let Err(refusal) = device::end_unused(&app).await {
                app.metrics.jobs_failed.inc();
                tracing::warn!(?refusal, "phones that are not used could not be ended");
            }
            if let Err(error) = app.store.expire_openings(app.clock.now()).await {
                app.metrics.jobs_failed.inc();
                tracing::warn!(%error, "openings that nobody decided could not be ended");
            }
        }
        looks = looks.wrapping_add(1);
        tokio::select! {
            () = app.stop.told() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Follows what other servers change of units, people, days and clocks, until the server is told to stop.
pub async fn follow(app: App) {
    let mut followed = app.store.followed().await.ok().flatten();
    loop {
        let now = app.staff.fresh(&app.store).await.map(|staff| staff.version());
        let done = match now {
            Ok(version) if followed == Some(version) => Ok(followed),
            Ok(_) => house::follow(&app).await,
            Err(refusal) => Err(refusal),
        };
        match done {
            Ok(done) => followed = done,
            Err(refusal) => {
                app.metrics.jobs_failed.inc();
                tracing::warn!(?refusal, "what others changed could not be followed; it is tried again");
            }
        }
        tokio::select! {
            () = app.stop.told() => return,
            () = tokio::time::sleep(FOLLOW) => {}
        }
    }
}

/// Does what is due now, once.
pub async fn look(app: &App) -> Result<(), Refusal> {
    // One that cannot be passed up must not keep everything else waiting.
    if let Err(refusal) = whistles::pass_up_due(app).await {
        app.metrics.jobs_failed.inc();
        tracing::error!(?refusal, "whistles could not be passed up; it is tried again");
    }
    for topic in Topic::ALL {
        let now = app.clock.now();
        let until = now.plus_ms(CLAIM_MS);
        for errand in app.store.claim_outbox(topic.as_str(), now, until, BATCH).await? {
            // One that cannot be attended to must not keep the others waiting: it comes back later.
            if let Err(refusal) = attend(app, topic, &errand, now).await {
                app.metrics.jobs_failed.inc();
                tracing::error!(errand = errand.id, ?refusal, "an errand failed; it is tried again");
                app.store.postpone_outbox(&errand, now.plus_ms(LATER_MS)).await?;
            }
        }
    }
    Ok(())
}

/// Does an errand, puts it back until its moment, or forgets it when it has become pointless.
async fn attend(app: &App, topic: Topic, errand: &Errand, now: Timestamp) -> Result<(), Refusal> {
    let ids = [errand.case_id.clone()];
    let Some(stored) = app.store.cases(&ids).await?.into_iter().next() else {
        return finish(app, errand).await;
    };
    let case = fold(&stored.events).ok().flatten();
    let case = case.ok_or_else(|| Refusal::Internal(format!("the events of case {} are corrupt", stored.id)))?;
    let found = Found { stored, case };
    let Some(command) = topic.command() else {
        match topic {
            Topic::Join => tell_main(app, &found.stored.id).await?,
            _ => forget(app, &found.stored.id).await?,
        }
        return finish(app, errand).await;
    };
    if let Some(moment) = moment(topic, &found, now) {
        // Free again from the next moment on.
        app.store.postpone_outbox(errand, moment.plus_ms(-1)).await?;
        return Ok(());
    }
    let staff = app.staff.fresh(&app.store).await?;
    match decide_system(&found.case, command, &staff.given(now)) {
        Ok(decided) => {
            let key = format!("system/{}", errand.id);
            let events = Recorded::stamp(decided, now);
            let (act, ()) = prepare(&found, events, None, &key, [0; 32], |_| ())?;
            match app.store.act(act).await {
                Ok(Acted::Done | Acted::Replayed(_)) => finish(app, errand).await,
                // Somebody was quicker: it is looked at again when the claim has run out.
                Err(StoreError::Conflict) => Ok(()),
                Err(error) => Err(error.into()),
            }
        }
        Err(_) if is_pointless(topic, &found) => finish(app, errand).await,
        Err(refusal) => {
            debug_assert_ne!(refusal, Rule::NotYours, "the software has every role");
            let later = match topic {
                Topic::Resume | Topic::Erase | Topic::Join => now.plus_ms(LATER_MS),
                // Never between two batches: the hour would tell when the citizen was there.
                Topic::Release => batch_after(now).plus_ms(-1),
            };
            app.store.postpone_outbox(errand, later).await?;
            Ok(())
        }
    }
}

/// Until when it is too early; `None` when its moment has come.
fn moment(topic: Topic, found: &Found, now: Timestamp) -> Option<Timestamp> {
    let moment = match topic {
        Topic::Resume => found.case.overlay.waiting.as_ref()?.until.due_at.plus_ms(1),
        Topic::Release => {
            let summaries = found.case.work.proposals.iter().rev();
            let mut summaries = summaries.filter(|one| one.proposal == Proposal::Summary);
            batch_after(summaries.find_map(|one| one.at)?)
        }
        Topic::Erase | Topic::Join => return None,
    };
    (now < moment).then_some(moment)
}

/// The first daily batch after a moment.
fn batch_after(moment: Timestamp) -> Timestamp {
    let today = moment.day().start().plus_ms(RELEASE_MS);
    if moment < today {
        today
    } else {
        moment.day().next().start().plus_ms(RELEASE_MS)
    }
}

/// Whether it will never make sense again.
fn is_pointless(topic: Topic, found: &Found) -> bool {
    match topic {
        Topic::Resume => found.case.overlay.waiting.is_none(),
        Topic::Release => {
            let case = &found.case;
            let is_refused = case.work.release.consent == Some(Some(false));
            case.work.release.released.is_some() || is_refused || case.overlay.merged_into.is_some()
        }
        Topic::Erase => found.case.erased.is_none(),
        Topic::Join => true,
    }
}

async fn finish(app: &App, errand: &Errand) -> Result<(), Refusal> {
    app.store.finish_outbox(errand).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_go_with_the_next_batch_of_a_day() {
        let at = |text| Timestamp::parse(text).unwrap();
        let morning = batch_after(at("2026-11-27T09:00:00+08:00"));
        assert_eq!(morning, at("2026-11-27T17:00:00+08:00"));
        let late = batch_after(at("2026-11-27T17:00:00+08:00"));
        assert_eq!(late, at("2026-11-28T17:00:00+08:00"));
    }
}
