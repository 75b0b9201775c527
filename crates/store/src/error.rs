//! What can go wrong, without a word of anybody's data.

/// Why the store did not do it. `Display` never shows a stored or sent value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The stored state is not the expected one: load again and decide again.
    #[error("the stored state is not the expected one")]
    Conflict,
    /// The writer's queue is full: try again a little later.
    #[error("the writer's queue is full")]
    Busy,
    /// The database does not answer, refuses, or this handle is closed.
    #[error("the store is unavailable: {0}")]
    Unavailable(String),
    /// What is stored, or was to be stored, cannot be.
    #[error("the store is corrupt: {0}")]
    Corrupt(String),
}

impl StoreError {
    pub(crate) fn unavailable(why: impl Into<String>) -> Self {
        Self::Unavailable(why.into())
    }

    pub(crate) fn corrupt(what: impl Into<String>) -> Self {
        Self::Corrupt(what.into())
    }

    /// This handle was closed, or its writer has ended.
    pub(crate) fn closed() -> Self {
        Self::unavailable("closed")
    }
}

/// SQLite's codes for a value that must be unique and is not.
const UNIQUE: [i32; 2] = [
    rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY,
    rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE,
];

impl From<rusqlite::Error> for StoreError {
    /// Only SQLite's result code is kept: its sentences may quote values.
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let (rusqlite::Error::SqliteFailure(failure, _) | rusqlite::Error::SqlInputError { error: failure, .. }) =
            error
        else {
            return Self::corrupt("a row does not have the expected form");
        };
        let code = format!("SQLite error {}", failure.extended_code);
        match failure.code {
            Code::ConstraintViolation if UNIQUE.contains(&failure.extended_code) => Self::Conflict,
            Code::ConstraintViolation | Code::DatabaseCorrupt | Code::NotADatabase | Code::TypeMismatch => {
                Self::Corrupt(code)
            }
            _ => Self::Unavailable(code),
        }
    }
}

impl From<sqlx::Error> for StoreError {
    /// Only the SQLSTATE is kept: PostgreSQL's sentences may quote values.
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(refusal) if refusal.is_unique_violation() => Self::Conflict,
            sqlx::Error::Database(refusal) => {
                let code = refusal.code();
                let code = code.as_deref().unwrap_or("without a code");
                match code.get(..2) {
                    Some("22" | "23" | "42" | "XX") => Self::corrupt(format!("PostgreSQL error {code}")),
                    _ => Self::unavailable(format!("PostgreSQL error {code}")),
                }
            }
            sqlx::Error::Io(error) => Self::unavailable(format!("connection: {}", error.kind())),
            sqlx::Error::PoolTimedOut => Self::unavailable("no connection became free"),
            sqlx::Error::PoolClosed => Self::closed(),
            sqlx::Error::Tls(_) | sqlx::Error::Protocol(_) | sqlx::Error::WorkerCrashed => {
                Self::unavailable("connection broken")
            }
            sqlx::Error::Configuration(_) => Self::unavailable("the database URL cannot be read"),
            _ => Self::corrupt("a row does not have the expected form"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_the_database_is_shown_without_the_value_it_quotes() {
        let db = rusqlite::Connection::open_in_memory().unwrap();
        let error = db.query_row("SELECT abs('139') + nothing_13900001234", [], |_| Ok(()));
        let shown = StoreError::from(error.unwrap_err()).to_string();
        assert_eq!(shown, "the store is unavailable: SQLite error 1");
        let quoted = sqlx::Error::ColumnNotFound("13900001234".to_owned());
        assert!(!StoreError::from(quoted).to_string().contains("139"));
    }
}
