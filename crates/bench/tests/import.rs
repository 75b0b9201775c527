//! A file that is imported while the server is killed: every good row is there once, every bad one is given back.
#![allow(clippy::print_stdout, clippy::panic, reason = "a test says what it expects")]

use std::time::SystemTime;

use qingyu_bench::import::{self, Plan};
use qingyu_bench::place;

#[test]
fn every_good_row_is_there_once_and_every_bad_one_is_given_back() {
    let seed = SystemTime::UNIX_EPOCH.elapsed().map_or(1, |elapsed| elapsed.as_secs());
    let plan = Plan {
        server: place::server(None).unwrap_or_else(|error| panic!("{error}")),
        letters: import::letters(None).unwrap_or_else(|error| panic!("{error:#}")),
        rows: 3000,
        kills: 3,
        seed,
    };
    let found = import::run(&plan).unwrap_or_else(|error| panic!("seed {seed}: {error:#}"));
    println!("{found}");
    assert!(found.is_clean(), "seed {seed}: {found}");
}
