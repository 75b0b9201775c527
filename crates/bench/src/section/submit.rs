//! Durable submissions a second over HTTP, against plain SQLite inserts of the same rows.

use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use super::{CLIENTS, CROWDS, SPAN, Setting, file};
use crate::load::{Until, median};
use crate::plain::{Ground, Rows};
use crate::server::Fresh;
use crate::table::{Aim, Table};

/// Until the server has nothing left to do.
const REST: Duration = Duration::from_secs(1);

/// Measures it.
pub fn measure(setting: &Setting) -> Result<Table> {
    let mut table = Table::new("Durable submissions over HTTP");
    let fresh = Fresh::start(&setting.server, setting.site.as_deref())?;
    let (mut outcomes, mut limits, mut rows) = (Vec::new(), Vec::new(), None);
    for (seed, clients) in (1..).zip(CROWDS) {
        println!("  submit: {clients} clients, then plain inserts of the same rows");
        outcomes.push((clients, file(&fresh.server, clients, Until::Span(SPAN), seed)?));
        thread::sleep(REST);
        let ground = Ground::empty(&fresh.data)?;
        if rows.is_none() {
            rows = Some(Rows::since(&ground, &fresh.data)?);
        }
        limits.push(rows.as_ref().context("nothing was read")?.insert(&ground)?);
    }
    fresh.server.stop()?;
    let limit = median(&limits)?;
    outcomes.reverse();
    for (clients, outcome) in &outcomes {
        let judged = *clients == CLIENTS;
        let (rate, late) = if judged {
            (Aim::RatioAtLeast(0.3), Aim::AtMost(20.0))
        } else {
            (Aim::None, Aim::None)
        };
        table.add(
            format!("submissions, {clients} clients"),
            outcome.rate,
            Some(limit),
            "/s",
            rate,
        );
        table.add(format!("p50, {clients} clients"), outcome.p50, None, "ms", Aim::None);
        table.add(format!("p99, {clients} clients"), outcome.p99, None, "ms", late);
    }
    table.note(format!(
        "Limit: the same rows put into the same tables and indexes ({}) by plain SQLite, WAL and synchronous=FULL, 64 \
         cases a transaction, nothing else; the middle of 3. The stretch is 50 %. Client and server share the machine.",
        rows.map(|rows| rows.tables()).unwrap_or_default()
    ));
    Ok(table)
}
