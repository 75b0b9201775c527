//! A file comes in; and the sources that files come from.

use axum::body::Body;
use qingyu_domain::intake::Source;
use qingyu_domain::person::Role;
use qingyu_store::NewImport;

use super::{find, view};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::settings::record;
use crate::fresh;
use crate::refusal::Refusal;
use qingyu_api::desk::imports::ImportView;

/// Takes a file in and begins to read it.
pub async fn upload(app: &App, signed: &Signed, source: &str, form: &str, body: Body) -> Result<ImportView, Refusal> {
    signed.must_be(Role::Intake)?;
    let source = app.store.source(source).await?.ok_or(Refusal::NotFound)?;
    let id = fresh::random_id()?;
    app.imports.receive(&id, form, body).await?;
    let new = NewImport {
        id: id.clone(),
        source: source.code,
        person: signed.person.id.clone(),
        form: form.to_owned(),
        at: app.clock.now(),
    };
    if let Err(error) = app.store.begin_import(new).await {
        app.imports.erase(&id);
        return Err(error.into());
    }
    app.imports.rouse();
    view(app, signed, &find(app, signed, &id).await?).await
}

/// Adds a source, or changes its name and how it is read.
pub async fn set_source(app: &App, signed: &Signed, request: Source) -> Result<Source, Refusal> {
    signed.must_be(Role::Intake)?;
    request.check(&signed.staff.org.units).map_err(Refusal::Invalid)?;
    let old = app.store.source(&request.code).await?;
    let request = Source {
        channel: old.as_ref().map_or(request.channel, |old| old.channel),
        ..request
    };
    let record = record(app, signed, "source_changed", &request.code, (&old, &request))?;
    app.store.put_source(request.clone(), record).await?;
    Ok(request)
}
