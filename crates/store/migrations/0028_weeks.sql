-- What moved the counters of cases, by the week and case by case: for those who see these cases, never published. A function of the events,
-- see recount.

-- week is its Monday as YYYY-MM-DD (+08:00); unit, figure and bucket are as in case_counts.
CREATE TABLE week_counts (
    week TEXT NOT NULL,
    unit TEXT NOT NULL,
    figure TEXT NOT NULL,
    bucket BIGINT NOT NULL,
    total BIGINT NOT NULL,
    PRIMARY KEY (week, unit, figure, bucket)
) /*ordered*/;

-- The cases behind a number, with the day on which each moved it; those that came in are listed by their numbers already.
CREATE TABLE case_moves (
    figure TEXT NOT NULL,
    day TEXT NOT NULL,
    number TEXT NOT NULL,
    case_id TEXT NOT NULL,
    bucket BIGINT NOT NULL,
    unit TEXT NOT NULL,
    total BIGINT NOT NULL,
    PRIMARY KEY (figure, day, number, case_id, bucket)
) /*ordered*/;
CREATE INDEX case_moves_by_case ON case_moves (case_id);
