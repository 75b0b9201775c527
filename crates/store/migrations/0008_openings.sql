-- Accounts that open cases to somebody, as they were asked for, and what a second person said. Kept for ever.
-- asked is what was asked for, as JSON without a password; password is an argon2 string and empty once it is decided;
-- revision is what was known of the person when it was asked for, empty for somebody new. Nothing here is a citizen's.
CREATE TABLE openings (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    is_new BIGINT NOT NULL,
    asked TEXT NOT NULL,
    password TEXT NOT NULL,
    revision TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    until BIGINT NOT NULL,
    standing TEXT NOT NULL,
    decided_by TEXT,
    decided_at BIGINT
);
CREATE INDEX openings_by_time ON openings (asked_at, id);
CREATE INDEX openings_of_person ON openings (person, asked_at, id);
