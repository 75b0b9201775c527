//! Text messages through a gateway that is spoken to by HTTP: each city has another one, so its request is a template.

use std::fs;

use anyhow::Context as _;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderValue, Request};

use super::Sent;
use super::setting::{PHONE, SmsSetting, TEXT};
use crate::outgoing::{NoAnswer, Outgoing};

/// A gateway.
pub struct Sms {
    url: String,
    body: String,
    authorization: Option<HeaderValue>,
    outgoing: Outgoing,
}

impl std::fmt::Debug for Sms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sms").field("url", &self.url).finish_non_exhaustive()
    }
}

impl Sms {
    /// As configured; reads the secret.
    pub fn of(setting: &SmsSetting) -> anyhow::Result<Self> {
        let secret = setting.authorization_file.as_ref().map(|file| {
            let unreadable = || format!("QINGYU_SMS_AUTHORIZATION_FILE: {} cannot be read", file.display());
            let text = fs::read_to_string(file).with_context(unreadable)?;
            let mut value = HeaderValue::from_str(text.trim()).with_context(unreadable)?;
            value.set_sensitive(true);
            anyhow::Ok(value)
        });
        Ok(Self {
            url: setting.url.clone(),
            body: setting.body.clone(),
            authorization: secret.transpose()?,
            outgoing: Outgoing::of(None, setting.url.starts_with("http://"))?,
        })
    }

    /// Sends one message.
    pub async fn send(&self, phone: &str, text: &str) -> Sent {
        let body = self.body.replace(PHONE, &escaped(phone)).replace(TEXT, &escaped(text));
        let mut request = Request::post(&self.url).header(CONTENT_TYPE, "application/json");
        if let Some(authorization) = &self.authorization {
            request = request.header(AUTHORIZATION, authorization);
        }
        let Ok(request) = request.body(body.into_bytes()) else {
            return Sent::Refused;
        };
        match self.outgoing.clone().ask(request).await {
            Ok(answer) if answer.status().is_success() => Sent::Accepted,
            // Too many, or not now: said by those who took nothing.
            Ok(answer) if [429, 503].contains(&answer.status().as_u16()) => Sent::NotYet,
            Ok(answer) if answer.status().is_client_error() => Sent::Refused,
            Err(NoAnswer::Unreached) => Sent::NotYet,
            Ok(_) | Err(NoAnswer::Broken | NoAnswer::Late) => Sent::Unknown,
        }
    }
}

/// As it stands between the quotes of a JSON string.
fn escaped(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_into_a_template_stays_within_its_string() {
        assert_eq!(escaped("a\"b\\\n编号"), "a\\\"b\\\\\\n编号");
    }
}
