//! What those who see a case are not told of it.

use super::joined::{allege, pair};
use super::world::{World, id, text};
use crate::case::*;

#[test]
fn why_an_identity_was_looked_at_is_told_to_whoever_watches_only_whatever_it_is() {
    let mut world = World::verifying();
    for reason in [LookReason::FollowUp, LookReason::Reprisal] {
        let text = text(Part::Reason);
        let look = DeskCommand::LookAtIdentity { reason, text };
        world.desk("oversight-1", look).unwrap();
        let event = &world.events.last().unwrap().event;
        for (name, reads) in [("oversight-2", true), ("verifier-1", false), ("intake-1", false)] {
            let person = world.org.person(&id(name)).unwrap();
            assert!(world.case().may_know_of(event, person));
            assert_eq!(world.case().may_read(event, person), reads, "{name} {reason:?}");
        }
    }
}

#[test]
fn words_about_a_minor_are_read_by_those_who_watch_or_have_something_to_do_only() {
    let mut world = World::complaint();
    let reads = |world: &World, who: &str| {
        let person = world.org.person(&id(who)).unwrap();
        let filed = &world.events.first().unwrap().event;
        (
            world.case().sight(person, &world.org) == Sight::Story,
            world.case().may_read(filed, person),
        )
    };
    assert_eq!(reads(&world, "intake-1"), (true, true), "it is to be accepted");
    let accept = DeskCommand::Accept {
        about: None,
        marks: vec![Mark::Minor],
    };
    world.desk("intake-1", accept).unwrap();
    assert_eq!(reads(&world, "intake-1"), (true, false), "accepted: nothing more to do");
    world.give_to("oversight-1", "verifier-1");
    world
        .desk(
            "verifier-1",
            DeskCommand::Return {
                text: text(Part::Reason),
            },
        )
        .unwrap();
    world.give_to("oversight-1", "verifier-2");
    assert_eq!(reads(&world, "verifier-1"), (true, false), "handed back");
    assert_eq!(reads(&world, "verifier-2"), (true, true));
    assert_eq!(reads(&world, "oversight-1"), (true, true));
    let mut unmarked = World::verifying();
    assert_eq!(reads(&unmarked, "intake-1"), (true, true));
    unmarked
        .desk("oversight-1", DeskCommand::Mark { mark: Mark::Minor })
        .unwrap();
    assert_eq!(reads(&unmarked, "intake-1"), (true, false), "marked later");
}

#[test]
fn the_answer_that_others_share_is_not_erased_by_the_main_citizen() {
    let (mut main, _) = pair();
    main.accept();
    main.give_to("oversight-1", "verifier-1");
    allege(&mut main);
    main.look_and_answer("verifier-1", "oversight-1");
    main.evaluate(5, Solved::Yes).unwrap();
    let mut alone = World::answered();
    alone.evaluate(5, Solved::Yes).unwrap();
    let erases =
        |world: &World| decide(Some(&world.case()), Command::Erase, &world.given()).map(|decided| decided.events);
    assert_eq!(erases(&alone), Ok(vec![Event::Erased { what: Erasure::All }]));
    assert_ne!(erases(&main), Ok(vec![Event::Erased { what: Erasure::All }]));
}
