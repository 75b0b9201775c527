//! Stored steps of what is followed up beside cases: what was written once is read for ever and written alike again.
//!
//! Lines are added when a step or a field is added; a line that is there is never changed.

use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::aftercare::{EncounterDone, RatingDone};
use crate::call_taking::CallBackDone;
use crate::care_list::{CareCommand, CareDone};
use crate::clearing::{CheckDone, LawDone, ProblemDone};
use crate::inspection::InspectionDone;
use crate::source::{SourceStep, StepKind};
use crate::whistle::WhistleDone;

/// The names of the steps in these lines, each of which is written as it was read.
fn read<T: Serialize + DeserializeOwned>(lines: &str, name: impl Fn(&T) -> &'static str) -> BTreeSet<&'static str> {
    let mut frozen = BTreeSet::new();
    for line in lines.lines() {
        let done: T = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert_eq!(serde_json::to_string(&done).unwrap(), line);
        frozen.insert(name(&done));
    }
    frozen
}

/// Each line, and the variants of steps that the source has.
fn holds<T: Serialize + DeserializeOwned>(lines: &str, source: &str, name: impl Fn(&T) -> &'static str) {
    let frozen = read(lines, name);
    // Read off the source, so that a new step cannot be forgotten here.
    let names = source.split("Step {\n    /// Its name on the wire.").nth(1).unwrap();
    let names = names.split("const fn").nth(1).unwrap();
    let all: BTreeSet<&str> = names
        .split("=> \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(all.len() > 2, "{all:?}");
    assert_eq!(all, frozen, "a step without a stored line, or a line without a step");
}

#[test]
fn every_step_of_a_bad_rating_is_frozen() {
    let source = include_str!("../aftercare/rating/steps.rs");
    holds(include_str!("rating.jsonl"), source, |done: &RatingDone| {
        done.step.name()
    });
}

#[test]
fn every_step_of_an_incident_is_frozen() {
    let source = include_str!("../aftercare/encounter/life.rs");
    holds(include_str!("encounter.jsonl"), source, |done: &EncounterDone| {
        done.step.name()
    });
}

#[test]
fn every_step_of_an_inspection_is_frozen() {
    let source = include_str!("../inspection/steps.rs");
    holds(include_str!("inspection.jsonl"), source, |done: &InspectionDone| {
        done.step.name()
    });
}

#[test]
fn every_step_of_a_call_back_is_frozen() {
    let source = include_str!("../call_taking/call_back.rs");
    holds(include_str!("call_back.jsonl"), source, |done: &CallBackDone| {
        done.step.name()
    });
}

#[test]
fn every_step_of_a_tick_is_frozen() {
    let source = include_str!("../clearing/check.rs");
    holds(include_str!("check.jsonl"), source, |done: &CheckDone| done.step.name());
}

#[test]
fn every_step_of_a_law_enforcement_case_is_frozen() {
    let frozen = read(include_str!("law_case.jsonl"), |done: &LawDone| done.step.name());
    assert_eq!(frozen, BTreeSet::from(["imported", "moved"]));
}

#[test]
fn every_step_of_a_problem_is_frozen() {
    let source = include_str!("../clearing/problem.rs");
    holds(include_str!("problem.jsonl"), source, |done: &ProblemDone| {
        done.step.name()
    });
}

#[test]
fn every_step_of_a_whistle_is_frozen() {
    let source = include_str!("../whistle/steps.rs");
    holds(include_str!("whistle.jsonl"), source, |done: &WhistleDone| {
        done.step.name()
    });
}

#[test]
fn every_step_of_the_care_list_is_frozen() {
    let frozen = read(include_str!("care.jsonl"), |done: &CareDone| done.step.as_str());
    assert_eq!(frozen, CareCommand::ALL.iter().map(|step| step.as_str()).collect());
}

#[test]
fn every_answer_to_a_source_is_frozen() {
    let frozen = read(include_str!("source.jsonl"), |step: &SourceStep| step.kind.as_str());
    assert_eq!(frozen, StepKind::ALL.iter().map(|kind| kind.as_str()).collect());
}
