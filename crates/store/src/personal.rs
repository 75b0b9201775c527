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
    ("incident_notes", "body"),
    ("incident_numbers", "number"),
    ("inspection_notes", "body"),
    ("inspection_photos", "body"),
    ("problem_notes", "body"),
    ("published_words", "reply"),
    ("published_words", "words"),
    ("rating_notes", "body"),
    ("rating_texts", "body"),
    ("rating_texts", "phone"),
    ("reconciliation_rows", "theirs"),
    ("replies", "answer"),
    ("replies", "content"),
    ("texts", "body"),
    ("texts", "salt"),
    ("whistle_notes", "body"),
];

#[cfg(test)]
mod impersonal;
#[cfg(test)]
mod staff;

#[cfg(test)]
mod tests {
    use super::impersonal::IMPERSONAL;
    use super::staff::STAFF;
    use super::*;
    use crate::forget::{
        FORGET, FORGET_CALLS, FORGET_CARE, FORGET_IMPORTS, FORGET_INSPECTIONS, FORGET_PUBLISHED, FORGET_RATINGS,
        FORGET_RECONCILIATIONS,
    };

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
                .chain(&FORGET_RECONCILIATIONS)
                .find(|(name, _)| name == table)
                .unwrap();
            assert!(sql.starts_with(&format!("UPDATE {table} SET ")), "{table}");
            assert!(sql.contains(&format!(" {column} = ")), "{table}.{column}");
        }
    }
}
