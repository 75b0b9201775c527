//! Ratings and visits as they arrive: every fault, all at once.

use proptest::prelude::*;

use crate::fault::{Fault, FaultCode, Field};
use crate::rating::{Dimension, Level, Rating, RatingAnswers, RatingReason, RatingToken, Visit, VisitAnswers};
use crate::time::Day;
use crate::unit::{Unit, UnitKind, Units, Window};

const TOKEN: &str = "01234567890123456789";

fn units() -> Units {
    let window = Window {
        code: "one-hall".to_owned(),
        name: "one-hall".to_owned(),
        closed: true,
    };
    Units(vec![Unit {
        windows: vec![window],
        ..Unit::new("one", "one", UnitKind::Station)
    }])
}

fn answers() -> RatingAnswers {
    RatingAnswers {
        key: Some("0190c2a1-8f0e-4a3b-9d2c-3f4e5a6b7c8d".to_owned()),
        window: Some("one-hall".to_owned()),
        level: Some(5),
        ..RatingAnswers::default()
    }
}

fn named(faults: Vec<Fault>) -> Vec<(Field, FaultCode)> {
    faults.into_iter().map(|fault| (fault.field, fault.code)).collect()
}

fn parse(answers: &RatingAnswers) -> Result<Rating, Vec<(Field, FaultCode)>> {
    answers.parse(&units()).map_err(named)
}

#[test]
fn one_level_is_enough_and_nothing_is_chosen_for_anybody() {
    let rating = parse(&answers()).unwrap();
    let given: Vec<_> = rating.levels.given().collect();
    assert_eq!(given, [(Dimension::Overall, Level::new(5).unwrap())]);
    assert!(rating.token.is_none() && rating.text.is_none() && rating.phone.is_none());
    let silent = RatingAnswers {
        level: None,
        service: Some(5),
        ..answers()
    };
    assert_eq!(parse(&silent), Err(vec![(Field::Level, FaultCode::Required)]));
}

#[test]
fn the_last_two_levels_need_a_reason_and_the_others_keep_none() {
    for level in 1..=5 {
        let without = RatingAnswers {
            level: Some(level),
            ..answers()
        };
        let needed = vec![(Field::Reasons, FaultCode::Required)];
        assert_eq!(parse(&without).err(), (level <= 2).then_some(needed), "{level}");
        let with = RatingAnswers {
            reasons: ["slow", "attitude", "slow"].map(str::to_owned).to_vec(),
            ..without
        };
        let kept = parse(&with).unwrap().reasons;
        let expected: &[_] = if level <= 2 {
            &[RatingReason::Attitude, RatingReason::Slow]
        } else {
            &[]
        };
        assert_eq!(kept, expected, "{level}");
    }
    let in_part = RatingAnswers {
        efficiency: Some(1),
        reasons: vec!["slow".to_owned()],
        ..answers()
    };
    assert_eq!(
        parse(&in_part).unwrap().reasons,
        [RatingReason::Slow],
        "one dimension was bad"
    );
}

#[test]
fn all_faults_of_a_rating_are_named_at_once_in_the_order_of_the_fields() {
    let broken = RatingAnswers {
        key: Some("x".to_owned()),
        window: Some("three-hall".to_owned()),
        token: Some("123".to_owned()),
        level: Some(0),
        service: Some(6),
        efficiency: Some(7),
        conduct: Some(8),
        reasons: vec!["rage".to_owned()],
        text: Some("\u{202e}".to_owned()),
        phone: Some("12".to_owned()),
    };
    let expected = [
        (Field::Key, FaultCode::Malformed),
        (Field::Window, FaultCode::Unknown),
        (Field::Token, FaultCode::Malformed),
        (Field::Level, FaultCode::OutOfRange),
        (Field::Service, FaultCode::OutOfRange),
        (Field::Efficiency, FaultCode::OutOfRange),
        (Field::Conduct, FaultCode::OutOfRange),
        (Field::Reasons, FaultCode::Unknown),
        (Field::Text, FaultCode::BidiOverride),
        (Field::Phone, FaultCode::Malformed),
    ];
    assert_eq!(parse(&broken), Err(expected.to_vec()));
    let empty = [
        (Field::Key, FaultCode::Required),
        (Field::Window, FaultCode::Required),
        (Field::Level, FaultCode::Required),
    ];
    assert_eq!(parse(&RatingAnswers::default()), Err(empty.to_vec()));
}

#[test]
fn a_token_is_forgiven_its_writing_and_nothing_else() {
    let token = RatingToken::parse(TOKEN).unwrap();
    for typed in [
        "01234 56789 01234 56789",
        "01234-56789-01234-56789",
        "０1234567890123456789",
        " 01234567890123456789\n",
    ] {
        assert_eq!(RatingToken::parse(typed).as_ref(), Some(&token), "{typed}");
    }
    for typed in [
        "",
        "0123456789012345678",
        "012345678901234567890",
        "0123456789012345678a",
        "00000000000000000000",
    ] {
        assert_eq!(RatingToken::parse(typed), None, "{typed}");
    }
    assert_eq!(format!("{token:?}"), "RatingToken(…)");
}

fn visit(change: impl FnOnce(&mut VisitAnswers)) -> Result<Visit, Vec<(Field, FaultCode)>> {
    let mut visit = VisitAnswers {
        visit: Some(" A023 ".to_owned()),
        on: Some("2026-11-27".to_owned()),
        window: Some("one-hall".to_owned()),
        token: Some(TOKEN.to_owned()),
    };
    change(&mut visit);
    let today = Day::parse("2026-11-27").unwrap();
    visit.parse(&["one-hall".to_owned()], today).map_err(named)
}

#[test]
fn a_visit_is_of_these_days_and_at_a_window_that_its_source_may_report() {
    let whole = visit(|_| {}).unwrap();
    assert_eq!(
        (whole.number.as_str(), whole.until().to_string().as_str()),
        ("A023", "2026-12-11")
    );
    assert!(
        visit(|visit| visit.token = Some(" ".to_owned()))
            .unwrap()
            .token
            .is_none()
    );
    for (on, code) in [
        ("2026-11-28", FaultCode::Future),
        ("2026-11-12", FaultCode::OutOfRange),
        ("27.11.2026", FaultCode::Malformed),
        ("", FaultCode::Required),
    ] {
        assert_eq!(
            visit(|visit| visit.on = Some(on.to_owned())),
            Err(vec![(Field::On, code)]),
            "{on}"
        );
    }
    assert!(visit(|visit| visit.on = Some("2026-11-13".to_owned())).is_ok());
    let faults = visit(|visit| {
        *visit = VisitAnswers {
            window: Some("two-hall".to_owned()),
            token: Some("1".to_owned()),
            ..VisitAnswers::default()
        };
    });
    let expected = [
        (Field::Visit, FaultCode::Required),
        (Field::On, FaultCode::Required),
        (Field::Window, FaultCode::Unknown),
        (Field::Token, FaultCode::Malformed),
    ];
    assert_eq!(faults, Err(expected.to_vec()));
}

proptest! {
    #[test]
    fn nothing_that_arrives_ends_the_program(text in ".{0,40}", level in any::<u8>()) {
        let wild = RatingAnswers {
            key: Some(text.clone()),
            window: Some(text.clone()),
            token: Some(text.clone()),
            level: Some(level),
            reasons: vec![text.clone()],
            text: Some(text.clone()),
            phone: Some(text),
            ..RatingAnswers::default()
        };
        prop_assert!(parse(&wild).is_err());
    }
}
