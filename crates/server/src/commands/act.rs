//! What a citizen does with a case: decided by the rules, stored once per key.

use std::str::FromStr as _;

use qingyu_api::{Fault, FaultCode, Field};
use qingyu_domain::case::{self, Command, Event, Given, Mark, Part, Proposal, Recorded, apply};
use qingyu_domain::text::{self, TEXT_LIMIT};
use qingyu_domain::time::Timestamp;
use qingyu_store::{Act, Acted, NewText, Reply, StoreError};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::commit;
use super::find_case::{Found, find_case};
use super::joined;
use crate::address::Address;
use crate::app::App;
use crate::jobs::Topic;
use crate::jobs::hook::HOOK;
use crate::jobs::tell::NEWS;
use crate::refusal::Refusal;

/// Times that a decision is made anew when somebody else was quicker.
pub(super) const ATTEMPTS: usize = 8;

/// What a citizen asks for, with its words still in clear.
#[derive(Clone, Copy)]
pub struct Wish<'a> {
    /// What it is: the same key for something else is another request.
    pub what: &'a str,
    /// The idempotency key.
    pub key: Option<&'a str>,
    /// The words, if any: checked here.
    pub text: Option<(Field, Part, &'a str)>,
    /// What is wrong with other fields, to be named together with the rest.
    pub faults: &'a [Fault],
}

