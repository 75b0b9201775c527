//! 评价与回访: what follows a bad rating of a window, or an incident. Calls are made by people outside the unit, the unit mends
//! something and is never told who spoke, and whoever is not content is asked again by somebody else.
//!
//! Each has a short life of its own: steps are only added, the state is a fold over them. All of it is counted in days: a moment
//! would tell when somebody was there.

mod batch;
mod encounter;
mod open;
mod rating;
mod tried;
mod want;

pub use batch::{TOGETHER, Waiting, together};
pub use encounter::{
    Encounter, EncounterAnswers, EncounterCommand, EncounterCount, EncounterDone, EncounterEnd, EncounterKind,
    EncounterStage, EncounterState, EncounterStep, EncounterWay, counts, decide_encounter, encounter_deeds,
    fold_encounter, import,
};
pub use open::{Publishable, Published, published};
pub use rating::{
    Appeal, BadRating, Checked, Judged, RatingCommand, RatingDone, RatingEnd, RatingStage, RatingStep, Words,
    decide_rating, fold_rating, rating_deeds, receive, tell,
};
pub use want::{Owed, Side, Want};
pub(crate) use want::{is_central, is_of_unit};

pub(crate) use tried::is_tried;

#[cfg(test)]
mod tests;
