//! 吹哨: a unit asks for help with an incident or a case; command sends it to a centre or a branch of the police (警种), which answers.
//!
//! ```text
//! raised ─▶ Coordinate ─ sent, by command ─▶ Answer ─ answered, by the centre ─▶ Judge ─ accepted, by who raised it ─▶ Accepted
//!                                              ▲                                   └ sent back, with a new time ─┘
//! not answered in time: passed up to the head of command, then past command to oversight; at once past command where it is concerned itself
//! ```
//! On a complaint only who verifies it whistles, in words of their own: neither its number nor the unit that it is about goes along, and
//! whoever coordinates has no interest in that unit.

mod answers;
mod decide;
mod state;
mod steps;

pub use answers::{NewWhistle, WhistleAnswers, unredacted};
pub use decide::{
    Subject, WhistleSide, coordinator, decide_whistle, may_answer, pass_up, raise, raises, whistle_deeds,
};
pub use state::{Whistle, WhistleStage, WhistleStand, fold_whistle};
pub use steps::{PassedTo, WhistleAbout, WhistleCommand, WhistleDone, WhistleStep};

#[cfg(test)]
mod tests;
