//! Cases that somebody of the staff or another system brought: registering them, and how their citizens claim them.

use super::Decided;
use super::citizen::received;
use crate::case::care;
use crate::case::command::{Given, Refusal};
use crate::case::event::{Event, Filed, Party};
use crate::case::interest::is_of;
use crate::case::number::Number;
use crate::case::sight::Sight;
use crate::case::state::Case;
use crate::person::{Person, PersonId, Role};

/// Days for which a slip is good.
pub const CLAIM_DAYS: i64 = 30;

/// Whether somebody may register what is about a unit: central intake, and never about their own.
pub fn may_register(person: &Person, about: Option<&str>, given: &Given<'_>) -> Result<(), Refusal> {
    if !person.holds(Role::Intake) {
        return Err(Refusal::NotYours);
    }
    if is_own_matter(person, about, given) {
        return Err(Refusal::OwnMatter);
    }
    Ok(())
}

/// Whether something about a unit is somebody's own matter.
pub fn is_own_matter(person: &Person, about: Option<&str>, given: &Given<'_>) -> bool {
    about.is_some_and(|about| is_of(person, about, &given.org.units, given.now))
}

/// Registers a case: by somebody of intake, who makes a slip with it, or by the system that it came from.
pub fn register(filed: Filed, number: Number, by: Option<&PersonId>, with_slip: bool, given: &Given<'_>) -> Decided {
    let mut events = received(filed, number, given);
    if with_slip {
        events.push(offered(given));
    }
    Decided {
        by: if by.is_some() { Party::Intake } else { Party::System },
        person: by.cloned(),
        events: care::promised(None, events, given),
    }
}

fn offered(given: &Given<'_>) -> Event {
    Event::ClaimOffered {
        until: given.now.day().plus(CLAIM_DAYS).end(),
    }
}

/// Makes a slip with which its citizen can claim a case; one that was made before is void.
pub fn offer_claim(case: &Case, person: &Person, given: &Given<'_>) -> Result<Decided, Refusal> {
    let sees = case.sight(person, given.org) == Sight::Story;
    let role = if case.is_in_reviewers_hands() {
        Role::Reviewer
    } else {
        Role::Intake
    };
    if !sees || !person.holds(role) {
        return Err(Refusal::NotYours);
    }
    if case.is_claimed || case.number.is_none() {
        return Err(Refusal::NotNow);
    }
    Ok(Decided {
        by: Party::of(role),
        person: Some(person.id.clone()),
        events: vec![offered(given)],
    })
}

/// Its citizen claims it, once.
pub fn claim(case: &Case) -> Result<Decided, Refusal> {
    if case.is_claimed || case.number.is_none() {
        return Err(Refusal::NotNow);
    }
    Ok(Decided {
        by: Party::You,
        person: None,
        events: vec![Event::Claimed],
    })
}
