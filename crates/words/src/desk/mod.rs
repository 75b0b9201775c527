//! The desk: what the staff reads.

pub mod account;
pub mod acts;
pub mod codes;
pub mod deeds;
pub mod events;
pub mod forms;
pub mod house;
pub mod pages;
pub mod rules;
pub mod tone;
