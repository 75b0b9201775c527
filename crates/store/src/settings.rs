//! Settings: what the server must find again, such as the fingerprint of its pepper.

use crate::Store;
use crate::db::text;
use crate::error::StoreError;

const READ: &str = "SELECT value FROM settings WHERE name = $1";
const SET_ONCE: &str = "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";

impl Store {
    /// A setting.
    pub async fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let values = self
            .readers
            .query(READ, &[text(name)], |row| Ok(row.text(0)?.to_owned()))
            .await?;
        Ok(values.into_iter().next())
    }

    /// Sets a setting unless it is set; says whether it did.
    pub async fn set_setting_once(&self, name: &str, value: &str) -> Result<bool, StoreError> {
        let (name, value) = (name.to_owned(), value.to_owned());
        let set = async move |db: &mut crate::db::Connection| {
            let set = db
                .execute(SET_ONCE, &[text(name.as_str()), text(value.as_str())])
                .await?;
            Ok(set > 0)
        };
        self.writer.transaction(set).await
    }
}
