//! The provider: authorization code with PKCE, and a token that is looked through before it is believed.

use super::attempt::Made;
use super::{Attempt, BACK, Sent};
use crate::fault::Fault;
use ::messages::Language;
use app::identities::Shown;
use app::{Office, Oidc};
use ledger::Moment;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClientAuthMethod, CoreErrorResponseType,
    CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
    CoreProviderMetadata, CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse,
    CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret,
    CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest,
    HttpResponse, IdTokenClaims, IdTokenFields, IssuerUrl, LanguageTag, Nonce, OAuth2TokenResponse as _,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, SignatureVerificationError,
    StandardErrorResponse, StandardTokenResponse, TokenResponse as _, UserInfoClaims,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// How long the provider may take to answer a request: somebody waits for it.
const PATIENCE: Duration = Duration::from_secs(10);
/// Bytes of an answer at most.
const LONGEST_ANSWER: u64 = 1024 * 1024;
/// Milliseconds for which what the provider says of itself is believed.
const BELIEVED: i64 = 60 * 60 * 1000;
/// Milliseconds after which its keys are asked for again where one is missing: it may have new ones, but strangers may also
/// send tokens with keys of their own.
const KEYS_EVERY: i64 = 60 * 1000;

/// Claims that OpenID Connect does not name, by their names.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Others(BTreeMap<String, serde_json::Value>);

impl AdditionalClaims for Others {}

type Claims = IdTokenClaims<Others, CoreGenderClaim>;
type Fields = IdTokenFields<
    Others,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type Behind = UserInfoClaims<Others, CoreGenderClaim>;
type Tokens = StandardTokenResponse<Fields, CoreTokenType>;
type Refusal = StandardErrorResponse<CoreErrorResponseType>;
type Client = openidconnect::Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    Refusal,
    Tokens,
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

/// A provider that speaks OpenID Connect.
pub struct Provider {
    oidc: Oidc,
    issuer: IssuerUrl,
    secret: Option<ClientSecret>,
    back: RedirectUrl,
    agent: ureq::Agent,
    /// What it said of itself, and when.
    said: Mutex<Option<(Moment, Arc<CoreProviderMetadata>)>>,
}

impl Provider {
    /// Returns the provider that an office's configuration names. It is not asked yet: pages are served whether it is there or
    /// not.
    ///
    /// # Errors
    ///
    /// The configuration or the secret cannot be read, or an address in it cannot be one.
    pub fn of(office: &Office) -> Result<Option<Self>, app::Error> {
        let home = office.home();
        let Some(oidc) = home.oidc()? else { return Ok(None) };
        let bad = |why: String| app::Error::BadFile { path: "dondoc.toml".to_owned(), why };
        let issuer =
            IssuerUrl::new(oidc.issuer.clone()).map_err(|error| bad(format!("[oidc] issuer: {error}")))?;
        let here = is_on_this_machine(&issuer);
        if issuer.url().scheme() != "https" && !here {
            return Err(bad("[oidc] issuer: https://…".to_owned()));
        }
        let address = home.address()?.ok_or_else(|| bad("address: https://…".to_owned()))?;
        let back =
            RedirectUrl::new(format!("{address}{BACK}")).map_err(|error| bad(format!("address: {error}")))?;
        let secret = home.oidc_secret(&oidc)?.map(ClientSecret::new);
        Ok(Some(Self { oidc, issuer, secret, back, agent: agent(!here), said: Mutex::default() }))
    }

    /// Returns what stands on the button.
    pub(crate) fn label(&self) -> Option<&str> {
        self.oidc.label.as_deref()
    }

