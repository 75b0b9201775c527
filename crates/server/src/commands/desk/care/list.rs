//! The list, as the psychological service sees it.

use qingyu_api::desk::care::{CareFilter, CareLine, CareList};
use qingyu_domain::person::Role;
use qingyu_domain::time::Day;
use qingyu_store::{CareKey, ListedCare};

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::{self, bad_filter};
use crate::commands::people;
use crate::refusal::Refusal;

/// A page of it, the oldest first; without what is about whoever reads it.
pub async fn page(app: &App, signed: &Signed, filter: &CareFilter) -> Result<CareList, Refusal> {
    signed.must_be(Role::Psychology)?;
    let limit = page::limit(filter.limit)?;
    let after = filter.after.as_deref().map(read_key).transpose()?;
    let (is_closed, reader) = (filter.closed.unwrap_or_default(), &signed.person.id);
    let mut rows = app
        .store
        .care_list(is_closed, reader, after.as_ref(), i64::from(limit) + 1)
        .await?;
    let place = |row: &ListedCare| format!("{}.{}", row.day, row.id);
    let next = page::cut(&mut rows, limit, place);
    let lines = rows.into_iter().map(|row| line(signed, row)).collect();
    Ok(CareList { lines, next })
}

/// With the name of whom it is about.
pub(super) fn line(signed: &Signed, row: ListedCare) -> CareLine {
    CareLine {
        person: people::colleague(signed, &row.person),
        care: row.id,
        reason: row.reason,
        from: row.from,
        since: row.day,
        stage: row.stage,
    }
}

fn read_key(text: &str) -> Result<CareKey, Refusal> {
    let (day, id) = text.split_once('.').ok_or_else(bad_filter)?;
    Day::parse(day).ok_or_else(bad_filter)?;
    Ok((day.to_owned(), id.to_owned()))
}
