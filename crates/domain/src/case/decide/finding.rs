//! Findings: per allegation, after a record of verification, never without hearing the person concerned.

use super::desk::Desk;
use super::promise;
use crate::case::command::Refusal;
use crate::case::event::{Event, TextRef};
use crate::case::state::Stage;
use crate::case::vocabulary::{Consequence, Outcome, VerifyingAct};
use crate::case::work::{Allegation, Finding};
use crate::deadlines::Step;
use crate::person::PersonId;

/// Whether a finding about an allegation can be proposed.
pub(super) fn may_find(
    desk: &Desk<'_>,
    allegation: u16,
    outcome: Outcome,
    consequences: &[Consequence],
) -> Result<(), Refusal> {
    let case = desk.case;
    if case.stage != Stage::Working || !case.is_complaint() {
        return Err(Refusal::NotNow);
    }
    desk.own_work()?;
    if case.work.allegations.is_empty() {
        return Err(Refusal::MustAllege);
    }
    let found = pick(&case.work.allegations, allegation)?;
    // After an answer, what is added or looked at again can be found anew.
    let answered_at = case.work.last_answer().map(|answer| answer.at);
    let holds = |finding: &Finding| finding.round == case.work.round && answered_at.is_none_or(|at| finding.at > at);
    if found.finding.as_ref().is_some_and(holds) {
        return Err(Refusal::AlreadyDone);
    }
    if case.work.preserve.is_some() || !case.work.was_preserved {
        return Err(Refusal::MustPreserve);
    }
    let records = || {
        case.work
            .verifications
            .iter()
            .filter(|record| record.round == case.work.round)
    };
    if records().next().is_none() {
        return Err(Refusal::MustVerify);
    }
    let heard = |act: &VerifyingAct| match act {
        VerifyingAct::HeardConcerned | VerifyingAct::ConcernedRefused => true,
        VerifyingAct::NoPersonConcerned => case.work.concerned.is_empty(),
        VerifyingAct::CitizenDidNotAgree => case.is_withheld(desk.given),
        _ => false,
    };
    // Who was heard in the first round need not be heard again.
    let mut records = case.work.verifications.iter();
    if !case.is_stated() && !records.any(|record| record.acts.iter().any(heard)) {
        return Err(Refusal::MustHear);
    }
    if !fits(outcome, consequences) {
        return Err(Refusal::DoesNotFit);
    }
    had_their_say(desk, consequences)
}

/// Nobody is found at fault before everybody named has read the summary and had their time to speak.
pub(super) fn had_their_say(desk: &Desk<'_>, consequences: &[Consequence]) -> Result<(), Refusal> {
    let is_fault = consequences.contains(&Consequence::Fault);
    if is_fault && desk.case.waits_for_statements(desk.given) {
        return Err(Refusal::MustAwait);
    }
    Ok(())
}

/// What can follow from an outcome. Not provable is never "no fault"; not upheld is never a fault.
fn fits(outcome: Outcome, consequences: &[Consequence]) -> bool {
    let has = |consequence| consequences.contains(&consequence);
    let is_contradiction = has(Consequence::NoFault) && has(Consequence::Fault);
    let is_repeated = consequences.len() > 1
        && consequences
            .iter()
            .enumerate()
            .any(|(at, one)| consequences.iter().skip(at + 1).any(|other| one == other));
    let fits = match outcome {
        Outcome::Upheld | Outcome::PartlyUpheld => !consequences.is_empty(),
        Outcome::NotUpheld => has(Consequence::NoFault) && !has(Consequence::Fault),
        Outcome::NotProvable => !has(Consequence::NoFault) && !has(Consequence::Fault),
    };
    fits && !is_contradiction && !is_repeated
}

/// The allegation with this index.
pub(super) fn pick(allegations: &[Allegation], at: u16) -> Result<&Allegation, Refusal> {
    allegations.get(usize::from(at)).ok_or(Refusal::Unknown)
}

/// The approved finding of an allegation.
pub(super) fn found(allegation: &Allegation) -> Result<&Finding, Refusal> {
    allegation.finding.as_ref().ok_or(Refusal::MustFind)
}

/// Somebody named objects to a fault, each once and within five working days. The citizen's answer does not wait.
pub(super) fn object(desk: &Desk<'_>, allegation: u16, text: TextRef) -> Result<Vec<Event>, Refusal> {
    if !desk.case.names(&desk.person.id) {
        return Err(Refusal::NotYours);
    }
    let one = pick(&desk.case.work.allegations, allegation)?;
    let finding = found(one).map_err(|_| Refusal::NotNow)?;
    if !finding.consequences.contains(&Consequence::Fault) {
        return Err(Refusal::NotNow);
    }
    if one.objected_by.contains(&desk.person.id) {
        return Err(Refusal::AlreadyDone);
    }
    let given = desk.given;
    if given.now > desk.case.objection_until(finding, &desk.person.id, given) {
        return Err(Refusal::TooLate);
    }
    let until = promise(given, Step::FaultObjection);
    Ok(vec![Event::FaultObjected {
        allegation,
        text,
        until,
    }])
}

/// Somebody who neither found nor approved decides, on all that is objected by then.
pub(super) fn decide_objection(
    desk: &Desk<'_>,
    allegation: u16,
    upheld: bool,
    text: TextRef,
) -> Result<Vec<Event>, Refusal> {
    let one = pick(&desk.case.work.allegations, allegation)?;
    if one.objection.is_none() {
        return Err(Refusal::NotNow);
    }
    let finding = found(one)?;
    is_another(&finding.by, &desk.person.id)?;
    Ok(vec![Event::FaultObjectionDecided {
        allegation,
        upheld,
        text,
    }])
}

/// Whether somebody is none of those.
pub(super) fn is_another(before: &[PersonId], person: &PersonId) -> Result<(), Refusal> {
    if before.contains(person) {
        Err(Refusal::SecondPerson)
    } else {
        Ok(())
    }
}
