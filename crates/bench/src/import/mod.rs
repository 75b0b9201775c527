//! A file of many rows is imported while the server is killed again and again: every good row must be there once, and every bad one be
//! given back; sent a second time it must add nothing.

mod letters;

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use qingyu_api::Endpoint;
use qingyu_api::desk::imports::{ActOnImport, BAD_ROWS_PATH, ReadImport, UPLOAD_PATH};
use serde_json::{Value, json};

use crate::random::Random;
use crate::server::{Launch, Server};
use crate::{http, place, staff};
use letters::File;
pub use letters::{Letters, letters};

/// Between two looks.
const GLANCE: Duration = Duration::from_millis(100);
/// No import may take longer.
const PATIENCE: Duration = Duration::from_hours(1);

/// What is to be done.
pub struct Plan {
    /// The server.
    pub server: PathBuf,
    /// What rows are made of.
    pub letters: Letters,
    /// How many.
    pub rows: usize,
    /// Kills while they become cases.
    pub kills: u32,
    /// Where the moments of the kills start.
    pub seed: u64,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    rows: usize,
    mebibytes: usize,
    good: usize,
    bad: usize,
    known: usize,
    kills: u32,
    missing: usize,
    twice: usize,
    bad_missing: usize,
    again: u64,
    reading: Duration,
    committing: Duration,
    peak: f64,
}

impl Found {
    /// Whether the server was killed and every good row was there once, every bad one was given back, and the second time added nothing.
    pub const fn is_clean(&self) -> bool {
        self.kills > 0 && self.missing == 0 && self.twice == 0 && self.bad_missing == 0 && self.again == 0
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "rows {} ({} MiB): good {}, bad {}, sent twice {}",
            self.rows, self.mebibytes, self.good, self.bad, self.known
        )?;
        writeln!(f, "kills while they became cases: {}", self.kills)?;
        writeln!(
            f,
            "good rows that are missing: {}, there twice: {}",
            self.missing, self.twice
        )?;
        writeln!(f, "bad rows that were not given back: {}", self.bad_missing)?;
        writeln!(f, "cases that the second time added: {}", self.again)?;
        let (read, made) = (self.reading.as_secs_f64(), self.committing.as_secs_f64());
        writeln!(
            f,
            "sent, read and judged in {read:.1} s; the rest of the rows in {made:.1} s after the last kill"
        )?;
        writeln!(f, "most memory of the server: {:.0} MiB", self.peak)
    }
}

/// Where the server is asked.
struct Desk<'a> {
    address: &'a str,
    cookie: &'a str,
}

/// Does it on a fresh SQLite database.
pub fn run(plan: &Plan) -> Result<Found> {
    let folder = place::scratch()?;
    let data = folder.path().join("data");
    let launch = Launch::new(&plan.server, &data, None, None)?;
    let mut server = launch.start()?;
    let cookie = staff::hire(&plan.server, &data, None, server.address(), ["intake", "command"])?;
    let file = letters::file(&plan.letters, plan.rows)?;
    let mut found = Found {
        rows: plan.rows,
        mebibytes: file.bytes.len() >> 20,
        good: file.good.len(),
        bad: file.bad.len(),
        known: file.twice,
        ..Found::default()
    };
    let begun = Instant::now();
    let id = Desk::of(&server, &cookie).send(&file)?;
    found.reading = begun.elapsed();
    Desk::of(&server, &cookie).act(&id, "commit")?;
    let mut random = Random::new(plan.seed);
    for _ in 0..plan.kills {
        // The first one early: on a fast machine few rows are left a second later.
        let (least, more) = if found.kills == 0 { (20, 100) } else { (200, 1500) };
        thread::sleep(Duration::from_millis(least + u64::try_from(random.below(more))?));
        let stage = Desk::of(&server, &cookie).line(&id)?;
        if stage.get("stage").and_then(Value::as_str) == Some("done") {
            break;
        }
        found.peak = found.peak.max(peak(&server)?);
        server.kill()?;
        found.kills += 1;
        server = launch.start()?;
    }
    let begun = Instant::now();
    let desk = Desk::of(&server, &cookie);
    let line = desk.until(&id, "done")?;
    found.committing = begun.elapsed();
    count(&data, &file, &mut found)?;
    found.bad_missing = given_back(&desk, &id, &file)?;
    println!("  {line}");
    let id = desk.send(&file)?;
    desk.act(&id, "commit")?;
    let line = desk.until(&id, "done")?;
    found.again = line.get("added").and_then(Value::as_u64).context("no count")?;
    found.peak = found.peak.max(peak(&server)?);
    server.kill()?;
    Ok(found)
}

