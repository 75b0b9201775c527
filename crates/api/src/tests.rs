//! The frozen form of requests and answers.

use crate::add_message::KeyedText;
use crate::case::{CaseView, Message};
use crate::file_case::Receipt;
use crate::problem::{Problem, ProblemCode};
use qingyu_domain::calendar::Calendar;
use qingyu_domain::case::{CaseStatus, May, Number, Party, Status, TimelineEntry, What};
use qingyu_domain::deadlines::{Deadlines, Step};
use qingyu_domain::fault::{Fault, FaultCode, Field};
use qingyu_domain::kind::Kind;
use qingyu_domain::submission::Answers;
use qingyu_domain::time::Timestamp;

fn moment() -> Timestamp {
    Timestamp::parse("2026-11-27T10:00:00+08:00").unwrap()
}

fn number() -> Number {
    Number::parse("20261127-000001").unwrap()
}

#[test]
fn a_receipt_says_number_status_and_promise() {
    let next = Deadlines::default().promise(Step::Accept, moment(), &Calendar::bundled().unwrap());
    insta::assert_json_snapshot!(Receipt {
        number: number(),
        kind: Kind::Praise,
        unit: Some("zhaoshan".to_owned()),
        status: CaseStatus::Received,
        received_at: moment(),
        next,
    });
}

#[test]
fn a_case_says_status_holder_timeline_and_what_may_be_done() {
    let status = Status {
        code: CaseStatus::Received,
        holder: Party::Intake,
        next: None,
        may: vec![May::Message, May::Withdraw],
        watcher: Party::Oversight,
        reprisal: None,
        undo: None,
        consent: None,
    };
    let timeline = vec![TimelineEntry {
        at: moment(),
        what: What::Filed,
        by: Party::You,
    }];
    let messages = vec![Message {
        at: moment(),
        by: Party::You,
        help: None,
        text: "补充".to_owned(),
    }];
    insta::assert_json_snapshot!(CaseView::new(
        number(),
        Kind::Complaint,
        (None, None),
        status,
        timeline,
        messages
    ));
}

#[test]
fn a_problem_names_every_fault() {
    insta::assert_json_snapshot!(Problem {
        kind: "about:blank".to_owned(),
        title: "Invalid input".to_owned(),
        status: 422,
        code: ProblemCode::Invalid,
        rule: None,
        faults: vec![Fault {
            field: Field::ContactPhone,
            code: FaultCode::NeedsPhone
        }],
        trace_id: "t".to_owned(),
    });
}

#[test]
fn requests_refuse_unknown_fields() {
    assert!(serde_json::from_str::<Answers>(r#"{"kind":"praise","colour":"red"}"#).is_err());
    assert!(serde_json::from_str::<Answers>(r#"{"contact":{"fax":"1"}}"#).is_err());
    assert!(serde_json::from_str::<KeyedText>(r#"{"key":"k","text":"t","x":1}"#).is_err());
    assert!(serde_json::from_str::<Answers>("{}").is_ok());
}
