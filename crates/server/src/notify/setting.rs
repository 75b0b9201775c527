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
    /// A system to which is posted that there is something new about a case, and never what [default: none is told].
    #[arg(long, env = "QINGYU_HOOK_URL", value_name = "URL")]
    pub hook_url: Option<String>,
    /// The file with the secret under which that is signed, 32 characters or more.
    #[arg(long, env = "QINGYU_HOOK_SECRET_FILE", value_name = "FILE")]
    pub hook_secret_file: Option<PathBuf>,
}

/// What is set up.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// The origin of the pages that citizens look at.
    pub site: String,
    /// Mail.
    pub mail: Option<MailSetting>,
    /// Text messages.
    pub sms: Option<SmsSetting>,
    /// Another system.
    pub hook: Option<HookSetting>,
}

/// A mail server.
#[derive(Clone, Debug)]
pub struct MailSetting {
    /// Its address, with name and password.
    pub url: String,
    /// The sender.
    pub from: String,
}

/// Another system.
#[derive(Clone, Debug)]
pub struct HookSetting {
    /// Its address.
    pub url: String,
    /// Where the secret is.
    pub secret_file: PathBuf,
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
    /// From two places, the first one counting more, and the origin of the pages that citizens look at.
    ///
    /// # Errors
    ///
    /// What is set up in part, and an address over which somebody could read along.
    pub fn of(first: Given, second: Given, site: Option<&str>) -> anyhow::Result<Self> {
        let (smtp, from) = (first.smtp_url.or(second.smtp_url), first.mail_from.or(second.mail_from));
        let (sms, body) = (first.sms_url.or(second.sms_url), first.sms_body.or(second.sms_body));
        let authorization_file = first.sms_authorization_file.or(second.sms_authorization_file);
        let hook = first.hook_url.or(second.hook_url);
        let secret_file = first.hook_secret_file.or(second.hook_secret_file);
        let hook = hook.map(|url| {
            safe("QINGYU_HOOK_URL", &url, &["https"], "")?;
            ensure!(url.starts_with("http"), "QINGYU_HOOK_URL is no address of HTTP");
            let secret_file = secret_file.context("QINGYU_HOOK_URL needs QINGYU_HOOK_SECRET_FILE")?;
            anyhow::Ok(HookSetting { url, secret_file })
        });
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
        let (mail, sms, hook) = (mail.transpose()?, sms.transpose()?, hook.transpose()?);
        let is_on = mail.is_some() || sms.is_some();
        ensure!(
            !is_on || site.is_some(),
            "messages to citizens need QINGYU_PUBLIC_ORIGIN, where they look"
        );
        let site = site.unwrap_or_default().to_owned();
        Ok(Self { site, mail, sms, hook })
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
            smtp_url: smtp.map(str::to_owned),
            mail_from: Some("noreply@a.cn".to_owned()),
            sms_url: sms.map(|(url, _)| url.to_owned()),
            sms_body: sms.map(|(_, body)| body.to_owned()),
            ..Given::default()
        };
        Setting::of(given, Given::default(), Some("https://a.cn"))
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
        let hook = |url: &str, secret: Option<&str>| {
            let given = Given {
                hook_url: Some(url.to_owned()),
                hook_secret_file: secret.map(PathBuf::from),
                ..Given::default()
            };
            Setting::of(given, Given::default(), None)
        };
        assert!(hook("https://portal.a.cn/news", Some("secret")).is_ok_and(|setting| setting.hook.is_some()));
        assert!(hook("http://127.0.0.1:9000/", Some("secret")).is_ok());
        for (url, secret) in [
            ("http://portal.a.cn/", Some("s")),
            ("https://portal.a.cn/", None),
            ("smtp://localhost/", Some("s")),
        ] {
            assert!(hook(url, secret).is_err(), "{url}");
        }
        let nowhere = Given {
            smtp_url: Some("smtps://mail.a.cn".to_owned()),
            mail_from: Some("noreply@a.cn".to_owned()),
            ..Given::default()
        };
        let error = Setting::of(nowhere, Given::default(), None).unwrap_err().to_string();
        assert!(error.contains("QINGYU_PUBLIC_ORIGIN"), "{error}");
    }
}
