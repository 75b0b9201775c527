//! An incident whose people are called.

use proptest::prelude::*;

use super::world::{STAFF, World, day};
use crate::aftercare::*;
use crate::case::Refusal;
use crate::deadlines::{Basis, Limit, Measure, Step};

const LOOK: EncounterCommand = EncounterCommand::Look;

fn asked(content: Option<bool>) -> EncounterCommand {
    EncounterCommand::FollowUp { content }
}

/// An incident with its steps, in a house.
struct Told {
    house: World,
    steps: Vec<EncounterDone>,
}

impl Told {
    fn of(unit: &str) -> Self {
        let house = World::rated(unit, false);
        let first = import(unit, EncounterKind::Dispute, day("2026-11-23"), &house.given());
        let steps = vec![first];
        Self { house, steps }
    }

    fn state(&self) -> EncounterState {
        fold_encounter(&self.steps).unwrap()
    }

    fn tries(&mut self, name: &str, command: EncounterCommand) -> Result<(), Refusal> {
        let person = self.house.person(name);
        let done = decide_encounter(&self.state(), command, person, &self.house.given())?;
        self.steps.push(done);
        Ok(())
    }

    fn owed(&self) -> Vec<(Want, String)> {
        let owed = self.state().owed();
        owed.iter().map(|one| (one.what, one.due.to_string())).collect()
    }

    fn able(&self, deed: &str) -> Vec<&'static str> {
        let (state, given) = (self.state(), self.house.given());
        let may = |name: &&str| encounter_deeds(&state, self.house.person(name), &given).contains(&deed);
        STAFF.iter().map(|(name, ..)| *name).filter(may).collect()
    }
}

#[test]
fn an_incident_is_followed_up_by_people_outside_its_unit_within_two_working_days() {
    let mut told = Told::of("station-1");
    assert_eq!(told.owed(), [(Want::Ask, "2026-11-27".to_owned())]);
    assert_eq!(told.able("follow_up"), ["intake", "intake-2"]);
    told.tries("intake", LOOK).unwrap();
    told.tries("intake", asked(Some(true))).unwrap();
    let state = told.state();
    assert_eq!(state.stage, EncounterStage::Done(EncounterEnd::Content));
    assert_eq!((state.day, state.kind), (day("2026-11-23"), EncounterKind::Dispute));
    assert!(told.owed().is_empty() && told.able("look").is_empty());
}

#[test]
fn whoever_is_not_content_with_how_it_went_is_asked_again_by_somebody_else() {
    for (content, end) in [(true, EncounterEnd::Content), (false, EncounterEnd::NotContent)] {
        let mut told = Told::of("station-1");
        told.tries("intake", asked(Some(false))).unwrap();
        assert_eq!(told.owed(), [(Want::AskAgain, "2026-12-02".to_owned())]);
        assert_eq!(told.tries("intake", asked(Some(true))), Err(Refusal::OtherPeople));
        assert_eq!(told.able("follow_up"), ["intake-2", "oversight", "oversight-2"]);
        told.tries("oversight", asked(Some(content))).unwrap();
        assert_eq!(told.state().stage, EncounterStage::Done(end));
    }
}

#[test]
fn the_second_call_can_reach_nobody_and_that_is_said() {
    let mut told = Told::of("station-1");
    told.tries("intake", asked(Some(false))).unwrap();
    for on in ["2026-11-26", "2026-11-26", "2026-11-27"] {
        told.house.on(on);
        told.tries("intake-2", asked(None)).unwrap();
    }
    assert_eq!(told.state().stage, EncounterStage::Done(EncounterEnd::NotReached));
    let counted = [
        EncounterCount::Imported,
        EncounterCount::Called,
        EncounterCount::Answered,
        EncounterCount::NotContent,
    ];
    assert_eq!(counts(&told.state()), counted);
}

#[test]
fn an_incident_of_those_who_watch_is_the_reviewers_to_follow_up() {
    let told = Told::of("command");
    assert_eq!(told.able("follow_up"), ["reviewer"]);
}

proptest! {
    #[test]
    fn whatever_is_tried_the_counters_only_grow_and_the_steps_are_one_story(
        tries in prop::collection::vec((0..STAFF.len(), 0..4usize, 0..8u8), 0..40),
    ) {
        let mut told = Told::of("station-1");
        for (who, what, turn) in tries {
            if turn == 0 {
                told.house.now = told.house.now.plus_ms(24 * 3_600_000);
            }
            let before = counts(&told.state());
            let command = [LOOK, asked(None), asked(Some(true)), asked(Some(false))][what];
            let name = STAFF[who].0;
            if told.tries(name, command).is_ok() {
                prop_assert!(["intake", "intake-2", "oversight", "oversight-2"].contains(&name), "{}", name);
            }
            let after = counts(&told.state());
            prop_assert!(before.iter().all(|one| after.contains(one)));
        }
        let state = told.state();
        let stored: Vec<String> = told.steps.iter().map(|step| serde_json::to_string(step).unwrap()).collect();
        let read: Vec<EncounterDone> = stored.iter().map(|step| serde_json::from_str(step).unwrap()).collect();
        prop_assert_eq!(fold_encounter(&read), Some(state.clone()));
        prop_assert_eq!(state.owed().is_empty(), matches!(state.stage, EncounterStage::Done(_)));
        let mut asked = state.asked_by.clone();
        asked.sort();
        asked.dedup();
        prop_assert_eq!(asked.len(), state.asked_by.len());
    }
}

#[test]
fn the_days_to_ask_are_the_city_s_to_choose_and_stay_as_they_were_told() {
    let mut told = Told::of("station-1");
    let days = |amount| Limit {
        amount,
        measure: Measure::Days,
        basis: Basis::OwnChoice,
    };
    told.house.deadlines = [(Step::EncounterAsk, days(5)), (Step::EncounterAgain, days(7))]
        .into_iter()
        .collect();
    assert_eq!(told.owed(), [(Want::Ask, "2026-11-27".to_owned())], "it had come");
    let later = import(
        "station-1",
        EncounterKind::Dispute,
        day("2026-11-23"),
        &told.house.given(),
    );
    told.steps = vec![later];
    assert_eq!(told.owed(), [(Want::Ask, "2026-11-30".to_owned())]);
    told.tries("intake", asked(Some(false))).unwrap();
    assert_eq!(told.owed(), [(Want::AskAgain, "2026-12-02".to_owned())]);
}
