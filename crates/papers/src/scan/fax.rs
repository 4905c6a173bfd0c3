//! Pages of a TIFF as fax machines and scanners pack black and white (CCITT group 3 and 4). The decoder for all other TIFFs
//! knows group 4 alone, takes no bits in reverse, and does not know that dots may be higher than wide.

use super::tiff::Directory;
use crate::{Error, limits};
use hayro_ccitt::{DecodeSettings, Decoder, DecoderContext, EncodingMode};
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, Luma, imageops};

/// What a page of a TIFF says of itself.
mod tag {
    pub(super) const WIDTH: u16 = 256;
    pub(super) const HEIGHT: u16 = 257;
    pub(super) const BITS: u16 = 258;
    pub(super) const PACKED: u16 = 259;
    pub(super) const PHOTOMETRIC: u16 = 262;
    pub(super) const FILL_ORDER: u16 = 266;
    pub(super) const STRIPS: u16 = 273;
    pub(super) const ORIENTATION: u16 = 274;
    pub(super) const SAMPLES: u16 = 277;
    pub(super) const ROWS_OF_STRIP: u16 = 278;
    pub(super) const BYTES_OF_STRIPS: u16 = 279;
    pub(super) const ACROSS: u16 = 282;
    pub(super) const DOWN: u16 = 283;
    pub(super) const GROUP_3: u16 = 292;
    pub(super) const TILE: u16 = 322;
}

/// Group 3 whose rows lean on those above them.
const TWO_DIMENSIONS: u32 = 1;
/// The lowest bit of a byte is the leftmost dot.
const REVERSED: u32 = 2;
/// The dots that are packed as white are black.
const BLACK_IS_ZERO: u32 = 1;

/// How high a dot is at the coarse resolution of fax machines, 204 by 98 to the inch, at least and at most.
const HIGH_DOTS: std::ops::RangeInclusive<f32> = 1.5..=2.5;

/// A page that is packed so.
pub(super) struct Fax<'a> {
    directory: Directory<'a>,
    encoding: EncodingMode,
    width: u32,
    height: u32,
}

impl<'a> Fax<'a> {
    /// Returns a page, if it is packed so.
    pub(super) fn of(directory: &Directory<'a>) -> Option<Self> {
        let value = |tag: u16, usual: u32| directory.value(tag).unwrap_or(usual);
        let encoding = match value(tag::PACKED, 1) {
            2 => EncodingMode::Group3_1D,
            3 if value(tag::GROUP_3, 0) & TWO_DIMENSIONS == 0 => EncodingMode::Group3_1D,
            3 => EncodingMode::Group3_2D,
            4 => EncodingMode::Group4,
            _ => return None,
        };
        let is_plain =
            value(tag::BITS, 1) == 1 && value(tag::SAMPLES, 1) == 1 && directory.value(tag::TILE).is_none();
        let (width, height) = (directory.value(tag::WIDTH)?, directory.value(tag::HEIGHT)?);
        is_plain.then_some(Self { directory: *directory, encoding, width, height })
    }

    /// Returns the page as a person holds it; `None` if nothing of it can be read. What is missing at its foot is white.
    ///
    /// # Errors
    ///
    /// `TooManyPixels`, before it is decoded.
    pub(super) fn decode(&self) -> Result<Option<DynamicImage>, Error> {
        let stretch = self.stretch();
        if u64::from(self.width) * u64::from(self.height) * u64::from(stretch) > limits::PIXELS {
            return Err(Error::TooManyPixels { limit: limits::PIXELS });
        }
        if self.width == 0 || self.height == 0 {
            return Ok(None);
        }
        let Some(sheet) = self.strips() else { return Ok(None) };
        let gray = match stretch {
            1 => sheet,
            _ => imageops::resize(&sheet, self.width, self.height * stretch, imageops::FilterType::Triangle),
        };
        let mut picture = DynamicImage::ImageLuma8(gray);
        let orientation = self.directory.value(tag::ORIENTATION).and_then(|value| u8::try_from(value).ok());
        if let Some(orientation) = orientation.and_then(Orientation::from_exif) {
            picture.apply_orientation(orientation);
        }
        Ok(Some(picture))
    }