    /// Returns where somebody goes to sign in.
    pub(crate) fn address(
        &self,
        attempt: &Attempt,
        language: Language,
        now: Moment,
    ) -> Result<String, Fault> {
        let client = self.client(&*self.said(now, BELIEVED)?);
        let (state, nonce) = (CsrfToken::new(attempt.made(Made::State)), nonce(attempt));
        let mut request =
            client.authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state, move || nonce);
        for scope in ["profile", "email"] {
            request = request.add_scope(Scope::new(scope.to_owned()));
        }
        let (address, ..) = request
            .add_ui_locale(LanguageTag::new(language.code().to_owned()))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier(attempt)))
            .url();
        if address.scheme() != "https" && !is_on_this_machine(&self.issuer) {
            return Err(gone(&Wrong("the authorization endpoint is not https")));
        }
        Ok(address.into())
    }

    /// Returns who somebody is that the provider sent.
    pub(crate) fn who(&self, attempt: &Attempt, sent: &Sent, now: Moment) -> Result<Shown, Fault> {
        if !sent.state.as_deref().is_some_and(|state| attempt.is_of(state)) {
            return Err(Fault::bad("sign-in-provider-stale"));
        }
        if sent.iss.as_ref().is_some_and(|iss| *iss != self.oidc.issuer) {
            return Err(untrue(&Wrong("another provider sent this")));
        }
        let code = sent.code.as_ref().filter(|_| sent.error.is_none());
        let Some(code) = code else {
            tracing::warn!(error = sent.error, "the provider lets somebody not in");
            return Err(Fault::bad("sign-in-provider-denied"));
        };
        let client = self.client(&*self.said(now, BELIEVED)?);
        let tokens = self.tokens(&client, code, attempt)?;
        let claims = self.claims(&client, &tokens, attempt, now)?;
        let mut names = self.names(&Told::of_token(&claims));
        if names.is_empty() {
            // Many providers tell them only who asks with the token.
            names = self.told_behind(&client, &tokens, &claims)?;
        }
        Ok(Shown { issuer: self.oidc.issuer.clone(), subject: claims.subject().to_string(), names })
    }

    fn client(&self, said: &CoreProviderMetadata) -> Client {
        let client = ClientId::new(self.oidc.client.clone());
        let made = Client::from_provider_metadata(said.clone(), client, self.secret.clone())
            .set_redirect_uri(self.back.clone());
        // Where nothing is said, both know each other by HTTP's own way (OpenID Connect Discovery 3).
        let in_the_head = said
            .token_endpoint_auth_methods_supported()
            .is_none_or(|ways| ways.contains(&CoreClientAuthMethod::ClientSecretBasic));
        made.set_auth_type(if in_the_head { AuthType::BasicAuth } else { AuthType::RequestBody })
    }

    /// Returns what the provider says of itself, not older than so many milliseconds.
    fn said(&self, now: Moment, newer: i64) -> Result<Arc<CoreProviderMetadata>, Fault> {
        let kept = self.said.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, said)) = kept.filter(|(then, _)| now.0.abs_diff(then.0) < newer.unsigned_abs()) {
            return Ok(said);
        }
        // Without the lock: others need not wait for who waits.
        let said = CoreProviderMetadata::discover(&self.issuer, &|request| self.ask(request));
        let said = Arc::new(said.map_err(|error| gone(&error))?);
        *self.said.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, Arc::clone(&said)));
        Ok(said)
    }

    /// Returns what the provider gives for a code.
    fn tokens(&self, client: &Client, code: &str, attempt: &Attempt) -> Result<Tokens, Fault> {
        let request =
            client.exchange_code(AuthorizationCode::new(code.to_owned())).map_err(|error| gone(&error))?;
        request.set_pkce_verifier(verifier(attempt)).request(&|request| self.ask(request)).map_err(|error| {
            match &error {
                RequestTokenError::ServerResponse(refusal)
                    if *refusal.error() == CoreErrorResponseType::InvalidGrant =>
                {
                    tracing::warn!(%refusal, "the provider does not take its code back");
                    Fault::bad("sign-in-provider-stale")
                }
                RequestTokenError::ServerResponse(_)
                | RequestTokenError::Request(_)
                | RequestTokenError::Parse(..)
                | RequestTokenError::Other(_) => gone(&error),
            }
        })
    }

    /// Returns what the token says, where the provider signed it, for this office, this attempt and this hour.
    fn claims(
        &self,
        client: &Client,
        tokens: &Tokens,
        attempt: &Attempt,
        now: Moment,
    ) -> Result<Claims, Fault> {
        let token = tokens.id_token().ok_or_else(|| untrue(&Wrong("there is no token")))?;
        match token.clone().into_claims(&client.id_token_verifier(), &nonce(attempt)) {
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {
                let again = self.client(&*self.said(now, KEYS_EVERY)?);
                token.clone().into_claims(&again.id_token_verifier(), &nonce(attempt))
            }
            other => other,
        }
        .map_err(|error| untrue(&error))
    }

    /// Asks for the claims that are not in the token.
    fn told_behind(&self, client: &Client, tokens: &Tokens, claims: &Claims) -> Result<Vec<String>, Fault> {
        let subject = Some(claims.subject().clone());
        // A provider that has nothing more to tell has no address for it.
        let Ok(request) = client.user_info(tokens.access_token().clone(), subject) else {
            return Ok(Vec::new());
        };
        let told: Behind = request.request(&|request| self.ask(request)).map_err(|error| gone(&error))?;
        Ok(self.names(&Told::behind(&told)))
    }

    /// Returns the names by which the person's account may be known.
    fn names(&self, told: &Told<'_>) -> Vec<String> {
        let named = self.oidc.claims.iter().filter_map(|claim| told.named(claim));
        named.filter(|name| !name.trim().is_empty()).map(str::to_owned).collect()
    }

    fn ask(&self, request: HttpRequest) -> Result<HttpResponse, ureq::Error> {
        let (parts, body) = self.agent.run(request)?.into_parts();
        let body = body.into_with_config().limit(LONGEST_ANSWER).read_to_vec()?;
        Ok(HttpResponse::from_parts(parts, body))
    }
}

