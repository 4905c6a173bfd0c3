//! `dondoc document ...`, `register ...`, `closed ...`: papers and the books that a body keeps.

use super::Note;
use crate::clock;
use app::Format;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand, ValueEnum};
use forms::period::Period;
use jiff::civil::Date;
use ledger::document::Relation;
use std::path::PathBuf;

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
    /// Writes the slip on which it is dealt with.
    Slip {
        /// Where to.
        #[command(flatten)]
        file: super::FileArguments,
        /// The document.
        document: String,
    },
    /// Writes its file: the one whose name ends as that of the file to be written.
    File {
        /// The file.
        #[arg(long)]
        out: PathBuf,
        /// The document.
        document: String,
    },
    /// Shows who signed its files; with a signed file, takes that back first.
    Signed {
        /// The signed file.
        #[arg(long)]
        file: Option<PathBuf>,
        /// The document.
        document: String,
    },
    /// Shows the certificates of authorities that signatures are judged by.
    Roots {
        /// Files with more of them.
        #[arg(long)]
        add: Vec<PathBuf>,
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

/// `dondoc procedure ...`
#[derive(Debug, Subcommand)]
pub(crate) enum ProcedureVerb {
    /// Lists the procedures.
    List {
        /// Only administrative procedures, as the catalogue has them.
        #[arg(long)]
        services: bool,
    },
    /// Looks whether definitions are right.
    Check {
        /// The definitions.
        #[arg(required = true)]
        definitions: Vec<PathBuf>,
    },
    /// Draws a procedure.
    Draw {
        /// Its id, or a file.
        procedure: String,
        /// The picture to write.
        #[arg(long)]
        svg: Option<PathBuf>,
    },
}

/// `dondoc report ...`
#[derive(Debug, Subcommand)]
pub(crate) enum ReportVerb {
    /// Makes a report and writes it to a file.
    Make(ReportArguments),
    /// Shows the reports that are owed for a year, and gives those whose time has come.
    Owed {
        /// The year.
        #[arg(long)]
        year: Option<i16>,
        /// Gives the reports whose time has come, each as a task.
        #[arg(long)]
        give: bool,
    },
    /// Lists the reports that were kept.
    List,
    /// Shows what a kept report was made from, and whether it is the same when it is made again.
    Show {
        /// Its code.
        report: String,
        /// Writes its bytes to this file.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Compares two kept reports, or one with what is known now, task by task.
    Compare {
        /// The code of the first one.
        report: String,
        /// The code of the second one.
        other: Option<String>,
    },
    /// Notes that a report was sent.
    Send {
        /// Its code.
        report: String,
        /// To whom.
        #[arg(long)]
        to: String,
        /// The day on which it was sent.
        #[arg(long, value_parser = clock::parse_day)]
        on: Option<Date>,
        /// The document that it went out as.
        #[arg(long)]
        document: Option<String>,
    },
    /// Says that a report counts no longer.
    Withdraw {
        /// Its code.
        report: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Lists the forms.
    Forms,
    /// Looks whether definitions of forms are right.
    Check {
        /// The definitions.
        #[arg(required = true)]
        definitions: Vec<PathBuf>,
    },
}

/// Which report, and where to.
#[derive(Args, Debug)]
pub(crate) struct ReportArguments {
    /// The form.
    pub(crate) form: String,
    /// The period.
    #[arg(long, value_parser = period)]
    pub(crate) period: Period,
    /// The first of the days whose tasks it takes.
    #[arg(long, value_parser = clock::parse_day, requires = "to")]
    pub(crate) from: Option<Date>,
    /// The last of these days.
    #[arg(long, value_parser = clock::parse_day, requires = "from")]
    pub(crate) to: Option<Date>,
    /// At the end of this day.
    #[arg(long, value_parser = clock::parse_day)]
    pub(crate) as_of: Option<Date>,
    /// As it was known at the end of this day.
    #[arg(long, value_parser = clock::parse_day)]
    pub(crate) known_at: Option<Date>,
    /// Only tasks of this unit.
    #[arg(long)]
    pub(crate) unit: Option<String>,
    /// The form of the file; that of its name where not said.
    #[arg(long, value_parser = formats(), hide_possible_values = true)]
    pub(crate) format: Option<Format>,
    /// The file.
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// Adds an annex with the tasks behind each number.
    #[arg(long, conflicts_with = "keep")]
    pub(crate) lists: bool,
    /// Keeps the report: what it was made from, and its bytes.
    #[arg(long)]
    pub(crate) keep: bool,
}

/// Reads a form of file by its name.
pub(super) fn formats() -> impl TypedValueParser<Value = Format> {
    let names = PossibleValuesParser::new(Format::ALL.iter().map(|format| format.name()));
    names.map(|name| Format::named(&name).expect("one of the names of all forms"))
}

fn period(text: &str) -> Result<Period, String> {
    text.parse().map_err(|()| "2024, 2024-H1, 2024-Q2, 2024-06".to_owned())
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
