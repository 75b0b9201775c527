-- The windows that a supervisor's term names, a JSON array of their codes; none: all of the unit (docs/decisions/0035).
ALTER TABLE posts ADD COLUMN windows TEXT;
