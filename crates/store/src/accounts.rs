//! Accounts: what signing in is judged by.

use std::fmt;

use qingyu_domain::person::PersonId;
use qingyu_domain::time::Timestamp;

use crate::Store;
use crate::db::{Connection, Row, int, text};
use crate::error::StoreError;

const BY_NAME: &str = "SELECT id, name, shown, password, otp, is_active, failures, failed_at, otp_step FROM people \
    WHERE name = $1";
const BY_ID: &str = "SELECT id, name, shown, password, otp, is_active, failures, failed_at, otp_step FROM people \
    WHERE id = $1";
const FAILED: &str = "UPDATE people SET failures = failures + 1, failed_at = $1 WHERE id = $2";

/// An account.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Whose.
    pub id: PersonId,
    /// The name to sign in with.
    pub name: String,
    /// The name as people say it.
    pub shown: String,
    /// The password as an argon2 string.
    pub password: String,
    /// The secret of the one-time codes; absent when there are none.
    pub otp: Option<Vec<u8>>,
    /// May sign in.
    pub is_active: bool,
    /// Failures since the last sign-in.
    pub failures: i64,
    /// The last failure; the epoch when there is none.
    pub failed_at: Timestamp,
    /// The last step whose code was used.
    pub otp_step: i64,
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Store {
    /// The account with this name.
    pub async fn account(&self, name: &str) -> Result<Option<Account>, StoreError> {
        let accounts = self.readers.query(BY_NAME, &[text(name)], account).await?;
        Ok(accounts.into_iter().next())
    }

    /// The account of a person.
    pub async fn account_of(&self, id: &PersonId) -> Result<Option<Account>, StoreError> {
        let accounts = self.readers.query(BY_ID, &[text(id.0.as_str())], account).await?;
        Ok(accounts.into_iter().next())
    }

    /// Counts a sign-in that failed.
    pub async fn failed(&self, id: &PersonId, at: Timestamp) -> Result<(), StoreError> {
        let id = id.0.clone();
        let failed = async move |db: &mut Connection| db.execute(FAILED, &[int(at.ms()), text(id)]).await;
        self.writer.transaction(failed).await.map(drop)
    }
}

fn account(row: &Row<'_>) -> Result<Account, StoreError> {
    Ok(Account {
        id: PersonId(row.text(0)?.to_owned()),
        name: row.text(1)?.to_owned(),
        shown: row.text(2)?.to_owned(),
        password: row.text(3)?.to_owned(),
        otp: row.opt_bytes(4)?.map(<[u8]>::to_vec),
        is_active: row.int(5)? != 0,
        failures: row.int(6)?,
        failed_at: Timestamp::from_ms(row.int(7)?),
        otp_step: row.int(8)?,
    })
}
