//! `dondoc document ...`, `register ...`, `closed ...`: papers and the books that a body keeps.

use super::Note;
use crate::clock;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;
use ledger::document::Relation;

/// `dondoc document ...`
#[derive(Debug, Subcommand)]
pub(crate) enum DocumentVerb {
    /// Lists documents, the last one entered first.
    List {
        /// At most so many.
        #[arg(long, default_value_t = 100, hide_default_value = true)]
        limit: u32,
    },
    /// Shows a document.
    Show {
        /// The document.
        document: String,
    },
    /// Enters what a leader wrote on it.
    Instruct {
        /// The leader.
        #[arg(long)]
        by: String,
        /// The words.
        #[arg(long)]
        words: String,
        /// The unit in charge, with its limit.
        #[arg(long)]
        lead: Option<String>,
        /// Co-operating units, each with its limit.
        #[arg(long)]
        support: Vec<String>,
        /// Who follows it up.
        #[arg(long)]
        watcher: Option<String>,
        /// The document, why, and when.
        #[command(flatten)]
        paper: Paper,
    },
    /// Says what it does to another document.
    Relate {
        /// What the two have to do with each other.
        #[command(flatten)]
        relation: RelationArguments,
        /// The document, why, and when.
        #[command(flatten)]
        paper: Paper,
    },
    /// Takes back what was said of another document.
    Unrelate {
        /// What the two have to do with each other.
        #[command(flatten)]
        relation: RelationArguments,
        /// The document, why, and when.
        #[command(flatten)]
        paper: Paper,
    },
    /// Says that it was entered by mistake.
    Withdraw(Paper),
}

/// The document that a command is given to.
#[derive(Args, Debug)]
pub(crate) struct Paper {
    /// Why, and when.
    #[command(flatten)]
    pub(crate) note: Note,
    /// The document.
    pub(crate) document: String,
}

/// What a document does to another one.
#[derive(Args, Debug)]
pub(crate) struct RelationArguments {
    /// What it does.
    #[arg(long, value_parser = relations(), hide_possible_values = true)]
    pub(crate) does: Relation,
    /// The other one.
    #[arg(long)]
    pub(crate) to: String,
}

/// Reads a relation by its stable name.
fn relations() -> impl TypedValueParser<Value = Relation> {
    let names = PossibleValuesParser::new(Relation::ALL.map(Relation::name));
    names.map(|name| Relation::named(&name).expect("one of the names of all relations"))
}

/// `dondoc register ...`
#[derive(Debug, Subcommand)]
pub(crate) enum RegisterVerb {
    /// Opens a register.
    Open {
        /// Its first number.
        #[arg(long, default_value_t = 1, hide_default_value = true)]
        first: u32,
        /// Which register, why, and when.
        #[command(flatten)]
        book: BookArguments,
    },
    /// Gives a document a number.
    Give {
        /// The number, where it is not the next one.
        #[arg(long)]
        number: Option<u32>,
        /// Which register, why, and when.
        #[command(flatten)]
        book: BookArguments,
        /// The document.
        document: String,
    },
    /// Says that a number was given by mistake.
    Void {
        /// Which register, why, and when.
        #[command(flatten)]
        book: BookArguments,
        /// The number.
        number: u32,
    },
    /// Shows the numbers that were given, and the gaps with their reasons.
    Show {
        /// Which register.
        #[command(flatten)]
        book: BookArguments,
    },
}

/// Which register, why, and when.
#[derive(Args, Debug)]
pub(crate) struct BookArguments {
    /// The body; that of the ledger where `None`.
    #[arg(long)]
    pub(crate) unit: Option<String>,
    /// The year; this one where `None`.
    #[arg(long)]
    pub(crate) year: Option<i16>,
    /// What it numbers.
    #[arg(
        long,
        value_enum,
        default_value = "issued",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) series: SeriesName,
    /// The name of a series of issued documents of its own.
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Why, and when.
    #[command(flatten)]
    pub(crate) note: Note,
}

/// What a register numbers.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum SeriesName {
    /// Documents that arrive.
    Incoming,
    /// Documents that the body issues.
    Issued,
    /// Copies.
    Copies,
}

/// `dondoc closed ...`
#[derive(Debug, Subcommand)]
pub(crate) enum ClosedFiguresVerb {
    /// Notes how many tasks a unit has that are kept off the system.
    Note {
        /// How many stand where.
        #[command(flatten)]
        numbers: NumbersArguments,
        /// At the end of which day.
        #[arg(long, value_parser = clock::parse_day)]
        on: Option<Date>,
        /// The unit.
        unit: String,
    },
    /// Shows the numbers of all units.
    Show {
        /// At the end of this day.
        #[arg(long, value_parser = clock::parse_day)]
        as_of: Option<Date>,
    },
}

/// How many tasks stand where.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct NumbersArguments {
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub(crate) completed_in_time: u32,
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub(crate) completed_late: u32,
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub(crate) completed_undated: u32,
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub(crate) open_in_time: u32,
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub(crate) open_overdue: u32,
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub(crate) open_undated: u32,
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub(crate) suspended: u32,
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub(crate) cancelled: u32,
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub(crate) superseded: u32,
}
