//! A submission: what arrives is text, what leaves is valid by type, or all faults at once.

use serde::{Deserialize, Serialize};

use crate::contact::{self, Email, Phone};
use crate::fault::{Fault, FaultCode, Faults, Field};
use crate::kind::{Channel, Kind, ReplyBy};
use crate::query_code::QueryCode;
use crate::text::{self, NAME_LIMIT, OFFICER_LIMIT, TEXT_LIMIT};
use crate::time::Day;
use crate::unit::Units;

/// What the citizen answered, as it comes over the wire; nothing is checked yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Answers {
    /// 24 digits made by the browser; also the idempotency key.
    pub query_code: Option<String>,
    /// praise, complaint, enquiry or suggestion.
    pub kind: Option<String>,
    /// The unit's code; absent when the citizen does not know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The window's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<String>,
    /// The account, question or suggestion: 1 to 5000 characters.
    pub text: Option<String>,
    /// `YYYY-MM-DD`, not in the future.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<String>,
    /// Who it was, as far as known: at most 200 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub officer: Option<String>,
    /// Absent when anonymous.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactAnswers>,
    /// Help wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<HelpAnswers>,
    /// The enterprise concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enterprise: Option<EnterpriseAnswers>,
    /// web, portal, qr or lite.
    pub channel: Option<String>,
}

/// Contact as it comes over the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ContactAnswers {
    /// At most 60 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Chinese mobile or landline number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// phone, sms, email or track.
    pub reply_by: Option<String>,
}

/// Help as it comes over the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct HelpAnswers {
    /// For whom the helper writes: at most 60 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<String>,
    /// 陪办: somebody goes along.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accompany: Option<bool>,
    /// 加急办, with its reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub urgent: Option<UrgentAnswers>,
    /// 上门办: at home.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home_visit: Option<bool>,
    /// 请回拨.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_back: Option<bool>,
    /// 无障碍协助.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub barrier_free: Option<bool>,
}

/// Urgency as it comes over the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct UrgentAnswers {
    /// Why: at most 200 characters.
    pub reason: Option<String>,
}

/// Enterprise as it comes over the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct EnterpriseAnswers {
    /// At most 200 characters.
    pub name: Option<String>,
    /// Unified social credit code (GB 32100).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<String>,
}

/// What a submission is judged against.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// Today in +08:00.
    pub today: Day,
    /// The units that exist.
    pub units: &'a Units,
    /// The ways of answering that are set up.
    pub reply_by: &'a [ReplyBy],
}

/// A valid contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Name, if left.
    pub name: Option<String>,
    /// Phone, if left.
    pub phone: Option<Phone>,
    /// Mail address, if left.
    pub email: Option<Email>,
    /// The way of answering; its phone or address is there.
    pub reply_by: ReplyBy,
}

codes! {
    /// Help that a citizen can ask for.
    HelpKind {
        /// Written by a helper.
        OnBehalf = "on_behalf",
        /// 陪办
        Accompany = "accompany",
        /// 加急办
        Urgent = "urgent",
        /// 上门办
        HomeVisit = "home_visit",
        /// 请回拨
        CallBack = "call_back",
        /// 无障碍协助
        BarrierFree = "barrier_free",
    }
}

/// A valid enterprise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enterprise {
    /// Its name.
    pub name: String,
    /// Its credit code.
    pub credit_code: Option<String>,
}

/// A valid submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The citizen's key to the case.
    pub query_code: QueryCode,
    /// The kind.
    pub kind: Kind,
    /// The unit, which exists.
    pub unit: Option<String>,
    /// The window, which belongs to the unit.
    pub window: Option<String>,
    /// The text as sent, line ends normalised.
    pub text: String,
    /// Today or earlier.
    pub occurred_on: Option<Day>,
    /// The officer as described.
    pub officer: Option<String>,
    /// `None` when anonymous.
    pub contact: Option<Contact>,
    /// Help wanted, each at most once, in the order of [`HelpKind`].
    pub help: Vec<HelpKind>,
    /// For whom the helper writes.
    pub on_behalf_of: Option<String>,
    /// Why it is urgent.
    pub urgent_reason: Option<String>,
    /// The enterprise concerned.
    pub enterprise: Option<Enterprise>,
    /// The channel.
    pub channel: Channel,
}

