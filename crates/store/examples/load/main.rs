//! Measures a store: `cargo run --release -p qingyu-store --example load -- <url> <filings> [reads]`.
//!
//! Files with 256 callers, then with one, then reads by code with 64; say a store on an empty database.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement talks to a person and may stop at any error"
)]

#[path = "../../tests/cases/mod.rs"]
mod cases;
mod clock;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use clock::Watch;
use qingyu_store::{Outcome, Store};

fn main() {
    let mut args = std::env::args().skip(1);
    let url = args.next().unwrap();
    let filings: u64 = args.next().unwrap().parse().unwrap();
    let reads: u64 = args.next().map_or(200_000, |reads| reads.parse().unwrap());
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let store = Store::open(&url).await.unwrap();
        file(&store, "filings, 256 callers", 256, 0..filings).await;
        file(&store, "filings, 1 caller", 1, filings..filings + 500).await;
        read(&store, 64, filings, reads).await;
        read(&store, 1, filings, reads / 10).await;
        store.close().await;
    });
}

async fn file(store: &Store, name: &str, callers: u64, range: std::ops::Range<u64>) {
    let watch = Watch::start();
    let share = (range.end - range.start) / callers;
    // Shared, as time is: identifiers of version 7 arrive nearly in their order.
    let next = Arc::new(AtomicU64::new(range.start));
    let tasks: Vec<_> = (0..callers)
        .map(|_| {
            let (store, next) = (store.clone(), Arc::clone(&next));
            tokio::spawn(async move {
                let mut times = Vec::new();
                for _ in 0..share {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let one = Watch::start();
                    let outcome = store.file(cases::anonymous(at)).await.unwrap();
                    assert!(matches!(outcome, Outcome::Filed(_)));
                    times.push(one.time());
                }
                times
            })
        })
        .collect();
    report(name, share * callers, tasks, &watch).await;
}

async fn read(store: &Store, callers: u64, cases: u64, reads: u64) {
    let watch = Watch::start();
    let share = reads / callers;
    let tasks: Vec<_> = (0..callers)
        .map(|caller| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut times = Vec::new();
                for at in 0..share {
                    let one = Watch::start();
                    let code = cases::code((caller * share + at).wrapping_mul(2_654_435_761) % (cases / 256 * 256));
                    assert!(store.case_by_code(&code).await.unwrap().is_some());
                    times.push(one.time());
                    if at % 16 == 0 {
                        tokio::task::yield_now().await;
                    }
                }
                times
            })
        })
        .collect();
    report(
        &format!("reads by code, {callers} callers"),
        share * callers,
        tasks,
        &watch,
    )
    .await;
}

async fn report(name: &str, total: u64, tasks: Vec<tokio::task::JoinHandle<Vec<Duration>>>, watch: &Watch) {
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await.unwrap());
    }
    let seconds = watch.time().as_secs_f64();
    times.sort();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    println!(
        "{name}: {total} in {seconds:.2} s, {:.0}/s, p50 {:?}, p99 {:?}",
        f64::from(u32::try_from(total).unwrap()) / seconds,
        at(50),
        at(99)
    );
}
