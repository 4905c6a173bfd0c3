//! What a story says of dossiers and of the days that they hang on. The verbs are the stable names of the commands.

use super::{Written, need, unknown};
use jiff::civil::Date;
use ledger::dossier::{Command, Party};
use ledger::event_date;
use ledger::procedure::Values;
use ledger::task::Product;

/// What is done with a dossier.
#[derive(Debug)]
pub(in crate::demo) enum Act {
    /// Take it in; the unit holds it.
    Open { procedure: String, subject: String, unit: String, parties: Vec<Party>, fields: Values },
    /// Say that its stage is done, with what it wants filled in and what came out.
    Finish { fields: Values, product: Option<Product> },
    /// Name who has roles in it.
    Name(Vec<Party>),
    /// What names nothing of the office.
    Command(Command),
}

/// What is said of a day that deadlines hang on.
#[derive(Debug)]
pub(in crate::demo) enum Occurrence {
    /// It will be, on a day that may not be known yet.
    Announce(Option<Date>),
    /// It moves, or is held.
    Command(event_date::Command),
}

impl Written {
    pub(super) fn occurrence(&mut self, verb: &str) -> Result<Occurrence, String> {
        Ok(match verb {
            "event-date-announce" => Occurrence::Announce(self.date.take()),
            "event-date-move" => Occurrence::Command(event_date::Command::Move(self.date.take())),
            "event-date-hold" => Occurrence::Command(event_date::Command::Hold),
            _ => return Err(unknown(verb)),
        })
    }

    pub(super) fn act(&mut self, verb: &str) -> Result<Act, String> {
        Ok(Act::Command(match verb {
            "dossier-open" => {
                return Ok(Act::Open {
                    procedure: need("procedure", self.procedure.take())?,
                    subject: need("words", self.words.take())?,
                    unit: need("unit", self.unit.take())?,
                    parties: self.parties(),
                    fields: self.fields.take().unwrap_or_default(),
                });
            }
            "dossier-finish" => {
                let fields = self.fields.take().unwrap_or_default();
                return Ok(Act::Finish { fields, product: self.product() });
            }
            "dossier-name" => return Ok(Act::Name(self.parties())),
            "dossier-enter" => Command::Enter(need("fields", self.fields.take())?),
            "dossier-file" => Command::File(need("words", self.product())?),
            "dossier-return" => Command::Return,
            "dossier-refuse" => Command::Refuse,
            "dossier-ask-supplement" => Command::AskSupplement(need("words", self.words.take())?),
            "dossier-take-supplement" => Command::TakeSupplement,
            "dossier-note-opinion" => Command::NoteOpinion {
                of: need("body", self.body.take())?,
                agrees: need("agrees", self.agrees.take())?,
                words: self.words.take().unwrap_or_default(),
            },
            "dossier-postpone" => Command::Postpone(need("until", self.until.take())?),
            "dossier-amend" => Command::Amend {
                amendment: need("name", self.name.take())?,
                fields: need("fields", self.fields.take())?,
            },
            "dossier-stop" => Command::Stop,
            "dossier-withdraw" => Command::Withdraw,
            _ => return Err(unknown(verb)),
        }))
    }

    pub(super) fn parties(&mut self) -> Vec<Party> {
        let named = self.parties.take().unwrap_or_default();
        named.iter().map(|(role, name)| Party::read(role, name)).collect()
    }

    /// Returns the paper that came out or came in; none where nothing is said of one.
    fn product(&mut self) -> Option<Product> {
        let (words, number, date) = (self.words.take(), self.number.take(), self.date.take());
        let is_said = words.is_some() || number.is_some() || date.is_some();
        is_said.then(|| Product { words: words.unwrap_or_default(), number, date, files: Vec::new() })
    }
}
