//! Papers as files.

use forms::Paper;

/// A form of file that a paper is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For Word and LibreOffice.
    Docx,
    /// For signing and for the archive.
    #[cfg(feature = "pdf")]
    Pdf,
    /// Its tables, for spreadsheet programs.
    Xlsx,
    /// For browsers.
    Html,
}

/// What whoever asked for a file should know: the key of a message with its arguments.
pub type Warning = (&'static str, Vec<(&'static str, String)>);

/// A paper as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// What whoever asked for it should know.
    pub warnings: Vec<Warning>,
}

impl Format {
    /// All forms.
    pub const ALL: &[Self] = &[
        Self::Docx,
        #[cfg(feature = "pdf")]
        Self::Pdf,
        Self::Xlsx,
        Self::Html,
    ];

    /// Returns the name, which is how the names of such files end.
    pub fn name(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            #[cfg(feature = "pdf")]
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
        }
    }

    /// Returns the form of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name().eq_ignore_ascii_case(name))
    }

    /// Tells whether a paper looks the same in it as it will be printed, and nobody edits it: what is kept beside the file
    /// for the word processor.
    pub fn is_of_pages(self) -> bool {
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf => true,
            Self::Html => true,
            Self::Docx | Self::Xlsx => false,
        }
    }

    /// Tells whether a paper without tables of its own is worth writing in it: all but workbooks.
    pub fn is_written_out(self) -> bool {
        self == Self::Docx || self.is_of_pages()
    }

    /// Returns the media type.
    pub fn media(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            #[cfg(feature = "pdf")]
            Self::Pdf => "application/pdf",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Html => "text/html; charset=utf-8",
        }
    }

    /// Writes a paper.
    ///
    /// # Errors
    ///
    /// It is larger than the form allows: a worksheet has a million rows, an archive four gigabytes.
    pub fn write(self, paper: &Paper) -> std::io::Result<Written> {
        let whole = |bytes| Written { bytes, warnings: Vec::new() };
        match self {
            Self::Docx => forms::docx::write(paper).map(whole),
            #[cfg(feature = "pdf")]
            Self::Pdf => pdf(paper),
            Self::Xlsx => forms::xlsx::write(paper).map(whole).map_err(std::io::Error::other),
            Self::Html => Ok(whole(forms::html::write(paper).into_bytes())),
        }
    }
}

#[cfg(feature = "pdf")]
fn pdf(paper: &Paper) -> std::io::Result<Written> {
    // Looked for once: a face is not installed while a server runs, and if it is, a restart finds it.
    static FACES: std::sync::LazyLock<pdf::Faces> = std::sync::LazyLock::new(crate::faces::of_this_machine);
    let written = pdf::write(paper, &FACES).map_err(std::io::Error::other)?;
    let warnings = written.warnings.iter().map(|warning| (warning.key(), warning.arguments()));
    Ok(Written { warnings: warnings.collect(), bytes: written.bytes })
}
