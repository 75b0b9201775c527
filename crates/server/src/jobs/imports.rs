//! Files are read, judged and committed: each step is written down when it is done, and done again by whoever finds it half done.

use std::time::Duration;

use qingyu_api::Fault;
use qingyu_domain::intake::{FileFault, FileFaultCode, ImportStage, Source};
use qingyu_store::{BadRow, Import, StoreError};
use tokio::task::{JoinSet, spawn_blocking};

use crate::app::App;
use crate::commands::intake::{Incoming, content, origin_key, register};
use crate::intake::judge::Judge;
use crate::intake::rows::{self, Row, Rows};
use crate::refusal::Refusal;

/// Between two looks for what a server left that was killed.
const LOOK: Duration = Duration::from_secs(20);
/// After a failure.
const AGAIN: Duration = Duration::from_secs(1);
/// Rows that become cases in one go: fewer than the writer commits at once, so that citizens are never behind a file.
const BATCH: usize = 64;
/// Days after which a file that nobody commits is erased.
const FORGOTTEN_DAYS: i64 = 7;
/// Days for which rows that could not be taken are there to be repaired.
const BAD_ROWS_DAYS: i64 = 30;

/// Works until the server is told to stop.
pub async fn run(app: App) {
    loop {
        let wait = match look(&app).await {
            Ok(true) => Duration::ZERO,
            Ok(false) => LOOK,
            Err(refusal) => {
                tracing::warn!(?refusal, "a file could not be gone on with; it is tried again");
                AGAIN
            }
        };
        tokio::select! {
            biased;
            () = app.stop.told() => return,
            () = app.imports.roused() => {}
            () = tokio::time::sleep(wait) => {}
        }
    }
}

/// One step for each file that is here; whether there is more to do. One that fails keeps no other waiting.
pub async fn look(app: &App) -> Result<bool, Refusal> {
    let (mut is_more, mut failed) = (false, None);
    for import in app.store.imports_at_work().await? {
        if !app.imports.has(&import.id) {
            continue;
        }
        let id = import.id.clone();
        match step(app, import).await {
            Ok(more) => is_more |= more,
            Err(refusal) => {
                tracing::warn!(import = id, ?refusal, "an import could not be gone on with");
                failed = Some(refusal);
            }
        }
    }
    failed.filter(|_| !is_more).map_or(Ok(is_more), Err)
}

/// Erases what nobody wants any more.
pub async fn forget(app: &App) -> Result<(), Refusal> {
    let now = app.clock.now();
    let before = now.plus_ms(-FORGOTTEN_DAYS * 86_400_000);
    for import in app.store.forgotten_imports(before).await? {
        if import.stage != ImportStage::Committing {
            end(app, import, ImportStage::Discarded).await?;
        } else if !app.imports.has(&import.id) {
            refuse(app, import, FileFault::of(FileFaultCode::Lost)).await?;
        }
    }
    app.store.clear_claims(now.plus_ms(-BAD_ROWS_DAYS * 86_400_000)).await?;
    app.store.erase_import_rows(now.day().plus(-BAD_ROWS_DAYS)).await?;
    app.store.erase_differences(now.day().plus(-BAD_ROWS_DAYS)).await?;
    sweep(app).await
}

/// Erases files of imports that are over, and old ones that belong to none: whoever wrote them was cut off.
pub async fn sweep(app: &App) -> Result<(), Refusal> {
    let imports = app.imports.clone();
    let there = blocking(move || Ok(imports.there()?)).await?;
    for (id, is_old) in there {
        let is_left = match app.store.import(&id).await? {
            Some(import) => import.stage.is_over(),
            None => is_old,
        };
        if is_left {
            app.imports.erase(&id);
        }
    }
    Ok(())
}

async fn step(app: &App, import: Import) -> Result<bool, Refusal> {
    let source = app.store.source(&import.source).await?.ok_or(Refusal::NotFound)?;
    match import.stage {
        ImportStage::Reading => read(app, import, source).await,
        ImportStage::Checking => check(app, import, source).await,
        ImportStage::Committing => commit(app, import, source).await,
        _ => Ok(false),
    }
}

async fn put(app: &App, import: Import, stage: ImportStage) -> Result<(), StoreError> {
    let from = import.stage;
    let changed_at = app.clock.now();
    app.store
        .move_import(
            from,
            Import {
                stage,
                changed_at,
                ..import
            },
            None,
        )
        .await
}

