-- Who is told of which case by a notice, since which day (YYYY-MM-DD, +08:00): derived from the events, see rebuild.
-- number is the notice's own, of which several readers of a case have the same.
CREATE TABLE notices (
    reader TEXT NOT NULL,
    told_on TEXT NOT NULL,
    number TEXT NOT NULL,
    case_id TEXT NOT NULL,
    PRIMARY KEY (reader, told_on, number, case_id)
) /*ordered*/;
CREATE INDEX notices_by_number ON notices (number);
