//! Where a page that did not look to the end leaves off: at a place that is no case's, and the same whatever is searched for.

use qingyu_domain::case::Number;
use qingyu_store::SearchBlock;

/// Places lie so many positions apart: fewer than cases that are read at a time, so that each page gets further.
pub const APART: u32 = 64;

/// The place at a number or above it.
pub fn place(number: &str) -> Option<String> {
    let number = Number::parse(number)?;
    let position = number.position.checked_next_multiple_of(APART)?;
    Some(Number { position, ..number }.to_string())
}

/// Takes away the last block where there may be more than those, and says from where on they hold all.
pub fn cut(blocks: &mut Vec<SearchBlock>, most: i64) -> Option<String> {
    if i64::try_from(blocks.len()).unwrap_or(i64::MAX) < most {
        return None;
    }
    let last = Number::parse(&blocks.pop()?.last)?;
    // What lies in blocks that were not read comes no later than the last of this one.
    let position = last.position.checked_add(1)?;
    place(&Number { position, ..last }.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(block: i64, first: &str, last: &str) -> SearchBlock {
        SearchBlock {
            block,
            first: first.to_owned(),
            last: last.to_owned(),
        }
    }

    #[test]
    fn as_many_blocks_as_are_read_say_that_there_may_be_more() {
        let all = [
            block(3, "20261127-002049", "20261128-000010"),
            block(2, "20261127-001025", "20261127-002048"),
            block(1, "20261127-000001", "20261127-001024"),
        ];
        let mut read = all.to_vec();
        assert_eq!(cut(&mut read, 4), None);
        assert_eq!(read, all);
        assert_eq!(cut(&mut read, 3).as_deref(), Some("20261127-001088"));
        assert_eq!(read, all[..2], "the last one is the next page's");
        assert_eq!(cut(&mut Vec::new(), 1), None);
    }

    #[test]
    fn a_place_is_at_or_above_a_number_and_on_its_day() {
        for (number, expected) in [
            ("20261127-000001", "20261127-000064"),
            ("20261127-000064", "20261127-000064"),
            ("20261127-000065", "20261127-000128"),
        ] {
            assert_eq!(place(number).as_deref(), Some(expected));
        }
        assert_eq!(place("x"), None);
    }
}
