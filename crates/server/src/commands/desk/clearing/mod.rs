//! 日清零、月清仓、季清底: the lists of what is cleared, as far as somebody may know of them, and the board that counts them.

pub mod board;
pub mod board_table;
pub mod incidents;
pub mod law_cases;
pub mod law_file;
pub mod problem;
pub mod problems;

use qingyu_domain::case::Given;
use qingyu_domain::person::Role;

use crate::accounts::Signed;

/// Those whose lists are of almost every unit: one range holds them, and what they may not know of is left out of it.
const WIDE: [Role; 3] = [Role::Command, Role::Oversight, Role::Legal];

/// The narrowest ranges in which everything is that somebody knows of what is asked for: `None` is every unit.
fn ranges<'a>(
    signed: &Signed,
    given: &Given<'a>,
    unit: Option<&'a str>,
    knows: impl Fn(&str) -> bool,
) -> Vec<Option<&'a str>> {
    if let Some(unit) = unit {
        return if knows(unit) { vec![Some(unit)] } else { Vec::new() };
    }
    if WIDE.iter().any(|role| signed.person.holds(*role)) {
        return vec![None];
    }
    let units = given.org.units.0.iter().map(|unit| unit.code.as_str());
    units.filter(|unit| knows(unit)).map(Some).collect()
}
