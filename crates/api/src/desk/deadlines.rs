//! GET and POST /desk/deadlines: how long each step may take, for administrators.

use qingyu_domain::deadlines::{Deadlines, Limit, Measure, Step};
use serde::{Deserialize, Serialize};

crate::endpoint::endpoint! {
    /// Lists the steps with their limits.
    ListDeadlines: Get "/api/v1/desk/deadlines", code false, () => Vec<DeadlineView>
}
crate::endpoint::endpoint! {
    /// Sets the limit of a step.
    SetDeadline: Post "/api/v1/desk/deadlines", code false, DeadlineEdit => DeadlineView
}

/// How long a step may take, and between what a city may choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DeadlineView {
    /// The step.
    pub step: Step,
    /// As it is.
    pub limit: Limit,
    /// As it is unless the city says otherwise.
    pub default: Limit,
    /// The least amount.
    pub least: u16,
    /// In what it can be counted, and how many at most.
    pub most: Vec<Most>,
}

/// The largest amount of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Most {
    /// Of what.
    pub measure: Measure,
    /// How many.
    pub amount: u16,
}

/// Another limit of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DeadlineEdit {
    /// The step.
    pub step: Step,
    /// Its limit; absent for the default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
}

impl DeadlineView {
    /// A step as these limits have it.
    pub fn of(deadlines: &Deadlines, step: Step) -> Self {
        let bounds = step.bounds();
        let most = Measure::ALL.iter().map(|&measure| Most {
            measure,
            amount: bounds.most(measure),
        });
        Self {
            step,
            limit: deadlines.limit(step),
            default: step.default_limit(),
            least: bounds.least,
            most: most.filter(|most| most.amount > 0).collect(),
        }
    }
}
