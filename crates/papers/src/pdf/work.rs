//! What is done with the bytes of a file: asked for by a request, told in answers, so that another process can do it.

use super::draw;
use super::file::{self, Shared};
use crate::page::Page;
use crate::{Error, limits};
use serde::{Deserialize, Serialize};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What is asked of a file.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Request {
    /// All pages behind the first `skip` ones.
    Pages { skip: u32 },
    /// A picture of one, see [`super::draw`].
    Picture { number: u32, dpi: f32 },
}

/// A part of what is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Answer {
    /// The file could be opened.
    Open,
    /// The next page.
    Page(Page),
    /// The next page cannot be read.
    Lost,
    /// The picture.
    Picture {
        width: u32,
        height: u32,
        /// Red, green and blue values, row by row.
        #[serde(with = "dots")]
        dots: Vec<u8>,
    },
    /// Everything is told.
    Done,
    /// The file cannot be read.
    Failed(Fault),
}

/// Why a file cannot be read: those [`Error`]s that a file may give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Fault {
    Damaged,
    Encrypted,
    TooComplex,
    NotBuilt,
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Damaged => Self::Damaged { part: "PDF".to_owned() },
            Fault::Encrypted => Self::Encrypted,
            Fault::TooComplex => Self::TooComplex,
            Fault::NotBuilt => Self::NotBuilt,
        }
    }
}

/// Answers a request part by part, until `tell` wants no more. Files come from strangers and the parser is not ours: what
/// panics is lost, no more.
pub(super) fn answer(request: Request, bytes: Vec<u8>, tell: &mut dyn FnMut(Answer) -> bool) {
    let mut wanted = true;
    let mut tell = |answer| {
        wanted = wanted && tell(answer);
        wanted
    };
    let last = match try_answer(request, bytes, &mut tell) {
        Ok(()) => Answer::Done,
        Err(fault) => Answer::Failed(fault),
    };
    tell(last);
}

fn try_answer(request: Request, bytes: Vec<u8>, tell: &mut dyn FnMut(Answer) -> bool) -> Result<(), Fault> {
    let pdf = caught(|| file::open(bytes))?;
    tell(Answer::Open);
    match request {
        Request::Pages { skip } => {
            let mut shared = Shared::of(&pdf);
            for (page, number) in pdf.pages().iter().zip(1..).skip(skip as usize) {
                let page = caught(|| shared.page(number, page).ok_or(Fault::TooComplex));
                if !tell(page.map_or(Answer::Lost, Answer::Page)) {
                    break;
                }
            }
        }
        Request::Picture { number, dpi } => {
            let ((width, height), dots) = caught(|| draw::page(&pdf, number, dpi))?;
            tell(Answer::Picture { width, height, dots });
        }
    }
    Ok(())
}

fn caught<T>(work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Fault::Damaged))
}

/// Answers a request in this process, on a stack that is deep enough.
pub(super) fn here(
    request: Request,
    bytes: &[u8],
    tell: &mut (dyn FnMut(Answer) -> bool + Send),
) -> Result<(), Error> {
    std::thread::scope(|scope| {
        let work = || answer(request, bytes.to_vec(), tell);
        let thread = std::thread::Builder::new().stack_size(limits::STACK_BYTES).spawn_scoped(scope, work);
        thread.ok().and_then(|thread| thread.join().ok()).ok_or(Error::TooComplex)
    })
}

/// Dots as bytes, not as numbers one by one.
mod dots {
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(dots: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(dots)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        <&'de [u8]>::deserialize(deserializer).map(<[u8]>::to_vec)
    }
}
