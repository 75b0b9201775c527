//! Inserts of many rows in few statements, in sizes that stay prepared.

use std::fmt::Write as _;
use std::sync::LazyLock;

use crate::db::{Connection, Row, Value};
use crate::error::StoreError;

/// Rows per statement, largest first.
const SIZES: [usize; 4] = [64, 16, 4, 1];

/// An insert into one table, once for each size.
pub(crate) struct Insert {
    columns: usize,
    sized: [LazyLock<String, Box<dyn FnOnce() -> String + Send>>; 4],
}

impl Insert {
    /// `INSERT INTO <into> VALUES … <then>` for rows of so many columns.
    fn new(into: &'static str, columns: usize, then: &'static str) -> Self {
        let sized = SIZES.map(|rows| {
            let build: Box<dyn FnOnce() -> String + Send> = Box::new(move || statement(into, columns, rows, then));
            LazyLock::new(build)
        });
        Self { columns, sized }
    }

    /// Inserts the rows.
    pub(crate) async fn execute(&'static self, db: &mut Connection, values: &[Value<'_>]) -> Result<(), StoreError> {
        for (sql, chunk) in self.chunks(values) {
            db.execute(sql, chunk).await?;
        }
        Ok(())
    }

    /// Inserts the rows and maps what the statement returns of each.
    pub(crate) async fn query<T>(
        &'static self,
        db: &mut Connection,
        values: &[Value<'_>],
        map: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut returned = Vec::new();
        for (sql, chunk) in self.chunks(values) {
            returned.extend(db.query(sql, chunk, &map).await?);
        }
        Ok(returned)
    }

    /// Cuts the rows into the largest sizes that they fill.
    fn chunks<'v, 'a>(&'static self, mut values: &'v [Value<'a>]) -> Vec<(&'static str, &'v [Value<'a>])> {
        let mut chunks = Vec::new();
        for (size, sql) in SIZES.iter().zip(&self.sized) {
            while let Some((chunk, rest)) = values.split_at_checked(size * self.columns)
                && !chunk.is_empty()
            {
                chunks.push((sql.as_str(), chunk));
                values = rest;
            }
        }
        chunks
    }
}

fn statement(into: &str, columns: usize, rows: usize, then: &str) -> String {
    let mut sql = format!("INSERT INTO {into} VALUES ");
    for row in 0..rows {
        for column in 0..columns {
            let before = match (row, column) {
                (0, 0) => "(",
                (_, 0) => "), (",
                _ => ", ",
            };
            // Writing into a String cannot fail.
            write!(sql, "{before}${}", row * columns + column + 1).unwrap_or_default();
        }
    }
    sql.push(')');
    sql.push_str(then);
    sql
}

