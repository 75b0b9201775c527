//! Whether somebody who left a way to be written to is told that there is something new on the page of their case.
//!
//! Only what that page shows can be news: whoever reads the message over a shoulder, or counts messages, learns nothing that the page hides.

use super::event::{Event, Party, Recorded};
use super::state::Case;
use super::status::Status;
use crate::kind::ReplyBy;

/// What was done, by whom it was done, and what it led to: news for the citizen, or not.
pub fn has_news(before: &Case, events: &[Recorded], after: &Case) -> bool {
    let wants = matches!(after.reply_by, Some(ReplyBy::Sms | ReplyBy::Email)) && !after.is_anonymous();
    let is_theirs = events.first().is_none_or(|first| first.by == Party::You);
    wants && !is_theirs && (is_written(events) || stands(before) != stands(after))
}

/// Words for the citizen.
fn is_written(events: &[Recorded]) -> bool {
    events.iter().any(|recorded| {
        matches!(
            recorded.event,
            Event::MessageSent(_) | Event::Asked { .. } | Event::Answered { .. } | Event::HelpAnswered(_)
        )
    })
}

/// What the page says of where the case stands, whatever the time.
fn stands(case: &Case) -> (super::status::CaseStatus, Party) {
    let (code, holder, _) = Status::told(case, case.filed_at);
    (code, holder)
}
