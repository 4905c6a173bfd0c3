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

/// Newest texts that are looked through before an index is asked.
const NEWEST: u32 = 2000;
/// Texts behind them that a server looks through before it asks its index: it takes some twenty milliseconds for so many.
const MOST_BEHIND: usize = 50_000;

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
        self.connection.plan_for_values()?;
        let newest = self.newest_texts(tenant)?;
        let mut hits = self.matching(tenant, Column::Exact, &words, &newest, most)?;
        if hits.len() < most as usize {
            let known: BTreeSet<_> = hits.iter().map(|hit| (hit.kind.clone(), hit.id)).collect();
            let words: Vec<String> = words.iter().map(|word| viet::fold::bare(word)).collect();
            let newest: Vec<_> =
                newest.into_iter().map(|(hit, text)| (hit, viet::fold::bare(&text))).collect();
            let more = self.matching(tenant, Column::Folded, &words, &newest, most)?;
            let new = more.into_iter().filter(|hit| !known.contains(&(hit.kind.clone(), hit.id)));
            hits.extend(new.map(|hit| Hit { exact: false, ..hit }));
            hits.truncate(most as usize);
        }
        Ok(hits)
    }

    /// Returns the newest texts that have all words, the last of which may be the beginning of one.
    ///
    /// Asked for the beginning of a word, both engines put together everything that begins so before they look for the other
    /// words; asked for words that are common, the server fetches all of it before it takes the newest. So the newest
    /// texts are looked through first. Where they have some, but not enough, SQLite's index, which is read from the newest on,
    /// has the others soon; that of the server is not, and so the texts behind them are looked through as far as is likely to
    /// be enough. Other words are rare enough for an index, and the newest texts tell which of them are rarest.
    fn matching(
        &mut self,
        tenant: TenantId,
        column: Column,
        words: &[String],
        newest: &[(Hit, String)],
        most: u32,
    ) -> Result<Vec<Hit>, Error> {
        let Some((beginning, whole)) = words.split_last() else { return Ok(Vec::new()) };
        let begins = |text: &str| text.split(' ').any(|word| word.starts_with(beginning));
        let has_whole = |text: &str| whole.iter().all(|wanted| text.split(' ').any(|word| word == wanted));
        let count = |has: &dyn Fn(&str) -> bool| newest.iter().filter(|(_, text)| has(text)).count();
        let enough = |hits: &[Hit]| hits.len() >= most as usize;
        let found = newest.iter().filter(|(_, text)| begins(text) && has_whole(text));
        let mut hits: Vec<Hit> = found.map(|(hit, _)| hit.clone()).collect();
        let mut all = newest.len() < NEWEST as usize;
        if !all && !enough(&hits) {
            let behind = self.texts_behind(tenant, column, words, hits.len(), most)?;
            let with_behind: Vec<Hit> = hits.iter().cloned().chain(behind).collect();
            // Where older texts are not like the newest, the index has them.
            if enough(&with_behind) {
                hits = with_behind;
            }
        }
        let with_whole = count(&has_whole);
        if !all && !enough(&hits) && !whole.is_empty() && with_whole <= count(&begins) {
            // Twice as many as have `most` hits among them, if older texts are like the newest.
            let likely = (2 * most as usize * with_whole).checked_div(hits.len()).unwrap_or(usize::MAX);
            let wanted = u32::try_from(likely).unwrap_or(u32::MAX).clamp(most, NEWEST.max(most));
            let found = self.texts_with(tenant, column, whole, None, wanted)?;
            all = found.len() < wanted as usize;
            let text_of =
                |text: &str| if column == Column::Folded { viet::fold::bare(text) } else { text.to_owned() };
            hits = found.into_iter().filter(|(_, text)| begins(&text_of(text))).map(|(hit, _)| hit).collect();
        }
        if !all && !enough(&hits) {
            let found = self.texts_with(tenant, column, whole, Some(beginning), most)?;
            hits = found.into_iter().map(|(hit, _)| hit).collect();
        }
        hits.truncate(most as usize);
        Ok(hits)
    }

    /// Returns the newest texts, each with its words.
    fn newest_texts(&mut self, tenant: TenantId) -> Result<Vec<(Hit, String)>, Error> {
        // The place of a text is the key of its row in one engine, and behind the tenant in the key in the other.
        let table = match self.connection.dialect() {
            Dialect::Sqlite => "texts NOT INDEXED",
            Dialect::Postgres => "texts",
        };
        let sql = format!("{FOUND} {table} WHERE tenant = ?1 ORDER BY place DESC LIMIT ?2");
        self.found(&sql, &[(*tenant.as_bytes()).into(), NEWEST.into()])
    }

    /// Returns texts with all of some words, the last of which may be the beginning of one, among those behind the newest: as
    /// many are looked through as are likely to have what is wanted, if they are like the newest, of which so many had them.
    /// None where that would be too many, or an index is read from the newest on anyway.
    fn texts_behind(
        &mut self,
        tenant: TenantId,
        column: Column,
        words: &[String],
        had: usize,
        most: u32,
    ) -> Result<Vec<Hit>, Error> {
        // Twice as many as would do if they came at even distances.
        let reach = (2 * most as usize * NEWEST as usize).checked_div(had).unwrap_or(usize::MAX);
        let Some((beginning, whole)) = words.split_last() else { return Ok(Vec::new()) };
        if self.connection.dialect() == Dialect::Sqlite || reach > MOST_BEHIND {
            return Ok(Vec::new());
        }
        let column = column.name();
        // The server looks at no text behind the limit, whatever it makes of the condition.
        let sql = format!(
            "{FOUND} (SELECT kind, id, words, place, {column} FROM texts WHERE tenant = ?1
             ORDER BY place DESC OFFSET {NEWEST} LIMIT ?4) texts
             WHERE {column} @@ CAST(CAST(?3 AS TEXT) AS TSQUERY) ORDER BY place DESC LIMIT ?2"
        );
        let question = joined(whole, Some(beginning), "'", " & ", ":*");
        let reach = i64::try_from(reach).unwrap_or(i64::MAX);
        let values = [(*tenant.as_bytes()).into(), most.into(), question.into(), reach.into()];
        Ok(self.found(&sql, &values)?.into_iter().map(|(hit, _)| hit).collect())
    }

    /// Returns the newest texts with all of some words and, where that is given, one that begins somehow.
    fn texts_with(
        &mut self,
        tenant: TenantId,
        column: Column,
        words: &[String],
        beginning: Option<&String>,
        most: u32,
    ) -> Result<Vec<(Hit, String)>, Error> {
        let column = column.name();
        // What begins like a word is asked for only where it is rare, which the server does not know: without the sum it
        // would go through all texts from the newest on.
        let by = if beginning.is_some() { "place + 0" } else { "place" };
        let (sql, question) = match self.connection.dialect() {
            Dialect::Sqlite => (
                format!(
                    "{FOUND} text_words JOIN texts ON texts.place = text_words.rowid WHERE texts.tenant = ?1
                     AND text_words MATCH ?3 ORDER BY text_words.rowid DESC LIMIT ?2"
                ),
                format!("{column} : ({})", joined(words, beginning, "\"", " AND ", " *")),
            ),
            Dialect::Postgres => (
                format!(
                    "{FOUND} texts WHERE tenant = ?1 AND {column} @@ CAST(CAST(?3 AS TEXT) AS TSQUERY)
                     ORDER BY {by} DESC LIMIT ?2"
                ),
                joined(words, beginning, "'", " & ", ":*"),
            ),
        };
        self.found(&sql, &[(*tenant.as_bytes()).into(), most.into(), question.into()])
    }

    fn found(&mut self, sql: &str, values: &[Value]) -> Result<Vec<(Hit, String)>, Error> {
        let mut found = Vec::new();
        self.connection.query(sql, values, &mut |row| {
            let hit = Hit { kind: row[0].text()?.to_owned(), id: row[1].bytes()?, exact: true };
            found.push((hit, row[2].text()?.to_owned()));
            Ok(())
        })?;
        Ok(found)
    }
}

