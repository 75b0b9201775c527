//! PINs of supervisors' phones: six digits beside the phone itself, so that neither alone is enough.

use qingyu_api::FaultCode;

/// How many digits.
const LENGTH: usize = 6;

/// What is wrong with a PIN that somebody chooses.
pub fn fault(pin: &str) -> Option<FaultCode> {
    let digits: Vec<i32> = pin.bytes().map(|byte| i32::from(byte) - i32::from(b'0')).collect();
    if digits.len() != LENGTH || digits.iter().any(|digit| !(0..=9).contains(digit)) {
        return Some(FaultCode::Malformed);
    }
    // 000000, 123456, 654321: what is tried first.
    let steps: Vec<i32> = digits.windows(2).map(|two| two[1] - two[0]).collect();
    let is_even = [-1, 0, 1].iter().any(|step| steps.iter().all(|one| one == step));
    is_even.then_some(FaultCode::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_has_six_digits_that_are_not_tried_first() {
        for (pin, expected) in [
            ("482913", None),
            ("112233", None),
            ("48291", Some(FaultCode::Malformed)),
            ("4829130", Some(FaultCode::Malformed)),
            ("48291a", Some(FaultCode::Malformed)),
            ("４８２９１３", Some(FaultCode::Malformed)),
            ("", Some(FaultCode::Malformed)),
            ("000000", Some(FaultCode::OutOfRange)),
            ("345678", Some(FaultCode::OutOfRange)),
            ("876543", Some(FaultCode::OutOfRange)),
        ] {
            assert_eq!(fault(pin), expected, "{pin}");
        }
    }
}
