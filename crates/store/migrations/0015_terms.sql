-- The last day of a post that has one: a supervisor's (docs/decisions/0035). YYYY-MM-DD.
ALTER TABLE posts ADD COLUMN until TEXT;
