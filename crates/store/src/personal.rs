//! Where personal data lies: the one list behind erasure, export and the canary test.

/// Every column that holds personal data, or a hash over some. A new column belongs here or onto a list in the test below.
pub const PERSONAL: &[(&str, &str)] = &[
    ("call_back_contacts", "number"),
    ("call_back_contacts", "phone"),
    ("call_back_notes", "body"),
    ("care", "person"),
    ("codes", "content"),
    ("contacts", "email"),
    ("contacts", "name"),
    ("contacts", "phone"),
    ("encounter_contacts", "number"),
    ("encounter_contacts", "phone"),
    ("encounter_notes", "body"),
    ("import_rows", "body"),
    ("inspection_notes", "body"),
    ("inspection_photos", "body"),
    ("published_words", "reply"),
    ("published_words", "words"),
    ("rating_notes", "body"),
    ("rating_texts", "body"),
    ("rating_texts", "phone"),
    ("replies", "answer"),
    ("replies", "content"),
    ("texts", "body"),
    ("texts", "salt"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forget::{
        FORGET, FORGET_CALLS, FORGET_CARE, FORGET_IMPORTS, FORGET_INSPECTIONS, FORGET_PUBLISHED, FORGET_RATINGS,
    };

    /// Columns of text or bytes that hold codes, names of our own and hashes under the pepper, nothing about persons.
    const IMPERSONAL: &[&str] = &[
        "settings.name",
        "settings.value",
        "units.code",
        "units.name",
        "units.kind",
        "units.parent",
        "windows.code",
        "windows.unit",
        "windows.name",
        "former_parents.unit",
        "former_parents.above",
        "former_parents.until",
        "calendar.body",
        "deadlines.step",
        "deadlines.measure",
        "deadlines.basis",
        "codes.code",
        "codes.case_id",
        "events.case_id",
        "events.body",
        "texts.case_id",
        "texts.part",
        "contacts.case_id",
        "numbers.day",
        "cases.id",
        "cases.number",
        "cases.kind",
        "cases.unit",
        "cases.service_window",
        "cases.stage",
        "cases.step",
        "cases.marks",
        "cases.hand",
        "musts.watcher",
        "musts.what",
        "musts.case_id",
        "musts.owner",
        "replies.case_id",
        "replies.key",
        "outbox.id",
        "outbox.case_id",
        "outbox.topic",
        "tasks.role",
        "notices.reader",
        "notices.told_on",
        "notices.number",
        "notices.case_id",
        "tasks.case_id",
        "tasks.step",
        "tasks.kind",
        "tasks.unit",
        "changes.id",
        "changes.what",
        "openings.id",
        "openings.revision",
        "openings.standing",
        "visits.visit",
        "visits.service_window",
        "visits.month",
        "rating_tokens.token",
        "rating_tokens.service_window",
        "rating_tokens.until",
        "ratings.id",
        "ratings.service_window",
        "ratings.day",
        "ratings.source",
        "ratings.reasons",
        "rating_texts.rating",
        "rating_steps.rating",
        "rating_notes.rating",
        "rating_notes.day",
        "encounters.id",
        "encounters.unit",
        "encounters.month",
        "encounters.way",
        "encounter_steps.encounter",
        "encounter_contacts.encounter",
        "encounter_contacts.day",
        "encounter_notes.encounter",
        "encounter_notes.day",
        "encounter_counts.unit",
        "encounter_counts.month",
        "encounter_counts.what",
        "encounter_totals.unit",
        "encounter_totals.month",
        "aftercare.what",
        "aftercare.due",
        "aftercare.about",
        "aftercare.unit",
        "rating_keys.key",
        "rating_keys.content",
        "rating_keys.source",
        "rating_keys.day",
        "rating_counts.service_window",
        "rating_counts.month",
        "rating_counts.source",
        "rating_counts.dimension",
        "visit_counts.service_window",
        "visit_counts.month",
        "case_counts.month",
        "case_counts.unit",
        "case_counts.figure",
        "published.period",
        "published.body",
        "inspections.id",
        "inspections.unit",
        "inspections.service_window",
        "inspections.day",
        "inspections.checklist",
        "inspections.manner",
        "inspections.stage",
        "inspections.due",
        "inspection_steps.inspection",
        "inspection_notes.inspection",
        "inspection_notes.day",
        "inspection_photos.inspection",
        "inspection_photos.side",
        "inspection_photos.day",
        "inspection_plans.id",
        "inspection_plans.unit",
        "inspection_plans.service_window",
        "inspection_plans.checklist",
        "inspection_plans.day",
        "inspection_plans.inspection",
        "care.id",
        "care.origin",
        "care.reason",
        "care.day",
        "care.stage",
        "care.closed_on",
        "care_steps.care",
        "honours.unit",
        "honours.day",
        "honours.number",
        "honours.case_id",
        "published_words.rating",
        "published_words.month",
        "published_words.unit",
        "published_words.service_window",
        "search_unsorted.number",
        "search_unsorted.case_id",
        "search_blocks.first",
        "search_blocks.last",
        "search_cases.number",
        "search_cases.case_id",
        // Made of texts and hashes of numbers, and erased with them by a way of its own: see `search::forget` and its tests.
        "search_words.body",
        "teams.number",
        "teams.case_id",
        "origins.origin",
        "origins.case_id",
        "origins.import",
        "claims.case_id",
        "claims.claim",
        "sources.code",
        "sources.name",
        "sources.channel",
        "sources.mapping",
        "imports.id",
        "imports.source",
        "imports.form",
        "imports.stage",
        "imports.fault",
        "imports.mapping",
        "import_rows.import",
        "import_rows.day",
        "import_rows.reason",
        "taken_calls.id",
        "taken_calls.day",
        "ring_counts.day",
        "call_backs.id",
        "call_backs.sort",
        "call_backs.stage",
        "call_back_steps.call_back",
        "call_back_contacts.call_back",
        "call_back_contacts.done_on",
        "call_back_notes.call_back",
        "call_back_notes.day",
        "call_back_counts.month",
        "call_back_counts.what",
        "helps.case_id",
        "helps.help",
        "helps.asked",
        "helps.standing",
    ];

    /// Columns about the staff: not erased with a case, since nothing in them is a citizen's; who acted stays known.
    const STAFF: &[&str] = &[
        "people.id",
        "people.name",
        "people.shown",
        "people.password",
        "people.otp",
        "people.subject",
        "posts.person",
        "posts.role",
        "posts.unit",
        "posts.until",
        "posts.windows",
        "services.person",
        "services.unit",
        "services.until",
        "sessions.token",
        "sessions.person",
        "invitations.person",
        "invitations.token",
        "devices.person",
        "devices.token",
        "devices.pin",
        "devices.used",
        "inspection_plans.person",
        "inspection_plans.made_by",
        "changes.person",
        "changes.about",
        "changes.detail",
        "openings.person",
        "openings.asked",
        "openings.password",
        "openings.asked_by",
        "openings.decided_by",
        "tasks.person",
        "teams.person",
        "imports.person",
        "imports.committer",
        // Who called, mended and decided; nothing of whoever gave the rating.
        "rating_steps.body",
        "encounter_steps.body",
        "call_back_steps.body",
        "inspection_steps.body",
        // Who of the psychological service did what; nothing of whom it is about.
        "care_steps.body",
    ];

    #[test]
    fn every_column_of_text_is_on_one_list() {
        let mut table = String::new();
        let mut seen = Vec::new();
        for line in crate::migrations::STEPS.iter().flat_map(|(_, sql)| sql.lines()) {
            let words: Vec<&str> = line.trim_end_matches(';').split_whitespace().collect();
            match words[..] {
                ["CREATE", "TABLE", name, ..] => name.clone_into(&mut table),
                ["ALTER", "TABLE", name, "ADD", "COLUMN", column, "TEXT" | "BYTEA", ..] => {
                    seen.push(format!("{name}.{column}"));
                }
                [column, kind, ..] if matches!(kind.trim_end_matches(','), "TEXT" | "BYTEA") => {
                    seen.push(format!("{table}.{column}"));
                }
                _ => {}
            }
        }
        assert!(seen.len() > 30, "{seen:?}");
        for column in seen {
            let personal = PERSONAL.iter().any(|(table, name)| column == format!("{table}.{name}"));
            let others = [IMPERSONAL, STAFF].map(|list| list.contains(&column.as_str()));
            let lists = others.into_iter().chain([personal]).filter(|&is_on| is_on);
            assert_eq!(lists.count(), 1, "{column}");
        }
    }

    #[test]
    fn every_personal_column_is_overwritten_by_its_table() {
        for (table, column) in PERSONAL {
            let (_, sql) = FORGET
                .iter()
                .chain(&FORGET_RATINGS)
                .chain(&FORGET_INSPECTIONS)
                .chain(&FORGET_CARE)
                .chain(&FORGET_CALLS)
                .chain(&FORGET_PUBLISHED)
                .chain(&FORGET_IMPORTS)
                .find(|(name, _)| name == table)
                .unwrap();
            assert!(sql.starts_with(&format!("UPDATE {table} SET ")), "{table}");
            assert!(sql.contains(&format!(" {column} = ")), "{table}.{column}");
        }
    }
}
