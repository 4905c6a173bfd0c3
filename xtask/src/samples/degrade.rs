//! What copiers, scanners and stamps do to a page, on pictures: the same every time, for a given seed.
//!
//! Lengths are in millimetres; `dpi` of the picture says how many pixels that is.

use image::codecs::jpeg::JpegEncoder;
use image::{ImageResult, Rgb, RgbImage, imageops};

/// What is done to a page, in the order in which it happens to paper.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wear {
    /// Pixels to an inch of the picture.
    pub(crate) dpi: f32,
    /// A red round stamp with its centre here (millimetres from the left and the top).
    pub(crate) stamp: Option<(f32, f32)>,
    /// How much of the blackness of the ink is left, 0 to 1.
    pub(crate) ink: f32,
    /// Degrees by which the sheet lies crooked, clockwise.
    pub(crate) skew: f32,
    /// Spread of the noise of every pixel, in steps of 255, and how many in a million are specks of dust.
    pub(crate) noise: f32,
    pub(crate) specks: u32,
    /// Quarter turns clockwise.
    pub(crate) turns: u8,
    pub(crate) seed: u64,
}

impl Default for Wear {
    fn default() -> Self {
        Self { dpi: 200.0, stamp: None, ink: 1.0, skew: 0.0, noise: 0.0, specks: 0, turns: 0, seed: 1 }
    }
}

/// Returns the page as it comes out of the scanner.
pub(crate) fn page(clean: &RgbImage, wear: &Wear) -> RgbImage {
    let mut page = clean.clone();
    if let Some((left, top)) = wear.stamp {
        stamp(&mut page, left, top, wear.dpi);
    }
    fade(&mut page, wear.ink);
    if wear.skew != 0.0 {
        page = skewed(&page, wear.skew);
    }
    dust(&mut page, wear);
    match wear.turns % 4 {
        1 => imageops::rotate90(&page),
        2 => imageops::rotate180(&page),
        3 => imageops::rotate270(&page),
        _ => page,
    }
}

/// Returns the picture as a JPEG file.
pub(crate) fn jpeg(page: &RgbImage, quality: u8) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(page)?;
    Ok(bytes)
}

/// Presses a stamp as offices have it, 36 mm wide: two rings, a star, letters between the rings (here strokes).
fn stamp(page: &mut RgbImage, left: f32, top: f32, dpi: f32) {
    let mm = dpi / 25.4;
    let (centre_x, centre_y, reach) = (left * mm, top * mm, 18.0 * mm);
    let from = |centre: f32| (centre - reach).max(0.0) as u32;
    let to = |centre: f32, size: u32| ((centre + reach) as u32 + 1).min(size);
    for y in from(centre_y)..to(centre_y, page.height()) {
        for x in from(centre_x)..to(centre_x, page.width()) {
            let (dx, dy) = (x as f32 - centre_x, y as f32 - centre_y);
            if is_inked(dx.hypot(dy) / mm, dy.atan2(dx)) {
                // The colour is laid over the paper as ink is: black stays black.
                let Rgb([red, green, blue]) = *page.get_pixel(x, y);
                let under = |channel: u8, ink: u16| (u16::from(channel) * ink / 255) as u8;
                page.put_pixel(x, y, Rgb([under(red, 214), under(green, 38), under(blue, 44)]));
            }
        }
    }
}

/// Tells whether the stamp is red at a distance from its centre (millimetres) and an angle.
fn is_inked(distance: f32, angle: f32) -> bool {
    let star = 6.0 * (0.55 + 0.45 * (5.0 * (angle + std::f32::consts::FRAC_PI_2)).cos());
    let stroke = (angle * 40.0).sin() > 0.2 && (angle * 13.0).sin() > -0.6;
    (17.0..18.0).contains(&distance)
        || (11.2..11.7).contains(&distance)
        || distance < star
        || ((12.6..15.8).contains(&distance) && stroke)
}

fn fade(page: &mut RgbImage, ink: f32) {
    if ink >= 1.0 {
        return;
    }
    for Rgb(channels) in page.pixels_mut() {
        *channels = channels.map(|channel| 255 - (f32::from(255 - channel) * ink) as u8);
    }
}

/// Turns a picture about its middle on a white ground of the same size.
fn skewed(page: &RgbImage, degrees: f32) -> RgbImage {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (middle_x, middle_y) = (page.width() as f32 / 2.0, page.height() as f32 / 2.0);
    RgbImage::from_fn(page.width(), page.height(), |x, y| {
        let (dx, dy) = (x as f32 - middle_x, y as f32 - middle_y);
        sample(page, middle_x + dx * cos + dy * sin, middle_y - dx * sin + dy * cos).unwrap_or(WHITE)
    })
}

const WHITE: Rgb<u8> = Rgb([255; 3]);

/// Returns the colour between pixels, `None` outside.
fn sample(page: &RgbImage, x: f32, y: f32) -> Option<Rgb<u8>> {
    if x < 0.0 || y < 0.0 || x > (page.width() - 1) as f32 || y > (page.height() - 1) as f32 {
        return None;
    }
    imageops::interpolate_bilinear(page, x, y)
}

fn dust(page: &mut RgbImage, wear: &Wear) {
    if wear.noise <= 0.0 && wear.specks == 0 {
        return;
    }
    let mut dice = Dice(wear.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    for Rgb(channels) in page.pixels_mut() {
        // Three dice make a bell.
        let shift = (0..3).map(|_| dice.roll() - 0.5).sum::<f32>() * 2.0 * wear.noise;
        let is_speck = dice.roll() * 1e6 < wear.specks as f32;
        *channels = channels.map(|channel| if is_speck { 40 } else { (f32::from(channel) + shift) as u8 });
    }
}

/// Numbers between 0 and 1, without order but always the same (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 40) as f32 / (1_u64 << 24) as f32
    }
}
