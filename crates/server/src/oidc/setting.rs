//! How the provider is reached, as configured: all of it or nothing.

use std::path::PathBuf;

use anyhow::{Context as _, bail, ensure};
use openidconnect::url::{Host, Url};
use qingyu_api::desk::oidc::CALLBACK_PATH;

use crate::config::Settings;

/// What is configured.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The provider, exactly as it names itself.
    pub issuer: String,
    /// As whom the provider knows this server.
    pub client_id: String,
    /// Where the secret is that proves it.
    pub client_secret_file: PathBuf,
    /// Where the provider sends browsers back to.
    pub redirect: String,
    /// The only authorities that the provider's certificate may come from.
    pub ca_file: Option<PathBuf>,
    /// The claim that says who somebody is.
    pub claim: String,
    /// How closely the provider must have looked, as the value of `acr`.
    pub acr: Option<String>,
}

impl Setting {
    /// From two places, the first one counting more; `None` where nothing is said of it.
    pub fn of(first: &Settings, second: &Settings) -> anyhow::Result<Option<Self>> {
        let text = |of: fn(&Settings) -> &Option<String>| {
            let mut both = [first, second].into_iter().filter_map(|place| of(place).clone());
            both.find(|text| !text.trim().is_empty())
        };
        let path = |of: fn(&Settings) -> &Option<PathBuf>| {
            let mut both = [first, second].into_iter().filter_map(|place| of(place).clone());
            both.find(|path| !path.as_os_str().is_empty())
        };
        let (issuer, client_id) = (text(|all| &all.oidc_issuer), text(|all| &all.oidc_client_id));
        let (secret, redirect) = (path(|all| &all.oidc_client_secret_file), text(|all| &all.oidc_redirect));
        let (ca_file, acr) = (path(|all| &all.oidc_ca_file), text(|all| &all.oidc_acr));
        let claim = text(|all| &all.oidc_claim);
        let needed = [
            ("QINGYU_OIDC_ISSUER", issuer.is_some()),
            ("QINGYU_OIDC_CLIENT_ID", client_id.is_some()),
            ("QINGYU_OIDC_CLIENT_SECRET_FILE", secret.is_some()),
            ("QINGYU_OIDC_REDIRECT", redirect.is_some()),
        ];
        let missing: Vec<&str> = needed.iter().filter(|(_, is)| !is).map(|(name, _)| *name).collect();
        let (Some(issuer), Some(client_id), Some(client_secret_file), Some(redirect)) =
            (issuer, client_id, secret, redirect)
        else {
            let is_any = missing.len() < needed.len() || ca_file.is_some() || acr.is_some() || claim.is_some();
            ensure!(
                !is_any,
                "OpenID Connect is configured in part: {} missing",
                missing.join(", ")
            );
            return Ok(None);
        };
        safe("QINGYU_OIDC_ISSUER", &issuer)?;
        let back = safe("QINGYU_OIDC_REDIRECT", &redirect)?;
        ensure!(
            back.path() == CALLBACK_PATH && back.query().is_none(),
            "QINGYU_OIDC_REDIRECT is the desk's public origin followed by {CALLBACK_PATH}, and {redirect} is not"
        );
        Ok(Some(Self {
            issuer,
            client_id,
            client_secret_file,
            redirect,
            ca_file,
            claim: claim.unwrap_or_else(|| "sub".to_owned()),
            acr,
        }))
    }

    /// Whether the provider is on this machine and spoken to without TLS.
    pub fn is_plain(&self) -> bool {
        self.issuer.starts_with("http://")
    }
}

/// An address that nobody between can read: with TLS, or on this machine.
fn safe(name: &str, text: &str) -> anyhow::Result<Url> {
    let url = Url::parse(text).with_context(|| format!("{name}: {text} is no address"))?;
    let is_loopback = match url.host() {
        Some(Host::Ipv4(v4)) => v4.is_loopback(),
        Some(Host::Ipv6(v6)) => v6.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_loopback => Ok(url),
        _ => bail!("{name}: {text} must begin with https:// unless it is on this machine"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> Settings {
        Settings {
            oidc_issuer: Some("https://id.example.gov.cn".to_owned()),
            oidc_client_id: Some("qingyu".to_owned()),
            oidc_client_secret_file: Some("secret".into()),
            oidc_redirect: Some(format!("https://qingyu.example.gov.cn{CALLBACK_PATH}")),
            ..Settings::default()
        }
    }

    fn refused(change: fn(&mut Settings)) -> String {
        let mut settings = whole();
        change(&mut settings);
        Setting::of(&settings, &Settings::default()).unwrap_err().to_string()
    }

    #[test]
    fn it_is_configured_whole_or_not_at_all() {
        let nothing = Setting::of(&Settings::default(), &Settings::default()).unwrap();
        assert!(nothing.is_none());
        let setting = Setting::of(&Settings::default(), &whole()).unwrap().unwrap();
        assert_eq!((setting.claim.as_str(), setting.acr), ("sub", None));
        let half = refused(|all| (all.oidc_client_id, all.oidc_redirect) = (None, Some(String::new())));
        assert_eq!(
            half,
            "OpenID Connect is configured in part: QINGYU_OIDC_CLIENT_ID, QINGYU_OIDC_REDIRECT missing"
        );
        let claim = Settings {
            oidc_claim: Some("employee".to_owned()),
            ..Settings::default()
        };
        assert!(Setting::of(&claim, &Settings::default()).is_err());
    }

    #[test]
    fn addresses_have_tls_or_are_on_this_machine() {
        assert!(refused(|all| all.oidc_issuer = Some("http://id.example.gov.cn".to_owned())).contains("https://"));
        assert!(refused(|all| all.oidc_issuer = Some("id".to_owned())).contains("is no address"));
        assert!(
            refused(|all| all.oidc_redirect = Some("https://qingyu.example.gov.cn/desk/".to_owned()))
                .contains("callback")
        );
        let mut here = whole();
        here.oidc_issuer = Some("http://127.0.0.1:9000/realm".to_owned());
        here.oidc_redirect = Some(format!("http://localhost:8080{CALLBACK_PATH}"));
        assert!(Setting::of(&here, &Settings::default()).unwrap().unwrap().is_plain());
    }
}
