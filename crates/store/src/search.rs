//! Search over tasks and documents: words typed with or without their marks, in either place of a tone, numbers of
//! documents ("777/QĐ-UBND", "777"), beginnings of words. Both engines index the words that are cut here, so both find the
//! same; hits with the marks as typed come first, and the newest first among them.

use crate::engine::{Dialect, Value};
use crate::{Error, Reader, Writer};
use ledger::TaskId;
use ledger::TenantId;
use ledger::task::History;
use std::collections::BTreeSet;

/// Words of a question that are looked for; more are left out.
const MOST_WORDS: usize = 16;
/// Letters of a word that count.
const LONGEST_WORD: usize = 64;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// What it is: "task" or "document".
    pub kind: String,
    /// Its id.
    pub id: [u8; 16],
    /// All words stand in it with the marks that were typed.
    pub exact: bool,
}

/// Returns the words of a text as they are indexed: small letters, tones in one place, cut at everything else.
fn words(text: &str) -> Vec<String> {
    let lower = viet::fold::lower(&viet::fold::nfc(text));
    let cut = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    cut.map(|word| word.chars().take(LONGEST_WORD).collect()).collect()
}

impl Reader<'_> {
    /// Returns what has all words of a question, the last of which may be the beginning of one. At most `most` hits.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn search(&mut self, tenant: TenantId, question: &str, most: u32) -> Result<Vec<Hit>, Error> {
        let mut words = words(question);
        words.truncate(MOST_WORDS);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let folded: Vec<String> = words.iter().map(|word| viet::fold::bare(word)).collect();
        let mut hits = self.matching(tenant, "exact", &words, most)?;
        if hits.len() < most as usize {
            let known: BTreeSet<_> = hits.iter().map(|hit| (hit.kind.clone(), hit.id)).collect();
            let more = self.matching(tenant, "folded", &folded, most)?;
            let new = more.into_iter().filter(|hit| !known.contains(&(hit.kind.clone(), hit.id)));
            hits.extend(new.map(|hit| Hit { exact: false, ..hit }));
            hits.truncate(most as usize);
        }
        Ok(hits)
    }

    fn matching(
        &mut self,
        tenant: TenantId,
        column: &str,
        words: &[String],
        most: u32,
    ) -> Result<Vec<Hit>, Error> {
        let (sql, question) = match self.connection.dialect() {
            Dialect::Sqlite => (
                "SELECT texts.kind, texts.id FROM text_words JOIN texts ON texts.place = text_words.rowid
                 WHERE text_words MATCH ?1 AND texts.tenant = ?2 ORDER BY text_words.rowid DESC LIMIT ?3"
                    .to_owned(),
                format!("{column} : ({})", joined(words, "\"", " AND ", " *")),
            ),
            Dialect::Postgres => (
                format!(
                    "SELECT kind, id FROM texts WHERE {column} @@ CAST(CAST(?1 AS TEXT) AS TSQUERY)
                     AND tenant = ?2 ORDER BY place DESC LIMIT ?3"
                ),
                joined(words, "'", " & ", ":*"),
            ),
        };
        let mut hits = Vec::new();
        let values = [question.into(), (*tenant.as_bytes()).into(), most.into()];
        self.connection.query(&sql, &values, &mut |row| {
            hits.push(Hit { kind: row[0].text()?.to_owned(), id: row[1].bytes()?, exact: true });
            Ok(())
        })?;
        Ok(hits)
    }
}

/// Returns a question in an engine's language. Words have letters and digits only, so that quotes cannot be broken.
fn joined(words: &[String], quote: &str, and: &str, beginning: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("{quote}{word}{quote}")).collect();
    format!("{}{beginning}", quoted.join(and))
}

