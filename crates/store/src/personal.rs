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
        "UPDATE texts SET erased = 1, salt = $1, body = substr($2, 1, octet_length(body)) WHERE case_id = $3",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_personal_column_is_overwritten_by_its_table() {
        for (table, column) in PERSONAL {
            let (_, sql) = FORGET.iter().find(|(name, _)| name == table).unwrap();
            assert!(sql.starts_with(&format!("UPDATE {table} SET ")), "{table}");
            assert!(sql.contains(&format!(" {column} = ")), "{table}.{column}");
        }
    }
}
