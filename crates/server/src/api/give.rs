//! What an operation gives: JSON, something new, a file, nothing.

use super::openapi::Schemas;
use crate::fault::Fault;
use ::messages::Language;
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION, VARY};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

/// An answer, before it is known whether the caller has it already.
pub(super) struct Given {
    status: StatusCode,
    media: &'static str,
    bytes: Vec<u8>,
    version: Option<u64>,
    headers: Vec<(HeaderName, String)>,
}

/// Something that is given.
pub(super) trait Give: Sized {
    /// Adds itself to the description of an operation.
    fn describe(schemas: &mut Schemas, operation: &mut Value);
    /// Gives it.
    fn give(self) -> Result<Given, Fault>;
}

/// JSON.
pub(super) struct Reply<T>(pub(super) T);

/// JSON about a subject at a version, which `If-Match` may name.
pub(super) struct Versioned<T> {
    pub(super) version: u64,
    pub(super) body: T,
}

/// Something new, and where it is.
pub(super) struct Made<T> {
    pub(super) address: String,
    pub(super) body: T,
}

/// What is done at once, or else a job that will do it, and where that is.
pub(super) enum Soon<N, J> {
    Now(N),
    Later { address: String, job: J },
}

/// A file.
pub(super) struct Download {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// Nothing: it is done.
pub(super) struct Done;

fn json_of<T: Serialize>(status: StatusCode, body: &T) -> Result<Given, Fault> {
    let bytes = serde_json::to_vec(body).map_err(|error| {
        tracing::error!(%error, "an answer cannot be written as JSON");
        Fault::Broken
    })?;
    Ok(Given { status, media: "application/json", bytes, version: None, headers: Vec::new() })
}

fn describe_json<T: JsonSchema>(schemas: &mut Schemas, operation: &mut Value, status: &str) {
    let schema = schemas.given::<T>();
    operation["responses"][status] = json!({
        "description": match status {
            "201" => "Made.",
            "202" => "It takes long: a job was asked for.",
            _ => "Done.",
        },
        "content": { "application/json": { "schema": schema } }
    });
}

impl<T: Serialize + JsonSchema> Give for Reply<T> {
    fn describe(schemas: &mut Schemas, operation: &mut Value) {
        describe_json::<T>(schemas, operation, "200");
    }

    fn give(self) -> Result<Given, Fault> {
        json_of(StatusCode::OK, &self.0)
    }
}

impl<T: Serialize + JsonSchema> Give for Versioned<T> {
    fn describe(schemas: &mut Schemas, operation: &mut Value) {
        describe_json::<T>(schemas, operation, "200");
        operation["responses"]["200"]["headers"]["ETag"] = json!({
            "description": "The version, for If-Match, and what tells whether anything that is shown changed.",
            "schema": { "type": "string" }
        });
    }

    fn give(self) -> Result<Given, Fault> {
        Ok(Given { version: Some(self.version), ..json_of(StatusCode::OK, &self.body)? })
    }
}

impl<T: Serialize + JsonSchema> Give for Made<T> {
    fn describe(schemas: &mut Schemas, operation: &mut Value) {
        describe_json::<T>(schemas, operation, "201");
        operation["responses"]["201"]["headers"]["Location"] =
            json!({ "description": "Where it is.", "schema": { "type": "string" } });
    }

    fn give(self) -> Result<Given, Fault> {
        Ok(Given { headers: vec![(LOCATION, self.address)], ..json_of(StatusCode::CREATED, &self.body)? })
    }
}

impl<N: Give, J: Serialize + JsonSchema> Give for Soon<N, J> {
    fn describe(schemas: &mut Schemas, operation: &mut Value) {
        N::describe(schemas, operation);
        describe_json::<J>(schemas, operation, "202");
        operation["responses"]["202"]["headers"]["Location"] = json!({
            "description": "The job: ask for it until it has ended.",
            "schema": { "type": "string" }
        });
    }

    fn give(self) -> Result<Given, Fault> {
        match self {
            Self::Now(done) => done.give(),
            Self::Later { address, job } => {
                Ok(Given { headers: vec![(LOCATION, address)], ..json_of(StatusCode::ACCEPTED, &job)? })
            }
        }
    }
}

impl Give for Download {
    fn describe(_: &mut Schemas, operation: &mut Value) {
        operation["responses"]["200"] = json!({
            "description": "The file.",
            "content": { "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } }
        });
    }

    fn give(self) -> Result<Given, Fault> {
        let name = crate::view::escape_query(&self.name);
        let disposition = format!("attachment; filename*=UTF-8''{name}");
        Ok(Given {
            status: StatusCode::OK,
            media: "application/octet-stream",
            bytes: self.bytes,
            version: None,
            headers: vec![(HeaderName::from_static("content-disposition"), disposition)],
        })
    }
}

impl Give for Done {
    fn describe(_: &mut Schemas, operation: &mut Value) {
        operation["responses"]["204"] = json!({ "description": "Done." });
    }

    fn give(self) -> Result<Given, Fault> {
        let (media, bytes) = ("", Vec::new());
        Ok(Given { status: StatusCode::NO_CONTENT, media, bytes, version: None, headers: Vec::new() })
    }
}

impl Given {
    /// Returns the answer; who has it already is told so (304).
    pub(super) fn response(self, is_get: bool, asked: &HeaderMap, language: Language) -> Response {
        let tag = self.tag();
        let has = asked.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let known = is_get && has.split(',').any(|one| one.trim().trim_start_matches("W/") == tag);
        let mut response = if known {
            StatusCode::NOT_MODIFIED.into_response()
        } else if self.status == StatusCode::NO_CONTENT {
            self.status.into_response()
        } else {
            (self.status, [(CONTENT_TYPE, self.media)], self.bytes).into_response()
        };
        let headers = response.headers_mut();
        let mut add = |name: HeaderName, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        };
        if is_get || self.version.is_some() {
            add(ETAG, &tag);
        }
        add(CONTENT_LANGUAGE, language.code());
        add(VARY, "authorization, cookie, accept-language");
        for (name, value) in self.headers {
            add(name, &value);
        }
        response
    }

    /// Returns what an answer is known by: the version of its subject, and a hash of what is shown, which also changes
    /// with the day, a name, or what the caller may do.
    fn tag(&self) -> String {
        let hash = blake3::hash(&self.bytes).to_hex();
        let version = self.version.map(|version| version.to_string()).unwrap_or_default();
        format!("\"{version}-{}\"", &hash[..16])
    }
}
