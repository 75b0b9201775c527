//! The lists that come with the program, and what a list may not be.

use crate::inspection::checklist::read;
use crate::inspection::*;

#[test]
fn the_lists_of_the_program_are_there_for_every_sort_of_inspection() {
    let lists = bundled().unwrap();
    for kind in CheckKind::ALL {
        assert!(lists.iter().any(|list| list.kind == *kind), "{kind:?}");
    }
    for list in &lists {
        for item in &list.items {
            assert!(
                !item.zh.trim().is_empty() && !item.en.trim().is_empty(),
                "{}",
                item.code
            );
        }
    }
}

fn list(code: &str, kind: &str, zh: &str, items: &str) -> String {
    format!(r#"{{"code": "{code}", "kind": "{kind}", "zh": "{zh}", "en": "List", "items": [{items}]}}"#)
}

const ITEM: &str = r#"{"code": "a", "zh": "甲", "en": "A"}"#;

#[test]
fn a_list_without_items_or_names_or_with_a_code_twice_is_refused() {
    let list = |code: &str, items: &str| list(code, "visit", "单", items);
    let two = format!("{ITEM}, {ITEM}");
    assert_eq!(read(&format!("[{}]", list("x", ITEM))).map(|lists| lists.len()), Ok(1));
    for (lists, error) in [
        (list("x", ""), ChecklistError::Empty("x".to_owned())),
        (
            list("x", r#"{"code": "b", "zh": " ", "en": "B"}"#),
            ChecklistError::Empty("b".to_owned()),
        ),
        (list("x", &two), ChecklistError::Twice("a".to_owned())),
        (
            [list("x", ITEM), list("x", ITEM)].join(","),
            ChecklistError::Twice("x".to_owned()),
        ),
        (list("X y", ITEM), ChecklistError::NoCode("X y".to_owned())),
        (list("", ITEM), ChecklistError::NoCode(String::new())),
    ] {
        assert_eq!(read(&format!("[{lists}]")), Err(error), "{lists}");
    }
    assert!(matches!(read("{}"), Err(ChecklistError::Unreadable(_))));
    let unknown = list("x", ITEM).replace(r#""en": "List""#, r#""en": "List", "colour": 1"#);
    assert!(matches!(
        read(&format!("[{unknown}]")),
        Err(ChecklistError::Unreadable(_))
    ));
}

#[test]
fn a_citys_lists_come_before_the_programs_which_are_then_only_read() {
    let file = format!("[{}]", list("ours", "visit", "本市走访", ITEM));
    let lists = read_lists(&file).unwrap();
    let open: Vec<&str> = lists
        .iter()
        .filter(|list| !list.retired)
        .map(|list| list.code.as_str())
        .collect();
    assert_eq!(open, ["ours"]);
    assert_eq!(lists.len(), 1 + bundled().unwrap().len());
    assert_eq!(read_lists("[]"), Err(ChecklistError::NoVisit));
}

#[test]
fn a_code_of_the_program_is_never_given_to_another_thing() {
    let visit = list("ours", "visit", "本市走访", ITEM);
    let item = r#"{"code": "clean", "zh": "环境整洁，标识清楚，座椅和饮水够用", "en": "Clean"}"#;
    let other = item.replace("环境整洁", "地面干净");
    for (one, expected) in [
        (list("hall", "on_site", "窗口和环境", item), Ok(())),
        (list("hall", "on_site", "窗口和环境", ITEM), Ok(())),
        (
            list("hall", "patrol", "窗口和环境", item),
            Err(ChecklistError::Other("hall".to_owned())),
        ),
        (
            list("hall", "on_site", "大厅", item),
            Err(ChecklistError::Other("hall".to_owned())),
        ),
        (
            list("hall", "on_site", "窗口和环境", &other),
            Err(ChecklistError::Other("clean".to_owned())),
        ),
    ] {
        assert_eq!(read_lists(&format!("[{visit},{one}]")).map(drop), expected, "{one}");
    }
}
