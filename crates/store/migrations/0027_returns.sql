-- What the systems that cases came from are told (docs/decisions/0053), and how their own lists compare (docs/decisions/0054).

-- Each case of a source by its number there: standing is what the steps add up to that the source was told.
CREATE TABLE source_cases (
    source TEXT NOT NULL,
    number TEXT NOT NULL,
    case_id TEXT NOT NULL,
    day TEXT NOT NULL,
    standing TEXT NOT NULL,
    PRIMARY KEY (source, number)
) /*ordered*/;

-- The last step of each source.
CREATE TABLE source_counters (
    source TEXT NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL
) /*ordered*/;

-- The steps of each source, without a gap. The words of an answer are the text of event said_seq of the case said_in, while it is there; 0: none.
CREATE TABLE source_steps (
    source TEXT NOT NULL,
    step BIGINT NOT NULL,
    case_id TEXT NOT NULL,
    number TEXT NOT NULL,
    our_number TEXT NOT NULL,
    at BIGINT NOT NULL,
    said_in TEXT NOT NULL,
    said_seq BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (source, step)
) /*ordered*/;
CREATE INDEX source_steps_by_time ON source_steps (source, at);

-- Up to which step each way has handed over: call, desk or reviewer.
CREATE TABLE source_marks (
    source TEXT NOT NULL,
    way TEXT NOT NULL,
    up_to BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (source, way)
) /*ordered*/;

-- How a source calls what it is told, and what its words are here; body is JSON.
CREATE TABLE source_tables (
    source TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
);

-- A list of a source that was compared, of the days from first to last; cut is how many rows were more than are kept.
CREATE TABLE reconciliations (
    id TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    person TEXT NOT NULL,
    at BIGINT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    listed BIGINT NOT NULL,
    same BIGINT NOT NULL,
    cut BIGINT NOT NULL
);

-- Where they differed: theirs is the word of their list. For why it has no /*ordered*/ see 0001.
CREATE TABLE reconciliation_rows (
    reconciliation TEXT NOT NULL,
    position BIGINT NOT NULL,
    day TEXT NOT NULL,
    line BIGINT NOT NULL,
    number TEXT NOT NULL,
    theirs TEXT NOT NULL,
    case_id TEXT,
    standing TEXT,
    erased BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (reconciliation, position)
);

-- Signed files that went out and came in: digest is the SHA-256 of one that came in, after and up_to say which steps are in of one that went out.
CREATE TABLE bundles (
    source TEXT NOT NULL,
    direction TEXT NOT NULL,
    number BIGINT NOT NULL,
    digest TEXT NOT NULL,
    after BIGINT NOT NULL,
    up_to BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (source, direction, number)
) /*ordered*/;
