//! Rule 1: nobody is found at fault unheard, and everybody named may speak, whatever roles they hold.

use super::sight::release;
use super::world::{DAY, World, id, text, why};
use crate::case::*;
use crate::person::Role;

const FAULT: &[Consequence] = &[Consequence::Fault];

fn named(people: &[&str], superiors: &[&str]) -> DeskCommand {
    let ids = |names: &[&str]| names.iter().map(|name| id(name)).collect();
    DeskCommand::NameConcerned {
        people: ids(people),
        superiors: ids(superiors),
    }
}

fn state() -> DeskCommand {
    DeskCommand::State {
        text: text(Part::Statement),
    }
}

fn object() -> DeskCommand {
    DeskCommand::ObjectToFault {
        allegation: 0,
        text: text(Part::Statement),
    }
}

/// About an officer of a role of their own, a colleague without any such role, and the head who ordered it.
fn about_three() -> World {
    let mut world = World::verifying();
    world
        .desk("oversight-1", named(&["officer-1", "handler-1b"], &["head-1"]))
        .unwrap();
    world.verify("verifier-1", &[VerifyingAct::HeardConcerned]).unwrap();
    world
}

fn find(world: &mut World) -> Result<u16, Refusal> {
    world.find("verifier-1", Outcome::Upheld, FAULT)
}

#[test]
fn a_fault_waits_for_the_statement_of_everybody_named_or_the_end_of_their_time() {
    let mut world = about_three();
    assert_eq!(find(&mut world), Err(Refusal::MustAwait), "nothing was released");
    let shortcoming = [Consequence::Shortcoming];
    world
        .clone()
        .find("verifier-1", Outcome::Upheld, &shortcoming)
        .expect("nobody is at fault");
    world.wait(9 * DAY);
    assert_eq!(find(&mut world), Err(Refusal::MustAwait), "nor is waiting enough");
    release(&mut world);
    let mut late = world.clone();
    for who in ["officer-1", "handler-1b", "head-1"] {
        assert_eq!(find(&mut world), Err(Refusal::MustAwait), "{who} has not spoken");
        world.desk(who, state()).unwrap();
    }
    find(&mut world).unwrap();
    late.wait(DAY);
    assert_eq!(find(&mut late), Err(Refusal::MustAwait));
    late.wait(5 * DAY);
    find(&mut late).unwrap();
}

#[test]
fn statements_of_all_are_as_good_as_the_record_that_they_were_heard() {
    let mut world = World::verifying();
    world.desk("oversight-1", named(&["officer-1"], &[])).unwrap();
    world.verify("verifier-1", &[VerifyingAct::Visited]).unwrap();
    release(&mut world);
    assert_eq!(find(&mut world), Err(Refusal::MustHear));
    world.desk("officer-1", state()).unwrap();
    find(&mut world).unwrap();
}

#[test]
fn whoever_is_named_while_a_fault_waits_for_its_second_person_is_heard_first() {
    let mut world = World::verifying();
    world.verify("verifier-1", &[VerifyingAct::NoPersonConcerned]).unwrap();
    let fault = find(&mut world).unwrap();
    world.desk("oversight-1", named(&["officer-1"], &[])).unwrap();
    assert_eq!(world.approve("oversight-2", fault), Err(Refusal::MustAwait));
    release(&mut world);
    world.desk("officer-1", state()).unwrap();
    world.approve("oversight-2", fault).unwrap();
}

#[test]
fn whoever_is_named_after_the_release_and_after_the_fault_has_the_whole_time_for_both() {
    let mut world = World::verifying();
    release(&mut world);
    world.wait(9 * DAY);
    world.verify("verifier-1", &[VerifyingAct::ConcernedRefused]).unwrap();
    let mut found = world.clone();
    world.desk("oversight-1", named(&["officer-1"], &[])).unwrap();
    assert_eq!(find(&mut world), Err(Refusal::MustAwait));
    world.desk("officer-1", state()).unwrap();
    let fault = find(&mut world).unwrap();
    world.approve("oversight-1", fault).unwrap();
    let fault = find(&mut found).unwrap();
    found.approve("oversight-1", fault).unwrap();
    found.wait(30 * DAY);
    found.desk("oversight-1", named(&["officer-1"], &[])).unwrap();
    found.desk("officer-1", state()).unwrap();
    found.desk("officer-1", object()).unwrap();
}

