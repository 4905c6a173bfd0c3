//! `dondoc task ...`: the commands that a task takes, and the filters of lists.

use super::Note;
use crate::clock;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use jiff::civil::Date;
use ledger::standing::Standing;
use std::path::PathBuf;

/// `dondoc task ...`
#[derive(Debug, Subcommand)]
pub(crate) enum TaskVerb {
    /// Lists tasks.
    List(TaskListArguments),
    /// Shows a task.
    Show {
        /// The task.
        task: String,
    },
    /// Takes a task on.
    Accept(Given),
    /// Says that the unit is not competent.
    Decline(Given),
    /// Names the officer who does it.
    Delegate {
        /// The officer.
        #[arg(long)]
        to: String,
        /// The task, why, and when.
        #[command(flatten)]
        given: Given,
    },
    /// Gives it to another unit.
    Reassign {
        /// The unit.
        #[arg(long)]
        to: String,
        /// The task, why, and when.
        #[command(flatten)]
        given: Given,
    },
    /// Reports how far it is.
    Progress {
        /// In words.
        #[arg(long)]
        words: Option<String>,
        /// In percent.
        #[arg(long)]
        percent: Option<u8>,
        /// The task, why, and when.
        #[command(flatten)]
        given: Given,
    },
    /// Reports the share of a co-operating unit.
    Share {
        /// The unit.
        #[arg(long)]
        unit: String,
        /// What it did.
        #[arg(long)]
        words: String,
        /// The task, why, and when.
        #[command(flatten)]
        given: Given,
    },
    /// Asks for more time.
    Extend {
        /// Until when.
        #[arg(long, value_parser = clock::parse_day)]
        until: Date,
        /// The task, why, and when.
        #[command(flatten)]
        given: Given,
    },
    /// Gives more time.
    Grant {
        /// Until when, where that is not the day that was asked for.
        #[arg(long, value_parser = clock::parse_day)]
        until: Option<Date>,
        /// The task, why, and when.
        #[command(flatten)]
        given: Given,
    },
    /// Lets its deadline hang on an event.
    Hang {
        /// The event.
        #[arg(long = "event")]
        event: String,
        /// So many days before it.
        #[arg(long, default_value_t = 1)]
        days_before: u32,
        /// The task, why, and when.
        #[command(flatten)]
        given: Given,
    },
    /// Gives no more time.
    Refuse(Given),
    /// Submits a result.
    Submit {
        /// What came out.
        #[arg(long)]
        words: Option<String>,
        /// Number and symbol of the document that it is.
        #[arg(long)]
        number: Option<String>,
        /// The day of that document.
        #[arg(long, value_parser = clock::parse_day)]
        date: Option<Date>,
        /// Files that prove it.
        #[arg(long = "file", value_name = "FILE")]
        files: Vec<PathBuf>,
        /// The task, why, and when.
        #[command(flatten)]
        given: Given,
    },
    /// Confirms the result.
    Confirm(Given),
    /// Returns the result.
    Return(Given),
    /// Says that another body's answer is needed.
    Wait {
        /// The body.
        #[arg(long)]
        body: String,
        /// The letter that asked it.
        #[arg(long)]
        letter: String,
        /// When an answer is expected.
        #[arg(long, value_parser = clock::parse_day)]
        expected: Option<Date>,
        /// The task, why, and when.
        #[command(flatten)]
        given: Given,
    },
    /// Stops the clock while the lead waits.
    StopClock(Given),
    /// Says that the answer came.
    EndWaiting(Given),
    /// Lets it rest.
    Suspend {
        /// Until when.
        #[arg(long, value_parser = clock::parse_day)]
        until: Option<Date>,
        /// The task, why, and when.
        #[command(flatten)]
        given: Given,
    },
    /// Lets it go on.
    Resume(Given),
    /// Says that it need not be done any more.
    Cancel(Given),
    /// Puts another task in its place.
    Supersede {
        /// The other one.
        #[arg(long)]
        by: String,
        /// The task, why, and when.
        #[command(flatten)]
        given: Given,
    },
    /// Says that it is not done after all.
    Reopen(Given),
    /// Says that its document was entered by mistake.
    Withdraw(Given),
    /// Says something.
    Comment {
        /// The words.
        #[arg(long)]
        words: String,
        /// The task, why, and when.
        #[command(flatten)]
        given: Given,
    },
    /// Gives a leader's instruction inside it.
    Direct {
        /// The words.
        #[arg(long)]
        words: String,
        /// The task, why, and when.
        #[command(flatten)]
        given: Given,
    },
}

/// The task that a command is given to.
#[derive(Args, Debug)]
pub(crate) struct Given {
    /// Why, and when.
    #[command(flatten)]
    pub(crate) note: Note,
    /// The task.
    pub(crate) task: String,
}

/// `dondoc task list`
#[derive(Args, Debug)]
pub(crate) struct TaskListArguments {
    /// Which tasks.
    #[command(flatten)]
    pub(crate) filter: TaskFilter,
    /// At most so many.
    #[arg(long, default_value_t = 100, hide_default_value = true)]
    pub(crate) limit: u32,
}

/// Which tasks are wanted.
#[derive(Args, Debug)]
pub(crate) struct TaskFilter {
    /// Led by this unit.
    #[arg(long)]
    pub(crate) unit: Option<String>,
    /// With this unit taking part.
    #[arg(long)]
    pub(crate) support: Option<String>,
    /// Given by this document.
    #[arg(long)]
    pub(crate) document: Option<String>,
    /// Standing there today.
    #[arg(long, value_parser = standings(), hide_possible_values = true)]
    pub(crate) standing: Option<Standing>,
    /// Not completed.
    #[arg(long)]
    pub(crate) open: bool,
    /// Due until this day.
    #[arg(long, value_parser = clock::parse_day)]
    pub(crate) due_to: Option<Date>,
}

/// Reads a standing by its stable name.
fn standings() -> impl TypedValueParser<Value = Standing> {
    let names = PossibleValuesParser::new(Standing::ALL.map(Standing::name));
    names.map(|name| Standing::named(&name).expect("one of the names of all standings"))
}
