//! Marks of Markdown and HTML: read into [`blocks::Mark`]s and taken out of the words.

mod entity;
pub(crate) mod html;
mod inline;

use crate::lines::Join;
use crate::spacing::Closing;
use crate::text::Flavour;
use crate::writer::Writer;
use blocks::{Heading, MarkKind, Text};
use inline::{Inline, Token};
use std::borrow::Cow;

/// A piece of the input that is part of a paragraph or cell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece<'a> {
    pub(crate) raw: &'a str,
    /// The scalar value it begins at.
    pub(crate) at: usize,
    /// How it goes on from the piece before.
    pub(crate) join: Join,
}

/// The marks that are open at the end of a block and go on in the next.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Emphasis {
    bold: bool,
    italic: bool,
    underline: bool,
}

/// Returns the level of a heading and the words behind its marks.
pub(crate) fn heading(raw: &str) -> (Option<Heading>, &str) {
    let quoted = raw.strip_prefix('>').map_or(raw, str::trim_start);
    let rest = quoted.trim_start_matches('#');
    let level = quoted.len() - rest.len();
    let spaced = rest.is_empty() || rest.starts_with([' ', '\t', '*']);
    match u8::try_from(level) {
        Ok(level @ 1..=6) if spaced => (Some(Heading(level)), rest.trim().trim_end_matches('#').trim_end()),
        _ => (None, quoted),
    }
}

/// Tells whether a line is bold or italic as a whole.
pub(crate) fn is_emphasised(raw: &str) -> bool {
    let inner = raw.trim_start_matches('*');
    let opens = inner.len() < raw.len() && !inner.starts_with(' ');
    let closes = raw.ends_with('*') && !raw.ends_with("(*") && !raw.ends_with("\\*");
    let inner = inner.trim_end_matches('*');
    let tagged = (raw.starts_with("<b>") || raw.starts_with("<i>"))
        && (raw.ends_with("</b>") || raw.ends_with("</i>"));
    (opens || closes) && !inner.contains('*') || tagged
}

/// Returns the words of a line without marks.
pub(crate) fn plain(raw: &str) -> Cow<'_, str> {
    if !raw.contains(['*', '\\', '<', '&', '[']) {
        return Cow::Borrowed(raw);
    }
    let mut words = String::with_capacity(raw.len());
    for token in Inline::new(raw, 0) {
        match token {
            Token::Letter(letter, _) => words.push(letter),
            Token::Break(_) => words.push(' '),
            Token::Stars { .. } | Token::Set(..) => {}
        }
    }
    Cow::Owned(words.trim().to_owned())
}

/// Writes a paragraph without marks.
pub(crate) fn write_plain<'a>(pieces: impl Iterator<Item = Piece<'a>>) -> Text {
    let mut writer = Writer::default();
    for piece in pieces {
        if piece.join != Join::Glue {
            writer.space(piece.at);
        }
        let mut closing = Closing::of(piece.raw);
        for (index, letter) in piece.raw.chars().enumerate() {
            write_letter(&mut writer, &mut closing, letter, piece.at + index);
        }
    }
    writer.finish()
}

/// Writes a letter; of the white space of letter-spaced words only what stands between words.
fn write_letter(writer: &mut Writer, closing: &mut Closing, letter: char, at: usize) {
    let (written, space) = closing.take(letter, at);
    if let Some(at) = space {
        writer.space(at);
    }
    if written {
        writer.letter(letter, at);
    }
}

/// Writes a paragraph. `next` is the line behind it that may hold the other end of a mark.
pub(crate) fn write<'a>(
    pieces: impl Iterator<Item = Piece<'a>> + Clone,
    next: Option<(&str, usize)>,
    emphasis: &mut Emphasis,
) -> Text {
    let last_star = match next.and_then(|(raw, at)| last_star(raw, at)) {
        Some(at) => Some(at),
        None => pieces.clone().filter_map(|piece| last_star(piece.raw, piece.at)).last(),
    };
    let mut marked = Marked { writer: Writer::default(), last_star: last_star.unwrap_or(0), in_cell: false };
    marked.writer.set(MarkKind::Bold, emphasis.bold);
    marked.writer.set(MarkKind::Italic, emphasis.italic);
    marked.writer.set(MarkKind::Underline, emphasis.underline);
    for piece in pieces {
        if piece.join != Join::Glue {
            marked.writer.space(piece.at);
        }
        marked.piece(piece);
    }
    *emphasis = Emphasis {
        bold: marked.writer.is_set(MarkKind::Bold),
        italic: marked.writer.is_set(MarkKind::Italic),
        underline: marked.writer.is_set(MarkKind::Underline),
    };
    marked.writer.finish()
}

/// Writes the words of a cell: its pieces are paragraphs.
pub(crate) fn write_cell(pieces: &[Piece<'_>], flavour: Flavour) -> Text {
    let last_star = pieces.iter().filter_map(|piece| last_star(piece.raw, piece.at)).next_back().unwrap_or(0);
    let mut marked = Marked { writer: Writer::default(), last_star, in_cell: true };
    for piece in pieces {
        match piece.join {
            Join::New => marked.writer.line_break(piece.at),
            Join::Space => marked.writer.space(piece.at),
            Join::Glue => {}
        }
        match flavour {
            Flavour::Plain => marked.writer.words(piece.raw, piece.at),
            Flavour::Markdown => marked.piece(*piece),
        }
    }
    marked.writer.finish()
}

fn last_star(raw: &str, at: usize) -> Option<usize> {
    raw.rfind('*').map(|star| at + raw[..star].chars().count())
}

/// Writes tokens, remembering which marks are open.
struct Marked {
    writer: Writer,
    /// Where the last star of the paragraph stands: a star behind it opens nothing.
    last_star: usize,
    in_cell: bool,
}

impl Marked {
    fn piece(&mut self, piece: Piece<'_>) {
        // In a cell, letters apart are marks of a column, not a title.
        let mut closing = if self.in_cell { Closing::default() } else { Closing::of(&plain(piece.raw)) };
        for token in Inline::new(piece.raw, piece.at) {
            match token {
                Token::Letter(letter, at) => write_letter(&mut self.writer, &mut closing, letter, at),
                Token::Break(at) if self.in_cell => self.writer.line_break(at),
                Token::Break(at) => self.writer.space(at),
                Token::Set(kind, on) => self.writer.set(kind, on),
                Token::Stars { count, at, opens, closes } => self.stars(count, at, opens, closes),
            }
        }
    }

    fn stars(&mut self, count: usize, at: usize, opens: bool, closes: bool) {
        let kinds: &[MarkKind] = match count {
            1 => &[MarkKind::Italic],
            2 => &[MarkKind::Bold],
            _ => &[MarkKind::Bold, MarkKind::Italic],
        };
        let has_end = self.last_star >= at + count;
        let mut used = count > 1;
        for kind in kinds {
            let open = self.writer.is_set(*kind);
            if open && (closes || count > 1) {
                self.writer.set(*kind, false);
                used = true;
            } else if !open && opens && has_end {
                self.writer.set(*kind, true);
                used = true;
            }
        }
        if !used {
            self.writer.letter('*', at);
        }
    }
}
