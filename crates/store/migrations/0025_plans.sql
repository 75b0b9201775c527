-- 检查计划 (docs/decisions/0043): who looks at a unit by which day; inspection is what came of it. is_over: done, or called off.

CREATE TABLE inspection_plans (
    id TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL,
    service_window TEXT,
    checklist TEXT NOT NULL,
    day TEXT NOT NULL,
    person TEXT NOT NULL,
    made_by TEXT NOT NULL,
    inspection TEXT,
    is_over BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX plans_by_day ON inspection_plans (is_over, day, id);

-- A stage of the visits to a unit is a range, too.
CREATE INDEX visits_of_unit_by_stage ON inspections (unit, is_visit, stage, day, id);

-- The day on which a phone was last signed in on, YYYY-MM-DD; one that was not used for longer than its cookie lives is ended (docs/decisions/0036).
ALTER TABLE devices ADD COLUMN used TEXT;
