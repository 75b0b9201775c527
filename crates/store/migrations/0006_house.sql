-- Units that are no longer there, what units were under before, and what the city chose of days and clocks.
-- The setting 'people' counts the changes of all of it, together with those of people.
ALTER TABLE units ADD COLUMN closed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE windows ADD COLUMN closed BIGINT NOT NULL DEFAULT 0;

-- until is YYYY-MM-DD, the last day: conflicts of interest outlast the move of a unit.
CREATE TABLE former_parents (
    unit TEXT NOT NULL REFERENCES units (code),
    above TEXT NOT NULL,
    until TEXT NOT NULL,
    PRIMARY KEY (unit, above)
) /*ordered*/;

-- The years that were changed since they came with the program; body is the year as JSON.
CREATE TABLE calendar (
    year BIGINT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL,
    body TEXT NOT NULL
);

-- The steps whose limit is not the default.
CREATE TABLE deadlines (
    step TEXT NOT NULL PRIMARY KEY,
    amount BIGINT NOT NULL,
    measure TEXT NOT NULL,
    basis TEXT NOT NULL
) /*ordered*/;
