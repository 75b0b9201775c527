//! The desk: calls of the staff, under a session's cookie.

pub mod acts;
pub mod calendar;
pub mod case;
pub mod changes;
pub mod deadlines;
mod line;
pub mod list;
pub mod notices;
pub mod people;
pub mod queue;
pub mod session;
pub mod units;
