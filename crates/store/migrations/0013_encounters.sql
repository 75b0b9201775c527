-- Incidents that are followed up (docs/decisions/0033). One whose people get a link knows its month and no token, as a visit does.

-- id is the HMAC of source and number; way is link, call or nothing.
CREATE TABLE encounters (
    id TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL,
    month TEXT NOT NULL,
    way TEXT NOT NULL
) /*ordered*/;

-- Of those whose people are called: steps are only added; body is canonical JSON, without words.
CREATE TABLE encounter_steps (
    encounter TEXT NOT NULL,
    seq BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (encounter, seq)
) /*ordered*/;

-- The source's number and the one to call; for why it has no /*ordered*/ see 0001.
CREATE TABLE encounter_contacts (
    encounter TEXT NOT NULL PRIMARY KEY,
    day TEXT NOT NULL,
    number TEXT NOT NULL,
    phone TEXT NOT NULL,
    erased BIGINT NOT NULL DEFAULT 0
);

-- What was said.
CREATE TABLE encounter_notes (
    encounter TEXT NOT NULL,
    seq BIGINT NOT NULL,
    day TEXT NOT NULL,
    body TEXT NOT NULL,
    erased BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (encounter, seq)
);

-- Moved with the incidents; month is YYYY-MM. See recount.
CREATE TABLE encounter_counts (
    unit TEXT NOT NULL,
    month TEXT NOT NULL,
    what TEXT NOT NULL,
    encounters BIGINT NOT NULL,
    PRIMARY KEY (unit, month, what)
) /*ordered*/;

-- How many there were, as command says: what was reported here is a part of that.
CREATE TABLE encounter_totals (
    unit TEXT NOT NULL,
    month TEXT NOT NULL,
    total BIGINT NOT NULL,
    PRIMARY KEY (unit, month)
) /*ordered*/;
