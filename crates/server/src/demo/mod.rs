//! The demonstration: invented letters in a database that says so and can never become a real one.

pub mod life;

use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use qingyu_domain::kind::Channel;
use qingyu_domain::submission::Answers;
use qingyu_domain::time::{Day, Timestamp};
use qingyu_domain::unit::Units;
use qingyu_store::Store;
use qingyu_words::letters;

use crate::app::App;
use crate::commands::file_case::file_case;
use crate::fresh;

/// The setting that marks a database of invented cases.
const MARK: &str = "demo";
const LETTERS: &str = include_str!("../../demo/letters.csv");
/// Where letters that name no unit happen.
const STATIONS: [&str; 2] = ["demo-1", "demo-2"];

/// Refuses to mix invented and real cases; marks an empty database for the demonstration.
pub async fn check(store: &Store, demo: bool) -> anyhow::Result<()> {
    let marked = store.setting(MARK).await?.is_some();
    if !demo {
        ensure!(
            !marked,
            "this database holds demonstration cases: start with --demo, or name another data folder"
        );
        return Ok(());
    }
    if !marked {
        ensure!(
            !store.has_cases().await?,
            "this database holds real cases: the demonstration needs a data folder of its own (--data-dir)"
        );
        store.set_setting_once(MARK, "1").await?;
    }
    Ok(())
}

/// One letter of the file.
#[derive(Debug)]
struct Letter {
    at: Timestamp,
    title: String,
    text: String,
}

/// Files the letters, once. A row that cannot be filed is named and left out.
pub async fn fill(app: &App, letters: Option<&Path>) -> anyhow::Result<()> {
    if app.store.has_cases().await? {
        return Ok(());
    }
    let file = match letters {
        Some(path) => std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?,
        None => LETTERS.to_owned(),
    };
    let mut letters = Vec::new();
    for (row, letter) in read(&file)? {
        match letter {
            Ok(letter) => letters.push((row, letter)),
            Err(error) => tracing::warn!(row, %error, "letter left out"),
        }
    }
    // Numbers follow the time of receipt.
    letters.sort_by_key(|(_, letter)| letter.at);
    let mut filed = 0_u32;
    for (row, letter) in &letters {
        let answers = answers(letter, *row, &app.staff.known().org.units)?;
        match file_case(app, letter.at, None, &answers).await {
            Ok(filing) => {
                filed += 1;
                life::play(app, &filing.receipt.number.to_string(), *row).await?;
            }
            Err(refusal) => tracing::warn!(row, ?refusal, "letter left out"),
        }
    }
    if filed == 0 {
        bail!("no letter of the file could be filed");
    }
    tracing::info!(filed, "demonstration cases filed");
    Ok(())
}

type Row = (usize, anyhow::Result<Letter>);

fn read(file: &str) -> anyhow::Result<Vec<Row>> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(file.trim_start_matches('\u{feff}').as_bytes());
    let headers = reader.headers()?.clone();
    let column = |name: &str| {
        headers
            .iter()
            .position(|header| header.trim() == name)
            .with_context(|| format!("the file has no column {name}"))
    };
    let (title, time, text) = (
        column(letters::TITLE)?,
        column(letters::RECEIVED)?,
        column(letters::TEXT)?,
    );
    let letter = |record: Result<csv::StringRecord, csv::Error>| -> anyhow::Result<Letter> {
        let record = record?;
        let cell = |index: usize| {
            record
                .get(index)
                .map(str::trim)
                .filter(|cell| !cell.is_empty())
                .context("an empty cell")
        };
        let at = moment(cell(time)?).context("a time that is not YYYY/M/D h:mm:ss")?;
        Ok(Letter {
            at,
            title: cell(title)?.to_owned(),
            text: cell(text)?.to_owned(),
        })
    };
    Ok(reader
        .records()
        .enumerate()
        .map(|(index, record)| (index + 1, letter(record)))
        .collect())
}

/// `YYYY/M/D h:mm:ss`, China Standard Time.
fn moment(text: &str) -> Option<Timestamp> {
    let numbers: Vec<i64> = text
        .split(['/', ' ', ':'])
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let (year, month, day, hour, minute, second) = match numbers[..] {
        [year, month, day, hour, minute, second] => (year, month, day, hour, minute, second),
        [year, month, day, hour, minute] => (year, month, day, hour, minute, 0),
        _ => return None,
    };
    let within = (0..24).contains(&hour) && (0..60).contains(&minute) && (0..60).contains(&second);
    let day = Day::from_ymd(year, month, day).filter(|_| within)?;
    Some(day.start().plus_ms(((hour * 60 + minute) * 60 + second) * 1000))
}

fn answers(letter: &Letter, row: usize, units: &Units) -> anyhow::Result<Answers> {
    let code = fresh::query_code().map_err(|refusal| anyhow::anyhow!("{refusal:?}"))?;
    // Control characters of a foreign file would be refused; what they separated stays apart.
    let text: String = letter
        .text
        .chars()
        .map(|c| {
            if c.is_control() && c != '\n' && c != '\r' {
                ' '
            } else {
                c
            }
        })
        .collect();
    Ok(Answers {
        query_code: Some(code.digits().to_owned()),
        kind: Some(letters::kind(&letter.title).as_str().to_owned()),
        unit: Some(unit(letter, row, units)),
        text: Some(text),
        channel: Some(Channel::Web.as_str().to_owned()),
        ..Answers::default()
    })
}

/// The unit named first in title or text; letters about other places happen at the invented stations.
fn unit(letter: &Letter, row: usize, units: &Units) -> String {
    let named = |text: &str| {
        let found = units.0.iter().filter_map(|unit| Some((text.find(&unit.name)?, unit)));
        found.min_by_key(|(at, _)| *at).map(|(_, unit)| unit.code.clone())
    };
    let station = STATIONS.get(row % STATIONS.len()).copied().unwrap_or_default();
    named(&letter.title)
        .or_else(|| named(&letter.text))
        .unwrap_or_else(|| station.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use qingyu_domain::kind::Kind;

    #[test]
    fn the_bundled_letters_are_forty_and_begin_with_mr_zhao() {
        let letters: Vec<Letter> = read(LETTERS)
            .unwrap()
            .into_iter()
            .map(|(_, letter)| letter.unwrap())
            .collect();
        assert_eq!(letters.len(), 40);
        assert!(letters[0].text.contains("赵先生") && letters::kind(&letters[0].title) == Kind::Praise);
        let units = crate::units::bundled().unwrap();
        assert_eq!(unit(&letters[0], 1, &units), "zhaoshan");
        for letter in &letters[1..] {
            assert!(unit(letter, 1, &units).starts_with("demo-"), "{}", letter.title);
        }
    }

    #[test]
    fn a_time_without_zone_is_china_standard_time() {
        assert_eq!(
            moment("2019/4/25 9:32:09").unwrap().to_string(),
            "2019-04-25T09:32:09+08:00"
        );
        assert_eq!(moment("2019/4/31 9:32:09"), None);
        assert_eq!(moment("2019/4/25"), None);
    }

    #[test]
    fn a_broken_row_is_named_and_the_others_stay() {
        let rows = read("\u{feff}标题,来件时间,来件内容\n表扬,2026/1/2 3:04:05,谢谢\n投诉,never,x\n").unwrap();
        assert!(rows[0].1.is_ok() && rows[1].1.is_err());
        assert!(read("a,b\n").is_err());
    }
}
