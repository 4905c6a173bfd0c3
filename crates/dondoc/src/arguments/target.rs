//! `dondoc target ...`: what is measured, what is wanted, and what came out.

use super::Note;
use crate::clock;
use clap::{Args, Subcommand};
use jiff::civil::Date;
use ledger::indicator::{Direction, Standing};
use ledger::period::{Period, Rhythm};
use std::path::PathBuf;

/// `dondoc target ...`
#[derive(Debug, Subcommand)]
pub(crate) enum TargetVerb {
    /// Lists the indicators that are declared.
    Catalogue,
    /// Lists the indicators that are followed.
    List {
        /// The periods that lie in this one.
        #[arg(long, value_parser = period)]
        period: Option<Period>,
        /// Only those that this unit or one below it answers for.
        #[arg(long)]
        owner: Option<String>,
        /// Only those that stand so.
        #[arg(long, value_parser = standing)]
        standing: Option<Standing>,
        /// As of when, and as known when.
        #[command(flatten)]
        seen: SeenArguments,
    },
    /// Shows an indicator.
    Show {
        /// As of when, and as known when.
        #[command(flatten)]
        seen: SeenArguments,
        /// Its code.
        code: String,
    },
    /// Follows an indicator from now on.
    Define {
        /// The unit that answers for it.
        #[arg(long)]
        owner: String,
        /// Its name, where it is not declared.
        #[arg(long)]
        name: Option<String>,
        /// What it counts.
        #[arg(long)]
        unit: Option<String>,
        /// Which way it is to go.
        #[arg(long, value_parser = direction)]
        direction: Option<Direction>,
        /// How often it has a target.
        #[arg(long, value_parser = rhythm)]
        rhythm: Option<Rhythm>,
        /// What it belongs to.
        #[arg(long)]
        group: Option<String>,
        /// How it is measured.
        #[arg(long)]
        measure: Option<String>,
        /// Why, and when.
        #[command(flatten)]
        note: Note,
        /// Its code.
        code: String,
    },
    /// Sets what is wanted in a period.
    Set {
        /// The period, and what shows it.
        #[command(flatten)]
        shown: ShownArguments,
        /// Its code.
        code: String,
        /// What is wanted.
        target: String,
    },
    /// Enters what came out in a period.
    Enter {
        /// The period, and what shows it.
        #[command(flatten)]
        shown: ShownArguments,
        /// Its code.
        code: String,
        /// What came out.
        #[arg(allow_negative_numbers = true)]
        value: String,
    },
    /// Corrects what was entered.
    Correct {
        /// The period, and what shows it.
        #[command(flatten)]
        shown: ShownArguments,
        /// Nothing should have been entered.
        #[arg(long, conflicts_with = "value")]
        none: bool,
        /// Its code.
        code: String,
        /// What came out.
        #[arg(required_unless_present = "none", allow_negative_numbers = true)]
        value: Option<String>,
    },
    /// Follows it no longer.
    End {
        /// Why, and when.
        #[command(flatten)]
        note: Note,
        /// Its code.
        code: String,
    },
}

/// As of when, and as known when.
#[derive(Args, Debug)]
pub(crate) struct SeenArguments {
    /// At the end of this day.
    #[arg(long, value_parser = clock::parse_day)]
    pub(crate) as_of: Option<Date>,
    /// As it was known at the end of this day.
    #[arg(long, value_parser = clock::parse_day)]
    pub(crate) known_at: Option<Date>,
}

/// A period, and what shows what is said of it.
#[derive(Args, Debug)]
pub(crate) struct ShownArguments {
    /// The period.
    #[arg(long, value_parser = period)]
    pub(crate) period: Period,
    /// The document that says so.
    #[arg(long)]
    pub(crate) document: Option<String>,
    /// Files that show it.
    #[arg(long = "file", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// What shows it, in words.
    #[arg(long)]
    pub(crate) words: Option<String>,
    /// Why, and when.
    #[command(flatten)]
    pub(crate) note: Note,
}

fn period(text: &str) -> Result<Period, String> {
    text.parse().map_err(|()| "2024, 2024-H1, 2024-Q2, 2024-06".to_owned())
}

fn standing(text: &str) -> Result<Standing, String> {
    Standing::named(text).ok_or_else(|| names(Standing::ALL.map(Standing::name)))
}

fn direction(text: &str) -> Result<Direction, String> {
    Direction::named(text).ok_or_else(|| names(Direction::ALL.map(Direction::name)))
}

fn rhythm(text: &str) -> Result<Rhythm, String> {
    Rhythm::named(text).ok_or_else(|| names(Rhythm::ALL.map(Rhythm::name)))
}

fn names<const N: usize>(names: [&str; N]) -> String {
    names.join(", ")
}
