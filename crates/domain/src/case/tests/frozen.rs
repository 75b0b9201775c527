//! Stored events of every version: what was written once is read for ever, folds, and is written alike again.
//!
//! The histories lie in `frozen/`, one file for what programs of before wrote and one for each event as it is written
//! now. Lines are added when a variant or a field is added; a line that is there is never changed.

use crate::case::*;
use std::collections::BTreeSet;

const FROZEN: [&str; 2] = [include_str!("frozen/before.jsonl"), include_str!("frozen/now.jsonl")];
const NAMES: &str = include_str!("../event/names.rs");

/// The histories: one event a line, one case until an empty line.
fn histories() -> Vec<Vec<&'static str>> {
    let cases = FROZEN.iter().flat_map(|file| file.split("\n\n"));
    cases.map(|case| case.lines().collect()).collect()
}

/// The names of all variants, read off the source: a new one cannot be forgotten here.
fn names() -> BTreeSet<&'static str> {
    let names = NAMES.split("=> \"").skip(1);
    names.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn what_was_stored_is_read_folds_and_is_written_alike() {
    for (at, lines) in histories().iter().enumerate() {
        let events: Vec<Recorded> = lines
            .iter()
            .map(|line| Recorded::read(line).unwrap_or_else(|error| panic!("{error}: {line}")))
            .collect();
        for (recorded, line) in events.iter().zip(lines) {
            assert_eq!(recorded.canonical().unwrap(), *line);
        }
        let case = fold(&events).unwrap_or_else(|_| panic!("case {at} does not fold"));
        assert_eq!(case.unwrap().history.len(), events.len());
    }
}

#[test]
fn every_event_of_every_version_is_frozen() {
    let lines = histories().concat();
    let frozen: BTreeSet<(u8, &str)> = lines
        .iter()
        .map(|line| Recorded::read(line).unwrap())
        .map(|recorded| (recorded.v, recorded.event.name()))
        .collect();
    let all: BTreeSet<(u8, &str)> = names()
        .into_iter()
        .flat_map(|name| (1..=VERSION).map(move |version| (version, name)))
        .collect();
    assert!(all.len() > 50, "{all:?}");
    let missing: Vec<_> = all.difference(&frozen).collect();
    assert!(
        missing.is_empty(),
        "no stored line of {missing:?}: add the case of a test as it is written now"
    );
}
