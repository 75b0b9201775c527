//! What happens to cases that a source sent.

use qingyu_domain::case::{Event, Joined, Joining, Part, Party, Proposal, Recorded, apply};
use qingyu_domain::deadlines::Step;
use qingyu_store::{Act, StoredCase};

use super::{promise, text, work};

/// It is answered with these words.
pub fn answer(case: &StoredCase, key: &str, words: &str) -> Act {
    let (new, text) = text(Part::Answer, words);
    let answered = Event::Answered {
        text,
        adoption: None,
        organ: None,
        review: None,
        follow_up: promise(Step::FollowUp),
        addition: None,
    };
    Act {
        texts: vec![(0, new)],
        ..work(case, key, Party::Verifier, answered)
    }
}

/// It is to be merged into another, and then is.
pub fn merger(case: &StoredCase, key: &str, into: &str) -> Act {
    let into = into.to_owned();
    let (_, text) = text(Part::Reason, "同一件事");
    let proposed = Event::Proposed {
        proposal: Proposal::Merge { into },
        text,
        until: promise(Step::Approve),
    };
    let mut act = work(case, key, Party::Intake, proposed);
    let approved = Event::Approved {
        proposal: 0,
        next: None,
    };
    let approved = Recorded {
        event: approved,
        ..act.events[0].clone()
    };
    act.after = apply(Some(act.after), &approved).unwrap();
    act.events.push(approved);
    act
}

/// A main case learns of one that follows it.
pub fn joining(case: &StoredCase, key: &str, from: &str) -> Act {
    let joined = Event::Joined(Joined {
        from: from.to_owned(),
        how: Joining::Began,
        said: 0,
        marks: Vec::new(),
    });
    work(case, key, Party::System, joined)
}
