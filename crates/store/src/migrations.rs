//! The tables, made step by step; forward only.

use crate::db::{Connection, int, text};
use crate::error::StoreError;

/// Every step in order; its position, from 1, is its version.
pub(crate) const STEPS: [(&str, &str); 32] = [
    ("cases", include_str!("../migrations/0001_cases.sql")),
    ("watches", include_str!("../migrations/0002_watches.sql")),
    ("people", include_str!("../migrations/0003_people.sql")),
    ("notices", include_str!("../migrations/0004_notices.sql")),
    ("queue", include_str!("../migrations/0005_queue.sql")),
    ("house", include_str!("../migrations/0006_house.sql")),
    ("subject", include_str!("../migrations/0007_subject.sql")),
    ("openings", include_str!("../migrations/0008_openings.sql")),
    ("lists", include_str!("../migrations/0009_lists.sql")),
    ("ratings", include_str!("../migrations/0010_ratings.sql")),
    ("figures", include_str!("../migrations/0011_figures.sql")),
    ("aftercare", include_str!("../migrations/0012_aftercare.sql")),
    ("encounters", include_str!("../migrations/0013_encounters.sql")),
    ("inspections", include_str!("../migrations/0014_inspections.sql")),
    ("terms", include_str!("../migrations/0015_terms.sql")),
    ("devices", include_str!("../migrations/0016_devices.sql")),
    ("care", include_str!("../migrations/0017_care.sql")),
    ("honours", include_str!("../migrations/0018_honours.sql")),
    ("words", include_str!("../migrations/0019_words.sql")),
    ("search", include_str!("../migrations/0020_search.sql")),
    ("teams", include_str!("../migrations/0021_teams.sql")),
    ("origins", include_str!("../migrations/0022_origins.sql")),
    ("imports", include_str!("../migrations/0023_imports.sql")),
    ("windows", include_str!("../migrations/0024_windows.sql")),
    ("plans", include_str!("../migrations/0025_plans.sql")),
    ("committers", include_str!("../migrations/0026_committers.sql")),
    ("returns", include_str!("../migrations/0027_returns.sql")),
    ("weeks", include_str!("../migrations/0028_weeks.sql")),
    ("call_taking", include_str!("../migrations/0029_call_taking.sql")),
    ("clearing", include_str!("../migrations/0030_clearing.sql")),
    ("whistles", include_str!("../migrations/0031_whistles.sql")),
    ("causes", include_str!("../migrations/0032_causes.sql")),
];

const TABLE: &str = "CREATE TABLE IF NOT EXISTS migrations (version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL)";

/// Held until the end of the transaction, so that several servers can start at once.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7205759403792793)";

/// Runs the steps that are missing, all in one transaction.
pub(crate) async fn run(db: &mut Connection) -> Result<(), StoreError> {
    db.begin().await?;
    let result = missing(db).await;
    db.end(result).await
}

async fn missing(db: &mut Connection) -> Result<(), StoreError> {
    let is_postgres = matches!(db, Connection::Postgres(_));
    db.lock(LOCK).await?;
    db.execute(TABLE, &[]).await?;
    let done = db
        .query("SELECT version FROM migrations", &[], |row| row.int(0))
        .await?;
    let newest = done.iter().copied().max().unwrap_or(0);
    for (version, (name, sql)) in (1..).zip(STEPS) {
        if version > newest {
            for statement in statements(sql) {
                db.define(&for_backend(&statement, is_postgres)).await?;
            }
            db.execute(
                "INSERT INTO migrations (version, name) VALUES ($1, $2)",
                &[int(version), text(name)],
            )
            .await?;
        }
    }
    let known = i64::try_from(STEPS.len()).unwrap_or(i64::MAX);
    if newest > known {
        return Err(StoreError::unavailable(
            "the database was made by a newer version of this program",
        ));
    }
    Ok(())
}

/// The statements of a file, without its comments.
fn statements(sql: &str) -> Vec<String> {
    let code: String = sql
        .lines()
        .filter(|line| !line.starts_with("--"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let statements = code.split(';').map(str::trim).filter(|one| !one.is_empty());
    statements.map(str::to_owned).collect()
}

fn for_backend(statement: &str, is_postgres: bool) -> String {
    statement.replace("/*ordered*/", if is_postgres { "" } else { "WITHOUT ROWID" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_cut_into_statements_without_comments() {
        let sql = "-- a; b\nCREATE TABLE a (\n    b TEXT\n) /*ordered*/;\n\nCREATE TABLE c (d TEXT);\n";
        let cut = statements(sql);
        assert_eq!(cut.len(), 2);
        assert_eq!(
            for_backend(&cut[0], false),
            "CREATE TABLE a (\n    b TEXT\n) WITHOUT ROWID"
        );
        assert_eq!(for_backend(&cut[1], true), "CREATE TABLE c (d TEXT)");
    }
}
