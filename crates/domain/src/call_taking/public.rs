//! What is published of the call-backs of a month: how many were owed, in time, late, and open at its end. Nought to four look alike, and
//! nothing that is hidden can be reckoned from what is shown.

use serde::{Deserialize, Serialize};

use crate::rating::{Cell, FEW};

/// From so many on it can be said that fewer than five were not in time: of fewer the rest would say how many.
const TELLING: u32 = 9;

/// The call-backs of a month, as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallBackTotals {
    /// Owed.
    pub owed: u32,
    /// In time.
    pub in_time: u32,
    /// Late, within the month.
    pub late: u32,
}

impl CallBackTotals {
    /// Not ended when the month was over.
    pub const fn open(self) -> u32 {
        self.owed.saturating_sub(self.in_time).saturating_sub(self.late)
    }
}

/// The call-backs of a month, as they are published; what is absent is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CallBackCells {
    /// Calls that were to be called back.
    pub owed: Cell,
    /// Called back in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_time: Option<Cell>,
    /// Not in time: late or open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_in_time: Option<Cell>,
    /// Called back late, before the month was over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<Cell>,
    /// Not called back when the month was over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<Cell>,
}

impl CallBackCells {
    /// Hidden where it is small: first whether in time or not, then, where that is shown, late or open.
    pub fn of(totals: CallBackTotals) -> Self {
        let CallBackTotals { owed, in_time, late } = totals;
        let not_in_time = owed.saturating_sub(in_time);
        let mut cells = Self {
            owed: if owed < FEW { Cell::Few } else { Cell::Shown(owed) },
            in_time: None,
            not_in_time: None,
            late: None,
            open: None,
        };
        if owed < TELLING {
            return cells;
        }
        let (own, rest) = if not_in_time < FEW {
            (Cell::Withheld, Cell::Few)
        } else if in_time < FEW {
            (Cell::Few, Cell::Withheld)
        } else {
            if late >= FEW && totals.open() >= FEW {
                (cells.late, cells.open) = (Some(Cell::Shown(late)), Some(Cell::Shown(totals.open())));
            }
            (Cell::Shown(in_time), Cell::Shown(not_in_time))
        };
        (cells.in_time, cells.not_in_time) = (Some(own), Some(rest));
        cells
    }
}
