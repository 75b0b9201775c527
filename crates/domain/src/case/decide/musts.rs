//! 四必: improvement, clarification, accountability, each for an allegation with an approved finding.

use super::desk::Desk;
use super::finding::{found, pick};
use crate::case::command::Refusal;
use crate::case::event::{Event, TextRef};
use crate::case::state::{Case, Stage};
use crate::case::vocabulary::{Accountability, Audience, Consequence, ImprovementMeasure};
use crate::case::work::Allegation;
use crate::person::Role;
use crate::time::Day;

/// All to whom a clarification is said.
const EVERYBODY: [Audience; 3] = [Audience::Complainant, Audience::Officer, Audience::Unit];

/// An allegation whose finding has this consequence, while it can be worked on or mended later.
fn with<'a>(desk: &Desk<'a>, allegation: u16, consequence: Consequence) -> Result<&'a Allegation, Refusal> {
    let is_after_finding = matches!(
        desk.case.stage,
        Stage::Working | Stage::Found | Stage::Answered { .. } | Stage::Closed { .. }
    );
    if !is_after_finding {
        return Err(Refusal::NotNow);
    }
    let one = pick(&desk.case.work.allegations, allegation)?;
    if found(one)?.consequences.contains(&consequence) {
        Ok(one)
    } else {
        Err(Refusal::DoesNotFit)
    }
}

/// Plans an improvement of a shortcoming: whose, how, by when.
pub(super) fn plan(
    desk: &Desk<'_>,
    allegation: u16,
    measure: ImprovementMeasure,
    owner: String,
    due_on: Day,
    text: TextRef,
) -> Result<Vec<Event>, Refusal> {
    desk.own_work_or_oversight()?;
    with(desk, allegation, Consequence::Shortcoming)?;
    if desk.given.org.units.unit(&owner).is_none() || due_on <= desk.given.now.day() {
        return Err(Refusal::Unknown);
    }
    Ok(vec![Event::ImprovementPlanned {
        allegation,
        measure,
        owner,
        due_on,
        text,
    }])
}

/// Shows the evidence: the head of the owning unit, or oversight.
pub(super) fn prove(desk: &Desk<'_>, improvement: u16, text: TextRef) -> Result<Vec<Event>, Refusal> {
    let improvements = &desk.case.work.improvements;
    let one = improvements.get(usize::from(improvement)).ok_or(Refusal::Unknown)?;
    let person = desk.person;
    let may =
        person.holds_at(Role::UnitHead, &one.owner) || person.holds(Role::Oversight) || person.holds(Role::Reviewer);
    if !may {
        return Err(Refusal::NotYours);
    }
    if one.is_proved {
        return Err(Refusal::AlreadyDone);
    }
    Ok(vec![Event::ImprovementProved { improvement, text }])
}

/// Records to whom a no-fault was said, and in which words.
pub(super) fn clarify(
    desk: &Desk<'_>,
    allegation: u16,
    to: Vec<Audience>,
    text: TextRef,
) -> Result<Vec<Event>, Refusal> {
    desk.own_work_or_oversight()?;
    let one = with(desk, allegation, Consequence::NoFault)?;
    if to.is_empty() {
        return Err(Refusal::Unknown);
    }
    if to.iter().all(|audience| one.clarified.contains(audience)) {
        return Err(Refusal::AlreadyDone);
    }
    Ok(vec![Event::Clarified { allegation, to, text }])
}

/// Records how a fault is answered for.
pub(super) fn hold_accountable(
    desk: &Desk<'_>,
    allegation: u16,
    by_way_of: Accountability,
) -> Result<Vec<Event>, Refusal> {
    // While an objection to the fault is open nobody is punished.
    if with(desk, allegation, Consequence::Fault)?.objection.is_some() {
        return Err(Refusal::NotNow);
    }
    Ok(vec![Event::HeldAccountable { allegation, by_way_of }])
}

/// The first must of rule 1 that is missing, if any.
pub(in crate::case) fn missing(case: &Case) -> Option<Refusal> {
    if case.work.allegations.is_empty() {
        return Some(Refusal::MustAllege);
    }
    if case
        .work
        .verifications
        .iter()
        .all(|record| record.round != case.work.round)
    {
        return Some(Refusal::MustVerify);
    }
    case.work
        .allegations
        .iter()
        .find_map(|allegation| owed(case, allegation))
}

/// What is still missing for one allegation, the first thing first.
pub(in crate::case) fn owed(case: &Case, allegation: &Allegation) -> Option<Refusal> {
    // A second look finds for itself.
    let Some(finding) = allegation
        .finding
        .as_ref()
        .filter(|finding| finding.round == case.work.round)
    else {
        return Some(Refusal::MustFind);
    };
    let has = |consequence| finding.consequences.contains(&consequence);
    if has(Consequence::Shortcoming) && allegation.improvements == 0 {
        return Some(Refusal::MustImprove);
    }
    let is_cleared = EVERYBODY.iter().all(|audience| allegation.clarified.contains(audience));
    if has(Consequence::NoFault) && !is_cleared {
        return Some(Refusal::MustClarify);
    }
    // The citizen's answer does not wait for an objection to the fault; what is owed then stays a task.
    let is_open = allegation.objection.is_some();
    (has(Consequence::Fault) && allegation.accounted == 0 && !is_open).then_some(Refusal::MustAccount)
}
