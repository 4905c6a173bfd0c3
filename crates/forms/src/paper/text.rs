//! Words with what is marked among them.

/// Words, some of them marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The words, run by run.
    pub runs: Vec<Run>,
}

/// Words that are marked alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub words: String,
    /// Bold, where the style is not.
    pub bold: bool,
    /// Italic, where the style is not.
    pub italic: bool,
    /// Where the words lead to, as an address.
    pub link: Option<String>,
}

impl Text {
    /// Returns the words without their marks.
    pub fn words(&self) -> String {
        self.runs.iter().map(|run| run.words.as_str()).collect()
    }

    /// Tells whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| run.words.is_empty())
    }

    /// Returns the text with more words behind it.
    #[must_use]
    pub fn and(mut self, run: Run) -> Self {
        self.runs.push(run);
        self
    }
}

impl Run {
    /// Returns words in bold.
    pub fn bold(words: impl Into<String>) -> Self {
        Self { words: words.into(), bold: true, ..Self::default() }
    }

    /// Returns words that lead somewhere.
    pub fn linked(words: impl Into<String>, link: impl Into<String>) -> Self {
        Self { words: words.into(), link: Some(link.into()), ..Self::default() }
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        Self { runs: vec![Run { words, ..Run::default() }] }
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}

impl From<Run> for Text {
    fn from(run: Run) -> Self {
        Self { runs: vec![run] }
    }
}
