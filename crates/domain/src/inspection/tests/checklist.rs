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

#[test]
fn a_list_without_items_or_with_a_code_twice_is_refused() {
    let item = r#"{"code": "a", "zh": "甲", "en": "A"}"#;
    let list = |code: &str, items: &str| {
        format!(r#"{{"code": "{code}", "kind": "visit", "zh": "单", "en": "List", "items": [{items}]}}"#)
    };
    let two = format!("{item}, {item}");
    let wrong = |code: &str| Err(ChecklistError::Inconsistent(code.to_owned()));
    assert_eq!(read(&format!("[{}]", list("x", item))).map(|lists| lists.len()), Ok(1));
    assert_eq!(read(&format!("[{}]", list("x", ""))), wrong("x"));
    assert_eq!(read(&format!("[{}]", list("x", &two))), wrong("a"));
    assert_eq!(read(&format!("[{0}, {0}]", list("x", item))), wrong("x"));
    assert!(matches!(read("{}"), Err(ChecklistError::Unreadable(_))));
}
