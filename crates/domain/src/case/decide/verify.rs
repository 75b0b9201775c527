//! Verification: recordings, allegations, records, questions, the statement of the person concerned.

use super::desk::Desk;
use super::promise;
use crate::case::care::Care;
use crate::case::command::Refusal;
use crate::case::desk_command::DeskCommand;
use crate::case::event::{Event, MessageSent, TextRef};
use crate::case::state::Stage;
use crate::case::vocabulary::{Cause, Recording, VerifyingAct};
use crate::deadlines::Step;
use crate::time::Day;

/// Recordings are overwritten as well while somebody looks whether a withdrawal was of the citizen's own will.
fn may_be_preserved(desk: &Desk<'_>) -> Result<(), Refusal> {
    if !desk.case.awaits_a_look() {
        desk.is_workable()?;
    }
    let is_running = matches!(desk.case.stage, Stage::Accepted | Stage::Working);
    if is_running && desk.case.is_complaint() {
        Ok(())
    } else {
        Err(Refusal::NotNow)
    }
}

/// Orders recordings to be preserved within 24 hours.
pub(super) fn order_preservation(desk: &Desk<'_>, recordings: Vec<Recording>) -> Result<Vec<Event>, Refusal> {
    may_be_preserved(desk)?;
    if desk.case.work.preserve.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    if recordings.is_empty() {
        return Err(Refusal::Unknown);
    }
    let next = promise(desk.given, Step::Preserve);
    Ok(vec![Event::PreservationOrdered { recordings, next }])
}

/// Records that they are preserved, that there are none, or why they are lost.
pub(super) fn preserve(desk: &Desk<'_>, text: TextRef) -> Result<Vec<Event>, Refusal> {
    may_be_preserved(desk)?;
    desk.own_work_or_oversight()?;
    Ok(vec![Event::Preserved { text }])
}

/// Makes an allegation out of the complaint.
pub(super) fn allege(desk: &Desk<'_>, cause: Cause) -> Result<Vec<Event>, Refusal> {
    is_verifying(desk)?;
    let release = &desk.case.work.release;
    let is_wanted = release.wanted.is_none() && release.summary.is_none();
    let summary = is_wanted.then(|| promise(desk.given, Step::Summary));
    Ok(vec![Event::Alleged { cause, summary }])
}

/// Records what was done to verify.
pub(super) fn verify(desk: &Desk<'_>, acts: Vec<VerifyingAct>, on: Day, text: TextRef) -> Result<Vec<Event>, Refusal> {
    is_verifying(desk)?;
    if acts.is_empty() || on > desk.given.now.day() || on < desk.case.filed_at.day() {
        return Err(Refusal::Unknown);
    }
    // It is true only of somebody named, and only where the citizen did not agree.
    let is_silent = desk.case.is_withheld(desk.given) && desk.case.named().next().is_some();
    if acts.contains(&VerifyingAct::CitizenDidNotAgree) && !is_silent {
        return Err(Refusal::DoesNotFit);
    }
    Ok(vec![Event::Verified { acts, on, text }])
}

/// A complaint is being verified, by the person who acts.
fn is_verifying(desk: &Desk<'_>) -> Result<(), Refusal> {
    desk.is_workable()?;
    if desk.case.stage != Stage::Working || !desk.case.is_complaint() {
        return Err(Refusal::NotNow);
    }
    desk.own_work().map(drop)
}

/// Asks the citizen; the clock stands still, ten working days in all.
pub(super) fn ask(desk: &Desk<'_>, text: TextRef) -> Result<Vec<Event>, Refusal> {
    desk.is_workable()?;
    if desk.case.stage != Stage::Working {
        return Err(Refusal::NotNow);
    }
    desk.own_work()?;
    if desk.case.overlay.waiting.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let mut until = promise(desk.given, Step::Reply);
    let left = until.amount.saturating_sub(desk.case.work.paused);
    if left == 0 {
        return Err(Refusal::TooLate);
    }
    if left < until.amount {
        until = until.shortened(left, desk.given.now, desk.given.calendar);
    }
    Ok(vec![Event::Asked { text, until }])
}

/// Tells the citizen something on the page, while somebody works on it; whoever sees to a danger or to a report of reprisal
/// writes at once, since to somebody anonymous there is no other way. What answers a report is for those alone who read it.
pub(super) fn tell(desk: &Desk<'_>, text: TextRef) -> Result<Vec<Event>, Refusal> {
    let apart = desk.case.work.reprisal.is_some() || desk.case.work.threat.is_some();
    if apart && desk.case.may_know_of_pressure(desk.person) {
        return Ok(vec![Event::MessageSent(MessageSent { text, apart })]);
    }
    let sent = Event::MessageSent(MessageSent { text, apart: false });
    let sees_to_it = DeskCommand::ATTENDING.iter().any(|role| desk.person.holds(*role));
    if desk.case.wants(Care::Emergency) && sees_to_it {
        return Ok(vec![sent]);
    }
    desk.is_workable()?;
    if !matches!(desk.case.stage, Stage::Working | Stage::Found) {
        return Err(Refusal::NotNow);
    }
    desk.own_work()?;
    Ok(vec![sent])
}

/// Asks whether to go on although the text could give the citizen away.
pub(super) fn ask_consent(desk: &Desk<'_>) -> Result<Vec<Event>, Refusal> {
    desk.is_workable()?;
    let is_running = matches!(desk.case.stage, Stage::Accepted | Stage::Working);
    if !is_running || !desk.case.is_complaint() || desk.case.work.release.released.is_some() {
        return Err(Refusal::NotNow);
    }
    desk.own_work_or_oversight()?;
    if desk.case.work.release.consent.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let until = Some(promise(desk.given, Step::Reply));
    Ok(vec![Event::ConsentAsked { until }])
}

/// Somebody who is told by a notice says that they read it.
pub(super) fn acknowledge(desk: &Desk<'_>) -> Result<Vec<Event>, Refusal> {
    if !desk.case.is_told(desk.person, &desk.given.org.units) {
        return Err(Refusal::NotYours);
    }
    if desk.case.work.release.is_acknowledged_by(&desk.person.id) {
        return Err(Refusal::AlreadyDone);
    }
    Ok(vec![Event::NoticeAcknowledged])
}

/// Somebody named speaks, once the summary is released and for two working days.
pub(super) fn state(desk: &Desk<'_>, text: TextRef) -> Result<Vec<Event>, Refusal> {
    let case = desk.case;
    if !case.names(&desk.person.id) {
        return Err(Refusal::NotYours);
    }
    let Some(until) = case.statement_until(&desk.person.id) else {
        return Err(Refusal::NotNow);
    };
    if case.work.release.stated.contains(&desk.person.id) {
        return Err(Refusal::AlreadyDone);
    }
    if desk.given.now > until.due_at {
        return Err(Refusal::TooLate);
    }
    Ok(vec![Event::Stated { text }])
}
