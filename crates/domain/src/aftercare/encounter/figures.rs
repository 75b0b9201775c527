//! What is counted of incidents: always all of it together, so that a good share of few answers is seen as what it is.

use super::life::EncounterState;

codes! {
    /// Something that is counted.
    EncounterCount {
        /// Reported here.
        Imported = "imported",
        /// Asked by a link.
        Linked = "linked",
        /// Asked by a call.
        Called = "called",
        /// Answered the call.
        Answered = "answered",
        /// Not content.
        NotContent = "not_content",
        /// Answered the second call.
        AnsweredAgain = "answered_again",
        /// Not content the second time either.
        NotContentAgain = "not_content_again",
    }
}

/// What one that is followed up by calls is counted as.
pub fn counts(encounter: &EncounterState) -> Vec<EncounterCount> {
    use EncounterCount::{Answered, AnsweredAgain, Called, Imported, NotContent, NotContentAgain};
    let (first, second) = (encounter.said.first(), encounter.said.get(1));
    let all = [
        (Imported, true),
        (Called, encounter.is_called),
        (Answered, first.is_some()),
        (NotContent, first == Some(&false)),
        (AnsweredAgain, second.is_some()),
        (NotContentAgain, second == Some(&false)),
    ];
    all.into_iter().filter(|(_, is)| *is).map(|(what, _)| what).collect()
}
