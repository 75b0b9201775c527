//! Inspections, the newest first, and the lists of what is looked at.

use qingyu_api::desk::inspections::{
    ChecklistView, Checklists, InspectionFilter, InspectionLine, Inspections, ItemView,
};
use qingyu_domain::case::Given;
use qingyu_domain::inspection::{CheckKind, InspectionSide, InspectionStand, may_inspect};
use qingyu_domain::person::Role;
use qingyu_domain::time::Day;
use qingyu_store::{InspectionKey, InspectionsOf, ListedInspection};

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::page::{self, bad_filter};
use crate::refusal::Refusal;

/// A page of them. Whoever sees one unit's only reads that unit's, whatever else is asked for.
pub async fn page(app: &App, signed: &Signed, filter: &InspectionFilter) -> Result<Inspections, Refusal> {
    let limit = page::limit(filter.limit)?;
    let stage = filter.stage;
    let mut after = filter.after.as_deref().map(read_key).transpose()?;
    let today = app.clock.now().day();
    let seen = Seen::of(app, signed);
    let ranges = seen.ranges(filter.unit.as_deref(), stage);
    let count = usize::from(limit) + 1;
    let mut found: Vec<ListedInspection> = Vec::new();
    while !ranges.is_empty() && found.len() < count {
        let rows = next_rows(app, &ranges, after.as_ref(), count).await?;
        let is_last = rows.len() < count;
        after = rows.last().map(ListedInspection::key);
        found.extend(rows.into_iter().filter(|row| seen.sees(row)));
        if is_last {
            break;
        }
    }
    let place = |row: &ListedInspection| format!("{}.{}", row.day, row.id);
    let next = page::cut(&mut found, limit, place);
    let lines = found.into_iter().map(|row| line(row, today)).collect();
    Ok(Inspections { lines, next })
}

/// The next rows of all ranges together, the newest first.
async fn next_rows(
    app: &App,
    ranges: &[InspectionsOf<'_>],
    after: Option<&InspectionKey>,
    count: usize,
) -> Result<Vec<ListedInspection>, Refusal> {
    let limit = i64::try_from(count).unwrap_or(i64::MAX);
    let mut rows = Vec::new();
    for of in ranges {
        rows.extend(app.store.inspections(*of, after, limit).await?);
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.key()));
    rows.truncate(count);
    Ok(rows)
}

/// What somebody sees.
struct Seen<'a> {
    signed: &'a Signed,
    given: Given<'a>,
    /// All but a few units: those where they have an interest, and those that watch.
    is_everywhere: bool,
    /// The units that they look at from outside.
    looked_at: Vec<&'a str>,
    /// The units that they belong to.
    own: Vec<&'a str>,
    /// The units whose windows they visit.
    visited: Vec<&'a str>,
}

impl<'a> Seen<'a> {
    fn of(app: &App, signed: &'a Signed) -> Self {
        let posts = &signed.person.posts;
        let at = |roles: &[Role]| {
            let posts = posts.iter().filter(|post| roles.contains(&post.role));
            let mut units: Vec<&str> = posts.map(|post| post.unit.as_str()).collect();
            units.sort_unstable();
            units.dedup();
            units
        };
        let given = signed.staff.given(app.clock.now());
        let all = signed.staff.org.units.0.iter().map(|unit| unit.code.as_str());
        let looked_at: Vec<&str> = all
            .filter(|unit| may_inspect(&signed.person, CheckKind::OnSite, unit, &given))
            .collect();
        let mut own = at(&[Role::UnitHead, Role::Handler]);
        own.retain(|unit| !looked_at.contains(unit));
        let mut visited = at(&[Role::Supervisor]);
        visited.retain(|unit| !own.contains(unit) && !looked_at.contains(unit));
        Self {
            signed,
            given,
            is_everywhere: signed.person.holds(Role::Oversight),
            looked_at,
            own,
            visited,
        }
    }

    /// The narrowest ranges in which everything is that somebody sees of what is asked for.
    fn ranges<'b>(&'b self, unit: Option<&'b str>, stage: Option<InspectionStand>) -> Vec<InspectionsOf<'b>> {
        let of_unit = |unit| stage.map_or(InspectionsOf::Unit(unit), |stage| InspectionsOf::UnitStage(unit, stage));
        if self.is_everywhere && unit.is_none() {
            return vec![stage.map_or(InspectionsOf::Everybody, InspectionsOf::Stage)];
        }
        let is_asked = |own: &&str| unit.is_none_or(|unit| unit == *own);
        let whole = self.looked_at.iter().chain(&self.own).copied().filter(is_asked);
        let visits = self.visited.iter().copied().filter(is_asked);
        let visits = visits.map(|unit| {
            stage.map_or(InspectionsOf::VisitsTo(unit), |stage| {
                InspectionsOf::VisitsToStage(unit, stage)
            })
        });
        whole.map(of_unit).chain(visits).collect()
    }

    fn sees(&self, row: &ListedInspection) -> bool {
        let place = (row.unit.as_str(), row.window.as_deref());
        InspectionSide::at(&self.signed.person, place, row.is_visit, &self.given).is_some()
    }
}

fn line(row: ListedInspection, today: Day) -> InspectionLine {
    InspectionLine {
        is_overdue: row.due.is_some_and(|due| due < today),
        inspection: row.id,
        unit: row.unit,
        window: row.window,
        on: row.day,
        checklist: row.checklist,
        is_visit: row.is_visit,
        good: row.good,
        looked_at: row.looked_at,
        stage: row.stage,
        due: row.due,
    }
}

fn read_key(text: &str) -> Result<InspectionKey, Refusal> {
    let (day, id) = text.split_once('.').ok_or_else(bad_filter)?;
    Day::parse(day).ok_or_else(bad_filter)?;
    Ok((day.to_owned(), id.to_owned()))
}

/// Whether somebody may make an inspection of some sort at some unit.
pub fn inspects_somewhere(signed: &Signed, given: &Given<'_>) -> bool {
    CheckKind::ALL
        .iter()
        .any(|kind| !units(signed, *kind, given).is_empty())
}

/// The open units at which somebody may make an inspection of a sort.
fn units(signed: &Signed, kind: CheckKind, given: &Given<'_>) -> Vec<String> {
    let open = given.org.units.0.iter().filter(|unit| !unit.closed);
    let theirs = open.filter(|unit| may_inspect(&signed.person, kind, &unit.code, given));
    theirs.map(|unit| unit.code.clone()).collect()
}

/// The lists, those first that somebody can fill in.
pub fn checklists(app: &App, signed: &Signed) -> Checklists {
    let given = signed.staff.given(app.clock.now());
    let item = |item: &qingyu_domain::inspection::Item| ItemView {
        code: item.code.clone(),
        zh: item.zh.clone(),
        en: item.en.clone(),
    };
    let mut lists: Vec<ChecklistView> = app
        .checklists
        .iter()
        .map(|list| ChecklistView {
            code: list.code.clone(),
            kind: list.kind,
            zh: list.zh.clone(),
            en: list.en.clone(),
            items: list.items.iter().map(item).collect(),
            units: if list.retired {
                Vec::new()
            } else {
                units(signed, list.kind, &given)
            },
        })
        .collect();
    lists.sort_by_key(|list| list.units.is_empty());
    Checklists { lists }
}
