//! What was changed, as administrators and oversight see it.

use std::collections::HashMap;

use qingyu_api::desk::case::Named;
use qingyu_api::desk::changes::{ChangeView, Changes, ChangesFilter};
use qingyu_domain::person::{PersonId, Role};
use qingyu_domain::time::Timestamp;
use qingyu_store::Change;

use super::desk::find;
use super::page::{self, bad_filter};
use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// Somebody opened a case without a task in it: the only change that names a case.
pub const OPENED: &str = "opened_without_task";

/// A page of changes. Whoever does not watch learns nothing of cases, and whoever watches only of those they may see.
pub async fn list(app: &App, signed: &Signed, filter: &ChangesFilter) -> Result<Changes, Refusal> {
    let watches = signed.person.holds(Role::Oversight);
    if !watches && !signed.person.holds(Role::Admin) {
        return Err(Refusal::NotAllowed);
    }
    let limit = page::limit(filter.limit)?;
    let wanted = usize::from(limit) + 1;
    let mut before = filter.after.as_deref().map(key).transpose()?;
    let mut shown: Vec<(Change, ChangeView)> = Vec::new();
    let mut cases = HashMap::new();
    // What somebody may not see is left out before the page is cut: neither its length nor its end tells of it.
    while shown.len() < wanted {
        let rows = i64::try_from(wanted).unwrap_or(i64::MAX);
        let rows = app.store.changes(before, (!watches).then_some(OPENED), rows).await?;
        let is_last = rows.len() < wanted;
        before = rows.last().map(|last| (last.at, last.id.clone()));
        for row in rows {
            if row.what != OPENED || is_seen(app, signed, &mut cases, &row.about).await? {
                shown.push((row.clone(), view(signed, row)));
            }
        }
        if is_last {
            break;
        }
    }
    let next = page::cut(&mut shown, limit, |(last, _)| format!("{}.{}", last.at.ms(), last.id));
    let changes = shown.into_iter().map(|(_, view)| view).collect();
    Ok(Changes { changes, next })
}

/// Whether somebody may see the case with this number; each is looked at once.
async fn is_seen(app: &App, signed: &Signed, cases: &mut HashMap<String, bool>, number: &str) -> Result<bool, Refusal> {
    if let Some(known) = cases.get(number) {
        return Ok(*known);
    }
    let is_seen = match find(app, signed, number).await {
        Ok(_) => true,
        Err(Refusal::NotFound) => false,
        Err(other) => return Err(other),
    };
    cases.insert(number.to_owned(), is_seen);
    Ok(is_seen)
}

fn view(signed: &Signed, change: Change) -> ChangeView {
    let named = |id: PersonId| Named {
        shown: signed.staff.shown(&id).to_owned(),
        id,
    };
    let about = signed.staff.shown(&PersonId(change.about.clone())).to_owned();
    ChangeView {
        at: change.at,
        person: change.person.map(named),
        what: change.what,
        shown: (!about.is_empty()).then_some(about),
        about: change.about,
        detail: serde_json::from_str(&change.detail).unwrap_or_default(),
    }
}

fn key(text: &str) -> Result<(Timestamp, String), Refusal> {
    let (at, id) = text.split_once('.').ok_or_else(bad_filter)?;
    let at = at.parse().map_err(|_| bad_filter())?;
    Ok((Timestamp::from_ms(at), id.to_owned()))
}
