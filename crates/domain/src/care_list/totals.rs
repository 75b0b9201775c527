//! How often the service was asked, for those who read no names: for the whole city, by month and reason, small numbers hidden.

use serde::{Deserialize, Serialize};

use super::pass_on::CareReason;
use crate::figures::Month;
use crate::person::Role;
use crate::rating::{Cell, hide};

/// Those who read the totals.
pub const TOTALS_FOR: [Role; 3] = [Role::Oversight, Role::Reviewer, Role::UnitHead];

/// So many months are told, none of them running: nobody sees a number move when they have passed somebody on.
pub const MONTHS: i64 = 12;

/// How often for one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CareCell {
    /// The reason.
    pub reason: CareReason,
    /// How often.
    pub times: Cell,
}

/// A month, hidden by itself: what is shown of it is a function of it alone, and stays the same for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CareMonth {
    /// Which.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub month: Month,
    /// Every reason.
    pub reasons: Vec<CareCell>,
    /// All together.
    pub total: Cell,
}

/// A month as it is told.
pub fn care_month(month: Month, times: impl Fn(CareReason) -> u32) -> CareMonth {
    let row: Vec<u32> = CareReason::ALL.iter().map(|reason| times(*reason)).collect();
    let hidden = hide(&[row]);
    let cells = hidden.cells.into_iter().flatten();
    CareMonth {
        month,
        reasons: CareReason::ALL
            .iter()
            .zip(cells)
            .map(|(reason, times)| CareCell { reason: *reason, times })
            .collect(),
        total: hidden.row_totals.into_iter().next().unwrap_or(Cell::Few),
    }
}
