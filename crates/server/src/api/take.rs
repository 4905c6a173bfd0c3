//! What an operation takes from a request: parts of the path, the question, a body. Each describes itself, and is refused
//! as its description says.

use super::call::Call;
use super::openapi::Schemas;
use super::operation::Brings;
use crate::fault::Fault;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Uri};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::str::FromStr;

/// A request whose body was received.
pub(super) struct Request {
    pub(super) path: Vec<(String, String)>,
    pub(super) uri: Uri,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Request {
    fn part(&self, name: &str) -> &str {
        self.path.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }
}

/// Something that is taken from a request.
pub(super) trait Take: Sized {
    /// What body the request brings.
    const BRINGS: Brings = Brings::Nothing;
    /// Adds itself to the description of an operation.
    fn describe(schemas: &mut Schemas, operation: &mut Value);
    /// Takes it.
    fn take(call: &Call, request: &Request) -> Result<Self, Fault>;
}

/// The part `{id}` of a path.
pub(super) struct Id<T>(pub(super) T);

/// The part `{hash}` of a path: of a file.
pub(super) struct Hash(pub(super) String);

/// The part `{name}` of a path: of an account.
pub(super) struct Name(pub(super) String);

/// What stands behind the question mark.
pub(super) struct Query<T>(pub(super) T);

/// A JSON body.
pub(super) struct Body<T>(pub(super) T);

/// A file as it is.
pub(super) struct File(pub(super) Bytes);

impl Take for () {
    fn describe(_: &mut Schemas, _: &mut Value) {}

    fn take(_: &Call, _: &Request) -> Result<Self, Fault> {
        Ok(())
    }
}

impl<A: Take, B: Take> Take for (A, B) {
    const BRINGS: Brings = match A::BRINGS {
        Brings::Nothing => B::BRINGS,
        Brings::Json => Brings::Json,
        Brings::File => Brings::File,
    };

    fn describe(schemas: &mut Schemas, operation: &mut Value) {
        A::describe(schemas, operation);
        B::describe(schemas, operation);
    }

    fn take(call: &Call, request: &Request) -> Result<Self, Fault> {
        Ok((A::take(call, request)?, B::take(call, request)?))
    }
}

impl<T: FromStr> Take for Id<T> {
    fn describe(_: &mut Schemas, operation: &mut Value) {
        describe_part(operation, "id", &json!({ "type": "string", "format": "uuid" }));
    }

    fn take(_: &Call, request: &Request) -> Result<Self, Fault> {
        request.part("id").parse().map(Self).map_err(|_| Fault::NotFound)
    }
}

impl Take for Hash {
    fn describe(_: &mut Schemas, operation: &mut Value) {
        describe_part(operation, "hash", &super::schema::hash_schema());
    }

    fn take(_: &Call, request: &Request) -> Result<Self, Fault> {
        Ok(Self(request.part("hash").to_owned()))
    }
}

impl Take for Name {
    fn describe(_: &mut Schemas, operation: &mut Value) {
        describe_part(operation, "name", &json!({ "type": "string", "minLength": 1 }));
    }

    fn take(_: &Call, request: &Request) -> Result<Self, Fault> {
        Ok(Self(request.part("name").to_owned()))
    }
}

fn describe_part(operation: &mut Value, name: &str, schema: &Value) {
    add_parameter(operation, json!({ "name": name, "in": "path", "required": true, "schema": schema }));
}

impl<T: DeserializeOwned + JsonSchema> Take for Query<T> {
    fn describe(schemas: &mut Schemas, operation: &mut Value) {
        let schema = schemas.inline::<T>();
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let mut property = property.clone();
            let about = property.as_object_mut().and_then(|property| property.remove("description"));
            let required = required.iter().any(|known| known == name);
            add_parameter(
                operation,
                json!({ "name": name, "in": "query", "required": required, "description": about, "schema": property }),
            );
        }
    }

    fn take(_: &Call, request: &Request) -> Result<Self, Fault> {
        let taken = axum_extra::extract::Query::<T>::try_from_uri(&request.uri);
        taken.map(|query| Self(query.0)).map_err(|error| wrong(&error))
    }
}

impl<T: DeserializeOwned + JsonSchema> Take for Body<T> {
    const BRINGS: Brings = Brings::Json;

    fn describe(schemas: &mut Schemas, operation: &mut Value) {
        let schema = schemas.taken::<T>();
        operation["requestBody"] =
            json!({ "required": true, "content": { "application/json": { "schema": schema } } });
    }

    fn take(_: &Call, request: &Request) -> Result<Self, Fault> {
        if media(&request.headers) != "application/json" {
            return Err(Fault::Media);
        }
        serde_json::from_slice(&request.body).map(Self).map_err(|error| wrong(&error))
    }
}

impl Take for File {
    const BRINGS: Brings = Brings::File;

    fn describe(_: &mut Schemas, operation: &mut Value) {
        operation["requestBody"] = json!({
            "required": true,
            "content": { "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } }
        });
    }

    fn take(_: &Call, request: &Request) -> Result<Self, Fault> {
        if media(&request.headers) != "application/octet-stream" {
            return Err(Fault::Media);
        }
        if request.body.is_empty() {
            return Err(Fault::bad("upload-nothing"));
        }
        Ok(Self(request.body.clone()))
    }
}

/// Returns the type of a body, without what stands behind it.
fn media(headers: &HeaderMap) -> String {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Tells what is wrong with a request in the words of its reader, which name the field and the place.
fn wrong(error: &dyn std::error::Error) -> Fault {
    let inner = error.source().map(ToString::to_string);
    Fault::Request("api-request-wrong", vec![("why", inner.unwrap_or_else(|| error.to_string()))])
}

pub(super) fn add_parameter(operation: &mut Value, mut parameter: Value) {
    if let Some(parameter) = parameter.as_object_mut() {
        parameter.retain(|_, value| !value.is_null());
    }
    if let Some(parameters) = operation["parameters"].as_array_mut() {
        parameters.push(parameter);
    }
}
