//! Letters as they lie in a file: read row by row, and made into what their senders would have filed.

use anyhow::Context as _;
use qingyu_domain::kind::{Channel, Kind, ReplyBy};
use qingyu_domain::query_code::QueryCode;
use qingyu_domain::submission::{Answers, ContactAnswers};
use qingyu_domain::time::{Day, Timestamp};
use qingyu_domain::unit::Units;
use qingyu_words::letters;

/// Where letters that name no unit happen.
const STATIONS: [&str; 2] = ["demo-1", "demo-2"];

/// One letter of the file.
#[derive(Debug)]
pub struct Letter {
    /// When it arrived.
    pub at: Timestamp,
    title: String,
    text: String,
    /// As whom its sender signs.
    pub sender: Option<String>,
    /// The telephone number that is left.
    pub phone: Option<String>,
}

/// A row of the file, counted from 1.
pub type Row = (usize, anyhow::Result<Letter>);

/// Reads a file.
pub fn read(file: &str) -> anyhow::Result<Vec<Row>> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(file.trim_start_matches('\u{feff}').as_bytes());
    let headers = reader.headers()?.clone();
    let find = |name: &str| headers.iter().position(|header| header.trim() == name);
    let column = |name: &str| find(name).with_context(|| format!("the file has no column {name}"));
    let (title, time, text) = (
        column(letters::TITLE)?,
        column(letters::RECEIVED)?,
        column(letters::TEXT)?,
    );
    let sender = find(letters::SENDER);
    let letter = |record: Result<csv::StringRecord, csv::Error>| -> anyhow::Result<Letter> {
        let record = record?;
        let cell = |index: usize| {
            let cell = record.get(index).map(str::trim).filter(|cell| !cell.is_empty());
            cell.map(str::to_owned).context("an empty cell")
        };
        Ok(Letter {
            at: moment(&cell(time)?).context("a time that is not YYYY/M/D h:mm:ss")?,
            title: cell(title)?,
            text: cell(text)?,
            sender: sender.and_then(|sender| cell(sender).ok()),
            phone: None,
        })
    };
    let rows = reader.records().enumerate();
    Ok(rows.map(|(index, record)| (index + 1, letter(record))).collect())
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

impl Letter {
    /// What it is.
    pub fn kind(&self) -> Kind {
        letters::kind(&self.title)
    }

    /// What its sender files, under this code.
    pub fn answers(&self, code: &QueryCode, row: usize, units: &Units) -> Answers {
        // Control characters of a foreign file would be refused; what they separated stays apart.
        let plain = |c: char| {
            if c.is_control() && c != '\n' && c != '\r' {
                ' '
            } else {
                c
            }
        };
        let contact = self.phone.clone().map(|phone| ContactAnswers {
            name: self.sender.clone(),
            phone: Some(phone),
            email: None,
            reply_by: Some(ReplyBy::Phone.as_str().to_owned()),
        });
        Answers {
            query_code: Some(code.digits().to_owned()),
            kind: Some(self.kind().as_str().to_owned()),
            unit: Some(self.unit(row, units)),
            text: Some(self.text.chars().map(plain).collect()),
            channel: Some(Channel::Web.as_str().to_owned()),
            contact,
            ..Answers::default()
        }
    }

    /// The unit named first in title or text; letters about other places happen at the invented stations.
    fn unit(&self, row: usize, units: &Units) -> String {
        let named = |text: &str| {
            let found = units.0.iter().filter_map(|unit| Some((text.find(&unit.name)?, unit)));
            found.min_by_key(|(at, _)| *at).map(|(_, unit)| unit.code.clone())
        };
        let station = STATIONS.get(row % STATIONS.len()).copied().unwrap_or_default();
        named(&self.title)
            .or_else(|| named(&self.text))
            .unwrap_or_else(|| station.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{LATER, LETTERS};
    use super::*;

    #[test]
    fn the_bundled_letters_are_forty_and_some_later_ones_and_begin_with_mr_zhao() {
        let of = |file| read(file).unwrap().into_iter().map(|(_, letter)| letter.unwrap());
        let mut letters: Vec<Letter> = of(LETTERS).collect();
        assert_eq!(letters.len(), 40);
        letters.extend(of(LATER));
        assert!(letters[0].text.contains("赵先生") && letters[0].kind() == Kind::Praise);
        let units = crate::units::bundled().unwrap();
        assert_eq!(letters[0].unit(1, &units), "zhaoshan");
        for letter in &letters[1..] {
            assert!(letter.unit(1, &units).starts_with("demo-"), "{}", letter.title);
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
