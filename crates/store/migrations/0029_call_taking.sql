-- 110 接警与回拨 (docs/decisions/0057), 帮您办 (docs/decisions/0058).

-- id is the HMAC of the exchange's number of the call; of a normal call nothing else is known but its hour.
CREATE TABLE taken_calls (
    id TEXT NOT NULL PRIMARY KEY,
    day TEXT NOT NULL,
    hour BIGINT NOT NULL,
    is_answered BIGINT NOT NULL,
    is_within BIGINT NOT NULL
) /*ordered*/;

-- Moved with the calls. See recount.
CREATE TABLE ring_counts (
    day TEXT NOT NULL,
    hour BIGINT NOT NULL,
    calls BIGINT NOT NULL,
    answered BIGINT NOT NULL,
    in_three BIGINT NOT NULL,
    PRIMARY KEY (day, hour)
) /*ordered*/;

-- Those that are called back: at is by when something is to be done, and when it ended once it is over.
CREATE TABLE call_backs (
    id TEXT NOT NULL PRIMARY KEY,
    sort TEXT NOT NULL,
    called BIGINT NOT NULL,
    stage TEXT NOT NULL,
    is_over BIGINT NOT NULL,
    at BIGINT NOT NULL
) /*ordered*/;
CREATE INDEX call_backs_by_time ON call_backs (is_over, at, id);

-- Steps are only added; body is canonical JSON, without words.
CREATE TABLE call_back_steps (
    call_back TEXT NOT NULL,
    seq BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (call_back, seq)
) /*ordered*/;

-- The exchange's number and the one to call; done_on is the day on which it ended. For why it has no /*ordered*/ see 0001.
CREATE TABLE call_back_contacts (
    call_back TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL,
    phone TEXT,
    done_on TEXT,
    erased BIGINT NOT NULL DEFAULT 0
);

-- What was said and done.
CREATE TABLE call_back_notes (
    call_back TEXT NOT NULL,
    seq BIGINT NOT NULL,
    day TEXT NOT NULL,
    body TEXT NOT NULL,
    erased BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (call_back, seq)
);

-- Moved with the steps, by the month of the call, YYYY-MM. See recount.
CREATE TABLE call_back_counts (
    month TEXT NOT NULL,
    what TEXT NOT NULL,
    call_backs BIGINT NOT NULL,
    PRIMARY KEY (month, what)
) /*ordered*/;

-- Wishes for help, made of the events, and made anew by rebuild. due is 0 where nothing is owed.
CREATE TABLE helps (
    case_id TEXT NOT NULL,
    help TEXT NOT NULL,
    asked TEXT NOT NULL,
    standing TEXT NOT NULL,
    due BIGINT NOT NULL,
    PRIMARY KEY (case_id, help)
) /*ordered*/;
CREATE INDEX helps_by_due ON helps (standing, due, case_id, help);
CREATE INDEX helps_by_day ON helps (asked, case_id, help);
