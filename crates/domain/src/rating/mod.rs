//! Ratings of windows (好差评): what a visitor says in ten seconds, and the figures that come of it.
//!
//! A rating is verified when a queue system gave its visitor a token, and else open. Nobody of the staff can give a token, and what is
//! kept of a verified rating does not say which visit it was.

mod answers;
mod cells;
mod level;
mod parse;
mod score;
mod token;
pub(crate) mod visit;

pub use answers::RatingAnswers;
pub use cells::{Cell, FEW, Hidden, hide, hide_below, is_safe, keeps_few};
pub use level::{Dimension, Level, Levels, RatingReason, RatingSource};
pub use parse::Rating;
pub use score::{Coverage, Interval, Score, wilson};
pub use token::{RatingToken, VALID_DAYS};
pub use visit::{Visit, VisitAnswers};

#[cfg(test)]
mod tests;
