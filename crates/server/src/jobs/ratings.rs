//! What ratings need done by itself: files with visits are taken, and what need not be kept is forgotten.
//!
//! A queue system that cannot call puts `NAME.csv` into its folder: a first line `visit,on,window,token`, then a visit a line; or, for
//! incidents, a first line `key,on,unit,kind,phone,token`, or for calls of 110 `key,at,rang,answered,kind,phone`, or `NAME.xlsx` with
//! these columns. It
//! writes the file under another ending and renames it when it is whole. Each visit is kept once, however often it comes. The file is
//! removed, since it holds tokens; `….report` says how many visits there were and what is wrong with which line. A file that is too
//! large, or of which no line was good, stays as `….refused`.

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use qingyu_api::report_call::CallReceipt;
use qingyu_api::report_visit::VisitReceipt;
use qingyu_store::StoreError;

use super::rows::{Row, Rows, of_csv, of_sheet};
use crate::app::App;
use crate::commands::report_call::report_call;
use crate::commands::report_encounter::report_encounter;
use crate::commands::report_visit::{Reported, report};
use crate::refusal::Refusal;
use crate::visit_sources::VisitSource;

/// Days for which a rating that is sent again is known.
const KEYS: i64 = 60;
/// Days after which words and numbers to call back are erased.
const WORDS: i64 = 90;
/// Days after which numbers are erased of calls that were called back, and what was noted then.
const CALLS: i64 = 90;
/// Days after which the words and the pictures of an inspection are erased: the term of a supervisor, so that what was promised can be held
/// against what was done.
const INSPECTIONS: i64 = 731;
/// Days after which it is forgotten whom an entry of the care list was about, once it is closed; our own choice.
const CARE: i64 = 365;
/// Days after which the words of bad ratings that were published leave the page; our own choice.
const PUBLISHED: i64 = 731;
/// Days after which it is forgotten of one that nobody closed: whoever still needs a talk is passed on anew.
const CARE_LEFT: i64 = 731;
/// Bytes of a file at most: some hundred thousand visits.
const LARGEST: u64 = 16 << 20;

/// Forgets keys and tokens whose time is over, and erases words and numbers.
pub async fn forget(app: &App) -> Result<(), StoreError> {
    let today = app.clock.now().day();
    app.store.clear_ratings(today.plus(-KEYS), today).await?;
    let ratings = app.store.erase_rating_texts(today.plus(-WORDS)).await;
    let inspections = app.store.erase_inspection_texts(today.plus(-INSPECTIONS)).await;
    app.store.erase_call_texts(today.plus(-CALLS)).await?;
    app.store.erase_care(today.plus(-CARE), today.plus(-CARE_LEFT)).await?;
    app.store.erase_published_words(today.plus(-PUBLISHED)).await?;
    ratings.and(inspections)
}

/// Takes every file that is there. What fails stays and is tried again.
pub async fn take_files(app: &App) {
    let Some(folder) = &app.visits_dir else {
        return;
    };
    for source in app.visit_sources.iter() {
        for file in files(&folder.join(&source.name)) {
            if let Err(error) = take(app, source, &file).await {
                tracing::warn!(source = source.name, %error, "a file with visits could not be taken; it is tried again");
            }
        }
    }
}

/// The files of a folder in the order of their names; none where there is no folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    // A pipe would never end and a link leads elsewhere; neither is followed.
    let is_file = |file: &PathBuf| fs::symlink_metadata(file).is_ok_and(|data| data.is_file());
    let is_taken =
        |file: &PathBuf| (file.extension().is_some_and(|end| end == "csv") || is_sheet(file)) && is_file(file);
    let mut files: Vec<_> = entries.map(|entry| entry.path()).filter(is_taken).collect();
    files.sort();
    files
}

fn is_sheet(file: &Path) -> bool {
    file.extension().is_some_and(|end| end == "xlsx")
}

async fn take(app: &App, source: &VisitSource, file: &Path) -> anyhow::Result<()> {
    let mut told = Told::default();
    let bytes = match fs::metadata(file).and_then(|data| {
        if data.len() > LARGEST {
            Ok(None)
        } else {
            fs::read(file).map(Some)
        }
    }) {
        // Another server of the same folder was quicker.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Ok(None) => {
            told.refuse(&format!("larger than {LARGEST} bytes"));
            return Ok(told.end(file)?);
        }
        bytes => bytes?.unwrap_or_default(),
    };
    let rows = if is_sheet(file) {
        // To unpack it takes a while, during which others are to be answered.
        tokio::task::spawn_blocking(move || of_sheet(&bytes)).await?
    } else {
        Ok(of_csv(&bytes))
    };
    for (line, row) in rows.unwrap_or_else(|wrong| told.refuse(&wrong)) {
        let reported = match row {
            Some(Row::Visit(visit)) => Some(report(app, source, &visit).await),
            Some(Row::Incident(incident)) => Some(report_encounter(app, source, &incident).await),
            Some(Row::Call(call)) => Some(report_call(app, source, &call).await.map(called)),
            None => None,
        };
        told.take(line, reported)?;
    }
    Ok(told.end(file)?)
}

/// A call has no token and so no last day of one.
const fn called((_, is_new): (CallReceipt, bool)) -> Reported {
    Reported {
        receipt: VisitReceipt { until: None },
        is_new,
    }
}

/// The file's name with something behind it.
fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// What is said of a file: numbers and codes, nothing that stood in it.
#[derive(Default)]
struct Told {
    taken: u64,
    known: u64,
    wrong: Vec<String>,
}

impl Told {
    /// What came of a line: nothing where it could not be read. What is our fault ends the file for now.
    fn take(&mut self, line: usize, reported: Option<Result<Reported, Refusal>>) -> anyhow::Result<()> {
        match reported {
            Some(Ok(reported)) => self.count(reported.is_new),
            Some(Err(Refusal::Invalid(faults))) => {
                let faults = faults
                    .iter()
                    .map(|fault| [fault.field.as_str(), ":", fault.code.as_str()].concat());
                self.wrong(line, &faults.collect::<Vec<_>>().join(" "));
            }
            Some(Err(refusal)) => anyhow::bail!("{refusal:?}"),
            None => self.wrong(line, "unreadable"),
        }
        Ok(())
    }

    fn count(&mut self, is_new: bool) {
        *(if is_new { &mut self.taken } else { &mut self.known }) += 1;
    }

    /// Nothing of the file can be taken.
    fn refuse(&mut self, what: &str) -> Rows {
        self.wrong.push(format!("{what}\n"));
        Rows::new()
    }

    fn wrong(&mut self, line: usize, what: &str) {
        self.wrong.push(format!("line {line}: {what}\n"));
    }

    /// Reports, and takes the file away; one that brought nothing stays for whoever made it.
    fn end(&self, file: &Path) -> io::Result<()> {
        self.write(file)?;
        let is_refused = self.taken + self.known == 0 && !self.wrong.is_empty();
        let ended = if is_refused {
            fs::rename(file, beside(file, ".refused"))
        } else {
            fs::remove_file(file)
        };
        match ended {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn write(&self, file: &Path) -> io::Result<()> {
        let report = beside(file, ".report");
        // One from before is replaced; a link that somebody put there is not followed.
        if let Err(error) = fs::remove_file(&report)
            && error.kind() != io::ErrorKind::NotFound
        {
            return Err(error);
        }
        let mut report = fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o640)
            .open(report)?;
        let (taken, known, wrong) = (self.taken, self.known, self.wrong.len());
        writeln!(report, "taken {taken}, known {known}, wrong {wrong}")?;
        report.write_all(self.wrong.concat().as_bytes())
    }
}
