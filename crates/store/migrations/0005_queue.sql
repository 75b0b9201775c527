-- What the queue is asked for besides role and time. The rank is 0 in possible danger, 1 for a report of reprisal and
-- else 2. The rows are made anew at the next start: the rules of the tasks have another version.
ALTER TABLE tasks ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE tasks ADD COLUMN unit TEXT;
