//! What is done with a bad rating: decided by the rules, stored after the steps that were read.

use qingyu_api::desk::bad_ratings::{RatingAct as Request, RatingActDone};
use qingyu_domain::aftercare::{RatingCommand, decide_rating};
use qingyu_store::{RatingAct, StoreError};

use super::{find, words};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::act::ATTEMPTS;
use crate::refusal::Refusal;

/// Does it. Whoever names no version decides on what is there: the unit, for which nothing there can be stale.
pub async fn act(app: &App, signed: &Signed, id: &str, request: Request) -> Result<RatingActDone, Refusal> {
    for _ in 0..ATTEMPTS {
        // Before its faults: what is wrong with it is said only to those who may know that there is such a rating.
        let (rating, _) = find(app, signed, id).await?;
        let note = words(request.command.words(), request.text.as_deref())?;
        let version = u32::try_from(rating.state.version).unwrap_or(u32::MAX);
        if request.version.is_some_and(|seen| seen != version) {
            return Err(Refusal::Stale);
        }
        let given = signed.staff.given(app.clock.now());
        let judged = decide_rating(&rating.state, request.command, &signed.person, &given)?;
        let act = RatingAct {
            id: rating.id.clone(),
            done: judged.done,
            note,
            removes: judged.removes,
        };
        match app.store.act_on_rating(&rating.state, act).await {
            Ok(()) => return done(app, &rating.id, request.command).await,
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Conflict.into())
}

/// The number is in this answer only.
async fn done(app: &App, id: &str, command: RatingCommand) -> Result<RatingActDone, Refusal> {
    let phone = if command == RatingCommand::Look {
        app.store.rating_phone(id).await?
    } else {
        None
    };
    Ok(RatingActDone { phone })
}
