//! A database that an older program made.

use qingyu_domain::case::Number;

use crate::cases::{anonymous, code, id, message};
use crate::place::{Place, hex};
use crate::rules::tasks::{expected, stored};

const OLD: [&str; 2] = [
    include_str!("../../migrations/0001_cases.sql"),
    include_str!("../../migrations/0002_watches.sql"),
];

/// Makes the tables as they were before there were people, with cases in them.
async fn old(place: &Place, cases: u32) {
    let (ordered, bytes) = match place {
        Place::Sqlite(_) => ("WITHOUT ROWID", "X'"),
        Place::Postgres { .. } => ("", "'\\x"),
    };
    let mut sql = vec![OLD.concat().replace("/*ordered*/", ordered)];
    sql.push(
        "CREATE TABLE migrations (version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL);
        INSERT INTO migrations (version, name) VALUES (1, 'cases'), (2, 'watches');"
            .to_owned(),
    );
    for position in 1..=cases {
        let seed = u64::from(position);
        let case = anonymous(seed);
        let (code, content) = (hex(&case.code), hex(&case.content));
        sql.push(format!(
            "INSERT INTO codes (code, case_id, content) VALUES ({bytes}{code}', '{}', {bytes}{content}');",
            case.id
        ));
        let day = case.received_at.day();
        for (seq, event) in (1..).zip((case.events)(Number { day, position })) {
            let body = event.canonical().unwrap();
            sql.push(format!(
                "INSERT INTO events (case_id, seq, body) VALUES ('{}', {seq}, '{body}');",
                id(seed)
            ));
        }
        sql.push(format!(
            "INSERT INTO cases (id, number, kind, stage, marks, received_at, changed_at, version) \
                VALUES ('{}', '20261127-{position:06}', 'complaint', 'received', '[]', 0, 0, 2);",
            id(seed)
        ));
    }
    place.run(&sql.concat()).await;
}

pub async fn a_database_made_before_there_were_tasks_gets_them(place: &Place) {
    old(place, 600).await;
    let store = place.store().await;
    let tasks = stored(place).await;
    assert_eq!(tasks, expected(&store, 1..=600).await);
    assert_eq!(tasks.iter().filter(|task| task.contains(" accept ")).count(), 600);
    assert_eq!(store.org_version().await, Ok(0));
    let case = store.case_by_code(&code(3)).await.unwrap().unwrap();
    store.act(message(&case, "k1", "还在等")).await.unwrap();
    store.file(anonymous(1000)).await.unwrap();
    let before = place.dump().await;
    assert_eq!(store.rebuild().await, Ok(601));
    assert_eq!(place.dump().await, before);
}

pub async fn tasks_not_made_to_the_end_or_by_other_rules_are_made_at_the_next_opening(place: &Place) {
    let store = place.store().await;
    for seed in 0..5 {
        store.file(anonymous(seed)).await.unwrap();
    }
    let before = place.dump().await;
    let stale =
        "INSERT INTO tasks (role, rank, due_at, case_id, position, step) VALUES ('legal', 1, 1, 'x', 0, 'accept')";
    for broken in [
        "DELETE FROM tasks WHERE case_id > (SELECT MIN(case_id) FROM tasks); DELETE FROM settings WHERE name = 'tasks'",
        "UPDATE settings SET value = '0' WHERE name = 'tasks'",
    ] {
        place.run(&format!("{stale}; {broken}")).await;
        let store = place.store().await;
        assert_eq!(place.dump().await, before, "after {broken}");
        store.close().await;
    }
    place.run(stale).await;
    place.store().await.close().await;
    assert_ne!(place.dump().await, before, "tasks that are whole are left alone");
}
