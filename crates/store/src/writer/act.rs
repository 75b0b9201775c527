//! Acting: the row of the case is the lock; whoever finds another version there has decided on old facts.

use super::file::{bodies, topics};
use super::insert::{CLAIMS, EVENTS, OUTBOX, REPLIES, TEXTS};
use crate::acting::{Act, Acted};
use crate::case_counts::Moved;
use crate::db::{Connection, blob, int, text};
use crate::error::StoreError;
use crate::projection::{CHANGE, Projection, count};
use crate::source_steps::Answers;
use crate::{found_causes, helps, honours, musts, notices, read, tasks, teams};

/// Touches a case that is as it was, so that until the end nobody changes it.
const UNCHANGED: &str = "UPDATE cases SET version = version WHERE id = $1 AND version = $2";

const REPLACE_CODE: &str = "UPDATE codes SET code = $1 WHERE case_id = $2";

/// Stores the acts, in one transaction that the caller has begun; one result for each, in their order.
///
/// Rows of cases are locked in the order of their ids, so that two servers wait for each other in one order only.
pub(super) async fn write(
    db: &mut Connection,
    acts: &[&Act],
    (moved, answers): (&mut Moved, &mut Answers),
) -> Result<Vec<Result<Acted, StoreError>>, StoreError> {
    let mut order: Vec<usize> = (0..acts.len()).collect();
    order.sort_by_key(|&at| acts.get(at).map(|act| act.case_id.as_str()));
    let mut results = vec![Ok(Acted::Done); acts.len()];
    for at in order {
        if let (Some(act), Some(result)) = (acts.get(at), results.get_mut(at)) {
            *result = one(db, act, (&mut *moved, &mut *answers)).await?;
        }
    }
    Ok(results)
}

/// An `Err` inside is the caller's, an outer one rolls the batch back.
async fn one(
    db: &mut Connection,
    act: &Act,
    (moved, answers): (&mut Moved, &mut Answers),
) -> Result<Result<Acted, StoreError>, StoreError> {
    if let Some(used) = used(db, act).await? {
        return Ok(Ok(used));
    }
    if let Some((id, version)) = &act.beside
        && db.execute(UNCHANGED, &[text(id.as_str()), int(*version)]).await? == 0
    {
        return Ok(Err(StoreError::Conflict));
    }
    let version = act.version + count(act.events.len());
    let projection = Projection::of(&act.after, version)?;
    let touched = db
        .execute(CHANGE, &projection.change(&act.case_id, act.version))
        .await?;
    if touched == 0 {
        // Another server may have stored this very act since we looked.
        return Ok(used(db, act).await?.ok_or(StoreError::Conflict));
    }
    insert(db, act, version).await?;
    if let Some(code) = &act.new_code {
        db.execute(REPLACE_CODE, &[blob(code), text(act.case_id.as_str())])
            .await?;
    }
    if let Some((claim, until)) = &act.claim {
        let values = [text(act.case_id.as_str()), blob(claim), int(until.ms())];
        CLAIMS.execute(db, &values).await?;
    }
    tasks::replace(db, &act.case_id, &act.before, &act.after).await?;
    musts::replace(db, &act.case_id, &act.before, &act.after).await?;
    notices::add(db, &act.case_id, &act.before, &act.after).await?;
    honours::replace(db, &act.case_id, &act.before, &act.after).await?;
    teams::replace(db, &act.case_id, &act.before, &act.after).await?;
    found_causes::replace(db, &act.case_id, &act.before, &act.after).await?;
    helps::replace(db, &act.case_id, &act.before, &act.after).await?;
    moved.add(&act.case_id, Some(act.before.clone()), &act.events)?;
    answers.add(db, act).await?;
    Ok(Ok(Acted::Done))
}

/// What an act gets whose key was used before.
async fn used(db: &mut Connection, act: &Act) -> Result<Option<Acted>, StoreError> {
    let values = [text(act.case_id.as_str()), text(act.key.as_str())];
    let replies = db.query(read::REPLY, &values, read::reply).await?;
    Ok(replies.into_iter().next().map(Acted::Replayed))
}

async fn insert(db: &mut Connection, act: &Act, version: i64) -> Result<(), StoreError> {
    let id = act.case_id.as_str();
    let first = act.version + 1;
    let bodies = bodies(&act.events)?;
    let (mut events, mut texts, mut outbox) = (Vec::new(), Vec::new(), Vec::new());
    for (seq, body) in (first..).zip(&bodies) {
        events.extend([text(id), int(seq), text(body.as_str())]);
    }
    for (at, one) in &act.texts {
        if *at >= act.events.len() {
            return Err(StoreError::corrupt("a text belongs to no event"));
        }
        let seq = first + count(*at);
        let part = one.part.as_str();
        texts.extend([text(id), int(seq), text(part), blob(&one.salt), text(one.body.as_str())]);
    }
    topics(&mut outbox, id, version, &act.topics);
    let reply = [
        text(id),
        text(act.key.as_str()),
        blob(&act.content),
        text(act.answer.as_str()),
    ];
    EVENTS.execute(db, &events).await?;
    TEXTS.execute(db, &texts).await?;
    REPLIES.execute(db, &reply).await?;
    OUTBOX.execute(db, &outbox).await
}
