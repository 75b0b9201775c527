mod batch;
mod encounter;
mod encounter_answers;
mod rating;
mod rating_rules;
mod world;