/// What a search asks for of each text.
const FOUND: &str = "SELECT texts.kind, texts.id, texts.words FROM";

/// Which words of a text are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    /// As they are written.
    Exact,
    /// Without their marks.
    Folded,
}

impl Column {
    fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "folded",
        }
    }
}

/// Returns a question in an engine's language. Words have letters and digits only, so that quotes cannot be broken.
fn joined(words: &[String], beginning: Option<&String>, quote: &str, and: &str, rest: &str) -> String {
    let whole = words.iter().map(|word| format!("{quote}{word}{quote}"));
    let last = beginning.map(|word| format!("{quote}{word}{quote}{rest}"));
    whole.chain(last).collect::<Vec<_>>().join(and)
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
            // The place is the whole key of a row in one engine, and the tenant's own in the other.
            let (sql, values) = match self.connection.dialect() {
                Dialect::Sqlite => ("SELECT place FROM texts WHERE place = ?1", vec![place.into()]),
                Dialect::Postgres => (
                    "SELECT place FROM texts WHERE place = ?1 AND tenant = ?2",
                    vec![place.into(), Value::from(*self.line.tenant.as_bytes())],
                ),
            };
            self.connection.query(sql, &values, &mut |_| {
                taken = true;
                Ok(())
            })?;
            if !taken {
                return Ok(place);
            }
            place += 1;
        }
    }

    /// Returns the places that are taken.
    pub(crate) fn taken_places(&mut self) -> Result<BTreeSet<i64>, Error> {
        let mut places = BTreeSet::new();
        self.connection.query("SELECT place FROM texts", &[], &mut |row| {
            places.insert(row[0].int()?);
            Ok(())
        })?;
        Ok(places)
    }

    /// Inserts entries whose places are free.
    pub(crate) fn insert_texts(&mut self, entries: &[IndexEntry]) -> Result<(), Error> {
        let rows: Vec<_> = entries.iter().map(IndexEntry::row).collect();
        match self.connection.dialect() {
            Dialect::Sqlite => {
                self.connection.insert(&format!("INSERT INTO texts ({TEXT})"), &rows)?;
                let words = |entry: &IndexEntry| {
                    vec![entry.place.into(), entry.exact.as_str().into(), entry.folded.as_str().into()]
                };
                let rows: Vec<_> = entries.iter().map(words).collect();
                self.connection.insert("INSERT INTO text_words (rowid, exact, folded)", &rows)
            }
            Dialect::Postgres => {
                let folded = entries.iter().map(|entry| Value::from(entry.folded.as_str()));
                let rows: Vec<_> = rows.into_iter().zip(folded).map(with_last).collect();
                self.connection.script(
                    "CREATE TEMPORARY TABLE IF NOT EXISTS new_texts (place BIGINT, tenant BYTEA, kind TEXT, id BYTEA,
                     digest BYTEA, words TEXT, folded TEXT) ON COMMIT DELETE ROWS",
                )?;
                self.connection.insert(&format!("INSERT INTO new_texts ({TEXT}, folded)"), &rows)?;
                // The words are cut already; the engine's own parser would cut them its way.
                self.connection.script(&format!(
                    "INSERT INTO texts ({TEXT}, exact, folded)
                     SELECT {TEXT}, array_to_tsvector(string_to_array(words, ' ')),
                            array_to_tsvector(string_to_array(folded, ' ')) FROM new_texts;
                     DELETE FROM new_texts"
                ))
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
        let exact = words_of(text);
        let folded: BTreeSet<String> = exact.split_whitespace().map(viet::fold::bare).collect();
        Self {
            place: place_of(id),
            tenant,
            kind: kind.to_owned(),
            id,
            digest: digest(text),
            exact,
            folded: folded.into_iter().collect::<Vec<_>>().join(" "),
        }
    }

    fn row(&self) -> Vec<Value> {
        vec![
            self.place.into(),
            (*self.tenant.as_bytes()).into(),
            self.kind.as_str().into(),
            self.id.into(),
            self.digest.into(),
            self.exact.as_str().into(),
        ]
    }
}

/// The columns of [`IndexEntry::row`].
const TEXT: &str = "place, tenant, kind, id, digest, words";

fn with_last((mut row, last): (Vec<Value>, Value)) -> Vec<Value> {
    row.push(last);
    row
}

/// Returns the words of a text as they are kept: each once, in order, one space between.
pub(crate) fn words_of(text: &str) -> String {
    let words: BTreeSet<String> = words(text).into_iter().collect();
    words.into_iter().collect::<Vec<_>>().join(" ")
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
