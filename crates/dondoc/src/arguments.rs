//! What may stand on the command line. The help texts come from the catalogue, by the names of verbs and options.

mod books;
mod dossier;
mod drafts;
mod event_date;
mod exchange;
mod office;
mod person;
mod portal;
mod target;
mod task;

use crate::clock;
use crate::messages::Language;
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use jiff::civil::{Date, DateTime};
use papers::Ocr;
use std::path::PathBuf;

pub(crate) use books::*;
pub(crate) use dossier::*;
pub(crate) use drafts::*;
pub(crate) use event_date::*;
pub(crate) use exchange::*;
pub(crate) use office::*;
pub(crate) use person::*;
pub(crate) use portal::*;
pub(crate) use target::*;
pub(crate) use task::*;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "dondoc", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// The language of everything that is printed.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "vi",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) lang: Language,
    /// Prints JSON instead of tables.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// The day to take for today.
    #[arg(long, global = true, value_parser = clock::parse_day)]
    pub(crate) today: Option<Date>,
    /// The data folder of the office.
    #[arg(long, global = true, env = "DONDOC_HOME", hide_env = true, value_name = "FOLDER")]
    pub(crate) home: Option<PathBuf>,
    /// The account that acts.
    #[arg(long = "as", global = true, value_name = "USER")]
    pub(crate) account: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Reads documents and shows their tasks.
    Read(ReadArguments),
    /// Shows what a careful clerk would query.
    Check(CheckArguments),
    /// Finds the same work in several documents.
    Threads(ThreadsArguments),
    /// Finds time expressions in a text.
    Time(TimeArguments),
    /// Finds cited documents in a text.
    Cite(CiteArguments),
    /// Plays the story of the samples.
    Demo(DemoArguments),
    /// Serves the pages.
    Serve(ServeArguments),
    /// Lets people sign in.
    #[command(subcommand)]
    Account(AccountVerb),
    /// Makes a new office.
    Init(InitArguments),
    /// Takes documents, units and ledgers in.
    #[command(subcommand)]
    Import(ImportVerb),
    /// Shows proposals; confirms, edits and drops them.
    #[command(subcommand)]
    Review(ReviewVerb),
    /// Follows tasks.
    #[command(subcommand)]
    Task(TaskVerb),
    /// Keeps documents.
    #[command(subcommand)]
    Document(DocumentVerb),
    /// Keeps registers of numbers.
    #[command(subcommand)]
    Register(RegisterVerb),
    /// Writes notices of conclusions.
    #[command(subcommand)]
    Notice(NoticeVerb),
    /// Writes letters about tasks.
    #[command(subcommand)]
    Letter(LetterVerb),
    /// Sends papers to other bodies and takes theirs.
    #[command(subcommand)]
    Exchange(ExchangeVerb),
    /// Shows what a report says of open tasks.
    Evidence(EvidenceArguments),
    /// Counts where tasks stand.
    Standing(StandingArguments),
    /// Counts tasks that are kept off the system.
    #[command(subcommand)]
    #[command(name = "closed")]
    ClosedFigures(ClosedFiguresVerb),
    /// Writes reports.
    #[command(subcommand)]
    Report(ReportVerb),
    /// Looks at procedures.
    #[command(subcommand)]
    Procedure(ProcedureVerb),
    /// Leads dossiers through their stages.
    #[command(subcommand)]
    Dossier(DossierVerb),
    /// Keeps days that deadlines hang on.
    #[command(subcommand)]
    EventDate(EventDateVerb),
    /// Shows people outside, and erases their data.
    #[command(subcommand)]
    Person(PersonVerb),
    /// Opens the public door.
    #[command(subcommand)]
    Portal(PortalVerb),
    /// Follows indicators.
    #[command(subcommand)]
    Target(TargetVerb),
    /// Tells what happened to a task.
    History(HistoryArguments),
    /// Reminds people of what there is to do.
    Remind(RemindArguments),
    /// Finds tasks and documents by their words.
    Search(SearchArguments),
    /// Changes units and people.
    #[command(subcommand)]
    Unit(UnitVerb),
    /// Looks whether the ledger is as it was written.
    Verify,
    /// Makes everything that is made of events anew.
    Rebuild,
    /// Removes files that nothing names.
    Sweep,
    /// Copies the ledger while others work.
    Backup(BackupArguments),
    /// Makes a data folder of a copy.
    Restore(RestoreArguments),
    /// Writes the ledger out.
    #[command(subcommand)]
    Export(ExportVerb),
    /// Prints the completions for a shell.
    Completions(CompletionsArguments),
    /// Prints the man page.
    Man(ManArguments),
}

/// What a reading may know besides the file.
#[derive(Args, Debug)]
pub(crate) struct Knowledge {
    /// The organisation file.
    #[arg(long, value_name = "FILE")]
    pub(crate) org: Option<PathBuf>,
    /// The day that relative dates count from, where the document has none.
    #[arg(long, value_parser = clock::parse_day)]
    pub(crate) reference_date: Option<Date>,
    /// What is done with pages that are pictures.
    #[command(flatten)]
    pub(crate) scans: Scans,
}

/// When a reading machine is asked for the words of a page; by itself where a page has none.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Scans {
    /// For every page.
    #[arg(long, conflicts_with = "no_ocr")]
    ocr: bool,
    /// For none.
    #[arg(long)]
    no_ocr: bool,
}

impl Scans {
    /// Returns when a reading machine is asked.
    pub(crate) fn ocr(self) -> Ocr {
        match (self.ocr, self.no_ocr) {
            (true, _) => Ocr::Force,
            (false, true) => Ocr::Never,
            (false, false) => Ocr::Auto,
        }
    }
}

/// `dondoc read`
#[derive(Args, Debug)]
pub(crate) struct ReadArguments {
    /// What the reading may know.
    #[command(flatten)]
    pub(crate) knowledge: Knowledge,
    /// The folder for one NAME.json each.
    #[arg(long, conflicts_with = "xlsx")]
    pub(crate) out: Option<PathBuf>,
    /// The tracking table to write.
    #[arg(long)]
    pub(crate) xlsx: Option<PathBuf>,
    /// The documents.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

/// `dondoc check`
#[derive(Args, Debug)]
pub(crate) struct CheckArguments {
    /// What the reading may know.
    #[command(flatten)]
    pub(crate) knowledge: Knowledge,
    /// The documents.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

/// `dondoc threads`
#[derive(Args, Debug)]
pub(crate) struct ThreadsArguments {
    /// What the reading may know.
    #[command(flatten)]
    pub(crate) knowledge: Knowledge,
    /// The documents.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

/// `dondoc time`
#[derive(Args, Debug)]
pub(crate) struct TimeArguments {
    /// The moment that relative expressions and missing years count from.
    #[arg(long, value_parser = clock::parse_moment)]
    pub(crate) reference_date: Option<DateTime>,
}

/// `dondoc cite`
#[derive(Args, Debug)]
pub(crate) struct CiteArguments {
    /// The day that missing years count from.
    #[arg(long, value_parser = clock::parse_day)]
    pub(crate) reference_date: Option<Date>,
}

/// `dondoc completions`
#[derive(Args, Debug)]
pub(crate) struct CompletionsArguments {
    /// The shell.
    #[arg(value_enum, hide_possible_values = true)]
    pub(crate) shell: Shell,
}

/// `dondoc man`
#[derive(Args, Debug)]
pub(crate) struct ManArguments {
    /// The verb whose page is wanted; the command's own page where none is given.
    pub(crate) page: Option<String>,
}
