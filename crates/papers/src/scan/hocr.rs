//! What Tesseract says about a page, in hOCR: HTML whose `title` attributes tell boxes, baselines and how sure it is.

use super::rules::Rule;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A word that was seen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    pub(crate) letters: String,
    pub(crate) place: Rule,
    /// The line it stands on, in pixels from the top.
    pub(crate) base: f32,
    /// The height of its line's type, from the longest tail to the highest stroke, in pixels.
    pub(crate) height: f32,
    /// How sure it is, in percent.
    pub(crate) sure: u8,
}

/// Returns the words in the order in which they were said. What is damaged ends the reading there.
pub(crate) fn words(said: &str) -> Vec<Word> {
    let mut reader = Reader::from_str(said);
    reader.config_mut().check_end_names = false;
    let mut line = Line::default();
    let mut words: Vec<Word> = Vec::new();
    let mut depth_in_word = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                if depth_in_word > 0 {
                    depth_in_word += 1;
                } else if let Some(title) = title_of(&tag, LINES) {
                    line = Line::of(&title);
                } else if let Some(title) = title_of(&tag, &["ocrx_word"]) {
                    depth_in_word = 1;
                    words.push(line.word(&title));
                }
            }
            Ok(Event::End(_)) => depth_in_word = depth_in_word.saturating_sub(1),
            Ok(Event::Text(text)) => {
                if let (true, Some(word)) = (depth_in_word > 0, words.last_mut()) {
                    word.letters.push_str(&text);
                }
            }
            Ok(Event::GeneralRef(name)) => {
                if let (true, Some(letter), Some(word)) = (depth_in_word > 0, entity(&name), words.last_mut())
                {
                    word.letters.push(letter);
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    words.retain(|word| !word.letters.trim().is_empty() && word.place.left < word.place.right);
    words
}

/// Everything that is a line of words to Tesseract.
const LINES: &[&str] = &["ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"];

/// Returns the `title` of an element of one of the classes.
fn title_of(tag: &BytesStart<'_>, classes: &[&str]) -> Option<String> {
    let class = tag.try_get_attribute("class").ok()??;
    if !classes.iter().any(|wanted| **wanted == class.value) {
        return None;
    }
    let title = tag.try_get_attribute("title").ok()??;
    Some(title.value.into_owned())
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" | "#39" => Some('\''),
        _ => None,
    }
}

/// What a line tells about its words.
#[derive(Clone, Copy, Debug, Default)]
struct Line {
    place: Option<Rule>,
    /// How much the line rises, and how far its left end stands above the lower edge of its box.
    slope: f32,
    offset: f32,
    height: f32,
}

impl Line {
    /// Reads "bbox 150 120 900 160; baseline 0.002 -9; x_size 40.5; x_descenders 9; x_ascenders 11".
    fn of(title: &str) -> Self {
        let mut line = Self { place: bounds(title), ..Self::default() };
        let mut baseline = values(title, "baseline");
        line.slope = baseline.next().unwrap_or(0.0).clamp(-0.2, 0.2);
        line.offset = baseline.next().unwrap_or(0.0).clamp(-1_000.0, 1_000.0);
        line.height = values(title, "x_size").next().unwrap_or(0.0).clamp(0.0, 1_000.0);
        line
    }

    /// Reads "bbox 150 120 230 160; x_wconf 93".
    fn word(&self, title: &str) -> Word {
        let place = bounds(title).unwrap_or(Rule { left: 0, top: 0, right: 0, bottom: 0 });
        let line = self.place.unwrap_or(place);
        let from_left = (place.left as f32 + place.right as f32) / 2.0 - line.left as f32;
        let base = line.bottom as f32 + self.offset + self.slope * from_left;
        Word {
            letters: String::new(),
            place,
            // A line of which nothing true is told stands where its word ends.
            base: if (place.top as f32..=place.bottom as f32 + self.height).contains(&base) {
                base
            } else {
                place.bottom as f32
            },
            height: if self.height > 0.0 { self.height } else { (place.bottom - place.top) as f32 },
            sure: values(title, "x_wconf").next().unwrap_or(0.0).clamp(0.0, 100.0) as u8,
        }
    }
}

fn bounds(title: &str) -> Option<Rule> {
    let mut numbers = values(title, "bbox").map(|number| number.clamp(0.0, 100_000.0) as u32);
    let mut next = || numbers.next();
    let place = Rule { left: next()?, top: next()?, right: next()?, bottom: next()? };
    (place.left <= place.right && place.top <= place.bottom).then_some(place)
}

/// Returns the numbers behind a name.
fn values<'a>(title: &'a str, name: &str) -> impl Iterator<Item = f32> + use<'a> {
    let parts = title.split(';').filter_map(|part| part.trim().split_once(' '));
    let numbers = parts.filter(|(first, _)| *first == name).map(|(_, rest)| rest).next().unwrap_or("");
    let numbers = numbers.split_whitespace().map_while(|number| number.parse::<f32>().ok());
    numbers.filter(|number| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "<?xml version=\"1.0\"?><html><body><div class='ocr_page' title='image \"stdin\"; bbox 0 0 800 600'>\
        <span class='ocr_line' id='line_1_1' title=\"bbox 100 50 500 90; baseline 0.01 -8; x_size 40; x_descenders 8; x_ascenders 10\">\
        <span class='ocrx_word' title='bbox 100 52 200 82; x_wconf 96'><strong>KH&amp;CN</strong></span>\
        <span class='ocrx_word' title='bbox 220 52 300 90; x_wconf 31'>qu\u{fd}</span>\
        <span class='ocrx_word' title='bbox 310 52 320 90; x_wconf 95'> </span></span></div></body></html>";

    #[test]
    fn words_have_places_baselines_and_sureness() {
        let words = words(SAID);
        let letters: Vec<&str> = words.iter().map(|word| word.letters.as_str()).collect();
        assert_eq!(letters, ["KH&CN", "quý"]);
        assert_eq!(words[0].place, Rule { left: 100, top: 52, right: 200, bottom: 82 });
        assert_eq!((words[0].base, words[0].height, words[0].sure), (82.5, 40.0, 96));
        assert_eq!(words[1].sure, 31);
    }

    #[test]
    fn what_no_program_would_say_is_bounded() {
        for said in [
            "",
            "<",
            "<span class='ocrx_word' title='bbox 9 9 1 1; x_wconf 300'>a</span>",
            "<span class='ocrx_word'>a",
            "<span class='ocrx_word' title='bbox NaN inf -1 1e40; x_wconf NaN'>a</span></span></span>",
            "<span class='ocr_line' title='bbox 0 0 5 5; baseline inf NaN; x_size 1e30'><span class='ocrx_word' title='bbox 0 0 5 5; x_wconf 999'>a</span>",
        ] {
            for word in words(said) {
                assert!(
                    word.base.is_finite() && word.height <= 1_000.0 && word.sure <= 100,
                    "{said}: {word:?}"
                );
            }
        }
    }
}
