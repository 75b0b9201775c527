//! What the events of cases moved, by the week and case by case: beside the counters by month, in the same transaction, and proved by the same
//! recount.

use std::collections::{BTreeMap, BTreeSet};

use qingyu_domain::figures::{Figure, Move, Week};
use qingyu_domain::time::Day;

use crate::Store;
use crate::db::{Connection, Row, Value, int, opt_text, text};
use crate::error::StoreError;
use crate::listed::Listed;
use crate::writer::insert::{CASE_MOVES, WEEK_COUNTS};

const READ: &str = "SELECT week, unit, figure, bucket, total FROM week_counts \
    WHERE week >= $1 AND week <= $2 AND total <> 0 ORDER BY week, unit, figure, bucket";
const CLEAR: &str = "DELETE FROM week_counts";

/// The cases behind a number, the newest first.
const BEHIND: &str = "SELECT DISTINCT case_id, number FROM case_moves \
    WHERE figure = $1 AND day >= $2 AND day <= $3 AND number < $4 \
    AND ($5 IS NULL OR unit = $5) AND ($6 < 0 OR bucket = $6) ORDER BY number DESC LIMIT $7";
const OF_CASES: &str = "SELECT figure, day, number, case_id, bucket, unit, total FROM case_moves \
    WHERE case_id > $1 AND case_id <= $2";
const CLEAR_CASES: &str = "DELETE FROM case_moves WHERE case_id > $1 AND case_id <= $2";
const CLEAR_REST: &str = "DELETE FROM case_moves WHERE case_id > $1";

/// Before and after every week.
const EVER: [&str; 2] = ["0000-00-00", "9999-99-99"];

/// A counter of a week.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WeekCount {
    /// The week.
    pub week: Week,
    /// The unit as first filed; empty where none was named.
    pub unit: String,
    /// What is counted.
    pub figure: Figure,
    /// The place of a cause; else 0.
    pub bucket: i64,
    /// How much.
    pub total: i64,
}

/// Which cases are asked for: those that moved a counter on some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BehindWanted {
    /// Which counter.
    pub figure: Figure,
    /// The place of a cause.
    pub bucket: Option<i64>,
    /// As first filed.
    pub unit: Option<String>,
    /// On this day or later.
    pub from: Day,
    /// On this day or earlier.
    pub to: Day,
    /// Numbers before this one.
    pub before: String,
}

/// A case that moved a counter on a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Moving {
    figure: Figure,
    day: Day,
    number: String,
    case_id: String,
    bucket: i64,
}

/// What a transaction moves.
#[derive(Debug, Default)]
pub(crate) struct Weeks {
    counts: BTreeMap<(Week, String, Figure, i64), i64>,
    cases: BTreeMap<Moving, (String, i64)>,
}

impl Weeks {
    /// Adds what a case with this number moved; one without a number has moved nothing that is listed.
    pub(crate) fn add(&mut self, (id, number): (&str, Option<&str>), unit: &str, one: &Move) {
        let Some(day) = one.on.filter(|_| one.figure.is_weekly()) else {
            return;
        };
        let key = (Week::of(day), unit.to_owned(), one.figure, one.bucket);
        *self.counts.entry(key).or_default() += one.by;
        if let Some(number) = number.filter(|_| one.figure.has_cases()) {
            let moving = Moving {
                figure: one.figure,
                day,
                number: number.to_owned(),
                case_id: id.to_owned(),
                bucket: one.bucket,
            };
            self.cases.entry(moving).or_insert_with(|| (unit.to_owned(), 0)).1 += one.by;
        }
    }

    /// Moves the counters, in the order of their keys.
    pub(crate) async fn store(self, db: &mut Connection) -> Result<(), StoreError> {
        let counts: Vec<Value<'_>> = self.counts.iter().flat_map(count_row).collect();
        WEEK_COUNTS.execute(db, &counts).await?;
        let cases: Vec<Value<'_>> = self.cases.iter().flat_map(case_row).collect();
        CASE_MOVES.execute(db, &cases).await
    }

