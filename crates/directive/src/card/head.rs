//! The letterhead as pieces: one for each line of each column, also where both columns were run together
//! ("UBND TỈNH BẮC VÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").

use super::twin::Twin;
use super::{number, place_date};
use crate::parts::{self, Part};
use crate::source::{Element, Line};
use blocks::Span;

/// One line of one column.
#[derive(Clone, Debug)]
pub(crate) struct Piece<'d> {
    pub(crate) text: &'d str,
    pub(crate) span: Span,
    pub(crate) twin: Twin,
    /// The element it stands in.
    pub(crate) element: usize,
    pub(crate) role: Role,
}

/// What a piece of the letterhead is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The state's or the party's motto.
    Motto,
    /// "Số: 97/BC-SKHCN".
    Number,
    /// "Lam Giang, ngày 5 tháng 9 năm 2023".
    PlaceDate,
    /// "HỎA TỐC", a stamp of arrival, a digital signature, a rule.
    Mark,
    /// "V/v ...".
    About,
    /// "THÔNG BÁO".
    Kind,
    /// "Kính gửi: ...".
    Addressing,
    /// Anything else: a body, a subject.
    Other,
}

impl<'d> Piece<'d> {
    pub(crate) fn new(text: &'d str, span: Span, element: usize) -> Self {
        let twin = Twin::of(text);
        let role = role_of(text, &twin);
        Self { text, span, twin, element, role }
    }

    /// Returns the span of a byte range of the piece.
    pub(crate) fn at(&self, range: std::ops::Range<usize>) -> Span {
        let base = self.span.start as usize;
        self.span.with(base + range.start..base + range.end)
    }

    /// Returns the piece of a byte range, without white space at its ends.
    pub(crate) fn part(&self, range: std::ops::Range<usize>) -> Option<Self> {
        let text = self.text.get(range.clone())?;
        let start = range.start + text.len() - text.trim_start().len();
        let text = text.trim();
        (!text.is_empty()).then(|| Self::new(text, self.at(start..start + text.len()), self.element))
    }
}

/// Returns the pieces of the head. Columns are cut only above the kind line.
pub(crate) fn pieces<'d>(elements: &[Element<'d>], part: &Part) -> Vec<Piece<'d>> {
    let mut pieces = Vec::new();
    let mut titled = false;
    for at in part.head.clone() {
        let Some(line) = parts::line_at(elements, at) else { continue };
        for mut piece in hand_broken(line, at) {
            if !titled && (piece.role == Role::Addressing || parts::kind_of(line).is_some()) {
                titled = true;
                if piece.role != Role::Addressing {
                    piece.role = Role::Kind;
                }
                pieces.push(piece);
            } else if titled {
                pieces.push(piece);
            } else {
                cut_columns(piece, &mut pieces);
            }
        }
    }
    pieces
}

/// Returns the lines that the author broke by hand.
pub(crate) fn hand_broken<'d>(line: &Line<'d>, element: usize) -> Vec<Piece<'d>> {
    let whole = Piece::new(line.text, line.span, element);
    if !line.text.contains('\n') {
        return vec![whole];
    }
    let mut start = 0;
    let mut pieces = Vec::new();
    for text in line.text.split('\n') {
        pieces.extend(whole.part(start..start + text.len()));
        start += text.len() + 1;
    }
    pieces
}

/// A line of the letterhead has no more bytes than this, both columns together.
const LONGEST: usize = 500;

/// Cuts a line where another column begins.
fn cut_columns<'d>(piece: Piece<'d>, pieces: &mut Vec<Piece<'d>>) {
    if piece.text.len() > LONGEST {
        pieces.push(piece);
        return;
    }
    let mut cuts: Vec<usize> = [
        "cong hoa xa hoi",
        "doc lap - tu do",
        "doc lap-tu do",
        "dang cong san viet nam",
        "hoa toc",
        "thuong khan",
        "v/v",
    ]
    .iter()
    .filter_map(|words| piece.twin.find(words))
    .map(|plain| piece.twin.offset(plain))
    .collect();
    cuts.extend(end_of_motto(&piece));
    cuts.extend(number::start_in(&piece));
    cuts.extend(place_date::start_in(&piece));
    cuts.retain(|cut| *cut > 0 && *cut < piece.text.len());
    cuts.sort_unstable();
    cuts.dedup();
    let mut from = 0;
    for cut in cuts.into_iter().chain([piece.text.len()]) {
        pieces.extend(piece.part(from..cut));
        from = cut;
    }
}

fn end_of_motto(piece: &Piece<'_>) -> Option<usize> {
    ["chu nghia viet nam", "tu do - hanh phuc", "dang cong san viet nam"]
        .iter()
        .find_map(|words| piece.twin.find(words).map(|plain| piece.twin.offset(plain + words.len())))
}

fn role_of(text: &str, twin: &Twin) -> Role {
    let plain = twin.plain();
    if !plain.contains(|letter: char| letter.is_ascii_alphanumeric()) || is_stamp(plain) {
        return Role::Mark;
    }
    if plain.starts_with("cong hoa x")
        || plain.starts_with("doc lap") && plain.len() < 40
        || plain.starts_with("dang cong san viet nam")
    {
        Role::Motto
    } else if plain.starts_with("v/v") || plain.starts_with("v/ v") {
        Role::About
    } else if plain.starts_with("kinh gui")
        || plain.starts_with("kinh goi")
        || plain.ends_with("dien:") && plain.len() < 100
    {
        Role::Addressing
    } else if number::is_number_line(plain) || is_cut_number(plain) {
        Role::Number
    } else if place_date::is_place_date(text, twin) {
        Role::PlaceDate
    } else {
        Role::Other
    }
}

/// Tells whether a piece is "Số" alone, or the symbol that a wide blank cut from it.
fn is_cut_number(plain: &str) -> bool {
    let symbol =
        plain.strip_prefix(['/', '-']).is_some_and(|rest| rest.contains(['/', '-']) && !rest.contains(' '));
    matches!(plain.trim_end_matches([':', '.', ' ']), "so") || symbol
}

fn is_stamp(plain: &str) -> bool {
    const STAMPS: [&str; 17] = [
        "hoa toc",
        "thuong khan",
        "khan",
        "mat",
        "toi mat",
        "tuyet mat",
        "van ban den",
        "cong van den",
        "den",
        "ky boi",
        "thoi gian ky",
        "nguoi ky",
        "email",
        "xem xong tra lai",
        "luu hanh noi bo",
        "ngay ky",
        "chuyen:",
    ];
    let alone =
        |stamp: &str| plain == stamp || (stamp.len() > 6 && crate::lexicon::starts_with(plain, stamp));
    STAMPS.iter().any(|stamp| alone(stamp) || plain.strip_suffix(':') == Some(stamp))
        || plain.starts_with("ky boi")
        || plain.starts_with("dien thoai")
        || plain.starts_with("website")
}
