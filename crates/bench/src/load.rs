//! Load: so many clients, each sending its next request when it has its answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, available_parallelism};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::http::Connection;
use crate::letter::Letter;
use crate::random::{Code, Random};

/// What goes into the letters.
#[derive(Clone, Debug)]
pub enum Codes {
    /// A new code each time.
    Fresh,
    /// Any of these.
    Known(Arc<Vec<Code>>),
    /// None.
    None,
}

/// When it ends.
#[derive(Clone, Copy, Debug)]
pub enum Until {
    /// After so many answers, all of which count.
    Answers(usize),
    /// After so long, the warm-up before it apart.
    Span(Duration),
}

/// What is sent, by whom, for how long.
#[derive(Clone, Debug)]
pub struct Load {
    /// The request.
    pub letter: Arc<Letter>,
    /// Its codes.
    pub codes: Codes,
    /// Clients at once, each with a connection of its own.
    pub clients: usize,
    /// The end.
    pub until: Until,
    /// Where the randomness starts.
    pub seed: u64,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Answers a second that came within the measurement.
    pub rate: f64,
    /// The median of the answer times, in milliseconds: of all that was asked within the measurement, answers that came
    /// after its end included, since those are the slow ones.
    pub p50: f64,
    /// The time that 99 of 100 answers keep, in milliseconds.
    pub p99: f64,
    /// Every code that was acknowledged, the warm-up included.
    pub codes: Vec<Code>,
}

/// Answers before the measurement starts do not count.
const WARM_UP: Duration = Duration::from_millis(700);
/// When a load is given up.
const TOO_LONG: Duration = Duration::from_hours(1);

/// What every client of a load shares.
struct Shared {
    load: Load,
    left: AtomicUsize,
    from: Instant,
    to: Instant,
}

/// A runtime of one thread: clients are to take as little as possible from the server.
pub fn runtime() -> Result<Runtime> {
    Ok(Builder::new_current_thread().enable_all().build()?)
}

impl Load {
    /// Sends it; any answer other than the expected one is an error, so that nothing wrong is ever measured.
    ///
    /// As many threads as cores, each with its part of the clients: one would be the limit of a server that says hello.
    pub fn send(self, address: &str) -> Result<Outcome> {
        let (clients, until) = (self.clients, self.until);
        let mut random = Random::new(self.seed);
        let start = Instant::now();
        let (left, from, to) = match until {
            Until::Answers(count) => (count, start, start + TOO_LONG),
            Until::Span(span) => (usize::MAX, start + WARM_UP, start + WARM_UP + span),
        };
        let shared = Arc::new(Shared {
            load: self,
            left: AtomicUsize::new(left),
            from,
            to,
        });
        let threads = available_parallelism()?.get().min(clients).max(1);
        let mut all = Answered::default();
        thread::scope(|scope| {
            let mut crowds = Vec::new();
            for thread in 0..threads {
                let (shared, random) = (Arc::clone(&shared), random.fork());
                let part = clients / threads + usize::from(thread < clients % threads);
                crowds.push(scope.spawn(move || runtime()?.block_on(crowd(address, part, shared, random))));
            }
            for crowd in crowds {
                all.add(crowd.join().ok().context("a thread of clients failed")??);
            }
            anyhow::Ok(())
        })?;
        let span = match until {
            Until::Answers(_) => start.elapsed(),
            Until::Span(span) => span,
        };
        ensure!(all.within > 0, "no answer came within the time of the measurement");
        all.times.sort_unstable();
        Ok(Outcome {
            rate: float(all.within) / span.as_secs_f64(),
            p50: milliseconds(&all.times, 50),
            p99: milliseconds(&all.times, 99),
            codes: all.codes,
        })
    }
}

/// What came of some of the clients.
#[derive(Debug, Default)]
struct Answered {
    /// The answer times of all that was asked within the measurement.
    times: Vec<Duration>,
    /// How many answers came within it.
    within: usize,
    /// The codes that were acknowledged.
    codes: Vec<Code>,
}

