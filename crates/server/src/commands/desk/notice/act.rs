//! What those do who are told by a notice: decided by the rules, stored once per key.

use qingyu_api::desk::notices::{NoticeAct, NoticeDone};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::case::{Recorded, decide_desk};
use qingyu_store::{Acted, StoreError};

use super::by_number;
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::act::{ATTEMPTS, prepare, replay};
use crate::commands::desk::act as desk_act;
use crate::refusal::Refusal;

/// Does what those can do who are told, once per key: what happens meanwhile is not theirs to see, so nothing is stale.
pub async fn act(app: &App, signed: &Signed, number: &str, request: NoticeAct) -> Result<NoticeDone, Refusal> {
    let mut found = by_number(app, signed, number).await?;
    let content = desk_act::content(app, &(number, &request.command), request.text.as_deref())?;
    let key = desk_act::key(signed, &request.key);
    let (command, kept) = desk_act::command(key.is_some(), request.command, request.text)?;
    let key = key.ok_or_else(|| Refusal::Internal("a key that was checked".to_owned()))?;
    if !command.is_of_notices() {
        let (field, code) = (Field::Command, FaultCode::Unknown);
        return Err(Refusal::Invalid(vec![Fault { field, code }]));
    }
    let done = NoticeDone {
        by: signed.person.id.clone(),
    };
    for _ in 0..ATTEMPTS {
        if let Some(reply) = app.store.reply(&found.stored.id, &key).await? {
            return replay(&reply, content);
        }
        let now = app.clock.now();
        let given = signed.staff.given(now);
        let decided = decide_desk(&found.case, command.clone(), &signed.person, &given)?;
        let events = Recorded::stamp(decided, now);
        let (prepared, _) = prepare(&found, events, kept.clone(), &key, content, |_| done.clone())?;
        match app.store.act(prepared).await {
            Ok(Acted::Done) => return Ok(done),
            Ok(Acted::Replayed(reply)) => return replay(&reply, content),
            Err(StoreError::Conflict) => found = by_number(app, signed, number).await?,
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Conflict.into())
}
