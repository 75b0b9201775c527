//! The desk: calls of the staff, under a session's cookie.

pub mod acts;
pub mod aftercare;
pub mod bad_ratings;
pub mod calendar;
pub mod care;
pub mod case;
pub mod changes;
pub mod deadlines;
pub mod device;
pub mod encounters;
pub mod honours;
pub mod inspections;
mod line;
pub mod list;
pub mod musts;
pub mod notices;
pub mod oidc;
pub mod openings;
pub mod people;
pub mod plans;
pub mod queue;
pub mod session;
pub mod terms;
pub mod units;
