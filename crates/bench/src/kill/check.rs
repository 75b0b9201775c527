//! What must hold after a restart.

use std::sync::Arc;

use anyhow::{Context, Result, bail};
use qingyu_domain::case::Number;
use serde_json::Value;
use tokio::task::JoinSet;

use super::SUBMITTERS;
use super::book::Book;
use super::submitter::{Filed, attempt};
use super::tally::Tally;
use crate::http::Answer;
use crate::letter::{Letter, first_unit};

/// Looks up every code of the round, retries what is open, replays what was acknowledged, and counts the numbers.
pub async fn round(address: &str, filed: Vec<Filed>, book: &mut Book, tally: &mut Tally) -> Result<()> {
    tally.sent += filed.len();
    tally.acknowledged += filed.iter().filter(|case| case.receipt.is_some()).count();
    let filing = Arc::new(Letter::filing(first_unit(address).await?)?);
    let seen = ask(address, &Arc::new(Letter::looking_up()?), filed).await?;
    let mut stored = Vec::new();
    for (mut case, answer) in seen {
        let now = number_of(&answer)?;
        match (&case.receipt, now) {
            (Some(receipt), now) if now != Some(number_in(receipt)?) => {
                tally.lost += 1;
                tally.find(format!("{} was acknowledged and is now {now:?}", number_in(receipt)?));
            }
            (None, Some(_)) => tally.stored_unanswered += 1,
            _ => {}
        }
        if let Some(number) = now {
            book.enter(case.code, number, tally);
        }
        if case.receipt.is_none() {
            // Stored or not, the citizen's retry must now be acknowledged, and as what it was.
            let answer = attempt(address, &filing.with(&case.code), &mut None).await?;
            let expected = if now.is_some() { 200 } else { 201 };
            if answer.status != expected {
                bail!("a retry gave {} instead of {expected}", answer.status);
            }
            let receipt: Value = serde_json::from_slice(&answer.body)?;
            book.enter(case.code, number_in(&receipt)?, tally);
            case.receipt = Some(receipt);
        }
        stored.push(case);
    }
    for (case, answer) in ask(address, &filing, stored).await? {
        let again: Option<Value> = serde_json::from_slice(&answer.body).ok();
        if answer.status != 200 || again != case.receipt {
            tally.unlike += 1;
            tally.find(format!(
                "a replay gave {} {again:?} instead of 200 {:?}",
                answer.status, case.receipt
            ));
        }
        if let Some(number) = again.as_ref().and_then(|again| number_in(again).ok()) {
            book.enter(case.code, number, tally);
        }
    }
    count_gaps(book, tally);
    Ok(())
}

/// Looks up every code of all rounds once more.
pub async fn all(address: &str, book: &Book, tally: &mut Tally) -> Result<()> {
    let everything = book.entries().map(|(code, number)| Filed {
        code,
        receipt: Some(Value::String(number.to_string())),
    });
    for (case, answer) in ask(address, &Arc::new(Letter::looking_up()?), everything.collect()).await? {
        let now = number_of(&answer)?.map(|number| Value::String(number.to_string()));
        if now != case.receipt {
            tally.lost += 1;
            tally.find(format!("{:?} is {now:?} at the end", case.receipt));
        }
    }
    Ok(())
}

fn count_gaps(book: &Book, tally: &mut Tally) {
    let gaps = book.gaps();
    if gaps > tally.gaps {
        tally.find(format!("round {}: {gaps} numbers are missing", tally.rounds + 1));
    }
    tally.gaps = gaps;
}

/// The number of a look-up; `None` when the code is unknown.
fn number_of(answer: &Answer) -> Result<Option<Number>> {
    match answer.status {
        200 => Ok(Some(number_in(&serde_json::from_slice(&answer.body)?)?)),
        404 => Ok(None),
        status => bail!("a look-up gave {status}: {}", String::from_utf8_lossy(&answer.body)),
    }
}

fn number_in(receipt: &Value) -> Result<Number> {
    let number = receipt.get("number").and_then(Value::as_str).and_then(Number::parse);
    number.with_context(|| format!("no number in {receipt}"))
}

/// Sends a letter for each case over as many connections as there were submitters.
async fn ask(address: &str, letter: &Arc<Letter>, cases: Vec<Filed>) -> Result<Vec<(Filed, Answer)>> {
    let share = cases.len().div_ceil(SUBMITTERS).max(1);
    let mut askers = JoinSet::new();
    for part in cases.chunks(share) {
        let (part, letter, address) = (part.to_vec(), Arc::clone(letter), address.to_owned());
        askers.spawn(async move {
            let mut connection = None;
            let mut answers = Vec::with_capacity(part.len());
            for case in part {
                let request = letter.with(&case.code);
                let answer = attempt(&address, &request, &mut connection).await?;
                answers.push((case, answer));
            }
            anyhow::Ok(answers)
        });
    }
    let mut answers = Vec::with_capacity(cases.len());
    while let Some(done) = askers.join_next().await {
        answers.append(&mut done??);
    }
    Ok(answers)
}
