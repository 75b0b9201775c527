use crate::source::{BUNDLE_FORMAT, BundleFault, Direction, Manifest, Reading, may_read};
use crate::time::Timestamp;

fn manifest(number: u64) -> Manifest {
    Manifest {
        format: BUNDLE_FORMAT.to_owned(),
        source: "12345".to_owned(),
        direction: Direction::In,
        number,
        count: 1,
        after: 0,
        up_to: 0,
        made_at: Timestamp::from_ms(0),
    }
}

#[test]
fn bundles_are_read_once_each_and_none_is_left_out() {
    for (number, last, same, expected) in [
        (1, None, None, Ok(Reading::New)),
        (7, None, None, Ok(Reading::New)),
        (8, Some(7), None, Ok(Reading::New)),
        (7, Some(7), Some(true), Ok(Reading::Known)),
        (5, Some(7), Some(true), Ok(Reading::Known)),
        (7, Some(7), Some(false), Err(BundleFault::Changed)),
        (9, Some(7), None, Err(BundleFault::Gap)),
        (6, Some(7), None, Err(BundleFault::Gap)),
        (0, None, None, Err(BundleFault::Number)),
    ] {
        assert_eq!(
            may_read(&manifest(number), "12345", last, same),
            expected,
            "{number} {last:?}"
        );
    }
}

#[test]
fn a_bundle_of_another_source_form_or_direction_is_not_read() {
    assert_eq!(may_read(&manifest(1), "12389", None, None), Err(BundleFault::Source));
    let out = Manifest {
        direction: Direction::Out,
        ..manifest(1)
    };
    assert_eq!(may_read(&out, "12345", None, None), Err(BundleFault::Direction));
    let other = Manifest {
        format: "qingyu-bundle/2".to_owned(),
        ..manifest(1)
    };
    assert_eq!(may_read(&other, "12345", None, None), Err(BundleFault::Format));
}
