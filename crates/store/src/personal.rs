//! Where personal data lies: the one list behind erasure, export and the canary test.

/// Every column that holds personal data, or a hash over some. A new column belongs here or onto a list in the test below.
pub const PERSONAL: &[(&str, &str)] = &[
    ("codes", "content"),
    ("contacts", "email"),
    ("contacts", "name"),
    ("contacts", "phone"),
    ("replies", "answer"),
    ("replies", "content"),
    ("texts", "body"),
    ("texts", "salt"),
];

/// How each table that [`PERSONAL`] names forgets one case; see [`crate::erase`] for what the values are.
pub(crate) const FORGET: [(&str, &str); 4] = [
    ("codes", "UPDATE codes SET erased = 1, content = $1 WHERE case_id = $2"),
    (
        "contacts",
        "UPDATE contacts SET erased = 1, name = substr($1, 1, octet_length(name)), \
            phone = substr($1, 1, octet_length(phone)), email = substr($1, 1, octet_length(email)) WHERE case_id = $2",
    ),
    (
        "replies",
        "UPDATE replies SET erased = 1, content = $1, answer = substr($2, 1, octet_length(answer)) WHERE case_id = $3",
    ),
    (
        "texts",
        "UPDATE texts SET erased = 1, salt = $1, body = substr($2, 1, octet_length(body)) WHERE case_id = $3 \
            AND seq <= $4",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

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
    ];

    /// Columns about the staff: not erased with a case, since nothing in them is a citizen's; who acted stays known.
    const STAFF: &[&str] = &[
        "people.id",
        "people.name",
        "people.shown",
        "people.password",
        "people.otp",
        "posts.person",
        "posts.role",
        "posts.unit",
        "services.person",
        "services.unit",
        "services.until",
        "sessions.token",
        "sessions.person",
        "changes.person",
        "changes.about",
        "changes.detail",
        "tasks.person",
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
            let (_, sql) = FORGET.iter().find(|(name, _)| name == table).unwrap();
            assert!(sql.starts_with(&format!("UPDATE {table} SET ")), "{table}");
            assert!(sql.contains(&format!(" {column} = ")), "{table}.{column}");
        }
    }
}
