//! Look-ups a second, against an axum server that only says hello.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;

use super::{CLIENTS, Setting, file, greet, hello, look_up};
use crate::load::{Until, median};
use crate::server::Fresh;
use crate::table::{Aim, Table};

/// Cases to look up.
const CASES: usize = 5000;
/// Times each is measured, in turn; the middle counts.
const ROUNDS: u64 = 3;
/// How long at a time.
const TURN: Duration = Duration::from_secs(3);

/// Measures it.
pub fn measure(setting: &Setting) -> Result<Table> {
    let fresh = Fresh::start(&setting.server, setting.site.as_deref())?;
    let codes = Arc::new(file(&fresh.server, CLIENTS, Until::Answers(CASES), 11)?.codes);
    let hello = hello()?;
    let (mut ours, mut limits, mut middle, mut late) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for seed in 0..ROUNDS {
        println!("  track: turn {} of {ROUNDS}", seed + 1);
        limits.push(greet(&hello, TURN)?.rate);
        let outcome = look_up(&fresh.server, &codes, Until::Span(TURN), seed)?;
        ours.push(outcome.rate);
        middle.push(outcome.p50);
        late.push(outcome.p99);
    }
    let mut table = Table::new("Look-ups of random known codes");
    let limit = Some(median(&limits)?);
    table.add(
        "look-ups, 64 clients",
        median(&ours)?,
        limit,
        "/s",
        Aim::RatioAtLeast(0.4),
    );
    table.add("p50", median(&middle)?, None, "ms", Aim::None);
    table.add("p99", median(&late)?, None, "ms", Aim::None);
    table.note("Limit: an axum server that answers [\"hello\"], a process of its own, under the same client. In turn, the middle of 3.");
    Ok(table)
}
