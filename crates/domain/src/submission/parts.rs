//! The parts of a submission that may be absent: contact, help, enterprise.

use super::answers::{ContactAnswers, EnterpriseAnswers, HelpAnswers};
use super::parse::{blank_is_none, code_of};
use super::valid::{Contact, Enterprise, HelpKind};
use crate::contact::{self, Email, Phone};
use crate::fault::{FaultCode, Faults, Field};
use crate::kind::ReplyBy;
use crate::text::{self, NAME_LIMIT, OFFICER_LIMIT};

impl ContactAnswers {
    pub(super) fn parse(&self, configured: &[ReplyBy], faults: &mut Faults) -> Option<Contact> {
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
                faults.add(Field::ContactPhone, FaultCode::NeedsPhone);
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
    pub(super) fn parse(
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
    pub(super) fn parse(&self, faults: &mut Faults) -> Option<Enterprise> {
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
