//! Which crate may lean on which. The list is the project's plan; ARCHITECTURE.md shows it as a picture.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Crates with those of ours that they may depend on. Dev-dependencies are free: tests may use anything.
const ALLOWED: &[(&str, &[&str])] = &[
    ("viet", &[]),
    ("blocks", &[]),
    ("papers", &["blocks", "viet"]),
    ("directive", &["blocks", "viet"]),
    ("ledger", &["viet", "blocks"]),
    ("store", &["ledger", "viet"]),
    ("forms", &["ledger", "viet", "blocks"]),
    ("pdf", &["forms"]),
    ("messages", &[]),
    ("signatures", &[]),
    ("edxml", &[]),
    ("server", &["app", "ledger", "forms", "pdf", "blocks", "viet", "messages", "store"]),
    ("app", ANYTHING),
    ("dondoc", ANYTHING),
    ("testkit", &[]),
    ("xtask", &["viet"]),
];

/// Any crate but `testkit` and `xtask`.
const ANYTHING: &[&str] = &["*"];

/// Checks the workspace as cargo sees it.
pub(super) fn check(root: &Path) -> Vec<String> {
    match metadata(root) {
        Ok(metadata) => wrong_arrows(&metadata),
        Err(reason) => vec![format!("cargo metadata: {reason}")],
    }
}

fn metadata(root: &Path) -> Result<Value, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root)
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
}

fn wrong_arrows(metadata: &Value) -> Vec<String> {
    let packages: Vec<&Value> = metadata["packages"].as_array().into_iter().flatten().collect();
    let ours: Vec<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    let mut problems = Vec::new();
    for package in &packages {
        let from = package["name"].as_str().unwrap_or_default();
        let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == from) else {
            problems.push(format!("crate {from}: say in xtask/src/tidy/arrows.rs what it may depend on"));
            continue;
        };
        let dependencies = package["dependencies"].as_array().into_iter().flatten();
        for to in dependencies.filter(|one| one["kind"] != "dev").filter_map(|one| one["name"].as_str()) {
            if ours.contains(&to) && !may_lean(allowed, to) {
                problems.push(format!(
                    "crate {from} depends on {to}: that arrow is not allowed (tidy/arrows.rs)"
                ));
            }
        }
    }
    problems
}

fn may_lean(allowed: &[&str], to: &str) -> bool {
    match to {
        "testkit" | "xtask" => false,
        _ => allowed == ANYTHING || allowed.contains(&to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn workspace(from: &str, to: &str, kind: Value) -> Value {
        json!({ "packages": [
            { "name": from, "dependencies": [{ "name": to, "kind": kind }, { "name": "serde", "kind": null }] },
            { "name": to, "dependencies": [] },
        ]})
    }

    #[test]
    fn arrows_of_the_plan_are_allowed() {
        assert_eq!(wrong_arrows(&workspace("papers", "blocks", Value::Null)), [""; 0]);
        assert_eq!(wrong_arrows(&workspace("dondoc", "papers", Value::Null)), [""; 0]);
        assert_eq!(wrong_arrows(&workspace("viet", "testkit", json!("dev"))), [""; 0]);
    }

    #[test]
    fn other_arrows_are_not() {
        for (from, to) in
            [("blocks", "viet"), ("viet", "testkit"), ("dondoc", "testkit"), ("directive", "papers")]
        {
            let problems = wrong_arrows(&workspace(from, to, Value::Null));
            assert_eq!(problems.len(), 1, "{from} -> {to}: {problems:?}");
        }
        assert_eq!(wrong_arrows(&workspace("directive", "papers", json!("build"))).len(), 1);
    }

    #[test]
    fn a_new_crate_must_be_planned() {
        assert!(wrong_arrows(&workspace("helpers", "viet", Value::Null))[0].starts_with("crate helpers"));
    }
}
