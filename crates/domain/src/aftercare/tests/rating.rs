use super::world::{World, day};
use crate::aftercare::*;
use crate::case::Refusal;
use crate::deadlines::{Basis, Limit, Measure, Step};

const REACHED: RatingCommand = RatingCommand::Call {
    reached: true,
    alone: Some(false),
};
const NOT_REACHED: RatingCommand = RatingCommand::Call {
    reached: false,
    alone: None,
};

fn asked(content: Option<bool>) -> RatingCommand {
    RatingCommand::FollowUp { content }
}

/// Until the unit has mended something.
fn fixed() -> World {
    let mut world = World::rated("station-1", true);
    world.does("intake", REACHED);
    world.on("2026-11-30");
    world.tell();
    world.does("handler", RatingCommand::Fix);
    world
}

#[test]
fn a_bad_rating_is_called_mended_and_followed_up_by_its_days() {
    let mut world = World::rated("station-1", true);
    assert_eq!(
        world.owed(),
        [(Want::Call, "2026-11-26".to_owned())],
        "24 hours, by days"
    );
    world.does("intake", RatingCommand::Look);
    world.does("intake", REACHED);
    assert_eq!(
        world.owed(),
        [(Want::Hold, "2026-11-30".to_owned())],
        "until the end of the month"
    );
    world.on("2026-11-30");
    world.tell();
    assert_eq!(
        world.owed(),
        [(Want::Fix, "2026-12-07".to_owned())],
        "five working days"
    );
    world.does("head", RatingCommand::Fix);
    assert_eq!(world.owed(), [(Want::FollowUp, "2026-12-02".to_owned())]);
    world.does("intake", asked(Some(true)));
    assert_eq!(world.rating().stage, RatingStage::Done(RatingEnd::Content));
    assert!(world.owed().is_empty());
    assert_eq!(world.tries("head", RatingCommand::Fix), Err(Refusal::NotNow));
}

#[test]
fn whoever_left_no_number_is_called_by_nobody_and_the_unit_mends_it_all_the_same() {
    let mut world = World::rated("station-1", false);
    assert_eq!(world.owed(), [(Want::Hold, "2026-11-30".to_owned())]);
    assert!(world.able("call").is_empty() && world.able("look").is_empty());
    world.tell();
    world.does("head", RatingCommand::Fix);
    assert_eq!(world.rating().stage, RatingStage::Done(RatingEnd::NoNumber));
}

#[test]
fn three_calls_on_two_days_are_enough_and_three_on_one_day_are_not() {
    let mut world = World::rated("station-1", true);
    for _ in 0..3 {
        world.does("intake", NOT_REACHED);
        assert_eq!(
            world.owed(),
            [(Want::Call, "2026-11-26".to_owned())],
            "the day does not move"
        );
    }
    world.on("2026-11-26");
    world.does("intake-2", NOT_REACHED);
    assert_eq!(world.owed()[0].0, Want::Hold);
    world.tell();
    world.does("head", RatingCommand::Fix);
    world.does("intake", asked(None));
    world.does("intake", asked(None));
    world.on("2026-11-27");
    world.does("intake", asked(None));
    assert_eq!(world.rating().stage, RatingStage::Done(RatingEnd::NotReached));
}

#[test]
fn whoever_answered_was_asked_whether_the_unit_may_be_told_of_it_alone() {
    let mut world = World::rated("station-1", true);
    for (reached, alone) in [(true, None), (false, Some(true))] {
        let refused = world.tries("intake", RatingCommand::Call { reached, alone });
        assert_eq!(refused, Err(Refusal::DoesNotFit));
    }
    let alone = Some(true);
    world.does("intake", RatingCommand::Call { reached: true, alone });
    assert!(world.rating().agreed);
}

#[test]
fn whoever_is_not_content_is_asked_again_by_somebody_else_and_then_it_is_over() {
    for (content, end) in [(true, RatingEnd::Content), (false, RatingEnd::NotContent)] {
        let mut world = fixed();
        world.does("intake", asked(Some(false)));
        assert_eq!(world.owed(), [(Want::SecondFollowUp, "2026-12-07".to_owned())]);
        assert_eq!(world.tries("intake", asked(Some(true))), Err(Refusal::OtherPeople));
        assert_eq!(world.tries("intake", RatingCommand::Look), Err(Refusal::OtherPeople));
        assert_eq!(world.able("follow_up"), ["intake-2", "oversight", "oversight-2"]);
        world.does("intake-2", asked(Some(content)));
        assert_eq!(world.rating().stage, RatingStage::Done(end));
    }
}

