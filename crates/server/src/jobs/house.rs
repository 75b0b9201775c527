//! Follows changes of units and people into the open cases that they touch: what a unit that has come to watch is
//! complained about for is the reviewer's, and the work of somebody who left goes back to whoever assigns.

use qingyu_domain::case::{Recorded, SystemCommand, decide_system, fold, is_about_watchers};
use qingyu_domain::time::Timestamp;
use qingyu_store::{StoreError, StoredCase};

use crate::app::App;
use crate::commands::act::prepare;
use crate::commands::find_case::Found;
use crate::refusal::Refusal;
use crate::staff::Staff;

/// Cases at a time.
const BATCH: usize = 50;
/// How long before now somebody's or a unit's past may count for a case that is still open: ten years.
const PAST_MS: i64 = 10 * 366 * 86_400_000;

/// Looks at every open case that may be touched, and says up to which version they follow; `None` when somebody was
/// quicker with one of them, so that it is to be looked at again.
pub async fn follow(app: &App) -> Result<Option<i64>, Refusal> {
    let staff = app.staff.fresh(&app.store).await?;
    let now = app.clock.now();
    let units = &staff.org.units;
    let watch = units.0.iter().map(|unit| unit.code.clone());
    let watch: Vec<String> = watch
        .filter(|code| is_about_watchers(units, code, now.plus_ms(-PAST_MS)))
        .collect();
    let mut is_done = true;
    for ids in app.store.touched(&watch).await?.chunks(BATCH) {
        for stored in app.store.cases(ids).await? {
            let id = stored.id.clone();
            match one(app, &staff, stored, now).await {
                Ok(is_settled) => is_done &= is_settled,
                // One that cannot be read must not keep the others.
                Err(refusal) => tracing::error!(id, ?refusal, "a case does not follow units and people"),
            }
        }
    }
    if is_done {
        app.store.set_followed(staff.version()).await?;
    }
    Ok(is_done.then(|| staff.version()))
}

/// Whether the case follows by now.
async fn one(app: &App, staff: &Staff, stored: StoredCase, now: Timestamp) -> Result<bool, Refusal> {
    let case = fold(&stored.events).ok().flatten();
    let case = case.ok_or_else(|| Refusal::Internal(format!("the events of case {} are corrupt", stored.id)))?;
    let found = Found { stored, case };
    let Ok(decided) = decide_system(&found.case, SystemCommand::FollowHouse, &staff.given(now)) else {
        return Ok(true);
    };
    let key = format!("system/house/{}", found.stored.version);
    let events = Recorded::stamp(decided, now);
    let (act, ()) = prepare(&found, events, None, &key, [0; 32], |_| ())?;
    match app.store.act(act).await {
        Ok(_) => Ok(true),
        Err(StoreError::Conflict) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
