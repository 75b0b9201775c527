//! Incidents (警情) that a source reports, each followed up (全量回访): by a link that its token opens, or by a call of people outside
//! the unit.
//!
//! ```text
//! imported ─ a phone ─▶ Ask ─ content, or tried three times ─▶ Done
//!     │                  └ not content ─▶ AskAgain (somebody else) ─▶ Done
//!     └ a token, or nothing: nothing more is known of it here
//! ```

mod answers;
mod figures;
mod life;

pub use answers::{Encounter, EncounterAnswers, EncounterKind, EncounterWay};
pub use figures::{EncounterCount, counts};
pub use life::{
    EncounterCommand, EncounterDone, EncounterEnd, EncounterStage, EncounterState, EncounterStep, decide_encounter,
    encounter_deeds, fold_encounter, import,
};
