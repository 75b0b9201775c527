//! The token of a visit: made by the queue system with the ticket, used up by one rating.

use std::fmt;

use crate::contact::half_width;

/// Digits of a token: 66 random bits, and no check digits, so that any queue system can draw one.
const LENGTH: usize = 20;

/// For how many days after the visit a token is good, the day of the visit not counted.
pub const VALID_DAYS: i64 = 14;

/// A token as the queue system made it. It is a secret: `Debug` hides it and there is no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct RatingToken(String);

impl RatingToken {
    /// Parses 20 digits; other digit forms, blanks and hyphens between them are forgiven.
    ///
    /// One digit over and over is what a system sends that does not draw its tokens.
    pub fn parse(typed: &str) -> Option<Self> {
        let digits: String = typed
            .chars()
            .map(half_width)
            .filter(|c| !c.is_whitespace() && *c != '-')
            .collect();
        let is_token = digits.len() == LENGTH && digits.bytes().all(|byte| byte.is_ascii_digit());
        let first = digits.chars().next()?;
        (is_token && digits.chars().any(|digit| digit != first)).then_some(Self(digits))
    }

    /// The 20 digits.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RatingToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RatingToken(…)")
    }
}
