//! The layout of official documents: Nghị định 30/2020/NĐ-CP, annex I, with one choice inside each range it leaves.
//!
//! Sizes are points, lengths millimetres. Writers take every measure from here.

/// A4 (annex I.I.1), its margins (annex I.I.3): top and bottom 20 to 25 mm, left 30 to 35, right 15 to 20.
pub const PAGE: Page = Page { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 20, header: 10 };

/// The face of all documents (annex I.I.4): Times New Roman, Unicode, black.
pub const FACE: &str = "Times New Roman";

/// Faces of the same measures, where Times New Roman is not installed; the first one that is there serves.
pub const FACES_LIKE_IT: [&str; 2] = ["Liberation Serif", "Tinos"];

/// The page number (annex I.I.7): Arabic, upright, 13 to 14, in the middle of the top margin, not on the first page.
pub const PAGE_NUMBER_SIZE: u8 = 13;

/// The two sides of the head of the first page: the issuer and the motto. At 12 points the motto needs 87 mm.
pub const HEAD_SIDES: [u16; 2] = [68, 92];

/// The two sides of the foot: recipients and signature.
pub const FOOT_SIDES: [u16; 2] = [80, 80];

/// How much is left free for a signature (annex I.II.7c), in lines.
pub const SIGNATURE_LINES: usize = 3;

/// A page and its margins, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// From the left edge to the right one, upright.
    pub width: u16,
    /// From the top edge to the bottom one, upright.
    pub height: u16,
    /// The margin at the top.
    pub top: u16,
    /// The margin at the bottom.
    pub bottom: u16,
    /// The margin on the left.
    pub left: u16,
    /// The margin on the right.
    pub right: u16,
    /// From the top edge to the page number.
    pub header: u16,
}

/// A part of a document that has a style of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Component {
    /// Quốc hiệu.
    Motto,
    /// Tiêu ngữ.
    Slogan,
    /// The body directly above.
    Superior,
    /// The issuing body.
    Issuer,
    /// Number and symbol.
    Number,
    /// The subject of an official letter, under the number.
    LetterSubject,
    /// Place and day.
    PlaceAndDay,
    /// The stamp of urgency.
    Urgency,
    /// The name of the kind.
    KindName,
    /// The subject.
    Subject,
    /// Who decides, over a decision.
    Competence,
    /// One addressee, behind "Kính gửi:" on one line.
    Addressee,
    /// One of several addressees.
    AddresseeItem,
    /// An act that the document rests on.
    Basis,
    /// Running text and items.
    Body,
    /// A heading in capitals: "I. ...".
    Section,
    /// The heading of a clause, or an article.
    Clause,
    /// Words in the middle.
    Middle,
    /// A remark.
    Note,
    /// "Nơi nhận:".
    RecipientsHead,
    /// A recipient.
    Recipient,
    /// In whose name and as what one signs.
    Authority,
    /// Space for the signature.
    Space,
    /// The name of who signs.
    Signer,
    /// "Phụ lục III".
    AnnexNumber,
    /// The title of an annex.
    AnnexTitle,
    /// "(Kèm theo ...)".
    AnnexReference,
    /// A line of sums over a table.
    AnnexLine,
    /// A heading in a table.
    TableHead,
    /// A cell of a table.
    TableCell,
    /// A group or a sum in a table.
    TableStrong,
}

/// How a component is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The size in points.
    pub size: u8,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// How it stands between the margins.
    pub stand: Stand,
    /// The indent of its first line, in tenths of millimetres.
    pub first_line: u16,
    /// The indent of all its lines, in tenths of millimetres.
    pub indent: u16,
    /// What is left free above it, in points.
    pub above: u8,
    /// From line to line, in hundredths of the ordinary distance.
    pub spacing: u8,
}

/// How lines stand between the margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// From the left.
    Left,
    /// In the middle.
    Middle,
    /// To both margins.
    Both,
}

impl Component {
    /// All components.
    pub const ALL: [Self; 31] = [
        Self::Motto,
        Self::Slogan,
        Self::Superior,
        Self::Issuer,
        Self::Number,
        Self::LetterSubject,
        Self::PlaceAndDay,
        Self::Urgency,
        Self::KindName,
        Self::Subject,
        Self::Competence,
        Self::Addressee,
        Self::AddresseeItem,
        Self::Basis,
        Self::Body,
        Self::Section,
        Self::Clause,
        Self::Middle,
        Self::Note,
        Self::RecipientsHead,
        Self::Recipient,
        Self::Authority,
        Self::Space,
        Self::Signer,
        Self::AnnexNumber,
        Self::AnnexTitle,
        Self::AnnexReference,
        Self::AnnexLine,
        Self::TableHead,
        Self::TableCell,
        Self::TableStrong,
    ];

    /// Returns the level of a heading, from 1, for those who walk a document by its headings.
    pub fn heading(self) -> Option<u8> {
        let levels = [(Self::KindName, 1), (Self::Section, 2), (Self::AnnexTitle, 2), (Self::Clause, 3)];
        levels.into_iter().find(|(component, _)| *component == self).map(|(_, level)| level)
    }

