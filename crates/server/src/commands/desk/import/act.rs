//! What intake does with an import: reads it in another way, commits it, discards it.

use qingyu_api::desk::imports::{ImportAct, ImportView};
use qingyu_domain::intake::{ImportStage, Source};
use qingyu_domain::person::PersonId;
use qingyu_store::{Change, Import, StoreError};
use serde_json::json;

use super::upload::set_source;
use super::{find, view};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::people::change;
use crate::refusal::Refusal;

/// After which an import with which nothing happens has not merely begun at another server.
const STUCK_MS: i64 = 600_000;

/// Does it, where it stands as it should.
pub async fn act(app: &App, signed: &Signed, id: &str, request: ImportAct) -> Result<ImportView, Refusal> {
    let import = find(app, signed, id).await?;
    match request {
        ImportAct::Map { mapping } => {
            must_be_ready(&import)?;
            let source = source(app, &import).await?;
            set_source(app, signed, Source { mapping, ..source }).await?;
            go(app, import, ImportStage::Checking, None).await?;
        }
        ImportAct::Commit => {
            must_be_ready(&import)?;
            // A header that cannot be read is no file.
            if import.fault.is_some() {
                return Err(Refusal::NotNow);
            }
            if import.mapping != Some(source(app, &import).await?.mapping) {
                // What was looked at is not what would come: it is to be looked at again.
                go(app, import, ImportStage::Checking, None).await?;
                app.imports.rouse();
                return Err(Refusal::Stale);
            }
            let record = record_of(app, signed, &import, "import_committed")?;
            let committer = Some(signed.person.id.clone());
            go(
                app,
                Import { committer, ..import },
                ImportStage::Committing,
                Some(record),
            )
            .await?;
        }
        ImportAct::Discard => {
            if !may_discard(app, &import) {
                return Err(Refusal::NotNow);
            }
            let record = record_of(app, signed, &import, "import_discarded")?;
            go(app, import, ImportStage::Discarded, Some(record)).await?;
            app.imports.erase(id);
        }
    }
    app.imports.rouse();
    view(app, signed, &find(app, signed, id).await?).await
}

/// While it is not over; while its rows become cases, only where nothing goes on since its file is gone.
pub fn may_discard(app: &App, import: &Import) -> bool {
    match import.stage {
        ImportStage::Committing => {
            import.changed_at.plus_ms(STUCK_MS) < app.clock.now() && !app.imports.has(&import.id)
        }
        stage => !stage.is_over(),
    }
}

fn record_of(app: &App, signed: &Signed, import: &Import, what: &str) -> Result<Change, Refusal> {
    let detail = json!({"source": import.source}).to_string();
    let record = change(app, Some(signed), what, &PersonId(import.id.clone()))?;
    Ok(Change { detail, ..record })
}

fn must_be_ready(import: &Import) -> Result<(), Refusal> {
    (import.stage == ImportStage::Ready)
        .then_some(())
        .ok_or(Refusal::NotNow)
}

async fn source(app: &App, import: &Import) -> Result<Source, Refusal> {
    app.store.source(&import.source).await?.ok_or(Refusal::NotFound)
}

async fn go(app: &App, import: Import, to: ImportStage, record: Option<Change>) -> Result<(), Refusal> {
    let from = import.stage;
    let to = Import {
        stage: to,
        changed_at: app.clock.now(),
        ..import
    };
    match app.store.move_import(from, to, record).await {
        Err(StoreError::Conflict) => Err(Refusal::Stale),
        done => Ok(done?),
    }
}
