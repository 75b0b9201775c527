use crate::source::{
    Difference, ListPlaces, Listed, Ours, SourceStanding, SourceTable, compare, judge, list_places, listed,
};
use crate::time::Day;

fn words(line: &[&str]) -> Vec<String> {
    line.iter().map(|&word| word.to_owned()).collect()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn ours(number: &str, on: &str, standing: SourceStanding) -> Ours {
    Ours {
        number: number.to_owned(),
        case_id: format!("case of {number}"),
        day: day(on),
        standing,
    }
}

#[test]
fn number_and_status_are_found_by_what_was_told_or_by_usual_names() {
    let mut table = SourceTable::default();
    let header = words(&["序号", "工单编号", "标题", "办理状态*"]);
    let places = ListPlaces { number: 1, status: 3 };
    assert_eq!(list_places(&table, &header), Some(places));
    assert_eq!(
        list_places(&table, &words(&["工单办理情况", ""])),
        None,
        "a title above it"
    );
    table.list_status = Some("标 题".to_owned());
    assert_eq!(list_places(&table, &header), Some(ListPlaces { number: 1, status: 2 }));
    table.list_number = Some("流水号".to_owned());
    assert_eq!(list_places(&table, &header), None, "what was told is not there");
}

#[test]
fn every_row_is_the_same_or_differs_in_one_way_and_nothing_is_lost() {
    let table = SourceTable::default();
    let places = ListPlaces { number: 0, status: 1 };
    let lines = [
        ["A1", "已办结"],
        ["A2", "办理中"],
        ["A3", "已签收"],
        ["A4", "四级待审"],
        ["13800138000", "王女士"],
        ["", "办理中"],
        ["", ""],
    ];
    let rows = (2..).zip(&lines);
    let theirs: Vec<Listed> = rows.filter_map(|(at, line)| listed(at, &words(line), places)).collect();
    assert_eq!(theirs.len(), 6, "an empty line is none");
    let here = [
        ours("A1", "2026-11-20", SourceStanding::Closed),
        ours("A3", "2026-11-20", SourceStanding::Answered),
        ours("A4", "2026-11-20", SourceStanding::InHand),
        ours("A5", "2026-11-20", SourceStanding::Waiting),
        ours("A6", "2026-10-20", SourceStanding::Waiting),
    ];
    let days = (day("2026-11-01"), day("2026-11-30"));
    let compared = compare(&table, &theirs, &here, days);
    assert_eq!((compared.listed, compared.same), (6, 1));
    let told: Vec<_> = compared
        .rows
        .iter()
        .map(|row| (row.line, row.number.as_str(), judge(&table, row)))
        .collect();
    assert_eq!(
        told,
        [
            (3, "A2", Some(Difference::Missing)),
            (4, "A3", Some(Difference::Differs)),
            (5, "A4", Some(Difference::UnknownWord)),
            (6, "", Some(Difference::Malformed)),
            (7, "", Some(Difference::Malformed)),
            (0, "A5", Some(Difference::Unlisted)),
        ]
    );
    assert_eq!(
        compared.rows[3].theirs, "",
        "what stands beside a telephone may be a name"
    );
}

#[test]
fn a_word_that_becomes_known_settles_its_rows() {
    let mut table = SourceTable::default();
    let theirs = [Listed {
        line: 2,
        number: Some("A4".to_owned()),
        word: "四级待审".to_owned(),
    }];
    let here = [ours("A4", "2026-11-20", SourceStanding::InHand)];
    let days = (day("2026-11-01"), day("2026-11-30"));
    let rows = compare(&table, &theirs, &here, days).rows;
    table.statuses.insert("四级待审".to_owned(), SourceStanding::InHand);
    assert_eq!(judge(&table, &rows[0]), None);
    table.statuses.insert("四级待审".to_owned(), SourceStanding::Closed);
    assert_eq!(judge(&table, &rows[0]), Some(Difference::Differs));
}
