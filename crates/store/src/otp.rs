//! Setting up a second factor: what proves it is used up in the same transaction.

use std::fmt;

use qingyu_domain::person::PersonId;

use crate::Store;
use crate::changes::{self, Change};
use crate::db::{Connection, blob, int, text};
use crate::error::StoreError;
use crate::{sessions, version};

/// The row is the lock that signing in takes as well.
const FIRST: &str = "UPDATE people SET otp = $1, otp_step = $2 \
    WHERE id = $3 AND password = $4 AND is_active = 1 AND otp IS NULL";
const ANOTHER: &str = "UPDATE people SET otp = $1, otp_step = $2 \
    WHERE id = $3 AND password = $4 AND is_active = 1 AND otp = $5 AND otp_step < $6";

/// A second factor to be set up.
pub struct NewOtp {
    /// Its secret.
    pub secret: Vec<u8>,
    /// The step of the code that was made with it.
    pub step: i64,
    /// The secret so far and the step of the code that was made with it, where there is one.
    pub current: Option<(Vec<u8>, i64)>,
    /// The hash of the password that was found to fit.
    pub password: String,
}

impl fmt::Debug for NewOtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewOtp(…)")
    }
}

impl Store {
    /// Sets up a second factor and ends all sessions; neither of the codes that proved it works once more.
    ///
    /// [`StoreError::Conflict`] when password or factor are others by now, or the code of the factor so far was used
    /// before.
    pub async fn set_otp(&self, id: &PersonId, otp: NewOtp, record: Change) -> Result<(), StoreError> {
        let id = id.clone();
        let set = async move |db: &mut Connection| {
            version::count(db).await?;
            let (person, password) = (text(id.0.as_str()), text(otp.password.as_str()));
            let used = otp.current.as_ref().map_or(otp.step, |(_, step)| otp.step.max(*step));
            let (secret, used) = (blob(&otp.secret), int(used));
            let set = match &otp.current {
                None => db.execute(FIRST, &[secret, used, person, password]).await?,
                Some((current, step)) => {
                    let values = [secret, used, person, password, blob(current), int(*step)];
                    db.execute(ANOTHER, &values).await?
                }
            };
            if set == 0 {
                return Err(StoreError::Conflict);
            }
            sessions::end_all(db, &id).await?;
            changes::add(db, &record).await
        };
        self.writer.transaction(set).await
    }
}
