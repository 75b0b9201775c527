//! 合并办理 that is heard of late: while the main case gets its answer, or when the one or the other becomes the reviewer's.

use super::joined::{allege, another, hear, merge, number, pair};
use super::world::{World, id};
use crate::case::*;

#[test]
fn whoever_was_merged_while_the_answer_was_given_gets_one_however_late_it_is_heard() {
    for is_closed in [false, true] {
        let (mut main, mut other) = (World::complaint(), another());
        main.accept();
        main.give_to("oversight-1", "verifier-1");
        allege(&mut main);
        let into = number(&main);
        let at = other.propose("intake-1", Proposal::Merge { into }).unwrap();
        other.approve("oversight-1", at).unwrap();
        main.look_and_answer("verifier-1", "oversight-1");
        if is_closed {
            main.evaluate(5, Solved::Yes).unwrap();
        }
        hear(&mut main, &other).unwrap();
        assert!(main.case().is_open(), "the work goes on, closed before: {is_closed}");
        assert_eq!(hear(&mut main, &other), Err(Refusal::NotNow), "told once");
        let answer = main.answer("verifier-1");
        assert_eq!(answer, Err(Refusal::MustVerify), "what the other says is looked at");
        main.verify("verifier-1", &[VerifyingAct::ReadFiles]).unwrap();
        main.answer("verifier-1").unwrap();
        assert!(other.case().shared_answer(&main.case()).is_some());
    }
}

/// Whether it is marked as the reviewer's, and nobody who is none works on it.
fn is_handed(world: &World) -> bool {
    let case = world.case();
    case.is_for_reviewer_only() && case.work.current().is_none()
}

#[test]
fn what_becomes_the_reviewers_takes_along_what_it_is_merged_with() {
    let name = DeskCommand::NameConcerned {
        people: vec![id("oversight-3")],
        superiors: Vec::new(),
    };
    let (mut main, other) = pair();
    main.accept();
    main.give_to("oversight-1", "verifier-1");
    let led = |other: &World, main: &World| decide_led(&other.case(), &main.case(), &main.given());
    assert_eq!(led(&other, &main), Err(Refusal::NotNow), "not yet");
    main.desk("oversight-1", name.clone()).unwrap();
    let mut follows = other.clone();
    follows.record(led(&other, &main).unwrap());
    assert!(is_handed(&follows));
    assert_eq!(led(&follows, &main), Err(Refusal::NotNow), "told once");
    assert_eq!(
        led(&main, &follows),
        Err(Refusal::NotNow),
        "nobody is led by a follower"
    );

    let (mut main, mut other) = (World::complaint(), another());
    other.accept();
    merge(&mut other, &mut main);
    main.accept();
    main.give_to("oversight-1", "verifier-1");
    other.desk("oversight-1", name).unwrap();
    assert!(!is_handed(&main));
    hear(&mut main, &other).unwrap();
    assert!(is_handed(&main));
    assert_eq!(hear(&mut main, &other), Err(Refusal::NotNow), "told once");
}