    /// By how much the picture must be made higher.
    fn stretch(&self) -> u32 {
        let (across, down) = (self.directory.fraction(tag::ACROSS), self.directory.fraction(tag::DOWN));
        let high = across.zip(down).is_some_and(|(across, down)| HIGH_DOTS.contains(&(across / down)));
        if high { 2 } else { 1 }
    }

    /// Unpacks the strips, unless no row of them can be read.
    fn strips(&self) -> Option<GrayImage> {
        let directory = &self.directory;
        let rows = directory.value(tag::ROWS_OF_STRIP).filter(|rows| *rows > 0).unwrap_or(self.height);
        let count = self.height.div_ceil(rows) as usize;
        let bytes = directory.tiff.bytes;
        let starts = directory.values(tag::STRIPS, count)?;
        let lengths = directory.values(tag::BYTES_OF_STRIPS, count).unwrap_or_else(|| vec![u32::MAX]);
        let is_reversed = directory.value(tag::FILL_ORDER) == Some(REVERSED);
        let ink = if directory.value(tag::PHOTOMETRIC) == Some(BLACK_IS_ZERO) { 255 } else { 0 };
        let mut sheet = Sheet {
            dots: GrayImage::from_pixel(self.width, self.height, Luma([255])),
            row: 0,
            pushed: 0,
            ink,
        };
        // Strips that lie over each other would be unpacked again and again.
        let mut left = bytes.len();
        for ((start, length), number) in starts.iter().zip(lengths).zip(0..) {
            let packed = bytes.get(*start as usize..)?;
            let packed = &packed[..packed.len().min(length as usize).min(left)];
            left -= packed.len();
            sheet.row = rows.saturating_mul(number);
            let rows = rows.min(self.height.saturating_sub(sheet.row));
            let mut context = DecoderContext::new(self.settings(rows));
            let reversed: Vec<u8>;
            let packed = if is_reversed {
                reversed = packed.iter().map(|byte| byte.reverse_bits()).collect();
                &reversed
            } else {
                packed
            };
            // The rows before a mistake are kept.
            hayro_ccitt::decode(packed, &mut sheet, &mut context).ok();
        }
        (sheet.pushed > 0).then_some(sheet.dots)
    }

    fn settings(&self, rows: u32) -> DecodeSettings {
        DecodeSettings {
            columns: self.width,
            rows,
            end_of_block: true,
            end_of_line: false,
            rows_are_byte_aligned: self.directory.value(tag::PACKED) == Some(2),
            encoding: self.encoding,
            strict: false,
        }
    }
}

/// A page that fills from its head.
struct Sheet {
    dots: GrayImage,
    row: u32,
    pushed: u32,
    /// How bright a dot is that was packed as black.
    ink: u8,
}

