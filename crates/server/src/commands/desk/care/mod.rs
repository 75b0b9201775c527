//! 心灵SPA: passing on is open to many, reading to the psychological service alone. None of it is put on the record of changes, which others read.

pub mod list;
pub mod pass_on;
pub mod totals;

use qingyu_api::desk::care::{CareAct, CareMade, CareStepTold, CareView};
use qingyu_domain::care_list::{CareDone, decide_care, reads_care};
use qingyu_store::{StoreError, StoredCare};

use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// An entry, for the service; 404 for everybody else, and for whom it is about.
async fn find(app: &App, signed: &Signed, id: &str) -> Result<StoredCare, Refusal> {
    let entry = app.store.care(id).await?.ok_or(Refusal::NotFound)?;
    if reads_care(&signed.person, &entry.listed.person) {
        Ok(entry)
    } else {
        Err(Refusal::NotFound)
    }
}

/// As the service sees it.
pub async fn read(app: &App, signed: &Signed, id: &str) -> Result<CareView, Refusal> {
    let entry = find(app, signed, id).await?;
    let told = |done: &CareDone| CareStepTold {
        step: done.step,
        on: done.on,
        by: signed.staff.shown(&done.by).to_owned(),
    };
    let org = &signed.staff.org;
    Ok(CareView {
        history: entry.steps.iter().map(told).collect(),
        deeds: entry.state.deeds(&entry.listed.person, &signed.person, org),
        version: u32::try_from(entry.state.version).unwrap_or(u32::MAX),
        line: list::line(signed, entry.listed),
    })
}

/// Notes a step, on the version that was looked at.
pub async fn act(app: &App, signed: &Signed, id: &str, request: CareAct) -> Result<CareMade, Refusal> {
    let entry = find(app, signed, id).await?;
    if u32::try_from(entry.state.version) != Ok(request.version) {
        return Err(Refusal::Stale);
    }
    let by = (&signed.person, app.clock.now().day());
    let org = &signed.staff.org;
    let done = decide_care(entry.state, &entry.listed.person, request.command, by, org)?;
    match app.store.act_on_care(&entry, done).await {
        Ok(()) => Ok(CareMade { care: entry.listed.id }),
        Err(StoreError::Conflict) => Err(Refusal::Stale),
        Err(error) => Err(error.into()),
    }
}
