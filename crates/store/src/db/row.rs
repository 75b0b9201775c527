//! A row of a result, read by position.

use sqlx::Row as _;

use crate::error::StoreError;

/// A row as either driver gives it; texts and bytes are borrowed from it.
pub(crate) enum Row<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r sqlx::postgres::PgRow),
}

impl Row<'_> {
    /// A text.
    pub(crate) fn text(&self, at: usize) -> Result<&str, StoreError> {
        self.opt_text(at)?.ok_or_else(missing)
    }

    /// A text or NULL.
    pub(crate) fn opt_text(&self, at: usize) -> Result<Option<&str>, StoreError> {
        match self {
            Self::Sqlite(row) => {
                let text = row.get_ref(at)?.as_str_or_null();
                text.map_err(|_| StoreError::corrupt("a column does not hold a text"))
            }
            Self::Postgres(row) => Ok(row.try_get(at)?),
        }
    }

    /// A whole number.
    pub(crate) fn int(&self, at: usize) -> Result<i64, StoreError> {
        match self {
            Self::Sqlite(row) => Ok(row.get(at)?),
            Self::Postgres(row) => Ok(row.try_get(at)?),
        }
    }

    /// A whole number or NULL.
    pub(crate) fn opt_int(&self, at: usize) -> Result<Option<i64>, StoreError> {
        match self {
            Self::Sqlite(row) => Ok(row.get(at)?),
            Self::Postgres(row) => Ok(row.try_get(at)?),
        }
    }

    /// 32 bytes.
    pub(crate) fn hash(&self, at: usize) -> Result<[u8; 32], StoreError> {
        self.opt_hash(at)?.ok_or_else(missing)
    }

    /// 32 bytes or NULL.
    pub(crate) fn opt_hash(&self, at: usize) -> Result<Option<[u8; 32]>, StoreError> {
        let hash = self.opt_bytes(at)?.map(TryInto::try_into).transpose();
        hash.map_err(|_| StoreError::corrupt("a hash does not have 32 bytes"))
    }

    /// Bytes or NULL.
    pub(crate) fn opt_bytes(&self, at: usize) -> Result<Option<&[u8]>, StoreError> {
        match self {
            Self::Sqlite(row) => {
                let bytes = row.get_ref(at)?.as_blob_or_null();
                bytes.map_err(|_| StoreError::corrupt("a column does not hold bytes"))
            }
            Self::Postgres(row) => Ok(row.try_get(at)?),
        }
    }
}

fn missing() -> StoreError {
    StoreError::corrupt("a column is empty")
}
