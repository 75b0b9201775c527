//! What citizen and staff said to each other: the only texts of a case that its citizen sees, and the answer.

use qingyu_api::case::Message;
use qingyu_domain::case::{Case, Event, Part, Recorded, Standing};
use qingyu_domain::time::Timestamp;

use super::find_case::Found;
use crate::app::App;
use crate::refusal::Refusal;

/// What was said.
#[derive(Debug, Default)]
pub struct Said {
    /// Messages, questions and the reasons of decisions, oldest first.
    pub messages: Vec<Message>,
    /// The answer that holds.
    pub answer: Option<String>,
}

impl Said {
    /// In a case; texts are read only where there are some.
    pub async fn of(found: &Found, app: &App) -> Result<Self, Refusal> {
        let lines = lines(&found.case, &found.stored.events);
        if lines.is_empty() {
            return Ok(Self::default());
        }
        let texts = app.store.all_texts(&found.stored.id).await?;
        // Sequence numbers count from 1.
        let text_of = |(line, part): (usize, Part)| {
            let is_it = |(seq, kept, _): &&(i64, Part, String)| usize::try_from(*seq) == Ok(line + 1) && *kept == part;
            texts
                .iter()
                .find(is_it)
                .map(|(.., text)| text.clone())
                .unwrap_or_default()
        };
        let mut said = Self::default();
        for (line, part) in lines {
            let text = text_of((line, part));
            let Some(recorded) = found.stored.events.get(line) else {
                continue;
            };
            if part == Part::Answer {
                said.answer = Some(text);
                continue;
            }
            said.messages.push(Message {
                at: Timestamp::from_ms(recorded.at),
                by: recorded.by,
                text,
            });
        }
        Ok(said)
    }
}

/// Which lines of the history have words that are for the citizen, too. Whatever is not named here never is.
fn lines(case: &Case, events: &[Recorded]) -> Vec<(usize, Part)> {
    let mut proposals = case.work.proposals.iter();
    let mut lines = Vec::new();
    for (line, recorded) in events.iter().enumerate() {
        let part = match &recorded.event {
            Event::MessageAdded { .. } | Event::MessageSent { .. } => Some(Part::Message),
            Event::Asked { .. } => Some(Part::Question),
            Event::Answered { .. } => Some(Part::Answer),
            Event::ObjectionDecided { .. } | Event::SentOnChecked { .. } => Some(Part::Reason),
            Event::Proposed { proposal, .. } => {
                let standing = proposals.next().map(|proposed| &proposed.standing);
                // Until a second person has agreed nothing is decided, and what was declined never was.
                let is_decided = !matches!(standing, None | Some(Standing::Waiting(_) | Standing::Declined));
                (proposal.is_told() && is_decided).then_some(Part::Reason)
            }
            _ => None,
        };
        lines.extend(part.map(|part| (line, part)));
    }
    lines
}
