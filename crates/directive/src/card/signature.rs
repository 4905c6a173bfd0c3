//! Recipients and signature: authority, post, name (Nghị định 30/2020/NĐ-CP, art. 13 and annex I.II.7-9).

use super::head::{Piece, Role};
use super::{person, tail};
use crate::parts;
use crate::reading::{Card, Read};
use crate::source::is_capitals;

/// Reads the tail into the card.
pub(crate) fn read(pieces: &[Piece<'_>], card: &mut Card) {
    let mut reader = Reader::default();
    for piece in pieces {
        reader.take(piece);
    }
    card.recipients = reader.recipients;
    card.authority = reader.authority;
    card.signer = reader.signer;
    card.signer_title = reader.title;
}

#[derive(Default)]
struct Reader {
    recipients: Vec<Read<String>>,
    /// The last recipient's line was not closed: the next unlabelled line may go on with it.
    open: bool,
    listing: bool,
    authority: Option<Read<String>>,
    /// The post for which or by whose order somebody signs.
    principal: Option<Read<String>>,
    title: Option<Read<String>>,
    signer: Option<Read<String>>,
}

impl Reader {
    fn take(&mut self, piece: &Piece<'_>) {
        if let Some(start) = recipients_start(piece) {
            self.listing = true;
            self.push_recipients(piece, start);
        } else if let Some((authority, post)) =
            tail::authority_of(piece.text).filter(|_| is_capitals(piece.text))
        {
            self.sign_for(piece, authority, post);
        } else if is_seal(piece) || piece.role == Role::PlaceDate {
            // "(Đã ký)" and the date say nothing of the signer.
        } else if self.is_title(piece) {
            self.push_title(piece);
        } else if self.is_signer(piece) {
            let name = person::without_degrees(piece.text.trim_end_matches(['.', ',']));
            let from = name.as_ptr() as usize - piece.text.as_ptr() as usize;
            self.signer = Some(Read::at(name.to_owned(), piece.at(from..from + name.len())));
        } else if self.listing {
            self.push_recipients(piece, 0);
        } else if is_bullet(piece.text) && piece.text.trim_end().ends_with(';') && !self.recipients.is_empty()
        {
            // A recipient whose line was taken for the other column stands before the copy that is kept.
            let kept = self.recipients.pop();
            self.open = false;
            self.push_recipients(piece, 0);
            self.recipients.extend(kept);
        }
    }

    fn sign_for(&mut self, piece: &Piece<'_>, authority: &str, post: usize) {
        if self.signer.is_some() {
            return;
        }
        let mark = piece.text[..post].trim_end().len();
        self.authority = Some(Read::at(authority.to_owned(), piece.at(0..mark)));
        let post = Read::at(piece.text[post..].to_owned(), piece.at(post..piece.text.len()));
        self.title = None;
        if authority == "Q." {
            self.title = Some(post);
        } else {
            self.principal = Some(post);
        }
    }

    fn is_title(&self, piece: &Piece<'_>) -> bool {
        if self.signer.is_some() || is_bullet(piece.text) {
            return false;
        }
        let begun = self.title.is_some() || self.principal.is_some();
        let post = parts::begins_post(piece.text);
        if is_capitals(piece.text) {
            return post || begun && !person::is_name_line(piece.text);
        }
        // "Chánh Văn phòng" in small letters, under the authority.
        post && begun && self.title.is_none() && !piece.text.ends_with([';', '.', ','])
    }

    fn push_title(&mut self, piece: &Piece<'_>) {
        // The collective's name may go on: "TM. ỦY BAN NHÂN DÂN" / "TỈNH LAM GIANG".
        let post = parts::begins_post(piece.text);
        if let (None, Some(principal), false) = (&self.title, &mut self.principal, post) {
            let collective = self.authority.as_ref().is_some_and(|read| read.value == "TM.");
            if collective {
                principal.value = format!("{} {}", principal.value, piece.text);
                return;
            }
        }
        match &mut self.title {
            Some(title) => {
                title.value = format!("{} {}", title.value, piece.text);
                title.spans.push(piece.span);
            }
            None => self.title = Some(Read::at(piece.text.to_owned(), piece.span)),
        }
    }

    fn is_signer(&self, piece: &Piece<'_>) -> bool {
        let begun = self.title.is_some() || self.principal.is_some();
        begun && self.signer.is_none() && person::is_name_line(piece.text) && !is_bullet(piece.text)
    }

    fn push_recipients(&mut self, piece: &Piece<'_>, from: usize) {
        let mut at = from;
        for text in split_items(&piece.text[from..]) {
            let start = at;
            at += text.len();
            self.push_recipient(piece, start, text);
        }
    }

    fn push_recipient(&mut self, piece: &Piece<'_>, start: usize, text: &str) {
        let bare = text.trim_start_matches(['-', '–', '—', '+', '*', '•', ' ', '\u{f0b7}', '\u{2212}']);
        let item = bare.trim_end().trim_end_matches([';', ',', '.', ' ', '/']);
        if item.is_empty() {
            return;
        }
        let from = start + text.len() - bare.len();
        let span = piece.at(from..from + item.len());
        let closed = text.trim_end().ends_with([';', '.', ',']);
        let labelled = bare.len() < text.trim_start().len();
        match self.recipients.last_mut() {
            Some(last) if self.open && !labelled => {
                last.value = format!("{} {item}", last.value);
                last.spans.push(span);
            }
            Some(_) | None => self.recipients.push(Read::at(item.to_owned(), span)),
        }
        self.open = !closed;
        // The copy that is kept comes last.
        if closed && self.recipients.last().is_some_and(|last| last.value.starts_with("Lưu")) {
            self.listing = false;
        }
    }
}

/// Returns where the recipients begin behind "Nơi nhận:".
fn recipients_start(piece: &Piece<'_>) -> Option<usize> {
    ["noi nhan", "noi gui", "noi nhan van ban"].iter().rev().find(|words| piece.twin.begins(words)).map(
        |words| {
            let rest = &piece.twin.plain()[words.len()..];
            let skipped = rest.len() - rest.trim_start_matches([':', ' ', '.']).len();
            piece.twin.offset(words.len() + skipped)
        },
    )
}

fn is_bullet(text: &str) -> bool {
    text.starts_with(['-', '–', '+', '•', '*'])
}

fn is_seal(piece: &Piece<'_>) -> bool {
    let plain = piece.twin.plain().trim_matches(['(', ')', ' ', '.', '/']);
    piece.role == Role::Mark
        || matches!(
            plain,
            "da ky"
                | "ky"
                | "ky ten"
                | "da ky va dong dau"
                | "ky, dong dau"
                | "ky ten, dong dau"
                | "ky, ghi ro ho ten"
        )
}

/// Splits "- Như trên; - Lưu: VT." where several recipients stand on one line.
fn split_items(text: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices([';', ',']) {
        let rest = text[at + mark.len()..].trim_start();
        if rest.starts_with(['-', '–', '+'])
            || (mark == ";" && !rest.is_empty() && text.trim_start().starts_with('-'))
        {
            items.push(&text[start..at + mark.len()]);
            start = at + mark.len();
        }
    }
    items.push(&text[start..]);
    items
}
