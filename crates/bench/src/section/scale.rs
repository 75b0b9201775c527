//! Submissions and look-ups again with a thousand, a hundred thousand and a million cases in the store.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;

use super::{CLIENTS, Setting, file, greet, hello, look_up};
use crate::load::{Until, median};
use crate::plain::Plain;
use crate::server::Fresh;
use crate::table::{Aim, Table};

/// Filled with --full to the last, else to the last but one.
const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];
/// How many fill at once.
const FILLERS: usize = 256;
/// How long each is measured; submissions change the size, so not long.
const SPAN: Duration = Duration::from_secs(3);
/// Look-ups with many cases keep this share of those with few.
const FLAT: f64 = 0.9;

/// Measures it.
pub fn measure(setting: &Setting) -> Result<Table> {
    let fresh = Fresh::start(&setting.server, setting.site.as_deref())?;
    let hello = hello()?;
    let mut table = Table::new("The same with more cases in the store");
    let mut codes = Vec::new();
    let mut few: Option<(f64, f64)> = None;
    for (seed, size) in (0..).zip(SIZES) {
        if size == 1_000_000 && !setting.full {
            table.note("A million cases: not measured in this run (`--full`).");
            break;
        }
        println!("  scale: filling up to {size} cases");
        let missing = size.saturating_sub(codes.len());
        if missing > 0 {
            codes.append(&mut file(&fresh.server, FILLERS, Until::Answers(missing), 31 + seed * 10)?.codes);
        }
        println!("  scale: measuring with {} cases", codes.len());
        let known = Arc::new(codes.clone());
        let (mut reads, mut greetings) = (Vec::new(), Vec::new());
        for turn in 0..3 {
            greetings.push(greet(&hello, SPAN)?.rate);
            reads.push(look_up(&fresh.server, &known, SPAN, 32 + seed * 10 + turn)?.rate);
        }
        let (reads, limit) = (median(&reads)?, median(&greetings)?);
        let filing = file(&fresh.server, CLIENTS, Until::Span(SPAN), 39 + seed * 10)?;
        let cases = codes.len();
        table.add(
            format!("look-ups, {cases} cases"),
            reads,
            Some(limit),
            "/s",
            Aim::RatioAtLeast(0.4),
        );
        let plain = Plain::of(&fresh.data)?.insert()?;
        table.add(
            format!("submissions, {cases} cases"),
            filing.rate,
            Some(plain),
            "/s",
            Aim::RatioAtLeast(0.3),
        );
        if let Some((few_reads, few_filed)) = few {
            let share = |what: &str| format!("{what}, {cases} cases, against {} cases", SIZES[0]);
            table.add(share("look-ups"), reads, Some(few_reads), "/s", Aim::RatioAtLeast(FLAT));
            table.add(share("submissions"), filing.rate, Some(few_filed), "/s", Aim::None);
        }
        table.add(
            format!("p99 of submissions, {cases} cases"),
            filing.p99,
            None,
            "ms",
            Aim::AtMost(20.0),
        );
        let resident = f64::from(fresh.server.memory("RssAnon")?) / 1024.0;
        table.add(format!("memory, {cases} cases"), resident, None, "MiB", Aim::None);
        few.get_or_insert((reads, filing.rate));
        codes.extend(filing.codes);
    }
    table.note("Filed over HTTP, 64 clients measured. Limit of look-ups: the axum server that only says hello; of submissions: \
         plain inserts as above, into an empty database; of \"against\": the same with few cases.");
    Ok(table)
}
