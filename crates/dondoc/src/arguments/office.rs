//! The verbs of an office: its data folder, its documents, tasks, units and figures.

use super::{Scans, TaskFilter};
use crate::clock;
use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::net::SocketAddr;
use std::path::PathBuf;

/// `dondoc demo`
#[derive(Args, Debug)]
pub(crate) struct DemoArguments {
    /// The database, where it is not a file in the data folder.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) database: Option<String>,
    /// Serves no pages afterwards.
    #[arg(long)]
    pub(crate) no_serve: bool,
    /// How the pages are served.
    #[command(flatten)]
    pub(crate) serve: ServeArguments,
}

/// `dondoc serve`
#[derive(Args, Debug)]
pub(crate) struct ServeArguments {
    /// The address and port to listen on.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8787")]
    pub(crate) listen: SocketAddr,
    /// The pages are reached by HTTPS, through a proxy.
    #[arg(long)]
    pub(crate) https: bool,
    /// Passwords may go over the network as they are.
    #[arg(long, conflicts_with = "https")]
    pub(crate) plain_http: bool,
    /// Each request in the log, as text or as JSON.
    #[arg(long, value_name = "FORM")]
    pub(crate) log: Option<LogForm>,
    /// How many requests a second an account may make by its tokens; 0 for as many as it likes.
    #[arg(long, value_name = "NUMBER", default_value_t = 50)]
    pub(crate) api_rate: u32,
    /// The host name at which the public portal answers, and nothing else.
    #[arg(long, value_name = "NAME")]
    pub(crate) portal_host: Option<String>,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogForm {
    /// A line for people.
    Text,
    /// A line of JSON.
    Json,
}

impl ServeArguments {
    /// Returns the limit on requests by tokens, where there is one.
    pub(crate) fn program_requests(&self) -> Option<u32> {
        Some(self.api_rate).filter(|rate| *rate > 0)
    }
}

/// `dondoc account ...`
#[derive(Debug, Subcommand)]
pub(crate) enum AccountVerb {
    /// Prints a link by which somebody chooses a password, once.
    Link {
        /// The account.
        name: String,
    },
    /// Lets somebody whom a provider knows in by the account.
    Connect {
        /// What the provider calls the person.
        #[arg(long)]
        subject: String,
        /// The provider's address, where it is not the configured one.
        #[arg(long, value_name = "ADDRESS")]
        issuer: Option<String>,
        /// The account.
        name: String,
    },
    /// Lists accounts that are connected with a provider.
    Connections,
    /// Lets nobody in by the account from a provider any more.
    Disconnect {
        /// The account.
        name: String,
    },
    /// Sets a password that is read from the standard input.
    Password {
        /// The account.
        name: String,
    },
    /// Makes a token by which another program acts for the account, and prints it once.
    Token {
        /// What the token is for.
        #[arg(long = "for", value_name = "WORDS")]
        purpose: String,
        /// What it may be used for.
        #[arg(long = "scope", value_name = "SCOPE", value_parser = ["read", "act", "administer"], default_value = "read")]
        scopes: Vec<String>,
        /// How many days it lasts.
        #[arg(long, default_value_t = 365)]
        days: u32,
        /// The account.
        name: String,
    },
    /// Lists tokens.
    Tokens {
        /// The account; all of them where none is named.
        name: Option<String>,
    },
    /// Takes a token away.
    Revoke {
        /// The id of the token.
        id: String,
    },
}

/// `dondoc init`
#[derive(Args, Debug)]
pub(crate) struct InitArguments {
    /// The name of the body.
    #[arg(long)]
    pub(crate) name: String,
    /// Its short names.
    #[arg(long)]
    pub(crate) short: Vec<String>,
    /// The database, where it is not a file in the data folder.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) database: Option<String>,
    /// The first day of the ledger.
    #[arg(long, value_parser = clock::parse_day)]
    pub(crate) since: Option<Date>,
}

/// `dondoc import ...`
#[derive(Debug, Subcommand)]
pub(crate) enum ImportVerb {
    /// Enters documents and proposes their tasks.
    Docs {
        /// What is done with pages that are pictures.
        #[command(flatten)]
        scans: Scans,
        /// The documents.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Takes over units and people.
    Org {
        /// The first day of units that name none.
        #[arg(long, value_parser = clock::parse_day)]
        since: Option<Date>,
        /// Takes over what a table says; without it, it is only shown. An organisation file needs none.
        #[arg(long)]
        apply: bool,
        /// The organisation file, or a workbook or other file with tables.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Takes over a tracking sheet.
    Sheet {
        /// Proposes what is new; without it, it is only shown.
        #[arg(long)]
        apply: bool,
        /// The sheet.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Counts the rows of a laboratory's spreadsheet into the values of an indicator.
    Entries {
        /// The code of the indicator.
        #[arg(long, value_name = "CODE")]
        indicator: String,
        /// Why values that were entered become others.
        #[arg(long, value_name = "WORDS")]
        reason: Option<String>,
        /// Enters the values; without it, they are only shown.
        #[arg(long)]
        apply: bool,
        /// The spreadsheet.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Takes in the rows of a spreadsheet as dossiers of a procedure.
    Dossiers {
        /// The procedure whose dossiers they are.
        #[arg(long, value_name = "PROCEDURE")]
        procedure: String,
        /// The unit that holds those that name none.
        #[arg(long, value_name = "UNIT")]
        unit: Option<String>,
        /// Why they are taken in this way.
        #[arg(long, value_name = "WORDS")]
        reason: Option<String>,
        /// Takes them in; without it, they are only shown.
        #[arg(long)]
        apply: bool,
        /// The spreadsheet.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Reads a whole ledger into a new data folder.
    Ledger {
        /// The database, where it is not a file in the data folder.
        #[arg(long, value_name = "ADDRESS")]
        database: Option<String>,
        /// The export.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

/// `dondoc review ...`
#[derive(Debug, Subcommand)]
pub(crate) enum ReviewVerb {
    /// Lists proposals.
    List {
        /// Of this document only.
        #[arg(long)]
        document: Option<String>,
    },
    /// Gives proposals to their leads.
    Confirm {
        /// All that have a lead.
        #[arg(long, conflicts_with = "tasks")]
        all: bool,
        /// Of this document only.
        #[arg(long, requires = "all")]
        document: Option<String>,
        /// The proposals.
        #[arg(required_unless_present = "all", value_name = "TASK")]
        tasks: Vec<String>,
    },
    /// Corrects a proposal, or a task that was given.
    Edit {
        /// What is to be corrected.
        #[command(flatten)]
        changes: Changes,
        /// The proposal.
        task: String,
    },
    /// Writes proposals out, to be decided in a spreadsheet program.
    Export {
        /// Of this document only.
        #[arg(long)]
        document: Option<String>,
        /// The sheet to write.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Carries out what was decided and corrected in a sheet.
    Apply {
        /// The sheet.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Takes a proposal apart.
    Split {
        /// The words of each part.
        #[arg(long = "part", required = true, value_name = "WORDS")]
        parts: Vec<String>,
        /// Why, and when.
        #[command(flatten)]
        note: Note,
        /// The proposal.
        task: String,
    },
    /// Makes proposals part of one.
    Join {
        /// Why, and when.
        #[command(flatten)]
        note: Note,
        /// The proposal that stays.
        task: String,
        /// Those that become part of it.
        #[arg(required = true, value_name = "TASK")]
        others: Vec<String>,
    },
    /// Says that a proposal is no task.
    Drop {
        /// Why, and when.
        #[command(flatten)]
        note: Note,
        /// The proposal.
        task: String,
    },
}

/// What may be corrected.
#[derive(Args, Debug)]
pub(crate) struct Changes {
    /// The words.
    #[arg(long)]
    pub(crate) words: Option<String>,
    /// The unit in charge.
    #[arg(long)]
    pub(crate) lead: Option<String>,
    /// Co-operating units, instead of those that stand there.
    #[arg(long)]
    pub(crate) support: Vec<String>,
    /// The last day on time, instead of all days that stand there.
    #[arg(long, value_parser = clock::parse_day)]
    pub(crate) due: Option<Date>,
    /// The field of work.
    #[arg(long)]
    pub(crate) field: Option<String>,
    /// Why, and when.
    #[command(flatten)]
    pub(crate) note: Note,
}

/// Why and when something is done.
#[derive(Args, Clone, Debug)]
pub(crate) struct Note {
    /// Why.
    #[arg(long)]
    pub(crate) reason: Option<String>,
    /// The day on which it took effect.
    #[arg(long, value_parser = clock::parse_day)]
    pub(crate) on: Option<Date>,
}

/// `dondoc evidence`
#[derive(Args, Debug)]
pub(crate) struct EvidenceArguments {
    /// The tasks whose results are submitted as the report says them.
    #[arg(long = "accept", value_name = "TASK")]
    pub(crate) accept: Vec<String>,
    /// The report, which was entered before.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// `dondoc standing`
#[derive(Args, Debug)]
pub(crate) struct StandingArguments {
    /// At the end of this day.
    #[arg(long, value_parser = clock::parse_day)]
    pub(crate) as_of: Option<Date>,
    /// As it was known at the end of this day.
    #[arg(long, value_parser = clock::parse_day)]
    pub(crate) known_at: Option<Date>,
    /// What the rows are.
    #[arg(long, value_enum, default_value = "unit", hide_default_value = true, hide_possible_values = true)]
    pub(crate) by: CutName,
    /// Given from this day on.
    #[arg(long, value_parser = clock::parse_day, requires = "given_to")]
    pub(crate) given_from: Option<Date>,
    /// Given until this day.
    #[arg(long, value_parser = clock::parse_day, requires = "given_from")]
    pub(crate) given_to: Option<Date>,
}

/// What the rows of a count are.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum CutName {
    /// Units in charge.
    Unit,
    /// Documents.
    Document,
    /// Programmes and plans.
    Programme,
    /// Fields of work.
    Field,
    /// Leaders who watch.
    Leader,
    /// Months in which they were given.
    Month,
}

/// `dondoc history`
#[derive(Args, Debug)]
pub(crate) struct HistoryArguments {
    /// The task.
    pub(crate) task: String,
}

/// `dondoc remind`
#[derive(Args, Debug)]
pub(crate) struct RemindArguments {
    /// Only shows what would be sent.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// On this day.
    #[arg(long, value_parser = clock::parse_day, requires = "dry_run")]
    pub(crate) as_of: Option<Date>,
}

/// `dondoc search`
#[derive(Args, Debug)]
pub(crate) struct SearchArguments {
    /// The words.
    #[arg(required = true)]
    pub(crate) words: Vec<String>,
}

/// `dondoc unit ...`
#[derive(Debug, Subcommand)]
pub(crate) enum UnitVerb {
    /// Lists units and people.
    List,
    /// Says that a unit ends, and who takes over its work.
    End {
        /// Those that take over, the chief one first.
        #[arg(long = "heir", value_name = "UNIT")]
        heirs: Vec<String>,
        /// Why, and when.
        #[command(flatten)]
        note: Note,
        /// The unit.
        unit: String,
    },
    /// Gives a unit another name.
    Rename {
        /// The name.
        #[arg(long)]
        name: String,
        /// Short names.
        #[arg(long)]
        short: Vec<String>,
        /// Why, and when.
        #[command(flatten)]
        note: Note,
        /// The unit.
        unit: String,
    },
    /// Lets a name act as somebody.
    Account {
        /// Whose it is, by name.
        #[arg(long)]
        officer: String,
        /// The name.
        name: String,
    },
}

/// `dondoc backup`
#[derive(Args, Debug)]
pub(crate) struct BackupArguments {
    /// The folder for the copy.
    #[arg(value_name = "FOLDER")]
    pub(crate) to: PathBuf,
}

/// `dondoc restore`
#[derive(Args, Debug)]
pub(crate) struct RestoreArguments {
    /// The folder of the copy.
    #[arg(value_name = "FOLDER")]
    pub(crate) from: PathBuf,
}

/// `dondoc export ...`
#[derive(Debug, Subcommand)]
pub(crate) enum ExportVerb {
    /// The whole ledger as JSON lines.
    Ledger {
        /// The file; standard output where none is named.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Tasks as a spreadsheet.
    Tasks {
        /// Which tasks.
        #[command(flatten)]
        filter: TaskFilter,
        /// The file, whose name says in which form.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}
