//! `dondoc notice ...`: papers that the office writes.

use super::books::formats;
use crate::clock;
use app::Format;
use clap::{Args, Subcommand};
use jiff::civil::Date;
use std::path::PathBuf;

/// `dondoc notice ...`
#[derive(Debug, Subcommand)]
pub(crate) enum NoticeVerb {
    /// Writes it to a file, without a number, and shows what a careful clerk would query.
    Draft {
        /// What it says.
        #[command(flatten)]
        said: SaidArguments,
        /// The form of the file; that of its name where not said.
        #[arg(long, value_parser = formats(), hide_possible_values = true)]
        format: Option<Format>,
        /// The file.
        #[arg(long)]
        out: PathBuf,
    },
    /// Gives it the next number, enters it with its files, and reads its tasks.
    Issue {
        /// What it says.
        #[command(flatten)]
        said: SaidArguments,
        /// The first number of the register of its year, where nobody opened it.
        #[arg(long)]
        first: Option<u32>,
        /// Issues it although it has errors.
        #[arg(long)]
        anyway: bool,
    },
}

/// What a notice says.
#[derive(Args, Debug)]
pub(crate) struct SaidArguments {
    /// What leaders said of tasks on this day.
    #[arg(long, value_parser = clock::parse_day, conflicts_with = "conclusions")]
    pub(crate) briefing: Option<Date>,
    /// What it is about.
    #[arg(long)]
    pub(crate) subject: Option<String>,
    /// The day that stands on it.
    #[arg(long, value_parser = clock::parse_day)]
    pub(crate) day: Option<Date>,
    /// Who signs.
    #[arg(long)]
    pub(crate) signer: Option<String>,
    /// Who receives it.
    #[arg(long)]
    pub(crate) recipient: Vec<String>,
    /// The conclusions, as text or Markdown.
    #[arg(required_unless_present = "briefing", value_name = "FILE")]
    pub(crate) conclusions: Option<PathBuf>,
}

/// `dondoc letter ...`
#[derive(Debug, Subcommand)]
pub(crate) enum LetterVerb {
    /// Asks for more time for a task, or gives it.
    Extension {
        /// What becomes of it.
        #[command(flatten)]
        fate: FateArguments,
        /// The task.
        task: String,
    },
    /// Urges units to finish what is overdue, with an annex for each.
    Urge {
        /// At the end of this day.
        #[arg(long, value_parser = clock::parse_day)]
        as_of: Option<Date>,
        /// Only these units.
        #[arg(long)]
        unit: Vec<String>,
        /// What becomes of it.
        #[command(flatten)]
        fate: FateArguments,
    },
    /// Gives a unit its tasks of a document.
    Extract {
        /// The unit.
        #[arg(long)]
        unit: String,
        /// What becomes of it.
        #[command(flatten)]
        fate: FateArguments,
        /// The document.
        document: String,
    },
}

/// What becomes of a letter: a file without a number, or an issued document.
#[derive(Args, Debug)]
pub(crate) struct FateArguments {
    /// The form of the file; that of its name where not said.
    #[arg(long, value_parser = formats(), hide_possible_values = true)]
    pub(crate) format: Option<Format>,
    /// The file.
    #[arg(long, required_unless_present = "issue", conflicts_with = "issue")]
    pub(crate) out: Option<PathBuf>,
    /// Gives it the next number and enters it with its files.
    #[arg(long, conflicts_with = "format")]
    pub(crate) issue: bool,
    /// The first number of the register of its year, where nobody opened it.
    #[arg(long, requires = "issue")]
    pub(crate) first: Option<u32>,
}

/// The file that is written.
#[derive(Args, Debug)]
pub(crate) struct FileArguments {
    /// Its form; that of its name where not said.
    #[arg(long, value_parser = formats(), hide_possible_values = true)]
    pub(crate) format: Option<Format>,
    /// The file.
    #[arg(long)]
    pub(crate) out: PathBuf,
}
