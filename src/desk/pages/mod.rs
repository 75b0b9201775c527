//! The pages of the desk.

pub mod account;
pub mod aftercare;
mod by_number;
pub mod calendar;
pub mod call_backs;
pub mod case;
pub mod cases;
pub mod changes;
pub mod deadlines;
pub mod device;
pub mod empty;
pub mod encounters;
pub mod filters;
pub mod hall;
pub mod helps;
pub mod honours;
pub mod inspections;
pub mod musts;
pub mod notices;
pub mod openings;
pub mod otp;
pub mod people;
pub mod person;
mod person_account;
pub mod person_device;
pub mod person_parts;
pub mod plans;
pub mod queue;
mod ring_file;
pub mod rings;
pub mod row;
pub mod search;
pub mod settings;
pub mod sign_in;
pub mod unit;
pub mod units;

use qingyu_words::desk::pages as words;

use super::app::Desk;
use super::route::Route;
use crate::ui::el::View;
use crate::ui::text;

/// The page for every other address, and for cases that are not there for this person.
pub fn not_found(desk: Desk) -> Vec<View> {
    vec![text::flow(vec![
        text::h1(words::not_found_h1(desk.lang)),
        text::p("", words::not_found(desk.lang)),
        text::links(&[(Route::Queue.href(desk.lang), words::to_queue(desk.lang))]),
    ])]
}
