//! Memory of the server at rest, under load and afterwards, beside an axum server that only says hello.

use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use super::{CLIENTS, SPAN, Setting, file, greet, hello, look_up};
use crate::load::Until;
use crate::server::{Fresh, Server};
use crate::table::{Aim, Table};

/// Long enough for a start or a load to be over.
const REST: Duration = Duration::from_secs(2);
/// Between two looks during a load.
const GLANCE: Duration = Duration::from_millis(50);

/// Measures it.
pub fn measure(setting: &Setting) -> Result<Table> {
    let fresh = Fresh::start(&setting.server, setting.site.as_deref())?;
    let hello = hello()?;
    thread::sleep(REST);
    let (rest, hello_rest) = (resident(&fresh.server)?, resident(&hello)?);
    println!("  memory: look-ups and submissions");
    let (codes, filing) = highest(&fresh.server, || {
        Ok(file(&fresh.server, 256, Until::Span(SPAN), 21)?.codes)
    })?;
    let codes = Arc::new(codes);
    let ((), reading) = highest(&fresh.server, || {
        look_up(&fresh.server, &codes, Until::Span(SPAN), 22).map(drop)
    })?;
    let ((), hello_reading) = highest(&hello, || greet(&hello, SPAN).map(drop))?;
    thread::sleep(REST);
    let (after, hello_after) = (resident(&fresh.server)?, resident(&hello)?);
    let mapped = mebibytes(fresh.server.memory("RssFile")?);
    let mut table = Table::new("Memory of the server (its own, mapped files apart)");
    table.add("at rest", rest, Some(hello_rest), "MiB", Aim::None);
    table.add("while 256 clients file", filing, None, "MiB", Aim::None);
    table.add(
        format!("while {CLIENTS} clients look up"),
        reading,
        Some(hello_reading),
        "MiB",
        Aim::None,
    );
    table.add("at rest afterwards", after, Some(hello_after), "MiB", Aim::None);
    table.add("mapped files that are in memory", mapped, None, "MiB", Aim::None);
    table.note(format!(
        "{} cases were filed meanwhile. Limit: the axum server that only says hello. Mapped are the program and the database, which the system takes back when it needs room.",
        codes.len()
    ));
    Ok(table)
}

/// Does something and hands back the most memory seen meanwhile.
pub(super) fn highest<T>(server: &Server, work: impl FnOnce() -> Result<T>) -> Result<(T, f64)> {
    thread::scope(|scope| {
        let (over, is_over) = channel::<()>();
        let watcher = scope.spawn(move || {
            let mut highest = resident(server)?;
            while is_over.recv_timeout(GLANCE) == Err(RecvTimeoutError::Timeout) {
                highest = resident(server)?.max(highest);
            }
            anyhow::Ok(highest)
        });
        let done = work();
        drop(over);
        let highest = watcher.join().ok().context("the watcher of the memory failed")??;
        Ok((done?, highest))
    })
}

/// What the server holds for itself, in MiB.
pub(super) fn resident(server: &Server) -> Result<f64> {
    Ok(mebibytes(server.memory("RssAnon")?))
}

fn mebibytes(kibibytes: u32) -> f64 {
    f64::from(kibibytes) / 1024.0
}
