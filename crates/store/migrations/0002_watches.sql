-- Cases about a unit that watches, receives or commands exist for the independent reviewer only.
ALTER TABLE units ADD COLUMN watches BIGINT NOT NULL DEFAULT 0;
UPDATE units SET watches = 1 WHERE code IN ('leaders', 'oversight', 'command');
