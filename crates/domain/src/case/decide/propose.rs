//! Proposing what needs a second person.

use super::desk::Desk;
use super::{finding, promise};
use crate::case::command::Refusal;
use crate::case::event::{Event, Mark, TextRef};
use crate::case::proposal::{Discipline, Proposal};
use crate::case::state::{Case, Stage};
use crate::case::vocabulary::{LawfulWay, Outcome, Round, VerifyingAct};
use crate::case::work::{Allegation, Standing, Verification};
use crate::deadlines::Step;

/// Characters of an authority's name at most.
const RECEIVER: usize = 60;

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
        // What others follow is worked on here: each of them could object to its own sending away only.
        Proposal::Refuse { .. }
        | Proposal::Refer {
            keeps_conduct: false, ..
        }
        | Proposal::SendOn { .. }
        | Proposal::Merge { .. }
            if !case.work.joined.is_empty() =>
        {
            false
        }
        Proposal::Refuse { .. } => matches!(case.stage, Stage::Received { .. }),
        Proposal::Refer { .. } => is_before_work && keeps_conduct(case, proposal),
        Proposal::SendOn { .. } | Proposal::Retype { .. } => is_before_work,
        Proposal::Merge { .. } => is_before_work || (is_first && case.stage == Stage::Working),
        // More time than the system gives that it came from is nobody's here to give.
        Proposal::Extend | Proposal::Complex if case.is_bound_by_origin() => false,
        Proposal::Extend => is_running,
        Proposal::Complex => is_running && is_first && case.is_complaint(),
        Proposal::Finding { .. } => case.stage == Stage::Working && case.is_complaint(),
        Proposal::Summary => case.is_complaint() && is_running && case.work.release.released.is_none(),
        Proposal::Withdrawal => case.is_open() && case.overlay.withdrawn.is_none(),
        Proposal::HandOver { .. } => case.is_complaint(),
        // Whoever left nothing to be known by cannot be recognised; who has no code yet claims the case.
        Proposal::NewCode => !case.is_anonymous() && case.is_claimed,
        Proposal::Publication => case.may_be_published(),
        // What is found meanwhile would be agreed to by another rule than the one it was proposed under.
        Proposal::Unmark => case.has(Mark::Enterprise) && !awaits_finding(case),
        Proposal::FalseAccusation => {
            case.is_complaint() && matches!(case.stage, Stage::Working | Stage::Found) && is_all_not_upheld(case)
        }
    }
}

fn may_propose(desk: &Desk<'_>, proposal: &Proposal) -> Result<(), Refusal> {
    let case = desk.case;
    if !keeps_conduct(case, proposal) {
        return Err(Refusal::DoesNotFit);
    }
    let is_accused =
        matches!(proposal, Proposal::FalseAccusation) && matches!(case.stage, Stage::Working | Stage::Found);
    if is_accused && case.is_complaint() && !is_all_not_upheld(case) {
        return Err(Refusal::MustFind);
    }
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
        // Agreed for somebody who left or is named since, it is agreed anew for somebody else.
        Proposal::NewCode if case.work.new_code.as_ref() == Some(&desk.person.id) => Err(Refusal::AlreadyDone),
        Proposal::NewCode => was_looked_at_today(desk),
        Proposal::Publication => writes_of_others(desk),
        Proposal::HandOver { organ, quiet } if was_handed(case, *organ, *quiet) => Err(Refusal::AlreadyDone),
        // The citizen is told to whom.
        Proposal::SendOn { receiver } => {
            let is_named = receiver
                .as_deref()
                .is_some_and(|name| crate::text::check(name, RECEIVER).is_ok());
            is_named.then_some(()).ok_or(Refusal::DoesNotFit)
        }
        Proposal::Retype { kind } if *kind == case.working_kind() => Err(Refusal::AlreadyDone),
        Proposal::Refer {
            keeps_conduct: true, ..
        } if !case.is_complaint() => Err(Refusal::Unknown),
        _ => Ok(()),
    }
}

/// Whether something found waits for whoever has to agree.
fn awaits_finding(case: &Case) -> bool {
    let mut proposals = case.work.proposals.iter();
    let is_finding = |proposal: &Proposal| matches!(proposal, Proposal::Finding { .. });
    proposals.any(|one| is_finding(&one.proposal) && matches!(one.standing, Standing::Waiting(_)))
}

/// What is published of a unit is written, and agreed to, by nobody of it.
pub(super) fn writes_of_others(desk: &Desk<'_>) -> Result<(), Refusal> {
    let is_of_others = desk.case.may_verify_praise(desk.person, desk.given.org);
    is_of_others.then_some(()).ok_or(Refusal::OwnMatter)
}

/// Whether it was handed to this organ before, and told as far as it would be told now.
fn was_handed(case: &Case, organ: Discipline, quiet: bool) -> bool {
    case.work.proposals.iter().any(|one| {
        let is_same =
            matches!(&one.proposal, Proposal::HandOver { organ: to, quiet: was } if *to == organ && (quiet || !was));
        is_same && matches!(one.standing, Standing::Approved(_))
    })
}

/// Whether the identity that the citizen is compared with was looked at, on the record, on this day.
fn was_looked_at_today(desk: &Desk<'_>) -> Result<(), Refusal> {
    let today = desk.given.now.day();
    let mut looks = desk.case.history.iter().filter(|(_, _, name)| *name == "identity_seen");
    let is_seen = looks.any(|(at, ..)| at.day() == today);
    is_seen.then_some(()).ok_or(Refusal::MustLook)
}

/// A complaint about conduct stays here when what was decided by law goes its own way; only what is another authority's
/// goes as a whole.
fn keeps_conduct(case: &Case, proposal: &Proposal) -> bool {
    let Proposal::Refer { way, keeps_conduct } = proposal else {
        return true;
    };
    *keeps_conduct || *way == LawfulWay::OtherAuthority || !case.is_complaint()
}

/// Whether every allegation was found not upheld, in this round: before that nobody accused anybody falsely.
fn is_all_not_upheld(case: &Case) -> bool {
    let round = case.work.round;
    let is_not_upheld = |one: &Allegation| {
        let finding = one.finding.as_ref();
        finding.is_some_and(|finding| finding.round == round && finding.outcome == Outcome::NotUpheld)
    };
    !case.work.allegations.is_empty() && case.work.allegations.iter().all(is_not_upheld)
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
