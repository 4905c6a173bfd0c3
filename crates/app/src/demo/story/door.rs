//! What a story says of the public door: it is opened, tasks are shown to everybody, and somebody outside sends something.

use super::{Deed, Target, Written, need, unknown};
use ledger::dossier::Party;
use ledger::procedure::Values;
use std::collections::BTreeMap;

/// Something that is sent through the door.
#[derive(Debug)]
pub(in crate::demo) struct Posted {
    pub(in crate::demo) procedure: String,
    pub(in crate::demo) subject: String,
    /// Who sends it, in the role that the procedure gives a sender.
    pub(in crate::demo) sender: Party,
    pub(in crate::demo) fields: Values,
    /// What stands on each paper, by the id that the procedure gives it.
    pub(in crate::demo) papers: BTreeMap<String, String>,
}

/// What the office decides about the door.
#[derive(Debug)]
pub(in crate::demo) enum Decision {
    /// It is opened for these procedures; whoever comes is told this, and whom to ask.
    Open { procedures: Vec<String>, welcome: String, contact: String },
    /// Everybody sees a task, by these words.
    Publish { target: Target, words: String },
}

impl Written {
    pub(super) fn door(&mut self, verb: &str) -> Result<Deed, String> {
        let act = need("act", self.act.take())?;
        let decision = match verb {
            "portal-open" => Decision::Open {
                procedures: need("procedures", self.procedures.take())?,
                welcome: need("words", self.words.take())?,
                contact: need("contact", self.contact.take())?,
            },
            "portal-publish" => {
                let words = need("words", self.words.take())?;
                let [target] = <[Target; 1]>::try_from(self.targets()?).map_err(|_| "several tasks")?;
                Decision::Publish { target, words }
            }
            _ => return Err(unknown(verb)),
        };
        Ok(Deed::Decide { act, decision })
    }

    pub(super) fn posted(&mut self) -> Result<Posted, String> {
        let [sender] = <[Party; 1]>::try_from(self.parties()).map_err(|_| "`parties`: one sends it")?;
        Ok(Posted {
            procedure: need("procedure", self.procedure.take())?,
            subject: need("words", self.words.take())?,
            sender,
            fields: self.fields.take().unwrap_or_default(),
            papers: need("papers", self.papers.take())?,
        })
    }
}
