//! `dondoc portal ...`: the public door, and the tasks that everybody may see.

use clap::{Args, Subcommand};

/// The act of a decision about the door.
#[derive(Args, Debug)]
pub(crate) struct Decision {
    /// The act.
    #[arg(long)]
    pub(crate) act: String,
    /// Why.
    #[arg(long)]
    pub(crate) reason: Option<String>,
}

/// `dondoc portal ...`
#[derive(Debug, Subcommand)]
pub(crate) enum PortalVerb {
    /// Opens the door, or changes what goes through it; what is not named stays as it is.
    Open {
        /// The procedures that take things in, in place of those before.
        #[arg(long = "procedure", value_name = "PROCEDURE")]
        procedures: Vec<String>,
        /// What whoever comes is told first.
        #[arg(long)]
        welcome: Option<String>,
        /// Whom to ask.
        #[arg(long)]
        contact: Option<String>,
        /// Where browsers find it.
        #[arg(long)]
        address: Option<String>,
        /// How much comes in on a day.
        #[arg(long)]
        daily: Option<u32>,
        /// The decision.
        #[command(flatten)]
        decision: Decision,
    },
    /// Closes it.
    Close {
        /// The decision.
        #[command(flatten)]
        decision: Decision,
    },
    /// Shows how it is, and what everybody may see.
    Show,
    /// Lets everybody see a task.
    Publish {
        /// What stands there; its own words where left out.
        #[arg(long)]
        words: Option<String>,
        /// The decision.
        #[command(flatten)]
        decision: Decision,
        /// The task.
        task: String,
    },
    /// Shows it to everybody no more.
    Unpublish {
        /// The decision.
        #[command(flatten)]
        decision: Decision,
        /// The task.
        task: String,
    },
}
