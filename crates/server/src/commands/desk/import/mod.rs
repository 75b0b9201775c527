//! Imports as intake sees them: begun with a file, looked at, committed; what could not be taken is given back.

pub mod act;
pub mod bad;
pub mod upload;

use qingyu_api::desk::case::Named;
use qingyu_api::desk::imports::{ImportLine, ImportPreview, ImportView, Imports, PreviewRow};
use qingyu_domain::case::{is_about_watchers, is_own_matter};
use qingyu_domain::intake::ImportStage;
use qingyu_domain::kind::Kind;
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
        may_discard: act::may_discard(app, import),
        may_have_bad_rows: import.person == signed.person.id,
        preview: preview.map(|preview| for_them(app, signed, preview)),
    })
}

/// Without what is not for whoever looks: about their own unit, which may not be that of whoever sent the file, or what would be a
/// complaint about those who receive and watch.
fn for_them(app: &App, signed: &Signed, mut preview: ImportPreview) -> ImportPreview {
    let (now, org) = (app.clock.now(), &signed.staff.org);
    let given = signed.staff.given(now);
    let is_reviewer = signed.person.holds(Role::Reviewer);
    for row in &mut preview.rows {
        let about = row.unit.as_deref();
        let is_own = is_own_matter(&signed.person, about, &given);
        let may_be_complaint = row.kind.is_none_or(|kind| kind == Kind::Complaint);
        let is_of_watchers = about.is_some_and(|about| is_about_watchers(&org.units, about, now));
        if row.is_hidden || is_own || (is_of_watchers && may_be_complaint && !is_reviewer) {
            *row = hidden(row);
        }
    }
    preview
}

/// Its line and what is wrong with it.
fn hidden(row: &PreviewRow) -> PreviewRow {
    PreviewRow {
        line: row.line,
        number: None,
        kind: None,
        unit: None,
        text: String::new(),
        is_hidden: true,
        on: None,
        due_at: None,
        is_reachable: false,
        faults: row.faults.clone(),
    }
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
