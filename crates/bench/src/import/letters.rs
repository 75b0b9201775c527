//! A large file made from some letters: good rows, bad ones, and some that come twice.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// Our own letters, which are invented.
const OWN: &str = include_str!("../../../server/demo/letters.csv");
/// Characters of a letter that go into a row at most: what is longer is no case.
const MOST: usize = 4000;
/// Every so many rows one is bad.
const BAD: usize = 97;
/// Every so many rows one has come before.
const TWICE: usize = 211;

/// The words of each letter.
pub type Letters = Vec<String>;

/// Those of a file, which has a column with 内容, or our own.
pub fn letters(file: Option<&Path>) -> Result<Letters> {
    let text = match file {
        Some(path) => fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))?,
        None => OWN.to_owned(),
    };
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let column = reader
        .headers()?
        .iter()
        .position(|name| name.ends_with("件内容") || name.ends_with("诉求内容"));
    let column = column.context("no column of letters: its name ends with 件内容 or 诉求内容")?;
    let rows = reader.records().filter_map(Result::ok);
    let words = rows.filter_map(|row| Some(row.get(column)?.trim().chars().take(MOST).collect::<String>()));
    let letters: Letters = words.filter(|words| !words.is_empty()).collect();
    ensure!(!letters.is_empty(), "the file has no letters");
    Ok(letters)
}

/// A file, and what is to become of it.
pub struct File {
    /// As a source would send it.
    pub bytes: Vec<u8>,
    /// The numbers of the good rows.
    pub good: BTreeSet<String>,
    /// The lines of the bad ones.
    pub bad: BTreeSet<u64>,
    /// Rows that come a second time.
    pub twice: usize,
}

/// So many rows.
pub fn file(letters: &[String], rows: usize) -> Result<File> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["工单编号", "诉求类型", "承办单位", "诉求内容", "办结时限"])?;
    let (mut good, mut bad, mut twice) = (BTreeSet::new(), BTreeSet::new(), 0);
    let kinds = ["投诉", "咨询", "建议", "表扬"];
    let units = ["示例派出所一", "示例派出所二", ""];
    // A cell of several lines moves what follows; the header is the first.
    let mut line = 2_u64;
    for (at, words) in (0..rows).zip(letters.iter().cycle()) {
        let is_bad = at % BAD == BAD - 1;
        let is_again = !is_bad && at % TWICE == TWICE - 1;
        let number = format!("B{:07}", if is_again { at - 1 } else { at });
        let is_new = !is_bad && good.insert(number.clone());
        twice += usize::from(!is_bad && !is_new);
        let kind = if is_bad {
            "？"
        } else {
            kinds.get(at % kinds.len()).copied().unwrap_or_default()
        };
        let unit = units.get(at % units.len()).copied().unwrap_or_default();
        if is_bad {
            bad.insert(line);
        }
        let words = words.replace('\r', "");
        line += 1 + u64::try_from(words.matches('\n').count())?;
        writer.write_record([number.as_str(), kind, unit, &words, "2099-12-31"])?;
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(File {
        bytes,
        good,
        bad,
        twice,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_good_bad_or_there_before() {
        let own = letters(None).unwrap();
        assert!(own.len() >= 40, "{}", own.len());
        let file = file(&own, 1000).unwrap();
        assert_eq!(file.good.len() + file.bad.len() + file.twice, 1000);
        assert!(file.bad.len() == 10 && file.twice > 2);
    }
}
