//! Whether a text has Markdown marks.

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flavour {
    /// Without marks: an asterisk is an asterisk.
    Plain,
    /// With the marks of Markdown and some of HTML.
    Markdown,
}

impl Flavour {
    /// Tells the flavour by content; the name `.md` decides only that there may be marks.
    pub(crate) fn of(name: &str, text: &str) -> Self {
        let named = matches!(crate::sniff::extension(name).as_str(), "md" | "markdown");
        if named || has_headings(text) || has_bold(text) || has_tags(text) || has_italics(text) {
            Self::Markdown
        } else {
            Self::Plain
        }
    }
}

/// Two headings, or one with bold words.
fn has_headings(text: &str) -> bool {
    let heading = |line: &&str| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
    };
    text.lines().filter(heading).take(2).count() > 0
}

/// Bold marks in pairs around words, which rules ("***") and footnote marks ("(**)") are not.
fn has_bold(text: &str) -> bool {
    let touches_word = |(at, _): &(usize, &str)| {
        let before = text[..*at].chars().next_back();
        let after = text[at + 2..].chars().next();
        after.is_some_and(char::is_alphanumeric)
            || before.is_some_and(|letter| letter.is_alphanumeric() || ".:;,".contains(letter))
    };
    text.match_indices("**").filter(touches_word).take(2).count() == 2
}

/// Tags, comments and pictures that OCR services write, and the rules of pipe tables.
fn has_tags(text: &str) -> bool {
    ["<table", "<!--", "![](", "<b>", "<i>", "<br>", "<br/>", "<p>", "|---", "|:--", "| --", "|:-:"]
        .iter()
        .any(|tag| text.contains(tag))
}

/// Asterisks close around words on one line, at least twice: "*Nghị quyết số 57*".
fn has_italics(text: &str) -> bool {
    let pairs = text.lines().filter(|line| {
        let mut stars = line.match_indices('*');
        let (Some((open, _)), Some((close, _))) = (stars.next(), stars.next()) else { return false };
        let starts =
            line[open + 1..].chars().next().is_some_and(|letter| letter.is_alphabetic() || letter == '“');
        let ends =
            line[..close].chars().next_back().is_some_and(|letter| !letter.is_whitespace() && letter != '*');
        starts && ends
    });
    pairs.take(2).count() == 2
}
