//! Files of pictures: how many pages they hold, and one page decoded within limits.

use super::fax;
use super::tiff::Tiff;
use crate::{Error, limits};
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// A file of one or more pictures.
pub(crate) struct Pictures<'a> {
    bytes: &'a [u8],
    format: ImageFormat,
    /// Where the pages of a TIFF begin in the file; one place for a file of another format, which nothing reads.
    pages: Vec<u32>,
}

impl<'a> Pictures<'a> {
    /// Counts the pages of a file.
    pub(crate) fn open(bytes: &'a [u8], format: ImageFormat) -> Result<Self, Error> {
        let pages = if format == ImageFormat::Tiff { Tiff::of(bytes).pages() } else { vec![0] };
        if pages.is_empty() {
            return Err(damaged(format, 0));
        }
        Ok(Self { bytes, format, pages })
    }

    /// Returns how many pages there are.
    pub(crate) fn len(&self) -> usize {
        self.pages.len()
    }

    /// Decodes a page, counted from 0, as a person holds it.
    ///
    /// # Errors
    ///
    /// Refuses pictures of too many pixels before they are decoded, and damaged ones.
    pub(crate) fn decode(&self, page: usize) -> Result<DynamicImage, Error> {
        // The decoders should not panic; if one does, this file is damaged.
        let decoded = std::panic::catch_unwind(|| match self.pages.get(page) {
            Some(&at) if self.format == ImageFormat::Tiff => self.page_of_tiff(at, page),
            Some(_) | None => self.told(decode(self.bytes, self.format), page),
        });
        decoded.unwrap_or_else(|_| Err(damaged(self.format, page)))
    }

    fn page_of_tiff(&self, at: u32, page: usize) -> Result<DynamicImage, Error> {
        match Tiff::of(self.bytes).directory(at).and_then(|directory| fax::Fax::of(&directory)) {
            Some(fax) => fax.decode()?.ok_or_else(|| damaged(self.format, page)),
            None => self.told(decode(&with_first(self.bytes, at), self.format), page),
        }
    }

    /// Says what went wrong with a page.
    fn told(&self, decoded: Result<DynamicImage, ImageError>, page: usize) -> Result<DynamicImage, Error> {
        decoded.map_err(|error| {
            if matches!(error, ImageError::Unsupported(_)) && self.format == ImageFormat::Tiff {
                // Whole, but packed in a way that the decoder lacks.
                Error::Unsupported { format: "tif (JPEG 6, ...)" }
            } else if matches!(error, ImageError::Limits(_)) {
                Error::TooManyPixels { limit: limits::PIXELS }
            } else {
                damaged(self.format, page)
            }
        })
    }
}

