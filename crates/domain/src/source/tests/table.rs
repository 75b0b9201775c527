use crate::fault::{Fault, FaultCode, Field};
use crate::source::{SourceStanding, SourceTable, StepColumn, StepKind};

#[test]
fn each_step_leads_where_it_says_and_two_of_them_nowhere() {
    for (from, step, to) in [
        (SourceStanding::Waiting, StepKind::SignedOff, SourceStanding::InHand),
        (SourceStanding::Waiting, StepKind::Returned, SourceStanding::Returned),
        (SourceStanding::Returned, StepKind::Reopened, SourceStanding::InHand),
        (SourceStanding::InHand, StepKind::Answered, SourceStanding::Answered),
        (SourceStanding::Answered, StepKind::Closed, SourceStanding::Closed),
        (SourceStanding::Closed, StepKind::Reopened, SourceStanding::InHand),
        (SourceStanding::InHand, StepKind::Withdrawn, SourceStanding::Withdrawn),
        (SourceStanding::Withdrawn, StepKind::Reopened, SourceStanding::InHand),
    ] {
        assert_eq!(from.after(step), to, "{from:?} {step:?}");
    }
    for standing in SourceStanding::ALL {
        for step in [StepKind::Extended, StepKind::FollowedUp] {
            assert_eq!(standing.after(step), *standing);
        }
    }
}

#[test]
fn a_word_is_what_was_told_before_it_is_what_such_systems_say() {
    let mut table = SourceTable::default();
    assert_eq!(table.standing(" 已办结 "), Some(SourceStanding::Closed));
    assert_eq!(table.standing("in_hand"), Some(SourceStanding::InHand));
    assert_eq!(table.standing("四级待审"), None);
    table.statuses.insert("四级待审".to_owned(), SourceStanding::Answered);
    table.statuses.insert("已办结".to_owned(), SourceStanding::Answered);
    assert_eq!(table.standing("四级待审"), Some(SourceStanding::Answered));
    assert_eq!(table.standing("已办结"), Some(SourceStanding::Answered));
}

#[test]
fn a_table_without_the_number_and_names_that_are_none_are_refused() {
    let mut table = SourceTable::default();
    table.columns.insert(StepColumn::Text, String::new());
    assert_eq!(table.check(), Ok(()), "a column can be left out");
    table.columns.insert(StepColumn::Number, String::new());
    table.kinds.insert(StepKind::Closed, "长".repeat(61));
    let fault = |field, code| Fault { field, code };
    assert_eq!(
        table.check(),
        Err(vec![
            fault(Field::Body, FaultCode::TooLong),
            fault(Field::Number, FaultCode::Required)
        ])
    );
}
