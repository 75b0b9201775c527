//! The barometer (晴雨表): what is counted of cases, and how a month of it is published so that nobody can be made out.
//!
//! A figure counts in the month in which it happened, under unit and kind as first filed, so that a month that is over never changes. Each
//! month is published once, as tables that are hidden each by itself; nothing else of the counters is ever shown.

mod causes;
mod counts;
mod effect;
mod exact;
mod figure;
mod known;
mod month;
mod moves;
mod publish;
mod share;
mod times;
mod topic;
mod week;
mod year;

pub use causes::{Caused, causes, place_of_cause};
pub use counts::{Counts, OTHERS};
pub use effect::{
    Change, EFFECT_MONTHS, ENOUGH_FOUND, REPEATED, REPEATED_WITHIN, Span, around, change, is_over, is_repeated,
};
pub use exact::exact;
pub use figure::Figure;
pub use month::{Month, PUBLISHED_ON};
pub use moves::{Move, moves};
pub use publish::{Block, Groups, Line, MonthFigures, Rows, publish};
pub use share::{Share, at_least, share};
pub use times::{ENOUGH, LONGEST, Times};
pub use topic::{Column, Topic};
pub use week::Week;
pub use year::{MonthTruth, WithoutComplaints, YearFigures, year};

#[cfg(test)]
mod tests;
