//! Events of the second person: proposals, approvals, objections.

use super::working::{is_all_found, pick};
use super::{Corrupt, Moment};
use crate::case::event::{Event, Mark};
use crate::case::proposal::Proposal;
use crate::case::state::{Case, Stage};
use crate::case::vocabulary::Round;
use crate::case::work::{Finding, Proposed, Standing};
use crate::deadlines::Due;
use crate::person::PersonId;

/// Applies an event of a second person; `false` when it is none.
pub(super) fn change(case: &mut Case, event: &Event, moment: &Moment<'_>) -> Result<bool, Corrupt> {
    match event {
        Event::Proposed { proposal, text, until } => case.work.proposals.push(Proposed {
            proposal: proposal.clone(),
            text: text.clone(),
            by: moment.person()?,
            event: place(case),
            round: case.work.round,
            standing: Standing::Waiting(until.clone()),
            endorsed: None,
            before: None,
            at: None,
        }),
        Event::Approved { proposal, next } => approve(case, *proposal, next.as_ref(), moment)?,
        Event::Endorsed { proposal, missing } => {
            let one = at(case, *proposal)?;
            if !matches!(one.standing, Standing::Waiting(_)) {
                return Err(Corrupt);
            }
            one.endorsed = Some((moment.person()?, *missing));
        }
        Event::Declined { proposal, .. } => at(case, *proposal)?.standing = Standing::Declined,
        Event::Objected { proposal, until, .. } => {
            let one = at(case, *proposal)?;
            let Standing::Approved(approvers) = &one.standing else {
                return Err(Corrupt);
            };
            one.standing = Standing::Objected(approvers.clone(), until.clone());
        }
        Event::ObjectionDecided { proposal, upheld, .. } => {
            let one = at(case, *proposal)?;
            if *upheld {
                one.standing = Standing::Fallen;
                let (proposal, round, before) = (one.proposal.clone(), one.round, one.before.take());
                undo(case, &proposal, round, before);
            } else {
                one.standing = Standing::Confirmed;
            }
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// The place of the event that is applied, from 1.
fn place(case: &Case) -> u32 {
    u32::try_from(case.history.len() + 1).unwrap_or(u32::MAX)
}

fn at(case: &mut Case, at: u16) -> Result<&mut Proposed, Corrupt> {
    case.work.proposals.get_mut(usize::from(at)).ok_or(Corrupt)
}

fn approve(case: &mut Case, index: u16, next: Option<&Due>, moment: &Moment<'_>) -> Result<(), Corrupt> {
    let approver = moment.person()?;
    let before = (Box::new(case.stage.clone()), case.work.answer_due.clone());
    let one = at(case, index)?;
    if !matches!(one.standing, Standing::Waiting(_)) {
        return Err(Corrupt);
    }
    let endorser = one.endorsed.iter().map(|(who, _)| who.clone());
    let approvers: Vec<PersonId> = endorser.chain([approver]).collect();
    one.standing = Standing::Approved(approvers.clone());
    one.before = Some(before);
    one.at = Some(moment.at);
    let (proposal, by, text) = (one.proposal.clone(), one.by.clone(), one.text.clone());
    let event = one.event;
    match &proposal {
        Proposal::Refuse { .. } => case.stage = Stage::Refused,
        Proposal::Refer {
            keeps_conduct: true, ..
        }
        | Proposal::HandOver { .. }
        | Proposal::FalseAccusation => {}
        Proposal::Refer { .. } => case.stage = Stage::Referred,
        Proposal::SendOn { .. } => {
            case.stage = Stage::SentOn {
                check: Some(next.cloned().ok_or(Corrupt)?),
            };
        }
        Proposal::Merge { into } => case.overlay.merged_into = Some(into.clone()),
        Proposal::Retype { kind } => case.work.kind = Some(*kind),
        Proposal::Extend | Proposal::Complex => case.work.answer_due = Some(next.cloned().ok_or(Corrupt)?),
        Proposal::NewCode => case.work.new_code = Some(by),
        Proposal::Publication => case.work.publication.words = Some(event),
        Proposal::Summary => case.work.release.summary = Some(text),
        Proposal::Withdrawal => case.overlay.withdrawn = Some(next.cloned().ok_or(Corrupt)?),
        Proposal::Unmark => case.marks.retain(|mark| *mark != Mark::Enterprise),
        Proposal::Finding { .. } => {
            let by = std::iter::once(by).chain(approvers).collect();
            found(case, &proposal, by, next, moment)?;
        }
    }
    Ok(())
}

fn found(
    case: &mut Case,
    proposal: &Proposal,
    by: Vec<PersonId>,
    objection: Option<&Due>,
    moment: &Moment<'_>,
) -> Result<(), Corrupt> {
    let Proposal::Finding {
        allegation,
        outcome,
        consequences,
    } = proposal
    else {
        return Err(Corrupt);
    };
    let round = case.work.round;
    let one = pick(case, *allegation)?;
    // A finding that is made anew starts its musts and its objection anew.
    one.clarified.clear();
    (one.accounted, one.improvements) = (0, 0);
    one.objection = None;
    one.objected_by.clear();
    one.finding = Some(Finding {
        outcome: *outcome,
        consequences: consequences.clone(),
        round,
        by,
        at: moment.at,
        objection: objection.cloned(),
    });
    if case.stage == Stage::Working && is_all_found(case) {
        case.stage = Stage::Found;
    }
    Ok(())
}

/// A decision fell: the case is where it was before, and due when it was due.
fn undo(case: &mut Case, proposal: &Proposal, round: Round, before: Option<(Box<Stage>, Option<Due>)>) {
    let Some((stage, due)) = before else { return };
    match proposal {
        Proposal::Merge { .. } => case.overlay.merged_into = None,
        Proposal::Retype { .. } => case.work.kind = None,
        Proposal::Refuse { .. }
        | Proposal::SendOn { .. }
        | Proposal::Refer {
            keeps_conduct: false, ..
        } => case.stage = *stage,
        // In a later round another promise holds by then.
        Proposal::Extend | Proposal::Complex if round == case.work.round => case.work.answer_due = due,
        _ => {}
    }
}
