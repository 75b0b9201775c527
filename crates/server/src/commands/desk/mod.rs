//! What the staff does with cases: found by number, seen as far as sight allows, changed by the same rules for all;
//! and what those are told whom a case is about.

pub mod act;
pub mod export;
mod facts;
pub mod list;
pub mod notice;
pub mod queue;
pub mod story;

use qingyu_domain::case::{Case, Sight, fold};
use qingyu_store::StoredCase;

use super::find_case::Found;
use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// The case with this number, for somebody who may see its story; 404 for everybody else.
pub(super) async fn find(app: &App, signed: &Signed, number: &str) -> Result<Found, Refusal> {
    let stored = app.store.case_by_number(number).await?.ok_or(Refusal::NotFound)?;
    seen_by(stored, signed)
}

/// The case, if this person may see its story.
fn seen_by(stored: StoredCase, signed: &Signed) -> Result<Found, Refusal> {
    let found = unfold(stored)?;
    if sees(&found.case, signed) {
        Ok(found)
    } else {
        Err(Refusal::NotFound)
    }
}

/// Whether somebody may see the story of a case.
fn sees(case: &Case, signed: &Signed) -> bool {
    case.sight(&signed.person, &signed.staff.org) == Sight::Story
}

/// The state that the stored events make.
fn unfold(stored: StoredCase) -> Result<Found, Refusal> {
    let case = fold(&stored.events).ok().flatten();
    let case = case.ok_or_else(|| Refusal::Internal(format!("the events of case {} are corrupt", stored.id)))?;
    Ok(Found { stored, case })
}
