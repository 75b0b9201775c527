//! 四必: improvement, clarification, accountability, each for an allegation with an approved finding.

use super::desk::Desk;
use super::finding::{found, pick};
use crate::case::command::Refusal;
use crate::case::event::{Event, TextRef};
use crate::case::state::{Case, Stage};
use crate::case::tasks::is_to_clarify;
use crate::case::vocabulary::{Accountability, Audience, Consequence, ImprovementMeasure};
use crate::case::work::Allegation;
use crate::person::{PersonId, Role};
use crate::time::Day;

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
    on: Option<Day>,
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
    Ok(vec![Event::Clarified {
        allegation,
        to,
        text,
        on: past(desk, on)?,
    }])
}

/// Nobody did anything on a day that is to come.
fn past(desk: &Desk<'_>, on: Option<Day>) -> Result<Option<Day>, Refusal> {
    if on.is_some_and(|on| on > desk.given.now.day()) {
        return Err(Refusal::Unknown);
    }
    Ok(on)
}

/// Records how a fault is answered for: by whom of those named in the case, if it is said.
pub(super) fn hold_accountable(
    desk: &Desk<'_>,
    allegation: u16,
    by_way_of: Accountability,
    (person, on): (Option<PersonId>, Option<Day>),
    text: Option<TextRef>,
) -> Result<Vec<Event>, Refusal> {
    // While an objection to the fault is open nobody is punished.
    if with(desk, allegation, Consequence::Fault)?.objection.is_some() {
        return Err(Refusal::NotNow);
    }
    if person.as_ref().is_some_and(|person| !desk.case.names(person)) {
        return Err(Refusal::Unknown);
    }
    Ok(vec![Event::HeldAccountable {
        allegation,
        by_way_of,
        person,
        on: past(desk, on)?,
        text,
    }])
}

/// The first must of rule 1 that is missing, if any.
pub(in crate::case) fn missing(case: &Case) -> Option<Refusal> {
    if case.work.allegations.is_empty() {
        return Some(Refusal::MustAllege);
    }
    let mut records = case.work.verifications.iter();
    // What was added since is looked at, and it is recorded how.
    if case.work.reopened_at.is_some() || records.all(|record| record.round != case.work.round) {
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
    if is_to_clarify(allegation) {
        return Some(Refusal::MustClarify);
    }
    // The citizen's answer does not wait for an objection to the fault; what is owed then stays a task.
    let is_open = allegation.objection.is_some();
    (has(Consequence::Fault) && allegation.accounted == 0 && !is_open).then_some(Refusal::MustAccount)
}
