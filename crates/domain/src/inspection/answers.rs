//! From what was noted on the spot to an inspection, or to all faults at once.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::checklist::{CheckKind, Checklist};
use super::steps::{Manner, Mark};
use crate::fault::{Fault, FaultCode, Faults, Field};
use crate::rating::visit::{filled, needed};
use crate::text::{self, TEXT_LIMIT};
use crate::unit::Units;

/// Working days to mend what is poor, at least and at most; the default of a visit is that of a supervisor's opinion.
const MEND: std::ops::RangeInclusive<u16> = 1..=60;
/// Stands for the clock of that: how long it is somebody decides who knows the clocks.
const MEND_AFTER_VISIT: u16 = 15;

/// What was noted, as it comes over the wire; nothing is checked yet.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct InspectionAnswers {
    /// A UUID drawn by whoever sends it: sent again, it is the same inspection.
    pub key: Option<String>,
    /// The unit's code.
    pub unit: Option<String>,
    /// The window's code, where it was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<String>,
    /// The code of the list.
    pub checklist: Option<String>,
    /// open, covert.
    pub manner: Option<String>,
    /// good or poor by the code of each item that was looked at.
    pub marks: BTreeMap<String, String>,
    /// Working days to mend what is poor, 1 to 60; on a visit the city's clock whatever stands here, and nothing where all is good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
    /// On a visit where nothing is poor: the words are an opinion that the unit answers; else nothing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub opinion: bool,
    /// In words: needed where something is poor, and of an opinion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The plan that it carries out; one that does not fit is passed over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
}

crate::without_debug!(InspectionAnswers);

/// A valid inspection.
#[derive(Clone, PartialEq, Eq)]
pub struct NewInspection {
    /// Its UUID, in small letters.
    pub key: String,
    /// The unit.
    pub unit: String,
    /// The window of that unit, where it was one.
    pub window: Option<String>,
    /// The list.
    pub checklist: String,
    /// What the list is for.
    pub kind: CheckKind,
    /// Whether they knew.
    pub manner: Manner,
    /// What was found.
    pub marks: BTreeMap<String, Mark>,
    /// Working days to mend what is poor, on a visit the city's clock instead; none where nothing is.
    pub days: Option<u16>,
    /// The unit is asked to answer the words, though nothing is poor.
    pub opinion: bool,
    /// In words.
    pub text: Option<String>,
    /// The plan that it may carry out.
    pub plan: Option<String>,
}

crate::without_debug!(NewInspection);

impl NewInspection {
    /// Whether the unit answers in words: whatever a supervisor found poor, or has an opinion on.
    pub fn wants_reply(&self) -> bool {
        self.kind == CheckKind::Visit && (self.opinion || self.days.is_some())
    }
}

impl InspectionAnswers {
    /// Parses everything against units and lists; on failure names every fault.
    pub fn parse(&self, units: &Units, lists: &[Checklist]) -> Result<NewInspection, Vec<Fault>> {
        let mut faults = Faults::default();
        let key = faults.keep(
            Field::Key,
            text::parse_uuid(self.key.as_deref()).map(str::to_ascii_lowercase),
        );
        let unit = faults.keep(Field::Unit, self.parse_unit(units));
        let window = faults.keep(Field::Window, self.parse_window(units));
        let list = faults.keep(Field::Checklist, self.parse_list(lists));
        let manner = needed(self.manner.as_deref());
        let manner = manner.and_then(|manner| Manner::from_code(manner).ok_or(FaultCode::Unknown));
        let manner = faults.keep(Field::Manner, manner);
        let marks = faults.keep(Field::Marks, self.parse_marks(list));
        let is_poor = marks
            .as_ref()
            .is_some_and(|marks| marks.values().any(|mark| *mark == Mark::Poor));
        let is_visit = list.is_some_and(|list| list.kind == CheckKind::Visit);
        let days = faults.keep(Field::Days, self.parse_days(is_poor, is_visit));
        let text = faults.keep(Field::Text, self.parse_text(is_poor || (is_visit && self.opinion)));
        if let Some(list) = faults.into_list() {
            return Err(list);
        }
        let whole = || {
            let list = list?;
            Some(NewInspection {
                key: key?,
                unit: unit?,
                window: window?,
                checklist: list.code.clone(),
                kind: list.kind,
                manner: manner?,
                marks: marks?,
                days: days?,
                opinion: is_visit && self.opinion,
                text: text?,
                plan: filled(self.plan.as_deref()).map(str::to_ascii_lowercase),
            })
        };
        // Without a fault everything is there.
        whole().ok_or_else(|| {
            vec![Fault {
                field: Field::Body,
                code: FaultCode::Malformed,
            }]
        })
    }

    fn parse_unit(&self, units: &Units) -> Result<String, FaultCode> {
        let unit = units.unit(needed(self.unit.as_deref())?).filter(|unit| !unit.closed);
        Ok(unit.ok_or(FaultCode::Unknown)?.code.clone())
    }

    fn parse_window(&self, units: &Units) -> Result<Option<String>, FaultCode> {
        let Some(code) = filled(self.window.as_deref()) else {
            return Ok(None);
        };
        let window = units.window(code).filter(|(_, window)| !window.closed);
        let (unit, window) = window.ok_or(FaultCode::Unknown)?;
        // A fault of the unit is said there.
        let is_of_unit = filled(self.unit.as_deref()).is_none_or(|own| own == unit.code);
        is_of_unit.then(|| Some(window.code.clone())).ok_or(FaultCode::Unknown)
    }

    fn parse_list<'a>(&self, lists: &'a [Checklist]) -> Result<&'a Checklist, FaultCode> {
        let code = needed(self.checklist.as_deref())?;
        let list = lists.iter().find(|list| list.code == code && !list.retired);
        list.ok_or(FaultCode::Unknown)
    }

    fn parse_marks(&self, list: Option<&Checklist>) -> Result<BTreeMap<String, Mark>, FaultCode> {
        if self.marks.is_empty() {
            return Err(FaultCode::Required);
        }
        let mark = |(item, mark): (&String, &String)| {
            let is_on_list = list.is_none_or(|list| list.items.iter().any(|one| one.code == *item));
            let mark = Mark::from_code(mark).filter(|_| is_on_list);
            Ok((item.clone(), mark.ok_or(FaultCode::Unknown)?))
        };
        self.marks.iter().map(mark).collect()
    }

    fn parse_days(&self, is_poor: bool, is_visit: bool) -> Result<Option<u16>, FaultCode> {
        match self.days {
            _ if !is_poor => Ok(None),
            _ if is_visit => Ok(Some(MEND_AFTER_VISIT)),
            None => Err(FaultCode::Required),
            Some(days) if MEND.contains(&days) => Ok(Some(days)),
            Some(_) => Err(FaultCode::OutOfRange),
        }
    }

    fn parse_text(&self, is_needed: bool) -> Result<Option<String>, FaultCode> {
        match filled(self.text.as_deref()) {
            None if is_needed => Err(FaultCode::Required),
            None => Ok(None),
            Some(typed) => text::parse(typed, TEXT_LIMIT).map(Some),
        }
    }
}
