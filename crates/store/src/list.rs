//! The list of cases, by number or by due time: a page is some ranges of indexes, and costs the same at every size.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::{LazyLock, Mutex, PoisonError};

use qingyu_domain::case::CaseStatus;
use qingyu_domain::kind::Kind;

use crate::Store;
use crate::db::{Row, Value, int, text};
use crate::error::StoreError;
use crate::listed::{ListOrder, ListWanted, Listed};

impl Store {
    /// The cases that follow, at most so many.
    pub async fn listed(&self, wanted: &ListWanted, limit: i64) -> Result<Vec<Listed>, StoreError> {
        let is_thinned = wanted.order == ListOrder::Due && !wanted.is_of_few() && wanted.is_filtered();
        if !is_thinned {
            return self.way(wanted, limit, Way::Straight).await;
        }
        let common = self.way(wanted, limit, Way::Window).await?;
        if common.len() >= usize::try_from(limit).unwrap_or(usize::MAX) {
            return Ok(common);
        }
        self.way(wanted, limit, Way::Sorted).await
    }

    async fn way(&self, wanted: &ListWanted, limit: i64, way: Way) -> Result<Vec<Listed>, StoreError> {
        let (sql, values) = Query::new(wanted, limit, way).build();
        self.readers.query(kept(sql), &values, listed).await
    }
}

/// The statement, kept for as long as the program runs: there are as many as combinations of codes, some hundreds.
fn kept(sql: String) -> &'static str {
    static KEPT: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.get(sql.as_str()) {
        return known;
    }
    let new: &'static str = Box::leak(sql.into_boxed_str());
    kept.insert(new);
    new
}

fn listed(row: &Row<'_>) -> Result<Listed, StoreError> {
    Ok(Listed {
        id: row.text(0)?.to_owned(),
        number: row.text(1)?.to_owned(),
        due_at: row.int(2)?,
    })
}

/// A range of one index: SQL that is made of codes of ours only, and whether it is the unit's own.
struct Range {
    sql: String,
    is_of_unit: bool,
}

impl From<String> for Range {
    fn from(sql: String) -> Self {
        Self { sql, is_of_unit: false }
    }
}

/// How a page is found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// In the order of an index.
    Straight,
    /// By due moment, within so many of those that are due next: where what fits is common.
    Window,
    /// By due moment, put in order: where what fits is rare.
    Sorted,
}

/// How many of those that are due next are looked at before what fits counts as rare.
const WINDOW: i64 = 2048;
/// What is due by an act of ours.
const DUE: &str = "due_at IS NOT NULL AND stage <> 'withdrawn'";

/// One statement: its ranges side by side, each cut to a page, put in order together.
struct Query<'a> {
    wanted: &'a ListWanted,
    limit: i64,
    way: Way,
    sql: String,
    values: Vec<Value<'a>>,
}

impl<'a> Query<'a> {
    const fn new(wanted: &'a ListWanted, limit: i64, way: Way) -> Self {
        Self {
            wanted,
            limit,
            way,
            sql: String::new(),
            values: Vec::new(),
        }
    }

    fn add(&mut self, sql: &str) {
        self.sql.push_str(sql);
    }

    /// Adds SQL before and after the next placeholder.
    fn put(&mut self, before: &str, value: Value<'a>, after: &str) {
        self.values.push(value);
        let place = self.values.len();
        // Writing into a String cannot fail.
        write!(self.sql, "{before}${place}{after}").unwrap_or_default();
    }

    fn build(mut self) -> (String, Vec<Value<'a>>) {
        let (order, limit) = (self.order(), int(self.limit));
        if self.way == Way::Window {
            self.window();
        } else {
            self.side_by_side(order);
        }
        self.add([" ORDER BY ", order].concat().as_str());
        self.put(" LIMIT ", limit, "");
        (self.sql, self.values)
    }

