//! The desk: what the staff reads.

pub mod account;
pub mod acts;
pub mod codes;
pub mod deeds;
pub mod empty;
pub mod events;
pub mod facts;
pub mod forms;
pub mod house;
pub mod keys;
pub mod list;
pub mod notices;
pub mod pages;
pub mod rules;
pub mod tone;