fn code_of<T>(text: Option<&str>, parse: impl Fn(&str) -> Option<T>) -> Result<T, FaultCode> {
    match text.map(str::trim) {
        None | Some("") => Err(FaultCode::Required),
        Some(text) => parse(text).ok_or(FaultCode::Unknown),
    }
}

fn blank_is_none(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

impl Answers {
    /// Parses everything; on failure names every fault, in the order of the fields.
    pub fn parse(&self, setting: &Setting<'_>) -> Result<Submission, Vec<Fault>> {
        let mut faults = Faults::default();
        let query_code = faults.keep(Field::QueryCode, self.parse_query_code());
        let kind = faults.keep(Field::Kind, code_of(self.kind.as_deref(), Kind::from_code));
        let (unit, window) = self.parse_place(setting.units, &mut faults);
        let text = faults.keep(
            Field::Text,
            text::parse(self.text.as_deref().unwrap_or_default(), TEXT_LIMIT),
        );
        let occurred_on = faults.keep(Field::OccurredOn, self.parse_day(setting.today));
        let officer = faults.keep(
            Field::Officer,
            text::parse_optional_line(self.officer.as_deref(), OFFICER_LIMIT),
        );
        let contact = self
            .contact
            .as_ref()
            .map(|contact| contact.parse(setting.reply_by, &mut faults));
        let help = self.help.clone().unwrap_or_default();
        let (kinds, on_behalf_of, urgent_reason) = help.parse(self.contact.as_ref(), &mut faults);
        let enterprise = self.enterprise.as_ref().map(|enterprise| enterprise.parse(&mut faults));
        let channel = faults.keep(Field::Channel, code_of(self.channel.as_deref(), Channel::from_code));
        if let Some(list) = faults.into_list() {
            return Err(list);
        }
        // Without a fault every mandatory value is there.
        let whole = || {
            Some(Submission {
                query_code: query_code?,
                kind: kind?,
                unit,
                window,
                text: text?,
                occurred_on: occurred_on?,
                officer: officer?,
                contact: contact.flatten(),
                help: kinds,
                on_behalf_of,
                urgent_reason,
                enterprise: enterprise.flatten(),
                channel: channel?,
            })
        };
        whole().ok_or_else(|| {
            vec![Fault {
                field: Field::Body,
                code: FaultCode::Malformed,
            }]
        })
    }

    /// The query code, which the server needs before anything else.
    pub fn parse_query_code(&self) -> Result<QueryCode, FaultCode> {
        let text = self.query_code.as_deref().unwrap_or_default();
        if text.is_empty() {
            return Err(FaultCode::Required);
        }
        if text.len() != crate::query_code::LENGTH || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(FaultCode::Malformed);
        }
        QueryCode::parse_strict(text).ok_or(FaultCode::CheckDigits)
    }

    fn parse_place(&self, units: &Units, faults: &mut Faults) -> (Option<String>, Option<String>) {
        let unit = blank_is_none(self.unit.as_deref());
        let window = blank_is_none(self.window.as_deref());
        if unit.is_some_and(|code| units.unit(code).is_none()) {
            faults.add(Field::Unit, FaultCode::Unknown);
        }
        let owner = window
            .and_then(|code| units.window(code))
            .map(|(owner, _)| owner.code.as_str());
        let fits = match (unit, owner) {
            (Some(unit), Some(owner)) => unit == owner,
            (None, Some(_)) => true,
            (_, None) => false,
        };
        if window.is_some() && !fits {
            faults.add(Field::Window, FaultCode::Unknown);
        }
        // A window names its unit.
        (unit.or(owner).map(str::to_owned), window.map(str::to_owned))
    }

    fn parse_day(&self, today: Day) -> Result<Option<Day>, FaultCode> {
        let Some(text) = blank_is_none(self.occurred_on.as_deref()) else {
            return Ok(None);
        };
        let day = Day::parse(text).ok_or(FaultCode::Malformed)?;
        if day > today {
            Err(FaultCode::Future)
        } else {
            Ok(Some(day))
        }
    }
}

