//! How long first answers took, from counters of days.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Days from which on lengths are not told apart: more than the 60 that the law gives.
pub const LONGEST: i64 = 61;

/// Of fewer answers no length is published: it would be one citizen's.
pub const ENOUGH: u32 = 10;

/// Lengths in calendar days; 61 stands for more than 60.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Times {
    /// The unit; none for the city.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub of: Option<String>,
    /// Half of the answers took no longer.
    pub median: i64,
    /// Nine of ten took no longer.
    pub ninety: i64,
    /// The median without the days on which citizens were waited for.
    pub median_without: i64,
    /// Nine of ten, without them.
    pub ninety_without: i64,
}

impl Times {
    /// From how many took how long, with and without waiting; nothing of too few.
    pub(super) fn of(of: Option<&str>, all: &BTreeMap<i64, u32>, without: &BTreeMap<i64, u32>) -> Option<Self> {
        Some(Self {
            of: of.map(str::to_owned),
            median: percentile(all, 50)?,
            ninety: percentile(all, 90)?,
            median_without: percentile(without, 50)?,
            ninety_without: percentile(without, 90)?,
        })
    }
}

/// The shortest length that so many of a hundred did not exceed.
pub(super) fn percentile(buckets: &BTreeMap<i64, u32>, percent: u64) -> Option<i64> {
    let all: u64 = buckets.values().map(|&count| u64::from(count)).sum();
    if all < u64::from(ENOUGH) {
        return None;
    }
    let rank = (all * percent).div_ceil(100);
    let mut so_far = 0;
    buckets.iter().find_map(|(&days, &count)| {
        so_far += u64::from(count);
        (so_far >= rank).then_some(days)
    })
}
