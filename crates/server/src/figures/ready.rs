//! What is shown: read once when a month is published or a name changes, and then kept, since nothing of it ever changes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use qingyu_api::open::{OpenFigures, OpenName};
use qingyu_domain::figures::{Month, MonthFigures, YearFigures};
use qingyu_domain::unit::Units;

use super::publish::{AFTER, between, read};
use super::shares::shares;
use crate::app::App;
use crate::refusal::Refusal;
use crate::shell::{Compressed, Look};

/// Twelve months side by side.
pub const MONTHS: i64 = 12;

/// The figures as last read.
#[derive(Debug, Default)]
pub struct Figures(Mutex<Option<Arc<Ready>>>);

/// The latest figures, as they are asked for most.
#[derive(Debug)]
pub struct Ready {
    last: Month,
    version: i64,
    /// As everybody gets them.
    pub told: OpenFigures,
    /// The same, as the answer of the call.
    pub json: Compressed,
    pages: Mutex<HashMap<Look, Bytes>>,
}

impl Figures {
    /// The latest figures, if any are published: one look-up where nothing is new.
    pub async fn ready(&self, app: &App) -> Result<Option<Arc<Ready>>, Refusal> {
        let period = app.store.published_before(AFTER).await?;
        let Some(last) = period.as_deref().and_then(Month::parse) else {
            return Ok(None);
        };
        let staff = app.staff.known();
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(known) = known.filter(|one| (one.last, one.version) == (last, staff.version())) {
            return Ok(Some(known));
        }
        let told = told(app, last).await?;
        let json = serde_json::to_vec(&told).map_err(|error| Refusal::internal("figures", &error))?;
        // Takes longer than whoever else asks meanwhile should wait.
        let json = tokio::task::spawn_blocking(move || Compressed::of(json)).await;
        let json = json.map_err(|error| Refusal::internal("figures", &error))?;
        let json = json.map_err(|error| Refusal::internal("figures", &error))?;
        let ready = Arc::new(Ready {
            last,
            version: staff.version(),
            told,
            json,
            pages: Mutex::default(),
        });
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&ready));
        Ok(Some(ready))
    }
}

impl Ready {
    /// The page of the city in a look, made when it is first asked for.
    pub fn page(&self, look: Look, make: impl FnOnce() -> String) -> Bytes {
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.entry(look).or_insert_with(|| make().into()).clone()
    }
}

/// What is published of the twelve months up to one, and of the years that end in them or before.
pub async fn told(app: &App, until: Month) -> Result<OpenFigures, Refusal> {
    let from = until.plus(1 - MONTHS);
    let (mut months, mut years) = (Vec::new(), Vec::new());
    for (period, body) in between(app, from, until).await? {
        match Month::parse(&period) {
            Some(month) if month >= from => months.push(read::<MonthFigures>(&body)?),
            Some(_) => {}
            None => years.push(read::<YearFigures>(&body)?),
        }
    }
    years.retain(|one| Month::parse(&format!("{:04}-12", one.year)).is_some_and(|december| december <= until));
    Ok(OpenFigures {
        shares: months.iter().flat_map(shares).collect(),
        names: names(&app.staff.known().org.units),
        months,
        years,
    })
}

/// Of all units and windows: those that are gone now may have lines in months before.
pub fn names(units: &Units) -> Vec<OpenName> {
    let names = units.0.iter().flat_map(|unit| {
        let own = OpenName {
            code: unit.code.clone(),
            name: unit.name.clone(),
        };
        let windows = unit.windows.iter().map(|window| OpenName {
            code: window.code.clone(),
            name: units.place(&unit.code, Some(&window.code)).unwrap_or_default(),
        });
        std::iter::once(own).chain(windows)
    });
    names.collect()
}
