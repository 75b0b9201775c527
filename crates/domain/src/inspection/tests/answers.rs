//! What may be noted, and every fault at once.

use super::world::{noted, units};
use crate::fault::{FaultCode, Field};
use crate::inspection::*;
use crate::unit::Units;

fn faults(answers: &InspectionAnswers) -> Vec<(Field, FaultCode)> {
    let parsed = answers.parse(&units(), &bundled().unwrap());
    let list = parsed.err().unwrap_or_default();
    list.into_iter().map(|fault| (fault.field, fault.code)).collect()
}

fn with(change: impl FnOnce(&mut InspectionAnswers)) -> Vec<(Field, FaultCode)> {
    let mut answers = noted("station-1", "hall", true);
    change(&mut answers);
    faults(&answers)
}

#[test]
fn an_inspection_is_read_whole() {
    let mut answers = noted("station-1", "hall", true);
    answers.window = Some("station-1-hall".to_owned());
    answers.manner = Some("covert".to_owned());
    answers.marks.remove("speech");
    let new = answers.parse(&units(), &bundled().unwrap()).unwrap();
    assert_eq!(new.key, "0d1f6a3e-1111-4222-8333-444455556666");
    assert_eq!(
        (new.unit.as_str(), new.window.as_deref()),
        ("station-1", Some("station-1-hall"))
    );
    assert_eq!(
        (new.kind, new.manner, new.days),
        (CheckKind::OnSite, Manner::Covert, Some(10))
    );
    assert_eq!((new.marks.len(), new.marks["clean"]), (5, Mark::Poor));
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    use FaultCode::{Malformed, OutOfRange, Required, Unknown};
    let nothing = faults(&InspectionAnswers::default());
    let needed = [Field::Key, Field::Unit, Field::Checklist, Field::Manner, Field::Marks];
    assert_eq!(nothing, needed.map(|field| (field, Required)));
    assert_eq!(with(|all| all.key = Some("1".to_owned())), [(Field::Key, Malformed)]);
    assert_eq!(
        with(|all| all.unit = Some("nowhere".to_owned())),
        [(Field::Unit, Unknown)]
    );
    assert_eq!(
        with(|all| all.window = Some("station-2-hall".to_owned())),
        [(Field::Window, Unknown)]
    );
    assert_eq!(
        with(|all| all.checklist = Some("x".to_owned())),
        [(Field::Checklist, Unknown)]
    );
    assert_eq!(
        with(|all| all.manner = Some("secret".to_owned())),
        [(Field::Manner, Unknown)]
    );
    for (item, mark) in [("duty", "good"), ("clean", "fine")] {
        let wrong = with(|all| {
            all.marks.insert(item.to_owned(), mark.to_owned());
        });
        assert_eq!(wrong.first(), Some(&(Field::Marks, Unknown)), "{item} {mark}");
    }
    assert_eq!(with(|all| all.days = None), [(Field::Days, Required)]);
    assert_eq!(with(|all| all.days = Some(0)), [(Field::Days, OutOfRange)]);
    assert_eq!(with(|all| all.days = Some(61)), [(Field::Days, OutOfRange)]);
    assert_eq!(with(|all| all.text = Some(" ".to_owned())), [(Field::Text, Required)]);
}

#[test]
fn what_is_closed_is_inspected_no_more() {
    let answers = noted("station-1", "hall", true);
    let mut closed = units();
    let at = closed.0.iter().position(|unit| unit.code == "station-1").unwrap();
    closed.0[at].windows[0].closed = true;
    let lists = bundled().unwrap();
    let mut at_window = answers.clone();
    at_window.window = Some("station-1-hall".to_owned());
    let fault =
        |answers: &InspectionAnswers, units: &Units| answers.parse(units, &lists).err().map(|list| list[0].field);
    assert_eq!(fault(&at_window, &closed), Some(Field::Window));
    assert_eq!(fault(&answers, &closed), None);
    closed.0[at].closed = true;
    assert_eq!(fault(&answers, &closed), Some(Field::Unit));
}

#[test]
fn days_and_words_are_asked_for_where_something_is_poor_only() {
    let mut answers = noted("station-1", "hall", false);
    assert!(faults(&answers).is_empty());
    answers.days = Some(5);
    let new = answers.parse(&units(), &bundled().unwrap()).unwrap();
    assert_eq!((new.days, new.text), (None, None));
    let mut visit = noted("station-1", "window", true);
    visit.days = Some(1);
    assert_eq!(visit.parse(&units(), &bundled().unwrap()).unwrap().days, Some(15));
}
