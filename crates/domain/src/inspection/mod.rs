//! 检查: oversight looks at a unit on the spot or by video, a volunteer supervisor (作风监督员) visits a window; what was poor is mended and
//! looked at again.
//!
//! ```text
//! inspected ─ all good ─▶ Done
//!     └ something poor ─▶ Rectify ─ mended, by the unit ─▶ Reinspect ─ it is ─▶ Done
//!                            └ not by its day ─────────────▲    └ it is not ─▶ Problem (until the quarter ends) ─ cleared ─▶ Done
//! ```
//!
//! What a supervisor has an opinion on is answered in words besides ([`Opinion`]). A supervisor's visit is looked at again by a supervisor of that unit; what is not mended then is oversight's, as a problem. No unit is told
//! before that it will be looked at: there is nothing here that says so.

mod answers;
mod checklist;
mod decide;
mod opinion;
mod plan;
mod state;
mod steps;
mod unsent;

pub use answers::{InspectionAnswers, NewInspection};
pub use checklist::{CheckKind, Checklist, ChecklistError, Item, bundled, read_lists};
pub use decide::{InspectionSide, decide_inspection, inspect, inspection_deeds, may_inspect};
pub use opinion::Opinion;
pub use plan::{Plan, PlanAnswers, knows_plans};
pub use state::{Inspection, InspectionEnd, InspectionStage, InspectionStand, Score, fold_inspection};
pub use steps::{InspectionCommand, InspectionDone, InspectionStep, Manner, Mark};
pub use unsent::{Noted, Unsent};

#[cfg(test)]
mod tests;
