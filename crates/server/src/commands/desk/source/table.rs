//! How a source calls things, said by intake and remembered.

use qingyu_domain::person::{PersonId, Role};
use qingyu_domain::source::SourceTable;

use super::found;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::people::change;
use crate::refusal::Refusal;

/// Puts another table in the place of the one before; that it was done is on the record, not what: words of lists may stand in it.
pub async fn set(app: &App, signed: &Signed, code: &str, table: SourceTable) -> Result<SourceTable, Refusal> {
    signed.must_be(Role::Intake)?;
    found(app, code).await?;
    table.check().map_err(Refusal::Invalid)?;
    let record = change(app, Some(signed), "source_table_changed", &PersonId(code.to_owned()))?;
    app.store.put_source_table(code, &table, record).await?;
    Ok(table)
}
