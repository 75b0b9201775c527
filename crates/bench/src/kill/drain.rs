//! The gentle end: SIGTERM under load, with some who only hold a connection, and perhaps a database that hangs.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use rusqlite::Connection as Sqlite;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::task::{JoinSet, spawn_blocking};

use super::book::Book;
use super::submitter::{self, Filed};
use super::tally::Tally;
use super::{EARLIEST, SPREAD, SUBMITTERS, check};
use crate::http::{Connection, get};
use crate::letter::{Letter, first_unit};
use crate::load::runtime;
use crate::place;
use crate::random::Random;
use crate::server::{Launch, Server};

/// What came of it.
#[derive(Clone, Debug)]
pub struct Drained {
    /// What was found after the restart.
    pub tally: Tally,
    /// From the signal to the end of the process.
    pub took: Duration,
}

/// Files under load, sends SIGTERM, starts again and looks for losses; `hang` locks the database before the signal.
pub fn drain(server: &Path, database: Option<&str>, seed: u64, hang: bool) -> Result<Drained> {
    let folder = place::scratch()?;
    let data = folder.path().join("data");
    let launch = Launch::new(server, &data, database, None)?;
    let runtime = runtime()?;
    let mut random = Random::new(seed);
    let running = launch.start()?;
    let lock = hang.then(|| data.join("qingyu.sqlite"));
    let (filed, took) = runtime.block_on(until_ended(running, &mut random, lock))?;
    let again = launch.start().context("no start after the end")?;
    let (mut book, mut tally) = (Book::default(), Tally::new(seed));
    runtime.block_on(check::round(again.address(), filed, &mut book, &mut tally))?;
    again.stop()?;
    Ok(Drained { tally, took })
}

async fn until_ended(
    server: Server,
    random: &mut Random,
    lock: Option<std::path::PathBuf>,
) -> Result<(Vec<Filed>, Duration)> {
    let address = server.address().to_owned();
    let delay = u64::try_from(EARLIEST + random.below(SPREAD))?;
    let ending = Arc::new(AtomicBool::new(false));
    let letter = Arc::new(Letter::filing(first_unit(&address).await?)?);
    let held = hold(&address, &letter).await?;
    let mut submitters = JoinSet::new();
    for _ in 0..SUBMITTERS {
        let (letter, ending) = (Arc::clone(&letter), Arc::clone(&ending));
        submitters.spawn(submitter::run(address.clone(), letter, random.fork(), ending));
    }
    tokio::time::sleep(Duration::from_millis(delay)).await;
    let lock = lock.map(|path| lock_database(&path)).transpose()?;
    // Looked at only by those who can no longer reach the server: nobody holds back before.
    ending.store(true, Ordering::SeqCst);
    let took = spawn_blocking(move || server.stop()).await??;
    let mut filed = Vec::new();
    while let Some(done) = submitters.join_next().await {
        filed.append(&mut done??);
    }
    drop((held, lock));
    Ok((filed, took))
}

/// Connections that want nothing, or want it half: the server is not to wait for them.
async fn hold(address: &str, letter: &Letter) -> Result<(Connection, Vec<TcpStream>)> {
    let mut kept = Connection::open(address).await?;
    let answer = kept.exchange(get("/api/v1/health", "").as_bytes()).await?;
    ensure!(answer.status == 200, "GET /health gave {}", answer.status);
    let mut halves = Vec::new();
    for part in [0, 30, letter.bytes.len() - 30] {
        let mut half = TcpStream::connect(address).await?;
        half.write_all(letter.bytes.get(..part).unwrap_or_default()).await?;
        halves.push(half);
    }
    Ok((kept, halves))
}

/// Takes the right to write from the server, as a disk that hangs would.
fn lock_database(path: &Path) -> Result<Sqlite> {
    let db = Sqlite::open(path)?;
    db.busy_timeout(Duration::from_secs(10))?;
    db.execute_batch("BEGIN IMMEDIATE")?;
    Ok(db)
}
