//! One way to the provider and back, known to no server: all of it comes from one cookie, under the pepper.

use axum::http::{HeaderMap, HeaderValue};

use crate::accounts::cookie;
use crate::app::App;
use crate::fresh;
use crate::pepper::{Pepper, hex};
use crate::refusal::Refusal;

/// The name with all protection, and the one for a loopback listener without TLS.
const NAMES: [&str; 2] = ["__Host-qingyu-oidc", "qingyu-oidc"];
/// How long it may take.
const LIFE_SECONDS: i64 = 600;
/// How far the clock of another server may be ahead.
const SKEW_MS: i64 = 60_000;

/// A way that somebody is on.
pub struct Way {
    /// When it began and 32 random bytes, as they stand in the cookie.
    cookie: String,
    /// What the provider sends back unchanged: that the browser is the same.
    pub state: String,
    /// What the provider writes into the token: that it is for this way.
    pub nonce: String,
    /// What only this server and the provider know in the end: that nobody else uses the code.
    pub verifier: String,
}

impl Way {
    /// A new one.
    pub fn begin(app: &App) -> Result<Self, Refusal> {
        let random = hex(&fresh::bytes::<32>()?);
        Ok(Self::of(&app.pepper, format!("{}-{random}", app.clock.now().ms())))
    }

    /// The one that a request is on, unless it has taken too long.
    pub fn of_request(app: &App, headers: &HeaderMap) -> Option<Self> {
        let text = cookie::value(headers, name(app))?;
        let begun: i64 = text.split_once('-')?.0.parse().ok()?;
        let age = app.clock.now().ms().checked_sub(begun)?;
        let is_alive = (-SKEW_MS..LIFE_SECONDS * 1000).contains(&age);
        is_alive.then(|| Self::of(&app.pepper, text.to_owned()))
    }

    /// A cookie with another moment or other bytes leads to another state: nobody prolongs a way.
    fn of(pepper: &Pepper, cookie: String) -> Self {
        let key = Pepper::from_bytes(pepper.mac(b"oidc"));
        let part = |label: &[u8]| hex(&key.mac(&[label, cookie.as_bytes()].concat()));
        Self {
            state: part(b"state/"),
            nonce: part(b"nonce/"),
            verifier: part(b"verifier/"),
            cookie,
        }
    }

    /// Whether the provider sent back what it was given.
    pub fn is_of(&self, state: Option<&str>) -> bool {
        state == Some(self.state.as_str())
    }

    /// The header that sets the cookie. The way back comes from another site: `Strict` would keep it from us.
    pub fn header(&self, app: &App) -> Result<HeaderValue, Refusal> {
        header(app, &self.cookie, LIFE_SECONDS)
    }

    /// The header that takes the cookie away.
    pub fn over(app: &App) -> Result<HeaderValue, Refusal> {
        header(app, "", 0)
    }
}

fn header(app: &App, value: &str, age: i64) -> Result<HeaderValue, Refusal> {
    let secure = if app.insecure_cookie { "" } else { "; Secure" };
    let name = name(app);
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}");
    HeaderValue::from_str(&text).map_err(|error| Refusal::internal("a cookie", &error))
}

fn name(app: &App) -> &'static str {
    let [secure, plain] = NAMES;
    if app.insecure_cookie { plain } else { secure }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_derived_differs_by_label_cookie_and_pepper() {
        let (one, other) = (Pepper::from_bytes([1; 32]), Pepper::from_bytes([2; 32]));
        let way = Way::of(&one, "5-00".to_owned());
        let ways = [
            way,
            Way::of(&one, "6-00".to_owned()),
            Way::of(&other, "5-00".to_owned()),
        ];
        let mut all: Vec<&str> = ways
            .iter()
            .flat_map(|way| [way.state.as_str(), &way.nonce, &way.verifier])
            .collect();
        assert!(all.iter().all(|text| text.len() == 64), "long enough for a verifier");
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 9);
        assert!(!ways[0].is_of(None) && !ways[0].is_of(Some(&ways[1].state)));
        assert!(ways[0].is_of(Some(&Way::of(&one, "5-00".to_owned()).state)));
    }
}
