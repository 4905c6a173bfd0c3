//! `dondoc dossier ...`: dossiers taken in and led through their stages.

use super::Note;
use super::books::formats;
use crate::clock;
use app::Format;
use clap::{Args, Subcommand};
use jiff::civil::{Date, Time};
use std::path::PathBuf;

/// `dondoc dossier ...`
#[derive(Debug, Subcommand)]
pub(crate) enum DossierVerb {
    /// Takes a dossier in.
    Open {
        /// What it is about.
        #[arg(long)]
        subject: String,
        /// The unit that holds it; the owner of its first stage where not said.
        #[arg(long)]
        unit: Option<String>,
        /// Who has to do with it.
        #[arg(long = "party", value_parser = pair)]
        parties: Vec<(String, String)>,
        /// The same of people.
        #[arg(long = "person", value_parser = pair)]
        persons: Vec<(String, String)>,
        /// What is known of it.
        #[arg(long = "field", value_parser = pair)]
        fields: Vec<(String, String)>,
        /// At which hour it came.
        #[arg(long)]
        hour: Option<Time>,
        /// Why, and when.
        #[command(flatten)]
        note: Note,
        /// The procedure.
        procedure: String,
    },
    /// Lists dossiers.
    List {
        /// Only of this procedure.
        #[arg(long)]
        procedure: Option<String>,
        /// Only in this stage.
        #[arg(long)]
        stage: Option<String>,
        /// Only those that have not ended.
        #[arg(long, conflicts_with = "closed")]
        open: bool,
        /// Only those that have.
        #[arg(long)]
        closed: bool,
    },
    /// Shows a dossier.
    Show {
        /// The dossier.
        dossier: String,
    },
    /// Prints a paper of it: a receipt, an apology, the table of opinions.
    Print {
        /// The paper, as the procedure calls it; without it, those that can be printed are listed.
        #[arg(long, requires = "out")]
        paper: Option<String>,
        /// Its form; that of its name where not said.
        #[arg(long, value_parser = formats(), hide_possible_values = true, requires = "paper")]
        format: Option<Format>,
        /// The file.
        #[arg(long, requires = "paper")]
        out: Option<PathBuf>,
        /// The dossier.
        dossier: String,
    },
    /// Fills in fields.
    Enter {
        /// What stands in them.
        #[arg(long = "field", value_parser = pair, required = true)]
        fields: Vec<(String, String)>,
        /// The dossier, why, and when.
        #[command(flatten)]
        given: OfDossier,
    },
    /// Names somebody with a role in it.
    Name {
        /// Who.
        #[arg(long = "party", value_parser = pair, required_unless_present = "person")]
        party: Option<(String, String)>,
        /// The same of a person.
        #[arg(long = "person", value_parser = pair, conflicts_with = "party")]
        person: Option<(String, String)>,
        /// The dossier, why, and when.
        #[command(flatten)]
        given: OfDossier,
    },
    /// Puts a paper to it.
    File {
        /// The paper.
        #[command(flatten)]
        paper: PaperArguments,
        /// The dossier, why, and when.
        #[command(flatten)]
        given: OfDossier,
    },
    /// Says that the stage is done.
    Finish {
        /// What came out.
        #[command(flatten)]
        paper: PaperArguments,
        /// The dossier, why, and when.
        #[command(flatten)]
        given: OfDossier,
    },
    /// Gives it back to an earlier stage.
    Return(OfDossier),
    /// Refuses what is asked for.
    Refuse(OfDossier),
    /// Asks the applicant for more.
    Ask {
        /// What is wanted.
        #[arg(long)]
        words: String,
        /// The dossier, why, and when.
        #[command(flatten)]
        given: OfDossier,
    },
    /// Says that it came.
    Take {
        /// At which hour it came.
        #[arg(long)]
        hour: Option<Time>,
        /// The dossier, why, and when.
        #[command(flatten)]
        given: OfDossier,
    },
    /// Notes an opinion.
    Opinion {
        /// Whose.
        #[arg(long)]
        of: String,
        /// What it says.
        #[arg(long, default_value = "", hide_default_value = true)]
        words: String,
        /// It does not agree.
        #[arg(long)]
        disagrees: bool,
        /// The dossier, why, and when.
        #[command(flatten)]
        given: OfDossier,
    },
    /// Puts off the day, with an apology.
    Postpone {
        /// Until when.
        #[arg(long, value_parser = clock::parse_day)]
        until: Date,
        /// The dossier, why, and when.
        #[command(flatten)]
        given: OfDossier,
    },
    /// Changes what was decided.
    Amend {
        /// Which change.
        #[arg(long)]
        amendment: String,
        /// What stands in its fields from now on.
        #[arg(long = "field", value_parser = pair, required = true)]
        fields: Vec<(String, String)>,
        /// The dossier, why, and when.
        #[command(flatten)]
        given: OfDossier,
    },
    /// Says that something was entered wrongly, and what is right.
    Correct {
        /// What stands in fields.
        #[arg(long = "field", value_parser = pair)]
        fields: Vec<(String, String)>,
        /// Who has a role.
        #[arg(long = "party", value_parser = pair)]
        party: Option<(String, String)>,
        /// The same of a person.
        #[arg(long = "person", value_parser = pair)]
        person: Option<(String, String)>,
        /// The paper that came as this one, from 1.
        #[arg(long = "paper")]
        which_paper: Option<u32>,
        /// It does not belong here.
        #[arg(long, requires = "which_paper")]
        gone: bool,
        /// What the paper is.
        #[command(flatten)]
        paper: PaperArguments,
        /// Whose opinion.
        #[arg(long = "opinion")]
        opinion: Option<String>,
        /// It does not agree.
        #[arg(long)]
        disagrees: bool,
        /// The dossier, why, and when.
        #[command(flatten)]
        given: OfDossier,
    },
    /// Says that it leads to another dossier.
    Link {
        /// Which link of its procedure.
        #[arg(long)]
        kind: String,
        /// The other dossier.
        #[arg(long)]
        to: String,
        /// The dossier, why, and when.
        #[command(flatten)]
        given: OfDossier,
    },
    /// Stops it before it is done.
    Stop(OfDossier),
    /// Says that it was taken back, or entered by mistake.
    Withdraw(OfDossier),
    /// Lets it go on under the version of its procedure that holds now.
    Move(OfDossier),
}

/// A dossier, why, and when.
#[derive(Args, Debug)]
pub(crate) struct OfDossier {
    /// Why, and when.
    #[command(flatten)]
    pub(crate) note: Note,
    /// The dossier.
    pub(crate) dossier: String,
}

/// A paper.
#[derive(Args, Debug)]
pub(crate) struct PaperArguments {
    /// What it is.
    #[arg(long)]
    pub(crate) words: Option<String>,
    /// Number and symbol.
    #[arg(long)]
    pub(crate) number: Option<String>,
    /// Its day.
    #[arg(long, value_parser = clock::parse_day)]
    pub(crate) date: Option<Date>,
    /// Files.
    #[arg(long = "file", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

/// Reads `ID=WORDS`.
fn pair(text: &str) -> Result<(String, String), String> {
    let (id, words) = text.split_once('=').ok_or_else(|| "ID=...".to_owned())?;
    Ok((id.trim().to_owned(), words.trim().to_owned()))
}
