//! `dondoc remind`: reminds people of what there is today, or shows what would be sent on a day.

use crate::arguments::RemindArguments;
use crate::clock;
use crate::office::{self, Names, Tell as _};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use crate::table::{self, Column};
use app::Office;
use app::follow_up::{Due, REMIND, Teller};
use jiff::civil::Date;
use server::FollowUp;
use std::io::Write as _;

/// Reminds, or shows what would be sent.
pub(crate) fn run(session: &Session, arguments: &RemindArguments) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    office::actor(session, &office)?;
    if arguments.dry_run {
        let day = arguments.as_of.unwrap_or_else(|| session.today());
        let due = office.reminders(day).tell(session, &office)?;
        return print(session, &office, day, &due);
    }
    let now = clock::moment(session.today);
    let follow_up = FollowUp::new(&office, now).tell(session, &office)?;
    let ran = follow_up.run_now(&office, REMIND, now).tell(session, &office)?;
    let delivered = follow_up.deliver(&office, now).tell(session, &office)?;
    let told = match ran {
        Some(ran) => {
            let counts = [
                ("notices", ran.notices.into()),
                ("letters", ran.letters.into()),
                ("delivered", delivered.into()),
                ("nobody", ran.nobody.into()),
            ];
            session.messages.say("remind-done", &counts)
        }
        None => session.messages.text("remind-elsewhere"),
    };
    writeln!(std::io::stdout(), "{told}")?;
    Ok(Outcome::Good)
}

fn print(session: &Session, office: &Office, day: Date, due: &Due) -> Result<Outcome, Failure> {
    let names = Names::of(session, office)?;
    let messages = &session.messages;
    let (_, calendar) = names.laws().now();
    let teller = Teller { words: messages.catalogue(), organisation: names.organisation(), calendar };
    let mut out = std::io::stdout().lock();
    if session.json {
        for reminder in &due.reminders {
            let line = serde_json::json!({
                "officer": reminder.officer,
                "name": names.officer(reminder.officer),
                "task": reminder.task,
                "occasion": reminder.occasion,
                "said": reminder.said,
                "title": teller.title(&reminder.said, day),
            });
            writeln!(out, "{line}")?;
        }
        return Ok(Outcome::Good);
    }
    if !due.reminders.is_empty() {
        let columns = [
            Column::new(messages.text("remind-column-person"), 8, 24),
            Column::new(messages.text("remind-column-code"), 9, 9),
            Column::new(messages.text("remind-column-title"), 16, 44),
            Column::new(messages.text("remind-column-words"), 16, Column::STRETCHES),
        ];
        let rows: Vec<Vec<String>> = due
            .reminders
            .iter()
            .map(|reminder| {
                vec![
                    names.officer(reminder.officer),
                    reminder.said.code.clone().unwrap_or_default(),
                    teller.title(&reminder.said, day),
                    reminder.said.words.clone(),
                ]
            })
            .collect();
        writeln!(out, "{}", table::render(&columns, &rows, session.terminal).trim_end())?;
    }
    let counts = [
        ("day", messages.day(day).into()),
        ("count", due.reminders.len().into()),
        ("tasks", due.tasks.into()),
        ("nobody", due.nobody.len().into()),
    ];
    writeln!(out, "{}", messages.say("remind-would", &counts))?;
    Ok(Outcome::Good)
}
