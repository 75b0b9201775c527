//! 表扬: praise that reached those it is for. What nobody without an interest could verify (未核实) is counted apart, always.

use super::state::Case;
use crate::person::Role;
use crate::time::Day;

/// Those who read the list: all of it, or that of their own unit.
pub const HONOURS_FOR: [Role; 3] = [Role::Oversight, Role::UnitHead, Role::Handler];

/// Praise that was conveyed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Honour {
    /// The unit, as worked on.
    pub unit: Option<String>,
    /// The day on which it reached them.
    pub on: Day,
    /// Whether somebody without an interest says that it is true.
    pub is_verified: bool,
}

impl Case {
    /// What it adds to the list of praise; nothing of a complaint, whatever else was said in it.
    pub fn honour(&self) -> Option<Honour> {
        let is_verified = self.work.conveyed.filter(|_| !self.is_complaint())?;
        let conveyed = self.history.iter().find(|(.., name)| *name == "conveyed");
        conveyed.map(|(at, ..)| Honour {
            unit: self.about().map(str::to_owned),
            on: at.day(),
            is_verified,
        })
    }
}
