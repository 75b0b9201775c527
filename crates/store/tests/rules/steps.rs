//! Databases as each migration left them, lived in at that time: today's program finds their cases unchanged.

use std::fmt::Write as _;

use qingyu_domain::case::{Part, Recorded, fold};

use crate::cases::{code, id, message};
use crate::place::{Dump, Place, hex};

/// A step as it was run, and what was written with it before the next one. `{bytes:…}` becomes bytes; a step that is
/// there is never changed.
const STEPS: [(&str, &str, &str); 18] = [
    (
        "cases",
        include_str!("../../migrations/0001_cases.sql"),
        "INSERT INTO settings (name, value) VALUES ('pepper', 'fingerprint');
        INSERT INTO units (code, name, kind, parent, position) VALUES ('eps', '局', 'bureau', NULL, 1),
            ('oversight', '督察', 'department', 'eps', 2), ('demo-1', '一所', 'station', 'eps', 3);
        INSERT INTO windows (code, unit, name, position) VALUES ('demo-1-w2', 'demo-1', '窗口', 1);
        INSERT INTO contacts (case_id, name, phone, email) VALUES ('{id:1}', '某某', '13800138000', NULL);
        INSERT INTO replies (case_id, key, content, answer) VALUES ('{id:1}', 'k', {bytes:07}, '{}');
        INSERT INTO outbox (id, case_id, topic, claimed_until, tries) VALUES ('{id:1}/2/x', '{id:1}', 'x', 0, 0);
        INSERT INTO numbers (day, last) VALUES ('20261127', 12);",
    ),
    ("watches", include_str!("../../migrations/0002_watches.sql"), ""),
    (
        "people",
        include_str!("../../migrations/0003_people.sql"),
        "INSERT INTO people (id, name, shown, password, otp, is_active, failures, failed_at) VALUES
            ('p1', 'one', '一', 'hash', NULL, 1, 0, 0), ('p2', 'two', '二', 'hash', {bytes:0a}, 0, 3, 5);
        INSERT INTO posts (person, role, unit) VALUES ('p1', 'oversight', 'oversight');
        INSERT INTO services (person, unit, until) VALUES ('p1', 'demo-1', '2026-01-31');
        INSERT INTO sessions (token, person, started_at, seen_at) VALUES ({bytes:0b}, 'p1', 1, 2);
        INSERT INTO changes (id, at, person, what, about, detail) VALUES ('c1', 1, NULL, 'person_added', 'p1', '');
        UPDATE settings SET value = '4' WHERE name = 'people';
        INSERT INTO tasks (role, rank, due_at, case_id, position, step) VALUES ('intake', 1, 9, '{id:1}', 0, 'accept');
        INSERT INTO settings (name, value) VALUES ('tasks', '0');",
    ),
    (
        "notices",
        include_str!("../../migrations/0004_notices.sql"),
        "INSERT INTO notices (reader, told_on, number, case_id) VALUES ('unit/demo-1', '2026-11-27', 'X', '{id:1}');",
    ),
    (
        "queue",
        include_str!("../../migrations/0005_queue.sql"),
        "INSERT INTO tasks (role, rank, due_at, case_id, position, step, kind, unit)
            VALUES ('intake', 2, 9, '{id:1}', 0, 'accept', 'complaint', 'demo-1');",
    ),
    (
        "house",
        include_str!("../../migrations/0006_house.sql"),
        "INSERT INTO units (code, name, kind, parent, position, watches, closed)
            VALUES ('old', '旧', 'station', 'eps', 9, 0, 1);
        INSERT INTO former_parents (unit, above, until) VALUES ('demo-1', 'old', '2026-06-30');
        INSERT INTO deadlines (step, amount, measure, basis) VALUES ('accept', 2, 'working_days', 'own_choice');",
    ),
    (
        "subject",
        include_str!("../../migrations/0007_subject.sql"),
        "UPDATE people SET subject = 'sub' WHERE id = 'p1';",
    ),
    (
        "openings",
        include_str!("../../migrations/0008_openings.sql"),
        "INSERT INTO openings (id, person, is_new, asked, password, revision, asked_by, asked_at, until, standing)
            VALUES ('o1', 'p2', 0, '{}', '', '', 'p1', 1, 2, 'expired');",
    ),
    (
        "lists",
        include_str!("../../migrations/0009_lists.sql"),
        "INSERT INTO musts (watcher, what, is_done, at, case_id, position) VALUES ('oversight', 'x', 0, 1, '{id:1}', 0);",
    ),
    (
        "ratings",
        include_str!("../../migrations/0010_ratings.sql"),
        "INSERT INTO visits (visit, service_window, month, is_offered) VALUES ({bytes:0c}, 'demo-1-w2', '2026-11', 1);
        INSERT INTO rating_tokens (token, service_window, until) VALUES ({bytes:0d}, 'demo-1-w2', '2026-12-11');
        INSERT INTO ratings (id, service_window, day, source, level, service, efficiency, conduct, reasons)
            VALUES ('r1', 'demo-1-w2', '2026-11-27', 'open', 1, NULL, 2, NULL, 'attitude');
        INSERT INTO rating_texts (rating, body, phone, erased) VALUES ('r1', '某某', '13800138000', 0);
        INSERT INTO rating_keys (key, content, source, day) VALUES ({bytes:0e}, {bytes:0f}, 'open', '2026-11-27');
        INSERT INTO rating_counts (service_window, month, source, dimension, level, ratings)
            VALUES ('demo-1-w2', '2026-11', 'open', 'overall', 1, 1), ('demo-1-w2', '2026-11', 'open', 'efficiency', 2, 1);
        INSERT INTO visit_counts (service_window, month, visits, offered) VALUES ('demo-1-w2', '2026-11', 1, 1);",
    ),
    (
        "figures",
        include_str!("../../migrations/0011_figures.sql"),
        "INSERT INTO published (period, body) VALUES ('2026-10', '{}');
        INSERT INTO case_counts (month, unit, figure, bucket, total) VALUES ('2026-10', 'nowhere', 'complaint', 0, 7);",
    ),
    (
        "aftercare",
        include_str!("../../migrations/0012_aftercare.sql"),
        "INSERT INTO rating_steps (rating, seq, body) VALUES ('r1', 0, '{}');
        INSERT INTO rating_notes (rating, seq, day, body) VALUES ('r1', 1, '2026-11-28', '某某');
        INSERT INTO aftercare (what, due, about, unit) VALUES ('call', '2026-11-28', 'r1', 'demo-1');
        UPDATE ratings SET is_removed = 1 WHERE id = 'r1';
        UPDATE rating_counts SET source = 'removed';",
    ),
    (
        "encounters",
        include_str!("../../migrations/0013_encounters.sql"),
        "INSERT INTO encounters (id, unit, month, way) VALUES ('e1', 'demo-1', '2026-11', 'call');
        INSERT INTO encounter_steps (encounter, seq, body) VALUES ('e1', 0,
            '{\"v\":1,\"on\":\"2026-11-28\",\"step\":{\"type\":\"imported\",\"unit\":\"demo-1\",\"kind\":\"dispute\",\"day\":\"2026-11-27\",\"ask\":\"2026-11-30\"}}');
        INSERT INTO encounter_contacts (encounter, day, number, phone) VALUES ('e1', '2026-11-27', 'J1', '13800138000');
        INSERT INTO encounter_notes (encounter, seq, day, body) VALUES ('e1', 1, '2026-11-28', '某某');
        INSERT INTO encounter_counts (unit, month, what, encounters) VALUES ('demo-1', '2026-11', 'imported', 1);
        INSERT INTO encounter_totals (unit, month, total) VALUES ('demo-1', '2026-11', 3);",
    ),
    (
        "inspections",
        include_str!("../../migrations/0014_inspections.sql"),
        "INSERT INTO inspections (id, unit, service_window, day, checklist, manner, is_visit, good, looked_at, stage, due)
            VALUES ('i1', 'demo-1', NULL, '2026-11-28', 'hall', 'open', 0, 1, 2, 'rectify', '2026-12-09');
        INSERT INTO inspection_steps (inspection, seq, body) VALUES ('i1', 0,
            '{\"v\":1,\"on\":\"2026-11-28\",\"by\":\"p1\",\"step\":{\"type\":\"inspected\",\"unit\":\"demo-1\",\"checklist\":\"hall\",\"manner\":\"open\",\"is_visit\":false,\"marks\":{\"clean\":\"poor\",\"dress\":\"good\"},\"mend\":\"2026-12-09\"}}');
        INSERT INTO inspection_notes (inspection, seq, day, body) VALUES ('i1', 0, '2026-11-28', '某某');
        INSERT INTO inspection_photos (inspection, position, day, side, body) VALUES ('i1', 0, '2026-11-28', 'unit', '/9j/');",
    ),
    (
        "terms",
        include_str!("../../migrations/0015_terms.sql"),
        "INSERT INTO posts (person, role, unit, until) VALUES ('p2', 'supervisor', 'demo-1', '2028-11-27');",
    ),
    (
        "devices",
        include_str!("../../migrations/0016_devices.sql"),
        "INSERT INTO invitations (person, token, until) VALUES ('p2', {bytes:0c}, 9);
        INSERT INTO devices (person, token, pin, failures, failed_at) VALUES ('p2', {bytes:0d}, 'hash', 0, 0);",
    ),
    (
        "care",
        include_str!("../../migrations/0017_care.sql"),
        "INSERT INTO care (id, person, origin, reason, day, stage) VALUES ('k1', 'p1', 'own', 'unsaid', '2026-11-28', 'contacted');
        INSERT INTO care_steps (care, seq, body) VALUES ('k1', 0,
            '{\"v\":1,\"on\":\"2026-11-28\",\"by\":\"p2\",\"step\":\"contact\"}');",
    ),
    (
        "honours",
        include_str!("../../migrations/0018_honours.sql"),
        "INSERT INTO honours (unit, day, number, case_id, is_verified) VALUES ('demo-1', '2026-11-28', 'X', '{id:1}', 1);",
    ),
];

/// Cases as programs of every version stored them; see the tests of the domain.
const CASES: [&str; 2] = [
    include_str!("../../../domain/src/case/tests/frozen/before.jsonl"),
    include_str!("../../../domain/src/case/tests/frozen/now.jsonl"),
];

/// What is derived and may be made anew.
const DERIVED: [&str; 8] = [
    "cases",
    "tasks",
    "musts",
    "notices",
    "honours",
    "numbers",
    "case_counts",
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
