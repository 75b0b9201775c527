//! 回传来源: what the system that a case came from is told of it, how each source calls that, and how its own list compares.
//!
//! ```text
//!  waiting ─signed off─▶ in hand ─answered─▶ answered ─closed─▶ closed
//!     │                     │  ▲ ◀──────── reopened ──────────────┘
//!     └──── returned ◀──────┤  └─ reopened ─ returned | withdrawn
//!                           └──── withdrawn
//! ```
//! An extension and what the citizen said of the answer change nothing of where it stands.

mod bundle;
mod list;
mod standing;
mod step;
mod table;
#[cfg(test)]
mod tests;
mod told;

pub use bundle::{BUNDLE_FORMAT, BundleFault, Direction, Manifest, Reading, may_read};
pub use list::{Compared, Difference, DifferenceRow, ListPlaces, Listed, Ours, compare, judge, list_places, listed};
pub use standing::SourceStanding;
pub use step::{ReturnReason, SourceStep, StepKind};
pub use table::{SourceTable, StepColumn};
pub use told::{Told, told, told_to_followers};
