//! Mail by SMTP.

use std::time::Duration;

use anyhow::Context as _;
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use tokio::time::timeout;

use super::Sent;
use super::setting::MailSetting;

/// Until a server says that it is there, and until it has taken a message: it may also take the connection and say nothing.
const PATIENCE: Duration = Duration::from_secs(10);

/// A server that takes mail.
#[derive(Debug)]
pub struct Mail {
    from: Mailbox,
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl Mail {
    /// As configured.
    pub fn of(setting: &MailSetting) -> anyhow::Result<Self> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&setting.url);
        // The URL may hold a password: it is not said.
        let transport = transport.context("QINGYU_SMTP_URL is not the address of a mail server")?;
        let from = setting.from.parse();
        Ok(Self {
            from: from.with_context(|| format!("QINGYU_MAIL_FROM is not an address: {}", setting.from))?,
            transport: transport.timeout(Some(PATIENCE)).build(),
        })
    }

    /// Sends one message.
    pub async fn send(&self, to: &str, subject: &str, text: &str) -> Sent {
        let Ok(to) = to.parse::<Mailbox>() else {
            return Sent::Refused;
        };
        let message = Message::builder().from(self.from.clone()).to(to).subject(subject);
        let message = message.header(ContentType::TEXT_PLAIN).message_id(None);
        let Ok(message) = message.body(text.to_owned()) else {
            return Sent::Refused;
        };
        // What fails before a message is begun is known not to have been sent.
        let is_there = timeout(PATIENCE, self.transport.test_connection()).await;
        if !matches!(is_there, Ok(Ok(true))) {
            return Sent::NotYet;
        }
        match timeout(PATIENCE, self.transport.send(message)).await {
            Ok(Ok(answer)) if answer.is_positive() => Sent::Accepted,
            Ok(Err(error)) if error.is_transient() => Sent::NotYet,
            Ok(Err(error)) if error.is_permanent() => Sent::Refused,
            Ok(Ok(_) | Err(_)) | Err(_) => Sent::Unknown,
        }
    }
}
