//! Mail by SMTP.

use std::time::Duration;

use anyhow::Context as _;
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

use super::Sent;
use super::setting::MailSetting;

/// For each step of a conversation with the server.
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
        if !matches!(self.transport.test_connection().await, Ok(true)) {
            return Sent::NotYet;
        }
        match self.transport.send(message).await {
            Ok(answer) if answer.is_positive() => Sent::Accepted,
            Err(error) if error.is_transient() => Sent::NotYet,
            Err(error) if error.is_permanent() => Sent::Refused,
            Ok(_) | Err(_) => Sent::Unknown,
        }
    }
}
