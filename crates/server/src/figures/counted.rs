//! What was counted of whole cases, as far as somebody sees these: by cause and unit, and 涉企.

use std::collections::BTreeMap;

use qingyu_domain::case::Cause;
use qingyu_domain::figures::{Figure, Month, OTHERS, Span, place_of_cause};

use super::inner::View;
use super::unseen::unseen;
use crate::accounts::Signed;
use crate::app::App;
use crate::refusal::Refusal;

/// The counters of some months, without what somebody does not see.
pub struct Counted {
    counts: BTreeMap<(String, Figure, i64, Month), i64>,
    /// Units that they see, in the order of their list, closed ones among them, and last what names no unit.
    units: Vec<String>,
}

impl Counted {
    /// For whoever sees every number from the first of these months on.
    pub async fn of(app: &App, signed: &Signed, from: Month, to: Month) -> Result<Self, Refusal> {
        let view = View::of(signed, from, app.clock.now());
        let mut counts = BTreeMap::new();
        let mut add = |unit: &str, figure, bucket, month, by| {
            if !view.is_out(unit) {
                *counts.entry((unit.to_owned(), figure, bucket, month)).or_default() += by;
            }
        };
        for one in app.store.counts_of_causes(from, to).await? {
            add(&one.unit, one.figure, one.bucket, one.month, one.total);
        }
        for (unit, one) in unseen(app, signed).await?.moves() {
            add(unit, one.figure, one.bucket, one.month, -one.by);
        }
        Ok(Self {
            counts,
            units: seen(signed, &view),
        })
    }

    /// The units that have lines.
    pub fn units(&self) -> &[String] {
        &self.units
    }

    /// How many, at a unit or at all of them together.
    pub fn cases(&self, unit: Option<&str>, figure: Figure, bucket: i64, month: Month) -> u32 {
        let one = |unit: &str| {
            let key = (unit.to_owned(), figure, bucket, month);
            let found = self.counts.get(&key).copied().unwrap_or_default();
            u32::try_from(found.max(0)).unwrap_or(u32::MAX)
        };
        match unit {
            Some(unit) => one(unit),
            None => self.units.iter().map(|unit| one(unit)).fold(0, u32::saturating_add),
        }
    }

    /// Cases with a cause at a unit.
    pub fn caused(&self, unit: Option<&str>, cause: Cause, month: Month) -> u32 {
        self.cases(unit, Figure::CausedCases, place_of_cause(cause), month)
    }

    /// The same in some months, of all cases in which anything was found.
    pub fn span(&self, unit: &str, cause: Cause, months: &[Month]) -> Span {
        let sum = |count: &dyn Fn(Month) -> u32| months.iter().map(|month| count(*month)).fold(0, u32::saturating_add);
        Span {
            cases: sum(&|month| self.caused(Some(unit), cause, month)),
            of: sum(&|month| self.cases(Some(unit), Figure::FoundCases, 0, month)),
        }
    }
}

/// The units that somebody sees, and the place of those cases that name none.
pub(super) fn seen(signed: &Signed, view: &View) -> Vec<String> {
    let units = signed.staff.org.units.0.iter().map(|unit| unit.code.clone());
    let seen = units.filter(|unit| !view.is_out(unit));
    seen.chain([OTHERS.to_owned()]).collect()
}
