//! What citizen and staff said to each other: the only texts of a case that its citizen sees, and the answer.

use std::collections::HashMap;

use qingyu_api::case::{HelpTold, Message};
use qingyu_domain::case::{Case, Event, HelpAnswered, Part, Proposal, Recorded, Standing};
use qingyu_domain::time::Timestamp;

use super::find_case::Found;
use crate::app::App;
use crate::refusal::Refusal;

/// What was said.
#[derive(Debug, Default)]
pub struct Said {
    /// Messages and questions, oldest first.
    pub messages: Vec<Message>,
    /// The reasons of proposals, by their place among them.
    pub reasons: HashMap<usize, String>,
    /// The answer that holds.
    pub answer: Option<String>,
    /// What everybody reads of a thank-you, or would.
    pub publication: Option<String>,
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
            match part {
                Part::Answer => {
                    said.answer = Some(text);
                    continue;
                }
                Part::Publication => {
                    said.publication = Some(text);
                    continue;
                }
                _ => {}
            }
            if let Some(place) = place_of(line, &found.stored.events) {
                said.reasons.insert(place, text);
                continue;
            }
            said.messages.push(Message {
                at: Timestamp::from_ms(recorded.at),
                by: recorded.by,
                help: help_of(&recorded.event),
                text,
            });
        }
        Ok(said)
    }
}

/// The wish for help that an event answers.
const fn help_of(event: &Event) -> Option<HelpTold> {
    match event {
        Event::HelpAnswered(HelpAnswered { help, granted, .. }) => Some(HelpTold {
            help: *help,
            granted: *granted,
        }),
        _ => None,
    }
}

/// The place of the proposal that a line makes; `None` when it makes none.
fn place_of(line: usize, events: &[Recorded]) -> Option<usize> {
    let is_one = |recorded: &Recorded| matches!(recorded.event, Event::Proposed { .. });
    events.get(line).filter(|recorded| is_one(recorded))?;
    Some(events.iter().take(line).filter(|recorded| is_one(recorded)).count())
}

/// Which lines of the history have words that are for the citizen, too. Whatever is not named here never is.
fn lines(case: &Case, events: &[Recorded]) -> Vec<(usize, Part)> {
    let mut proposals = case.work.proposals.iter();
    let mut lines = Vec::new();
    for (line, recorded) in events.iter().enumerate() {
        let part = match &recorded.event {
            Event::MessageAdded { .. } | Event::MessageSent(_) | Event::HelpAnswered(_) => Some(Part::Message),
            Event::Asked { .. } => Some(Part::Question),
            Event::Answered { .. } => Some(Part::Answer),
            Event::ObjectionDecided { .. } | Event::SentOnChecked(_) => Some(Part::Reason),
            Event::Proposed { proposal, .. } => {
                let standing = proposals.next().map(|proposed| &proposed.standing);
                // Until a second person has agreed nothing is decided, and what was declined never was.
                let is_decided = !matches!(standing, None | Some(Standing::Waiting(_) | Standing::Declined));
                let is_told = proposal.is_told() || *proposal == Proposal::Withdrawal;
                (is_told && is_decided).then_some(Part::Reason)
            }
            _ => None,
        };
        lines.extend(part.map(|part| (line, part)));
    }
    let published = case.publication().and_then(|(_, event)| event);
    // Events count from 1.
    let line = published.and_then(|event| usize::try_from(event).ok()?.checked_sub(1));
    lines.extend(line.map(|line| (line, Part::Publication)));
    lines
}
