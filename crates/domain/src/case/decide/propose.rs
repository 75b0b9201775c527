//! Proposing what needs a second person.

use super::desk::Desk;
use super::{finding, promise};
use crate::case::command::Refusal;
use crate::case::event::{Event, TextRef};
use crate::case::proposal::Proposal;
use crate::case::state::Stage;
use crate::case::vocabulary::VerifyingAct;
use crate::case::work::{Standing, Verification};
use crate::deadlines::Step;
use crate::person::Role;

/// Proposes; nothing happens until somebody else agrees.
pub(super) fn propose(desk: &Desk<'_>, proposal: Proposal, text: TextRef) -> Result<Vec<Event>, Refusal> {
    if !matches!(proposal, Proposal::Withdrawal) {
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

fn may_propose(desk: &Desk<'_>, proposal: &Proposal) -> Result<(), Refusal> {
    let case = desk.case;
    let is_before_work = matches!(case.stage, Stage::Received { .. } | Stage::Accepted);
    let is_running = matches!(case.stage, Stage::Accepted | Stage::Working | Stage::Found);
    let fits = match proposal {
        Proposal::Refuse { .. } => matches!(case.stage, Stage::Received { .. }),
        Proposal::Refer { .. } | Proposal::SendOn | Proposal::Retype { .. } => is_before_work,
        Proposal::Merge { .. } => is_before_work || case.stage == Stage::Working,
        Proposal::Extend | Proposal::Complex => return longer(desk, proposal, is_running),
        Proposal::Finding {
            allegation,
            outcome,
            consequences,
        } => return finding::may_find(desk, *allegation, *outcome, consequences),
        Proposal::Summary => case.is_complaint() && is_running && case.work.release.released.is_none(),
        Proposal::Withdrawal => case.is_open() && case.overlay.withdrawn.is_none(),
        Proposal::FalseAccusation => case.is_complaint() && matches!(case.stage, Stage::Working | Stage::Found),
    };
    if let Proposal::Retype { kind } = proposal
        && *kind == case.working_kind()
    {
        return Err(Refusal::AlreadyDone);
    }
    if let Proposal::Refer { keeps_conduct, .. } = proposal
        && *keeps_conduct
        && !case.is_complaint()
    {
        return Err(Refusal::Unknown);
    }
    // Where the case goes is decided inside its team only by those who receive and oversee.
    let may_route = [Role::Intake, Role::Oversight, Role::Reviewer]
        .into_iter()
        .any(|role| desk.person.holds(role));
    match (fits, proposal) {
        (false, _) => Err(Refusal::NotNow),
        (true, Proposal::FalseAccusation) => {
            desk.own_work_or_oversight()?;
            // The citizen is heard before.
            let was_heard = case.work.verifications.iter().any(asked_complainant);
            was_heard.then_some(()).ok_or(Refusal::MustHear)
        }
        (true, _) => may_route.then_some(()).ok_or(Refusal::NotYours),
    }
}

fn asked_complainant(record: &Verification) -> bool {
    record.acts.contains(&VerifyingAct::AskedComplainant)
}

/// More time: once, before it is over; a complex complaint before day five and instead of the extension.
fn longer(desk: &Desk<'_>, proposal: &Proposal, is_running: bool) -> Result<(), Refusal> {
    let case = desk.case;
    let due = case
        .work
        .answer_due
        .as_ref()
        .filter(|_| is_running)
        .ok_or(Refusal::NotNow)?;
    let is_complex = *proposal == Proposal::Complex;
    if is_complex && !case.is_complaint() {
        return Err(Refusal::NotNow);
    }
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
