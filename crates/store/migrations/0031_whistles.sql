-- 吹哨 (docs/decisions/0056): help that is asked for. unit is what it is about, from_unit who asks, to_unit who answers; passes_at is when it is
-- passed up unless it is answered, 0 where it is not. None of it is shown but to whom the rules say.

CREATE TABLE whistles (
    id TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL,
    from_unit TEXT NOT NULL,
    to_unit TEXT NOT NULL,
    person TEXT NOT NULL,
    stage TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    passes_at BIGINT NOT NULL
) /*ordered*/;
CREATE INDEX whistles_by_stage ON whistles (stage, due_at, id);
CREATE INDEX whistles_to_pass ON whistles (passes_at, id);

-- Steps are only added; body is canonical JSON, without words.
CREATE TABLE whistle_steps (
    whistle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (whistle, seq)
) /*ordered*/;

-- What help was wanted and what came of it; for why it has no /*ordered*/ see 0001.
CREATE TABLE whistle_notes (
    whistle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    day TEXT NOT NULL,
    body TEXT NOT NULL,
    erased BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (whistle, seq)
);