/// Declares the inserts of the tables.
macro_rules! inserts {
    ($($(#[$meta:meta])* $name:ident = $into:literal, $columns:literal, $then:literal;)+) => {
        $($(#[$meta])* pub(crate) static $name: LazyLock<Insert> =
            LazyLock::new(|| Insert::new($into, $columns, $then));)+
    };
}

inserts! {
    /// Says by its answer which codes are new: a code that is there already is no error, a case that is there is.
    CODES = "codes (code, case_id, content)", 3, " ON CONFLICT (code) DO NOTHING RETURNING case_id";
    /// Says by its answer which origins are new.
    ORIGINS = "origins (origin, case_id, is_content, import)", 4, " ON CONFLICT (origin) DO NOTHING RETURNING case_id";
    /// One slip a case: the one before is void.
    CLAIMS = "claims (case_id, claim, until)", 3,
        " ON CONFLICT (case_id) DO UPDATE SET claim = excluded.claim, until = excluded.until";
    EVENTS = "events (case_id, seq, body)", 3, "";
    TEXTS = "texts (case_id, seq, part, salt, body)", 5, "";
    CONTACTS = "contacts (case_id, name, phone, email)", 4, "";
    CASES = "cases (id, number, kind, unit, service_window, stage, step, due_at, marks, received_at, changed_at, \
        version, hand, enterprise)", 14, "";
    /// For rebuild: what another server has filed meanwhile is right as it is.
    CASES_AGAIN = "cases (id, number, kind, unit, service_window, stage, step, due_at, marks, received_at, \
        changed_at, version, hand, enterprise)", 14, " ON CONFLICT (id) DO NOTHING";
    /// A task whose place is taken is the same one, written by a rebuild, or stale: the queue never stops a case.
    TASKS = "tasks (role, rank, due_at, case_id, position, step, person, kind, unit)", 9,
        " ON CONFLICT (role, rank, due_at, case_id, position) DO UPDATE SET step = excluded.step, \
        person = excluded.person, kind = excluded.kind, unit = excluded.unit";
    /// Who is told stays told: the same row again is no other one.
    NOTICES = "notices (reader, told_on, number, case_id)", 4,
        " ON CONFLICT (reader, told_on, number, case_id) DO NOTHING";
    /// The same praise again is no other one.
    HONOURS = "honours (unit, day, number, case_id, is_verified, published)", 6,
        " ON CONFLICT (unit, day, number, case_id) DO UPDATE SET is_verified = excluded.is_verified, \
        published = excluded.published";
    /// The same must again is no other one.
    MUSTS = "musts (watcher, what, is_done, at, case_id, position, owner)", 7,
        " ON CONFLICT (watcher, what, is_done, at, case_id, position) DO UPDATE SET owner = excluded.owner";
    /// What a transaction moves is added to what is there.
    CASE_COUNTS = "case_counts (month, unit, figure, bucket, total)", 5,
        " ON CONFLICT (month, unit, figure, bucket) DO UPDATE SET total = case_counts.total + excluded.total";
    WEEK_COUNTS = "week_counts (week, unit, figure, bucket, total)", 5,
        " ON CONFLICT (week, unit, figure, bucket) DO UPDATE SET total = week_counts.total + excluded.total";
    CASE_MOVES = "case_moves (figure, day, number, case_id, bucket, unit, total)", 7,
        " ON CONFLICT (figure, day, number, case_id, bucket) DO UPDATE SET total = case_moves.total + excluded.total";
    /// The same person in the same team is no other one.
    TEAMS = "teams (person, number, case_id)", 3, " ON CONFLICT (person, number) DO NOTHING";
    /// The same wish again is no other one.
    HELPS = "helps (case_id, help, asked, standing, due)", 5,
        " ON CONFLICT (case_id, help) DO UPDATE SET standing = excluded.standing, due = excluded.due";
    /// The same cause of the same case again is no other one.
    FOUND_CAUSES = "found_causes (unit, cause, month, number, case_id)", 5,
        " ON CONFLICT (unit, cause, month, number) DO NOTHING";
    UNSORTED = "search_unsorted (number, case_id)", 2, "";
    /// A case that is in a block already has its place there.
    SEARCH_CASES = "search_cases (block, place, number, case_id)", 4, " ON CONFLICT (case_id) DO NOTHING";
    SEARCH_WORDS = "search_words (bucket, block, body)", 3, "";
    /// A case that is there stands where it stands.
    SOURCE_CASES = "source_cases (source, number, case_id, day, standing)", 5, " ON CONFLICT (source, number) DO NOTHING";
    SOURCE_STEPS = "source_steps (source, step, case_id, number, our_number, at, said_in, said_seq, body)", 9, "";
    REPLIES = "replies (case_id, key, content, answer)", 4, "";
    OUTBOX = "outbox (id, case_id, topic, claimed_until, tries)", 5, "";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::int;

    #[test]
    fn a_statement_numbers_its_places_row_by_row() {
        let sql = statement("a (b, c)", 2, 2, " RETURNING b");
        assert_eq!(sql, "INSERT INTO a (b, c) VALUES ($1, $2), ($3, $4) RETURNING b");
    }

    #[test]
    fn rows_are_cut_into_the_largest_sizes_they_fill() {
        static TWO: LazyLock<Insert> = LazyLock::new(|| Insert::new("a (b, c)", 2, ""));
        let sizes = |rows: usize| -> Vec<usize> {
            let values = vec![int(0); rows * 2];
            TWO.chunks(&values).iter().map(|(_, chunk)| chunk.len() / 2).collect()
        };
        assert_eq!(sizes(0), Vec::<usize>::new());
        assert_eq!(sizes(151), [64, 64, 16, 4, 1, 1, 1]);
        assert_eq!(sizes(3), [1, 1, 1]);
    }
}
