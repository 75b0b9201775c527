//! Pictures: drawn anew, so that neither the place nor the device that took them is in what is kept.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use qingyu_api::desk::inspections::PhotoMade;
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::inspection::{Inspection, InspectionSide, InspectionStage};
use qingyu_store::{StoreError, StoredPhoto};

use super::find;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::act::ATTEMPTS;
use crate::refusal::Refusal;

/// Pictures of an inspection from one side at most: nobody can leave the others without room.
const MOST: usize = 8;

/// Whether pictures can be added: by everybody who sees it, until it is over.
pub(super) const fn may_add(inspection: &Inspection) -> bool {
    !matches!(inspection.stage, InspectionStage::Done(_))
}

/// Whether one side has sent fewer than it may.
pub(super) fn has_room(photos: &[StoredPhoto], side: InspectionSide) -> bool {
    photos.iter().filter(|photo| photo.side == name(side)).count() < MOST
}

/// The name of a side as it is stored.
pub(super) const fn name(side: InspectionSide) -> &'static str {
    match side {
        InspectionSide::Oversight => "oversight",
        InspectionSide::Unit => "unit",
        InspectionSide::Supervisor => "supervisor",
    }
}

/// Adds a picture; one that is there already is the same.
pub async fn add(app: &App, signed: &Signed, id: &str, file: Vec<u8>) -> Result<PhotoMade, Refusal> {
    let (inspection, side) = find(app, signed, id).await?;
    if !may_add(&inspection.state) {
        return Err(Refusal::NotNow);
    }
    let drawn = app.pictures.redraw(file).await?.ok_or_else(unreadable)?;
    let body = STANDARD.encode(drawn);
    let today = app.clock.now().day();
    let most = i64::try_from(MOST).unwrap_or(i64::MAX);
    for _ in 0..ATTEMPTS {
        match app.store.add_photo(id, (today, name(side)), body.clone(), most).await {
            Ok(Some(position)) => return Ok(PhotoMade { position }),
            Ok(None) => return Err(Refusal::NotNow),
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Conflict.into())
}

fn unreadable() -> Refusal {
    Refusal::Invalid(vec![Fault {
        field: Field::Body,
        code: FaultCode::Malformed,
    }])
}

/// A picture as JPEG, for whoever sees the inspection.
pub async fn read(app: &App, signed: &Signed, id: &str, position: i64) -> Result<Vec<u8>, Refusal> {
    find(app, signed, id).await?;
    let photo = app.store.photo(id, position).await?.ok_or(Refusal::NotFound)?;
    STANDARD
        .decode(photo)
        .map_err(|error| Refusal::internal("a stored picture", &error))
}
