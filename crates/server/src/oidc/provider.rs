//! The provider: what it says of itself, kept for a while, and whom it says somebody is, believed only when all fits.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::{Context as _, ensure};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClientAuthMethod, CoreErrorResponseType,
    CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm as Algorithm,
    CoreProviderMetadata, CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse,
    CoreTokenType,
};
use openidconnect::url::Url;
use openidconnect::{
    AdditionalClaims, AuthType, AuthenticationContextClass, AuthorizationCode, ClaimsVerificationError, Client,
    ClientId, ClientSecret, CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    HttpRequest, IdTokenFields, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError,
    Scope, StandardErrorResponse, StandardTokenResponse, TokenResponse as _,
};
use qingyu_api::desk::oidc::Outcome;
use qingyu_domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Setting, Way};
use crate::clock;
use crate::outgoing::Outgoing;

/// How long what the provider says of itself is kept.
const KEPT_MS: i64 = 3_600_000;
/// After how long its keys may be asked for again, where a token was signed with another one.
const KEYS_MS: i64 = 60_000;

/// Whatever claims there are besides those of the standard.
#[derive(Debug, Serialize, Deserialize)]
struct Claims(HashMap<String, Value>);

impl AdditionalClaims for Claims {}

type Fields =
    IdTokenFields<Claims, EmptyExtraTokenFields, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, Algorithm>;
type Token = openidconnect::IdToken<Claims, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, Algorithm>;
type Ours = Client<
    Claims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The provider, as this server knows it.
pub struct Provider {
    setting: Setting,
    issuer: IssuerUrl,
    redirect: RedirectUrl,
    secret: ClientSecret,
    outgoing: Outgoing,
    /// When the provider was asked about itself, and what it said.
    known: RwLock<Option<(Timestamp, Arc<Ours>)>>,
}

impl Provider {
    /// Reads the secret and the authorities; the provider itself is asked when somebody wants to sign in.
    pub fn open(setting: &Setting) -> anyhow::Result<Self> {
        let file = &setting.client_secret_file;
        let secret = std::fs::read_to_string(file);
        let secret = secret.with_context(|| format!("the client's secret at {} cannot be read", file.display()))?;
        ensure!(
            !secret.trim().is_empty(),
            "there is no client's secret in {}",
            file.display()
        );
        Ok(Self {
            issuer: IssuerUrl::new(setting.issuer.clone())?,
            redirect: RedirectUrl::new(setting.redirect.clone())?,
            secret: ClientSecret::new(secret.trim().to_owned()),
            outgoing: Outgoing::of(setting.ca_file.as_deref(), setting.is_plain())?,
            setting: setting.clone(),
            known: RwLock::new(None),
        })
    }

