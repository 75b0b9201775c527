//! Pages of the desk's lists with a thousand, a hundred thousand and a million cases, beside look-ups by key.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use qingyu_api::Endpoint;
use qingyu_api::desk::list::ListCases;
use qingyu_api::desk::queue::ReadQueue;
use qingyu_api::desk::search::SearchCases;
use qingyu_api::units::ListUnits;
use qingyu_domain::unit::{Unit, UnitKind};
use serde_json::{Value, json};

use super::{Setting, look_up_alone};
use crate::http;
use crate::letter::{Letter, RARE};
use crate::load::{Codes, Load, Outcome, Until};
use crate::random::Code;
use crate::server::Fresh;
use crate::staff;
use crate::table::{Aim, Table};

/// Filled with --full to the last, else to the last but one.
const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];
/// How many fill at once.
const FILLERS: usize = 256;
/// How long each page is asked for, again and again, by one client.
const SPAN: Duration = Duration::from_millis(1500);
/// A page with many cases takes so many times as long as with few, at most.
const FLAT: f64 = 2.0;
/// Of a thousand cases, how many are of each kind and at which station: the last are rare.
const MIX: [(&str, usize, usize); 4] = [
    ("complaint", 0, 700),
    ("enquiry", 1, 200),
    ("praise", 0, 99),
    ("suggestion", 2, 1),
];

/// Measures it.
pub fn measure(setting: &Setting) -> Result<Table> {
    let fresh = Fresh::start(&setting.server, setting.site.as_deref())?;
    let site = setting.site.as_deref();
    let watcher = ["oversight", "oversight"];
    let cookie = staff::hire(&setting.server, &fresh.data, site, fresh.server.address(), watcher)?;
    let stations = stations(&fresh)?;
    let pages = pages(&stations, &cookie);
    let mut table = Table::new("Pages of the desk, 50 cases each");
    let mut codes: Vec<Code> = Vec::new();
    let mut few: Vec<f64> = Vec::new();
    for (seed, size) in (5..).map(|hundreds| hundreds * 100).zip(SIZES) {
        if size == 1_000_000 && !setting.full {
            table.note("A million cases: not measured in this run (`--full`).");
            break;
        }
        println!("  desk: filling up to {size} cases");
        fill(&fresh, &stations, size - codes.len(), seed, &mut codes)?;
        let limit = look_up_alone(&fresh.server, &Arc::new(codes.clone()), SPAN, seed + 90)?;
        println!("  desk: measuring with {} cases", codes.len());
        for (at, Asked { what, letter, of_list }) in pages.iter().enumerate() {
            let outcome = read(&fresh, what, letter)?;
            let cases = codes.len();
            table.add(
                format!("{what}, {cases} cases"),
                outcome.p50,
                Some(limit.p50),
                "ms",
                Aim::None,
            );
            // A page of few cases is shorter where what fits is rare: a whole page of the list stands for it.
            let like = if *of_list { 0 } else { at };
            match few.get(like).filter(|_| size > SIZES[0]) {
                Some(first) => table.add(
                    format!("{what}, {cases} cases, against a page of {}", SIZES[0]),
                    outcome.p50,
                    Some(*first),
                    "ms",
                    Aim::RatioAtMost(FLAT),
                ),
                None => few.push(outcome.p50),
            }
        }
    }
    table.note(
        "A search is recorded before it is answered: each waits for a write to the disk. All letters are alike but for one word of the suggestions, so that \
         what most cases have is in every block.",
    );
    table.note(
        "The middle of the answer times of one client that asks for the first page again and again. Limit: one look-up by \
         query code after another, by one client in the same run; of \"against\": the first page of the whole list, or of the \
         queue or the same search, with few cases. No case was ever taken, so that all of them are open and due.",
    );
    Ok(table)
}

/// What is asked for, its name in the table, and whether a page of the list stands for it with few cases.
struct Asked {
    what: &'static str,
    letter: Letter,
    of_list: bool,
}

fn pages(stations: &[String], cookie: &str) -> Vec<Asked> {
    let rare = stations.last().map(String::as_str).unwrap_or_default();
    let list = |query: &str| [ListCases::PATH, query].concat();
    let read = |(what, path): (&'static str, String)| Asked {
        what,
        letter: Letter::as_staff(&path, cookie),
        of_list: path.starts_with(ListCases::PATH),
    };
    let search = |(what, body): (&'static str, Value)| Asked {
        what,
        letter: Letter::asking(SearchCases::PATH, cookie, &body.to_string()),
        of_list: false,
    };
    let searches = [
        ("search, a common word", json!({"q": "户籍窗口"})),
        ("search, two characters of 1 in 1000", json!({ "q": RARE })),
        ("search, a word that nobody wrote", json!({"q": "没人写过的词"})),
        ("search, the end of a number", json!({"q": "000042"})),
        (
            "search, a common word about a unit of 1 in 1000",
            json!({"q": "户籍窗口", "unit": rare}),
        ),
        (
            "search, a common word of closed cases (none)",
            json!({"q": "户籍窗口", "status": "closed"}),
        ),
    ];
    let lists = [
        ("the list", list("")),
        ("the list, complaints", list("?kind=complaint")),
        ("the list, suggestions (1 of 1000)", list("?kind=suggestion")),
        ("the list, a unit of 1 in 1000", list(&format!("?unit={rare}"))),
        ("the list, received", list("?status=received")),
        ("the list, closed (none)", list("?status=closed")),
        (
            "the list, that unit and received",
            list(&format!("?unit={rare}&status=received")),
        ),
        ("the list by due time", list("?order=due")),
        (
            "the list by due time, that unit",
            list(&format!("?order=due&unit={rare}")),
        ),
        ("the queue of others", [ReadQueue::PATH, "?others=true"].concat()),
    ];
    lists
        .into_iter()
        .map(read)
        .chain(searches.into_iter().map(search))
        .collect()
}

/// The first three stations.
fn stations(fresh: &Fresh) -> Result<Vec<String>> {
    let answer = staff::send(fresh.server.address(), http::get(ListUnits::PATH, "").as_bytes())?;
    let units: Vec<Unit> = serde_json::from_slice(&answer.body)?;
    let stations = units.into_iter().filter(|unit| unit.kind == UnitKind::Station);
    let stations: Vec<String> = stations.map(|unit| unit.code).take(3).collect();
    ensure!(stations.len() == 3, "there are too few stations");
    Ok(stations)
}

/// Files so many more cases, mixed as they come.
fn fill(fresh: &Fresh, stations: &[String], count: usize, seed: u64, codes: &mut Vec<Code>) -> Result<()> {
    for ((kind, station, share), seed) in MIX.into_iter().zip(seed..) {
        let answers = (count * share / 1000).max(1);
        let load = Load {
            letter: Arc::new(Letter::of(kind, stations.get(station).cloned())?),
            codes: Codes::Fresh,
            clients: FILLERS.min(answers),
            until: Until::Answers(answers),
            seed,
        };
        codes.extend(load.send(fresh.server.address()).context("filing")?.codes);
    }
    Ok(())
}

/// Reads a page again and again.
fn read(fresh: &Fresh, what: &str, letter: &Letter) -> Result<Outcome> {
    let load = Load {
        letter: Arc::new(letter.clone()),
        codes: Codes::None,
        clients: 1,
        until: Until::Span(SPAN),
        seed: 0,
    };
    load.send(fresh.server.address()).with_context(|| what.to_owned())
}
