//! Databases as each migration left them, lived in at that time: today's program finds their cases unchanged.

use std::fmt::Write as _;

use qingyu_domain::case::{Part, Recorded, fold};

use super::lived::STEPS;
use crate::cases::{code, id, message};
use crate::place::{Dump, Place, hex};

/// Cases as programs of every version stored them; see the tests of the domain.
const CASES: [&str; 2] = [
    include_str!("../../../domain/src/case/tests/frozen/before.jsonl"),
    include_str!("../../../domain/src/case/tests/frozen/now.jsonl"),
];

/// What is derived and may be made anew.
const DERIVED: [&str; 14] = [
    "cases",
    "tasks",
    "musts",
    "notices",
    "honours",
    "teams",
    "helps",
    "found_causes",
    "search_unsorted",
    "numbers",
    "case_counts",
    "week_counts",
    "case_moves",
    "migrations",
];

/// The stored lines of each case, under a number of its own.
fn cases() -> Vec<Vec<String>> {
    let cases = CASES.iter().flat_map(|file| file.split("\n\n"));
    let numbered = |(position, case): (u32, &str)| {
        let mut case = case.to_owned();
        for day in ["20261123", "20261127"] {
            let number = |position: u32| format!("\"number\":\"{day}-{position:06}\"");
            case = case.replace(&number(1), &number(position));
        }
        case.lines().map(str::to_owned).collect()
    };
    (1..).zip(cases).map(numbered).collect()
}

/// A statement of before as this database takes it.
fn filled(place: &Place, sql: &str) -> String {
    let (ordered, begin) = match place {
        Place::Sqlite(_) => ("WITHOUT ROWID", "X'"),
        Place::Postgres { .. } => ("", "'\\x"),
    };
    let sql = sql.replace("/*ordered*/", ordered).replace("{id:1}", &id(1));
    let mut filled = String::new();
    let mut parts = sql.split("{bytes:");
    filled.push_str(parts.next().unwrap());
    for part in parts {
        let (bytes, rest) = part.split_once('}').unwrap();
        write!(filled, "{begin}{bytes}'{rest}").unwrap();
    }
    filled
}

/// The cases, in tables as the first step made them.
fn stored(place: &Place) -> String {
    let mut sql = String::new();
    for (seed, lines) in (1..).zip(cases()) {
        let (case, code, salt) = (id(seed), hex(&code(seed)), hex(&code(seed ^ 0x5a)));
        let mut add = |statement: &str| sql.push_str(&filled(place, statement));
        add(&format!(
            "INSERT INTO codes (code, case_id, content) VALUES ({{bytes:{code}}}, '{case}', {{bytes:{salt}}});"
        ));
        for (seq, line) in (1..).zip(&lines) {
            add(&format!(
                "INSERT INTO events (case_id, seq, body) VALUES ('{case}', {seq}, '{line}');"
            ));
        }
        add(&format!(
            "INSERT INTO texts (case_id, seq, part, salt, body) VALUES ('{case}', 1, 'account', {{bytes:{salt}}}, '经过{seed}');
            INSERT INTO cases (id, number, kind, stage, marks, received_at, changed_at, version) VALUES
                ('{case}', 'old-{seed}', 'complaint', 'received', '[]', 0, 0, {});",
            lines.len()
        ));
    }
    sql
}

/// A database that lived until this step, and no further.
async fn lived_until(place: &Place, last: usize) {
    let mut sql = "CREATE TABLE migrations (version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL);".to_owned();
    for (version, (name, step, lived)) in (1..).zip(STEPS).take(last) {
        sql.push_str(&filled(place, step));
        write!(
            sql,
            "INSERT INTO migrations (version, name) VALUES ({version}, '{name}');"
        )
        .unwrap();
        sql.push_str(&filled(place, lived));
        if version == 1 {
            sql.push_str(&stored(place));
        }
    }
    place.run(&sql).await;
}

/// What is true, without what is derived from it.
fn truth(dump: Dump) -> Dump {
    let is_true = |(table, _): &(String, String)| !DERIVED.contains(&table.as_str()) && table != "settings";
    dump.into_iter().filter(|(column, _)| is_true(column)).collect()
}

pub async fn a_database_of_each_step_comes_up_with_its_cases_unchanged(place: &Place) {
    let empty = place.rows(EVERYTHING[usize::from(matches!(place, Place::Postgres { .. }))]);
    assert!(empty.await.is_empty(), "the place is empty");
    for last in 1..=STEPS.len() {
        lived_until(place, last).await;
        let before = truth(place.dump().await);
        let store = place.store().await;
        let steps = place.rows("SELECT name FROM migrations ORDER BY version").await;
        assert_eq!(steps, STEPS.map(|(name, ..)| name), "a new step needs a line in STEPS");
        let after = truth(place.dump().await);
        for (column, values) in &before {
            assert_eq!(after.get(column), Some(values), "{column:?} after step {last}");
        }
        for (seed, lines) in (1..).zip(cases()) {
            let found = store.case_by_code(&code(seed)).await.unwrap().unwrap();
            let events: Vec<Recorded> = lines.iter().map(|line| Recorded::read(line).unwrap()).collect();
            assert_eq!((&found.id, &found.events), (&id(seed), &events));
            let number = fold(&events).unwrap().unwrap().number.unwrap().to_string();
            let by_number = store.case_by_number(&number).await.unwrap().unwrap();
            assert_eq!((by_number.id, by_number.events), (found.id, events), "{number}");
            let texts = store.texts(&id(seed), Part::Account).await.unwrap();
            assert_eq!(texts[0].body, format!("经过{seed}"));
        }
        let watches = store.units().await.unwrap();
        assert!(watches.unit("oversight").unwrap().watches && !watches.unit("demo-1").unwrap().watches);
        let staff = store.staff().await.unwrap().len();
        assert_eq!(staff, if last < 3 { 0 } else { 2 }, "the staff of step {last}");
        // Work goes on, and what opening derived is what is derived from the events.
        let case = store.case_by_code(&code(1)).await.unwrap().unwrap();
        store.act(message(&case, "k1", "还在等")).await.unwrap();
        let worked = place.dump().await;
        store.rebuild().await.unwrap();
        assert_eq!(store.recount().await, Ok(0), "after step {last}");
        assert_eq!(place.dump().await, worked, "after step {last}");
        store.close().await;
        place.run(&clear(place).await).await;
    }
}

/// Tables, as each database lists them.
const EVERYTHING: [&str; 2] = [
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = 'public'",
];

/// Takes every table away, so that the next step begins in an empty place.
async fn clear(place: &Place) -> String {
    match place {
        Place::Sqlite(_) => {
            let tables = place.rows(EVERYTHING[0]).await;
            let drop = tables.iter().map(|table| format!("DROP TABLE {table};"));
            ["PRAGMA foreign_keys = OFF;".to_owned()]
                .into_iter()
                .chain(drop)
                .collect()
        }
        Place::Postgres { .. } => "DROP SCHEMA public CASCADE; CREATE SCHEMA public;".to_owned(),
    }
}
