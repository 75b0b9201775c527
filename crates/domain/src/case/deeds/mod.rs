//! What a person can do in a case now, found by trying: the rules stay in one place, and what is offered is what they
//! allow.

use super::command::{Given, Refusal};
use super::decide::decide_desk;
use super::desk_command::DeskCommand;
use super::state::Case;
use crate::person::{Person, PersonId};

mod directed;
mod next;
mod tries;

pub use next::next;
use tries::{Try, tries};

/// Something that can be done, or could once a rule is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// The command's name on the wire.
    pub name: &'static str,
    /// For `propose`, the proposal's name.
    pub proposal: Option<&'static str>,
    /// Which allegation, proposal or improvement it is about, from 0.
    pub of: Option<u16>,
    /// The rule that is in the way.
    pub blocked: Option<Refusal>,
}

/// Everything that this person can do now, or could once a rule is kept; each once.
pub fn deeds(case: &Case, person: &Person, given: &Given<'_>) -> Vec<Deed> {
    let mut deeds: Vec<Deed> = Vec::new();
    for Try { name, of, command } in tries(case, given) {
        let proposal = match &command {
            DeskCommand::Propose { proposal, .. } => Some(proposal.name()),
            _ => None,
        };
        let blocked = match decide_desk(case, command, person, given) {
            Ok(_) => None,
            Err(refusal) if is_rule(refusal) => Some(refusal),
            Err(_) => continue,
        };
        let deed = Deed {
            name,
            proposal,
            of,
            blocked,
        };
        let known = deeds
            .iter_mut()
            .find(|known| (known.name, known.proposal, known.of) == (name, proposal, of));
        match known {
            // One way of doing it is enough.
            Some(known) if blocked.is_none() => *known = deed,
            Some(_) => {}
            None => deeds.push(deed),
        }
    }
    deeds
}

/// Those to whom this person could give the case now.
pub fn candidates(case: &Case, person: &Person, given: &Given<'_>) -> Vec<PersonId> {
    let may_have = |to: &&Person| {
        let command = DeskCommand::Assign { to: to.id.clone() };
        decide_desk(case, command, person, given).is_ok()
    };
    let people = given.org.people.iter();
    people.filter(may_have).map(|to| to.id.clone()).collect()
}

/// Whether a refusal names something that can be made good.
const fn is_rule(refusal: Refusal) -> bool {
    !matches!(
        refusal,
        Refusal::NotNow
            | Refusal::TooLate
            | Refusal::TooManyMessages
            | Refusal::NotYours
            | Refusal::Unknown
            | Refusal::AlreadyDone
            | Refusal::OwnMatter
            | Refusal::SecondPerson
            | Refusal::OtherPeople
            | Refusal::DoesNotFit
    )
}
