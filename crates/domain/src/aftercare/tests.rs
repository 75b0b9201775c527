mod batch;
mod encounter;
mod encounter_answers;
mod open;
mod rating;
mod rating_rules;
mod world;
