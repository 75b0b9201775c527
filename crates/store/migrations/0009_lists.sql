-- What the list of cases is asked for. hand is 'reviewer' where the independent reviewer alone sees a case, 'up' where it
-- went up to the reviewer, else NULL. Each index holds all that a filter looks at and ends in an order; new cases are at
-- the end of a few ranges of each, so that a submission touches few pages, and none of the reviewer's.
ALTER TABLE cases ADD COLUMN hand TEXT;
CREATE INDEX cases_by_stage ON cases (stage, kind, number, due_at);
CREATE INDEX cases_by_unit ON cases (unit, stage, number, kind, due_at);
CREATE INDEX cases_by_due ON cases (due_at, number, kind, unit, stage) WHERE due_at IS NOT NULL AND stage <> 'withdrawn';
CREATE INDEX cases_of_reviewer ON cases (number, kind, unit, stage) WHERE hand IS NOT NULL;

-- What findings ask for: derived from the events, see rebuild. watcher is who approves it, at when it is due or since
-- when it is done, position its place among those of a case, owner the unit that owns an improvement.
CREATE TABLE musts (
    watcher TEXT NOT NULL,
    what TEXT NOT NULL,
    is_done BIGINT NOT NULL,
    at BIGINT NOT NULL,
    case_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    owner TEXT,
    PRIMARY KEY (watcher, what, is_done, at, case_id, position)
) /*ordered*/;
CREATE INDEX musts_of_owner ON musts (owner, what, is_done, at, case_id, position) WHERE owner IS NOT NULL;
