//! 合并办理: a merged case and its main case, which know of each other by number and are read together.

use qingyu_api::desk::case::{JoinedCase, JoinedText};
use qingyu_domain::case::{
    Case, Decided, Event, Given, Part, Proposal, Recorded, Refusal as Rule, decide_joined, decide_led,
};
use qingyu_domain::time::Timestamp;
use qingyu_store::{Act, StoreError};

use super::act::{ATTEMPTS, prepare};
use super::find_case::{Found, unfold};
use crate::accounts::Signed;
use crate::app::App;
use crate::jobs::Topic;
use crate::refusal::Refusal;

/// What the people of the main case read of another: what happened and what was added, nothing that says who wrote.
const READ: [Part; 4] = [Part::Account, Part::OccurredOn, Part::Officer, Part::Message];

/// The main case of a merged one.
pub async fn main(app: &App, case: &Case) -> Result<Option<Found>, Refusal> {
    let Some(into) = &case.overlay.merged_into else {
        return Ok(None);
    };
    by_number(app, into).await
}

async fn by_number(app: &App, number: &str) -> Result<Option<Found>, Refusal> {
    app.store.case_by_number(number).await?.map(unfold).transpose()
}

/// Whether an act brings news for a main case.
pub fn has_news(act: &Act) -> bool {
    act.topics.iter().any(|topic| topic == Topic::Join.as_str())
}

/// Tells the main case now, if there is news. Should it fail, the errand that was stored with the act does it.
pub async fn tell_soon(app: &App, case_id: &str, has_news: bool) {
    if has_news && let Err(error) = Box::pin(tell_main(app, case_id)).await {
        tracing::warn!(case = case_id, ?error, "a main case is told later");
    }
}

/// Tells the cases that this one is or was merged into what is new about it, and those that follow it.
pub async fn tell_main(app: &App, case_id: &str) -> Result<(), Refusal> {
    let stored = app.store.cases(&[case_id.to_owned()]).await?.into_iter().next();
    let Some(other) = stored.map(unfold).transpose()? else {
        return Ok(());
    };
    let merges = other.case.work.proposals.iter().filter_map(|one| match &one.proposal {
        Proposal::Merge { into } if one.at.is_some() => Some(into),
        _ => None,
    });
    for into in merges {
        tell(app, into, &other.case, decide_joined).await?;
    }
    for (from, _) in &other.case.work.joined {
        tell(app, from, &other.case, decide_led).await?;
    }
    Ok(())
}

/// What a case learns of another.
type Learns = fn(&Case, &Case, &Given<'_>) -> Result<Decided, Rule>;

/// Tells one of them, until there is nothing new.
async fn tell(app: &App, into: &str, other: &Case, learns: Learns) -> Result<(), Refusal> {
    let staff = app.staff.fresh(&app.store).await?;
    for _ in 0..ATTEMPTS {
        let Some(main) = by_number(app, into).await? else {
            return Ok(());
        };
        let now = app.clock.now();
        let Ok(decided) = learns(&main.case, other, &staff.given(now)) else {
            return Ok(());
        };
        let key = format!("system/join/{}", main.stored.version);
        let (act, ()) = prepare(&main, Recorded::stamp(decided, now), None, &key, [0; 32], |_| ())?;
        match app.store.act(act).await {
            Ok(_) | Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Conflict.into())
}

/// What the citizens of the cases that are merged into this one wrote, for somebody who sees its story.
pub async fn read(app: &App, signed: &Signed, main: &Case) -> Result<Vec<JoinedCase>, Refusal> {
    let mut read = Vec::with_capacity(main.work.joined.len());
    for (number, _) in &main.work.joined {
        let Some(other) = by_number(app, number).await? else {
            continue;
        };
        if !other.case.is_read_with(main, &signed.person, &signed.staff.org) {
            continue;
        }
        let texts = app.store.all_texts(&other.stored.id).await?;
        let text = |(seq, part, text): (i64, Part, String)| {
            // Sequence numbers count from 1.
            let line = usize::try_from(seq).ok()?.checked_sub(1)?;
            let recorded = other.stored.events.get(line)?;
            let is_own = matches!(recorded.event, Event::Filed(_) | Event::MessageAdded { .. });
            (is_own && READ.contains(&part)).then(|| JoinedText {
                at: Timestamp::from_ms(recorded.at),
                part,
                text,
            })
        };
        read.push(JoinedCase {
            number: number.clone(),
            texts: texts.into_iter().filter_map(text).collect(),
        });
    }
    Ok(read)
}
