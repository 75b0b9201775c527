//! Tests of the care list.

mod entry;
mod pass_on;
mod totals;