impl ContactAnswers {
    fn parse(&self, configured: &[ReplyBy], faults: &mut Faults) -> Option<Contact> {
        let name = faults.keep(
            Field::ContactName,
            text::parse_optional_line(self.name.as_deref(), NAME_LIMIT),
        );
        let phone = blank_is_none(self.phone.as_deref()).map(Phone::parse).transpose();
        let phone = faults.keep(Field::ContactPhone, phone);
        let email = blank_is_none(self.email.as_deref()).map(Email::parse).transpose();
        let email = faults.keep(Field::ContactEmail, email);
        let reply_by = faults.keep(Field::ReplyBy, code_of(self.reply_by.as_deref(), ReplyBy::from_code));
        match reply_by {
            Some(way) if !configured.contains(&way) => faults.add(Field::ReplyBy, FaultCode::NotConfigured),
            Some(ReplyBy::Phone | ReplyBy::Sms) if phone == Some(None) => {
                faults.add(Field::ContactPhone, FaultCode::NeedsPhone)
            }
            Some(ReplyBy::Email) if email == Some(None) => faults.add(Field::ContactEmail, FaultCode::NeedsEmail),
            _ => {}
        }
        Some(Contact {
            name: name?,
            phone: phone?,
            email: email?,
            reply_by: reply_by?,
        })
    }

    /// Whether somebody could be reached.
    fn reaches(&self) -> bool {
        blank_is_none(self.phone.as_deref())
            .or(blank_is_none(self.email.as_deref()))
            .is_some()
    }
}

impl HelpAnswers {
    fn parse(
        &self,
        contact: Option<&ContactAnswers>,
        faults: &mut Faults,
    ) -> (Vec<HelpKind>, Option<String>, Option<String>) {
        let on_behalf_of = faults
            .keep(
                Field::OnBehalfOf,
                text::parse_optional_line(self.on_behalf_of.as_deref(), NAME_LIMIT),
            )
            .flatten();
        let urgent_reason = self
            .urgent
            .as_ref()
            .map(|urgent| text::parse(urgent.reason.as_deref().unwrap_or_default(), OFFICER_LIMIT));
        let urgent_reason = faults.keep(Field::UrgentReason, urgent_reason.transpose()).flatten();
        let asked = |flag: Option<bool>| flag == Some(true);
        let reachable = contact.is_some_and(ContactAnswers::reaches);
        let callable = contact.is_some_and(|contact| blank_is_none(contact.phone.as_deref()).is_some());
        for (flag, field, possible, code) in [
            (self.accompany, Field::Accompany, reachable, FaultCode::NeedsContact),
            (self.home_visit, Field::HomeVisit, reachable, FaultCode::NeedsContact),
            (self.call_back, Field::CallBack, callable, FaultCode::NeedsContact),
        ] {
            if asked(flag) && !possible {
                faults.add(field, code);
            }
        }
        let kinds = [
            (on_behalf_of.is_some(), HelpKind::OnBehalf),
            (asked(self.accompany), HelpKind::Accompany),
            (urgent_reason.is_some(), HelpKind::Urgent),
            (asked(self.home_visit), HelpKind::HomeVisit),
            (asked(self.call_back), HelpKind::CallBack),
            (asked(self.barrier_free), HelpKind::BarrierFree),
        ];
        let kinds = kinds
            .into_iter()
            .filter_map(|(asked, kind)| asked.then_some(kind))
            .collect();
        (kinds, on_behalf_of, urgent_reason)
    }
}

impl EnterpriseAnswers {
    fn parse(&self, faults: &mut Faults) -> Option<Enterprise> {
        let name = faults.keep(
            Field::EnterpriseName,
            text::parse_optional_line(self.name.as_deref(), OFFICER_LIMIT),
        );
        if name == Some(None) {
            faults.add(Field::EnterpriseName, FaultCode::Required);
        }
        let credit_code = blank_is_none(self.credit_code.as_deref()).map(str::to_uppercase);
        if let Some(code) = &credit_code {
            faults.keep(Field::CreditCode, contact::check_credit_code(code));
        }
        Some(Enterprise {
            name: name??,
            credit_code,
        })
    }
}
