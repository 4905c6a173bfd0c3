//! The message catalogues: Fluent files, compiled in, parsed when the first sentence is wanted.

use ::messages::{Argument, Catalogue, Source};
use clap::ValueEnum;
use directive::finding::Finding;
use directive::reading::PartialDate;
use fluent_bundle::{FluentArgs, FluentValue};
use jiff::civil::Date;
use std::cell::OnceCell;
use std::ffi::OsString;

/// A language of the messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    /// Returns the language that the words of the command line ask for, before they are parsed: the help and the
    /// messages about wrong words need it.
    pub(crate) fn of_arguments(words: &[OsString]) -> Self {
        let mut words = words.iter().filter_map(|word| word.to_str());
        let mut wanted = None;
        while let Some(word) = words.next() {
            if word == "--lang" {
                wanted = words.next();
            } else if let Some(value) = word.strip_prefix("--lang=") {
                wanted = Some(value);
            } else if word == "--" {
                break;
            }
        }
        match wanted {
            Some("en") => Self::En,
            Some(_) | None => Self::Vi,
        }
    }

    fn shared(self) -> ::messages::Language {
        match self {
            Self::Vi => ::messages::Language::Vi,
            Self::En => ::messages::Language::En,
        }
    }
}

/// The catalogues of what the command says.
const COMMAND: &[Source] = &[
    Source { vi: papers::messages::VI, en: papers::messages::EN },
    Source { vi: ledger::messages::VI, en: ledger::messages::EN },
    Source { vi: app::messages::VI, en: app::messages::EN },
    #[cfg(feature = "pdf")]
    Source { vi: pdf::messages::VI, en: pdf::messages::EN },
    Source { vi: include_str!("../messages/vi.ftl"), en: include_str!("../messages/en.ftl") },
];

/// The catalogue of findings.
const FINDINGS: &[Source] = &[Source { vi: directive::messages::VI, en: directive::messages::EN }];

/// The messages in one language.
pub(crate) struct Messages {
    language: Language,
    command: OnceCell<Catalogue>,
    findings: OnceCell<Catalogue>,
}

impl Messages {
    /// Returns the messages in a language. Nothing is parsed yet.
    pub(crate) fn new(language: Language) -> Self {
        Self { language, command: OnceCell::new(), findings: OnceCell::new() }
    }

    /// Returns a message without arguments.
    pub(crate) fn text(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// Returns a message. A key that the catalogue lacks stands for itself; a test sees to it that there is none.
    pub(crate) fn say(&self, key: &str, arguments: &[Argument<'_>]) -> String {
        self.find(key, arguments).unwrap_or_else(|| key.to_owned())
    }

    /// Returns a message, or `None` where the catalogue has none of this key.
    pub(crate) fn find(&self, key: &str, arguments: &[Argument<'_>]) -> Option<String> {
        self.catalogue().find(key, arguments)
    }

    /// Returns the catalogue of what the command says, for what speaks in words of several crates.
    pub(crate) fn catalogue(&self) -> &Catalogue {
        self.command.get_or_init(|| Catalogue::new(self.language.shared(), COMMAND))
    }

    /// Returns the sentence of a finding.
    pub(crate) fn finding(&self, finding: &Finding) -> String {
        self.of_finding(finding, "").unwrap_or_else(|| finding.text.clone())
    }

    /// Returns what to do about a finding.
    pub(crate) fn finding_help(&self, finding: &Finding) -> Option<String> {
        self.of_finding(finding, "-help")
    }

    /// Returns a day as the language writes it.
    pub(crate) fn day(&self, day: Date) -> String {
        self.partial_date(day.into())
    }

    /// Returns a date of which parts may be blank, as the language writes it.
    pub(crate) fn partial_date(&self, date: PartialDate) -> String {
        let year = ("year", FluentValue::from(format!("{:04}", date.year)));
        let two_digits = |number: i8| FluentValue::from(format!("{number:02}"));
        match (date.month, date.day) {
            (Some(month), Some(day)) => {
                self.say("date-day", &[year, ("month", two_digits(month)), ("day", two_digits(day))])
            }
            (Some(month), None) => self.say("date-month", &[year, ("month", two_digits(month))]),
            (None, _) => self.say("date-year", &[year]),
        }
    }

    fn of_finding(&self, finding: &Finding, ending: &str) -> Option<String> {
        let catalogue = self.findings.get_or_init(|| Catalogue::new(self.language.shared(), FINDINGS));
        let key = format!("finding-{}{ending}", finding.code.name());
        let mut arguments = FluentArgs::with_capacity(2 * finding.arguments.len() + 1);
        arguments.set("text", finding.text.as_str());
        for (name, value) in finding.arguments.iter().filter(|(_, value)| !value.is_empty()) {
            let shown = value.parse::<Date>().map_or_else(|_| value.clone(), |day| self.day(day));
            arguments.set(*name, shown);
            arguments.set(format!("{name}_given"), "yes");
        }
        catalogue.find_with(&key, &arguments)
    }
}
