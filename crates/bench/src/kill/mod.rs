//! The crash harness: submitters file as fast as they can, the server is killed, and nothing acknowledged may be lost.
//!
//! One data folder for all rounds, so that every start recovers what every earlier kill left behind:
//!
//! ```text
//! start → 20 submitters ─ SIGKILL at a random moment → start → look up every code → retry what is open
//!   ↑                                                            → replay what was acknowledged ──┐
//!   └────────────────────────────────────── next round ──────────────────────────────────────────┘
//! ```

mod book;
mod check;
mod drain;
mod submitter;
mod tally;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::letter::{Letter, first_unit};
use crate::load::runtime;
use crate::place;
use crate::random::Random;
use crate::server::{Launch, Server};
use book::Book;
pub use drain::{Drained, drain};
use submitter::Filed;
pub use tally::Tally;

/// Submitters at once.
const SUBMITTERS: usize = 20;
/// The earliest moment of a kill after the first request, in milliseconds.
const EARLIEST: usize = 200;
/// So much later at most.
const SPREAD: usize = 1000;

/// So many rounds on a fresh SQLite database.
pub fn rounds(server: &Path, rounds: u32, seed: u64) -> Result<Tally> {
    rounds_on(server, None, rounds, seed)
}

/// So many rounds on the database of the URL, which must be empty.
pub fn rounds_on(server: &Path, database: Option<&str>, rounds: u32, seed: u64) -> Result<Tally> {
    let folder = place::scratch()?;
    let launch = Launch::new(server, &folder.path().join("data"), database, None)?;
    let runtime = runtime()?;
    let mut random = Random::new(seed);
    let mut book = Book::default();
    let mut tally = Tally::new(seed);
    for round in 1..=rounds {
        let filed = until_killed(&launch, &mut random, &runtime);
        let filed = filed.with_context(|| format!("round {round}, seed {seed}: before the kill"))?;
        let server = launch
            .start()
            .with_context(|| format!("round {round}, seed {seed}: no start after the kill"))?;
        let checked = runtime.block_on(check::round(server.address(), filed, &mut book, &mut tally));
        checked.with_context(|| format!("round {round}, seed {seed}: after the kill; it said {}", server.said()))?;
        server.kill()?;
        tally.rounds += 1;
        if round % 10 == 0 {
            println!("  round {round} of {rounds}: {}", tally.line());
        }
    }
    let server = launch.start()?;
    runtime.block_on(check::all(server.address(), &book, &mut tally))?;
    server.kill()?;
    Ok(tally)
}

/// Files until the kill; hands back every code that was sent, with its answer if one came.
fn until_killed(launch: &Launch, random: &mut Random, runtime: &tokio::runtime::Runtime) -> Result<Vec<Filed>> {
    let mut server = launch.start()?;
    let address = server.address().to_owned();
    let delay = u64::try_from(EARLIEST + random.below(SPREAD))?;
    let killed = Arc::new(AtomicBool::new(false));
    runtime.block_on(async {
        let letter = Arc::new(Letter::filing(first_unit(&address).await?)?);
        let mut submitters = tokio::task::JoinSet::new();
        for _ in 0..SUBMITTERS {
            let (letter, killed) = (Arc::clone(&letter), Arc::clone(&killed));
            submitters.spawn(submitter::run(address.clone(), letter, random.fork(), killed));
        }
        tokio::time::sleep(Duration::from_millis(delay)).await;
        ensure!(
            server.is_running(),
            "the server ended by itself and said {}",
            server.said()
        );
        kill(server, &killed)?;
        let mut filed = Vec::new();
        while let Some(done) = submitters.join_next().await {
            filed.append(&mut done??);
        }
        Ok(filed)
    })
}

/// Kills first and says so afterwards: nobody holds back before the blow.
fn kill(server: Server, killed: &AtomicBool) -> Result<()> {
    server.kill()?;
    killed.store(true, std::sync::atomic::Ordering::SeqCst);
    Ok(())
}
