//! An act of the staff: read, decided by the rules, stored once per key.

use std::str::FromStr as _;

use qingyu_api::desk::acts::{self, ActDone, Identity};
use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::case::{Case, DeskCommand, Proposal, Recorded, Refusal as Rule, Unsaid, decide_desk, says_why};
use qingyu_domain::text::{self, TEXT_LIMIT};
use qingyu_store::{Act, Acted, NewText, StoreError};
use serde::Serialize;

use super::story::version;
use super::{find, seen_by};
use crate::accounts::Signed;
use crate::app::App;
use crate::commands::act::{ATTEMPTS, prepare, replay};
use crate::commands::commit;
use crate::commands::find_case::Found;
use crate::commands::joined;
use crate::fresh;
use crate::refusal::Refusal;

/// Characters of the name of an organ at most.
const ORGAN: usize = 60;

/// Does it, or says why not; what was typed is the caller's to keep until it is done.
pub async fn act(app: &App, signed: &Signed, number: &str, request: acts::Act) -> Result<ActDone, Refusal> {
    let stored = app.store.case_by_number(number).await?.ok_or(Refusal::NotFound)?;
    let content = content(app, &(&request.command, request.version), request.text.as_deref())?;
    let (key, seen_version) = (key(signed, &request.key), request.version);
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
    let asked = Asked {
        key,
        content,
        version: seen_version,
        command,
        kept,
    };
    let mut found = seen_by(app, stored, signed).await?;
    for _ in 0..ATTEMPTS {
        if let Some(done) = Box::pin(once(app, signed, &found, &asked)).await? {
            return Ok(done);
        }
        // What happened in between may be nothing that this person may know of.
        found = find(app, signed, number).await?;
    }
    Err(Refusal::Stale)
}

/// What is asked for, read and committed to.
struct Asked {
    key: String,
    content: [u8; 32],
    /// The version that was looked at, as this person counts.
    version: i64,
    command: DeskCommand,
    kept: Option<NewText>,
}

/// Decides it on the case as it was found, and stores it; `None` when the case has changed meanwhile.
async fn once(app: &App, signed: &Signed, found: &Found, asked: &Asked) -> Result<Option<ActDone>, Refusal> {
    let now = app.clock.now();
    let main = check_names(app, signed, found, &asked.command).await?;
    if version(&found.case, &found.stored.events, &signed.person) != asked.version {
        return Err(Refusal::Stale);
    }
    let looks = matches!(asked.command, DeskCommand::LookAtIdentity { .. });
    let issues = matches!(asked.command, DeskCommand::IssueCode);
    let given = signed.staff.given(now);
    let decided = decide_desk(&found.case, asked.command.clone(), &signed.person, &given)?;
    let events = Recorded::stamp(decided, now);
    let history: Vec<Recorded> = found.stored.events.iter().chain(&events).cloned().collect();
    let done = |after: &Case| ActDone {
        version: version(after, &history, &signed.person),
        identity: None,
        query_code: None,
    };
    let (prepared, done) = prepare(found, events, asked.kept.clone(), &asked.key, asked.content, done)?;
    let code = issues.then(fresh::query_code).transpose()?;
    let act = Act {
        new_code: code.as_ref().map(|code| app.pepper.mac(code.digits().as_bytes())),
        beside: main.map(|main| (main.stored.id, main.stored.version)),
        ..prepared
    };
    let has_news = joined::has_news(&act);
    let acted = app.store.act(act).await;
    if matches!(acted, Ok(Acted::Done)) {
        joined::tell_soon(app, &found.stored.id, has_news).await;
    }
    match acted {
        Ok(Acted::Done) if looks => seen(app, found, done).await.map(Some),
        // In this answer only, which is not kept: whoever lost it asks a second person again.
        Ok(Acted::Done) => Ok(Some(ActDone {
            query_code: code.map(|code| code.digits().to_owned()),
            ..done
        })),
        Ok(Acted::Replayed(reply)) => replay(&reply, asked.content).map(Some),
        Err(StoreError::Conflict) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// What a command names in its facts exists, and is no free text: facts are never erased. The main case of a merger comes
/// back, since it is decided on that one, too.
async fn check_names(
    app: &App,
    signed: &Signed,
    found: &Found,
    command: &DeskCommand,
) -> Result<Option<Found>, Refusal> {
    let unknown = || {
        Refusal::Invalid(vec![Fault {
            field: Field::Command,
            code: FaultCode::Unknown,
        }])
    };
    let case = &found.case;
    let is_other = |other: &str| case.number.is_some_and(|number| number.to_string() != other);
    // It is asked again when a second person agrees: the main case may have ended meanwhile.
    let merges = match command {
        DeskCommand::Propose { proposal, .. } => Some(proposal),
        DeskCommand::Approve { proposal } => case.work.proposals.get(usize::from(*proposal)).map(|one| &one.proposal),
        _ => None,
    };
    if let Some(Proposal::Merge { into }) = merges {
        let main = find(app, signed, into).await.ok().filter(|_| is_other(into));
        let main = main.ok_or_else(unknown)?;
        main.case.may_lead(case, &signed.staff.org)?;
        return Ok(Some(main));
    }
    match command {
        DeskCommand::LinkRepeat { to: other } => {
            let is_there = is_other(other) && find(app, signed, other).await.is_ok();
            is_there.then_some(None).ok_or_else(unknown)
        }
        DeskCommand::Answer { organ: Some(organ), .. } => {
            text::check(organ, ORGAN).map(|()| None).map_err(|_| unknown())
        }
        _ => Ok(None),
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
    let is_silent = text.as_deref().is_some_and(|text| !says_why(text));
    if command.must_say_why() && is_silent {
        return Err(Rule::MustSayWhy.into());
    }
    let words = match (command.part(), text) {
        (Some(part), Some(text)) => match text::parse(&text, TEXT_LIMIT) {
            Ok(words) => Some((part, words)),
            Err(code) => {
                faults.push((Field::Text, code));
                None
            }
        },
        (Some(_), None) if command.may_be_silent() => None,
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
