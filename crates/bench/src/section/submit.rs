//! Durable submissions a second over HTTP, against plain SQLite inserts of the same rows.

use anyhow::Result;

use super::{CLIENTS, SPAN, Setting, file};
use crate::load::Until;
use crate::plain;
use crate::server::Fresh;
use crate::table::{Aim, Table};

/// How many file at once.
const CROWDS: [usize; 3] = [1, CLIENTS, 256];

/// Measures it.
pub fn measure(setting: &Setting) -> Result<Table> {
    let mut table = Table::new("Durable submissions over HTTP");
    let fresh = Fresh::start(&setting.server, setting.site.as_deref())?;
    let mut outcomes = Vec::new();
    for (seed, clients) in (1..).zip(CROWDS) {
        println!("  submit: {clients} clients");
        outcomes.push((clients, file(&fresh.server, clients, Until::Span(SPAN), seed)?));
    }
    let (data, folder) = fresh.stop()?;
    println!("  submit: plain inserts of the same rows");
    let (limit, tables) = plain::inserts(&data)?;
    folder.close()?;
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
        tables.join(", ")
    ));
    Ok(table)
}
