//! The command line.

use std::path::PathBuf;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use crate::section::Section;

/// What can be asked for.
pub const HELP: &str = "\
qingyu-bench [section ...] [options]      measure; without a section, all of them
qingyu-bench --kill [ROUNDS=100]          kill the server under load and look for losses
qingyu-bench --import [FILE]              import a file of many letters, kill the server meanwhile, and count
qingyu-bench --tone FILE [--show]         what the reply check marks in the answers of a file of letters
qingyu-bench --similar [FILE]             how many reworded copies of letters are recognised

sections: bytes submit track memory scale desk open first-field

  --server PATH     the server (default: QINGYU_SERVER_BIN, or beside this program)
  --site DIR        the built site (default: QINGYU_SITE_DIR, or target/site/citizen)
  --full            scale and desk up to a million cases, open with ten million ratings
  --strict          end with an error when an aim is not met
  --markdown FILE   write the tables, with machine and date, to FILE
  --database URL    kill: on this empty PostgreSQL database
  --rows N          import: so many rows (default: 100000), made from the letters of FILE
  --kills N         import: so many kills meanwhile (default: 5)
  --seed N          kill, import: the same codes and moments again
  --help            this text
";

/// What was asked for.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// Rounds of the crash harness.
    pub kill: Option<u32>,
    /// The server.
    pub server: Option<PathBuf>,
    /// The site.
    pub site: Option<PathBuf>,
    /// A million cases too.
    pub full: bool,
    /// A missed aim is an error.
    pub strict: bool,
    /// Where the tables go.
    pub markdown: Option<PathBuf>,
    /// The database of the crash harness.
    pub database: Option<String>,
    /// Where the randomness starts.
    pub seed: Option<u64>,
    /// The import, with other letters than our own if a file is named.
    pub import: Option<Option<PathBuf>>,
    /// Rows of it.
    pub rows: Option<usize>,
    /// Kills meanwhile.
    pub kills: Option<u32>,
    /// A file of letters whose answers are read.
    pub tone: Option<PathBuf>,
    /// The places in them, too.
    pub show: bool,
    /// Letters whose reworded copies are to be recognised; without a file the project's own.
    pub similar: Option<Option<PathBuf>>,
    /// The sections.
    pub sections: Vec<Section>,
    /// Only the help.
    pub help: bool,
}

impl Arguments {
    /// Reads them.
    pub fn parse(given: impl IntoIterator<Item = String>) -> Result<Self> {
        let mut found = Self::default();
        let mut given = given.into_iter().peekable();
        while let Some(argument) = given.next() {
            if argument == "--import" {
                found.import = Some(given.next_if(|next| !next.starts_with("--")).map(PathBuf::from));
                continue;
            }
            let mut value = || given.next().with_context(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--kill" => {
                    let rounds = given.next_if(|next| next.bytes().all(|byte| byte.is_ascii_digit()));
                    found.kill = Some(rounds.map_or(Ok(100), |rounds| rounds.parse())?);
                }
                "--server" => found.server = Some(value()?.into()),
                "--site" => found.site = Some(value()?.into()),
                "--markdown" => found.markdown = Some(value()?.into()),
                "--database" => found.database = Some(value()?),
                "--seed" => found.seed = Some(value()?.parse().context("--seed needs a number")?),
                "--tone" => found.tone = Some(value()?.into()),
                "--similar" => {
                    let file = given.next_if(|next| !next.starts_with("--"));
                    found.similar = Some(file.map(PathBuf::from));
                }
                "--rows" => found.rows = Some(value()?.parse().context("--rows needs a number")?),
                "--kills" => found.kills = Some(value()?.parse().context("--kills needs a number")?),
                "--show" => found.show = true,
                "--full" => found.full = true,
                "--strict" => found.strict = true,
                "--help" | "-h" => found.help = true,
                name => match Section::from_name(name) {
                    Some(section) => found.sections.push(section),
                    None => bail!("there is no section or option {name}\n\n{HELP}"),
                },
            }
        }
        Ok(found)
    }

    /// The seed given, or one from the clock.
    pub fn seed(&self) -> Result<u64> {
        let now = || SystemTime::UNIX_EPOCH.elapsed().map(|elapsed| elapsed.as_secs());
        Ok(self.seed.map_or_else(now, Ok)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Arguments> {
        Arguments::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn rounds_are_optional_and_unknown_words_are_refused() {
        assert_eq!(parse("--kill").unwrap().kill, Some(100));
        let all = parse("--kill 7 --server a/b --seed 3").unwrap();
        assert_eq!((all.kill, all.seed, all.server), (Some(7), Some(3), Some("a/b".into())));
        assert_eq!(parse("--kill --full").unwrap().kill, Some(100));
        assert_eq!(
            parse("track first-field").unwrap().sections,
            [Section::Track, Section::FirstField]
        );
        assert_eq!(parse("--similar").unwrap().similar, Some(None));
        assert_eq!(parse("--similar a.csv").unwrap().similar, Some(Some("a.csv".into())));
        let import = parse("--import --rows 9").unwrap();
        assert_eq!((import.import, import.rows), (Some(None), Some(9)));
        assert_eq!(parse("--import a.csv").unwrap().import, Some(Some("a.csv".into())));
        assert!(parse("bytes --strict").unwrap().strict && !parse("bytes").unwrap().strict);
        for wrong in ["--kil", "tracks", "--seed x", "--server"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