fn peak(server: &Server) -> Result<f64> {
    Ok(f64::from(server.memory("VmHWM")?) / 1024.0)
}

impl<'a> Desk<'a> {
    fn of(server: &'a Server, cookie: &'a str) -> Self {
        Self {
            address: server.address(),
            cookie,
        }
    }

    fn get(&self, path: &str) -> Result<Vec<u8>> {
        let request = http::get(path, &format!("cookie: {}\r\n", self.cookie));
        let answer = staff::send(self.address, request.as_bytes())?;
        ensure!(answer.status == 200, "{path} gave {}", answer.status);
        Ok(answer.body)
    }

    /// How an import stands.
    fn line(&self, id: &str) -> Result<Value> {
        let view: Value = serde_json::from_slice(&self.get(&ReadImport::PATH.replace("{import}", id))?)?;
        view.get("line").cloned().context("no import")
    }

    /// Sends the file and waits until it can be committed.
    fn send(&self, file: &File) -> Result<String> {
        let path = UPLOAD_PATH.replace("{source}", "12345");
        let answer = staff::post_as(self.address, &path, ("text/csv", &file.bytes), self.cookie)?;
        ensure!(answer.status == 201, "the upload gave {}", answer.status);
        let view: Value = serde_json::from_slice(&answer.body)?;
        let id = view.pointer("/line/import").and_then(Value::as_str);
        let id = id.context("no import came")?.to_owned();
        self.until(&id, "ready")?;
        Ok(id)
    }

    fn act(&self, id: &str, what: &str) -> Result<()> {
        let path = ActOnImport::PATH.replace("{import}", id);
        let answer = staff::post(self.address, &path, &json!({"type": what}), self.cookie)?;
        ensure!(answer.status == 200, "{what} gave {}", answer.status);
        Ok(())
    }

    fn until(&self, id: &str, stage: &str) -> Result<Value> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let line = self.line(id)?;
            match line.get("stage").and_then(Value::as_str) {
                Some(now) if now == stage => return Ok(line),
                Some("refused" | "discarded") => bail!("it ended otherwise: {line}"),
                _ => thread::sleep(GLANCE),
            }
        }
        bail!("it took too long to be {stage}")
    }
}

/// Reads the numbers off the events themselves.
fn count(data: &Path, file: &File, found: &mut Found) -> Result<()> {
    let database = rusqlite::Connection::open(data.join("qingyu.sqlite"))?;
    let mut bodies = database.prepare("SELECT body FROM events WHERE seq = 1")?;
    let mut there = BTreeSet::new();
    let mut rows = bodies.query([])?;
    while let Some(row) = rows.next()? {
        let body: Value = serde_json::from_str(&row.get::<_, String>(0)?)?;
        let number = body.pointer("/event/origin/number").and_then(Value::as_str);
        let is_first = there.insert(number.context("a case without its number")?.to_owned());
        found.twice += usize::from(!is_first);
    }
    found.missing = file.good.difference(&there).count();
    let odd = there.difference(&file.good).count();
    ensure!(odd == 0, "{odd} cases are of no good row");
    Ok(())
}

/// How many bad rows are not in the table that is given back.
fn given_back(desk: &Desk<'_>, id: &str, file: &File) -> Result<usize> {
    let table = desk.get(&BAD_ROWS_PATH.replace("{import}", id))?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(table.as_slice());
    let lines = reader.records().filter_map(Result::ok);
    let lines: BTreeSet<u64> = lines.filter_map(|row| row.get(0)?.parse().ok()).collect();
    Ok(file.bad.symmetric_difference(&lines).count())
}
