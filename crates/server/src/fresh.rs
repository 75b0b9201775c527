//! The only place that draws random bytes.

use qingyu_domain::query_code::QueryCode;
use qingyu_domain::time::Timestamp;

use crate::refusal::Refusal;

/// So many bytes from the operating system's cryptographic source.
pub fn bytes<const N: usize>() -> Result<[u8; N], Refusal> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Refusal::internal("no randomness", &error))?;
    Ok(bytes)
}

/// A fresh id of a case: a UUID of version 7, so that neighbours in time are neighbours in the index.
pub fn case_id(now: Timestamp) -> Result<String, Refusal> {
    let ms = u64::try_from(now.ms()).unwrap_or_default();
    let id = uuid::Builder::from_unix_timestamp_millis(ms, &bytes()?).into_uuid();
    Ok(id.to_string())
}

/// A fresh id that tells nothing, not even when: a UUID of version 4.
pub fn random_id() -> Result<String, Refusal> {
    Ok(uuid::Builder::from_random_bytes(bytes()?).into_uuid().to_string())
}

/// A fresh query code, for those whose browser cannot make one.
pub fn query_code() -> Result<QueryCode, Refusal> {
    Ok(QueryCode::from_random(bytes()?))
}
