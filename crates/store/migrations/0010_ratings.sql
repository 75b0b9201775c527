-- Ratings of windows. What must not be found out is which visit a rating came from (docs/decisions/0028): no table names a row of
-- another one, a token is deleted by the rating that uses it, a rating knows its day only, and all but the texts lie in the order of
-- keys that are random or keyed fingerprints.

-- visit is the HMAC of source, day and the source's own number: a visit that is reported again is known.
CREATE TABLE visits (
    visit BYTEA NOT NULL PRIMARY KEY,
    service_window TEXT NOT NULL,
    month TEXT NOT NULL,
    is_offered BIGINT NOT NULL
) /*ordered*/;

-- The tokens that can still be used; until is their last day, YYYY-MM-DD.
CREATE TABLE rating_tokens (
    token BYTEA NOT NULL PRIMARY KEY,
    service_window TEXT NOT NULL,
    until TEXT NOT NULL
) /*ordered*/;

-- id is random, reasons are codes with blanks between them.
CREATE TABLE ratings (
    id TEXT NOT NULL PRIMARY KEY,
    service_window TEXT NOT NULL,
    day TEXT NOT NULL,
    source TEXT NOT NULL,
    level BIGINT NOT NULL,
    service BIGINT,
    efficiency BIGINT,
    conduct BIGINT,
    reasons TEXT NOT NULL
) /*ordered*/;
CREATE INDEX ratings_by_day ON ratings (day);

-- What somebody wrote, and the number to call back; for why it has no /*ordered*/ see 0001.
CREATE TABLE rating_texts (
    rating TEXT NOT NULL PRIMARY KEY,
    body TEXT,
    phone TEXT,
    erased BIGINT NOT NULL DEFAULT 0
);

-- The keys under which ratings were sent, so that one sent again is known. content is the HMAC of levels and reasons, never of words.
CREATE TABLE rating_keys (
    key BYTEA NOT NULL PRIMARY KEY,
    content BYTEA NOT NULL,
    source TEXT NOT NULL,
    day TEXT NOT NULL
) /*ordered*/;

-- How often each level was given, moved with the ratings; month is YYYY-MM. See recount.
CREATE TABLE rating_counts (
    service_window TEXT NOT NULL,
    month TEXT NOT NULL,
    source TEXT NOT NULL,
    dimension TEXT NOT NULL,
    level BIGINT NOT NULL,
    ratings BIGINT NOT NULL,
    PRIMARY KEY (service_window, month, source, dimension, level)
) /*ordered*/;

CREATE TABLE visit_counts (
    service_window TEXT NOT NULL,
    month TEXT NOT NULL,
    visits BIGINT NOT NULL,
    offered BIGINT NOT NULL,
    PRIMARY KEY (service_window, month)
) /*ordered*/;
