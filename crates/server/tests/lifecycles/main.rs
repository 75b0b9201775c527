//! Random lives of cases through the calls of desk and citizen, with somebody of every role, forbidden moves included.
//!
//! Twelve in a test run; `QINGYU_LIVES=1000` makes it a thousand, and `QINGYU_LIVES_FROM` begins at a later one: the same
//! life is the same whenever those before it on its server are.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests fail by panicking"
)]
#![allow(clippy::print_stdout, reason = "a long run says how the lives ended")]

mod checks;
mod life;
mod others;
mod sides;
#[path = "../support/mod.rs"]
mod support;
mod truths;
mod wishes;

use std::collections::BTreeMap;

use life::Life;
use support::Server;
use support::crew::crew;

/// Lives on one server: so few that the queues stay short and every one of them is looked through.
const TOGETHER: u64 = 12;
/// Moves of a life.
const MOVES: usize = 130;

/// What is counted over all lives.
#[derive(Debug, Default)]
pub struct Sum {
    pub moves: u32,
    pub ends: BTreeMap<String, u32>,
    /// How forbidden moves were answered.
    pub refused: BTreeMap<String, u32>,
    /// Events by name.
    pub events: BTreeMap<&'static str, u32>,
    /// Proposals that were agreed to.
    pub decided: BTreeMap<String, u32>,
    pub by_notice: u32,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_life_of_a_case_gets_round_a_rule_through_the_calls() {
    let set = |name, usual: u64| std::env::var(name).map_or(usual, |lives| lives.parse().unwrap());
    let (from, lives) = (set("QINGYU_LIVES_FROM", 0), set("QINGYU_LIVES", 12));
    let mut sum = Sum::default();
    for first in (from..lives).step_by(TOGETHER.try_into().unwrap()) {
        let last = lives.min(first + TOGETHER);
        Box::pin(together(first..last, &mut sum)).await;
        // A run that is cut short has proved this much.
        println!(
            "{last} lives, {} moves, {} forbidden",
            sum.moves,
            sum.refused.values().sum::<u32>()
        );
    }
    println!("{lives} lives: {sum:#?}");
    assert!(sum.ends.len() > 3 && sum.decided.len() > 5, "lives differ: {sum:?}");
    assert!(sum.by_notice > 0, "nobody was told of anything");
    let refused: u32 = sum.refused.values().sum();
    assert!(
        u64::from(refused) > (lives - from) * 10,
        "much was tried that is forbidden"
    );
}

/// Plays them on one server.
async fn together(lives: std::ops::Range<u64>, sum: &mut Sum) {
    let server = Server::start().await;
    let hands = crew(&server).await;
    let mut numbers: Vec<String> = Vec::new();
    for life in lives {
        let mut one = Life::begin(&server, &hands, life, &numbers).await;
        for _ in 0..MOVES {
            one.moves(sum).await;
            if one.is_over() && one.choices.once_in(4) {
                break;
            }
        }
        one.end(sum).await;
        numbers.push(one.number);
    }
}
