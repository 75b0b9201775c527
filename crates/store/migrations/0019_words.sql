-- 公开的话: thank-yous and bad ratings in words that everybody may read (docs/decisions/0040).

-- The event whose words are public, counted from 1; 0 where none are. A function of the events, as the rest of the row.
ALTER TABLE honours ADD COLUMN published BIGINT NOT NULL DEFAULT 0;
-- By month: neither the order of the list nor where its next page begins tells a day.
CREATE INDEX honours_by_month ON honours (substr(day, 1, 7), number, case_id);
CREATE INDEX honours_of_unit ON honours (unit, substr(day, 1, 7), number, case_id);

-- What was published of bad ratings, each once: month is that with which it was published, service_window is empty where it was published
-- for the whole unit. The notes that it was made of are erased before it; for why it has no /*ordered*/ see 0001.
CREATE TABLE published_words (
    rating TEXT NOT NULL PRIMARY KEY,
    month TEXT NOT NULL,
    unit TEXT NOT NULL,
    service_window TEXT NOT NULL,
    words TEXT NOT NULL,
    reply TEXT,
    erased BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX published_words_by_month ON published_words (month, unit);
