//! Time until the first field takes typing, in Chromium on a throttled phone, against hand-written HTML.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::Setting;
use crate::load::median;
use crate::server::Fresh;
use crate::table::{Aim, Table};

/// The measurement in the browser.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/first-field.mjs");

/// Measures it.
pub fn measure(setting: &Setting) -> Result<Table> {
    let fresh = Fresh::start(&setting.server, Some(setting.built_site()?))?;
    ensure!(Path::new(SCRIPT).is_file(), "{SCRIPT} is missing");
    let address = format!("http://{}", fresh.server.address());
    let output = Command::new("node")
        .args([SCRIPT, &address])
        .stderr(Stdio::inherit())
        .output()
        .context("could not run node")?;
    ensure!(
        output.status.success(),
        "the measurement in the browser failed: {}",
        output.status
    );
    let text = String::from_utf8(output.stdout)?;
    let found: Value = serde_json::from_str(text.lines().last().context("node said nothing")?)?;
    let times = |who: &str, what: &str| -> Result<f64> {
        let list = found.get(who).and_then(|who| who.get(what)).and_then(Value::as_array);
        let list: Option<Vec<f64>> = list
            .with_context(|| format!("no {who}.{what}"))?
            .iter()
            .map(Value::as_f64)
            .collect();
        median(&list.with_context(|| format!("{who}.{what} holds something else than numbers"))?)
    };
    let mut table = Table::new("First field on a throttled phone (4× CPU, 1.6 Mbit/s, 150 ms)");
    for (what, key, aim) in [
        ("the first field takes typing", "field", Aim::RatioAtMost(1.15)),
        ("second step after choosing at once", "atOnce", Aim::None),
        (
            "second step after choosing when the page is parsed",
            "parsed",
            Aim::None,
        ),
    ] {
        table.add(what, times("ours", key)?, Some(times("plain", key)?), "ms", aim);
    }
    table.add(
        "bytes as Chromium counted them",
        times("ours", "bytes")? / 1000.0,
        None,
        "KB",
        Aim::AtMost(140.0),
    );
    let note = |key| found.get(key).map(Value::to_string).unwrap_or_default();
    table.note(format!(
        "Limit: crates/bench/plain.html with the same style and headers, without script, from a small Node server with \
         brotli. In turn, the middle of {} runs, each with an empty cache. The second step came at {}; \
         what was typed was still there when the network was quiet: {}.",
        note("runs"),
        note("landed"),
        note("kept")
    ));
    Ok(table)
}
