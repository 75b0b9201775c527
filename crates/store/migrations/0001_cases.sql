-- Cases, their events, their erasable texts, and what is derived from the events.
-- Portable: TEXT, BIGINT, BYTEA only. /*ordered*/ becomes WITHOUT ROWID on SQLite: one B-tree instead of two.
-- Tables with personal data are rowid tables there, and nothing is ever deleted from them: rows are appended and
-- overwritten in place, so that SQLite never copies one to another page and leaves a trace (see src/erase.rs).

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE units (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent TEXT,
    position BIGINT NOT NULL
);

CREATE TABLE windows (
    code TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES units (code),
    name TEXT NOT NULL,
    position BIGINT NOT NULL
);

-- The HMAC of the query code finds the case; content is the HMAC of the request.
CREATE TABLE codes (
    code BYTEA NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL UNIQUE,
    content BYTEA NOT NULL,
    erased BIGINT NOT NULL DEFAULT 0
);

-- The truth: body is the canonical text of an event; seq counts from 1, the last one is the case's version.
CREATE TABLE events (
    case_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (case_id, seq)
) /*ordered*/;

-- What somebody wrote, beside the event seq that commits to it.
CREATE TABLE texts (
    case_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    part TEXT NOT NULL,
    salt BYTEA NOT NULL,
    body TEXT NOT NULL,
    erased BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (case_id, seq, part)
);

CREATE TABLE contacts (
    case_id TEXT NOT NULL PRIMARY KEY,
    name TEXT,
    phone TEXT,
    email TEXT,
    erased BIGINT NOT NULL DEFAULT 0
);

-- The last number taken of each day, YYYYMMDD in +08:00.
CREATE TABLE numbers (
    day TEXT NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL
);

-- Where each case stands: derived from its events, see rebuild.
CREATE TABLE cases (
    id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    unit TEXT,
    service_window TEXT,
    stage TEXT NOT NULL,
    step TEXT,
    due_at BIGINT,
    marks TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL
) /*ordered*/;

-- Answers already given, to give again when the same request comes again.
CREATE TABLE replies (
    case_id TEXT NOT NULL,
    key TEXT NOT NULL,
    content BYTEA NOT NULL,
    answer TEXT NOT NULL,
    erased BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (case_id, key)
);

-- What is to be told to somebody; id is case_id/version/topic. Claimed until a moment, deleted when done.
CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL,
    topic TEXT NOT NULL,
    claimed_until BIGINT NOT NULL,
    tries BIGINT NOT NULL
);
