//! Messages to citizens who left a way to be written to, and to another system of the city's: that there is something new, and where to look.
//! Never what.

mod hook;
mod mail;
mod setting;
mod sms;

pub use setting::{Given, Setting};

use qingyu_domain::kind::ReplyBy;
use qingyu_domain::time::Timestamp;
use qingyu_store::StoredContact;
use qingyu_words::told;

use hook::Hook;
use mail::Mail;
use sms::Sms;

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It was taken.
    Accepted,
    /// It certainly was not: it may be tried again.
    NotYet,
    /// It never will be.
    Refused,
    /// Nobody knows: it is not sent again, so that nobody is told twice.
    Unknown,
}

/// The ways that are set up.
#[derive(Debug, Default)]
pub struct Notify {
    site: String,
    mail: Option<Mail>,
    sms: Option<Sms>,
    hook: Option<Hook>,
}

impl Notify {
    /// As configured; nothing is connected to yet.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, an address that is none.
    pub fn of(setting: &Setting) -> anyhow::Result<Self> {
        Ok(Self {
            site: setting.site.clone(),
            mail: setting.mail.as_ref().map(Mail::of).transpose()?,
            sms: setting.sms.as_ref().map(Sms::of).transpose()?,
            hook: setting.hook.as_ref().map(Hook::of).transpose()?,
        })
    }

    /// Whether another system is to be told.
    pub const fn has_hook(&self) -> bool {
        self.hook.is_some()
    }

    /// Tells another system that the case of a number moved, by an entry of the outbox; `None` where none is set up.
    pub async fn hook(&self, entry: &str, number: &str, at: Timestamp, now: Timestamp) -> Option<Sent> {
        Some(self.hook.as_ref()?.send(entry, number, at, now).await)
    }

    /// Tells somebody about the case of a number; `None` where that way is not set up or nothing to write to was left.
    pub async fn tell(&self, by: ReplyBy, contact: &StoredContact, number: &str) -> Option<Sent> {
        match by {
            ReplyBy::Email => {
                let (mail, to) = (self.mail.as_ref()?, contact.email.as_deref()?);
                Some(mail.send(to, told::subject(), &told::mail(number, &self.site)).await)
            }
            ReplyBy::Sms => {
                let (sms, to) = (self.sms.as_ref()?, contact.phone.as_deref()?);
                Some(sms.send(to, &told::sms(number, &self.site)).await)
            }
            ReplyBy::Phone | ReplyBy::Track => None,
        }
    }
}
