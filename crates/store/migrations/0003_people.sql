-- The staff, how they sign in, what they did to accounts, and what is to be done by whom.
-- Nothing here is a citizen's; see 0001 for what /*ordered*/ becomes.

-- name is what is signed in with, shown what people say; password is an argon2 string, otp the secret of the codes,
-- otp_step the last step whose code was used.
CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    shown TEXT NOT NULL,
    password TEXT NOT NULL,
    otp BYTEA,
    is_active BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    failed_at BIGINT NOT NULL,
    otp_step BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE posts (
    person TEXT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    unit TEXT NOT NULL,
    PRIMARY KEY (person, role, unit)
) /*ordered*/;

-- until is YYYY-MM-DD, absent while it lasts.
CREATE TABLE services (
    person TEXT NOT NULL REFERENCES people (id),
    unit TEXT NOT NULL,
    until TEXT,
    PRIMARY KEY (person, unit)
) /*ordered*/;

-- Moves with every change of people, posts and services.
INSERT INTO settings (name, value) VALUES ('people', '0');

-- token is the HMAC of the cookie.
CREATE TABLE sessions (
    token BYTEA NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id),
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX sessions_of_person ON sessions (person);

-- Who did what to whom; person is absent when it was done at the command line. Never a citizen's words.
CREATE TABLE changes (
    id TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    person TEXT,
    what TEXT NOT NULL,
    about TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX changes_by_time ON changes (at, id);

-- What is to be done now: derived from the events, see rebuild. rank is 0 in an emergency and else 1; position counts
-- the tasks of a case; person is whose it is when it is one person's.
CREATE TABLE tasks (
    role TEXT NOT NULL,
    rank BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    case_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    step TEXT NOT NULL,
    person TEXT,
    PRIMARY KEY (role, rank, due_at, case_id, position)
) /*ordered*/;
