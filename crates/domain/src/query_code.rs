//! The query code: 22 random digits and two check digits, the citizen's only key to a case.

use std::fmt;

use crate::contact::half_width;

/// Digits of a code, check digits included.
pub const LENGTH: usize = 24;
/// Digits that are random: there are 10²² codes.
const RANDOM: usize = 22;

/// A query code whose check digits fit (ISO 7064 MOD 97-10). It is a secret: `Debug` hides it and there is no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct QueryCode(String);

/// Why a typed text is not a query code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// Nothing that looks like a code.
    Absent,
    /// So many digits instead of 24.
    Length(usize),
    /// A digit is wrong or two are swapped.
    CheckDigits,
}

impl QueryCode {
    /// Makes a code from 16 bytes of a cryptographic source.
    ///
    /// 2¹²⁸ is not a multiple of 10²²; the likeliest code is likelier than the others by 3·10⁻¹⁷, which no one can use.
    pub fn from_random(bytes: [u8; 16]) -> Self {
        // The last 22 decimal digits of the number that the bytes are, by long division: arithmetic on 128 bits
        // would cost the browser two kilobytes.
        let mut number = bytes;
        let mut digits = [0; LENGTH];
        for digit in digits.iter_mut().take(RANDOM).rev() {
            for byte in &mut number {
                let value = *digit * 256 + u32::from(*byte);
                *byte = u8::try_from(value / 10).unwrap_or_default();
                *digit = value % 10;
            }
        }
        let check = 98 - remainder(digits.into_iter());
        let body = digits.into_iter().take(RANDOM);
        let code = body.chain([check / 10, check % 10]);
        Self(code.filter_map(|digit| char::from_digit(digit, 10)).collect())
    }

    /// Parses exactly 24 ASCII digits, as on the wire.
    pub fn parse_strict(text: &str) -> Option<Self> {
        let plain = text.len() == LENGTH && text.bytes().all(|b| b.is_ascii_digit());
        let digits = text.chars().filter_map(|digit| digit.to_digit(10));
        (plain && remainder(digits) == 1).then(|| Self(text.to_owned()))
    }

    /// Finds the code in what a person typed or pasted: other digit forms, groups, a sentence around it.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        let runs = digit_runs(typed);
        let mut whole = false;
        for groups in &runs {
            for start in 0..groups.len() {
                let mut digits = String::new();
                for group in groups.iter().skip(start) {
                    digits.push_str(group);
                    if digits.len() >= LENGTH {
                        break;
                    }
                }
                if digits.len() == LENGTH {
                    whole = true;
                    if let Some(code) = Self::parse_strict(&digits) {
                        return Ok(code);
                    }
                }
            }
        }
        let longest = runs.iter().map(|groups| groups.iter().map(String::len).sum()).max();
        Err(match longest {
            _ if whole => CodeError::CheckDigits,
            None | Some(0) => CodeError::Absent,
            Some(length) => CodeError::Length(length),
        })
    }

    /// The 24 digits.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The code as it is shown: six groups of four.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        (0..6).filter_map(|group| self.0.get(group * 4..group * 4 + 4))
    }

    /// Six groups of four with a space between.
    pub fn grouped(&self) -> String {
        self.groups().collect::<Vec<_>>().join(" ")
    }
}

impl fmt::Debug for QueryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QueryCode(…)")
    }
}

/// What these digits as one number leave when divided by 97.
fn remainder(digits: impl Iterator<Item = u32>) -> u32 {
    digits.fold(0, |rest, digit| (rest * 10 + digit) % 97)
}

/// What a character means inside a code.
enum Sign {
    Digit(char),
    /// Stands between groups.
    Separator,
    /// Ends the code.
    Other,
}

fn sign(c: char) -> Sign {
    let digit = match half_width(c) {
        '〇' | '零' | '○' | 'O' | 'o' => '0',
        '一' | '幺' | '壹' | 'l' | 'I' => '1',
        '二' | '两' => '2',
        '三' => '3',
        '四' => '4',
        '五' => '5',
        '六' => '6',
        '七' => '7',
        '八' => '8',
        '九' => '9',
        digit if digit.is_ascii_digit() => digit,
        ' ' | '-' | '.' | '·' | '_' | '\n' | '\r' | '\t' | '\u{a0}' | '\u{200b}' | '\u{feff}' => {
            return Sign::Separator;
        }
        other if other.is_whitespace() => return Sign::Separator,
        _ => return Sign::Other,
    };
    Sign::Digit(digit)
}

