//! What intake does with an import: reads it in another way, commits it, discards it.

use qingyu_api::desk::imports::{ImportAct, ImportView};
use qingyu_domain::intake::{ImportStage, Source};
use qingyu_store::{Import, StoreError};

use super::upload::set_source;
use super::{find, view};
use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// Does it, where it stands as it should.
pub async fn act(app: &App, signed: &Signed, id: &str, request: ImportAct) -> Result<ImportView, Refusal> {
    let import = find(app, signed, id).await?;
    match request {
        ImportAct::Map { mapping } => {
            must_be_ready(&import)?;
            let source = source(app, &import).await?;
            set_source(app, signed, Source { mapping, ..source }).await?;
            go(app, import.clone(), ImportStage::Checking).await?;
        }
        ImportAct::Commit => {
            must_be_ready(&import)?;
            // A header that cannot be read is no file.
            if import.fault.is_some() {
                return Err(Refusal::NotNow);
            }
            let mapping = Some(source(app, &import).await?.mapping);
            let import = Import {
                mapping,
                ..import.clone()
            };
            go(app, import, ImportStage::Committing).await?;
        }
        ImportAct::Discard => {
            if import.stage.is_over() || import.stage == ImportStage::Committing {
                return Err(Refusal::NotNow);
            }
            go(app, import.clone(), ImportStage::Discarded).await?;
            app.imports.erase(id);
        }
    }
    app.imports.rouse();
    view(app, signed, &find(app, signed, id).await?).await
}

fn must_be_ready(import: &Import) -> Result<(), Refusal> {
    (import.stage == ImportStage::Ready)
        .then_some(())
        .ok_or(Refusal::NotNow)
}

async fn source(app: &App, import: &Import) -> Result<Source, Refusal> {
    app.store.source(&import.source).await?.ok_or(Refusal::NotFound)
}

async fn go(app: &App, import: Import, to: ImportStage) -> Result<(), Refusal> {
    let from = import.stage;
    let to = Import {
        stage: to,
        changed_at: app.clock.now(),
        ..import
    };
    match app.store.move_import(from, to).await {
        Err(StoreError::Conflict) => Err(Refusal::Stale),
        done => Ok(done?),
    }
}
