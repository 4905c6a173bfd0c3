//! Following up: who is reminded and told of what, letters to them, and when that runs.
//!
//! ```text
//! rules + open tasks --reminders--> what there is to remind of today       reminders.rs   once each working day
//! events behind the last one seen --happened--> what people are told       happenings.rs  as they come
//! what was made and stands in no letter --write_letters--> the outbox      letters.rs
//! what is told in words                                                words.rs
//! what runs when, on one of many servers                                   runs.rs
//! how somebody is reached, and the personal feed                           contact.rs
//! ```
//!
//! A notice is made once for each person and occasion, whatever server makes it and however often it tries: the database
//! keeps both from being there twice. Letters are written in the transaction that notes that they were.

mod contact;
mod happenings;
mod letters;
mod reminders;
mod runs;
mod words;

pub use contact::Letters;
pub(crate) use contact::is_address;
pub use letters::{HOOK, MAIL, Scribe};
pub(crate) use letters::{letter, outside_quiet_hours};
pub use reminders::{Due, Reminder};
pub use runs::{CLEAN, Channels, FOLLOW, NotDelivered, REMIND, Ran, Server};
pub use words::Teller;

use jiff::civil::Date;
use ledger::OfficerId;
use ledger::reminding::{About, Level};
use ledger::task::Task;
use serde::{Deserialize, Serialize};
use store::Notice;

/// What a notice says: everything that it is told with, as it was then, so that it says the same however the task goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The task's code.
    pub code: Option<String>,
    /// The task's words, cut where they are long.
    pub words: String,
    /// Why the person gets it.
    pub level: Level,
    /// What it is about.
    #[serde(flatten)]
    pub what: What,
}

/// What a notice is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum What {
    /// Something is due, or waits.
    Reminder {
        /// The rule.
        rule: String,
        /// What it is about.
        about: About,
        /// The day that it is about.
        day: Date,
        /// Working days before (negative) or after it for which the rule is set.
        first: i32,
        /// The rule reminds again after so many.
        every: Option<u32>,
        /// What must be there by that day, where it is not the task itself.
        milestone: String,
    },
    /// Something happened.
    Event {
        /// The stable name of the event.
        name: String,
        /// Who did it.
        by: OfficerId,
        /// What was said with it: an instruction, a reason.
        said: Option<String>,
        /// The day that it gives.
        until: Option<Date>,
    },
}

impl Said {
    /// Returns what a notice says; `None` for one of another version that this one cannot read.
    pub fn of(notice: &Notice) -> Option<Self> {
        serde_json::from_str(&notice.content).ok()
    }

    fn new(task: &Task, level: Level, what: What) -> Self {
        Self { code: task.code.clone(), words: shortened(&task.content.words), level, what }
    }

    fn written(&self) -> String {
        serde_json::to_string(self).expect("names and texts are written")
    }
}

/// Letters of a task's words that a notice keeps.
const LONGEST: usize = 240;

/// Returns a text of one line, cut behind a word where it is long.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.char_indices().nth(LONGEST) else { return line };
    let cut = line[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &line[..cut])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut_behind_a_word() {
        assert_eq!(shortened("Rà soát\n quy chế"), "Rà soát quy chế");
        let cut = shortened(&"đôn đốc ".repeat(100));
        assert!(cut.chars().count() <= LONGEST + 2 && cut.ends_with("đốc …"), "{cut}");
        assert!(shortened(&"đ".repeat(500)).chars().count() <= LONGEST + 2);
    }

    #[test]
    fn what_a_notice_says_is_read_as_it_was_written() {
        let what = What::Reminder {
            rule: "due-5-before".to_owned(),
            about: About::Due,
            day: jiff::civil::date(2025, 7, 14),
            first: -5,
            every: None,
            milestone: String::new(),
        };
        let said = Said { code: None, words: "Rà soát".to_owned(), level: Level::Head, what };
        let content = "{\"code\":null,\"words\":\"Rà soát\",\"level\":\"head\",\"kind\":\"reminder\",\"rule\":\"due-5-before\",\
                       \"about\":\"due\",\"day\":\"2025-07-14\",\"first\":-5,\"every\":null,\"milestone\":\"\"}";
        assert_eq!(said.written(), content, "stored: the spelling does not change");
        assert_eq!(serde_json::from_str::<Said>(content).ok(), Some(said));
    }
}
