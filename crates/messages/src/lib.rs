//! Sentences for people, in Vietnamese and English.
//!
//! Each crate keeps its sentences in `messages/{vi,en}.ftl` (Fluent) and names them by keys; whoever speaks to people, the
//! command or the server, puts the catalogues that it needs together in a [`Catalogue`].

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Date;
use std::fmt::Write as _;
use unic_langid::LanguageIdentifier;
use unic_langid::subtags::Language as Subtag;

/// A language of the messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// Returns its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// Returns the language of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    fn identifier(self) -> LanguageIdentifier {
        self.code().parse::<Subtag>().map_or_else(
            |_| LanguageIdentifier::default(),
            |subtag| LanguageIdentifier::from_parts(subtag, None, None, &[]),
        )
    }
}

/// The catalogue of a crate in each language: the text of its Fluent files.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// Vietnamese.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

impl Source {
    /// Returns the text in a language.
    pub fn text(self, language: Language) -> &'static str {
        match language {
            Language::Vi => self.vi,
            Language::En => self.en,
        }
    }
}

/// How days are written; every catalogue has these.
const DAYS: Source =
    Source { vi: include_str!("../messages/vi.ftl"), en: include_str!("../messages/en.ftl") };

/// An argument of a message.
pub type Argument<'a> = (&'static str, FluentValue<'a>);

/// The messages of one language. Threads may share it.
pub struct Catalogue {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// How a day is written, put together once: tables have hundreds.
    day: Vec<Part>,
}

/// A part of a written day.
enum Part {
    Words(String),
    Year,
    Month,
    Day,
}

impl Catalogue {
    /// Puts catalogues together; where two have the same key, the later one counts. Mistakes in them are found by the
    /// tests; what can be read is used.
    pub fn new(language: Language, sources: &[Source]) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        bundle.set_use_isolating(false);
        for source in [DAYS].iter().chain(sources) {
            let text = source.text(language).to_owned();
            let resource = match FluentResource::try_new(text) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        let mut catalogue = Self { language, bundle, day: Vec::new() };
        catalogue.day = catalogue.parts_of_a_day();
        catalogue
    }

    /// Returns the language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns a message without arguments.
    pub fn text(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// Returns a message. A key that the catalogue lacks stands for itself; tests see to it that there is none.
    pub fn say(&self, key: &str, arguments: &[Argument<'_>]) -> String {
        self.find(key, arguments).unwrap_or_else(|| key.to_owned())
    }

    /// Returns a message, or `None` where the catalogue has none of this key.
    pub fn find(&self, key: &str, arguments: &[Argument<'_>]) -> Option<String> {
        let arguments = arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.find_with(key, &arguments)
    }

    /// Returns a message with texts as arguments, or `None` where there is none.
    pub fn find_named(&self, key: &str, arguments: &[(&str, &str)]) -> Option<String> {
        let mut named = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            named.set((*name).to_owned(), (*value).to_owned());
        }
        self.find_with(key, &named)
    }

    /// Returns a message with arguments whose names are not known to the compiler, or `None` where there is none.
    pub fn find_with(&self, key: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut mistakes = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(arguments), &mut mistakes).into_owned())
    }

    /// Returns a day as the language writes it.
    pub fn day(&self, day: Date) -> String {
        let mut written = String::with_capacity(10);
        for part in &self.day {
            let put = match part {
                Part::Words(words) => written.write_str(words),
                Part::Year => write!(written, "{:04}", day.year()),
                Part::Month => write!(written, "{:02}", day.month()),
                Part::Day => write!(written, "{:02}", day.day()),
            };
            put.expect("a string takes whatever is written to it");
        }
        written
    }

    /// Takes the message of a day apart.
    fn parts_of_a_day(&self) -> Vec<Part> {
        const MARKS: [(&str, char); 3] = [("year", '\u{1}'), ("month", '\u{2}'), ("day", '\u{3}')];
        let marked = MARKS.map(|(name, mark)| (name, FluentValue::from(mark.to_string())));
        let mut parts = Vec::new();
        for letter in self.say("date-day", &marked).chars() {
            match (letter, parts.last_mut()) {
                ('\u{1}', _) => parts.push(Part::Year),
                ('\u{2}', _) => parts.push(Part::Month),
                ('\u{3}', _) => parts.push(Part::Day),
                (letter, Some(Part::Words(words))) => words.push(letter),
                (letter, _) => parts.push(Part::Words(letter.to_string())),
            }
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_written_as_the_language_writes_them() {
        assert_eq!(Catalogue::new(Language::Vi, &[]).day(date(2024, 3, 5)), "05/03/2024");
        assert_eq!(Catalogue::new(Language::En, &[]).day(date(2024, 3, 5)), "2024-03-05");
    }

    #[test]
    fn a_later_catalogue_counts_and_a_key_that_is_nowhere_stands_for_itself() {
        let first = Source { vi: "a = một\nb = hai { $n }\n", en: "a = one\n" };
        let second = Source { vi: "a = khác\n", en: "a = other\n" };
        let both = Catalogue::new(Language::Vi, &[first, second]);
        assert_eq!(both.text("a"), "khác");
        assert_eq!(both.say("b", &[("n", 3.into())]), "hai 3");
        assert_eq!(both.text("c"), "c");
        assert_eq!(both.find("c", &[]), None);
    }
}
