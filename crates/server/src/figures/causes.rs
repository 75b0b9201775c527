//! Causes × units × months: every number for oversight, of the cases that they see; for heads what their own units were told.

use std::collections::BTreeMap;

use qingyu_api::desk::causes::{CauseCell, CauseLineOf, Causes, CausesFilter, EnterpriseLine, Period};
use qingyu_domain::case::Cause;
use qingyu_domain::figures::{Figure, Month, REPEATED_WITHIN, is_repeated, place_of_cause};
use qingyu_domain::rating::FEW;

use super::counted::Counted;
use super::inner::{own_units, sees_since};
use super::ready::MONTHS;
use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// Quarters that heads see side by side.
const QUARTERS: i64 = 4;

/// What somebody may see, up to a month.
pub async fn read(app: &App, signed: &Signed, filter: &CausesFilter) -> Result<Causes, Refusal> {
    let now = app.clock.now();
    let this = Month::of(now.day());
    let until = filter.month.unwrap_or(this);
    if until > this {
        return Err(Refusal::NotFound);
    }
    let first = until.plus(1 - MONTHS);
    if sees_since(signed, first.plus(1 - REPEATED_WITHIN), now) {
        return exact(app, signed, first, until).await;
    }
    let own = own_units(signed).ok_or(Refusal::NotAllowed)?;
    told(app, own, until.min(Month::published_by(now.day()))).await
}

/// Every number; the months before the first one only say whether a cause is repeated.
async fn exact(app: &App, signed: &Signed, first: Month, until: Month) -> Result<Causes, Refusal> {
    let counted = Counted::of(app, signed, first.plus(1 - REPEATED_WITHIN), until).await?;
    let months: Vec<Month> = (0..MONTHS).map(|more| first.plus(more)).collect();
    let units = || std::iter::once(None).chain(counted.units().iter().map(|unit| Some(unit.as_str())));
    let line = |of: Option<&str>, cause: Cause| {
        let cell = |month: &Month| CauseCell {
            cases: Some(counted.caused(of, cause, *month)),
            is_repeated: of.is_some() && is_repeated(*month, |month| counted.caused(of, cause, month)),
        };
        let cells: Vec<CauseCell> = months.iter().map(cell).collect();
        let is_there = cells.iter().any(|cell| cell.cases > Some(0));
        let of = of.map(str::to_owned);
        is_there.then_some(CauseLineOf { of, cause, cells })
    };
    let each = units().flat_map(|of| Cause::ALL.iter().map(move |cause| (of, *cause)));
    let lines = each.filter_map(|(of, cause)| line(of, cause)).collect();
    Ok(Causes {
        is_exact: true,
        enterprises: units().filter_map(|of| enterprises(&counted, of, &months)).collect(),
        lines,
        periods: months
            .into_iter()
            .map(|month| Period { from: month, to: month })
            .collect(),
    })
}

fn enterprises(counted: &Counted, of: Option<&str>, months: &[Month]) -> Option<EnterpriseLine> {
    let counts = |figure| -> Vec<u32> {
        let count = |month: &Month| counted.cases(of, figure, 0, *month);
        months.iter().map(count).collect()
    };
    let (marked, unmarked) = (counts(Figure::Enterprises), counts(Figure::Unmarked));
    let is_there = marked.iter().chain(&unmarked).any(|count| *count > 0);
    let of = of.map(str::to_owned);
    is_there.then_some(EnterpriseLine { of, marked, unmarked })
}

/// What units were told, by quarters that are over: no number moves while somebody waits for it, none is in two of them, and there is no sum.
async fn told(app: &App, own: Vec<String>, until: Month) -> Result<Causes, Refusal> {
    let periods = quarters(until);
    let (from, to) = (
        periods.first().map_or(until, |one| one.from),
        periods.last().map_or(until, |one| one.to),
    );
    let mut counts: BTreeMap<(String, i64, usize), u32> = BTreeMap::new();
    for one in app.store.counts_of_causes(from, to).await? {
        let at = periods
            .iter()
            .position(|period| (period.from..=period.to).contains(&one.month));
        if let Some(at) = at.filter(|_| one.figure == Figure::ToldCauses) {
            let so_far = counts.entry((one.unit, one.bucket, at)).or_default();
            *so_far = so_far.saturating_add(u32::try_from(one.total.max(0)).unwrap_or(u32::MAX));
        }
    }
    let line = |unit: &String, cause: Cause| {
        let cell = |at: usize| {
            let cases = counts.get(&(unit.clone(), place_of_cause(cause), at)).copied();
            CauseCell {
                cases: cases.filter(|cases| *cases >= FEW),
                is_repeated: false,
            }
        };
        let cells: Vec<CauseCell> = (0..periods.len()).map(cell).collect();
        let is_there = cells.iter().any(|cell| cell.cases.is_some());
        let of = Some(unit.clone());
        is_there.then_some(CauseLineOf { of, cause, cells })
    };
    let mut lines = Vec::new();
    for unit in &own {
        lines.extend(Cause::ALL.iter().filter_map(|cause| line(unit, *cause)));
    }
    Ok(Causes {
        is_exact: false,
        lines,
        enterprises: Vec::new(),
        periods,
    })
}

/// The last quarters that end in a month or before it.
fn quarters(until: Month) -> Vec<Period> {
    let (_, of_year) = until.year_and_month();
    let last = until.plus(-(of_year % 3));
    let quarter = |back: i64| {
        let to = last.plus(-3 * back);
        Period { from: to.plus(-2), to }
    };
    (0..QUARTERS).rev().map(quarter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_end_where_a_quarter_of_the_year_ends_and_follow_each_other() {
        for (until, last) in [
            ("2026-12", "2026-12"),
            ("2026-11", "2026-09"),
            ("2026-03", "2026-03"),
            ("2026-01", "2025-12"),
        ] {
            let quarters = quarters(Month::parse(until).unwrap());
            assert_eq!(quarters.len(), 4);
            assert_eq!(quarters[3].to.to_string(), last, "{until}");
            for pair in quarters.windows(2) {
                assert_eq!(pair[0].to.plus(1), pair[1].from);
            }
            assert!(quarters.iter().all(|one| one.from.plus(2) == one.to));
        }
    }
}
