//! The OpenAPI 3.1 document, made of the table of operations and the types that they take and give.

use super::operation::{BASE, Brings, Operation};
use super::problem::{self, Problem};
use super::take::add_parameter;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// Where it stands.
pub(super) const ADDRESS: &str = "/api/v1/openapi.json";

/// The schemas that operations share.
pub(super) struct Schemas {
    taken: SchemaGenerator,
    given: SchemaGenerator,
}

impl Schemas {
    fn new() -> Self {
        let settings = || {
            SchemaSettings::draft2020_12().with(|settings| {
                settings.definitions_path = "/components/schemas".into();
                settings.meta_schema = None;
            })
        };
        Self {
            taken: settings().for_deserialize().into_generator(),
            given: settings().for_serialize().into_generator(),
        }
    }

    /// Returns the schema of something that is taken.
    pub(super) fn taken<T: JsonSchema>(&mut self) -> Value {
        self.taken.subschema_for::<T>().to_value()
    }

    /// Returns the same as it stands, without a name.
    pub(super) fn inline<T: JsonSchema>(&mut self) -> Value {
        T::json_schema(&mut self.taken).to_value()
    }

    /// Returns the schema of something that is given.
    pub(super) fn given<T: JsonSchema>(&mut self) -> Value {
        self.given.subschema_for::<T>().to_value()
    }

    fn all(mut self) -> Map<String, Value> {
        let mut all = self.given.take_definitions(true);
        all.extend(self.taken.take_definitions(true));
        all
    }
}

/// The document as it is sent.
static DOCUMENT: LazyLock<String> = LazyLock::new(|| format!("{:#}\n", document()));

/// Sends the document.
pub(super) async fn show() -> Response {
    ([(CONTENT_TYPE, "application/json")], DOCUMENT.as_str()).into_response()
}

fn document() -> Value {
    let mut schemas = Schemas::new();
    let problem = schemas.given::<Problem>();
    let mut paths = Map::new();
    for operation in super::operations() {
        let path = paths.entry(format!("{BASE}{}", operation.path)).or_insert_with(|| json!({}));
        path[operation.method.to_ascii_lowercase()] = described(&operation, &mut schemas);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "dondoc",
            "version": "1",
            "description": "What an office does every day, for other programs. docs/api.md shows how to begin.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" }
        },
        "paths": paths,
        "components": {
            "schemas": schemas.all(),
            "responses": {
                "Problem": {
                    "description": "Why it was not carried out (RFC 9457). Nothing happened then.",
                    "content": { problem::MEDIA: { "schema": problem } }
                },
                "NotModified": { "description": "The caller has it already: If-None-Match names its ETag." }
            },
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer", "description": "`dondoc account token NAME`" },
                "session": {
                    "type": "apiKey", "in": "cookie", "name": "dondoc_session",
                    "description": "A browser that is signed in; commands only from the site itself."
                }
            }
        },
        "security": [{ "token": [] }, { "session": [] }]
    })
}

/// Statuses of faults that any operation may answer with.
const FAULTS: &[&str] = &["400", "401", "403", "404", "429"];
/// Those of commands besides.
const COMMAND_FAULTS: &[&str] = &["409", "412", "413", "415", "422"];

fn described(operation: &Operation, schemas: &mut Schemas) -> Value {
    let (part, _) =
        operation.path.trim_start_matches('/').split_once('/').unwrap_or((&operation.path[1..], ""));
    let scope = operation.scope.name();
    let mut described = json!({
        "operationId": operation.name,
        "summary": operation.about,
        "description": format!("A token needs the scope `{scope}`."),
        "tags": [part],
        "x-scope": scope,
        "parameters": [],
        "responses": {}
    });
    (operation.describe)(schemas, &mut described);
    let is_get = operation.method == "GET";
    if is_get {
        add_parameter(&mut described, header("If-None-Match", "An ETag that the caller has."));
        described["responses"]["304"] = json!({ "$ref": "#/components/responses/NotModified" });
    }
    if operation.method == "POST" && operation.brings == Brings::Json {
        add_parameter(
            &mut described,
            header(
                "Idempotency-Key",
                "The same key at the same address is the same command: carried out once.",
            ),
        );
        add_parameter(
            &mut described,
            header("If-Match", "The ETag that was seen: `\"7\"` or `\"7-1f2e…\"`."),
        );
    }
    // A question that is understood and makes no sense, such as a row of another cut, is refused as a command is.
    let commands = if is_get { &COMMAND_FAULTS[4..] } else { COMMAND_FAULTS };
    for status in FAULTS.iter().chain(commands) {
        described["responses"][status] = json!({ "$ref": "#/components/responses/Problem" });
    }
    if let Some(responses) = described["responses"].as_object_mut() {
        responses.sort_keys();
    }
    described
}

fn header(name: &str, about: &str) -> Value {
    json!({ "name": name, "in": "header", "required": false, "description": about, "schema": { "type": "string" } })
}
