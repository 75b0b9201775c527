//! The duty phone: a program of the city's is run for each case that may be an emergency, or was withdrawn under pressure.
//!
//! It gets the topic and nothing about the case or its citizen: whoever is called looks into the queue.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use qingyu_domain::case::Mark;
use tokio::process::Command;
use tokio::time::timeout;

use super::{CLAIM_MS, LOOK};
use crate::app::App;
use crate::refusal::Refusal;

/// What the duty officer is called for.
const TOPICS: [Mark; 2] = [Mark::Emergency, Mark::Pressed];
/// How long the program may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long after a failure it is tried again.
const AGAIN_MS: i64 = 60_000;

/// Calls until the server is told to stop; beside the other jobs, which must not wait for a telephone.
pub async fn run(app: App) {
    if app.alert_program.is_none() {
        return;
    }
    loop {
        if let Err(refusal) = look(&app).await {
            app.metrics.jobs_failed.inc();
            tracing::warn!(?refusal, "the duty phone could not be thought of; it is tried again");
        }
        tokio::select! {
            () = app.stop.told() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Calls for everything that waits, one thing at a time; without a program everything goes on waiting.
pub async fn look(app: &App) -> Result<(), Refusal> {
    let Some(program) = &app.alert_program else {
        return Ok(());
    };
    for topic in TOPICS.map(Mark::as_str) {
        loop {
            let now = app.clock.now();
            let claimed = app.store.claim_outbox(topic, now, now.plus_ms(CLAIM_MS), 1).await?;
            let Some(errand) = claimed.into_iter().next() else {
                break;
            };
            if call(program, topic).await {
                app.store.finish_outbox(&errand).await?;
            } else {
                app.metrics.alerts_failed.inc();
                tracing::error!(
                    topic,
                    tries = errand.tries,
                    "the duty phone could not be called; it is tried again"
                );
                app.store.postpone_outbox(&errand, now.plus_ms(AGAIN_MS)).await?;
            }
        }
    }
    Ok(())
}

/// Runs the program; whether it ended well and in time.
async fn call(program: &Path, topic: &str) -> bool {
    let mut command = Command::new(program);
    let command = command
        .arg(topic)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .kill_on_drop(true);
    let ended = timeout(PATIENCE, command.status()).await;
    matches!(ended, Ok(Ok(status)) if status.success())
}
