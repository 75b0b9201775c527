//! Imports as intake sees them: begun with a file, looked at, committed; what could not be taken is given back.

pub mod act;
pub mod bad;
pub mod upload;

use qingyu_api::desk::case::Named;
use qingyu_api::desk::imports::{ImportLine, ImportPreview, ImportView, Imports};
use qingyu_domain::case::is_own_matter;
use qingyu_domain::intake::ImportStage;
use qingyu_domain::person::Role;
use qingyu_store::Import;

use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// Imports that are listed.
const LISTED: i64 = 50;

/// The import with this id, for intake.
async fn find(app: &App, signed: &Signed, id: &str) -> Result<Import, Refusal> {
    signed.must_be(Role::Intake)?;
    app.store.import(id).await?.ok_or(Refusal::NotFound)
}

/// Sources and imports.
pub async fn list(app: &App, signed: &Signed) -> Result<Imports, Refusal> {
    signed.must_be(Role::Intake)?;
    let imports = app.store.imports(LISTED).await?;
    Ok(Imports {
        sources: app.store.sources().await?,
        imports: imports.iter().map(|one| line(signed, one)).collect(),
    })
}

/// An import with its preview.
pub async fn read(app: &App, signed: &Signed, id: &str) -> Result<ImportView, Refusal> {
    let import = find(app, signed, id).await?;
    view(app, signed, &import).await
}

async fn view(app: &App, signed: &Signed, import: &Import) -> Result<ImportView, Refusal> {
    let source = app.store.source(&import.source).await?;
    let is_ready = import.stage == ImportStage::Ready;
    let preview = is_ready.then(|| app.imports.preview(&import.id)).flatten();
    Ok(ImportView {
        line: line(signed, import),
        mapping: source.map(|source| source.mapping).unwrap_or_default(),
        preview: preview.map(|preview| for_them(app, signed, preview)),
    })
}

/// Without the words about the unit of whoever looks: it may not be the unit of whoever sent the file.
fn for_them(app: &App, signed: &Signed, mut preview: ImportPreview) -> ImportPreview {
    let given = signed.staff.given(app.clock.now());
    for row in &mut preview.rows {
        if is_own_matter(&signed.person, row.unit.as_deref(), &given) {
            row.text.clear();
        }
    }
    preview
}

fn line(signed: &Signed, import: &Import) -> ImportLine {
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    ImportLine {
        import: import.id.clone(),
        source: import.source.clone(),
        by: Named {
            id: import.person.clone(),
            shown: signed.staff.shown(&import.person).to_owned(),
        },
        at: import.begun_at,
        stage: import.stage,
        fault: import.fault,
        total: count(import.total),
        handled: count(import.handled),
        added: count(import.added),
        // While rows are being handled, some are here before it is written that they were handled.
        known: count(import.handled - import.added - import.bad),
        bad: count(import.bad),
    }
}