    /// Puts the rows of the cases after one and up to another right, of which all is added by now, and says how many were wrong.
    pub(crate) async fn mend(&mut self, db: &mut Connection, after: &str, last: &str) -> Result<usize, StoreError> {
        let cases = std::mem::take(&mut self.cases);
        let were = db.query(OF_CASES, &[text(after), text(last)], moving).await?;
        let were: BTreeSet<_> = were.into_iter().collect();
        let right: BTreeSet<_> = cases.iter().map(|(key, of)| (key.clone(), of.clone())).collect();
        let differing = right.symmetric_difference(&were).map(|(key, _)| key);
        let wrong = differing.collect::<BTreeSet<_>>().len();
        if wrong > 0 {
            db.execute(CLEAR_CASES, &[text(after), text(last)]).await?;
            let rows: Vec<Value<'_>> = cases.iter().flat_map(case_row).collect();
            CASE_MOVES.execute(db, &rows).await?;
        }
        Ok(wrong)
    }

    /// The same for what is of no case, and for the counters once all cases are added.
    pub(crate) async fn mend_rest(self, db: &mut Connection, after: &str) -> Result<usize, StoreError> {
        let lost = db.execute(CLEAR_REST, &[text(after)]).await?;
        let ever = EVER.map(text);
        let were = db.query(READ, &ever, week_count).await?.into_iter();
        let were: BTreeMap<_, _> = were.map(WeekCount::keyed).collect();
        let mut right = self.counts;
        right.retain(|_, total| *total != 0);
        let keys: BTreeSet<_> = right.keys().chain(were.keys()).collect();
        let wrong = keys.into_iter().filter(|key| right.get(*key) != were.get(*key)).count();
        if wrong > 0 {
            db.execute(CLEAR, &[]).await?;
            let rows: Vec<Value<'_>> = right.iter().flat_map(count_row).collect();
            WEEK_COUNTS.execute(db, &rows).await?;
        }
        Ok(wrong + usize::try_from(lost).unwrap_or(usize::MAX))
    }
}

impl WeekCount {
    fn keyed(self) -> ((Week, String, Figure, i64), i64) {
        ((self.week, self.unit, self.figure, self.bucket), self.total)
    }
}

impl Store {
    /// What was counted of cases in some weeks, both included; counters at nought are absent.
    pub async fn week_counts(&self, from: Week, to: Week) -> Result<Vec<WeekCount>, StoreError> {
        let values = [text(from.to_string()), text(to.to_string())];
        self.readers.query(READ, &values, week_count).await
    }

    /// The cases behind a number, the newest first, at most so many.
    pub async fn cases_behind(&self, wanted: &BehindWanted, limit: i64) -> Result<Vec<Listed>, StoreError> {
        let values = [
            text(wanted.figure.as_str()),
            text(wanted.from.to_string()),
            text(wanted.to.to_string()),
            text(wanted.before.as_str()),
            opt_text(wanted.unit.as_deref()),
            int(wanted.bucket.unwrap_or(-1)),
            int(limit),
        ];
        let listed = |row: &Row<'_>| {
            Ok(Listed {
                id: row.text(0)?.to_owned(),
                number: row.text(1)?.to_owned(),
                due_at: 0,
            })
        };
        self.readers.query(BEHIND, &values, listed).await
    }
}

fn count_row<'a>(((week, unit, figure, bucket), by): (&'a (Week, String, Figure, i64), &'a i64)) -> [Value<'a>; 5] {
    [
        text(week.to_string()),
        text(unit.as_str()),
        text(figure.as_str()),
        int(*bucket),
        int(*by),
    ]
}

fn case_row<'a>((key, (unit, by)): (&'a Moving, &'a (String, i64))) -> [Value<'a>; 7] {
    [
        text(key.figure.as_str()),
        text(key.day.to_string()),
        text(key.number.as_str()),
        text(key.case_id.as_str()),
        int(key.bucket),
        text(unit.as_str()),
        int(*by),
    ]
}

fn unknown() -> StoreError {
    StoreError::corrupt("a counter of weeks counts something unknown")
}

fn week_count(row: &Row<'_>) -> Result<WeekCount, StoreError> {
    Ok(WeekCount {
        week: Week::parse(row.text(0)?).ok_or_else(unknown)?,
        unit: row.text(1)?.to_owned(),
        figure: Figure::from_code(row.text(2)?).ok_or_else(unknown)?,
        bucket: row.int(3)?,
        total: row.int(4)?,
    })
}

fn moving(row: &Row<'_>) -> Result<(Moving, (String, i64)), StoreError> {
    let moving = Moving {
        figure: Figure::from_code(row.text(0)?).ok_or_else(unknown)?,
        day: Day::parse(row.text(1)?).ok_or_else(unknown)?,
        number: row.text(2)?.to_owned(),
        case_id: row.text(3)?.to_owned(),
        bucket: row.int(4)?,
    };
    Ok((moving, (row.text(5)?.to_owned(), row.int(6)?)))
}
