//! What went wrong with a request. Pages write `?`; what is told, and with which status, is decided here.

use app::NoDefinition;
use app::procedures::NoProcedure;
use app::reports::NoReport;
use app::tokens::Scope;
use axum::http::StatusCode;

/// Why a page is not shown, or a command not carried out. Nothing happened then.
#[derive(Debug)]
pub(crate) enum Fault {
    /// There is nothing here, or nothing that this visitor may see.
    NotFound,
    /// The visitor may not do this.
    NotAllowed,
    /// What was sent is not what the page asks for: the key of a message and its arguments.
    Bad(&'static str, Vec<(&'static str, String)>),
    /// The use case did not go through.
    App(app::Error),
    /// Nobody is signed in, and no token was shown that is one.
    Stranger,
    /// The token is not for this.
    Scope(Scope),
    /// The request cannot be understood: the key of a message and its arguments.
    Request(&'static str, Vec<(&'static str, String)>),
    /// What was sent is of another type than what is taken.
    Media,
    /// What was sent is too large.
    TooLarge,
    /// Too many requests: after so many seconds there may be more.
    TooMany(u64),
    /// The provider at which people sign in does not answer.
    #[cfg_attr(not(feature = "oidc"), expect(dead_code, reason = "what needs it is left out"))]
    Elsewhere,
    /// Something here is broken.
    Broken,
}

impl Fault {
    /// Returns a fault of what was sent, told by a message without arguments.
    pub(crate) fn bad(key: &'static str) -> Self {
        Self::Bad(key, Vec::new())
    }

    /// Returns the fault of a form that lacks a field.
    pub(crate) fn missing(field: &str) -> Self {
        Self::Bad("form-missing", vec![("field", field.to_owned())])
    }

    /// Returns the fault of a text that does not say what it should.
    pub(crate) fn not_understood(text: &str) -> Self {
        Self::Bad("question-not-understood", vec![("text", text.to_owned())])
    }

    /// Returns the status of the answer.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotAllowed => StatusCode::FORBIDDEN,
            Self::Bad(..) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::App(error) => status_of(error),
            Self::Stranger => StatusCode::UNAUTHORIZED,
            Self::Scope(_) => StatusCode::FORBIDDEN,
            Self::Request(..) => StatusCode::BAD_REQUEST,
            Self::Media => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Elsewhere => StatusCode::BAD_GATEWAY,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Returns the key of the message, and its arguments.
    pub(crate) fn message(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::NotFound => ("fault-not-found", Vec::new()),
            Self::NotAllowed => ("fault-not-allowed", Vec::new()),
            Self::Bad(key, arguments) | Self::Request(key, arguments) => (key, arguments.clone()),
            Self::Stranger => ("fault-stranger", Vec::new()),
            Self::Scope(scope) => ("fault-scope", vec![("scope", scope.name().to_owned())]),
            Self::Media => ("fault-media", Vec::new()),
            Self::TooLarge => ("fault-too-large", Vec::new()),
            Self::TooMany(seconds) => ("fault-too-many", vec![("seconds", seconds.to_string())]),
            Self::Elsewhere => ("sign-in-provider-gone", Vec::new()),
            Self::Broken => ("fault-broken", Vec::new()),
            Self::App(error) => (error.key(), error.arguments()),
        }
    }
}

fn status_of(error: &app::Error) -> StatusCode {
    match error {
        app::Error::Refused { .. } | app::Error::BadFile { .. } | app::Error::Ambiguous(_) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        app::Error::NotAllowed { .. } => StatusCode::FORBIDDEN,
        app::Error::NoTask(_)
        | app::Error::NoDocument(_)
        | app::Error::NoUnit(_)
        | app::Error::NoDossier(_)
        | app::Error::NoEventDate(_)
        | app::Error::NoIndicator(_)
        | app::Error::NoReport(_)
        | app::Error::NoPerson(_)
        | app::Error::NoAccount(_) => StatusCode::NOT_FOUND,
        app::Error::Changed { .. } | app::Error::Store(store::Error::Conflict(_)) => StatusCode::CONFLICT,
        app::Error::Store(_) | app::Error::NotInitialised(_) | app::Error::Initialised(_) => {
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}

impl From<app::Error> for Fault {
    fn from(error: app::Error) -> Self {
        Self::App(error)
    }
}

impl From<NoProcedure> for Fault {
    fn from(error: NoProcedure) -> Self {
        match error {
            NoProcedure::Office(error) => Self::App(error),
            NoProcedure::Unknown(_) => Self::NotFound,
            NoProcedure::Definition(..) => Self::Bad(error.key(), error.arguments()),
        }
    }
}

impl From<NoDefinition> for Fault {
    fn from(error: NoDefinition) -> Self {
        match error {
            NoDefinition::Office(error) => Self::App(error),
            NoDefinition::Definition(..) => Self::Bad(error.key(), error.arguments()),
        }
    }
}

impl From<NoReport> for Fault {
    fn from(error: NoReport) -> Self {
        match error {
            NoReport::Office(error) => Self::App(error),
            NoReport::NoForm(_) => Self::NotFound,
            NoReport::Definition(..) | NoReport::Sums(..) => Self::Bad(error.key(), error.arguments()),
        }
    }
}

impl From<store::Error> for Fault {
    fn from(error: store::Error) -> Self {
        Self::App(error.into())
    }
}
