//! What can be planned, by whom and for whom.

use super::world::*;
use crate::fault::{FaultCode, Field};
use crate::inspection::*;
use crate::person::PersonId;

fn answers() -> PlanAnswers {
    let some = |text: &str| Some(text.to_owned());
    PlanAnswers {
        key: some("4F9B1F5E-0d7d-4c51-9f7e-7d5f6f0f5b11"),
        unit: some("station-1"),
        window: some("station-1-hall"),
        checklist: some("hall"),
        on: None,
        to: Some(PersonId("oversight".to_owned())),
    }
}

fn planned(world: &World, answers: &PlanAnswers) -> Result<Plan, Vec<(Field, FaultCode)>> {
    let by = PersonId("oversight-2".to_owned());
    let plan = answers.parse(&by, &bundled().unwrap(), &world.given());
    plan.map_err(|faults| faults.into_iter().map(|fault| (fault.field, fault.code)).collect())
}

fn on(world: &World, days: i64) -> PlanAnswers {
    PlanAnswers {
        on: Some(world.given().now.day().plus(days).to_string()),
        ..answers()
    }
}

#[test]
fn a_plan_names_unit_list_day_and_who_looks() {
    let world = World::new();
    let plan = planned(&world, &on(&world, 3)).unwrap();
    assert_eq!(plan.id, "4f9b1f5e-0d7d-4c51-9f7e-7d5f6f0f5b11");
    assert_eq!((plan.to.0.as_str(), plan.by.0.as_str()), ("oversight", "oversight-2"));
    assert_eq!(plan.on, world.given().now.day().plus(3));
    let none = PlanAnswers::default();
    let needed = [Field::Key, Field::Unit, Field::Checklist, Field::On, Field::Person];
    let faults = planned(&world, &none).unwrap_err();
    assert_eq!(faults, needed.map(|field| (field, FaultCode::Required)));
}

#[test]
fn only_what_those_who_look_can_carry_out_within_a_year_is_planned() {
    let world = World::new();
    let good = on(&world, 0);
    assert!(planned(&world, &good).is_ok());
    for (wrong, fault) in [
        (on(&world, -1), (Field::On, FaultCode::OutOfRange)),
        (on(&world, 367), (Field::On, FaultCode::OutOfRange)),
        (
            PlanAnswers {
                on: Some("2026-02-30".to_owned()),
                ..good.clone()
            },
            (Field::On, FaultCode::Malformed),
        ),
        (
            PlanAnswers {
                checklist: Some("window".to_owned()),
                ..good.clone()
            },
            (Field::Checklist, FaultCode::Unknown),
        ),
        (
            PlanAnswers {
                window: Some("station-2-hall".to_owned()),
                ..good.clone()
            },
            (Field::Window, FaultCode::Unknown),
        ),
    ] {
        assert_eq!(planned(&world, &wrong), Err(vec![fault]));
    }
    for (name, ..) in STAFF {
        let to = PlanAnswers {
            to: Some(PersonId(name.to_owned())),
            ..good.clone()
        };
        let may = ["oversight", "oversight-2"].contains(&name);
        assert_eq!(planned(&world, &to).is_ok(), may, "{name}");
        assert_eq!(
            knows_plans(world.person(name), "station-1", &world.given()),
            may,
            "{name}"
        );
        let of_watchers = knows_plans(world.person(name), "oversight", &world.given());
        assert_eq!(of_watchers, name == "reviewer", "{name}");
    }
}
