-- Inspections and supervisors' visits (docs/decisions/0034): what was poor, and what became of it.

-- What was looked at never changes; good and looked_at are the score of the first look. stage and due move with the steps.
CREATE TABLE inspections (
    id TEXT NOT NULL PRIMARY KEY,
    unit TEXT NOT NULL,
    service_window TEXT,
    day TEXT NOT NULL,
    checklist TEXT NOT NULL,
    manner TEXT NOT NULL,
    is_visit BIGINT NOT NULL,
    good BIGINT NOT NULL,
    looked_at BIGINT NOT NULL,
    stage TEXT NOT NULL,
    due TEXT
);
CREATE INDEX inspections_by_day ON inspections (day, id);
CREATE INDEX inspections_of_unit ON inspections (unit, day, id);
CREATE INDEX inspections_of_unit_by_stage ON inspections (unit, stage, day, id);
CREATE INDEX visits_of_unit ON inspections (unit, is_visit, day, id);
CREATE INDEX inspections_by_stage ON inspections (stage, day, id);

-- Steps are only added; body is canonical JSON, without words.
CREATE TABLE inspection_steps (
    inspection TEXT NOT NULL,
    seq BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (inspection, seq)
) /*ordered*/;

-- What was seen, mended and said; for why it has no /*ordered*/ see 0001.
CREATE TABLE inspection_notes (
    inspection TEXT NOT NULL,
    seq BIGINT NOT NULL,
    day TEXT NOT NULL,
    body TEXT NOT NULL,
    erased BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (inspection, seq)
);

-- Pictures as evidence, in Base64: drawn anew by the server, so that nothing but the picture is left of what came.
-- side is oversight, supervisor or unit.
CREATE TABLE inspection_photos (
    inspection TEXT NOT NULL,
    position BIGINT NOT NULL,
    day TEXT NOT NULL,
    side TEXT NOT NULL,
    body TEXT NOT NULL,
    erased BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (inspection, position)
);
