//! What a call may say, and what is wrong with it.

use crate::call_taking::*;
use crate::fault::{Fault, FaultCode, Field};
use crate::time::Timestamp;

const NOW: &str = "2026-11-25T10:00:30+08:00";

pub(super) fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn answers(json: &str) -> CallAnswers {
    serde_json::from_str(json).unwrap()
}

fn faults(json: &str) -> Vec<(Field, FaultCode)> {
    let wrong = answers(json).parse(at(NOW)).err().unwrap_or_default();
    wrong.into_iter().map(|Fault { field, code }| (field, code)).collect()
}

const WHOLE: &str =
    r#"{"key":"C1","at":"2026-11-25 09:05","rang":12,"answered":true,"kind":"silent","phone":"138 0013 8000"}"#;

#[test]
fn a_call_is_read_as_json_and_as_a_table_say_it() {
    let call = answers(WHOLE).parse(at(NOW)).unwrap();
    assert_eq!((call.number.as_str(), call.rang, call.answered), ("C1", 12, true));
    assert_eq!(
        (call.sort, call.at),
        (CallSort::Silent, at("2026-11-25T09:05:00+08:00"))
    );
    assert_eq!(call.phone.unwrap().as_str(), "13800138000");
    let typed =
        r#"{"key":"C1","at":"2026/11/25 9:05:59","rang":"12","answered":"是","kind":"无声","phone":"13800138000"}"#;
    assert!(answers(typed).parse(at(NOW)) == answers(WHOLE).parse(at(NOW)));
    let precise = WHOLE.replace("2026-11-25 09:05", "2026-11-25T01:05:40Z");
    assert!(answers(&precise).parse(at(NOW)) == answers(WHOLE).parse(at(NOW)));
}

#[test]
fn the_number_of_a_normal_call_is_neither_read_nor_kept() {
    let normal = WHOLE.replace("silent", "normal").replace("138 0013 8000", "nonsense");
    assert!(answers(&normal).parse(at(NOW)).unwrap().phone.is_none());
    let unknown = WHOLE.replace("138 0013 8000", "");
    assert!(answers(&unknown).parse(at(NOW)).unwrap().phone.is_none(), "withheld");
}

#[test]
fn everything_that_is_wrong_is_named_at_once() {
    use FaultCode::{Future, Malformed, OutOfRange, Required, Unknown};
    let all = [Field::Key, Field::At, Field::Rang, Field::Answered, Field::Kind];
    let nothing: Vec<_> = all.map(|field| (field, Required)).to_vec();
    assert_eq!(faults("{}"), nothing);
    for (from, to, wanted) in [
        ("2026-11-25 09:05", "2026-11-25", (Field::At, Malformed)),
        ("2026-11-25 09:05", "2026-11-25 10:03", (Field::At, Future)),
        ("2026-11-25 09:05", "2026-11-10 23:59", (Field::At, OutOfRange)),
        (":12,", ":-1,", (Field::Rang, Malformed)),
        (":12,", ":601,", (Field::Rang, OutOfRange)),
        ("true", "\"maybe\"", (Field::Answered, Unknown)),
        ("silent", "loud", (Field::Kind, Unknown)),
        ("138 0013 8000", "110", (Field::Phone, Malformed)),
    ] {
        assert_eq!(faults(&WHOLE.replace(from, to)), [wanted], "{to}");
    }
    let asked = WHOLE.replace("silent", "call_back").replace("138 0013 8000", " ");
    assert_eq!(faults(&asked), [(Field::Phone, Required)], "whoever asks says where");
    for fine in ["2026-11-25 10:02", "2026-11-11 00:00"] {
        assert_eq!(faults(&WHOLE.replace("2026-11-25 09:05", fine)), [], "{fine}");
    }
}

#[test]
fn only_an_answer_can_be_within_three_rings() {
    let within = |rang: &str, answered: &str| {
        let json = WHOLE.replace(":12,", rang).replace("true", answered);
        answers(&json).parse(at(NOW)).unwrap().is_within(15)
    };
    assert!(within(":0,", "true") && within(":15,", "true"));
    assert!(!within(":16,", "true") && !within(":3,", "false"));
}