#[test]
fn where_the_citizen_did_not_agree_it_is_recorded_that_nobody_was_heard_and_why() {
    let unheard = &[VerifyingAct::CitizenDidNotAgree];
    let mut world = World::verifying();
    assert_eq!(world.verify("verifier-1", unheard), Err(Refusal::DoesNotFit));
    world.desk("oversight-1", named(&["officer-1"], &[])).unwrap();
    assert_eq!(
        world.verify("verifier-1", unheard),
        Err(Refusal::DoesNotFit),
        "nobody asked"
    );
    world.verify("verifier-1", &[VerifyingAct::Visited]).unwrap();
    world.desk("verifier-1", DeskCommand::AskConsent).unwrap();
    assert_eq!(
        world.verify("verifier-1", unheard),
        Err(Refusal::DoesNotFit),
        "no reply yet"
    );
    let mut silent = world.clone();
    world.citizen(Command::Consent { yes: false }).unwrap();
    assert_eq!(find(&mut world), Err(Refusal::MustHear));
    world.verify("verifier-1", unheard).unwrap();
    find(&mut world).unwrap();
    // Silence for ten working days is a no: who does not say yes is not given away.
    silent.wait(13 * DAY);
    assert_eq!(silent.verify("verifier-1", unheard), Err(Refusal::DoesNotFit));
    silent.wait(2 * DAY);
    silent.verify("verifier-1", unheard).unwrap();
    let mut agreed = silent.clone();
    find(&mut silent).unwrap();
    agreed.citizen(Command::Consent { yes: true }).unwrap();
    assert_eq!(find(&mut agreed), Err(Refusal::MustHear), "it is not true any more");
}

#[test]
fn everybody_named_reads_the_notice_says_so_and_speaks() {
    let mut world = about_three();
    assert!(!world.org.person(&id("handler-1b")).unwrap().holds(Role::Concerned));
    world.desk("oversight-1", named(&["psychology-1"], &[])).unwrap();
    release(&mut world);
    for who in ["officer-1", "handler-1b", "head-1", "psychology-1"] {
        let person = world.org.person(&id(who)).unwrap();
        assert!(world.case().is_told_as_named(person), "{who}");
        assert!(Reader::all_of(person, &world.org.units).contains(&Reader::Person(id(who))));
        world.desk(who, DeskCommand::Acknowledge).unwrap();
        world.desk(who, state()).unwrap();
        assert_eq!(world.desk(who, state()), Err(Refusal::AlreadyDone));
    }
    for who in ["handler-1", "officer-2", "support-1"] {
        assert_eq!(world.desk(who, state()), Err(Refusal::NotYours), "{who} is not named");
    }
}

#[test]
fn each_one_named_objects_once_and_one_decision_by_somebody_else_is_on_all_of_it() {
    let mut world = about_three();
    release(&mut world);
    world.wait(6 * DAY);
    let fault = find(&mut world).unwrap();
    world.approve("oversight-1", fault).unwrap();
    for who in ["officer-1", "head-1"] {
        world.desk(who, object()).unwrap();
        assert_eq!(world.desk(who, object()), Err(Refusal::AlreadyDone), "{who}");
    }
    assert_eq!(
        world.case().work.allegations[0].objected_by,
        [id("officer-1"), id("head-1")]
    );
    let decide = |upheld| DeskCommand::DecideFaultObjection {
        allegation: 0,
        upheld,
        text: why(),
    };
    world.desk("oversight-2", decide(false)).unwrap();
    assert_eq!(world.desk("oversight-2", decide(false)), Err(Refusal::NotNow));
    world.desk("handler-1b", object()).unwrap();
    world.desk("oversight-3", decide(true)).unwrap();
    let case = world.case();
    assert_eq!(
        case.work.allegations[0].finding.as_ref().unwrap().consequences,
        [Consequence::NoFault]
    );
}

#[test]
fn what_is_decided_on_several_objections_is_read_by_none_of_them_alone() {
    let mut world = about_three();
    release(&mut world);
    world.wait(6 * DAY);
    let fault = find(&mut world).unwrap();
    world.approve("oversight-1", fault).unwrap();
    world.desk("head-1", object()).unwrap();
    let decided = Event::FaultObjectionDecided {
        allegation: 0,
        upheld: false,
        text: why(),
    };
    let reads = |world: &World, who: &str| {
        let person = world.org.person(&id(who)).unwrap();
        world
            .case()
            .may_be_told(&decided, None, Part::Reason, (person, &world.org.units))
    };
    assert!(reads(&world, "head-1") && !reads(&world, "officer-1"));
    world.desk("officer-1", object()).unwrap();
    assert!(!reads(&world, "head-1") && !reads(&world, "officer-1"));
}
