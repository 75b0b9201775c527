//! Praise: who can say that it is true, and what staff marks by hand.

use super::world::{World, id};
use crate::case::*;
use crate::kind::Kind;
use crate::person::Role;

const VERIFIED: DeskCommand = DeskCommand::Convey { verified: true };
const UNVERIFIED: DeskCommand = DeskCommand::Convey { verified: false };

/// Praise of a unit, in the hands of a handler.
fn praise(unit: Option<&str>, handler: &str) -> World {
    let mut world = World::filed(Kind::Praise, unit, true);
    world.accept();
    world.give_to("intake-1", handler);
    world
}

/// What comes of calling it verified; conveyed as not verified it is in any case.
fn verified(mut world: World, who: &str) -> Result<(), Refusal> {
    world.clone().desk(who, UNVERIFIED).unwrap();
    world.desk(who, VERIFIED)
}

#[test]
fn nobody_verifies_praise_of_their_own_unit() {
    for own in ["handler-1", "handler-1b"] {
        let world = praise(Some("station-1"), own);
        assert_eq!(verified(world, own), Err(Refusal::OwnMatter), "{own}");
    }
    assert_eq!(verified(praise(Some("station-1"), "handler-2"), "handler-2"), Ok(()));
    let above = praise(Some("branch"), "handler-1");
    assert_eq!(verified(above, "handler-1"), Err(Refusal::OwnMatter), "of a unit below");
    let mut served = praise(Some("station-1"), "handler-2");
    served.serve("handler-2", "station-1", Some("2026-06-01"));
    assert_eq!(
        verified(served, "handler-2"),
        Err(Refusal::OwnMatter),
        "moved in summer"
    );
    let mut routed = World::filed(Kind::Praise, Some("station-1"), true);
    let accept = DeskCommand::Accept {
        about: Some("station-2".to_owned()),
        marks: Vec::new(),
    };
    routed.desk("intake-1", accept).unwrap();
    routed.give_to("intake-1", "handler-1");
    assert_eq!(
        verified(routed, "handler-1"),
        Err(Refusal::OwnMatter),
        "as it was filed"
    );
}

#[test]
fn praise_of_a_person_is_not_verified_by_them_or_beside_them() {
    let named = |who: &str| {
        let mut world = World::filed(Kind::Praise, None, true);
        world.accept();
        let name = DeskCommand::NameConcerned {
            people: vec![id("officer-2")],
            superiors: Vec::new(),
        };
        world.desk("intake-1", name).unwrap();
        world.give_to("intake-1", who);
        world
    };
    assert_eq!(verified(named("handler-2"), "handler-2"), Err(Refusal::OwnMatter));
    assert_eq!(verified(named("handler-1"), "handler-1"), Ok(()));
    let mut own = named("handler-1");
    own.promote("officer-2", Role::Handler, "fire");
    own.desk("intake-1", DeskCommand::Assign { to: id("officer-2") })
        .unwrap();
    own.desk("officer-2", DeskCommand::TakeOn).unwrap();
    assert_eq!(verified(own, "officer-2"), Err(Refusal::OwnMatter), "oneself");
}

#[test]
fn praise_of_nobody_known_cannot_be_verified() {
    assert_eq!(
        verified(praise(None, "handler-1"), "handler-1"),
        Err(Refusal::OwnMatter)
    );
}

#[test]
fn no_role_sets_by_hand_what_follows_from_the_case() {
    for mark in [Mark::Watchers, Mark::Pressed, Mark::Enterprise] {
        for role in ["intake-1", "oversight-1"] {
            let mut world = World::complaint();
            assert_eq!(world.desk(role, DeskCommand::Mark { mark }), Err(Refusal::DoesNotFit));
            let accept = DeskCommand::Accept {
                about: None,
                marks: vec![Mark::Minor, mark],
            };
            assert_eq!(world.desk(role, accept), Err(Refusal::DoesNotFit));
        }
    }
    assert_eq!(Mark::BY_HAND.len() + 3, Mark::ALL.len());
}

#[test]
fn praise_is_on_the_list_from_the_day_it_reached_them_and_what_is_not_verified_stands_apart() {
    for (who, command, is_verified) in [("handler-2", VERIFIED, true), ("handler-1", UNVERIFIED, false)] {
        let mut world = praise(Some("station-1"), who);
        assert_eq!(world.case().honour(), None, "not before it is conveyed");
        world.desk(who, command).unwrap();
        let honour = world.case().honour().unwrap();
        assert_eq!(
            (honour.unit.as_deref(), honour.is_verified),
            (Some("station-1"), is_verified)
        );
        assert_eq!(honour.on, world.case().history.last().unwrap().0.day());
    }
}

#[test]
fn what_is_worked_on_as_a_complaint_is_no_praise() {
    let mut world = praise(Some("station-1"), "handler-2");
    world.desk("handler-2", VERIFIED).unwrap();
    let mut case = world.case();
    case.work.kind = Some(Kind::Complaint);
    assert_eq!(case.honour(), None);
}
