//! The notice as a scanner gives it: pictures of its pages, alone and in a PDF.

use super::degrade::{self, Wear};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::{DynamicImage, GrayImage, ImageFormat, RgbImage, imageops};
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

/// Points of a page of 200 dots an inch.
const POINTS_A_DOT: f64 = 72.0 / 200.0;

/// Shades of grey that are kept: enough for the edges of letters, few enough for small files.
const SHADES: u8 = 15;

/// Left, top, width and height of one line of the page: a picture that is read fast, to be damaged a thousand times.
const LINE: [u32; 4] = [250, 190, 1200, 60];

/// Writes `scan.pdf`, and for a notice of one page also the pictures themselves and one line of it.
pub(super) fn write(pages: &[PathBuf], folder: &Path, pictures: bool) -> Result<(), String> {
    let pages: Vec<GrayImage> = pages.iter().map(|page| load(page)).collect::<Result<_, _>>()?;
    let to_error = |error: std::io::Error| format!("{}: {error}", folder.display());
    let pictures_of_pages: Vec<Picture> = pages.iter().map(grey).collect::<Result<_, _>>()?;
    fs::write(folder.join("scan.pdf"), document(&pictures_of_pages)).map_err(to_error)?;
    let Some(page) = pages.first().filter(|_| pictures) else { return Ok(()) };
    let line = image::imageops::crop_imm(page, LINE[0], LINE[1], LINE[2], LINE[3]).to_image();
    for (name, format) in [("png", ImageFormat::Png), ("jpg", ImageFormat::Jpeg)] {
        fs::write(folder.join(format!("scan.{name}")), encoded(page, format)?).map_err(to_error)?;
        fs::write(folder.join(format!("line.{name}")), encoded(&line, format)?).map_err(to_error)?;
    }
    fs::write(folder.join("line.tif"), encoded(&line, ImageFormat::Tiff)?).map_err(to_error)
}

/// Dots an inch of a worn scan, and the quality of its JPEG: offices send what is small.
const WORN_DPI: f32 = 150.0;
const WORN_QUALITY: u8 = 40;

/// Writes `scan-worn.pdf`: coloured, crooked, with dust, the stamp on the last page.
pub(super) fn write_worn(
    pages: &[PathBuf],
    folder: &Path,
    skew: f32,
    stamp: (f32, f32),
) -> Result<(), String> {
    let mut worn = Vec::new();
    for (at, path) in pages.iter().enumerate() {
        let clean = image::open(path).map_err(|error| format!("{}: {error}", path.display()))?.to_rgb8();
        let side = |dots: u32| (f64::from(dots) * POINTS_A_DOT / 72.0 * f64::from(WORN_DPI)) as u32;
        let (width, height) = (side(clean.width()), side(clean.height()));
        let clean = imageops::resize(&clean, width, height, imageops::FilterType::Triangle);
        let wear = Wear {
            dpi: WORN_DPI,
            stamp: (at + 1 == pages.len()).then_some(stamp),
            ink: 0.85,
            skew,
            noise: 5.0,
            specks: 30,
            seed: at as u64 + 1,
            ..Wear::default()
        };
        worn.push(jpeg(&degrade::page(&clean, &wear))?);
    }
    let path = folder.join("scan-worn.pdf");
    fs::write(&path, document(&worn)).map_err(|error| format!("{}: {error}", path.display()))
}

/// A page as a PDF shows it: its picture, with the keys that say how it is packed, and its size in points.
struct Picture {
    keys: String,
    bytes: Vec<u8>,
    size: (f64, f64),
}

fn jpeg(page: &RgbImage) -> Result<Picture, String> {
    let (width, height) = page.dimensions();
    let points = |dots: u32| f64::from(dots) * 72.0 / f64::from(WORN_DPI);
    Ok(Picture {
        keys: format!(
            "/Width {width} /Height {height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode "
        ),
        bytes: degrade::jpeg(page, WORN_QUALITY).map_err(|error| error.to_string())?,
        size: (points(width), points(height)),
    })
}

/// A page of 16 shades of grey, packed.
fn grey(page: &GrayImage) -> Result<Picture, String> {
    let (width, height) = page.dimensions();
    Ok(Picture {
        keys: format!(
            "/Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 4 /Filter /FlateDecode "
        ),
        bytes: deflated(&packed(page))?,
        size: (f64::from(width) * POINTS_A_DOT, f64::from(height) * POINTS_A_DOT),
    })
}

fn load(path: &Path) -> Result<GrayImage, String> {
    let mut page = image::open(path).map_err(|error| format!("{}: {error}", path.display()))?.to_luma8();
    for dot in page.pixels_mut() {
        let shade = (u16::from(dot.0[0]) * u16::from(SHADES) + 127) / 255;
        dot.0[0] = u8::try_from(shade * 255 / u16::from(SHADES)).unwrap_or(u8::MAX);
    }
    Ok(page)
}

fn encoded(page: &GrayImage, format: ImageFormat) -> Result<Vec<u8>, String> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(page.clone()).write_to(&mut bytes, format).map_err(|error| error.to_string())?;
    Ok(bytes.into_inner())
}

/// Returns a PDF of nothing but pictures.
fn document(pages: &[Picture]) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|at| format!("{} 0 R ", 3 + 3 * at)).collect();
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()).into_bytes(),
    ];
    for Picture { keys, bytes, size: (across, down) } in pages {
        let content = format!("q {across:.2} 0 0 {down:.2} 0 0 cm /P Do Q");
        let at = objects.len() + 1;
        objects.push(
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {across:.2} {down:.2}] /Contents {} 0 R \
                 /Resources << /XObject << /P {} 0 R >> >> >>",
                at + 1,
                at + 2
            )
            .into_bytes(),
        );
        objects.push(stream("", content.as_bytes()));
        objects.push(stream(&format!("/Type /XObject /Subtype /Image {keys}"), bytes));
    }
    file(&objects)
}

/// Returns the dots of a picture, two in a byte; a row begins with a byte of its own.
fn packed(page: &GrayImage) -> Vec<u8> {
    let pair = |dots: &[u8]| {
        let shade = |at: usize| dots.get(at).map_or(0, |dot| dot / (255 / SHADES));
        shade(0) << 4 | shade(1)
    };
    page.chunks(page.width() as usize).flat_map(|row| row.chunks(2).map(pair)).collect()
}

fn deflated(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).and_then(|()| packer.finish()).map_err(|error| error.to_string())
}

fn stream(keys: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<< {keys}/Length {} >>\nstream\n", bytes.len());
    [head.as_bytes(), bytes, b"\nendstream"].concat()
}

/// Puts numbers to the objects and writes where each begins.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        // A String can always be written to.
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        file.extend(format!("{} 0 obj\n", at + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    let tail = format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.extend(table.bytes());
    file.extend(tail.bytes());
    file
}
