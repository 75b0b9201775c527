//! An improvement that a finding asks for and that is overdue becomes a problem of the unit that owns it: each once, and without the case.

use qingyu_domain::case::{Case, Must, Reader, fold, owed};
use qingyu_domain::clearing::{ProblemOrigin, open_problem};
use qingyu_domain::person::Role;
use qingyu_store::MustOf;

use super::BATCH;
use crate::app::App;
use crate::pepper::hex;
use crate::refusal::Refusal;

/// Puts down what is overdue by now. Cases in the reviewer's hands stay there: of these a unit learns nothing in this way.
pub async fn open_overdue(app: &App) -> Result<(), Refusal> {
    let now = app.clock.now();
    let staff = app.staff.fresh(&app.store).await?;
    let of = MustOf::Watcher(Role::Oversight);
    let mut after = None;
    loop {
        let wanted = (Must::Improvement, false);
        let musts = app
            .store
            .musts(&of, wanted, Some(now), after.as_ref(), BATCH.into())
            .await?;
        let Some(last) = musts.last() else {
            return Ok(());
        };
        after = Some(last.key());
        let ids: Vec<String> = musts.iter().map(|one| one.case_id.clone()).collect();
        let cases = app.store.cases(&ids).await?;
        for must in musts {
            let stored = cases.iter().find(|case| case.id == must.case_id);
            let case = stored.and_then(|stored| fold(&stored.events).ok().flatten());
            let position = usize::try_from(must.position).unwrap_or(usize::MAX);
            // Without an owner it was not planned yet: that is the verifier's to do. And nobody learns in this way what no notice has told them.
            let Some((owner, place)) = case.and_then(|case| told(&case, position)) else {
                continue;
            };
            let named = format!("problem/{}/{place}", must.case_id);
            let id = hex(&app.pepper.mac(named.as_bytes()));
            let first = open_problem(&owner, ProblemOrigin::Finding, None, &staff.given(now));
            app.store.add_problem(&id, first, None).await?;
        }
    }
}

/// Who owns an improvement and has been told of it, and its place among those of the case, which stays when others are added.
fn told(case: &Case, position: usize) -> Option<(String, usize)> {
    let owed = owed(case).into_iter().nth(position)?;
    let owner = owed.owner?;
    let reader = Reader::Unit(owner.clone());
    let is_told = case.work.told.iter().any(|(known, _)| *known == reader);
    is_told.then_some((owner, owed.improvement?))
}
