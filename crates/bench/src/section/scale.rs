//! Submissions and look-ups again with a thousand, a hundred thousand and a million cases in the store.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use super::memory::{highest, resident};
use super::{CLIENTS, CROWDS, Setting, file, greet, hello, look_up};
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
/// Until the server has nothing left to do.
const REST: Duration = Duration::from_secs(2);
/// Look-ups with many cases keep this share of those with few.
const FLAT: f64 = 0.9;

/// Look-ups.
struct Reads {
    /// A second, with a database of which the server has read nothing since it was filled.
    cold: f64,
    /// A second, when each page was looked at.
    warm: f64,
    /// The limit of the latter.
    hello: f64,
    /// Answer times when warm, in milliseconds.
    p50: f64,
    /// As above.
    p99: f64,
}

/// Submissions by so many clients at once, and their limit.
struct Filings {
    crowds: Vec<(usize, Outcome)>,
    plain: f64,
}

impl Filings {
    /// The crowd that the aims speak of.
    fn judged(&self) -> Result<&Outcome> {
        let mut crowds = self.crowds.iter();
        let judged = crowds.find(|(clients, _)| *clients == CLIENTS);
        Ok(&judged.context("the crowd of the aims was not measured")?.1)
    }
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
        thread::sleep(REST);
        let rest = resident(&fresh.server)?;
        let known = Arc::new(codes.clone());
        let (reads, reading) = highest(&fresh.server, || read(&fresh.server, &hello, &known, seed))?;
        let (filings, filing) = highest(&fresh.server, || write(&fresh, seed + 9))?;
        let filed = filings.judged()?.rate;
        add_reads(&mut table, cases, &reads);
        add_filings(&mut table, cases, &filings);
        if let Some((few_reads, few_filed)) = few {
            let share = |what: &str| format!("{what}, {cases} cases, against {} cases", SIZES[0]);
            let flat = Aim::RatioAtLeast(FLAT);
            table.add(share("look-ups"), reads.warm, Some(few_reads), "/s", flat);
            table.add(share("submissions"), filed, Some(few_filed), "/s", Aim::None);
        }
        for (when, memory) in [("at rest", rest), ("looked up", reading), ("filed", filing)] {
            let what = format!("memory, {cases} cases, {when}");
            table.add(what, memory, None, "MiB", Aim::None);
        }
        few.get_or_insert((reads.warm, filed));
        codes.extend(filings.crowds.into_iter().flat_map(|(_, outcome)| outcome.codes));
    }
    table.note(
        "Filed and looked up over HTTP, by 64 clients where no other number stands. Limit of look-ups: the axum server that only says hello; cold are the first \
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
    let (mut rates, mut greetings) = (Vec::new(), Vec::new());
    let (mut middle, mut late) = (Vec::new(), Vec::new());
    for turn in 3..6 {
        greetings.push(greet(hello, SPAN)?.rate);
        let outcome = look_up(server, known, Until::Span(SPAN), seed + turn)?;
        rates.push(outcome.rate);
        middle.push(outcome.p50);
        late.push(outcome.p99);
    }
    Ok(Reads {
        cold,
        warm: median(&rates)?,
        hello: median(&greetings)?,
        p50: median(&middle)?,
        p99: median(&late)?,
    })
}

/// Files, by one crowd after the other, and inserts what the judged one filed plainly into the database as it was before.
fn write(fresh: &Fresh, seed: u64) -> Result<Filings> {
    let (mut crowds, mut plain) = (Vec::new(), None);
    for (seed, clients) in (seed..).zip(CROWDS) {
        let judged = clients == CLIENTS;
        let before = judged.then(|| Ground::copy(&fresh.data)).transpose()?;
        crowds.push((clients, file(&fresh.server, clients, Until::Span(SPAN), seed * 100)?));
        if let Some(before) = before {
            plain = Some(Rows::since(&before, &fresh.data)?.insert(&before)?);
        }
    }
    crowds.reverse();
    let plain = plain.context("the limit was not measured")?;
    Ok(Filings { crowds, plain })
}

fn add_reads(table: &mut Table, cases: usize, reads: &Reads) {
    let limit = Some(reads.hello);
    let mut add = |what: &str, value, limit, unit, aim| {
        table.add(format!("look-ups, {cases} cases{what}"), value, limit, unit, aim);
    };
    add("", reads.warm, limit, "/s", Aim::RatioAtLeast(0.4));
    add(", cold", reads.cold, limit, "/s", Aim::None);
    add(", p50", reads.p50, None, "ms", Aim::None);
    add(", p99", reads.p99, None, "ms", Aim::None);
}

fn add_filings(table: &mut Table, cases: usize, filings: &Filings) {
    for (clients, outcome) in &filings.crowds {
        let (rate, late) = if *clients == CLIENTS {
            (Aim::RatioAtLeast(0.3), Aim::AtMost(20.0))
        } else {
            (Aim::None, Aim::None)
        };
        let who = format!("submissions, {cases} cases, {clients} clients");
        table.add(who.clone(), outcome.rate, Some(filings.plain), "/s", rate);
        table.add(format!("{who}, p50"), outcome.p50, None, "ms", Aim::None);
        table.add(format!("{who}, p99"), outcome.p99, None, "ms", late);
    }
}
