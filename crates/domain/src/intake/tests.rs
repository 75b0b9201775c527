//! What other systems write is read as they meant it, or named as what it is not.

use std::collections::BTreeMap;

use super::*;
use crate::fault::{FaultCode, Field};
use crate::kind::{Channel, Kind};
use crate::submission::Setting;
use crate::time::{Day, Timestamp};
use crate::unit::{Unit, UnitKind, Units};

fn units() -> Units {
    Units(vec![
        Unit::new("one", "沼山派出所", UnitKind::Station),
        Unit::new("two", "古楼派出所", UnitKind::Station),
    ])
}

fn source(mapping: Mapping) -> Source {
    let hotline = Source::bundled().remove(0);
    Source { mapping, ..hotline }
}

fn header(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn row() -> ReportedCase {
    ReportedCase {
        number: Some("EZ20261127-001".to_owned()),
        kind: Some("投诉".to_owned()),
        unit: Some("沼山派出所".to_owned()),
        text: Some("等了两个小时".to_owned()),
        ..ReportedCase::default()
    }
}

fn parse(row: &ReportedCase, source: &Source) -> Result<Reported, Vec<(Field, FaultCode)>> {
    let units = units();
    let setting = Setting {
        today: Day::parse("2026-11-27").unwrap(),
        units: &units,
        reply_by: &[],
    };
    let parsed = row.parse(source, &setting);
    parsed.map_err(|faults| faults.iter().map(|fault| (fault.field, fault.code)).collect())
}

fn read(row: &ReportedCase) -> Result<Reported, Vec<(Field, FaultCode)>> {
    parse(row, &source(Mapping::default()))
}

#[test]
fn columns_are_known_by_the_names_that_such_systems_give_them_in_any_order() {
    let letters = header(&[
        "来件编号",
        "来件人",
        "标题",
        "来件时间",
        "来件内容",
        "答复内容",
        "答复时间",
    ]);
    let guessed = guess(&letters);
    assert_eq!(guessed.get(&Column::Number), Some(&0));
    assert_eq!(guessed.get(&Column::Title), Some(&2));
    assert_eq!(guessed.get(&Column::Text), Some(&4), "not the answer");
    let swapped = header(&["诉求内容", "* 联系电话：", "工单编号", "承办单位"]);
    let guessed = guess(&swapped);
    let places = [Column::Text, Column::Phone, Column::Number, Column::Unit].map(|one| guessed[&one]);
    assert_eq!(places, [0, 1, 2, 3]);
}

#[test]
fn a_title_above_the_header_is_none() {
    let none = BTreeMap::new();
    assert!(!header_of(&none, &header(&["2026年11月12345转办件", "", ""])));
    assert!(!header_of(&none, &header(&["EZ1", "投诉", "等了两个小时"])));
    assert!(header_of(&none, &header(&["工单编号", "诉求类型", "经过"])));
    let told = BTreeMap::from([(Column::Text, "经过".to_owned()), (Column::Number, "号".to_owned())]);
    assert!(header_of(&told, &header(&["号", "经过"])));
}

#[test]
fn a_column_that_was_told_has_to_be_there_once() {
    let told = |names: &[(Column, &str)]| Mapping {
        columns: names
            .iter()
            .map(|(column, name)| (*column, (*name).to_owned()))
            .collect(),
        ..Mapping::default()
    };
    let mapping = told(&[(Column::Text, "经过"), (Column::Number, "号")]);
    let places = mapping.places(&header(&["号", "别的", "经过"])).unwrap();
    assert_eq!(places, BTreeMap::from([(Column::Number, 0), (Column::Text, 2)]));
    let missing = mapping.places(&header(&["号", "诉求内容"]));
    assert_eq!(missing, Err(HeaderFault::Missing(Column::Text)));
    let twice = mapping.places(&header(&["号", "经过", "经过"]));
    assert_eq!(twice, Err(HeaderFault::Twice(Column::Text)));
    let textless = Mapping::default().places(&header(&["编号", "类型"]));
    assert_eq!(textless, Err(HeaderFault::Missing(Column::Text)));
}

#[test]
fn a_row_becomes_what_a_citizen_could_have_filed_and_keeps_where_it_came_from() {
    let whole = ReportedCase {
        title: Some("户籍窗口排队太久".to_owned()),
        on: Some("2026/11/26 9:32:09".to_owned()),
        due: Some("2026-12-01".to_owned()),
        name: Some("赵先生".to_owned()),
        phone: Some("138 0000 0000".to_owned()),
        ..row()
    };
    let Reported { submission, origin } = read(&whole).unwrap();
    assert_eq!(
        (submission.kind, submission.channel),
        (Kind::Complaint, Channel::Hotline)
    );
    assert_eq!(submission.unit.as_deref(), Some("one"));
    assert_eq!(submission.text, "户籍窗口排队太久\n等了两个小时");
    assert_eq!(submission.occurred_on, Day::parse("2026-11-26"));
    let contact = submission.contact.unwrap();
    assert_eq!(
        contact.phone.map(|phone| phone.as_str().to_owned()).as_deref(),
        Some("13800000000")
    );
    assert_eq!(origin.source.as_deref(), Some("12345"));
    assert_eq!(origin.number.as_deref(), Some("EZ20261127-001"));
    assert_eq!(origin.due_at, Timestamp::parse("2026-12-01T23:59:59+08:00"));
}

#[test]
fn what_is_typed_into_empty_cells_is_nothing() {
    let empty = ReportedCase {
        unit: Some("-".to_owned()),
        name: Some("匿名".to_owned()),
        phone: Some("无".to_owned()),
        due: Some(" ".to_owned()),
        number: Some("NULL".to_owned()),
        ..row()
    };
    let Reported { submission, origin } = read(&empty).unwrap();
    assert!(submission.contact.is_none() && submission.unit.is_none());
    assert_eq!((origin.number, origin.due_at), (None, None));
}

#[test]
fn the_words_of_a_source_are_ours_once_they_are_mapped() {
    let theirs = ReportedCase {
        kind: Some("求决".to_owned()),
        unit: Some("4207-03".to_owned()),
        ..row()
    };
    let unknown = vec![(Field::Kind, FaultCode::Unknown), (Field::Unit, FaultCode::Unknown)];
    assert_eq!(read(&theirs).err(), Some(unknown));
    let mapping = Mapping {
        kinds: BTreeMap::from([("求决".to_owned(), Kind::Enquiry)]),
        units: BTreeMap::from([
            ("4207-03".to_owned(), "two".to_owned()),
            ("全市".to_owned(), String::new()),
        ]),
        kind: Some(Kind::Suggestion),
        ..Mapping::default()
    };
    let source = source(mapping);
    let read = |row: &ReportedCase| {
        let submission = parse(row, &source).unwrap().submission;
        (submission.kind, submission.unit)
    };
    assert_eq!(read(&theirs), (Kind::Enquiry, Some("two".to_owned())));
    let city = ReportedCase {
        kind: None,
        unit: Some("全市".to_owned()),
        ..row()
    };
    assert_eq!(read(&city), (Kind::Suggestion, None));
}

#[test]
fn all_faults_of_a_row_are_named_at_once_each_field_once() {
    let wrong = ReportedCase {
        number: Some("13800000000".to_owned()),
        kind: None,
        unit: Some("没有这个所".to_owned()),
        text: Some("字".repeat(5001)),
        on: Some("2026-02-30".to_owned()),
        due: Some("下周".to_owned()),
        phone: Some("12".to_owned()),
        ..ReportedCase::default()
    };
    let expected = [
        (Field::Number, FaultCode::Malformed),
        (Field::Kind, FaultCode::Required),
        (Field::Unit, FaultCode::Unknown),
        (Field::DueAt, FaultCode::Malformed),
        (Field::OccurredOn, FaultCode::Malformed),
        (Field::Text, FaultCode::TooLong),
        (Field::ContactPhone, FaultCode::Malformed),
    ];
    assert_eq!(read(&wrong).err().unwrap(), expected);
}

#[test]
fn days_are_read_as_such_systems_and_spreadsheets_write_them() {
    let on = |typed: &str| {
        let row = ReportedCase {
            on: Some(typed.to_owned()),
            ..row()
        };
        read(&row)
            .ok()
            .and_then(|one| one.submission.occurred_on)
            .map(|day| day.to_string())
    };
    for typed in [
        "2026-11-05",
        "2026/11/5",
        "2026.11.5",
        "2026年11月5日",
        "20261105",
        "2026-11-05 08:00",
        "2026/11/5 8:00:01",
        "2026-11-05T08:00:00",
        "20261105080000",
        "46331",
        "46331.75",
        "２０２６－１１－０５",
    ] {
        assert_eq!(on(typed).as_deref(), Some("2026-11-05"), "{typed}");
    }
    for typed in [
        "11-05",
        "5",
        "99999",
        "2026-13-05",
        "2026-11-05 25:00",
        "2026-11-05 8:00:00 1",
        "昨天",
    ] {
        assert_eq!(on(typed), None, "{typed}");
    }
}

#[test]
fn what_a_source_is_told_is_checked() {
    let wrong = Source {
        code: "A 1".to_owned(),
        name: " ".to_owned(),
        channel: Channel::Web,
        mapping: Mapping {
            units: BTreeMap::from([("a".to_owned(), "nowhere".to_owned())]),
            ..Mapping::default()
        },
    };
    let faults = wrong.check(&units()).unwrap_err();
    let faults: Vec<Field> = faults.iter().map(|fault| fault.field).collect();
    assert_eq!(faults, [Field::Source, Field::Name, Field::Channel, Field::Unit]);
    assert!(Source::bundled().iter().all(|source| source.check(&units()).is_ok()));
}
