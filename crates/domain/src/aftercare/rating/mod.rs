//! The life of a bad rating.
//!
//! ```text
//! received ─ a number was left ─▶ Call ─ reached, or tried three times ─▶ Held ─ told ─▶ Fix ─ mended ─▶ FollowUp ─ content ─▶ Done
//!      └──── none was left ─────────────────────────────────────────────────▲            │ no number │         │ not content      ▲
//!                                                                             └───────────▶ Done ◀────┘         └▶ SecondFollowUp ──┘
//! an appeal of the unit's head runs beside, from when it is told; granted: Removed, wherever it is
//! ```

mod decide;
mod state;
mod steps;

pub use decide::{decide_rating, rating_deeds, receive, tell};
pub use state::{Appeal, BadRating, Checked, RatingEnd, RatingStage, fold_rating};
pub use steps::{Judged, RatingCommand, RatingDone, RatingStep, Words};