/// Runs of digits, each as its groups.
fn digit_runs(text: &str) -> Vec<Vec<String>> {
    let mut runs = vec![Vec::new()];
    let mut fresh_group = true;
    for c in text.chars() {
        match sign(c) {
            Sign::Digit(digit) => {
                let Some(run) = runs.last_mut() else { continue };
                match run.last_mut() {
                    Some(group) if !fresh_group => String::push(group, digit),
                    _ => run.push(digit.to_string()),
                }
                fresh_group = false;
            }
            Sign::Separator => fresh_group = true,
            Sign::Other => {
                runs.push(Vec::new());
                fresh_group = true;
            }
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sample() -> QueryCode {
        QueryCode::from_random([0, 0, 0, 0, 0, 0, 0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0, 1, 2])
    }

    #[test]
    fn a_code_is_forgiven_its_writing() {
        let code = sample();
        let digits = code.digits().to_owned();
        let full_width: String = digits
            .chars()
            .map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap())
            .collect();
        let chinese: String = digits
            .chars()
            .map(|c| {
                "〇一二三四五六七八九"
                    .chars()
                    .nth(c.to_digit(10).unwrap() as usize)
                    .unwrap()
            })
            .collect();
        for typed in [
            digits.clone(),
            code.grouped(),
            full_width,
            chinese.clone(),
            chinese.replace('一', "幺"),
            digits.replace('0', "O"),
            code.grouped().replace(' ', "-"),
            format!("我的查询码是：{}，受理编号20261123-000001。", code.grouped()),
            format!("受理编号 20261123-000001\n{}", code.grouped()),
            code.grouped().replace(' ', "\u{3000}"),
        ] {
            assert_eq!(QueryCode::parse(&typed), Ok(code.clone()), "{typed}");
        }
    }

    #[test]
    fn what_is_not_a_code_says_why() {
        assert_eq!(QueryCode::parse(""), Err(CodeError::Absent));
        assert_eq!(QueryCode::parse("你好"), Err(CodeError::Absent));
        assert_eq!(QueryCode::parse("1234 5678"), Err(CodeError::Length(8)));
        assert_eq!(QueryCode::parse(&"1".repeat(25)), Err(CodeError::Length(25)));
        assert_eq!(QueryCode::parse(&"1".repeat(24)), Err(CodeError::CheckDigits));
    }

    #[test]
    fn debug_never_shows_the_code() {
        assert_eq!(format!("{:?}", sample()), "QueryCode(…)");
    }

    proptest! {
        #[test]
        fn a_code_is_the_number_of_its_bytes_and_leaves_one(bytes in any::<[u8; 16]>()) {
            let code = QueryCode::from_random(bytes);
            let body = u128::from_be_bytes(bytes) % 10_u128.pow(22);
            prop_assert_eq!(code.digits().split_at(22).0, format!("{body:022}"));
            prop_assert_eq!(code.digits().parse::<u128>().unwrap() % 97, 1);
        }

        #[test]
        fn a_made_code_is_parsed_back(bytes in any::<[u8; 16]>()) {
            let code = QueryCode::from_random(bytes);
            prop_assert_eq!(code.digits().len(), LENGTH);
            prop_assert_eq!(QueryCode::parse_strict(code.digits()), Some(code.clone()));
            prop_assert_eq!(QueryCode::parse(&code.grouped()), Ok(code));
        }

        #[test]
        fn one_wrong_digit_or_one_swap_is_found(bytes in any::<[u8; 16]>(), at in 0usize..24, step in 1u32..10) {
            let code = QueryCode::from_random(bytes);
            let mut digits: Vec<char> = code.digits().chars().collect();
            digits[at] = char::from_digit((digits[at].to_digit(10).unwrap() + step) % 10, 10).unwrap();
            let changed: String = digits.iter().collect();
            prop_assert_eq!(QueryCode::parse(&changed), Err(CodeError::CheckDigits));
            let mut swapped: Vec<char> = code.digits().chars().collect();
            if at < 23 && swapped[at] != swapped[at + 1] {
                swapped.swap(at, at + 1);
                let text: String = swapped.iter().collect();
                prop_assert_eq!(QueryCode::parse_strict(&text), None);
            }
        }
    }
}
