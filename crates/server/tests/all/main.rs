//! The server through its router, in one program: what every file needs is compiled and linked once. Beside it stand
//! those that need a program of their own.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

#[path = "../support/mod.rs"]
mod support;

mod acts;
mod alerts;
mod appointments;
mod backup;
mod bad_ratings;
mod calls;
mod care;
mod decided;
mod demo;
mod desk_accounts;
mod desk_acts;
mod desk_cares;
mod desk_house;
mod desk_jobs;
mod desk_line;
mod desk_list;
mod desk_musts;
mod desk_notices;
mod desk_openings;
mod desk_otp;
mod desk_pages;
mod desk_people;
mod desk_queue;
mod desk_races;
mod desk_settings;
mod desk_units;
mod devices;
mod document;
mod doors;
mod embedding;
mod encounters;
mod honours;
mod inspection_photos;
mod inspections;
mod joined;
mod limits;
mod lost_code;
mod malformed;
mod open;
mod open_page;
mod opinions;
mod plain_again;
mod plain_care;
mod plain_pages;
mod plain_ratings;
mod plain_refusals;
mod plain_voice;
mod plans;
mod policy_aftercare;
mod policy_care;
mod policy_house;
mod policy_inspections;
mod postgres;
mod rating_words;
mod ratings;
mod sheets;
mod start;
mod take_along;
mod terms;
mod told;
mod told_by_message;
mod visits;
mod watchers;
mod words;
