//! Search as somebody sees it: hits of what the person may not see are never counted, and never push others out.

use crate::{Error, Office};
use jiff::civil::Date;
use ledger::permission::Scope;
use ledger::{DocumentId, TaskId};
use store::{Hit, ListedDocument, ListedTask, Reader};

/// Hits that are looked through for somebody who sees few of them; behind these a question is too common to be one.
const MOST_LOOKED_THROUGH: u32 = 3_200;

/// What is looked for, and by whom.
#[derive(Clone, Debug)]
pub struct Wanted<'w> {
    /// The words.
    pub question: &'w str,
    /// The tasks that the person sees.
    pub scope: &'w Scope,
    /// The person sees the register of documents.
    pub documents: bool,
    /// The most hits wanted.
    pub most: u32,
    /// The day of the standings.
    pub today: Date,
}

/// Tasks and documents that were found, the best hits first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The tasks.
    pub tasks: Vec<ListedTask>,
    /// The documents.
    pub documents: Vec<ListedDocument>,
    /// There is more than this.
    pub more: bool,
}

impl Found {
    fn len(&self) -> usize {
        self.tasks.len() + self.documents.len()
    }
}

impl Office {
    /// Returns what somebody finds.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn search(&self, wanted: &Wanted<'_>) -> Result<Found, Error> {
        let tenant = self.tenant.id;
        self.store.read(|reader| {
            let mut found = Found::default();
            let mut known = 0;
            let mut asked = wanted.most;
            loop {
                let hits = reader.search(tenant, wanted.question, asked)?;
                for hit in hits.get(known..).unwrap_or_default() {
                    if found.len() == wanted.most as usize {
                        return Ok(Found { more: true, ..found });
                    }
                    self.take(reader, hit, wanted, &mut found)?;
                }
                let all = hits.len() < asked as usize;
                if all || asked >= MOST_LOOKED_THROUGH {
                    return Ok(Found { more: !all, ..found });
                }
                (known, asked) = (hits.len(), asked * 2);
            }
        })
    }

    /// Adds a hit that is seen.
    fn take(
        &self,
        reader: &mut Reader<'_>,
        hit: &Hit,
        wanted: &Wanted<'_>,
        found: &mut Found,
    ) -> Result<(), Error> {
        let tenant = self.tenant.id;
        match hit.kind.as_str() {
            "task" => {
                let id = TaskId::from_bytes(hit.id);
                if *wanted.scope == Scope::All || wanted.scope.sees(&reader.history(tenant, id)?.now()) {
                    found.tasks.extend(reader.tasks_by_id(tenant, &[id], wanted.today)?);
                }
            }
            "document" if wanted.documents => {
                found.documents.extend(reader.document(tenant, DocumentId::from_bytes(hit.id))?);
            }
            _ => {}
        }
        Ok(())
    }
}
