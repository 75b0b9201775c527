//! Which ways of writing to citizens are set up; none unless somebody says so.

use std::net::IpAddr;
use std::path::PathBuf;

use anyhow::{Context as _, ensure};
use clap::Args;
use openidconnect::url::{Host, Url};
use serde::Deserialize;

/// Where the number to write to stands in the body of a request to the gateway.
pub const PHONE: &str = "{phone}";
/// Where the text stands.
pub const TEXT: &str = "{text}";

/// As given in one place.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Given {
    /// The address that citizens use, such as `https://feedback.example.gov.cn`, for messages to them.
    #[arg(long, env = "QINGYU_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// The mail server, as `smtps://NAME:PASSWORD@HOST` or `smtp://HOST:587?tls=required` [default: none, no mail is sent].
    #[arg(long, env = "QINGYU_SMTP_URL", value_name = "URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// As whom mail is sent.
    #[arg(long, env = "QINGYU_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// The gateway for text messages, to which is posted [default: none, no text message is sent].
    #[arg(long, env = "QINGYU_SMS_URL", value_name = "URL")]
    pub sms_url: Option<String>,
    /// The JSON that is posted, with `{phone}` and `{text}` within its strings.
    #[arg(long, env = "QINGYU_SMS_BODY", value_name = "JSON")]
    pub sms_body: Option<String>,
    /// The file with the value of the header Authorization for it.
    #[arg(long, env = "QINGYU_SMS_AUTHORIZATION_FILE", value_name = "FILE")]
    pub sms_authorization_file: Option<PathBuf>,
}

/// What is set up.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// Where citizens look, without a slash at the end.
    pub site: String,
    /// Mail.
    pub mail: Option<MailSetting>,
    /// Text messages.
    pub sms: Option<SmsSetting>,
}

/// A mail server.
#[derive(Clone, Debug)]
pub struct MailSetting {
    /// Its address, with name and password.
    pub url: String,
    /// The sender.
    pub from: String,
}

/// A gateway for text messages.
#[derive(Clone, Debug)]
pub struct SmsSetting {
    /// Its address.
    pub url: String,
    /// What is posted.
    pub body: String,
    /// Where its secret is.
    pub authorization_file: Option<PathBuf>,
}

impl Setting {
    /// From two places, the first one counting more.
    ///
    /// # Errors
    ///
    /// What is set up in part, and an address over which somebody could read along.
    pub fn of(first: Given, second: Given) -> anyhow::Result<Self> {
        let site = first.public_url.or(second.public_url).unwrap_or_default();
        let (smtp, from) = (first.smtp_url.or(second.smtp_url), first.mail_from.or(second.mail_from));
        let (sms, body) = (first.sms_url.or(second.sms_url), first.sms_body.or(second.sms_body));
        let authorization_file = first.sms_authorization_file.or(second.sms_authorization_file);
        let mail = smtp.map(|url| {
            safe("QINGYU_SMTP_URL", &url, &["smtps"], "tls=required")?;
            let from = from.context("QINGYU_SMTP_URL needs QINGYU_MAIL_FROM")?;
            anyhow::Ok(MailSetting { url, from })
        });
        let sms = sms.map(|url| {
            safe("QINGYU_SMS_URL", &url, &["https"], "")?;
            let body = body.context("QINGYU_SMS_URL needs QINGYU_SMS_BODY")?;
            let is_whole = body.contains(PHONE) && body.contains(TEXT) && is_json(&body);
            ensure!(
                is_whole,
                "QINGYU_SMS_BODY is no JSON with {PHONE} and {TEXT} in its strings"
            );
            anyhow::Ok(SmsSetting {
                url,
                body,
                authorization_file,
            })
        });
        let (mail, sms) = (mail.transpose()?, sms.transpose()?);
        if mail.is_some() || sms.is_some() {
            let is_site = Url::parse(&site).is_ok_and(|url| url.host().is_some() && url.query().is_none());
            ensure!(is_site, "messages to citizens need QINGYU_PUBLIC_URL, where they look");
        }
        let site = site.trim_end_matches('/').to_owned();
        Ok(Self { site, mail, sms })
    }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(text).is_ok()
}

/// Encrypted, or on this machine; what is wrong is said without the address, which may hold a password.
fn safe(name: &str, given: &str, schemes: &[&str], or_asks: &str) -> anyhow::Result<()> {
    let url = Url::parse(given)
        .ok()
        .with_context(|| format!("{name} is not an address"))?;
    let is_here = match url.host() {
        // Where a scheme is not one of the web's, a number is read as a name.
        Some(Host::Domain(host)) => {
            host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        }
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    let is_encrypted = schemes.contains(&url.scheme()) || (!or_asks.is_empty() && url.query() == Some(or_asks));
    ensure!(
        is_here || is_encrypted,
        "{name} is not encrypted, and leads to another machine"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(smtp: Option<&str>, sms: Option<(&str, &str)>) -> anyhow::Result<Setting> {
        let given = Given {
            public_url: Some("https://a.cn/".to_owned()),
            smtp_url: smtp.map(str::to_owned),
            mail_from: Some("noreply@a.cn".to_owned()),
            sms_url: sms.map(|(url, _)| url.to_owned()),
            sms_body: sms.map(|(_, body)| body.to_owned()),
            ..Given::default()
        };
        Setting::of(given, Given::default())
    }

    #[test]
    fn only_what_is_whole_and_encrypted_is_taken() {
        assert!(given(None, None).is_ok_and(|setting| setting.mail.is_none() && setting.sms.is_none()));
        assert_eq!(given(Some("smtps://u:p@mail.a.cn"), None).unwrap().site, "https://a.cn");
        assert!(given(Some("smtp://mail.a.cn:587?tls=required"), None).is_ok());
        assert!(given(Some("smtp://127.0.0.1:2525"), None).is_ok());
        let error = given(Some("smtp://u:secret@mail.a.cn"), None).unwrap_err().to_string();
        assert!(error.contains("not encrypted") && !error.contains("secret"), "{error}");
        let body = r#"{"to":"{phone}","text":"{text}"}"#;
        assert!(given(None, Some(("https://sms.a.cn/send", body))).is_ok());
        assert!(given(None, Some(("http://sms.a.cn/send", body))).is_err());
        assert!(given(None, Some(("https://sms.a.cn/send", r#"{"to":"{phone}"}"#))).is_err());
        assert!(given(None, Some(("https://sms.a.cn/send", "{phone} {text}"))).is_err());
        let nowhere = Given {
            smtp_url: Some("smtps://mail.a.cn".to_owned()),
            mail_from: Some("noreply@a.cn".to_owned()),
            ..Given::default()
        };
        let error = Setting::of(nowhere, Given::default()).unwrap_err().to_string();
        assert!(error.contains("QINGYU_PUBLIC_URL"), "{error}");
    }
}
