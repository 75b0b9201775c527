//! Where personal data lies: the one list behind erasure, export and the canary test.

/// Every column that holds personal data, or a hash over some. A new one belongs here, or tidy fails.
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

/// How each table that [`PERSONAL`] names forgets one case.
pub(crate) const FORGET: [(&str, &str); 4] = [
    // The row stays: the query code still finds the case.
    ("codes", "UPDATE codes SET content = NULL WHERE case_id = $1"),
    ("contacts", "DELETE FROM contacts WHERE case_id = $1"),
    ("replies", "DELETE FROM replies WHERE case_id = $1"),
    ("texts", "DELETE FROM texts WHERE case_id = $1"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_personal_column_is_forgotten_by_its_table() {
        for (table, column) in PERSONAL {
            let (_, sql) = FORGET.iter().find(|(name, _)| name == table).unwrap();
            let is_emptied = sql.contains(&format!("{column} = NULL"));
            assert!(sql.starts_with("DELETE FROM") || is_emptied, "{table}.{column}");
            assert!(sql.contains(table), "{table}");
        }
    }
}
