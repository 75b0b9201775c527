//! The way of an entry, and who goes it.

use crate::care_list::*;
use crate::case::Refusal;
use crate::person::{Person, PersonId, Role};
use crate::police::{self, Police};

fn world() -> Police {
    let staff: Vec<(&str, Role, &str)> = Role::ALL.iter().map(|role| (role.as_str(), *role, "bureau")).collect();
    let more = [
        ("second", Role::Psychology, "bureau"),
        ("about", Role::Handler, "bureau"),
    ];
    Police::new(police::units(&["bureau"]), &[staff, more.to_vec()].concat())
}

fn about() -> PersonId {
    PersonId("about".to_owned())
}

fn entry(stage: CareStage) -> CareEntry {
    CareEntry { stage, version: 3 }
}

fn tries(world: &Police, stage: CareStage, command: CareCommand, by: &Person) -> Result<CareDone, Refusal> {
    decide_care(entry(stage), &about(), command, (by, world.now.day()), &world.org)
}

#[test]
fn each_stage_has_exactly_these_steps() {
    let world = world();
    for stage in CareStage::ALL {
        for command in CareCommand::ALL {
            let may = match stage {
                CareStage::Waiting => "contact",
                CareStage::Contacted => "contact offer",
                CareStage::Offered => "take_up decline",
                CareStage::TakenUp => "close",
                CareStage::Declined => "take_up close",
                CareStage::Closed => "",
            };
            let done = tries(&world, *stage, *command, world.person("psychology"));
            if may.split(' ').any(|one| one == command.as_str()) {
                let done = done.unwrap();
                assert_eq!((done.step, done.on), (*command, world.now.day()));
                assert_eq!(done.by.0, "psychology");
            } else {
                assert_eq!(done, Err(Refusal::NotNow), "{stage:?} {command:?}");
            }
        }
    }
}

#[test]
fn the_service_alone_reads_and_carries_on_and_nobody_of_it_about_themselves() {
    let world = world();
    for person in &world.org.people {
        let is_service = ["psychology", "second"].contains(&person.id.0.as_str());
        assert_eq!(reads_care(person, &about()), is_service, "{:?}", person.id);
        for stage in CareStage::ALL {
            if !is_service {
                assert!(entry(*stage).deeds(&about(), person, &world.org).is_empty());
            }
            for command in CareCommand::ALL {
                let done = tries(&world, *stage, *command, person);
                assert_eq!(done == Err(Refusal::NotYours), !is_service, "{:?} {stage:?}", person.id);
            }
        }
    }
    let own = world.person("psychology");
    assert!(!reads_care(own, &own.id));
    assert!(reads_care(world.person("second"), &own.id));
}

#[test]
fn whoever_has_left_is_closed_from_anywhere_and_nobody_else_before_an_offer_was_answered() {
    let mut world = world();
    let person = world.org.people.iter_mut().find(|one| one.id == about()).unwrap();
    person.is_active = false;
    for stage in CareStage::ALL {
        let done = tries(&world, *stage, CareCommand::Close, world.person("psychology"));
        assert_eq!(done.is_ok(), *stage != CareStage::Closed, "{stage:?}");
    }
    let deeds = entry(CareStage::Declined).deeds(&about(), world.person("psychology"), &world.org);
    assert_eq!(deeds, [CareCommand::TakeUp, CareCommand::Close], "and not twice");
}

#[test]
fn steps_fold_to_where_they_lead_and_are_stored_without_words_or_whom() {
    let world = world();
    let mut steps = Vec::new();
    assert_eq!(fold_care(&steps).stage, CareStage::Waiting);
    for (command, stage) in [
        (CareCommand::Contact, CareStage::Contacted),
        (CareCommand::Contact, CareStage::Contacted),
        (CareCommand::Offer, CareStage::Offered),
        (CareCommand::Decline, CareStage::Declined),
        (CareCommand::TakeUp, CareStage::TakenUp),
        (CareCommand::Close, CareStage::Closed),
    ] {
        let before = fold_care(&steps);
        let by = (world.person("psychology"), world.now.day());
        steps.push(decide_care(before, &about(), command, by, &world.org).unwrap());
        let after = fold_care(&steps);
        assert_eq!((after.stage, after.version), (stage, before.version + 1));
    }
    let stored = serde_json::to_string(&steps[2]).unwrap();
    assert_eq!(stored, r#"{"v":1,"on":"2026-11-25","by":"psychology","step":"offer"}"#);
    assert_eq!(serde_json::from_str::<CareDone>(&stored).unwrap(), steps[2]);
}
