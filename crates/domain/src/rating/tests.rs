//! Ratings: every fault, the figures, and that nothing hidden can be computed.

mod cells;
mod figures;
mod parse;
