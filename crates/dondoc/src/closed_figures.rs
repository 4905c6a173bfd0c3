//! `dondoc closed`: how many tasks units have that are kept off the system; numbers only, shown apart.

use crate::arguments::{ClosedFiguresVerb, NumbersArguments};
use crate::office::{self, Names, Tell as _};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use crate::standing;
use app::Order;
use ledger::Moment;
use ledger::closed_figures::{Command, Numbers};
use std::io::Write as _;

/// Notes or shows numbers.
pub(crate) fn run(session: &Session, verb: &ClosedFiguresVerb) -> Result<Outcome, Failure> {
    let office = office::open(session)?;
    let actor = office::actor(session, &office)?;
    match verb {
        ClosedFiguresVerb::Note { numbers, on, unit } => {
            let id = actor.find_unit(unit).tell(session, &office)?;
            let order = Order::new(Command::Note(counted(*numbers))).on(*on);
            actor.note_closed_figures(id, order).tell(session, &office)?;
            let day = session.messages.day(on.unwrap_or_else(|| session.today()));
            let arguments = [("unit", unit.as_str().into()), ("day", day.into())];
            writeln!(std::io::stdout(), "{}", session.messages.say("closed-figures-noted", &arguments))?;
            Ok(Outcome::Good)
        }
        ClosedFiguresVerb::Show { as_of } => {
            let as_of = as_of.unwrap_or_else(|| session.today());
            let names = Names::of(session, &office)?;
            let noted = office.closed_figures(as_of, Moment::LAST).tell(session, &office)?;
            let rows = noted.into_iter().map(|(unit, noted)| (names.unit(unit, as_of), noted.figures()));
            standing::print(session, "closed-figures-title", as_of, rows.collect())
        }
    }
}

fn counted(asked: NumbersArguments) -> Numbers {
    Numbers {
        completed_in_time: asked.completed_in_time,
        completed_late: asked.completed_late,
        completed_undated: asked.completed_undated,
        open_in_time: asked.open_in_time,
        open_overdue: asked.open_overdue,
        open_undated: asked.open_undated,
        suspended: asked.suspended,
        cancelled: asked.cancelled,
        superseded: asked.superseded,
    }
}
