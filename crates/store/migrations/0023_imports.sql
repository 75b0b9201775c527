-- What other systems send as files (docs/decisions/0047). The files themselves lie in the data folder until they are done with.

-- mapping is JSON: how the source calls its columns, and what its codes are here.
CREATE TABLE sources (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    channel TEXT NOT NULL,
    mapping TEXT NOT NULL
);

-- stage: reading, checking, ready, committing, done, refused or discarded; place is where the next row begins in the file of rows, handled
-- how many were handled before it.
CREATE TABLE imports (
    id TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    person TEXT NOT NULL,
    form TEXT NOT NULL,
    stage TEXT NOT NULL,
    fault TEXT NOT NULL,
    mapping TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    total BIGINT NOT NULL,
    place BIGINT NOT NULL,
    handled BIGINT NOT NULL,
    bad BIGINT NOT NULL
);

-- Rows that could not be taken, for whoever repairs them: body is the row as a line of CSV. For why it has no /*ordered*/ see 0001.
CREATE TABLE import_rows (
    import TEXT NOT NULL,
    line BIGINT NOT NULL,
    day TEXT NOT NULL,
    reason TEXT NOT NULL,
    body TEXT NOT NULL,
    erased BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (import, line)
);
