//! The same content in one form, however it was typed: what tells a repeat from other content.
//!
//! No rule is asked and nothing fails: a value that a rule refuses stays as it is, but for the blanks around it. So a
//! request that was accepted once is recognised for ever, whatever rules, units and days come after it.

use super::answers::{Answers, ContactAnswers, EnterpriseAnswers, HelpAnswers, UrgentAnswers};
use crate::contact::{Email, Phone};
use crate::text;

/// Blank is absent.
fn normal(typed: Option<&String>) -> Option<String> {
    typed.map(|typed| text::normal(typed)).filter(|typed| !typed.is_empty())
}

fn asked(flag: Option<bool>) -> Option<bool> {
    flag.filter(|flag| *flag)
}

impl Answers {
    /// The answers in their one form.
    #[must_use]
    pub fn normalised(&self) -> Self {
        let help = self.help.as_ref().map(HelpAnswers::normalised);
        Self {
            query_code: normal(self.query_code.as_ref()),
            kind: normal(self.kind.as_ref()),
            unit: normal(self.unit.as_ref()),
            window: normal(self.window.as_ref()),
            text: normal(self.text.as_ref()),
            occurred_on: normal(self.occurred_on.as_ref()),
            officer: normal(self.officer.as_ref()),
            contact: self.contact.as_ref().map(ContactAnswers::normalised),
            help: help.filter(|help| *help != HelpAnswers::default()),
            enterprise: self.enterprise.as_ref().map(EnterpriseAnswers::normalised),
            channel: normal(self.channel.as_ref()),
        }
    }
}

impl ContactAnswers {
    fn normalised(&self) -> Self {
        let phone = |typed: String| Phone::parse(&typed).map_or(typed, |phone| phone.as_str().to_owned());
        let email = |typed: String| Email::parse(&typed).map_or(typed, |email| email.as_str().to_owned());
        Self {
            name: normal(self.name.as_ref()),
            phone: normal(self.phone.as_ref()).map(phone),
            email: normal(self.email.as_ref()).map(email),
            reply_by: normal(self.reply_by.as_ref()),
        }
    }
}

impl HelpAnswers {
    fn normalised(&self) -> Self {
        let urgent = self.urgent.as_ref().map(|urgent| UrgentAnswers {
            reason: normal(urgent.reason.as_ref()),
        });
        Self {
            on_behalf_of: normal(self.on_behalf_of.as_ref()),
            accompany: asked(self.accompany),
            urgent,
            home_visit: asked(self.home_visit),
            call_back: asked(self.call_back),
            barrier_free: asked(self.barrier_free),
        }
    }
}

impl EnterpriseAnswers {
    fn normalised(&self) -> Self {
        Self {
            name: normal(self.name.as_ref()),
            credit_code: normal(self.credit_code.as_ref()).map(|code| code.to_uppercase()),
        }
    }
}
