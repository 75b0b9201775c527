-- What follows from bad ratings (docs/decisions/0033). As in 0010 nothing is finer than a day, and what has no words lies in the order of
-- random keys.

-- Steps are only added; body is canonical JSON, without words. The first one is written with the rating.
CREATE TABLE rating_steps (
    rating TEXT NOT NULL,
    seq BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (rating, seq)
) /*ordered*/;

-- The words of a step: what was said on the phone, what was mended, why. For why it has no /*ordered*/ see 0001.
CREATE TABLE rating_notes (
    rating TEXT NOT NULL,
    seq BIGINT NOT NULL,
    day TEXT NOT NULL,
    body TEXT NOT NULL,
    erased BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (rating, seq)
);

-- What is to be done now, a function of the steps alone; due is the last day, YYYY-MM-DD.
CREATE TABLE aftercare (
    what TEXT NOT NULL,
    due TEXT NOT NULL,
    about TEXT NOT NULL,
    unit TEXT NOT NULL,
    PRIMARY KEY (what, due, about)
) /*ordered*/;
CREATE INDEX aftercare_of_unit ON aftercare (unit, what, due, about);

-- Taken out of the score by an appeal; it stays among all ratings.
ALTER TABLE ratings ADD COLUMN is_removed BIGINT NOT NULL DEFAULT 0;