    /// Where a browser is sent to sign in.
    pub async fn address(&self, way: &Way, now: Timestamp) -> Result<Url, Outcome> {
        let client = self.client(now, KEPT_MS).await?;
        let (state, nonce) = (way.state.clone(), way.nonce.clone());
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state),
                move || Nonce::new(nonce),
            )
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier(way)))
            .set_redirect_uri(Cow::Borrowed(&self.redirect));
        if self.setting.claim != "sub" {
            request = request.add_scope(Scope::new("profile".to_owned()));
        }
        if let Some(acr) = &self.setting.acr {
            request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
        }
        Ok(request.url().0)
    }

    /// Who it is that came back with a code, as the configured claim says it.
    pub async fn who(&self, code: String, way: &Way, now: Timestamp) -> Result<String, Outcome> {
        let client = self.client(now, KEPT_MS).await?;
        let exchange = client.exchange_code(AuthorizationCode::new(code));
        let exchange = exchange.map_err(|_| unusable("it names no address for tokens"))?;
        let ask = self.asking();
        let answer = exchange
            .set_pkce_verifier(verifier(way))
            .set_redirect_uri(Cow::Borrowed(&self.redirect))
            .request_async(&ask)
            .await
            .map_err(|error| match error {
                RequestTokenError::ServerResponse(said) if *said.error() == CoreErrorResponseType::InvalidGrant => {
                    Outcome::Expired
                }
                RequestTokenError::ServerResponse(_) => unusable("it gives no token to this client"),
                RequestTokenError::Request(_) => unusable("it does not answer for a token"),
                _ => unusable("what it says with the token cannot be read"),
            })?;
        let token = answer.id_token().ok_or_else(|| unusable("it gives no ID token"))?;
        match self.subject(&client, token, way, now) {
            // The keys may have been changed since they were asked for.
            Err(ClaimsVerificationError::SignatureVerification(_)) => {
                let client = self.client(now, KEYS_MS).await?;
                self.subject(&client, token, way, now)
            }
            other => other,
        }
        .map_err(|error| match error {
            ClaimsVerificationError::InvalidAuthContext(_) => Outcome::Weak,
            error => unusable(what_is_wrong(&error)),
        })
    }

    /// What the claim says, once issuer, audience, signature, time, nonce and closeness fit.
    fn subject(
        &self,
        client: &Ours,
        token: &Token,
        way: &Way,
        now: Timestamp,
    ) -> Result<String, ClaimsVerificationError> {
        let verifier = client
            .id_token_verifier()
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(move || clock::system(now).into())
            .set_auth_context_verifier_fn(|acr| match &self.setting.acr {
                Some(demanded) if acr.is_none_or(|acr| **acr != *demanded) => Err("another one".to_owned()),
                _ => Ok(()),
            });
        let claims = token.claims(&verifier, &Nonce::new(way.nonce.clone()))?;
        let all = serde_json::to_value(claims).unwrap_or_default();
        let subject = match &all[self.setting.claim.as_str()] {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        if subject.is_empty() {
            return Err(ClaimsVerificationError::InvalidSubject(String::new()));
        }
        Ok(subject)
    }

    /// What is known of the provider, asked for again when it is older than that.
    async fn client(&self, now: Timestamp, oldest_ms: i64) -> Result<Arc<Ours>, Outcome> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, client)) = known.filter(|(since, _)| (0..oldest_ms).contains(&(now.ms() - since.ms()))) {
            return Ok(client);
        }
        let asked = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.asking()).await;
        let said = asked.map_err(|_| unusable("it does not say what it is"))?;
        let client = Arc::new(self.client_of(said));
        let fresh = Some((now, Arc::clone(&client)));
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(client)
    }

    fn client_of(&self, said: CoreProviderMetadata) -> Ours {
        let ways = said.token_endpoint_auth_methods_supported();
        let only_in_body = ways.is_some_and(|ways| {
            ways.contains(&CoreClientAuthMethod::ClientSecretPost)
                && !ways.contains(&CoreClientAuthMethod::ClientSecretBasic)
        });
        let id = ClientId::new(self.setting.client_id.clone());
        let client = Ours::from_provider_metadata(said, id, Some(self.secret.clone()));
        if only_in_body {
            client.set_auth_type(AuthType::RequestBody)
        } else {
            client
        }
    }

    fn asking(&self) -> impl Fn(HttpRequest) -> Asked + use<> {
        let outgoing = self.outgoing.clone();
        move |request| Box::pin(outgoing.clone().ask(request))
    }
}

/// An answer of the provider, when it comes.
type Asked =
    std::pin::Pin<Box<dyn Future<Output = Result<openidconnect::HttpResponse, crate::outgoing::NoAnswer>> + Send>>;

/// Signatures that only the provider can make: none with a secret that this server knows as well, and never none.
const ALGORITHMS: [Algorithm; 10] = [
    Algorithm::RsaSsaPkcs1V15Sha256,
    Algorithm::RsaSsaPkcs1V15Sha384,
    Algorithm::RsaSsaPkcs1V15Sha512,
    Algorithm::RsaSsaPssSha256,
    Algorithm::RsaSsaPssSha384,
    Algorithm::RsaSsaPssSha512,
    Algorithm::EcdsaP256Sha256,
    Algorithm::EcdsaP384Sha384,
    Algorithm::EcdsaP521Sha512,
    Algorithm::EdDsa,
];

fn verifier(way: &Way) -> PkceCodeVerifier {
    PkceCodeVerifier::new(way.verifier.clone())
}

/// Nothing came that can be relied on. The log says why, without a word of what came: it is about a person.
fn unusable(reason: &'static str) -> Outcome {
    tracing::warn!(reason, "the provider of OpenID Connect");
    Outcome::Unavailable
}

const fn what_is_wrong(error: &ClaimsVerificationError) -> &'static str {
    use ClaimsVerificationError as Wrong;
    match error {
        Wrong::Expired(_) => "its token has expired",
        Wrong::InvalidAudience(_) => "its token is for somebody else",
        Wrong::InvalidIssuer(_) => "its token is another provider's",
        Wrong::InvalidNonce(_) => "its token belongs to another way",
        Wrong::InvalidSubject(_) => "its token lacks the claim",
        Wrong::SignatureVerification(_) => "its token is not signed as it must be",
        _ => "its token cannot be verified",
    }
}