impl Decoder for Sheet {
    fn push_row(&mut self, changes: &[u32]) {
        let width = self.dots.width() as usize;
        let from = self.row as usize * width;
        self.row += 1;
        self.pushed += 1;
        let Some(row) = self.dots.get_mut(from..from + width) else { return };
        row.fill(255 - self.ink);
        for run in changes.chunks(2) {
            let (from, to) = (run[0] as usize, run.get(1).map_or(width, |to| *to as usize));
            if let Some(dots) = row.get_mut(from..to) {
                dots.fill(self.ink);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tiff::Tiff;
    use super::*;

    /// Two rows of eight dots, group 3: the end of a line, three white dots, two black ones, three white ones; then eight
    /// white ones.
    const ROWS: &str = "000000000001 1000 11 1000 000000000001 10011 000000000001";
    const SHOWN: [&str; 2] = ["...##...", "........"];

    fn packed(bits: &str) -> Vec<u8> {
        let bits: Vec<u8> = bits.bytes().filter(|bit| *bit != b' ').map(|bit| bit - b'0').collect();
        bits.chunks(8).map(|byte| (0..8).fold(0, |sum, at| sum * 2 + byte.get(at).unwrap_or(&0))).collect()
    }

    /// A TIFF of eight by two dots: its strip, and what is said of it besides.
    fn tiff(strip: &[u8], said: &[(u16, u32)]) -> Vec<u8> {
        let fractions = [(tag::ACROSS, 204_u32), (tag::DOWN, 98)];
        let strip_at = 8 + fractions.len() as u32 * 8;
        let mut entries: Vec<(u16, u16, u32)> = vec![
            (tag::WIDTH, 4, 8),
            (tag::HEIGHT, 4, 2),
            (tag::PACKED, 4, 3),
            (tag::STRIPS, 4, strip_at),
            (tag::BYTES_OF_STRIPS, 4, strip.len() as u32),
        ];
        for (tag, value) in said {
            entries.retain(|(other, ..)| other != tag);
            entries.push((*tag, if [tag::ACROSS, tag::DOWN].contains(tag) { 5 } else { 4 }, *value));
        }
        let mut file = b"II*\0".to_vec();
        file.extend((strip_at + strip.len() as u32).to_le_bytes());
        for (_, value) in fractions {
            file.extend([value.to_le_bytes(), 1_u32.to_le_bytes()].concat());
        }
        file.extend(strip);
        file.extend((entries.len() as u16).to_le_bytes());
        for (tag, kind, value) in entries {
            file.extend([tag.to_le_bytes(), kind.to_le_bytes()].concat());
            file.extend([1_u32.to_le_bytes(), value.to_le_bytes()].concat());
        }
        file.extend([0; 4]);
        file
    }

    fn read(strip: &[u8], said: &[(u16, u32)]) -> Result<Option<DynamicImage>, Error> {
        let file = tiff(strip, said);
        let tiff = Tiff::of(&file);
        let directory = tiff.directory(tiff.pages()[0]).expect("a directory");
        Fax::of(&directory).expect("it is packed so").decode()
    }

    fn shown(picture: &DynamicImage) -> Vec<String> {
        let gray = picture.to_luma8();
        gray.rows().map(|row| row.map(|dot| if dot.0[0] < 128 { '#' } else { '.' }).collect()).collect()
    }

    #[test]
    fn rows_are_unpacked_in_either_order_of_bits_and_either_sense() {
        let strip = packed(ROWS);
        let reversed: Vec<u8> = strip.iter().map(|byte| byte.reverse_bits()).collect();
        let plain = read(&strip, &[]).expect("small").expect("a page");
        assert_eq!(shown(&plain), SHOWN);
        let other = read(&reversed, &[(tag::FILL_ORDER, REVERSED)]).expect("small").expect("a page");
        assert_eq!(shown(&other), SHOWN);
        let inverted = read(&strip, &[(tag::PHOTOMETRIC, BLACK_IS_ZERO)]).expect("small").expect("a page");
        assert_eq!(shown(&inverted), ["###..###", "########"]);
    }

    #[test]
    fn high_dots_become_two_and_a_page_on_its_head_is_turned() {
        let coarse =
            read(&packed(ROWS), &[(tag::ACROSS, 8), (tag::DOWN, 16)]).expect("small").expect("a page");
        assert_eq!((coarse.width(), coarse.height()), (8, 4));
        let turned = read(&packed(ROWS), &[(tag::ORIENTATION, 3)]).expect("small").expect("a page");
        assert_eq!(shown(&turned), ["........", "...##..."]);
    }

    #[test]
    fn a_page_that_is_cut_keeps_its_head_and_a_giant_is_refused() {
        let cut = read(&packed("000000000001 1000 11 1000"), &[]).expect("small").expect("a page");
        assert_eq!(shown(&cut), SHOWN);
        assert_eq!(read(&packed(ROWS), &[(tag::STRIPS, 4_000_000_000)]).expect("small"), None);
        assert_eq!(read(&packed(ROWS), &[(tag::WIDTH, 0)]).expect("small"), None);
        let giant = read(&packed(ROWS), &[(tag::WIDTH, 60_000), (tag::HEIGHT, 60_000)]);
        assert_eq!(giant.err(), Some(Error::TooManyPixels { limit: limits::PIXELS }));
    }
}