fn decode(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, ImageError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut most = Limits::default();
    most.max_alloc = Some(limits::PICTURE_BYTES);
    reader.limits(most);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > limits::PIXELS {
        let kind = image::error::LimitErrorKind::DimensionError;
        return Err(ImageError::Limits(image::error::LimitError::from_kind(kind)));
    }
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn damaged(format: ImageFormat, page: usize) -> Error {
    let extension = format.extensions_str().first().copied().unwrap_or("");
    Error::Damaged {
        part: if page == 0 { extension.to_owned() } else { format!("{extension} {}", page + 1) },
    }
}

/// Returns the file with another page as its first: the decoder reads only that one.
fn with_first(bytes: &[u8], at: u32) -> Vec<u8> {
    let mut file = bytes.to_vec();
    let place = if bytes.starts_with(b"MM") { at.to_be_bytes() } else { at.to_le_bytes() };
    if let Some(first) = file.get_mut(4..8) {
        first.copy_from_slice(&place);
    }
    file
}

#[cfg(test)]
mod tests {
    use super::super::tiff::ENTRY;
    use super::*;
    use image::{GrayImage, Luma};

    fn tiff(pictures: &[GrayImage]) -> Vec<u8> {
        let mut file = Vec::new();
        let mut last_link = 4;
        for picture in pictures {
            let mut one = Vec::new();
            picture.write_to(&mut Cursor::new(&mut one), ImageFormat::Tiff).expect("a picture is written");
            append(&mut file, &mut last_link, &one);
        }
        file
    }

    /// Puts a TIFF of one page behind others: its places move by as much as stands before it.
    fn append(file: &mut Vec<u8>, last_link: &mut usize, one: &[u8]) {
        let shift = u32::try_from(file.len()).expect("a small file");
        let read = Tiff::of(one);
        let (at, mut moved) = (read.long(4).expect("a directory") as usize, one.to_vec());
        let entries = usize::from(read.short(at).expect("entries"));
        let add = |moved: &mut Vec<u8>, place: usize| {
            let value = u32::from_le_bytes(moved[place..place + 4].try_into().expect("four bytes")) + shift;
            moved[place..place + 4].copy_from_slice(&value.to_le_bytes());
        };
        for entry in (0..entries).map(|entry| at + 2 + entry * ENTRY) {
            let size = match read.short(entry + 2) {
                Some(3) => 2,
                Some(4) => 4,
                _ => 8,
            };
            let is_place = read.short(entry) == Some(273);
            if is_place || read.long(entry + 4).expect("a count") as usize * size > 4 {
                add(&mut moved, entry + 8);
            }
        }
        let directory = at as u32 + shift;
        let link = *last_link;
        *last_link = file.len() + at + 2 + entries * ENTRY;
        file.extend(moved);
        file[link..link + 4].copy_from_slice(&directory.to_le_bytes());
    }

    #[test]
    fn every_page_of_a_tiff_is_read() {
        let pages: Vec<GrayImage> =
            [3_u32, 5, 7].map(|width| GrayImage::from_pixel(width, 4, Luma([200]))).into();
        let file = tiff(&pages);
        let pictures = Pictures::open(&file, ImageFormat::Tiff).expect("three pages");
        let widths: Vec<u32> =
            (0..pictures.len()).map(|page| pictures.decode(page).expect("a page").width()).collect();
        assert_eq!(widths, [3, 5, 7]);
    }

    #[test]
    fn a_chain_of_pages_that_bites_its_tail_ends() {
        let mut file = tiff(&[GrayImage::new(2, 2), GrayImage::new(2, 2)]);
        let places = Tiff::of(&file).pages();
        let tiff = Tiff::of(&file);
        let last = places[1] as usize;
        let link = last + 2 + usize::from(tiff.short(last).expect("entries")) * ENTRY;
        file[link..link + 4].copy_from_slice(&places[0].to_le_bytes());
        assert_eq!(Tiff::of(&file).pages(), places);
    }

    #[test]
    fn a_tiff_that_is_packed_in_another_way_is_not_told_as_damaged() {
        let mut file = tiff(&[GrayImage::new(8, 8)]);
        let tiff = Tiff::of(&file);
        let first = tiff.long(4).expect("a directory") as usize + 2;
        let tags = (first..).step_by(ENTRY);
        let packed = tags.take(20).find(|at| tiff.short(*at) == Some(259)).expect("how it is packed");
        // JPEG as it was in 1992, as the entry's value.
        file[packed + 8] = 6;
        let pictures = Pictures::open(&file, ImageFormat::Tiff).expect("one page");
        assert!(matches!(pictures.decode(0), Err(Error::Unsupported { .. })));
    }

    #[test]
    fn a_giant_is_refused_by_its_header() {
        let mut file = Vec::new();
        GrayImage::new(8, 8).write_to(&mut Cursor::new(&mut file), ImageFormat::Png).expect("a picture");
        // The size in the header, and its checksum.
        file[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
        let sum = crc(&file[12..29]);
        file[29..33].copy_from_slice(&sum.to_be_bytes());
        let pictures = Pictures::open(&file, ImageFormat::Png).expect("one page");
        assert_eq!(pictures.decode(0).err(), Some(Error::TooManyPixels { limit: limits::PIXELS }));
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                (sum >> 1) ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 }
            })
        })
    }

    fn written(format: ImageFormat) -> Vec<u8> {
        let picture = image::RgbImage::from_fn(40, 30, |x, y| image::Rgb([(x * 6) as u8, (y * 8) as u8, 90]));
        let mut file = Cursor::new(Vec::new());
        image::DynamicImage::ImageRgb8(picture).write_to(&mut file, format).expect("a picture is written");
        file.into_inner()
    }

    /// A JPEG that says how the camera was held, in a block of Exif of one entry.
    fn photograph(orientation: u8) -> Vec<u8> {
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
        exif.extend([0, orientation, 0, 0, 0, 0, 0, 0]);
        let length = u16::try_from(exif.len() + 2).expect("a short block").to_be_bytes();
        let file = written(ImageFormat::Jpeg);
        [&file[..2], b"\xff\xe1", &length, &exif, &file[2..]].concat()
    }

    #[test]
    fn a_photograph_is_turned_as_the_camera_was_held() {
        // Green grows downwards: which edge of the picture is its foot?
        let foot = |orientation: u8| {
            let file = photograph(orientation);
            let pictures = Pictures::open(&file, ImageFormat::Jpeg).expect("one page");
            let picture = pictures.decode(0).expect("a photograph").to_rgb8();
            let (width, height) = picture.dimensions();
            let middles = [(width / 2, height - 1), (0, height / 2), (width / 2, 0), (width - 1, height / 2)];
            let green = middles.map(|(x, y)| picture.get_pixel(x, y).0[1]);
            (width, height, (0..4).max_by_key(|edge| green[*edge]))
        };
        assert_eq!(foot(1), (40, 30, Some(0)));
        assert_eq!(foot(3), (40, 30, Some(2)), "on its head");
        assert_eq!(foot(6), (30, 40, Some(1)), "held upright, turned clockwise");
        assert_eq!(foot(8), (30, 40, Some(3)));
    }

    #[test]
    fn a_picture_that_is_cut_off_or_named_wrongly_is_told_or_bounded() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Tiff, ImageFormat::Pnm] {
            let file = written(format);
            for length in (0..file.len()).step_by(file.len() / 40 + 1) {
                if let Ok(pictures) = Pictures::open(&file[..length], format) {
                    (0..pictures.len()).for_each(|page| drop(pictures.decode(page)));
                }
            }
            let head: Vec<u8> = file.iter().copied().take(20).collect();
            let read = Pictures::open(&head, format).and_then(|pictures| pictures.decode(0));
            assert!(matches!(read, Err(Error::Damaged { .. })), "{format:?}: {read:?}");
        }
        let png = written(ImageFormat::Png);
        let read = Pictures::open(&png, ImageFormat::Jpeg).and_then(|pictures| pictures.decode(0));
        assert_eq!(read.err(), Some(Error::Damaged { part: "jpg".to_owned() }));
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

        /// Whatever stands in a file, it is decoded within its limits or refused.
        #[test]
        fn flipped_bytes_are_told_or_bounded(kind in 0_usize..4, flips in proptest::collection::vec((0_usize..6_000, 0_u8..=255), 1..6)) {
            let format = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Tiff, ImageFormat::Pnm][kind];
            let mut file = written(format);
            for (at, byte) in flips {
                let place = at % file.len();
                file[place] = byte;
            }
            if let Ok(pictures) = Pictures::open(&file, format) {
                proptest::prop_assert!(pictures.len() <= limits::PICTURES);
                for page in 0..pictures.len() {
                    if let Ok(picture) = pictures.decode(page) {
                        proptest::prop_assert!(u64::from(picture.width()) * u64::from(picture.height()) <= limits::PIXELS);
                    }
                }
            }
        }
    }
}
