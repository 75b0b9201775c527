//! What the reply check marks in a file of real answers: counts, and on request the places themselves, to be read by
//! somebody who judges them.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use qingyu_domain::tone::{Piece, ToneRule, marks, missing};

/// The column of the answer in a file like the letters, counted from 0.
const ANSWER: usize = 5;

/// Reads the file and says what is marked; with `show`, every so many marked and unmarked sentences as well.
pub fn report(file: &Path, show: bool) -> Result<String> {
    let mut reader = csv::ReaderBuilder::new()
        .from_path(file)
        .with_context(|| format!("could not read {}", file.display()))?;
    let (mut answers, mut sentences, mut marked) = (0_u32, 0_usize, 0_usize);
    let mut by_rule = vec![0_u32; ToneRule::ALL.len()];
    let mut by_piece = vec![0_u32; Piece::ALL.len()];
    let (mut yes, mut no) = (String::new(), String::new());
    for record in reader.records() {
        let record = record?;
        let Some(answer) = record.get(ANSWER).map(str::trim).filter(|answer| !answer.is_empty()) else {
            continue;
        };
        answers += 1;
        let found = marks(answer);
        count(&mut by_rule, ToneRule::ALL, found.iter().map(|mark| mark.rule));
        count(&mut by_piece, Piece::ALL, missing(answer));
        for mark in &found {
            let part = answer.get(mark.start..mark.end).unwrap_or_default();
            writeln!(yes, "{} | {part} | {}", mark.rule.as_str(), around(answer, mark.start))?;
        }
        let mut start = 0;
        for sentence in answer.split_inclusive(['。', '！', '？', '；', '\n']) {
            let end = start + sentence.len();
            let is_marked = found.iter().any(|mark| mark.start >= start && mark.start < end);
            if sentence.trim().chars().count() > 3 {
                sentences += 1;
                marked += usize::from(is_marked);
                if !is_marked {
                    writeln!(no, "{}", sentence.trim())?;
                }
            }
            start = end;
        }
    }
    let mut text = format!("{answers} answers, {sentences} sentences, {marked} of them marked\n\n");
    for (rule, n) in ToneRule::ALL.iter().zip(&by_rule) {
        writeln!(text, "{:<14} {n}", rule.as_str())?;
    }
    writeln!(text, "\nanswers without a piece:")?;
    for (piece, n) in Piece::ALL.iter().zip(&by_piece) {
        writeln!(text, "{:<14} {n}", piece.as_str())?;
    }
    if show {
        write!(text, "\nmarked:\n{yes}\nnot marked:\n{no}")?;
    }
    Ok(text)
}

fn count<T: PartialEq>(counts: &mut [u32], all: &[T], found: impl IntoIterator<Item = T>) {
    for one in found {
        if let Some(n) = all
            .iter()
            .position(|other| *other == one)
            .and_then(|at| counts.get_mut(at))
        {
            *n += 1;
        }
    }
}

/// The sentence around a place.
fn around(text: &str, at: usize) -> &str {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let is_end = |sign: char| matches!(sign, '。' | '！' | '？' | '；' | '\n');
    let start = before.rfind(is_end).map_or(0, |end| before.ceil_char_boundary(end + 1));
    let end = after.find(is_end).map_or(text.len(), |end| at + end);
    text.get(start..end).unwrap_or_default().trim()
}
