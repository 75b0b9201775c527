//! A few months of a city's life: everything that happens to all letters, in the order of time.

use std::collections::HashMap;

use anyhow::anyhow;
use qingyu_domain::time::Timestamp;

use super::letters::Letter;
use super::life::{self, Life, Move};
use super::moves::{Stage, make};
use crate::app::App;
use crate::commands::file_case::file_case;
use crate::fresh;
use crate::jobs;

const HOUR_MS: i64 = 3_600_000;
/// When people begin to work and when they end, in milliseconds after midnight in +08:00.
const WORK_MS: [i64; 2] = [17 * HOUR_MS / 2, 35 * HOUR_MS / 2];
/// When the software looks for what is due, in milliseconds after midnight: just after the daily batch.
const LOOK_MS: i64 = 17 * HOUR_MS + 60_000;

/// What came of it.
#[derive(Debug, Default)]
pub struct Played {
    /// Cases filed.
    pub filed: usize,
    /// Moves that were made.
    pub moves: usize,
    /// Moves that the rules refused, as row and step: there a life ended, as in life.
    pub refused: Vec<(usize, usize)>,
}

/// Something that happens.
enum Happening<'a> {
    /// A letter arrives.
    Letter(usize, &'a Letter),
    /// Somebody does this step of the story of this row.
    Move(usize, usize, &'a Move),
    /// The software looks for what is due.
    Look,
}

/// A case as far as its story has come.
struct Lived {
    number: String,
    code: String,
    is_over: bool,
}

/// Plays until now. The clock stands at the last thing that happened.
pub async fn play(app: &App, letters: &[(usize, Letter)], now: Timestamp) -> anyhow::Result<Played> {
    let life = life::life()?;
    let mut played = Played::default();
    let mut cases: HashMap<usize, Lived> = HashMap::new();
    for (at, happening) in agenda(&life, letters, now) {
        app.clock.set(at);
        match happening {
            Happening::Look => jobs::look(app).await.map_err(|refusal| anyhow!("{refusal:?}"))?,
            Happening::Letter(row, letter) => {
                if let Some(case) = file(app, row, letter).await? {
                    played.filed += 1;
                    cases.insert(row, case);
                }
            }
            Happening::Move(row, step, one) => {
                let numbers: HashMap<usize, String> =
                    cases.iter().map(|(row, case)| (*row, case.number.clone())).collect();
                let Some(case) = cases.get_mut(&row).filter(|case| !case.is_over) else {
                    continue;
                };
                let stage = Stage {
                    app,
                    number: &case.number,
                    code: &case.code,
                    row,
                    numbers: &numbers,
                };
                match Box::pin(make(&stage, one)).await? {
                    Ok(()) => played.moves += 1,
                    Err(refusal) => {
                        tracing::debug!(row, step, ?refusal, "a life of the demonstration ends here");
                        case.is_over = true;
                        played.refused.push((row, step));
                    }
                }
            }
        }
    }
    Ok(played)
}

/// Everything until now, in order. Numbers follow the time of receipt; the n-th letter of a kind has its n-th story.
fn agenda<'a>(life: &'a Life, letters: &'a [(usize, Letter)], now: Timestamp) -> Vec<(Timestamp, Happening<'a>)> {
    let mut letters: Vec<&(usize, Letter)> = letters.iter().collect();
    letters.sort_by_key(|(_, letter)| letter.at);
    let mut agenda = Vec::new();
    let mut told: HashMap<&str, usize> = HashMap::new();
    for (row, letter) in &letters {
        agenda.push((letter.at, Happening::Letter(*row, letter)));
        let kind = letter.kind().as_str();
        let count = told.entry(kind).or_default();
        for (step, one) in life.story(kind, *count).iter().enumerate() {
            let at = at_work(letter.at.plus_ms(one.after * HOUR_MS));
            agenda.push((at, Happening::Move(*row, step, one)));
        }
        *count += 1;
    }
    let mut day = letters.first().map_or(now, |(_, letter)| letter.at).day();
    while day <= now.day() {
        agenda.push((day.start().plus_ms(LOOK_MS), Happening::Look));
        day = day.next();
    }
    // A letter that is dated later than today is filed all the same, and nothing happens to it yet.
    agenda.retain(|(at, what)| *at <= now || matches!(what, Happening::Letter(..)));
    agenda.sort_by_key(|(at, _)| *at);
    agenda
}

/// The same moment, or the next morning where nobody is at work any more.
fn at_work(at: Timestamp) -> Timestamp {
    let [begin, end] = WORK_MS;
    let morning = at.day().start().plus_ms(begin);
    match at.ms() - at.day().start().ms() {
        early if early < begin => morning,
        late if late > end => at.day().next().start().plus_ms(begin),
        _ => at,
    }
}

async fn file(app: &App, row: usize, letter: &Letter) -> anyhow::Result<Option<Lived>> {
    let code = fresh::query_code().map_err(|refusal| anyhow!("{refusal:?}"))?;
    let answers = letter.answers(&code, row, &app.staff.known().org.units);
    match file_case(app, letter.at, None, &answers).await {
        Ok(filing) => Ok(Some(Lived {
            number: filing.receipt.number.to_string(),
            code: code.digits().to_owned(),
            is_over: false,
        })),
        Err(refusal) => {
            tracing::warn!(row, ?refusal, "letter left out");
            Ok(None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_works_at_night_and_the_order_of_moves_stays() {
        let at = |text| Timestamp::parse(text).unwrap();
        let morning = at("2026-11-28T08:30:00+08:00");
        assert_eq!(at_work(at("2026-11-27T17:31:00+08:00")), morning);
        assert_eq!(at_work(at("2026-11-28T03:00:00+08:00")), morning);
        assert_eq!(
            at_work(at("2026-11-28T08:31:00+08:00")),
            at("2026-11-28T08:31:00+08:00")
        );
    }
}
