-- 日清零、月清仓、季清底 (docs/decisions/0055): incidents that are ticked, law-enforcement cases that are imported, problems that are solved.

-- id is the one of encounters. result is waiting, good or problem.
CREATE TABLE incidents (
    id TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    result TEXT NOT NULL
) /*ordered*/;
CREATE INDEX incidents_by_day ON incidents (day, id);
CREATE INDEX incidents_of_unit ON incidents (unit, day, id);
CREATE INDEX incidents_by_result ON incidents (result, day, id);
CREATE INDEX incidents_of_unit_by_result ON incidents (unit, result, day, id);

-- The source's own number, by which whoever ticks finds it there; for why it has no /*ordered*/ see 0001.
CREATE TABLE incident_numbers (
    incident TEXT NOT NULL PRIMARY KEY,
    day TEXT NOT NULL,
    number TEXT NOT NULL,
    erased BIGINT NOT NULL DEFAULT 0
);

-- Steps are only added; body is canonical JSON, without words.
CREATE TABLE incident_steps (
    incident TEXT NOT NULL,
    seq BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (incident, seq)
) /*ordered*/;

CREATE TABLE incident_notes (
    incident TEXT NOT NULL,
    seq BIGINT NOT NULL,
    day TEXT NOT NULL,
    body TEXT NOT NULL,
    erased BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (incident, seq)
);

-- As the last file said; a reference is a number and nobody's name.
CREATE TABLE law_cases (
    reference TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL,
    opened TEXT NOT NULL,
    due TEXT NOT NULL,
    status TEXT NOT NULL,
    is_open BIGINT NOT NULL
) /*ordered*/;
CREATE INDEX law_cases_by_due ON law_cases (is_open, due, reference);
CREATE INDEX law_cases_of_unit ON law_cases (unit, is_open, due, reference);

CREATE TABLE law_case_steps (
    reference TEXT NOT NULL,
    seq BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (reference, seq)
) /*ordered*/;

-- stage is open, check or cleared. Of one that an inspection became, id is the inspection's, and its steps are there.
CREATE TABLE problems (
    id TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL,
    origin TEXT NOT NULL,
    stage TEXT NOT NULL,
    since TEXT NOT NULL,
    due TEXT NOT NULL
) /*ordered*/;
CREATE INDEX problems_by_stage ON problems (stage, due, id);
CREATE INDEX problems_of_unit ON problems (unit, stage, due, id);

CREATE TABLE problem_steps (
    problem TEXT NOT NULL,
    seq BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (problem, seq)
) /*ordered*/;

CREATE TABLE problem_notes (
    problem TEXT NOT NULL,
    seq BIGINT NOT NULL,
    day TEXT NOT NULL,
    body TEXT NOT NULL,
    erased BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (problem, seq)
);

-- Moved with all of these and with whistles; day is YYYY-MM-DD, of what see the rules. See recount.
CREATE TABLE clearing_counts (
    unit TEXT NOT NULL,
    what TEXT NOT NULL,
    day TEXT NOT NULL,
    total BIGINT NOT NULL,
    PRIMARY KEY (unit, what, day)
) /*ordered*/;
CREATE INDEX clearing_counts_by_what ON clearing_counts (what, day, unit);
