-- 涉企: 1 where a case is marked as an enterprise's, else NULL; the index holds all that its list is asked for, and no other case.
ALTER TABLE cases ADD COLUMN enterprise BIGINT;
CREATE INDEX cases_of_enterprise ON cases (number, kind, unit, stage, due_at) WHERE enterprise IS NOT NULL;

-- The cases behind the numbers of causes: a row for each cause that was found to be so in a case, in the month of the first time, under
-- the unit as first filed, '' where none was named. Derived from the events, see rebuild.
CREATE TABLE found_causes (
    unit TEXT NOT NULL,
    cause TEXT NOT NULL,
    month TEXT NOT NULL,
    number TEXT NOT NULL,
    case_id TEXT NOT NULL,
    PRIMARY KEY (unit, cause, month, number)
) /*ordered*/;
