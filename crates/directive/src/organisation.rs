//! The organisation file: the body, its units and people, each with the names that documents use.

use jiff::civil::Date;
use serde::Deserialize;

/// An organisation as `--org FILE` gives it (TOML).
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// The body itself.
    #[serde(default)]
    pub body: Option<Body>,
    /// Its units.
    #[serde(default, rename = "unit")]
    pub units: Vec<Unit>,
    /// People whose names documents mention.
    #[serde(default, rename = "person")]
    pub people: Vec<Person>,
}

/// The body whose organisation this is.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// The full name.
    pub name: String,
    /// Other names.
    #[serde(default)]
    pub short: Vec<String>,
    /// The body above.
    #[serde(default)]
    pub parent: Option<String>,
    /// Its abbreviation in symbols: "SKHCN".
    #[serde(default)]
    pub symbol: Option<String>,
}

/// A unit of the body.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// The full name.
    pub name: String,
    /// Other names and abbreviations.
    #[serde(default)]
    pub short: Vec<String>,
    /// The first day of its existence; none where it has been there from of old.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day of its existence; none where it still exists.
    #[serde(default)]
    pub to: Option<Date>,
}

impl Unit {
    /// Tells whether the unit exists on a day.
    #[must_use]
    pub fn exists_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// A person.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The full name.
    pub name: String,
    /// The post.
    #[serde(default)]
    pub title: Option<String>,
    /// The unit the person belongs to.
    #[serde(default)]
    pub unit: Option<String>,
}

impl Organisation {
    /// Reads an organisation file.
    ///
    /// # Errors
    ///
    /// Returns the parser's words, with line and column, where the file is not TOML of this shape.
    pub fn parse(toml: &str) -> Result<Self, String> {
        toml::from_str(toml).map_err(|error| error.to_string())
    }
}
