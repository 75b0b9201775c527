//! What the staff does with cases: found by number, seen as far as sight allows, changed by the same rules for all;
//! and what those are told whom a case is about.

pub mod act;
pub mod aftercare;
pub mod bad_rating;
mod behind;
pub mod call_back;
pub mod call_file;
pub mod care;
pub mod caused;
pub mod clearing;
pub mod directives;
pub mod encounter;
pub mod encounter_figures;
pub mod export;
mod facts;
pub mod helps;
pub mod honours;
pub mod import;
pub mod inspection;
pub mod list;
pub mod musts;
pub mod musts_table;
pub mod notice;
pub mod paper;
pub mod queue;
pub mod register;
pub mod ring_figures;
pub mod search;
pub mod similar;
pub mod source;
pub mod story;
pub mod supervised;
pub mod whistle;

use std::collections::HashMap;

use qingyu_domain::case::{Case, Recorded, Sight};
use qingyu_store::StoredCase;

use super::find_case::{Found, unfold};
use super::joined;
use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// The case with this number, for somebody who may see its story; 404 for everybody else.
pub(super) async fn find(app: &App, signed: &Signed, number: &str) -> Result<Found, Refusal> {
    let stored = app.store.case_by_number(number).await?.ok_or(Refusal::NotFound)?;
    seen_by(app, stored, signed).await
}

/// The case, if this person may see its story: of one that follows another, only where that lets them.
async fn seen_by(app: &App, stored: StoredCase, signed: &Signed) -> Result<Found, Refusal> {
    let found = unfold(stored)?;
    if sees(app, &found.case, signed, &mut HashMap::new()).await? {
        Ok(found)
    } else {
        Err(Refusal::NotFound)
    }
}

/// A case, and whether somebody may see its story.
struct Seen {
    case: Case,
    is_story: bool,
}

/// Cases by their ids, in one go.
async fn seen(app: &App, signed: &Signed, ids: impl Iterator<Item = String>) -> Result<HashMap<String, Seen>, Refusal> {
    let mut ids: Vec<String> = ids.collect();
    ids.sort();
    ids.dedup();
    let (mut cases, mut leads) = (HashMap::with_capacity(ids.len()), HashMap::new());
    for stored in app.store.cases(&ids).await? {
        let id = stored.id.clone();
        let case = unfold(stored)?.case;
        let is_story = sees(app, &case, signed, &mut leads).await?;
        cases.insert(id, Seen { case, is_story });
    }
    Ok(cases)
}

/// Whether somebody may see the story of a case; `leads` keeps what main cases said of that, by their numbers.
async fn sees(app: &App, case: &Case, signed: &Signed, leads: &mut HashMap<String, bool>) -> Result<bool, Refusal> {
    if case.sight(&signed.person, &signed.staff.org) != Sight::Story {
        return Ok(false);
    }
    let Some(into) = &case.overlay.merged_into else {
        return Ok(true);
    };
    if let Some(lets) = leads.get(into) {
        return Ok(*lets);
    }
    let main = joined::main(app, case).await?;
    let lets = main.is_none_or(|main| main.case.is_shown_beside(&signed.person, &signed.staff.org));
    leads.insert(into.clone(), lets);
    Ok(lets)
}

/// The cases among these that somebody does not see: the unit as first filed, empty where none was named, and the events.
pub async fn unseen_events(
    app: &App,
    signed: &Signed,
    mut ids: Vec<String>,
) -> Result<Vec<(String, Vec<Recorded>)>, Refusal> {
    ids.sort();
    let (mut unseen, mut leads) = (Vec::new(), HashMap::new());
    for stored in app.store.cases(&ids).await? {
        let found = unfold(stored)?;
        if !sees(app, &found.case, signed, &mut leads).await? {
            let unit = found.case.unit.clone().unwrap_or_default();
            unseen.push((unit, found.stored.events));
        }
    }
    Ok(unseen)
}
