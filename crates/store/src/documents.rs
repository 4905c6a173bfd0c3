//! Documents as registers show them: a row for each, made of its events.

use crate::engine::{Value, some_at_once};
use crate::events::{count, date, days, number};
use crate::{Error, Reader, Writer};
use jiff::civil::Date;
use ledger::document::{Document, Entry};
use ledger::{DocumentId, TenantId, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// A document in a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedDocument {
    /// Its id.
    pub id: DocumentId,
    /// How many events it has.
    pub version: u64,
    /// "received", "issued", "cited", "withdrawn".
    pub stage: String,
    /// The number, "777".
    pub number: Option<String>,
    /// The symbol, "QĐ-UBND".
    pub symbol: Option<String>,
    /// The day of issue.
    pub date: Option<Date>,
    /// The issuing body as the document names it.
    pub issuer: String,
    /// The issuing body, where the organisation knows it.
    pub issuer_unit: Option<UnitId>,
    /// "thông báo", "công văn" ...
    pub kind: Option<String>,
    /// What it is about.
    pub subject: String,
    /// Whether it is a programme or plan.
    pub programme: bool,
    /// The arrival number and day.
    pub arrival: Option<(u64, Date)>,
    /// The day on which it was entered.
    pub entered: Option<Date>,
    /// The hash and the name of its file.
    pub file: Option<(String, String)>,
    /// The account of its reading: items, tasks, no task, open.
    pub account: Option<[u64; 4]>,
}

impl ListedDocument {
    /// Returns number and symbol as people write them: "777/QĐ-UBND", of the Party "52-KH/TU".
    pub fn code(&self) -> Option<String> {
        code(self.number.as_deref(), self.symbol.as_deref())
    }
}

fn code(number: Option<&str>, symbol: Option<&str>) -> Option<String> {
    match (number, symbol) {
        // Party papers are written "52-KH/TU".
        (Some(number), Some(symbol)) if symbol.contains('/') => Some(format!("{number}-{symbol}")),
        (Some(number), Some(symbol)) => Some(format!("{number}/{symbol}")),
        (None, Some(symbol)) => Some(format!("…/{symbol}")),
        (Some(number), None) => Some(number.to_owned()),
        (None, None) => None,
    }
}

const COLUMNS: &str = "id, version, stage, number, symbol, day, issuer, issuer_unit, kind, subject, programme, \
     arrival_number, arrival_day, entered_day, file, file_name, items, tasks, no_task, open_items";

impl Writer<'_> {
    /// Makes a document's row anew from its entries.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn project_document(&mut self, id: DocumentId, entries: &[Entry]) -> Result<(), Error> {
        let tenant = Value::from(*self.line.tenant.as_bytes());
        let document = Document::now(entries);
        let sql = "DELETE FROM documents WHERE tenant = ?1 AND id = ?2";
        self.connection.execute(sql, &[tenant, (*id.as_bytes()).into()])?;
        let row = document_row(self.line.tenant, id, entries.len() as u64, &document);
        self.connection.insert(&format!("INSERT INTO documents ({DOCUMENT})"), &[row])?;
        self.index("document", *id.as_bytes(), &text_of(&document))
    }
}

/// Returns the text that a document is found by.
pub(crate) fn text_of(document: &Document) -> String {
    let card = &document.card;
    let code = [card.number.as_deref(), card.symbol.as_deref()].map(Option::unwrap_or_default).join("/");
    format!("{code} {} {}", card.subject, card.issuer)
}

/// The columns of [`document_row`].
pub(crate) const DOCUMENT: &str = "tenant, id, version, stage, number, symbol, day, issuer, issuer_unit, kind, subject, \
     programme, arrival_number, arrival_day, entered_day, file, file_name, items, tasks, no_task, open_items, body";

pub(crate) fn document_row(
    tenant: TenantId,
    id: DocumentId,
    version: u64,
    document: &Document,
) -> Vec<Value> {
    let mut row = row_of(id, version, document);
    row.insert(0, (*tenant.as_bytes()).into());
    row.push(document.body.map(|unit| *unit.as_bytes()).into());
    row
}

fn row_of(id: DocumentId, version: u64, document: &Document) -> Vec<Value> {
    let card = &document.card;
    let account = document.account.as_ref();
    let counted = |counted: u32| Value::from(i64::from(counted));
    vec![
        (*id.as_bytes()).into(),
        number(version).into(),
        document.stage.name().into(),
        card.number.as_deref().into(),
        card.symbol.as_deref().into(),
        card.date.map(days).into(),
        card.issuer.as_str().into(),
        card.issuer_unit.map(|unit| *unit.as_bytes()).into(),
        card.kind.as_deref().into(),
        card.subject.as_str().into(),
        card.programme.into(),
        card.arrival.map(|arrival| i64::from(arrival.number)).into(),
        card.arrival.map(|arrival| days(arrival.day)).into(),
        document.entered.map(|entered| days(entered.day)).into(),
        card.original.as_ref().map(|original| original.hash.as_str()).into(),
        card.original.as_ref().map(|original| original.name.as_str()).into(),
        account.map_or(Value::Null, |account| counted(account.items)),
        account.map_or(Value::Null, |account| counted(account.tasks)),
        account.map_or(Value::Null, |account| counted(account.no_task)),
        account.map(|account| number(account.open.len() as u64)).into(),
    ]
}

