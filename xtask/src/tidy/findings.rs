//! Each code of a finding has a page in docs/findings, and each page a code.

use std::collections::BTreeSet;
use std::path::Path;

/// Checks the pages against the catalogue.
pub(super) fn check(root: &Path) -> Vec<String> {
    let catalogue =
        std::fs::read_to_string(root.join("crates/directive/messages/en.ftl")).unwrap_or_default();
    compare(&codes(&catalogue), &pages(&root.join("docs/findings")))
}

/// Returns the codes that the catalogue has sentences for.
fn codes(catalogue: &str) -> BTreeSet<String> {
    let keys = super::catalogues::fluent_keys(catalogue).into_iter();
    let sentences =
        keys.filter_map(|key| key.strip_prefix("finding-")).filter(|code| !code.ends_with("-help"));
    sentences.map(str::to_owned).collect()
}

/// Returns the names of the pages; README.md is their index.
fn pages(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    names
        .filter_map(|name| name.strip_suffix(".md").map(str::to_owned))
        .filter(|name| name != "README")
        .collect()
}

fn compare(codes: &BTreeSet<String>, pages: &BTreeSet<String>) -> Vec<String> {
    let unwritten = codes.difference(pages).map(|code| format!("docs/findings/{code}.md is missing"));
    let stray = pages.difference(codes).map(|page| format!("docs/findings/{page}.md explains no code"));
    unwritten.chain(stray).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_pages_must_agree() {
        let codes = codes("finding-numbering = x\nfinding-numbering-help = y\nfinding-no-unit = z\n");
        let pages = ["no-unit", "old"].map(str::to_owned).into();
        assert_eq!(
            compare(&codes, &pages),
            ["docs/findings/numbering.md is missing", "docs/findings/old.md explains no code"]
        );
    }
}
