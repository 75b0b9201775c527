//! The public figures with ten million ratings and a million cases in the store, beside look-ups by key in the same run; on SQLite, and on
//! PostgreSQL where one is named.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use qingyu_api::Endpoint;
use qingyu_api::open::ReadOpen;
use qingyu_domain::figures::{Figure, Month};
use qingyu_domain::time::Timestamp;

use super::{Setting, file, look_up_alone};
use crate::http::{self, Connection};
use crate::letter::Letter;
use crate::load::{Codes, Load, Outcome, Until, runtime};
use crate::place;
use crate::postgres::{Database, VARIABLE, psql};
use crate::random::Code;
use crate::server::{Launch, Server};
use crate::table::{Aim, Table};

/// Ratings and cases with --full, and without.
const FULL: (u64, u64) = (10_000_000, 1_000_000);
const SMALL: (u64, u64) = (100_000, 10_000);
/// Cases that are really filed, to be looked up.
const FILED: usize = 2_000;
/// Months that are published.
const MONTHS: i64 = 12;
/// How long each is asked for, again and again, by one client.
const SPAN: Duration = Duration::from_secs(3);
/// A few key look-ups.
const FEW: f64 = 4.0;
/// Units and windows of the bundled tree that have lines.
const UNITS: [&str; 6] = ["zhaoshan", "gulou", "linjiang", "yangye", "demo-1", "demo-2"];
const WINDOWS: [&str; 5] = [
    "exit-entry-hall",
    "vehicles-hall",
    "linjiang-hukou",
    "yangye-hukou",
    "demo-1-hall",
];

/// Measures it.
pub fn measure(setting: &Setting) -> Result<Table> {
    let size = if setting.full { FULL } else { SMALL };
    let mut table = Table::new(&format!("The public figures, {} ratings, {} cases", size.0, size.1));
    on(setting, &mut table, "SQLite", None, size)?;
    match std::env::var(VARIABLE) {
        Ok(server) => {
            let database = Database::create(&server)?;
            on(setting, &mut table, "PostgreSQL", Some(&database.url), size)?;
        }
        Err(_) => table.note(format!("PostgreSQL: not measured in this run ({VARIABLE} names none).")),
    }
    if !setting.full {
        table.note("Ten million ratings and a million cases: not measured in this run (`--full`).");
    }
    table.note(
        "The middle of the answer times of one client that asks again and again. Limit: one look-up by query code after another, by one \
         client in the same run. The first answer is that of a server which was just started and has read nothing; another month is read \
         from what was published each time. Ratings, visits, cases, events and counters were put into the tables directly; the months were \
         published by the server when it started, from the counters.",
    );
    Ok(table)
}

fn on(setting: &Setting, table: &mut Table, name: &str, database: Option<&str>, size: (u64, u64)) -> Result<()> {
    let folder = place::scratch()?;
    let data = folder.path().join("data");
    let launch = Launch::new(&setting.server, &data, database, setting.site.as_deref())?;
    let server = launch.start()?;
    let filed = file(&server, 64, Until::Answers(FILED), 7)?;
    let codes: Arc<Vec<Code>> = Arc::new(filed.codes);
    server.stop()?;
    println!("  open: putting {} ratings and {} cases into {name}", size.0, size.1);
    let months = months()?;
    match database {
        Some(url) => psql(url, &statements(size, &months))?,
        None => in_sqlite(&data, &statements(size, &months))?,
    }
    let begun = Instant::now();
    let server = launch.start()?;
    table.add(
        format!("{name}: started, all months published"),
        ms(begun),
        None,
        "ms",
        Aim::None,
    );
    let first = Instant::now();
    let bytes = whole(&server, ReadOpen::PATH)?;
    table.add(
        format!("{name}: the data, first answer"),
        ms(first),
        None,
        "ms",
        Aim::None,
    );
    ensure!(
        bytes > 10_000,
        "the data are {bytes} bytes only: was nothing published?"
    );
    println!("  open: measuring on {name}");
    let limit = look_up_alone(&server, &codes, SPAN, 8)?.p50;
    let other = months.get(1).context("there are no months")?;
    for (what, path, aim) in [
        ("the data", ReadOpen::PATH.to_owned(), Aim::RatioAtMost(FEW)),
        ("the page", "/open".to_owned(), Aim::RatioAtMost(FEW)),
        (
            "the data up to another month",
            format!("{}?month={other}", ReadOpen::PATH),
            Aim::None,
        ),
    ] {
        let outcome = read(&server, &path)?;
        table.add(format!("{name}: {what}"), outcome.p50, Some(limit), "ms", aim);
        table.add(format!("{name}: {what}, p99"), outcome.p99, None, "ms", Aim::None);
    }
    table.note(format!("{name}: the data are {bytes} bytes with their head, before they are compressed; all are asked for as a browser does."));
    Ok(())
}

