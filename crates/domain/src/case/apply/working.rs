//! Events of the work: routing, verification, the four musts.

use super::{Corrupt, Moment};
use crate::case::event::{Event, Mark};
use crate::case::state::{Case, Stage};
use crate::case::vocabulary::{Consequence, Round};
use crate::case::work::{Allegation, Assignment, Improvement, Verification, Waiting};
use crate::person::PersonId;

/// Applies an event of the work; `false` when it is none.
pub(super) fn change(case: &mut Case, event: &Event, moment: &Moment<'_>) -> Result<bool, Corrupt> {
    match event {
        Event::Accepted {
            about,
            marks,
            contact,
            answer,
        } => {
            case.work.about.clone_from(about);
            // Routed to a unit that does not watch, a case of the reviewer's is one like the others.
            case.work.is_about_watchers = match about {
                Some(_) => marks.contains(&Mark::Watchers),
                None => case.work.is_about_watchers,
            };
            case.work.contact.clone_from(contact);
            case.work.answer_due = Some(answer.clone());
            case.stage = Stage::Accepted;
        }
        Event::ConcernedNamed {
            people,
            superiors,
            watchers,
        } => {
            add(&mut case.work.concerned, people);
            add(&mut case.work.superiors, superiors);
            if *watchers {
                case.mark(Mark::Watchers);
                case.work.is_about_watchers = true;
            }
            // Whoever is named now no longer works on it.
            let named = |assignment: &Assignment| people.contains(&assignment.to) || superiors.contains(&assignment.to);
            release_if(case, named);
        }
        Event::Assigned { to, role, until } => {
            release_if(case, |_| true);
            case.work.team.push(Assignment {
                to: to.clone(),
                role: *role,
                round: case.work.round,
                until: until.clone(),
                is_taken: false,
                is_current: true,
            });
            case.stage = Stage::Working;
        }
        Event::TakenOn => {
            let mut team = case.work.team.iter_mut();
            team.find(|assignment| assignment.is_current).ok_or(Corrupt)?.is_taken = true;
        }
        Event::Returned { .. } => {
            release_if(case, |_| true);
            // Who gave it back before beginning never worked on it.
            if case.work.team.last().is_some_and(|assignment| !assignment.is_taken) {
                case.work.team.pop();
            }
        }
        Event::Contacted => case.work.contact = None,
        Event::PreservationOrdered { recordings, next } => {
            case.work.preserve = Some((recordings.clone(), next.clone()));
        }
        Event::Preserved { .. } => {
            case.work.preserve = None;
            case.work.was_preserved = true;
        }
        Event::Alleged { cause } => {
            if cause.is_serious() {
                case.mark(Mark::Serious);
            }
            case.work.allegations.push(Allegation::new(*cause));
            case.stage = Stage::Working;
        }
        Event::Verified { acts, on, .. } => case.work.verifications.push(Verification {
            by: moment.person()?,
            acts: acts.clone(),
            on: *on,
            round: case.work.round,
        }),
        Event::Asked { until, .. } => {
            met_on_page(case);
            case.overlay.waiting = Some(Waiting {
                since: moment.at,
                until: until.clone(),
            });
        }
        Event::Resumed { answer, stood } => {
            case.overlay.waiting = None;
            case.work.paused = case.work.paused.saturating_add(*stood);
            case.work.answer_due = Some(answer.clone());
        }
        Event::MessageSent { .. } => met_on_page(case),
        Event::ConsentAsked => {
            met_on_page(case);
            case.work.release.consent = Some(None);
        }
        Event::ConsentGiven { yes } => case.work.release.consent = Some(Some(*yes)),
        Event::SummaryReleased { statement } => {
            case.work.release.released = Some((moment.at, statement.clone()));
        }
        Event::NoticeAcknowledged => case.work.release.acknowledged.push(moment.person()?),
        Event::Stated { .. } => case.work.release.stated.push(moment.person()?),
        _ => return musts(case, event),
    }
    Ok(true)
}

/// Words to a citizen who is met on the page are the first contact.
pub(super) fn met_on_page(case: &mut Case) {
    if case.is_met_on_page() {
        case.work.contact = None;
    }
}

/// Names are only ever added: who was named once stays out of it.
fn add(known: &mut Vec<PersonId>, named: &[PersonId]) {
    for one in named {
        if !known.contains(one) {
            known.push(one.clone());
        }
    }
}

/// Ends current assignments for which it is so.
fn release_if(case: &mut Case, so: impl Fn(&Assignment) -> bool) {
    let mut is_free = case.work.current().is_none();
    for assignment in case.work.team.iter_mut().filter(|assignment| assignment.is_current) {
        if so(assignment) {
            assignment.is_current = false;
            is_free = true;
        }
    }
    if is_free && case.stage == Stage::Working {
        case.stage = Stage::Accepted;
    }
}

fn musts(case: &mut Case, event: &Event) -> Result<bool, Corrupt> {
    match event {
        Event::FaultObjected { allegation, until, .. } => {
            let one = pick(case, *allegation)?;
            one.objection = Some(until.clone());
            one.was_objected = true;
        }
        Event::FaultObjectionDecided { allegation, upheld, .. } => {
            let one = pick(case, *allegation)?;
            one.objection = None;
            if *upheld && let Some(finding) = &mut one.finding {
                finding
                    .consequences
                    .retain(|consequence| *consequence != Consequence::Fault);
                if finding.consequences.is_empty() {
                    finding.consequences.push(Consequence::NoFault);
                }
            }
        }
        Event::ImprovementPlanned {
            allegation,
            owner,
            due_on,
            ..
        } => {
            pick(case, *allegation)?.improvements += 1;
            case.work.improvements.push(Improvement {
                allegation: *allegation,
                owner: owner.clone(),
                due_on: *due_on,
                is_proved: false,
            });
        }
        Event::ImprovementProved { improvement, .. } => {
            let improvements = &mut case.work.improvements;
            improvements
                .get_mut(usize::from(*improvement))
                .ok_or(Corrupt)?
                .is_proved = true;
        }
        Event::Clarified { allegation, to, .. } => {
            let one = pick(case, *allegation)?;
            for audience in to {
                if !one.clarified.contains(audience) {
                    one.clarified.push(*audience);
                }
            }
        }
        Event::HeldAccountable { allegation, .. } => pick(case, *allegation)?.accounted += 1,
        _ => return Ok(false),
    }
    Ok(true)
}

/// The allegation with this index.
pub(super) fn pick(case: &mut Case, at: u16) -> Result<&mut Allegation, Corrupt> {
    case.work.allegations.get_mut(usize::from(at)).ok_or(Corrupt)
}

/// Whether every allegation has a finding of this round.
pub(super) fn is_all_found(case: &Case) -> bool {
    let round: Round = case.work.round;
    let is_found = |one: &Allegation| one.finding.as_ref().is_some_and(|finding| finding.round == round);
    !case.work.allegations.is_empty() && case.work.allegations.iter().all(is_found)
}
