//! GET /units: the tree of units as a plain list.

use qingyu_domain::unit::Unit;

crate::endpoint::endpoint! {
    /// Asks for all units and their windows.
    ListUnits: Get "/api/v1/units", code false, () => Vec<Unit>
}
