//! Erasing what is personal at the citizen's wish: said in the history first, then done, and done again until it is.

use qingyu_api::erase::{Erased, Keyed};
use qingyu_domain::case::{Command, Erasure, Event};
use qingyu_domain::time::Timestamp;

use super::act::{Wish, act};
use super::find_case::{Found, find_case};
use crate::address::Address;
use crate::app::App;
use crate::refusal::Refusal;

/// Erases. What was erased before is answered alike, under any key: keys are erased too.
pub async fn erase(app: &App, address: Address, code: Option<&str>, request: &Keyed) -> Result<Erased, Refusal> {
    let found = find_case(app, address, code).await?;
    let wish = Wish {
        what: "erasure",
        key: request.key.as_deref(),
        text: None,
        faults: &[],
    };
    let done = act(
        app,
        address,
        code,
        wish,
        |_| Some(Command::Erase),
        |case, at| Erased {
            at,
            what: case.erased.unwrap_or(Erasure::Contact),
        },
    );
    let erased = match (done.await, before(&found)) {
        (Err(Refusal::NotNow | Refusal::Erased), Some(erased)) => return Ok(erased),
        (done, _) => done?,
    };
    // Should it fail, the errand that was stored with the event does it.
    if let Err(error) = forget(app, &found.stored.id).await {
        tracing::warn!(case = found.stored.id, ?error, "an erasure is tried again");
    }
    Ok(erased)
}

/// What was erased before and holds still.
fn before(found: &Found) -> Option<Erased> {
    let what = found.case.erased?;
    let mut events = found.stored.events.iter().rev();
    let event = events.find(|recorded| matches!(recorded.event, Event::Erased { .. }))?;
    Some(Erased {
        at: Timestamp::from_ms(event.at),
        what,
    })
}

/// Erases in the store what the newest wish of the citizen was about: nothing that was written after it.
pub async fn forget(app: &App, case_id: &str) -> Result<(), Refusal> {
    let stored = app.store.cases(&[case_id.to_owned()]).await?.into_iter().next();
    let events = stored.into_iter().flat_map(|stored| stored.events);
    let wishes = (1..).zip(events).filter_map(|(seq, recorded)| match recorded.event {
        Event::Erased { what } => Some((seq, what)),
        _ => None,
    });
    match wishes.last() {
        Some((_, Erasure::Contact)) => app.store.erase_contact(case_id).await?,
        Some((until, Erasure::All)) => app.store.erase(case_id, until).await?,
        None => {}
    }
    Ok(())
}
