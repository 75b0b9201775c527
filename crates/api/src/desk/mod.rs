//! The desk: calls of the staff, under a session's cookie.

pub mod acts;
pub mod case;
mod line;
pub mod list;
pub mod notices;
pub mod people;
pub mod queue;
pub mod session;
