//! From what somebody typed to a whistle, or to all faults at once.

use serde::{Deserialize, Serialize};

use super::steps::WhistleAbout;
use crate::fault::{Fault, FaultCode, Faults, Field};
use crate::rating::visit::{filled, needed};
use crate::text::{self, TEXT_LIMIT};

/// The longest reference, in characters.
const REFERENCE_LIMIT: usize = 80;
/// So many digits in a row are a telephone's, an identity card's or a case's number: none goes along with a complaint.
const DIGITS: usize = 7;

/// A whistle as it comes over the wire; nothing is checked yet.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct WhistleAnswers {
    /// A UUID drawn by whoever sends it: sent again, it is the same whistle.
    pub key: Option<String>,
    /// incident, `law_case`, case; whether a case is a complaint the server knows.
    pub about: Option<String>,
    /// The id of an incident, the reference of a law-enforcement case, the number of a case.
    pub reference: Option<String>,
    /// 加急
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub urgent: bool,
    /// What help is wanted. On a complaint in words of one's own: nothing of who complained, about whom, or of which unit.
    pub text: Option<String>,
}

crate::without_debug!(WhistleAnswers);

/// A valid one.
#[derive(Clone, PartialEq, Eq)]
pub struct NewWhistle {
    /// Its UUID, in small letters.
    pub key: String,
    /// With what help is wanted.
    pub about: WhistleAbout,
    /// Which one.
    pub reference: String,
    /// 加急
    pub is_urgent: bool,
    /// What help is wanted.
    pub text: String,
}

crate::without_debug!(NewWhistle);

impl WhistleAnswers {
    /// Parses everything; on failure names every fault.
    pub fn parse(&self) -> Result<NewWhistle, Vec<Fault>> {
        let mut faults = Faults::default();
        let key = text::parse_uuid(self.key.as_deref()).map(str::to_ascii_lowercase);
        let key = faults.keep(Field::Key, key);
        let about = needed(self.about.as_deref());
        let about = about.and_then(|code| WhistleAbout::from_code(code).ok_or(FaultCode::Unknown));
        let about = faults.keep(Field::Kind, about);
        let reference = text::parse_optional_line(self.reference.as_deref(), REFERENCE_LIMIT);
        let reference = reference.and_then(|typed| typed.ok_or(FaultCode::Required));
        let reference = faults.keep(Field::Number, reference);
        let text = filled(self.text.as_deref()).ok_or(FaultCode::Required);
        let text = faults.keep(Field::Text, text.and_then(|typed| text::parse(typed, TEXT_LIMIT)));
        match (key, about, reference, text, faults.into_list()) {
            (Some(key), Some(about), Some(reference), Some(text), None) => Ok(NewWhistle {
                key,
                about,
                reference,
                is_urgent: self.urgent,
                text,
            }),
            (.., list) => Err(list.unwrap_or_default()),
        }
    }
}

/// What cannot stand in the words of a whistle on a complaint: numbers of persons, telephones or cases.
pub fn unredacted(text: &str) -> Option<Fault> {
    let mut run = 0;
    let mut longest = 0;
    for c in text.chars() {
        // What stands between the parts of a number is not its end.
        if c.is_ascii_digit() || ('０'..='９').contains(&c) {
            run += 1;
        } else if !matches!(c, '-' | ' ' | '－' | '　') {
            run = 0;
        }
        longest = longest.max(run);
    }
    (longest >= DIGITS).then_some(Fault {
        field: Field::Text,
        code: FaultCode::Malformed,
    })
}
