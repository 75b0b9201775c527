//! Planned looks at units: each once by its id, over when it was carried out or called off; what waits is to be done as well.

use qingyu_domain::aftercare::{Owed, Want};
use qingyu_domain::inspection::Plan;
use qingyu_domain::person::PersonId;
use qingyu_domain::time::Day;

use crate::Store;
use crate::aftercare;
use crate::db::{Connection, Row, int, opt_text, text};
use crate::error::StoreError;

const ADD: &str = "INSERT INTO inspection_plans (id, unit, service_window, checklist, day, person, made_by) \
    VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";
const OVER: &str = "UPDATE inspection_plans SET is_over = 1, inspection = $1 WHERE id = $2 AND is_over = 0";

macro_rules! plans {
    ($where:literal) => {
        concat!(
            "SELECT id, unit, service_window, checklist, day, person, made_by, inspection, is_over FROM inspection_plans WHERE ",
            $where
        )
    };
}

const ONE: &str = plans!("id = $1");
/// Each a range of the key.
const WAITING: &str = plans!("is_over = 0 AND (day, id) > ($1, $2) ORDER BY day, id LIMIT $3");
const PAST: &str = plans!("is_over = 1 AND (day, id) < ($1, $2) ORDER BY day DESC, id DESC LIMIT $3");

/// A planned look as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPlan {
    /// What was planned.
    pub plan: Plan,
    /// What came of it.
    pub inspection: Option<String>,
    /// Carried out, or called off.
    pub is_over: bool,
}

/// The place in the list: the day, and which one.
pub type PlanKey = (String, String);

impl StoredPlan {
    /// Its place: the next page comes after the last one of this page.
    pub fn key(&self) -> PlanKey {
        (self.plan.on.to_string(), self.plan.id.clone())
    }
}

impl Store {
    /// Stores a plan with what is to be done; says whether it is new.
    pub async fn add_plan(&self, plan: Plan) -> Result<bool, StoreError> {
        let add = async move |db: &mut Connection| {
            let values = [
                text(plan.id.as_str()),
                text(plan.unit.as_str()),
                opt_text(plan.window.as_deref()),
                text(plan.checklist.as_str()),
                text(plan.on.to_string()),
                text(plan.to.0.as_str()),
                text(plan.by.0.as_str()),
            ];
            if db.execute(ADD, &values).await? == 0 {
                return Ok(false);
            }
            aftercare::replace(db, &plan.id, &plan.unit, &[], &[owed(&plan)]).await?;
            Ok(true)
        };
        self.writer.transaction(add).await
    }

    /// A plan.
    pub async fn plan(&self, id: &str) -> Result<Option<StoredPlan>, StoreError> {
        let mut found = self.readers.query(ONE, &[text(id)], read).await?;
        Ok(found.pop())
    }

    /// Those that wait, the earliest first, or those that are over, the latest first; after a place in the list.
    pub async fn plans(
        &self,
        is_over: bool,
        after: Option<&PlanKey>,
        limit: i64,
    ) -> Result<Vec<StoredPlan>, StoreError> {
        let (sql, begin) = if is_over {
            (PAST, ("9999-12-31".to_owned(), String::new()))
        } else {
            (WAITING, (String::new(), String::new()))
        };
        let (day, id) = after.unwrap_or(&begin);
        let values = [text(day.as_str()), text(id.as_str()), int(limit)];
        self.readers.query(sql, &values, read).await
    }

    /// Calls a plan off; [`StoreError::Conflict`] when it is over.
    pub async fn cancel_plan(&self, id: &str) -> Result<(), StoreError> {
        let id = id.to_owned();
        let cancel = async move |db: &mut Connection| {
            let is_done = over(db, &id, None).await?;
            is_done.then_some(()).ok_or(StoreError::Conflict)
        };
        self.writer.transaction(cancel).await
    }
}

/// A plan is over, with what came of it, in a transaction that the caller has begun; false when it was over before.
pub(crate) async fn over(db: &mut Connection, id: &str, inspection: Option<&str>) -> Result<bool, StoreError> {
    if db.execute(OVER, &[opt_text(inspection), text(id)]).await? == 0 {
        return Ok(false);
    }
    for stored in db.query(ONE, &[text(id)], read).await? {
        aftercare::replace(db, id, &stored.plan.unit, &[owed(&stored.plan)], &[]).await?;
    }
    Ok(true)
}

const fn owed(plan: &Plan) -> Owed {
    Owed {
        due: plan.on,
        what: Want::Look,
    }
}

fn read(row: &Row<'_>) -> Result<StoredPlan, StoreError> {
    let on = Day::parse(row.text(4)?).ok_or_else(|| StoreError::corrupt("a plan has no day"))?;
    Ok(StoredPlan {
        plan: Plan {
            id: row.text(0)?.to_owned(),
            unit: row.text(1)?.to_owned(),
            window: row.opt_text(2)?.map(str::to_owned),
            checklist: row.text(3)?.to_owned(),
            on,
            to: PersonId(row.text(5)?.to_owned()),
            by: PersonId(row.text(6)?.to_owned()),
        },
        inspection: row.opt_text(7)?.map(str::to_owned),
        is_over: row.int(8)? != 0,
    })
}
