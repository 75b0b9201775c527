//! An act of the staff: read, decided by the rules, stored once per key.

use std::str::FromStr as _;

use qingyu_api::desk::acts::{Act, ActDone, Identity};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::case::{DeskCommand, Proposal, Recorded, Unsaid, decide_desk};
use qingyu_domain::text::{self, TEXT_LIMIT};
use qingyu_domain::time::Timestamp;
use qingyu_store::{Acted, NewText, StoreError};
use serde::Serialize;

use super::{find, seen_by};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::act::{prepare, replay};
use crate::commands::commit;
use crate::commands::find_case::Found;
use crate::fresh;
use crate::refusal::Refusal;

/// Characters of the name of an organ at most.
const ORGAN: usize = 60;

/// Does it, or says why not; what was typed is the caller's to keep until it is done.
pub async fn act(app: &App, signed: &Signed, number: &str, request: Act) -> Result<ActDone, Refusal> {
    act_at(app, signed, number, request, app.clock.now()).await
}

/// [`act`] at a moment: the demonstration plays months in a second.
pub async fn act_at(
    app: &App,
    signed: &Signed,
    number: &str,
    request: Act,
    now: Timestamp,
) -> Result<ActDone, Refusal> {
    let stored = app.store.case_by_number(number).await?.ok_or(Refusal::NotFound)?;
    let content = content(app, &(&request.command, request.version), request.text.as_deref())?;
    let (key, version) = (key(signed, &request.key), request.version);
    // What is wrong with it is said only to those who may know that there is such a case.
    let parsed = command(key.is_some(), request.command, request.text);
    if parsed.is_err() {
        find(app, signed, number).await?;
    }
    let (command, kept) = parsed?;
    let key = key.ok_or_else(|| Refusal::Internal("a key that was checked".to_owned()))?;
    // Before sight: an act may have ended it, and its answer may have been lost. The key is the person's own.
    if let Some(reply) = app.store.reply(&stored.id, &key).await? {
        return replay(&reply, content);
    }
    let found = seen_by(stored, signed)?;
    check_names(app, signed, number, &command).await?;
    if found.stored.version != version {
        return Err(Refusal::Stale);
    }
    let looks = matches!(command, DeskCommand::LookAtIdentity { .. });
    let issues = matches!(command, DeskCommand::IssueCode);
    let decided = decide_desk(&found.case, command, &signed.person, &signed.staff.given(now))?;
    let events = Recorded::stamp(decided, now);
    let done = ActDone {
        version: version + i64::try_from(events.len()).unwrap_or_default(),
        identity: None,
        query_code: None,
    };
    let (prepared, done) = prepare(&found, events, kept, &key, content, |_| done.clone())?;
    let code = issues.then(fresh::query_code).transpose()?;
    let new_code = code.as_ref().map(|code| app.pepper.mac(code.digits().as_bytes()));
    match app.store.act(qingyu_store::Act { new_code, ..prepared }).await {
        Ok(Acted::Done) if looks => seen(app, &found, done).await,
        // In this answer only, which is not kept: whoever lost it asks a second person again.
        Ok(Acted::Done) => Ok(ActDone {
            query_code: code.map(|code| code.digits().to_owned()),
            ..done
        }),
        Ok(Acted::Replayed(reply)) => replay(&reply, content),
        Err(StoreError::Conflict) => Err(Refusal::Stale),
        Err(error) => Err(error.into()),
    }
}

/// What a command names in its facts exists, and is no free text: facts are never erased.
async fn check_names(app: &App, signed: &Signed, number: &str, command: &DeskCommand) -> Result<(), Refusal> {
    let unknown = || {
        Refusal::Invalid(vec![Fault {
            field: Field::Command,
            code: FaultCode::Unknown,
        }])
    };
    match command {
        DeskCommand::Propose {
            proposal: Proposal::Merge { into: other },
            ..
        }
        | DeskCommand::LinkRepeat { to: other } => {
            let is_other = other != number && find(app, signed, other).await.is_ok();
            is_other.then_some(()).ok_or_else(unknown)
        }
        DeskCommand::Answer { organ: Some(organ), .. } => text::check(organ, ORGAN).map_err(|_| unknown()),
        _ => Ok(()),
    }
}

/// The identity that was looked at: in this answer only, which is not kept.
async fn seen(app: &App, found: &Found, done: ActDone) -> Result<ActDone, Refusal> {
    let contact = app.store.contact(&found.stored.id).await?;
    let identity = contact.map(|contact| Identity {
        name: contact.name,
        phone: contact.phone,
        email: contact.email,
    });
    Ok(ActDone { identity, ..done })
}

/// The key in the store: a person's own, so that nobody takes another's.
pub(super) fn key(signed: &Signed, key: &str) -> Option<String> {
    let key = uuid::Uuid::from_str(key.trim()).ok()?;
    Some(format!("{}/{key}", signed.person.id.0))
}

/// What makes two requests the same: what is asked for, and the words however they are spaced.
pub(super) fn content(app: &App, asked: &impl Serialize, words: Option<&str>) -> Result<[u8; 32], Refusal> {
    let canonical = serde_json::to_vec(&("desk", asked, words.map(text::normal)));
    let canonical = canonical.map_err(|error| Refusal::internal("canonical request", &error))?;
    Ok(app.pepper.mac(&canonical))
}

/// The command with its words committed to, or everything that is wrong.
pub(super) fn command(
    has_key: bool,
    command: Unsaid,
    text: Option<String>,
) -> Result<(DeskCommand, Option<NewText>), Refusal> {
    let mut faults = Vec::new();
    if !has_key {
        faults.push((Field::Key, FaultCode::Malformed));
    }
    let words = match (command.part(), text) {
        (Some(part), Some(text)) => match text::parse(&text, TEXT_LIMIT) {
            Ok(words) => Some((part, words)),
            Err(code) => {
                faults.push((Field::Text, code));
                None
            }
        },
        (Some(_), None) => {
            faults.push((Field::Text, FaultCode::Required));
            None
        }
        (None, Some(_)) => {
            faults.push((Field::Text, FaultCode::UnknownField));
            None
        }
        (None, None) => None,
    };
    if !faults.is_empty() {
        let faults = faults.into_iter().map(|(field, code)| Fault { field, code });
        return Err(Refusal::Invalid(faults.collect()));
    }
    let committed = words.map(|(part, words)| commit(part, &words)).transpose()?;
    let (reference, kept) = committed.map_or((None, None), |(reference, kept)| (Some(reference), Some(kept)));
    let command = command.say(reference);
    let command = command.ok_or_else(|| Refusal::Internal("a command without its words".to_owned()))?;
    Ok((command, kept))
}