impl Reader<'_> {
    /// Returns documents by the day of entry, the newest first: those behind `after`, at most `most`.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn documents(
        &mut self,
        tenant: TenantId,
        after: Option<&ListedDocument>,
        most: u32,
    ) -> Result<Vec<ListedDocument>, Error> {
        let mut values = vec![Value::from(*tenant.as_bytes()), most.into()];
        let mut behind = "";
        if let Some(after) = after {
            behind = "AND (entered_day, id) < (?3, ?4)";
            values.push(after.entered.map_or(0, days).into());
            values.push((*after.id.as_bytes()).into());
        }
        let sql = format!(
            "SELECT {COLUMNS} FROM documents WHERE tenant = ?1 {behind} ORDER BY entered_day DESC, id DESC LIMIT ?2"
        );
        self.listed_documents(&sql, &values)
    }

    /// Returns a document.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn document(&mut self, tenant: TenantId, id: DocumentId) -> Result<Option<ListedDocument>, Error> {
        let sql = format!("SELECT {COLUMNS} FROM documents WHERE tenant = ?1 AND id = ?2");
        Ok(self.listed_documents(&sql, &[(*tenant.as_bytes()).into(), (*id.as_bytes()).into()])?.pop())
    }

    /// Returns what people call some documents, "777/QĐ-UBND", by their ids; those without number and symbol are left out.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn document_codes(
        &mut self,
        tenant: TenantId,
        ids: &BTreeSet<DocumentId>,
    ) -> Result<BTreeMap<DocumentId, String>, Error> {
        let ids: Vec<Value> = ids.iter().map(|id| Value::from(*id.as_bytes())).collect();
        let mut codes = BTreeMap::new();
        for (marks, values) in some_at_once(tenant, &ids) {
            let sql =
                format!("SELECT id, number, symbol FROM documents WHERE tenant = ?1 AND id IN ({marks})");
            self.connection.query(&sql, &values, &mut |row| {
                let text = |value: &Value| value.option(|value| value.text().map(str::to_owned));
                let code = code(text(&row[1])?.as_deref(), text(&row[2])?.as_deref());
                codes.extend(
                    code.map(|code| Ok::<_, Error>((DocumentId::from_bytes(row[0].bytes()?), code)))
                        .transpose()?,
                );
                Ok(())
            })?;
        }
        Ok(codes)
    }

    /// Returns the documents that came as a file.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn documents_of_file(&mut self, tenant: TenantId, hash: &str) -> Result<Vec<ListedDocument>, Error> {
        let sql = format!("SELECT {COLUMNS} FROM documents WHERE tenant = ?1 AND file = ?2 ORDER BY id");
        self.listed_documents(&sql, &[(*tenant.as_bytes()).into(), hash.into()])
    }

    /// Returns the documents of a number, whatever their symbols and years.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn documents_numbered(
        &mut self,
        tenant: TenantId,
        number: &str,
    ) -> Result<Vec<ListedDocument>, Error> {
        let sql = format!("SELECT {COLUMNS} FROM documents WHERE tenant = ?1 AND number = ?2 ORDER BY id");
        self.listed_documents(&sql, &[(*tenant.as_bytes()).into(), number.into()])
    }

    fn listed_documents(&mut self, sql: &str, values: &[Value]) -> Result<Vec<ListedDocument>, Error> {
        let mut documents = Vec::new();
        self.connection.query(sql, values, &mut |row| {
            documents.push(listed(row)?);
            Ok(())
        })?;
        Ok(documents)
    }
}

fn listed(row: &[Value]) -> Result<ListedDocument, Error> {
    let text = |value: &Value| value.option(|value| value.text().map(str::to_owned));
    let arrival = row[11].option(count)?.zip(row[12].option(date)?);
    let account = match row[16].option(count)? {
        Some(items) => Some([items, count(&row[17])?, count(&row[18])?, count(&row[19])?]),
        None => None,
    };
    Ok(ListedDocument {
        id: DocumentId::from_bytes(row[0].bytes()?),
        version: count(&row[1])?,
        stage: row[2].text()?.to_owned(),
        number: text(&row[3])?,
        symbol: text(&row[4])?,
        date: row[5].option(date)?,
        issuer: row[6].text()?.to_owned(),
        issuer_unit: row[7].option(|value| value.bytes().map(UnitId::from_bytes))?,
        kind: text(&row[8])?,
        subject: row[9].text()?.to_owned(),
        programme: row[10].int()? != 0,
        arrival,
        entered: row[13].option(date)?,
        file: text(&row[14])?.zip(text(&row[15])?),
        account,
    })
}
