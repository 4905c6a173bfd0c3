//! The OpenAPI document is the committed one, and true: every operation is asked with good and bad input by several
//! callers, and every answer is one that the document describes.

mod common;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use common::{Browser, Server};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Who asks: the clerk sees and does much, a head of unit little, a stranger nothing.
const CALLERS: [Option<&str>; 3] = [Some("van-thu"), Some("trinh-quoc-bao"), None];

/// Texts that no schema of ours wants, or that are hard to handle.
fn odd_texts() -> Vec<String> {
    [
        "",
        "\u{0}",
        "-1",
        "99999999999999999999",
        "1e999",
        "null",
        "🦀",
        "a\u{301}\u{202e}ệ",
        "../../etc/passwd",
        "' OR 1=1 --",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain(["x".repeat(5000)])
    .collect()
}

fn odd_values() -> Vec<Value> {
    let mut odd: Vec<Value> = odd_texts().into_iter().map(Value::from).collect();
    odd.extend([
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!(u64::MAX),
        json!(1e300),
        json!([]),
        json!({}),
    ]);
    odd.extend([json!("9999-12-31"), json!("-9999-01-01"), json!("2025-02-30"), json!("ề".repeat(25_000))]);
    odd
}

/// Bodies that are no JSON of any schema.
fn broken_bodies() -> Vec<Vec<u8>> {
    let deep = "[".repeat(100_000).into_bytes();
    let texts = [
        "",
        "{",
        "nul",
        "\u{feff}{}",
        "{\"command\":\"accept\"} tail",
        "{\"command\":\"\\ud800\"}",
        "{\"a\":1,\"a\":2}",
    ];
    texts
        .iter()
        .map(|text| text.as_bytes().to_vec())
        .chain([deep, vec![0xff, 0xfe], vec![b' '; 2_000_000]])
        .collect()
}

fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// The document, and what was asked so far.
struct Walk {
    server: Server,
    document: Value,
    validators: BTreeMap<String, Validator>,
    answers: BTreeMap<u16, u32>,
}

/// One operation of the document.
#[derive(Clone)]
struct Operation {
    method: String,
    path: String,
    described: Value,
}

impl Operation {
    fn parameters(&self, place: &str) -> Vec<Value> {
        let all = self.described["parameters"].as_array().cloned().unwrap_or_default();
        all.into_iter().filter(|parameter| parameter["in"] == place).collect()
    }

    fn body(&self) -> Option<(String, Value)> {
        let content = self.described["requestBody"]["content"].as_object()?;
        content.iter().next().map(|(media, body)| (media.clone(), body["schema"].clone()))
    }
}

impl Walk {
    async fn start() -> Self {
        let server = Server::start();
        let document = server.get(&Browser::default(), "/api/v1/openapi.json").await.json();
        Self { server, document, validators: BTreeMap::new(), answers: BTreeMap::new() }
    }

    fn operations(&self) -> Vec<Operation> {
        let paths = self.document["paths"].as_object().expect("paths");
        let mut found = Vec::new();
        for (path, methods) in paths {
            for (method, described) in methods.as_object().expect("methods") {
                let (method, path, described) = (method.to_uppercase(), path.clone(), described.clone());
                found.push(Operation { method, path, described });
            }
        }
        // What only reads comes first: commands change what there is to be read.
        found.sort_by_key(|operation| operation.method != "GET");
        found
    }

    fn resolved<'v>(&'v self, schema: &'v Value) -> &'v Value {
        match schema["$ref"].as_str() {
            Some(reference) => self.document.pointer(reference.trim_start_matches('#')).expect("it is there"),
            None => schema,
        }
    }

    /// Returns values that a schema wants.
    fn good(&self, schema: &Value) -> Vec<Value> {
        let schema = self.resolved(schema);
        for several in ["oneOf", "anyOf"] {
            if let Some(several) = schema[several].as_array() {
                return several.iter().flat_map(|one| self.good(one)).collect();
            }
        }
        if let Some(names) = schema["enum"].as_array() {
            return names.clone();
        }
        if let Some(one) = schema.get("const") {
            return vec![one.clone()];
        }
        let kind = schema["type"].as_str().or(schema["type"][0].as_str()).unwrap_or_default();
        match kind {
            "object" => self.good_objects(schema),
            "array" => self.good(&schema["items"]).into_iter().take(1).map(|one| json!([one])).collect(),
            "integer" => vec![json!(schema["minimum"].as_u64().unwrap_or(1).max(1)), json!(40)],
            "boolean" => vec![json!(true), json!(false)],
            "string" => match schema["format"].as_str() {
                Some("date") => vec![json!("2025-07-31"), json!("2024-02-29")],
                Some("uuid") => vec![json!("0197b2a0-0000-7000-8000-000000000000")],
                _ => vec![json!("rà soát, báo cáo")],
            },
            _ => vec![json!("x")],
        }
    }

    fn good_objects(&self, schema: &Value) -> Vec<Value> {
        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let properties = schema["properties"].as_object().cloned().unwrap_or_default();
        let whole: serde_json::Map<String, Value> = properties
            .iter()
            .map(|(name, schema)| (name.clone(), self.good(schema).into_iter().next().unwrap_or(Value::Null)))
            .collect();
        let mut found = vec![Value::Object(whole.clone())];
        // Each value that a needed property may have, without what is not needed.
        for name in &required {
            for value in self.good(&properties[*name]) {
                let mut bare = whole.clone();
                bare.retain(|name, _| required.contains(&name.as_str()));
                bare.insert((*name).to_owned(), value);
                found.push(Value::Object(bare));
            }
        }
        found
    }

    async fn ask(
        &mut self,
        operation: &Operation,
        caller: Option<&str>,
        address: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) {
        let mut request = Request::builder().method(operation.method.as_str()).uri(address);
        if let Some(account) = caller {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.server.token(account)));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let shown: String = String::from_utf8_lossy(&body).chars().take(300).collect();
        let Ok(request) = request.body(Body::from(body)) else { return };
        let answer = self.server.ask(&Browser::default(), request).await;
        let told = format!(
            "{} {address} as {caller:?} {headers:?} {shown}: {} {}",
            operation.method,
            answer.status,
            answer.text()
        );
        assert!(!answer.status.is_server_error(), "{told}");
        *self.answers.entry(answer.status.as_u16()).or_default() += 1;
        if caller.is_none() {
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "a stranger gets nothing: {told}");
        }
        let status = answer.status.as_str().to_owned();
        let described = &operation.described["responses"][&status];
        assert!(described.is_object(), "not described: {told}");
        let content = self.resolved(described)["content"].clone();
        let Some((media, content)) = content.as_object().and_then(|content| content.iter().next()) else {
            assert!(answer.bytes.is_empty(), "nothing is described: {told}");
            return;
        };
        assert_eq!(answer.headers["content-type"], media.as_str(), "{told}");
        if media == "application/octet-stream" {
            return;
        }
        let key = format!("{} {} {status}", operation.method, operation.path);
        let components = &self.document["components"];
        let validator = self.validators.entry(key).or_insert_with(|| {
            let mut schema = content["schema"].clone();
            schema["components"] = components.clone();
            jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema")
        });
        let body = answer.json();
        let errors: Vec<String> = validator
            .iter_errors(&body)
            .map(|error| format!("{} at {}", error, error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{told}\n{errors:#?}");
    }

    /// Returns ids of something that the clerk sees.
    async fn known(&self) -> BTreeMap<&'static str, String> {
        let clerk = |address: &'static str| self.server.call("van-thu", "GET", address, &[], None);
        let id = |page: Value| page["items"][0]["id"].as_str().unwrap_or_default().to_owned();
        let mut known = BTreeMap::new();
        let head = self.server.call("trinh-quoc-bao", "GET", "/tasks?open=true", &[], None).await.json();
        known.insert("/api/v1/tasks", id(head));
        known.insert("/api/v1/documents", id(clerk("/documents").await.json()));
        known.insert("/api/v1/accounts", "van-thu".to_owned());
        known.insert("/api/v1/reports", "theo-doi-don-vi".to_owned());
        known
    }

    /// Returns addresses of an operation: with something that is there first.
    fn addresses(&self, operation: &Operation, known: &BTreeMap<&str, String>) -> Vec<String> {
        if operation.parameters("path").is_empty() {
            return vec![operation.path.clone()];
        }
        let there =
            known.iter().find(|(start, _)| operation.path.starts_with(**start)).map(|(_, id)| id.clone());
        let fill = |id: &str| {
            let hash = "0".repeat(64);
            operation.path.replace("{id}", id).replace("{name}", id).replace("{hash}", &hash)
        };
        let mut found: Vec<String> = there.iter().map(|id| fill(id)).collect();
        found.push(fill("0197b2a0-0000-7000-8000-000000000000"));
        found.extend(odd_texts().iter().filter(|text| !text.is_empty()).map(|text| fill(&escaped(text))));
        found.push(fill("%FF"));
        found
    }

    async fn walk(&mut self, operation: &Operation, caller: Option<&str>, known: &BTreeMap<&str, String>) {
        let media = operation.body().map(|(media, _)| media);
        let headers: Vec<(&str, &str)> = media.iter().map(|media| ("content-type", media.as_str())).collect();
        let body = match operation.body() {
            Some((media, schema)) if media == "application/json" => {
                self.good(&schema)[0].to_string().into_bytes()
            }
            Some(_) => "Số: 9/TB-SKHCN".as_bytes().to_vec(),
            None => Vec::new(),
        };
        let addresses = self.addresses(operation, known);
        let here = addresses[0].clone();
        if caller.is_none() {
            self.ask(operation, caller, &here, &headers, body).await;
            return;
        }
        for address in &addresses {
            self.ask(operation, caller, address, &headers, body.clone()).await;
        }
        for (name, value) in [
            ("if-match", "\"9999\""),
            ("if-match", "x"),
            ("if-match", "*"),
            ("if-none-match", "*, x"),
            ("idempotency-key", "k"),
            ("idempotency-key", ""),
            ("accept-language", "en;q=x, ,,é"),
            ("accept", "text/html"),
        ] {
            let with: Vec<(&str, &str)> = headers.iter().copied().chain([(name, value)]).collect();
            self.ask(operation, caller, &here, &with, body.clone()).await;
        }
        for parameter in operation.parameters("query") {
            let name = parameter["name"].as_str().expect("a name");
            let mut values: Vec<String> = self
                .good(&parameter["schema"])
                .into_iter()
                .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
                .collect();
            values.extend(odd_texts());
            for value in
                values.iter().map(|value| escaped(value)).chain(["%FF".to_owned(), "1&x=2".to_owned()])
            {
                self.ask(operation, caller, &format!("{here}?{name}={value}"), &headers, body.clone()).await;
            }
        }
        let Some((media, schema)) = operation.body() else { return };
        if media != "application/json" {
            let here =
                if operation.parameters("query").is_empty() { here } else { format!("{here}?name=x.docx") };
            for bytes in [
                &b""[..],
                b"PK\x03\x04junk",
                b"%PDF-1.7 junk",
                b"\xff\xfe\x00",
                "1. Văn phòng rà soát.".as_bytes(),
            ] {
                self.ask(operation, caller, &here, &headers, bytes.to_vec()).await;
            }
            self.ask(operation, caller, &here, &[("content-type", "text/plain")], b"x".to_vec()).await;
            return;
        }
        for good in self.good(&schema) {
            self.ask(operation, caller, &here, &headers, good.to_string().into_bytes()).await;
            for bad in mutants(&good) {
                self.ask(operation, caller, &here, &headers, bad.to_string().into_bytes()).await;
            }
        }
        for bytes in broken_bodies() {
            self.ask(operation, caller, &here, &headers, bytes).await;
        }
        for wrong in ["text/plain", "application/xml", "multipart/form-data"] {
            self.ask(operation, caller, &here, &[("content-type", wrong)], body.clone()).await;
        }
    }
}

/// Returns a value with one of its parts replaced, left out, or joined by something unknown.
fn mutants(value: &Value) -> Vec<Value> {
    let mut found = odd_values();
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                let mut without = fields.clone();
                without.remove(name);
                found.push(Value::Object(without));
                found.extend(mutants(inner).into_iter().map(|inner| {
                    let mut with = fields.clone();
                    with.insert(name.clone(), inner);
                    Value::Object(with)
                }));
            }
            let mut more = fields.clone();
            more.insert("unknown".to_owned(), json!(1));
            found.push(Value::Object(more));
        }
        Value::Array(items) => {
            for inner in items.iter().flat_map(mutants) {
                found.push(json!([inner]));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_is_the_committed_one() {
    let server = Server::start();
    let sent = server.get(&Browser::default(), "/api/v1/openapi.json").await.text();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &sent).expect("written");
    }
    let document: Value = serde_json::from_str(&sent).expect("JSON");
    let names = document["components"]["schemas"].as_object().expect("schemas").keys();
    let numbered: Vec<&String> =
        names.filter(|name| name.ends_with(|letter: char| letter.is_ascii_digit())).collect();
    assert!(numbered.is_empty(), "names that change with what comes before them; rename one: {numbered:?}");
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        sent == committed,
        "docs/openapi.json: look at what changed, then UPDATE=1 cargo test -p server --test openapi"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_answers_as_it_is_described_whatever_is_asked() {
    let mut walk = Walk::start().await;
    for operation in walk.operations() {
        for caller in CALLERS {
            let known = walk.known().await;
            walk.walk(&operation, caller, &known).await;
        }
    }
    let asked: u32 = walk.answers.values().sum();
    println!("{asked} answers: {:?}", walk.answers);
    assert!(asked > 2000, "{asked}");
    for status in [200, 201, 400, 401, 403, 404, 412, 413, 415, 422] {
        assert!(walk.answers.contains_key(&status), "nothing was answered with {status}: {:?}", walk.answers);
    }
}
