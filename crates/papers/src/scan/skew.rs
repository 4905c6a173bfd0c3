//! How a sheet lies: the angle of its lines, whether they run down the page, whether it stands on its head.
//!
//! All of it is told by profiles: how much ink each row of the page has, when the rows run at an angle. Where that is the
//! angle of the lines, rows of ink and white rows alternate.

use super::light::INK;
use image::GrayImage;

/// How a sheet lies.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Lie {
    /// Quarter turns clockwise that set it upright.
    pub(crate) turns: u8,
    /// Degrees by which it must be turned further, clockwise.
    pub(crate) degrees: f32,
    /// Its head may as well be its foot: nothing told.
    pub(crate) is_head_unsure: bool,
    /// Next to no ink: the back of a sheet.
    pub(crate) is_blank: bool,
}

/// The angle is looked for up to so many degrees on both sides.
const MOST_DEGREES: f32 = 10.0;

/// A sheet is looked at with so many pixels along its longer side: a tenth of a degree is then more than two pixels.
const LOOKED_AT: u32 = 1400;

/// Ink above the small letters (marks, ascenders) is that many times the ink below them on a page that stands upright.
const SURE_OF_HEAD: f32 = 1.25;

/// Tells how a sheet lies.
pub(crate) fn lie(picture: &GrayImage) -> Lie {
    let dots = Dots::of(picture);
    if dots.places.len() < FEW_DOTS {
        return Lie { is_blank: true, ..Lie::default() };
    }
    let turned = dots.turned();
    let (along, down) = (dots.angle(), turned.angle());
    let (lying, angle, dots) = if down.1 > along.1 * 1.2 { (1, down.0, turned) } else { (0, along.0, dots) };
    let heads = dots.heads(angle);
    let is_on_its_head = heads < 1.0;
    Lie {
        turns: if is_on_its_head { lying + 2 } else { lying },
        degrees: angle,
        is_head_unsure: (1.0 / SURE_OF_HEAD..SURE_OF_HEAD).contains(&heads),
        is_blank: false,
    }
}

/// Tells whether a picture has next to no ink.
pub(crate) fn is_blank(picture: &GrayImage) -> bool {
    Dots::of(picture).places.len() < FEW_DOTS
}

/// A page with less ink has no line to go by.
const FEW_DOTS: usize = 200;

/// More dots than this tell nothing new: every so many-th is looked at.
const MANY_DOTS: usize = 120_000;

/// The ink of a page: a dot for each pixel of its small picture.
struct Dots {
    places: Vec<(f32, f32)>,
    width: f32,
    height: f32,
}

impl Dots {
    fn of(picture: &GrayImage) -> Self {
        let longer = picture.width().max(picture.height());
        let step = longer.div_ceil(LOOKED_AT).max(1) as usize;
        let rows = picture.chunks_exact(picture.width().max(1) as usize).enumerate().step_by(step);
        let mut places = Vec::new();
        for (y, row) in rows {
            let dark = row.iter().enumerate().step_by(step).filter(|(_, pixel)| **pixel < INK);
            places.extend(dark.map(|(x, _)| ((x / step) as f32, (y / step) as f32)));
        }
        let every = places.len().div_ceil(MANY_DOTS).max(1);
        let places = places.into_iter().step_by(every).collect();
        let side = |pixels: u32| (pixels as usize).div_ceil(step) as f32;
        Self { places, width: side(picture.width()), height: side(picture.height()) }
    }

    /// Returns the page turned clockwise by a quarter.
    fn turned(&self) -> Self {
        let places = self.places.iter().map(|(x, y)| (self.height - 1.0 - y, *x)).collect();
        Self { places, width: self.height, height: self.width }
    }

    /// Returns the angle at which the rows are sharpest, and how sharp they are.
    fn angle(&self) -> (f32, f64) {
        let best = |from: f32, to: f32, step: f32| {
            let steps = ((to - from) / step).round() as u32;
            let angles = (0..=steps).map(|count| from + count as f32 * step);
            let judged = angles.map(|angle| (angle, sharpness(&self.profile(angle))));
            judged.max_by(|one, other| one.1.total_cmp(&other.1)).unwrap_or((0.0, 0.0))
        };
        let (coarse, _) = best(-MOST_DEGREES, MOST_DEGREES, 0.5);
        let (near, _) = best(coarse - 0.5, coarse + 0.5, 0.1);
        best(near - 0.1, near + 0.1, 0.025)
    }

    /// Returns the ink of each row once the page is turned clockwise by so many degrees.
    fn profile(&self, degrees: f32) -> Vec<u32> {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let lift = self.width * sin.abs();
        let mut profile = vec![0; (self.height + 2.0 * lift) as usize + 2];
        for (x, y) in &self.places {
            let row = (y * cos + x * sin + lift).max(0.0) as usize;
            if let Some(count) = profile.get_mut(row) {
                *count += 1;
            }
        }
        profile
    }

    /// Returns how many times as much ink stands above the small letters of the lines as below them.
    ///
    /// Vietnamese has most of its marks above; the dots below and the tails of g, p, q, y are fewer.
    fn heads(&self, angle: f32) -> f32 {
        let profile = self.profile(angle);
        let (mut above, mut below) = (0.0, 0.0);
        for band in bands(&profile) {
            let most = band.iter().copied().max().unwrap_or(0);
            let is_core = |count: &u32| *count * 2 > most;
            let (Some(first), Some(last)) = (band.iter().position(is_core), band.iter().rposition(is_core))
            else {
                continue;
            };
            let ink = |rows: Option<&[u32]>| rows.map_or(0, |rows| rows.iter().sum::<u32>()) as f32;
            above += ink(band.get(..first));
            below += ink(band.get(last + 1..));
        }
        (above + 1.0) / (below + 1.0)
    }
}

/// The sum of the squared steps from row to row.
fn sharpness(profile: &[u32]) -> f64 {
    profile.windows(2).map(|pair| (f64::from(pair[0]) - f64::from(pair[1])).powi(2)).sum()
}

/// Cuts a profile into lines of text: rows of ink between white ones.
fn bands(profile: &[u32]) -> impl Iterator<Item = &[u32]> {
    // Dust and the frames of tables leave some ink in every row.
    let most = profile.iter().copied().max().unwrap_or(0);
    let white = most / 40;
    profile.split(move |count| *count <= white).filter(|band| (LEAST_BAND..MOST_BAND).contains(&band.len()))
}

/// Rows of a line of text: at 10 to 20 points it is 14 to 50 rows high here.
const LEAST_BAND: usize = 8;
const MOST_BAND: usize = 80;