/// Does what is asked, once: a repeated key gets the same answer, with other content a conflict.
pub async fn act<T: Serialize + DeserializeOwned>(
    app: &App,
    address: Address,
    code: Option<&str>,
    wish: Wish<'_>,
    command: impl Fn(Option<case::TextRef>) -> Option<Command>,
    answer: impl Fn(&case::Case, Timestamp) -> T,
) -> Result<T, Refusal> {
    let mut found = find_case(app, address, code).await?;
    let (key, text) = wish.parse()?;
    let content = wish.content(app)?;
    let staff = app.staff.fresh(&app.store).await?;
    for _ in 0..ATTEMPTS {
        if let Some(reply) = app.store.reply(&found.stored.id, &key).await? {
            return replay(&reply, content);
        }
        let now = app.clock.now();
        let committed = text.as_ref().map(|(part, body)| commit(*part, body)).transpose()?;
        let (reference, kept) = committed.map_or((None, None), |(reference, kept)| (Some(reference), Some(kept)));
        let command = command(reference).ok_or_else(|| Refusal::Internal("a command without its words".to_owned()))?;
        let main = joined::main(app, &found.case).await?;
        let given = Given {
            main: main.as_ref().map(|main| &main.case),
            ..staff.given(now)
        };
        let decided = case::decide(Some(&found.case), command, &given);
        let decided = decided.map_err(|refusal| refused(refusal, now))?;
        let (act, given) = prepare(&found, Recorded::stamp(decided, now), kept, &key, content, |after| {
            answer(after, now)
        })?;
        let has_news = joined::has_news(&act);
        match app.store.act(act).await {
            Ok(Acted::Done) => {
                joined::tell_soon(app, &found.stored.id, has_news).await;
                return Ok(given);
            }
            Ok(Acted::Replayed(reply)) => return replay(&reply, content),
            Err(StoreError::Conflict) => found = find_case(app, address, code).await?,
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Conflict.into())
}

fn refused(refusal: case::Refusal, now: Timestamp) -> Refusal {
    match refusal {
        case::Refusal::TooManyMessages => {
            let seconds = (now.day().end().ms() - now.ms()) / 1000 + 1;
            Refusal::TooManyMessages(u64::try_from(seconds).unwrap_or(1))
        }
        other => other.into(),
    }
}

pub(super) fn replay<T: DeserializeOwned>(reply: &Reply, content: [u8; 32]) -> Result<T, Refusal> {
    match reply {
        Reply::Erased => Err(Refusal::Erased),
        Reply::Kept { content: stored, .. } if *stored != content => Err(Refusal::Conflict),
        Reply::Kept { answer, .. } => {
            serde_json::from_str(answer).map_err(|error| Refusal::internal("a stored answer", &error))
        }
    }
}

pub(crate) fn prepare<T: Serialize>(
    found: &Found,
    events: Vec<Recorded>,
    kept: Option<NewText>,
    key: &str,
    content: [u8; 32],
    answer: impl Fn(&case::Case) -> T,
) -> Result<(Act, T), Refusal> {
    let mut after = found.case.clone();
    for recorded in &events {
        // As it will be read again: what is derived now must be what is derived from the stored bytes.
        let stored = recorded.canonical().and_then(|text| Recorded::read(&text));
        let stored = stored.map_err(|error| Refusal::internal("an event", &error))?;
        after = apply(Some(after), &stored)
            .map_err(|_| Refusal::Internal("a decision that cannot be applied".to_owned()))?;
    }
    let given = answer(&after);
    let pressed = after.marks.contains(&Mark::Pressed) && !found.case.marks.contains(&Mark::Pressed);
    // Every message that hints at danger is told, also in a case that is marked already.
    let emergency = events
        .iter()
        .any(|recorded| recorded.event.marks().contains(&Mark::Emergency));
    let told = [(pressed, Mark::Pressed), (emergency, Mark::Emergency)];
    let told = told.into_iter().filter(|(set, _)| *set).map(|(_, mark)| mark.as_str());
    let news = case::has_news(&found.case, &events, &after).then_some(NEWS);
    let moved = case::has_moved(&found.case, &events, &after).then_some(HOOK);
    let topics = told
        .chain(due(&events, &after).map(Topic::as_str))
        .chain(news)
        .chain(moved);
    let topics = topics.map(str::to_owned).collect();
    let act = Act {
        case_id: found.stored.id.clone(),
        version: found.stored.version,
        key: key.to_owned(),
        content,
        answer: serde_json::to_string(&given).map_err(|error| Refusal::internal("an answer", &error))?,
        events,
        before: found.case.clone(),
        texts: kept.into_iter().map(|text| (0, text)).collect(),
        after,
        topics,
        beside: None,
        new_code: None,
        claim: None,
    };
    Ok((act, given))
}

/// What the software will have to do by itself because of these events.
fn due<'a>(events: &'a [Recorded], after: &'a case::Case) -> impl Iterator<Item = Topic> + 'a {
    let proposed = |at: &u16| after.work.proposals.get(usize::from(*at)).map(|one| &one.proposal);
    let is_merged = after.overlay.merged_into.is_some();
    events.iter().filter_map(move |recorded| match &recorded.event {
        Event::Asked { .. } => Some(Topic::Resume),
        Event::Approved { proposal, .. } | Event::ObjectionDecided { proposal, .. } => match proposed(proposal)? {
            Proposal::Summary => Some(Topic::Release),
            Proposal::Merge { .. } => Some(Topic::Join),
            _ => None,
        },
        Event::MessageAdded { .. } if is_merged => Some(Topic::Join),
        // What becomes the reviewer's takes along what is merged with it.
        Event::Accepted { .. } | Event::ConcernedNamed { .. } | Event::Marked { mark: Mark::Watchers }
            if is_merged || !after.work.joined.is_empty() =>
        {
            Some(Topic::Join)
        }
        Event::Erased { .. } => Some(Topic::Erase),
        _ => None,
    })
}

impl Wish<'_> {
    /// What makes two requests the same, however their words are spaced.
    fn content(&self, app: &App) -> Result<[u8; 32], Refusal> {
        let words = self.text.map(|(_, _, words)| text::normal(words));
        let canonical = serde_json::to_vec(&(self.what, words));
        let canonical = canonical.map_err(|error| Refusal::internal("canonical request", &error))?;
        Ok(app.pepper.mac(&canonical))
    }

    /// The key as a UUID and the words as valid text, or all faults.
    fn parse(&self) -> Result<(String, Option<(Part, String)>), Refusal> {
        let mut faults = Vec::new();
        let mut fault = |field, code| faults.push(Fault { field, code });
        let key = match self.key.map(str::trim) {
            None | Some("") => {
                fault(Field::Key, FaultCode::Required);
                None
            }
            Some(key) => uuid::Uuid::from_str(key)
                .map_err(|_| fault(Field::Key, FaultCode::Malformed))
                .ok(),
        };
        let text = self.text.and_then(|(field, part, words)| {
            text::parse(words, TEXT_LIMIT)
                .map_err(|code| fault(field, code))
                .ok()
                .map(|words| (part, words))
        });
        faults.extend(self.faults);
        match key {
            Some(key) if faults.is_empty() => Ok((key.to_string(), text)),
            _ => Err(Refusal::Invalid(faults)),
        }
    }
}
