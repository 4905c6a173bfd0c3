//! The notice as offices wrote it before Unicode: the letters of Latin-1, shown as Vietnamese by their fonts.

use super::source::{Block, Line, Notice, Run};
use viet::legacy::{Encoding, encode};

/// The encodings with the name of their forms and their usual font.
pub(super) const ENCODINGS: [(&str, Encoding, &str); 2] =
    [("tcvn3", Encoding::Tcvn3, ".VnTime"), ("vni", Encoding::Vni, "VNI-Times")];

/// Signs that Windows-1252 has below 0xA0 and both encodings leave alone.
const QUOTES: [(char, u8); 4] = [('“', 0x93), ('”', 0x94), ('–', 0x96), ('…', 0x85)];

/// Returns the notice with its words in `encoding` and the fonts that show them. What the encoding lacks keeps the font of
/// Unicode.
pub(super) fn encoded(notice: &Notice, encoding: Encoding) -> Notice {
    let mut notice = notice.clone();
    for line in notice.lines_mut() {
        *line = line.iter().flat_map(|run| encoded_run(run, encoding)).collect::<Line>();
    }
    for block in &mut notice.body {
        if let Block::Paragraph(paragraph) = block
            && let Some(label) = &mut paragraph.label
        {
            label.words = encode(&label.words, encoding);
        }
    }
    notice
}

/// Returns the bytes of a text, or `None` where it has signs that no byte stands for.
pub(super) fn bytes(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    text.chars().map(|letter| byte(letter, encoding)).collect::<Option<Vec<_>>>().map(|bytes| bytes.concat())
}

/// Returns the code of a letter of Windows-1252 in which words are encoded.
pub(super) fn code(letter: char) -> Option<u8> {
    let quote = QUOTES.iter().find(|(quote, _)| *quote == letter).map(|(_, code)| *code);
    quote.or_else(|| u8::try_from(u32::from(letter)).ok())
}

fn byte(letter: char, encoding: Encoding) -> Option<Vec<u8>> {
    if let Some((_, byte)) = QUOTES.iter().find(|(quote, _)| *quote == letter) {
        return Some(vec![*byte]);
    }
    let alone = encode(letter.encode_utf8(&mut [0; 4]), encoding);
    let is_ours = letter.is_ascii() || letter.is_alphabetic();
    let bytes = alone.chars().map(|code| u8::try_from(u32::from(code)).ok());
    bytes.collect::<Option<Vec<u8>>>().filter(|_| is_ours)
}

/// Cuts a run where its font changes.
fn encoded_run(run: &Run, encoding: Encoding) -> Vec<Run> {
    let capitals = is_capitals(&run.words);
    let mut runs: Vec<Run> = Vec::new();
    for letter in run.words.chars() {
        let font = font(letter, capitals, encoding);
        match runs.last_mut().filter(|last| last.font == font) {
            Some(last) => last.words.push(letter),
            None => runs.push(Run { words: letter.to_string(), font, ..run.clone() }),
        }
    }
    for run in &mut runs {
        run.words = match run.font {
            Some(".VnTimeH") => encode(&run.words.to_lowercase(), encoding),
            Some(_) => encode(&run.words, encoding),
            None => std::mem::take(&mut run.words),
        };
    }
    runs
}

fn font(letter: char, capitals: bool, encoding: Encoding) -> Option<&'static str> {
    byte(letter, encoding)?;
    // TCVN3 has no capitals with tones: whoever wanted one took the font of capitals.
    let is_lacking = letter.is_uppercase() && !letter.is_ascii() && !"ĂÂĐÊÔƠƯ".contains(letter);
    Some(match encoding {
        Encoding::Vni => "VNI-Times",
        Encoding::Tcvn3 if capitals || is_lacking => ".VnTimeH",
        Encoding::Tcvn3 => ".VnTime",
        // Their letters are no secret of a font.
        Encoding::Viscii | Encoding::Windows1258 => return None,
    })
}

fn is_capitals(words: &str) -> bool {
    words.chars().filter(|letter| letter.is_uppercase()).count() > 1 && !words.chars().any(char::is_lowercase)
}
