//! How well reworded letters are recognised: copies of letters with polite words, order, numbers and signs changed, among the letters themselves.
//!
//! The rules are those of the server: candidates by their rarest pairs, then the share of the same words.

mod reword;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use qingyu_domain::search::{BLOCK, Shingles, Token, fold, likeness, places, rarest, sorted, tokens};

use self::reword::reworded;
use crate::random::Random;

/// Copies that are made.
const COPIES: usize = 200;
/// Where the randomness starts, so that a run can be had again.
const SEED: u64 = 20_261_130;
/// How often each is reworded, once more each time.
const TIMES: [usize; 2] = [1, 3];
/// Shorter letters say too little.
const LEAST: usize = 20;

/// A letter as the index has it.
struct Letter {
    text: String,
    shingles: Shingles,
}

/// Letters in blocks.
struct Shelf {
    letters: Vec<Letter>,
    blocks: Vec<HashMap<u16, Vec<u8>>>,
}

/// Reads the letters, makes copies and says how many are found again; and how many letters are offered beside others.
pub fn report(file: &Path) -> Result<String> {
    let texts = read(file)?;
    ensure!(!texts.is_empty(), "there are no letters in {}", file.display());
    let shelf = Shelf::of(texts);
    let mut text = String::new();
    writeln!(
        text,
        "{} letters, {COPIES} reworded copies, seed {SEED}",
        shelf.letters.len()
    )?;
    for times in TIMES {
        shelf.copies(times, &mut text)?;
    }
    let mut pairs = Vec::new();
    for (at, letter) in shelf.letters.iter().enumerate() {
        let found = shelf.alike(&letter.text, Some(at));
        pairs.extend(
            found
                .into_iter()
                .filter(|(other, _)| at < *other)
                .map(|(_, share)| share),
        );
    }
    pairs.sort_unstable();
    let count = shelf.letters.len();
    writeln!(
        text,
        "pairs of different letters that are offered: {} of {}, alike by {pairs:?} %",
        pairs.len(),
        count * (count - 1) / 2
    )?;
    Ok(text)
}

/// The letters of a file: the heading is a citizen's words as well.
fn read(file: &Path) -> Result<Vec<String>> {
    let mut reader = csv::Reader::from_path(file).with_context(|| format!("could not read {}", file.display()))?;
    let columns: Vec<usize> = {
        let header = reader.headers()?;
        let at = |name: &str| {
            header
                .iter()
                .position(|column| column.trim_start_matches('\u{feff}') == name)
        };
        [at("标题"), at("来件内容")].into_iter().flatten().collect()
    };
    ensure!(columns.len() == 2, "the columns 标题 and 来件内容 are not there");
    let mut texts = Vec::new();
    for record in reader.records() {
        let record = record?;
        let parts = columns.iter().filter_map(|at| record.get(*at)).map(str::trim);
        let text = parts.collect::<Vec<_>>().join("\n");
        if text.chars().count() >= LEAST {
            texts.push(text);
        }
    }
    Ok(texts)
}

impl Shelf {
    fn of(texts: Vec<String>) -> Self {
        let block = |texts: &[String]| {
            let found_by = texts
                .iter()
                .map(|text| tokens(&fold(text)).into_iter().collect::<Vec<Token>>());
            let found_by: Vec<Vec<Token>> = found_by.collect();
            sorted(found_by.iter().map(Vec::as_slice)).into_iter().collect()
        };
        let blocks = texts.chunks(BLOCK).map(block).collect();
        let letters = texts.into_iter().map(|text| Letter {
            shingles: Shingles::of(&text),
            text,
        });
        Self {
            letters: letters.collect(),
            blocks,
        }
    }

    /// What becomes of copies that were reworded so often.
    fn copies(&self, times: usize, text: &mut String) -> Result<()> {
        let mut random = Random::new(SEED);
        let (mut first, mut shown, mut shares) = (0, 0, Vec::with_capacity(COPIES));
        for copy in 0..COPIES {
            let at = copy % self.letters.len();
            let Some(letter) = self.letters.get(at) else { continue };
            let copy = (0..times).fold(letter.text.clone(), |text, _| reworded(&text, &mut random));
            let found = self.alike(&copy, None);
            first += usize::from(found.first().is_some_and(|(one, _)| *one == at));
            shown += usize::from(found.iter().any(|(one, _)| *one == at));
            shares.push(letter.shingles.shared_with(&Shingles::of(&copy)));
        }
        shares.sort_unstable();
        let share = |part: usize| shares.get(COPIES * part / 100).copied().unwrap_or_default();
        writeln!(
            text,
            "reworded {times} times: {shown} of {COPIES} among the first {}, {first} first; the same words: {} % in the middle, a tenth below {} %",
            likeness::SHOWN,
            share(50),
            share(10)
        )?;
        Ok(())
    }

    fn places(&self, token: Token) -> impl Iterator<Item = usize> {
        let blocks = self.blocks.iter().enumerate();
        blocks.flat_map(move |(block, buckets)| {
            let body = buckets.get(&token.bucket).map_or(&[][..], Vec::as_slice);
            let places = places(body, token.rest).into_iter();
            places.map(move |place| block * BLOCK + usize::from(place))
        })
    }

    /// What would be shown beside a text: which letters, and how much of the words is the same.
    fn alike(&self, text: &str, but: Option<usize>) -> Vec<(usize, u8)> {
        let folded = fold(text);
        let rare = rarest(&folded, |token| self.places(*token).count(), likeness::RARE);
        let hits = rare.iter().flat_map(|token| self.places(*token));
        let candidates = likeness::candidates(hits.filter(|at| Some(*at) != but));
        let shingles = Shingles::of(text);
        let share = |at: usize| Some((at, self.letters.get(at)?.shingles.shared_with(&shingles)));
        let mut found: Vec<(usize, u8)> = candidates.into_iter().filter_map(share).collect();
        found.retain(|(_, share)| *share >= likeness::ALIKE);
        found.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
        found.truncate(likeness::SHOWN);
        found
    }
}
