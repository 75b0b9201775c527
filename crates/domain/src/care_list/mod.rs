//! 心灵SPA: colleagues to whom the psychological service (心理健康服务队) offers a talk, because of their workload, a hard incident or abuse that
//! they suffered. Somebody asks for themselves, or is passed on by the head of their unit, oversight or command.
//!
//! ```text
//! Waiting ─ contact ─▶ Contacted ─ offer ─▶ Offered ─ take up ─▶ TakenUp ─ close ─▶ Closed
//!                        └ again ┘             └ decline ─▶ Declined ─ take up after all ─▲
//!                                                              └ close ─▶ Closed
//! ```
//!
//! Nothing here knows of cases: no finding, least of all one without fault, puts anybody on the list. Only the service reads names; whoever
//! passed somebody on reads nothing of it any more. There are no words, so that nothing can be said of a talk.

mod entry;
mod pass_on;
mod totals;

pub use entry::{CareCommand, CareDone, CareEntry, CareStage, care_deeds, decide_care, fold_care, reads_care};
pub use pass_on::{CareAnswers, CareFrom, CareReason, NewCare, PASSING_ON, can_pass_on, passes_on};
pub use totals::{CareCell, CareMonth, MONTHS, TOTALS_FOR, care_month};

#[cfg(test)]
mod tests;
