//! Whether somebody who left a way to be written to is told that there is something new on the page of their case.
//!
//! Only what that page shows can be news: whoever reads the message over a shoulder, or counts messages, learns nothing that the page hides.

use super::event::{Event, Party, Recorded};
use super::state::Case;
use super::status::{CaseStatus, Status};
use crate::kind::ReplyBy;

/// What was done, by whom it was done, and what it led to: news for the citizen, or not.
pub fn has_news(before: &Case, events: &[Recorded], after: &Case) -> bool {
    let wants = matches!(after.reply_by, Some(ReplyBy::Sms | ReplyBy::Email)) && !after.is_anonymous();
    let is_theirs = events.first().is_none_or(|first| first.by == Party::You);
    let is_decided = Status::decisions(before) != Status::decisions(after);
    wants && !is_theirs && (is_written(events) || is_decided || stands(before) != stands(after))
}

/// Whether somebody else than the citizen moved where the page says that the case stands: all that another system may be told, and not when a
/// citizen was there.
pub fn has_moved(before: &Case, events: &[Recorded], after: &Case) -> bool {
    let is_theirs = events.first().is_none_or(|first| first.by == Party::You);
    !is_theirs && stands(before) != stands(after)
}

/// Words and questions for the citizen, and another code, which they should know of if it was not them who asked for it.
fn is_written(events: &[Recorded]) -> bool {
    events.iter().any(|recorded| {
        matches!(
            recorded.event,
            Event::MessageSent(_)
                | Event::Asked { .. }
                | Event::ConsentAsked { .. }
                | Event::Answered { .. }
                | Event::HelpAnswered(_)
                | Event::CodeReplaced
        )
    })
}

/// What the page says of where the case stands, whatever the time.
fn stands(case: &Case) -> (CaseStatus, Party) {
    let (code, holder, _) = Status::told(case, case.filed_at);
    (code, holder)
}
