-- 查找: blocks of cases and the pairs of characters in what their citizens filed (docs/decisions/0049). Made of the texts.
-- search_words holds what texts say: for why it has no /*ordered*/ see 0001. A case is taken out of it in place, at the same length.

-- Filed and not yet in a block; searched case by case until then. rebuild, which follows a step like this, fills it.
CREATE TABLE search_unsorted (
    number TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL
) /*ordered*/;

-- first and last are the numbers of its first and its last case.
CREATE TABLE search_blocks (
    block BIGINT NOT NULL PRIMARY KEY,
    first TEXT NOT NULL,
    last TEXT NOT NULL
) /*ordered*/;
CREATE INDEX search_blocks_by_last ON search_blocks (last, first);

CREATE TABLE search_cases (
    block BIGINT NOT NULL,
    place BIGINT NOT NULL,
    number TEXT NOT NULL,
    case_id TEXT NOT NULL UNIQUE,
    PRIMARY KEY (block, place)
) /*ordered*/;

-- body as the domain's search::block writes it.
CREATE TABLE search_words (
    bucket BIGINT NOT NULL,
    block BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (bucket, block)
);
