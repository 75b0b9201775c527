//! One transaction for many members, and each member alone when it fails.

use tokio::sync::oneshot;

use super::{act, file};
use crate::acting::{Act, Acted};
use crate::case_counts::Moved;
use crate::db::Connection;
use crate::error::StoreError;
use crate::filing::{NewCase, Outcome};
use crate::source_steps::Answers;

/// Where an answer goes.
pub(super) type Answer<T> = oneshot::Sender<Result<T, StoreError>>;

/// One of those that share a transaction.
pub(super) enum Member {
    File(Box<NewCase>, Answer<Outcome>),
    Act(Box<Act>, Answer<Acted>),
}

impl Member {
    fn fail(self, error: StoreError) {
        match self {
            Self::File(_, to) => answer(to, Err(error)),
            Self::Act(_, to) => answer(to, Err(error)),
        }
    }
}

/// What became of the members of a transaction, in their order.
#[derive(Default)]
struct Written {
    outcomes: Vec<Outcome>,
    acted: Vec<Result<Acted, StoreError>>,
}

/// Answers; a caller that hung up wants to hear nothing.
pub(super) fn answer<T>(to: Answer<T>, result: Result<T, StoreError>) {
    drop(to.send(result));
}

/// Writes the members and answers each; the batch is empty afterwards. Says whether the database was there.
pub(super) async fn write(db: &mut Connection, batch: &mut Vec<Member>) -> bool {
    if batch.is_empty() {
        return true;
    }
    if let Err(error) = db.begin().await {
        batch.drain(..).for_each(|member| member.fail(error.clone()));
        return false;
    }
    let written = transaction(db, batch).await;
    match db.end(written).await {
        Ok(written) => tell(batch, written),
        Err(error) if batch.len() == 1 => batch.drain(..).for_each(|member| member.fail(error.clone())),
        Err(error) => {
            tracing::warn!(%error, members = batch.len(), "a batch was rolled back; each member is tried alone");
            each_alone(db, batch).await;
        }
    }
    true
}

async fn each_alone(db: &mut Connection, batch: &mut Vec<Member>) {
    let mut members = std::mem::take(batch).into_iter();
    while let Some(member) = members.next() {
        if !Box::pin(write(db, &mut vec![member])).await {
            // Trying the others would only wait as often for a database that is not there.
            let error = StoreError::unavailable("the database does not answer");
            members.by_ref().for_each(|member| member.fail(error.clone()));
        }
    }
}

async fn transaction(db: &mut Connection, batch: &[Member]) -> Result<Written, StoreError> {
    let mut cases: Vec<&NewCase> = Vec::new();
    let mut acts: Vec<&Act> = Vec::new();
    for member in batch {
        match member {
            Member::File(case, _) => cases.push(case),
            Member::Act(act, _) => acts.push(act),
        }
    }
    let (mut moved, mut answers) = (Moved::default(), Answers::default());
    let written = Written {
        acted: act::write(db, &acts, (&mut moved, &mut answers)).await?,
        outcomes: file::write(db, &cases, &mut moved).await?,
    };
    moved.store(db).await?;
    answers.store(db).await?;
    Ok(written)
}

fn tell(batch: &mut Vec<Member>, written: Written) {
    let mut outcomes = written.outcomes.into_iter();
    let mut acted = written.acted.into_iter();
    let lost = || StoreError::corrupt("a member has no result");
    for member in batch.drain(..) {
        match member {
            Member::File(_, to) => answer(to, outcomes.next().ok_or_else(lost)),
            Member::Act(_, to) => answer(to, acted.next().unwrap_or_else(|| Err(lost()))),
        }
    }
}
