//! Visits as queue systems report them, each once, with the token that its visitor was given.

use qingyu_domain::time::Day;

use crate::Store;
use crate::db::{Connection, blob, int, text};
use crate::error::StoreError;
use crate::rating_counts::{self, month};

const ADD: &str = "INSERT INTO visits (visit, service_window, month, is_offered) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (visit) DO NOTHING";
/// The same token for two visits is good for one rating.
pub(crate) const ADD_TOKEN: &str = "INSERT INTO rating_tokens (token, service_window, until) VALUES ($1, $2, $3) \
    ON CONFLICT (token) DO NOTHING";

/// A visit to be stored.
#[derive(Clone, Copy, Debug)]
pub struct NewVisit<'a> {
    /// The HMAC of source, day and number.
    pub visit: [u8; 32],
    /// The window.
    pub window: &'a str,
    /// The day.
    pub on: Day,
    /// The HMAC of the token, and its last day.
    pub token: Option<([u8; 32], Day)>,
}

impl Store {
    /// Stores a visit with its token and its counters; says whether it is new. One that is known brings no token again.
    pub async fn add_visit(&self, visit: NewVisit<'_>) -> Result<bool, StoreError> {
        let (id, window, on, token) = (visit.visit, visit.window.to_owned(), visit.on, visit.token);
        let add = async move |db: &mut Connection| {
            let (month, offered) = (month(on), int(token.is_some().into()));
            let values = [blob(&id), text(window.as_str()), text(month.as_str()), offered];
            if db.execute(ADD, &values).await? == 0 {
                return Ok(false);
            }
            if let Some((token, until)) = token {
                let values = [blob(&token), text(window.as_str()), text(until.to_string())];
                db.execute(ADD_TOKEN, &values).await?;
            }
            rating_counts::move_visits(db, &window, &month, token.is_some()).await?;
            Ok(true)
        };
        self.writer.transaction(add).await
    }
}
