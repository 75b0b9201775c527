-- Who committed an import: they register its cases; empty until then (docs/decisions/0047).
ALTER TABLE imports ADD COLUMN committer TEXT NOT NULL DEFAULT '';
