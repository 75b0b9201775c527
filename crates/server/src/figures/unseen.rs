//! What cases moved that are in the reviewer's hands: those of them that somebody does not see are taken out of what they are shown.

use qingyu_domain::figures::{Counts, Month, Move, Week, moves};
use qingyu_store::{LAST, ListOrder, ListWanted};

use crate::accounts::Signed;
use crate::app::App;
use crate::commands::desk::unseen_events;
use crate::refusal::Refusal;

/// Cases that are read at a time.
const PAGE: i64 = 100;

/// What they moved, by the unit as first filed.
pub struct Unseen(Vec<(String, Move)>);

/// Read from the cases themselves, of which there are few.
pub async fn unseen(app: &App, signed: &Signed) -> Result<Unseen, Refusal> {
    let mut wanted = ListWanted {
        order: ListOrder::Newest,
        kind: None,
        unit: None,
        status: None,
        from: String::new(),
        to: LAST.to_owned(),
        of_reviewer: true,
        of_enterprise: false,
        after: None,
    };
    let mut all = Vec::new();
    loop {
        let rows = app.store.listed(&wanted, PAGE).await?;
        wanted.after = rows.last().map(|last| (last.due_at, last.number.clone()));
        let is_last = i64::try_from(rows.len()).is_ok_and(|count| count < PAGE);
        let ids = rows.into_iter().map(|row| row.id).collect();
        for (unit, events) in unseen_events(app, signed, ids).await? {
            let moved = moves(None, &events);
            let (_, moved) = moved.map_err(|_| Refusal::Internal("the events of a case are corrupt".to_owned()))?;
            all.extend(moved.into_iter().map(|one| (unit.clone(), one)));
        }
        if is_last {
            return Ok(Unseen(all));
        }
    }
}

impl Unseen {
    /// Takes out what they moved in a week.
    pub fn take_out_of_week(&self, week: Week, counts: &mut Counts) {
        let is_counted = |one: &Move| one.figure.is_weekly() && one.on.is_some_and(|on| Week::of(on) == week);
        for (unit, one) in self.0.iter().filter(|(_, one)| is_counted(one)) {
            counts.add(unit, one.figure, one.bucket, -one.by);
        }
    }

    /// What they moved, one by one.
    pub fn moves(&self) -> impl Iterator<Item = &(String, Move)> {
        self.0.iter()
    }

    /// Takes out what they moved in a month, and what there was of them at its end.
    pub fn take_out(&self, month: Month, counts: &mut Counts) {
        for (unit, one) in &self.0 {
            let is_counted = if one.figure.is_stock() {
                one.month <= month
            } else {
                one.month == month
            };
            if is_counted {
                counts.add(unit, one.figure, one.bucket, -one.by);
            }
        }
    }
}
