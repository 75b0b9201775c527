-- 表扬: praise that was conveyed (docs/decisions/0037). Made of the events, and made anew by rebuild.

-- unit is empty where none is known; number is that of the notice, since the case's own tells when it was filed.
CREATE TABLE honours (
    unit TEXT NOT NULL,
    day TEXT NOT NULL,
    number TEXT NOT NULL,
    case_id TEXT NOT NULL,
    is_verified BIGINT NOT NULL,
    PRIMARY KEY (unit, day, number, case_id)
) /*ordered*/;
CREATE INDEX honours_by_day ON honours (day, number, case_id);
