//! The rules of a case, over every state, command and role.

mod citizen;
mod elsewhere;
mod every;
mod holes;
mod lifecycle;
mod moves;
mod next;
mod notice;
mod offered;
mod protection;
mod rules;
mod said;
mod sight;
mod staff;
mod told;
mod world;
