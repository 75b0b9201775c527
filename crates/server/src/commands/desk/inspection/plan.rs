//! Planned looks: known to those who look at the unit, made and called off by them, and passed over in silence for everybody else.

use qingyu_api::desk::case::Named;
use qingyu_api::desk::plans::{PlanFilter, PlanLine, PlanMade, Plans};
use qingyu_domain::case::Given;
use qingyu_domain::inspection::{NewInspection, PlanAnswers, knows_plans};
use qingyu_domain::person::{PersonId, Role};
use qingyu_domain::time::Day;
use qingyu_store::{PlanKey, StoreError, StoredPlan};

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::{self, bad_filter};
use crate::refusal::Refusal;

/// Those who look at units.
const LOOKING: [Role; 2] = [Role::Oversight, Role::Reviewer];

fn must_look(signed: &Signed) -> Result<(), Refusal> {
    let looks = LOOKING.iter().any(|role| signed.person.holds(*role));
    looks.then_some(()).ok_or(Refusal::NotAllowed)
}

/// A page of them.
pub async fn page(app: &App, signed: &Signed, filter: &PlanFilter) -> Result<Plans, Refusal> {
    must_look(signed)?;
    let limit = page::limit(filter.limit)?;
    let mut after = filter.after.as_deref().map(read_key).transpose()?;
    let is_over = filter.over == Some(true);
    let given = signed.staff.given(app.clock.now());
    let count = usize::from(limit) + 1;
    let mut found: Vec<StoredPlan> = Vec::new();
    while found.len() < count {
        let wanted = i64::try_from(count).unwrap_or(i64::MAX);
        let rows = app.store.plans(is_over, after.as_ref(), wanted).await?;
        let is_last = rows.len() < count;
        after = rows.last().map(StoredPlan::key);
        found.extend(rows.into_iter().filter(|row| sees(signed, row, &given)));
        if is_last {
            break;
        }
    }
    let next = page::cut(&mut found, limit, |row| format!("{}.{}", row.plan.on, row.plan.id));
    let today = app.clock.now().day();
    Ok(Plans {
        lines: found.into_iter().map(|row| line(app, signed, row, today)).collect(),
        people: people(signed),
        next,
    })
}

fn sees(signed: &Signed, stored: &StoredPlan, given: &Given<'_>) -> bool {
    knows_plans(&signed.person, &stored.plan.unit, given)
}

fn named(signed: &Signed, id: &PersonId) -> Named {
    Named {
        id: id.clone(),
        shown: signed.staff.shown(id).to_owned(),
    }
}

/// Those who look, by name; at which unit somebody may not is said when it is planned.
fn people(signed: &Signed) -> Vec<Named> {
    let looks = |role: &Role| LOOKING.contains(role);
    let all = signed.staff.org.people.iter();
    let looking = all.filter(|person| person.is_active && person.posts.iter().any(|post| looks(&post.role)));
    let mut people: Vec<Named> = looking.map(|person| named(signed, &person.id)).collect();
    people.sort_by(|one, other| one.shown.cmp(&other.shown));
    people
}

fn line(app: &App, signed: &Signed, stored: StoredPlan, today: Day) -> PlanLine {
    let StoredPlan {
        plan,
        inspection,
        is_over,
    } = stored;
    let list = app.checklists.iter().find(|list| list.code == plan.checklist);
    let name = |of: fn(&qingyu_domain::inspection::Checklist) -> &String| {
        list.map_or_else(|| plan.checklist.clone(), |list| of(list).clone())
    };
    PlanLine {
        zh: name(|list| &list.zh),
        en: name(|list| &list.en),
        is_overdue: !is_over && plan.on < today,
        to: named(signed, &plan.to),
        by: named(signed, &plan.by),
        plan: plan.id,
        unit: plan.unit,
        window: plan.window,
        checklist: plan.checklist,
        on: plan.on,
        inspection,
        is_over,
    }
}

/// Plans a look; whether it is new.
pub async fn make(app: &App, signed: &Signed, answers: &PlanAnswers) -> Result<(bool, PlanMade), Refusal> {
    must_look(signed)?;
    let given = signed.staff.given(app.clock.now());
    let by = &signed.person.id;
    let plan = answers.parse(by, &app.checklists, &given).map_err(Refusal::Invalid)?;
    if !knows_plans(&signed.person, &plan.unit, &given) {
        return Err(Refusal::NotAllowed);
    }
    let id = plan.id.clone();
    let is_new = app.store.add_plan(plan.clone()).await?;
    if !is_new {
        let known = app.store.plan(&id).await?.ok_or(Refusal::Conflict)?;
        if known.plan != plan {
            return Err(Refusal::Conflict);
        }
    }
    Ok((is_new, PlanMade { plan: id }))
}

/// Calls one off.
pub async fn cancel(app: &App, signed: &Signed, id: &str) -> Result<PlanMade, Refusal> {
    let given = signed.staff.given(app.clock.now());
    let stored = app.store.plan(id).await?.ok_or(Refusal::NotFound)?;
    if !sees(signed, &stored, &given) {
        return Err(Refusal::NotFound);
    }
    match app.store.cancel_plan(id).await {
        Err(StoreError::Conflict) => Err(Refusal::NotNow),
        done => {
            done?;
            Ok(PlanMade { plan: id.to_owned() })
        }
    }
}

/// The plan that an inspection carries out; one that does not fit is none, and nobody learns whether it is there.
pub async fn carried_out(app: &App, signed: &Signed, new: &NewInspection) -> Result<Option<String>, Refusal> {
    let Some(id) = &new.plan else { return Ok(None) };
    let given = signed.staff.given(app.clock.now());
    let stored = app.store.plan(id).await?;
    let fits = |stored: &StoredPlan| {
        let plan = &stored.plan;
        let is_place = plan.unit == new.unit && (plan.window.is_none() || plan.window == new.window);
        sees(signed, stored, &given) && is_place && plan.checklist == new.checklist
    };
    Ok(stored.filter(fits).map(|stored| stored.plan.id))
}

/// Whether it is somebody's to do now: theirs from the start, and whoever may look once its day is over.
pub async fn is_theirs(app: &App, signed: &Signed, id: &str) -> Result<bool, Refusal> {
    let stored = app.store.plan(id).await?;
    let today = app.clock.now().day();
    Ok(stored.is_some_and(|stored| stored.plan.to == signed.person.id || stored.plan.on < today))
}

fn read_key(text: &str) -> Result<PlanKey, Refusal> {
    let (day, id) = text.split_once('.').ok_or_else(bad_filter)?;
    Day::parse(day).ok_or_else(bad_filter)?;
    Ok((day.to_owned(), id.to_owned()))
}
