//! Whistles that nobody answered in time are passed up by the software, as the rules say to whom.

use qingyu_domain::whistle::pass_up;
use qingyu_store::StoreError;

use super::BATCH;
use crate::app::App;
use crate::refusal::Refusal;

/// Passes up what is to be passed up now.
pub async fn pass_up_due(app: &App) -> Result<(), Refusal> {
    let now = app.clock.now();
    let due = app.store.whistles_to_pass(now, BATCH.into()).await?;
    if due.is_empty() {
        return Ok(());
    }
    let staff = app.staff.fresh(&app.store).await?;
    for stored in due {
        let Some(done) = pass_up(&stored.state, &staff.given(now)) else {
            continue;
        };
        match app.store.act_on_whistle(&stored, done, None).await {
            // Another server was quicker, or somebody answered: the next look sees it.
            Ok(()) | Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
