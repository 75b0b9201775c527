//! Changing the tree of units: nothing is deleted, and no change frees anybody of a conflict of interest.

use qingyu_api::desk::units::{UnitEdit, UnitView, WindowEdit};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::text;
use qingyu_domain::time::Day;
use qingyu_domain::unit::{Formerly, Unit, Units, Window};

use super::settings::{record, stale};
use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// Characters of a name and of a code at most.
const NAME: usize = 60;
const CODE: usize = 40;

/// The units as administrators see them.
pub fn list(signed: &Signed) -> Vec<UnitView> {
    signed.staff.org.units.0.iter().map(UnitView::from).collect()
}

/// Adds a unit, or changes one.
pub async fn edit(app: &App, signed: &Signed, request: &UnitEdit) -> Result<UnitView, Refusal> {
    let units = &signed.staff.org.units;
    let old = units.unit(&request.unit);
    let faults = faults(units, old, request);
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults));
    }
    if old.is_some() && request.is_new {
        return Err(Refusal::Conflict);
    }
    let unit = changed(old, request, app.clock.now().day()).ok_or_else(stale)?;
    let (was, view) = (old.map(UnitView::from), UnitView::from(&unit));
    if was.as_ref() == Some(&view) {
        return Ok(view);
    }
    let what = if request.is_new { "unit_added" } else { "unit_changed" };
    let record = record(app, signed, what, &unit.code, (&was, &view))?;
    let put = app.store.put_unit(unit, signed.staff.version(), record).await;
    put.map_err(super::settings::refused)?;
    app.staff.fresh(&app.store).await?;
    Ok(view)
}

/// The unit as it will be; `None` when a new one lacks what was found to be there.
fn changed(old: Option<&Unit>, request: &UnitEdit, today: Day) -> Option<Unit> {
    let mut unit = match old {
        Some(old) => old.clone(),
        None => Unit::new(&request.unit, "", request.kind?),
    };
    if let Some(name) = &request.name {
        name.trim().clone_into(&mut unit.name);
    }
    unit.kind = request.kind.unwrap_or(unit.kind);
    unit.watches |= request.watches == Some(true);
    unit.closed = request.closed.unwrap_or(unit.closed);
    if request.parent.is_some() && request.parent != unit.parent {
        if let Some(above) = unit.parent.take() {
            unit.formerly.retain(|one| one.above != above);
            unit.formerly.push(Formerly { above, until: today });
        }
        unit.parent.clone_from(&request.parent);
    }
    for edit in &request.windows {
        put_window(&mut unit.windows, edit);
    }
    Some(unit)
}

fn put_window(windows: &mut Vec<Window>, edit: &WindowEdit) {
    let name = edit.name.as_deref().map(str::trim);
    match windows.iter_mut().find(|window| window.code == edit.window) {
        Some(window) => {
            if let Some(name) = name {
                name.clone_into(&mut window.name);
            }
            window.closed = edit.closed.unwrap_or(window.closed);
        }
        None => windows.push(Window {
            code: edit.window.clone(),
            name: name.unwrap_or_default().to_owned(),
            closed: edit.closed == Some(true),
        }),
    }
}

/// Everything that is wrong with it, at once.
fn faults(units: &Units, old: Option<&Unit>, request: &UnitEdit) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |field, code| faults.push(Fault { field, code });
    if let Some(code) = wrong_code(&request.unit) {
        fault(Field::Unit, code);
    } else if old.is_none() && !request.is_new {
        fault(Field::Unit, FaultCode::Unknown);
    } else if old.is_none() && units.window(&request.unit).is_some() {
        fault(Field::Unit, FaultCode::Duplicate);
    }
    if let Some(code) = wrong_name(request.name.as_deref(), old.is_none()) {
        fault(Field::Name, code);
    }
    if old.is_none() && request.kind.is_none() {
        fault(Field::Kind, FaultCode::Required);
    }
    if let Some(parent) = request.parent.as_deref() {
        let is_there = units.unit(parent).is_some();
        // Under itself or under what is under it there would be no way up.
        if !is_there || units.is_within(parent, &request.unit) {
            fault(Field::Parent, FaultCode::Unknown);
        }
    }
    let windows = request.windows.iter();
    if let Some(code) = windows.clone().find_map(|edit| wrong_window(units, request, edit)) {
        fault(Field::Window, code);
    }
    faults
}

fn wrong_window(units: &Units, request: &UnitEdit, edit: &WindowEdit) -> Option<FaultCode> {
    let owner = units.window(&edit.window).map(|(owner, _)| owner.code.as_str());
    let is_own = owner == Some(&request.unit);
    let is_elsewhere =
        (owner.is_some() && !is_own) || units.unit(&edit.window).is_some() || edit.window == request.unit;
    let same = request.windows.iter().filter(|other| other.window == edit.window);
    wrong_code(&edit.window)
        .or_else(|| (is_elsewhere || same.count() > 1).then_some(FaultCode::Duplicate))
        .or_else(|| wrong_name(edit.name.as_deref(), !is_own))
}

fn wrong_code(code: &str) -> Option<FaultCode> {
    let is_code = code.starts_with(|c: char| c.is_ascii_lowercase())
        && code
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    match code.len() {
        0 => Some(FaultCode::Required),
        length if length > CODE => Some(FaultCode::TooLong),
        _ => (!is_code).then_some(FaultCode::Malformed),
    }
}

fn wrong_name(name: Option<&str>, is_needed: bool) -> Option<FaultCode> {
    match name {
        None => is_needed.then_some(FaultCode::Required),
        Some(name) if name.contains(['\n', '\r']) => Some(FaultCode::ControlCharacter),
        Some(name) => text::check(name, NAME).err(),
    }
}
