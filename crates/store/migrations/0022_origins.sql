-- Cases that their citizens did not file here (docs/decisions/0046). A case that nobody has claimed has a row in codes, too: under the HMAC of
-- its own id, which no query code has.

-- Each comes once: origin is the HMAC of source and number, or of all that was said where there is no number (is_content = 1); import is what
-- brought it, if one did.
CREATE TABLE origins (
    origin BYTEA NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL UNIQUE,
    is_content BIGINT NOT NULL,
    import TEXT
);
CREATE INDEX origins_of_import ON origins (import);

-- The HMAC of the only slip with which a case can be claimed, until then in milliseconds.
CREATE TABLE claims (
    case_id TEXT NOT NULL PRIMARY KEY,
    claim BYTEA NOT NULL UNIQUE,
    until BIGINT NOT NULL
);
