//! 帮您办: wishes for help, the rows of a case in `helps`, a function of its events alone; those that wait, and those of a day.

use qingyu_domain::case::{Case, WishStanding};
use qingyu_domain::submission::HelpKind;
use qingyu_domain::time::{Day, Timestamp};

use crate::Store;
use crate::db::{Connection, Row, Value, int, text};
use crate::error::StoreError;
use crate::writer::insert::HELPS;

/// Each a range of a key.
const OPEN: &str = "SELECT case_id, help, asked, standing, due FROM helps \
    WHERE standing = 'open' AND (due, case_id, help) > ($1, $2, $3) ORDER BY due, case_id, help LIMIT $4";
const OF_DAY: &str = "SELECT case_id, help, asked, standing, due FROM helps \
    WHERE asked = $1 AND standing <> 'open' AND (case_id, help) > ($2, $3) ORDER BY case_id, help LIMIT $4";

/// Columns of the table.
const COLUMNS: usize = 5;

/// The place in a list: by when, the case, what for.
pub type HelpKey = (i64, String, String);

/// A wish for help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredHelp {
    /// The case.
    pub case_id: String,
    /// What for.
    pub help: HelpKind,
    /// The day on which it was asked for.
    pub asked_on: Day,
    /// Where it stands.
    pub standing: WishStanding,
    /// By when it is answered, as long as it is not.
    pub due_at: Option<Timestamp>,
}

impl StoredHelp {
    /// Its place: the next page comes after the last one of this page.
    pub fn key(&self) -> HelpKey {
        let due = self.due_at.map_or(0, Timestamp::ms);
        (due, self.case_id.clone(), self.help.as_str().to_owned())
    }
}

impl Store {
    /// Wishes that nobody has answered, the earliest due first, after a place in the list.
    pub async fn open_helps(&self, after: Option<&HelpKey>, limit: i64) -> Result<Vec<StoredHelp>, StoreError> {
        let begin = (i64::MIN, String::new(), String::new());
        let (due, case_id, help) = after.unwrap_or(&begin);
        let values = [int(*due), text(case_id.as_str()), text(help.as_str()), int(limit)];
        self.readers.query(OPEN, &values, stored).await
    }

    /// Wishes of a day that are answered, or will not be, after a place in the list.
    pub async fn helps_of(&self, day: Day, after: Option<&HelpKey>, limit: i64) -> Result<Vec<StoredHelp>, StoreError> {
        let begin = (0, String::new(), String::new());
        let (_, case_id, help) = after.unwrap_or(&begin);
        let values = [
            text(day.to_string()),
            text(case_id.as_str()),
            text(help.as_str()),
            int(limit),
        ];
        self.readers.query(OF_DAY, &values, stored).await
    }
}

fn stored(row: &Row<'_>) -> Result<StoredHelp, StoreError> {
    let corrupt = || StoreError::corrupt("a wish for help cannot be read");
    let due = row.int(4)?;
    Ok(StoredHelp {
        case_id: row.text(0)?.to_owned(),
        help: HelpKind::from_code(row.text(1)?).ok_or_else(corrupt)?,
        asked_on: Day::parse(row.text(2)?).ok_or_else(corrupt)?,
        standing: WishStanding::from_code(row.text(3)?).ok_or_else(corrupt)?,
        due_at: (due != 0).then(|| Timestamp::from_ms(due)),
    })
}

/// The rows of a case, in the order of the table's columns.
pub(crate) fn rows<'a>(id: &'a str, case: &Case) -> Vec<[Value<'a>; COLUMNS]> {
    let row = |wish: qingyu_domain::case::Wish| {
        [
            text(id),
            text(wish.help.as_str()),
            text(wish.asked_on.to_string()),
            text(wish.standing.as_str()),
            int(wish.due_at.map_or(0, Timestamp::ms)),
        ]
    };
    case.wishes().into_iter().map(row).collect()
}

/// Replaces the rows of a case that are others by now; no wish ever goes.
pub(crate) async fn replace(db: &mut Connection, id: &str, before: &Case, after: &Case) -> Result<(), StoreError> {
    let (old, new) = (rows(id, before), rows(id, after));
    let changed: Vec<Value<'_>> = new.into_iter().filter(|row| !old.contains(row)).flatten().collect();
    HELPS.execute(db, &changed).await
}
