//! Pages of lists: how many, and where the next one begins.

use qingyu_api::{Fault, FaultCode, Field};

use crate::refusal::Refusal;

/// Things on a page when nothing else is asked for, and at most.
const PAGE: [u16; 2] = [50, 100];

/// What is wrong with the query of the address.
pub fn bad_filter() -> Refusal {
    Refusal::Invalid(vec![Fault {
        field: Field::Filter,
        code: FaultCode::Malformed,
    }])
}

/// How many are asked for.
pub fn limit(asked: Option<u16>) -> Result<u16, Refusal> {
    let limit = asked.unwrap_or(PAGE[0]);
    if limit == 0 || limit > PAGE[1] {
        return Err(bad_filter());
    }
    Ok(limit)
}

/// Cuts a list that holds one more than a page when there is a next one; where that begins, by the last thing on this one.
pub fn cut<T>(list: &mut Vec<T>, limit: u16, key: impl Fn(&T) -> String) -> Option<String> {
    let is_last = list.len() <= usize::from(limit);
    list.truncate(limit.into());
    list.last().filter(|_| !is_last).map(key)
}
