-- 心灵SPA: whom the psychological service is asked to talk to (docs/decisions/0037).

-- Whom, why, and from where it came: not who passed them on. stage and closed_on move with the steps. For why it has no /*ordered*/ see 0001.
CREATE TABLE care (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    origin TEXT NOT NULL,
    reason TEXT NOT NULL,
    day TEXT NOT NULL,
    stage TEXT NOT NULL,
    is_closed BIGINT NOT NULL DEFAULT 0,
    closed_on TEXT,
    erased BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX care_by_day ON care (is_closed, day, id);
-- Totals are counted from this alone: a year of it is short, and the number of a month that is over moves no more.
CREATE INDEX care_by_reason ON care (day, reason);

-- Steps are only added; body is canonical JSON.
CREATE TABLE care_steps (
    care TEXT NOT NULL,
    seq BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (care, seq)
) /*ordered*/;