/// Returns what asks the provider: itself and nobody it would send us to, and by certificates that this machine trusts, those
/// of a province among them.
fn agent(guarded: bool) -> ureq::Agent {
    let trusted = rustls_native_certs::load_native_certs().certs;
    let trusted: Vec<_> = trusted.iter().map(|one| Certificate::from_der(one).to_owned()).collect();
    let roots = if trusted.is_empty() { RootCerts::WebPki } else { RootCerts::new_with_certs(&trusted) };
    ureq::Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .max_redirects(0)
        .http_status_as_error(false)
        .https_only(guarded)
        .tls_config(TlsConfig::builder().root_certs(roots).build())
        .user_agent("dondoc")
        .build()
        .into()
}

fn is_on_this_machine(issuer: &IssuerUrl) -> bool {
    matches!(issuer.url().host_str(), Some("127.0.0.1" | "[::1]" | "localhost"))
}

fn nonce(attempt: &Attempt) -> Nonce {
    Nonce::new(attempt.made(Made::Nonce))
}

fn verifier(attempt: &Attempt) -> PkceCodeVerifier {
    PkceCodeVerifier::new(attempt.made(Made::Verifier))
}

/// What a provider tells of somebody.
struct Told<'c> {
    subject: &'c str,
    username: Option<&'c str>,
    /// An address of mail names nobody unless the provider has seen that it is the person's.
    mail: Option<&'c str>,
    others: &'c Others,
}

impl<'c> Told<'c> {
    fn of_token(claims: &'c Claims) -> Self {
        Self {
            subject: claims.subject(),
            username: claims.preferred_username().map(|name| name.as_str()),
            mail: claims.email().filter(|_| claims.email_verified() == Some(true)).map(|mail| mail.as_str()),
            others: claims.additional_claims(),
        }
    }

    fn behind(told: &'c Behind) -> Self {
        Self {
            subject: told.subject(),
            username: told.preferred_username().map(|name| name.as_str()),
            mail: told.email().filter(|_| told.email_verified() == Some(true)).map(|mail| mail.as_str()),
            others: told.additional_claims(),
        }
    }

    fn named(&self, claim: &str) -> Option<&'c str> {
        match claim {
            "sub" => Some(self.subject),
            "preferred_username" => self.username,
            "email" => self.mail,
            other => self.others.0.get(other)?.as_str(),
        }
    }
}

/// The provider does not answer, or not as one does.
fn gone(error: &dyn Error) -> Fault {
    tracing::error!(why = chain(error), "the provider does not answer");
    Fault::Elsewhere
}

/// What was sent is not to be believed.
fn untrue(error: &dyn Error) -> Fault {
    tracing::error!(why = chain(error), "what the provider sent is not believed");
    Fault::bad("sign-in-provider-untrue")
}

/// Returns an error with what is behind it.
fn chain(error: &dyn Error) -> String {
    let causes = std::iter::successors(error.source(), |&error| error.source());
    causes.fold(error.to_string(), |told, cause| format!("{told}: {cause}"))
}

/// What is wrong by our own rules.
#[derive(Debug)]
struct Wrong(&'static str);

impl std::fmt::Display for Wrong {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.0)
    }
}

impl Error for Wrong {}
