//! Every field's faults, and that they are named all at once.

use super::*;
use crate::fault::{Fault, FaultCode, Field};
use crate::kind::{Channel, Kind, ReplyBy};
use crate::query_code::QueryCode;
use crate::time::Day;
use crate::unit::{Unit, UnitKind, Units, Window};

fn units() -> Units {
    let unit = |code: &str, windows: &[&str]| Unit {
        windows: windows
            .iter()
            .map(|&code| Window {
                code: code.to_owned(),
                name: code.to_owned(),
                closed: false,
            })
            .collect(),
        ..Unit::new(code, code, UnitKind::Station)
    };
    Units(vec![unit("one", &["one-hall"]), unit("two", &[])])
}

fn answers() -> Answers {
    Answers {
        query_code: Some(QueryCode::from_random([5; 16]).digits().to_owned()),
        kind: Some("complaint".to_owned()),
        unit: Some("one".to_owned()),
        text: Some("经过\r\n如此".to_owned()),
        channel: Some("web".to_owned()),
        ..Answers::default()
    }
}

fn parse(answers: &Answers) -> Result<Submission, Vec<(Field, FaultCode)>> {
    let units = units();
    let today = Day::parse("2026-11-23").unwrap();
    let setting = Setting {
        today,
        units: &units,
        reply_by: &[ReplyBy::Phone, ReplyBy::Email, ReplyBy::Track],
    };
    answers
        .parse(&setting)
        .map_err(|faults| faults.iter().map(|Fault { field, code }| (*field, *code)).collect())
}

fn contact(phone: Option<&str>, reply_by: &str) -> ContactAnswers {
    ContactAnswers {
        phone: phone.map(str::to_owned),
        reply_by: Some(reply_by.to_owned()),
        ..ContactAnswers::default()
    }
}

#[test]
fn a_plain_submission_is_kept_as_sent() {
    let submission = parse(&answers()).unwrap();
    assert_eq!((submission.kind, submission.channel), (Kind::Complaint, Channel::Web));
    assert_eq!(submission.text, "经过\n如此");
    assert_eq!(submission.contact, None);
}

#[test]
fn all_faults_are_named_at_once_in_the_order_of_the_fields() {
    let broken = Answers {
        query_code: Some("1".repeat(24)),
        kind: Some("rage".to_owned()),
        unit: Some("three".to_owned()),
        window: Some("three-hall".to_owned()),
        text: Some(" ".to_owned()),
        occurred_on: Some("2026-11-24".to_owned()),
        officer: Some("王".repeat(201)),
        contact: Some(contact(Some("12"), "sms")),
        help: Some(HelpAnswers {
            call_back: Some(true),
            urgent: Some(UrgentAnswers::default()),
            ..HelpAnswers::default()
        }),
        enterprise: Some(EnterpriseAnswers {
            credit_code: Some("91350100M000100Y44".to_owned()),
            ..EnterpriseAnswers::default()
        }),
        channel: None,
    };
    assert_eq!(
        parse(&broken).unwrap_err(),
        [
            (Field::QueryCode, FaultCode::CheckDigits),
            (Field::Kind, FaultCode::Unknown),
            (Field::Unit, FaultCode::Unknown),
            (Field::Window, FaultCode::Unknown),
            (Field::Text, FaultCode::Required),
            (Field::OccurredOn, FaultCode::Future),
            (Field::Officer, FaultCode::TooLong),
            (Field::ContactPhone, FaultCode::Malformed),
            (Field::ReplyBy, FaultCode::NotConfigured),
            (Field::UrgentReason, FaultCode::Required),
            (Field::EnterpriseName, FaultCode::Required),
            (Field::CreditCode, FaultCode::CheckDigits),
            (Field::Channel, FaultCode::Required),
        ]
    );
}

#[test]
fn no_word_of_a_submission_is_shown_by_debug() {
    let secret = Answers {
        text: Some("王某某".to_owned()),
        contact: Some(contact(Some("13800000000"), "phone")),
        ..answers()
    };
    let shown = format!("{secret:?} {:?}", parse(&secret));
    assert!(!shown.contains("王某某") && !shown.contains("138"), "{shown}");
}

#[test]
fn a_window_belongs_to_its_unit_and_names_it() {
    let placed = |unit: Option<&str>, window: Option<&str>| {
        parse(&Answers {
            unit: unit.map(str::to_owned),
            window: window.map(str::to_owned),
            ..answers()
        })
        .map(|s| s.unit)
    };
    assert_eq!(placed(None, Some("one-hall")), Ok(Some("one".to_owned())));
    assert_eq!(placed(Some("one"), Some("one-hall")), Ok(Some("one".to_owned())));
    assert_eq!(
        placed(Some("two"), Some("one-hall")),
        Err(vec![(Field::Window, FaultCode::Unknown)])
    );
    assert_eq!(placed(None, None), Ok(None));
    assert_eq!(placed(Some(" "), None), Ok(None));
}

