//! The public figures: what an independent count says, hidden where it is small, published once.

use crate::support::desk::Team;
use crate::support::figures::{Chance, Truth};
use crate::support::ratings::SOURCE;
use crate::support::{Server, key, request};
use qingyu_api::open::OpenFigures;
use qingyu_domain::figures::{Block, Line, Topic};
use qingyu_domain::rating::{Cell, FEW, Hidden, is_safe, wilson};
use serde_json::{Value, json};

const OPEN: &str = "/api/v1/open";

async fn start() -> Server {
    Server::with(|settings| {
        settings.visit_sources = Some(vec![SOURCE.to_owned()]);
        settings.ratings_per_hour = Some(1_000_000);
    })
    .await
}

pub async fn told(server: &Server, query: &str) -> OpenFigures {
    let answer = server.get(&[OPEN, query].concat(), None).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    serde_json::from_value(answer.json()).unwrap()
}

fn fits(cell: Cell, value: u32) -> bool {
    match cell {
        Cell::Shown(shown) => shown == value,
        Cell::Few => value < FEW,
        Cell::Withheld => value >= FEW,
    }
}

/// A table as it really is, its lines as the block has them.
fn table(month: &str, block: &Block, truth: &Truth) -> Vec<Vec<u32>> {
    let value = |column: &str, of: &str| {
        let [month, topic, column, of] = [month, block.topic.as_str(), column, of].map(str::to_owned);
        truth.get(&(month, topic, column, of)).copied().unwrap_or(0)
    };
    let row = |line: &Line| {
        block
            .columns
            .iter()
            .map(|part| value(part.as_str(), &line.of))
            .collect()
    };
    block.lines.iter().map(row).collect()
}

/// Every cell fits the truth, and no hidden one can be computed. Says how many are shown.
fn is_true(block: &Block, truth: &[Vec<u32>]) -> usize {
    let mut shown = 0;
    let mut check = |cell: Cell, value: u32| {
        assert!(fits(cell, value), "{:?}: {cell:?} is {value}", block.topic);
        shown += usize::from(matches!(cell, Cell::Shown(_)));
    };
    for (line, row) in block.lines.iter().zip(truth) {
        line.parts
            .iter()
            .zip(row)
            .for_each(|(cell, value)| check(*cell, *value));
        check(line.total, row.iter().sum());
    }
    for (at, cell) in block.city.parts.iter().enumerate() {
        check(*cell, truth.iter().map(|row| row[at]).sum());
    }
    check(block.city.total, truth.iter().flatten().sum());
    let published = Hidden {
        cells: block.lines.iter().map(|line| line.parts.clone()).collect(),
        row_totals: block.lines.iter().map(|line| line.total).collect(),
        column_totals: block.city.parts.clone(),
        total: block.city.total,
    };
    assert!(is_safe(truth, &published), "{:?}", block.topic);
    shown
}

/// A server that lived through November and December, and what is known of it.
pub async fn lived(seed: u64) -> (Server, Truth) {
    let server = start().await;
    server.hire().await;
    let (mut chance, mut truth) = (Chance::new(seed), Truth::new());
    let mut codes = server.chance_cases(&mut chance, 110).await;
    let team = Team::of(&server).await;
    let answered = server.answered_complaints(&team, 13).await;
    server
        .chance_ratings(&mut chance, "2026-11-27", 0, 90, &mut truth)
        .await;
    server.set_clock("2026-12-02T09:00:00+08:00");
    for (at, case) in answered.iter().enumerate() {
        server.evaluate(case, at % 3 > 0).await;
    }
    codes.extend(server.chance_cases(&mut chance, 40).await);
    server
        .chance_ratings(&mut chance, "2026-12-02", 500, 30, &mut truth)
        .await;
    codes.extend(answered);
    server.counted(&codes, &mut truth).await;
    (server, truth)
}

#[tokio::test]
async fn every_published_number_is_that_of_an_independent_count_and_no_hidden_one_can_be_computed() {
    for seed in [1, 2] {
        let (server, truth) = Box::pin(lived(seed)).await;
        assert_eq!(
            server.publish_at("2027-01-14T23:59:59+08:00").await,
            1,
            "November is due, December is not"
        );
        assert_eq!(server.publish_at("2027-01-15T00:00:00+08:00").await, 1);
        assert_eq!(server.publish_at("2027-01-15T00:00:01+08:00").await, 0);
        let told = told(&server, "").await;
        let months: Vec<String> = told.months.iter().map(|one| one.month.to_string()).collect();
        assert_eq!(months, ["2026-11", "2026-12"]);
        let mut shown = 0;
        for month in &told.months {
            for block in &month.blocks {
                if block.topic == Topic::Waiting {
                    continue;
                }
                shown += is_true(block, &table(&month.month.to_string(), block, &truth));
            }
        }
        assert!(shown > 40, "{shown} numbers are shown");
        assert_eq!(server.app.store.recount().await, Ok(0));
        shares_are_of_the_cells(&told);
        waiting_is_what_came_and_did_not_go(&told, &truth);
    }
}

