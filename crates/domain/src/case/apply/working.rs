//! Events of the work: routing, verification, the four musts.

use super::{Corrupt, Moment};
use crate::case::care::Care;
use crate::case::event::{Event, Mark};
use crate::case::state::{Case, Stage};
use crate::case::vocabulary::{Cause, Consequence, Round};
use crate::case::work::{Allegation, Answerable, Assignment, Clarification, Improvement, Late, Verification, Waiting};
use crate::deadlines::Due;
use crate::person::{PersonId, Role};

/// Applies an event of the work; `false` when it is none.
pub(super) fn change(case: &mut Case, event: &Event, moment: &Moment<'_>) -> Result<bool, Corrupt> {
    match event {
        Event::Accepted {
            about,
            marks,
            contact,
            answer,
        } => {
            case.work.accepted_at = Some(moment.at);
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
            released,
            statement,
            objection,
        } => {
            late(case, [people, superiors], (statement.as_ref(), objection.as_ref()));
            add(&mut case.work.concerned, people);
            add(&mut case.work.superiors, superiors);
            if *watchers {
                case.mark(Mark::Watchers);
                case.work.is_about_watchers = true;
            }
            // Whoever is named now no longer works on it, nor whoever has an interest in it now.
            let gone = [people, superiors, released];
            release_if(case, |assignment| {
                gone.iter().any(|those| those.contains(&assignment.to))
            });
        }
        Event::Assigned { to, role, until } => assigned(case, to, *role, until),
        Event::TakenOn => {
            let mut team = case.work.team.iter_mut();
            team.find(|assignment| assignment.is_current).ok_or(Corrupt)?.is_taken = true;
        }
        Event::Returned { .. } | Event::HandedBack { .. } => {
            release_if(case, |_| true);
            // Who let it go before beginning never worked on it.
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
            case.ends(Care::Preserve);
            case.work.was_preserved = true;
        }
        Event::Alleged { cause, summary } => alleged(case, *cause, summary.as_ref()),
        Event::Verified { acts, on, .. } => {
            case.work.reopened_at = None;
            case.work.verifications.push(Verification {
                by: moment.person()?,
                acts: acts.clone(),
                on: *on,
                round: case.work.round,
            });
        }
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
        // What is written apart is nobody's first contact who may not know of it.
        Event::MessageSent(sent) if sent.apart => {}
        Event::MessageSent(_) => met_on_page(case),
        Event::ConsentAsked { until } => {
            met_on_page(case);
            case.work.release.asked = Some((moment.at, until.clone()));
            case.work.release.consent = Some(None);
        }
        Event::ConsentGiven { yes } => case.work.release.consent = Some(Some(*yes)),
        Event::SummaryReleased(released) => {
            let release = &mut case.work.release;
            release.released = Some((moment.at, released.statement.clone()));
            release.acknowledge.clone_from(&released.acknowledge);
        }
        Event::NoticeAcknowledged => {
            let read = (moment.person()?, moment.at.day());
            case.work.release.acknowledged.push(read);
        }
        Event::Stated { .. } => case.work.release.stated.push(moment.person()?),
        _ => return musts(case, event, moment),
    }
    Ok(true)
}

/// Words to a citizen who is met on the page are the first contact.
pub(super) fn met_on_page(case: &mut Case) {
    if case.is_met_on_page() {
        case.work.contact = None;
    }
}

/// Whoever is named after the release has a time of their own.
fn late(case: &mut Case, named: [&Vec<PersonId>; 2], (statement, objection): (Option<&Due>, Option<&Due>)) {
    if statement.is_none() && objection.is_none() {
        return;
    }
    let new = named.into_iter().flatten().filter(|id| !case.names(id));
    let late: Vec<Late> = new
        .map(|person| Late {
            person: person.clone(),
            statement: statement.cloned(),
            objection: objection.cloned(),
        })
        .collect();
    case.work.release.late.extend(late);
}

/// Work goes to somebody, and from whoever had it.
fn assigned(case: &mut Case, to: &PersonId, role: Role, until: &Due) {
    release_if(case, |_| true);
    case.work.team.push(Assignment {
        to: to.clone(),
        role,
        round: case.work.round,
        until: until.clone(),
        is_taken: false,
        is_current: true,
    });
    if case.stage != Stage::Found {
        case.stage = Stage::Working;
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

fn musts(case: &mut Case, event: &Event, moment: &Moment<'_>) -> Result<bool, Corrupt> {
    match event {
        Event::FaultObjected { allegation, until, .. } => {
            let one = pick(case, *allegation)?;
            // A second objection does not move the promise of the first.
            one.objection.get_or_insert_with(|| until.clone());
            one.objected_by.push(moment.person()?);
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
            measure,
            owner,
            due_on,
            ..
        } => {
            pick(case, *allegation)?.improvements += 1;
            case.work.improvements.push(Improvement {
                allegation: *allegation,
                owner: owner.clone(),
                due_on: *due_on,
                measure: *measure,
                is_proved: false,
                proved_at: None,
            });
        }
        Event::ImprovementProved { improvement, .. } => {
            let improvements = &mut case.work.improvements;
            let one = improvements.get_mut(usize::from(*improvement)).ok_or(Corrupt)?;
            (one.is_proved, one.proved_at) = (true, Some(moment.at));
        }
        Event::Clarified { allegation, to, on, .. } => {
            case.work.clarifications.push(Clarification {
                allegation: *allegation,
                by: moment.person()?,
                on: on.unwrap_or(moment.at.day()),
            });
            let one = pick(case, *allegation)?;
            for audience in to {
                if !one.clarified.contains(audience) {
                    one.clarified.push(*audience);
                }
            }
        }
        Event::HeldAccountable {
            allegation,
            by_way_of,
            person,
            on,
            text,
        } => {
            pick(case, *allegation)?.accounted += 1;
            case.work.accountabilities.push(Answerable {
                allegation: *allegation,
                by_way_of: *by_way_of,
                person: person.clone(),
                on: on.unwrap_or(moment.at.day()),
                is_proved: text.is_some(),
            });
        }
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

fn alleged(case: &mut Case, about: Cause, summary: Option<&Due>) {
    if case.work.release.wanted.is_none() {
        case.work.release.wanted = summary.cloned();
    }
    if about.is_serious() {
        case.mark(Mark::Serious);
    }
    case.work.allegations.push(Allegation::new(about));
    case.stage = Stage::Working;
}