#[test]
fn days_are_real_and_not_in_the_future() {
    let on = |day: &str| {
        parse(&Answers {
            occurred_on: Some(day.to_owned()),
            ..answers()
        })
        .map(|s| s.occurred_on.is_some())
    };
    assert_eq!(on("2026-11-23"), Ok(true));
    assert_eq!(on(""), Ok(false));
    assert_eq!(on("2026-11-24"), Err(vec![(Field::OccurredOn, FaultCode::Future)]));
    assert_eq!(on("2026-02-29"), Err(vec![(Field::OccurredOn, FaultCode::Malformed)]));
}

#[test]
fn an_answer_by_phone_needs_a_phone_and_a_way_that_is_set_up() {
    let by = |contact| {
        parse(&Answers {
            contact: Some(contact),
            ..answers()
        })
        .map(|s| s.contact.unwrap().reply_by)
    };
    assert_eq!(by(contact(Some("13800000000"), "phone")), Ok(ReplyBy::Phone));
    assert_eq!(
        by(contact(None, "phone")),
        Err(vec![(Field::ContactPhone, FaultCode::NeedsPhone)])
    );
    assert_eq!(
        by(contact(None, "email")),
        Err(vec![(Field::ContactEmail, FaultCode::NeedsEmail)])
    );
    assert_eq!(
        by(contact(Some("13800000000"), "sms")),
        Err(vec![(Field::ReplyBy, FaultCode::NotConfigured)])
    );
    assert_eq!(by(contact(None, "track")), Ok(ReplyBy::Track));
    assert_eq!(
        by(contact(Some("13800000000"), "")),
        Err(vec![(Field::ReplyBy, FaultCode::Required)])
    );
}

#[test]
fn help_that_needs_a_person_needs_a_contact() {
    let wish = HelpAnswers {
        accompany: Some(true),
        home_visit: Some(true),
        call_back: Some(true),
        barrier_free: Some(true),
        ..HelpAnswers::default()
    };
    let anonymous = Answers {
        help: Some(wish.clone()),
        ..answers()
    };
    assert_eq!(
        parse(&anonymous).unwrap_err(),
        [
            (Field::Accompany, FaultCode::NeedsContact),
            (Field::HomeVisit, FaultCode::NeedsContact),
            (Field::CallBack, FaultCode::NeedsContact)
        ]
    );
    let known = Answers {
        contact: Some(contact(Some("13800000000"), "phone")),
        ..anonymous
    };
    assert_eq!(
        parse(&known).unwrap().help,
        [
            HelpKind::Accompany,
            HelpKind::HomeVisit,
            HelpKind::CallBack,
            HelpKind::BarrierFree
        ]
    );
}

/// The same matter in two spellings.
fn spellings() -> [Answers; 2] {
    let typed = |plain: bool| {
        let choose = |one: &str, other: &str| Some(if plain { one } else { other }.to_owned());
        Answers {
            kind: choose("complaint", " complaint "),
            unit: choose("one", "one "),
            text: choose("第一行\n第二行", "\r\n第一行\r\n第二行  "),
            occurred_on: choose("2026-11-20", " 2026-11-20"),
            officer: if plain { None } else { Some("  ".to_owned()) },
            contact: Some(ContactAnswers {
                name: choose("王", " 王\u{3000}"),
                phone: choose("13800000000", "+86 138-0000 0000"),
                email: choose("a@b.cn", " a＠b.cn "),
                reply_by: choose("phone", "phone "),
            }),
            help: (!plain).then(|| HelpAnswers {
                call_back: Some(false),
                ..HelpAnswers::default()
            }),
            enterprise: Some(EnterpriseAnswers {
                name: choose("某公司", "某公司 "),
                credit_code: choose("91350100M000100Y43", "91350100m000100y43"),
            }),
            ..answers()
        }
    };
    [typed(true), typed(false)]
}

#[test]
fn two_spellings_of_the_same_have_one_normal_form() {
    let [plain, other] = spellings();
    assert!(plain != other && plain.normalised() == other.normalised());
    assert!(plain.normalised() == plain, "what is plain already stays");
    let mut different = plain.clone();
    different.text = Some("第一行 第二行".to_owned());
    assert!(different.normalised() != plain.normalised());
}

#[test]
fn the_normal_form_says_the_same_to_the_rules() {
    for answers in spellings() {
        let (mut typed, normal) = (parse(&answers).unwrap(), parse(&answers.normalised()).unwrap());
        typed.text = typed.text.trim().to_owned();
        assert!(typed == normal);
        assert!(answers.normalised().normalised() == answers.normalised());
    }
}

#[test]
fn what_no_rule_accepts_has_a_normal_form_too() {
    let broken = Answers {
        kind: Some(" rage".to_owned()),
        occurred_on: Some("2099-99-99 ".to_owned()),
        contact: Some(contact(Some(" 12-3 "), "smoke")),
        ..Answers::default()
    };
    let normal = broken.normalised();
    assert_eq!(
        (normal.kind.as_deref(), normal.occurred_on.as_deref()),
        (Some("rage"), Some("2099-99-99"))
    );
    assert_eq!(normal.contact.unwrap().phone.as_deref(), Some("12-3"));
}
