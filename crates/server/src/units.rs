//! The tree of units that a new database starts with.

use anyhow::Context as _;
use qingyu_domain::unit::Units;

/// The bundled tree: the model city, and two invented stations for trying things out.
const TREE: &str = include_str!("../units.json");

/// The units of a new database.
pub fn bundled() -> anyhow::Result<Units> {
    serde_json::from_str(TREE).context("the bundled units")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_superior_exists_and_every_code_is_unique() {
        let units = bundled().unwrap();
        let mut codes = HashSet::new();
        for unit in &units.0 {
            assert!(
                unit.parent.as_deref().is_none_or(|above| codes.contains(above)),
                "{}",
                unit.code
            );
            for code in std::iter::once(&unit.code).chain(unit.windows.iter().map(|window| &window.code)) {
                assert!(codes.insert(code.as_str()), "{code}");
            }
        }
    }
}