/// Somebody else was quicker: the next look sees what became of it.
fn moved(done: Result<(), StoreError>) -> Result<bool, Refusal> {
    match done {
        Ok(()) | Err(StoreError::Conflict) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

/// Ends it; its file goes only when that is written down.
async fn end(app: &App, import: Import, stage: ImportStage) -> Result<bool, Refusal> {
    let id = import.id.clone();
    let done = put(app, import, stage).await;
    if done.is_ok() {
        app.imports.erase(&id);
    }
    moved(done)
}

async fn refuse(app: &App, import: Import, fault: FileFault) -> Result<bool, Refusal> {
    let fault = Some(fault);
    end(app, Import { fault, ..import }, ImportStage::Refused).await
}

async fn read(app: &App, import: Import, source: Source) -> Result<bool, Refusal> {
    let (upload, to, form) = (
        app.imports.upload(&import.id),
        app.imports.rows(&import.id),
        import.form.clone(),
    );
    let columns = source.mapping.columns;
    let written = blocking(move || rows::write(&upload, &form, &to, columns)).await?;
    match written {
        Ok(total) => {
            let total = i64::try_from(total).unwrap_or(i64::MAX);
            moved(put(app, Import { total, ..import }, ImportStage::Checking).await)
        }
        Err(fault) => refuse(app, import, fault).await,
    }
}

async fn judge(app: &App, import: &Import, source: Source) -> Result<Judge, Refusal> {
    Ok(Judge {
        source,
        staff: app.staff.fresh(&app.store).await?,
        people: std::iter::once(import.person.clone())
            .chain(import.committer.clone())
            .collect(),
        now: app.clock.now(),
    })
}

/// How its rows are read is kept with it: what was looked at is committed.
async fn check(app: &App, import: Import, source: Source) -> Result<bool, Refusal> {
    let mapping = Some(source.mapping.clone());
    let judge = judge(app, &import, source).await?;
    let (imports, id) = (app.imports.clone(), import.id.clone());
    let checked = blocking(move || {
        let (preview, fault) = judge.preview(&imports.rows(&id))?;
        imports.put_preview(&id, &preview)?;
        Ok((fault, preview.good + preview.bad))
    });
    let (fault, counted) = checked.await?;
    if fault.is_none() && i64::try_from(counted) != Ok(import.total) {
        return refuse(app, import, FileFault::of(FileFaultCode::Lost)).await;
    }
    let ready = Import {
        fault,
        mapping,
        ..import
    };
    moved(put(app, ready, ImportStage::Ready).await)
}

/// The next rows become cases, and only then it is written how far it has come.
async fn commit(app: &App, import: Import, source: Source) -> Result<bool, Refusal> {
    let source = Source {
        mapping: import.mapping.clone().unwrap_or_default(),
        ..source
    };
    let judge = judge(app, &import, source).await?;
    let path = app.imports.rows(&import.id);
    let from = u64::try_from(import.place).unwrap_or_default();
    let (header, batch, place) = blocking(move || take(&path, from)).await?;
    if batch.is_empty() {
        if import.handled != import.total {
            return refuse(app, import, FileFault::of(FileFaultCode::Lost)).await;
        }
        return end(app, import, ImportStage::Done).await;
    }
    let places = match judge.places(&header) {
        Ok(places) => places,
        Err(fault) => return refuse(app, import, fault).await,
    };
    let mut bad = Vec::new();
    if from == 0 {
        bad.push(kept(0, &[], &header)?);
    }
    let mut filing = JoinSet::new();
    let count = batch.len();
    for row in batch {
        match judge.row(&row, &places) {
            (_, Err(faults)) => bad.push(kept(row.line, &faults, &row.cells)?),
            (raw, Ok(reported)) => {
                let (app, id) = (app.clone(), import.id.clone());
                let by = import.committer.as_ref().unwrap_or(&import.person).clone();
                filing.spawn(async move {
                    let incoming = Incoming {
                        submission: &reported.submission,
                        origin: &reported.origin,
                        key: origin_key(&app, &reported, &raw, Some(&id))?,
                        content: content(&app, &raw)?,
                        by: Some(by),
                        slip: None,
                    };
                    register(&app, &incoming).await.map(drop)
                });
            }
        }
    }
    let mut failed = None;
    while let Some(filed) = filing.join_next().await {
        let one = filed.map_err(|error| Refusal::internal("a row", &error));
        failed = failed.or(one.and_then(|one| one).err());
    }
    if let Some(refusal) = failed {
        return Err(refusal);
    }
    let (place, rows) = (i64::try_from(place), i64::try_from(count));
    let ahead = (place.unwrap_or(i64::MAX), rows.unwrap_or(i64::MAX));
    match app.store.advance_import(&import, ahead, bad, app.clock.now()).await {
        Ok(()) => Ok(true),
        // Only where somebody was quicker is there more to do: else it would be tried for ever, at once.
        Err(StoreError::Conflict) => match app.store.import(&import.id).await? {
            Some(now) if (now.stage, now.place) == (import.stage, import.place) => {
                Err(Refusal::Internal("rows of an import that cannot be kept".to_owned()))
            }
            _ => Ok(true),
        },
        Err(error) => Err(error.into()),
    }
}

/// The header, the next rows, and where those after them begin.
fn take(path: &std::path::Path, from: u64) -> anyhow::Result<(Vec<String>, Vec<Row>, u64)> {
    let mut rows = Rows::open(path, from)?;
    let mut batch = Vec::with_capacity(BATCH);
    while batch.len() < BATCH
        && let Some(row) = rows.next_row()?
    {
        batch.push(row);
    }
    Ok((std::mem::take(&mut rows.header), batch, rows.place()))
}

/// A row that could not be taken, with the reasons as codes.
fn kept(line: u64, faults: &[Fault], cells: &[String]) -> Result<BadRow, Refusal> {
    let reasons = faults
        .iter()
        .map(|fault| [fault.field.as_str(), ":", fault.code.as_str()].concat());
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let broken = || Refusal::Internal("a row that cannot be written".to_owned());
    writer.write_record(cells).map_err(|_| broken())?;
    let body = writer.into_inner().map_err(|_| broken())?;
    Ok(BadRow {
        line: i64::try_from(line).unwrap_or(i64::MAX),
        reason: reasons.collect::<Vec<_>>().join(" "),
        body: String::from_utf8(body).map_err(|_| broken())?,
    })
}

/// Beside those who are being answered.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> anyhow::Result<T> + Send + 'static) -> Result<T, Refusal> {
    let done = spawn_blocking(work).await;
    let done = done.map_err(|error| Refusal::internal("a file", &error))?;
    done.map_err(|error| Refusal::Internal(format!("a file of an import: {error:#}")))
}
