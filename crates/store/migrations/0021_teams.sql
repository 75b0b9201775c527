-- Whoever is or was in the team of a case: derived from its events, see rebuild.
CREATE TABLE teams (
    person TEXT NOT NULL,
    number TEXT NOT NULL,
    case_id TEXT NOT NULL,
    PRIMARY KEY (person, number)
) /*ordered*/;
