//! The desk: what the staff reads.

pub mod account;
pub mod acts;
pub mod aftercare;
pub mod care;
pub mod checks;
pub mod codes;
pub mod deeds;
pub mod device;
pub mod empty;
pub mod encounters;
pub mod events;
pub mod facts;
pub mod forms;
pub mod hall;
pub mod honours;
pub mod house;
pub mod inspections;
pub mod keys;
pub mod list;
pub mod musts;
pub mod notices;
pub mod oidc;
pub mod openings;
pub mod pages;
pub mod rules;
pub mod tone;
