//! The public door: what people outside send, and what they may see of it. Nobody signs in here; who sent something holds a code.
//!
//! ```text
//! Key::ticket          a form is fetched: a signed ticket, for one sending                  code.rs
//! files::kind          what a file is, by its bytes; nothing is unpacked or run             files.rs
//! Office::look_over    what is wrong with what was typed, field by field                    send.rs
//! Office::send         a dossier, its papers and a letter in one transaction; a code        send.rs
//! Office::sent         what whoever has the code may see                                    follow.rs
//! Office::supplement   what the office asked for comes in                                   follow.rs
//! letters::tell        something happened: a letter that says so, and nothing else          letters.rs
//! Actor::publish       tasks that everybody may see, and how they stand                     published.rs
//! ```
//!
//! A ticket leads to one code, and a code to the id of one dossier, each by a hash: the same form sent twice is one dossier, on
//! whatever server, and the ledger holds nothing that a code could be made of.

mod code;
mod files;
mod follow;
mod letters;
mod published;
mod send;

pub use code::{BadTicket, Code, Key, Ticket};
pub use files::{BadFile, kind, plain_name, sniffed};
pub use follow::Received;
pub use published::Commitment;
pub use send::{Mistake, Sender, Sending, Sent, Slip};

pub(crate) use letters::tell;

use crate::Error;
use ledger::OfficerId;
use ledger::dossier::{Command, Entry};
use ledger::permission;

/// Refuses what does not come through the door: commands of the office, and dossiers that came another way.
pub(crate) fn check(entries: &[Entry], command: &Command) -> Result<(), Error> {
    let name = command.name();
    let is_new = matches!(command, Command::Open(_)) && entries.is_empty();
    if permission::DOOR.contains(&name) && (is_new || came_here(entries)) {
        Ok(())
    } else {
        Err(Error::NotAllowed { command: name })
    }
}

/// Tells whether a dossier came through the door.
pub(crate) fn came_here(entries: &[Entry]) -> bool {
    entries.first().is_some_and(|first| first.meta.actor == OfficerId::DOOR)
}
