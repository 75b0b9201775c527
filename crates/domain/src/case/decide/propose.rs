//! Proposing what needs a second person.

use super::desk::Desk;
use super::{finding, promise};
use crate::case::command::Refusal;
use crate::case::event::{Event, TextRef};
use crate::case::proposal::Proposal;
use crate::case::state::{Case, Stage};
use crate::case::vocabulary::{Round, VerifyingAct};
use crate::case::work::{Standing, Verification};
use crate::deadlines::Step;

/// Proposes; nothing happens until somebody else agrees.
pub(super) fn propose(desk: &Desk<'_>, proposal: Proposal, text: TextRef) -> Result<Vec<Event>, Refusal> {
    if proposal.needs_work() {
        desk.is_workable()?;
    }
    let mut before = desk.case.work.proposals.iter();
    let waits = |standing: &Standing| matches!(standing, Standing::Waiting(_));
    if before.any(|one| waits(&one.standing) && one.proposal.is_about(&proposal)) {
        return Err(Refusal::AlreadyDone);
    }
    may_propose(desk, &proposal)?;
    let until = promise(desk.given, Step::Approve);
    Ok(vec![Event::Proposed { proposal, text, until }])
}

/// Whether the work stands where a proposal makes sense: asked when it is made, and again when it is approved.
pub(super) fn fits(case: &Case, proposal: &Proposal) -> bool {
    // An answer that was given is not taken back by sending the case away.
    let is_first = case.work.round == Round::First && case.work.answers.is_empty();
    let is_before_work = is_first && matches!(case.stage, Stage::Received { .. } | Stage::Accepted);
    let is_running = matches!(case.stage, Stage::Accepted | Stage::Working | Stage::Found);
    match proposal {
        Proposal::Refuse { .. } => matches!(case.stage, Stage::Received { .. }),
        Proposal::Refer { .. } | Proposal::SendOn | Proposal::Retype { .. } => is_before_work,
        Proposal::Merge { .. } => is_before_work || (is_first && case.stage == Stage::Working),
        Proposal::Extend => is_running,
        Proposal::Complex => is_running && is_first && case.is_complaint(),
        Proposal::Finding { .. } => case.stage == Stage::Working && case.is_complaint(),
        Proposal::Summary => case.is_complaint() && is_running && case.work.release.released.is_none(),
        Proposal::Withdrawal => case.is_open() && case.overlay.withdrawn.is_none(),
        // Whoever left nothing to be known by cannot be recognised.
        Proposal::NewCode => !case.is_anonymous() && case.work.new_code.is_none(),
        Proposal::FalseAccusation => case.is_complaint() && matches!(case.stage, Stage::Working | Stage::Found),
    }
}

fn may_propose(desk: &Desk<'_>, proposal: &Proposal) -> Result<(), Refusal> {
    let case = desk.case;
    if !fits(case, proposal) {
        return Err(Refusal::NotNow);
    }
    match proposal {
        Proposal::Extend | Proposal::Complex => longer(desk),
        Proposal::Finding {
            allegation,
            outcome,
            consequences,
        } => finding::may_find(desk, *allegation, *outcome, consequences),
        Proposal::FalseAccusation => {
            desk.own_work_or_oversight()?;
            // The citizen is heard before.
            let was_heard = case.work.verifications.iter().any(asked_complainant);
            was_heard.then_some(()).ok_or(Refusal::MustHear)
        }
        Proposal::NewCode => was_looked_at_today(desk),
        Proposal::Retype { kind } if *kind == case.working_kind() => Err(Refusal::AlreadyDone),
        Proposal::Refer {
            keeps_conduct: true, ..
        } if !case.is_complaint() => Err(Refusal::Unknown),
        _ => Ok(()),
    }
}

/// Whether the identity that the citizen is compared with was looked at, on the record, on this day.
fn was_looked_at_today(desk: &Desk<'_>) -> Result<(), Refusal> {
    let today = desk.given.now.day();
    let mut looks = desk.case.history.iter().filter(|(_, _, name)| *name == "identity_seen");
    let is_seen = looks.any(|(at, ..)| at.day() == today);
    is_seen.then_some(()).ok_or(Refusal::MustLook)
}

fn asked_complainant(record: &Verification) -> bool {
    record.acts.contains(&VerifyingAct::AskedComplainant)
}

/// More time: once, and before it is over.
fn longer(desk: &Desk<'_>) -> Result<(), Refusal> {
    let case = desk.case;
    let due = case.work.answer_due.as_ref().ok_or(Refusal::NotNow)?;
    desk.own_work_or_oversight()?;
    let was_longer = case.work.proposals.iter().any(|one| {
        let is_longer = matches!(one.proposal, Proposal::Extend | Proposal::Complex);
        is_longer && !matches!(one.standing, Standing::Declined)
    });
    if was_longer {
        return Err(Refusal::AlreadyDone);
    }
    (desk.given.now <= due.due_at).then_some(()).ok_or(Refusal::TooLate)
}