#[test]
fn an_appeal_stops_no_clock_and_one_that_is_granted_takes_the_rating_out() {
    let mut world = fixed();
    world.does("head", RatingCommand::Appeal);
    let both = [
        (Want::FollowUp, "2026-12-02".to_owned()),
        (Want::Appeal, "2026-12-07".to_owned()),
    ];
    assert_eq!(world.owed(), both);
    assert_eq!(world.tries("head", RatingCommand::Appeal), Err(Refusal::AlreadyDone));
    assert_eq!(world.able("judge"), ["oversight", "oversight-2"]);
    assert_eq!(
        world.tries("oversight", RatingCommand::Judge { upheld: true }),
        Ok(true)
    );
    assert_eq!(world.rating().stage, RatingStage::Removed);
    assert!(world.owed().is_empty());
    for deed in ["look", "call", "redact", "fix", "follow_up", "appeal", "judge"] {
        assert!(world.able(deed).is_empty(), "{deed}");
    }
}

#[test]
fn an_appeal_that_is_not_granted_is_over_and_one_comes_within_five_working_days() {
    let mut world = fixed();
    world.does("head", RatingCommand::Appeal);
    world.does("oversight", RatingCommand::Judge { upheld: false });
    assert_eq!(world.owed(), [(Want::FollowUp, "2026-12-02".to_owned())]);
    let again = world.tries("oversight", RatingCommand::Judge { upheld: true });
    assert_eq!(again, Err(Refusal::AlreadyDone));
    let mut late = fixed();
    late.on("2026-12-07");
    assert_eq!(late.able("appeal"), ["head"]);
    late.on("2026-12-08");
    assert_eq!(late.tries("head", RatingCommand::Appeal), Err(Refusal::TooLate));
}

#[test]
fn what_is_held_at_the_end_of_a_year_is_looked_at_on_its_last_day() {
    let mut world = World::rated("station-1", true);
    world.on("2026-12-31");
    let RatingStep::Received { hold, call, .. } = receive("u", true, &world.given()).step else {
        panic!("it came");
    };
    assert_eq!((hold, call), (day("2026-12-31"), Some(day("2027-01-01"))));
}

fn days(amount: u16) -> Limit {
    Limit {
        amount,
        measure: Measure::Days,
        basis: Basis::OwnChoice,
    }
}

#[test]
fn each_time_is_the_city_s_to_choose_and_one_that_was_promised_stays() {
    let mut world = World::rated("station-1", true);
    let chosen = [
        (Step::RatingCall, days(3)),
        (Step::RatingFix, days(10)),
        (Step::RatingAppeal, days(9)),
        (Step::RatingFollowUp, days(4)),
        (Step::RatingAgain, days(8)),
        (Step::RatingJudge, days(6)),
    ];
    world.deadlines = chosen.into_iter().collect();
    assert_eq!(world.owed(), [(Want::Call, "2026-11-26".to_owned())], "it had come");
    world.steps = vec![receive("station-1", true, &world.given())];
    assert_eq!(world.owed(), [(Want::Call, "2026-11-28".to_owned())]);
    world.does("intake", REACHED);
    world.tell();
    assert_eq!(world.owed(), [(Want::Fix, "2026-12-05".to_owned())]);
    world.on("2026-12-04");
    world.does("head", RatingCommand::Appeal);
    world.does("head", RatingCommand::Fix);
    let both = |follow_up, day: &str| [(follow_up, day.to_owned()), (Want::Appeal, "2026-12-10".to_owned())];
    assert_eq!(world.owed(), both(Want::FollowUp, "2026-12-08"));
    world.does("intake", asked(Some(false)));
    assert_eq!(world.owed(), both(Want::SecondFollowUp, "2026-12-12"));
    world.deadlines = crate::deadlines::Deadlines::default();
    assert_eq!(world.owed(), both(Want::SecondFollowUp, "2026-12-12"), "nothing moves");
}
