//! What a citizen is told of outside their page: what that page shows, and nothing that it hides.

use std::collections::BTreeSet;

use super::moves::commands;
use super::staff::STAFF;
use super::stages::stages;
use super::world::World;
use crate::case::*;
use crate::kind::{Kind, ReplyBy};

/// The same, whose citizen is to be answered so.
fn answered(mut world: World, way: ReplyBy) -> World {
    for recorded in &mut world.events {
        if let Event::Filed(filed) = &mut recorded.event {
            filed.reply_by = filed.reply_by.map(|_| way);
        }
    }
    world
}

/// What the page shows, but for what the moment alone changes.
fn page(world: &World) -> String {
    let (case, given) = (world.case(), world.given());
    let (code, holder, next) = Status::told(&case, case.filed_at);
    let decisions = Status::decisions(&case);
    let standings: Vec<_> = decisions.iter().map(|(at, one)| (at, one.what, one.standing)).collect();
    let asked = Status::of(&case, &given).consent;
    format!(
        "{code:?} {holder:?} {next:?} {standings:?} {asked:?} {:?}",
        Status::timeline(&case)
    )
}

/// What each deed does, tried by everybody in every state: whether it is news, and whether the page changes.
fn deeds() -> Vec<(String, bool, bool)> {
    let mut done = Vec::new();
    for (_, world) in stages() {
        let world = answered(world, ReplyBy::Sms);
        for (who, ..) in STAFF {
            for command in commands(&world) {
                let (mut after, before) = (world.clone(), world.case());
                if after.desk(who, command).is_err() {
                    continue;
                }
                let events = &after.events[world.events.len()..];
                let is_news = has_news(&before, events, &after.case());
                let name = events.first().map_or("", |recorded| recorded.event.name());
                done.push((name.to_owned(), is_news, page(&world) != page(&after)));
            }
        }
    }
    done
}

#[test]
fn what_the_page_hides_is_never_news_and_what_asks_or_decides_is() {
    let deeds = deeds();
    let of = |is_news: bool| -> BTreeSet<&str> {
        let such = deeds.iter().filter(|(_, news, _)| *news == is_news);
        such.map(|(name, ..)| name.as_str()).collect()
    };
    let silent = deeds.iter().filter(|(_, is_news, changes)| *is_news && !changes);
    let silent: BTreeSet<&str> = silent.map(|(name, ..)| name.as_str()).collect();
    // Words lie outside the events, and each of these has some.
    let written = BTreeSet::from([
        "message_sent",
        "answered",
        "asked",
        "help_answered",
        "consent_asked",
        "code_replaced",
    ]);
    assert!(silent.is_subset(&written), "{silent:?}");
    for name in [
        "answered",
        "asked",
        "message_sent",
        "consent_asked",
        "help_answered",
        "accepted",
    ] {
        assert!(of(true).contains(name), "{name} in {:?}", of(true));
    }
    for name in [
        "withdrawal_seen",
        "looked_into",
        "reprisal_handled",
        "identity_seen",
        "verified",
        "preserved",
    ] {
        assert!(of(false).contains(name), "{name} in {:?}", of(false));
        assert!(!of(true).contains(name), "{name} is news");
    }
}

#[test]
fn a_decision_is_news_when_the_second_person_agrees_and_not_before() {
    let way = LawfulWay::Reconsideration;
    let refer = Proposal::Refer {
        way,
        keeps_conduct: true,
    };
    let world = answered(World::complaint(), ReplyBy::Email);
    let mut proposed = world.clone();
    let at = proposed.propose("intake-1", refer).unwrap();
    let is_news =
        |before: &World, after: &World| has_news(&before.case(), &after.events[before.events.len()..], &after.case());
    assert!(!is_news(&world, &proposed));
    let mut decided = proposed.clone();
    decided.approve("oversight-2", at).unwrap();
    assert!(is_news(&proposed, &decided));
}

#[test]
fn only_who_left_a_way_to_be_written_to_is_told_and_nobody_of_what_they_did() {
    let accepted = |way: Option<ReplyBy>| {
        let named = World::filed(Kind::Complaint, Some("station-1"), way.is_some());
        let before = answered(named, way.unwrap_or(ReplyBy::Phone));
        let mut after = before.clone();
        after.accept();
        has_news(&before.case(), &after.events[before.events.len()..], &after.case())
    };
    assert!(accepted(Some(ReplyBy::Sms)) && accepted(Some(ReplyBy::Email)));
    assert!(!accepted(Some(ReplyBy::Phone)) && !accepted(Some(ReplyBy::Track)) && !accepted(None));
    let before = answered(World::complaint(), ReplyBy::Sms);
    let mut after = before.clone();
    let wish = Command::Withdraw {
        reason: WithdrawalReason::Solved,
        text: None,
        marks: Vec::new(),
    };
    after.citizen(wish).unwrap();
    assert!(!has_news(
        &before.case(),
        &after.events[before.events.len()..],
        &after.case()
    ));
}
