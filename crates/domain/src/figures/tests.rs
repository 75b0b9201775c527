//! Figures: what is published, what can be told from it, and what cannot.

mod effects;
mod months;
mod publishing;
mod shares;
mod years;