impl Writer<'_> {
    /// Makes a task be found by its words, the words of its document, and its code.
    pub(crate) fn index_task(&mut self, task: TaskId, history: &History) -> Result<(), Error> {
        self.index("task", *task.as_bytes(), &text_of(history))
    }

    /// Makes something be found by the words of a text, and by no others.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn index(&mut self, kind: &str, id: [u8; 16], text: &str) -> Result<(), Error> {
        let tenant = self.line.tenant;
        let entry = IndexEntry::new(tenant, kind, id, text);
        let key = [Value::from(*tenant.as_bytes()), kind.into(), id.into()];
        let mut old = None;
        let sql = "SELECT place, digest FROM texts WHERE tenant = ?1 AND kind = ?2 AND id = ?3";
        self.connection.query(sql, &key, &mut |row| {
            old = Some((row[0].int()?, row[1].bytes()?));
            Ok(())
        })?;
        match old {
            Some((_, digest)) if digest == entry.digest => return Ok(()),
            Some((place, _)) => {
                self.connection
                    .execute("DELETE FROM texts WHERE tenant = ?1 AND kind = ?2 AND id = ?3", &key)?;
                if self.connection.dialect() == Dialect::Sqlite {
                    self.connection.execute("DELETE FROM text_words WHERE rowid = ?1", &[place.into()])?;
                }
            }
            None => {}
        }
        let place = self.free_place(entry.place)?;
        self.insert_texts(&[IndexEntry { place, ..entry }])
    }

    /// Returns the first place from one on that nothing else has.
    fn free_place(&mut self, mut place: i64) -> Result<i64, Error> {
        loop {
            let mut taken = false;
            let sql = "SELECT place FROM texts WHERE place = ?1";
            self.connection.query(sql, &[place.into()], &mut |_| {
                taken = true;
                Ok(())
            })?;
            if !taken {
                return Ok(place);
            }
            place += 1;
        }
    }

    /// Inserts entries whose places are free.
    pub(crate) fn insert_texts(&mut self, entries: &[IndexEntry]) -> Result<(), Error> {
        match self.connection.dialect() {
            Dialect::Sqlite => {
                let rows: Vec<_> = entries.iter().map(IndexEntry::row).collect();
                self.connection.insert("INSERT INTO texts (place, tenant, kind, id, digest)", &rows)?;
                let words = |entry: &IndexEntry| {
                    vec![entry.place.into(), entry.exact.as_str().into(), entry.folded.as_str().into()]
                };
                let rows: Vec<_> = entries.iter().map(words).collect();
                self.connection.insert("INSERT INTO text_words (rowid, exact, folded)", &rows)
            }
            Dialect::Postgres => {
                // The words are cut already; the engine's own parser would cut them its way.
                let sql = "INSERT INTO texts (place, tenant, kind, id, digest, exact, folded) VALUES (?1, ?2, ?3, ?4, ?5,
                           array_to_tsvector(string_to_array(?6, ' ')), array_to_tsvector(string_to_array(?7, ' ')))";
                for entry in entries {
                    let mut row = entry.row();
                    row.extend([entry.exact.as_str().into(), entry.folded.as_str().into()]);
                    self.connection.execute(sql, &row)?;
                }
                Ok(())
            }
        }
    }

    /// Empties the index of the tenant.
    pub(crate) fn clear_index(&mut self) -> Result<(), Error> {
        let tenant = [Value::from(*self.line.tenant.as_bytes())];
        if self.connection.dialect() == Dialect::Sqlite {
            let sql = "DELETE FROM text_words WHERE rowid IN (SELECT place FROM texts WHERE tenant = ?1)";
            self.connection.execute(sql, &tenant)?;
        }
        self.connection.execute("DELETE FROM texts WHERE tenant = ?1", &tenant)?;
        Ok(())
    }
}

/// Something in the index.
#[derive(Clone, Debug)]
pub(crate) struct IndexEntry {
    /// Where it stands among all others: by the time in its id, so that the newest come first without sorting.
    pub(crate) place: i64,
    tenant: TenantId,
    kind: String,
    id: [u8; 16],
    digest: [u8; 16],
    /// The words, one space between.
    exact: String,
    folded: String,
}

impl IndexEntry {
    /// Returns the entry of a text.
    pub(crate) fn new(tenant: TenantId, kind: &str, id: [u8; 16], text: &str) -> Self {
        let exact: BTreeSet<String> = words(text).into_iter().collect();
        let folded: BTreeSet<String> = exact.iter().map(|word| viet::fold::bare(word)).collect();
        let joined = |words: BTreeSet<String>| words.into_iter().collect::<Vec<_>>().join(" ");
        Self {
            place: place_of(id),
            tenant,
            kind: kind.to_owned(),
            id,
            digest: digest(text),
            exact: joined(exact),
            folded: joined(folded),
        }
    }

    fn row(&self) -> Vec<Value> {
        vec![
            self.place.into(),
            (*self.tenant.as_bytes()).into(),
            self.kind.as_str().into(),
            self.id.into(),
            self.digest.into(),
        ]
    }
}

/// Returns what tells whether something is indexed by another text than it has now.
pub(crate) fn digest(text: &str) -> [u8; 16] {
    let mut digest = [0; 16];
    digest.copy_from_slice(&blake3::hash(text.as_bytes()).as_bytes()[..16]);
    digest
}

/// Returns the text that a task is found by.
pub(crate) fn text_of(history: &History) -> String {
    let task = history.now();
    let quote = task.content.quote.as_ref().map_or("", |quote| quote.words.as_str());
    format!("{} {} {}", task.code.unwrap_or_default(), task.content.words, quote)
}

/// Returns the milliseconds of a UUID of version 7 and the bits behind them, as far as they fit: 44 bits of time (until
/// the year 2527), 12 and 7 bits of what tells apart ids of one millisecond.
fn place_of(id: [u8; 16]) -> i64 {
    let high = u64::from_be_bytes(id[..8].try_into().expect("eight of sixteen bytes"));
    let low = u64::from(id[8] & 0x3f) << 1 | u64::from(id[9] >> 7);
    let time = (high >> 16) & 0xfff_ffff_ffff;
    let bits = (time << 19) | ((high & 0xfff) << 7) | low;
    i64::try_from(bits).expect("63 bits")
}
