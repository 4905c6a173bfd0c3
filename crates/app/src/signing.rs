//! Signing stays outside: keys belong to people and their tokens. The file of an issued document goes out to be signed and comes back,
//! and is kept beside it once it is known to be the same paper with signatures that are whole.

use crate::{Actor, Error, Office, Order};
use ledger::document::{Command, Document, FileKind, Original};
use ledger::event::Subject;
use ledger::{DocumentId, Moment};
pub use signatures::{Authority, Integrity, Origin, Roots, Signature, Signer, Trust, Unfit};

/// How the files end that are signed.
const ENDING: &str = ".pdf";

/// A signed file that was taken back.
#[derive(Debug)]
pub struct Taken {
    /// Its signatures.
    pub signatures: Vec<Signature>,
    /// Whether it is the very file that was sent, with something added to its end; else a program wrote the same words anew.
    pub origin: Origin,
}

/// Reads a file.
pub type Read<'r, E> = &'r dyn Fn(&str, &[u8]) -> Result<blocks::Document, E>;

impl Office {
    /// Returns the signatures of the files of a document, each with the name of its file, judged by the roots that the office
    /// keeps.
    ///
    /// # Errors
    ///
    /// The ledger or a file cannot be read.
    pub fn signed_files(
        &self,
        document: DocumentId,
        now: Moment,
    ) -> Result<Vec<(String, Vec<Signature>)>, Error> {
        let roots = self.roots()?;
        let mut all = Vec::new();
        for (_, file) in self.files_of(document)? {
            if !file.name.to_lowercase().ends_with(ENDING) {
                continue;
            }
            let bytes = self.files().get(&file.hash)?.unwrap_or_default();
            let signatures = signatures::read(&bytes, &roots, now.0 / 1000);
            if !signatures.is_empty() {
                all.push((file.name, signatures));
            }
        }
        Ok(all)
    }

    /// Returns the file of a document that ends so, the last one that was kept; `None` where there is none.
    ///
    /// # Errors
    ///
    /// The ledger or the file cannot be read.
    pub fn file_of(&self, document: DocumentId, ending: &str) -> Result<Option<Vec<u8>>, Error> {
        let ends = |file: &Original| {
            file.name.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case(ending))
        };
        let files = self.files_of(document)?;
        match files.iter().map(|(_, file)| file).rfind(|file| ends(file)) {
            Some(file) => Ok(self.files().get(&file.hash)?),
            None => Ok(None),
        }
    }

    /// Returns the files of a document: the one that it came or was issued as, and those kept beside it.
    fn files_of(&self, document: DocumentId) -> Result<Vec<(FileKind, Original)>, Error> {
        let tenant = self.tenant().id;
        let entries = self.store().read(|reader| reader.entries(tenant, Subject::Document(document)))?;
        let document = Document::now(&entries);
        let own = document.card.original.map(|file| (FileKind::Written, file));
        Ok(own.into_iter().chain(document.files).collect())
    }
}

impl Actor<'_> {
    /// Takes the signed file of an issued document back: every signature is whole, and it says what was issued, word for word.
    ///
    /// # Errors
    ///
    /// It is not allowed; the file has no signature, or one that is broken; its words are others; it cannot be read.
    pub fn take_signed<E: From<Error>>(
        &self,
        document: DocumentId,
        file: &[u8],
        read: Read<'_, E>,
    ) -> Result<Taken, E> {
        let refused = |key| Error::refused(key);
        let signatures = signatures::read(file, &self.office.roots()?, self.now.0 / 1000);
        if signatures.is_empty() {
            return Err(refused("signing-refusal-unsigned").into());
        }
        if signatures.iter().any(|signature| signature.integrity != Integrity::Whole) {
            return Err(refused("signing-refusal-broken").into());
        }
        let files = self.office.files_of(document)?;
        let (_, own) = files.first().ok_or_else(|| refused("signing-refusal-no-file"))?;
        // The file that went out to be signed; where the program wrote none, the one that the clerk printed it from.
        let sent = files.iter().map(|(_, file)| file).find(|file| file.name.ends_with(ENDING)).unwrap_or(own);
        let bytes = self.office.files().get(&sent.hash).map_err(Error::from)?.unwrap_or_default();
        let name = format!(
            "{}-da-ky{ENDING}",
            sent.name.rsplit_once('.').map_or(sent.name.as_str(), |(name, _)| name)
        );
        // An addition may show other pages than what it was added to: what is read of it decides.
        if words(&read(&sent.name, &bytes)?) != words(&read(&name, file)?) {
            return Err(refused("signing-refusal-other-words").into());
        }
        let origin = signatures::origin(&bytes, file);
        let hash = self.office.files().put(file).map_err(Error::from)?;
        let keep = Command::KeepFile { what: FileKind::Signed, file: Original { hash, name } };
        self.document(document, Order::new(keep))?;
        Ok(Taken { signatures, origin })
    }
}

/// Returns the words of a document, however they are broken into lines and paragraphs.
fn words(document: &blocks::Document) -> String {
    let mut words = String::new();
    let mut add = |text: &str| words.extend(text.chars().filter(|sign| sign.is_alphanumeric()));
    for block in &document.blocks {
        match &block.body {
            blocks::Body::Paragraph(paragraph) => add(paragraph.text.as_str()),
            blocks::Body::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| add(cell.text.as_str()));
            }
        }
    }
    words
}
