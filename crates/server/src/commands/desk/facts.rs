//! What a line of the timeline says besides its event: codes and names, never words.

use qingyu_api::desk::case::{LineFact, Named};
use qingyu_domain::case::{
    DirectiveAnswered, Event, HelpAnswered, LookedInto, Mark, PublicationAllowed, WithdrawalSeen, Withdrawing,
};
use qingyu_domain::person::PersonId;

/// The fact of an event; `proposals` were made before it.
pub fn fact(
    event: &Event,
    proposals: u16,
    told: impl Fn(Withdrawing) -> Withdrawing,
    named: impl Fn(&PersonId) -> Named,
) -> Option<LineFact> {
    let all = |ids: &[PersonId]| ids.iter().map(&named).collect();
    Some(match event {
        Event::Assigned { to, .. } => LineFact::Given { to: named(to) },
        Event::ConcernedNamed { people, superiors, .. } => LineFact::Named {
            people: all(people),
            superiors: all(superiors),
        },
        Event::Marked { mark } => LineFact::Marked { marks: vec![*mark] },
        Event::EnterpriseMarked { .. } => LineFact::Marked {
            marks: vec![Mark::Enterprise],
        },
        Event::Accepted { marks, .. } if !marks.is_empty() => LineFact::Marked { marks: marks.clone() },
        Event::PreservationOrdered { recordings, .. } => LineFact::Recordings {
            recordings: recordings.clone(),
        },
        Event::Verified { acts, .. } => LineFact::Verified { acts: acts.clone() },
        Event::Alleged { cause, .. } => LineFact::Alleged { cause: *cause },
        Event::ConsentGiven { yes } | Event::PublicationAllowed(PublicationAllowed { yes, .. }) => {
            LineFact::Consent { yes: *yes }
        }
        Event::IdentitySeen { reason, .. } => LineFact::Looked { reason: *reason },
        Event::HelpAnswered(HelpAnswered { help, granted, .. }) => LineFact::HelpAnswered {
            help: *help,
            granted: *granted,
        },
        Event::LookedInto(LookedInto { care, persons, .. }) => LineFact::LookedInto {
            care: *care,
            persons: *persons,
        },
        Event::WithdrawalSeen(WithdrawalSeen { found, .. }) => LineFact::WithdrawalSeen { found: told(*found) },
        Event::Attended { outcome, .. } => LineFact::Attended { outcome: *outcome },
        Event::Answered {
            adoption: Some(adoption),
            ..
        } => LineFact::Adopted { adoption: *adoption },
        Event::Evaluated {
            level, solved, reasons, ..
        } => LineFact::Evaluated {
            level: *level,
            solved: *solved,
            reasons: reasons.clone(),
        },
        Event::FollowedUp { reached, level, solved } => LineFact::FollowedUp {
            reached: *reached,
            level: *level,
            solved: *solved,
        },
        Event::Joined(joined) => LineFact::Joined {
            from: joined.from.clone(),
            how: joined.how,
        },
        Event::DirectiveAnswered(DirectiveAnswered { directive, .. }) => LineFact::Directive { directive: *directive },
        Event::Closed { ending, .. } => LineFact::Closed { ending: *ending },
        _ => return numbered(event, proposals),
    })
}

/// The fact of an event that is about one of several allegations or proposals.
fn numbered(event: &Event, proposals: u16) -> Option<LineFact> {
    let allegation = |allegation: &u16| LineFact::Allegation {
        allegation: *allegation,
        by_way_of: None,
        upheld: None,
    };
    let proposal = |proposal: u16, upheld| LineFact::Proposal { proposal, upheld };
    Some(match event {
        Event::Proposed { .. } => proposal(proposals, None),
        Event::Approved { proposal: of, .. }
        | Event::Endorsed { proposal: of, .. }
        | Event::Declined { proposal: of, .. }
        | Event::Objected { proposal: of, .. } => proposal(*of, None),
        Event::ObjectionDecided {
            proposal: of, upheld, ..
        } => proposal(*of, Some(*upheld)),
        Event::FaultObjected { allegation: of, .. }
        | Event::ImprovementPlanned { allegation: of, .. }
        | Event::Clarified { allegation: of, .. } => allegation(of),
        Event::FaultObjectionDecided {
            allegation: of, upheld, ..
        } => LineFact::Allegation {
            allegation: *of,
            by_way_of: None,
            upheld: Some(*upheld),
        },
        Event::HeldAccountable {
            allegation: of,
            by_way_of,
            ..
        } => LineFact::Allegation {
            allegation: *of,
            by_way_of: Some(*by_way_of),
            upheld: None,
        },
        _ => return None,
    })
}
