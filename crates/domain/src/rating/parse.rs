//! From answers to a rating, or to all faults at once.

use super::answers::RatingAnswers;
use super::level::{Level, Levels, RatingReason};
use super::token::RatingToken;
use crate::contact::Phone;
use crate::fault::{Fault, FaultCode, Faults, Field};
use crate::text::{self, TEXT_LIMIT};
use crate::unit::Units;

/// A valid rating.
#[derive(Clone, PartialEq, Eq)]
pub struct Rating {
    /// The window, which exists, or with a token the unit, whose incident it is about. It may be closed by now: what was before counts.
    pub window: String,
    /// What makes it a verified one, once it is found to be good.
    pub token: Option<RatingToken>,
    /// The levels.
    pub levels: Levels,
    /// Each at most once, in the order of [`RatingReason`]; none where no level is bad.
    pub reasons: Vec<RatingReason>,
    /// In words, as sent.
    pub text: Option<String>,
    /// To be called back at.
    pub phone: Option<Phone>,
}

crate::without_debug!(Rating);

impl RatingAnswers {
    /// Parses everything against the units that exist; on failure names every fault, in the order of the fields.
    pub fn parse(&self, units: &Units) -> Result<Rating, Vec<Fault>> {
        let mut faults = Faults::default();
        faults.keep(Field::Key, self.parse_key());
        let window = faults.keep(Field::Window, self.parse_window(units));
        let token = faults.keep(Field::Token, self.parse_token());
        let overall = faults.keep(
            Field::Level,
            level(self.level).and_then(|level| level.ok_or(FaultCode::Required)),
        );
        let service = faults.keep(Field::Service, level(self.service));
        let efficiency = faults.keep(Field::Efficiency, level(self.efficiency));
        let conduct = faults.keep(Field::Conduct, level(self.conduct));
        let is_bad = |given: Option<Option<Level>>| given.flatten().is_some_and(Level::is_bad);
        let reasons = faults.keep(Field::Reasons, self.parse_reasons(overall.is_some_and(Level::is_bad)));
        let text = faults.keep(Field::Text, self.parse_text());
        let phone = filled(self.phone.as_deref()).map(Phone::parse).transpose();
        let phone = faults.keep(Field::Phone, phone);
        if let Some(list) = faults.into_list() {
            return Err(list);
        }
        let any_bad = overall.is_some_and(Level::is_bad) || [service, efficiency, conduct].into_iter().any(is_bad);
        // Without a fault every mandatory value is there.
        let whole = || {
            Some(Rating {
                window: window?,
                token: token?,
                levels: Levels {
                    overall: overall?,
                    service: service?,
                    efficiency: efficiency?,
                    conduct: conduct?,
                },
                reasons: reasons.filter(|_| any_bad).unwrap_or_default(),
                text: text?,
                phone: phone?,
            })
        };
        whole().ok_or_else(|| {
            vec![Fault {
                field: Field::Body,
                code: FaultCode::Malformed,
            }]
        })
    }

    /// The key, which the server needs before anything else: a UUID in its usual form.
    pub fn parse_key(&self) -> Result<&str, FaultCode> {
        text::parse_uuid(self.key.as_deref())
    }

    fn parse_window(&self, units: &Units) -> Result<String, FaultCode> {
        let code = filled(self.window.as_deref()).ok_or(FaultCode::Required)?;
        if let Some((_, window)) = units.window(code) {
            return Ok(window.code.clone());
        }
        // A link that comes from an incident rates the unit that was there.
        let has_token = filled(self.token.as_deref()).is_some();
        let unit = units.unit(code).filter(|_| has_token).ok_or(FaultCode::Unknown)?;
        Ok(unit.code.clone())
    }

    fn parse_token(&self) -> Result<Option<RatingToken>, FaultCode> {
        let token = filled(self.token.as_deref());
        let token = token.map(|token| RatingToken::parse(token).ok_or(FaultCode::Malformed));
        token.transpose()
    }

    fn parse_reasons(&self, is_needed: bool) -> Result<Vec<RatingReason>, FaultCode> {
        let mut reasons = Vec::new();
        for code in &self.reasons {
            reasons.push(RatingReason::from_code(code).ok_or(FaultCode::Unknown)?);
        }
        reasons.sort_unstable();
        reasons.dedup();
        if is_needed && reasons.is_empty() {
            return Err(FaultCode::Required);
        }
        Ok(reasons)
    }

    fn parse_text(&self) -> Result<Option<String>, FaultCode> {
        let text = filled(self.text.as_deref());
        text.map(|text| text::parse(text, TEXT_LIMIT)).transpose()
    }
}

/// Blank is absent.
fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// Absent stays absent: nothing is chosen for anybody.
fn level(number: Option<u8>) -> Result<Option<Level>, FaultCode> {
    let level = number.map(|number| Level::new(number).ok_or(FaultCode::OutOfRange));
    level.transpose()
}
