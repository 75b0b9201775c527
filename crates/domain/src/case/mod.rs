//! A case is its events: commands are decided into events, events are applied to a state.
//!
//! ```text
//!  file ─▶ Received ─withdraw─▶ Withdrawn ─undo within 30 days─▶ where it was
//! ```
//! Later steps of the lifecycle add variants to [`Command`], [`Event`] and [`Stage`], not another mechanism.

mod apply;
mod command;
mod decide;
mod event;
mod number;
mod state;
mod status;

pub use apply::{Corrupt, apply, fold};
pub use command::{Command, Given, Refusal, WithdrawalReason};
pub use decide::{MESSAGES_PER_DAY, decide};
pub use event::{Event, Filed, Mark, Part, Party, Recorded, TextRef, VERSION};
pub use number::Number;
pub use state::{Case, Stage};
pub use status::{CaseStatus, May, Status, TimelineEntry, What};

#[cfg(test)]
mod tests;
