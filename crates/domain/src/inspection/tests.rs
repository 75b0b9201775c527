//! Tests of inspections.

mod answers;
mod checklist;
mod life;
mod opinion;
mod plan;
mod world;
