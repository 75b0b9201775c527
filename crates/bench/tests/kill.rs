//! Nothing acknowledged is ever lost, whatever kills the server and whenever.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects"
)]

use std::time::SystemTime;

use qingyu_bench::kill::{self, Tally};
use qingyu_bench::place;
use qingyu_bench::postgres::{Database, VARIABLE};

const ROUNDS: u32 = 10;

fn seed() -> u64 {
    SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs()
}

fn judge(tally: &Tally) {
    println!("{tally}");
    assert_eq!(tally.rounds, ROUNDS);
    assert!(tally.is_clean(), "{tally}");
}

#[test]
fn no_acknowledged_case_is_lost_when_the_server_is_killed() {
    let server = place::server(None).unwrap_or_else(|error| panic!("{error}"));
    judge(&kill::rounds(&server, ROUNDS, seed()).unwrap_or_else(|error| panic!("{error:#}")));
}

#[test]
fn no_acknowledged_case_is_lost_on_postgresql_when_the_server_is_killed() {
    let server = place::server(None).unwrap_or_else(|error| panic!("{error}"));
    let Ok(url) = std::env::var(VARIABLE) else {
        panic!("{VARIABLE} is not set: `cargo xtask test` starts a PostgreSQL and sets it, or name one of your own");
    };
    let database = Database::create(&url).unwrap_or_else(|error| panic!("{error:#}"));
    let tally = kill::rounds_on(&server, Some(&database.url), ROUNDS, seed());
    judge(&tally.unwrap_or_else(|error| panic!("{error:#}")));
}
