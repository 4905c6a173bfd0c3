//! Codes of bodies: data that is shipped, and an office's own beside it. A body has had several codes (provinces were merged,
//! the order of levels was turned round), each with its days.

use crate::{Error, Home};
use jiff::civil::Date;
use ledger::document::Correspondent;
use serde::Deserialize;
use viet::fold::key;

const SHIPPED: &str = include_str!("../../../../definitions/bodies/provinces.toml");
/// The longest code (Quyết định 20/2020/QĐ-TTg).
const LONGEST: usize = 35;

/// A file of bodies.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    #[expect(dead_code, reason = "for whoever keeps the file")]
    version: String,
    #[expect(dead_code, reason = "for whoever keeps the file")]
    source: String,
    #[serde(default)]
    body: Vec<Body>,
}

/// A body that has a code.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its short names.
    #[serde(default)]
    pub short: Vec<String>,
    /// Codes that it had, or has in another form.
    #[serde(default)]
    pub former: Vec<String>,
    /// The first day of the code.
    pub from: Option<Date>,
    /// The last day of the code.
    pub to: Option<Date>,
    /// Nobody has held it against the list that the ministry keeps.
    #[serde(default)]
    pub unverified: bool,
}

/// All bodies that are known to have codes.
#[derive(Clone, Debug, Default)]
pub struct Bodies {
    bodies: Vec<Body>,
}

impl Bodies {
    /// Reads those that are shipped and those of an office; a file of the office that has the id of a shipped one replaces it.
    ///
    /// # Errors
    ///
    /// A file cannot be read, or has a code that is none.
    pub fn of(home: &Home) -> Result<Self, Error> {
        let shipped = parse("definitions/bodies/provinces.toml", SHIPPED)?;
        let own = home.definitions("bodies")?;
        let own = own.iter().map(|(path, text)| parse(&path.display().to_string(), text));
        let own = own.collect::<Result<Vec<_>, _>>()?;
        let replaced = own.iter().any(|file| file.id == shipped.id);
        let shipped = (!replaced).then_some(shipped);
        Ok(Self { bodies: shipped.into_iter().chain(own).flat_map(|file| file.body).collect() })
    }

    /// Returns those that have their codes on a day.
    pub fn on(&self, day: Date) -> impl Iterator<Item = &Body> {
        self.bodies.iter().filter(move |body| body.is_on(day))
    }

    /// Returns the body of a code, whichever of its codes that is.
    pub fn coded(&self, code: &str) -> Option<&Body> {
        let current = self.bodies.iter().find(|body| body.code == code);
        current.or_else(|| self.bodies.iter().find(|body| body.former.iter().any(|former| former == code)))
    }

    /// Returns the code that a body goes by, whichever of its codes a message has.
    pub fn code<'c>(&'c self, code: &'c str) -> &'c str {
        self.coded(code).map_or(code, |body| &body.code)
    }

    /// Returns the body of a name, as it stands in a list of receivers.
    pub fn named(&self, name: &str, day: Date) -> Option<&Body> {
        let wanted =
            key(name.trim().trim_start_matches(['-', '–', '+']).trim_end_matches([';', '.', ',']).trim());
        self.on(day).find(|body| body.short.iter().chain([&body.name]).any(|name| key(name) == wanted))
    }
}

impl Body {
    fn is_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Returns it as messages name it.
    pub fn correspondent(&self) -> Correspondent {
        Correspondent { code: self.code.clone(), name: self.name.clone() }
    }
}

/// Tells whether a code may be one: groups of digits and capitals between stops, at most 35 characters.
pub(crate) fn is_code(code: &str) -> bool {
    let group = |group: &str| {
        !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
    };
    code.len() <= LONGEST && code.split('.').all(group)
}

fn parse(path: &str, text: &str) -> Result<File, Error> {
    let bad = |why: String| Error::BadFile { path: path.to_owned(), why };
    let file: File = toml::from_str(text).map_err(|error| bad(error.to_string()))?;
    let mut codes = file.body.iter().flat_map(|body| body.former.iter().chain([&body.code]));
    let wrong = codes.find(|code| !is_code(code)).cloned();
    drop(codes);
    wrong.map_or(Ok(file), |code| Err(bad(format!("code = {code:?}"))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_is_shipped_reads_and_is_found_by_name_and_by_any_code() {
        let bodies = Bodies { bodies: parse("shipped", SHIPPED).expect("it reads").body };
        let day = date(2025, 3, 5);
        assert_eq!(bodies.named("- UBND tỉnh Lào Cai;", day).map(|body| body.code.as_str()), Some("H38"));
        assert_eq!(bodies.code("Z99.01"), "Z99.01", "nobody knows it");
    }

    #[test]
    fn a_former_code_means_the_body_that_has_another_one_now() {
        let file = "id = 'a'\nversion = '1'\nsource = ''\n[[body]]\ncode = 'Z99.07'\nname = 'Sở'\nformer = ['000.00.07.Z99']";
        let bodies = Bodies { bodies: parse("a.toml", file).expect("it reads").body };
        assert_eq!(bodies.code("000.00.07.Z99"), "Z99.07");
    }

    #[test]
    fn codes_are_groups_of_digits_and_capitals() {
        for code in ["H56", "Z99.07", "000.00.12.H56", "A01.1B2"] {
            assert!(is_code(code), "{code}");
        }
        for code in ["", "H56.", "h56", "H 56", "H56..1", "H5/6", &"A".repeat(36)] {
            assert!(!is_code(code), "{code}");
        }
        let file = "id = 'a'\nversion = '1'\nsource = ''\n[[body]]\ncode = 'h1'\nname = 'a'";
        assert!(matches!(parse("a.toml", file), Err(Error::BadFile { why, .. }) if why.contains("h1")));
    }
}