/// Each share lies where its cells let it lie, with Wilson's interval of a score that is known.
fn shares_are_of_the_cells(told: &OpenFigures) {
    let (mut exact, mut dimensions) = (0, 0);
    for share in &told.shares {
        assert!(0.0 <= share.low && share.low <= share.high && share.high <= 1.0);
        let month = told.months.iter().find(|month| month.month == share.month).unwrap();
        let line = month.block(share.topic).unwrap().line(share.of.as_deref()).unwrap();
        let cells: Vec<Option<f64>> = line
            .parts
            .iter()
            .map(|cell| match cell {
                Cell::Shown(value) => Some(f64::from(*value)),
                _ => None,
            })
            .collect();
        if let [Some(good), Some(bad), ..] = cells[..]
            && (share.topic == Topic::Verified || share.topic.is_dimension())
        {
            assert!((share.low - good / (good + bad)).abs() < 1e-4);
            let interval = wilson(rounded(good), rounded(good + bad));
            let ends = share.interval.unwrap();
            assert!((ends[0] - interval.low).abs() < 1e-4 && (ends[1] - interval.high).abs() < 1e-4);
            let n = rounded(good + bad);
            assert_eq!(share.n, Some([n, n]));
            exact += 1;
            dimensions += usize::from(share.topic.is_dimension());
        }
    }
    assert!(exact > 0, "a score is known: {:?}", told.shares);
    assert!(dimensions > 0, "and one of a dimension: {:?}", told.shares);
}

fn rounded(value: f64) -> u32 {
    (0..10_000).find(|one| (f64::from(*one) - value).abs() < 0.5).unwrap()
}

/// At the end of a month waits what came and neither went nor was answered; what is not accepted by then is overdue.
fn waiting_is_what_came_and_did_not_go(told: &OpenFigures, truth: &Truth) {
    let sum = |table: &str, until: &str| -> u32 {
        let these = truth
            .iter()
            .filter(|((month, what, ..), _)| what == table && month.as_str() <= until);
        these.map(|(_, count)| *count).sum()
    };
    for month in &told.months {
        let until = month.month.to_string();
        let waits = sum("filed", &until) - sum("withdrawn", &until) - sum("answered", &until);
        let block = month.block(Topic::Waiting).unwrap();
        assert!(fits(block.city.total, waits), "{:?} {waits}", block.city);
    }
}

#[tokio::test]
async fn what_is_published_never_changes_whatever_happens_afterwards() {
    let (server, _) = Box::pin(lived(3)).await;
    server.publish_at("2026-12-15T08:00:00+08:00").await;
    let first = server.get(OPEN, None).await;
    let etag = first.header("etag").to_owned();
    assert!(!etag.is_empty() && first.header("cache-control") == "no-cache");
    let again = |path: &'static str, etag: String| {
        let mut request = request("GET", path, None, None);
        request.headers_mut().insert("if-none-match", etag.parse().unwrap());
        server.send(request)
    };
    let known = again(OPEN, etag.clone()).await;
    assert_eq!((known.status.as_u16(), known.body.len()), (304, 0));
    let mut small = request("GET", OPEN, None, None);
    small
        .headers_mut()
        .insert("accept-encoding", "gzip, br".parse().unwrap());
    let small = server.send(small).await;
    assert_eq!(
        (small.header("content-encoding"), small.header("vary")),
        ("br", "accept-encoding")
    );
    assert_ne!(small.header("etag"), etag, "other bytes are named otherwise");
    let mut plain = Vec::new();
    brotli::BrotliDecompress(&mut small.body.as_slice(), &mut plain).unwrap();
    assert_eq!(plain, first.body);
    let case = server.file("complaint", Some("demo-1")).await;
    let body = json!({"key": key(), "reason": "solved"});
    assert_eq!(
        server.post("/api/v1/case/withdrawal", Some(&case), &body).await.status,
        200
    );
    assert_eq!(
        again(OPEN, etag.clone()).await.status,
        304,
        "nothing moves while somebody watches"
    );
    server.publish_at("2027-01-15T08:00:00+08:00").await;
    assert_eq!(again(OPEN, etag).await.status, 200);
    let november = |told: &Value| told["months"][0].clone();
    let then: Value = first.json();
    let now = server.get(OPEN, None).await.json();
    assert_eq!(november(&now), november(&then));
    let back = server.get("/api/v1/open?month=2026-11", None).await.json();
    assert_eq!(
        (november(&back), back["months"].as_array().unwrap().len()),
        (november(&then), 1)
    );
    for (path, problem) in [
        ("/api/v1/open?month=2027-01", "404 not_found"),
        ("/api/v1/open?month=2020-01", "404 not_found"),
        ("/api/v1/open?month=soon", "422 invalid filter:malformed"),
        ("/api/v1/open.csv?unit=demo-1", "422 invalid filter:malformed"),
    ] {
        assert_eq!(server.get(path, None).await.problem(), problem, "{path}");
    }
}

#[tokio::test]
async fn what_not_everybody_may_know_of_moves_no_figure() {
    let mut published = Vec::new();
    for is_hidden in [false, true] {
        let server = start().await;
        server.hire().await;
        let mut codes = Vec::new();
        for at in 0..12 {
            let unit = if at % 2 == 0 { "demo-1" } else { "demo-2" };
            codes.push(server.file("complaint", Some(unit)).await);
        }
        for (at, case) in codes.iter().enumerate() {
            if is_hidden {
                let report = json!({"key": key(), "text": "有人找我，让我撤回，我不想活了"});
                let said = server.post("/api/v1/case/reprisal", Some(case), &report).await;
                assert_eq!(said.status, 201, "{}", said.text());
            }
            if at < 7 {
                let reason = if is_hidden { "pressed" } else { "solved" };
                let body = json!({"key": key(), "reason": reason});
                let taken = server.post("/api/v1/case/withdrawal", Some(case), &body).await;
                assert_eq!(taken.status, 200);
            }
        }
        server.publish_at("2026-12-15T08:00:00+08:00").await;
        published.push(server.get(OPEN, None).await.text());
    }
    assert_eq!(published[0], published[1]);
}
