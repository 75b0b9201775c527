//! Numbers that are somebody's: telephones and identity numbers.

use crate::contact::Phone;

/// Weights of the first 17 digits of an identity number (GB 11643): powers of 2 modulo 11.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// Its check character, by what is left of the sum modulo 11.
const CHECKS: &str = "10X98765432";

/// Whether a number is a telephone or an identity number, whatever stands between its digits.
pub(super) fn is_of_somebody(number: &str) -> bool {
    let plain: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
    is_phone(&plain) || is_identity(&plain.to_ascii_uppercase())
}

fn is_phone(plain: &str) -> bool {
    let is_telephone = |digits: &str| Phone::parse(digits).is_ok();
    let home = plain.strip_prefix("0086").or_else(|| plain.strip_prefix("86"));
    let is_mobile = |digits: &str| digits.starts_with('1') && is_telephone(digits);
    let is_landline = plain.starts_with('0') && is_telephone(plain);
    is_mobile(plain) || home.is_some_and(is_mobile) || is_landline
}

fn is_identity(plain: &str) -> bool {
    let Some((body, check)) = plain.split_at_checked(17) else {
        return false;
    };
    let part = |from: usize, to: usize| body.get(from..to).and_then(|digits| digits.parse::<u32>().ok());
    let born = (part(6, 10), part(10, 12), part(12, 14));
    let is_born = matches!(born, (Some(1900..=2099), Some(1..=12), Some(1..=31)));
    let digits: Option<Vec<u32>> = body.chars().map(|c| c.to_digit(10)).collect();
    let Some(digits) = digits.filter(|_| is_born) else {
        return false;
    };
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let expected = usize::try_from(sum % 11).ok().and_then(|left| CHECKS.get(left..=left));
    expected == Some(check)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephones_and_identity_numbers_are_known_whatever_stands_between() {
        for number in [
            "13800138000",
            "138-0013-8000",
            "138_0013.8000",
            "8613800138000",
            "0086-13800138000",
            "0716-8123456",
            "07168123456",
            "027-87654321",
            "(010)12345678",
            "11010519491231002X",
            "11010519491231002x",
            "110105-19491231-002X",
        ] {
            assert!(is_of_somebody(number), "{number}");
        }
        for number in [
            "EZ20261127-001",
            "202611270001",
            "2026112700000001",
            "000000012345",
            "110105194912310021",
            "110105194913310020",
            "第12号",
            "",
        ] {
            assert!(!is_of_somebody(number), "{number}");
        }
    }
}
