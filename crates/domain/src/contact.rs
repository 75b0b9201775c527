//! Contact details: forgiving in what is typed, strict in what is kept.

use crate::fault::FaultCode;

/// A Chinese phone number as kept: digits only, no country code.
#[derive(Clone, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// Parses a mobile number or a landline with area code; `+86`, spaces and hyphens may stand in it.
    pub fn parse(typed: &str) -> Result<Self, FaultCode> {
        let plain: String = typed
            .trim()
            .chars()
            .map(half_width)
            .filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '（' | '）' | '\u{a0}'))
            .collect();
        let national = match plain.strip_prefix("+86").or_else(|| plain.strip_prefix("0086")) {
            // Abroad the 0 of an area code is left out.
            Some(rest) if !rest.starts_with(['0', '1']) => format!("0{rest}"),
            Some(rest) => rest.to_owned(),
            None => plain,
        };
        if is_mobile(&national) || is_landline(&national) {
            Ok(Self(national))
        } else {
            Err(FaultCode::Malformed)
        }
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The half-width form of a full-width digit or sign; other characters stay.
pub fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '－' | '—' | '–' => '-',
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        _ => c,
    }
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11
        && all_digits(digits)
        && digits.starts_with('1')
        && !digits.starts_with(['0', '2'])
        && matches!(digits.as_bytes().get(1), Some(b'3'..=b'9'))
}

/// Area code of three or four digits from 0, then seven or eight digits.
fn is_landline(digits: &str) -> bool {
    (10..=12).contains(&digits.len()) && all_digits(digits) && digits.starts_with('0') && !digits.starts_with("00")
}

/// A mail address as kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Parses an address: one `@`, something before it, a dotted host after it, no spaces, at most 254 bytes.
    pub fn parse(typed: &str) -> Result<Self, FaultCode> {
        let address: String = typed.trim().chars().map(half_width).collect();
        let Some((local, host)) = address.split_once('@') else {
            return Err(FaultCode::Malformed);
        };
        let plain = |text: &str| {
            text.chars()
                .all(|c| c.is_ascii_graphic() && !matches!(c, '@' | '<' | '>' | ',' | ';' | '"'))
        };
        let dotted = host.split('.').count() >= 2 && host.split('.').all(|label| !label.is_empty());
        if address.len() <= 254 && !local.is_empty() && plain(local) && plain(host) && dotted {
            Ok(Self(address))
        } else {
            Err(FaultCode::Malformed)
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Checks a unified social credit code (GB 32100-2015): 18 characters, the last one a check character modulo 31.
pub fn check_credit_code(code: &str) -> Result<(), FaultCode> {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let mut values = Vec::with_capacity(18);
    for c in code.chars() {
        values.push(ALPHABET.find(c).ok_or(FaultCode::Malformed)?);
    }
    let Some((&check, body)) = values.split_last().filter(|(_, body)| body.len() == 17) else {
        return Err(FaultCode::Malformed);
    };
    let mut weight = 1;
    let mut sum = 0;
    for value in body {
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    if (sum + check) % 31 == 0 {
        Ok(())
    } else {
        Err(FaultCode::CheckDigits)
    }
}

crate::without_debug!(Phone, Email);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_are_kept_as_plain_national_digits() {
        for (typed, kept) in [
            ("13800000000", "13800000000"),
            ("+86 138-0000-0000", "13800000000"),
            ("１３８００００００００", "13800000000"),
            ("0711-3000000", "07113000000"),
            ("+86 711 3000000", "07113000000"),
            ("(010) 60000000", "01060000000"),
        ] {
            assert_eq!(Phone::parse(typed).map(|p| p.0), Ok(kept.to_owned()), "{typed}");
        }
        for typed in [
            "",
            "12345",
            "23800000000",
            "138000000000",
            "1380000000a",
            "12000000000",
            "00113000000",
        ] {
            assert_eq!(Phone::parse(typed), Err(FaultCode::Malformed), "{typed}");
        }
    }

    #[test]
    fn mail_addresses_need_a_name_and_a_dotted_host() {
        assert!(Email::parse(" a.b@example.com ").is_ok());
        for typed in ["a", "@example.com", "a@b", "a@@b.c", "a b@c.d", "a@b..c", "a<b@c.d"] {
            assert_eq!(Email::parse(typed), Err(FaultCode::Malformed), "{typed}");
        }
    }

    #[test]
    fn credit_codes_are_checked_by_their_last_character() {
        assert_eq!(check_credit_code("91350100M000100Y43"), Ok(()));
        assert_eq!(check_credit_code("91350100M000100Y44"), Err(FaultCode::CheckDigits));
        assert_eq!(check_credit_code("91350100M000100Y4"), Err(FaultCode::Malformed));
        assert_eq!(check_credit_code("91350100M000100Y4I"), Err(FaultCode::Malformed));
    }
}