impl Answered {
    fn add(&mut self, mut more: Self) {
        self.times.append(&mut more.times);
        self.within += more.within;
        self.codes.append(&mut more.codes);
    }

    /// Counts an answer of a measurement between two moments.
    fn count(&mut self, (from, to): (Instant, Instant), asked: Instant, answered: Instant) {
        if asked >= from {
            self.times.push(answered - asked);
        }
        if (from..=to).contains(&answered) {
            self.within += 1;
        }
    }
}

/// The clients of one thread.
async fn crowd(address: &str, size: usize, shared: Arc<Shared>, mut random: Random) -> Result<Answered> {
    let mut clients = JoinSet::new();
    for _ in 0..size {
        let connection = Connection::open(address).await?;
        clients.spawn(client(connection, Arc::clone(&shared), random.fork()));
    }
    let mut all = Answered::default();
    while let Some(done) = timeout(TOO_LONG, clients.join_next()).await? {
        all.add(done??);
    }
    Ok(all)
}

async fn client(mut connection: Connection, shared: Arc<Shared>, mut random: Random) -> Result<Answered> {
    let Shared { load, left, from, to } = shared.as_ref();
    let mut request = load.letter.bytes.clone();
    let mut all = Answered::default();
    loop {
        let code = match &load.codes {
            Codes::Fresh => Some(random.code()),
            Codes::Known(known) => known.get(random.below(known.len())).copied(),
            Codes::None => None,
        };
        if let Some(code) = &code {
            load.letter.address(&mut request, code);
        }
        let start = Instant::now();
        let is_over = start >= *to
            || left
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1))
                .is_err();
        if is_over {
            return Ok(all);
        }
        let status = connection.status(&request).await?;
        if status != load.letter.expects {
            let again = connection.exchange(&request).await?;
            let body = String::from_utf8_lossy(&again.body).into_owned();
            bail!(
                "expected {}, got {status}; once more: {} {body}",
                load.letter.expects,
                again.status
            );
        }
        all.count((*from, *to), start, Instant::now());
        if let (Codes::Fresh, Some(code)) = (&load.codes, code) {
            all.codes.push(code);
        }
    }
}

fn milliseconds(sorted: &[Duration], percent: usize) -> f64 {
    let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
}

/// A count as a number to reckon with.
#[allow(clippy::cast_precision_loss, reason = "counts here stay far below 2 to the 52nd")]
pub const fn float(count: usize) -> f64 {
    count as f64
}

/// The middle of some measurements.
pub fn median(measured: &[f64]) -> Result<f64> {
    let mut sorted = measured.to_vec();
    sorted.sort_by(f64::total_cmp);
    match sorted.get(sorted.len() / 2) {
        Some(middle) => Ok(*middle),
        None => bail!("there is no median of nothing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_after_the_end_counts_for_the_times_and_not_for_the_rate() {
        let from = Instant::now();
        let at = |ms: u64| from + Duration::from_millis(ms);
        let mut all = Answered::default();
        for (asked, answered) in [(0, 10), (90, 100), (99, 900)] {
            all.count((from, at(100)), at(asked), at(answered));
        }
        assert_eq!((all.times.len(), all.within), (3, 2));
        assert_eq!(all.times.iter().max(), Some(&Duration::from_millis(801)));
        all.count((at(50), at(100)), at(40), at(60));
        assert_eq!(
            (all.times.len(), all.within),
            (3, 3),
            "asked in the warm-up, answered within"
        );
    }

    #[test]
    fn percentiles_are_real_answer_times() {
        let times: Vec<_> = (1..=200).map(Duration::from_millis).collect();
        assert!((milliseconds(&times, 50) - 101.0).abs() < 1e-9);
        assert!((milliseconds(&times, 99) - 199.0).abs() < 1e-9);
        assert!((median(&[3.0, 1.0, 2.0]).unwrap() - 2.0).abs() < 1e-9);
        assert!(median(&[]).is_err());
    }
}