fn ms(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

/// The months that are published now, the last one first.
fn months() -> Result<Vec<Month>> {
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed()?;
    let today = Timestamp::from_ms(i64::try_from(now.as_millis())?).day();
    let last = Month::published_by(today);
    Ok((0..MONTHS).map(|back| last.plus(-back)).collect())
}

/// The bytes of an answer.
fn whole(server: &Server, path: &str) -> Result<usize> {
    runtime()?.block_on(async {
        let mut connection = Connection::open(server.address()).await?;
        let answer = connection.exchange(http::get(path, "").as_bytes()).await?;
        ensure!(answer.status == 200, "{path} gave {}", answer.status);
        Ok(answer.head.len() + answer.body.len())
    })
}

fn read(server: &Server, path: &str) -> Result<Outcome> {
    let mut letter = Letter::reading(path);
    // As every browser asks.
    letter.bytes = http::get(path, "accept-encoding: gzip, deflate, br\r\n").into_bytes();
    let load = Load {
        letter: Arc::new(letter),
        codes: Codes::None,
        clients: 1,
        until: Until::Span(SPAN),
        seed: 0,
    };
    load.send(server.address()).with_context(|| path.to_owned())
}

fn in_sqlite(data: &Path, statements: &str) -> Result<()> {
    let db = rusqlite::Connection::open(data.join("qingyu.sqlite"))?;
    db.execute_batch("PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; BEGIN IMMEDIATE")?;
    db.execute_batch(statements)?;
    db.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")?;
    Ok(())
}

/// Rows of a list with their places, for `JOIN`.
fn listed(values: impl Iterator<Item = String>) -> String {
    let rows: Vec<String> = values
        .enumerate()
        .map(|(at, value)| format!("({at}, '{value}')"))
        .collect();
    rows.join(", ")
}

/// What is put in, in words that both databases know.
fn statements((ratings, cases): (u64, u64), months: &[Month]) -> String {
    let month_rows = listed(months.iter().map(ToString::to_string));
    let window_rows = listed(WINDOWS.iter().map(ToString::to_string));
    let unit_rows = listed(UNITS.iter().map(ToString::to_string));
    let counted = [Figure::Praise, Figure::Complaint, Figure::Enquiry, Figure::Suggestion];
    let counted = counted.into_iter().chain([
        Figure::Solved,
        Figure::Unsolved,
        Figure::NotReached,
        Figure::Upheld,
        Figure::NotUpheld,
        Figure::InTime,
        Figure::Late,
        Figure::Withdrawn,
        Figure::Waiting,
    ]);
    let figure_rows = listed(counted.map(|figure| figure.as_str().to_owned()));
    let (month_count, window_count, unit_count) = (months.len(), WINDOWS.len(), UNITS.len());
    format!(
        "INSERT INTO ratings (id, service_window, day, source, level, service, efficiency, conduct, reasons)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ratings}),
            months(at, month) AS (VALUES {month_rows}), windows(at, code) AS (VALUES {window_rows})
            SELECT CAST(1000000000 + n.i AS TEXT), windows.code, months.month || '-15',
                CASE WHEN n.i % 7 = 0 THEN 'open' ELSE 'verified' END, 5 - (n.i % 11) / 3, NULL, NULL, NULL, ''
            FROM n JOIN months ON months.at = n.i % {month_count} JOIN windows ON windows.at = (n.i / 12) % {window_count};
        INSERT INTO rating_counts (service_window, month, source, dimension, level, ratings)
            SELECT service_window, substr(day, 1, 7), source, 'overall', level, COUNT(*) FROM ratings
            GROUP BY service_window, substr(day, 1, 7), source, level;
        INSERT INTO visit_counts (service_window, month, visits, offered)
            SELECT service_window, month, CAST(SUM(ratings) * 2 AS BIGINT), CAST(SUM(ratings) + 7 AS BIGINT) FROM rating_counts
            GROUP BY service_window, month;
        INSERT INTO cases (id, number, kind, unit, stage, marks, received_at, changed_at, version)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {cases}),
            units(at, code) AS (VALUES {unit_rows})
            SELECT 'bench-' || CAST(1000000000 + n.i AS TEXT), '00000000-' || CAST(1000000000 + n.i AS TEXT), 'complaint',
                units.code, 'closed', '[]', 0, 0, 2
            FROM n JOIN units ON units.at = n.i % {unit_count};
        INSERT INTO events (case_id, seq, body)
            WITH seqs(seq) AS (VALUES (1), (2))
            SELECT cases.id, seqs.seq, '{{}}' FROM cases JOIN seqs ON TRUE WHERE cases.id LIKE 'bench-%';
        INSERT INTO case_counts (month, unit, figure, bucket, total)
            WITH months(at, month) AS (VALUES {month_rows}), units(at, code) AS (VALUES {unit_rows}),
            figures(at, figure) AS (VALUES {figure_rows})
            SELECT months.month, units.code, figures.figure, 0, 3 + (months.at * 5 + units.at * 7 + figures.at * 11) % 40
                + {cases} / (12 * {month_count} * {unit_count})
            FROM months JOIN units ON TRUE JOIN figures ON TRUE;
        INSERT INTO case_counts (month, unit, figure, bucket, total)
            WITH RECURSIVE days(d) AS (SELECT 1 UNION ALL SELECT d + 1 FROM days WHERE d < 40),
            months(at, month) AS (VALUES {month_rows}), units(at, code) AS (VALUES {unit_rows}),
            figures(at, figure) AS (VALUES (0, 'days'), (1, 'days_without'))
            SELECT months.month, units.code, figures.figure, days.d, 1 + (days.d * 3 + units.at) % 9
            FROM months JOIN units ON TRUE JOIN figures ON TRUE JOIN days ON TRUE;"
    )
}