    const fn order(&self) -> &'static str {
        match self.wanted.order {
            ListOrder::Newest => "number DESC",
            ListOrder::Oldest => "number",
            ListOrder::Due => "due_at, number",
        }
    }

    fn side_by_side(&mut self, order: &str) {
        let is_by_due = self.wanted.order == ListOrder::Due;
        // Nothing is read but what stands in the index.
        let due_at = if is_by_due { "due_at" } else { "CAST(0 AS BIGINT)" };
        let ranges = self.ranges();
        for (at, range) in ranges.iter().enumerate() {
            self.add(if at == 0 { "" } else { " UNION ALL " });
            self.add(&format!(
                "SELECT * FROM (SELECT id, number, {due_at} AS due_at FROM cases WHERE "
            ));
            if let Some(unit) = self.wanted.unit.as_deref().filter(|_| range.is_of_unit) {
                self.put("unit = ", text(unit), " AND ");
            }
            self.add(&range.sql);
            self.days();
            self.after();
            self.filters();
            self.add(&format!(" ORDER BY {order}"));
            self.put(" LIMIT ", int(self.limit), &format!(") AS range{at}"));
        }
    }

    /// What fits of those that are due next.
    fn window(&mut self) {
        self.add("SELECT id, number, due_at FROM (SELECT id, number, due_at, kind, unit, stage FROM cases WHERE ");
        self.add(DUE);
        self.after();
        self.put(" ORDER BY due_at, number LIMIT ", int(WINDOW), ") AS part WHERE 1 = 1");
        self.days();
        self.filters();
    }

    /// The ranges that hold all that fits: of the reviewer's index, of the enterprises', of the one by due moment, of a unit and a stage, or of
    /// a stage and a kind; what is thinned out within one stands in its index as well.
    fn ranges(&self) -> Vec<Range> {
        let wanted = self.wanted;
        let is_by_due = wanted.order == ListOrder::Due;
        // No term that the index by due moment could be chosen by.
        let due = if is_by_due { " AND (due_at + 0) IS NOT NULL" } else { "" };
        if wanted.of_reviewer {
            let ours = if is_by_due { " AND stage <> 'withdrawn'" } else { "" };
            return vec![["hand IS NOT NULL", due, ours].concat().into()];
        }
        if wanted.of_enterprise {
            let ours = if is_by_due { " AND stage <> 'withdrawn'" } else { "" };
            return vec![["enterprise IS NOT NULL", due, ours].concat().into()];
        }
        if is_by_due && self.way == Way::Straight {
            return vec![DUE.to_owned().into()];
        }
        let mut statuses = wanted.status.map_or(CaseStatus::ALL.to_vec(), |status| vec![status]);
        if is_by_due {
            statuses.retain(|status| *status != CaseStatus::Withdrawn);
        }
        let kinds = wanted.kind.map_or(Kind::ALL.to_vec(), |kind| vec![kind]);
        if statuses.is_empty() {
            return vec!["1 = 0".to_owned().into()];
        }
        if wanted.unit.is_some() {
            let of = |status: &CaseStatus| Range {
                sql: format!("stage = '{}'{due}", status.as_str()),
                is_of_unit: true,
            };
            return statuses.iter().map(of).collect();
        }
        if wanted.status.is_none() && wanted.kind.is_none() {
            let ours = if is_by_due { " AND stage <> 'withdrawn'" } else { "" };
            return vec![["1 = 1", due, ours].concat().into()];
        }
        let staged = |status: &CaseStatus| {
            let of = |kind: &Kind| format!("stage = '{}' AND kind = '{}'{due}", status.as_str(), kind.as_str()).into();
            kinds.iter().map(of).collect::<Vec<Range>>()
        };
        statuses.iter().flat_map(staged).collect()
    }

    /// Where the page begins.
    fn after(&mut self) {
        let wanted = self.wanted;
        let is_straight = self.way != Way::Sorted && !wanted.is_of_few();
        let due = if is_straight { "due_at" } else { "(due_at + 0)" };
        match (&wanted.after, wanted.order) {
            (Some((_, last)), ListOrder::Newest) => self.put(" AND number < ", text(last.as_str()), ""),
            (Some((_, last)), ListOrder::Oldest) => self.put(" AND number > ", text(last.as_str()), ""),
            (Some((due_at, last)), ListOrder::Due) => {
                self.put(&format!(" AND {due} >= "), int(*due_at), "");
                self.put(&format!(" AND ({due} > "), int(*due_at), "");
                self.put(" OR number > ", text(last.as_str()), ")");
            }
            (None, ListOrder::Due) => self.put(&format!(" AND {due} >= "), int(i64::MIN), ""),
            (None, ListOrder::Newest | ListOrder::Oldest) => {}
        }
    }

    /// The days; no term that the index by number could be chosen by, where the order is another one.
    fn days(&mut self) {
        let is_straight_by_due = self.wanted.order == ListOrder::Due && self.way == Way::Straight;
        let number = if is_straight_by_due { "(number || '')" } else { "number" };
        self.put(&format!(" AND {number} >= "), text(self.wanted.from.as_str()), "");
        self.put(&format!(" AND {number} < "), text(self.wanted.to.as_str()), "");
    }

    /// What thins out a range, and is no term that an index could be chosen by.
    fn filters(&mut self) {
        let wanted = self.wanted;
        let filters = [
            ("kind", wanted.kind.map(Kind::as_str)),
            ("stage", wanted.status.map(CaseStatus::as_str)),
            ("unit", wanted.unit.as_deref()),
        ];
        if wanted.of_reviewer && wanted.of_enterprise {
            self.add(" AND (enterprise + 0) = 1");
        }
        for (column, value) in filters {
            if let Some(value) = value {
                self.put(&format!(" AND ({column} || '') = "), text(value), "");
            }
        }
    }
}
