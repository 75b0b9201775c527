//! Submissions and look-ups again with a thousand, a hundred thousand and a million cases in the store.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;

use super::{CLIENTS, Setting, file, greet, hello, look_up};
use crate::load::{Outcome, Until, median};
use crate::plain::{Ground, Rows};
use crate::random::Code;
use crate::server::{Fresh, Server};
use crate::table::{Aim, Table};

/// Filled with --full to the last, else to the last but one.
const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];
/// How many fill at once.
const FILLERS: usize = 256;
/// How long each is measured; submissions change the size, so not long.
const SPAN: Duration = Duration::from_secs(3);
/// Look-ups with many cases keep this share of those with few.
const FLAT: f64 = 0.9;

/// Look-ups a second.
struct Reads {
    /// With a database of which the server has read nothing since it was filled.
    cold: f64,
    /// When each page was looked at.
    warm: f64,
    /// The limit of the latter.
    hello: f64,
}

/// Measures it.
pub fn measure(setting: &Setting) -> Result<Table> {
    let fresh = Fresh::start(&setting.server, setting.site.as_deref())?;
    let hello = hello()?;
    let mut table = Table::new("The same with more cases in the store");
    let mut codes = Vec::new();
    let mut few: Option<(f64, f64)> = None;
    for (seed, size) in (3..).map(|tens| tens * 10).zip(SIZES) {
        if size == 1_000_000 && !setting.full {
            table.note("A million cases: not measured in this run (`--full`).");
            break;
        }
        println!("  scale: filling up to {size} cases");
        let missing = size.saturating_sub(codes.len());
        if missing > 0 {
            codes.append(&mut file(&fresh.server, FILLERS, Until::Answers(missing), seed)?.codes);
        }
        let cases = codes.len();
        println!("  scale: measuring with {cases} cases");
        let reads = read(&fresh.server, &hello, &Arc::new(codes.clone()), seed)?;
        let (filing, plain) = write(&fresh, seed + 9)?;
        add_reads(&mut table, cases, &reads);
        add_filing(&mut table, cases, &filing, plain);
        if let Some((few_reads, few_filed)) = few {
            let share = |what: &str| format!("{what}, {cases} cases, against {} cases", SIZES[0]);
            let flat = Aim::RatioAtLeast(FLAT);
            table.add(share("look-ups"), reads.warm, Some(few_reads), "/s", flat);
            table.add(share("submissions"), filing.rate, Some(few_filed), "/s", Aim::None);
        }
        let resident = f64::from(fresh.server.memory("RssAnon")?) / 1024.0;
        table.add(format!("memory, {cases} cases"), resident, None, "MiB", Aim::None);
        few.get_or_insert((reads.warm, filing.rate));
        codes.extend(filing.codes);
    }
    table.note(
        "Filed over HTTP, 64 clients measured. Limit of look-ups: the axum server that only says hello; cold are the first \
         look-ups after the filling, the others come after as many random ones as there are cases, the middle of 3. Limit of \
         submissions: what was filed, inserted plainly as above into a copy of the database as it was before, page by \
         page, read once and mapped, so that the disk is waited for by commits only, with the server's cache of 64 MiB, \
         empty at first. Limit of \"against\": the same with few cases.",
    );
    Ok(table)
}

/// Looks codes up, before and after every page was looked at.
fn read(server: &Server, hello: &Server, known: &Arc<Vec<Code>>, seed: u64) -> Result<Reads> {
    let cold = look_up(server, known, Until::Span(SPAN), seed + 1)?.rate;
    look_up(server, known, Until::Answers(known.len()), seed + 2)?;
    let (mut reads, mut greetings) = (Vec::new(), Vec::new());
    for turn in 3..6 {
        greetings.push(greet(hello, SPAN)?.rate);
        reads.push(look_up(server, known, Until::Span(SPAN), seed + turn)?.rate);
    }
    Ok(Reads {
        cold,
        warm: median(&reads)?,
        hello: median(&greetings)?,
    })
}

/// Files, and inserts the same plainly into the database as it was before.
fn write(fresh: &Fresh, seed: u64) -> Result<(Outcome, f64)> {
    let before = Ground::copy(&fresh.data)?;
    let filing = file(&fresh.server, CLIENTS, Until::Span(SPAN), seed)?;
    let plain = Rows::since(&before, &fresh.data)?.insert(&before)?;
    Ok((filing, plain))
}

fn add_reads(table: &mut Table, cases: usize, reads: &Reads) {
    let limit = Some(reads.hello);
    table.add(
        format!("look-ups, {cases} cases"),
        reads.warm,
        limit,
        "/s",
        Aim::RatioAtLeast(0.4),
    );
    table.add(
        format!("look-ups, {cases} cases, cold"),
        reads.cold,
        limit,
        "/s",
        Aim::None,
    );
}

fn add_filing(table: &mut Table, cases: usize, filing: &Outcome, plain: f64) {
    let (rate, late) = (Aim::RatioAtLeast(0.3), Aim::AtMost(20.0));
    table.add(
        format!("submissions, {cases} cases"),
        filing.rate,
        Some(plain),
        "/s",
        rate,
    );
    table.add(
        format!("p99 of submissions, {cases} cases"),
        filing.p99,
        None,
        "ms",
        late,
    );
}
