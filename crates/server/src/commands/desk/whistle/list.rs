//! Whistles by when they are due: those about which it is somebody's turn to do something, and all that they see.

use qingyu_api::desk::whistles::{WhistleFilter, Whistles};
use qingyu_domain::time::Timestamp;
use qingyu_domain::whistle::{WhistleAbout, WhistleStand, whistle_deeds};
use qingyu_store::{StoredWhistle, WhistleKey};

use super::{line, side};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::{self, bad_filter};
use crate::refusal::Refusal;

/// Those that are not over.
const OPEN: &[WhistleStand] = &[WhistleStand::Coordinate, WhistleStand::Answer, WhistleStand::Judge];

/// A page of them.
pub async fn page(app: &App, signed: &Signed, filter: &WhistleFilter) -> Result<Whistles, Refusal> {
    let limit = page::limit(filter.limit)?;
    let (stages, is_mine) = match filter.state.as_deref() {
        None | Some("mine") => (OPEN, true),
        Some("open") => (OPEN, false),
        Some("over") => (&[WhistleStand::Accepted][..], false),
        Some(_) => return Err(bad_filter()),
    };
    let mut after = filter.after.as_deref().map(read_key).transpose()?;
    let given = signed.staff.given(app.clock.now());
    let wanted = |stored: &StoredWhistle| {
        let (person, state) = (&signed.person, &stored.state);
        let knows_from = state.about != WhistleAbout::Complaint || state.by == person.id;
        let is_from = filter
            .from
            .as_deref()
            .is_none_or(|from| knows_from && from == state.from);
        is_from && (!is_mine || !whistle_deeds(state, person, &given).is_empty())
    };
    let count = usize::from(limit) + 1;
    let mut found: Vec<StoredWhistle> = Vec::new();
    while found.len() < count {
        let mut rows = Vec::new();
        for stage in stages {
            let limit = i64::try_from(count).unwrap_or(i64::MAX);
            rows.extend(app.store.whistles(*stage, after.as_ref(), limit).await?);
        }
        rows.sort_by_key(StoredWhistle::key);
        rows.truncate(count);
        let is_last = rows.len() < count;
        after = rows.last().map(StoredWhistle::key).or(after);
        for row in rows.into_iter().filter(wanted) {
            if side(app, signed, &row.state).await?.is_some() {
                found.push(row);
            }
        }
        if is_last {
            break;
        }
    }
    let next = page::cut(&mut found, limit, |row| format!("{}.{}", row.state.due.ms(), row.id));
    let mut lines = Vec::with_capacity(found.len());
    for row in &found {
        lines.push(line(app, signed, row, &given).await?);
    }
    Ok(Whistles { lines, next })
}

fn read_key(text: &str) -> Result<WhistleKey, Refusal> {
    let (due, id) = text.split_once('.').ok_or_else(bad_filter)?;
    let due = due.parse().map_err(|_| bad_filter())?;
    Ok((Timestamp::from_ms(due), id.to_owned()))
}
