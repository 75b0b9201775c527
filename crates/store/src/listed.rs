//! Which cases a list is asked for, and a line of it.

use qingyu_domain::case::CaseStatus;
use qingyu_domain::kind::Kind;

/// After every number that there is.
pub const LAST: &str = "99999999";

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListOrder {
    /// By number, the newest first.
    #[default]
    Newest,
    /// By number, the oldest first.
    Oldest,
    /// By when they are due, the earliest first; what is not due, or withdrawn, is not listed.
    Due,
}

/// Which cases are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListWanted {
    /// In which order.
    pub order: ListOrder,
    /// As filed.
    pub kind: Option<Kind>,
    /// As filed.
    pub unit: Option<String>,
    /// Where it stands.
    pub status: Option<CaseStatus>,
    /// With this number or later.
    pub from: String,
    /// With an earlier number than this.
    pub to: String,
    /// Only what the independent reviewer sees.
    pub of_reviewer: bool,
    /// Only what is marked 涉企.
    pub of_enterprise: bool,
    /// After this due moment and number; in an order by number the moment is not looked at.
    pub after: Option<(i64, String)>,
}

/// A case in the list, as it was when it last changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The case.
    pub id: String,
    /// Its number.
    pub number: String,
    /// When it is due, in that order; else the epoch.
    pub due_at: i64,
}

impl ListWanted {
    /// Whether what is listed is few cases that have an index of their own.
    pub(crate) const fn is_of_few(&self) -> bool {
        self.of_reviewer || self.of_enterprise
    }

    /// Whether some of what is due is left out.
    pub(crate) fn is_filtered(&self) -> bool {
        !self.from.is_empty()
            || self.to.as_str() < LAST
            || self.kind.is_some()
            || self.unit.is_some()
            || self.status.is_some()
    }
}
