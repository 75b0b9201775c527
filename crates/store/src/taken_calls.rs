//! Calls of 110 as the exchange reports them: each once, with its counters, and the life of its call-back where one is owed.

use qingyu_domain::call_taking::{CallBackDone, Rings, counts, fold_call_back};
use qingyu_domain::time::Day;

use crate::Store;
use crate::call_backs::{self, LIFE};
use crate::call_counts;
use crate::db::{Connection, int, text};
use crate::error::StoreError;

const ADD: &str = "INSERT INTO taken_calls (id, day, hour, is_answered, is_within) VALUES ($1, $2, $3, $4, $5) \
    ON CONFLICT (id) DO NOTHING";

/// A call to be stored.
#[derive(Clone)]
pub struct NewCall {
    /// The HMAC of the exchange's number, as hexadecimal digits.
    pub id: String,
    /// The day and the hour in which it began to ring.
    pub hour: (Day, u8),
    /// Whether it was answered, and within three rings.
    pub is_answered: bool,
    /// Within three rings.
    pub is_within: bool,
    /// What is owed to whoever called: the first step, the exchange's number, and the number to call where it is known.
    pub call_back: Option<(CallBackDone, String, Option<String>)>,
}

qingyu_domain::without_debug!(NewCall);

impl Store {
    /// Stores calls with their counters in one transaction; says of each whether it is new.
    pub async fn add_calls(&self, calls: Vec<NewCall>) -> Result<Vec<bool>, StoreError> {
        let add = async move |db: &mut Connection| {
            let mut new = Vec::with_capacity(calls.len());
            for call in &calls {
                new.push(add(db, call).await?);
            }
            Ok(new)
        };
        self.writer.transaction(add).await
    }
}

async fn add(db: &mut Connection, call: &NewCall) -> Result<bool, StoreError> {
    let (day, hour) = (call.hour.0.to_string(), i64::from(call.hour.1));
    let (answered, within) = (int(call.is_answered.into()), int(call.is_within.into()));
    let values = [text(call.id.as_str()), text(day.as_str()), int(hour), answered, within];
    if db.execute(ADD, &values).await? == 0 {
        return Ok(false);
    }
    call_counts::move_rings(db, (&day, hour), Rings::of(call.is_answered, call.is_within)).await?;
    if let Some((first, number, phone)) = &call.call_back {
        let begun = fold_call_back([first]).ok_or_else(|| LIFE.corrupt())?;
        LIFE.add(db, &call.id, 0, first).await?;
        call_backs::begin(db, &call.id, &begun, (number, phone.as_deref())).await?;
        call_counts::move_call_backs(db, &begun, &[], &counts(&begun)).await?;
    }
    Ok(true)
}