    /// Returns the stable name, by which files know the style.
    pub fn name(self) -> &'static str {
        match self {
            Self::Motto => "motto",
            Self::Slogan => "slogan",
            Self::Superior => "superior",
            Self::Issuer => "issuer",
            Self::Number => "number",
            Self::LetterSubject => "letter-subject",
            Self::PlaceAndDay => "place-and-day",
            Self::Urgency => "urgency",
            Self::KindName => "kind-name",
            Self::Subject => "subject",
            Self::Competence => "competence",
            Self::Addressee => "addressee",
            Self::AddresseeItem => "addressee-item",
            Self::Basis => "basis",
            Self::Body => "body",
            Self::Section => "section",
            Self::Clause => "clause",
            Self::Middle => "middle",
            Self::Note => "note",
            Self::RecipientsHead => "recipients-head",
            Self::Recipient => "recipient",
            Self::Authority => "authority",
            Self::Space => "space",
            Self::Signer => "signer",
            Self::AnnexNumber => "annex-number",
            Self::AnnexTitle => "annex-title",
            Self::AnnexReference => "annex-reference",
            Self::AnnexLine => "annex-line",
            Self::TableHead => "table-head",
            Self::TableCell => "table-cell",
            Self::TableStrong => "table-strong",
        }
    }

    /// Returns how the component is set, with the point of annex I that says so.
    pub fn style(self) -> Style {
        match self {
            // II.1a: capitals, 12 to 13, upright, bold. II.1b: small letters, 13 to 14, bold, under it in the middle.
            Self::Motto => Style::middle(12).bold(),
            Self::Slogan => Style::middle(13).bold(),
            // II.2b: capitals, 12 to 13; the body above upright, the issuer bold under it.
            Self::Superior => Style::middle(12),
            Self::Issuer => Style::middle(12).bold(),
            // II.3c: "Số" in small letters, the symbol in capitals, 13, upright, under the issuer.
            Self::Number => Style::middle(13).above(4),
            // II.5b: small letters, 12 to 13, upright, 6 points under number and symbol.
            Self::LetterSubject => Style::middle(12).above(6),
            // II.4c: small letters, 13 to 14, italic, on the line of the number.
            Self::PlaceAndDay => Style::middle(13).italic().above(4),
            // II.10b: capitals, 13 to 14, bold.
            Self::Urgency => Style::middle(13).bold().above(6),
            // II.5a: the kind in capitals, the subject in small letters, 13 to 14, bold, in the middle.
            Self::KindName => Style::middle(14).bold().above(12),
            Self::Subject => Style::middle(14).bold(),
            // Models of annex III: over the bases of a decision, in capitals and bold.
            Self::Competence => Style::middle(14).bold().above(12),
            // II.9a: small letters, 13 to 14, upright.
            Self::Addressee => Style::middle(14).above(12),
            Self::AddresseeItem => Style::left(14).indent(500).above(2),
            // II.6a: small letters, italic, 13 to 14, each on a line of its own.
            Self::Basis => Style::both(14).italic().first_line(127).above(6).spacing(110),
            // II.6e: to both margins, first line 1 or 1.27 cm, 6 points between paragraphs, lines single to 1.5.
            Self::Body => Style::both(14).first_line(127).above(6).spacing(110),
            // II.6d: the heading of a section ("mục" in the layout of parts) in capitals, bold; of a clause in small
            // letters, bold; an article in small letters, bold.
            Self::Section => Style::both(14).bold().first_line(127).above(6).spacing(110),
            Self::Clause => Style::both(14).bold().first_line(127).above(6).spacing(110),
            Self::Middle => Style::middle(14).bold().above(6),
            // A remark is our own: it is no part of the decree's model, and stands apart from what is.
            Self::Note => Style::both(13).italic().above(4),
            // II.9b: "Nơi nhận:" 12, italic and bold; those who receive 11, upright.
            Self::RecipientsHead => Style::left(12).bold().italic(),
            Self::Recipient => Style::left(11),
            // II.7a: capitals, 13 to 14, bold. II.7b: the name in small letters, 13 to 14, bold, in the middle.
            Self::Authority => Style::middle(14).bold(),
            Self::Space => Style::middle(14),
            Self::Signer => Style::middle(14).bold(),
            // III (annexes): "Phụ lục" 14, bold, in the middle; the title in capitals, 13 to 14, bold; where it belongs
            // to 13 to 14, italic, under the title.
            Self::AnnexNumber => Style::middle(14).bold(),
            Self::AnnexTitle => Style::middle(14).bold(),
            Self::AnnexReference => Style::middle(14).italic(),
            Self::AnnexLine => Style::both(14).first_line(127).above(6),
            // The decree is silent about tables; offices take a size below that of the text.
            Self::TableHead => Style::middle(12).bold(),
            Self::TableCell => Style::left(12),
            Self::TableStrong => Style::left(12).bold(),
        }
    }
}

impl Style {
    const fn of(size: u8, stand: Stand) -> Self {
        Self { size, bold: false, italic: false, stand, first_line: 0, indent: 0, above: 0, spacing: 100 }
    }

    const fn left(size: u8) -> Self {
        Self::of(size, Stand::Left)
    }

    const fn middle(size: u8) -> Self {
        Self::of(size, Stand::Middle)
    }

    const fn both(size: u8) -> Self {
        Self::of(size, Stand::Both)
    }

    const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    const fn italic(self) -> Self {
        Self { italic: true, ..self }
    }

    const fn above(self, above: u8) -> Self {
        Self { above, ..self }
    }

    const fn spacing(self, spacing: u8) -> Self {
        Self { spacing, ..self }
    }

    const fn first_line(self, first_line: u16) -> Self {
        Self { first_line, ..self }
    }

    const fn indent(self, indent: u16) -> Self {
        Self { indent, ..self }
    }
}

impl Page {
    /// Returns how wide the text is, in millimetres.
    pub fn text_width(self, landscape: bool) -> u16 {
        let width = if landscape { self.height } else { self.width };
        width - self.left - self.right
    }
}
