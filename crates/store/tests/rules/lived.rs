//! What was written into a database after each migration, at the time of each.

/// A step as it was run, and what was written with it before the next one. `{bytes:…}` becomes bytes; a step that is
/// there is never changed.
pub const STEPS: [(&str, &str, &str); 32] = [
    (
        "cases",
        include_str!("../../migrations/0001_cases.sql"),
        "INSERT INTO settings (name, value) VALUES ('pepper', 'fingerprint');
        INSERT INTO units (code, name, kind, parent, position) VALUES ('eps', '局', 'bureau', NULL, 1),
            ('oversight', '督察', 'department', 'eps', 2), ('demo-1', '一所', 'station', 'eps', 3);
        INSERT INTO windows (code, unit, name, position) VALUES ('demo-1-w2', 'demo-1', '窗口', 1);
        INSERT INTO contacts (case_id, name, phone, email) VALUES ('{id:1}', '某某', '13800138000', NULL);
        INSERT INTO replies (case_id, key, content, answer) VALUES ('{id:1}', 'k', {bytes:07}, '{}');
        INSERT INTO outbox (id, case_id, topic, claimed_until, tries) VALUES ('{id:1}/2/x', '{id:1}', 'x', 0, 0);
        INSERT INTO numbers (day, last) VALUES ('20261127', 12);",
    ),
    ("watches", include_str!("../../migrations/0002_watches.sql"), ""),
    (
        "people",
        include_str!("../../migrations/0003_people.sql"),
        "INSERT INTO people (id, name, shown, password, otp, is_active, failures, failed_at) VALUES
            ('p1', 'one', '一', 'hash', NULL, 1, 0, 0), ('p2', 'two', '二', 'hash', {bytes:0a}, 0, 3, 5);
        INSERT INTO posts (person, role, unit) VALUES ('p1', 'oversight', 'oversight');
        INSERT INTO services (person, unit, until) VALUES ('p1', 'demo-1', '2026-01-31');
        INSERT INTO sessions (token, person, started_at, seen_at) VALUES ({bytes:0b}, 'p1', 1, 2);
        INSERT INTO changes (id, at, person, what, about, detail) VALUES ('c1', 1, NULL, 'person_added', 'p1', '');
        UPDATE settings SET value = '4' WHERE name = 'people';
        INSERT INTO tasks (role, rank, due_at, case_id, position, step) VALUES ('intake', 1, 9, '{id:1}', 0, 'accept');
        INSERT INTO settings (name, value) VALUES ('tasks', '0');",
    ),
    (
        "notices",
        include_str!("../../migrations/0004_notices.sql"),
        "INSERT INTO notices (reader, told_on, number, case_id) VALUES ('unit/demo-1', '2026-11-27', 'X', '{id:1}');",
    ),
    (
        "queue",
        include_str!("../../migrations/0005_queue.sql"),
        "INSERT INTO tasks (role, rank, due_at, case_id, position, step, kind, unit)
            VALUES ('intake', 2, 9, '{id:1}', 0, 'accept', 'complaint', 'demo-1');",
    ),
    (
        "house",
        include_str!("../../migrations/0006_house.sql"),
        "INSERT INTO units (code, name, kind, parent, position, watches, closed)
            VALUES ('old', '旧', 'station', 'eps', 9, 0, 1);
        INSERT INTO former_parents (unit, above, until) VALUES ('demo-1', 'old', '2026-06-30');
        INSERT INTO deadlines (step, amount, measure, basis) VALUES ('accept', 2, 'working_days', 'own_choice');",
    ),
    (
        "subject",
        include_str!("../../migrations/0007_subject.sql"),
        "UPDATE people SET subject = 'sub' WHERE id = 'p1';",
    ),
    (
        "openings",
        include_str!("../../migrations/0008_openings.sql"),
        "INSERT INTO openings (id, person, is_new, asked, password, revision, asked_by, asked_at, until, standing)
            VALUES ('o1', 'p2', 0, '{}', '', '', 'p1', 1, 2, 'expired');",
    ),
    (
        "lists",
        include_str!("../../migrations/0009_lists.sql"),
        "INSERT INTO musts (watcher, what, is_done, at, case_id, position) VALUES ('oversight', 'x', 0, 1, '{id:1}', 0);",
    ),
    (
        "ratings",
        include_str!("../../migrations/0010_ratings.sql"),
        "INSERT INTO visits (visit, service_window, month, is_offered) VALUES ({bytes:0c}, 'demo-1-w2', '2026-11', 1);
        INSERT INTO rating_tokens (token, service_window, until) VALUES ({bytes:0d}, 'demo-1-w2', '2026-12-11');
        INSERT INTO ratings (id, service_window, day, source, level, service, efficiency, conduct, reasons)
            VALUES ('r1', 'demo-1-w2', '2026-11-27', 'open', 1, NULL, 2, NULL, 'attitude');
        INSERT INTO rating_texts (rating, body, phone, erased) VALUES ('r1', '某某', '13800138000', 0);
        INSERT INTO rating_keys (key, content, source, day) VALUES ({bytes:0e}, {bytes:0f}, 'open', '2026-11-27');
        INSERT INTO rating_counts (service_window, month, source, dimension, level, ratings)
            VALUES ('demo-1-w2', '2026-11', 'open', 'overall', 1, 1), ('demo-1-w2', '2026-11', 'open', 'efficiency', 2, 1);
        INSERT INTO visit_counts (service_window, month, visits, offered) VALUES ('demo-1-w2', '2026-11', 1, 1);",
    ),
    (
        "figures",
        include_str!("../../migrations/0011_figures.sql"),
        "INSERT INTO published (period, body) VALUES ('2026-10', '{}');
        INSERT INTO case_counts (month, unit, figure, bucket, total) VALUES ('2026-10', 'nowhere', 'complaint', 0, 7);",
    ),
    (
        "aftercare",
        include_str!("../../migrations/0012_aftercare.sql"),
        "INSERT INTO rating_steps (rating, seq, body) VALUES ('r1', 0, '{}');
        INSERT INTO rating_notes (rating, seq, day, body) VALUES ('r1', 1, '2026-11-28', '某某');
        INSERT INTO aftercare (what, due, about, unit) VALUES ('call', '2026-11-28', 'r1', 'demo-1');
        UPDATE ratings SET is_removed = 1 WHERE id = 'r1';
        UPDATE rating_counts SET source = 'removed';",
    ),
    (
        "encounters",
        include_str!("../../migrations/0013_encounters.sql"),
        "INSERT INTO encounters (id, unit, month, way) VALUES ('e1', 'demo-1', '2026-11', 'call');
        INSERT INTO encounter_steps (encounter, seq, body) VALUES ('e1', 0,
            '{\"v\":1,\"on\":\"2026-11-28\",\"step\":{\"type\":\"imported\",\"unit\":\"demo-1\",\"kind\":\"dispute\",\"day\":\"2026-11-27\",\"ask\":\"2026-11-30\"}}');
        INSERT INTO encounter_contacts (encounter, day, number, phone) VALUES ('e1', '2026-11-27', 'J1', '13800138000');
        INSERT INTO encounter_notes (encounter, seq, day, body) VALUES ('e1', 1, '2026-11-28', '某某');
        INSERT INTO encounter_counts (unit, month, what, encounters) VALUES ('demo-1', '2026-11', 'imported', 1);
        INSERT INTO encounter_totals (unit, month, total) VALUES ('demo-1', '2026-11', 3);",
    ),
    (
        "inspections",
        include_str!("../../migrations/0014_inspections.sql"),
        "INSERT INTO inspections (id, unit, service_window, day, checklist, manner, is_visit, good, looked_at, stage, due)
            VALUES ('i1', 'demo-1', NULL, '2026-11-28', 'hall', 'open', 0, 1, 2, 'rectify', '2026-12-09');
        INSERT INTO inspection_steps (inspection, seq, body) VALUES ('i1', 0,
            '{\"v\":1,\"on\":\"2026-11-28\",\"by\":\"p1\",\"step\":{\"type\":\"inspected\",\"unit\":\"demo-1\",\"checklist\":\"hall\",\"manner\":\"open\",\"is_visit\":false,\"marks\":{\"clean\":\"poor\",\"dress\":\"good\"},\"mend\":\"2026-12-09\"}}');
        INSERT INTO inspection_notes (inspection, seq, day, body) VALUES ('i1', 0, '2026-11-28', '某某');
        INSERT INTO inspection_photos (inspection, position, day, side, body) VALUES ('i1', 0, '2026-11-28', 'unit', '/9j/');",
    ),
    (
        "terms",
        include_str!("../../migrations/0015_terms.sql"),
        "INSERT INTO posts (person, role, unit, until) VALUES ('p2', 'supervisor', 'demo-1', '2028-11-27');",
    ),
    (
        "devices",
        include_str!("../../migrations/0016_devices.sql"),
        "INSERT INTO invitations (person, token, until) VALUES ('p2', {bytes:0c}, 9);
        INSERT INTO devices (person, token, pin, failures, failed_at) VALUES ('p2', {bytes:0d}, 'hash', 0, 0);",
    ),
    (
        "care",
        include_str!("../../migrations/0017_care.sql"),
        "INSERT INTO care (id, person, origin, reason, day, stage) VALUES ('k1', 'p1', 'own', 'unsaid', '2026-11-28', 'contacted');
        INSERT INTO care_steps (care, seq, body) VALUES ('k1', 0,
            '{\"v\":1,\"on\":\"2026-11-28\",\"by\":\"p2\",\"step\":\"contact\"}');",
    ),
    (
        "honours",
        include_str!("../../migrations/0018_honours.sql"),
        "INSERT INTO honours (unit, day, number, case_id, is_verified) VALUES ('demo-1', '2026-11-28', 'X', '{id:1}', 1);",
    ),
    (
        "words",
        include_str!("../../migrations/0019_words.sql"),
        "UPDATE honours SET published = 8 WHERE number = 'X';
        INSERT INTO published_words (rating, month, unit, service_window, words, reply)
            VALUES ('r1', '2026-11', 'demo-1', '', '等候时间长', NULL);",
    ),
    (
        "search",
        include_str!("../../migrations/0020_search.sql"),
        "INSERT INTO search_blocks (block, first, last) VALUES (0, '20261120-000001', '20261120-000002');
        INSERT INTO search_cases (block, place, number, case_id) VALUES (0, 0, '20261120-000001', 'gone');
        INSERT INTO search_words (bucket, block, body) VALUES (3, 0, {bytes:0000010001000000});",
    ),
    (
        "teams",
        include_str!("../../migrations/0021_teams.sql"),
        "INSERT INTO teams (person, number, case_id) VALUES ('p1', 'X', '{id:1}');",
    ),
    (
        "origins",
        include_str!("../../migrations/0022_origins.sql"),
        "INSERT INTO origins (origin, case_id, is_content, import) VALUES ({bytes:1a}, '{id:1}', 0, 'm1');
        INSERT INTO claims (case_id, claim, until) VALUES ('{id:1}', {bytes:1b}, 9);",
    ),
    (
        "imports",
        include_str!("../../migrations/0023_imports.sql"),
        "INSERT INTO sources (code, name, channel, mapping) VALUES ('12345', '热线', '12345', '{}');
        INSERT INTO imports (id, source, person, form, stage, fault, mapping, begun_at, changed_at, total, place, handled, bad)
            VALUES ('m1', '12345', 'p1', 'csv', 'refused', '{\"code\":\"long_line\",\"line\":7}', '{\"columns\":{\"text\":\"内容\"}}', 1, 2, 3, 4, 3, 1);
        INSERT INTO import_rows (import, line, day, reason, body) VALUES ('m1', 2, '2026-11-28', 'kind:required', '某某');",
    ),
    (
        "windows",
        include_str!("../../migrations/0024_windows.sql"),
        "INSERT INTO posts (person, role, unit, until, windows) VALUES ('p2', 'supervisor', 'demo-2', '2028-11-27', '[\"demo-2-hukou\"]');",
    ),
    (
        "plans",
        include_str!("../../migrations/0025_plans.sql"),
        "INSERT INTO inspection_plans (id, unit, checklist, day, person, made_by) VALUES ('l1', 'demo-1', 'hall', '2026-12-09', 'p1', 'p1');
        UPDATE devices SET used = '2026-11-28';",
    ),
    (
        "committers",
        include_str!("../../migrations/0026_committers.sql"),
        "UPDATE imports SET committer = 'p2' WHERE id = 'm1';",
    ),
    (
        "returns",
        include_str!("../../migrations/0027_returns.sql"),
        "INSERT INTO source_cases (source, number, case_id, day, standing) VALUES ('12345', 'EZ1', '{id:1}', '2026-11-27', 'in_hand');
        INSERT INTO source_counters (source, last) VALUES ('12345', 1);
        INSERT INTO source_steps (source, step, case_id, number, our_number, at, said_in, said_seq, body)
            VALUES ('12345', 1, '{id:1}', 'EZ1', '20261127-000001', 5, '{id:1}', 0, '{\"v\":1,\"kind\":\"signed_off\"}');
        INSERT INTO source_marks (source, way, up_to, at) VALUES ('12345', 'call', 1, 6);
        INSERT INTO source_tables (source, body) VALUES ('12345', '{}');
        INSERT INTO reconciliations (id, source, person, at, first, last, listed, same, cut)
            VALUES ('n1', '12345', 'p1', 7, '2026-11-01', '2026-11-28', 2, 1, 0);
        INSERT INTO reconciliation_rows (reconciliation, position, day, line, number, theirs, case_id, standing)
            VALUES ('n1', 0, '2026-11-28', 3, 'EZ1', '四级待审', '{id:1}', 'in_hand');
        INSERT INTO bundles (source, direction, number, digest, after, up_to, at) VALUES ('12345', 'out', 1, '', 0, 1, 8);
        INSERT INTO settings (name, value) VALUES ('source_steps', '1');",
    ),
    (
        "weeks",
        include_str!("../../migrations/0028_weeks.sql"),
        "INSERT INTO week_counts (week, unit, figure, bucket, total) VALUES ('2026-10-05', 'nowhere', 'complaint', 0, 7);
        INSERT INTO case_moves (figure, day, number, case_id, bucket, unit, total)
            VALUES ('upheld', '2026-10-06', '20261006-000001', 'nobody', 0, 'nowhere', 1);",
    ),
    (
        "call_taking",
        include_str!("../../migrations/0029_call_taking.sql"),
        "INSERT INTO taken_calls (id, day, hour, is_answered, is_within) VALUES ('a1', '2026-11-28', 9, 1, 1);
        INSERT INTO ring_counts (day, hour, calls, answered, in_three) VALUES ('2026-11-28', 9, 1, 1, 1);
        INSERT INTO call_backs (id, sort, called, stage, is_over, at) VALUES ('a1', 'silent', 1795914000000, 'owed', 0, 1795914600000);
        INSERT INTO call_back_steps (call_back, seq, body) VALUES ('a1', 0,
            '{\"v\":1,\"at\":\"2026-11-28T09:01:00+08:00\",\"step\":{\"type\":\"recorded\",\"sort\":\"silent\",\"called\":\"2026-11-28T09:00:00+08:00\",\"due\":\"2026-11-28T09:10:00+08:00\",\"has_number\":true}}');
        INSERT INTO call_back_contacts (call_back, number, phone, done_on) VALUES ('a1', 'C1', '13800138000', NULL);
        INSERT INTO call_back_notes (call_back, seq, day, body) VALUES ('a1', 1, '2026-11-28', '某某');
        INSERT INTO call_back_counts (month, what, call_backs) VALUES ('2026-11', 'owed', 1);
        INSERT INTO helps (case_id, help, asked, standing, due) VALUES ('{id:1}', 'call_back', '2026-11-28', 'open', 9);",
    ),
    (
        "clearing",
        include_str!("../../migrations/0030_clearing.sql"),
        "INSERT INTO incidents (id, unit, day, kind, result) VALUES ('e1', 'demo-1', '2026-11-27', 'dispute', 'waiting');
        INSERT INTO incident_numbers (incident, day, number) VALUES ('e1', '2026-11-27', 'J1');
        INSERT INTO incident_steps (incident, seq, body) VALUES ('e1', 0,
            '{\"v\":1,\"on\":\"2026-11-28\",\"step\":{\"type\":\"reported\",\"unit\":\"demo-1\",\"kind\":\"dispute\",\"day\":\"2026-11-27\"}}');
        INSERT INTO incident_notes (incident, seq, day, body) VALUES ('e1', 1, '2026-11-28', '某某');
        INSERT INTO law_cases (reference, unit, opened, due, status, is_open)
            VALUES ('A1', 'demo-1', '2026-11-01', '2026-11-30', 'open', 1);
        INSERT INTO law_case_steps (reference, seq, body) VALUES ('A1', 0,
            '{\"v\":1,\"on\":\"2026-11-28\",\"by\":\"p1\",\"step\":{\"type\":\"imported\",\"unit\":\"demo-1\",\"opened\":\"2026-11-01\",\"due\":\"2026-11-30\",\"status\":\"open\"}}');
        INSERT INTO problems (id, unit, origin, stage, since, due) VALUES ('q1', 'demo-1', 'review', 'open', '2026-11-28', '2026-12-31');
        INSERT INTO problem_steps (problem, seq, body) VALUES ('q1', 0,
            '{\"v\":1,\"on\":\"2026-11-28\",\"by\":\"p1\",\"step\":{\"type\":\"opened\",\"unit\":\"demo-1\",\"origin\":\"review\",\"due\":\"2026-12-31\"}}');
        INSERT INTO problem_notes (problem, seq, day, body) VALUES ('q1', 0, '2026-11-28', '某某');
        INSERT INTO clearing_counts (unit, what, day, total) VALUES ('demo-1', 'incident_waiting', '2026-11-27', 1),
            ('demo-1', 'law_due', '2026-11-30', 1), ('demo-1', 'law_since', '2026-11-01', 1),
            ('demo-1', 'problem_due', '2026-12-31', 1), ('demo-1', 'problem_since', '2026-11-28', 1);",
    ),
    (
        "whistles",
        include_str!("../../migrations/0031_whistles.sql"),
        "INSERT INTO whistles (id, unit, from_unit, to_unit, person, stage, due_at, passes_at)
            VALUES ('w1', 'demo-1', 'demo-1', '', 'p1', 'coordinate', 1795852800000, 1795852800000);
        INSERT INTO whistle_steps (whistle, seq, body) VALUES ('w1', 0,
            '{\"v\":1,\"at\":\"2026-11-28T10:00:00+08:00\",\"by\":\"p1\",\"step\":{\"type\":\"raised\",\"about\":\"incident\",\"reference\":\"e1\",\"unit\":\"demo-1\",\"from\":\"demo-1\",\"is_urgent\":false,\"due\":\"2026-11-29T10:00:00+08:00\"}}');
        INSERT INTO whistle_notes (whistle, seq, day, body) VALUES ('w1', 0, '2026-11-28', '某某');
        INSERT INTO clearing_counts (unit, what, day, total) VALUES ('demo-1', 'whistle_raised', '2026-11-28', 1),
            ('demo-1', 'whistle_open', '2026-11-28', 1);",
    ),
    (
        "causes",
        include_str!("../../migrations/0032_causes.sql"),
        "UPDATE cases SET enterprise = 1 WHERE id = '{id:1}';
        INSERT INTO found_causes (unit, cause, month, number, case_id) VALUES ('demo-1', 'attitude', '2026-11', 'X', '{id:1}');",
    ),
];
