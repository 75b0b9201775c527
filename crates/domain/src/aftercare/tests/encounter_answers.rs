use super::world::day;
use crate::aftercare::{EncounterAnswers, EncounterWay};
use crate::fault::Fault;

const TOKEN: &str = "12345678901234567890";

fn whole() -> EncounterAnswers {
    let some = |text: &str| Some(text.to_owned());
    EncounterAnswers {
        key: some("J20261127001"),
        on: some("2026-11-27"),
        unit: some("demo-1"),
        kind: some("traffic"),
        phone: some("138 0000 0000"),
        token: None,
    }
}

fn parsed(answers: &EncounterAnswers) -> Result<EncounterWay, String> {
    let units = ["demo-1".to_owned()];
    let named = |fault: &Fault| [fault.field.as_str(), ":", fault.code.as_str()].concat();
    match answers.parse(&units, day("2026-11-27")) {
        Ok(encounter) => Ok(encounter.way),
        Err(faults) => Err(faults.iter().map(named).collect::<Vec<_>>().join(" ")),
    }
}

#[test]
fn an_incident_is_asked_about_by_a_call_or_by_a_link_and_never_by_both() {
    assert!(matches!(parsed(&whole()), Ok(EncounterWay::Call(phone)) if phone.as_str() == "13800000000"));
    let mut linked = whole();
    linked.token = Some(TOKEN.to_owned());
    assert!(matches!(parsed(&linked), Ok(EncounterWay::Link(token)) if token.digits() == TOKEN));
    let until = linked
        .parse(&["demo-1".to_owned()], day("2026-11-27"))
        .ok()
        .unwrap()
        .until();
    assert_eq!(until, Some(day("2026-12-11")));
    let mut silent = whole();
    silent.phone = Some(" ".to_owned());
    assert!(matches!(parsed(&silent), Ok(EncounterWay::Nothing)));
}

#[test]
fn all_faults_of_an_incident_come_at_once() {
    let nothing = parsed(&EncounterAnswers::default()).err().unwrap();
    assert_eq!(nothing, "key:required on:required unit:required kind:required");
    let mut wrong = whole();
    wrong.on = Some("2026-11-28".to_owned());
    wrong.unit = Some("demo-2".to_owned());
    wrong.kind = Some("party".to_owned());
    wrong.phone = Some("12".to_owned());
    wrong.token = Some("1".to_owned());
    let faults = "on:future unit:unknown kind:unknown phone:malformed token:malformed";
    assert_eq!(parsed(&wrong).err().unwrap(), faults);
    let mut old = whole();
    old.on = Some("2026-11-12".to_owned());
    assert_eq!(parsed(&old).err().unwrap(), "on:out_of_range");
    old.on = Some("2026-11-13".to_owned());
    assert!(parsed(&old).is_ok());
}
