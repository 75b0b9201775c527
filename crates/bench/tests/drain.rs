//! SIGTERM ends the server within ten seconds, and nothing acknowledged is lost.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects"
)]

use std::time::{Duration, SystemTime};

use qingyu_bench::kill::{Drained, drain};
use qingyu_bench::place;
use qingyu_bench::postgres::{Database, VARIABLE};

/// The promise of the server.
const PROMISE: Duration = Duration::from_secs(10);

fn drained(database: Option<&str>, hang: bool) -> Drained {
    let server = place::server(None).unwrap_or_else(|error| panic!("{error}"));
    let seed = SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs();
    let drained = drain(&server, database, seed, hang).unwrap_or_else(|error| panic!("seed {seed}: {error:#}"));
    println!("ended after {:?}; {}", drained.took, drained.tally);
    assert!(drained.tally.is_clean(), "{}", drained.tally);
    drained
}

#[test]
fn no_acknowledged_case_is_lost_when_the_server_is_told_to_stop() {
    let took = drained(None, false).took;
    assert!(took < PROMISE, "{took:?}");
    // Held connections cost a moment, not the time that running requests would have.
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn no_acknowledged_case_is_lost_on_postgresql_when_the_server_is_told_to_stop() {
    let Ok(url) = std::env::var(VARIABLE) else {
        panic!("{VARIABLE} is not set: `cargo xtask test` starts a PostgreSQL and sets it, or name one of your own");
    };
    let database = Database::create(&url).unwrap_or_else(|error| panic!("{error:#}"));
    let took = drained(Some(&database.url), false).took;
    assert!(took < PROMISE, "{took:?}");
}

#[test]
fn a_database_that_hangs_does_not_keep_the_server_from_ending_in_time() {
    let took = drained(None, true).took;
    assert!(took < PROMISE, "{took:?}");
}
