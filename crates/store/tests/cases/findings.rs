//! What findings are made of.

use qingyu_domain::case::{Cause, Consequence, Event, Outcome, Part, Party, Proposal};
use qingyu_domain::deadlines::Step;
use qingyu_store::{Act, StoredCase};

use super::{promise, text, work};

/// A second person agrees to the first proposal.
pub fn approval(case: &StoredCase, key: &str) -> Act {
    found(case, key, 0)
}

/// An allegation is made out.
pub fn allegation(case: &StoredCase, key: &str, about: Cause) -> Act {
    let alleged = Event::Alleged {
        cause: about,
        summary: None,
    };
    work(case, key, Party::Verifier, alleged)
}

/// The first allegation is found to be so, once a second person agrees.
pub fn finding(case: &StoredCase, key: &str) -> Act {
    let (new, text) = text(Part::Record, "核查记录");
    let proposed = Event::Proposed {
        proposal: Proposal::Finding {
            allegation: 0,
            outcome: Outcome::Upheld,
            consequences: vec![Consequence::Shortcoming],
        },
        text,
        until: promise(Step::Approve),
    };
    Act {
        texts: vec![(0, new)],
        ..work(case, key, Party::Verifier, proposed)
    }
}

/// A second person agrees to a finding.
pub fn found(case: &StoredCase, key: &str, proposal: u16) -> Act {
    work(case, key, Party::Oversight, Event::Approved { proposal, next: None })
}
