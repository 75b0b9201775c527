//! Units are told of their bad ratings by the software, when the rules say that nobody can be made out by it.

use qingyu_domain::aftercare::{Waiting, tell, together};
use qingyu_store::{RatingAct, StoreError};

use crate::app::App;
use crate::refusal::Refusal;

/// Tells every unit what can be told now.
pub async fn tell_units(app: &App) -> Result<(), Refusal> {
    let held = app.store.held_ratings().await?;
    if held.is_empty() {
        return Ok(());
    }
    let now = app.clock.now();
    let staff = app.staff.fresh(&app.store).await?;
    let waiting = held.iter().map(|(id, window, state)| Waiting {
        rating: id.clone(),
        window: window.clone(),
        on: state.on,
        agreed: state.agreed,
    });
    let told = together(&waiting.collect::<Vec<_>>(), now.day());
    for (id, _, state) in held.iter().filter(|(id, ..)| told.contains(id)) {
        let act = RatingAct {
            id: id.clone(),
            done: tell(state, &staff.given(now))?,
            note: None,
            removes: false,
        };
        match app.store.act_on_rating(state, act).await {
            // Another server was quicker, or somebody wrote something: the next look sees it.
            Ok(()) | Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
