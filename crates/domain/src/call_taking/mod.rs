//! 110 接警: calls as the exchange recorded them. How fast they were answered is counted by day and hour; whoever said nothing, was cut
//! off or asked for it is called back (回拨), without exception.
//!
//! ```text
//! recorded ─ normal ─▶ nothing more
//!     └ silent, dropped, asked for ─▶ Owed ─ reached, sent, or listened to by a second person ─▶ Done
//!                                      ▲ └ no answer: stays        └ one in twenty ─▶ Check (somebody else) ─ right ─▶ Done
//!                                      └──────────────────────────────────────── not right ──┘
//! ```

mod call_back;
mod counts;
mod decide;
mod public;
mod record;
mod rings;

pub use call_back::{
    CallBackDone, CallBackEnd, CallBackStage, CallBackState, CallBackStep, Promise, fold_call_back, recorded,
};
pub use counts::{CallBackCount, counts};
pub use decide::{CallBackCommand, CallOutcome, Drawn, call_back_deeds, decide_call_back, may_see, may_take};
pub use public::{CallBackCells, CallBackTotals};
pub use record::{Call, CallAnswers, CallSort};
pub use rings::{ENOUGH_CALLS, Rings, worst};

#[cfg(test)]
mod tests;
