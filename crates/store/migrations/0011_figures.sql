-- The barometer: counters behind the public figures of cases, and what was published of them.

-- Moved by events in their own transaction; a function of the events alone, see recount. unit is the unit as first filed, '' where none was
-- named; month is YYYY-MM; bucket is a number of days for figures that count by days, else 0.
CREATE TABLE case_counts (
    month TEXT NOT NULL,
    unit TEXT NOT NULL,
    figure TEXT NOT NULL,
    bucket BIGINT NOT NULL,
    total BIGINT NOT NULL,
    PRIMARY KEY (month, unit, figure, bucket)
) /*ordered*/;

-- What was published, for ever as it was: period is YYYY-MM or YYYY, body JSON.
CREATE TABLE published (
    period TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
) /*ordered*/;
