//! Cases that their citizens did not file here: each once by its origin, and found by no query code until it is claimed.

use qingyu_domain::case::Origin;
use qingyu_domain::intake::{Reported, ReportedCase};
use qingyu_domain::person::PersonId;
use qingyu_domain::submission::Submission;
use qingyu_store::{NewOrigin, Outcome};
use serde::Serialize;

use super::act::ATTEMPTS;
use super::file_case::{Came, Filing, new_case, receipt};
use crate::app::App;
use crate::fresh;
use crate::pepper::hex;
use crate::refusal::Refusal;

/// Something to be registered.
pub struct Incoming<'a> {
    /// What a citizen would have filed.
    pub submission: &'a Submission,
    /// Where it came from.
    pub origin: &'a Origin,
    /// What makes it come once.
    pub key: NewOrigin,
    /// What tells a repeat from a clash, where that is asked.
    pub content: [u8; 32],
    /// Who registers it; nobody, where a system does.
    pub by: Option<PersonId>,
    /// The slip that is made with it.
    pub slip: Option<&'a Token>,
}

/// The secret of a slip: 256 bits.
pub struct Token([u8; 32]);

impl Token {
    /// A fresh one.
    pub fn fresh() -> Result<Self, Refusal> {
        Ok(Self(fresh::bytes()?))
    }

    /// As it stands on the slip.
    pub fn digits(&self) -> String {
        hex(&self.0)
    }

    /// How the database knows what stands on a slip.
    pub fn mac(app: &App, digits: &str) -> [u8; 32] {
        app.pepper.mac(["claim/", digits].concat().as_bytes())
    }
}

/// By what a case of a system comes once: its number, or all that it says.
pub fn origin_key(
    app: &App,
    reported: &Reported,
    raw: &ReportedCase,
    import: Option<&str>,
) -> Result<NewOrigin, Refusal> {
    let source = reported.origin.source.as_deref().unwrap_or_default();
    let named = match &reported.origin.number {
        Some(number) => ["origin/", source, "/", number].concat(),
        None => ["content/", source, "/", &hex(&content(app, raw)?)].concat(),
    };
    Ok(NewOrigin {
        key: app.pepper.mac(named.as_bytes()),
        is_content: reported.origin.number.is_none(),
        import: import.map(str::to_owned),
    })
}

/// What makes two of them the same.
pub fn content(app: &App, asked: &impl Serialize) -> Result<[u8; 32], Refusal> {
    let canonical = serde_json::to_vec(asked).map_err(|error| Refusal::internal("canonical request", &error))?;
    Ok(app.pepper.mac(&canonical))
}

/// Registers it, or gives the receipt that its origin got.
pub async fn register(app: &App, incoming: &Incoming<'_>) -> Result<Filing, Refusal> {
    let unclaimed = |id: &str| app.pepper.mac(["unclaimed/", id].concat().as_bytes());
    let mut staff = app.staff.known();
    for _ in 0..ATTEMPTS {
        let came = Came::Registered {
            unclaimed: &unclaimed,
            origin: incoming.origin,
            key: incoming.key.clone(),
            by: incoming.by.clone(),
            claim: incoming.slip.map(|token| Token::mac(app, &token.digits())),
        };
        let new = new_case(&staff, app.clock.now(), incoming.content, incoming.submission, came)?;
        match app.store.file(new).await? {
            Outcome::Filed(stored) => {
                return Ok(Filing {
                    receipt: receipt(&stored)?,
                    is_new: true,
                });
            }
            // Whoever types it in names it by a key of their own: other content is another matter.
            Outcome::Known(stored)
                if incoming.slip.is_some() && stored.content.is_some_and(|kept| kept != incoming.content) =>
            {
                return Err(Refusal::Conflict);
            }
            Outcome::Known(stored) => {
                return Ok(Filing {
                    receipt: receipt(&stored)?,
                    is_new: false,
                });
            }
            Outcome::Moved => staff = app.staff.fresh(&app.store).await?,
        }
    }
    Err(Refusal::Unavailable("units change all the time".to_owned()))
}
